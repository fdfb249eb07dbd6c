"""Rules of the table of 0013: versions, of the klant of its placement, a fact that stays with its klant, and a check
never before the first day of its placement."""

import importlib

from django.db import migrations

_rules = importlib.import_module("intake.migrations.0006_feiten_blijven_bij_hun_klant")
CREATE = """
CREATE TRIGGER trajecten_nazorg_versie BEFORE UPDATE ON trajecten_nazorg FOR EACH ROW
    WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION versie_omhoog();
ALTER TABLE trajecten_nazorg ADD CONSTRAINT nazorg_van_plaatsing FOREIGN KEY (plaatsing_id, klant_id)
    REFERENCES trajecten_plaatsing (id, klant_id) DEFERRABLE INITIALLY DEFERRED;

CREATE FUNCTION nazorg_na_begin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM trajecten_plaatsing p WHERE p.id = NEW.plaatsing_id AND p.startdatum <= NEW.gedaan_op FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'nazorg_na_begin', TABLE = 'trajecten_nazorg',
            MESSAGE = 'De nazorg ligt voor de eerste dag van de plaatsing.';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER nazorg_na_begin AFTER INSERT OR UPDATE OF plaatsing_id, gedaan_op, vervallen_op
    ON trajecten_nazorg DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.vervallen_op IS NULL) EXECUTE FUNCTION nazorg_na_begin();

CREATE FUNCTION plaatsing_voor_nazorg() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM trajecten_plaatsing p JOIN trajecten_nazorg n ON n.plaatsing_id = p.id
        WHERE p.id = NEW.id AND n.vervallen_op IS NULL AND n.gedaan_op < p.startdatum
    ) THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'nazorg_na_begin', TABLE = 'trajecten_plaatsing',
            MESSAGE = 'Er is nazorg vastgelegd van voor deze dag.';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER plaatsing_voor_nazorg AFTER UPDATE OF startdatum ON trajecten_plaatsing
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.startdatum > OLD.startdatum)
    EXECUTE FUNCTION plaatsing_voor_nazorg();
"""
DROP = """
DROP TRIGGER plaatsing_voor_nazorg ON trajecten_plaatsing;
DROP TRIGGER nazorg_na_begin ON trajecten_nazorg;
DROP FUNCTION nazorg_na_begin(), plaatsing_voor_nazorg();
ALTER TABLE trajecten_nazorg DROP CONSTRAINT nazorg_van_plaatsing;
DROP TRIGGER trajecten_nazorg_versie ON trajecten_nazorg;
"""


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0013_plaatsing_en_nazorg")]
    operations = [
        migrations.RunSQL(CREATE, DROP),
        migrations.RunSQL(_rules.triggers("trajecten_nazorg", None), _rules.drops("trajecten_nazorg", None)),
    ]
