"""Undoing a merge moves facts back: only in the transaction that undoes it, only to the klant whose they were.

`feit_blijft_bij_klant` (migration 0006) knew one way, from a merged klant to the one that remains; this is the other.
"""

from django.db import migrations

FUNCTION = """
CREATE OR REPLACE FUNCTION feit_blijft_bij_klant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM intake_klant WHERE id = OLD.klant_id AND samengevoegd_in_id = NEW.klant_id)
        {also}
    THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'feit_blijft_bij_klant', TABLE = TG_TABLE_NAME,
            MESSAGE = 'Dit gegeven hoort bij een andere klant.';
    END IF;
    RETURN NULL;
END $$;
"""
UNDONE_NOW = """AND NOT EXISTS (SELECT FROM intake_samenvoeging WHERE klant_id = OLD.klant_id
            AND opgenomen_id = NEW.klant_id AND ongedaan_op >= transaction_timestamp())"""
ROW_STAYS = """
CREATE FUNCTION samenvoeging_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.opgenomen_id, NEW.door_id, NEW.op) IS DISTINCT FROM (OLD.opgenomen_id, OLD.door_id, OLD.op)
        OR (OLD.ongedaan_op IS NOT NULL AND (NEW.ongedaan_op, NEW.ongedaan_door_id)
            IS DISTINCT FROM (OLD.ongedaan_op, OLD.ongedaan_door_id))
        OR (NEW.ongedaan_op IS DISTINCT FROM OLD.ongedaan_op
            AND NEW.ongedaan_op NOT BETWEEN transaction_timestamp() AND clock_timestamp())
    THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'samenvoeging_blijft', TABLE = TG_TABLE_NAME,
            MESSAGE = 'Een samenvoeging verandert niet, behalve dat zij één keer ongedaan wordt gemaakt.';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER intake_samenvoeging_vast BEFORE UPDATE ON intake_samenvoeging FOR EACH ROW
    EXECUTE FUNCTION samenvoeging_blijft();
"""


class Migration(migrations.Migration):
    dependencies = [("intake", "0044_samenvoeging")]
    operations = [
        migrations.RunSQL(FUNCTION.format(also=UNDONE_NOW), FUNCTION.format(also="")),
        migrations.RunSQL(
            ROW_STAYS,
            "DROP TRIGGER intake_samenvoeging_vast ON intake_samenvoeging; DROP FUNCTION samenvoeging_blijft();",
        ),
    ]
