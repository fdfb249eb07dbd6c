"""Members of a household, and where somebody without an address is found: what the screen decided stays."""

from datetime import datetime

import pytest

from intake.models import Adres, Gezinslid
from tests.overdracht.wereld import WERELD, deliver, deliver_world, scalar, sentences, snapshot
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.nummers import next_number
from werkoffensief.overdracht.models import Afwijking
from werkoffensief.overdracht.uitvoer import export_folder
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
FILES = ("verblijfplaatsen", "gezinsleden")
ALL = {name: WERELD[name] for name in FILES}


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def address(klantnummer):
    rows = Adres.objects.filter(klant__klantnummer=klantnummer, geldig_tot=None)
    return rows.values_list(
        "soort", "straat", "huisnummer", "bereikbaar_via", "bereikbaar_bij_wie", "geheim"
    )[0]


def klanten(**changed):
    return [changed.get(row.split(";")[0], row) for row in WERELD["klanten"]]


def test_it_comes_in_and_the_same_again_writes_nothing(tmp_path):
    before = scalar("SELECT last_value FROM nummer_gezinslid")  # no sequence is rolled back
    deliver_world()
    assert address("K1") == ("woonadres", "Spuistraat", "1", None, None, True)
    assert address("K3") == ("geen_adres", None, None, "Straatpost", "Bij Ria", False)
    assert Adres.objects.count() == 3  # the two files of one delivery are one address
    sem = Gezinslid.objects.get(gezinslidnummer="L1")
    assert (sem.klant.klantnummer, sem.naam, sem.geboortejaar, sem.bron) == ("K1", "Sem", 2015, "levering")
    assert sem.geldig_van == datetime.fromisoformat("2018-02-01T00:00+01:00")
    assert Gezinslid.objects.filter(geldig_tot=None, inwonend=True).count() == 2
    assert next_number("gezinslid") == f"WO-{max(before, 41) + 1:06d}"
    before = snapshot()
    assert sentences(deliver(ALL)) == []
    assert {name for name, rows in snapshot().items() if rows != before[name]} <= {"logboek_levering"}
    export_folder(tmp_path / "uit")
    for name in FILES:
        assert (tmp_path / "uit" / f"{name}.csv").read_text().splitlines()[1:] == WERELD[name]


def test_a_row_that_changed_is_taken_and_what_held_before_stays_known(wereld):
    deliver(
        {
            "verblijfplaatsen": ["K1;Gracht;;;;ja", "K3;;Straatpost;;Bij Ria;nee"],
            "gezinsleden": ["L1;K1;kind;Sem;;nee;2018-02-01;2020-05-01"],
        }
    )
    assert address("K1")[1] == "Gracht"
    assert Adres.objects.filter(geldig_tot__isnull=False).count() == 2
    sem = Gezinslid.objects.get(gezinslidnummer="L1")
    assert (sem.geboortejaar, sem.inwonend, sem.geldig_tot.date().isoformat()) == (None, False, "2020-04-30")


def test_a_new_address_in_klanten_takes_a_new_street_and_not_the_old_one(wereld):
    moved = klanten(K1=WERELD["klanten"][0].replace("2511AA;1;", "2515CC;9;"))
    deliver({"klanten": moved, "verblijfplaatsen": WERELD["verblijfplaatsen"]})
    assert address("K1") == ("woonadres", None, "9", None, None, True)
    deliver({"klanten": moved, "verblijfplaatsen": ["K1;Zuidwal;;;;ja"]})
    assert address("K1") == ("woonadres", "Zuidwal", "9", None, None, True)
    assert not Afwijking.objects.exists()


def test_what_the_screen_changed_or_ended_stays(wereld):
    now = clock.now()
    with handeling(door="tikker"):
        Adres.objects.filter(klant__klantnummer="K3").update(bereikbaar_bij_wie="Scherm")
        Adres.objects.filter(klant__klantnummer="K1").update(geheim=False)
        Gezinslid.objects.filter(gezinslidnummer="L1").update(geldig_tot=now, naam="Semmie")
    resultaat = deliver(
        {
            "verblijfplaatsen": ["K1;Spuistraat;;;;ja", "K3;;Straatpost;dinsdag;Bij Ria;nee"],
            "gezinsleden": ["L1;K1;kind;Samuel;2015;ja;2018-02-01;"],
        }
    )
    assert sentences(resultaat) == []
    assert address("K3")[4] == "Scherm"
    assert address("K1")[5] is False
    sem = Gezinslid.objects.get(gezinslidnummer="L1")
    assert (sem.naam, sem.geldig_tot) == ("Semmie", now)
    found = Afwijking.objects.order_by("tabel").values_list("tabel", "eenheid", "gewijzigd_door")
    assert list(found) == [
        ("gezinsleden", "naam", "tikker"),
        ("verblijfplaatsen", "straat+bereikbaar_via+bereikbaar_wanneer+bereikbaar_bij_wie", "tikker"),
    ]


def test_a_broken_rule_is_refused_and_named(wereld):
    assert sentences(
        deliver(
            {
                "verblijfplaatsen": [
                    "K1;;Straatpost;;;nee",
                    "K3;Plein;Straatpost;;;nee",
                    "K2;;;maandag;;misschien",
                ],
                "gezinsleden": [
                    "L1;K2;kind;Sem;2015;ja;2018-02-01;",
                    "L8;K1;buurman;;1850;;2018-02-01;2018-01-01",
                    "L9;K9;kind;;2021;ja;2018-02-01;",
                ],
            }
        )
    ) == [
        'verblijfplaatsen.csv, regel 2, kolom bereikbaar_via: "Straatpost" kan niet: deze klant heeft een vast adres.',
        'verblijfplaatsen.csv, regel 3, kolom straat: "Plein" mag niet als bereikbaar_via is gevuld.',
        'verblijfplaatsen.csv, regel 4, kolom bereikbaar_wanneer: "maandag" mag alleen als bereikbaar_via is gevuld.',
        'verblijfplaatsen.csv, regel 4, kolom geheim: "misschien" is geen bekende waarde; kies uit: ja, nee.',
        'gezinsleden.csv, regel 2, kolom klantnummer: "K2" is van een andere klant; dit gezinslidnummer hoort al bij '
        "iemand anders.",
        'gezinsleden.csv, regel 3, kolom relatie: "buurman" is geen bekende waarde; '
        "kies uit: partner, kind, ouder, anders.",
        'gezinsleden.csv, regel 3, kolom geboortejaar: "1850" moet een getal van 1900 tot en met 2100 zijn.',
        "gezinsleden.csv, regel 3, kolom inwonend: mag niet leeg zijn.",
        'gezinsleden.csv, regel 3, kolom geldig_tot: "2018-01-01" ligt voor geldig_van (2018-02-01).',
        'gezinsleden.csv, regel 4, kolom geboortejaar: "2021" ligt in de toekomst.',
        'gezinsleden.csv, regel 4, kolom klantnummer: "K9" is geen bekend klantnummer.',
    ]
