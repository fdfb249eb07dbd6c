"""The figures of contract section 3: what each means, and exactly the people (or agreements, placements) counted.

One function a figure; `FIGURES` holds them with their definition in Dutch. The lists and `doelstand` use these; the
roll-up (rollup.sql) computes the same from the same words, and shares no code with this module.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    Exists,
    F,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Value,
    Window,
)
from django.db.models.functions import Coalesce, Collate, RowNumber

from intake.models import Campagne, Gesprek, Klant, Uitkering
from trajecten.enums import Plaatsingsoort, StapStatus
from trajecten.models import Plaatsing, Stap
from werkgevers.models import Werkakkoord
from werkoffensief.doelen.enums import GEEN_WERKGEVER, ONBEKEND, Figuur
from werkoffensief.logboek.expressions import DayBefore, MonthsAfter

HALF_YEAR = 6


@dataclass(frozen=True, slots=True)
class Peiling:
    """What is asked: the figures of a year, as they stand on a day, with one campaign."""

    jaar: int
    peildatum: date
    campagne: Campagne


@dataclass(frozen=True, slots=True)
class Figure:
    """The meaning of one figure. `counted` gives exactly the rows counted."""

    definition: str
    counted: Callable[[Peiling], QuerySet[Any]]


FIGURES: dict[str, Figure] = {}


def _figure(figuur: Figuur, definition: str) -> Callable:
    def keep(function: Callable[[Peiling], QuerySet]) -> Callable[[Peiling], QuerySet]:
        FIGURES[figuur.value] = Figure(definition, function)
        return function

    return keep


def _facts(model: type[Model]) -> QuerySet:
    """Facts that were not withdrawn."""
    return model._default_manager.filter(vervallen_op__isnull=True)


def _not_ended_before(name: str, day: Any) -> Q:
    return Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__gte": day})


def first_rows_of_periods() -> QuerySet[Uitkering]:
    """Benefit rows with which a benefit period begins: none of the same person covers the day before."""
    before = _facts(Uitkering).filter(
        _not_ended_before("einde", DayBefore(OuterRef("start"))),
        klant=OuterRef("klant"),
        start__lt=OuterRef("start"),
    )
    return _facts(Uitkering).filter(~Exists(before))


def _working_on(day: date) -> QuerySet[Plaatsing]:
    return _facts(Plaatsing).filter(_not_ended_before("einddatum", day), startdatum__lte=day)


def _stepping_on(day: date) -> QuerySet[Stap]:
    return steps().filter(
        _not_ended_before("einde", day), _not_ended_before("traject__einde", day), start__lte=day
    )


def steps() -> QuerySet[Stap]:
    """Steps that were begun, of trajecten that were not withdrawn."""
    return _facts(Stap).filter(traject__vervallen_op__isnull=True).exclude(status=StapStatus.GEPLAND)


def placements() -> QuerySet[Plaatsing]:
    """All placements that were not withdrawn."""
    return _facts(Plaatsing)


def was_spoken_to(peiling: Peiling) -> Q:
    """Klanten with a conversation in the campaign up to the peildatum."""
    return Q(pk__in=talks(peiling.campagne, peiling.peildatum).values("klant"))


def is_busy(peiling: Peiling) -> Q:
    """Klanten in any placement or any begun step on the peildatum."""
    working, stepping = _working_on(peiling.peildatum), _stepping_on(peiling.peildatum)
    return Q(pk__in=working.values("klant")) | Q(pk__in=stepping.values("klant"))


def talks(campagne: Campagne, until: date) -> QuerySet[Gesprek]:
    """Conversations from the campaign's first day to `until`, or its last day if that is earlier."""
    last = min(until, campagne.einddatum or until)
    return _facts(Gesprek).filter(datum__gte=campagne.startdatum, datum__lte=last)


@_figure(
    Figuur.GEPLAATST,
    "Mensen die dit jaar zijn begonnen met werk of een opleiding en die op de dag daarvoor nog een uitkering hadden. "
    "Iedereen telt één keer mee, met de eerste plaatsing van het jaar.",
)
def counting_placements(peiling: Peiling) -> QuerySet[Plaatsing]:
    """The first placement in the year, up to the peildatum, of a person on benefit on the day before it started."""
    benefit = _facts(Uitkering).filter(
        _not_ended_before("einde", DayBefore(OuterRef("startdatum"))),
        klant=OuterRef("klant"),
        start__lt=OuterRef("startdatum"),
    )
    counting = _facts(Plaatsing).filter(
        Exists(benefit), startdatum__gte=date(peiling.jaar, 1, 1), startdatum__lte=_last_day(peiling)
    )
    order = Window(
        RowNumber(),
        partition_by=F("klant"),
        order_by=[F("startdatum").asc(), Collate("plaatsingnummer", "C").asc()],
    )
    first = counting.annotate(volgorde=order).filter(volgorde=1)
    return _placed().filter(pk__in=first.values("pk"))


def _placed() -> QuerySet[Plaatsing]:
    """Placements as a list shows them. A merge moves facts along: what is left in a merged file counts nowhere."""
    return placements().filter(klant__samengevoegd_in__isnull=True).annotate(**PLACEMENT_COLUMNS)


def _last_day(peiling: Peiling) -> date:
    return min(peiling.peildatum, date(peiling.jaar, 12, 31))


PLACEMENT_COLUMNS = {
    "woont_in": Coalesce("klant__stadsdeel", Value(ONBEKEND)),
    "branche": Coalesce("werkgever__sector", Value(GEEN_WERKGEVER)),
}


@_figure(
    Figuur.DOELGROEP,
    "Mensen die op de eerste dag van de campagne een uitkering hadden, en toen al lang genoeg. Uitkeringen die zonder "
    "een dag ertussen op elkaar volgen, tellen als één uitkering.",
)
def target_group(peiling: Peiling) -> QuerySet[Klant]:
    """People with a benefit period that includes the campaign's first day and began enough months before it.

    The period that includes the day is the one that began last; so nobody whose last period began too late.
    """
    campagne = peiling.campagne
    on_benefit = _facts(Uitkering).filter(
        _not_ended_before("einde", campagne.startdatum), start__lte=campagne.startdatum
    )
    too_late = (
        first_rows_of_periods()
        .annotate(lang_genoeg=MonthsAfter("start", campagne.minimaal_maanden_uitkering))
        .filter(start__lte=campagne.startdatum, lang_genoeg__gt=campagne.startdatum)
    )
    return (
        Klant.objects.current()
        .filter(pk__in=on_benefit.values("klant"))
        .exclude(pk__in=too_late.values("klant"))
    )


@_figure(
    Figuur.GESPROKEN,
    "Mensen uit de doelgroep met wie sinds het begin van de campagne ten minste één gesprek is gevoerd. "
    "Een poging om iemand te bereiken is geen gesprek.",
)
def spoken_to(peiling: Peiling) -> QuerySet[Klant]:
    """Of the doelgroep: with a conversation from the campaign's first day to the peildatum."""
    return target_group(peiling).filter(was_spoken_to(peiling))


@_figure(
    Figuur.PARTICIPEERT,
    "Mensen met wie is gesproken en die op de peildatum aan het werk zijn, een opleiding volgen of bezig zijn met "
    "een voorziening.",
)
def participating(peiling: Peiling) -> QuerySet[Klant]:
    """Of those spoken to: in any placement or any begun step on the peildatum."""
    return spoken_to(peiling).filter(is_busy(peiling))


@_figure(
    Figuur.AKKOORDEN,
    "Werkakkoorden die dit jaar zijn ingegaan, met het aantal banen en ontwikkelplekken dat werkgevers beloven.",
)
def agreements(peiling: Peiling) -> QuerySet[Werkakkoord]:
    """Agreements that begin in the year, up to the peildatum."""
    return Werkakkoord.objects.filter(
        vervallen_op__isnull=True,
        ingangsdatum__gte=date(peiling.jaar, 1, 1),
        ingangsdatum__lte=_last_day(peiling),
    )


@_figure(
    Figuur.VERVULDE_BANEN,
    "Plaatsingen in werk op de werkakkoorden die dit jaar zijn ingegaan. Een plaatsing telt ook mee als die "
    "inmiddels is geëindigd.",
)
def filled_jobs(peiling: Peiling) -> QuerySet[Plaatsing]:
    """Placements of kind werk on those agreements that started up to the peildatum, ended or not."""
    return _placed().filter(
        soort=Plaatsingsoort.WERK,
        startdatum__lte=peiling.peildatum,
        werkakkoord__in=agreements(peiling).values("pk"),
    )


@_figure(
    Figuur.BEOORDEELBAAR,
    "Geplaatste mensen die ten minste zes maanden voor de peildatum zijn begonnen.",
)
def assessable(peiling: Peiling) -> QuerySet[Plaatsing]:
    """Counting placements that began at least six months before the peildatum."""
    return (
        counting_placements(peiling)
        .annotate(half_jaar=MonthsAfter("startdatum", HALF_YEAR))
        .filter(half_jaar__lte=peiling.peildatum)
    )


@_figure(
    Figuur.DUURZAAM,
    "Van hen: mensen die na zes maanden nog aan het werk waren of de opleiding nog volgden, en die in die tijd geen "
    "nieuwe uitkering kregen.",
)
def sustained(peiling: Peiling) -> QuerySet[Plaatsing]:
    """Of the assessable: not ended before six months after the start, and no benefit period began after it."""
    again = first_rows_of_periods().filter(
        klant=OuterRef("klant"), start__gt=OuterRef("startdatum"), start__lte=OuterRef("half_jaar")
    )
    return assessable(peiling).filter(_not_ended_before("einddatum", F("half_jaar"))).exclude(Exists(again))
