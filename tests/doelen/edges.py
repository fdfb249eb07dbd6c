"""Which named edges a municipality has, read from its rows. A long run must have met every one of them."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations, pairwise

from tests.doelen.recount import DAY, Facts, Row, Tables, counting_placements, day, months_after

ALL_EDGES = (
    # benefit
    "benefit rows adjacent",
    "benefit rows with one day between",
    "benefit just long enough for the campaign",
    "benefit one day too short for the campaign",
    "benefit ends on the campaign's first day",
    "benefit began after a placement, up to half a year",
    "benefit again while working",
    "benefit again exactly half a year after the start",
    "benefit again the day after half a year",
    # placements
    "placement on the first day of benefit",
    "placement on the second day of benefit",
    "placement on the day after benefit ended",
    "placement two days after benefit ended",
    "placement ends exactly half a year after its start",
    "placement ends the day before half a year",
    "placement starts on 29 February",
    "half a year after the start is 29 February",
    "half a year after the start is cut to the month's end",
    "placement without employer",
    "several placements of one person in a year",
    "two placements on one day, numbers in text order",
    "first placement of the year does not count, a later one does",
    # campaigns and conversations
    "campaign with an end",
    "campaign without an end",
    "conversation on the campaign's first day",
    "conversation on the day before the campaign",
    "conversation on the campaign's last day",
    "conversation on the day after the campaign",
    "contact attempt without conversation",
    # plan
    "step outlives its traject",
    "step open in an ended traject",
    "step planned",
    "step waiting",
    # the rest
    "agreement of an earlier year than its placement",
    "agreement begins on 1 January",
    "fact under an old klantnummer",
    "klant without stadsdeel",
    # peildatum
    "P on a placement's first day",
    "P on a placement's last day",
    "P on the day after a placement's last day",
    "P half a year after a placement's start",
    "P the day before half a year after a placement's start",
    "P on a step's last day",
    "P on the day after a step's last day",
    "P on the last day of a step's traject",
    "P after the traject's end, before its step's end",
    "P on the day of a conversation",
    "P on an agreement's first day",
    "P on the year's first day",
    "P after the year",
    "more placed than regular",
    "nobody placed",
)


def edges(tables: Tables) -> set[str]:
    facts = Facts(tables)
    found = set(_of_benefit_rows(tables, facts))
    found |= {name for person in facts.stadsdelen for name in _of_benefit(tables, facts, person)}
    for person, placements in facts.plaatsingen.items():
        found |= {name for placement in placements for name in _of_placement(facts, person, placement)}
        found |= set(_of_several(facts, person, placements))
    return found | set(_of_conversations(tables)) | set(_of_plans(tables)) | set(_of_the_rest(tables))


def _true(names: dict[str, bool]) -> list[str]:
    return [name for name, holds in names.items() if holds]


def _of_benefit_rows(tables: Tables, facts: Facts) -> Iterator[str]:
    rows = sorted(
        (facts.person(row["klantnummer"]), day(row["start"]), day(row["einde"]) if row["einde"] else date.max)
        for row in tables["uitkeringen"]
    )
    for (person, _, last), (other, begin, _) in pairwise(rows):
        if person == other and last < date.max:
            yield from _true(
                {
                    "benefit rows adjacent": begin == last + DAY,
                    "benefit rows with one day between": begin == last + 2 * DAY,
                }
            )


def _of_benefit(tables: Tables, facts: Facts, person: str) -> Iterator[str]:
    for campaign in tables["campagnes"]:
        first, months = day(campaign["startdatum"]), int(campaign["minimaal_maanden_uitkering"])
        for start, end in facts.periods.get(person, []):
            includes = start <= first and (end is None or end >= first)
            enough = months_after(start, months) <= first
            day_more = months_after(start - DAY, months) <= first
            yield from _true(
                {
                    "benefit just long enough for the campaign": includes
                    and enough
                    and months_after(start + DAY, months) > first,
                    "benefit one day too short for the campaign": includes and not enough and day_more,
                    "benefit ends on the campaign's first day": enough and end == first,
                }
            )


def _of_placement(facts: Facts, person: str, placement: Row) -> Iterator[str]:
    start, end = placement["startdatum"], placement["einddatum"]
    half_year = months_after(start, 6)
    yield from _true(
        {
            "placement ends exactly half a year after its start": end == half_year,
            "placement ends the day before half a year": end == half_year - DAY,
            "placement starts on 29 February": (start.month, start.day) == (2, 29),
            "half a year after the start is 29 February": (half_year.month, half_year.day) == (2, 29),
            "half a year after the start is cut to the month's end": half_year.day < start.day,
            "placement without employer": not placement["kvk_nummer"],
        }
    )
    for begin, last in facts.periods.get(person, []):
        yield from _true(
            {
                "placement on the first day of benefit": start == begin,
                "placement on the second day of benefit": start == begin + DAY,
                "placement on the day after benefit ended": last is not None and start == last + DAY,
                "placement two days after benefit ended": last is not None and start == last + 2 * DAY,
                "benefit began after a placement, up to half a year": start < begin <= half_year,
                "benefit again while working": start < begin <= (end or date.max),
                "benefit again exactly half a year after the start": begin == half_year,
                "benefit again the day after half a year": begin == half_year + DAY,
            }
        )


def _of_several(facts: Facts, person: str, placements: list[Row]) -> Iterator[str]:
    for one, other in combinations(placements, 2):
        numbers = one["plaatsingnummer"], other["plaatsingnummer"]
        same_year = one["startdatum"].year == other["startdatum"].year
        by_text, by_number = numbers[0] < numbers[1], int(numbers[0][1:]) < int(numbers[1][1:])
        first, later = sorted((one, other), key=lambda row: row["startdatum"])
        yield from _true(
            {
                "several placements of one person in a year": same_year,
                "two placements on one day, numbers in text order": one["startdatum"] == other["startdatum"]
                and by_text != by_number
                and facts.on_benefit(person, one["startdatum"] - DAY),
                "first placement of the year does not count, a later one does": same_year
                and not facts.on_benefit(person, first["startdatum"] - DAY)
                and facts.on_benefit(person, later["startdatum"] - DAY),
            }
        )


def _of_conversations(tables: Tables) -> Iterator[str]:
    days = {day(row["datum"]) for row in tables["gesprekken"]}
    spoken = {row["klantnummer"] for row in tables["gesprekken"]}
    for campaign in tables["campagnes"]:
        first = day(campaign["startdatum"])
        last = day(campaign["einddatum"]) if campaign["einddatum"] else None
        yield from _true(
            {
                "campaign with an end": last is not None,
                "campaign without an end": last is None,
                "conversation on the campaign's first day": first in days,
                "conversation on the day before the campaign": first - DAY in days,
                "conversation on the campaign's last day": last in days,
                "conversation on the day after the campaign": last is not None and last + DAY in days,
            }
        )
    if any(row["klantnummer"] not in spoken for row in tables["contactpogingen"]):
        yield "contact attempt without conversation"


def _of_plans(tables: Tables) -> Iterator[str]:
    if any(outlived_days(tables)):
        yield "step outlives its traject"
    ends = {row["trajectnummer"]: row["einde"] for row in tables["trajecten"]}
    for row in tables["stappen"]:
        last = ends[row["trajectnummer"]]
        yield from _true(
            {
                "step open in an ended traject": bool(last) and row["status"] == "lopend",
                "step planned": row["status"] == "gepland",
                "step waiting": row["status"] == "wacht",
            }
        )


def _of_the_rest(tables: Tables) -> Iterator[str]:
    begins = {row["akkoordnummer"]: day(row["ingangsdatum"]) for row in tables["werkakkoorden"]}
    used = [(begins[row["akkoordnummer"]], row) for row in tables["plaatsingen"] if row["akkoordnummer"]]
    old = {row["oud"] for row in tables["aliassen"]}
    person_tables = ("uitkeringen", "gesprekken", "trajecten", "plaatsingen")
    yield from _true(
        {
            "agreement of an earlier year than its placement": any(
                first.year < day(row["startdatum"]).year for first, row in used
            ),
            "agreement begins on 1 January": any((b.month, b.day) == (1, 1) for b in begins.values()),
            "fact under an old klantnummer": any(
                row["klantnummer"] in old for table in person_tables for row in tables[table]
            ),
            "klant without stadsdeel": any(not row["stadsdeel"] for row in tables["klanten"]),
        }
    )


def outlived_days(tables: Tables) -> Iterator[date]:
    """Last days of steps that go on after the end of their traject."""
    ends = {row["trajectnummer"]: row["einde"] for row in tables["trajecten"]}
    for row in tables["stappen"]:
        last = ends[row["trajectnummer"]]
        if last and row["einde"] and day(row["einde"]) > day(last):
            yield day(row["einde"])


def edges_of_peildatum(tables: Tables, jaar: int, peildatum: date) -> set[str]:
    facts = Facts(tables)
    placements = [row for rows in facts.plaatsingen.values() for row in rows]
    starts = {row["startdatum"] for row in placements}
    ends = {row["einddatum"] for row in placements}
    half_years = {months_after(start, 6) for start in starts}
    step_ends = {day(row["einde"]) for row in tables["stappen"] if row["einde"]}
    with_step = {row["trajectnummer"] for row in tables["stappen"]}
    traject_ends = {
        day(row["einde"]) for row in tables["trajecten"] if row["einde"] and row["trajectnummer"] in with_step
    }
    regulier = next(int(row["regulier"]) for row in tables["doelstellingen"] if row["jaar"] == str(jaar))
    counting = counting_placements(facts, jaar, peildatum)
    names = {
        "P on a placement's first day": peildatum in starts,
        "P on a placement's last day": peildatum in ends,
        "P on the day after a placement's last day": peildatum - DAY in ends,
        "P half a year after a placement's start": peildatum in half_years,
        "P the day before half a year after a placement's start": peildatum + DAY in half_years,
        "P on a step's last day": peildatum in step_ends,
        "P on the day after a step's last day": peildatum - DAY in step_ends,
        "P on the last day of a step's traject": peildatum in traject_ends,
        "P after the traject's end, before its step's end": peildatum in set(outlived_days(tables)),
        "P on the day of a conversation": any(day(row["datum"]) == peildatum for row in tables["gesprekken"]),
        "P on an agreement's first day": any(
            day(row["ingangsdatum"]) == peildatum for row in tables["werkakkoorden"]
        ),
        "P on the year's first day": peildatum == date(jaar, 1, 1),
        "P after the year": peildatum.year > jaar,
        "more placed than regular": len(counting) > regulier,
        "nobody placed": not counting,
    }
    return set(_true(names))
