"""What stays as it was written in the doors, and that they stay with their klant.

A Toegang says what happened: nobody changes it, except that it is ended early, once; erasing the klant takes the words
of the reason. The functions of 0007 hold a fact with its klant.
"""

from django.db import migrations

TABLES = ("intake_toegang", "intake_vertrouweling", "intake_verzoek")
STAYS = """
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
STAYS_DROP = "DROP TRIGGER intake_toegang_vast ON intake_toegang; DROP FUNCTION toegang_blijft();"
WITH_KLANT = "".join(
    f"""
    CREATE CONSTRAINT TRIGGER {table}_blijft AFTER UPDATE OF klant_id ON {table}
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.klant_id IS DISTINCT FROM NEW.klant_id)
        EXECUTE FUNCTION feit_blijft_bij_klant();
    CREATE TRIGGER {table}_levend AFTER INSERT ON {table} REFERENCING NEW TABLE AS nieuw
        FOR EACH STATEMENT EXECUTE FUNCTION feit_van_levende_klant();
    """
    for table in TABLES
)
WITH_KLANT_DROP = "".join(
    f"""
    DROP TRIGGER {table}_blijft ON {table};
    DROP TRIGGER {table}_levend ON {table};
    """
    for table in TABLES
)


class Migration(migrations.Migration):
    dependencies = [("intake", "0010_deuren")]
    operations = [
        migrations.RunSQL(STAYS, STAYS_DROP),
        migrations.RunSQL(WITH_KLANT, WITH_KLANT_DROP),
    ]
