"""What an award has now after the decisions that change it; a decision whose letter left stays.

Who changes an award locks it, as who pays on it does (0022): of two at once the second sees the first. What holds now
is worked out on every write of the award, so that nobody can write anything else into it.
"""

import importlib

from django.db import migrations

_begin = importlib.import_module("trajecten.migrations.0042_regels_van_toekenning_vanaf")
_money = importlib.import_module("trajecten.migrations.0022_regels_van_toekenning")


def _function(name: str, source: str) -> str:
    """How 0022 made this function, to make it again."""
    return f"CREATE OR REPLACE FUNCTION {name}{source.split(f'CREATE FUNCTION {name}', 1)[1].split('END $$;', 1)[0]}END $$;\n"


BUDGET = _function("budget_heeft_geld", _money.CREATE)
PAID = _function("toekenning_dekt_uitgaven", _money.CREATE)
WATCHES = """
DROP TRIGGER toekenning_past_in_budget ON trajecten_toekenning;
CREATE CONSTRAINT TRIGGER toekenning_past_in_budget
    AFTER INSERT OR UPDATE OF vervallen_op, centen{more}, besloten_op, voorziening_id ON trajecten_toekenning
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.vervallen_op IS NULL AND NEW.centen > 0{only}) EXECUTE FUNCTION budget_heeft_geld();
DROP TRIGGER toekenning_dekt_uitgaven ON trajecten_toekenning;
CREATE CONSTRAINT TRIGGER toekenning_dekt_uitgaven
    AFTER UPDATE OF vervallen_op, centen{more} ON trajecten_toekenning
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION toekenning_dekt_uitgaven();
"""
NOW = BUDGET.replace("sum(t.centen)", "sum(t.centen_nu)") + PAID.replace("t.centen", "t.centen_nu")
CREATE = """
ALTER TABLE trajecten_toekenning ADD CONSTRAINT toekenning_wijzigt_van_klant
    FOREIGN KEY (wijzigt, klant_id, traject_id, voorziening_id)
    REFERENCES trajecten_toekenning (toekenningsnummer, klant_id, traject_id, voorziening_id)
    DEFERRABLE INITIALLY DEFERRED;

CREATE FUNCTION toekenning_heeft_nu() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    w trajecten_toekenning%ROWTYPE;
BEGIN
    IF NEW.besluit <> 'toegekend' THEN
        NEW.tot_nu := NULL;
        NEW.centen_nu := 0;
        RETURN NEW;
    END IF;
    NEW.tot_nu := NEW.tot;
    NEW.centen_nu := NEW.centen;
    SELECT * INTO w FROM trajecten_toekenning x WHERE x.wijzigt = NEW.toekenningsnummer AND x.vervallen_op IS NULL
        ORDER BY x.besloten_op DESC LIMIT 1;
    IF FOUND THEN
        NEW.centen_nu := w.centen;
        NEW.tot_nu := CASE WHEN w.besluit = 'ingetrokken' THEN COALESCE(NEW.vanaf, NEW.besloten_op) - 1 ELSE w.tot END;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER toekenning_heeft_nu BEFORE INSERT OR UPDATE ON trajecten_toekenning
    FOR EACH ROW EXECUTE FUNCTION toekenning_heeft_nu();

CREATE FUNCTION toekenning_wijzigt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM telt_met_read_committed();
    UPDATE trajecten_toekenning SET centen_nu = centen_nu WHERE toekenningsnummer = NEW.wijzigt;
    RETURN NULL;
END $$;
CREATE TRIGGER toekenning_wijzigt AFTER INSERT OR UPDATE OF wijzigt, besluit, besloten_op, tot, centen, vervallen_op
    ON trajecten_toekenning FOR EACH ROW WHEN (NEW.wijzigt IS NOT NULL) EXECUTE FUNCTION toekenning_wijzigt();

CREATE FUNCTION toekenning_wijziging_past() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    t trajecten_toekenning%ROWTYPE;
    fout text;
BEGIN
    SELECT * INTO t FROM trajecten_toekenning x WHERE x.toekenningsnummer = NEW.wijzigt FOR NO KEY UPDATE;
    fout := CASE
        WHEN t.besluit <> 'toegekend' THEN 'Alleen wat is toegekend kunt u wijzigen.'
        WHEN t.vervallen_op IS NOT NULL THEN 'Dit besluit is vervallen.'
        WHEN t.verzonden_op IS NULL THEN 'De brief van dit besluit is nog niet verstuurd.'
        WHEN NEW.besloten_op < t.verzonden_op THEN 'Deze dag ligt voor de dag waarop de brief is verstuurd.'
        WHEN NEW.centen > t.centen THEN 'Zo veel is er niet toegekend.'
        WHEN NEW.tot < COALESCE(t.vanaf, t.besloten_op) THEN 'Deze dag ligt voor de eerste dag van de toekenning.'
        WHEN NEW.tot > t.tot OR (t.tot IS NOT NULL AND NEW.tot IS NULL AND NEW.besluit = 'verlaagd')
            THEN 'De toekenning eindigt eerder.'
        END;
    IF fout IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'toekenning_wijziging_past',
            TABLE = 'trajecten_toekenning', MESSAGE = fout;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER toekenning_wijziging_past AFTER INSERT OR UPDATE OF wijzigt, besluit, vervallen_op
    ON trajecten_toekenning DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.wijzigt IS NOT NULL AND NEW.vervallen_op IS NULL) EXECUTE FUNCTION toekenning_wijziging_past();

CREATE FUNCTION toekenning_verstuurd_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = '23514', CONSTRAINT = 'toekenning_verstuurd_blijft',
        TABLE = 'trajecten_toekenning',
        MESSAGE = 'De brief van dit besluit is al verstuurd. Het kan niet meer vervallen. Neem een nieuw besluit.';
END $$;
CREATE TRIGGER toekenning_verstuurd_blijft BEFORE UPDATE OF vervallen_op ON trajecten_toekenning FOR EACH ROW
    WHEN (OLD.vervallen_op IS NULL AND NEW.vervallen_op IS NOT NULL AND OLD.verzonden_op IS NOT NULL)
    EXECUTE FUNCTION toekenning_verstuurd_blijft();
"""
DROP = """
DROP TRIGGER toekenning_verstuurd_blijft ON trajecten_toekenning;
DROP TRIGGER toekenning_wijziging_past ON trajecten_toekenning;
DROP TRIGGER toekenning_wijzigt ON trajecten_toekenning;
DROP TRIGGER toekenning_heeft_nu ON trajecten_toekenning;
DROP FUNCTION toekenning_verstuurd_blijft(), toekenning_wijziging_past(), toekenning_wijzigt(), toekenning_heeft_nu();
ALTER TABLE trajecten_toekenning DROP CONSTRAINT toekenning_wijzigt_van_klant;
"""


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0043_toekenning_wijzigt")]
    operations = [
        migrations.RunSQL(CREATE, DROP),
        migrations.RunSQL(
            NOW + WATCHES.format(more=", centen_nu", only=" AND NEW.wijzigt IS NULL"),
            BUDGET + PAID + WATCHES.format(more="", only=""),
        ),
        migrations.RunSQL(
            _begin.triggers("vanaf", "wijzigt")
            + _begin.triggers("vanaf", "wijzigt", "tot_nu", "centen_nu").split(
                "DROP TRIGGER toekenning_blijft_gelijk"
            )[0],
            _begin.triggers("vanaf"),
        ),
    ]
