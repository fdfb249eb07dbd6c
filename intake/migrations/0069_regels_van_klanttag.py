"""A talent or a wish is of the klant of its conversation; what was noted before gets the one conversation of its day."""

from django.db import migrations

CREATE = """
UPDATE intake_klanttag t SET gesprek_id = (
    SELECT g.id FROM intake_gesprek g
    WHERE g.klant_id = t.klant_id AND g.datum = t.sinds AND g.vervallen_op IS NULL
) WHERE t.vervallen_op IS NULL AND (
    SELECT count(*) FROM intake_gesprek g
    WHERE g.klant_id = t.klant_id AND g.datum = t.sinds AND g.vervallen_op IS NULL
) = 1;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE intake_klanttag ADD CONSTRAINT klanttag_van_klant FOREIGN KEY (gesprek_id, klant_id)
    REFERENCES intake_gesprek (id, klant_id) DEFERRABLE INITIALLY DEFERRED;
"""
DROP = "ALTER TABLE intake_klanttag DROP CONSTRAINT klanttag_van_klant;"


class Migration(migrations.Migration):
    dependencies = [("intake", "0068_klanttag_van_gesprek")]
    operations = [migrations.RunSQL(CREATE, DROP)]
