"""The erasing function again, as 0001 has it now: links between files, and what third parties were asked."""

from importlib import import_module

from django.db import migrations

ERASE = import_module("werkoffensief.dossier.migrations.0001_wissen").ERASE


class Migration(migrations.Migration):
    dependencies = [("dossier", "0006_wissen_opnieuw"), ("intake", "0055_regels_van_de_uitvraag")]
    operations = [
        migrations.RunSQL(
            ERASE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"), migrations.RunSQL.noop
        )
    ]
