"""What each database role may do with each table; applied after every `migrate`.

owner: owns everything, migrates. web: reads; writes facts; history and logs it may only add to, never change or
delete; deletes only from tables that an app names in `AppConfig.deletable`. log: may only insert into the logs.
"""

from collections.abc import Iterator

import pghistory.models
from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

OWN_LOGS = ("logboek.handeling", "logboek.inzage")
READ_ONLY_APPS = ("contenttypes", "auth")
OUR_APPS_MARK = "deletable"
# Functions with the owner's rights that nobody else may call.
WEB_FUNCTIONS = ("wis_klant(uuid)", "logboek_inzage_partitie(date)")


def _is_history(model: type[models.Model]) -> bool:
    return issubclass(model, pghistory.models.Event)


def web_rights(model: type[models.Model]) -> str:
    """The rights of the web role on this model's table, as SQL."""
    label = model._meta.label_lower
    config = apps.get_app_config(model._meta.app_label)
    deletable = getattr(config, OUR_APPS_MARK, None)
    if label in OWN_LOGS or model._meta.app_label in READ_ONLY_APPS:
        return "SELECT"
    if _is_history(model) or label == "logboek.levering":
        return "SELECT, INSERT"
    if deletable is None or model._meta.model_name in deletable:
        return "SELECT, INSERT, UPDATE, DELETE"
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
    quote = connection.ops.quote_name
    owner = connection.settings_dict["USER"]
    web, log = settings.DATABASE_WEB_ROLE, settings.DATABASE_LOG_ROLE
    existing = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for role in {web, log} - {owner, ""}:
            cursor.execute(f"GRANT USAGE ON SCHEMA public TO {quote(role)}")
            cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {quote(role)}")
        for table, rights, is_log in _tables():
            if table not in existing:
                continue
            if web not in {owner, ""}:
                cursor.execute(f"GRANT {rights} ON {quote(table)} TO {quote(web)}")
            if is_log and log not in {owner, ""}:
                cursor.execute(f"GRANT INSERT ON {quote(table)} TO {quote(log)}")
        if web not in {owner, ""}:
            cursor.execute(f"GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO {quote(web)}")
            for function in WEB_FUNCTIONS:
                cursor.execute("SELECT to_regprocedure(%s)", [function])
                if cursor.fetchone() != (None,):
                    cursor.execute(f"REVOKE ALL ON FUNCTION {function} FROM PUBLIC")
                    cursor.execute(f"GRANT EXECUTE ON FUNCTION {function} TO {quote(web)}")
