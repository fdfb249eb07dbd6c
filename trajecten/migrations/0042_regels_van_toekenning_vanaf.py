"""The first day of an award belongs to the decision: it never changes, and counts in the version of the row."""

from django.db import migrations

STAYS = (
    "id",
    "traject_id",
    "voorziening_id",
    "besluit",
    "besloten_op",
    "medewerker_id",
    "redenen",
    "tot",
    "centen",
    "brief",
)
# A condition on the whole row may not be asked of a table with a generated column.
CHANGES = (
    *STAYS[1:],
    *("klant_id", "toekenningsnummer", "verzonden_op", "vervallen_op", "vervallen_reden", "levering_id"),
)


def differs(columns: tuple[str, ...]) -> str:
    old, new = (", ".join(f"{row}.{name}" for name in columns) for row in ("OLD", "NEW"))
    return f"({old}) IS DISTINCT FROM ({new})"


def triggers(*more: str) -> str:
    """Those of 0022, with these columns more."""
    return f"""
DROP TRIGGER trajecten_toekenning_versie ON trajecten_toekenning;
CREATE TRIGGER trajecten_toekenning_versie BEFORE UPDATE ON trajecten_toekenning FOR EACH ROW
    WHEN ({differs((*CHANGES, *more))}) EXECUTE FUNCTION versie_omhoog();
DROP TRIGGER toekenning_blijft_gelijk ON trajecten_toekenning;
CREATE TRIGGER toekenning_blijft_gelijk BEFORE UPDATE ON trajecten_toekenning FOR EACH ROW
    WHEN ({differs((*STAYS, *more))} OR OLD.verzonden_op IS NOT NULL AND OLD.verzonden_op IS DISTINCT FROM NEW.verzonden_op)
    EXECUTE FUNCTION toekenning_blijft_gelijk();
"""


class Migration(migrations.Migration):
    dependencies = [("trajecten", "0041_toekenning_vanaf")]
    operations = [migrations.RunSQL(triggers("vanaf"), triggers())]
