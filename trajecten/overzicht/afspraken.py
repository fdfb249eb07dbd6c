"""Appointments that stay with somebody who does not work with the klant any more.

They stand in a personal agenda and an invitation says with whom, so a hand-over does not move them: it names them, and
they ask the regisseur of now until they were moved, called off, or are over.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from intake.models import Afspraak
from intake.queries.agenda import midnight
from trajecten.models import Regisseurschap

LOOKED_BACK = timedelta(days=90)  # so long the outcome is asked of one that somebody who left had


def staying(pairs: Iterable[tuple[UUID, UUID]], day: date) -> dict[UUID, list[Afspraak]]:
    """By klant what is planned from `day` on with the medewerker of the pair (klant, medewerker), the first first."""
    wanted = set(pairs)
    rows = Afspraak.objects.planned().filter(
        klant__in={klant for klant, _ in wanted},
        medewerker__in={medewerker for _, medewerker in wanted},
        begin__gte=midnight(day),
    )
    found: dict[UUID, list[Afspraak]] = {}
    for row in rows.order_by("begin"):
        if (row.klant_id, row.medewerker_id) in wanted:
            found.setdefault(row.klant_id, []).append(row)
    return found


def left_behind(day: date) -> QuerySet[Afspraak]:
    """What is still to come with who was the regisseur until this day or before; of who left altogether, everything
    that waits for its outcome too."""
    was = Regisseurschap.objects.filter(
        klant=OuterRef("klant"), medewerker=OuterRef("medewerker"), einde__lte=day, vervallen_op__isnull=True
    )
    left = Q(medewerker__is_active=False, begin__gte=midnight(day - LOOKED_BACK))
    of_others = Afspraak.objects.planned().exclude(klant__regisseur=F("medewerker"))
    return of_others.filter(left | Q(Exists(was), begin__gte=midnight(day)))
