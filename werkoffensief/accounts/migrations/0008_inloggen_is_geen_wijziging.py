"""A log-in, a new password or an own preference is no change that two people could make at once: the version stays."""

from django.db import migrations

CREATE = """
DROP TRIGGER accounts_medewerker_versie ON accounts_medewerker;
CREATE TRIGGER accounts_medewerker_versie BEFORE UPDATE ON accounts_medewerker FOR EACH ROW
WHEN ((to_jsonb(OLD) - '{last_login,password,sneltoetsen}'::text[]) IS DISTINCT FROM (to_jsonb(NEW) - '{last_login,password,sneltoetsen}'::text[]))
EXECUTE FUNCTION versie_omhoog();
"""
DROP = """
DROP TRIGGER accounts_medewerker_versie ON accounts_medewerker;
CREATE TRIGGER accounts_medewerker_versie BEFORE UPDATE ON accounts_medewerker FOR EACH ROW
WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION versie_omhoog();
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0007_geschiedenis_64_bits")]
    operations = [migrations.RunSQL(CREATE, DROP)]
