"""Rules over several tables: composite foreign keys, and deferred triggers that are checked at commit.

A regisseur begins at the latest on the last day of the traject; withdrawn regisseurs do not count, a withdrawn
traject still bounds its regisseurs. The triggers take a share lock on the row they look at, so that two transactions cannot each be right alone.
"""

from django.db import migrations

CREATE = """
ALTER TABLE trajecten_regisseurschap ADD CONSTRAINT regisseurschap_van_klant
    FOREIGN KEY (traject_id, klant_id) REFERENCES trajecten_traject (id, klant_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE trajecten_stap ADD CONSTRAINT stap_van_klant
    FOREIGN KEY (traject_id, klant_id) REFERENCES trajecten_traject (id, klant_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE trajecten_plaatsing ADD CONSTRAINT plaatsing_akkoord_van_werkgever
    FOREIGN KEY (werkakkoord_id, werkgever_id) REFERENCES werkgevers_werkakkoord (id, werkgever_id)
    DEFERRABLE INITIALLY DEFERRED;

CREATE FUNCTION plaatsing_in_looptijd() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM werkgevers_werkakkoord a WHERE a.id = NEW.werkakkoord_id
        AND a.vervallen_op IS NULL AND a.ingangsdatum <= NEW.startdatum
        AND (a.einddatum IS NULL OR a.einddatum >= NEW.startdatum) FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'plaatsing_in_looptijd_akkoord',
            TABLE = 'trajecten_plaatsing',
            MESSAGE = 'De plaatsing begint niet in de looptijd van het werkakkoord.';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER plaatsing_in_looptijd_akkoord
    AFTER INSERT OR UPDATE OF startdatum, werkakkoord_id, vervallen_op ON trajecten_plaatsing
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.werkakkoord_id IS NOT NULL AND NEW.vervallen_op IS NULL) EXECUTE FUNCTION plaatsing_in_looptijd();

CREATE FUNCTION werkakkoord_dekt_plaatsingen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM werkgevers_werkakkoord a JOIN trajecten_plaatsing p ON p.werkakkoord_id = a.id
        WHERE a.id = NEW.id AND p.vervallen_op IS NULL
        AND (a.vervallen_op IS NOT NULL OR p.startdatum < a.ingangsdatum OR p.startdatum > a.einddatum)
    ) THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'werkakkoord_dekt_plaatsingen',
            TABLE = 'werkgevers_werkakkoord',
            MESSAGE = 'Er zijn plaatsingen op dit werkakkoord die dan buiten de looptijd beginnen.';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER werkakkoord_dekt_plaatsingen
    AFTER UPDATE OF ingangsdatum, einddatum, vervallen_op ON werkgevers_werkakkoord
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION werkakkoord_dekt_plaatsingen();

CREATE FUNCTION regisseurschap_in_traject() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    laatste date;
BEGIN
    SELECT t.einde INTO laatste FROM trajecten_traject t WHERE t.id = NEW.traject_id FOR SHARE;
    IF NEW.start > laatste THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'regisseurschap_in_traject',
            TABLE = 'trajecten_regisseurschap',
            MESSAGE = 'De regisseur begint uiterlijk op de laatste dag van het traject.';
    ELSIF NEW.einde > laatste + 1 THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'regisseurschap_in_traject',
            TABLE = 'trajecten_regisseurschap',
            MESSAGE = 'De regisseur stopt uiterlijk de dag na het einde van het traject.';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER regisseurschap_in_traject
    AFTER INSERT OR UPDATE OF start, einde, traject_id, vervallen_op ON trajecten_regisseurschap
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.vervallen_op IS NULL) EXECUTE FUNCTION regisseurschap_in_traject();

CREATE FUNCTION traject_dekt_regisseurs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM trajecten_traject t JOIN trajecten_regisseurschap r ON r.traject_id = t.id
        WHERE t.id = NEW.id AND r.vervallen_op IS NULL AND r.start > t.einde
    ) THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'regisseurschap_in_traject',
            TABLE = 'trajecten_traject',
            MESSAGE = 'De regisseur begint uiterlijk op de laatste dag van het traject.';
    ELSIF EXISTS (
        SELECT FROM trajecten_traject t JOIN trajecten_regisseurschap r ON r.traject_id = t.id
        WHERE t.id = NEW.id AND r.vervallen_op IS NULL AND r.einde > t.einde + 1
    ) THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'regisseurschap_in_traject',
            TABLE = 'trajecten_traject',
            MESSAGE = 'De regisseur stopt uiterlijk de dag na het einde van het traject.';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER traject_dekt_regisseurs
    AFTER UPDATE OF einde ON trajecten_traject
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.einde IS NOT NULL) EXECUTE FUNCTION traject_dekt_regisseurs();
"""
DROP = """
DROP TRIGGER traject_dekt_regisseurs ON trajecten_traject;
DROP TRIGGER regisseurschap_in_traject ON trajecten_regisseurschap;
DROP TRIGGER werkakkoord_dekt_plaatsingen ON werkgevers_werkakkoord;
DROP TRIGGER plaatsing_in_looptijd_akkoord ON trajecten_plaatsing;
DROP FUNCTION traject_dekt_regisseurs(), regisseurschap_in_traject(), werkakkoord_dekt_plaatsingen(),
    plaatsing_in_looptijd();
ALTER TABLE trajecten_plaatsing DROP CONSTRAINT plaatsing_akkoord_van_werkgever;
ALTER TABLE trajecten_stap DROP CONSTRAINT stap_van_klant;
ALTER TABLE trajecten_regisseurschap DROP CONSTRAINT regisseurschap_van_klant;
"""


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0001_initial")]
    operations = [migrations.RunSQL(CREATE, DROP)]
