"""Rules of the tables of 0032: versions and numbers, a pairing of its klant, and what a buddy can take on.

Each change that could overbook locks the row of the buddy first, so of two at once the second counts the first. The
VOG is asked on the first day of a pairing only: who went on is not sent away. That it was there already on that day asks
the service: a newer VOG takes the place of the one from before. `wis_buddies` takes the name of who
stopped two years ago, also from the history, which the web role may not touch.
"""

import importlib

from django.db import migrations

_rules = importlib.import_module("intake.migrations.0006_feiten_blijven_bij_hun_klant")
TABLES = ("trajecten_buddy", "trajecten_buddykoppeling", "trajecten_buddycontact")
VERSIONS = "".join(
    f"""
CREATE TRIGGER {table}_versie BEFORE UPDATE ON {table} FOR EACH ROW
    WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION versie_omhoog();
"""
    for table in TABLES
)
CREATE = (
    VERSIONS
    + """
CREATE SEQUENCE nummer_buddy;
CREATE SEQUENCE nummer_buddykoppeling;
ALTER TABLE trajecten_buddykoppeling ADD CONSTRAINT buddykoppeling_van_klant UNIQUE (id, klant_id);
ALTER TABLE trajecten_buddycontact ADD CONSTRAINT buddycontact_van_koppeling FOREIGN KEY (koppeling_id, klant_id)
    REFERENCES trajecten_buddykoppeling (id, klant_id) DEFERRABLE INITIALLY DEFERRED;
CREATE TRIGGER trajecten_buddy_nummer BEFORE UPDATE OF buddynummer ON trajecten_buddy FOR EACH ROW
    WHEN (OLD.buddynummer IS DISTINCT FROM NEW.buddynummer) EXECUTE FUNCTION nummer_blijft();

ALTER TABLE trajecten_buddy ADD CONSTRAINT buddy_talen
    CHECK (talen IS NULL OR array_to_string(talen, ',') ~ '^[a-z]{3}(,[a-z]{3})*$');
CREATE FUNCTION buddy_past() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    buddy trajecten_buddy;
    druk record;
    vandaag date := (now() AT TIME ZONE 'Europe/Amsterdam')::date;
BEGIN
    SELECT * INTO buddy FROM trajecten_buddy
        WHERE id = (CASE WHEN TG_TABLE_NAME = 'trajecten_buddy' THEN (to_jsonb(NEW) ->> 'id')
                    ELSE (to_jsonb(NEW) ->> 'buddy_id') END)::uuid FOR UPDATE;
    IF EXISTS (SELECT FROM trajecten_buddykoppeling k WHERE k.buddy_id = buddy.id AND k.vervallen_op IS NULL
        AND (buddy.vervallen_op IS NOT NULL OR k.start < buddy.van
            OR COALESCE(k.einde, 'infinity') > COALESCE(buddy.tot, 'infinity'))) THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'buddy_past', TABLE = TG_TABLE_NAME,
            MESSAGE = 'De buddy is er niet op alle dagen van een koppeling. Beëindig de koppeling eerst.';
    END IF;
    IF EXISTS (SELECT FROM trajecten_buddykoppeling k WHERE k.buddy_id = buddy.id AND k.vervallen_op IS NULL
        AND (buddy.vog_op IS NULL OR k.start > (buddy.vog_op + interval '3 years')::date)) THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'buddy_heeft_vog', TABLE = TG_TABLE_NAME,
            MESSAGE = CASE WHEN buddy.vog_op IS NULL THEN 'Van deze buddy is geen VOG bekend. Een koppeling kan pas met een VOG.'
                ELSE 'De VOG van deze buddy is op de eerste dag van een koppeling ouder dan drie jaar.' END;
    END IF;
    -- What is over is not counted again: fewer places may be agreed than there were, here and where a file is read.
    SELECT d.dag, count(*) AS aantal INTO druk FROM
        (SELECT DISTINCT greatest(k.start, vandaag) AS dag FROM trajecten_buddykoppeling k
            WHERE k.buddy_id = buddy.id AND k.vervallen_op IS NULL AND COALESCE(k.einde, 'infinity') >= vandaag) d
        JOIN trajecten_buddykoppeling k ON k.buddy_id = buddy.id AND k.vervallen_op IS NULL
            AND d.dag BETWEEN k.start AND COALESCE(k.einde, 'infinity')
        GROUP BY d.dag HAVING count(*) > buddy.plekken ORDER BY d.dag LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'buddy_vol', TABLE = TG_TABLE_NAME,
            MESSAGE = CASE WHEN TG_TABLE_NAME = 'trajecten_buddy'
                THEN format('Deze buddy heeft op %s %s klanten. Kies ten minste dat aantal.',
                    to_char(druk.dag, 'DD-MM-YYYY'), druk.aantal)
                ELSE format('Deze buddy heeft op %s al %s van de %s klanten die zijn afgesproken.',
                    to_char(druk.dag, 'DD-MM-YYYY'), buddy.plekken, buddy.plekken) END;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER trajecten_buddykoppeling_past
    AFTER INSERT OR UPDATE OF buddy_id, start, einde, vervallen_op ON trajecten_buddykoppeling
    DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN (NEW.vervallen_op IS NULL) EXECUTE FUNCTION buddy_past();
CREATE CONSTRAINT TRIGGER trajecten_buddy_past
    AFTER UPDATE OF plekken, van, tot, vog_op, vervallen_op ON trajecten_buddy
    DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION buddy_past();

CREATE FUNCTION buddycontact_in_koppeling() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM trajecten_buddykoppeling k WHERE k.id = NEW.koppeling_id AND NEW.dag >= k.start FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'buddycontact_in_koppeling', TABLE = TG_TABLE_NAME,
            MESSAGE = 'Dit contact ligt voor de eerste dag van de buddy.';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER trajecten_buddycontact_in_koppeling AFTER INSERT OR UPDATE OF koppeling_id, dag
    ON trajecten_buddycontact DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN (NEW.vervallen_op IS NULL)
    EXECUTE FUNCTION buddycontact_in_koppeling();

CREATE FUNCTION wis_buddies(dag date) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    ids uuid[];
BEGIN
    SELECT array_agg(id) INTO ids FROM trajecten_buddy
        WHERE gewist_op IS NULL AND tot IS NOT NULL AND tot < dag - interval '2 years';
    IF ids IS NULL THEN
        RETURN 0;
    END IF;
    UPDATE trajecten_buddy SET naam = 'gewist', telefoon = NULL, email = NULL, talen = NULL, sector = NULL,
        werkgever_id = NULL, gewist_op = dag WHERE id = ANY (ids);
    DELETE FROM trajecten_buddygeschiedenis WHERE pgh_obj_id = ANY (ids);
    RETURN cardinality(ids);
END $$;
REVOKE ALL ON FUNCTION wis_buddies(date) FROM PUBLIC;
"""
)
DROP = """
DROP FUNCTION wis_buddies(date);
DROP TRIGGER trajecten_buddycontact_in_koppeling ON trajecten_buddycontact;
DROP TRIGGER trajecten_buddy_past ON trajecten_buddy;
DROP TRIGGER trajecten_buddykoppeling_past ON trajecten_buddykoppeling;
DROP FUNCTION buddycontact_in_koppeling(), buddy_past();
ALTER TABLE trajecten_buddy DROP CONSTRAINT buddy_talen;
DROP TRIGGER trajecten_buddy_nummer ON trajecten_buddy;
ALTER TABLE trajecten_buddycontact DROP CONSTRAINT buddycontact_van_koppeling;
ALTER TABLE trajecten_buddykoppeling DROP CONSTRAINT buddykoppeling_van_klant;
DROP SEQUENCE nummer_buddykoppeling;
DROP SEQUENCE nummer_buddy;
DROP TRIGGER trajecten_buddycontact_versie ON trajecten_buddycontact;
DROP TRIGGER trajecten_buddykoppeling_versie ON trajecten_buddykoppeling;
DROP TRIGGER trajecten_buddy_versie ON trajecten_buddy;
"""
FACTS = (("trajecten_buddykoppeling", "koppelnummer"), ("trajecten_buddycontact", None))


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0032_buddies")]
    operations = [
        migrations.RunSQL(CREATE, DROP),
        *[migrations.RunSQL(_rules.triggers(*fact), _rules.drops(*fact)) for fact in FACTS],
    ]
