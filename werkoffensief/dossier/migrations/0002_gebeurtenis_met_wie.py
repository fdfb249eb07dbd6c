"""No event of any history without who did it, also when somebody empties the setting that names the actor."""

from django.db import migrations

CREATE = """
DO $$
DECLARE
    tabel text;
BEGIN
    FOR tabel IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE '%geschiedenis' LOOP
        EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (COALESCE(pgh_context->>''door'', '''') <> '''')',
            tabel, tabel || '_wie');
    END LOOP;
END $$;
"""
DROP = """
DO $$
DECLARE
    tabel text;
BEGIN
    FOR tabel IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE '%geschiedenis' LOOP
        EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I', tabel, tabel || '_wie');
    END LOOP;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("dossier", "0001_wissen"),
        ("accounts", "0005_op_naam"),
        ("doelen", "0003_opdrachten"),
        ("trajecten", "0006_feiten_blijven_bij_hun_klant"),
        ("werkgevers", "0003_op_naam"),
    ]
    operations = [migrations.RunSQL(CREATE, DROP)]
