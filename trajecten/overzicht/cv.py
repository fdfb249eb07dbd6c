"""The CV of a klant as it is read: on a page and on paper. Nothing of the municipality stands on it."""

from dataclasses import dataclass, field

from intake.models import Klant
from trajecten.enums import Contact, Diploma, JaNee, Scholingsoort, Scholingstand
from trajecten.models import Profiel, Scholing, Werkervaring
from trajecten.models.profiel import EISEN
from trajecten.overzicht.profiel import (
    LABELS,
    Profielbeeld,
    codes_in_words,
    contact_lines,
    language,
    period,
    uren_of,
)
from werkoffensief.web import notation

NBSP = notation.NBSP


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of the CV: when, what, where, and more."""

    wat: str
    wanneer: str = ""
    waar: str = ""
    meer: str = ""


@dataclass(frozen=True, slots=True)
class Blad:
    """What stands on the CV; what is empty is left out."""

    naam: str
    contact: list[tuple[str, str]]
    over_mij: str = ""
    zoekt: list[str] = field(default_factory=list)
    beschikbaar: list[str] = field(default_factory=list)
    onregelmatig: str = ""
    werk: list[Regel] = field(default_factory=list)
    opleidingen: list[Regel] = field(default_factory=list)
    cursussen: list[Regel] = field(default_factory=list)
    vaardigheden: list[str] = field(default_factory=list)
    talen: list[tuple[str, str]] = field(default_factory=list)
    vervoer: list[str] = field(default_factory=list)
    gedrag: list[str] = field(default_factory=list)
    eisen: list[str] = field(default_factory=list)

    @property
    def leeg(self) -> bool:
        parts = (
            self.over_mij,
            self.zoekt,
            self.werk,
            self.opleidingen,
            self.cursussen,
            self.vaardigheden,
            self.talen,
            self.gedrag,
        )
        return not any(parts)


def blad_of(klant: Klant, beeld: Profielbeeld) -> Blad:
    profiel = beeld.profiel
    schooling = [(row.soort, _schooling(row)) for row in beeld.scholing]
    return Blad(
        naam=klant.naam,
        contact=contact_lines(klant, profiel),
        over_mij=(profiel.over_mij or "") if profiel else "",
        zoekt=list(profiel.beroepen or []) if profiel else [],
        beschikbaar=_available(profiel) if profiel else [],
        onregelmatig=_irregular(profiel) if profiel else "",
        werk=[_work(row) for row in beeld.werk],
        opleidingen=[line for soort, line in schooling if soort == "opleiding"],
        cursussen=[line for soort, line in schooling if soort != "opleiding"],
        vaardigheden=list(profiel.vaardigheden or []) if profiel else [],
        talen=[line for row in beeld.talen if (line := language(row))],
        vervoer=_travels(profiel) if profiel else [],
        gedrag=codes_in_words("gedrag_goed", (profiel.gedrag_goed or []) if profiel else []),
        eisen=_asks(profiel) if profiel else [],
    )


def _work(row: Werkervaring) -> Regel:
    return Regel(row.functie, period(row.van, row.tot), row.werkgever or "", row.omschrijving or "")


def _schooling(row: Scholing) -> Regel:
    """A school that was not finished says so only when nothing better is known: that it was done counts."""
    said = []
    if row.soort == Scholingsoort.PRAKTIJKVERKLARING:
        given = f" van {notation.short_date(row.behaald_op)}" if row.behaald_op else ""
        said.append(f"praktijkverklaring{given}")
    elif row.diploma == Diploma.JA:
        said.append("diploma" if row.soort == "opleiding" else "certificaat")
    elif row.stand == Scholingstand.LOPEND:
        said.append("nog bezig")
    if row.geldig_tot:
        said.append(f"geldig tot en met {notation.short_date(row.geldig_tot)}")
    return Regel(row.naam, str(row.jaar or ""), ", ".join([*([row.school] if row.school else []), *said]))


def _asks(profiel: Profiel) -> list[str]:
    """What somebody needs at work, only when they want an employer to read it."""
    if Contact.EISEN not in (profiel.toon_contact or []):
        return []
    return [LABELS[name] for name in EISEN if getattr(profiel, name) == JaNee.JA]


def _available(profiel: Profiel) -> list[str]:
    lines = []
    if hours := uren_of(profiel):
        lines.append(f"{hours} per week")
    if days := codes_in_words("dagen", profiel.dagen or []):
        lines.append(_days([day.lower() for day in days]))
    if profiel.beschikbaar_vanaf:
        lines.append(f"vanaf {notation.long_date(profiel.beschikbaar_vanaf).split(' ', 1)[1]}")
    if profiel.beschikbaar_tot:
        lines.append(f"tot en met {notation.long_date(profiel.beschikbaar_tot).split(' ', 1)[1]}")
    return lines


def _irregular(profiel: Profiel) -> str:
    """A sentence of its own, beside the days. Who named days without one of the weekend, does not work then."""
    if profiel.onregelmatig != JaNee.JA:
        return ""
    weekend = not profiel.dagen or set(profiel.dagen) & {"za", "zo"}
    when = f"'s{NBSP}avonds, 's{NBSP}nachts{', in het weekend' if weekend else ''} of in ploegen"
    return f"Ik kan ook {when} werken"


def _days(days: list[str]) -> str:
    """van maandag tot en met vrijdag, or op maandag en dinsdag; `days` in the order of the week."""
    first = notation.WEEKDAGEN.index(days[0])
    if len(days) > 2 and days == list(notation.WEEKDAGEN[first : first + len(days)]):
        return f"van {days[0]} tot en met {days[-1]}"
    return "op " + (f"{', '.join(days[:-1])} en {days[-1]}" if len(days) > 1 else days[0])


def _travels(profiel: Profiel) -> list[str]:
    lines = (
        [f"Rijbewijs {', '.join(codes)}"]
        if (codes := codes_in_words("rijbewijzen", profiel.rijbewijzen or []))
        else []
    )
    own = {"1": "eigen auto", "2": "eigen brommer of scooter", "4": "eigen motor", "3": "fiets"}
    return lines + [words for code, words in own.items() if code in (profiel.vervoer or [])]
