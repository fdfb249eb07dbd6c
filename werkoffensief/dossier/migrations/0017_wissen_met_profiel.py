"""The erasing function again, as 0001 has it now: for databases in which nobody could have a profile."""

from importlib import import_module

from django.db import migrations

ERASE = import_module("werkoffensief.dossier.migrations.0001_wissen").ERASE


class Migration(migrations.Migration):
    dependencies = [
        ("dossier", "0016_wissen_met_lening"),
        ("trajecten", "0028_regels_van_profiel"),
    ]
    operations = [
        migrations.RunSQL(
            ERASE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"), migrations.RunSQL.noop
        )
    ]
