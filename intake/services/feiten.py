"""Withdraw a wrong fact. It stays, with its reason; figures, lists and exports leave it out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from intake.models import Gesprek, Keuzeantwoord, Klant, Klanttag, Onderwerpantwoord, Zrmscore
from intake.queries import fact_models
from intake.services.taken import ask_to_talk
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.models import Feit
from werkoffensief.web.clock import AMSTERDAM
from werkoffensief.web.refusals import RefusalError, checked, locked

ABOUT_COMING = ("gesprek", "contactpoging", "afspraak")  # facts that say whether a klant came


def of_gesprek(gesprek: Gesprek) -> list[Feit]:
    """What was said and judged in a conversation. What was agreed in it stays: somebody may count on it."""
    live = {"gesprek": gesprek, "vervallen_op__isnull": True}
    models: tuple[type[Feit], ...] = (Onderwerpantwoord, Keuzeantwoord, Klanttag, Zrmscore)
    return [row for model in models for row in model._default_manager.filter(**live).select_for_update()]


# What goes along with a fact of this kind: gives the rows, locked. A higher app registers in `AppConfig.ready()`.
_parts: dict[str, Callable[[Any], list[Feit]]] = {"gesprek": of_gesprek}


def register_parts(soort: str, parts: Callable[[Any], list[Feit]]) -> None:
    """Let the facts that `parts(row)` gives lapse together with a fact of this kind."""
    _parts[soort] = parts


@dataclass(frozen=True, slots=True)
class EigenWeg:
    """How a kind is taken back of which more changes than the fact: `act(door, feit_id, versie, reden, now)`, and what
    the page says of it: above, of this very fact, and after."""

    act: Callable[..., None]
    titel: str
    uitleg: Callable[[Any], str]
    gedaan: str


_own_way: dict[str, EigenWeg] = {}


def register_own_way(soort: str, way: EigenWeg) -> None:
    """Take a fact of this kind back in a way of its own."""
    _own_way[soort] = way


def own_way(soort: str) -> EigenWeg | None:
    return _own_way.get(soort)


@dataclass(frozen=True, slots=True)
class Gevolg:
    """What the page says before a fact of this kind lapses: what goes along (empty: nothing), and why it cannot lapse
    (empty: it can), with what to do then: a label and the name of its URL."""

    gaat_mee: Callable[[Any], str]
    kan_niet: Callable[[Any], str]
    anders: Callable[[Any], tuple[str, str]]


_gevolg: dict[str, Gevolg] = {}


def register_gevolg(soort: str, gevolg: Gevolg) -> None:
    """Say of this kind what goes along, and refuse where it cannot lapse."""
    _gevolg[soort] = gevolg


def gevolg_of(soort: str) -> Gevolg | None:
    return _gevolg.get(soort)


def withdraw_feit(*, door: UUID, soort: str, feit_id: UUID, versie: int, reden: str, now: datetime) -> None:
    """Let a fact lapse, with what is part of it. `soort` is the model's name, see `fact_models`.

    Where it was about coming or not, the task to talk is looked at again.
    """
    way = own_way(soort)
    if way:
        return way.act(door=door, feit_id=feit_id, versie=versie, reden=reden, now=now)
    rows = fact_models()[soort]._default_manager.all()
    with handeling(door=door), checked():
        klant = _klant_of(rows.filter(pk=feit_id)) if soort in ABOUT_COMING else None
        row: Any = locked(rows, pk=feit_id, versie=versie)
        if row.vervallen_op is not None:
            raise RefusalError("Dit gegeven is al vervallen.")
        parts, gevolg = _parts.get(soort, lambda row: [])(row), gevolg_of(soort)
        if gevolg and (why := gevolg.kan_niet(row)):  # asked when the parts are locked
            raise RefusalError(why)
        for feit in (*parts, row):
            feit.vervallen_op, feit.vervallen_reden = now, reden
            feit.save(update_fields=["vervallen_op", "vervallen_reden"])
        if klant is not None:
            ask_to_talk(klant, medewerker_id=row.medewerker_id, day=now.astimezone(AMSTERDAM).date())


def _klant_of(rows: QuerySet[Any]) -> Klant | None:
    """Locked before the fact itself, as everywhere."""
    klanten = Klant.objects.filter(pk__in=rows.values("klant"))
    return klanten.select_for_update(of=("self",), no_key=True).first()
