"""A Toegang keeps the team whose klant it was when it was given."""

from django.db import migrations

CREATE = """
CREATE FUNCTION toegang_van_team() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.team_id := (SELECT team_id FROM intake_klant WHERE id = NEW.klant_id);
    RETURN NEW;
END $$;
CREATE TRIGGER intake_toegang_team BEFORE INSERT ON intake_toegang
    FOR EACH ROW EXECUTE FUNCTION toegang_van_team();
CREATE FUNCTION toegang_houdt_team() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'toegang_blijft', TABLE = TG_TABLE_NAME,
        MESSAGE = 'Toegang die is gegeven, verandert niet meer.';
END $$;
CREATE TRIGGER intake_toegang_zelfde_team BEFORE UPDATE ON intake_toegang
    FOR EACH ROW WHEN (NEW.team_id IS DISTINCT FROM OLD.team_id) EXECUTE FUNCTION toegang_houdt_team();
"""
DROP = """
DROP TRIGGER intake_toegang_zelfde_team ON intake_toegang; DROP FUNCTION toegang_houdt_team();
DROP TRIGGER intake_toegang_team ON intake_toegang; DROP FUNCTION toegang_van_team();
"""


class Migration(migrations.Migration):
    dependencies = [("intake", "0011_toegang_van_het_team")]
    operations = [migrations.RunSQL(CREATE, DROP)]
