"""Every change of a row raises its version, so that an old form is refused."""

from django.db import migrations

TABLES = (
    "accounts_team",
    "accounts_medewerker",
)
CREATE = "".join(
    f"CREATE TRIGGER {table}_versie BEFORE UPDATE ON {table} FOR EACH ROW "
    "WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION versie_omhoog();\n"
    for table in TABLES
)
DROP = "".join(f"DROP TRIGGER {table}_versie ON {table};" for table in TABLES)


class Migration(migrations.Migration):
    dependencies = [("logboek", "0003_nummers_en_versies"), ("accounts", "0001_initial")]
    operations = [migrations.RunSQL(CREATE, DROP)]
