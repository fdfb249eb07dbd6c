"""The erasing function again, as 0001 has it now: for databases in which nobody had a buddy."""

from importlib import import_module

from django.db import migrations

ERASE = import_module("werkoffensief.dossier.migrations.0001_wissen").ERASE


class Migration(migrations.Migration):
    dependencies = [
        ("dossier", "0020_wissen_met_werkfit"),
        ("trajecten", "0033_regels_van_buddies"),
    ]
    operations = [
        migrations.RunSQL(
            ERASE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"), migrations.RunSQL.noop
        )
    ]
