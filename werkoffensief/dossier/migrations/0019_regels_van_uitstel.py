"""Rules of the table of 0014; and the erasing function again, as 0001 has it now."""

from importlib import import_module

from django.db import migrations

_rules = import_module("intake.migrations.0006_feiten_blijven_bij_hun_klant")
ERASE = import_module("werkoffensief.dossier.migrations.0001_wissen").ERASE
CREATE = """
CREATE TRIGGER dossier_uitstel_versie BEFORE UPDATE ON dossier_uitstel FOR EACH ROW
    WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION versie_omhoog();
"""
OF = ("dossier_uitstel", None)


class Migration(migrations.Migration):
    dependencies = [("dossier", "0018_uitstel")]
    operations = [
        migrations.RunSQL(CREATE, "DROP TRIGGER dossier_uitstel_versie ON dossier_uitstel;"),
        migrations.RunSQL(_rules.triggers(*OF), _rules.drops(*OF)),
        migrations.RunSQL(
            ERASE.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"), migrations.RunSQL.noop
        ),
    ]
