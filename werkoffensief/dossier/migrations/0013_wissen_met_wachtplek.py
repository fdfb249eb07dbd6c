"""The erasing function again, as 0001 has it now: for databases in which nobody could wait for a place."""

from importlib import import_module

from django.db import migrations

ERASE = import_module("werkoffensief.dossier.migrations.0001_wissen").ERASE


class Migration(migrations.Migration):
    dependencies = [
        ("dossier", "0012_wissen_met_regisseurswens"),
        ("trajecten", "0020_regels_van_wachtplek"),
    ]
    operations = [
        migrations.RunSQL(
            ERASE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"), migrations.RunSQL.noop
        )
    ]
