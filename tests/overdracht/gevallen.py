"""Hostile import files as data: what comes in, and exactly what the user is told. Read on 1 January 2020.

A `Geval` with `zinnen=()` must be accepted. BSNs are from the never issued 999 range.
"""

from dataclasses import dataclass
from datetime import date

TODAY = date(2020, 1, 1)
KLANTEN = "klantnummer;bsn;voornaam;tussenvoegsel;achternaam;geboortedatum;postcode;huisnummer;woonplaats;"
KLANTEN += "stadsdeel;telefoon;email"
UITKERINGEN = "klantnummer;start;einde;einde_reden"
GESPREKKEN = "gespreknummer;klantnummer;datum;medewerker;vorm;trede;verslag"
TRAJECTEN = "trajectnummer;klantnummer;start;einde;einde_reden"
REGISSEURS = "trajectnummer;medewerker;start;einde"
STAPPEN = "stapnummer;trajectnummer;voorziening;start;einde;status"
WERKGEVERS = "kvk_nummer;naam;sector;plaats"
AKKOORDEN = "akkoordnummer;kvk_nummer;sector;ingangsdatum;einddatum;banen;ontwikkelplekken"
PLAATSINGEN = "plaatsingnummer;klantnummer;soort;startdatum;einddatum;einde_reden;kvk_nummer;akkoordnummer;"
PLAATSINGEN += "uren_per_week"
DOELSTELLINGEN = "jaar;regulier;extra;kosten_per_uitkering"
MEDEWERKERS = "gebruikersnaam;naam;email;team;rollen"
CAMPAGNES = "code;naam;startdatum;einddatum;minimaal_maanden_uitkering;streefaantal"
BELEMMERINGEN = "klantnummer;soort;vastgesteld_op;opgelost_op"
CODES = "lijst;code;naam;geldig_van;geldig_tot"
QUOTES = "de aanhalingstekens kloppen niet (zet de hele cel tussen aanhalingstekens en verdubbel die erin)"
BSN = "is geen geldig burgerservicenummer"
DATUM = "is geen datum (schrijf 2019-12-31 of 31-12-2019)"


@dataclass(frozen=True)
class Geval:
    naam: str
    bestand: str
    inhoud: bytes
    zinnen: tuple[str, ...]


def lines(*rows: str) -> bytes:
    return ("\n".join(rows) + "\n").encode()


def klant(**cells: str) -> str:
    """One row of klanten.csv with a number and a name, and these cells."""
    row = dict.fromkeys(KLANTEN.split(";"), "") | {"klantnummer": "K1", "achternaam": "Jansen"} | cells
    return ";".join(row.values())


def _geval(naam: str, bestand: str, inhoud: bytes, *zinnen: str) -> Geval:
    return Geval(naam, bestand, inhoud, tuple(f"{bestand}{zin}" for zin in zinnen))


FILES = [
    _geval("empty file", "klanten.csv", b"", ": het bestand is leeg (0 bytes)."),
    _geval("only a byte order mark", "klanten.csv", b"\xef\xbb\xbf", ": het bestand heeft geen kopregel."),
    _geval("only blank lines", "klanten.csv", b"\n \r\n\n", ": het bestand heeft geen kopregel."),
    _geval("header without rows", "klanten.csv", lines(KLANTEN)),
    _geval("header without line end", "klanten.csv", KLANTEN.encode()),
    _geval(
        "windows-1252",
        "klanten.csv",
        lines(KLANTEN, klant(), klant(klantnummer="K2")) + klant(voornaam="Fabiënne").encode("cp1252"),
        ', regel 4: het bestand is geen UTF-8; sla het op als "CSV UTF-8".',
    ),
    _geval(
        "utf-16",
        "klanten.csv",
        KLANTEN.encode("utf-16"),
        ', regel 1: het bestand is UTF-16; sla het op als "CSV UTF-8".',
    ),
    _geval(
        "half a character at the end",
        "uitkeringen.csv",
        lines(UITKERINGEN) + b"K1;2019-01-01;;\xe2\x82",
        ', regel 2: het bestand is geen UTF-8; sla het op als "CSV UTF-8".',
    ),
    _geval(
        "data without header",
        "uitkeringen.csv",
        b"K1;2019-01-01;;\n",
        ", regel 1: de kopregel wordt niet herkend; verwacht: klantnummer;start;einde;einde_reden.",
    ),
    _geval(
        "tab as delimiter",
        "uitkeringen.csv",
        UITKERINGEN.replace(";", "\t").encode(),
        ", regel 1: de kopregel wordt niet herkend; verwacht: klantnummer;start;einde;einde_reden.",
    ),
    _geval(
        "header in capitals",
        "aliassen.csv",
        b"Oud;klantnummer\n",
        ", regel 1, kolom Oud: onbekende kolom; bedoelt u oud?",
        ", regel 1, kolom oud: ontbreekt in de kopregel.",
    ),
    _geval(
        "missing column",
        "uitkeringen.csv",
        b"klantnummer;start;einde\nK1;2019-01-01;\n",
        ", regel 1, kolom einde_reden: ontbreekt in de kopregel.",
    ),
    _geval(
        "unknown column",
        "uitkeringen.csv",
        lines(UITKERINGEN + ";kleur"),
        ", regel 1, kolom kleur: onbekende kolom.",
    ),
    _geval(
        "double column",
        "uitkeringen.csv",
        lines(UITKERINGEN + ";start"),
        ", regel 1, kolom start: staat dubbel in de kopregel.",
    ),
    _geval(
        "column without a name",
        "uitkeringen.csv",
        lines(UITKERINGEN + ";"),
        ", regel 1: kolom 5 heeft geen naam in de kopregel.",
    ),
    _geval(
        "misspelt column",
        "uitkeringen.csv",
        b"klantnumer;start;einde;einde_reden\n",
        ", regel 1, kolom klantnumer: onbekende kolom; bedoelt u klantnummer?",
        ", regel 1, kolom klantnummer: ontbreekt in de kopregel.",
    ),
    _geval(
        "a citizen number as column name",
        "uitkeringen.csv",
        lines(UITKERINGEN + ";999321298"),
        ", regel 1, kolom *****1298: onbekende kolom.",
    ),
    _geval(
        "open quote in the header",
        "uitkeringen.csv",
        b'"klantnummer;start\nK1;2\n',
        f", regel 1: in de kopregel: {QUOTES}.",
    ),
    _geval(
        "column fout is ignored", "uitkeringen.csv", lines(UITKERINGEN + ";fout", "K1;2019-01-01;;;te laat")
    ),
    _geval(
        "another order, comma, CRLF, quotes and BOM",
        "uitkeringen.csv",
        b'\xef\xbb\xbf"einde","start",klantnummer,einde_reden\r\n,31-12-2018,K1,\r\n',
    ),
    _geval(
        "blank lines are skipped",
        "uitkeringen.csv",
        b"\n" + lines(UITKERINGEN, "", "   ", "K1;2019-01-01;;", ""),
    ),
    _geval(
        "a line of only delimiters is no blank line",
        "uitkeringen.csv",
        lines(UITKERINGEN, "", ";;;"),
        ", regel 3, kolom klantnummer: mag niet leeg zijn.",
        ", regel 3, kolom start: mag niet leeg zijn.",
    ),
]
RECORDS = [
    _geval(
        "too few cells",
        "uitkeringen.csv",
        lines(UITKERINGEN, "K1;2019-01-01;"),
        ", regel 2: te weinig cellen: 3, de kopregel heeft er 4.",
    ),
    _geval(
        "too many cells",
        "uitkeringen.csv",
        lines(UITKERINGEN, "", "K1;2019-01-01;;;", "K2;2019-01-01;;"),
        ", regel 3: te veel cellen: 5, de kopregel heeft er 4.",
    ),
    _geval(
        "comma rows under a semicolon header",
        "uitkeringen.csv",
        lines(UITKERINGEN, "K1,2019-01-01,,"),
        ", regel 2: te weinig cellen: 1, de kopregel heeft er 4.",
    ),
    _geval(
        "unclosed quote to the end of the file",
        "klanten.csv",
        lines(KLANTEN, klant(), klant(klantnummer="K2", achternaam='"de Wit'), klant(klantnummer="K3")),
        f", regel 3: {QUOTES}.",
    ),
    _geval(
        "unclosed quote, and faults before and after it",
        "uitkeringen.csv",
        lines(UITKERINGEN, "K1;x;;", 'K2;"2019-01-01;;', "K3;y;;"),
        f', regel 2, kolom start: "x" {DATUM}.',
        f", regel 3: {QUOTES}.",
        f', regel 4, kolom start: "y" {DATUM}.',
    ),
    _geval(
        "lines of a text with a wrong quote are no records of their own",
        "gesprekken.csv",
        lines(
            GESPREKKEN,
            'G1;K1;2019-01-01;c1;wijk;;"zegt: "ja"',
            "en daarna",
            'nee"',
            "G2;K1;2019-01-01;c1;wijk;9;",
            "te kort",
        ),
        f", regel 2: {QUOTES}.",
        ', regel 5, kolom trede: "9" moet een getal van 1 tot en met 6 zijn.',
        ", regel 6: te weinig cellen: 1, de kopregel heeft er 7.",
    ),
    _geval(
        "text after a closing quote",
        "werkgevers.csv",
        lines(WERKGEVERS, '12345678;"De Bron"BV;zorg;'),
        f", regel 2: {QUOTES}.",
    ),
    _geval(
        "quote inside an unquoted cell",
        "werkgevers.csv",
        lines(WERKGEVERS, '12345678;De "Bron";zorg;', '12345679;"De ""Bron""";zorg;'),
        f", regel 2: {QUOTES}.",
    ),
    _geval(
        "space before a quote",
        "werkgevers.csv",
        lines(WERKGEVERS, '12345678; "De Bron";zorg;'),
        f", regel 2: {QUOTES}.",
    ),
    _geval(
        "line number is that of the record's first line",
        "gesprekken.csv",
        lines(
            GESPREKKEN,
            'G1;K1;2019-01-01;c1;wijk;;"een\ntwee\r\ndrie\rvier"',
            'G2;K1;2019-01-01;c1;bus;;"a\nb"',
        ),
        ', regel 6, kolom vorm: "bus" is geen bekende waarde; kies uit: '
        "kantoor, huisbezoek, telefoon, video, wijk.",
    ),
    _geval(
        "a cell beyond all measure",
        "gesprekken.csv",
        lines(GESPREKKEN, f"G1;K1;2019-01-01;c1;wijk;;{'a' * 140_000}"),
        ", regel 2: een cel is veel te lang; misschien ontbreekt een aanhalingsteken.",
    ),
    _geval(
        "same key, other content",
        "werkgevers.csv",
        lines(WERKGEVERS, "12345678;De Bron;zorg;", "12345678;De Beek;zorg;"),
        ', regel 3, kolom kvk_nummer: "12345678" staat ook op regel 2, met een andere inhoud.',
    ),
    _geval(
        "same key of two columns, other content",
        "uitkeringen.csv",
        lines(UITKERINGEN, "K1;2019-01-01;;", "K1;01-01-2019;2019-02-01;werk"),
        ', regel 3, kolom klantnummer + start: "K1 + 2019-01-01" '
        "staat ook op regel 2, met een andere inhoud.",
    ),
    _geval(
        "same key, same content after normalising",
        "klanten.csv",
        lines(
            KLANTEN,
            klant(bsn="999321298", voornaam="Fabi\u00ebnne", geboortedatum="1975-05-16"),
            klant(bsn=" 999321298", voornaam="Fabie\u0308nne ", geboortedatum="16-05-1975"),
        ),
    ),
    _geval(
        "every fault of every row",
        "trajecten.csv",
        lines(TRAJECTEN, ";K1;2019-13-01;;", "T2;;2019-05-01;2019-04-01;"),
        ", regel 2, kolom trajectnummer: mag niet leeg zijn.",
        ', regel 2, kolom start: "2019-13-01" is geen bestaande datum.',
        ", regel 3, kolom klantnummer: mag niet leeg zijn.",
        ', regel 3, kolom einde: "2019-04-01" ligt voor start (2019-05-01).',
        ", regel 3, kolom einde_reden: is leeg, maar einde is gevuld.",
    ),
]


def _klant(naam: str, zin: str, **cells: str) -> Geval:
    return _geval(
        naam, "klanten.csv", lines(KLANTEN, klant(**cells)), *([f", regel 2, kolom {zin}."] if zin else [])
    )


CELLS = [
    _klant("name missing", "achternaam: mag niet leeg zijn", achternaam=""),
    _klant("name of only spaces", "achternaam: mag niet leeg zijn", achternaam=" \u00a0 "),
    _klant("number missing", "klantnummer: mag niet leeg zijn", klantnummer=""),
    _klant("eight digits are a citizen number", "", bsn="10000008"),
    _klant("11-check", f'bsn: "*****1299" {BSN} (de elfproef klopt niet)', bsn="999321299"),
    _klant("seven digits", f'bsn: "*****98" {BSN} (het moet 8 of 9 cijfers hebben)', bsn="9321298"),
    _klant("ten digits", f'bsn: "******1298" {BSN} (het moet 8 of 9 cijfers hebben)', bsn="0999321298"),
    _klant("dots", f'bsn: "*******.298" {BSN} (het moet 8 of 9 cijfers hebben)', bsn="9993.21.298"),
    _klant("zeros", f'bsn: "*****0000" {BSN} (alleen nullen)', bsn="000000000"),
    _klant("a word as citizen number", f'bsn: "****" {BSN} (het moet 8 of 9 cijfers hebben)', bsn="geen"),
    _klant("arabic digits", f'bsn: "*****١٢٩٨" {BSN} (het moet 8 of 9 cijfers hebben)', bsn="٩٩٩٣٢١٢٩٨"),
    _klant(
        "citizen number in another column", f'geboortedatum: "*****1298" {DATUM}', geboortedatum="999321298"
    ),
    _klant("born tomorrow", 'geboortedatum: "2020-01-02" ligt in de toekomst', geboortedatum="2020-01-02"),
    _klant("born today", "", geboortedatum="01-01-2020"),
    _klant(
        "29 February in a common year",
        'geboortedatum: "29-02-2019" is geen bestaande datum',
        geboortedatum="29-02-2019",
    ),
    _klant("29 February in a leap year", "", geboortedatum="29-02-2016"),
    _klant("month first", 'geboortedatum: "05-16-1975" is geen bestaande datum', geboortedatum="05-16-1975"),
    _klant("slashes", f'geboortedatum: "16/05/1975" {DATUM}', geboortedatum="16/05/1975"),
    _klant("no leading zeros", f'geboortedatum: "1-5-1975" {DATUM}', geboortedatum="1-5-1975"),
    _klant(
        "date with a time", f'geboortedatum: "1975-05-16 00:00" {DATUM}', geboortedatum="1975-05-16 00:00"
    ),
    _klant("week date", f'geboortedatum: "2019-W01-1" {DATUM}', geboortedatum="2019-W01-1"),
    _klant(
        "fullwidth digits",
        'geboortedatum: "１９７５-05-16" is geen bestaande datum',
        geboortedatum="１９７５-05-16",
    ),
    _klant("year zero", 'geboortedatum: "0000-01-01" is geen bestaande datum', geboortedatum="0000-01-01"),
    _klant("year 197", 'geboortedatum: "0197-05-16" ligt voor het jaar 1800', geboortedatum="0197-05-16"),
    _klant("null byte", 'voornaam: "A\\x00b" bevat een NUL-teken', voornaam="A\0b"),
    _klant("exactly 200 characters", "", woonplaats="é" * 200),
    _klant(
        "201 characters",
        f'woonplaats: "{"é" * 60}…" is te lang (201 tekens, hoogstens 200)',
        woonplaats="é" * 201,
    ),
    _klant(
        "text direction and line ends are shown harmlessly",
        f'geboortedatum: "\\u202e16\\x1b[2J" {DATUM}',
        geboortedatum="\u202e16\x1b[2J",
    ),
    _klant(
        "formula, emoji, apostrophe: ordinary text",
        "",
        voornaam="=1+1",
        woonplaats="👩‍👧 't Zand",
        email="geen",
    ),
    _klant("a column with a citizen number as text", "", voornaam="999321298"),
    _geval(
        "wrong choice",
        "plaatsingen.csv",
        lines(PLAATSINGEN, "W1;K1;Werk;2019-01-01;;;;;"),
        ', regel 2, kolom soort: "Werk" is geen bekende waarde; bedoelt u werk?',
    ),
    _geval(
        "hours",
        "plaatsingen.csv",
        lines(
            PLAATSINGEN,
            *(f"W{hours};K1;werk;2019-01-01;;;;;{hours}" for hours in ("0", "1", "60", "61", "24,5")),
        ),
        ', regel 2, kolom uren_per_week: "0" moet een getal van 1 tot en met 60 zijn.',
        ', regel 5, kolom uren_per_week: "61" moet een getal van 1 tot en met 60 zijn.',
        ', regel 6, kolom uren_per_week: "24,5" is geen geheel getal (gebruik alleen cijfers).',
    ),
    _geval(
        "placement on an agreement without its employer",
        "plaatsingen.csv",
        lines(PLAATSINGEN, "W1;K1;werk;2019-01-01;;;;A1;24"),
        ", regel 2, kolom kvk_nummer: is leeg, maar akkoordnummer is gevuld.",
    ),
    _geval(
        "reason without end",
        "plaatsingen.csv",
        lines(PLAATSINGEN, "W1;K1;werk;2019-01-01;;uitval;;;"),
        ', regel 2, kolom einde_reden: "uitval" mag alleen als einddatum is gevuld.',
    ),
    _geval(
        "kvk numbers",
        "werkgevers.csv",
        lines(WERKGEVERS, "1234567;a;zorg;", "123456789;b;zorg;", "1234 567;c;zorg;", "01234567;d;zorg;"),
        ', regel 2, kolom kvk_nummer: "1234567" is geen KVK-nummer (8 cijfers).',
        ', regel 3, kolom kvk_nummer: "123456789" is geen KVK-nummer (8 cijfers).',
        ', regel 4, kolom kvk_nummer: "1234 567" is geen KVK-nummer (8 cijfers).',
    ),
    _geval(
        "sector",
        "werkgevers.csv",
        lines(WERKGEVERS, "12345678;a;horeca;"),
        ', regel 2, kolom sector: "horeca" is geen bekende waarde; bedoelt u horeca_toerisme?',
    ),
    _geval(
        "numbers",
        "werkakkoorden.csv",
        lines(AKKOORDEN, "A1;12345678;zorg;2019-01-01;;-1;+1", "A2;12345678;zorg;2019-01-01;;2147483648;1e3")
        + lines(
            "A3;12345678;zorg;2019-01-01;;2147483647;007", f"A4;12345678;zorg;2019-01-01;;1;{'9' * 5000}"
        ),
        ', regel 2, kolom banen: "-1" is geen geheel getal (gebruik alleen cijfers).',
        ', regel 2, kolom ontwikkelplekken: "+1" is geen geheel getal (gebruik alleen cijfers).',
        ', regel 3, kolom banen: "2147483648" moet een getal van 0 tot en met 2147483647 zijn.',
        ', regel 3, kolom ontwikkelplekken: "1e3" is geen geheel getal (gebruik alleen cijfers).',
        f', regel 5, kolom ontwikkelplekken: "{"9" * 60}…" moet een getal van 0 tot en met 2147483647 zijn.',
    ),
    _geval(
        "agreement ends before it begins",
        "werkakkoorden.csv",
        lines(AKKOORDEN, "A1;12345678;zorg;2019-02-01;31-01-2019;1;1"),
        ', regel 2, kolom einddatum: "31-01-2019" ligt voor ingangsdatum (2019-02-01).',
    ),
    _geval(
        "year",
        "doelstellingen.csv",
        lines(DOELSTELLINGEN, "19;1;1;1", "2019;1;1;1", "２０１９;1;1;1", "0197;1;1;1"),
        ', regel 2, kolom jaar: "19" is geen jaar (schrijf vier cijfers).',
        ', regel 4, kolom jaar: "２０１９" is geen jaar (schrijf vier cijfers).',
        ', regel 5, kolom jaar: "0197" is geen jaar (schrijf vier cijfers).',
    ),
    _geval(
        "roles",
        "medewerkers.csv",
        lines(
            MEDEWERKERS,
            "a;A;a@b.nl;;beheerder|consulent",
            "b;B;b@b.nl;;baas",
            "c;C;c@b.nl;;manager| regisseur||",
        ),
        ', regel 2, kolom rollen: "beheerder|consulent" '
        "bevat de rol beheerder; die geeft u alleen op het scherm.",
        ', regel 3, kolom rollen: "baas" bevat een onbekende rol; kies uit: '
        "consulent, regisseur, teamleider, accountmanager, manager.",
    ),
    _geval(
        "e-mail of an employee missing",
        "medewerkers.csv",
        lines(MEDEWERKERS, "a;A;;;"),
        ", regel 2, kolom email: mag niet leeg zijn.",
    ),
    _geval(
        "months of a campaign",
        "campagnes.csv",
        lines(CAMPAGNES, "a;A;2019-01-01;;99999;1"),
        ', regel 2, kolom minimaal_maanden_uitkering: "99999" moet een getal van 0 tot en met 9999 zijn.',
    ),
    _geval(
        "unknown code list",
        "codes.csv",
        lines(CODES, "voorzieningen;x;X;;", "belemmering;y;Y;2019-02-01;2019-01-31"),
        ', regel 2, kolom lijst: "voorzieningen" is geen bekende waarde; bedoelt u voorziening?',
        ', regel 3, kolom geldig_tot: "2019-01-31" ligt voor geldig_van (2019-02-01).',
    ),
    _geval(
        "solved before it was found",
        "belemmeringen.csv",
        lines(BELEMMERINGEN, "K1;schulden;2019-02-01;2019-01-01", "K1;taal;2019-02-01;2019-02-01"),
        ', regel 2, kolom opgelost_op: "2019-01-01" ligt voor vastgesteld_op (2019-02-01).',
    ),
    _geval(
        "regisseur ends on the first day",
        "regisseurs.csv",
        lines(REGISSEURS, "T1;c1;2019-02-01;2019-02-01", "T2;c1;2019-02-01;2019-02-02"),
        ', regel 2, kolom einde: "2019-02-01" moet na start liggen (2019-02-01).',
    ),
    _geval(
        "status and end of a step",
        "stappen.csv",
        lines(
            STAPPEN,
            "S1;T1;buddy;2019-01-01;;afgerond",
            "S2;T1;buddy;2019-01-01;2019-01-01;wacht",
            "S3;T1;buddy;2019-01-01;2019-01-01;gestopt",
            "S4;T1;buddy;2019-01-01;;gepland",
            "S5;T1;buddy;2019-01-01;x;lopend",
        ),
        ', regel 2, kolom status: "afgerond" past niet bij een lege cel in einde.',
        ', regel 3, kolom status: "wacht" past niet bij een gevulde cel in einde.',
        f', regel 6, kolom einde: "x" {DATUM}.',
    ),
    _geval(
        "conversation tomorrow, unknown trede, long report",
        "gesprekken.csv",
        lines(
            GESPREKKEN,
            "G1;K1;02-01-2020;c1;wijk;;",
            "G2;K1;01-01-2020;c1;wijk;7;",
            f"G3;K1;01-01-2020;c1;wijk;6;{'b' * 20_001}",
            f"G4;K1;01-01-2020;c1;wijk;1;{'b' * 20_000}",
        ),
        ', regel 2, kolom datum: "02-01-2020" ligt in de toekomst.',
        ', regel 3, kolom trede: "7" moet een getal van 1 tot en met 6 zijn.',
        f', regel 4, kolom verslag: "{"b" * 60}…" is te lang (20001 tekens, hoogstens 20000).',
    ),
    _geval(
        "far future end of a benefit",
        "uitkeringen.csv",
        lines(UITKERINGEN, "K1;2019-01-01;9999-12-31;overig"),
    ),
    _geval(
        "five digits in a year",
        "uitkeringen.csv",
        lines(UITKERINGEN, "K1;2019-01-01;10000-01-01;overig"),
        f', regel 2, kolom einde: "10000-01-01" {DATUM}.',
    ),
]
GEVALLEN: list[Geval] = [*FILES, *RECORDS, *CELLS]
