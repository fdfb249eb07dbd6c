"""Invented municipalities of any size, as the rows of the import files (contract section 2).

`rows(gemeente, table)` streams one table as tuples of str, int, date and None in the contract's column order,
so that a loader can COPY them; `write(gemeente, folder)` writes all files. The same description gives the
same bytes.

    python -m werkoffensief.demo.gemeente den-haag-2019 MAP [--schaal 2]
"""

import argparse
import csv
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path

from werkoffensief.demo import levens, personen, tafel
from werkoffensief.demo.beschrijving import (
    DEN_HAAG_2019,
    GEMEENTEN,
    GRONINGEN_KLEIN,
    Campagne,
    Gemeente,
    Stadsdeel,
    scaled,
)
from werkoffensief.demo.verdeling import Verdeling

__all__ = [
    "COLUMNS",
    "DEN_HAAG_2019",
    "GEMEENTEN",
    "GRONINGEN_KLEIN",
    "TABLES",
    "Campagne",
    "Gemeente",
    "Stadsdeel",
    "rows",
    "scaled",
    "write",
    "write_table",
]

COLUMNS = {
    "codes": "lijst code naam geldig_van geldig_tot",
    "doelstellingen": "jaar regulier extra kosten_per_uitkering",
    "teams": "team stadsdelen",
    "campagnes": "code naam startdatum einddatum minimaal_maanden_uitkering streefaantal",
    "medewerkers": "gebruikersnaam naam email team rollen",
    "klanten": "klantnummer bsn voornaam tussenvoegsel achternaam geboortedatum postcode huisnummer"
    " woonplaats stadsdeel telefoon email",
    "aliassen": "oud klantnummer",
    "uitkeringen": "klantnummer start einde einde_reden",
    "gesprekken": "gespreknummer klantnummer datum medewerker vorm trede verslag tijd plaats aanwezig haalbare_trede"
    " vervolg vervolg_reden opnieuw_op",
    "contactpogingen": "pogingnummer klantnummer datum medewerker uitkomst",
    "belemmeringen": "klantnummer soort vastgesteld_op opgelost_op ernst actie beheersbaar_op",
    "trajecten": "trajectnummer klantnummer start einde einde_reden",
    "regisseurs": "trajectnummer medewerker start einde",
    "stappen": "stapnummer trajectnummer voorziening start einde status",
    "werkgevers": "kvk_nummer naam sector plaats",
    "werkakkoorden": "akkoordnummer kvk_nummer sector ingangsdatum einddatum banen ontwikkelplekken",
    "plaatsingen": "plaatsingnummer klantnummer soort startdatum einddatum einde_reden kvk_nummer"
    " akkoordnummer uren_per_week",
    "antwoorden": "gespreknummer onderwerp stand tekst intern",
    "keuzeantwoorden": "gespreknummer vraag stand waarde",
    "zrm": "gespreknummer domein niveau versie",
    "klanttags": "klantnummer soort bron wat sinds",
    "acties": "actienummer klantnummer gespreknummer wie medewerker wie_anders wat afgesproken_op voor_op gedaan_op",
}
TABLES = tuple(COLUMNS)


def _codes(v: Verdeling) -> Iterator[tuple]:
    """Codes added locally, one of them ended, and one known code renamed."""
    for lijst, code, naam in levens.CODES:
        yield lijst, code, naam, date(v.gemeente.jaar - 5, 1, 1), None
    yield (
        "voorziening",
        "jobclub",
        "Jobclub (gestopt)",
        date(v.gemeente.jaar - 9, 1, 1),
        date(v.gemeente.jaar - 2, 12, 31),
    )
    yield "belemmering", "taal", "Nederlandse taal", None, None


def _doelstellingen(v: Verdeling) -> Iterator[tuple]:
    g = v.gemeente
    for jaar in range(g.jaar, g.jaar + 4):
        yield jaar, g.regulier, g.extra, g.kosten_per_uitkering


def _teams(v: Verdeling) -> Iterator[tuple]:
    """A team per stadsdeel, the first one also for people without; two teams of the whole city."""
    for i, stadsdeel in enumerate(v.gemeente.stadsdelen):
        yield stadsdeel.naam, stadsdeel.naam if i else f"{stadsdeel.naam}|onbekend"
    yield "Stad", None
    yield "WSP", None


def _campagnes(v: Verdeling) -> Iterator[tuple]:
    for c in (v.gemeente.campagne, *v.gemeente.andere_campagnes):
        yield c.code, c.naam, c.startdatum, c.einddatum, c.minimaal_maanden, c.streefaantal


def _of_people(of_person: Callable[[levens.Leven], Iterator[tuple] | list[tuple]]) -> Callable:
    def table(v: Verdeling) -> Iterator[tuple]:
        for i in range(v.gemeente.klanten):
            yield from of_person(levens.Leven(v, i))

    return table


SOURCES: dict[str, Callable[[Verdeling], Iterator[tuple]]] = {
    "codes": _codes,
    "doelstellingen": _doelstellingen,
    "teams": _teams,
    "campagnes": _campagnes,
    "medewerkers": personen.medewerkers,
    "klanten": _of_people(lambda leven: [personen.klant(leven)]),
    "aliassen": personen.aliassen,
    "uitkeringen": _of_people(levens.klant_uitkeringen),
    "gesprekken": _of_people(levens.klant_gesprekken),
    "contactpogingen": _of_people(levens.klant_contactpogingen),
    "belemmeringen": _of_people(levens.klant_belemmeringen),
    "trajecten": _of_people(levens.klant_trajecten),
    "regisseurs": _of_people(levens.klant_regisseurs),
    "stappen": _of_people(levens.klant_stappen),
    "werkgevers": lambda v: iter(v.werkgevers),
    "werkakkoorden": lambda v: iter(v.akkoorden),
    "plaatsingen": _of_people(levens.klant_plaatsingen),
    "antwoorden": _of_people(tafel.klant_antwoorden),
    "keuzeantwoorden": _of_people(tafel.klant_keuzes),
    "zrm": _of_people(tafel.klant_zrm),
    "klanttags": _of_people(tafel.klant_tags),
    "acties": _of_people(tafel.klant_acties),
}


_DIVIDED: dict[str, Verdeling] = {}


def _divided(gemeente: Gemeente) -> Verdeling:
    """The last division, kept because every table asks for it."""
    key = repr(gemeente)
    if key not in _DIVIDED:
        _DIVIDED.clear()
        _DIVIDED[key] = Verdeling(gemeente)
    return _DIVIDED[key]


def rows(gemeente: Gemeente, table: str) -> Iterator[tuple]:
    """The rows of one table, one by one. KeyError for an unknown table."""
    return iter(SOURCES[table](_divided(gemeente)))


def write(gemeente: Gemeente, folder: Path | str) -> None:
    """All import files, into a folder that is made when it is not there; `;`, LF, no BOM, ISO dates."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for table in TABLES:
        found = rows(gemeente, table)
        first = next(found, None)
        if first is None and table in ("codes", "aliassen"):
            continue
        write_table(folder, table, found if first is None else chain([first], found))


def write_table(folder: Path, table: str, found: Iterable[tuple]) -> None:
    """One import file with these rows."""
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, delimiter=";", lineterminator="\n")
        lines.writerow(COLUMNS[table].split())
        lines.writerows(found)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m werkoffensief.demo.gemeente", description=__doc__)
    parser.add_argument("gemeente", choices=sorted(GEMEENTEN))
    parser.add_argument("map", type=Path)
    parser.add_argument("--schaal", type=float, default=1.0, help="2 makes everything twice as large")
    options = parser.parse_args(arguments)
    gemeente = GEMEENTEN[options.gemeente]
    write(gemeente if options.schaal == 1 else scaled(gemeente, options.schaal), options.map)
    return 0


if __name__ == "__main__":
    sys.exit(main())
