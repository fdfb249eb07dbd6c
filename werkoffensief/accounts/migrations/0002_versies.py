"""Every change of a row raises its version, so that an old form is refused.

A log-in, a new password or an own preference is no change that two people could make at once: the version stays.
"""

from django.db import migrations

CREATE = """
CREATE TRIGGER accounts_team_versie BEFORE UPDATE ON accounts_team FOR EACH ROW
WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION versie_omhoog();
CREATE TRIGGER accounts_medewerker_versie BEFORE UPDATE ON accounts_medewerker FOR EACH ROW
WHEN ((to_jsonb(OLD) - '{last_login,password,sneltoetsen}'::text[]) IS DISTINCT FROM (to_jsonb(NEW) - '{last_login,password,sneltoetsen}'::text[]))
EXECUTE FUNCTION versie_omhoog();
"""
DROP = """
DROP TRIGGER accounts_medewerker_versie ON accounts_medewerker;
DROP TRIGGER accounts_team_versie ON accounts_team;
"""


class Migration(migrations.Migration):
    dependencies = [("logboek", "0003_nummers_en_versies"), ("accounts", "0001_initial")]
    operations = [migrations.RunSQL(CREATE, DROP)]
