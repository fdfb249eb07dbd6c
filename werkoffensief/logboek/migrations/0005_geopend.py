"""Which files a medewerker opened last: read from the reading log itself, so that nothing is written twice.

Only lines of an opened file are in this index; a list of fifty people adds nothing to it.
"""

from django.db import migrations

CREATE = """
CREATE INDEX inzage_geopend ON logboek_inzage (gebruiker, tijdstip DESC) INCLUDE (object_id)
WHERE actie_naam = 'Dossier bekijken'
"""


class Migration(migrations.Migration):
    dependencies = [("logboek", "0004_analyseer")]
    operations = [migrations.RunSQL(CREATE, "DROP INDEX inzage_geopend")]
