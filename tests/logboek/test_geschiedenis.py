"""History has an actor from every way of writing, and no role but the owner's can change or silence it."""

import json
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.apps import apps
from django.db import connection, transaction
from psycopg import sql
from psycopg.errors import CheckViolation, InsufficientPrivilege, NotNullViolation, ReadOnlySqlTransaction

from intake.models import Klant
from tests.accounts.factories import MedewerkerFactory
from tests.intake.factories import GesprekFactory, KlantFactory
from tests.overdracht.wereld import NOW, WERELD, sentences, write
from tests.trajecten.factories import PlaatsingFactory, RegisseurschapFactory, StapFactory
from werkgevers.models import Werkgever
from werkoffensief.berichten import registry, services
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.enums import Via
from werkoffensief.logboek.rechten import _is_history
from werkoffensief.overdracht.services import import_folder
from werkoffensief.web import clock

PROJECT = Path(__file__).resolve().parents[2]
EVENTS = [model for model in apps.get_models() if _is_history(model)]
LOGS = ["logboek_handeling", "logboek_inzage", "logboek_inzage_overig"]
KEPT = [*(model._meta.db_table for model in EVENTS), *LOGS, "logboek_levering"]
REFUSED = (InsufficientPrivilege, ReadOnlySqlTransaction)
INSERT_KLANT = """
WITH k AS (INSERT INTO intake_klant (id, klantnummer, achternaam) VALUES (gen_random_uuid(), %s, 'Voorbeeld')
    RETURNING id, klantnummer)
INSERT INTO intake_klantnummer (nummer, klant_id) SELECT klantnummer, id FROM k
"""

OWNERS_STATEMENTS = [
    "CREATE TABLE eigen (id int)",
    "CREATE SCHEMA eigen",
    "CREATE FUNCTION eigen() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "ALTER TABLE intake_klant DISABLE TRIGGER ALL",
    "ALTER TABLE intake_klant DISABLE TRIGGER USER",
    "SET session_replication_role = replica",
    "CREATE TRIGGER eigen BEFORE INSERT ON intake_klant EXECUTE FUNCTION versie_omhoog()",
    "CREATE OR REPLACE FUNCTION _pgtrigger_should_ignore(trigger_name name) RETURNS boolean"
    " LANGUAGE sql AS 'SELECT true'",
    "CREATE RULE stil AS ON INSERT TO intake_klantgeschiedenis DO INSTEAD NOTHING",
    "ALTER TABLE intake_klant OWNER TO CURRENT_USER",
    "SET ROLE werk_eigenaar",
    "SET SESSION AUTHORIZATION werk_eigenaar",
]

OF_THE_FILES = [
    "Belemmeringsoort", "Doelstelling", "Team", "TeamStadsdeel", "Campagne", "Medewerker", "Rolverlening",
    "Klant", "Klantnummer", "Adres", "Contactgegeven", "Uitkering", "Gesprek", "Contactpoging",
    "Belemmering", "Traject", "Regisseurschap", "Stap", "Werkgever", "Werkakkoord", "Plaatsing",
]  # fmt: skip
IMPORTED = {f"{model}Geschiedenis" for model in OF_THE_FILES}
CHANGED = {
    "teams": ["Centrum;Centrum", "Escamp;Escamp|onbekend"],
    "klanten": ["K1;;Anna;van den;Berg;1980-01-31;2511AA;2;Den Haag;Escamp;070-2;k1@x.example"],
    "uitkeringen": ["K1;2015-02-01;2018-12-31;overig", "K2;2016-01-01;;"],
    "regisseurs": ["T1;m2;2019-06-01;2019-12-01"],
    "stappen": ["S1;T1;werkfit;2019-03-15;2019-08-01;afgerond"],
}


@pytest.fixture
def web(committed_db):
    """The web role's own connection, as one would have it in psql."""
    with psycopg.connect(committed_db.web_url, autocommit=True) as own:
        yield own


@pytest.fixture
def log(committed_db):
    with psycopg.connect(committed_db.log_url, autocommit=True) as own:
        yield own


def without_actor():
    return [
        (model.__name__, event.pk)
        for model in EVENTS
        for event in model.objects.all()
        if not (event.pgh_context or {}).get("door") or not event.pgh_context.get("via")
    ]


def events_of(klantnummer):
    return list(
        Klant.geschiedenis.rel.related_model.objects.filter(klantnummer=klantnummer).order_by("pgh_id")
    )


# --- An actor on every event --------------------------------------------------------------------------------------


def test_there_is_history_to_look_at():
    assert {"KlantGeschiedenis", "GesprekGeschiedenis", "PlaatsingGeschiedenis"} <= {
        m.__name__ for m in EVENTS
    }


def test_orm_names_the_medewerker(db):
    door = uuid4()
    with handeling(door=door):
        klant = KlantFactory()
        klant.voornaam = "Nora"
        klant.save()
    labels = [
        (e.pgh_label, e.pgh_context["door"], e.pgh_context["via"]) for e in events_of(klant.klantnummer)
    ]
    assert labels == [("nieuw", str(door), "scherm"), ("gewijzigd", str(door), "scherm")]


def test_update_and_bulk_name_the_actor_on_every_row(db):
    klanten = [KlantFactory() for _ in range(3)]
    door = uuid4()
    with handeling(door=door):
        Klant.objects.update(voornaam="Update")
        for klant in klanten:
            klant.voornaam = "Bulk"
        Klant.objects.bulk_update(klanten, ["voornaam"])
        Werkgever.objects.bulk_create(
            [Werkgever(kvk_nummer=f"{n:08d}", naam="Bedrijf", sector="zorg") for n in range(3)]
        )
    for klant in klanten:
        changes = [e for e in events_of(klant.klantnummer) if e.pgh_label == "gewijzigd"]
        assert [(e.voornaam, e.pgh_context["door"]) for e in changes] == [
            ("Update", str(door)),
            ("Bulk", str(door)),
        ]
    made = Werkgever.geschiedenis.rel.related_model.objects.filter(naam="Bedrijf")
    assert [event.pgh_context["door"] for event in made] == [str(door)] * 3


def test_copy_names_the_actor_on_every_row(db):
    with handeling(door="systeem", via=Via.IMPORT), connection.cursor() as cursor:
        statement = "COPY werkgevers_werkgever (id, kvk_nummer, naam, sector) FROM STDIN"
        with cursor.copy(statement) as copy:
            for number in range(3):
                copy.write_row((str(uuid4()), f"{number:08d}", "Gekopieerd", "zorg"))
    made = Werkgever.geschiedenis.rel.related_model.objects.filter(naam="Gekopieerd")
    assert [event.pgh_context for event in made] == [{"door": "systeem", "via": "import"}] * 3


def test_task_names_the_system(db, monkeypatch):
    monkeypatch.setattr(registry, "_kinds", {})
    registry.register("maak", lambda rows: KlantFactory(klantnummer="TAAK"))
    services.enqueue(soort="maak", sleutel="een")
    services.work_off(now=clock.now())
    assert [e.pgh_context for e in events_of("TAAK")] == [{"door": "systeem", "via": "taak"}]


def test_plain_sql_names_the_database_role(web):
    web.execute(INSERT_KLANT, ["SQL1"])
    web.execute("UPDATE intake_klant SET voornaam = 'Sql' WHERE klantnummer = 'SQL1'")
    events = events_of("SQL1")
    assert [e.pgh_label for e in events] == ["nieuw", "gewijzigd"]
    assert {e.pgh_context["door"] for e in events} == {f"databaserol {web.info.user}"}
    assert {e.pgh_context["via"] for e in events} == {"sql"}


def test_actor_ends_with_its_transaction(committed_db):
    with handeling(door=uuid4()):
        KlantFactory(klantnummer="EERST")
    with transaction.atomic():
        KlantFactory(klantnummer="DAARNA")
    assert events_of("DAARNA")[0].pgh_context["via"] == "sql"


def test_no_event_of_any_kind_lacks_an_actor(db):
    GesprekFactory()
    stap = StapFactory()
    RegisseurschapFactory(traject=stap.traject)
    with handeling(door=uuid4(), via=Via.OPDRACHT):
        PlaatsingFactory()
        stap.einde, stap.status = date(2019, 3, 1), "afgerond"
        stap.save()
    assert sum(model.objects.count() for model in EVENTS) > 10
    assert without_actor() == []


def events_since(before):
    return [
        (model.__name__, event.pgh_label, event.pgh_context)
        for model in EVENTS
        for event in model.objects.exclude(pk__in=before[model])
    ]


def test_every_event_of_an_import_names_who_delivered_and_which_delivery(db, settings, tmp_path):
    """New rows of every file, then changed, withdrawn and replaced ones; each delivery has its own number."""
    settings.DATA_DIR = tmp_path
    beheerder = MedewerkerFactory()
    before = {model: list(model.objects.values_list("pk", flat=True)) for model in EVENTS}
    first = import_folder(write(tmp_path / "een", WERELD), door=beheerder.pk, now=NOW)
    assert sentences(first) == []
    new = events_since(before)
    assert {name for name, _label, _context in new} >= IMPORTED
    assert [event for event in new if event[2] != delivered(beheerder, first)] == []

    before = {model: list(model.objects.values_list("pk", flat=True)) for model in EVENTS}
    second = import_folder(write(tmp_path / "twee", CHANGED), door=beheerder.pk, now=NOW)
    assert sentences(second) == []
    changed = events_since(before)
    assert {label for _name, label, _context in changed} == {"nieuw", "gewijzigd", "verwijderd"}
    assert [event for event in changed if event[2] != delivered(beheerder, second)] == []
    assert second.levering != first.levering
    assert without_actor() == []


def delivered(medewerker, resultaat):
    return {"door": str(medewerker.pk), "via": "import", "levering": str(resultaat.levering)}


def test_every_history_table_refuses_an_event_without_an_actor(owner):
    rules = {
        name for (name,) in owner.execute("SELECT conname FROM pg_constraint WHERE contype = 'c'").fetchall()
    }
    assert {f"{model._meta.db_table}_wie" for model in EVENTS} - rules == set()


# --- Nobody changes it ------------------------------------------------------------------------------------------------


def test_web_role_cannot_change_or_remove_history_or_logs(web, owner):
    columns = dict(
        owner.execute(
            "SELECT relname, attname FROM pg_attribute JOIN pg_class c ON c.oid = attrelid WHERE attnum = 1"
        ).fetchall()
    )
    for table in KEPT:
        for statement in (
            "UPDATE {0} SET {1} = {1}",
            "DELETE FROM {0}",
            "TRUNCATE {0}",
            "ALTER TABLE {0} DISABLE TRIGGER ALL",
            "DROP TABLE {0}",
        ):
            names = map(sql.Identifier, (table, columns[table]))
            with pytest.raises(REFUSED):
                web.execute(sql.SQL(statement).format(*names))


def test_log_role_can_only_insert_into_the_logs(log, owner):
    log.execute("INSERT INTO logboek_handeling (door, soort) VALUES ('systeem', 'proef')")
    log.execute(
        "INSERT INTO logboek_inzage (tijdstip, actie_id, actie_naam, gebruiker, object_id)"
        " VALUES (now(), gen_random_uuid(), 'proef', 'proef', gen_random_uuid())"
    )
    rights = owner.execute(
        "SELECT table_name, privilege_type FROM information_schema.role_table_grants WHERE grantee = %s",
        [log.info.user],
    ).fetchall()
    assert sorted(rights) == [("logboek_handeling", "INSERT"), ("logboek_inzage", "INSERT")]
    for statement in (
        "SELECT * FROM logboek_inzage",
        "DELETE FROM logboek_handeling",
        "SELECT * FROM intake_klant",
    ):
        with pytest.raises(InsufficientPrivilege):
            log.execute(statement)


def test_web_role_owns_nothing(web):
    for statement in OWNERS_STATEMENTS:
        with pytest.raises(InsufficientPrivilege):
            web.execute(statement)


def test_web_role_cannot_drop_a_trigger(web, owner):
    name = owner.execute(
        "SELECT tgname FROM pg_trigger WHERE tgrelid = 'intake_klant'::regclass AND tgname LIKE 'pgtrigger%%'"
    ).fetchone()[0]
    with pytest.raises(InsufficientPrivilege):
        web.execute(sql.SQL("DROP TRIGGER {} ON intake_klant").format(sql.Identifier(name)))


def test_web_role_cannot_write_history_of_its_own(web):
    for table in KEPT[: len(EVENTS)]:
        with pytest.raises(InsufficientPrivilege):
            web.execute(sql.SQL("INSERT INTO {} DEFAULT VALUES").format(sql.Identifier(table)))


def test_web_role_cannot_put_the_function_of_history_on_a_table_of_its_own(web, owner):
    functions = owner.execute(
        "SELECT proname FROM pg_proc WHERE prorettype = 'trigger'::regtype AND prosecdef"
    ).fetchall()
    ledger = ("boeking_in_grootboek",)  # it keeps the fund's row, and may be put on nothing else either
    assert len(functions) == 3 * len(EVENTS) + len(ledger)
    web.execute("CREATE TEMPORARY TABLE eigen (LIKE intake_klant INCLUDING ALL)")
    for (name,) in functions:
        with pytest.raises(InsufficientPrivilege):
            web.execute(
                sql.SQL(
                    "CREATE TRIGGER eigen AFTER INSERT ON eigen FOR EACH ROW EXECUTE FUNCTION {}()"
                ).format(sql.Identifier(name))
            )


def test_history_counts_in_64_bits(owner):
    for model in EVENTS:
        kinds = owner.execute(
            "SELECT format_type(a.atttypid, NULL), s.seqtypid::regtype::text FROM pg_attribute a"
            " JOIN pg_sequence s ON s.seqrelid = pg_get_serial_sequence(a.attrelid::regclass::text, 'pgh_id')::regclass"
            " WHERE a.attrelid = %s::regclass AND a.attname = 'pgh_id'",
            [model._meta.db_table],
        ).fetchall()
        assert kinds == [("bigint", "bigint")], model


# --- Nobody silences it -----------------------------------------------------------------------------------------------


def all_triggers(owner):
    return [name for (name,) in owner.execute("SELECT DISTINCT tgname FROM pg_trigger")]


def test_session_cannot_ask_for_its_triggers_to_be_ignored(web, owner):
    """pgtrigger reads a setting that any role may set; `logboek.rechten` closes that door."""
    web.execute(
        "SELECT set_config('pgtrigger.ignore', %s, false)", ["{" + ",".join(all_triggers(owner)) + "}"]
    )
    web.execute(INSERT_KLANT, ["STIL"])
    assert len(events_of("STIL")) == 1


def test_temporary_table_cannot_catch_the_history(web):
    """Triggers look in `public` first, whatever the session's search path says."""
    web.execute(
        "CREATE TEMPORARY TABLE intake_klantgeschiedenis (LIKE intake_klantgeschiedenis INCLUDING ALL)"
    )
    web.execute("SET search_path = pg_temp, public")
    web.execute(INSERT_KLANT, ["TIJDELIJK"])
    assert len(events_of("TIJDELIJK")) == 1


TRAP = """
CREATE TEMPORARY TABLE intake_contactgegeven (klant_id uuid);
INSERT INTO intake_contactgegeven SELECT id FROM public.intake_klant;
CREATE FUNCTION pg_temp.val() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    UPDATE public.intake_klantgeschiedenis SET achternaam = 'VERVALST';
    RETURN OLD;
END $$;
CREATE TRIGGER val BEFORE DELETE ON intake_contactgegeven FOR EACH ROW EXECUTE FUNCTION pg_temp.val();
GRANT ALL ON intake_contactgegeven TO public;
"""


def test_temporary_table_cannot_lead_a_function_of_the_owner_astray(web):
    """What the owner's function does to a table of that name must not set off a trigger of the caller's."""
    klanten = [web.execute(INSERT_KLANT + " RETURNING klant_id", [n]).fetchone()[0] for n in ("VAL", "ANDER")]
    web.execute(TRAP)
    web.execute('SELECT set_config(\'pghistory.context_metadata\', \'{"door": "x", "via": "sql"}\', false)')
    assert web.execute("SELECT wis_klant(%s, 'proef')", [klanten[0]]).fetchone() is not None
    assert web.execute("SELECT count(*) FROM pg_temp.intake_contactgegeven").fetchone() == (2,)
    assert [event.achternaam for event in events_of("ANDER")] == ["Voorbeeld"]


def test_every_function_of_the_owner_looks_in_temporary_tables_last(owner):
    settings = owner.execute(
        "SELECT p.oid::regprocedure::text, p.proconfig FROM pg_proc p WHERE p.prosecdef"
        " AND p.pronamespace = 'public'::regnamespace"
    ).fetchall()
    assert len(settings) > 3 * len(EVENTS)
    assert [name for name, config in settings if not (config or [""])[0].endswith(", pg_temp")] == []


def test_doors_stay_closed_after_a_later_migration_of_a_trigger(committed_db, owner, web):
    """A migration that makes a trigger brings pgtrigger's function back; the same `migrate` closes it again."""
    opened = "CREATE OR REPLACE FUNCTION _pgtrigger_should_ignore(trigger_name name) RETURNS boolean"
    owner.execute(f"{opened} LANGUAGE sql AS 'SELECT true'")
    for (function,) in owner.execute(
        "SELECT p.oid::regprocedure::text FROM pg_proc p WHERE prorettype = 'trigger'::regtype"
        " AND pronamespace = 'public'::regnamespace"
    ).fetchall():
        owner.execute(f"ALTER FUNCTION {function} RESET ALL")
    web.execute(INSERT_KLANT, ["OPEN"])
    assert events_of("OPEN") == []  # so that was a way in
    environment = {**os.environ, **committed_db.environment, "DATABASE_OWNER_URL": committed_db.owner_url}
    command = [sys.executable, "manage.py", "migrate", "-v0"]
    subprocess.run(command, cwd=PROJECT, env=environment, check=True)
    test_session_cannot_ask_for_its_triggers_to_be_ignored(web, owner)
    test_temporary_table_cannot_catch_the_history(web)


# --- Partitions of the reading log ----------------------------------------------------------------------------------


INSERT_INZAGE = (
    "INSERT INTO logboek_inzage (tijdstip, actie_id, actie_naam, gebruiker, object_id)"
    " VALUES (%s, gen_random_uuid(), 'proef', 'proef', gen_random_uuid())"
)
WHERE_IT_STANDS = "SELECT tableoid::regclass::text FROM logboek_inzage"


def test_row_without_a_partition_of_its_month_is_caught_by_the_default_one(log, owner):
    log.execute(INSERT_INZAGE, ["2031-05-05"])
    assert owner.execute(WHERE_IT_STANDS).fetchall() == [("logboek_inzage_overig",)]


NEXT_MONTH = (clock.today().replace(day=1) + timedelta(days=32)).replace(day=1)


def test_web_role_makes_next_months_partition_and_may_do_so_twice(web, log, owner):
    for _ in range(2):
        made = web.execute("SELECT logboek_inzage_partitie(%s)", [NEXT_MONTH]).fetchone()
        assert made == (f"logboek_inzage_{NEXT_MONTH:%Y_%m}",)
    for day in (1, 28):
        log.execute(INSERT_INZAGE, [f"{NEXT_MONTH:%Y-%m}-{day:02} 00:00+00"])
    assert set(owner.execute(WHERE_IT_STANDS).fetchall()) == {made}
    with pytest.raises(REFUSED):
        web.execute(f"DELETE FROM {made[0]}")


def test_a_new_installation_has_a_partition_for_this_month(owner):
    assert owner.execute("SELECT to_regclass(%s)", [f"logboek_inzage_{clock.today():%Y_%m}"]).fetchone() != (
        None,
    )


@pytest.mark.parametrize("day", ["2999-01-01", "0044-01-01 BC", "2018-12-31"])
def test_no_partition_is_made_for_a_month_far_away(web, day):
    with pytest.raises(CheckViolation, match="geen partitie"):
        web.execute("SELECT logboek_inzage_partitie(%s)", [day])


@pytest.mark.parametrize("door", ["", " ", "\u200b", None])
def test_no_event_and_no_act_of_nobody(web, log, door):
    web.execute("SELECT set_config('pghistory.context_metadata', %s, false)", [json.dumps({"door": door})])
    with pytest.raises(CheckViolation):
        web.execute("UPDATE accounts_programma SET naam = naam || '.'")
    with pytest.raises((CheckViolation, NotNullViolation)):
        log.execute("INSERT INTO logboek_handeling (door, soort) VALUES (%s, 'x')", [door])


def test_log_role_cannot_make_partitions(log):
    with pytest.raises(InsufficientPrivilege):
        log.execute("SELECT logboek_inzage_partitie(current_date)")
