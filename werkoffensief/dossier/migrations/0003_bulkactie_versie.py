"""Every change of an act on many klanten raises its version."""

from django.db import migrations

CREATE = (
    "CREATE TRIGGER dossier_bulkactie_versie BEFORE UPDATE ON dossier_bulkactie FOR EACH ROW "
    "WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION versie_omhoog();"
)
DROP = "DROP TRIGGER dossier_bulkactie_versie ON dossier_bulkactie;"


class Migration(migrations.Migration):
    dependencies = [("logboek", "0003_nummers_en_versies"), ("dossier", "0002_bulkacties")]
    operations = [migrations.RunSQL(CREATE, DROP)]
