"""The waiting list of a voorziening in its one order, where somebody stands in it, and whose turn it is."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from intake.models import Klant
from trajecten.models import Aanbod, Traject, Wachtplek
from trajecten.models.wachtplek import ORDER
from trajecten.overzicht.aanbod import free_in, with_places
from werkoffensief.accounts.models import Medewerker
from werkoffensief.web.eenmaal import ask_like, objects_like

MOST = 100  # people shown of one list
Free = Mapping[UUID, int]  # offer → how many places can be given
Waits = Collection[UUID | None]  # for which offer each waits, None for any; or a Counter of these


@dataclass(frozen=True, slots=True)
class Wachtende:
    """One line of a list: its place, and who, for whoever may see that."""

    plek: int
    rij: Wachtplek
    zichtbaar: bool
    aan_de_beurt: bool


def numbered(day: date) -> QuerySet[Wachtplek]:
    """Who waits, with `plek`: the place in the list of the voorziening, whatever offer somebody waits for."""
    place = Window(RowNumber(), partition_by=[F("voorziening")], order_by=[F(name).asc() for name in ORDER])
    return Wachtplek.objects.waiting(day).annotate(plek=place)


def list_of(voorziening_id: str, aanbod: list[Aanbod], medewerker: Medewerker, day: date) -> list[Wachtende]:
    """The list of one voorziening. `aanbod`: its offers with places."""
    rows = numbered(day).filter(voorziening=voorziening_id).select_related("klant__regisseur", "aanbod")
    found = list(rows.order_by(*ORDER)[:MOST])
    seen = set(
        Klant.objects.visible_to(medewerker)
        .filter(pk__in=[row.klant_id for row in found])
        .values_list("pk", flat=True)
    )
    free = {row.pk: free_in(row, day) for row in aanbod}
    turns = first_in_line([(row.pk, row.aanbod_id) for row in found], free)
    return [Wachtende(row.plek, row, row.klant_id in seen, row.pk in turns) for row in found]  # type: ignore[attr-defined]


def first_in_line(waiting: Iterable[tuple[UUID, UUID | None]], free: Free) -> set[UUID]:
    """Of a list in its order, each with the offer that is waited for: for whom there is a place now."""
    found, ahead = set(), Counter[UUID | None]()
    for pk, wanted in waiting:
        if gets_place(wanted, free, ahead):
            found.add(pk)
        ahead[wanted] += 1
    return found


def with_a_place(voorzieningen: list[str], day: date) -> set[UUID]:
    """On the lists of these voorzieningen, for whom there is a place on `day`. Two questions; one when all is full."""
    return turns_in(with_places(Aanbod.objects.not_over(day).filter(voorziening__in=voorzieningen), day), day)


def turns_in(offers: Iterable[Aanbod], day: date) -> set[UUID]:
    """Of who waits for these offers (all those of their voorzieningen, of `with_places`), for whom there is a place."""
    free: dict[str, dict[UUID, int]] = {}
    for offer in offers:
        free.setdefault(offer.voorziening_id, {})[offer.pk] = free_in(offer, day)
    free = {code: places for code, places in free.items() if any(places.values())}
    if not free:
        return set()
    lines: dict[str, list[tuple[UUID, UUID | None]]] = {code: [] for code in free}
    for pk, code, wanted in ask_like(_in_line, tuple(sorted(free)), day):
        lines[code].append((pk, wanted))
    return {pk for code, line in lines.items() for pk in first_in_line(line, free[code])}


def _in_line(codes: tuple[str, ...], day: date) -> QuerySet[Any, Any]:
    rows = Wachtplek.objects.waiting(day).filter(voorziening__in=codes).order_by(*ORDER)
    return rows.values_list("pk", "voorziening", "aanbod")


def has_turn(aanbod_id: UUID, free: Free, ahead: Waits) -> bool:
    """The one rule of whose turn it is, for a place in this offer.

    `ahead`: for which offer each who registered earlier waits, None for any. Who has nobody ahead for this offer has
    a turn; so with n free places the first n have. Another has one when all ahead who can get a place now still can
    after it.
    """
    if not any(wanted in {None, aanbod_id} for wanted in ahead):
        return True
    if free.get(aanbod_id, 0) < 1:
        return False
    return _placed({**free, aanbod_id: free[aanbod_id] - 1}, ahead) == _placed(free, ahead)


def gets_place(wanted: UUID | None, free: Free, ahead: Waits) -> bool:
    """Whether there is a free place for who waits for this offer, or for any, and it is their turn."""
    return any(
        places > 0 and wanted in {None, pk} and has_turn(pk, free, ahead) for pk, places in free.items()
    )


def turns_of(row: Wachtplek, day: date) -> set[UUID]:
    """The offers for which this klant has a turn on `day`."""
    offers = with_places(Aanbod.objects.not_over(day).filter(voorziening=row.voorziening_id), day)
    free = {offer.pk: free_in(offer, day) for offer in offers}
    ahead = list(_earlier(row, day).values_list("aanbod", flat=True))
    return {pk for pk in free if has_turn(pk, free, ahead)}


def _placed(free: Free, waits: Waits) -> int:
    """How many of these can have a place at once: who waits for one offer there, who takes any in what is left."""
    wanted = Counter(waits)
    there = sum(min(wanted[pk], places) for pk, places in free.items())
    return there + min(wanted[None], sum(free.values()) - there)


def waiting_of(traject: Traject, day: date) -> list[Wachtplek]:
    """What the klant of this traject waits for, each with its `plek`."""
    rows = objects_like(_beside, traject.pk, day)
    return [row for row in rows if row.traject_id == traject.pk]


def _beside(traject: UUID, day: date) -> QuerySet[Wachtplek]:
    """Everybody on the lists on which this traject has a place."""
    own = Wachtplek.objects.waiting(day).filter(traject=traject).values("voorziening")
    return numbered(day).filter(voorziening__in=own).select_related("voorziening", "aanbod")


def places_before(row: Wachtplek, day: date) -> int:
    """How many come before this klant, whatever offer they wait for."""
    return _earlier(row, day).count()


def _earlier(row: Wachtplek, day: date) -> QuerySet[Wachtplek]:
    earlier = Q(aangemeld_op__lt=row.aangemeld_op) | Q(aangemeld_op=row.aangemeld_op, moment__lt=row.moment) | Q(
        aangemeld_op=row.aangemeld_op, moment=row.moment, wachtpleknummer__lt=row.wachtpleknummer
    )  # fmt: skip
    return Wachtplek.objects.waiting(day).filter(earlier, voorziening=row.voorziening_id)
