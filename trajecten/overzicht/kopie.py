"""The copy of a plan that a Planversie keeps, in its own format (1), and how it is read and compared.

A copy names goals, actions and what we wait for by their numbers, which a file carries too; dates are ISO texts. What
is read back may come from a delivery: `faults` says what is wrong with it before it is kept.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from intake.enums import Uitvoerder
from trajecten.enums import DoelStatus, Einddoel, StapStatus
from trajecten.models.plan import JONGEREN, MAX_WOORDEN, WOORDEN
from werkoffensief.web.notation import short_date

Inhoud = dict[str, Any]
WORDS = {
    "einddoel": "Waar het plan naartoe gaat",
    "waar_sta_ik": "Waar ik nu sta",
    "waar_wil_ik_heen": "Waar ik heen wil",
    "ondersteuning": "Welke hulp ik krijg",
    "plichten": "Waar ik mij aan houd",
    "gevolgen": "Wat er gebeurt als ik dat niet doe",
    "regisseur": "Mijn regisseur",
    "evaluatie_op": "Wanneer wij weer naar het plan kijken",
}
DATES = ("voor_op", "sinds", "verwacht_op", "klaar_op", "gedaan_op", "afgesloten_op", "start", "einde")
# Of each list: its key, the words for one of it, and per field what a reader calls it.
LISTS: dict[str, tuple[str, str, dict[str, str]]] = {
    "doelen": (
        "doelnummer",
        "Doel",
        {"wat": "wat", "hoe_zien_wij_het": "hoe wij het zien", "waarom": "waarom", "voor_op": "voor wanneer",
         "status": "stand"},
    ),
    "acties": (
        "actienummer",
        "Actie",
        {"wat": "wat", "wie": "wie", "naam": "naam", "voor_op": "voor wanneer", "gedaan_op": "gedaan op"},
    ),
    "wachtpunten": (
        "wachtpuntnummer",
        "Waar wij op wachten",
        {"wat": "wat", "verwacht_op": "verwacht op", "klaar_op": "er sinds"},
    ),
    "stappen": (
        "stapnummer",
        "Hulp die ik gebruik",
        {"wat": "wat", "start": "begin", "einde": "einde", "status": "stand"},
    ),
}  # fmt: skip
STATES: dict[str, dict[str, str]] = {
    "doelen": dict(DoelStatus.choices),
    "stappen": dict(StapStatus.choices),
}
WHO = {Uitvoerder.KLANT: "ik", Uitvoerder.MEDEWERKER: "mijn regisseur", Uitvoerder.ANDER: "iemand anders"}


@dataclass(frozen=True, slots=True)
class Blad:
    """A copy as a page or a sheet shows it: dates as dates, states in words."""

    einddoel: str
    waar_sta_ik: str
    waar_wil_ik_heen: str
    jongeren: list[tuple[str, str]]
    doelen: list[dict[str, Any]]
    acties: list[dict[str, Any]]
    wachtpunten: list[dict[str, Any]]
    stappen: list[dict[str, Any]]
    regisseur: str
    evaluatie_op: date | None

    @property
    def groepen(self) -> list[tuple[str, list[dict[str, Any]]]]:
        """What is still to be done, by who does it."""
        open_now = [row for row in self.acties if not row["gedaan_op"]]
        titles = {
            Uitvoerder.KLANT: "Dit doe ik",
            Uitvoerder.MEDEWERKER: "Dit doet de gemeente",
            Uitvoerder.ANDER: "Dit doet iemand anders",
        }
        return [
            (title, rows)
            for wie, title in titles.items()
            if (rows := [row for row in open_now if row["wie"] == wie])
        ]

    @property
    def gedaan(self) -> list[dict[str, Any]]:
        return [row for row in self.acties if row["gedaan_op"]]


def shown(inhoud: Inhoud) -> Blad:
    """The copy for a page."""
    rows = {name: [_row(name, row) for row in inhoud.get(name, [])] for name in LISTS}
    return Blad(
        einddoel=_einddoel(inhoud.get("einddoel")),
        waar_sta_ik=inhoud.get("waar_sta_ik") or "",
        waar_wil_ik_heen=inhoud.get("waar_wil_ik_heen") or "",
        jongeren=[(WORDS[name], str(inhoud[name])) for name in JONGEREN if inhoud.get(name)],
        regisseur=inhoud.get("regisseur") or "",
        evaluatie_op=_day(inhoud.get("evaluatie_op")),
        **rows,
    )


def _row(name: str, row: Mapping[str, Any]) -> dict[str, Any]:
    known = {field: row.get(field) for field in (LISTS[name][0], *LISTS[name][2], "doelnummer", *DATES)}
    known |= {field: _day(known[field]) for field in DATES}
    known["stand"] = STATES.get(name, {}).get(str(row.get("status")), "")
    return known


def _day(text: Any) -> date | None:
    return date.fromisoformat(text) if text else None


def _einddoel(code: Any) -> str:
    return dict(Einddoel.choices).get(str(code), "") if code else ""


# --- What is wrong with a copy that a file brings --------------------------------------------------


def faults(inhoud: Any) -> str:
    """Why this is no copy of a plan; nothing when it is one."""
    if not isinstance(inhoud, dict):
        return "is geen plan"
    known = {*WORDS, *LISTS}
    if unknown := sorted({*inhoud} - known):
        return f"noemt {unknown[0]}, dat bestaat niet in een plan"
    for name in WORDS:
        if not _is_text(inhoud.get(name), MAX_WOORDEN):
            return f"heeft bij {name} geen tekst"
    if inhoud.get("einddoel") and not _einddoel(inhoud["einddoel"]):
        return "noemt een einddoel dat niet bestaat"
    if not _is_day(inhoud.get("evaluatie_op")):
        return "heeft bij evaluatie_op geen datum"
    return next(filter(None, (_list_fault(name, inhoud.get(name)) for name in LISTS)), "")


def _list_fault(name: str, rows: Any) -> str:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return f"heeft bij {name} geen lijst"
    fields = {LISTS[name][0], *LISTS[name][2], *(("doelnummer",) if name == "acties" else ())}
    for row in rows:
        if {*row} - fields:
            return f"heeft bij {name} een veld dat niet bestaat"
        if not all(_is_text(value, 1_000) for value in row.values()) or not row.get(LISTS[name][0]):
            return f"heeft bij {name} een regel zonder nummer of met iets anders dan tekst"
        if not all(_is_day(row.get(field)) for field in DATES):
            return f"heeft bij {name} iets dat geen datum is"
    return ""


def _is_text(value: Any, limit: int) -> bool:
    return value is None or (isinstance(value, str) and len(value) <= limit and "\0" not in value)


def _is_day(value: Any) -> bool:
    try:
        _day(value)
    except (TypeError, ValueError):
        return False
    return True


# --- What differs between two copies ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Veranderd:
    """One thing that both have and that is not the same: per part what it was, and what it became."""

    wat: str
    delen: list[tuple[str, str, str]]


@dataclass(slots=True)
class Verschil:
    """What came, what went, and what changed, from the older copy to the newer one."""

    erbij: list[tuple[str, str]] = field(default_factory=list)
    eraf: list[tuple[str, str]] = field(default_factory=list)
    anders: list[Veranderd] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.erbij or self.eraf or self.anders)

    @property
    def aantal(self) -> int:
        return len(self.erbij) + len(self.eraf) + len(self.anders)


def compare(older: Inhoud, newer: Inhoud) -> Verschil:
    """In words what changed between two copies of one plan."""
    found = Verschil()
    for name, label in WORDS.items():
        was, now = (_word(name, copy.get(name)) for copy in (older, newer))
        if was != now:
            found.anders.append(Veranderd(label, [("", was, now)]))
    for name, (key, label, fields) in LISTS.items():
        before, after = ({row[key]: row for row in copy.get(name, [])} for copy in (older, newer))
        found.erbij += [(label, str(after[number]["wat"])) for number in after if number not in before]
        found.eraf += [(label, str(before[number]["wat"])) for number in before if number not in after]
        for number in (number for number in after if number in before):
            parts = list(_parts(name, fields, before[number], after[number]))
            if parts:
                found.anders.append(Veranderd(f"{label}: {after[number]['wat']}", parts))
    return found


def _parts(
    name: str, fields: Mapping[str, str], was: Mapping[str, Any], now: Mapping[str, Any]
) -> Iterable[tuple[str, str, str]]:
    for column, label in fields.items():
        if was.get(column) != now.get(column):
            yield label, _cell(name, column, was.get(column)), _cell(name, column, now.get(column))


def _cell(name: str, column: str, value: Any) -> str:
    if column == "status":
        return STATES[name].get(str(value), str(value or ""))
    if column == "wie":
        return str(WHO.get(value, value or ""))
    if column in DATES:
        return short_date(date.fromisoformat(value)) if value else ""
    return str(value or "")


def _word(name: str, value: Any) -> str:
    if name == "einddoel":
        return _einddoel(value)
    if name == "evaluatie_op":
        return short_date(date.fromisoformat(value)) if value else ""
    return str(value or "")


__all__ = ["WOORDEN", "Blad", "Inhoud", "Veranderd", "Verschil", "compare", "faults", "shown"]
