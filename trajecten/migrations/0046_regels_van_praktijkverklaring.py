"""A praktijkverklaring is of a step of its own klant."""

from django.db import migrations

CREATE = """
ALTER TABLE trajecten_scholing ADD CONSTRAINT scholing_stap_van_klant FOREIGN KEY (stap_id, klant_id)
    REFERENCES trajecten_stap (id, klant_id) DEFERRABLE INITIALLY DEFERRED;
"""
DROP = "ALTER TABLE trajecten_scholing DROP CONSTRAINT scholing_stap_van_klant;"


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0045_praktijkverklaring")]
    operations = [migrations.RunSQL(CREATE, DROP)]
