"""The erasing function again, as 0001 has it now: for databases in which nobody could ask for another regisseur."""

from importlib import import_module

from django.db import migrations

ERASE = import_module("werkoffensief.dossier.migrations.0001_wissen").ERASE


class Migration(migrations.Migration):
    dependencies = [
        ("dossier", "0011_wissen_met_gezinslidnummer"),
        ("trajecten", "0016_regels_van_regisseurswens"),
    ]
    operations = [
        migrations.RunSQL(
            ERASE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"), migrations.RunSQL.noop
        )
    ]
