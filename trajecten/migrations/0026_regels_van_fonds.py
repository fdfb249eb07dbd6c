"""Rules of the tables of 0025: the ledger of the opleidingsfonds keeps itself (docs/adr/0025).

`boeking_in_grootboek` runs for each booking, with the owner's rights: it takes the lock of the one row of the fund, and so
everybody who books waits for whoever books; then it gives the number, counts the cash, and refuses what cannot be.
Nobody changes or deletes a booking, and nobody but this function writes the fund's row. The order of locks is the
fund first, then the loan: a service that locked a loan before it books could wait for who books and make them wait.
"""

import importlib

from django.db import migrations

_rules = importlib.import_module("intake.migrations.0006_feiten_blijven_bij_hun_klant")
CREATE = """
CREATE SEQUENCE nummer_kwijtschelding;
CREATE TRIGGER trajecten_kwijtschelding_versie BEFORE UPDATE ON trajecten_kwijtschelding FOR EACH ROW
    WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION versie_omhoog();
ALTER TABLE trajecten_lening ADD CONSTRAINT lening_van_klant UNIQUE (id, klant_id);
ALTER TABLE trajecten_kwijtschelding ADD CONSTRAINT kwijtschelding_van_lening FOREIGN KEY (lening_id, klant_id)
    REFERENCES trajecten_lening (id, klant_id) DEFERRABLE INITIALLY DEFERRED;
CREATE TRIGGER trajecten_kwijtschelding_besluit BEFORE UPDATE ON trajecten_kwijtschelding FOR EACH ROW
    WHEN (OLD.besluit IS NOT NULL AND
        (OLD.lening_id, OLD.centen, OLD.gevraagd_op, OLD.gevraagd_door_id, OLD.besluit, OLD.besloten_op,
         OLD.besloten_door_id)
        IS DISTINCT FROM
        (NEW.lening_id, NEW.centen, NEW.gevraagd_op, NEW.gevraagd_door_id, NEW.besluit, NEW.besloten_op,
         NEW.besloten_door_id))
    EXECUTE FUNCTION lening_besluit_blijft();
INSERT INTO trajecten_opleidingsfonds (id, laatste_nummer, kas_centen) VALUES (1, 0, 0);

CREATE FUNCTION fonds_weigert(regel text, zin text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = regel, TABLE = 'trajecten_boeking', MESSAGE = zin;
END $$;

CREATE FUNCTION boeking_hoort_bij(nieuw trajecten_boeking) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    hersteld trajecten_boeking;
    kwijt trajecten_kwijtschelding;
BEGIN
    -- Under the lock nobody else books, so what is found here is all there is.
    IF EXISTS (SELECT FROM trajecten_boeking WHERE id = nieuw.id) THEN
        PERFORM fonds_weigert('boeking_eenmaal', 'Deze boeking is al vastgelegd.');
    END IF;
    IF nieuw.herstelt_id IS NOT NULL THEN
        SELECT * INTO hersteld FROM trajecten_boeking WHERE id = nieuw.herstelt_id;
        IF EXISTS (SELECT FROM trajecten_boeking WHERE herstelt_id = nieuw.herstelt_id) THEN
            PERFORM fonds_weigert('boeking_herstelt_eenmaal', 'Deze boeking is al hersteld.');
        END IF;
        IF hersteld.herstelt_id IS NOT NULL OR
            (hersteld.van, hersteld.naar, hersteld.centen, hersteld.lening_id, hersteld.kwijtschelding_id)
            IS DISTINCT FROM (nieuw.naar, nieuw.van, nieuw.centen, nieuw.lening_id, nieuw.kwijtschelding_id) THEN
            PERFORM fonds_weigert('boeking_herstelt_precies',
                'Herstellen is dezelfde boeking terug: hetzelfde bedrag en dezelfde lening.');
        END IF;
    ELSIF nieuw.kwijtschelding_id IS NOT NULL THEN
        SELECT * INTO kwijt FROM trajecten_kwijtschelding WHERE id = nieuw.kwijtschelding_id FOR SHARE;
        IF kwijt.besluit IS DISTINCT FROM 'toegekend' OR kwijt.vervallen_op IS NOT NULL
            OR (kwijt.lening_id, kwijt.centen::bigint) IS DISTINCT FROM (nieuw.lening_id, nieuw.centen) THEN
            PERFORM fonds_weigert('boeking_kwijtschelding_past', 'Kwijtschelden kan alleen zoals het is besloten.');
        END IF;
        IF EXISTS (SELECT FROM trajecten_boeking WHERE kwijtschelding_id = nieuw.kwijtschelding_id) THEN
            PERFORM fonds_weigert('boeking_kwijtschelding_eenmaal', 'Dit besluit om kwijt te schelden is al geboekt.');
        END IF;
    END IF;
END $$;

CREATE FUNCTION boeking_past_bij_lening(nieuw trajecten_boeking) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    lening trajecten_lening;
    open_centen bigint;
    uitbetaald bigint;
BEGIN
    SELECT * INTO lening FROM trajecten_lening WHERE id = nieuw.lening_id FOR SHARE;
    SELECT COALESCE(sum(CASE WHEN naar = 'lening' THEN centen ELSE -centen END), 0),
        COALESCE(sum(CASE WHEN van = 'kas' AND herstelt_id IS NULL THEN centen
                          WHEN naar = 'kas' AND herstelt_id IS NOT NULL THEN -centen ELSE 0 END), 0)
        INTO open_centen, uitbetaald FROM trajecten_boeking WHERE lening_id = nieuw.lening_id;
    IF nieuw.van = 'lening' AND nieuw.centen > open_centen THEN
        PERFORM fonds_weigert('boeking_niet_meer_dan_openstaat', 'Op deze lening staat minder open dan dit bedrag.');
    END IF;
    IF nieuw.van = 'kas' AND nieuw.herstelt_id IS NULL THEN
        IF lening.besluit IS DISTINCT FROM 'toegekend' OR lening.vervallen_op IS NOT NULL
            OR lening.ingetrokken_op IS NOT NULL THEN
            PERFORM fonds_weigert('boeking_lening_toegekend', 'Uitbetalen kan alleen op een lening die is toegekend.');
        END IF;
        IF uitbetaald + nieuw.centen > lening.toegekend_centen THEN
            PERFORM fonds_weigert('boeking_niet_meer_dan_toegekend',
                'Met dit bedrag is meer uitbetaald dan is toegekend.');
        END IF;
    END IF;
END $$;

CREATE FUNCTION boeking_in_grootboek() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
DECLARE
    fonds trajecten_opleidingsfonds;
BEGIN
    SELECT * INTO fonds FROM trajecten_opleidingsfonds WHERE id = 1 FOR UPDATE;
    IF NOT FOUND THEN
        PERFORM fonds_weigert('boeking_van_fonds', 'Er is geen opleidingsfonds.');
    END IF;
    PERFORM boeking_hoort_bij(NEW);
    IF NEW.lening_id IS NOT NULL THEN
        PERFORM boeking_past_bij_lening(NEW);
    END IF;
    NEW.nummer := fonds.laatste_nummer + 1;
    NEW.geboekt_op := clock_timestamp();
    NEW.kas_na := fonds.kas_centen
        + CASE WHEN NEW.naar = 'kas' THEN NEW.centen WHEN NEW.van = 'kas' THEN -NEW.centen ELSE 0 END;
    IF NEW.kas_na < 0 THEN
        PERFORM fonds_weigert('boeking_kas_toereikend', 'In het fonds zit niet genoeg geld voor deze boeking.');
    END IF;
    UPDATE trajecten_opleidingsfonds SET laatste_nummer = NEW.nummer, kas_centen = NEW.kas_na WHERE id = 1;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION boeking_in_grootboek() FROM PUBLIC;
CREATE TRIGGER trajecten_boeking_grootboek BEFORE INSERT ON trajecten_boeking FOR EACH ROW
    EXECUTE FUNCTION boeking_in_grootboek();

CREATE FUNCTION grootboek_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'grootboek_blijft', TABLE = TG_TABLE_NAME,
        MESSAGE = 'Een boeking verandert nooit. Boek terug wat niet klopt.';
END $$;
CREATE TRIGGER trajecten_boeking_blijft BEFORE UPDATE OR DELETE ON trajecten_boeking FOR EACH ROW
    EXECUTE FUNCTION grootboek_blijft();
CREATE TRIGGER trajecten_boeking_leeg BEFORE TRUNCATE ON trajecten_boeking FOR EACH STATEMENT
    EXECUTE FUNCTION grootboek_blijft();
CREATE TRIGGER trajecten_opleidingsfonds_blijft BEFORE UPDATE OR DELETE ON trajecten_opleidingsfonds FOR EACH ROW
    WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION grootboek_blijft();

CREATE FUNCTION lening_met_geld_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT sum(CASE WHEN b.herstelt_id IS NULL THEN 1 ELSE -1 END) FROM trajecten_boeking b
        WHERE b.lening_id = NEW.id) > 0 THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'lening_met_geld_blijft', TABLE = TG_TABLE_NAME,
            MESSAGE = 'Op deze lening is geboekt. Herstel eerst de boekingen.';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER trajecten_lening_met_geld BEFORE UPDATE OF vervallen_op, ingetrokken_op ON trajecten_lening
    FOR EACH ROW WHEN (NEW.vervallen_op IS NOT NULL AND OLD.vervallen_op IS NULL
        OR NEW.ingetrokken_op IS NOT NULL AND OLD.ingetrokken_op IS NULL)
    EXECUTE FUNCTION lening_met_geld_blijft();

CREATE FUNCTION kwijtschelding_met_geld_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT count(*) FROM trajecten_boeking b WHERE b.kwijtschelding_id = NEW.id) = 1 THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'lening_met_geld_blijft', TABLE = TG_TABLE_NAME,
            MESSAGE = 'Dit is al geboekt. Herstel eerst de boeking.';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER trajecten_kwijtschelding_met_geld BEFORE UPDATE OF vervallen_op ON trajecten_kwijtschelding
    FOR EACH ROW WHEN (NEW.vervallen_op IS NOT NULL AND OLD.vervallen_op IS NULL)
    EXECUTE FUNCTION kwijtschelding_met_geld_blijft();
"""
DROP = """
DROP TRIGGER trajecten_kwijtschelding_met_geld ON trajecten_kwijtschelding;
DROP TRIGGER trajecten_lening_met_geld ON trajecten_lening;
DROP TRIGGER trajecten_opleidingsfonds_blijft ON trajecten_opleidingsfonds;
DROP TRIGGER trajecten_boeking_leeg ON trajecten_boeking;
DROP TRIGGER trajecten_boeking_blijft ON trajecten_boeking;
DROP TRIGGER trajecten_boeking_grootboek ON trajecten_boeking;
DROP FUNCTION kwijtschelding_met_geld_blijft(), lening_met_geld_blijft(), grootboek_blijft(), boeking_in_grootboek(),
    boeking_past_bij_lening(trajecten_boeking), boeking_hoort_bij(trajecten_boeking), fonds_weigert(text, text);
DELETE FROM trajecten_opleidingsfonds;
DROP TRIGGER trajecten_kwijtschelding_besluit ON trajecten_kwijtschelding;
ALTER TABLE trajecten_kwijtschelding DROP CONSTRAINT kwijtschelding_van_lening;
ALTER TABLE trajecten_lening DROP CONSTRAINT lening_van_klant;
DROP TRIGGER trajecten_kwijtschelding_versie ON trajecten_kwijtschelding;
DROP SEQUENCE nummer_kwijtschelding;
"""
OF = ("trajecten_kwijtschelding", "kwijtscheldingsnummer")


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0025_fonds")]
    operations = [
        migrations.RunSQL(CREATE, DROP),
        migrations.RunSQL(_rules.triggers(*OF), _rules.drops(*OF)),
    ]
