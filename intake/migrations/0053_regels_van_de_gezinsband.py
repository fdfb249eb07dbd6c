"""A link between two files stays with those two: only a merge moves an end of it, and undoing a merge moves it back.

`feit_blijft_bij_klant` (migrations 0006 and 0045) says the same of facts of one klant.
"""

from django.db import migrations

TABLE = "intake_gezinsband"
CREATE = f"""
CREATE FUNCTION gezinsband_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM (VALUES (OLD.klant_id, NEW.klant_id), (OLD.ander_id, NEW.ander_id)) AS eind(was, wordt)
        WHERE was <> wordt
        AND NOT EXISTS (SELECT FROM intake_klant WHERE id = was AND samengevoegd_in_id = wordt)
        AND NOT EXISTS (SELECT FROM intake_samenvoeging WHERE klant_id = was AND opgenomen_id = wordt
            AND ongedaan_op >= transaction_timestamp())
    ) THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'gezinsband_blijft', TABLE = TG_TABLE_NAME,
            MESSAGE = 'Dit gegeven hoort bij een andere klant.';
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION gezinsband_van_levende() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM nieuw n JOIN intake_klant k ON k.id IN (n.klant_id, n.ander_id)
               WHERE k.samengevoegd_in_id IS NOT NULL) THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'gezinsband_van_levende', TABLE = TG_TABLE_NAME,
            MESSAGE = 'Deze klant is samengevoegd met een andere klant.';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER {TABLE}_versie BEFORE UPDATE ON {TABLE} FOR EACH ROW
    WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION versie_omhoog();
CREATE CONSTRAINT TRIGGER {TABLE}_blijft AFTER UPDATE OF klant_id, ander_id ON {TABLE}
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION gezinsband_blijft();
CREATE TRIGGER {TABLE}_levend AFTER INSERT ON {TABLE} REFERENCING NEW TABLE AS nieuw
    FOR EACH STATEMENT EXECUTE FUNCTION gezinsband_van_levende();
"""
DROP = (
    "".join(f"DROP TRIGGER {TABLE}_{name} ON {TABLE};" for name in ("versie", "blijft", "levend"))
    + "DROP FUNCTION gezinsband_blijft(), gezinsband_van_levende();"
)


class Migration(migrations.Migration):
    dependencies = [("intake", "0052_gezinsband")]
    operations = [migrations.RunSQL(CREATE, DROP)]
