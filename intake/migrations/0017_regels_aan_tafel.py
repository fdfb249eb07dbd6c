"""Rules of the tables of 0016: versions, a fact stays with its klant and with the conversation's klant, numbers."""

import importlib

from django.db import migrations

_rules = importlib.import_module("intake.migrations.0006_feiten_blijven_bij_hun_klant")
FACTS = {
    "intake_onderwerpantwoord": None,
    "intake_zrmscore": None,
    "intake_klanttag": None,
    "intake_actie": "actienummer",
}
OF_GESPREK = {"onderwerpantwoord": "antwoord", "zrmscore": "zrmscore", "actie": "actie"}
CREATE = (
    "CREATE SEQUENCE nummer_actie;\n"
    + "".join(
        f"CREATE TRIGGER {table}_versie BEFORE UPDATE ON {table} FOR EACH ROW "
        "WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION versie_omhoog();\n"
        for table in FACTS
    )
    + "".join(
        f"ALTER TABLE intake_{table} ADD CONSTRAINT {name}_van_klant FOREIGN KEY (gesprek_id, klant_id) "
        "REFERENCES intake_gesprek (id, klant_id) DEFERRABLE INITIALLY DEFERRED;\n"
        for table, name in OF_GESPREK.items()
    )
)
DROP = (
    "".join(
        f"ALTER TABLE intake_{table} DROP CONSTRAINT {name}_van_klant;\n"
        for table, name in OF_GESPREK.items()
    )
    + "".join(f"DROP TRIGGER {table}_versie ON {table};\n" for table in FACTS)
    + "DROP SEQUENCE nummer_actie;"
)


class Migration(migrations.Migration):
    dependencies = [("intake", "0016_aan_tafel"), ("logboek", "0003_nummers_en_versies")]
    operations = [
        migrations.RunSQL(CREATE, DROP),
        *[migrations.RunSQL(_rules.triggers(*fact), _rules.drops(*fact)) for fact in FACTS.items()],
    ]
