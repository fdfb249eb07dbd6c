"""The version of a fixed answer, and that it stays with its klant and with the conversation of that klant."""

from importlib import import_module

from django.db import migrations

FACTS = import_module("intake.migrations.0006_feiten_blijven_bij_hun_klant")
TABLE = "intake_keuzeantwoord"
CREATE = f"""
CREATE TRIGGER {TABLE}_versie BEFORE UPDATE ON {TABLE} FOR EACH ROW
    WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION versie_omhoog();
ALTER TABLE {TABLE} ADD CONSTRAINT keuzeantwoord_van_klant FOREIGN KEY (gesprek_id, klant_id)
    REFERENCES intake_gesprek (id, klant_id) DEFERRABLE INITIALLY DEFERRED;
"""
DROP = f"ALTER TABLE {TABLE} DROP CONSTRAINT keuzeantwoord_van_klant; DROP TRIGGER {TABLE}_versie ON {TABLE};"


class Migration(migrations.Migration):
    dependencies = [("intake", "0066_keuzeantwoord")]
    operations = [
        migrations.RunSQL(CREATE, DROP),
        migrations.RunSQL(FACTS.triggers(TABLE, None), FACTS.drops(TABLE, None)),
    ]
