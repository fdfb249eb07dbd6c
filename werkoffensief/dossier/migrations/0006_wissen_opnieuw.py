"""The erasing function again, as 0001 has it now: for databases that were made before the newest tables."""

from importlib import import_module

from django.db import migrations

ERASE = import_module("werkoffensief.dossier.migrations.0001_wissen").ERASE


class Migration(migrations.Migration):
    dependencies = [
        ("dossier", "0005_team_van_bulkactie"),
        ("intake", "0051_opnieuw_vragen"),
        ("trajecten", "0008_evaluatie_van_traject"),
    ]
    operations = [
        migrations.RunSQL(
            ERASE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"), migrations.RunSQL.noop
        )
    ]
