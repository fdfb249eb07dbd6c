"""An exemption stays with its klant and keeps its number; and the grounds that are known from the start."""

from importlib import import_module

from django.db import migrations

FACTS = import_module("intake.migrations.0006_feiten_blijven_bij_hun_klant")
TABLE, NUMBER = "intake_ontheffing", "ontheffingnummer"
CREATE = f"""
CREATE SEQUENCE nummer_ontheffing;
CREATE TRIGGER {TABLE}_versie BEFORE UPDATE ON {TABLE} FOR EACH ROW
    WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION versie_omhoog();
"""
DROP = f"DROP TRIGGER {TABLE}_versie ON {TABLE}; DROP SEQUENCE nummer_ontheffing;"
SOORTEN = {
    "alleenstaande_ouder": "Alleenstaande ouder met een kind jonger dan 5 jaar",
    "arbeidsongeschikt": "Volledig en duurzaam arbeidsongeschikt",
    "mantelzorg": "Mantelzorg",
    "dringende_redenen": "Andere dringende redenen",
}


def add_codes(apps, schema_editor):
    model = apps.get_model("intake", "Ontheffingsoort")
    rows = [model(code=code, naam=naam) for code, naam in SOORTEN.items()]
    model.objects.using(schema_editor.connection.alias).bulk_create(rows)


class Migration(migrations.Migration):
    dependencies = [("intake", "0020_ontheffing")]
    operations = [
        migrations.RunSQL(CREATE, DROP),
        migrations.RunSQL(FACTS.triggers(TABLE, NUMBER), FACTS.drops(TABLE, NUMBER)),
        migrations.RunPython(add_codes, migrations.RunPython.noop),
    ]
