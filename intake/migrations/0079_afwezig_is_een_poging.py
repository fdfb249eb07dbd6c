"""The attempt that an absence at a meeting is, lapses when it was none after all, whatever writes that.

With another status the place lets go of it. A place that lapses takes its attempt along, and gives it back when the
place comes back (a merge that is undone).
"""

from django.db import migrations

CREATE = """
CREATE FUNCTION deelname_poging() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.poging_id IS NOT NULL AND NEW.status <> 'afwezig' THEN
        UPDATE intake_contactpoging SET vervallen_op = now(),
            vervallen_reden = 'Ongedaan gemaakt: bij de bijeenkomst ging het toch anders.'
            WHERE id = OLD.poging_id AND vervallen_op IS NULL;
        NEW.poging_id := NULL;
    ELSIF OLD.vervallen_op IS NULL AND NEW.vervallen_op IS NOT NULL THEN
        UPDATE intake_contactpoging SET vervallen_op = NEW.vervallen_op, vervallen_reden = NEW.vervallen_reden
            WHERE id = NEW.poging_id AND vervallen_op IS NULL;
    ELSIF OLD.vervallen_op IS NOT NULL AND NEW.vervallen_op IS NULL THEN
        UPDATE intake_contactpoging SET vervallen_op = NULL, vervallen_reden = NULL
            WHERE id = NEW.poging_id AND vervallen_op = OLD.vervallen_op;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER intake_deelname_poging BEFORE UPDATE OF status, vervallen_op ON intake_deelname FOR EACH ROW
    EXECUTE FUNCTION deelname_poging();
"""
DROP = "DROP TRIGGER intake_deelname_poging ON intake_deelname; DROP FUNCTION deelname_poging();"


class Migration(migrations.Migration):
    dependencies = [("intake", "0078_poging_van_deelname")]
    operations = [migrations.RunSQL(CREATE, DROP)]
