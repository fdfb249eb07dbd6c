"""The figures of contract section 3, counted again in plain Python from a folder of import files.

Independent on purpose: no SQL and nothing from the application. It checks the application, so every rule here
is read from the words of the contract, and is written for clearness, not for speed.
"""

import calendar
import csv
import unicodedata
from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path

Row = dict[str, str]
Tables = dict[str, list[Row]]
Period = tuple[date, date | None]

DAY = timedelta(days=1)
FOREVER = date.max
KEYS = {
    "codes": ("lijst", "code"),
    "doelstellingen": ("jaar",),
    "teams": ("team",),
    "campagnes": ("code",),
    "medewerkers": ("gebruikersnaam",),
    "klanten": ("klantnummer",),
    "aliassen": ("oud",),
    "uitkeringen": ("klantnummer", "start"),
    "gesprekken": ("gespreknummer",),
    "contactpogingen": ("pogingnummer",),
    "belemmeringen": ("klantnummer", "soort", "vastgesteld_op"),
    "trajecten": ("trajectnummer",),
    "regisseurs": ("trajectnummer", "medewerker", "start"),
    "stappen": ("stapnummer",),
    "werkgevers": ("kvk_nummer",),
    "werkakkoorden": ("akkoordnummer",),
    "plaatsingen": ("plaatsingnummer",),
    "antwoorden": ("gespreknummer", "onderwerp"),
    "keuzeantwoorden": ("gespreknummer", "vraag"),
    "zrm": ("gespreknummer", "domein"),
    "klanttags": ("klantnummer", "soort", "bron", "wat"),
    "acties": ("actienummer",),
}


def read(folder: Path | str) -> Tables:
    """Every known csv file in the folder; a file that is not there is an empty table."""
    return {table: _read_table(Path(folder) / f"{table}.csv") for table in KEYS}


def _read_table(path: Path) -> list[Row]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        header = file.readline()
        file.seek(0)
        lines = csv.reader(file, delimiter=";" if ";" in header else ",", strict=True)
        names = [name.strip() for name in next(lines)]
        return [dict(zip(names, map(_text, cells), strict=True)) for cells in lines if any(cells)]


def _text(cell: str) -> str:
    return unicodedata.normalize("NFC", cell.strip())


def day(cell: str) -> date:
    """YYYY-MM-DD or DD-MM-YYYY."""
    first, second, third = cell.split("-")
    year, last = (first, third) if len(first) == 4 else (third, first)
    return date(int(year), int(second), int(last))


def _day_or_none(cell: str | None) -> date | None:
    return day(cell) if cell else None


def months_after(start: date, months: int) -> date:
    """Calendar months, the day cut to the length of the month: 31 August + 6 months = 28 or 29 February."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def percentage(part: int, whole: int) -> float | None:
    """One decimal, an exact half goes up; nothing to divide by is None."""
    return (2000 * part + whole) // (2 * whole) / 10 if whole else None


def not_ended_before(end: date | None, on: date) -> bool:
    return end is None or end >= on


class Facts:
    """The files with dates read, duplicates dropped and old klantnummers replaced by the person they mean."""

    def __init__(self, tables: Tables):
        self._tables = tables
        self._aliases = {row["oud"]: row["klantnummer"] for row in self.rows("aliassen")}
        klanten = [row for row in self.rows("klanten") if row["klantnummer"] not in self._aliases]
        self.stadsdelen = {row["klantnummer"]: row.get("stadsdeel") or "onbekend" for row in klanten}
        self.sectors = {row["kvk_nummer"]: row["sector"] for row in self.rows("werkgevers")}
        self.periods = self._benefit_periods()
        self.plaatsingen = self._placements()

    def rows(self, table: str) -> list[Row]:
        """The same key twice counts once."""
        return list(
            {tuple(row[key] for key in KEYS[table]): row for row in self._tables.get(table, [])}.values()
        )

    def person(self, klantnummer: str) -> str:
        while klantnummer in self._aliases:
            klantnummer = self._aliases[klantnummer]
        return klantnummer

    def _benefit_periods(self) -> dict[str, list[Period]]:
        """Benefit rows that follow each other without a day between are one period."""
        per_person = defaultdict(list)
        for row in self.rows("uitkeringen"):
            per_person[self.person(row["klantnummer"])].append(
                (day(row["start"]), _day_or_none(row["einde"]))
            )
        return {person: _joined(sorted(found)) for person, found in per_person.items()}

    def _placements(self) -> dict[str, list[Row]]:
        per_person = defaultdict(list)
        for row in self.rows("plaatsingen"):
            dated = row | {"startdatum": day(row["startdatum"]), "einddatum": _day_or_none(row["einddatum"])}
            per_person[self.person(row["klantnummer"])].append(dated)
        return per_person

    def on_benefit(self, person: str, on: date) -> bool:
        return any(start <= on and not_ended_before(end, on) for start, end in self.periods.get(person, []))


def _joined(rows: list[Period]) -> list[Period]:
    periods: list[Period] = []
    for start, end in rows:
        if periods and periods[-1][1] is not None and start == periods[-1][1] + DAY:
            periods[-1] = (periods[-1][0], end)
        else:
            periods.append((start, end))
    return periods


def doelstand(source: Tables | Path | str, jaar: int, peildatum: date, campagne: str = "langdurig") -> dict:
    """The figures of section 3. ValueError for an unknown year or campaign, or P before the year."""
    facts = Facts(source if isinstance(source, dict) else read(source))
    doel = _one(facts.rows("doelstellingen"), "jaar", str(jaar))
    campaign = _one(facts.rows("campagnes"), "code", campagne)
    if peildatum < date(jaar, 1, 1):
        raise ValueError("peildatum lies before the year")
    regulier, extra = int(doel["regulier"]), int(doel["extra"])
    counting = counting_placements(facts, jaar, peildatum)
    doelgroep = target_group(facts, campaign)
    spoken = spoken_to(facts, campaign, doelgroep, peildatum)
    above = max(0, len(counting) - regulier)
    return {
        "jaar": jaar,
        "peildatum": peildatum.isoformat(),
        "doel": {"regulier": regulier, "extra": extra, "totaal": regulier + extra},
        "geplaatst": _placed(facts, counting, above, regulier + extra),
        "gesprekken": {
            "campagne": campagne,
            "doelgroep": len(doelgroep),
            "gesproken": len(spoken),
            "percentage": percentage(len(spoken), len(doelgroep)),
        },
        "participatie": _participation(facts, spoken, peildatum),
        "werkakkoorden": _agreements(facts, jaar, peildatum),
        "duurzaam": _sustained(facts, counting, peildatum),
        "besparing": {"per_jaar": above * int(doel["kosten_per_uitkering"])},
    }


def _one(rows: list[Row], column: str, value: str) -> Row:
    for row in rows:
        if row[column] == value:
            return row
    raise ValueError(f"no {column} {value}")


def counting_placements(facts: Facts, jaar: int, peildatum: date) -> dict[str, Row]:
    """Per person the first placement of the year, up to P, with benefit on the day before it started."""
    found = {}
    for person, placements in facts.plaatsingen.items():
        counting = [
            placement
            for placement in placements
            if placement["startdatum"].year == jaar
            and placement["startdatum"] <= peildatum
            and facts.on_benefit(person, placement["startdatum"] - DAY)
        ]
        if counting:
            found[person] = min(counting, key=lambda row: (row["startdatum"], row["plaatsingnummer"]))
    return found


def target_group(facts: Facts, campaign: Row) -> set[str]:
    """People with a benefit period that includes the first day and began at least n months before it."""
    first_day, months = day(campaign["startdatum"]), int(campaign["minimaal_maanden_uitkering"])
    return {
        person
        for person, periods in facts.periods.items()
        for start, end in periods
        if start <= first_day
        and not_ended_before(end, first_day)
        and months_after(start, months) <= first_day
    }


def spoken_to(facts: Facts, campaign: Row, doelgroep: set[str], peildatum: date) -> set[str]:
    """Of those: with a conversation from the campaign's first day to P (or its last day, if earlier)."""
    first_day = day(campaign["startdatum"])
    last_day = min(peildatum, _day_or_none(campaign["einddatum"]) or FOREVER)
    spoken = {
        facts.person(row["klantnummer"])
        for row in facts.rows("gesprekken")
        if first_day <= day(row["datum"]) <= last_day
    }
    return spoken & doelgroep


def participating(facts: Facts, peildatum: date) -> set[str]:
    """Everybody who on P is in any placement or any step."""
    working = {
        person
        for person, placements in facts.plaatsingen.items()
        for row in placements
        if row["startdatum"] <= peildatum and not_ended_before(row["einddatum"], peildatum)
    }
    trajecten = {row["trajectnummer"]: row for row in facts.rows("trajecten")}
    stepping = set()
    for row in facts.rows("stappen"):
        traject = trajecten[row["trajectnummer"]]
        ends = [end for end in (_day_or_none(row["einde"]), _day_or_none(traject["einde"])) if end]
        if (
            row["status"] != "gepland"
            and day(row["start"]) <= peildatum
            and not_ended_before(min(ends, default=None), peildatum)
        ):
            stepping.add(facts.person(traject["klantnummer"]))
    return working | stepping


def _placed(facts: Facts, counting: dict[str, Row], above: int, doel: int) -> dict:
    kinds = Counter(row["soort"] for row in counting.values())
    months = Counter(f"{row['startdatum']:%Y-%m}" for row in counting.values())
    sectors = Counter(
        facts.sectors[row["kvk_nummer"]] if row["kvk_nummer"] else "geen_werkgever"
        for row in counting.values()
    )
    stadsdelen = Counter(facts.stadsdelen[person] for person in counting)
    return {
        "totaal": len(counting),
        "werk": kinds["werk"],
        "opleiding": kinds["opleiding"],
        "extra": above,
        "percentage": percentage(len(counting), doel),
        "per_maand": dict(sorted(months.items())),
        "per_sector": dict(sorted(sectors.items())),
        "per_stadsdeel": dict(sorted(stadsdelen.items())),
    }


def _participation(facts: Facts, spoken: set[str], peildatum: date) -> dict:
    number = len(spoken & participating(facts, peildatum))
    return {"gesproken": len(spoken), "participeert": number, "percentage": percentage(number, len(spoken))}


def _agreements(facts: Facts, jaar: int, peildatum: date) -> dict:
    agreements = {
        row["akkoordnummer"]: row
        for row in facts.rows("werkakkoorden")
        if day(row["ingangsdatum"]).year == jaar and day(row["ingangsdatum"]) <= peildatum
    }
    filled = [
        row
        for placements in facts.plaatsingen.values()
        for row in placements
        if row["soort"] == "werk" and row["akkoordnummer"] in agreements and row["startdatum"] <= peildatum
    ]
    return {
        "akkoorden": len(agreements),
        "banen": sum(int(row["banen"]) for row in agreements.values()),
        "ontwikkelplekken": sum(int(row["ontwikkelplekken"]) for row in agreements.values()),
        "vervulde_banen": len(filled),
    }


def _sustained(facts: Facts, counting: dict[str, Row], peildatum: date) -> dict:
    assessable = {
        person: row for person, row in counting.items() if months_after(row["startdatum"], 6) <= peildatum
    }
    number = sum(1 for person, row in assessable.items() if _is_sustained(facts, person, row))
    return {
        "beoordeelbaar": len(assessable),
        "duurzaam": number,
        "percentage": percentage(number, len(assessable)),
    }


def _is_sustained(facts: Facts, person: str, placement: Row) -> bool:
    """Not ended before 6 months after its start, and no benefit period began after it up to that day."""
    start = placement["startdatum"]
    half_year = months_after(start, 6)
    benefit_again = any(start < begin <= half_year for begin, _ in facts.periods.get(person, []))
    return not_ended_before(placement["einddatum"], half_year) and not benefit_again
