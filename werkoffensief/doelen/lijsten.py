"""The list behind a figure: exactly the rows that figures.py counts, without names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Min, QuerySet

from intake.models import Klant
from trajecten.enums import Plaatsingsoort
from trajecten.models import Plaatsing
from werkgevers.models import Werkakkoord
from werkoffensief.doelen import figures
from werkoffensief.doelen.enums import ONBEKEND, Figuur
from werkoffensief.doelen.figures import FIGURES, Peiling

OF_PLACEMENTS = (Figuur.GEPLAATST, Figuur.VERVULDE_BANEN, Figuur.BEOORDEELBAAR, Figuur.DUURZAAM)
KINDS = {soort.value: str(soort.label) for soort in Plaatsingsoort}


@dataclass(frozen=True, slots=True)
class Regel:
    """One row of a list of people: no name, no birth date; of a shielded file nothing but that it counts."""

    pk: UUID
    klant_id: UUID
    nummer: str
    stadsdeel: str
    datum: date | None
    soort: str


def rows(
    figuur: str, peiling: Peiling, stadsdeel: str | None = None, sector: str | None = None
) -> QuerySet[Any]:
    """The rows counted, perhaps of one stadsdeel or sector (placements only)."""
    found = FIGURES[figuur].counted(peiling)
    if figuur in OF_PLACEMENTS:
        found = found.filter(woont_in=stadsdeel) if stadsdeel else found
        found = found.filter(branche=sector) if sector else found
    return found


def counts(figuur: str, peiling: Peiling, klant_id: UUID) -> bool:
    """Whether this klant is among those whose number the list shows."""
    if figuur == Figuur.AKKOORDEN or Klant.objects.filter(pk=klant_id, afgeschermd_op__isnull=False).exists():
        return False
    of_klant = {"klant": klant_id} if figuur in OF_PLACEMENTS else {"pk": klant_id}
    return rows(figuur, peiling).filter(**of_klant).exists()


def order(figuur: str) -> tuple[str, ...]:
    """Columns for `keyset_page`."""
    if figuur in OF_PLACEMENTS:
        return "startdatum", "pk"
    return ("ingangsdatum", "pk") if figuur == Figuur.AKKOORDEN else ("klantnummer", "pk")


def fetch(figuur: str, peiling: Peiling, ids: list[UUID]) -> Sequence[Any]:
    """What the page shows about these rows."""
    if figuur == Figuur.AKKOORDEN:
        return list(Werkakkoord.objects.filter(pk__in=ids).select_related("werkgever"))
    if figuur in OF_PLACEMENTS:
        placements = Plaatsing.objects.filter(pk__in=ids).select_related("klant")
        return [_row(p.pk, p.klant, p.startdatum, KINDS[p.soort]) for p in placements]
    first = _first_talks(peiling, ids) if figuur != Figuur.DOELGROEP else {}
    return [_row(k.pk, k, first.get(k.pk), "") for k in Klant.objects.filter(pk__in=ids)]


def _row(pk: UUID, klant: Klant, day: date | None, soort: str) -> Regel:
    if klant.afgeschermd_op is not None:
        return Regel(pk, klant.pk, "", "", None, "")
    return Regel(pk, klant.pk, klant.klantnummer or "", klant.stadsdeel or ONBEKEND, day, soort)


def _first_talks(peiling: Peiling, ids: list[UUID]) -> dict[UUID, date]:
    talks = figures.talks(peiling.campagne, peiling.peildatum).filter(klant__in=ids)
    return dict(talks.order_by().values_list("klant_id").annotate(Min("datum")))
