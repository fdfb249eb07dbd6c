"""What each database role may do with each table; applied after every `migrate`.

owner: owns everything, migrates. web: reads; writes facts; history only grows through triggers, which write with the
owner's rights; logs it may only add to, never change or delete; deletes only from tables that an app names in
`AppConfig.deletable`. log: may only insert into the logs. Nobody but the owner can silence the triggers that write
history.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import pghistory.models
from django.apps import apps
from django.conf import settings
from django.core.checks import Warning
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from werkoffensief.logboek.nummers import SOORTEN

OWN_LOGS = ("logboek.handeling", "logboek.inzage")
# allauth's socialaccount would keep names and tokens of a provider; ours keeps a Koppeling (docs/adr/0016).
READ_ONLY_APPS = ("contenttypes", "auth", "socialaccount")
OUR_APPS_MARK = "deletable"
# What an app may say in its AppConfig of its models, and what the web role may do with their rows then.
MARKS = {
    "read_only": "SELECT",  # only a function of the owner writes them
    "append_only": "SELECT, INSERT",  # nobody changes them, not even a merge
    "add_only": "SELECT, INSERT, UPDATE (klant_id)",  # nobody changes them; a merge moves them to the klant who stays
    OUR_APPS_MARK: "SELECT, INSERT, UPDATE, DELETE",
}
# Functions with the owner's rights that nobody else may call.
WEB_FUNCTIONS = (
    "wis_klant(uuid, text)",
    "logboek_inzage_partitie(date)",
    "analyseer(text[])",
    "wis_buddies(date)",
)
# pgtrigger asks this function whether the session wants a trigger ignored, and any role may set what it reads: then
# history falls silent. Each migration that makes a trigger brings pgtrigger's own version back.
NEVER_IGNORE = """
CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean
LANGUAGE sql IMMUTABLE AS 'SELECT false'
"""
# Triggers name tables without a schema, and a temporary table of that name would catch what they write.
FUNCTIONS_OF_TRIGGERS = """
SELECT p.oid::regprocedure::text, p.proname LIKE 'pgtrigger\\_%' FROM pg_proc p
WHERE p.pronamespace = 'public'::regnamespace AND p.prorettype = 'trigger'::regtype
AND p.oid NOT IN (SELECT objid FROM pg_depend WHERE deptype = 'e')
"""

# A function with the owner's rights names tables too. Unless `pg_temp` comes last, PostgreSQL looks there first, and
# the trigger on a caller's temporary table would run as the owner.
FUNCTIONS_OF_THE_OWNER = """
SELECT p.oid::regprocedure::text FROM pg_proc p
WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef AND p.prorettype <> 'trigger'::regtype
AND p.oid NOT IN (SELECT objid FROM pg_depend WHERE deptype = 'e')
"""

# What keeps names and BSNs out of the log of the database server: the statement of an error, its message and its detail
# hold what somebody typed, and so does a logged statement.
SILENT_SERVER = {
    "log_min_messages": {"log", "fatal", "panic"},
    "log_min_error_statement": {"panic"},
    "log_error_verbosity": {"terse"},
    "log_statement": {"none", "ddl"},
    "log_min_duration_statement": {"-1"},
    "log_min_duration_sample": {"-1"},
}

# A history table of a later migration gets the rule of the first ones: no event without who did it.
NAMELESS_HISTORY = """
SELECT format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (COALESCE(pgh_context->>''door'', '''') ~ ''[[:alnum:]]'')',
    tablename, tablename || '_wie')
FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE '%geschiedenis'
AND NOT EXISTS (SELECT FROM pg_constraint WHERE conname = tablename || '_wie')
"""


def server_logs_no_names(*, databases: Sequence[str] | None = None, **_more: Any) -> list[Warning]:
    """System check of `migrate` and `check --database`: whether the server writes what was typed in its own log."""
    if settings.MODUS != "productie":
        return []
    found = []
    for alias in databases or ():
        with connections[alias].cursor() as cursor:
            cursor.execute(
                "SELECT name, current_setting(name) FROM unnest(%s::text[]) name", [list(SILENT_SERVER)]
            )
            found += [
                Warning(
                    f"De databaseserver kan namen en BSN's in zijn eigen log schrijven: {name} staat op {value}.",
                    hint=f"Zet {name} op {sorted(SILENT_SERVER[name])[0]}, zie docs/beheer.md.",
                    id="logboek.W001",
                )
                for name, value in cursor.fetchall()
                if value not in SILENT_SERVER[name]
            ]
    return found


def _is_history(model: type[models.Model]) -> bool:
    return issubclass(model, pghistory.models.Event)


def web_rights(model: type[models.Model]) -> str:
    """The rights of the web role on this model's table, as SQL."""
    label = model._meta.label_lower
    config = apps.get_app_config(model._meta.app_label)
    if label in OWN_LOGS or model._meta.app_label in READ_ONLY_APPS or _is_history(model):
        return "SELECT"
    if label == "logboek.levering":
        return "SELECT, INSERT"
    for mark, rights in MARKS.items():
        if model._meta.model_name in getattr(config, mark, ()):
            return rights
    if getattr(config, OUR_APPS_MARK, None) is None:
        return MARKS[OUR_APPS_MARK]
    return "SELECT, INSERT, UPDATE"


def _tables() -> Iterator[tuple[str, str, bool]]:
    """Every table once: name, rights of the web role, whether it is a log."""
    seen: set[str] = set()
    for model in apps.get_models(include_auto_created=True):
        table = model._meta.db_table
        if (
            model._meta.proxy
            or table in seen
            or not (model._meta.managed or model._meta.label_lower in OWN_LOGS)
        ):
            continue
        seen.add(table)
        yield table, web_rights(model), model._meta.label_lower in OWN_LOGS
    yield "django_migrations", "SELECT", False


def apply_rights(connection: BaseDatabaseWrapper) -> None:
    """Grant the web and the log role their rights on every table; revoke all others.

    `connection` must be the owner's. A lone DATABASE_URL serves as all three roles: then there is nothing to grant.
    """
    owner = connection.settings_dict["USER"]
    web = settings.DATABASE_WEB_ROLE if owner != settings.DATABASE_WEB_ROLE else ""
    log = settings.DATABASE_LOG_ROLE if owner != settings.DATABASE_LOG_ROLE else ""
    existing = set(connection.introspection.table_names())
    tables = [entry for entry in _tables() if entry[0] in existing]
    with connection.cursor() as cursor:
        statements = _revocations(web, log) + _table_grants(tables, web, log) + _function_grants(cursor, web)
        statements += _closed_doors(cursor) + _rules_of_history(cursor)
        for statement in statements:
            cursor.execute(statement)


def _revocations(web: str, log: str) -> list[str]:
    """Every role starts from nothing."""
    statements = []
    for role in sorted({web, log} - {""}):
        statements.append(f'GRANT USAGE ON SCHEMA public TO "{role}"')
        statements.append(f'REVOKE ALL ON ALL TABLES IN SCHEMA public FROM "{role}"')
    return statements


def _table_grants(tables: list[tuple[str, str, bool]], web: str, log: str) -> list[str]:
    statements = []
    for table, rights, is_log in tables:
        if web:
            statements.append(f'GRANT {rights} ON "{table}" TO "{web}"')
        if log and is_log:
            statements.append(f'GRANT INSERT ON "{table}" TO "{log}"')
    if web:
        # USAGE is nextval only; setval is for the counters of rows made on screen.
        statements.append(f'REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM "{web}"')
        statements.append(f'GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO "{web}"')
        statements += [f'GRANT UPDATE ON SEQUENCE "nummer_{soort}" TO "{web}"' for soort in SOORTEN]
    return statements


def _function_grants(cursor: CursorWrapper, web: str) -> list[str]:
    """Functions with the owner's rights: the web role may call these, others none."""
    statements = []
    for function in WEB_FUNCTIONS if web else ():
        cursor.execute("SELECT to_regprocedure(%s)", [function])
        if cursor.fetchone() != (None,):
            statements.append(f"REVOKE ALL ON FUNCTION {function} FROM PUBLIC")
            statements.append(f'GRANT EXECUTE ON FUNCTION {function} TO "{web}"')
    return statements


def _rules_of_history(cursor: CursorWrapper) -> list[str]:
    cursor.execute(NAMELESS_HISTORY)
    return [statement for (statement,) in cursor.fetchall()]


def _closed_doors(cursor: CursorWrapper) -> list[str]:
    """No session can switch a trigger off or lead its writing astray."""
    cursor.execute(FUNCTIONS_OF_TRIGGERS)
    functions = cursor.fetchall()
    cursor.execute(FUNCTIONS_OF_THE_OWNER)
    of_owner = [name for (name,) in cursor.fetchall()]
    return [
        NEVER_IGNORE,
        *(f"ALTER FUNCTION {name} SET search_path = pg_catalog, public, pg_temp" for name in of_owner),
        # Also after a backup was put back without its rights: then everybody may call every function.
        *(f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC" for name in of_owner),
        *(f"ALTER FUNCTION {name} SET search_path = public, pg_temp" for name, _history in functions),
        *(f"ALTER FUNCTION {name} SECURITY DEFINER" for name, history in functions if history),
        # Else somebody puts the function on a temporary table of their own, and history tells what never happened.
        *(f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC" for name, _history in functions),
    ]
