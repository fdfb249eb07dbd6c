"""What can never be true of the doors, broken by plain SQL or in bulk, and not by a form."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from intake.models import Toegang, Vertrouweling, Verzoek
from tests.accounts.factories import MedewerkerFactory
from tests.intake.factories import KlantFactory, ToegangFactory, VertrouwelingFactory, VerzoekFactory
from tests.intake.test_models_klant import run

pytestmark = pytest.mark.django_db


def refused(rule, model, **fields):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        model.objects.bulk_create([model(**fields)])


def toegang(**changes):
    now = timezone.now()
    return {
        "klant": KlantFactory(), "medewerker": MedewerkerFactory(), "reden": "Zit nu aan de balie", "vanaf": now,
        "tot": now + timedelta(hours=24), **changes,
    }  # fmt: skip


@pytest.mark.parametrize("hours", [0, 23, 25, 24 * 365])
def test_toegang_lasts_24_hours_exactly(hours) -> None:
    fields = toegang()
    fields["tot"] = fields["vanaf"] + timedelta(hours=hours)
    refused("toegang_een_etmaal", Toegang, **fields)


def test_toegang_lasts_24_hours_in_the_night_the_clocks_change() -> None:
    row = ToegangFactory()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL TimeZone = 'Europe/Amsterdam'")
        run(
            "INSERT INTO intake_toegang (klant_id, medewerker_id, reden, vanaf, tot) VALUES "
            "(%s, %s, 'Midden in de nacht', '2026-03-28T23:00Z', '2026-03-29T23:00Z')",
            row.klant_id, row.medewerker_id,
        )  # fmt: skip
    assert row.tot - row.vanaf == timedelta(hours=24)


@pytest.mark.parametrize("reden", ["", "          ", "te kort", " begint niet met een letter", "         x"])
def test_toegang_has_a_written_reason(reden) -> None:
    refused("toegang_met_reden", Toegang, **toegang(reden=reden))


def test_toegang_is_ended_by_somebody_within_its_period() -> None:
    now, door = timezone.now(), MedewerkerFactory()
    refused("toegang_beeindigd_door_iemand", Toegang, **toegang(beeindigd_op=now + timedelta(hours=1)))
    refused("toegang_beeindigd_door_iemand", Toegang, **toegang(beeindigd_door=door))
    late = {"beeindigd_op": now + timedelta(hours=25), "beeindigd_door": door}
    refused("toegang_beeindigd_door_iemand", Toegang, **toegang(**late))


@pytest.mark.parametrize(
    "change",
    [
        "vanaf = vanaf - interval '1 hour', tot = tot - interval '1 hour'",
        "reden = 'Een heel andere reden'",
        "medewerker_id = (SELECT id FROM accounts_medewerker WHERE id <> medewerker_id LIMIT 1)",
    ],
)
def test_toegang_that_was_given_does_not_change(change) -> None:
    MedewerkerFactory()
    row = ToegangFactory()
    with pytest.raises(IntegrityError, match="verandert niet meer"):
        run(f"UPDATE intake_toegang SET {change} WHERE id = %s", row.pk)


def test_toegang_is_ended_once() -> None:
    row, door = ToegangFactory(), MedewerkerFactory()
    rows = Toegang.objects.filter(pk=row.pk)
    rows.update(beeindigd_op=row.vanaf + timedelta(minutes=1), beeindigd_door=door)
    with pytest.raises(IntegrityError, match="verandert niet meer"), transaction.atomic():
        rows.update(beeindigd_op=None, beeindigd_door=None)


@pytest.mark.parametrize(
    ("factory", "table"),
    [
        (ToegangFactory, "intake_toegang"),
        (VertrouwelingFactory, "intake_vertrouweling"),
        (VerzoekFactory, "intake_verzoek"),
    ],
)
def test_doors_stay_with_their_klant(factory, table) -> None:
    row, other = factory(), KlantFactory()
    with pytest.raises(IntegrityError, match="hoort bij een andere klant"):
        run(f"UPDATE {table} SET klant_id = %s WHERE id = %s", other.pk, row.pk)


def test_somebody_is_named_once_at_a_time_and_not_backwards() -> None:
    row = VertrouwelingFactory()
    same = {"klant": row.klant, "medewerker": row.medewerker, "toegevoegd_door": row.medewerker}
    refused("vertrouweling_een_keer", Vertrouweling, **same)
    early = {"vanaf": timezone.now(), "tot": timezone.now() - timedelta(days=1)}
    refused("vertrouweling_periode", Vertrouweling, **{**same, **early})


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2026, 1, 15), date(2026, 2, 15)),
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2024, 1, 31), date(2024, 2, 29)),
        (date(2025, 12, 1), date(2026, 1, 1)),
    ],
)
def test_answer_is_due_in_a_month(received, due) -> None:
    row = VerzoekFactory(ontvangen_op=received)
    row.refresh_from_db()
    assert row.uiterlijk == due


def test_rules_of_a_request() -> None:
    klant, door = KlantFactory(), MedewerkerFactory()
    right = {"klant": klant, "soort": "inzage", "ontvangen_op": date(2026, 1, 1), "door": door}
    refused("verzoek_bekende_soort", Verzoek, **{**right, "soort": "klacht"})
    tomorrow = timezone.now().date() + timedelta(days=2)
    refused("verzoek_niet_in_toekomst", Verzoek, **{**right, "ontvangen_op": tomorrow})
    closed = {"afgehandeld_op": timezone.now(), "afgehandeld_door": door}
    rule = "verzoek_afgehandeld_met_uitkomst"
    refused(rule, Verzoek, **right, **closed)
    refused(rule, Verzoek, **right, uitkomst="voldaan")
    refused(rule, Verzoek, **right, uitkomst="voldaan", afgehandeld_op=timezone.now())
    for uitkomst in ("afgewezen", "deels", "onzin"):
        refused("verzoek_afwijzing_met_reden", Verzoek, **right, **closed, uitkomst=uitkomst)
    refused("verzoek_afwijzing_met_reden", Verzoek, **right, **closed, uitkomst="deels", toelichting="  ")
