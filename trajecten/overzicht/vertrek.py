"""The caseload of one regisseur, spread over colleagues: who would get whom, and how many each has before and after."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet

from intake.models import Actie, Klant, Taak, Terugbelbelofte
from trajecten.models import Regisseurschap
from trajecten.overzicht.afspraken import staying
from werkoffensief.accounts.models import Medewerker

MOST = 400  # klanten of one regisseur on one page


@dataclass(slots=True)
class Verdeeld:
    """A colleague in the preview."""

    medewerker: Medewerker
    nu: int
    erbij: int = 0

    @property
    def straks(self) -> int:
        return self.nu + self.erbij


def caseload_of(medewerker: Medewerker, klanten: QuerySet[Klant], dag: date) -> list[Regisseurschap]:
    """Whom this regisseur can hand over on `dag`, of these klanten, by name."""
    return _with_names(_running(medewerker, klanten).filter(start__lt=dag))


def newcomers_of(medewerker: Medewerker, klanten: QuerySet[Klant], dag: date) -> list[Regisseurschap]:
    """Who stays behind when the others go on `dag`: they came on that day or come later."""
    return _with_names(_running(medewerker, klanten).filter(start__gte=dag))


def handed_over(medewerker_id: UUID, klanten: QuerySet[Klant]) -> QuerySet[Regisseurschap]:
    """Of these klanten who came as the regisseur in place of this one, by the name of the klant."""
    before = Regisseurschap.objects.filter(
        traject=OuterRef("traject"),
        medewerker=medewerker_id,
        einde=OuterRef("start"),
        vervallen_op__isnull=True,
    )
    rows = Regisseurschap.objects.filter(
        Exists(before), vervallen_op__isnull=True, klant__in=klanten.values("pk")
    )
    return rows.select_related("klant", "medewerker").order_by("klant__sorteernaam", "pk")


def _running(medewerker: Medewerker, klanten: QuerySet[Klant]) -> QuerySet[Regisseurschap]:
    return Regisseurschap.objects.filter(
        medewerker=medewerker, einde__isnull=True, vervallen_op__isnull=True, traject__einde__isnull=True,
        traject__vervallen_op__isnull=True, klant__in=klanten.values("pk"),
    )  # fmt: skip


def _with_names(rows: QuerySet[Regisseurschap]) -> list[Regisseurschap]:
    return list(rows.select_related("klant").order_by("klant__sorteernaam", "pk")[:MOST])


def count_open_work(medewerker: Medewerker, rows: Sequence[Regisseurschap]) -> int:
    """Gives each row its `open_werk`: how many tasks, actions and promised calls of this regisseur go along; returns
    the sum."""
    mine = {"medewerker": medewerker.pk, "klant__in": [row.klant_id for row in rows]}
    taken = Taak.objects.open().filter(**mine).order_by().values_list("klant")
    acties = Actie.objects.open().filter(**mine).order_by().values_list("klant")
    beloften = Terugbelbelofte.objects.open().filter(**mine).order_by().values_list("klant")
    numbers = Counter(klant for (klant,) in taken.union(acties, beloften, all=True))
    for row in rows:
        row.open_werk = numbers[row.klant_id]  # type: ignore[attr-defined]
    return numbers.total()


def add_afspraken(medewerker: Medewerker, rows: Sequence[Regisseurschap], dag: date) -> int:
    """Gives each row its `afspraken`: those from `dag` on that stay with this regisseur. Returns how many klanten."""
    found = staying(((row.klant_id, medewerker.pk) for row in rows), dag)
    for row in rows:
        row.afspraken = found.get(row.klant_id, [])  # type: ignore[attr-defined]
    return len(found)


def spread(
    rows: Sequence[Regisseurschap], colleagues: Sequence[Medewerker], chosen: Mapping[UUID, UUID]
) -> list[Verdeeld]:
    """Gives each row its `naar`: whom was chosen for it, else the colleague who has fewest by then."""
    numbers = _numbers(colleagues)
    parts = {row.pk: Verdeeld(row, numbers.get(row.pk, 0)) for row in colleagues}
    for row in rows:
        if chosen.get(row.pk) in parts:
            _give(row, parts[chosen[row.pk]])
    for row in rows:
        if chosen.get(row.pk) not in parts:
            _give(row, min(parts.values(), key=lambda part: part.straks))
    return list(parts.values())


def _give(row: Regisseurschap, part: Verdeeld) -> None:
    row.naar = part.medewerker.pk  # type: ignore[attr-defined]
    part.erbij += 1


def _numbers(colleagues: Sequence[Medewerker]) -> dict[UUID, int]:
    rows = Klant.objects.current().filter(regisseur__in=[row.pk for row in colleagues]).order_by()
    return dict(rows.values_list("regisseur").annotate(n=Count("pk")))


def with_klanten(klanten: QuerySet[Klant]) -> list[tuple[UUID, str, int]]:
    """Key, name and number of klanten of each regisseur of these klanten, also of who left."""
    rows = klanten.filter(regisseur__isnull=False).order_by().values_list("regisseur", "regisseur__naam")
    return sorted(rows.annotate(n=Count("pk")), key=lambda row: (row[1].lower(), str(row[0])))[:MOST]
