"""Rules of the tables of 0021: versions, numbers, of the klant of their traject or award; a decision that does not
change; no more granted than a budget that is a ceiling, and no more paid than was granted.

Whoever grants locks the budget of that year, whoever pays the award, before they add up: of two who take the last of
it the second sees the first. So a transaction that only sees its own beginning is refused, as in 0018.
"""

import importlib

from django.db import migrations

_rules = importlib.import_module("intake.migrations.0006_feiten_blijven_bij_hun_klant")
FACTS = {"trajecten_toekenning": "toekenningsnummer", "trajecten_uitgave": "uitgavenummer"}
VERSIONED = ("trajecten_uitgave", "trajecten_budget")
# A condition on the whole row may not be asked of a table with a generated column.
CHANGES = (
    *(
        "klant_id",
        "traject_id",
        "voorziening_id",
        "toekenningsnummer",
        "besluit",
        "besloten_op",
        "medewerker_id",
    ),
    *("redenen", "tot", "centen", "brief", "verzonden_op", "vervallen_op", "vervallen_reden", "levering_id"),
)
OLD_ROW, NEW_ROW = (", ".join(f"{row}.{name}" for name in CHANGES) for row in ("OLD", "NEW"))
CREATE = (
    "CREATE SEQUENCE nummer_toekenning;\nCREATE SEQUENCE nummer_uitgave;\n"
    + "".join(
        f"CREATE TRIGGER {table}_versie BEFORE UPDATE ON {table} FOR EACH ROW "
        "WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION versie_omhoog();\n"
        for table in VERSIONED
    )
    + f"CREATE TRIGGER trajecten_toekenning_versie BEFORE UPDATE ON trajecten_toekenning FOR EACH ROW "
    f"WHEN (({OLD_ROW}) IS DISTINCT FROM ({NEW_ROW})) EXECUTE FUNCTION versie_omhoog();\n"
    + """
ALTER TABLE trajecten_toekenning ADD CONSTRAINT toekenning_van_traject FOREIGN KEY (traject_id, klant_id)
    REFERENCES trajecten_traject (id, klant_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE trajecten_uitgave ADD CONSTRAINT uitgave_van_toekenning FOREIGN KEY (toekenning_id, klant_id)
    REFERENCES trajecten_toekenning (id, klant_id) DEFERRABLE INITIALLY DEFERRED;

CREATE FUNCTION toekenning_blijft_gelijk() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM intake_klant k WHERE k.id = OLD.klant_id AND k.gewist_op IS NOT NULL) THEN
        RETURN NEW;  -- who is erased has no reasons and no letter any more
    END IF;
    RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'toekenning_blijft_gelijk', TABLE = 'trajecten_toekenning',
        MESSAGE = 'Een besluit verandert niet. Trek het in en neem een nieuw besluit.';
END $$;
CREATE TRIGGER toekenning_blijft_gelijk BEFORE UPDATE ON trajecten_toekenning FOR EACH ROW
    WHEN ((OLD.id, OLD.traject_id, OLD.voorziening_id, OLD.besluit, OLD.besloten_op, OLD.medewerker_id, OLD.redenen,
           OLD.tot, OLD.centen, OLD.brief)
        IS DISTINCT FROM (NEW.id, NEW.traject_id, NEW.voorziening_id, NEW.besluit, NEW.besloten_op, NEW.medewerker_id,
           NEW.redenen, NEW.tot, NEW.centen, NEW.brief)
        OR (OLD.verzonden_op IS NOT NULL AND OLD.verzonden_op IS DISTINCT FROM NEW.verzonden_op))
    EXECUTE FUNCTION toekenning_blijft_gelijk();

CREATE FUNCTION telt_met_read_committed() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION USING ERRCODE = '0A000', MESSAGE = 'Bedragen kunnen alleen met READ COMMITTED veranderen.';
    END IF;
END $$;

CREATE FUNCTION budget_heeft_geld() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    b trajecten_budget%ROWTYPE;
    welke text := to_jsonb(NEW)->>'voorziening_id';
    van smallint := CASE WHEN TG_TABLE_NAME = 'trajecten_budget' THEN (to_jsonb(NEW)->>'jaar')::smallint
        ELSE EXTRACT(year FROM (to_jsonb(NEW)->>'besloten_op')::date)::smallint END;
    vast bigint;
BEGIN
    PERFORM telt_met_read_committed();
    SELECT * INTO b FROM trajecten_budget x WHERE x.voorziening_id = welke AND x.jaar = van
        AND x.vervallen_op IS NULL FOR NO KEY UPDATE;
    IF NOT FOUND OR NOT b.plafond THEN
        RETURN NULL;
    END IF;
    SELECT COALESCE(sum(t.centen), 0) INTO vast FROM trajecten_toekenning t WHERE t.voorziening_id = welke
        AND t.vervallen_op IS NULL AND t.besloten_op >= make_date(van, 1, 1) AND t.besloten_op < make_date(van + 1, 1, 1);
    IF vast > b.centen THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'budget_heeft_geld', TABLE = TG_TABLE_NAME,
            MESSAGE = CASE WHEN TG_TABLE_NAME = 'trajecten_budget'
                THEN 'In ' || van || ' is al meer toegekend dan dit budget.'
                ELSE 'Het budget van ' || van || ' is niet genoeg: er is ' || bedrag_in_euro(vast - b.centen)
                    || ' te weinig.' END;
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION bedrag_in_euro(centen bigint) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT '€ ' || (centen / 100)::text || ',' || lpad((centen % 100)::text, 2, '0')
$$;
CREATE CONSTRAINT TRIGGER toekenning_past_in_budget
    AFTER INSERT OR UPDATE OF vervallen_op, centen, besloten_op, voorziening_id ON trajecten_toekenning
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.vervallen_op IS NULL AND NEW.centen > 0) EXECUTE FUNCTION budget_heeft_geld();
CREATE CONSTRAINT TRIGGER budget_heeft_geld
    AFTER INSERT OR UPDATE OF centen, plafond, jaar, voorziening_id, vervallen_op ON trajecten_budget
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.vervallen_op IS NULL) EXECUTE FUNCTION budget_heeft_geld();

CREATE FUNCTION toekenning_dekt_uitgaven() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    t trajecten_toekenning%ROWTYPE;
    welke uuid := CASE WHEN TG_TABLE_NAME = 'trajecten_uitgave' THEN (to_jsonb(NEW)->>'toekenning_id')::uuid
        ELSE NEW.id END;
    betaald bigint;
BEGIN
    PERFORM telt_met_read_committed();
    SELECT * INTO t FROM trajecten_toekenning x WHERE x.id = welke FOR NO KEY UPDATE;
    SELECT COALESCE(sum(u.centen), 0) INTO betaald FROM trajecten_uitgave u
        WHERE u.toekenning_id = welke AND u.vervallen_op IS NULL;
    IF betaald > 0 AND (t.vervallen_op IS NOT NULL OR betaald > t.centen) THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'toekenning_dekt_uitgaven', TABLE = TG_TABLE_NAME,
            MESSAGE = CASE WHEN t.vervallen_op IS NOT NULL
                THEN 'Op deze toekenning is al betaald. Trek eerst de betalingen in.'
                ELSE 'Er is dan ' || bedrag_in_euro(betaald - t.centen) || ' meer betaald dan toegekend.' END;
    END IF;
    PERFORM 1 FROM trajecten_uitgave u WHERE u.toekenning_id = welke AND u.vervallen_op IS NULL
        AND u.betaald_op < t.besloten_op;
    IF FOUND THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'uitgave_na_besluit', TABLE = TG_TABLE_NAME,
            MESSAGE = 'De betaling ligt voor de dag van het besluit.';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER uitgave_past_in_toekenning
    AFTER INSERT OR UPDATE OF centen, betaald_op, toekenning_id, vervallen_op ON trajecten_uitgave
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.vervallen_op IS NULL) EXECUTE FUNCTION toekenning_dekt_uitgaven();
CREATE CONSTRAINT TRIGGER toekenning_dekt_uitgaven
    AFTER UPDATE OF vervallen_op, centen ON trajecten_toekenning
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION toekenning_dekt_uitgaven();
"""
)
DROP = (
    """
DROP TRIGGER toekenning_dekt_uitgaven ON trajecten_toekenning;
DROP TRIGGER uitgave_past_in_toekenning ON trajecten_uitgave;
DROP TRIGGER budget_heeft_geld ON trajecten_budget;
DROP TRIGGER toekenning_past_in_budget ON trajecten_toekenning;
DROP TRIGGER toekenning_blijft_gelijk ON trajecten_toekenning;
DROP FUNCTION toekenning_dekt_uitgaven(), budget_heeft_geld(), toekenning_blijft_gelijk(), telt_met_read_committed(),
    bedrag_in_euro(bigint);
ALTER TABLE trajecten_uitgave DROP CONSTRAINT uitgave_van_toekenning;
ALTER TABLE trajecten_toekenning DROP CONSTRAINT toekenning_van_traject;
"""
    + "".join(f"DROP TRIGGER {table}_versie ON {table};\n" for table in (*VERSIONED, "trajecten_toekenning"))
    + "DROP SEQUENCE nummer_toekenning, nummer_uitgave;\n"
)


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0021_toekenning")]
    operations = [
        migrations.RunSQL(CREATE, DROP),
        *[migrations.RunSQL(_rules.triggers(*fact), _rules.drops(*fact)) for fact in FACTS.items()],
    ]
