"""A regisseur begins at the latest on the last day of the traject.

Withdrawn regisseurs do not count, as before; a withdrawn traject still bounds its regisseurs, as it did for their ends.
"""

from django.db import migrations

FUNCTIONS = """
CREATE OR REPLACE FUNCTION regisseurschap_in_traject() RETURNS trigger LANGUAGE plpgsql AS $$
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

CREATE OR REPLACE FUNCTION traject_dekt_regisseurs() RETURNS trigger LANGUAGE plpgsql AS $$
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
"""
TRIGGER = """
DROP TRIGGER regisseurschap_in_traject ON trajecten_regisseurschap;
CREATE CONSTRAINT TRIGGER regisseurschap_in_traject
    AFTER INSERT OR UPDATE OF start, einde, traject_id, vervallen_op ON trajecten_regisseurschap
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.vervallen_op IS NULL) EXECUTE FUNCTION regisseurschap_in_traject();
"""
OLD_TRIGGER = """
DROP TRIGGER regisseurschap_in_traject ON trajecten_regisseurschap;
CREATE CONSTRAINT TRIGGER regisseurschap_in_traject
    AFTER INSERT OR UPDATE OF einde, traject_id, vervallen_op ON trajecten_regisseurschap
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.einde IS NOT NULL AND NEW.vervallen_op IS NULL) EXECUTE FUNCTION regisseurschap_in_traject();
"""


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0007_geschiedenis_64_bits")]
    # The functions refuse more than before; back again they may stay so for the rows that are there.
    operations = [
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
        migrations.RunSQL(TRIGGER, OLD_TRIGGER),
    ]
