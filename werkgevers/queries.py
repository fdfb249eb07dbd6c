"""Read models of employers: finding one, and what came of the agreements."""

from datetime import date
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Greatest, Lower

from werkgevers.models import Werkakkoord, Werkgever

CHOICES = 15


def matching(werkgevers: QuerySet[Werkgever], text: str) -> QuerySet[Werkgever]:
    """Employers with this text in their name, or with this KvK-nummer."""
    text = " ".join(text.replace("\0", "").split())
    return werkgevers.filter(Q(naam__icontains=text) | Q(kvk_nummer=text)) if text else werkgevers


def find_werkgevers(*, text: str) -> list[Werkgever]:
    """At most CHOICES employers to choose from; none without a text."""
    if not text.strip():
        return []
    return list(matching(Werkgever.objects.all(), text).order_by(Lower("naam"), "pk")[:CHOICES])


def akkoorden_on(*, werkgever_id: UUID, day: date) -> QuerySet[Werkakkoord]:
    """The agreements of this employer whose term includes `day`."""
    return with_filled(Werkakkoord.objects.filter(werkgever_id=werkgever_id), day=day).filter(
        Q(einddatum__isnull=True) | Q(einddatum__gte=day), ingangsdatum__lte=day, vervallen_op__isnull=True
    )


def with_filled(akkoorden: QuerySet[Werkakkoord], *, day: date) -> QuerySet[Werkakkoord]:
    """Adds `vervuld` and `open`: jobs that placements filled up to `day`, ended or not (contract section 3).

    Counts only; which people they are is known to higher floors.
    """
    filled = Count(
        "plaatsingen",
        filter=Q(
            plaatsingen__soort="werk",
            plaatsingen__startdatum__lte=day,
            plaatsingen__vervallen_op__isnull=True,
        ),
    )
    return akkoorden.annotate(vervuld=filled).annotate(open=Greatest(F("banen") - F("vervuld"), 0))
