"""What can never be true of a klant's facts, broken by plain SQL and not by a form."""

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from intake.models import Gesprek
from tests.intake.factories import GesprekFactory, KlantFactory
from tests.trajecten.factories import PlaatsingFactory, TrajectFactory

pytestmark = pytest.mark.django_db


def run(statement: str, *params: object) -> None:
    """One statement, with what a commit would check."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, params)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


@pytest.mark.parametrize(
    ("factory", "table"),
    [
        (GesprekFactory, "intake_gesprek"),
        (PlaatsingFactory, "trajecten_plaatsing"),
        (TrajectFactory, "trajecten_traject"),
    ],
)
def test_fact_does_not_move_to_another_klant(factory, table) -> None:
    fact, other = factory(), KlantFactory()
    with pytest.raises(IntegrityError, match="hoort bij een andere klant"):
        run(f"UPDATE {table} SET klant_id = %s WHERE id = %s", other.pk, fact.pk)


def test_number_of_a_fact_does_not_change() -> None:
    gesprek = GesprekFactory()
    with pytest.raises(IntegrityError, match="nummer verandert niet"):
        run("UPDATE intake_gesprek SET gespreknummer = 'Q' WHERE id = %s", gesprek.pk)


def test_klant_with_facts_is_no_merged_shell() -> None:
    kept, gesprek = KlantFactory(), GesprekFactory()
    statement = """
        WITH n AS (UPDATE intake_klantnummer SET klant_id = %s WHERE klant_id = %s)
        UPDATE intake_klant SET samengevoegd_in_id = %s, klantnummer = NULL WHERE id = %s
    """
    with pytest.raises(IntegrityError, match="geen eigen gegevens meer"):
        run(statement, kept.pk, gesprek.klant_id, kept.pk, gesprek.klant_id)


def test_merged_shell_gets_no_new_facts() -> None:
    kept, shell, medewerker = KlantFactory(), KlantFactory(), GesprekFactory().medewerker
    statement = """
        WITH n AS (UPDATE intake_klantnummer SET klant_id = %s WHERE klant_id = %s)
        UPDATE intake_klant SET samengevoegd_in_id = %s, klantnummer = NULL WHERE id = %s
    """
    run(statement, kept.pk, shell.pk, kept.pk, shell.pk)
    fact = {"datum": "2019-01-01", "vorm": "kantoor", "medewerker": medewerker}
    with pytest.raises(IntegrityError, match="samengevoegd met een andere klant"), transaction.atomic():
        Gesprek.objects.bulk_create([Gesprek(gespreknummer="G-x", klant=shell, **fact)])


@pytest.mark.parametrize("name", ["", "  ", "\t"])
def test_klant_without_a_name_is_refused(name) -> None:
    klant = KlantFactory()
    with pytest.raises(IntegrityError, match="klant_met_achternaam"):
        run("UPDATE intake_klant SET achternaam = %s WHERE id = %s", name, klant.pk)


@pytest.mark.parametrize("context", ["{}", '{"door": ""}', '{"door": null}'])
def test_event_without_an_actor_is_refused(context) -> None:
    klant = KlantFactory()
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pghistory.context_metadata', %s, true)", [context])
    with pytest.raises(IntegrityError, match="_wie"):
        run("UPDATE intake_klant SET stadsdeel = 'Laak' WHERE id = %s", klant.pk)


def test_counter_of_history_cannot_be_turned_back() -> None:
    with pytest.raises(ProgrammingError, match="permission denied"):
        run("SELECT setval('intake_klantgeschiedenis_pgh_id_seq', 1)")


@pytest.mark.parametrize("reason", ["", "   ", None])
@pytest.mark.parametrize("factory", [GesprekFactory, PlaatsingFactory, TrajectFactory])
def test_nothing_is_withdrawn_without_words(factory, reason) -> None:
    row = factory()
    with pytest.raises(IntegrityError, match="vervallen_met_reden"):
        run(
            f"UPDATE {row._meta.db_table} SET vervallen_op = now(), vervallen_reden = %s WHERE id = %s",
            reason,
            row.pk,
        )


@pytest.mark.parametrize("number", ["", " K1", "K1 ", " "])
def test_a_number_is_one_that_a_file_can_carry(number) -> None:
    klant = KlantFactory()
    with pytest.raises(IntegrityError, match="nummer_zonder_randen"):
        run("INSERT INTO intake_klantnummer (nummer, klant_id) VALUES (%s, %s)", number, klant.pk)


@pytest.mark.parametrize("reason", ["", "zomaar", None])
def test_an_absent_bsn_has_a_known_reason(reason) -> None:
    klant = KlantFactory()
    with pytest.raises(IntegrityError, match="identificatie_bsn_of_reden"):
        run("INSERT INTO intake_identificatie (klant_id, reden_ontbreekt) VALUES (%s, %s)", klant.pk, reason)
