from datetime import date
from uuid import uuid4

import pytest
from django import forms
from django.http import QueryDict
from django.template import Context, Template
from django.test import Client

from tests.web.style_page import GesprekForm, ZoekForm
from trajecten.forms.basis import VrijField
from werkoffensief.accounts.forms import WachtwoordForm
from werkoffensief.accounts.models import Medewerker, Team
from werkoffensief.web.forms import NUL_MESSAGE, BasisForm, BasisModelForm

GOOD = {"datum": "22-11-2026", "vorm": "kantoor", "medewerker": "a"}


class TeamForm(BasisModelForm):
    class Meta:
        model = Team
        fields = ["naam"]


class EigenForm(BasisForm):
    naam = forms.CharField(label="Naam", error_messages={"required": "Wie is dit?"})
    aantal = forms.IntegerField(label="Aantal", min_value=0)
    sleutel = forms.UUIDField(required=False)
    tekst = forms.CharField(widget=forms.Textarea, required=False)


def filled(**changes: str) -> GesprekForm:
    data = QueryDict(mutable=True)
    data.update({**GOOD, **changes})
    return GesprekForm(data)


def query_dict(values: dict[str, str]) -> QueryDict:
    data = QueryDict(mutable=True)
    data.update(values)
    return data


def rendered(form: forms.BaseForm) -> str:
    return Template("{% load formulier %}{% formulier form 'Opslaan' %}").render(
        Context({"form": form, "csrf_token": "TOKEN"})
    )


@pytest.mark.parametrize(
    "typed", ["22-11-2026", "2026-11-22", "22112026", " 22-11-2026 ", "22/11/2026", "22.11.2026"]
)
def test_date_is_understood_as_people_type_it(typed: str) -> None:
    form = filled(datum=typed)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["datum"] == date(2026, 11, 22)


@pytest.mark.parametrize(
    "typed", ["31-02-2026", "20261122", "1122026", "11-22-2026", "22-11-26", "morgen", "\u0662\u0662112026"]
)
def test_date_that_is_no_date_is_refused_with_an_example(typed: str) -> None:
    assert filled(datum=typed).errors["datum"] == ["Deze datum klopt niet. Schrijf de datum zo: 22-11-2026."]


def test_date_of_another_age_is_refused() -> None:
    assert filled(datum="22-11-0226").errors["datum"] == ["Controleer het jaartal van deze datum."]


def test_date_is_shown_again_in_dutch_order() -> None:
    html = rendered(GesprekForm(initial={"datum": date(2026, 11, 2)}))
    assert 'value="02-11-2026"' in html
    assert 'inputmode="numeric"' in html


def test_messages_name_the_field_in_dutch() -> None:
    form = GesprekForm({"trede": "9"})
    assert form.errors == {
        "datum": ["Vul “Datum” in."],
        "vorm": ["Kies een antwoord bij “Vorm”."],
        "medewerker": ["Kies een antwoord bij “Medewerker”."],
        "trede": ["Vul een getal in van 6 of lager."],
    }


def test_message_that_the_form_declares_itself_is_kept() -> None:
    assert EigenForm({}).errors["naam"] == ["Wie is dit?"]
    assert EigenForm({"naam": "x", "aantal": "veel"}).errors["aantal"] == [
        "Vul een getal in, met alleen cijfers. Bijvoorbeeld 12."
    ]


def test_text_without_a_length_gets_one() -> None:
    form = EigenForm({"naam": "x" * 201, "aantal": "1", "tekst": "y" * 20_001})
    assert form.errors["naam"] == ["Deze tekst is te lang. Gebruik hoogstens 200 tekens."]
    assert form.errors["tekst"] == ["Deze tekst is te lang. Gebruik hoogstens 20000 tekens."]


@pytest.mark.django_db
def test_length_of_a_model_form_comes_from_the_model() -> None:
    assert TeamForm({"naam": "x" * 201}).errors["naam"] == [
        "Deze tekst is te lang. Gebruik hoogstens 200 tekens."
    ]
    assert TeamForm({"naam": "x" * 200}).is_valid()


@pytest.mark.parametrize("name", ["verslag", "medewerker", "vorm", "datum", "trede"])
def test_nul_is_refused_in_every_field_and_the_text_is_kept(name: str) -> None:
    value = {"verslag": "tekst", "medewerker": "a", "vorm": "kantoor", "datum": "22-11-2026", "trede": "3"}[
        name
    ]
    form = filled(**{name: value + "\0"})
    assert form.errors == {name: [NUL_MESSAGE]}
    assert "\0" not in rendered(form)
    assert form.data[name] == value


def test_nul_is_refused_in_a_form_with_a_prefix_and_plain_data() -> None:
    form = EigenForm({"p-naam": "a\0", "p-aantal": "1"}, prefix="p")
    assert form.errors == {"naam": [NUL_MESSAGE]}


@pytest.mark.parametrize("make", [dict, query_dict])
def test_typed_text_is_kept_in_nfc_as_an_import_keeps_it(make) -> None:
    form = EigenForm(make({"p-naam": "Rene\u0301", "p-aantal": "1"}), prefix="p")
    assert form.is_valid()
    assert form.cleaned_data["naam"] == "Ren\u00e9"


def test_length_is_that_of_the_text_as_it_is_kept() -> None:
    """U+0958 becomes two characters in NFC: what the form takes, an import must take again."""
    good, long = "\u0958" * 100, "\u0958" * 101
    assert EigenForm({"naam": good, "aantal": "1"}).is_valid()
    assert list(EigenForm({"naam": long, "aantal": "1"}).errors) == ["naam"]


def test_password_is_left_as_it_was_typed() -> None:
    form = WachtwoordForm({"wachtwoord": "Rene\u0301 loopt", "nogmaals": "x"}, medewerker=Medewerker())
    assert form.data["wachtwoord"] == "Rene\u0301 loopt"


def test_optional_fields_are_marked_and_required_ones_are_not() -> None:
    html = rendered(GesprekForm())
    assert html.count("(niet verplicht)") == 3
    assert "*" not in html
    assert "asterisk" not in html


def test_field_shows_label_help_error_and_input_in_that_order() -> None:
    html = rendered(filled(datum="x"))
    part = html[html.index('id="div_id_datum"') :]
    places = [part.index(text) for text in ("<label", "id_datum_helptext", "id_datum_error", "<input")]
    assert places == sorted(places)
    field = part[part.index("<input") :].split(">", 1)[0]
    assert 'aria-describedby="id_datum_helptext id_datum_error"' in field
    assert 'aria-invalid="true"' in field


def test_group_of_choices_is_a_fieldset_that_its_texts_describe() -> None:
    html = rendered(GesprekForm({}))
    assert '<fieldset aria-describedby="id_vorm_helptext id_vorm_error">' in html


def test_summary_links_to_each_field_and_to_the_first_choice_of_a_group() -> None:
    form = GesprekForm({"belemmeringen": ["onbekend"]})
    html = rendered(form)
    targets = [line.target for line in form.error_summary]
    assert targets == ["id_datum", "id_vorm_0", "id_belemmeringen_0", "id_medewerker"]
    for target in targets:
        assert f'href="#{target}"' in html
        assert f'id="{target}"' in html


def test_error_of_the_whole_form_stands_first_without_a_link() -> None:
    form = filled(datum="x")
    form.add_error(None, "Er is al een gesprek op deze dag.")
    assert form.error_summary[0].text == "Er is al een gesprek op deze dag."
    assert form.error_summary[0].target == ""
    assert "<li>Er is al een gesprek op deze dag.</li>" in rendered(form)


def test_form_that_was_not_sent_has_no_summary() -> None:
    assert GesprekForm().error_summary == []
    assert "foutenlijst" not in rendered(GesprekForm())


def test_typed_text_and_hostile_text_come_back_as_text() -> None:
    html = rendered(filled(datum="x", verslag="</textarea><script>alert(1)</script>"))
    assert "<script>" not in html
    assert "&lt;/textarea&gt;&lt;script&gt;" in html


def test_posted_form_carries_its_token_and_a_filter_does_not() -> None:
    assert 'name="csrfmiddlewaretoken" value="TOKEN"' in rendered(GesprekForm())
    html = rendered(ZoekForm())
    assert 'method="get"' in html
    assert "csrfmiddlewaretoken" not in html


def test_uuid_that_is_none_is_refused() -> None:
    assert not EigenForm({"naam": "x", "aantal": "1", "sleutel": "zzz"}).is_valid()
    assert EigenForm({"naam": "x", "aantal": "1", "sleutel": str(uuid4())}).is_valid()


@pytest.mark.django_db
def test_post_without_token_is_refused_with_a_page_that_says_the_text_is_not_lost() -> None:
    response = Client(enforce_csrf_checks=True).post("/", GOOD)
    assert response.status_code == 403
    assert "uw tekst staat daar nog" in response.content.decode()


def test_each_line_of_the_error_summary_names_its_field_once() -> None:
    class LangForm(BasisForm):
        voornaam = forms.CharField(label="Voornaam")
        achternaam = forms.CharField(label="Achternaam")
        leeg = forms.CharField(label="Plaats")
        vraag = forms.CharField(label="Waarom klopt dit niet?")

    long = "x" * 201
    form = LangForm({"voornaam": long, "achternaam": long, "vraag": long})
    sentence = "Deze tekst is te lang. Gebruik hoogstens 200 tekens."
    assert [(line.text, line.target) for line in form.error_summary] == [
        (f"Voornaam: {sentence}", "id_voornaam"),
        (f"Achternaam: {sentence}", "id_achternaam"),
        ("Vul “Plaats” in.", "id_leeg"),
        (f"Waarom klopt dit niet? {sentence}", "id_vraag"),
    ]
    assert form.errors["voornaam"] == [sentence]


def test_a_name_is_kept_without_signs_that_nobody_sees() -> None:
    """What turns the letters around or steers a screen; what joins letters stays, and so do the other texts."""
    typed = "\u202eJan\u200b\a\x1b[31m\tde\u00ad Vries\u202c \u0646\u200c\u0645"
    form = EigenForm(query_dict({"naam": typed, "aantal": "1", "tekst": "\u202eJan"}))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["naam"] == "Jan[31m de Vries \u0646\u200c\u0645"
    assert form.cleaned_data["tekst"] == "\u202eJan"
    assert EigenForm({"naam": "\u200b\x07", "aantal": "1"}).errors["naam"] == ["Wie is dit?"]


# --- Numbers and postcodes that are not whole ---------------------------------------


class BereikbaarForm(BasisForm):
    telefoon = forms.CharField(label="Telefoon", required=False)
    postcode = forms.CharField(label="Postcode", required=False)


def test_a_number_or_postcode_that_is_not_whole_is_refused_at_its_field():
    form = BereikbaarForm({"telefoon": "06", "postcode": "99"})
    assert not form.is_valid()
    assert "zoals 06 12345678" in form.errors["telefoon"][0]
    assert "zoals 2512 AB" in form.errors["postcode"][0]
    assert BereikbaarForm({"telefoon": "06 12345678", "postcode": "2512 AB"}).is_valid()
    assert BereikbaarForm({"telefoon": "", "postcode": ""}).is_valid()


def test_what_was_delivered_so_stays_while_another_field_changes():
    known = {"telefoon": "06", "postcode": "99"}
    assert BereikbaarForm(known, initial=known).is_valid()
    assert set(BereikbaarForm(known | {"telefoon": "07"}, initial=known).errors) == {"telefoon"}


class VrijeForm(BasisForm):
    wat = VrijField(label="Wat", required=False, widget=forms.Textarea)


def test_a_bsn_that_stood_there_already_does_not_stop_another_change():
    known = "Brief van 2019.\nNummer 999990019"
    assert set(VrijeForm({"wat": known}).errors) == {"wat"}
    assert VrijeForm({"wat": known.replace("\n", "\r\n")}, initial={"wat": known}).is_valid()
    assert set(VrijeForm({"wat": f"{known}!"}, initial={"wat": known}).errors) == {"wat"}
