"""What ended with a traject, and how each of it was before: read from the history, which knows what changed in one act.

All events of one transaction have one moment. What changed in the act that ended the traject, or in one that
corrected its end, and not after it, was closed by the end; whatever was closed on its own stays out.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Generic, TypeVar

from django.apps import apps
from django.db.models import Exists, Model, OuterRef, QuerySet

from trajecten.enums import ENDED, StapStatus
from trajecten.models import Regisseurschap, Stap, Traject, Wachtplek
from trajecten.queries import regisseur_candidates

Row = TypeVar("Row", Regisseurschap, Stap, Wachtplek)
# What the end of a traject changes of each.
VELDEN: dict[type[Model], tuple[str, ...]] = {
    Regisseurschap: ("einde", "vervallen_op", "vervallen_reden"),
    Stap: ("status", "einde", "vervallen_op", "vervallen_reden"),
    Wachtplek: ("uitkomst", "geeindigd_op", "reden"),
}


@dataclass(frozen=True, slots=True)
class Gesloten(Generic[Row]):
    """A row that the end closed, and the fields as they stood before."""

    rij: Row
    was: dict[str, Any]

    def as_before(self) -> Row:
        """The row with what stood there before; it is not saved."""
        for name, value in self.was.items():
            setattr(self.rij, name, value)
        return self.rij

    def open_again(self, ends: set[date]) -> None:
        """An end on the day after one that the traject had, as a delivery brings it, was an end with the traject."""
        if self.was["einde"] and self.was["einde"] - timedelta(days=1) in ends:
            self.was["einde"] = None


@dataclass(slots=True)
class Einde:
    """What the end of a traject closed. `blijven`: steps that stopped on that day of which the history says something
    else, or nothing: they stay as they are."""

    regisseurs: list[Gesloten[Regisseurschap]] = field(default_factory=list)
    stappen: list[Gesloten[Stap]] = field(default_factory=list)
    wachtplekken: list[Gesloten[Wachtplek]] = field(default_factory=list)
    blijven: list[Stap] = field(default_factory=list)


def ended_with(traject: Traject, *, lock: bool = False) -> Einde:
    """What the end of this traject closed; `lock`: for whoever changes it."""
    if traject.einde is None:
        return Einde()
    moments, ends = _moments(traject)
    regisseurs = Regisseurschap.objects.select_related("medewerker").filter(traject=traject)
    able = regisseur_candidates().filter(pk=OuterRef("medewerker"))
    stappen = Stap.objects.select_related("voorziening", "aanbod").filter(traject=traject)
    wachtplekken = Wachtplek.objects.select_related("voorziening").filter(traject=traject)
    rows: list[list[Any]] = [
        list(_perhaps_locked(found.order_by("pk"), lock))
        for found in (regisseurs.annotate(kan_weer=Exists(able)), stappen, wachtplekken)
    ]
    closed = [_closed(part, moments) for part in rows]
    known = {row.rij.pk for row in closed[1]}
    einde = Einde(*closed)
    for regie in einde.regisseurs:
        regie.open_again(ends)
    einde.blijven = [
        row
        for row in rows[1]
        if row.pk not in known and row.status == StapStatus.GESTOPT and row.einde == traject.einde
    ]
    return einde


def began_after(traject: Traject) -> QuerySet[Traject]:
    """The trajecten of this klant that began after this one, the first one first."""
    rows = Traject.objects.filter(klant=traject.klant_id, vervallen_op__isnull=True, start__gt=traject.start)
    return rows.order_by("start", "pk")


def _perhaps_locked(rows: QuerySet[Any], lock: bool) -> QuerySet[Any]:
    return rows.select_for_update(of=("self",)) if lock else rows


def _moments(traject: Traject) -> tuple[set[datetime], set[date]]:
    """When this end was written down, when something of the traject changed since, and the ends that it had."""
    found, ends = set(), set()
    events = _history(Traject).filter(pgh_obj=traject.pk).order_by("-pgh_id")
    for moment, einde in events.values_list("pgh_created_at", "einde"):
        if einde is None:
            break
        found.add(moment)
        ends.add(einde)
    return found, ends


def _closed(rows: list[Any], moments: set[datetime]) -> list[Any]:
    if not rows:
        return []
    fields = VELDEN[type(rows[0])]
    states: dict[Any, list[tuple[datetime, tuple[Any, ...]]]] = defaultdict(list)
    events = _history(type(rows[0])).filter(pgh_obj__in=[row.pk for row in rows]).order_by("pgh_id")
    for key, moment, *state in events.values_list("pgh_obj", "pgh_created_at", *fields):
        if not states[key] or states[key][-1][1] != tuple(state):
            states[key].append((moment, tuple(state)))
    found = []
    for row in rows:
        known = states[row.pk]
        last = len(known)
        while last and known[last - 1][0] in moments:
            last -= 1
        if 0 < last < len(known):
            found.append(Gesloten(row, dict(zip(fields, known[last - 1][1], strict=True))))
    return [row for row in found if _was_open(row)]


def _was_open(row: Gesloten[Any]) -> bool:
    """Whether it ran, or was to run, before: something that was taken back is not brought back."""
    return row.was.get("vervallen_op") is None and row.was.get("status") not in ENDED


def _history(model: type[Model]) -> QuerySet[Any]:
    history: Any = apps.get_model(model._meta.app_label, f"{model.__name__}Geschiedenis")
    return history.objects.all()
