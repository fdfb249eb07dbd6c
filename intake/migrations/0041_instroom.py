"""Whether somebody flowed in after the WW follows from the benefit periods, whatever writes them.

A benefit period (rows that follow each other without a day between are one; the kind `ww` is none) that begins later
than six months before the last day of the WW and at most a year after it makes the result `ingestroomd`, on its first
day, also when inflow seemed prevented. When that benefit is withdrawn, the result is open again; with another end of
the WW open, there was WW again and no benefit: inflow was prevented.
"""

from importlib import import_module

from django.db import migrations

FACTS = import_module("intake.migrations.0006_feiten_blijven_bij_hun_klant")
TABLE = "intake_wwrecht"
CREATE = f"""
CREATE TRIGGER {TABLE}_versie BEFORE UPDATE ON {TABLE} FOR EACH ROW
    WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION versie_omhoog();

CREATE FUNCTION ww_instroom(van uuid, einde_ww date) RETURNS date LANGUAGE sql STABLE AS $$
    SELECT min(u.start) FROM intake_uitkering u
    WHERE u.klant_id = van AND u.vervallen_op IS NULL AND u.soort_id <> 'ww'
    AND u.start > (einde_ww - interval '6 months')::date AND u.start <= (einde_ww + interval '1 year')::date
    AND NOT EXISTS (SELECT FROM intake_uitkering v WHERE v.klant_id = u.klant_id AND v.vervallen_op IS NULL
        AND v.soort_id <> 'ww' AND v.start < u.start AND COALESCE(v.einde, 'infinity') >= u.start - 1)
$$;

CREATE FUNCTION wwrecht_resultaat() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    sinds date := ww_instroom(NEW.klant_id, NEW.ww_einde);
BEGIN
    IF sinds IS NOT NULL THEN
        NEW.resultaat := 'ingestroomd';
        NEW.resultaat_op := sinds;
    ELSIF NEW.resultaat = 'ingestroomd' AND EXISTS (SELECT FROM intake_wwrecht w WHERE w.klant_id = NEW.klant_id
        AND w.id <> NEW.id AND w.vervallen_op IS NULL AND w.resultaat = 'open') THEN
        NEW.resultaat := 'instroom_voorkomen';
        NEW.resultaat_op := least(NEW.ww_einde, (now() AT TIME ZONE 'Europe/Amsterdam')::date);
    ELSIF NEW.resultaat = 'ingestroomd' THEN
        NEW.resultaat := 'open';
        NEW.resultaat_op := NULL;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER {TABLE}_resultaat BEFORE INSERT OR UPDATE OF klant_id, ww_einde, resultaat, resultaat_op ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION wwrecht_resultaat();

CREATE FUNCTION ww_bijwerken(klanten uuid[]) RETURNS void LANGUAGE sql AS $$
    UPDATE intake_wwrecht w SET resultaat = w.resultaat
    WHERE w.klant_id = ANY (klanten) AND w.vervallen_op IS NULL
    AND ww_instroom(w.klant_id, w.ww_einde)
        IS DISTINCT FROM CASE WHEN w.resultaat = 'ingestroomd' THEN w.resultaat_op END
$$;
CREATE FUNCTION uitkering_instroom() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM ww_bijwerken(ARRAY(SELECT DISTINCT r.klant_id FROM rijen r));
    RETURN NULL;
END $$;
CREATE FUNCTION uitkering_instroom_anders() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM ww_bijwerken(ARRAY(SELECT r.klant_id FROM rijen r UNION SELECT o.klant_id FROM oud o));
    RETURN NULL;
END $$;
CREATE TRIGGER intake_uitkering_instroom_nieuw AFTER INSERT ON intake_uitkering REFERENCING NEW TABLE AS rijen
    FOR EACH STATEMENT EXECUTE FUNCTION uitkering_instroom();
CREATE TRIGGER intake_uitkering_instroom_anders AFTER UPDATE ON intake_uitkering
    REFERENCING OLD TABLE AS oud NEW TABLE AS rijen
    FOR EACH STATEMENT EXECUTE FUNCTION uitkering_instroom_anders();
CREATE TRIGGER intake_uitkering_instroom_weg AFTER DELETE ON intake_uitkering REFERENCING OLD TABLE AS rijen
    FOR EACH STATEMENT EXECUTE FUNCTION uitkering_instroom();
"""
DROP = f"""
DROP TRIGGER intake_uitkering_instroom_nieuw ON intake_uitkering;
DROP TRIGGER intake_uitkering_instroom_anders ON intake_uitkering;
DROP TRIGGER intake_uitkering_instroom_weg ON intake_uitkering;
DROP TRIGGER {TABLE}_resultaat ON {TABLE};
DROP TRIGGER {TABLE}_versie ON {TABLE};
DROP FUNCTION uitkering_instroom(), uitkering_instroom_anders(), ww_bijwerken(uuid[]), wwrecht_resultaat(), ww_instroom(uuid, date);
"""


class Migration(migrations.Migration):
    dependencies = [("intake", "0040_wwrecht")]
    operations = [
        migrations.RunSQL(CREATE, DROP),
        migrations.RunSQL(FACTS.triggers(TABLE, None), FACTS.drops(TABLE, None)),
    ]
