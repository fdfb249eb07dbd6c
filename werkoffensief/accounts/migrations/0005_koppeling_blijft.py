"""A Koppeling says what happened: it is tied once and withdrawn once, and never tied to somebody else."""

from django.db import migrations

STAYS = """
CREATE FUNCTION koppeling_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.medewerker_id, NEW.inlognaam, NEW.aangezet_op)
            IS DISTINCT FROM (OLD.id, OLD.medewerker_id, OLD.inlognaam, OLD.aangezet_op)
        OR (OLD.sub IS NOT NULL AND (NEW.uitgever, NEW.sub, NEW.gekoppeld_op)
            IS DISTINCT FROM (OLD.uitgever, OLD.sub, OLD.gekoppeld_op))
        OR (OLD.ingetrokken_op IS NOT NULL AND (NEW.ingetrokken_op, NEW.sub)
            IS DISTINCT FROM (OLD.ingetrokken_op, OLD.sub))
    THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'koppeling_blijft', TABLE = TG_TABLE_NAME,
            MESSAGE = 'Een koppeling die er is, verandert niet meer.';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER accounts_koppeling_vast BEFORE UPDATE ON accounts_koppeling
    FOR EACH ROW EXECUTE FUNCTION koppeling_blijft();
"""
STAYS_DROP = "DROP TRIGGER accounts_koppeling_vast ON accounts_koppeling; DROP FUNCTION koppeling_blijft();"


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_koppelingen")]
    operations = [migrations.RunSQL(STAYS, STAYS_DROP)]
