"""A small municipality as files, and delivering it: each test changes what it is about."""

import csv
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp
from zoneinfo import ZoneInfo

from django.db import connection

from werkoffensief.overdracht.resultaat import Resultaat
from werkoffensief.overdracht.services import import_folder
from werkoffensief.overdracht.tabellen import BY_NAME

NOW = datetime(2020, 6, 1, 12, tzinfo=ZoneInfo("Europe/Amsterdam"))
BSN_A, BSN_B, BSN_C = "999990019", "999990032", "999990044"
PLAN = (
    '"{""acties"": [], ""doelen"": [{""wat"": ""Vast werk"", ""status"": ""open"", ""doelnummer"": ""D1""}], '
    '""stappen"": [], ""einddoel"": ""werk"", ""wachtpunten"": []}"'
)
WERELD: dict[str, list[str]] = {
    "codes": ["belemmering;geen_rijbewijs;Geen rijbewijs;;"],
    "doelstellingen": ["2019;4000;500;15000", "2020;4000;500;15000"],
    "teams": ["Centrum;Centrum|onbekend", "Escamp;Escamp"],
    "teamdoelen": ["2019;Centrum;120", "2019;Escamp;80"],
    "campagnes": ["langdurig;Langdurig;2019-01-01;2022-12-31;18;22000;12;40;104"],
    "medewerkers": [
        "m1;Merel de Wit;m1@x.example;Centrum;regisseur",
        "m2;Mo Bakker;m2@x.example;Escamp;consulent|regisseur",
    ],
    "klanten": [
        f"K1;{BSN_A};Anna;van der;Berg;1980-01-31;2511AA;1;Den Haag;Centrum;070-1;k1@x.example",
        f"K2;{BSN_B};Bilal;;Aydın;1975-02-28;2512BB;2a;Den Haag;Escamp;;",
        "K3;;;;Ceelen;;;;;;;",
    ],
    "uitkeringen": ["K1;2015-01-01;2018-12-31;overig", "K1;2019-01-01;;", "K2;2016-01-01;;"],
    "gesprekken": ["G1;K1;2019-03-01;m1;kantoor;3;Wil graag werken", "G2;K2;2019-04-01;m2;telefoon;;"],
    "contactpogingen": ["P1;K2;2019-03-20;m2;niet_bereikt"],
    "belemmeringen": ["K1;schulden;2019-03-01;", "K1;taal;2019-03-01;2019-06-01"],
    "ontheffingen": [
        "O1;K2;mantelzorg;2019-01-01;;2019-07-01",
        "O2;K1;alleenstaande_ouder;2018-01-01;2018-12-31;2018-06-01",
    ],
    "terugbelbeloften": ["B1;K1;m1;2019-12-03;", "B2;K2;m2;2019-05-01;2019-05-02"],
    "trajecten": [
        "T1;K1;2019-03-01;;;;",
        "T2;K2;2018-01-01;2018-12-31;zorg;;",
        "T3;K2;2019-04-01;;;2019-10-01;",
    ],
    "regisseurs": ["T1;m1;2019-03-01;2019-06-01", "T1;m2;2019-06-01;", "T3;m2;2019-04-01;"],
    "voorzieningen": [
        "werkfit;Oefenen met werken;Werkplaats;125050;12;29;ja;U doet mee.;500000",
        "stage;Meelopen;;;;;nee;;",
    ],
    "aanbod": [
        "AB1;werkfit;Ochtend;Hal 3;2019-01-01;2020-12-31;1",
        "AB2;stage;Keuken;;2019-01-01;;2",
    ],
    "groepsdagdelen": ["AB1;1;09:00;12:30", "AB1;3;13:00;16:00"],
    "stappen": [
        "S1;T1;werkfit;2019-03-15;;lopend;AB1;2019-12-31",
        "S2;T3;stage;2019-05-01;2019-06-30;afgerond;;",
    ],
    "werkgevers": ["12345678;Bakkerij Bol;detailhandel;Den Haag", "00000018;Zorg BV;zorg;"],
    "werkakkoorden": ["A1;12345678;detailhandel;2019-01-01;2020-12-31;10;5"],
    "plaatsingen": [
        "W1;K1;werk;2019-07-01;;;12345678;A1;32;bepaald;;stage;aanvullend;;",
        "W2;K2;opleiding;2019-08-01;;;;;;;ROC;;stopt;2019-09-01;",
    ],
    "afspraken": [
        "F1;K1;m1;2019-03-01T10:00+01:00;60;kantoor;Balie 3;Kennismaken;geweest",
        "F2;K2;m2;2019-07-01T09:30+02:00;30;telefoon;;;gepland",
    ],
    "bijeenkomsten": ["B1;Sollicitatietraining;2019-04-01T13:00+02:00;120;Buurthuis;2;m1"],
    "deelnames": ["K1;B1;aanwezig", "K2;B1;afgemeld"],
    "antwoorden": ["G1;geld;besproken;Komt rond;Twijfelt", "G1;wonen;weet_nog_niet;;", "G2;geld;besproken;;"],
    "verblijfplaatsen": ["K1;Spuistraat;;;;ja", "K3;;Straatpost;maandag;Bij Ria;nee"],
    "gezinsleden": [
        "L1;K1;kind;Sem;2015;ja;2018-02-01;",
        "L2;K1;partner;;;nee;2016-01-01;2018-01-31",
        "WO-000041;K2;anders;Oom;;ja;2019-01-01;",
    ],
    "aandachtspunten": ["K1;Belt niet terug;Tigrinya;Ga met zijn tweeën;2019-12-31", "K2;Doof;;;"],
    "vertegenwoordigers": [
        "K1;bewindvoerder;A. Bewind;Bewind BV;Kade 1;070 1;a@x.example;ja",
        "K1;gemachtigde;Zus;;;;;nee",
    ],
    "herinneringstops": ["K2;2019-03-01T10:00+01:00;m1"],
    "keuzeantwoorden": ["G1;taal;besproken;b1", "G1;uren;weet_nog_niet;", "G2;uren;besproken;18"],
    "zrm": ["G1;financien;2;2017", "G1;justitie;5;2017"],
    "klanttags": [
        "K1;talent;lijst;koken;2019-03-01;;G1",
        "K2;wens;eigen_woorden;Iets met dieren;2019-04-01;;",
    ],
    "acties": [
        "C1;K1;G1;klant;;;Belt de school;2019-03-01;2019-03-15;",
        "C2;K2;;medewerker;m2;;Zoekt;2019-04-01;;",
    ],
    "vervolgtrajecten": ["T3;T2"],
    "plannen": ["T1;werk;Thuis;Aan het werk;Een coach;Op tijd komen;"],
    "doelen": [
        "D1;T1;Vast werk;Er is een contract;;2019-03-01;2019-09-01;open;",
        "D2;T3;Rust;;Voor mij;2019-04-01;;behaald;2019-05-01",
    ],
    "doelacties": ["C1;D1"],
    "wachtpunten": ["L1;T1;Kinderopvang;2019-03-01;2019-04-01;", "L2;T3;Taxi;2019-04-01;;2019-04-02"],
    "evaluaties": ["T1;2019-05-01;Gaat goed"],
    "planversies": [f"T1;1;2019-05-02;m1;{PLAN}", f"T1;2;2019-06-02;m2;{PLAN}"],
    "plansjablonen": ["J1;;Werkfit;", "J2;Centrum;50+;Wie lang werkte"],
    "sjabloonregels": [
        "J1;0;1;Bellen;;medewerker;;3",
        "J1;1;0;Ritme;Op tijd;;;28",
        "J1;1;1;Oefenen;;ander;Coach;",
    ],
    "regisseurswensen": [
        "H1;K1;2019-05-01;m1;Het klikt niet;niet;2019-05-03;m2;U werkt goed samen",
        "H2;K1;2019-05-10;m1;Het klikt niet;overgedragen;2019-06-01;m2;",
        "H3;K2;2019-05-10;m2;Spreekt mijn taal niet;;;;",
    ],
    "leningen": [
        "L1;K1;Heftruck;ROC;Dan kan ik werken;2019-05-01;m1;120000;positief;2019-05-02;m1;Past goed;"
        "toegekend;2019-05-03;m2;Wij helpen u;100000;2019-09-01;5000;;",
        "L2;K1;Kok;;Ik kook graag;2019-06-01;m1;50000;negatief;2019-06-02;m1;Te duur;"
        "afgewezen;2019-06-03;m2;Te duur;;;;;",
        "L3;K2;Lassen;ROC;Ik las graag;2019-07-01;m2;99999;;;;;;;;;;;;2019-07-03;Toch niet",
    ],
    "kwijtscheldingen": [
        "S1;L1;20000;2019-10-01;m1;Ziek geworden;toegekend;2019-10-02;m2;Dat is zo",
        "S2;L1;5000;2019-11-01;m1;Verhuisd;;;;",
    ],
    "leningbrieven": [
        "R1;L1;besluit;;2019-05-03;m2;;2019-09-01;10000;U krijgt een lening;2019-05-04",
        "R2;L1;regeling;;2019-08-01;m1;U verdient minder;2019-09-01;5000;U betaalt minder;",
        "R3;L1;kwijtschelding;S1;2019-10-02;m2;;;;U betaalt 200 euro niet terug;",
    ],
    "boekingen": [
        "1;2019-05-01;kapitaal;kas;500000;500000;;;;;AF1;m2",
        "2;2019-05-05;kas;lening;90000;410000;L1;;;;;m2",
        "3;2019-09-01;lening;kas;5000;415000;L1;;;;AF2;m2",
        "4;2019-09-02;kas;lening;5000;410000;L1;;3;terug;;m1",
        "5;2019-10-02;lening;verlies;20000;410000;L1;S1;;;;m2",
        "6;2019-12-01;kas;kapitaal;10000;400000;;;;;;m2",
    ],
    "opbouwen": ["S1;2019-03-15;2;6", "S1;2019-05-01;3;12"],
    "aanwezigheid": ["S1;2019-03-18;aanwezig;180", "S1;2019-03-20;afgezegd;", "S2;2019-05-02;afwezig;"],
    "werkfitbeoordelingen": [
        "T1;2019-05-01;m1;nog_niet;Komt vaak te laat",
        "T1;2019-09-01;m2;bijna;Houdt het vol",
    ],
    "buddies": [
        "V1;Anna Bos;0612345678;;;2018-09-01;nld|tur;zorg;1;2018-10-01;",
        "V2;Bo Vis;;bo@voorbeeld.nl;00000018;2019-12-01;;;1;2018-10-01;2020-01-31",
    ],
    "buddykoppelingen": [
        "P1;K1;V1;2019-01-01;2019-03-01;andere;m1;Spreekt Turks",
        "P2;K1;V2;2019-03-02;2020-01-31;buddy;m1;Kent de zorg",
        "P3;K2;V1;2019-02-01;;;m2;Woont dichtbij",
    ],
    "buddycontacten": ["P1;2019-01-05;gezien;Koffie gedronken;m1", "P3;2019-02-03;gebeld;;m2"],
    "waarnemingen": ["V1;m1;m2;2019-07-01;2019-08-01;Vakantie", "V2;m1;m2;2019-08-01;2019-08-03;Cursus"],
    "wachtplekken": [
        "Q1;T1;stage;;2019-05-02;2019-05-02T09:30+02:00;m1;;;;;",
        "Q2;T3;werkfit;AB1;2019-04-02;2019-04-02T09:30+02:00;m2;ingetrokken;2019-04-20;;Kreeg werk;",
        "Q3;T3;stage;AB2;2019-04-02;2019-04-02T09:31+02:00;m2;geplaatst;2019-05-01;S2;;Anders dakloos",
    ],
    "budgetten": ["stage;2019;5000;nee", "werkfit;2019;100000;ja"],
    "toekenningen": [
        "X1;T1;werkfit;toegekend;2019-03-10;m1;Past goed;2019-12-31;90000;U krijgt werkfit;2019-03-11;2019-03-15;",
        "X2;T3;stage;afgewezen;2019-04-10;m2;Nog te vroeg;;0;U krijgt geen stage;;;",
        "X3;T3;buddy;toegekend;2019-04-01;m2;Past;2019-09-30;500;U krijgt een buddy;2019-04-02;;",
        "X4;T3;buddy;beeindigd;2019-06-01;m2;U stopte;2019-05-31;200;Het stopt;2019-06-02;;X3",
        "X5;T3;buddy;toegekend;2019-06-03;m2;Weer;2019-08-31;100;U krijgt weer een buddy;;;",
    ],
    "uitgaven": ["U1;X1;2019-04-01;45000;Eerste helft;m1"],
    "profielen": [
        "K1;Ik werk graag buiten;hovenier|medewerker groen;maaien|snoeien;4;overig|zorg;01;O;16;24;di|ma;1;2;"
        "2019-06-01;AM|B;3|5;15;45;telefoon|webadres;24105|24116;24118;2019-12-31;1;2;;https://www.voorbeeld.nl/k1",
        "K2;;;;;;;;;20;;;;;;;;;geen;;;;;;;",
    ],
    "werkervaring": ["E1;K1;Hovenier;Groen bv;2015-03;2019;Maaien en snoeien", "E2;K1;Vrijwilliger;;2016;;"],
    "scholing": [
        "C1;K1;opleiding;Groen;School;4;1;1;2014;;;",
        "C2;K2;cursus;VCA;;;3;;;2030-01-01;;",
        "C3;K2;praktijkverklaring;Orders verzamelen;Zorg BV;;1;;2019;;2019-06-30;S2",
    ],
    "taalkennis": ["K1;nld;3;3;2;1", "K1;tir;4;4;4;4", "K2;nld;;;;"],
    "nazorg": ["W1;maand_1;2019-08-01;m2;;goed;", "W1;week_1;2019-07-08;m1;klant;aandacht;Mist de bus"],
}


def write(folder: Path, tables: dict[str, list[str]]) -> Path:
    """The tables as csv files with their headers; rows may leave out the columns that were added to a file later."""
    folder.mkdir(exist_ok=True)
    for name, rows in tables.items():
        header = ";".join(_header(name, rows))
        (folder / f"{name}.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return folder


def _header(name: str, rows: list[str]) -> list[str]:
    kolommen = BY_NAME[name].columns
    width = len(next(csv.reader(rows, delimiter=";"), kolommen))
    return [kolom.name for kolom in kolommen[:width]] + [
        kolom.name for kolom in kolommen[width:] if not kolom.optional_header
    ]


def deliver(tables: dict[str, list[str]], *, now: datetime = NOW, **options: bool) -> Resultaat:
    """Import these tables from a fresh folder."""
    return import_folder(write(Path(mkdtemp()), tables), door="test", now=now, **options)


def deliver_world(**changed: list[str]) -> Resultaat:
    """Import the whole world, with these tables instead of its own."""
    resultaat = deliver({**WERELD, **changed})
    assert not sentences(resultaat), sentences(resultaat)
    return resultaat


def beside_world(**more: list[str]) -> Resultaat:
    """Import these tables, of which the world has none, where the world is already (fixture `wereld`)."""
    assert not set(more) & set(WERELD)
    resultaat = deliver(more)
    assert not sentences(resultaat), sentences(resultaat)
    return resultaat


def sentences(resultaat: Resultaat) -> list[str]:
    """Every refusal of a run."""
    return [fout.zin() for bestand in resultaat.bestanden for fout in bestand.fouten]


def outcome(resultaat: Resultaat, tabel: str):
    """The result of one file."""
    return next(bestand for bestand in resultaat.bestanden if bestand.tabel == tabel)


def scalar(sql: str, *params: object) -> object:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        row = cursor.fetchone()
    return row[0] if row else None


def snapshot() -> dict[str, list]:
    """Where and by which transaction every row of every table was written: the same means that nothing was."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE n.nspname = 'public' AND c.relkind = 'r' AND has_table_privilege(c.oid, 'SELECT')"
        )
        tables = [name for (name,) in cursor.fetchall()]
        found = {}
        for table in sorted(tables):
            cursor.execute(f'SELECT ctid::text, xmin::text FROM "{table}" ORDER BY ctid')
            found[table] = cursor.fetchall()
    return found
