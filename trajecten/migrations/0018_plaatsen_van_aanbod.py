"""Rules of the tables of 0017: versions, numbers, an offer of the step's own voorziening, and no overbooking.

A place is held from the start of a step until its end, or until the offer's end while it has none. Whoever changes
what is held locks the offer first, so that of two who take the last place the second sees the first. That holds where
each statement sees what was committed before it, so a transaction that only sees its own beginning is refused.
"""

from django.db import migrations

VERSIONED = ("trajecten_aanbod", "trajecten_groepsdagdeel")
CREATE = (
    "CREATE SEQUENCE nummer_aanbod;\n"
    + "".join(
        f"CREATE TRIGGER {table}_versie BEFORE UPDATE ON {table} FOR EACH ROW "
        "WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION versie_omhoog();\n"
        for table in VERSIONED
    )
    + """
CREATE TRIGGER trajecten_aanbod_nummer BEFORE UPDATE OF aanbodnummer ON trajecten_aanbod FOR EACH ROW
    WHEN (OLD.aanbodnummer IS DISTINCT FROM NEW.aanbodnummer) EXECUTE FUNCTION nummer_blijft();
ALTER TABLE trajecten_stap ADD CONSTRAINT stap_aanbod_van_voorziening FOREIGN KEY (aanbod_id, voorziening_id)
    REFERENCES trajecten_aanbod (id, voorziening_id) DEFERRABLE INITIALLY DEFERRED;

CREATE FUNCTION aanbod_heeft_plaats() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    van_stap boolean := TG_TABLE_NAME = 'trajecten_stap';
    welk uuid := CASE WHEN TG_TABLE_NAME = 'trajecten_stap' THEN (to_jsonb(NEW)->>'aanbod_id')::uuid ELSE NEW.id END;
    a trajecten_aanbod%ROWTYPE;
    vol date;
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION USING ERRCODE = '0A000',
            MESSAGE = 'Plaatsen van een aanbod kunnen alleen met READ COMMITTED veranderen.';
    END IF;
    SELECT * INTO a FROM trajecten_aanbod WHERE id = welk FOR NO KEY UPDATE;
    PERFORM 1 FROM trajecten_stap s WHERE s.aanbod_id = welk AND s.vervallen_op IS NULL
        AND (a.vervallen_op IS NOT NULL OR s.start < a.start OR s.start > a.einde OR s.einde > a.einde);
    IF FOUND THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'stap_in_aanbod', TABLE = TG_TABLE_NAME,
            MESSAGE = CASE
                WHEN NOT van_stap AND a.vervallen_op IS NOT NULL
                    THEN 'In dit aanbod hebben of hadden klanten een plaats. Vul een laatste dag in; dan stopt het vanzelf.'
                WHEN NOT van_stap THEN 'Er zijn stappen die dan buiten de looptijd van dit aanbod vallen.'
                WHEN a.vervallen_op IS NOT NULL THEN 'Dit aanbod is er niet meer.'
                ELSE 'Het aanbod “' || a.naam || '” loopt ' || CASE WHEN a.einde IS NULL
                    THEN 'vanaf ' || to_char(a.start, 'DD-MM-YYYY')
                    ELSE 'van ' || to_char(a.start, 'DD-MM-YYYY') || ' tot en met ' || to_char(a.einde, 'DD-MM-YYYY')
                    END || '. De stap valt daarbuiten.'
            END;
    END IF;
    SELECT v.dag INTO vol FROM (
        SELECT g.dag, sum(g.erbij) OVER (ORDER BY g.dag) AS bezet FROM (
            SELECT s.start AS dag, 1 AS erbij FROM trajecten_stap s
            WHERE s.aanbod_id = welk AND s.vervallen_op IS NULL
            UNION ALL SELECT s.einde + 1, -1 FROM trajecten_stap s
            WHERE s.aanbod_id = welk AND s.vervallen_op IS NULL AND s.einde IS NOT NULL
        ) g
    ) v WHERE v.bezet > a.plaatsen ORDER BY v.dag LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'aanbod_heeft_plaats', TABLE = TG_TABLE_NAME,
            MESSAGE = CASE
                WHEN van_stap AND a.plaatsen = 1
                    THEN 'Op ' || to_char(vol, 'DD-MM-YYYY') || ' is de enige plaats van “' || a.naam || '” bezet.'
                WHEN van_stap THEN 'Op ' || to_char(vol, 'DD-MM-YYYY') || ' zijn alle ' || a.plaatsen
                    || ' plaatsen van “' || a.naam || '” bezet.'
                ELSE 'Op ' || to_char(vol, 'DD-MM-YYYY') || ' zijn er meer dan ' || a.plaatsen || ' plaatsen bezet.'
            END;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER stap_heeft_plaats
    AFTER INSERT OR UPDATE OF aanbod_id, start, einde, vervallen_op ON trajecten_stap
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.aanbod_id IS NOT NULL AND NEW.vervallen_op IS NULL) EXECUTE FUNCTION aanbod_heeft_plaats();
CREATE CONSTRAINT TRIGGER aanbod_heeft_plaats
    AFTER UPDATE OF plaatsen, start, einde, vervallen_op ON trajecten_aanbod
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION aanbod_heeft_plaats();
"""
)
DROP = (
    """
DROP TRIGGER aanbod_heeft_plaats ON trajecten_aanbod;
DROP TRIGGER stap_heeft_plaats ON trajecten_stap;
DROP FUNCTION aanbod_heeft_plaats();
ALTER TABLE trajecten_stap DROP CONSTRAINT stap_aanbod_van_voorziening;
DROP TRIGGER trajecten_aanbod_nummer ON trajecten_aanbod;
"""
    + "".join(f"DROP TRIGGER {table}_versie ON {table};\n" for table in VERSIONED)
    + "DROP SEQUENCE nummer_aanbod;\n"
)


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0017_voorziening_en_aanbod")]
    operations = [migrations.RunSQL(CREATE, DROP)]
