"""The erasing function again, as 0001 has it now: for databases in which a member of a household had no number."""

from importlib import import_module

from django.db import migrations

ERASE = import_module("werkoffensief.dossier.migrations.0001_wissen").ERASE


class Migration(migrations.Migration):
    dependencies = [("dossier", "0010_wissen_met_nazorg"), ("intake", "0074_nummer_van_gezinslid")]
    operations = [
        migrations.RunSQL(
            ERASE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"), migrations.RunSQL.noop
        )
    ]
