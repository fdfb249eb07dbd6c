"""A second text about a conversation of today: added to it, or another one; and going back makes no draft."""

import re
from datetime import timedelta

import pytest

from intake.models import Concept, Gesprek
from tests.intake.factories import AfspraakFactory, GesprekFactory, OnderwerpantwoordFactory
from tests.intake.pages import post, refused
from tests.intake.tafel import page_data
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(klant):
    return f"/klanten/{klant.pk}/gesprekken/nieuw/"


def data(**change):
    return page_data(datum=f"{clock.today():%d-%m-%Y}", tijd="00:05", **change)


def test_what_was_said_later_today_is_added_to_a_colleagues_conversation_and_nothing_is_lost(
    cast, browser, klant, path
) -> None:
    assert "Vandaag is al een gesprek" not in browser.get(path).content.decode()
    first = GesprekFactory(
        klant=klant, medewerker=cast.collega, datum=clock.today(), verslag="Eerst.", trede=2, aanwezig="tolk"
    )
    OnderwerpantwoordFactory(gesprek=first, onderwerp_id="geld", tekst="Schuld.", intern="Let op.")
    OnderwerpantwoordFactory(gesprek=first, onderwerp_id="wonen", tekst="Huurt.")
    page = browser.get(path).content.decode()
    assert f'name="toevoegen" value="{first.pk}"' in page
    assert "Tweede gesprek vastleggen" in page
    keep = f"/klanten/{klant.pk}/gesprekken/concept/"
    more = data(
        verslag="Later.", trede="3", aanwezig="zus", o_geld_tekst="Regeling.", o_wonen_stand="weet_nog_niet",
        q_uren="24", z_financien="3", n_mantelzorg="on", t_techniek="on", a1_wat="Bellen", a1_wie="ik",
        toevoegen=str(first.pk),
    )  # fmt: skip
    assert browser.post(keep, more).status_code == 200
    mine = f"Aangevuld door {cast.regisseur.naam}:\n"
    for _press in range(2):  # a double submit is there once
        assert post(browser, path, more).url == f"/gesprekken/{first.pk}/verder/"
        first.refresh_from_db()
        assert (first.verslag, first.trede, first.aanwezig) == (f"Eerst.\n\n{mine}Later.", 3, "tolk, zus")
        said = set(first.antwoorden.values_list("onderwerp_id", "stand", "tekst", "intern"))
        assert said == {
            ("geld", "besproken", f"Schuld.\n\n{mine}Regeling.", "Let op."),
            ("wonen", "besproken", "Huurt.", None),
        }
        counts = (
            first.acties.count(),
            first.tags.count(),
            first.zrmscores.count(),
            first.keuzeantwoorden.count(),
        )
        assert counts == (1, 1, 1, 1)
        assert klant.belemmeringen.count() == Gesprek.objects.count() == 1
    assert (first.medewerker, first.acties.get().medewerker) == (cast.collega, cast.regisseur)
    assert not Concept.objects.exists()


def test_who_is_correcting_sees_what_a_colleague_added_meanwhile(
    cast, browser, client_of, klant, path
) -> None:
    first = GesprekFactory(klant=klant, medewerker=cast.collega, datum=clock.today())
    appointment = AfspraakFactory(
        klant=klant, medewerker=cast.regisseur, begin=clock.now() - timedelta(minutes=1)
    )
    colleague, change = client_of(cast.collega), f"/gesprekken/{first.pk}/wijzigen/"
    seen = data(verslag="Van de eerste.", gesprek_versie=str(first.versie))
    post(browser, path, data(o_wonen_tekst="Zoekt een kamer.", toevoegen=str(first.pk)))
    answer = colleague.post(change, seen)
    assert answer.status_code == 200
    assert "Zoekt een kamer." in answer.content.decode()
    assert "Van de eerste." in answer.content.decode()
    assert first.antwoorden.get(onderwerp_id="wonen", vervallen_op=None).tekst.endswith("Zoekt een kamer.")
    appointment.refresh_from_db()
    assert appointment.status == "geweest"


def test_health_is_not_added_to_what_a_colleague_holds_nor_anything_to_another_day(
    cast, browser, klant, path
) -> None:
    first = GesprekFactory(klant=klant, medewerker=cast.collega, datum=clock.today())
    for field in ({"o_belastbaarheid_tekst": "Vier uur per dag."}, {"z_justitie": "2"}):
        refused(browser, path, data(toevoegen=str(first.pk), **field), "Leg daarom een tweede gesprek vast")
    Gesprek.objects.filter(pk=first.pk).update(datum="2026-01-05")
    refused(browser, path, data(verslag="x", toevoegen=str(first.pk)), "niet van vandaag")
    first.refresh_from_db()
    assert (first.verslag, Gesprek.objects.count()) == (None, 1)


def test_going_back_after_logging_makes_no_draft_of_it_until_something_else_is_typed(
    browser, klant, path
) -> None:
    keep = f"/klanten/{klant.pk}/gesprekken/concept/"
    typed = data(verslag="Zo ging het.", o_geld_tekst="Komt rond.")
    begun = browser.post(keep, typed).json()
    assert (begun["versie"], "al" in begun) == (1, False)
    post(browser, path, typed)
    assert browser.post(keep, {**typed, "versie": "1"}).json()["versie"] == 0
    assert not Concept.objects.exists()
    said = browser.post(keep, {**typed, "verslag": "Zo ging het. En nog iets."}).json()
    assert (said["versie"], said["al"].partition(".")[0]) == (1, "Dit gesprek is al vastgelegd")
    assert Concept.objects.get().inhoud["verslag"].endswith("nog iets.")
    assert adds_first(browser.get(path).content.decode(), Gesprek.objects.get())


def adds_first(text, gesprek) -> bool:
    """Whether the first button of the page adds to this conversation. That of Enter logs nothing, here or there."""
    buttons = re.findall(r"<button[^>]*>", text[text.index('class="tafel"') :])
    adds = f'name="toevoegen" value="{gesprek.pk}"'
    [primary] = [" ".join(tag.split()) for tag in buttons if "btn-primary" in tag]
    assert 'name="concept" value="hier"' in " ".join(buttons[0].split())
    return adds in primary


def test_a_page_on_which_adding_was_refused_goes_on_adding(cast, browser, klant, path) -> None:
    first = GesprekFactory(klant=klant, medewerker=cast.collega, datum=clock.today())
    other = GesprekFactory(klant=klant, medewerker=cast.regisseur, datum=clock.today())
    adding = data(verslag="Meer.", a1_voor=f"{clock.today():%d-%m-%Y}", toevoegen=str(first.pk))
    text = refused(browser, path, adding, "Vul in wat er is afgesproken.")
    assert adds_first(text, first)
    assert f'name="bij" value="{first.pk}"' in text
    assert f'name="toevoegen" value="{other.pk}"' in text
    more = {**adding, "meer": "ja", "bij": str(first.pk)}
    del more["toevoegen"]
    assert adds_first(browser.post(path, more).content.decode(), first)
    # A second conversation that is refused stays one, also on a page that added first; and where that is advised.
    second = {name: said for name, said in more.items() if name != "meer"}
    assert not adds_first(refused(browser, path, second, "Vul in wat er is afgesproken."), first)
    health = data(o_belastbaarheid_tekst="Vier uur per dag.", toevoegen=str(first.pk))
    assert not adds_first(refused(browser, path, health, "Leg daarom een tweede gesprek vast"), first)


def test_a_second_page_of_a_draft_that_was_logged_adds_to_that_conversation_and_doubles_nothing(
    browser, klant, path
) -> None:
    agreed = {"a1_wat": "Cv maken", "a2_wat": "Bellen", "a2_wie": "ik"}
    logged = data(verslag="Zo ging het.", **agreed)
    post(browser, path, logged)
    first = Gesprek.objects.get()
    more = {**logged, "verslag": "Zo ging het. En nog iets.", "a3_wat": "Brief lezen"}
    text = refused(browser, path, more, "Dit formulier is al een keer verstuurd")
    assert "“Voeg toe aan dit gesprek”" in text
    assert "Druk dan nog een keer" not in text
    # The first button, and the one of Enter, add; a second conversation is a choice.
    assert adds_first(text, first)
    assert "Tweede gesprek vastleggen" in text
    again = re.search(r'name="nieuw_id" value="([^"]+)"', text)[1]
    for key in (again, logged["nieuw_id"]):  # a draft that was opened anew has the id of what was logged
        added = post(browser, path, {**more, "nieuw_id": key, "toevoegen": str(first.pk)})
        assert added.url == f"/gesprekken/{first.pk}/verder/"
        assert Gesprek.objects.get().verslag == "Zo ging het. En nog iets."
        assert sorted(first.acties.values_list("wat", flat=True)) == ["Bellen", "Brief lezen", "Cv maken"]
    # Of another day, or withdrawn: as it was.
    Gesprek.objects.update(vervallen_op=clock.now(), vervallen_reden="Dubbel")
    assert "Voeg toe aan dit gesprek" not in refused(browser, path, more, "Druk dan nog een keer")
