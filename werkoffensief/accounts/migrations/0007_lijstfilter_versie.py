"""Every change of a saved filter raises its version, so that an old form is refused."""

from django.db import migrations

CREATE = (
    "CREATE TRIGGER accounts_lijstfilter_versie BEFORE UPDATE ON accounts_lijstfilter FOR EACH ROW "
    "WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION versie_omhoog();"
)
DROP = "DROP TRIGGER accounts_lijstfilter_versie ON accounts_lijstfilter;"


class Migration(migrations.Migration):
    dependencies = [("logboek", "0003_nummers_en_versies"), ("accounts", "0006_lijsten")]
    operations = [migrations.RunSQL(CREATE, DROP)]
