"""The rule of 0002 for history tables that came after it: no event without who did it."""

from django.db import migrations

CREATE = """
DO $$
DECLARE
    tabel text;
BEGIN
    FOR tabel IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE '%geschiedenis'
        AND NOT EXISTS (SELECT FROM pg_constraint WHERE conname = tablename || '_wie') LOOP
        EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (COALESCE(pgh_context->>''door'', ) <> )',
            tabel, tabel || '_wie');
    END LOOP;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("dossier", "0003_wissen_deuren")]
    operations = [migrations.RunSQL(CREATE, migrations.RunSQL.noop)]
