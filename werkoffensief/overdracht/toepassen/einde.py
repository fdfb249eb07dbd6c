"""Words that say something about an end: what was done in a traject, why a placement stopped."""

from werkoffensief.overdracht.toepassen.bestemming import Step
from werkoffensief.overdracht.toepassen.controle import clash_rows, screen_event
from werkoffensief.overdracht.toepassen.plan import unit_bits
from werkoffensief.overdracht.toepassen.werk import Werk


def goes_with_its_end(text: str, end: str) -> Step:
    """Where a file takes the end away, words that files brought go with it.

    Words that somebody wrote on screen keep the end where it is, and that is reported; unless it was decided for the
    file: then they go too, and history keeps them.
    """

    def check(werk: Werk) -> None:
        doel = werk.bestemming
        written = (
            f"(SELECT h.pgh_context->>'via' FROM {doel.geschiedenis} h WHERE h.pgh_obj_id = p.id "
            f"AND h.{text} = p.{text} ORDER BY h.pgh_id LIMIT 1) IS DISTINCT FROM 'import'"
        )
        bare = f"p.{text} IS NOT NULL AND p.{end} IS NULL AND NOT p.nieuw"
        werk.run(
            f"UPDATE lev_plan p SET {text} = NULL WHERE {bare} AND p.masker & %s <> 0 AND (%s OR NOT {written})",
            [unit_bits(doel.tabel)[end], werk.ronde.overschrijf],
        )
        clash_rows(
            werk,
            f"SELECT p.regel, '{text} staat er dan zonder {end}', {screen_event(doel.geschiedenis, 'p.id')} "
            f"FROM lev_plan p WHERE {bare} ORDER BY p.regel",
            [],
            end,
            text,
        )

    return check
