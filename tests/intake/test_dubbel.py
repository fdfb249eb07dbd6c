"""Forms that are sent twice with one hidden id: the same content counts once, other content is never thrown away."""

import re
from uuid import uuid4

import pytest

from intake.models import (
    Contactpoging,
    Gesprek,
    Gezinsband,
    Klant,
    Toestemming,
    Uitvraag,
    Waardescan,
    Wwrecht,
)
from tests.intake.factories import (
    GezinsbandFactory,
    KlantFactory,
    ToestemmingFactory,
    UitvraagFactory,
    WaardescanFactory,
    WwrechtFactory,
)
from tests.intake.pages import post, refused
from werkoffensief.web import clock
from werkoffensief.web.notation import short_date
from werkoffensief.web.refusals import FALLBACK

pytestmark = pytest.mark.django_db
REFUSED = "Dit formulier is al een keer verstuurd, met iets anders erin."
BSN, OTHER_BSN = "999990019", "999990020"


def new_id_in(text):
    """The hidden id of the form that is shown again."""
    return re.search(r'value="([^"]*)"', re.search(r'<input[^>]*name="nieuw_id"[^>]*>', text)[0])[1]


def logged(browser, path, data):
    """The conversation is recorded, and the page says how it goes on."""
    answer = browser.post(path, data)
    assert (answer.status_code, answer.url) == (302, f"/gesprekken/{data['nieuw_id']}/verder/")


def test_another_conversation_under_the_same_id_is_refused_shown_and_recorded_at_the_next_press(
    browser, klant
):
    path = f"/klanten/{klant.pk}/gesprekken/nieuw/"
    data = {"datum": "01-03-2019", "vorm": "kantoor", "trede": "2", "verslag": "eerste tekst", "versie": 0}
    data["nieuw_id"] = str(uuid4())
    logged(browser, path, data)
    logged(browser, path, data)
    first = Gesprek.objects.get()
    second = {**data, "verslag": "tweede tekst"}
    text = refused(browser, path, second, REFUSED)
    assert "tweede tekst</textarea>" in text
    assert "eerste tekst</span>" in text
    assert f'href="/gesprekken/{first.pk}/"' in text
    assert Gesprek.objects.get().verslag == "eerste tekst"
    fresh = new_id_in(text)
    assert fresh != data["nieuw_id"]
    logged(browser, path, {**second, "nieuw_id": fresh})
    assert set(Gesprek.objects.values_list("verslag", flat=True)) == {"eerste tekst", "tweede tekst"}


def test_a_withdrawn_conversation_does_not_count_as_recorded(browser, klant):
    path = f"/klanten/{klant.pk}/gesprekken/nieuw/"
    data = {"datum": "01-03-2019", "vorm": "kantoor", "trede": "2", "nieuw_id": str(uuid4()), "versie": 0}
    logged(browser, path, data)
    Gesprek.objects.update(vervallen_op=clock.now(), vervallen_reden="Fout")
    assert f'<a href="/klanten/{klant.pk}/">Bekijk wat' in refused(browser, path, data, REFUSED)


def test_another_attempt_under_the_same_id_is_refused(browser, klant):
    path = f"/klanten/{klant.pk}/contactpogingen/nieuw/"
    data = {"datum": "01-03-2019", "uitkomst": "niet_verschenen", "nieuw_id": str(uuid4())}
    post(browser, path, data, back=klant)
    other = {**data, "uitkomst": "afgezegd"}
    text = refused(browser, path, other, REFUSED)
    assert f'<a href="/klanten/{klant.pk}/">Bekijk wat er al is vastgelegd</a>' in text
    post(browser, path, {**other, "nieuw_id": new_id_in(text)}, back=klant)
    assert Contactpoging.objects.count() == 2


@pytest.mark.parametrize("change", [{"achternaam": "Jansen"}, {"bsn": OTHER_BSN}, {"bsn": ""}])
def test_another_klant_under_the_same_id_is_refused(browser, klant, change):
    data = {"achternaam": "Bakker", "grondslag": "bijstand", "stadsdeel": "Centrum", "bsn": BSN}
    data["nieuw_id"] = str(uuid4())
    post(browser, "/klanten/nieuw/", data)
    post(browser, "/klanten/nieuw/", data)
    text = refused(browser, "/klanten/nieuw/", data | change, REFUSED)
    assert f'href="/klanten/{data["nieuw_id"]}/"' in text
    assert Klant.objects.filter(achternaam__in=["Bakker", "Jansen"]).count() == 1


def test_an_id_of_a_file_out_of_sight_shows_nothing_of_it(browser, klant):
    other = KlantFactory(achternaam="Onzichtbaar", stadsdeel="Escamp")
    data = {
        "achternaam": "Bakker",
        "grondslag": "bijstand",
        "stadsdeel": "Centrum",
        "nieuw_id": str(other.pk),
    }
    text = refused(browser, "/klanten/nieuw/", data, REFUSED)
    assert "Onzichtbaar" not in text
    assert "Bekijk wat" not in text
    assert f"/klanten/{other.pk}/" not in text


def of_a_klant(klant):
    """By address what the form says, what it makes, and how the tests make one."""
    agreed, other = ToestemmingFactory(klant=klant, wie="Wijkteam"), KlantFactory(stadsdeel="Centrum")
    today, later = short_date(clock.today()), short_date(agreed.geldig_tot)
    return {
        "waardescan/": ({"datum": today, "ervaring": "winkel"}, Waardescan, WaardescanFactory),
        "uitvragen/nieuw/": (
            {"toestemming": str(agreed.pk), "gevraagd_op": today, "wat": "Mijn vraag"}, Uitvraag, UitvraagFactory,
        ),
        "toestemming/": (
            {"wie": "Bank", "waarvoor": "Saldo", "gegeven_op": today, "geldig_tot": later},
            Toestemming, ToestemmingFactory,
        ),
        "ww/": ({"ww_einde": today}, Wwrecht, WwrechtFactory),
        "gezin/koppelen/": (
            {"nummer": other.klantnummer, "relatie": "partner", "sinds": today}, Gezinsband, GezinsbandFactory,
        ),
    }  # fmt: skip


def test_the_id_of_a_row_of_another_klant_shows_nothing_of_it_and_writes_nothing(browser, klant):
    for part, (said, model, factory) in of_a_klant(klant).items():
        row, before = (
            factory(klant__stadsdeel="Escamp") if model is not Uitvraag else factory(),
            model.objects.count(),
        )
        text = refused(browser, f"/klanten/{klant.pk}/{part}", {**said, "nieuw_id": str(row.pk)}, FALLBACK)
        assert "Dit is al vastgelegd" not in text, part
        assert REFUSED not in text, part
        assert model.objects.count() == before


def test_the_same_is_written_once_and_something_else_is_shown_in_words(browser, klant):
    for part, (said, model, _factory) in of_a_klant(klant).items():
        path, said["nieuw_id"], before = f"/klanten/{klant.pk}/{part}", str(uuid4()), model.objects.count()
        assert [browser.post(path, said).status_code for _ in "12"] == [302, 302], part
        assert model.objects.count() == before + 1
        if model is Uitvraag:
            agreed = ToestemmingFactory(klant=klant, wie="Kredietbank")
            text = refused(browser, path, {**said, "toestemming": str(agreed.pk)}, REFUSED)
            assert " object (" not in text
            box = text[text.index("Dit is al vastgelegd") :]
            assert "Wijkteam" in box[: box.index("</section>")]
