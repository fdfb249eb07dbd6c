"""Who ever recorded or advised on a loan does not decide on it, also when somebody else advised after them.

The CHECK on the row knows the last adviser only; the loan's history knows them all.
"""

from django.db import migrations

CREATE = """
CREATE FUNCTION lening_besluit_van_ander() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM trajecten_leninggeschiedenis
        WHERE pgh_obj_id = NEW.id AND NEW.besloten_door_id IN (gevraagd_door_id, geadviseerd_door_id)
    ) THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'lening_besluit_van_ander', TABLE = TG_TABLE_NAME,
            MESSAGE = 'Over een lening besluit iemand anders dan wie haar aanvroeg of adviseerde.';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER trajecten_lening_van_ander BEFORE UPDATE ON trajecten_lening FOR EACH ROW
    WHEN (NEW.besloten_door_id IS DISTINCT FROM OLD.besloten_door_id) EXECUTE FUNCTION lening_besluit_van_ander();
"""
DROP = """
DROP TRIGGER trajecten_lening_van_ander ON trajecten_lening;
DROP FUNCTION lening_besluit_van_ander();
"""


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0030_regels_van_werkfit")]
    operations = [migrations.RunSQL(CREATE, DROP)]
