"""A scan stays with its klant, and every change raises its version."""

from importlib import import_module

from django.db import migrations

FACTS = import_module("intake.migrations.0006_feiten_blijven_bij_hun_klant")
TABLE = "intake_waardescan"
CREATE = (
    f"CREATE TRIGGER {TABLE}_versie BEFORE UPDATE ON {TABLE} FOR EACH ROW "
    "WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION versie_omhoog();"
)


class Migration(migrations.Migration):
    dependencies = [("intake", "0042_waardescan")]
    operations = [
        migrations.RunSQL(CREATE, f"DROP TRIGGER {TABLE}_versie ON {TABLE}"),
        migrations.RunSQL(FACTS.triggers(TABLE, None), FACTS.drops(TABLE, None)),
    ]
