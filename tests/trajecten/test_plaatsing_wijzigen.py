"""A placement that is completed or put right: what was not known yet, its first day with its checks, its end."""

from datetime import date, timedelta

import pytest

from tests.dossier.gevallen import give_stadsdeel, person_of
from tests.intake.factories import KlantFactory
from tests.trajecten.factories import PlaatsingFactory, RegisseurschapFactory
from tests.trajecten.test_nazorg import check
from tests.trajecten.test_plan_pages import text_of
from tests.werkgevers.factories import WerkakkoordFactory, WerkgeverFactory
from trajecten.models import Nazorg, Plaatsing
from werkgevers.models import Werkakkoord
from werkgevers.queries import with_filled
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
TODAY = clock.today()
DAY = timedelta(days=1)


def said_on(day):
    return day.strftime("%d-%m-%Y") if day else ""


@pytest.fixture
def person(cast):
    give_stadsdeel(cast.centrum)
    return person_of(cast.regisseur, geboortedatum=date(1970, 1, 1))[1]


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.regisseur)


@pytest.fixture
def plaatsing(person):
    return PlaatsingFactory(klant=person.klant, startdatum=TODAY - 8 * DAY, werkgever=None)


@pytest.fixture
def akkoord():
    return WerkakkoordFactory(
        werkgever__naam="Zorggroep Duin", ingangsdatum=TODAY - 30 * DAY, einddatum=TODAY + 30 * DAY, banen=3
    )


def url_of(plaatsing):
    return f"/plaatsingen/{plaatsing.pk}/wijzigen/"


def fields(row, **more):
    """What the page sends when nothing is changed."""
    row.refresh_from_db()
    said = {
        "soort": row.soort, "startdatum": said_on(row.startdatum), "school": row.school or "",
        "contract": row.contract or "", "uren_per_week": row.uren_per_week or "",
        "voorziening": row.voorziening_id or "", "uitkering_erna": row.uitkering_erna or "",
        "verwacht_einde_uitkering": said_on(row.verwacht_einde_uitkering), "zoek_werkgever": "",
        "werkgever": str(row.werkgever_id or "geen"), "akkoord": str(row.werkakkoord_id or "geen"),
        "akkoord_van": str(row.werkgever_id or "geen"), "versie": row.versie,
    }  # fmt: skip
    if row.einddatum:
        said |= {
            "einddatum": said_on(row.einddatum), "einde_reden": row.einde_reden_id,
            "toelichting": row.einde_toelichting or "", "reden": "",
        }  # fmt: skip
    return {**said, **more}


def sentences(answer):
    return " ".join(answer.content.decode().split())


def filled(akkoord):
    row = with_filled(Werkakkoord.objects.all(), day=TODAY).get(pk=akkoord.pk)
    return row.vervuld, row.open


# --- what was not known yet ------------------------------------------------------------


def test_what_was_not_known_yet_is_completed_and_the_promise_counts_it(browser, plaatsing, akkoord):
    page = f"/plaatsingen/{plaatsing.pk}/"
    assert "Nog niet bekend wat ermee gebeurt." in text_of(browser, page)
    assert browser.get(page).content.decode().count(f'href="{url_of(plaatsing)}') == 2
    found = browser.post(url_of(plaatsing), fields(plaatsing, zoek_werkgever="zorggroep", zoeken="ja"))
    assert "Zorggroep Duin" in found.content.decode()
    assert Plaatsing.objects.get().werkgever is None
    chosen = {"zoek_werkgever": "zorggroep", "werkgever": str(akkoord.werkgever_id)}
    asked = browser.post(url_of(plaatsing), fields(plaatsing, **chosen))
    assert "Kies hier of de plaatsing daarbij hoort" in sentences(asked)
    assert filled(akkoord) == (0, 3)
    said = {
        "akkoord": str(akkoord.pk), "akkoord_van": str(akkoord.werkgever_id), "uren_per_week": "24",
        "contract": "bepaald", "uitkering_erna": "stopt", "verwacht_einde_uitkering": said_on(TODAY + 20 * DAY),
        "voorziening": "buddy",
    }  # fmt: skip
    answer = browser.post(url_of(plaatsing), fields(plaatsing, **chosen, **said))
    assert answer.url == page
    row = Plaatsing.objects.get()
    assert (row.werkakkoord, row.uren_per_week, row.contract, row.voorziening_id, row.uitkering_erna) == (
        akkoord, 24, "bepaald", "buddy", "stopt",
    )  # fmt: skip
    assert filled(akkoord) == (1, 2)
    shown = text_of(browser, page)
    assert "Nog niet bekend" not in shown
    assert "Stopt naar verwachting op" in shown
    assert said_on(TODAY + 20 * DAY) in shown.replace("\u2011", "-")
    assert browser.post(url_of(plaatsing), fields(plaatsing, soort="opleiding")).status_code == 302
    assert filled(akkoord) == (0, 3)  # an agreement is about jobs


def test_what_stands_there_is_on_the_form_and_sent_as_it_is_nothing_changes(browser, plaatsing, akkoord):
    Plaatsing.objects.update(
        werkgever=akkoord.werkgever, werkakkoord=akkoord, school="ROC", contract="leerwerk", voorziening="buddy",
        uren_per_week=30, uitkering_erna="aanvullend",
    )  # fmt: skip
    before = Plaatsing.objects.values().get()
    page = sentences(browser.get(url_of(plaatsing)))
    for word in ('value="ROC"', 'value="30"', "Zorggroep Duin", akkoord.akkoordnummer):
        assert word in page
    assert browser.post(url_of(plaatsing), fields(plaatsing)).status_code == 302
    assert Plaatsing.objects.values().get() == before


def test_a_placement_without_its_employer_any_more_and_another_asks_for_the_agreement_again(
    browser, plaatsing, akkoord
):
    Plaatsing.objects.update(werkgever=akkoord.werkgever, werkakkoord=akkoord)
    other = WerkakkoordFactory(werkgever__naam="Haagse Bakker", ingangsdatum=TODAY - 30 * DAY, einddatum=None)
    to = {"zoek_werkgever": "bakker", "werkgever": str(other.werkgever_id), "akkoord": "geen"}
    asked = browser.post(url_of(plaatsing), fields(plaatsing, **to))
    assert other.akkoordnummer in asked.content.decode()
    assert Plaatsing.objects.get().werkakkoord == akkoord
    again = {**to, "akkoord_van": str(other.werkgever_id)}
    assert browser.post(url_of(plaatsing), fields(plaatsing, **again)).status_code == 302
    row = Plaatsing.objects.get()
    assert (row.werkgever, row.werkakkoord) == (other.werkgever, None)
    assert browser.post(url_of(plaatsing), fields(plaatsing, werkgever="geen")).status_code == 302
    assert Plaatsing.objects.get().werkgever is None


# --- its first day ------------------------------------------------------------


def test_another_first_day_moves_the_checks_that_are_still_to_be_done(browser, plaatsing):
    row = check(plaatsing, gedaan_op=TODAY - 2 * DAY)
    row.save()
    start = TODAY - 3 * DAY
    assert browser.post(url_of(plaatsing), fields(plaatsing, startdatum=said_on(start))).status_code == 302
    page = text_of(browser, f"/plaatsingen/{plaatsing.pk}/")
    assert said_on(start + 7 * DAY) in page
    assert Nazorg.objects.get().gedaan_op == TODAY - 2 * DAY
    late = browser.post(url_of(plaatsing), fields(plaatsing, startdatum=said_on(TODAY - DAY)))
    assert f"Op {said_on(TODAY - 2 * DAY)} is al nazorg gedaan." in sentences(late)
    assert "startdatum" in late.context["form"].errors
    assert Plaatsing.objects.get().startdatum == start
    Nazorg.objects.update(vervallen_op=clock.now(), vervallen_reden="Niet gedaan")
    assert (
        browser.post(url_of(plaatsing), fields(plaatsing, startdatum=said_on(TODAY - DAY))).status_code == 302
    )


def test_a_first_day_outside_the_agreement_is_said_and_does_not_drop_it_in_silence(
    browser, plaatsing, akkoord
):
    Plaatsing.objects.update(werkgever=akkoord.werkgever, werkakkoord=akkoord)
    early = {"startdatum": said_on(TODAY - 60 * DAY)}
    answer = browser.post(url_of(plaatsing), fields(plaatsing, **early))
    assert f"loopt het werkakkoord {akkoord.akkoordnummer} niet" in sentences(answer)
    assert Plaatsing.objects.get().werkakkoord == akkoord
    sent = fields(plaatsing, **early)
    del sent["akkoord"]  # the page asks no agreement any more
    assert browser.post(url_of(plaatsing), sent).status_code == 302
    assert Plaatsing.objects.get().werkakkoord is None


# --- its end ------------------------------------------------------------

ENDED = {"einddatum": TODAY - 2 * DAY, "einde_reden_id": "uitval", "einde_toelichting": "Te zwaar"}


def test_a_wrong_end_is_put_right_with_a_reason_that_stays(browser, plaatsing):
    Plaatsing.objects.update(**ENDED)
    assert "Waarom klopte het einde niet?" in sentences(browser.get(url_of(plaatsing)))
    assert browser.post(url_of(plaatsing), fields(plaatsing, uren_per_week="20")).status_code == 302
    right = {"einddatum": said_on(TODAY - DAY), "einde_reden": "contract_afgelopen"}
    asked = browser.post(url_of(plaatsing), fields(plaatsing, **right))
    assert "Schrijf waarom het einde niet klopte." in sentences(asked)
    why = "De werkgever noemde een andere dag"
    assert browser.post(url_of(plaatsing), fields(plaatsing, **right, reden=why)).status_code == 302
    row = Plaatsing.objects.get()
    assert (row.einddatum, row.einde_reden_id, row.einde_toelichting, row.uren_per_week) == (
        TODAY - DAY, "contract_afgelopen", "Te zwaar", 20,
    )  # fmt: skip
    last = Plaatsing.geschiedenis.rel.related_model.objects.order_by("-pgh_id").first()
    assert last.pgh_context["reden"] == why
    line = text_of(browser, f"/klanten/{row.klant_id}/")
    assert line.count(f"Einde van de plaatsing gewijzigd: {said_on(TODAY - DAY)}") == 1
    assert why in line
    before = browser.post(
        url_of(plaatsing), fields(plaatsing, einddatum=said_on(TODAY - 20 * DAY), reden=why)
    )
    assert "eindigt voordat zij begint" in sentences(before)


def test_an_end_that_never_was_is_emptied_and_the_checks_are_back(browser, plaatsing):
    Plaatsing.objects.update(**ENDED)
    half = browser.post(url_of(plaatsing), fields(plaatsing, einddatum="", reden="Vergissing"))
    assert "Loopt de plaatsing nog?" in sentences(half)
    empty = {"einddatum": "", "einde_reden": "", "toelichting": "", "reden": "Vergissing"}
    assert browser.post(url_of(plaatsing), fields(plaatsing, **empty)).status_code == 302
    assert Plaatsing.objects.get().einddatum is None
    assert "Nu aan de beurt" in text_of(browser, f"/plaatsingen/{plaatsing.pk}/")
    assert "Plaatsing toch niet geëindigd" in text_of(browser, f"/klanten/{plaatsing.klant_id}/")


def test_a_placement_that_runs_is_not_ended_here(browser, plaatsing):
    forged = fields(plaatsing, einddatum=said_on(TODAY), einde_reden="uitval", reden="x")
    assert browser.post(url_of(plaatsing), forged).status_code == 302
    assert Plaatsing.objects.get().einddatum is None


# --- two at once, and who may ------------------------------------------------------------


def test_of_two_at_once_the_second_sees_both_in_words(browser, plaatsing, akkoord):
    mine = fields(plaatsing, school="ROC", uren_per_week="12")
    Plaatsing.objects.update(
        uren_per_week=36, werkgever=akkoord.werkgever, werkakkoord=akkoord, contract="onbepaald"
    )
    answer = browser.post(url_of(plaatsing), mine)
    page = sentences(answer)
    assert "Iemand anders heeft dit gewijzigd" in page
    assert "Zorggroep Duin" in page
    assert 'value="ROC"' in page
    told = dict(answer.context["form"].botsing)
    assert "36" in told.values()
    assert str(akkoord.werkgever_id) not in told.values()
    assert Plaatsing.objects.get().school is None
    seen = {**mine, "versie": answer.context["form"]["versie"].value()}
    assert browser.post(url_of(plaatsing), seen).status_code == 302
    assert Plaatsing.objects.get().school == "ROC"


def test_for_whoever_does_not_see_the_klant_there_is_no_such_page(cast, client_of, browser, plaatsing):
    other = KlantFactory()
    RegisseurschapFactory(klant=other, traject__klant=other, medewerker=cast.vreemde)
    theirs = PlaatsingFactory(klant=other, werkgever=WerkgeverFactory())
    assert browser.get(url_of(theirs)).status_code == 404
    assert browser.post(url_of(theirs), fields(theirs, school="ROC")).status_code == 404
    assert client_of(cast.accountmanager).get(url_of(plaatsing)).status_code == 403
    Plaatsing.objects.update(vervallen_op=clock.now(), vervallen_reden="Niet begonnen")
    assert browser.get(url_of(plaatsing)).status_code == 404
