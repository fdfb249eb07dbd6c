"""Nobody is expected in two places at once: an appointment and a meeting, or two meetings, of one klant.

Two appointments are refused by a constraint. Whoever writes locks the klant first, so that of two at once the second
sees the first.
"""

from django.db import migrations

CREATE = """
CREATE FUNCTION klant_op_een_plek() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wie uuid[];
    botst timestamptz;
BEGIN
    IF TG_TABLE_NAME = 'intake_bijeenkomst' THEN
        SELECT array_agg(d.klant_id) INTO wie FROM intake_deelname d
            WHERE d.bijeenkomst_id = NEW.id AND d.status = 'uitgenodigd' AND d.vervallen_op IS NULL;
    ELSE
        wie := ARRAY[(to_jsonb(NEW)->>'klant_id')::uuid];
    END IF;
    PERFORM 1 FROM intake_klant WHERE id = ANY(wie) ORDER BY id FOR NO KEY UPDATE;
    WITH plek AS (
        SELECT d.klant_id, d.id, b.begin, b.begin + b.duur * interval '1 minute' AS tot, true AS groep
            FROM intake_deelname d JOIN intake_bijeenkomst b ON b.id = d.bijeenkomst_id
            WHERE d.klant_id = ANY(wie) AND d.status = 'uitgenodigd' AND d.vervallen_op IS NULL
            AND b.vervallen_op IS NULL
        UNION ALL
        SELECT a.klant_id, a.id, a.begin, a.begin + a.duur * interval '1 minute', false FROM intake_afspraak a
            WHERE a.klant_id = ANY(wie) AND a.status = 'gepland' AND a.vervallen_op IS NULL
    )
    SELECT GREATEST(p.begin, q.begin) INTO botst FROM plek p JOIN plek q
        ON p.klant_id = q.klant_id AND p.id < q.id AND p.begin < q.tot AND q.begin < p.tot AND (p.groep OR q.groep)
        LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'klant_op_een_plek', TABLE = TG_TABLE_NAME,
            MESSAGE = 'De klant wordt op ' || to_char(botst AT TIME ZONE 'Europe/Amsterdam', 'DD-MM-YYYY')
            || ' om ' || to_char(botst AT TIME ZONE 'Europe/Amsterdam', 'HH24:MI')
            || ' al ergens anders verwacht. Kies een andere tijd, of zeg het andere eerst af.';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER afspraak_op_een_plek
    AFTER INSERT OR UPDATE OF klant_id, begin, duur, status, vervallen_op ON intake_afspraak
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.status = 'gepland' AND NEW.vervallen_op IS NULL) EXECUTE FUNCTION klant_op_een_plek();
CREATE CONSTRAINT TRIGGER deelname_op_een_plek
    AFTER INSERT OR UPDATE OF klant_id, bijeenkomst_id, status, vervallen_op ON intake_deelname
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.status = 'uitgenodigd' AND NEW.vervallen_op IS NULL) EXECUTE FUNCTION klant_op_een_plek();
CREATE CONSTRAINT TRIGGER bijeenkomst_op_een_plek
    AFTER UPDATE OF begin, duur, vervallen_op ON intake_bijeenkomst
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.vervallen_op IS NULL) EXECUTE FUNCTION klant_op_een_plek();
"""
DROP = """
DROP TRIGGER bijeenkomst_op_een_plek ON intake_bijeenkomst;
DROP TRIGGER deelname_op_een_plek ON intake_deelname;
DROP TRIGGER afspraak_op_een_plek ON intake_afspraak;
DROP FUNCTION klant_op_een_plek();
"""


class Migration(migrations.Migration):
    dependencies = [("intake", "0080_mondeling_uitgenodigd")]
    operations = [migrations.RunSQL(CREATE, DROP)]
