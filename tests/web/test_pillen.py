"""Choices that a page writes in one go are escaped, and one radio is always chosen."""

from types import SimpleNamespace

from werkoffensief.web.templatetags import pillen

EVIL = "<script>alert('x')</script>\"&"


def keuze(**change):
    return SimpleNamespace(
        **{"id": "id_a_0", "naam": "a", "waarde": "1", "label": "1 Een", "aan": False, **change}
    )


def test_every_text_is_escaped():
    evil = keuze(id=EVIL, naam=EVIL, waarde=EVIL, label=EVIL)
    field = SimpleNamespace(id="id_a", naam="a", label=EVIL, waarde=EVIL, fouten=(EVIL,))
    written = [pillen.radios([evil]), pillen.niveaus([evil]), pillen.vinkjes([evil]), pillen.opties([evil]),
               pillen.tekstveld(field, hulp=EVIL)]  # fmt: skip
    for text in written:
        assert "<script" not in text
        assert "alert(&#x27;x&#x27;)" in text
        assert "'" not in text.replace("&#x27;", "")


def test_the_first_radio_is_chosen_when_none_is_and_no_tick_is():
    two = [keuze(waarde=""), keuze(waarde="1")]
    assert pillen.radios(two).index(" checked") < pillen.radios(two).index('value="1"')
    assert " checked" not in pillen.vinkjes(two)
    assert 'value="1" checked' in pillen.radios([keuze(waarde=""), keuze(aan=True)])


def test_a_field_says_what_is_wrong_where_it_is():
    field = SimpleNamespace(id="id_a", naam="a", label="A", waarde="", fouten=("Vul in.",))
    text = pillen.tekstveld(field, hulp="Zo.")
    assert 'aria-describedby="id_a_helptext id_a_error" aria-invalid="true"' in text
