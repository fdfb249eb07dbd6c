"""What yielded to the screen: it is reported with why, remembered as not taken, and comes in once the clash is gone."""

from werkoffensief.overdracht.enums import Afwijkingsoort
from werkoffensief.overdracht.geheugen import join, remembered_units, row_hasher, split
from werkoffensief.overdracht.toepassen.keuze import Keus, Rij, decide, eenheid, read_rows
from werkoffensief.overdracht.toepassen.werk import Botsing, Verschil, Werk


def leave_out(werk: Werk) -> None:
    """Report every row and unit that yielded; rows of which nothing is left are not written."""
    if werk.weg:
        _new_rows(werk)
    if werk.blijft:
        lines = sorted({regel for regel, _bit in werk.blijft})
        for rij in list(read_rows(werk, "o.regel = ANY(%s)", [lines], join="LEFT JOIN")):
            _known_row(werk, rij)
        werk.overgeslagen += werk.run(
            "DELETE FROM lev_plan p WHERE NOT p.nieuw AND p.masker = 0 AND p.regel = ANY(%s)", [lines]
        )


def _new_rows(werk: Werk) -> None:
    lines = list(werk.weg)
    found = werk.rows(
        "SELECT o.regel, o.sleutel, o.vorige IS NOT DISTINCT FROM o.hashes FROM lev_opgelost o "
        "WHERE o.regel = ANY(%s) ORDER BY o.regel",
        [lines],
    )
    place = {regel: number for number, regel in enumerate(werk.gelezen.lines)}
    names = werk.bestemming.tabel.column_names
    for regel, sleutel, known in found:
        botsing = werk.weg[regel]
        _tell(werk, regel, botsing, "De rij is weggelaten, want zij botst met het scherm")
        if known and (sleutel, "") in werk.open_keys:
            continue  # reported before, and it still waits
        brought = dict(zip(names, werk.gelezen.rows[place[regel]], strict=True))
        _report(werk, Verschil(Afwijkingsoort.BOTSING, regel, sleutel, (), {}, brought), botsing)
    werk.overgeslagen += len(found)


def _known_row(werk: Werk, rij: Rij) -> None:
    """The units of one row that stay as they are on screen."""
    kept = list(rij.new)
    for number, unit in enumerate(remembered_units(werk.bestemming.tabel)):
        botsing = werk.blijft.get((rij.regel, 1 << number))
        if botsing is None:
            continue
        _tell(werk, rij.regel, botsing, "De waarde op het scherm blijft staan")
        waits = (rij.sleutel, eenheid(unit))
        werk.afgehandeld = [settled for settled in werk.afgehandeld if settled[:2] != waits]
        if rij.regel in werk.deels:
            kept[number] = _part(werk, rij, number)
        elif decide(rij.new[number], rij.old[number], rij.now[number]) is Keus.BESTAND:
            kept[number] = rij.old[number]
        reported = rij.new[number] in (rij.gemeld[number], rij.vorige[number])
        if not (reported and waits in werk.open_keys):
            _report(werk, rij.verschil(Afwijkingsoort.BOTSING, unit), botsing)
    if kept != rij.new:
        hashes = join(werk.bestemming.tabel, rij.sleutel, kept)
        werk.run("UPDATE lev_opgelost SET bewaard = %s WHERE regel = %s", [hashes, rij.regel])


def _part(werk: Werk, rij: Rij, number: int) -> bytes | None:
    """The hash of the part of a list that is taken."""
    tabel = werk.bestemming.tabel
    [name] = remembered_units(tabel)[number]
    taken = tuple(werk.deels[rij.regel] or ()) or None
    row = [taken if column == name else None for column in tabel.column_names]
    return split(row_hasher(tabel)(rij.sleutel, row), len(rij.new))[number]


def _tell(werk: Werk, regel: int, botsing: Botsing, what: str) -> None:
    kolom = botsing.kolommen[0]
    werk.tell(f"{werk.gelezen.bestand}, regel {regel}, kolom {kolom}: {botsing.waarom}. {what}.")


def _report(werk: Werk, verschil: Verschil, botsing: Botsing) -> None:
    verschil.toelichting = botsing.waarom
    verschil.scherm_door = botsing.scherm
    werk.verschillen.append(verschil)
