"""A document stays with its klant, its bytes stay what they were, and they go after the row does.

The trigger that removes bytes only asks for it, in the outbox of the same transaction: a transaction that is rolled
back loses no file, and one that is committed leaves none, whatever deleted the row.
"""

from importlib import import_module

from django.db import migrations

FACTS = import_module("intake.migrations.0006_feiten_blijven_bij_hun_klant")
TABLE = "intake_document"
CREATE = f"""
CREATE TRIGGER {TABLE}_versie BEFORE UPDATE ON {TABLE} FOR EACH ROW
    WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION versie_omhoog();

CREATE FUNCTION document_bestand_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'document_bestand_blijft', TABLE = TG_TABLE_NAME,
        MESSAGE = 'Het bestand van een document verandert niet.';
END $$;
CREATE TRIGGER {TABLE}_bestand BEFORE UPDATE OF bestandstype, grootte, opslagnaam, afdruk ON {TABLE} FOR EACH ROW
    WHEN ((OLD.bestandstype, OLD.grootte, OLD.afdruk) IS DISTINCT FROM (NEW.bestandstype, NEW.grootte, NEW.afdruk)
        OR (NEW.opslagnaam IS NOT NULL AND NEW.opslagnaam IS DISTINCT FROM OLD.opslagnaam))
    EXECUTE FUNCTION document_bestand_blijft();

CREATE FUNCTION document_bestand_weg() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO berichten_opdracht (soort, sleutel) VALUES ('document_wissen', OLD.opslagnaam)
        ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER {TABLE}_weg AFTER DELETE ON {TABLE} FOR EACH ROW
    WHEN (OLD.opslagnaam IS NOT NULL) EXECUTE FUNCTION document_bestand_weg();
CREATE TRIGGER {TABLE}_leeg AFTER UPDATE OF opslagnaam ON {TABLE} FOR EACH ROW
    WHEN (OLD.opslagnaam IS NOT NULL AND NEW.opslagnaam IS NULL) EXECUTE FUNCTION document_bestand_weg();
"""
DROP = f"""
DROP TRIGGER {TABLE}_versie ON {TABLE};
DROP TRIGGER {TABLE}_bestand ON {TABLE};
DROP TRIGGER {TABLE}_weg ON {TABLE};
DROP TRIGGER {TABLE}_leeg ON {TABLE};
DROP FUNCTION document_bestand_blijft(), document_bestand_weg();
"""


class Migration(migrations.Migration):
    dependencies = [("intake", "0009_documenten"), ("berichten", "0001_initial")]
    operations = [
        migrations.RunSQL(CREATE, DROP),
        migrations.RunSQL(FACTS.triggers(TABLE, None), FACTS.drops(TABLE, None)),
    ]
