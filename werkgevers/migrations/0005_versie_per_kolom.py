"""A version names its columns: a generated column is empty in NEW before the row is written, so OLD.* always differs."""

from django.db import migrations

COLUMNS = {
    "werkgevers_werkgever": (
        "kvk_nummer", "naam", "sector", "plaats", "bezoekadres", "telefoon", "website", "accountmanager_id",
        "gearchiveerd_op", "archief_reden", "levering_id",
    ),
    "werkgevers_contactpersoon": ("werkgever_id", "naam", "functie", "telefoon", "email", "gestopt_op"),
}  # fmt: skip
TRIGGER = "CREATE TRIGGER {0}_versie BEFORE UPDATE ON {0} FOR EACH ROW WHEN ({1}) EXECUTE FUNCTION versie_omhoog();\n"
REMOVE = "".join(f"DROP TRIGGER {table}_versie ON {table};\n" for table in COLUMNS)


def _of(row: str, columns: tuple[str, ...]) -> str:
    return ", ".join(f"{row}.{column}" for column in columns)


CREATE = REMOVE + "".join(
    TRIGGER.format(table, f"({_of('OLD', columns)}) IS DISTINCT FROM ({_of('NEW', columns)})")
    for table, columns in COLUMNS.items()
)
DROP = REMOVE + "".join(TRIGGER.format(table, "OLD.* IS DISTINCT FROM NEW.*") for table in COLUMNS)


class Migration(migrations.Migration):
    dependencies = [("werkgevers", "0004_contact_zegt_iets")]
    operations = [migrations.RunSQL(CREATE, DROP)]
