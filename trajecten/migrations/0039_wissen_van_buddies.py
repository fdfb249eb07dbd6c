"""The name of a volunteer who was taken off the list is erased as that of one who stopped: two years later."""

from django.db import migrations

ERASE = """
CREATE OR REPLACE FUNCTION wis_buddies(dag date) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    ids uuid[];
BEGIN
    SELECT array_agg(id) INTO ids FROM trajecten_buddy
        WHERE gewist_op IS NULL AND (tot < dag - interval '2 years' OR vervallen_op < dag - interval '2 years');
    IF ids IS NULL THEN
        RETURN 0;
    END IF;
    UPDATE trajecten_buddy SET naam = 'gewist', telefoon = NULL, email = NULL, talen = NULL, sector = NULL,
        werkgever_id = NULL, gewist_op = dag,
        vervallen_reden = CASE WHEN vervallen_op IS NOT NULL THEN 'gewist' END WHERE id = ANY (ids);
    DELETE FROM trajecten_buddygeschiedenis WHERE pgh_obj_id = ANY (ids);
    RETURN cardinality(ids);
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0038_mandaat")]
    operations = [migrations.RunSQL(ERASE, migrations.RunSQL.noop)]
