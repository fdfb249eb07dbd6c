"""Rules of the table of 0019: its version and number; of its traject's klant, in an offer of its own voorziening, and
placed with a step of its own klant."""

import importlib

from django.db import migrations

_rules = importlib.import_module("intake.migrations.0006_feiten_blijven_bij_hun_klant")
CREATE = """
CREATE SEQUENCE nummer_wachtplek;
CREATE TRIGGER trajecten_wachtplek_versie BEFORE UPDATE ON trajecten_wachtplek FOR EACH ROW
    WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION versie_omhoog();
ALTER TABLE trajecten_wachtplek ADD CONSTRAINT wachtplek_van_traject FOREIGN KEY (traject_id, klant_id)
    REFERENCES trajecten_traject (id, klant_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE trajecten_wachtplek ADD CONSTRAINT wachtplek_aanbod_van_voorziening FOREIGN KEY (aanbod_id, voorziening_id)
    REFERENCES trajecten_aanbod (id, voorziening_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE trajecten_wachtplek ADD CONSTRAINT wachtplek_stap_van_klant FOREIGN KEY (stap_id, klant_id)
    REFERENCES trajecten_stap (id, klant_id) DEFERRABLE INITIALLY DEFERRED;
"""
DROP = """
ALTER TABLE trajecten_wachtplek DROP CONSTRAINT wachtplek_stap_van_klant;
ALTER TABLE trajecten_wachtplek DROP CONSTRAINT wachtplek_aanbod_van_voorziening;
ALTER TABLE trajecten_wachtplek DROP CONSTRAINT wachtplek_van_traject;
DROP TRIGGER trajecten_wachtplek_versie ON trajecten_wachtplek;
DROP SEQUENCE nummer_wachtplek;
"""
OF = ("trajecten_wachtplek", "wachtpleknummer")


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0019_wachtplek")]
    operations = [
        migrations.RunSQL(CREATE, DROP),
        migrations.RunSQL(_rules.triggers(*OF), _rules.drops(*OF)),
    ]
