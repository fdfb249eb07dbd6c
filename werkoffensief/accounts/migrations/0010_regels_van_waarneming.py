"""Rules of the table of 0009: its version, and its number."""

from django.db import migrations

CREATE = """
CREATE SEQUENCE nummer_waarneming;
CREATE TRIGGER accounts_waarneming_versie BEFORE UPDATE ON accounts_waarneming FOR EACH ROW
    WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION versie_omhoog();
"""
DROP = """
DROP TRIGGER accounts_waarneming_versie ON accounts_waarneming;
DROP SEQUENCE nummer_waarneming;
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0009_waarneming"), ("logboek", "0006_handeling_gelezen")]
    operations = [migrations.RunSQL(CREATE, DROP)]
