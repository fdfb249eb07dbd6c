"""A Toegang says what happened: nobody changes it, except that it is ended early, once.

Erasing the klant takes the words of the reason.
"""

from django.db import migrations

CREATE = """
CREATE FUNCTION toegang_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.medewerker_id, NEW.vanaf, NEW.tot) IS DISTINCT FROM (OLD.id, OLD.medewerker_id, OLD.vanaf, OLD.tot)
        OR (OLD.beeindigd_op IS NOT NULL AND (NEW.beeindigd_op, NEW.beeindigd_door_id)
            IS DISTINCT FROM (OLD.beeindigd_op, OLD.beeindigd_door_id))
        OR (NEW.reden <> OLD.reden AND NOT EXISTS
            (SELECT FROM intake_klant WHERE id = OLD.klant_id AND gewist_op IS NOT NULL))
    THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'toegang_blijft', TABLE = TG_TABLE_NAME,
            MESSAGE = 'Toegang die is gegeven, verandert niet meer.';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER intake_toegang_vast BEFORE UPDATE ON intake_toegang FOR EACH ROW EXECUTE FUNCTION toegang_blijft();
"""
DROP = "DROP TRIGGER intake_toegang_vast ON intake_toegang; DROP FUNCTION toegang_blijft();"


class Migration(migrations.Migration):
    dependencies = [("intake", "0006_feiten_blijven_bij_hun_klant")]
    operations = [migrations.RunSQL(CREATE, DROP)]
