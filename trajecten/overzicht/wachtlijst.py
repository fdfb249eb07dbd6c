"""The waiting list of a voorziening in its one order, and where somebody stands in it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from intake.models import Klant
from trajecten.models import Aanbod, Traject, Wachtplek
from trajecten.models.wachtplek import ORDER
from trajecten.overzicht.aanbod import runs_on
from werkoffensief.accounts.models import Medewerker

MOST = 100  # people shown of one list


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
    """The list of one voorziening. `aanbod`: its offers with places; who is first for a free one has a turn."""
    rows = numbered(day).filter(voorziening=voorziening_id).select_related("klant__regisseur", "aanbod")
    found = list(rows.order_by(*ORDER)[:MOST])
    seen = set(
        Klant.objects.visible_to(medewerker)
        .filter(pk__in=[row.klant_id for row in found])
        .values_list("pk", flat=True)
    )
    free = {row.pk: row.vrij for row in aanbod if runs_on(row, day)}  # type: ignore[attr-defined]
    lines = []
    for row in found:
        fits = [pk for pk, places in free.items() if places > 0 and row.aanbod_id in {None, pk}]
        if fits:
            free[fits[0]] -= 1
        lines.append(Wachtende(row.plek, row, row.klant_id in seen, bool(fits)))  # type: ignore[attr-defined]
    return lines


def waiting_of(traject: Traject, day: date) -> list[Wachtplek]:
    """What the klant of this traject waits for, each with its `plek`."""
    own = Wachtplek.objects.waiting(day).filter(traject=traject).values("voorziening")
    rows = numbered(day).filter(voorziening__in=own).select_related("voorziening", "aanbod")
    return [row for row in rows if row.traject_id == traject.pk]


def places_before(row: Wachtplek, day: date) -> int:
    """How many come before this klant, whatever offer they wait for."""
    earlier = Q(aangemeld_op__lt=row.aangemeld_op) | Q(aangemeld_op=row.aangemeld_op, moment__lt=row.moment) | Q(
        aangemeld_op=row.aangemeld_op, moment=row.moment, wachtpleknummer__lt=row.wachtpleknummer
    )  # fmt: skip
    return Wachtplek.objects.waiting(day).filter(earlier, voorziening=row.voorziening_id).count()
