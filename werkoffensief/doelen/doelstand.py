"""The figures of contract section 3 as one JSON object, computed from the facts by figures.py."""

from collections import Counter
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import Count, Sum

from intake.models import Campagne
from trajecten.enums import Plaatsingsoort
from werkoffensief.doelen import figures
from werkoffensief.doelen.enums import Maat
from werkoffensief.doelen.figures import Peiling
from werkoffensief.doelen.models import Doelstelling
from werkoffensief.logboek.planner import whole_tables

DEFAULT_CAMPAIGN = "langdurig"


class OnbekendError(Exception):
    """A year, campaign or peildatum for which there are no figures. The message is Dutch, for the reader."""


def make_peiling(jaar: int, *, peildatum: date | None, campagne: str | None, today: date) -> Peiling:
    """What is asked, with the defaults of the contract filled in."""
    if not 1 <= jaar <= 9999:
        raise OnbekendError(f"Het jaar {jaar} bestaat niet.")
    if peildatum is None:
        peildatum = min(today, date(jaar, 12, 31))
    if peildatum < date(jaar, 1, 1):
        raise OnbekendError(f"De peildatum {peildatum.isoformat()} ligt voor het begin van {jaar}.")
    return Peiling(jaar, peildatum, _campaign(campagne))


def read_day(text: str) -> date:
    """A day as 2019-12-31."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise OnbekendError(f"{text} is geen datum; schrijf 2019-12-31.") from None


def _campaign(code: str | None) -> Campagne:
    if code is not None:
        found = None if "\0" in code else Campagne.objects.filter(code=code).first()
        if found is None:
            raise OnbekendError(f"De campagne {code} bestaat niet.")
        return found
    campaigns = sorted(Campagne.objects.all(), key=lambda c: (c.code != DEFAULT_CAMPAIGN, c.code))
    if not campaigns:
        raise OnbekendError("Er is nog geen campagne.")
    return campaigns[0]


def targets(jaar: int) -> dict[str, int]:
    """Per measure the target of the year. `OnbekendError` when there is none at all."""
    rows = Doelstelling.objects.filter(jaar=jaar).order_by("maat").values_list("maat").annotate(Sum("waarde"))
    found = dict(rows)
    if not found:
        raise OnbekendError(f"Voor {jaar} is geen doelstelling bekend.")
    return {maat: found.get(maat, 0) for maat in Maat.values}


def percentage(part: int, whole: int) -> float | None:
    """One decimal, an exact half goes up; None when there is nothing to divide by."""
    if not whole:
        return None
    return float((Decimal(part * 100) / Decimal(whole)).quantize(Decimal("0.1"), ROUND_HALF_UP))


@whole_tables()
def doelstand(peiling: Peiling) -> dict[str, Any]:
    """All figures; a constant number of queries."""
    doel = targets(peiling.jaar)
    regulier, total = doel[Maat.REGULIER], doel[Maat.REGULIER] + doel[Maat.EXTRA]
    placed = _placed(peiling, regulier, total)
    talks, participation = _campaign_figures(peiling)
    return {
        "jaar": peiling.jaar,
        "peildatum": peiling.peildatum.isoformat(),
        "doel": {"regulier": regulier, "extra": doel[Maat.EXTRA], "totaal": total},
        "geplaatst": placed,
        "gesprekken": talks,
        "participatie": participation,
        "werkakkoorden": _agreements(peiling),
        "duurzaam": _sustained(peiling),
        "besparing": {"per_jaar": placed["extra"] * doel[Maat.KOSTEN_PER_UITKERING]},
    }


def _placed(peiling: Peiling, regulier: int, total: int) -> dict[str, Any]:
    rows = list(
        figures.counting_placements(peiling).values_list("soort", "startdatum", "branche", "woont_in")
    )
    kinds = Counter(kind for kind, *_ in rows)
    return {
        "totaal": len(rows),
        "werk": kinds[Plaatsingsoort.WERK],
        "opleiding": kinds[Plaatsingsoort.OPLEIDING],
        "extra": max(0, len(rows) - regulier),
        "percentage": percentage(len(rows), total),
        "per_maand": _sorted(f"{start.year:04d}-{start.month:02d}" for _, start, _, _ in rows),
        "per_sector": _sorted(sector for _, _, sector, _ in rows),
        "per_stadsdeel": _sorted(stadsdeel for *_, stadsdeel in rows),
    }


def _sorted(values: Any) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))


def _campaign_figures(peiling: Peiling) -> tuple[dict[str, Any], dict[str, Any]]:
    """`gesprekken` and `participatie`, in one pass over the doelgroep."""
    spoken, busy = figures.was_spoken_to(peiling), figures.is_busy(peiling)
    n = figures.target_group(peiling).aggregate(
        people=Count("pk"), spoken=Count("pk", filter=spoken), busy=Count("pk", filter=spoken & busy)
    )
    talks = {
        "campagne": peiling.campagne.code,
        "doelgroep": n["people"],
        "gesproken": n["spoken"],
        "percentage": percentage(n["spoken"], n["people"]),
    }
    participation = {
        "gesproken": n["spoken"],
        "participeert": n["busy"],
        "percentage": percentage(n["busy"], n["spoken"]),
    }
    return talks, participation


def _agreements(peiling: Peiling) -> dict[str, int]:
    sums = figures.agreements(peiling).aggregate(
        akkoorden=Count("pk"),
        banen=Sum("banen", default=0),
        ontwikkelplekken=Sum("ontwikkelplekken", default=0),
    )
    return {**sums, "vervulde_banen": figures.filled_jobs(peiling).count()}


def _sustained(peiling: Peiling) -> dict[str, Any]:
    assessable, number = figures.assessable(peiling).count(), figures.sustained(peiling).count()
    return {
        "beoordeelbaar": assessable,
        "duurzaam": number,
        "percentage": percentage(number, assessable),
    }
