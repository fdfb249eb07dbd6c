"""Nobody erases without a trace: the function itself writes who did it and why, and refuses without an actor.

The owner's function of 0001 does the erasing; only the new one, which logs first, may be called by the web role.
"""

from django.db import migrations

CREATE = """
ALTER FUNCTION wis_klant(uuid) RENAME TO wis_klant_zonder_vastleggen;
REVOKE ALL ON FUNCTION wis_klant_zonder_vastleggen(uuid) FROM PUBLIC;
DO $$ DECLARE rol text; BEGIN
    FOR rol IN SELECT DISTINCT grantee::regrole::text FROM pg_proc, aclexplode(proacl)
        WHERE proname = 'wis_klant_zonder_vastleggen' AND grantee <> 0 AND grantee <> proowner
    LOOP
        EXECUTE 'REVOKE ALL ON FUNCTION wis_klant_zonder_vastleggen(uuid) FROM ' || rol;
    END LOOP;
END $$;

CREATE FUNCTION wis_klant(een uuid, reden text) RETURNS text[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    door text := NULLIF(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'door';
BEGIN
    IF COALESCE(btrim(door), '') = '' OR COALESCE(btrim(reden), '') = '' THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = 'Wissen kan alleen met wie het doet en waarom.';
    END IF;
    INSERT INTO public.logboek_handeling (door, soort, object_soort, object_id, toelichting)
        VALUES (door, 'klant gewist', 'klant', een::text, left(reden, 200));
    RETURN public.wis_klant_zonder_vastleggen(een);
END $$;
REVOKE ALL ON FUNCTION wis_klant(uuid, text) FROM PUBLIC;
"""
DROP = """
DROP FUNCTION wis_klant(uuid, text);
ALTER FUNCTION wis_klant_zonder_vastleggen(uuid) RENAME TO wis_klant;
"""


class Migration(migrations.Migration):
    dependencies = [("dossier", "0003_wissen_deuren"), ("logboek", "0004_analyseer")]
    operations = [migrations.RunSQL(CREATE, DROP)]
