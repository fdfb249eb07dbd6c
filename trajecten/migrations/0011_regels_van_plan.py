"""Rules of the tables of 0010: versions, facts that stay with their klant and their traject's klant, numbers; what was
agreed does not change; and a traject goes on from an earlier one of the same klant."""

import importlib

from django.db import migrations

_rules = importlib.import_module("intake.migrations.0006_feiten_blijven_bij_hun_klant")
FACTS = {
    "trajecten_plan": None,
    "trajecten_doel": "doelnummer",
    "trajecten_doelactie": None,
    "trajecten_wachtpunt": "wachtpuntnummer",
    "trajecten_evaluatie": None,
    "trajecten_planversie": None,
}
VERSIONED = (*(table for table in FACTS if table != "trajecten_planversie"), "trajecten_plansjabloon",
             "trajecten_sjabloonregel")  # fmt: skip
OF_TRAJECT = ("plan", "doel", "wachtpunt", "evaluatie", "planversie")
NUMBERS = ("doel", "wachtpunt", "plansjabloon")
CREATE = (
    "".join(f"CREATE SEQUENCE nummer_{soort};\n" for soort in NUMBERS)
    + "".join(
        f"CREATE TRIGGER {table}_versie BEFORE UPDATE ON {table} FOR EACH ROW "
        "WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION versie_omhoog();\n"
        for table in VERSIONED
    )
    + "".join(
        f"ALTER TABLE trajecten_{table} ADD CONSTRAINT {table}_van_traject FOREIGN KEY (traject_id, klant_id) "
        "REFERENCES trajecten_traject (id, klant_id) DEFERRABLE INITIALLY DEFERRED;\n"
        for table in OF_TRAJECT
    )
    + "ALTER TABLE trajecten_doelactie ADD CONSTRAINT doelactie_van_doel FOREIGN KEY (doel_id, klant_id) "
    "REFERENCES trajecten_doel (id, klant_id) DEFERRABLE INITIALLY DEFERRED;\n"
    "ALTER TABLE trajecten_traject ADD CONSTRAINT traject_vervolg_van_klant FOREIGN KEY (vervolg_op_id, klant_id) "
    "REFERENCES trajecten_traject (id, klant_id) DEFERRABLE INITIALLY DEFERRED;\n"
)
FUNCTIONS = """
CREATE FUNCTION doelactie_van_klant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM intake_actie a WHERE a.id = NEW.actie_id AND a.klant_id = NEW.klant_id FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'doelactie_van_klant', TABLE = 'trajecten_doelactie',
            MESSAGE = 'Deze actie hoort bij een andere klant.';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER doelactie_van_klant AFTER INSERT OR UPDATE OF actie_id, klant_id ON trajecten_doelactie
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION doelactie_van_klant();

CREATE FUNCTION planversie_blijft_gelijk() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'planversie_blijft_gelijk', TABLE = 'trajecten_planversie',
        MESSAGE = 'Een vastgestelde versie van het plan verandert niet.';
END $$;
CREATE TRIGGER planversie_blijft_gelijk BEFORE UPDATE ON trajecten_planversie FOR EACH ROW
    WHEN ((OLD.id, OLD.traject_id, OLD.nummer, OLD.afgesproken_op, OLD.medewerker_id, OLD.formaat, OLD.inhoud)
        IS DISTINCT FROM
        (NEW.id, NEW.traject_id, NEW.nummer, NEW.afgesproken_op, NEW.medewerker_id, NEW.formaat, NEW.inhoud))
    EXECUTE FUNCTION planversie_blijft_gelijk();

CREATE FUNCTION traject_na_vorig() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM trajecten_traject t WHERE t.id = NEW.vervolg_op_id AND t.einde < NEW.start FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'traject_na_vorig', TABLE = 'trajecten_traject',
            MESSAGE = 'Een heropend traject begint na de laatste dag van het vorige.';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER traject_na_vorig AFTER INSERT OR UPDATE OF vervolg_op_id, start ON trajecten_traject
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.vervolg_op_id IS NOT NULL AND NEW.vervallen_op IS NULL) EXECUTE FUNCTION traject_na_vorig();
"""
DROP = (
    "DROP TRIGGER traject_na_vorig ON trajecten_traject;\n"
    "DROP TRIGGER planversie_blijft_gelijk ON trajecten_planversie;\n"
    "DROP TRIGGER doelactie_van_klant ON trajecten_doelactie;\n"
    "DROP FUNCTION traject_na_vorig(), planversie_blijft_gelijk(), doelactie_van_klant();\n"
    "ALTER TABLE trajecten_traject DROP CONSTRAINT traject_vervolg_van_klant;\n"
    "ALTER TABLE trajecten_doelactie DROP CONSTRAINT doelactie_van_doel;\n"
    + "".join(f"ALTER TABLE trajecten_{table} DROP CONSTRAINT {table}_van_traject;\n" for table in OF_TRAJECT)
    + "".join(f"DROP TRIGGER {table}_versie ON {table};\n" for table in VERSIONED)
    + "".join(f"DROP SEQUENCE nummer_{soort};\n" for soort in NUMBERS)
)


class Migration(migrations.Migration):
    dependencies = [
        ("trajecten", "0010_plan"),
        ("intake", "0017_regels_aan_tafel"),
        ("logboek", "0003_nummers_en_versies"),
    ]
    operations = [
        migrations.RunSQL(CREATE + FUNCTIONS, DROP),
        *[migrations.RunSQL(_rules.triggers(*fact), _rules.drops(*fact)) for fact in FACTS.items()],
    ]
