"""A fact stays with its klant, and a merged shell has none.

An existing number does not move to another client (contract section 2): only a merge moves facts, from the klant that
is merged to the one that remains; checked at commit. The rules of the tables of trajecten are in trajecten 0006.
"""

from django.db import migrations

CREATE = """
CREATE FUNCTION feit_blijft_bij_klant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM intake_klant WHERE id = OLD.klant_id AND samengevoegd_in_id = NEW.klant_id) THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'feit_blijft_bij_klant', TABLE = TG_TABLE_NAME,
            MESSAGE = 'Dit gegeven hoort bij een andere klant.';
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION feit_van_levende_klant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM nieuw n JOIN intake_klant k ON k.id = n.klant_id
               WHERE k.samengevoegd_in_id IS NOT NULL) THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'feit_van_levende_klant', TABLE = TG_TABLE_NAME,
            MESSAGE = 'Deze klant is samengevoegd met een andere klant.';
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION nummer_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'nummer_blijft', TABLE = TG_TABLE_NAME,
        MESSAGE = 'Een nummer verandert niet.';
END $$;
"""
DROP = "DROP FUNCTION feit_blijft_bij_klant(), feit_van_levende_klant(), nummer_blijft();"
FACTS = {
    "intake_uitkering": None,
    "intake_gesprek": "gespreknummer",
    "intake_contactpoging": "pogingnummer",
    "intake_belemmering": None,
    "intake_toegang": None,
    "intake_vertrouweling": None,
    "intake_verzoek": None,
}


def triggers(table: str, number: str | None) -> str:
    """The three triggers of one table of facts."""
    statements = f"""
        CREATE CONSTRAINT TRIGGER {table}_blijft AFTER UPDATE OF klant_id ON {table}
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.klant_id IS DISTINCT FROM NEW.klant_id)
            EXECUTE FUNCTION feit_blijft_bij_klant();
        CREATE TRIGGER {table}_levend AFTER INSERT ON {table} REFERENCING NEW TABLE AS nieuw
            FOR EACH STATEMENT EXECUTE FUNCTION feit_van_levende_klant();
    """
    if number:
        statements += f"""
            CREATE TRIGGER {table}_nummer BEFORE UPDATE OF {number} ON {table} FOR EACH ROW
                WHEN (OLD.{number} IS DISTINCT FROM NEW.{number}) EXECUTE FUNCTION nummer_blijft();
        """
    return statements


def drops(table: str, number: str | None) -> str:
    """Their removal."""
    names = ["blijft", "levend", *(["nummer"] if number else [])]
    return "".join(f"DROP TRIGGER {table}_{name} ON {table};" for name in names)


class Migration(migrations.Migration):
    dependencies = [("intake", "0005_codes")]
    operations = [
        migrations.RunSQL(CREATE, DROP),
        *[migrations.RunSQL(triggers(*fact), drops(*fact)) for fact in FACTS.items()],
    ]
