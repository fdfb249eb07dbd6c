"""Who called off goes with the state; a withdrawn conversation frees its appointment; no appointment during one's own meeting.

Of two who plan at once for one medewerker the second waits, and then sees what the first did.
"""

from django.db import migrations

SINCE = """
CREATE OR REPLACE FUNCTION afspraak_sinds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.status = 'gepland' THEN
        NEW.afgehandeld_op := NULL;
    ELSIF TG_OP = 'INSERT' OR OLD.status IS DISTINCT FROM NEW.status THEN
        NEW.afgehandeld_op := COALESCE(NEW.afgehandeld_op, now());
    END IF;
    IF NEW.status NOT IN ('niet_verschenen', 'afgezegd') THEN
        NEW.poging_id := NULL;
    END IF;
    IF NEW.status <> 'geweest' THEN
        NEW.gesprek_id := NULL;
    END IF;{also}
    RETURN NEW;
END $$;
"""
CALLED_OFF = """
    IF NEW.status <> 'afgezegd' THEN
        NEW.afzegger := NULL;
        NEW.afzegreden := NULL;
    END IF;"""
FREED = """
CREATE FUNCTION gesprek_laat_afspraak_los() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE intake_afspraak SET gesprek_id = NULL, afgehandeld_op = now() WHERE gesprek_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER intake_gesprek_afspraak AFTER UPDATE OF vervallen_op ON intake_gesprek
    FOR EACH ROW WHEN (OLD.vervallen_op IS NULL AND NEW.vervallen_op IS NOT NULL)
    EXECUTE FUNCTION gesprek_laat_afspraak_los();

UPDATE intake_afspraak a SET gesprek_id = NULL, afgehandeld_op = now() FROM intake_gesprek g
    WHERE g.id = a.gesprek_id AND g.vervallen_op IS NOT NULL;
"""
NOT_FREED = """
DROP TRIGGER intake_gesprek_afspraak ON intake_gesprek;
DROP FUNCTION gesprek_laat_afspraak_los();
"""
FREE = """
CREATE FUNCTION agenda_is_vrij() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wie uuid := COALESCE((to_jsonb(NEW)->>'medewerker_id')::uuid, (to_jsonb(NEW)->>'begeleider_id')::uuid);
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('agenda ' || wie, 0));
    IF EXISTS (
        SELECT FROM intake_afspraak a JOIN intake_bijeenkomst b ON b.begeleider_id = a.medewerker_id
        WHERE a.medewerker_id = wie AND NEW.id IN (a.id, b.id)
            AND a.status = 'gepland' AND a.vervallen_op IS NULL AND b.vervallen_op IS NULL
            AND a.begin < b.begin + make_interval(mins => b.duur)
            AND b.begin < a.begin + make_interval(mins => a.duur)
    ) THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'agenda_is_vrij', TABLE = TG_TABLE_NAME,
            MESSAGE = CASE TG_TABLE_NAME
                WHEN 'intake_afspraak' THEN 'De medewerker heeft op dat moment een bijeenkomst. Kies een andere tijd.'
                ELSE 'De begeleider heeft op dat moment een afspraak. Kies een andere tijd.' END;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER intake_afspraak_vrij
    AFTER INSERT OR UPDATE OF begin, duur, medewerker_id, status, vervallen_op ON intake_afspraak
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.status = 'gepland' AND NEW.vervallen_op IS NULL)
    EXECUTE FUNCTION agenda_is_vrij();
CREATE CONSTRAINT TRIGGER intake_bijeenkomst_vrij
    AFTER INSERT OR UPDATE OF begin, duur, begeleider_id, vervallen_op ON intake_bijeenkomst
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.vervallen_op IS NULL)
    EXECUTE FUNCTION agenda_is_vrij();
"""
NOT_FREE = """
DROP TRIGGER intake_afspraak_vrij ON intake_afspraak;
DROP TRIGGER intake_bijeenkomst_vrij ON intake_bijeenkomst;
DROP FUNCTION agenda_is_vrij();
"""


class Migration(migrations.Migration):
    dependencies = [("intake", "0062_straat")]
    operations = [
        migrations.RunSQL(SINCE.format(also=CALLED_OFF), SINCE.format(also="")),
        migrations.RunSQL(FREED, NOT_FREED),
        migrations.RunSQL(FREE, NOT_FREE),
    ]
