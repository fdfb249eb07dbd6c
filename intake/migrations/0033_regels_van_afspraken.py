"""Appointments stay with their klant, know since when they are what they are, and no meeting is overbooked.

The counting of places locks the meeting without standing in the way of its own foreign keys, so that two who take the
last place wait for each other; the second is refused.
"""

from importlib import import_module

from django.db import migrations

FACTS = import_module("intake.migrations.0006_feiten_blijven_bij_hun_klant")
VERSIONED = ("intake_afspraak", "intake_bijeenkomst", "intake_deelname", "intake_taak")
OF_KLANT = {
    "intake_afspraak": "afspraaknummer",
    "intake_deelname": None,
    "intake_taak": None,
    "intake_uitnodiging": None,
    "intake_herinneringstop": None,
}
CREATE = (
    "".join(
        f"CREATE TRIGGER {table}_versie BEFORE UPDATE ON {table} FOR EACH ROW "
        "WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION versie_omhoog();\n"
        for table in VERSIONED
    )
    + """
CREATE SEQUENCE nummer_afspraak;
CREATE SEQUENCE nummer_bijeenkomst;

CREATE TRIGGER intake_bijeenkomst_nummer BEFORE UPDATE OF bijeenkomstnummer ON intake_bijeenkomst FOR EACH ROW
    WHEN (OLD.bijeenkomstnummer IS DISTINCT FROM NEW.bijeenkomstnummer) EXECUTE FUNCTION nummer_blijft();

CREATE FUNCTION afspraak_sinds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.status = 'gepland' THEN
        NEW.afgehandeld_op := NULL;
    ELSIF TG_OP = 'INSERT' OR OLD.status IS DISTINCT FROM NEW.status THEN
        NEW.afgehandeld_op := COALESCE(NEW.afgehandeld_op, now());
    END IF;
    IF NEW.status NOT IN ('niet_verschenen', 'afgezegd') THEN
        NEW.poging_id := NULL;
    END IF;
    IF NEW.status <> 'geweest' THEN
        NEW.gesprek_id := NULL;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER intake_afspraak_sinds BEFORE INSERT OR UPDATE OF status ON intake_afspraak FOR EACH ROW
    EXECUTE FUNCTION afspraak_sinds();

CREATE FUNCTION bijeenkomst_heeft_plek() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    welke uuid := CASE WHEN TG_TABLE_NAME = 'intake_deelname' THEN (to_jsonb(NEW)->>'bijeenkomst_id')::uuid
        ELSE NEW.id END;
    ruimte integer;
    bezet integer;
BEGIN
    SELECT plekken INTO ruimte FROM intake_bijeenkomst WHERE id = welke FOR NO KEY UPDATE;
    SELECT count(*) INTO bezet FROM intake_deelname WHERE bijeenkomst_id = welke AND vervallen_op IS NULL
        AND status <> 'afgemeld';
    IF bezet > ruimte THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'bijeenkomst_heeft_plek', TABLE = TG_TABLE_NAME,
            MESSAGE = 'Deze bijeenkomst is vol: er zijn ' || ruimte || ' plekken.';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER intake_deelname_plek AFTER INSERT OR UPDATE OF status, vervallen_op, bijeenkomst_id ON intake_deelname
    FOR EACH ROW WHEN (NEW.vervallen_op IS NULL AND NEW.status <> 'afgemeld') EXECUTE FUNCTION bijeenkomst_heeft_plek();
CREATE TRIGGER intake_bijeenkomst_plek AFTER UPDATE OF plekken ON intake_bijeenkomst
    FOR EACH ROW WHEN (NEW.plekken < OLD.plekken) EXECUTE FUNCTION bijeenkomst_heeft_plek();
"""
)
DROP = (
    "".join(f"DROP TRIGGER {table}_versie ON {table};" for table in VERSIONED)
    + """
DROP TRIGGER intake_bijeenkomst_nummer ON intake_bijeenkomst;
DROP TRIGGER intake_afspraak_sinds ON intake_afspraak;
DROP TRIGGER intake_deelname_plek ON intake_deelname;
DROP TRIGGER intake_bijeenkomst_plek ON intake_bijeenkomst;
DROP FUNCTION afspraak_sinds(), bijeenkomst_heeft_plek();
DROP SEQUENCE nummer_afspraak, nummer_bijeenkomst;
"""
)


class Migration(migrations.Migration):
    dependencies = [("intake", "0032_taken")]
    operations = [
        migrations.RunSQL(CREATE, DROP),
        *[migrations.RunSQL(FACTS.triggers(*fact), FACTS.drops(*fact)) for fact in OF_KLANT.items()],
    ]
