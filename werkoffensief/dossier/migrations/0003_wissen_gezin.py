"""Erasing a person also takes the interpreter, the safety agreement and the household; their history names who.

The function is changed where it stands, so that what other migrations put into it stays.
"""

from django.db import migrations

CHANGE = """
DO $$
DECLARE
    functie text := pg_get_functiondef('wis_klant(uuid)'::regprocedure);
    paar text[];
BEGIN
    FOREACH paar SLICE 1 IN ARRAY ARRAY[
        ARRAY[{old_fields}, {new_fields}],
        ARRAY[{old_rows}, {new_rows}]
    ] LOOP
        IF position(paar[1] IN functie) = 0 THEN
            RAISE EXCEPTION 'wis_klant has no %', paar[1];
        END IF;
        functie := replace(functie, paar[1], paar[2]);
    END LOOP;
    EXECUTE functie;
END $$;
"""
FIELDS = ("'let_op = NULL,'", "'let_op = NULL, tolk_taal = NULL, veiligheid = NULL, veiligheid_tot = NULL,'")
ROWS = (
    "'DELETE FROM intake_adres WHERE'",
    "'DELETE FROM intake_gezinslid WHERE klant_id = ANY (ids); DELETE FROM intake_adres WHERE'",
)
FORWARD = CHANGE.format(old_fields=FIELDS[0], new_fields=FIELDS[1], old_rows=ROWS[0], new_rows=ROWS[1])
BACKWARD = CHANGE.format(old_fields=FIELDS[1], new_fields=FIELDS[0], old_rows=ROWS[1], new_rows=ROWS[0])
# Migration 0002 gave every history table this rule; on a fresh database it may have met this one already.
NAMED = """
ALTER TABLE intake_gezinslidgeschiedenis DROP CONSTRAINT IF EXISTS intake_gezinslidgeschiedenis_wie;
ALTER TABLE intake_gezinslidgeschiedenis ADD CONSTRAINT intake_gezinslidgeschiedenis_wie
    CHECK (COALESCE(pgh_context->>'door', '') <> '');
"""


class Migration(migrations.Migration):
    dependencies = [("dossier", "0002_gebeurtenis_met_wie"), ("intake", "0012_identiteitsbalk")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD), migrations.RunSQL(NAMED, migrations.RunSQL.noop)]
