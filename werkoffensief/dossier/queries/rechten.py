"""The two tables of rights, written by hand (docs/adr/0013): who may open what, and who sees which field.

Tests walk the whole application with them; the privacy officer reads them. No code decides by them.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from werkoffensief.accounts.enums import Rol

FOLDER = Path(__file__).resolve().parents[1] / "rechten"
METHODEN = ("GET", "POST")
ANONIEM = "anoniem"
ROLLEN = {**{str(value): str(label) for value, label in Rol.choices}, ANONIEM: "Niet ingelogd"}

# What the object of a page is to whoever asks for it.
RELATIES = {
    "geen": "geen klant",
    "eigen": "eigen klant",
    "eigen_schild": "eigen klant, afgeschermd",
    "team": "klant van het eigen team",
    "zonder": "klant zonder team",
    "vrij": "klant van het eigen team, afgeschermd en zonder regisseur",
    "ander": "klant van een ander team",
    "afgeschermd": "klant van het eigen team, afgeschermd, van een ander",
    "toegang": "klant van een ander team, met toegang voor 24 uur",
    "waarneming": "klant van een collega voor wie iemand waarneemt",
    "meekijken": "klant van een ander team, gevraagd om mee te kijken",
    "genoemd": "afgeschermde klant, als iemand die het dossier mag zien",
    "samengevoegd": "dossier dat in een ander is opgegaan",
    "opgegaan": "dossier dat is opgegaan in een dossier dat iemand mag openen",
    "klaar": "verzoek dat is afgehandeld",
    "afwezig": "bestaat niet",
}
ZICHT = {
    "-": "",
    "alle": "Alles",
    "dossier": "Van klanten van wie zij het dossier mogen openen",
    "gevoelig": "Van klanten van wie zij het dossier mogen openen; gezondheid, middelengebruik en justitie alleen wie "
    "het opschreef, de regisseur, wie voor de regisseur waarneemt en wie in het dossier is genoemd",
    "zelf": "Alleen van zichzelf",
    "zelf_team": "Van zichzelf en van het eigen team",
    "verschil": "Alleen waar een levering verschilt van het scherm",
    "cijfer": "Alleen in de lijst achter een cijfer, zonder naam",
    "genomen": "Van klanten van wie zij het dossier mogen openen, en wat het eigen team opende",
    "verzoek": "Zolang een verzoek van de klant open is",
    "logboek": "In het logboek van inzage, en zolang een verzoek van de klant open is",
    "accountmanager": "Alleen van accountmanagers",
    "uitnodiging": "Wie de eigen uitnodiging opent",
}


@dataclass(frozen=True, slots=True)
class Deurregel:
    """One line: a page, for these relations; by role the status of GET and POST."""

    hoofdstuk: str
    deur: str
    wat: str
    relaties: tuple[str, ...]
    cellen: dict[str, tuple[int, int]]
    toont: str

    @property
    def voor(self) -> str:
        """About whom, in words."""
        return ", ".join(RELATIES[relatie] for relatie in self.relaties)

    @property
    def zinnen(self) -> list[tuple[str, str]]:
        """What may be done, and the roles that may; who is not named, may not."""
        return _grouped({rol: self.woord(rol) for rol in self.cellen})

    def woord(self, rol: str) -> str:
        """What this role may here; nothing when it may not."""
        return _word(rol, *self.cellen[rol])


@dataclass(frozen=True, slots=True)
class Veldregel:
    """One line: fields of a model; by role a word of ZICHT."""

    hoofdstuk: str
    model: str
    velden: tuple[str, ...]
    wat: str
    cellen: dict[str, str]

    @property
    def zinnen(self) -> list[tuple[str, str]]:
        """Which rows, and the roles that see this field of them; who is not named, sees none."""
        return _grouped({rol: self.woord(rol) for rol in self.cellen})

    def woord(self, rol: str) -> str:
        """Of which rows this role sees the field; nothing when of none."""
        return ZICHT[self.cellen[rol]]


@cache
def deuren() -> tuple[Deurregel, ...]:
    """deuren.csv. Raises ValueError where a line cannot be read."""
    found: list[Deurregel] = []
    for hoofdstuk, row in _lines("deuren.csv"):
        wat = row["wat"] or next((r.wat for r in reversed(found) if r.deur == row["deur"]), "")
        relaties = tuple(row["relaties"].split())
        if not wat or not relaties or set(relaties) - set(RELATIES):
            raise ValueError(f"deuren.csv, {row['deur']}: say what it is, and known relations")
        cellen = {rol: _statuses(row[rol]) for rol in ROLLEN}
        found.append(Deurregel(hoofdstuk, row["deur"], wat, relaties, cellen, row["toont"]))
    return tuple(found)


@cache
def velden() -> tuple[Veldregel, ...]:
    """velden.csv. Raises ValueError where a line cannot be read."""
    found: list[Veldregel] = []
    for hoofdstuk, row in _lines("velden.csv"):
        cellen = {rol: row[rol] for rol in ROLLEN}
        if set(cellen.values()) - set(ZICHT):
            raise ValueError(f"velden.csv, {row['model']}: a cell is one of {', '.join(ZICHT)}")
        found.append(Veldregel(hoofdstuk, row["model"], tuple(row["velden"].split()), row["wat"], cellen))
    return tuple(found)


def _lines(name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Each row with the heading above it; a heading is a line that begins with #."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, delimiter=";")
        header = next(reader)
        hoofdstuk = ""
        for cells in reader:
            if cells and cells[0].startswith("#"):
                hoofdstuk = cells[0].lstrip("# ")
            elif cells:
                yield hoofdstuk, dict(zip(header, cells, strict=True))


def _statuses(cell: str) -> tuple[int, int]:
    """`200/302`: of GET and of POST; one number stands for both."""
    first, _, second = cell.partition("/")
    return int(first), int(second or first)


def _word(rol: str, get: int, post: int) -> str:
    """What a role may at a door, in words; nothing for who is refused."""
    if get == 200:
        return "Lezen en wijzigen" if post == 302 else "Lezen"
    if get == 405 and post in {200, 302}:
        return "De knop gebruiken"
    return "Krijgt meteen de eigen startpagina" if get == 302 and rol != ANONIEM else ""


def _grouped(words: dict[str, str]) -> list[tuple[str, str]]:
    groups: dict[str, list[str]] = {}
    for rol, word in words.items():
        if word:
            groups.setdefault(word, []).append(ROLLEN[rol].lower())
    return [
        (word, "iedereen" if len(rollen) == len(ROLLEN) else ", ".join(rollen))
        for word, rollen in groups.items()
    ]
