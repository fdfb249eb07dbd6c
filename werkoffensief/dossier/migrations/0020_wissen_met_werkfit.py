"""The erasing function again, as 0001 has it now: for databases without attendance and assessments."""

from importlib import import_module

from django.db import migrations

ERASE = import_module("werkoffensief.dossier.migrations.0001_wissen").ERASE


class Migration(migrations.Migration):
    dependencies = [
        ("dossier", "0019_regels_van_uitstel"),
        ("trajecten", "0030_regels_van_werkfit"),
    ]
    operations = [
        migrations.RunSQL(
            ERASE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"), migrations.RunSQL.noop
        )
    ]
