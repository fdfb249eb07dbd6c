"""Appointments: what the database refuses, and what becomes of them."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from intake.enums import AFSPRAAK_TRANSITIONS, Afspraakstatus
from intake.models import Afspraak, Contactpoging, Klant, Samenvoeging, Taak
from intake.services import afspraken as services
from intake.services.feiten import withdraw_feit
from intake.services.gesprekken import record_gesprek, record_poging
from intake.services.samenvoegen import merge_klanten
from intake.services.samenvoegen_terug import undo_merge
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import AfspraakFactory, GesprekFactory, KlantFactory
from werkoffensief.berichten.models import Opdracht
from werkoffensief.web import clock
from werkoffensief.web.clock import AMSTERDAM
from werkoffensief.web.refusals import RefusalError, SentBeforeError, StaleError, checked

pytestmark = pytest.mark.django_db
HISTORY = Afspraak.geschiedenis.rel.related_model
HOUR = timedelta(hours=1)


def at(days, hour=10, minute=0):
    """A moment so many days from now on a Dutch clock."""
    day = clock.today() + timedelta(days=days)
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=AMSTERDAM)


@pytest.fixture
def klant(cast):
    give_stadsdeel(cast.centrum)
    return KlantFactory()


def plan(klant, door, begin=None, key=None, now=None, **more):
    gegevens = {
        "medewerker_id": door.pk, "begin": begin or at(3), "duur": 60, "vorm": "kantoor", "plaats": "Balie 3",
        "onderwerp": None, **more,
    }  # fmt: skip
    return services.plan_afspraak(
        door=door.pk, klant_id=klant.pk, afspraak_id=key or uuid4(), gegevens=gegevens, now=now or clock.now()
    )


def settle(row, status, door, now=None):
    row.refresh_from_db()
    return services.settle_afspraak(
        door=door.pk, afspraak_id=row.pk, versie=row.versie, status=status, now=now or clock.now()
    )


def missed(klant, door, days):
    """An appointment so many days ago to which the klant did not come."""
    return settle(AfspraakFactory(klant=klant, medewerker=door, begin=at(-days)), "niet_verschenen", door)


def test_an_appointment_has_a_number_a_version_and_a_history_with_who(klant, cast):
    row = plan(klant, cast.consulent)
    row.refresh_from_db()
    assert row.afspraaknummer.startswith("WO-")
    assert (row.status, row.afgehandeld_op, row.versie) == ("gepland", None, 1)
    assert row.einde == at(3, 11)
    event = HISTORY.objects.get(pgh_obj_id=row.pk)
    assert event.pgh_context["door"] == str(cast.consulent.pk)


def test_sent_twice_is_one_and_something_else_is_not_lost(klant, cast):
    key = uuid4()
    assert plan(klant, cast.consulent, key=key) == plan(klant, cast.consulent, key=key)
    with pytest.raises(SentBeforeError):
        plan(klant, cast.consulent, at(4), key=key)
    assert Afspraak.objects.count() == 1


@pytest.mark.parametrize(("minute", "free"), [(-60, True), (-59, False), (0, False), (59, False), (60, True)])
def test_a_medewerker_and_a_klant_have_one_appointment_at_a_time(klant, cast, minute, free):
    plan(klant, cast.consulent)
    begin = at(3) + timedelta(minutes=minute)
    for who, other, word in (
        (KlantFactory(), cast.consulent, "medewerker"),
        (klant, cast.collega, "klant"),
    ):
        if free:
            plan(who, other, begin)
        else:
            with pytest.raises(RefusalError, match=f"De {word} heeft op dat moment al een afspraak"):
                plan(who, other, begin)


def test_what_was_called_off_or_withdrawn_takes_no_time(klant, cast):
    settle(plan(klant, cast.consulent), "afgezegd", cast.consulent)
    second = plan(klant, cast.consulent)
    withdraw_feit(
        door=cast.consulent.pk, soort="afspraak", feit_id=second.pk, versie=1, reden="Verkeerde klant",
        now=clock.now(),
    )  # fmt: skip
    plan(klant, cast.consulent)


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"duur": 4}, "afspraak_duur"),
        ({"duur": 481}, "afspraak_duur"),
        ({"vorm": "brief"}, "afspraak_bekende_vorm"),
        ({"status": "weg"}, "afspraak_bekende_status"),
        ({"status": "geweest", "begin": at(1)}, "afspraak_niet_in_toekomst_geweest"),
        ({"status": "niet_verschenen", "begin": at(1)}, "afspraak_niet_in_toekomst_geweest"),
        ({"afspraaknummer": " A"}, "afspraak_nummer_zonder_randen"),
        ({"vervallen_op": at(0)}, "afspraak_vervallen_met_reden"),
    ],
)
def test_the_database_refuses(klant, cast, values, constraint):
    row = AfspraakFactory.build(klant=klant, medewerker=cast.consulent, **{"begin": at(-1), **values})
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Afspraak.objects.bulk_create([row])


def test_a_state_is_tied_to_its_moment_and_to_what_came_of_it(klant, cast):
    row = AfspraakFactory(klant=klant, medewerker=cast.consulent, begin=at(-1))
    other = Contactpoging.objects.create(
        pogingnummer="P", klant=klant, medewerker=cast.consulent, datum=date(2026, 1, 1), uitkomst="afgezegd"
    )
    talk = GesprekFactory(klant=klant, medewerker=cast.consulent)
    for values, constraint in (
        ({"afgehandeld_op": at(0)}, "afspraak_afgehandeld_op"),
        ({"poging": other}, "afspraak_poging_past"),
        ({"gesprek": talk}, "afspraak_gesprek_past"),
    ):
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            Afspraak.objects.filter(pk=row.pk).update(**values)
    Afspraak.objects.filter(pk=row.pk).update(status="geweest")
    row.refresh_from_db()
    assert row.afgehandeld_op is not None
    with pytest.raises(IntegrityError, match="afspraak_afgehandeld_op"), transaction.atomic():
        Afspraak.objects.filter(pk=row.pk).update(afgehandeld_op=None)


def test_the_table_of_states_is_complete_and_every_other_step_is_refused(klant, cast):
    assert set(AFSPRAAK_TRANSITIONS) == set(Afspraakstatus.values)
    for before in Afspraakstatus.values:
        for after in set(Afspraakstatus.values) - {before}:
            row = AfspraakFactory(klant=KlantFactory(), begin=at(-1), status=before)
            if after in AFSPRAAK_TRANSITIONS[before]:
                assert settle(row, after, cast.consulent).status == after
            else:
                with pytest.raises(RefusalError, match="al afgehandeld"):
                    settle(row, after, cast.consulent)


def test_an_absence_is_an_attempt_of_that_day_and_no_conversation(klant, cast):
    row = missed(klant, cast.consulent, 2)
    poging = Contactpoging.objects.get(klant=klant)
    assert (row.poging, poging.uitkomst, poging.datum) == (poging, "niet_verschenen", at(-2).date())
    assert poging.medewerker == cast.consulent
    assert not klant.gesprekken.exists()


def test_called_off_before_is_an_attempt_of_today(klant, cast):
    settle(plan(klant, cast.consulent), "afgezegd", cast.consulent)
    poging = Contactpoging.objects.get(klant=klant)
    assert (poging.uitkomst, poging.datum) == ("afgezegd", clock.today())


def test_nobody_is_absent_from_what_has_not_begun(klant, cast):
    row = AfspraakFactory(klant=klant, medewerker=cast.consulent, begin=clock.now() + HOUR)
    for status in ("niet_verschenen", "geweest"):
        with pytest.raises(RefusalError, match="nog niet begonnen"):
            settle(row, status, cast.consulent)
    assert not Contactpoging.objects.exists()


def test_a_click_too_many_is_undone_for_a_day(klant, cast):
    row = missed(klant, cast.consulent, 1)
    settle(row, "gepland", cast.consulent)
    row.refresh_from_db()
    poging = Contactpoging.objects.get()
    assert (row.status, row.poging, row.afgehandeld_op) == ("gepland", None, None)
    assert poging.vervallen_op is not None
    again = settle(row, "niet_verschenen", cast.consulent)
    with pytest.raises(RefusalError, match="langer dan 24 uur"):
        settle(again, "gepland", cast.consulent, now=clock.now() + 25 * HOUR)


def test_a_withdrawn_appointment_takes_its_attempt_along(klant, cast):
    row = missed(klant, cast.consulent, 1)
    row.refresh_from_db()
    withdraw_feit(
        door=cast.consulent.pk, soort="afspraak", feit_id=row.pk, versie=row.versie, reden="Verkeerde klant",
        now=clock.now(),
    )  # fmt: skip
    assert Contactpoging.objects.get().vervallen_reden == "Verkeerde klant"


def talk(klant, door, day):
    gegevens = {"datum": day, "vorm": "kantoor", "trede": None, "verslag": None}
    return record_gesprek(door=door.pk, klant_id=klant.pk, gesprek_id=uuid4(), gegevens=gegevens)


def test_a_conversation_marks_the_appointment_of_that_day_with_the_same_medewerker(klant, cast):
    mine = AfspraakFactory(klant=klant, medewerker=cast.consulent, begin=at(0, 0, 5))
    before = AfspraakFactory(klant=klant, medewerker=cast.consulent, begin=at(-1))
    other = AfspraakFactory(klant=klant, medewerker=cast.collega, begin=at(0, 23, 50), duur=5)
    gesprek = talk(klant, cast.consulent, clock.today())
    for row, status, about in (
        (mine, "geweest", gesprek),
        (before, "gepland", None),
        (other, "gepland", None),
    ):
        row.refresh_from_db()
        assert (row.status, row.gesprek) == (status, about)
    with pytest.raises(RefusalError, match="een gesprek vastgelegd"):
        settle(mine, "gepland", cast.consulent)


def test_an_appointment_that_was_marked_first_gets_its_conversation_later(klant, cast):
    row = settle(
        AfspraakFactory(klant=klant, medewerker=cast.consulent, begin=at(0, 0, 5)), "geweest", cast.consulent
    )
    gesprek = talk(klant, cast.consulent, clock.today())
    row.refresh_from_db()
    assert row.gesprek == gesprek


def test_moving_needs_the_version_and_only_what_stands_moves(klant, cast):
    row = plan(klant, cast.consulent)
    gegevens = {"medewerker_id": cast.collega.pk, "begin": at(5), "duur": 30, "vorm": "wijk", "plaats": None,
                "onderwerp": "Kennismaken"}  # fmt: skip

    def move(versie):
        return services.change_afspraak(
            door=cast.consulent.pk, afspraak_id=row.pk, versie=versie, gegevens=gegevens, now=clock.now()
        )

    move(1)
    row.refresh_from_db()
    assert (row.begin, row.duur, row.medewerker, row.versie) == (at(5), 30, cast.collega, 2)
    with pytest.raises(StaleError):
        move(1)
    settle(row, "afgezegd", cast.consulent)
    row.refresh_from_db()
    with pytest.raises(RefusalError, match="al afgehandeld"):
        move(row.versie)


@pytest.mark.parametrize("gone", [{"overleden_op": date(2026, 1, 1)}, {"verhuisd_op": date(2026, 1, 1)}])
def test_nobody_makes_an_appointment_with_who_is_gone_or_in_the_past(klant, cast, gone):
    with pytest.raises(RefusalError, match="nog moeten komen"):
        plan(klant, cast.consulent, clock.now() - HOUR)
    Klant.objects.filter(pk=klant.pk).update(**gone)
    with pytest.raises(RefusalError, match="overleden of verhuisd"):
        plan(klant, cast.consulent)


def test_after_the_second_absence_in_a_row_there_is_one_task_to_talk_and_no_sanction(klant, cast):
    missed(klant, cast.consulent, 9)
    assert not Taak.objects.exists()
    missed(klant, cast.consulent, 6)
    task = Taak.objects.get()
    assert (task.klant, task.medewerker, task.team, task.op) == (
        klant,
        cast.consulent,
        klant.team,
        clock.today(),
    )
    assert task.tekst.startswith("Praat over wat er aan de hand is")
    assert not any(character.isdigit() for character in task.tekst)
    missed(klant, cast.consulent, 3)
    assert Taak.objects.count() == 1


def test_a_conversation_between_two_absences_begins_the_count_again(klant, cast):
    missed(klant, cast.consulent, 9)
    talk(klant, cast.collega, at(-8).date())
    missed(klant, cast.consulent, 6)
    assert not Taak.objects.exists()


def test_an_absence_that_was_logged_by_hand_counts_too_and_the_conversation_ends_the_task(klant, cast):
    missed(klant, cast.consulent, 9)
    for days, tasks in ((9, 0), (1, 1)):  # that of the appointment, noted again, is no second one
        record_poging(
            door=cast.collega.pk,
            klant_id=klant.pk,
            poging_id=uuid4(),
            datum=at(-days).date(),
            uitkomst="niet_verschenen",
        )
        assert Taak.objects.open().count() == tasks
    talk(klant, cast.consulent, clock.today())
    assert Taak.objects.get().gedaan_door == cast.consulent


def withdraw(row, soort, door):
    row.refresh_from_db()
    withdraw_feit(
        door=door.pk, soort=soort, feit_id=row.pk, versie=row.versie, reden="Klopt niet", now=clock.now()
    )


def test_a_fact_that_lapses_lets_the_task_be_looked_at_again(klant, cast):
    missed(klant, cast.consulent, 9)
    missed(klant, cast.consulent, 6)
    spoken = talk(klant, cast.consulent, clock.today())
    assert not Taak.objects.open().exists()
    withdraw(spoken, "gesprek", cast.consulent)
    assert Taak.objects.open().count() == 1
    withdraw(Contactpoging.objects.order_by("datum").first(), "contactpoging", cast.consulent)
    assert not Taak.objects.open().exists()


def test_a_merge_counts_the_absences_of_both_and_its_undoing_those_of_each(klant, cast):
    other = KlantFactory()
    for who, days in ((klant, 9), (other, 6)):
        missed(who, cast.consulent, days)
    merge = {"door": cast.teamleider.pk, "now": clock.now()}
    for who in (klant, other):
        who.refresh_from_db()
    merge_klanten(
        kept_id=klant.pk, kept_versie=klant.versie, merged_id=other.pk, merged_versie=other.versie, **merge
    )
    assert Taak.objects.open().get().klant == klant
    undo_merge(samenvoeging_id=Samenvoeging.objects.get().pk, mee=None, **merge)
    assert not Taak.objects.open().exists()


def test_nobody_spoke_with_who_was_not_born_or_is_dead(klant, cast):
    Klant.objects.filter(pk=klant.pk).update(geboortedatum=date(1980, 5, 1), overleden_op=date(2020, 1, 1))
    for day, sentence in ((date(1980, 4, 30), "geboren op"), (date(2020, 1, 2), "overleden op")):
        with pytest.raises(RefusalError, match=sentence) as refusal:
            talk(klant, cast.consulent, day)
        assert refusal.value.field == "datum"
        with pytest.raises(RefusalError, match=sentence):
            record_poging(
                door=cast.consulent.pk,
                klant_id=klant.pk,
                poging_id=uuid4(),
                datum=day,
                uitkomst="niet_bereikt",
            )
    talk(klant, cast.consulent, date(2020, 1, 1))


def test_the_task_goes_when_the_absence_was_none(klant, cast):
    missed(klant, cast.consulent, 9)
    row = missed(klant, cast.consulent, 6)
    settle(row, "gepland", cast.consulent)
    assert not Taak.objects.open().exists()


def test_a_reminder_waits_for_its_day_and_none_for_an_appointment_of_tomorrow(klant, cast, settings):
    row = plan(klant, cast.consulent, at(9))
    opdracht = Opdracht.objects.get(soort="afspraak_herinneren")
    assert opdracht.uitvoeren_na == at(9) - timedelta(days=2)
    assert opdracht.inhoud == {"afspraak": str(row.pk), "begin": at(9).isoformat()}
    plan(klant, cast.consulent, at(1))
    settings.HERINNERING_DAGEN = 0
    plan(klant, cast.consulent, at(20))
    assert Opdracht.objects.filter(soort="afspraak_herinneren").count() == 1


def test_an_appointment_stays_with_its_klant_and_moves_with_a_merge(klant, cast):
    other = KlantFactory()
    row = plan(other, cast.consulent)
    with pytest.raises(RefusalError, match="hoort bij een andere klant"), checked():
        Afspraak.objects.filter(pk=row.pk).update(klant=klant)
    merge_klanten(
        door=cast.teamleider.pk, kept_id=klant.pk, kept_versie=klant.versie, merged_id=other.pk,
        merged_versie=other.versie, now=clock.now(),
    )  # fmt: skip
    row.refresh_from_db()
    assert row.klant == klant


def test_erasing_leaves_no_appointment(klant, cast):
    missed(klant, cast.consulent, 9)
    missed(klant, cast.consulent, 6)
    plan(klant, cast.consulent)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pghistory.context_metadata', '{\"door\": \"systeem\"}', true)")
        cursor.execute("SELECT wis_klant(%s, 'op verzoek')", [klant.pk])
    assert not Afspraak.objects.exists()
    assert not Taak.objects.exists()
    assert not HISTORY.objects.exists()
