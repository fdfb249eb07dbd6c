"""A traject, step or placement stays with its klant (see intake 0006); and a merged shell has no facts left."""

import importlib

from django.db import migrations

_rules = importlib.import_module("intake.migrations.0006_feiten_blijven_bij_hun_klant")
FACTS = {
    "trajecten_traject": "trajectnummer",
    "trajecten_regisseurschap": None,
    "trajecten_stap": "stapnummer",
    "trajecten_plaatsing": "plaatsingnummer",
}
SHELL = """
CREATE FUNCTION samengevoegde_klant_is_leeg() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM intake_uitkering WHERE klant_id = NEW.id)
        OR EXISTS (SELECT FROM intake_gesprek WHERE klant_id = NEW.id)
        OR EXISTS (SELECT FROM intake_contactpoging WHERE klant_id = NEW.id)
        OR EXISTS (SELECT FROM intake_belemmering WHERE klant_id = NEW.id)
        OR EXISTS (SELECT FROM trajecten_traject WHERE klant_id = NEW.id)
        OR EXISTS (SELECT FROM trajecten_plaatsing WHERE klant_id = NEW.id) THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'samengevoegde_klant_is_leeg', TABLE = 'intake_klant',
            MESSAGE = 'Een samengevoegde klant heeft geen eigen gegevens meer.';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER samengevoegde_klant_is_leeg AFTER UPDATE OF samengevoegd_in_id ON intake_klant
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.samengevoegd_in_id IS NOT NULL)
    EXECUTE FUNCTION samengevoegde_klant_is_leeg();
"""
DROP = (
    "DROP TRIGGER samengevoegde_klant_is_leeg ON intake_klant; DROP FUNCTION samengevoegde_klant_is_leeg();"
)


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0005_codes"), ("intake", "0006_feiten_blijven_bij_hun_klant")]
    operations = [
        *[migrations.RunSQL(_rules.triggers(*fact), _rules.drops(*fact)) for fact in FACTS.items()],
        migrations.RunSQL(SHELL, DROP),
    ]
