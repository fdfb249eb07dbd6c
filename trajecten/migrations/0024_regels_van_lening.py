"""Rules of the table of 0023: its version and number, a request that stays with its klant, and a decision that stays.

Who decided what, and how much, does not change any more: a wrong decision is withdrawn with its loan. How it is
repaid may change, and so do the texts when a klant is erased.
"""

import importlib

from django.db import migrations

_rules = importlib.import_module("intake.migrations.0006_feiten_blijven_bij_hun_klant")
CREATE = """
CREATE SEQUENCE nummer_lening;
CREATE TRIGGER trajecten_lening_versie BEFORE UPDATE ON trajecten_lening FOR EACH ROW
    WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION versie_omhoog();
CREATE FUNCTION lening_besluit_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'lening_besluit_blijft', TABLE = TG_TABLE_NAME,
        MESSAGE = 'Over deze lening is al besloten. Een besluit verandert niet meer.';
END $$;
CREATE TRIGGER trajecten_lening_besluit BEFORE UPDATE ON trajecten_lening FOR EACH ROW
    WHEN (OLD.besluit IS NOT NULL AND
        (OLD.gevraagd_op, OLD.gevraagd_door_id, OLD.gevraagd_centen, OLD.advies, OLD.geadviseerd_op,
         OLD.geadviseerd_door_id, OLD.besluit, OLD.besloten_op, OLD.besloten_door_id, OLD.toegekend_centen)
        IS DISTINCT FROM
        (NEW.gevraagd_op, NEW.gevraagd_door_id, NEW.gevraagd_centen, NEW.advies, NEW.geadviseerd_op,
         NEW.geadviseerd_door_id, NEW.besluit, NEW.besloten_op, NEW.besloten_door_id, NEW.toegekend_centen))
    EXECUTE FUNCTION lening_besluit_blijft();
"""
DROP = """
DROP TRIGGER trajecten_lening_besluit ON trajecten_lening;
DROP FUNCTION lening_besluit_blijft();
DROP TRIGGER trajecten_lening_versie ON trajecten_lening;
DROP SEQUENCE nummer_lening;
"""
OF = ("trajecten_lening", "leningnummer")


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0023_lening")]
    operations = [
        migrations.RunSQL(CREATE, DROP),
        migrations.RunSQL(_rules.triggers(*OF), _rules.drops(*OF)),
    ]
