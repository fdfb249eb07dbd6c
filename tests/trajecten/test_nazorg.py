"""Aftercare: which check is due when, doing it, a fall-back that goes on in the plan, and what counts as sustained."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from intake.models import Actie, Gesprek, Klant
from tests.accounts.factories import MedewerkerFactory
from tests.dossier.gevallen import give_stadsdeel, person_of
from tests.intake.factories import KlantFactory, UitkeringFactory
from tests.trajecten.factories import PlaatsingFactory, RegisseurschapFactory
from tests.trajecten.test_models import check_deferred, refused
from tests.trajecten.test_plan_pages import text_of
from trajecten.enums import Nazorgmoment
from trajecten.models import Nazorg, Plaatsing, Traject
from trajecten.overzicht.nazorg import beeld_of, day_of, due, with_aftercare
from werkoffensief.dossier.queries import werk
from werkoffensief.web import clock
from werkoffensief.web.kalender import latest_start, months_after

pytestmark = pytest.mark.django_db
TODAY = clock.today()
DAY = timedelta(days=1)


def day(days=0):
    return (TODAY + days * DAY).strftime("%d-%m-%Y")


@pytest.fixture
def person(cast):
    give_stadsdeel(cast.centrum)
    return person_of(cast.regisseur, geboortedatum=date(1970, 1, 1))[1]


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.regisseur)


@pytest.fixture
def plaatsing(person):
    return PlaatsingFactory(klant=person.klant, startdatum=TODAY - 8 * DAY)


def check(plaatsing, **more):
    said = {"moment": "week_1", "gedaan_op": plaatsing.startdatum + 7 * DAY, "uitkomst": "goed"}
    return Nazorg(
        plaatsing=plaatsing,
        **{"klant_id": plaatsing.klant_id, "medewerker": MedewerkerFactory(), **said, **more},
    )


# --- which check is due ------------------------------------------------------------


def test_months_are_cut_to_their_length_and_the_latest_start_is_their_reverse():
    assert months_after(date(2025, 8, 31), 6) == date(2026, 2, 28)
    assert months_after(date(2027, 8, 31), 6) == date(2028, 2, 29)
    for start in (date(2024, 2, 27) + n * DAY for n in range(800)):
        for months in (1, 3, 6, 12):
            assert latest_start(months_after(start, months), months) >= start
            assert months_after(latest_start(start, months), months) <= start
            assert months_after(latest_start(start, months) + DAY, months) > start


def test_the_query_and_the_page_agree_on_what_is_due_on_every_day():
    """One placement for each day of a year and a half, and one check that was done."""
    klant, today = KlantFactory(), date(2026, 3, 31)
    rows = Plaatsing.objects.bulk_create(
        PlaatsingFactory.build(klant=klant, startdatum=today - n * DAY) for n in range(520)
    )
    done = next(row for row in rows if row.startdatum == today - 10 * DAY)
    check(done, gedaan_op=done.startdatum + DAY).save()
    found = {row.pk: (row.nazorg_moment, row.nazorg_op) for row in due(Plaatsing.objects.all(), today)}
    said = {}
    for row in with_aftercare(Plaatsing.objects.all()):
        now = beeld_of(row, today).nu
        if now:
            said[row.pk] = (now.moment, now.op)
    assert found == said
    assert done.pk not in found
    assert {moment for moment, _ in found.values()} == set(Nazorgmoment.values)
    assert len(found) == (today - 7 * DAY - latest_start(today, 15)).days - 1


@pytest.mark.parametrize(
    ("what", "left"),
    [
        ({"einddatum": TODAY - DAY, "einde_reden_id": "uitval"}, 0),
        ({"einddatum": TODAY, "einde_reden_id": "uitval"}, 1),
        ({"vervallen_op": clock.now(), "vervallen_reden": "x"}, 0),
    ],
)
def test_checks_stop_when_a_placement_ends_also_a_delivered_one(plaatsing, what, left):
    assert due(Plaatsing.objects.all(), TODAY).count() == 1
    Plaatsing.objects.filter(pk=plaatsing.pk).update(**what)
    assert due(Plaatsing.objects.all(), TODAY).count() == left


def test_of_the_dead_and_the_departed_nothing_is_asked(plaatsing):
    for gone in ({"overleden_op": TODAY}, {"overleden_op": None, "verhuisd_op": TODAY}):
        Klant.objects.update(**gone)
        assert not due(Plaatsing.objects.all(), TODAY).exists()


@pytest.mark.parametrize(
    ("benefit", "ended", "counts"),
    [
        (None, None, True),
        (None, date(2026, 2, 27), False),  # the last day before 28 February
        (None, date(2026, 2, 28), True),
        ([(date(2025, 9, 1), None)], None, False),
        ([(date(2026, 2, 28), None)], None, False),
        ([(date(2026, 3, 1), None)], None, True),
        ([(date(2025, 8, 31), None)], None, True),  # it ran already, and supplements
        ([(date(2025, 8, 31), date(2025, 10, 31)), (date(2025, 11, 1), None)], None, True),  # one period
        ([(date(2025, 8, 31), date(2025, 10, 30)), (date(2025, 11, 1), None)], None, False),
    ],
)
def test_sustained_is_what_the_contract_says(benefit, ended, counts):
    klant = KlantFactory()
    UitkeringFactory(klant=klant, start=date(2024, 1, 1), einde=date(2025, 8, 30), einde_reden_id="werk")
    for start, einde in benefit or ():
        UitkeringFactory(klant=klant, start=start, einde=einde, einde_reden_id="werk" if einde else None)
    more = {"einddatum": ended, "einde_reden_id": "uitval"} if ended else {}
    row = PlaatsingFactory(klant=klant, startdatum=date(2025, 8, 31), **more)
    beeld = beeld_of(with_aftercare(Plaatsing.objects.all()).get(pk=row.pk), date(2026, 3, 1))
    assert (beeld.duurzaam.op, beeld.duurzaam.geteld) == (date(2026, 2, 28), counts)


# --- what the database refuses ------------------------------------------------------------

BROKEN = {
    "nazorg_bekend_moment": {"moment": "ooit"},
    "nazorg_bekend_met": {"met": "buurman"},
    "nazorg_zegt_wat_nodig_is": {"uitkomst": "aandacht", "notitie": " "},
    "nazorg_geweest": {"gedaan_op": TODAY + 2 * DAY},
    "nazorg_lengte": {"notitie": "x" * 4_001},
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_check_that_cannot_be_is_refused(plaatsing, name):
    with refused(name), transaction.atomic():
        Nazorg.objects.bulk_create([check(plaatsing, **BROKEN[name])])


def test_one_check_a_moment_of_the_same_klant_never_before_the_first_day(plaatsing):
    with refused("nazorg_een_per_moment"), transaction.atomic():
        Nazorg.objects.bulk_create([check(plaatsing), check(plaatsing)])
    with refused("nazorg_van_plaatsing"), transaction.atomic():
        Nazorg.objects.bulk_create([check(plaatsing, klant_id=KlantFactory().pk)])
        check_deferred()
    with refused("nazorg_na_begin"), transaction.atomic():
        Nazorg.objects.bulk_create([check(plaatsing, gedaan_op=plaatsing.startdatum - DAY)])
        check_deferred()
    check(plaatsing).save()
    with refused("nazorg_na_begin"), transaction.atomic():
        Plaatsing.objects.update(startdatum=TODAY)
        check_deferred()


PLACEMENT = {
    "plaatsing_bekend_contract": {"contract": "levenslang"},
    "plaatsing_zegt_school": {"school": " "},
    "plaatsing_bekende_uitkering_erna": {"uitkering_erna": "weg"},
    "plaatsing_uitkering_stopt_of_vult_aan": {
        "uitkering_erna": "aanvullend",
        "verwacht_einde_uitkering": TODAY,
    },
    "plaatsing_toelichting_bij_einde": {"einde_toelichting": "Ziek"},
    "plaatsing_lengte": {"einddatum": TODAY, "einde_reden_id": "uitval", "einde_toelichting": "x" * 4_001},
}


@pytest.mark.parametrize("name", PLACEMENT)
def test_a_placement_that_cannot_be_is_refused(plaatsing, name):
    with refused(name), transaction.atomic():
        Plaatsing.objects.filter(pk=plaatsing.pk).update(**PLACEMENT[name])


# --- on the page ------------------------------------------------------------


def note(**more):
    said = {"gedaan_op": day(), "met": "klant", "vorm": "telefoon", "uitkomst": "aandacht"}
    return {**said, "notitie": "Mist de bus", "nieuw_id": str(uuid4()), **more}


def test_one_click_says_all_is_well_and_is_no_conversation(browser, cast, plaatsing):
    page = text_of(browser, "/nazorg/")
    assert "Na 1 week" in page
    url = f"/plaatsingen/{plaatsing.pk}/nazorg/week_1/goed/"
    assert browser.get(url).status_code == 302
    assert not Nazorg.objects.exists()
    for _ in range(2):  # a double click
        answer = browser.post(url, {"terug": "lijst"}, follow=True)
        assert answer.redirect_chain == [("/nazorg/", 302)]
        assert "De nazorg na 1 week is gedaan." in answer.content.decode()
    row = Nazorg.objects.get()
    assert (row.gedaan_op, row.medewerker, row.uitkomst, row.met) == (TODAY, cast.regisseur, "goed", None)
    assert not Gesprek.objects.exists()
    assert "geen nazorg aan de beurt" in text_of(browser, "/nazorg/")
    assert browser.post(f"/plaatsingen/{plaatsing.pk}/nazorg/week_9/goed/").status_code == 404
    early = browser.post(f"/plaatsingen/{plaatsing.pk}/nazorg/maand_6/goed/", follow=True)
    assert "Deze nazorg is pas op" in early.content.decode()


def test_a_note_with_the_klant_is_a_conversation_too_and_sent_twice_it_is_one(browser, plaatsing):
    url, said = f"/plaatsingen/{plaatsing.pk}/nazorg/week_1/", note()
    for _ in range(2):
        assert browser.post(url, said).url == f"/plaatsingen/{plaatsing.pk}/"
    talk = Gesprek.objects.get()
    assert (talk.vorm, talk.datum, talk.verslag) == ("telefoon", TODAY, "Nazorg na 1 week.\n\nMist de bus")
    page = text_of(browser, f"/plaatsingen/{plaatsing.pk}/")
    assert "Mist de bus" in page
    assert "Er is iets nodig" in page
    file = text_of(browser, f"/klanten/{plaatsing.klant_id}/")
    assert "Nazorg gedaan" in file
    assert "Volgende nazorg op" in file
    changed = browser.post(url, {**said, "notitie": "Iets anders"})
    assert "Iets anders" in changed.content.decode()
    assert Nazorg.objects.get().notitie == "Mist de bus"
    for wrong, sentence in (
        ({"gedaan_op": day(1)}, "moet nog komen"),
        ({"gedaan_op": day(-30)}, "voor de eerste dag"),
        ({"notitie": ""}, "Wat is er gezegd?"),
    ):
        answer = browser.post(url, note(**wrong)).content.decode()
        assert sentence in answer
    assert Nazorg.objects.count() == 1
    Nazorg.objects.update(vervallen_op=clock.now(), vervallen_reden="Niet gedaan")
    browser.post(url, note(met="werkgever"))
    assert (Nazorg.objects.count(), Gesprek.objects.count()) == (2, 1)


def test_a_withdrawn_placement_takes_its_aftercare_along(browser, plaatsing):
    check(plaatsing).save()
    browser.post(f"/feiten/plaatsing/{plaatsing.pk}/vervallen/", {"reden": "Niet begonnen", "versie": 1})
    assert Nazorg.objects.get().vervallen_op is not None


def fall_back(plaatsing, **more):
    said = {"einddatum": day(), "toelichting": "Het werk was te zwaar", "versie": plaatsing.versie}
    return {**said, "nieuw_id": str(uuid4()), **more}


def test_a_fall_back_in_a_running_traject_puts_the_plan_on_the_table(browser, cast, person, plaatsing):
    page = text_of(browser, f"/trajecten/{person.traject.pk}/plan/")
    assert "Nazorg na 1 week aan de beurt" in page
    url = f"/plaatsingen/{plaatsing.pk}/terugval/"
    refusal = browser.post(url, fall_back(plaatsing, evaluatie_op=day(-1))).content.decode()
    assert "al voorbij" in refusal
    assert "Het werk was te zwaar" in refusal
    answer = browser.post(url, fall_back(plaatsing, evaluatie_op=day(7)))
    assert answer.url == f"/trajecten/{person.traject.pk}/plan/"
    plaatsing.refresh_from_db()
    ended = (plaatsing.einddatum, plaatsing.einde_reden_id, plaatsing.einde_toelichting)
    assert ended == (TODAY, "uitval", "Het werk was te zwaar")
    actie = Actie.objects.get(wat__startswith="Plan bijstellen: werk stopte op")
    assert (actie.medewerker, actie.voor_op) == (cast.regisseur, TODAY + 7 * DAY)
    assert Traject.objects.get().evaluatie_op == TODAY + 7 * DAY
    again = browser.post(url, fall_back(plaatsing, evaluatie_op=day(7))).content.decode()
    assert "al vastgelegd" in again
    assert Actie.objects.count() == 1


def test_a_fall_back_after_the_traject_reopens_it_with_the_same_regisseur(
    browser, cast, client_of, person, plaatsing
):
    end = {"einde": TODAY - 2 * DAY, "einde_reden_id": "werk"}
    person.traject.regisseurschappen.update(einde=TODAY - DAY)
    Traject.objects.filter(pk=person.traject.pk).update(**end)
    person.klant.refresh_from_db()
    url = f"/plaatsingen/{plaatsing.pk}/terugval/"
    assert "opnieuw naar het plan" in text_of(browser, url)
    for start, looked, sentence in (
        (day(), "", "Kies op welke dag"), (day(), day(-1), "al voorbij"), (day(3), day(2), "begin van het nieuwe"),
    ):  # fmt: skip
        refusal = browser.post(url, fall_back(plaatsing, heropenen="on", start=start, evaluatie_op=looked))
        assert sentence in refusal.content.decode()
    said = fall_back(plaatsing, heropenen="on", start=day(), evaluatie_op=day(7))
    answer = browser.post(url, said)
    new = Traject.objects.get(vervolg_op=person.traject)
    assert answer.url == f"/trajecten/{new.pk}/plan/"
    assert new.regisseurschappen.get().medewerker == cast.regisseur
    assert Plaatsing.objects.get().einddatum == TODAY
    assert new.evaluatie_op == TODAY + 7 * DAY
    assert browser.post(url, said).url == answer.url  # a double click: one action, one traject
    actie = Actie.objects.get()
    assert actie.wat.startswith("Plan bijstellen: werk stopte op")
    assert (actie.medewerker, actie.voor_op) == (cast.regisseur, TODAY + 7 * DAY)


def test_a_fall_back_that_reopens_nothing_asks_no_day_of_evaluation(browser, person, plaatsing):
    person.traject.regisseurschappen.update(einde=TODAY - DAY)
    Traject.objects.filter(pk=person.traject.pk).update(einde=TODAY - 2 * DAY, einde_reden_id="werk")
    assert browser.post(f"/plaatsingen/{plaatsing.pk}/terugval/", fall_back(plaatsing)).status_code == 302
    assert (Traject.objects.count(), Actie.objects.count()) == (1, 0)


def test_a_refused_reopening_leaves_the_placement_as_it_was(browser, person, plaatsing):
    person.traject.regisseurschappen.update(einde=TODAY + DAY)
    Traject.objects.filter(pk=person.traject.pk).update(einde=TODAY, einde_reden_id="werk")
    url = f"/plaatsingen/{plaatsing.pk}/terugval/"
    answer = browser.post(url, fall_back(plaatsing, heropenen="on", start=day(), evaluatie_op=day(7)))
    assert "Kies een dag na de laatste dag" in answer.content.decode()
    assert Plaatsing.objects.get().einddatum is None


def test_the_form_of_a_placement_keeps_what_belongs_to_it(browser, person):
    said = {
        "soort": "opleiding", "startdatum": day(), "school": "ROC Mondriaan", "contract": "leerwerk",
        "voorziening": "buddy", "verwacht_einde_uitkering": day(30), "nieuw_id": str(uuid4()),
    }  # fmt: skip
    url = f"/klanten/{person.klant.pk}/plaatsing/nieuw/"
    refusal = browser.post(url, {**said, "uitkering_erna": "aanvullend"}).content.decode()
    assert "stopt niet" in refusal
    assert "ROC Mondriaan" in refusal
    assert browser.post(url, said).status_code == 302
    row = Plaatsing.objects.get()
    assert (row.school, row.contract, row.voorziening_id, row.uitkering_erna) == (
        "ROC Mondriaan", "leerwerk", "buddy", "stopt",
    )  # fmt: skip
    page = text_of(browser, f"/plaatsingen/{row.pk}/")
    assert "Leerwerkbaan (bbl)" in page
    assert "Telt als duurzaam vanaf" in page


def test_the_list_costs_the_same_for_1_25_and_49_and_is_the_group_of_the_start_page(browser, cast):
    costs = []
    for number in (1, 24, 24):
        for _ in range(number):
            klant = person_of(cast.regisseur)[0]
            PlaatsingFactory(klant=klant, startdatum=months_after(TODAY, -3))
        other = KlantFactory()
        RegisseurschapFactory(klant=other, traject__klant=other, medewerker=cast.vreemde)
        PlaatsingFactory(klant=other, startdatum=TODAY - 8 * DAY)
        browser.get("/nazorg/")
        with CaptureQueriesContext(connection) as queries:
            page = browser.get("/nazorg/")
        costs.append(len(queries))
    assert len(set(costs)) == 1, costs
    assert page.context["pagina"].count.number == 49
    people = Klant.objects.filter(regisseur=cast.regisseur)
    assert werk.NAZORG.people(people, cast.regisseur, TODAY).count() == 49
    assert day_of("week_1", TODAY) == TODAY + 7 * DAY
