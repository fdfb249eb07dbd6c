"""Small, nasty municipalities for property tests: table -> rows of text, always valid under the data rules.

Dates are drawn from the neighbourhood of the days that matter, so that edges are the rule, not the exception.
Which edges an example really has is read from its finished rows (`edges`), reported to hypothesis as an event
and counted in `SEEN`; `never_drawn()` names those that a long run missed.
"""

import csv
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from hypothesis import currently_in_test_context, event
from hypothesis import strategies as st

from tests.doelen.datarules import column_names
from tests.doelen.edges import ALL_EDGES, edges, edges_of_peildatum, outlived_days
from tests.doelen.recount import DAY, KEYS, Facts, Row, Tables, day, months_after

SEEN: Counter[str] = Counter()
YEARS = (2019, 2020, 2023)
KLANTNUMMERS = ("K1", "12", "00012", "K2", "9", "10")
OLD_NUMBERS = ("0001", "OUD;7", "K0")
BSNS = ("999000007", "999000019", "999000020", "999000032", "999000044", "999000056")
NAMES = ("Jansen", "Yılmaz", 'O"Neill; zn.', "=1+1", "d'Hondt\nvan Zee", "Nguyễn 🙂", "Tjon A Fat")
SECTORS = ("zorg", "horeca_toerisme", "overig")
EMPLOYERS = ("99000001", "00000002", "99000003")
maybe = st.booleans()


def never_drawn() -> list[str]:
    """The named edges that no example has had so far."""
    return sorted(set(ALL_EDGES) - set(SEEN))


def _report(found: Iterable[str]) -> None:
    for edge in found:
        SEEN[edge] += 1
        if currently_in_test_context():
            event(edge)


def write_files(tables: Tables, folder: Path, delimiter: str = ";") -> None:
    """The tables as import files; `codes` and `aliassen` are left out when empty, as the contract says."""
    folder.mkdir(parents=True, exist_ok=True)
    for table in KEYS:
        if not tables[table] and table in ("codes", "aliassen"):
            continue
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            names = list(tables[table][0]) if tables[table] else column_names(table)
            lines = csv.DictWriter(file, names, delimiter=delimiter, lineterminator="\n")
            lines.writeheader()
            lines.writerows(tables[table])


def _row(table: str, **values: object) -> Row:
    cells = {name: "" if values.get(name) is None else str(values[name]) for name in column_names(table)}
    assert set(values) <= set(cells), values
    return cells


class Days:
    """The days that matter in one example, and their neighbours."""

    def __init__(self, jaar: int, anchor: date, campaign_start: date, months: int):
        self.jaar = jaar
        centre = {date(jaar, 1, 1), anchor, months_after(anchor, 6), campaign_start, date(jaar, 12, 31)}
        centre.add(months_after(campaign_start, -months))
        near = {found + n * DAY for found in centre for n in (-2, -1, 0, 1, 2)}
        self.all = sorted(near | set(_odd_days(jaar)))
        self.any = st.sampled_from(self.all)
        self.benefit_starts = st.one_of(
            self.any, self.near(months_after(campaign_start, -months)), _before(self)
        )

    def near(self, *more: date) -> st.SearchStrategy[date]:
        return st.sampled_from([found + n * DAY for found in more for n in (0, 1, 2, -1)])


def _odd_days(jaar: int) -> list[date]:
    """Month ends, and 28 or 29 February and 1 March."""
    march = date(jaar, 3, 1)
    return [march - DAY, march, date(jaar, 8, 31), date(jaar, 8, 30), date(jaar, 6, 30), date(jaar, 7, 1)]


def _anchors(jaar: int) -> st.SearchStrategy[date]:
    days = st.integers(0, 364).map(lambda n: date(jaar, 1, 1) + timedelta(days=n))
    return st.one_of(st.sampled_from(_odd_days(jaar)), days)


@st.composite
def gemeenten(draw: st.DrawFn, max_klanten: int = 4) -> Tables:
    """A valid municipality; `year_of(tables)` is the year that its days gather around."""
    jaar = draw(st.sampled_from(YEARS))
    anchor = draw(_anchors(jaar))
    start = draw(st.one_of(st.just(date(jaar, 1, 1)), _anchors(draw(st.sampled_from((jaar, jaar - 1))))))
    months = draw(st.sampled_from((0, 1, 6, 18)))
    days = Days(jaar, anchor, start, months)
    tables: Tables = {table: [] for table in KEYS}
    _frame(draw, tables, days, start, months)
    _employers(draw, tables, days)
    numbers = draw(st.lists(st.sampled_from(KLANTNUMMERS), min_size=1, max_size=max_klanten, unique=True))
    for number, bsn in zip(numbers, BSNS, strict=False):
        _klant(draw, tables, number, bsn)
        names = _names_of(draw, tables, number)
        story = draw(st.sampled_from((_benefit, _placed_from_benefit, _long_on_benefit)))
        story(draw, tables, days, names)
        if story is not _long_on_benefit:
            _placements(draw, tables, days, names)
        _talks(draw, tables, days, names)
        _plan(draw, tables, days, names)
    _report(edges(tables))
    return tables


def year_of(tables: Tables) -> int:
    return int(tables["doelstellingen"][0]["jaar"])


@st.composite
def peilingen(draw: st.DrawFn, tables: Tables) -> tuple[int, date, str]:
    """What to ask of `tables`: year, peildatum (on and beside every boundary in the facts) and campaign."""
    jaar = int(draw(st.sampled_from(tables["doelstellingen"]))["jaar"])
    campagne = draw(st.sampled_from(tables["campagnes"]))["code"]
    first, last = date(jaar, 1, 1), date(jaar, 12, 31)
    groups = [{first, last, last + DAY}, *boundaries(tables)]
    later = [sorted(found for found in group if found >= first) for group in groups]
    peildatum = draw(st.sampled_from(draw(st.sampled_from([group for group in later if group]))))
    _report(edges_of_peildatum(tables, jaar, peildatum))
    return jaar, peildatum, campagne


def boundaries(tables: Tables) -> list[set[date]]:
    """The dates in the facts with the days beside them, in groups, so that rare ones are drawn too."""
    columns = [
        [("stappen", "start"), ("stappen", "einde"), ("trajecten", "einde")],
        [("plaatsingen", "startdatum"), ("plaatsingen", "einddatum")],
        [("gesprekken", "datum"), ("campagnes", "startdatum"), ("campagnes", "einddatum")],
        [("werkakkoorden", "ingangsdatum"), ("uitkeringen", "start"), ("uitkeringen", "einde")],
    ]
    groups = [
        {day(row[name]) for table, name in group for row in tables[table] if row[name]} for group in columns
    ]
    groups += [groups[0], set(outlived_days(tables))]
    groups.insert(0, {months_after(day(row["startdatum"]), 6) for row in tables["plaatsingen"]})
    return [{moment + n * DAY for moment in group for n in (-1, 0, 1)} for group in groups]


def _frame(draw: st.DrawFn, tables: Tables, days: Days, start: date, months: int) -> None:
    """Targets, campaigns with and without an end, a team and two medewerkers."""
    for jaar in (days.jaar, days.jaar + 1):
        regulier, extra = draw(st.integers(0, 3)), draw(st.integers(0, 2))
        tables["doelstellingen"].append(
            _row(
                "doelstellingen",
                jaar=jaar,
                regulier=regulier,
                extra=extra,
                kosten_per_uitkering=draw(st.integers(0, 20000)),
            )
        )
    others = draw(st.lists(days.any, max_size=1))
    for code, first in zip(("langdurig", "kort"), (start, *others), strict=False):
        last = draw(st.one_of(st.none(), days.near(first), days.any))
        tables["campagnes"].append(
            _row(
                "campagnes",
                code=code,
                naam=draw(st.sampled_from(NAMES)),
                startdatum=first,
                einddatum=last if last and last >= first else None,
                minimaal_maanden_uitkering=months if code == "langdurig" else draw(st.integers(0, 24)),
                streefaantal=3,
            )
        )
    tables["teams"] += [
        _row("teams", team="Centrum", stadsdelen="Centrum|onbekend"),
        _row("teams", team="WSP"),
    ]
    for name, team in (("c001", "Centrum"), ("c002", None)):
        tables["medewerkers"].append(
            _row(
                "medewerkers",
                gebruikersnaam=name,
                naam="Noor",
                email=f"{name}@gemeente.example",
                team=team,
                rollen="regisseur",
            )
        )


def _employers(draw: st.DrawFn, tables: Tables, days: Days) -> None:
    for kvk_nummer in EMPLOYERS[: draw(st.integers(1, 3))]:
        sector = draw(st.sampled_from(SECTORS))
        tables["werkgevers"].append(_row("werkgevers", kvk_nummer=kvk_nummer, naam="Bakkerij", sector=sector))
    for i in range(draw(st.integers(0, 3))):
        first = draw(
            st.one_of(days.any, st.just(date(days.jaar - 1, 12, 31)), st.just(date(days.jaar, 1, 1)))
        )
        last = draw(st.one_of(st.none(), days.near(first), days.any))
        tables["werkakkoorden"].append(
            _row(
                "werkakkoorden",
                akkoordnummer=f"A{i}",
                kvk_nummer=draw(st.sampled_from(tables["werkgevers"]))["kvk_nummer"],
                sector=draw(st.sampled_from(SECTORS)),
                ingangsdatum=first,
                einddatum=last if last and last >= first else None,
                banen=draw(st.integers(0, 9)),
                ontwikkelplekken=draw(st.integers(0, 9)),
            )
        )


def _klant(draw: st.DrawFn, tables: Tables, number: str, bsn: str) -> None:
    tables["klanten"].append(
        _row(
            "klanten",
            klantnummer=number,
            bsn=bsn if draw(maybe) else None,
            voornaam=draw(st.sampled_from((None, *NAMES))),
            achternaam=draw(st.sampled_from(NAMES)),
            geboortedatum=draw(st.sampled_from((None, date(1980, 2, 29), date(1960, 12, 31)))),
            stadsdeel=draw(st.sampled_from((None, "Centrum", "Laak"))),
        )
    )


def _names_of(draw: st.DrawFn, tables: Tables, number: str) -> st.SearchStrategy[str]:
    """How the files name this person: the klantnummer, or an old one that is an alias."""
    if not draw(st.integers(0, 3)) and len(tables["aliassen"]) < len(OLD_NUMBERS):
        old = OLD_NUMBERS[len(tables["aliassen"])]
        tables["aliassen"].append(_row("aliassen", oud=old, klantnummer=number))
        return st.sampled_from((number, old))
    return st.just(number)


def _periods(
    draw: st.DrawFn, days: Days, starts_from: st.SearchStrategy[date], most: int
) -> list[tuple[date, date | None]]:
    """Periods in order that never overlap; ends lie on, or one or two days before, the next start."""
    starts = sorted(draw(st.lists(starts_from, max_size=most, unique=True)))
    periods: list[tuple[date, date | None]] = []
    for first, following in pairwise(starts):
        last = following - draw(st.sampled_from((1, 1, 2, 3))) * DAY
        periods.append((first, draw(st.sampled_from((max(first, last), max(first, last), first)))))
    if starts:
        later = [found for found in days.all if found >= starts[-1]] or starts[-1:]
        periods.append((starts[-1], draw(st.one_of(st.none(), st.sampled_from(later)))))
    return periods


def _before(days: Days) -> st.SearchStrategy[date]:
    return st.integers(1, 1500).map(lambda n: days.all[0] - timedelta(days=n))


def _placed_from_benefit(draw: st.DrawFn, tables: Tables, days: Days, names: st.SearchStrategy[str]) -> None:
    """Long on benefit, spoken to, placed, and something half a year later, so that counting is common."""
    start = draw(days.any.filter(lambda found: found.year == days.jaar))
    half_year = months_after(start, 6)
    last = start - draw(st.sampled_from((0, 1, 1, 1, 2))) * DAY
    again = draw(st.sampled_from((None, -1, 0, 0, 1)))
    periods = [(draw(_before(days)), last)] + ([] if again is None else [(half_year + again * DAY, None)])
    for first, end in periods:
        reden = "werk" if end else None
        cells = {"klantnummer": draw(names), "start": first, "einde": end, "einde_reden": reden}
        tables["uitkeringen"].append(_row("uitkeringen", **cells))
    ends = st.sampled_from((None, None, half_year - DAY, half_year))
    _placement(draw, tables, draw(names), start, draw(ends))
    _first_day_talk(draw, tables, names)


def _long_on_benefit(draw: st.DrawFn, tables: Tables, days: Days, names: st.SearchStrategy[str]) -> None:
    """Long on benefit, spoken to and not at work: participates by a step only."""
    tables["uitkeringen"].append(_row("uitkeringen", klantnummer=draw(names), start=draw(_before(days))))
    _first_day_talk(draw, tables, names)


def _first_day_talk(draw: st.DrawFn, tables: Tables, names: st.SearchStrategy[str]) -> None:
    first_day = day(tables["campagnes"][0]["startdatum"])
    cells = {"klantnummer": draw(names), "datum": first_day, "medewerker": "c001", "vorm": "video"}
    tables["gesprekken"].append(_row("gesprekken", gespreknummer=f"G{len(tables['gesprekken'])}", **cells))


def _benefit(draw: st.DrawFn, tables: Tables, days: Days, names: st.SearchStrategy[str]) -> None:
    for first, last in _periods(draw, days, days.benefit_starts, 4):
        reden = draw(st.sampled_from(("werk", "wijziging", "overig"))) if last else None
        number = draw(names)
        tables["uitkeringen"].append(
            _row("uitkeringen", klantnummer=number, start=first, einde=last, einde_reden=reden)
        )


def _placements(draw: st.DrawFn, tables: Tables, days: Days, names: st.SearchStrategy[str]) -> None:
    """Starts beside the person's own benefit rows or an earlier placement, ends around half a year later."""
    person = Facts(tables).person(draw(names))
    periods = Facts(tables).periods.get(person, [])
    own = [found for period in periods for found in period if found]
    own += [months_after(begin, -6) for begin, _ in periods[1:]]
    for _ in range(draw(st.integers(0, 4))):
        choices = [days.any, days.near(*own), st.just(own[-1])] if own else [days.any]
        first = draw(st.one_of(*choices))
        half_year = months_after(first, 6)
        last = draw(st.one_of(st.none(), st.just(first), days.near(half_year), days.any))
        own.append(first)
        _placement(draw, tables, draw(names), first, last if last and last >= first else None)


def _placement(draw: st.DrawFn, tables: Tables, number: str, first: date, last: date | None) -> None:
    """On an agreement, with an employer, or with neither."""
    employers = [row["kvk_nummer"] for row in tables["werkgevers"]]
    kvk_nummer, akkoord = draw(st.sampled_from((None, *employers))), None
    possible = [row for row in tables["werkakkoorden"] if _in_term(row, first)]
    if possible and draw(maybe):
        chosen = draw(st.sampled_from(possible))
        kvk_nummer, akkoord = chosen["kvk_nummer"], chosen["akkoordnummer"]
    tables["plaatsingen"].append(
        _row(
            "plaatsingen",
            plaatsingnummer=f"W{_text_before_number(len(tables['plaatsingen']))}",
            klantnummer=number,
            soort=draw(st.sampled_from(("werk", "werk", "opleiding"))),
            startdatum=first,
            einddatum=last,
            einde_reden=draw(st.sampled_from(("uitval", "overig"))) if last else None,
            kvk_nummer=kvk_nummer,
            akkoordnummer=akkoord,
            uren_per_week=draw(st.sampled_from((None, 1, 60))),
        )
    )


def _text_before_number(i: int) -> int:
    """9, 10, 99, 100, 999, …: as text each second one comes before the one that was made before it."""
    return 10 ** (i // 2 + 1) - 1 + i % 2


def _in_term(agreement: Row, first: date) -> bool:
    last = day(agreement["einddatum"]) if agreement["einddatum"] else date.max
    return day(agreement["ingangsdatum"]) <= first <= last


def _talks(draw: st.DrawFn, tables: Tables, days: Days, names: st.SearchStrategy[str]) -> None:
    """Conversations on and beside the campaigns' first and last days, contact attempts, belemmeringen."""
    bounds = [day(row[n]) for row in tables["campagnes"] for n in ("startdatum", "einddatum") if row[n]]
    for _ in range(draw(st.integers(0, 2))):
        number = f"G{len(tables['gesprekken'])}"
        datum, trede = draw(st.one_of(days.near(*bounds), days.any)), draw(st.sampled_from((None, 1, 6)))
        facts = {
            "klantnummer": draw(names),
            "datum": datum,
            "medewerker": "c001",
            "vorm": "wijk",
            "trede": trede,
        }
        text = draw(st.sampled_from((None, *NAMES)))
        tables["gesprekken"].append(_row("gesprekken", gespreknummer=number, verslag=text, **facts))
    if draw(maybe):
        number = f"P{len(tables['contactpogingen'])}"
        facts = {"klantnummer": draw(names), "datum": draw(days.any), "medewerker": "c002"}
        tables["contactpogingen"].append(
            _row("contactpogingen", pogingnummer=number, uitkomst="niet_verschenen", **facts)
        )
        found = draw(days.any)
        solved = draw(st.sampled_from((None, found)))
        facts = {"klantnummer": draw(names), "soort": "taal", "vastgesteld_op": found, "opgelost_op": solved}
        tables["belemmeringen"].append(_row("belemmeringen", **facts))


def _plan(draw: st.DrawFn, tables: Tables, days: Days, names: st.SearchStrategy[str]) -> None:
    for first, last in _periods(draw, days, days.any, 2):
        number = f"T{len(tables['trajecten'])}"
        reden = "participatie" if last else None
        facts = {"klantnummer": draw(names), "start": first, "einde": last, "einde_reden": reden}
        tables["trajecten"].append(_row("trajecten", trajectnummer=number, **facts))
        _regisseurs(draw, tables, number, first, last)
        for _ in range(draw(st.sampled_from((0, 1, 1, 2)))):
            _step(draw, tables, days, number, first, last)


def _regisseurs(draw: st.DrawFn, tables: Tables, number: str, first: date, last: date | None) -> None:
    """One regisseur, or two with a transfer; the last may end on the day after the traject's end."""
    transfer = first + draw(st.integers(1, 40)) * DAY
    until = draw(st.sampled_from((None, last + DAY if last else None)))
    if draw(maybe) and (last is None or transfer <= last):
        facts = {"medewerker": "c001", "start": first, "einde": transfer}
        tables["regisseurs"].append(_row("regisseurs", trajectnummer=number, **facts))
        first = transfer
    facts = {"medewerker": "c002", "start": first, "einde": until}
    tables["regisseurs"].append(_row("regisseurs", trajectnummer=number, **facts))


def _step(draw: st.DrawFn, tables: Tables, days: Days, number: str, first: date, last: date | None) -> None:
    """A step begins in its traject, and may outlive it."""
    begin = draw(st.one_of(st.just(first), days.any))
    if begin < first or (last and begin > last):
        begin = first
    status = draw(
        st.sampled_from(("gepland", "lopend", "lopend", "wacht", "afgerond", "afgerond", "gestopt"))
    )
    einde = None
    if status in ("afgerond", "gestopt"):
        around = max(filter(None, (begin, last)))
        einde = max(begin, draw(st.one_of(days.near(around), st.just(around + 30 * DAY), st.just(begin))))
    facts = {"voorziening": "buddy", "start": begin, "einde": einde, "status": status}
    tables["stappen"].append(
        _row("stappen", stapnummer=f"S{len(tables['stappen'])}", trajectnummer=number, **facts)
    )
