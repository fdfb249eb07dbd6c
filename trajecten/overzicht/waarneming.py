"""Who stands in for whom, now and later."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q, QuerySet

from intake.models import Klant
from werkoffensief.accounts.models import Medewerker, Waarneming

MOST = 200  # regisseurs on one page: more than a team has


@dataclass(slots=True)
class Gedekt:
    """A regisseur, and who stands in: now and in the time to come."""

    medewerker: Medewerker
    waarnemingen: list[Waarneming] = field(default_factory=list)


def cover_of(medewerkers: QuerySet[Medewerker], day: date) -> list[Gedekt]:
    """These regisseurs, each with the cover that was not over by `day`."""
    rows = {row.pk: Gedekt(row) for row in medewerkers[:MOST]}
    for waarneming in _not_over(day).filter(medewerker__in=[*rows]).select_related("waarnemer"):
        rows[waarneming.medewerker_id].waarnemingen.append(waarneming)
    return list(rows.values())


def covers_by(medewerker: Medewerker, day: date) -> list[Waarneming]:
    """For whom somebody stands in, now and later, each with `aantal`: how many files this opens today."""
    rows = list(_not_over(day).filter(waarnemer=medewerker).select_related("medewerker"))
    open_files = Klant.objects.current().filter(
        Q(verhuisd_op__isnull=True) | Q(verhuisd_op__gt=day),
        overleden_op__isnull=True,
        afgeschermd_op__isnull=True,
    )
    loads = (
        open_files.filter(regisseur__in=[row.medewerker_id for row in rows])
        .order_by()
        .values_list("regisseur")
    )
    numbers = dict(loads.annotate(n=Count("pk")))
    for row in rows:
        row.aantal = numbers.get(row.medewerker_id, 0)  # type: ignore[attr-defined]
        row.nu = row.start <= day  # type: ignore[attr-defined]
    return rows


def _not_over(day: date) -> QuerySet[Waarneming]:
    return Waarneming.objects.filter(vervallen_op__isnull=True, einde__gt=day).order_by("start", "pk")
