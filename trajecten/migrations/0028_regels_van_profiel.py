"""Rules of the tables of 0027: their versions and numbers, and rows that stay with their klant."""

import importlib

from django.db import migrations

_rules = importlib.import_module("intake.migrations.0006_feiten_blijven_bij_hun_klant")
NUMBERS = {
    "profiel": None,
    "werkervaring": "werkervaringnummer",
    "scholing": "scholingnummer",
    "taalkennis": None,
}
CREATE = "".join(
    f"""
CREATE TRIGGER trajecten_{name}_versie BEFORE UPDATE ON trajecten_{name} FOR EACH ROW
    WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION versie_omhoog();
"""
    + (f"CREATE SEQUENCE nummer_{name};" if number else "")
    + _rules.triggers(f"trajecten_{name}", number)
    for name, number in NUMBERS.items()
)
DROP = "".join(
    f"DROP TRIGGER trajecten_{name}_versie ON trajecten_{name};"
    + (f"DROP SEQUENCE nummer_{name};" if number else "")
    + _rules.drops(f"trajecten_{name}", number)
    for name, number in NUMBERS.items()
)


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0027_profiel")]
    operations = [migrations.RunSQL(CREATE, DROP)]
