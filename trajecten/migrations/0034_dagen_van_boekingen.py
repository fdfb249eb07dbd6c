"""The ledger adds up on every day, also on a day that lies behind: a booking in the past that cannot have been is refused.

Paid out is a loan from the day of its decision on; repaid or remitted is what stood open then and since; and on no day
more leaves the cash than there was. `boeking_in_grootboek` knew only the order in which was booked (0026).
"""

from django.db import migrations

DAYS = """
CREATE FUNCTION boeking_past_bij_dagen(nieuw trajecten_boeking) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    besloten date;
    eerste date;
    minst numeric;
BEGIN
    IF nieuw.van = 'kas' AND nieuw.lening_id IS NOT NULL AND nieuw.herstelt_id IS NULL THEN
        SELECT besloten_op INTO besloten FROM trajecten_lening WHERE id = nieuw.lening_id;
        IF nieuw.dag < besloten THEN
            PERFORM fonds_weigert('boeking_na_besluit', format(
                'Over deze lening is besloten op %s. Uitbetalen kan vanaf die dag.', to_char(besloten, 'DD-MM-YYYY')));
        END IF;
    END IF;
    IF nieuw.van = 'lening' THEN
        SELECT min(dag) INTO eerste FROM trajecten_boeking
            WHERE lening_id = nieuw.lening_id AND van = 'kas' AND herstelt_id IS NULL;
        IF nieuw.dag < eerste THEN
            PERFORM fonds_weigert('boeking_na_uitbetaling', format(
                'Deze lening is voor het eerst uitbetaald op %s. Terugbetalen of kwijtschelden kan vanaf die dag.',
                to_char(eerste, 'DD-MM-YYYY')));
        END IF;
        SELECT min(stand) INTO minst FROM (
            SELECT dag, sum(sum(CASE WHEN naar = 'lening' THEN centen ELSE -centen END)) OVER (ORDER BY dag) AS stand,
                lead(dag) OVER (ORDER BY dag) AS tot
            FROM trajecten_boeking WHERE lening_id = nieuw.lening_id GROUP BY dag
        ) b WHERE tot IS NULL OR tot > nieuw.dag;
        IF nieuw.centen > minst THEN
            PERFORM fonds_weigert('boeking_niet_meer_dan_openstaat',
                'Op deze dag, of op een dag daarna, stond op deze lening minder open dan dit bedrag.');
        END IF;
    END IF;
    -- Without a booking on a later day the cash on this day is that after the last booking, which was looked at.
    IF nieuw.van = 'kas' AND EXISTS (SELECT FROM trajecten_boeking WHERE dag > nieuw.dag) THEN
        SELECT min(stand) INTO minst FROM (
            SELECT dag, sum(sum(CASE WHEN naar = 'kas' THEN centen WHEN van = 'kas' THEN -centen ELSE 0 END))
                    OVER (ORDER BY dag) AS stand,
                lead(dag) OVER (ORDER BY dag) AS tot
            FROM trajecten_boeking GROUP BY dag
        ) b WHERE tot IS NULL OR tot > nieuw.dag;
        IF nieuw.centen > minst OR nieuw.dag < (SELECT min(dag) FROM trajecten_boeking) THEN
            PERFORM fonds_weigert('boeking_kas_toereikend',
                'Op deze dag, of op een dag daarna, zat er in het fonds niet genoeg geld voor deze boeking.');
        END IF;
    END IF;
END $$;
"""
LEDGER = """
CREATE OR REPLACE FUNCTION boeking_in_grootboek() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
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
    {days}
    UPDATE trajecten_opleidingsfonds SET laatste_nummer = NEW.nummer, kas_centen = NEW.kas_na WHERE id = 1;
    RETURN NEW;
END $$;
"""
CREATE = DAYS + LEDGER.replace("{days}", "PERFORM boeking_past_bij_dagen(NEW);")
DROP = LEDGER.replace("    {days}\n", "") + "DROP FUNCTION boeking_past_bij_dagen(trajecten_boeking);"


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0033_regels_van_buddies")]
    operations = [migrations.RunSQL(CREATE, DROP)]
