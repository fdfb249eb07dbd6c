"""The version of a klant goes up too when the interpreter or the safety signal changes."""

from importlib import import_module

from django.db import migrations

before = import_module("intake.migrations.0004_klantnummers")
COLUMNS = (*before.COLUMNS, "tolk_taal", "veiligheid", "veiligheid_tot")


def trigger(columns: tuple[str, ...]) -> str:
    old, new = (", ".join(f"{row}.{column}" for column in columns) for row in ("OLD", "NEW"))
    return (
        "DROP TRIGGER intake_klant_versie ON intake_klant;\n"
        f"CREATE TRIGGER intake_klant_versie BEFORE UPDATE OF {', '.join(columns)} ON intake_klant FOR EACH ROW\n"
        f"    WHEN (({old}) IS DISTINCT FROM ({new})) EXECUTE FUNCTION versie_omhoog();"
    )


class Migration(migrations.Migration):
    dependencies = [("intake", "0013_klantnummer_kern")]
    operations = [migrations.RunSQL(trigger(COLUMNS), trigger(before.COLUMNS))]
