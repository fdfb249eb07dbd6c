"""The erasing function again, as 0001 has it now: for databases that were made before there were fixed answers."""

from importlib import import_module

from django.db import migrations

ERASE = import_module("werkoffensief.dossier.migrations.0001_wissen").ERASE


class Migration(migrations.Migration):
    dependencies = [("dossier", "0008_wissen_met_plan"), ("intake", "0067_regels_van_keuzeantwoord")]
    operations = [
        migrations.RunSQL(
            ERASE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"), migrations.RunSQL.noop
        )
    ]
