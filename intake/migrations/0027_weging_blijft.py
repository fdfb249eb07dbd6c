"""A set of weights never changes: a change is a new row, so that the earlier order can always be explained."""

from django.db import migrations

CREATE = """
CREATE FUNCTION weging_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'weging_blijft', TABLE = TG_TABLE_NAME,
        MESSAGE = 'Een weging verandert niet: sla een nieuwe op.';
END $$;
CREATE TRIGGER intake_weging_blijft BEFORE UPDATE OR DELETE ON intake_weging FOR EACH ROW
    EXECUTE FUNCTION weging_blijft();
"""
DROP = "DROP TRIGGER intake_weging_blijft ON intake_weging; DROP FUNCTION weging_blijft();"


class Migration(migrations.Migration):
    dependencies = [("intake", "0026_weging")]
    operations = [migrations.RunSQL(CREATE, DROP)]
