"""Rules of the table of 0035: its version and number, of the klant and the loan that it is about, after what it tells,
and a letter that does not change: its text and facts never, the day of sending once."""

import importlib

from django.db import migrations

_rules = importlib.import_module("intake.migrations.0006_feiten_blijven_bij_hun_klant")
OF = ("trajecten_leningbrief", "leningbriefnummer")
STAYS = (
    *("id", "lening_id", "soort", "kwijtschelding_id", "opgemaakt_op", "medewerker_id", "reden"),
    *("eerste_termijn", "termijn_centen", "brief"),
)
# A condition on the whole row may not be asked of a table with a generated column.
CHANGES = (
    *STAYS[1:],
    *("klant_id", "leningbriefnummer", "verzonden_op", "vervallen_op", "vervallen_reden", "levering_id"),
)


def differs(columns: tuple[str, ...]) -> str:
    old, new = (", ".join(f"{row}.{name}" for name in columns) for row in ("OLD", "NEW"))
    return f"({old}) IS DISTINCT FROM ({new})"


CREATE = f"""
CREATE SEQUENCE nummer_leningbrief;
CREATE TRIGGER trajecten_leningbrief_versie BEFORE UPDATE ON trajecten_leningbrief FOR EACH ROW
    WHEN ({differs(CHANGES)}) EXECUTE FUNCTION versie_omhoog();
ALTER TABLE trajecten_leningbrief ADD CONSTRAINT leningbrief_van_lening FOREIGN KEY (lening_id, klant_id)
    REFERENCES trajecten_lening (id, klant_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE trajecten_kwijtschelding ADD CONSTRAINT kwijtschelding_en_lening UNIQUE (id, lening_id);
ALTER TABLE trajecten_leningbrief ADD CONSTRAINT leningbrief_van_kwijtschelding
    FOREIGN KEY (kwijtschelding_id, lening_id)
    REFERENCES trajecten_kwijtschelding (id, lening_id) DEFERRABLE INITIALLY DEFERRED;

CREATE FUNCTION leningbrief_blijft_gelijk() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM intake_klant k WHERE k.id = OLD.klant_id AND k.gewist_op IS NOT NULL) THEN
        RETURN NEW;  -- who is erased has no letter any more
    END IF;
    RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'leningbrief_blijft_gelijk', TABLE = TG_TABLE_NAME,
        MESSAGE = 'Een brief verandert niet meer, en wordt één keer verstuurd.';
END $$;
CREATE TRIGGER trajecten_leningbrief_gelijk BEFORE UPDATE ON trajecten_leningbrief FOR EACH ROW
    WHEN ({differs(STAYS)} OR OLD.verzonden_op IS NOT NULL AND OLD.verzonden_op IS DISTINCT FROM NEW.verzonden_op)
    EXECUTE FUNCTION leningbrief_blijft_gelijk();

-- What was decided stays decided (0024, 0026), so nothing has to be locked to look at it.
CREATE FUNCTION leningbrief_na_besluit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    lening trajecten_lening;
    kwijt trajecten_kwijtschelding;
BEGIN
    SELECT * INTO lening FROM trajecten_lening WHERE id = NEW.lening_id;
    SELECT * INTO kwijt FROM trajecten_kwijtschelding WHERE id = NEW.kwijtschelding_id;
    IF NOT COALESCE(
        CASE NEW.soort
            WHEN 'besluit' THEN lening.besloten_op <= NEW.opgemaakt_op
                AND (lening.besluit = 'toegekend') = (NEW.termijn_centen IS NOT NULL)
            WHEN 'regeling' THEN lening.besloten_op <= NEW.opgemaakt_op AND lening.besluit = 'toegekend'
            ELSE kwijt.besloten_op <= NEW.opgemaakt_op
        END, false) THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'leningbrief_na_besluit', TABLE = TG_TABLE_NAME,
            MESSAGE = 'Een brief vertelt wat al is besloten. Leg eerst het besluit vast.';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER trajecten_leningbrief_na_besluit AFTER INSERT OR UPDATE OF vervallen_op
    ON trajecten_leningbrief DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.vervallen_op IS NULL) EXECUTE FUNCTION leningbrief_na_besluit();
"""
DROP = """
DROP TRIGGER trajecten_leningbrief_na_besluit ON trajecten_leningbrief;
DROP TRIGGER trajecten_leningbrief_gelijk ON trajecten_leningbrief;
DROP FUNCTION leningbrief_na_besluit(), leningbrief_blijft_gelijk();
ALTER TABLE trajecten_leningbrief DROP CONSTRAINT leningbrief_van_kwijtschelding;
ALTER TABLE trajecten_kwijtschelding DROP CONSTRAINT kwijtschelding_en_lening;
ALTER TABLE trajecten_leningbrief DROP CONSTRAINT leningbrief_van_lening;
DROP TRIGGER trajecten_leningbrief_versie ON trajecten_leningbrief;
DROP SEQUENCE nummer_leningbrief;
"""


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0035_leningbrieven")]
    operations = [
        migrations.RunSQL(CREATE, DROP),
        migrations.RunSQL(_rules.triggers(*OF), _rules.drops(*OF)),
    ]
