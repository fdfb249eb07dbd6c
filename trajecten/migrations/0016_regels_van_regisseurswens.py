"""Rules of the table of 0015: its version and number, and a question that stays with its klant."""

import importlib

from django.db import migrations

_rules = importlib.import_module("intake.migrations.0006_feiten_blijven_bij_hun_klant")
CREATE = """
CREATE SEQUENCE nummer_regisseurswens;
CREATE TRIGGER trajecten_regisseurswens_versie BEFORE UPDATE ON trajecten_regisseurswens FOR EACH ROW
    WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION versie_omhoog();
"""
DROP = """
DROP TRIGGER trajecten_regisseurswens_versie ON trajecten_regisseurswens;
DROP SEQUENCE nummer_regisseurswens;
"""
OF = ("trajecten_regisseurswens", "wensnummer")


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0015_regisseurswens"), ("accounts", "0010_regels_van_waarneming")]
    operations = [
        migrations.RunSQL(CREATE, DROP),
        migrations.RunSQL(_rules.triggers(*OF), _rules.drops(*OF)),
    ]
