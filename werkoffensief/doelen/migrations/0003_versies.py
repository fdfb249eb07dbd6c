"""Every change of a goal raises its version, so that an old form is refused."""

from django.db import migrations

CREATE = """
CREATE TRIGGER doelen_doelstelling_versie BEFORE UPDATE ON doelen_doelstelling FOR EACH ROW
WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION versie_omhoog();
"""


class Migration(migrations.Migration):
    dependencies = [("logboek", "0003_nummers_en_versies"), ("doelen", "0002_opdrachten")]
    operations = [migrations.RunSQL(CREATE, "DROP TRIGGER doelen_doelstelling_versie ON doelen_doelstelling")]
