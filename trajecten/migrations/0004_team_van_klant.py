"""Klant.team and Klant.regisseur: derived, stored, kept by triggers (docs/adr/0005).

The team of today's regisseur of today's traject; else the team that lists the klant's stadsdeel; else none.
An import sets `werkoffensief.import` and calls klant_toedelen_alle once; a nightly job turns the day with it.
"""

from django.db import migrations

CREATE = """
CREATE FUNCTION klant_toedeling(dag date)
RETURNS TABLE (klant_id uuid, regisseur_id uuid, team_id uuid) LANGUAGE sql STABLE AS $$
    SELECT k.id, r.medewerker_id,
        CASE WHEN k.samengevoegd_in_id IS NULL THEN COALESCE(m.team_id, ts.team_id) END
    FROM intake_klant k
    LEFT JOIN (
        trajecten_traject t
        JOIN trajecten_regisseurschap r ON r.traject_id = t.id AND r.vervallen_op IS NULL
            AND r.start <= dag AND (r.einde IS NULL OR r.einde > dag)
        JOIN accounts_medewerker m ON m.id = r.medewerker_id
    ) ON t.klant_id = k.id AND t.vervallen_op IS NULL AND t.start <= dag AND (t.einde IS NULL OR t.einde >= dag)
    LEFT JOIN accounts_teamstadsdeel ts ON ts.stadsdeel = COALESCE(k.stadsdeel, 'onbekend')
$$;

CREATE FUNCTION klant_toedelen(een uuid) RETURNS void LANGUAGE sql AS $$
    UPDATE intake_klant k SET regisseur_id = s.regisseur_id, team_id = s.team_id
    FROM klant_toedeling((now() AT TIME ZONE 'Europe/Amsterdam')::date) s
    WHERE s.klant_id = k.id AND k.id = een
    AND (k.regisseur_id IS DISTINCT FROM s.regisseur_id OR k.team_id IS DISTINCT FROM s.team_id)
$$;

CREATE FUNCTION klant_toedelen_alle(dag date) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    aantal bigint;
BEGIN
    UPDATE intake_klant k SET regisseur_id = s.regisseur_id, team_id = s.team_id
    FROM klant_toedeling(dag) s
    WHERE s.klant_id = k.id
    AND (k.regisseur_id IS DISTINCT FROM s.regisseur_id OR k.team_id IS DISTINCT FROM s.team_id);
    GET DIAGNOSTICS aantal = ROW_COUNT;
    RETURN aantal;
END $$;

CREATE FUNCTION klant_toedelen_klant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM klant_toedelen(NEW.id);
    RETURN NULL;
END $$;
CREATE FUNCTION klant_toedelen_feit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM klant_toedelen(OLD.klant_id);
    END IF;
    IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND NEW.klant_id <> OLD.klant_id) THEN
        PERFORM klant_toedelen(NEW.klant_id);
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION klant_toedelen_medewerker() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM klant_toedelen(k.id) FROM intake_klant k WHERE k.regisseur_id = NEW.id;
    RETURN NULL;
END $$;
CREATE FUNCTION klant_toedelen_stadsdeel() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM klant_toedelen_alle((now() AT TIME ZONE 'Europe/Amsterdam')::date);
    RETURN NULL;
END $$;

CREATE TRIGGER klant_team_nieuw AFTER INSERT ON intake_klant FOR EACH ROW
    WHEN (current_setting('werkoffensief.import', true) IS DISTINCT FROM 'aan')
    EXECUTE FUNCTION klant_toedelen_klant();
CREATE TRIGGER klant_team_anders AFTER UPDATE OF stadsdeel, samengevoegd_in_id ON intake_klant FOR EACH ROW
    WHEN ((OLD.stadsdeel IS DISTINCT FROM NEW.stadsdeel
        OR OLD.samengevoegd_in_id IS DISTINCT FROM NEW.samengevoegd_in_id)
        AND current_setting('werkoffensief.import', true) IS DISTINCT FROM 'aan')
    EXECUTE FUNCTION klant_toedelen_klant();
CREATE TRIGGER klant_team_traject AFTER INSERT OR UPDATE OR DELETE ON trajecten_traject FOR EACH ROW
    WHEN (current_setting('werkoffensief.import', true) IS DISTINCT FROM 'aan')
    EXECUTE FUNCTION klant_toedelen_feit();
CREATE TRIGGER klant_team_regisseur AFTER INSERT OR UPDATE OR DELETE ON trajecten_regisseurschap FOR EACH ROW
    WHEN (current_setting('werkoffensief.import', true) IS DISTINCT FROM 'aan')
    EXECUTE FUNCTION klant_toedelen_feit();
CREATE TRIGGER klant_team_medewerker AFTER UPDATE OF team_id ON accounts_medewerker FOR EACH ROW
    WHEN (OLD.team_id IS DISTINCT FROM NEW.team_id
        AND current_setting('werkoffensief.import', true) IS DISTINCT FROM 'aan')
    EXECUTE FUNCTION klant_toedelen_medewerker();
CREATE TRIGGER klant_team_stadsdeel AFTER INSERT OR UPDATE OR DELETE ON accounts_teamstadsdeel
    FOR EACH STATEMENT
    WHEN (current_setting('werkoffensief.import', true) IS DISTINCT FROM 'aan')
    EXECUTE FUNCTION klant_toedelen_stadsdeel();
"""
DROP = """
DROP TRIGGER klant_team_stadsdeel ON accounts_teamstadsdeel;
DROP TRIGGER klant_team_medewerker ON accounts_medewerker;
DROP TRIGGER klant_team_regisseur ON trajecten_regisseurschap;
DROP TRIGGER klant_team_traject ON trajecten_traject;
DROP TRIGGER klant_team_anders ON intake_klant;
DROP TRIGGER klant_team_nieuw ON intake_klant;
DROP FUNCTION klant_toedelen_stadsdeel(), klant_toedelen_medewerker(), klant_toedelen_feit(),
    klant_toedelen_klant(), klant_toedelen_alle(date), klant_toedelen(uuid), klant_toedeling(date);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("trajecten", "0003_versies"),
        ("intake", "0004_klantnummers"),
        ("accounts", "0002_versies"),
    ]
    operations = [migrations.RunSQL(CREATE, DROP)]
