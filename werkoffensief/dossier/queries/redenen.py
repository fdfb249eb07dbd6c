"""Why somebody is in a group of `werk`: the sentences that a page shows beside a name, in one query."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import CharField, IntegerField, QuerySet, Value
from django.db.models.functions import Cast

from werkoffensief.accounts.models import Medewerker
from werkoffensief.accounts.queries import Lezer
from werkoffensief.dossier.queries.werk import Reden, Werklijst
from werkoffensief.logboek.expressions import AmongIds
from werkoffensief.web import notation
from werkoffensief.web.eenmaal import ask_again_among


def reasons(
    lijsten: tuple[Werklijst, ...], ids: list[UUID], medewerker: Medewerker, day: date
) -> dict[tuple[str, UUID], list[str]]:
    """Why each of these people is in each group: one query, whatever the groups."""
    found: dict[tuple[str, UUID], list[str]] = {}
    if not lijsten or not ids:
        return found
    numbered = _numbered(lijsten)
    rows = ask_again_among(_facts_of, ids, Lezer.of(medewerker), lijsten, day)
    for klant_id, sleutel, place, dag, wat in rows:
        zin = numbered[place][1].zin.format(dag=notation.short_date(dag), wat=wat)
        found.setdefault((sleutel, klant_id), []).append(zin[:1].upper() + zin[1:])
    return found


def _numbered(lijsten: tuple[Werklijst, ...]) -> list[tuple[Werklijst, Reden]]:
    return [(lijst, reden) for lijst in lijsten for reden in lijst.redenen]


def _facts_of(ids: list[UUID], lezer: Lezer, lijsten: tuple[Werklijst, ...], day: date) -> QuerySet[Any, Any]:
    """The facts that put these people in the groups, the first day first."""
    first, *others = (
        _facts(lijst, place, reden, ids, lezer.medewerker, day)
        for place, (lijst, reden) in enumerate(_numbered(lijsten))
    )
    return first.union(*others, all=True).order_by("w_dag", "w_reden")


def _facts(
    lijst: Werklijst, place: int, reden: Reden, ids: list[UUID], medewerker: Medewerker, day: date
) -> QuerySet[Any]:
    facts = reden.feiten(medewerker, day).filter(AmongIds("klant_id", ids)).order_by()
    return facts.annotate(
        w_lijst=Value(lijst.sleutel, output_field=CharField()),
        w_reden=Value(place, output_field=IntegerField()),
        w_dag=reden.day_of(),
        w_wat=Cast(reden.wat, CharField()) if reden.wat else Value("", output_field=CharField()),
    ).values_list("klant_id", "w_lijst", "w_reden", "w_dag", "w_wat")
