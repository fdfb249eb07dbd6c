"""Every change of a row raises its version, so that an old form is refused."""

from django.db import migrations

TABLES = (
    "intake_contactgegeven",
    "intake_adres",
    "intake_vertegenwoordiger",
    "intake_uitkering",
    "intake_gesprek",
    "intake_contactpoging",
    "intake_belemmering",
    "intake_campagne",
    "intake_concept",
    "intake_gezinslid",
)
CREATE = "".join(
    f"CREATE TRIGGER {table}_versie BEFORE UPDATE ON {table} FOR EACH ROW "
    "WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION versie_omhoog();\n"
    for table in TABLES
)
DROP = "".join(f"DROP TRIGGER {table}_versie ON {table};" for table in TABLES)


class Migration(migrations.Migration):
    dependencies = [("logboek", "0003_nummers_en_versies"), ("intake", "0002_model")]
    operations = [migrations.RunSQL(CREATE, DROP)]
