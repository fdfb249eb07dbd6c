"""`migrate`, as the owner of the tables; afterwards web and log get exactly their rights."""

from typing import Any

from django.conf import settings
from django.core.management.commands.migrate import Command as MigrateCommand
from django.db import DEFAULT_DB_ALIAS, connections

from werkoffensief.logboek.rechten import apply_rights


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
        super().handle(*args, **options)
        apply_rights(connection)
