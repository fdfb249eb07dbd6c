"""Read models of the agenda: whose day it is, what a klant has coming, and who is invited."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from intake.enums import Afspraakstatus, Contactsoort, Deelnamestatus, Gespreksvorm, Uitnodigingsoort
from intake.models import (
    Afspraak,
    Agendafeed,
    Bijeenkomst,
    Claim,
    Contactgegeven,
    Deelname,
    Herinneringstop,
    Klant,
    Taak,
    Uitnodiging,
)
from intake.models.afspraak import LONGEST
from intake.models.deuren import CASEWORK
from intake.queries import casework_members
from intake.queries.zoeken import find
from intake.queries.zoektekst import understood
from werkoffensief.accounts.models import Medewerker
from werkoffensief.accounts.queries import Lezer
from werkoffensief.web.clock import AMSTERDAM

SHOWN = 100  # appointments that the page of a klant shows
ONE_DAY, WEEK, QUARTER = timedelta(days=1), timedelta(days=7), timedelta(days=91)
SATURDAY = 5
FEED_BACK, FEED_AHEAD = timedelta(weeks=4), timedelta(weeks=26)


def midnight(day: date) -> datetime:
    """The first moment of a day in the Netherlands."""
    return datetime.combine(day, time.min, AMSTERDAM)


@dataclass(frozen=True, slots=True)
class Dag:
    """One day of an agenda: its appointments and meetings in order of time."""

    dag: date
    afspraken: list[Any]


def agenda_of(reader: Medewerker, whose: Iterable[Medewerker], first: date, days: int) -> list[Dag]:
    """The days of these agendas. `zichtbaar`: whether the reader may see the klant's name; `groep`: a meeting."""
    ids = [row.pk for row in whose]
    span = {"begin__gte": midnight(first), "begin__lt": midnight(first + days * ONE_DAY)}
    seen = Klant.objects.visible_to(reader).filter(pk=OuterRef("klant"))
    rows = Afspraak.objects.live().filter(medewerker__in=ids, **span)
    rows = rows.select_related("klant__regisseur", "klant__team", "medewerker")
    rows = rows.annotate(zichtbaar=Exists(seen))
    planned = list(rows)
    told = _told_of(Afspraak.objects.filter(medewerker__in=ids, **span))
    for row in planned:
        row.berichten = told[row.pk]  # type: ignore[attr-defined]
    found: list[Any] = [*planned, *meetings().filter(begeleider__in=ids, **span)]
    for row in found:
        row.groep = isinstance(row, Bijeenkomst)
    found.sort(key=lambda row: (row.begin, str(row.pk)))
    dates = [first + number * ONE_DAY for number in range(days)]
    return [
        Dag(day, [row for row in found if row.begin.astimezone(AMSTERDAM).date() == day]) for day in dates
    ]


def busy_days(medewerker: Medewerker, first: date) -> list[Dag]:
    """The coming working days of this medewerker: when something stands already. Times only, nobody's name."""
    last = first + 2 * WEEK
    span = {"begin__gte": midnight(first), "begin__lt": midnight(last)}
    rows: list[Any] = [
        *Afspraak.objects.planned().filter(medewerker=medewerker, **span).only("begin", "duur"),
        *Bijeenkomst.objects.filter(begeleider=medewerker, vervallen_op__isnull=True, **span),
    ]
    rows.sort(key=lambda row: row.begin)
    dates = [first + number * ONE_DAY for number in range(14)]
    return [
        Dag(day, [row for row in rows if row.begin.astimezone(AMSTERDAM).date() == day])
        for day in dates
        if day.weekday() < SATURDAY
    ]


def team_of(teamleider: Medewerker) -> list[Medewerker]:
    """Who works with klanten in the own team, by name; the teamleider too. Nobody where there is no team."""
    if teamleider.team_id is None:
        return []
    return list(casework_members().filter(team=teamleider.team_id).order_by("naam", "pk"))


def _invitations() -> Prefetch:
    rows = Uitnodiging.objects.order_by("-gemaakt_op", "-pk")
    return Prefetch("uitnodigingen", rows, to_attr="berichten")


def _told_of(afspraken: QuerySet[Afspraak]) -> dict[UUID, list[Uitnodiging]]:
    """What was told of each of these appointments, the last first."""
    found: dict[UUID, list[Uitnodiging]] = defaultdict(list)
    rows = Uitnodiging.objects.filter(afspraak__in=afspraken.order_by().values("pk"))
    for row in rows.order_by("-gemaakt_op", "-pk"):
        found[row.afspraak_id].append(row)  # type: ignore[index]
    return found


def meetings(*, called_off: bool = False) -> QuerySet[Any]:
    """Meetings that take place, with how many places are taken; with `called_off` also those that do not."""
    taken = Q(deelnames__vervallen_op__isnull=True) & ~Q(deelnames__status=Deelnamestatus.AFGEMELD)
    rows = Bijeenkomst.objects.select_related("begeleider").annotate(bezet=Count("deelnames", filter=taken))
    return rows if called_off else rows.filter(vervallen_op__isnull=True)


def afspraken_of(klant: Klant) -> list[Afspraak]:
    """The appointments of a klant, the latest first, with what was sent about them."""
    rows = Afspraak.objects.live().filter(klant=klant).select_related("medewerker")
    return list(rows.prefetch_related(_invitations()).order_by("-begin", "-pk")[:SHOWN])


def deelnames_of(klant: Klant) -> list[Deelname]:
    """The group meetings to which a klant was invited, the latest first; also those that do not go on."""
    rows = Deelname.objects.filter(klant=klant, vervallen_op__isnull=True)
    rows = rows.select_related("bijeenkomst__begeleider").prefetch_related(_invitations())
    return list(rows.order_by("-bijeenkomst__begin", "-pk")[:SHOWN])


def open_taken(klant: Klant) -> list[Taak]:
    """What is still to be done about a klant."""
    return list(Taak.objects.open().filter(klant=klant).select_related("medewerker").order_by("op", "pk"))


def taken_of(medewerker: Medewerker, day: date) -> list[Taak]:
    """What this medewerker is asked to do now, about people whom they may see."""
    seen = Klant.objects.visible_to(medewerker).filter(pk=OuterRef("klant"))
    rows = Taak.objects.waiting_for(medewerker, day).filter(Exists(seen))
    return list(rows.select_related("klant__regisseur", "klant__team").order_by("op", "pk")[:SHOWN])


def claims_of(medewerker: Medewerker, first: date, days: int) -> list[Claim]:
    """Whom this medewerker took from the work list to speak with on one of these days, and may see."""
    seen = Klant.objects.visible_to(medewerker).filter(pk=OuterRef("klant"))
    rows = Claim.objects.current().filter(
        medewerker=medewerker, dag__gte=first, dag__lt=first + days * ONE_DAY
    )
    rows = rows.filter(Exists(seen)).select_related("klant__regisseur", "klant__team")
    return list(rows.order_by("dag", "genomen_op", "pk")[:SHOWN])


def without_reminders(klant: Klant) -> bool:
    """Whether this klant gets no reminders now."""
    return Herinneringstop.objects.filter(klant=klant, tot__isnull=True).exists()


def to_invite(medewerker: Medewerker, now: datetime) -> list[Afspraak]:
    """The coming appointments of this medewerker of which nothing was sent yet, of people whom they may see."""
    told = Uitnodiging.objects.annotate(waar=Coalesce("plaats", Value("")))
    now_holds = {"begin": OuterRef("begin"), "vorm": OuterRef("vorm"), "bij": OuterRef("medewerker"),
                 "waar": Coalesce(OuterRef("plaats"), Value(""))}  # fmt: skip
    sent = told.filter(
        Q(begin__isnull=True) | Q(**now_holds),  # what tells something old does not count
        afspraak=OuterRef("pk"), soort=Uitnodigingsoort.UITNODIGING, mislukt_op__isnull=True,
    )  # fmt: skip
    seen = Klant.objects.visible_to(medewerker).filter(pk=OuterRef("klant"))
    rows = Afspraak.objects.planned().filter(
        Exists(seen), ~Exists(sent), medewerker=medewerker, begin__gt=now
    )
    return list(rows.select_related("klant__regisseur", "klant__team").order_by("begin", "pk")[:SHOWN])


def letters_of(reeks: UUID, medewerker: Medewerker) -> list[Uitnodiging]:
    """The letters that this medewerker chose together."""
    rows = Uitnodiging.objects.filter(reeks=reeks, door=medewerker)
    rows = rows.select_related(
        "klant__regisseur",
        "klant__team",
        "afspraak__medewerker",
        "deelname__bijeenkomst__begeleider",
    )
    return list(rows.order_by("klant__sorteernaam", "pk"))


def feed_of(afdruk: str) -> Medewerker | None:
    """Whose agenda this key opens; nobody's when it was withdrawn, or its owner may not log in or opens no agenda."""
    row = (
        Agendafeed.objects.filter(afdruk=afdruk, ingetrokken_op__isnull=True)
        .select_related("medewerker")
        .first()
    )
    owner = row.medewerker if row is not None else None
    return owner if owner is not None and owner.may_log_in and owner.has_role(*CASEWORK) else None


def feed_rows(medewerker: Medewerker, now: datetime) -> Iterable[Any]:
    """What stands in a feed: what is planned or took place, and the meetings; without anything about a klant."""
    span = {"begin__gte": now - FEED_BACK, "begin__lt": now + FEED_AHEAD}
    shown = (Afspraakstatus.GEPLAND, Afspraakstatus.GEWEEST)
    rows = Afspraak.objects.live().filter(medewerker=medewerker, status__in=shown, **span)
    return [
        *rows.order_by("begin", "pk"),
        *meetings().filter(begeleider=medewerker, **span).order_by("begin"),
    ]


def visible_ids(medewerker: Medewerker, ids: Iterable[UUID]) -> set[UUID]:
    """Which of these people this medewerker may see at this moment."""
    return set(Klant.objects.visible_to(medewerker).filter(pk__in=list(ids)).values_list("pk", flat=True))


def meetings_of_team(medewerker: Medewerker) -> QuerySet[Any]:
    """The meetings that this medewerker leads, or a colleague of the own team."""
    mine = Q(begeleider=medewerker)
    if medewerker.team_id:
        mine |= Q(begeleider__team=medewerker.team_id)
    return meetings(called_off=True).filter(mine)


def meetings_around(medewerker: Medewerker, now: datetime) -> tuple[list[Any], list[Any]]:
    """Those that are still to come, the first first; and the last ones that were, in one query."""
    rows = list(meetings_of_team(medewerker).filter(begin__gt=now - 26 * WEEK).order_by("begin", "pk")[:300])
    return [row for row in rows if row.begin > now], [row for row in reversed(rows) if row.begin <= now]


def participants(bijeenkomst: Any) -> list[Any]:
    """Who has or had a place, by name, with a telephone number."""
    numbers = Contactgegeven.objects.filter(
        klant=OuterRef("klant"), soort=Contactsoort.TELEFOON, geldig_tot__isnull=True
    )
    rows = Deelname.objects.filter(bijeenkomst=bijeenkomst, vervallen_op__isnull=True)
    rows = rows.annotate(telefoon=Subquery(numbers.values("waarde")[:1]))
    rows = rows.select_related("klant__regisseur", "klant__team", "bijeenkomst__begeleider")
    return list(rows.prefetch_related(_invitations()).order_by("klant__sorteernaam", "pk"))


@dataclass(frozen=True, slots=True)
class Kandidaten:
    """Who may be invited: first who is ticked already, then one page of the others; `more` when there are others."""

    rows: list[Klant]
    more: bool


def candidates(
    medewerker: Medewerker, bijeenkomst: Any, *, day: date, team: bool, text: str = "", page: int = 1,
    ticked: Iterable[UUID] = (),
) -> Kandidaten:  # fmt: skip
    """Whom this medewerker may invite: the own klanten, or all of the `team`, who have no place yet.

    By name, or with a `text` as everywhere where somebody is looked for: the best first, and no further pages.
    """
    about = (Lezer.of(medewerker), bijeenkomst.pk, day)
    rows, wanted = _may_be_invited(*about, team=True), _may_be_invited(*about, team=team)
    if text.strip():
        found = find(understood(text, today=day), _may_be_invited, *about, team)
        ids, more = list(found.manieren), found.more
    else:
        start = (page - 1) * SHOWN
        in_order = wanted.order_by("sorteernaam", "pk").values_list("pk", flat=True)
        ids = list(in_order[start : start + SHOWN + 1])
        ids, more = ids[:SHOWN], len(ids) > SHOWN
    chosen = list(dict.fromkeys(ticked))
    place = {key: number for number, key in enumerate(dict.fromkeys([*chosen, *ids]))}
    people = rows.filter(pk__in=place).select_related("regisseur", "team")
    return Kandidaten(sorted(people, key=lambda klant: place[klant.pk]), more)


def _may_be_invited(lezer: Lezer, bijeenkomst: UUID, day: date, team: bool) -> QuerySet[Klant]:
    placed = Deelname.objects.filter(klant=OuterRef("pk"), bijeenkomst=bijeenkomst, vervallen_op__isnull=True)
    gone = Q(overleden_op__isnull=False) | Q(verhuisd_op__lte=day)
    rows = Klant.objects.seen_by_task(lezer.medewerker).exclude(gone).filter(~Exists(placed))
    return rows if team else rows.filter(regisseur=lezer.pk)


def planned_on(day: date, medewerker: UUID, klant: UUID) -> QuerySet[Afspraak]:
    """What these two planned for this day and did not speak about yet."""
    return Afspraak.objects.live().filter(
        klant=klant,
        medewerker=medewerker,
        begin__date=day,
        gesprek__isnull=True,
        status__in=(Afspraakstatus.GEPLAND, Afspraakstatus.GEWEEST),
    )


def spoken_at(klant: UUID, afspraak: UUID, now: datetime) -> dict[str, Any] | None:
    """When, how and where this appointment of this klant was, as long as no conversation was logged of it."""
    rows = Afspraak.objects.live().filter(
        pk=afspraak,
        klant=klant,
        begin__lte=now,
        gesprek__isnull=True,
        status__in=(Afspraakstatus.GEPLAND, Afspraakstatus.GEWEEST),
    )
    found = rows.values("begin", "vorm", "plaats").first()
    return dict(found) if found else None


def meeting_during(klant: UUID, begin: datetime, duur: int) -> datetime | None:
    """When a meeting begins to which this klant comes during these `duur` minutes; None when free."""
    meetings = Bijeenkomst.objects.filter(
        vervallen_op__isnull=True,
        deelnames__klant=klant, deelnames__status=Deelnamestatus.UITGENODIGD,
        deelnames__vervallen_op__isnull=True,
    )  # fmt: skip
    return _first_during(meetings, begin, duur)


def appointment_during(klant: UUID, begin: datetime, duur: int) -> datetime | None:
    """The same of an appointment."""
    return _first_during(Afspraak.objects.planned().filter(klant=klant), begin, duur)


def elsewhere_during(klanten: QuerySet[Any], meeting: Bijeenkomst) -> set[UUID]:
    """Which of these klanten (ids) have an appointment or another meeting while this one lasts. Two queries."""
    meetings = Deelname.objects.filter(
        klant__in=klanten, status=Deelnamestatus.UITGENODIGD, vervallen_op__isnull=True,
        bijeenkomst__vervallen_op__isnull=True,
    ).exclude(bijeenkomst=meeting.pk)  # fmt: skip
    appointments = Afspraak.objects.planned().filter(klant__in=klanten)
    found: set[UUID] = set()
    for rows, begin, duur in (
        (meetings, "bijeenkomst__begin", "bijeenkomst__duur"),
        (appointments, "begin", "duur"),
    ):
        near = rows.filter(
            **{
                f"{begin}__lt": meeting.begin + timedelta(minutes=meeting.duur),
                f"{begin}__gt": meeting.begin - timedelta(minutes=LONGEST),
            }
        )
        for klant, start, length in near.values_list("klant", begin, duur):
            if start + timedelta(minutes=length) > meeting.begin:
                found.add(klant)
    return found


def _first_during(rows: QuerySet[Any], begin: datetime, duur: int) -> datetime | None:
    near = rows.filter(
        begin__lt=begin + timedelta(minutes=duur), begin__gt=begin - timedelta(minutes=LONGEST)
    )
    spans = near.order_by("begin").values_list("begin", "duur")
    return next((start for start, length in spans if start + timedelta(minutes=length) > begin), None)


def next_appointment(klant: Klant, now: datetime) -> Afspraak | None:
    """The first one that is still to come."""
    rows = Afspraak.objects.planned().filter(klant=klant, begin__gt=now)
    return rows.select_related("medewerker").order_by("begin", "pk").first()


def usual_place(medewerker: Medewerker, now: datetime) -> str:
    """Where this medewerker last planned to receive somebody at the office; empty when that is long ago."""
    lately = Afspraak.objects.filter(
        medewerker=medewerker, begin__gte=now - QUARTER, vorm=Gespreksvorm.KANTOOR, plaats__isnull=False
    )
    return lately.order_by("-begin").values_list("plaats", flat=True).first() or ""
