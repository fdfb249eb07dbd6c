"""ww.csv and ww_eerder.csv: export, an empty database, import and export again give the same bytes."""

from intake.models import Klant
from tests import omgeving
from tests.conftest import _use
from tests.overdracht.test_ww import KNOWN, NEW
from tests.overdracht.wereld import NOW, WERELD, deliver_world, sentences
from werkoffensief.overdracht.services import import_folder
from werkoffensief.overdracht.uitvoer import export_folder

ASKED = [
    "U1;W1;GGZ, locatie west;2020-05-01;2020-05-02;m1;;Hoe gaat het?;;",
    'U2;K1;Buurthuis;2019-05-01;2019-05-15;m2;de balie;"Welke dagen; en hoe laat?";2019-05-16;Maandag',
    "U3;K1;Buurthuis;2019-05-01;2019-05-15;m2;;Weer;2019-05-20;",
]


def test_export_an_empty_database_and_import_give_the_same_files(committed_db, tmp_path, settings):
    settings.DATA_DIR = tmp_path / "data"
    deliver_world(
        ww=[
            NEW,
            KNOWN,
            "W4;;;;Vier;;2019-12-31;;;;;;;2019-11-01",
            "K2;;Bilal;;Aydın;1975-02-28;2016-02-29;;;;;;;",
        ],
        ww_eerder=["W1;2018-03-31;2018-03-01", "W4;2015-05-31;"],
        klanten=[*WERELD["klanten"], "K9;;;;Negen;;;;;;;"],
        uitkeringen=[*WERELD["uitkeringen"], "W1;2020-10-01;;"],
        toestemmingen=[
            "W1;GGZ, locatie west;2020-05-01;Belastbaarheid;2020-12-31;",
            "K1;Buurthuis;2019-05-01;Rooster;2019-06-01;2019-05-15",
        ],
        gezinsbanden=[
            "W1;K1;partner;2019-01-01;",
            "K1;K9;kind;2018-01-01;2018-12-31",
            "K9;K1;ouder;2019-01-01;",
        ],
        uitvragen=ASKED,
        waardescans=[
            "W1;2020-05-01;m1;overdag;;;;zorg;;;;goed;;;;Werk in de zorg.;Gastheer.",
            "K1;2019-05-01;m2;;;;;;;;;;;;;;",
        ],
        gesprekken=[*WERELD["gesprekken"], "G9;W1;2020-04-01;m2;telefoon;;"],
    )
    export_folder(tmp_path / "een")
    people = (tmp_path / "een" / "klanten.csv").read_text()
    assert "W1;" not in people
    assert "K3;" in people
    with omgeving.clone() as empty:
        _use(empty.name)
        result = import_folder(tmp_path / "een", door="test", now=NOW)
        assert sentences(result) == []
        assert sum(bestand.verschillen for bestand in result.bestanden) == 0
        assert set(Klant.objects.filter(grondslag="ww_preventie").values_list("klantnummer", flat=True)) == {
            "W1",
            "W4",
        }
        export_folder(tmp_path / "twee")
    _use(committed_db.name)
    files = sorted(path.name for path in (tmp_path / "een").iterdir())
    names = ("ww", "ww_eerder", "waardescans", "toestemmingen", "uitvragen", "gezinsbanden")
    assert {f"{name}.csv" for name in names} <= set(files)
    assert files == sorted(path.name for path in (tmp_path / "twee").iterdir())
    assert {n: (tmp_path / "een" / n).read_bytes() for n in files} == {
        n: (tmp_path / "twee" / n).read_bytes() for n in files
    }
