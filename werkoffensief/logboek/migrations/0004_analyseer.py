"""Statistics right after a large delivery: the planner must not wait for autovacuum.

ANALYZE asks for the owner's rights, so the web role gets a function. It names tables only, and only ours.
"""

from django.db import migrations

CREATE = """
CREATE FUNCTION analyseer(tabellen text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    tabel text;
BEGIN
    FOR tabel IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename = ANY (tabellen) LOOP
        EXECUTE format('ANALYZE public.%I', tabel);
    END LOOP;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("logboek", "0003_nummers_en_versies")]
    operations = [migrations.RunSQL(CREATE, "DROP FUNCTION analyseer(text[])")]
