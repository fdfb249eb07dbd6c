"""One file from rows to database: load, resolve, choose, plan, check, write, remember."""

from dataclasses import replace

from django.db import connection

from werkoffensief.overdracht.lezen import GelezenTabel
from werkoffensief.overdracht.toepassen import (
    aandacht,
    afspraken,
    buddies,
    feiten,
    fonds,
    geld,
    gezin,
    nazorg,
    organisatie,
    plannen,
    profielen,
    tafel,
    uitvragen,
    verblijf,
    voorzieningen,
    waardescans,
    waarneming,
    wachtlijst,
    werkfit,
    werklijst,
    ww,
)
from werkoffensief.overdracht.toepassen.aliassen import ALIASSEN
from werkoffensief.overdracht.toepassen.bestemming import Bestemming
from werkoffensief.overdracht.toepassen.controle import check_plan
from werkoffensief.overdracht.toepassen.keuze import choose
from werkoffensief.overdracht.toepassen.klanten import KLANTEN
from werkoffensief.overdracht.toepassen.laden import load_rows, resolve
from werkoffensief.overdracht.toepassen.plan import make_plan, raise_counter, remember, write_plan
from werkoffensief.overdracht.toepassen.uitkeringen import UITKERINGEN
from werkoffensief.overdracht.toepassen.verschillen import complete, report
from werkoffensief.overdracht.toepassen.verwijzen import check_references, merge_same
from werkoffensief.overdracht.toepassen.weglaten import leave_out
from werkoffensief.overdracht.toepassen.werk import GeweigerdError, Ronde, Werk

BESTEMMINGEN: dict[str, Bestemming] = {
    doel.tabel.name: doel
    for doel in (
        organisatie.DOELSTELLINGEN,
        organisatie.TEAMS,
        organisatie.TEAMDOELEN,
        organisatie.CAMPAGNES,
        organisatie.MEDEWERKERS,
        KLANTEN,
        ww.WW,
        ALIASSEN,
        verblijf.VERBLIJFPLAATSEN,
        gezin.GEZINSBANDEN,
        gezin.GEZINSLEDEN,
        UITKERINGEN,
        ww.WW_EERDER,
        feiten.GESPREKKEN,
        feiten.CONTACTPOGINGEN,
        feiten.BELEMMERINGEN,
        werklijst.ONTHEFFINGEN,
        werklijst.TERUGBELBELOFTEN,
        aandacht.AANDACHTSPUNTEN,
        aandacht.VERTEGENWOORDIGERS,
        aandacht.HERINNERINGSTOPS,
        waardescans.WAARDESCANS,
        waardescans.TOESTEMMINGEN,
        uitvragen.UITVRAGEN,
        feiten.TRAJECTEN,
        feiten.REGISSEURS,
        voorzieningen.VOORZIENINGEN,
        voorzieningen.AANBOD,
        voorzieningen.GROEPSDAGDELEN,
        voorzieningen.STAPPEN,
        feiten.WERKGEVERS,
        feiten.WERKAKKOORDEN,
        feiten.PLAATSINGEN,
        afspraken.AFSPRAKEN,
        afspraken.BIJEENKOMSTEN,
        afspraken.DEELNAMES,
        tafel.ANTWOORDEN,
        tafel.KEUZEANTWOORDEN,
        tafel.ZRM,
        tafel.KLANTTAGS,
        tafel.ACTIES,
        plannen.VERVOLG,
        plannen.PLANNEN,
        plannen.DOELEN,
        plannen.DOELACTIES,
        plannen.WACHTPUNTEN,
        plannen.EVALUATIES,
        plannen.PLANVERSIES,
        plannen.SJABLONEN,
        plannen.REGELS,
        nazorg.NAZORG,
        waarneming.WENSEN,
        waarneming.WAARNEMINGEN,
        wachtlijst.WACHTPLEKKEN,
        geld.BUDGETTEN,
        geld.TOEKENNINGEN,
        geld.UITGAVEN,
        fonds.LENINGEN,
        fonds.KWIJTSCHELDINGEN,
        fonds.LENINGBRIEVEN,
        fonds.BOEKINGEN,
        profielen.PROFIELEN,
        profielen.WERKERVARING,
        profielen.SCHOLING,
        profielen.TAALKENNIS,
        werkfit.OPBOUWEN,
        werkfit.AANWEZIGHEID,
        werkfit.BEOORDELINGEN,
        buddies.BUDDIES,
        buddies.KOPPELINGEN,
        buddies.CONTACTEN,
    )
}
OVER = {
    "vervallen": "is op het scherm vervallen verklaard",
    "gewist": "hoort bij een klant die is gewist",
    "buddy_gewist": "is van een buddy van wie de naam is gewist",
    "ouder": "hangt aan een rij die op het scherm vervallen is verklaard",
    "hangt_aan": "hangt aan een rij die is weggelaten",
    "beheer": "is het account van een beheerder, privacy officer of werkgever",
    "alias": "is een oud klantnummer van een samengevoegde klant",
}


def apply_rows(ronde: Ronde, gelezen: GelezenTabel) -> list[Werk]:
    """Apply one accepted file inside the present transaction. Raises GeweigerdError(werken) when it is refused."""
    werken = [apply_to(ronde, part, doel) for part, doel in _parts(gelezen)]
    if any(werk.problems or werk.verwijst for werk in werken):
        raise GeweigerdError(werken)
    return werken


def check_rows(ronde: Ronde, gelezen: GelezenTabel) -> list[Werk]:
    """What the database says of the readable rows of a refused file; writes nothing but temporary tables."""
    werken = [inspect(ronde, part, doel) for part, doel in _parts(gelezen)]
    for werk in werken:
        werk.verwijst.pop(gelezen.bestand, None)  # points to a row of this very file: no fault of its own
    return werken


def _parts(gelezen: GelezenTabel) -> list[tuple[GelezenTabel, Bestemming]]:
    """What a file brings and where it goes: codes.csv in the lists that it has rows of."""
    if gelezen.tabel.name != "codes":
        return [(gelezen, BESTEMMINGEN[gelezen.tabel.name])]
    brought = {row[0] for row in gelezen.rows}
    return [(_only(gelezen, lijst), doel) for lijst, doel in organisatie.CODES.items() if lijst in brought]


def _only(gelezen: GelezenTabel, lijst: str) -> GelezenTabel:
    """The rows of one list of codes.csv."""
    pairs = [(row, line) for row, line in zip(gelezen.rows, gelezen.lines, strict=True) if row[0] == lijst]
    return replace(gelezen, rows=[row for row, _line in pairs], lines=[line for _row, line in pairs])


def inspect(ronde: Ronde, gelezen: GelezenTabel, doel: Bestemming) -> Werk:
    """Load, resolve, choose, plan and check."""
    werk = Werk(ronde, gelezen, doel)
    load_rows(werk)
    resolve(werk)
    if doel.before:
        doel.before(werk)
    check_references(werk)
    merge_same(werk)
    (doel.choose or choose)(werk)
    make_plan(werk)
    check_plan(werk)
    return werk


def apply_to(ronde: Ronde, gelezen: GelezenTabel, doel: Bestemming) -> Werk:
    werk = inspect(ronde, gelezen, doel)
    if werk.problems or werk.verwijst:
        return werk
    leave_out(werk)
    complete(werk)
    raise_counter(werk)
    write_plan(werk)
    if doel.remembers:
        remember(werk)
    _count_skipped(werk)
    report(werk)
    return werk


def _count_skipped(werk: Werk) -> None:
    """Say of every skipped row why; nothing is silent."""
    if werk.bestemming.tabel.name in {"klanten", "ww"}:
        _name_aliases(werk)
    for reason, number in werk.rows(
        "SELECT o.over, count(*) FROM lev_opgelost o WHERE o.over IS NOT NULL GROUP BY o.over ORDER BY o.over"
    ):
        if reason == "dubbel":
            werk.gelezen.doubled += number
            continue
        werk.overgeslagen += number
        if reason != "alias":
            rijen = "1 rij overgeslagen: zij" if number == 1 else f"{number} rijen overgeslagen: elk daarvan"
            werk.tell(f"{werk.gelezen.bestand}: {rijen} {OVER[reason]}.")


def _name_aliases(werk: Werk) -> None:
    for regel, oud, nummer in werk.rows(
        "SELECT o.regel, o.klantnummer, k.klantnummer FROM lev_opgelost o JOIN intake_klant k ON k.id = o.doel_id "
        "WHERE o.over = 'alias' ORDER BY o.regel"
    ):
        werk.tell(
            f"{werk.gelezen.bestand}, regel {regel}: {oud} is een oud nummer van klant {nummer}; "
            "de rij is overgeslagen."
        )


def check_constraints() -> None:
    """Let every deferred constraint speak now, inside this file's transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
