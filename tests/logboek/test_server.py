"""What the database server itself may tell or let happen: its log, and its rights after a backup was put back."""

import os
import subprocess
import sys

import psycopg
import pytest
from django.db import connections
from psycopg import sql
from psycopg.errors import InsufficientPrivilege

from tests import omgeving
from tests.intake.factories import KlantFactory
from werkoffensief.logboek.rechten import SILENT_SERVER, server_logs_no_names

OPEN_TO_ALL = (
    "SELECT p.oid::regprocedure::text FROM pg_proc p WHERE prosecdef AND pronamespace = 'public'::regnamespace"
    " AND has_function_privilege('public', p.oid, 'EXECUTE')"
    " AND p.oid NOT IN (SELECT objid FROM pg_depend WHERE deptype = 'e')"
)


def warnings() -> list[str]:
    return [warning.msg.split(": ")[1] for warning in server_logs_no_names(databases=["default"])]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("log_min_messages", "warning"),
        ("log_min_error_statement", "error"),
        ("log_error_verbosity", "default"),
        ("log_statement", "all"),
        ("log_min_duration_statement", "250ms"),
        ("log_min_duration_sample", "100ms"),
    ],
)
def test_a_server_that_writes_what_was_typed_in_its_log_is_named(committed_db, settings, name, value):
    settings.MODUS = "productie"
    assert warnings() == []
    with psycopg.connect(omgeving.SUPERUSER_URL, autocommit=True) as superuser:
        change = sql.SQL("ALTER DATABASE {} SET {} = {}")
        superuser.execute(change.format(sql.Identifier(committed_db.name), sql.Identifier(name), value))
    connections["default"].close()
    assert warnings() == [f"{name} staat op {value}."]
    assert name in SILENT_SERVER
    settings.MODUS = "demo"
    assert warnings() == []


def test_after_a_backup_without_rights_migrate_closes_the_functions_of_the_owner(committed_db, owner):
    klant = KlantFactory()
    owner.execute(
        "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO PUBLIC"
    )  # as a restored function has it
    assert owner.execute(OPEN_TO_ALL).fetchall() != []
    environment = {**os.environ, **committed_db.environment, "DATABASE_OWNER_URL": committed_db.owner_url}
    command = [sys.executable, "manage.py", "migrate", "-v0"]
    subprocess.run(command, cwd=omgeving.PROJECT, env=environment, check=True)
    assert owner.execute(OPEN_TO_ALL).fetchall() == []
    with psycopg.connect(committed_db.web_url) as web, pytest.raises(InsufficientPrivilege):
        web.execute("SELECT wis_klant_zonder_vastleggen(%s)", [klant.pk])
