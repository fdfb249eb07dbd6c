"""The start pages: what waits for somebody, a fixed number of queries whatever the people."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import CharField, Count, QuerySet, Value, Window
from django.urls import reverse

from intake.models import Klant
from trajecten.queries import NEVER, regisseur_candidates
from werkoffensief.accounts.models import Medewerker
from werkoffensief.accounts.queries import Lezer
from werkoffensief.doelen.queries.teams import of_placed, team_year
from werkoffensief.dossier.queries.lijst import EVERYBODY, people_in, present, table_of
from werkoffensief.dossier.queries.lopend import share_people, share_running
from werkoffensief.dossier.queries.redenen import reasons
from werkoffensief.dossier.queries.werk import STIL, STILSTAAND, Werklijst
from werkoffensief.logboek.expressions import AmongIds
from werkoffensief.web import charts, notation
from werkoffensief.web.eenmaal import Sleutels, Vast, ask_again, ask_like
from werkoffensief.web.pagination import COUNT_LIMIT
from werkoffensief.web.pagination import Count as Number

SHOWN = 10
LOADS = "verdeling"  # no group: how many people each regisseur has
Verdeling = dict[UUID | None, int]  # None: of no regisseur


@dataclass(frozen=True, slots=True)
class Rij:
    """One klant in a block."""

    klant: Klant
    waarom: list[str]


@dataclass(slots=True)
class Blok:
    """A group as the start page shows it: how many, the first ten, and the address of the whole list."""

    lijst: Werklijst
    aantal: str
    adres: str
    rijen: list[Rij] = field(default_factory=list)
    meer: bool = False


def blocks(medewerker: Medewerker, tab: str, lijsten: tuple[Werklijst, ...], day: date) -> list[Blok]:
    """These groups of the people behind a tab. What is one's own is about everybody whom one may see."""
    return _blocks_of(_asked(medewerker, tab, lijsten, day, ()), medewerker, lijsten, tab, day)


def blocks_and_loads(
    medewerker: Medewerker, tab: str, lijsten: tuple[Werklijst, ...], day: date
) -> tuple[list[Blok], Verdeling]:
    """The same, and how many of the people behind the tab each regisseur has: exactly, of who are there."""
    rows = _asked(medewerker, tab, lijsten, day, (LOADS,))
    loads = {key: number for key, group, number in rows if group == LOADS}
    members = [row for row in rows if row[1] != LOADS]
    return _blocks_of(members, medewerker, lijsten, tab, day), loads


def _asked(
    medewerker: Medewerker, tab: str, lijsten: tuple[Werklijst, ...], day: date, also: tuple[str, ...]
) -> list[tuple[Any, ...]]:
    return ask_again(_first_of, Lezer.of(medewerker), tab, lijsten, day, also)


def _blocks_of(
    members: list[tuple[Any, ...]],
    medewerker: Medewerker,
    lijsten: tuple[Werklijst, ...],
    tab: str,
    day: date,
) -> list[Blok]:
    counts = dict.fromkeys((lijst.sleutel for lijst in lijsten), 0) | {key: n for _, key, n in members}
    ids = list({klant_id for klant_id, _, _ in members})
    people = {klant.pk: klant for klant in table_of(ids, day=day)}
    shown = tuple(lijst for lijst in lijsten if counts[lijst.sleutel])
    why = reasons(shown, ids, medewerker, day)
    found = []
    for lijst in lijsten:
        sleutel, number = lijst.sleutel, counts[lijst.sleutel]
        blok = Blok(
            lijst, _in_words(number), list_address(_tab(lijst, tab), werk=sleutel), meer=number > SHOWN
        )
        rows = [people[key] for key, group, _ in members if group == sleutel and key in people]
        blok.rijen = [Rij(row, _why(blok, row, why.get((sleutel, row.pk), []))) for row in rows]
        found.append(blok)
    return found


def _why(blok: Blok, klant: Any, reasons: list[str]) -> list[str]:
    if blok.lijst not in {STIL, STILSTAAND}:
        return reasons
    last = klant.laatst_gesproken
    return [
        *reasons,
        "nog niet gesproken" if last == NEVER else f"laatst gesproken {notation.short_date(last)}",
    ]


def list_address(tab: str, **filters: str) -> str:
    """The list of klanten with these filters."""
    return f"{reverse('klant_lijst')}?{urlencode({'groep': tab, **filters})}"


def count_of(medewerker: Medewerker, tab: str, day: date) -> str:
    """How many people are behind a tab, in words, as the list says it; nothing when there is nobody."""
    return in_words(len(ask_like(_present_in, Lezer.of(medewerker), Vast(tab), day)))


def _present_in(lezer: Lezer, tab: str, day: date) -> QuerySet[Any, Any]:
    people = present(people_in(lezer.medewerker, tab), day=day)
    return people.order_by().values_list("pk")[: COUNT_LIMIT + 1]


def in_words(number: int) -> str:
    """How many people, of who were counted one beyond the limit; nothing when there is nobody."""
    return _in_words(number) if number else ""


def _in_words(number: int) -> str:
    return Number(min(number, COUNT_LIMIT), number > COUNT_LIMIT).in_words("klant", "klanten")


def _tab(lijst: Werklijst, tab: str) -> str:
    return EVERYBODY if lijst.van_mij else tab


def _first_of(
    lezer: Lezer, tab: str, lijsten: tuple[Werklijst, ...], day: date, also: tuple[str, ...]
) -> QuerySet[Any, tuple[UUID, str, int]]:
    """The first of each group, the most urgent first, each with how many there are: one query for all groups.

    Those behind the tab are found once for all groups, and of these the running trajecten. `also`: LOADS or nothing.
    """
    medewerker = lezer.medewerker
    scope, people = share_people(people_in(medewerker, tab))
    running = share_running(scope, day) if any(lijst.lopend for lijst in lijsten) else None
    rows = []
    for lijst in lijsten:
        if running is not None and lijst.lopend:
            members: QuerySet[Any] = lijst.running(running, lijst.lopend, day)
        else:
            all_of_tab = people.filter(lijst.among(scope, medewerker, day))
            own = people_in(medewerker, EVERYBODY).filter(lijst.among(None, medewerker, day))
            members = lijst.by_urgency(own if lijst.van_mij else all_of_tab, medewerker, day)
        members = members.annotate(w_lijst=_text(lijst.sleutel), w_aantal=Window(Count("pk")))
        rows.append(members.values_list("pk", "w_lijst", "w_aantal")[:SHOWN])
    for group in also:
        loads = present(people, day=day).values("regisseur_id").annotate(w_aantal=Count("pk"))
        rows.append(loads.values_list("regisseur_id", _text(group), "w_aantal"))
    return rows[0].union(*rows[1:], all=True)


def _text(text: str) -> Value:
    return Value(text, output_field=CharField())


@dataclass(frozen=True, slots=True)
class Caseload:
    """How many klanten a regisseur of the team has, and their list."""

    naam: str
    aantal: int
    adres: str


def caseloads(teamleider: Medewerker, loads: Verdeling) -> list[Caseload]:
    """The regisseurs of the team by name, and who else has any of its people: `loads`, of `blocks_and_loads`."""
    if teamleider.team_id is None:
        return []
    leading = Sleutels(key for key in loads if key)
    names = ask_like(_named, teamleider.team_id, leading)
    team = list_address("team")
    return [
        Caseload(naam, loads.get(key, 0), f"{team}&{urlencode({'regisseur': key})}")
        for key, naam in sorted(names, key=lambda item: (item[1].lower(), str(item[0])))
    ]


def _named(team: UUID, leading: Sleutels) -> QuerySet[Any, Any]:
    candidates = regisseur_candidates().filter(team=team).values_list("pk", "naam")
    others = Medewerker.objects.filter(AmongIds("pk", list(leading))).values_list("pk", "naam")
    return candidates.order_by().union(others.order_by())


@dataclass(frozen=True, slots=True)
class Teamjaar:
    """How many people of the team started this year and are in the list behind `adres`, how many more count in a
    shielded file, how many are to start (None: no target), and how many would have by now."""

    jaar: int
    aantal: int
    adres: str
    afgeschermd: int
    doel: int | None
    nu: int


def team_target(teamleider: Medewerker, day: date) -> Teamjaar | None:
    """The year of the team that this teamleider leads."""
    if teamleider.team_id is None:
        return None
    total, target = team_year(teamleider.team_id, day.year, day)
    seen = len(ask_like(_placed, Lezer.of(teamleider), day.year, day))
    so_far = round((target or 0) * day.timetuple().tm_yday / date(day.year, 12, 31).timetuple().tm_yday)
    address = list_address("team", geplaatst=str(day.year))
    return Teamjaar(day.year, seen, address, max(0, total - seen), target, so_far)


def _placed(lezer: Lezer, jaar: int, day: date) -> QuerySet[Any, Any]:
    return of_placed(people_in(lezer.medewerker, "team"), jaar, day).order_by().values_list("pk")


def caseload_bars(loads: list[Caseload]) -> charts.BarChart | None:
    """A bar for each regisseur; its conclusion says how far apart they are."""
    if not loads:
        return None
    most, least = max(loads, key=lambda load: load.aantal), min(loads, key=lambda load: load.aantal)
    average = round(sum(load.aantal for load in loads) / len(loads))
    return charts.bar_chart(
        ident="verdeling",
        title="Klanten per regisseur van het team",
        conclusion=f"Gemiddeld heeft een regisseur {notation.quantity(average, 'klant', 'klanten')}. "
        f"{most.naam} heeft er {notation.number(most.aantal)}, {least.naam} {notation.number(least.aantal)}.",
        bars=[(load.naam, load.aantal) for load in loads],
        links={load.naam: load.adres for load in loads},
        label_name="Regisseur",
        value_name="Klanten",
    )
