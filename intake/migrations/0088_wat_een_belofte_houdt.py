"""Only a conversation keeps a promise to call back, and one that is taken back opens it again.

An attempt does not, whatever its outcome: who was not reached, or stayed away, was not called back.
"""

from django.db import migrations

CREATE = """
DROP TRIGGER intake_contactpoging_houdt_belofte ON intake_contactpoging;
CREATE FUNCTION gesprek_laat_belofte_los() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE intake_terugbelbelofte b SET gedaan_op = NULL
    WHERE b.klant_id = OLD.klant_id AND b.gedaan_op = OLD.datum AND b.op <= OLD.datum AND b.vervallen_op IS NULL
    AND NOT EXISTS (
        SELECT FROM intake_gesprek g
        WHERE g.klant_id = b.klant_id AND g.datum >= b.op AND g.vervallen_op IS NULL AND g.id <> OLD.id
    );
    RETURN NULL;
END $$;
CREATE TRIGGER intake_gesprek_laat_belofte_los AFTER UPDATE OF vervallen_op ON intake_gesprek FOR EACH ROW
    WHEN (OLD.vervallen_op IS NULL AND NEW.vervallen_op IS NOT NULL) EXECUTE FUNCTION gesprek_laat_belofte_los();
"""
DROP = """
DROP TRIGGER intake_gesprek_laat_belofte_los ON intake_gesprek;
DROP FUNCTION gesprek_laat_belofte_los();
CREATE TRIGGER intake_contactpoging_houdt_belofte AFTER INSERT ON intake_contactpoging REFERENCING NEW TABLE AS nieuw
    FOR EACH STATEMENT EXECUTE FUNCTION contact_houdt_belofte();
"""


class Migration(migrations.Migration):
    dependencies = [("intake", "0087_klantnummer_zonder_tekens")]
    operations = [migrations.RunSQL(CREATE, DROP)]
