"""Rules of the tables of 0029: versions, facts that stay with their klant, of a step or traject of the same klant, and a
day that lies in the step."""

import importlib

from django.db import migrations

_rules = importlib.import_module("intake.migrations.0006_feiten_blijven_bij_hun_klant")
TABLES = ("trajecten_opbouw", "trajecten_aanwezigheid", "trajecten_werkfitbeoordeling")
CREATE = (
    "".join(
        f"CREATE TRIGGER {table}_versie BEFORE UPDATE ON {table} FOR EACH ROW "
        "WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION versie_omhoog();\n"
        for table in TABLES
    )
    + """
ALTER TABLE trajecten_werkfitbeoordeling ADD CONSTRAINT werkfitbeoordeling_van_traject
    FOREIGN KEY (traject_id, klant_id) REFERENCES trajecten_traject (id, klant_id) DEFERRABLE INITIALLY DEFERRED;

CREATE FUNCTION dag_in_stap() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    s trajecten_stap%ROWTYPE;
    dag date := COALESCE(to_jsonb(NEW)->>'dag', to_jsonb(NEW)->>'vanaf')::date;
BEGIN
    SELECT * INTO s FROM trajecten_stap WHERE id = NEW.stap_id FOR SHARE;
    IF s.klant_id <> NEW.klant_id THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'dag_in_stap', TABLE = TG_TABLE_NAME,
            MESSAGE = 'Deze stap hoort bij een andere klant.';
    END IF;
    IF NEW.vervallen_op IS NULL AND (dag < s.start OR dag > s.einde) THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'dag_in_stap', TABLE = TG_TABLE_NAME,
            MESSAGE = 'Deze dag valt buiten de stap: die begon op ' || to_char(s.start, 'DD-MM-YYYY')
                || CASE WHEN s.einde IS NULL THEN '' ELSE ' en eindigde op ' || to_char(s.einde, 'DD-MM-YYYY') END || '.';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER opbouw_in_stap AFTER INSERT OR UPDATE OF stap_id, klant_id, vanaf ON trajecten_opbouw
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION dag_in_stap();
CREATE CONSTRAINT TRIGGER aanwezigheid_in_stap AFTER INSERT OR UPDATE OF stap_id, klant_id, dag
    ON trajecten_aanwezigheid DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION dag_in_stap();
"""
)
DROP = """
DROP TRIGGER aanwezigheid_in_stap ON trajecten_aanwezigheid;
DROP TRIGGER opbouw_in_stap ON trajecten_opbouw;
DROP FUNCTION dag_in_stap();
ALTER TABLE trajecten_werkfitbeoordeling DROP CONSTRAINT werkfitbeoordeling_van_traject;
""" + "".join(f"DROP TRIGGER {table}_versie ON {table};\n" for table in TABLES)


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0029_werkfit")]
    operations = [
        migrations.RunSQL(CREATE, DROP),
        *[migrations.RunSQL(_rules.triggers(table, None), _rules.drops(table, None)) for table in TABLES],
    ]
