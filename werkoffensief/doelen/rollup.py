"""The kept roll-up: brought up to date with the facts, for everything or for some people and agreements.

Only the SQL in rollup.sql computes it. A recompute holds one lock until its transaction ends, and reads the facts
after it got the lock: so it never writes what is older than what another one wrote. Running it twice changes nothing.
"""

from collections.abc import Collection
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connection, transaction

_ROLLUP = (Path(__file__).parent / "rollup.sql").read_text()
_LOCK = "SELECT pg_advisory_xact_lock(hashtext('doelen.cijferregel'))"
# After a large import the planner knows no numbers yet and expects few rows; everything at once never gains by loops.
_NO_LOOPS = "SELECT set_config('enable_nestloop', %s, true)"
# Who is in the population of each campaign now; who left it stays known.
_DEELNAMES = """
    INSERT INTO intake_campagnedeelname AS d (campagne_id, klant_id)
    SELECT campagne_id, klant_id FROM doelen_cijferregel
    WHERE figuur = 'doelgroep' AND (%(alles)s OR klant_id = ANY (%(klanten)s::uuid[]))
    EXCEPT SELECT campagne_id, klant_id FROM intake_campagnedeelname WHERE vervallen_op IS NULL
    ON CONFLICT (campagne_id, klant_id) DO UPDATE SET vervallen_op = NULL
"""
_VERTREK = """
    UPDATE intake_campagnedeelname d SET vervallen_op = now()
    WHERE vervallen_op IS NULL AND (%(alles)s OR klant_id = ANY (%(klanten)s::uuid[]))
    AND NOT EXISTS (
        SELECT FROM doelen_cijferregel c
        WHERE c.figuur = 'doelgroep' AND c.campagne_id = d.campagne_id AND c.klant_id = d.klant_id
    )
"""


def recompute_all() -> int:
    """Every figure of every year and campaign. Returns the number of rows that were wrong."""
    return _recompute(everything=True, klanten=[], akkoorden=[])


def recompute(*, klanten: Collection[UUID], akkoorden: Collection[UUID] = ()) -> int:
    """The figures of these people and agreements. Returns the number of rows that were wrong."""
    return _recompute(everything=False, klanten=list(klanten), akkoorden=list(akkoorden))


def _recompute(*, everything: bool, klanten: list[UUID], akkoorden: list[UUID]) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_LOCK)
        scope: dict[str, Any] = {"alles": everything, "klanten": klanten, "akkoorden": akkoorden}
        if everything:
            cursor.execute(_NO_LOOPS, ["off"])
        cursor.execute(_ROLLUP, scope)
        (changed,) = cursor.fetchone()
        cursor.execute(_DEELNAMES, scope)
        cursor.execute(_VERTREK, scope)
        cursor.execute(_NO_LOOPS, ["on"])
    return changed
