"""What is true of the data: each rule between rows refused with its exact sentences; and refusals that spread."""

# ruff: noqa: E501 (a case is one line)

import csv

import pytest
from django.db import DataError, connection, transaction

from tests.overdracht.wereld import (
    BSN_A,
    BSN_B,
    BSN_C,
    NOW,
    WERELD,
    deliver,
    outcome,
    sentences,
    snapshot,
)
from werkoffensief.overdracht.beginlijsten import BEGIN
from werkoffensief.overdracht.services import import_folder, reason_of
from werkoffensief.overdracht.toepassen.verwijzen import CODE_TABLES

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def klant(nummer, bsn="", naam="A"):
    return f"{nummer};{bsn};;;{naam};;;;;;;"


# name → (tables delivered on top of the world, every sentence)
REFUSED = {
    "the same BSN twice in a file": (
        {"klanten": [klant("K8", BSN_C), klant("K9", BSN_C)]},
        [
            'klanten.csv, regel 2, kolom bsn: "*****0044" staat al bij een andere klant: regel 3.',
            'klanten.csv, regel 3, kolom bsn: "*****0044" staat al bij een andere klant: regel 2.',
        ],
    ),
    "the BSN of a delivered klant": (
        {"klanten": [klant("K9", BSN_A)]},
        ['klanten.csv, regel 2, kolom bsn: "*****0019" staat al bij een andere klant: klant K1.'],
    ),
    "benefit that overlaps": (
        {"uitkeringen": ["K3;2015-01-01;2016-06-30;overig", "K3;2016-06-30;;"]},
        [
            'uitkeringen.csv, regel 2, kolom start: "2015-01-01" overlapt met de uitkering die begint op 2016-06-30 (regel 3).',
            'uitkeringen.csv, regel 3, kolom start: "2016-06-30" overlapt met de uitkering die begint op 2015-01-01 (regel 2).',
        ],
    ),
    "two open trajecten in a file": (
        {"trajecten": ["T8;K3;2019-01-01;;", "T9;K3;2019-06-01;;"]},
        [
            'trajecten.csv, regel 2, kolom start: "2019-01-01" er is al een lopend traject van deze klant: T9 (regel 3).',
            'trajecten.csv, regel 3, kolom start: "2019-06-01" er is al een lopend traject van deze klant: T8 (regel 2).',
        ],
    ),
    "a second open traject beside a delivered one": (
        {"trajecten": ["T9;K1;2020-01-01;;"]},
        ['trajecten.csv, regel 2, kolom start: "2020-01-01" er is al een lopend traject van deze klant: T1.'],
    ),
    "a traject that overlaps a delivered one": (
        {"trajecten": ["T9;K2;2018-12-31;2019-02-01;overig"]},
        ['trajecten.csv, regel 2, kolom start: "2018-12-31" overlapt met traject T2.'],
    ),
    "a traject that comes to overlap by its new end": (
        {"trajecten": ["T2;K2;2018-01-01;2019-04-01;zorg"]},
        ['trajecten.csv, regel 2, kolom start: "2018-01-01" overlapt met traject T3.'],
    ),
    "two regisseurs on one day": (
        {"regisseurs": ["T1;m1;2019-07-01;2019-08-01"]},
        [
            'regisseurs.csv, regel 2, kolom start: "2019-07-01" overlapt met een regisseur die begint op 2019-06-01.'
        ],
    ),
    "a regisseur after the end of the traject": (
        {"trajecten": ["T9;K3;2019-01-01;2019-03-31;zorg"], "regisseurs": ["T9;m1;2019-01-01;2019-04-02"]},
        [
            'regisseurs.csv, regel 2, kolom einde: "2019-04-02" ligt meer dan een dag na het einde van het traject (2019-03-31).'
        ],
    ),
    "a regisseur who begins after the end of the traject": (
        {"trajecten": ["T9;K3;2019-01-01;2019-03-31;zorg"], "regisseurs": ["T9;m1;2019-04-01;"]},
        [
            'regisseurs.csv, regel 2, kolom start: "2019-04-01" ligt na het einde van het traject (2019-03-31).'
        ],
    ),
    "a traject that ends before its last regisseur begins": (
        {"trajecten": ["T3;K2;2019-01-01;2019-03-31;zorg"]},
        [
            'trajecten.csv, regel 2, kolom einde: "2019-03-31" ligt voor het begin van een regisseur van dit traject (2019-04-01).'
        ],
    ),
    "a traject that ends before its regisseur": (
        {"trajecten": ["T1;K1;2019-03-01;2019-05-30;zorg"]},
        [
            'trajecten.csv, regel 2, kolom einde: "2019-05-30" ligt meer dan een dag voor het einde van een regisseur van dit traject (2019-06-01).'
        ],
    ),
    "a conversation that moves to another klant": (
        {"gesprekken": ["G1;K2;2019-03-01;m1;kantoor;;"]},
        [
            'gesprekken.csv, regel 2, kolom klantnummer: "K2" is van een andere klant; dit gespreknummer hoort al bij iemand anders.'
        ],
    ),
    "a traject that moves to another klant": (
        {"trajecten": ["T2;K3;2018-01-01;2018-12-31;zorg"]},
        [
            'trajecten.csv, regel 2, kolom klantnummer: "K3" is van een andere klant; dit trajectnummer hoort al bij iemand anders.'
        ],
    ),
    "a step that moves to the traject of another klant": (
        {"stappen": ["S1;T3;werkfit;2019-03-15;;lopend"]},
        [
            'stappen.csv, regel 2, kolom trajectnummer: "T3" is van een andere klant; dit stapnummer hoort al bij iemand anders.'
        ],
    ),
    "a placement on the agreement of another employer": (
        {"plaatsingen": ["W9;K3;werk;2019-07-01;;;00000018;A1;"]},
        ['plaatsingen.csv, regel 2, kolom kvk_nummer: "00000018" is niet de werkgever van het akkoord A1.'],
    ),
    "a placement outside the term of its agreement": (
        {"plaatsingen": ["W9;K3;werk;2021-01-01;;;12345678;A1;"]},
        [
            'plaatsingen.csv, regel 2, kolom startdatum: "2021-01-01" ligt niet in de looptijd van het akkoord A1 (2019-01-01 tot en met 2020-12-31).'
        ],
    ),
    "an agreement whose term leaves a placement out": (
        {"werkakkoorden": ["A1;12345678;detailhandel;2019-07-02;;10;5"]},
        [
            'werkakkoorden.csv, regel 2, kolom ingangsdatum: "2019-07-02" plaatsing W1 op dit akkoord begint dan buiten de looptijd.'
        ],
    ),
    "an agreement that moves to another employer": (
        {"werkakkoorden": ["A1;00000018;zorg;2019-01-01;2020-12-31;10;5"]},
        [
            'werkakkoorden.csv, regel 2, kolom kvk_nummer: "00000018" past niet bij plaatsing W1 op dit akkoord.'
        ],
    ),
    "a stadsdeel in two teams": (
        {"teams": ["Loosduinen;Escamp|Loosduinen"]},
        [
            'teams.csv, regel 2, kolom stadsdelen: "Escamp|Loosduinen" het stadsdeel Escamp staat ook bij team Escamp.'
        ],
    ),
    "an old number that is a klant": (
        {"aliassen": ["K2;K1"]},
        [
            'aliassen.csv, regel 2, kolom oud: "K2" is het nummer van een klant die nog een eigen dossier heeft; voeg samen op het scherm.'
        ],
    ),
    "an old number of itself": (
        {"aliassen": ["K8;K8"]},
        [
            'aliassen.csv, regel 2, kolom klantnummer: "K8" is geen bekend klantnummer.',
            'aliassen.csv, regel 2, kolom oud: "K8" is hetzelfde nummer als klantnummer.',
        ],
    ),
    "unknown references, each by its name": (
        {
            "gesprekken": ["G9;K99;2019-03-01;m9;kantoor;;"],
            "stappen": ["S9;T99;werkfitt;2019-03-01;;lopend"],
            "plaatsingen": ["W9;K3;werk;2019-07-01;;;87654321;A9;"],
            "medewerkers": ["m9x;A;a@x.example;Centrumm;"],
        },
        [
            'medewerkers.csv, regel 2, kolom team: "Centrumm" is geen bekende waarde; bedoelt u Centrum?',
            'gesprekken.csv, regel 2, kolom klantnummer: "K99" is geen bekend klantnummer.',
            'gesprekken.csv, regel 2, kolom medewerker: "m9" is geen bekende medewerker.',
            'stappen.csv, regel 2, kolom trajectnummer: "T99" is geen bekend trajectnummer.',
            'stappen.csv, regel 2, kolom voorziening: "werkfitt" is geen bekende waarde; bedoelt u werkfit?',
            'plaatsingen.csv, regel 2, kolom akkoordnummer: "A9" is geen bekend werkakkoord.',
            'plaatsingen.csv, regel 2, kolom kvk_nummer: "87654321" is geen bekende werkgever.',
        ],
    ),
}


@pytest.mark.steekproef(3)
@pytest.mark.parametrize("case", REFUSED)
def test_refused(wereld, case):
    tables, expected = REFUSED[case]
    before = snapshot()
    resultaat = deliver(tables)
    assert sentences(resultaat) == expected
    accepted = [b.tabel for b in resultaat.bestanden if b.accepted]
    if not any(outcome(resultaat, name).nieuw for name in accepted):
        assert snapshot() == before


# name → tables that are right, whatever order they stand in
ACCEPTED = {
    "one traject closes and the next opens in one file": {
        "trajecten": ["T9;K1;2019-08-01;;", "T1;K1;2019-03-01;2019-07-31;werk"]
    },
    "two klanten swap their BSN": {
        "klanten": [
            WERELD["klanten"][0].replace(BSN_A, BSN_B),
            WERELD["klanten"][1].replace(BSN_B, BSN_A),
        ]
    },
    "a stadsdeel goes to another team": {"teams": ["Escamp;", "Nieuw;Escamp"]},
    "a regisseur hands over": {"regisseurs": ["T1;m1;2019-09-01;", "T1;m2;2019-06-01;2019-09-01"]},
    "a corrected start of benefit": {"uitkeringen": ["K2;2016-02-01;;"]},
    "a regisseur until the day after the end": {
        "trajecten": ["T9;K3;2019-01-01;2019-03-31;zorg"],
        "regisseurs": ["T9;m1;2018-12-01;2019-04-01"],
    },
    "9999-12-31 as an end": {
        "uitkeringen": ["K3;2019-01-01;9999-12-31;overig"],
        "werkakkoorden": ["A9;12345678;zorg;2019-01-01;9999-12-31;0;0"],
    },
    "a step before and after its traject": {"stappen": ["S9;T2;stage;2017-01-01;2020-01-01;gestopt"]},
    "an ended code": {
        "codes": ["voorziening;oud;Oud;2010-01-01;2012-12-31"],
        "stappen": ["S9;T1;oud;2019-01-01;;gepland"],
    },
    "a placement without a traject": {"plaatsingen": ["W9;K3;werk;2029-07-01;2030-01-01;uitval;;;60"]},
}


@pytest.mark.steekproef(3)
@pytest.mark.parametrize("case", ACCEPTED)
def test_accepted(wereld, case):
    resultaat = deliver(ACCEPTED[case])
    assert sentences(resultaat) == []
    before = snapshot()
    assert sentences(deliver(ACCEPTED[case])) == []
    assert snapshot() == before


def test_a_refusal_spreads_once_per_pair_of_files():
    bad = {**WERELD, "klanten": [*WERELD["klanten"], klant("K4", "123456789")], "werkgevers": ["1;A;zorg;"]}
    resultaat = deliver(bad)
    assert (
        sentences(resultaat)
        == [
            'klanten.csv, regel 5, kolom bsn: "*****6789" is geen geldig burgerservicenummer (de elfproef klopt niet).',
            "uitkeringen.csv: 3 rijen verwijzen naar klanten.csv; dat bestand is geweigerd.",
            "gesprekken.csv: 2 rijen verwijzen naar klanten.csv; dat bestand is geweigerd.",
            "contactpogingen.csv: 1 rij verwijst naar klanten.csv; dat bestand is geweigerd.",
            "belemmeringen.csv: 2 rijen verwijzen naar klanten.csv; dat bestand is geweigerd.",
            "trajecten.csv: 3 rijen verwijzen naar klanten.csv; dat bestand is geweigerd.",
            "regisseurs.csv: 3 rijen verwijzen naar trajecten.csv; dat bestand is geweigerd.",
            "stappen.csv: 2 rijen verwijzen naar trajecten.csv; dat bestand is geweigerd.",
            'werkgevers.csv, regel 2, kolom kvk_nummer: "1" is geen KVK-nummer (8 cijfers).',
            'werkakkoorden.csv, regel 2, kolom kvk_nummer: "12345678" is geen bekende werkgever.',
            "plaatsingen.csv: 2 rijen verwijzen naar klanten.csv; dat bestand is geweigerd.",
            'plaatsingen.csv, regel 2, kolom kvk_nummer: "12345678" is geen bekende werkgever.',
        ]
        or sentences(resultaat)[-2:]
    )


def test_later_files_are_still_tried_and_known_rows_may_be_pointed_to(wereld):
    resultaat = deliver(
        {**WERELD, "klanten": [klant("K1", "1")], "gesprekken": ["G9;K1;2019-03-01;m1;kantoor;;"]}
    )
    assert len(sentences(resultaat)) == 1
    assert outcome(resultaat, "gesprekken").nieuw == 1


def test_the_correction_file_holds_the_bad_rows_and_imports_when_renamed(wereld, settings):
    resultaat = deliver({"gesprekken": ["G8;K99;01-03-2019;m1;kantoor;;", "G9;K1;2019-03-01;m1;kantoor;;"]})
    path = settings.DATA_DIR / "import" / "gesprekken.fouten.csv"
    assert outcome(resultaat, "gesprekken").correctie == path.name
    assert path.stat().st_mode & 0o777 == 0o600
    rows = list(csv.reader(path.read_text().splitlines(), delimiter=";"))
    assert rows[1][:3] == ["G8", "K99", "01-03-2019"]
    assert rows[1][-1] == 'gesprekken.csv, regel 2, kolom klantnummer: "K99" is geen bekend klantnummer.'
    assert len(rows) == 2
    path.write_text(path.read_text().replace(";K99;", ";K2;"))
    renamed = path.rename(settings.DATA_DIR / "gesprekken.csv")
    assert import_folder(renamed, door="test", now=NOW).accepted


def test_a_name_that_differs_only_in_capitals_is_named_with_line_and_column(wereld, settings):
    resultaat = deliver(
        {
            "medewerkers": [
                "M1;Ander;a@x.example;;",
                "n1;Een;b@x.example;;",
                "N1;Twee;c@x.example;;",
                "z;Z;z@x.example;;",
            ]
        }
    )
    assert sentences(resultaat) == [
        f'medewerkers.csv, regel {line}, kolom gebruikersnaam: "{name}" verschilt alleen in hoofdletters van de '
        f"gebruikersnaam {other}; kies een andere."
        for line, name, other in (
            (2, "M1", "m1, die er al is"),
            (3, "n1", "N1 (regel 4)"),
            (4, "N1", "n1 (regel 3)"),
        )
    ]
    path = settings.DATA_DIR / "import" / "medewerkers.fouten.csv"
    assert [line.split(";")[0] for line in path.read_text().splitlines()[1:]] == ["M1", "n1", "N1"]


def correction_file(settings, tabel):
    return settings.DATA_DIR / "import" / f"{tabel}.fouten.csv"


def test_a_correction_file_of_an_earlier_run_goes_when_the_table_is_taken(wereld, settings):
    deliver({"werkgevers": ["99999999;;zorg;"]})
    path = correction_file(settings, "werkgevers")
    deliver({"werkgevers": ["99999999;Naam;zorg;"]}, proef=True)
    assert path.exists(), "a dry run takes nothing"
    deliver({"werkgevers": ["99999999;Naam;zorg;"]})
    assert not path.exists()


def test_a_correction_file_of_an_earlier_run_goes_when_the_table_is_refused_without_rows(
    wereld, settings, tmp_path
):
    deliver({"werkgevers": ["99999999;;zorg;"]})
    folder = tmp_path / "kop"
    folder.mkdir()
    (folder / "werkgevers.csv").write_text("kvk_nummer;naam\n")
    resultaat = import_folder(folder, door="test", now=NOW)
    assert outcome(resultaat, "werkgevers").correctie is None
    assert not correction_file(settings, "werkgevers").exists()


def numbers(settings):
    rows = list(csv.reader(correction_file(settings, "uitkeringen").read_text().splitlines(), delimiter=";"))
    return [(row[0], row[1], bool(row[-1])) for row in rows[1:]]


def test_the_correction_file_of_benefit_holds_every_row_of_those_klanten(wereld, settings, tmp_path):
    file = [
        "K1;2015-01-01;2018-12-31;overig",
        "K2;2016-01-01;;",
        "K1;2019-02-30;;",
        "K1;2020-01-01;2020-02-01;werk",
    ]
    resultaat = deliver({"uitkeringen": file})
    assert outcome(resultaat, "uitkeringen").geweigerd == 1
    assert numbers(settings) == [
        ("K1", "2015-01-01", False),
        ("K1", "2019-02-30", True),
        ("K1", "2020-01-01", False),
    ]
    path = correction_file(settings, "uitkeringen")
    path.write_text(path.read_text().replace("2019-02-30;;", "2019-02-28;2019-12-31;werk"))
    path.rename(tmp_path / "uitkeringen.csv")
    assert import_folder(tmp_path / "uitkeringen.csv", door="test", now=NOW).accepted
    assert rows(
        "SELECT start::text FROM intake_uitkering u JOIN intake_klant k ON k.id = u.klant_id WHERE k.klantnummer = 'K1' ORDER BY 1"
    ) == [("2015-01-01",), ("2019-02-28",), ("2020-01-01",)]


def test_the_correction_file_of_benefit_holds_every_row_when_it_is_not_certain_whose_a_row_is(
    wereld, settings
):
    deliver({"uitkeringen": ["K1;2015-01-01;;", "K99;2019-01-01;;", "K2;2016-01-01;;"]})
    assert numbers(settings) == [
        ("K1", "2015-01-01", False),
        ("K99", "2019-01-01", True),
        ("K2", "2016-01-01", False),
    ]


def test_no_bsn_and_no_control_character_in_any_sentence(wereld):
    resultaat = deliver(
        {
            "klanten": [klant(f"{BSN_C}", BSN_A), f"K1\x1b[31m;{BSN_A};;;B;;;;;;;"],
            "aliassen": [f"{BSN_C};{BSN_C}"],
            "trajecten": [f"{BSN_C};K3;2019-01-01;;", "T9;K3;2019-06-01;;"],
        }
    )
    text = "\n".join(sentences(resultaat))
    assert len(sentences(resultaat)) == 6
    assert BSN_A not in text
    assert BSN_C not in text
    assert "\x1b" not in text


def test_nothing_of_a_refused_file_stays():
    before = snapshot()
    resultaat = deliver({"teams": ["A;X", "B;X"]})
    assert len(sentences(resultaat)) == 2
    assert snapshot() == before
    assert resultaat.levering is None


def test_the_codes_known_from_the_start_are_those_of_the_migrations():
    found = {
        lijst: dict(rows(f"SELECT code, naam FROM {table} WHERE geldig_van IS NULL AND geldig_tot IS NULL"))
        for lijst, table in CODE_TABLES.items()
    }
    assert found == BEGIN


def test_a_code_known_from_the_start_is_renamed_by_a_file_and_then_the_screen_counts():
    deliver({"codes": ["belemmering;taal;Nederlandse taal;;"]})
    assert rows("SELECT naam FROM intake_belemmeringsoort WHERE code = 'taal'") == [("Nederlandse taal",)]
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE intake_belemmeringsoort SET naam = 'Scherm' WHERE code IN ('taal', 'schulden')"
        )
    resultaat = deliver({"codes": ["belemmering;taal;Derde;;", "belemmering;schulden;Derde;;"]})
    assert outcome(resultaat, "codes").verschillen == 2
    assert rows("SELECT count(*) FROM intake_belemmeringsoort WHERE naam = 'Scherm'") == [(2,)]


def rows(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def test_an_unreadable_cell_hides_no_fault_of_the_other_rows(wereld):
    before = snapshot()
    resultaat = deliver(
        {
            "klanten": [klant("K7", "123"), klant("K8")],
            "trajecten": [
                "T8;K99;2020-01-01;;",
                "T1;K1;2019-03-01;x;werk",
                "T9;K1;2020-01-01;;",
                "T10;K8;2020-01-01;2020-02-01;onzin",
                "T11;K8;2020-01-01;;",
            ],
        }
    )
    assert [zin for zin in sentences(resultaat) if zin.startswith("trajecten")] == [
        "trajecten.csv: 2 rijen verwijzen naar klanten.csv; dat bestand is geweigerd.",
        'trajecten.csv, regel 2, kolom klantnummer: "K99" is geen bekend klantnummer.',
        'trajecten.csv, regel 3, kolom einde: "x" is geen datum (schrijf 2019-12-31 of 31-12-2019).',
        'trajecten.csv, regel 5, kolom einde_reden: "onzin" is geen bekende waarde; kies uit: eigen_verzoek, opleiding, overig, participatie, verhuizing, werk, zorg.',
    ]
    assert outcome(resultaat, "trajecten").geweigerd == 3
    assert snapshot() == before


def test_an_alias_of_an_unreadable_row_is_no_fault_of_its_own(wereld):
    resultaat = deliver({"aliassen": ["OUD1;OUD2", "OUD2;", "OUD3;K98"]})
    assert sentences(resultaat) == [
        "aliassen.csv, regel 3, kolom klantnummer: mag niet leeg zijn.",
        'aliassen.csv, regel 4, kolom klantnummer: "K98" is geen bekend klantnummer.',
    ]


def test_a_nul_in_a_key_hides_no_other_fault(wereld):
    """Such a key is no key of anything: the database would refuse to be asked for it."""
    resultaat = deliver(
        {"uitkeringen": ["K3;2019-01-01;;", "K\0x;2020-01-01;;", "nix;2020-01-01;;", "K3;2019-05-01;;"]}
    )
    assert 'uitkeringen.csv, regel 3, kolom klantnummer: "K\\x00x" bevat een NUL-teken.' in sentences(
        resultaat
    )
    assert 'uitkeringen.csv, regel 4, kolom klantnummer: "nix" is geen bekend klantnummer.' in sentences(
        resultaat
    )
    assert len(sentences(resultaat)) == 4, sentences(resultaat)


def test_an_unexpected_refusal_of_the_database_is_logged_without_data(caplog):
    with pytest.raises(DataError) as caught, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT %s::text::date", ["geheim"])
    assert reason_of(caught.value, "klanten") == "de gegevens breken een regel van de database (onbekend)"
    assert "klanten" in caplog.text
    assert "22007" in caplog.text
    assert "geheim" not in caplog.text
