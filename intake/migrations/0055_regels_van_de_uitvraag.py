"""A third party is asked only with an agreement of that klant that held on that day; both tables see to it.

Who asked and withdrew on one day did both: the service refuses to ask after the withdrawal, the database does not know
the hour.
"""

from importlib import import_module

from django.db import migrations

FACTS = import_module("intake.migrations.0006_feiten_blijven_bij_hun_klant")
TABLE, NUMBER = "intake_uitvraag", "uitvraagnummer"


def agreed(function: str, which: str) -> str:
    """The function that looks at the rows of one changed row of either table."""
    return f"""
CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM intake_uitvraag u JOIN intake_toestemming t ON t.id = u.toestemming_id
        WHERE {which} = NEW.id AND u.vervallen_op IS NULL
        AND (u.klant_id <> t.klant_id OR u.gevraagd_op NOT BETWEEN t.gegeven_op AND t.geldig_tot
            OR u.gevraagd_op > t.ingetrokken_op)
    ) THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'uitvraag_met_toestemming', TABLE = TG_TABLE_NAME,
            MESSAGE = 'Er is iets gevraagd op een dag waarop deze toestemming niet geldt.';
    END IF;
    RETURN NULL;
END $$;
"""


LIVES = """
CREATE FUNCTION uitvraag_toestemming_leeft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM intake_toestemming WHERE id = NEW.toestemming_id AND vervallen_op IS NOT NULL) THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'uitvraag_toestemming_leeft', TABLE = TG_TABLE_NAME,
            MESSAGE = 'Deze toestemming is vervallen.';
    END IF;
    RETURN NULL;
END $$;
"""
CREATE = f"""
CREATE SEQUENCE nummer_uitvraag;
CREATE TRIGGER {TABLE}_versie BEFORE UPDATE ON {TABLE} FOR EACH ROW
    WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION versie_omhoog();
{agreed("uitvraag_met_toestemming", "u.id")}{agreed("toestemming_van_uitvraag", "t.id")}{LIVES}
CREATE CONSTRAINT TRIGGER {TABLE}_met_toestemming AFTER INSERT OR UPDATE ON {TABLE}
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION uitvraag_met_toestemming();
CREATE CONSTRAINT TRIGGER intake_toestemming_van_uitvraag
    AFTER UPDATE OF klant_id, gegeven_op, geldig_tot, ingetrokken_op ON intake_toestemming
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION toestemming_van_uitvraag();
CREATE TRIGGER {TABLE}_toestemming_leeft AFTER INSERT ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION uitvraag_toestemming_leeft();
"""
DROP = f"""
DROP TRIGGER intake_toestemming_van_uitvraag ON intake_toestemming;
DROP TRIGGER {TABLE}_met_toestemming ON {TABLE};
DROP TRIGGER {TABLE}_toestemming_leeft ON {TABLE};
DROP TRIGGER {TABLE}_versie ON {TABLE};
DROP FUNCTION uitvraag_met_toestemming(), toestemming_van_uitvraag(), uitvraag_toestemming_leeft();
DROP SEQUENCE nummer_uitvraag;
"""


class Migration(migrations.Migration):
    dependencies = [("intake", "0054_uitvraag")]
    operations = [
        migrations.RunSQL(CREATE, DROP),
        migrations.RunSQL(FACTS.triggers(TABLE, NUMBER), FACTS.drops(TABLE, NUMBER)),
    ]
