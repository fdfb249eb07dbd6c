"""`migrate`, as the owner of the tables; afterwards web and log get exactly their rights."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.commands.migrate import Command as MigrateCommand
from django.db import DEFAULT_DB_ALIAS, connections

from werkoffensief.logboek.rechten import apply_rights


@contextmanager
def swappable_names_kept() -> Iterator[None]:
    """Django asks of each foreign key of each model that it renders whether a setting names the model it points to.

    It keeps the answers, but forgets them whenever a migration makes a model: then it walks all models again, which
    is a sixth of the time of all migrations. Settings do not change meanwhile.
    """
    apps.get_swappable_settings_name = cache(apps.get_swappable_settings_name)  # type: ignore[method-assign]
    try:
        yield
    finally:
        del apps.get_swappable_settings_name


class Command(MigrateCommand):
    """Uses the connection `eigenaar` (DATABASE_OWNER_URL) where there is one, else the only one there is."""

    def handle(self, *args: Any, **options: Any) -> None:
        if options["database"] == DEFAULT_DB_ALIAS and "eigenaar" in settings.DATABASES:
            options["database"] = "eigenaar"
        if options["check_unapplied"] or options["plan"]:
            super().handle(*args, **options)
            return
        connection = connections[options["database"]]
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '10s'")
        with swappable_names_kept():
            super().handle(*args, **options)
        apply_rights(connection)
