"""Files of a conversation at the table beside what was withdrawn or merged, and the lists that they choose from."""

import pytest
from django.utils import timezone

from intake.models import (
    Actie,
    Gesprek,
    Klanttag,
    Onderwerp,
    Onderwerpantwoord,
    Tag,
    Zrmscore,
)
from tests.overdracht.wereld import (
    NOW,
    WERELD,
    beside_world,
    deliver,
    outcome,
    sentences,
    snapshot,
)
from werkoffensief.overdracht.services import import_folder
from werkoffensief.overdracht.uitvoer import export_folder

pytestmark = pytest.mark.django_db
GONE = {"vervallen_op": timezone.now(), "vervallen_reden": "fout"}


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


# --- withdrawn, merged, erased ----------------------------------------------------------------------------------


def test_a_later_delivery_does_not_revive_what_was_withdrawn(wereld):
    for model in (Onderwerpantwoord, Zrmscore, Klanttag, Actie):
        model.objects.update(**GONE)
    tables = {name: WERELD[name] for name in ("antwoorden", "zrm", "klanttags", "acties")}
    resultaat = deliver({**tables, "zrm": ["G1;financien;4;2017"]})
    assert sentences(resultaat) == []
    assert outcome(resultaat, "zrm").overgeslagen == 1
    assert Zrmscore.objects.get(domein="financien").niveau == 2
    for model in (Onderwerpantwoord, Zrmscore, Klanttag, Actie):
        assert not model.objects.filter(vervallen_op=None).exists()


def test_answers_of_a_withdrawn_conversation_are_left_out_and_what_was_agreed_stays(wereld, tmp_path):
    Gesprek.objects.filter(gespreknummer="G1").update(**GONE)
    export_folder(tmp_path / "uit")
    rows = {path.stem: path.read_text().split("\n")[1:-1] for path in (tmp_path / "uit").iterdir()}
    assert (rows["antwoorden"], rows["zrm"]) == (["G2;geld;besproken;;"], [])
    assert rows["acties"][0] == "C1;K1;;klant;;;Belt de school;2019-03-01;2019-03-15;"
    before = snapshot()
    resultaat = deliver({"antwoorden": ["G1;netwerk;besproken;;"], "zrm": ["G1;huisvesting;1;2017"]})
    assert sentences(resultaat) == []
    assert (outcome(resultaat, "antwoorden").overgeslagen, outcome(resultaat, "zrm").overgeslagen) == (1, 1)
    assert Onderwerpantwoord.objects.count() == 3
    export = import_folder(tmp_path / "uit", door="test", now=NOW)
    assert sentences(export) == []
    assert Actie.objects.get(actienummer="C1").gesprek_id is not None
    assert {name: len(found) for name, found in snapshot().items() if name.startswith("intake_actie")} == {
        name: len(found) for name, found in before.items() if name.startswith("intake_actie")
    }


def test_old_numbers_mean_the_merged_person_and_the_same_tag_counts_once(wereld):
    beside_world(aliassen=["OUD;K1"])
    before = snapshot()
    resultaat = deliver(
        {
            "klanttags": ["OUD;talent;lijst;koken;2019-03-01", "K1;talent;lijst;koken;2019-03-01"],
            "acties": ["C1;OUD;G1;klant;;;Belt de school;2019-03-01;2019-03-15;"],
        }
    )
    assert sentences(resultaat) == []
    assert Klanttag.objects.filter(klant__klantnummer="K1").count() == 1
    assert {name for name, found in snapshot().items() if found != before[name]} <= {
        "overdracht_importgeheugen",
        "logboek_levering",
    }


def test_a_tag_that_the_screen_made_is_the_same_tag(wereld, tmp_path):
    klant = Klanttag.objects.get(tag="koken").klant
    Klanttag.objects.create(klant=klant, soort="wens", tekst="Re\u0301gisseur", sinds="2019-05-01")
    export_folder(tmp_path / "uit")
    before = snapshot()
    resultaat = import_folder(tmp_path / "uit", door="test", now=NOW)
    assert (sentences(resultaat), resultaat.levering) == ([], None)
    assert snapshot() == before


# --- codes ------------------------------------------------------------------------------------------------------


def test_topics_talents_and_wishes_travel_as_codes(tmp_path):
    deliver(
        {
            "codes": [
                "onderwerp;vervoer;Vervoer;;;15",
                "onderwerp;huisdieren;Huisdieren;;;",
                "talent;zingen;Zingen;;;",
                "wens;wens_koor;Koor;;2030-01-01;",
            ]
        }
    )
    assert list(Onderwerp.objects.values_list("code", "volgorde").order_by("volgorde", "code"))[:3] == [
        ("dagelijks_leven", 10),
        ("vervoer", 15),
        ("werk_ervaring", 20),
    ]
    assert Onderwerp.objects.get(code="huisdieren").volgorde == 100
    assert set(Tag.objects.filter(code__in=["zingen", "wens_koor"]).values_list("code", "soort")) == {
        ("zingen", "talent"),
        ("wens_koor", "wens"),
    }
    export_folder(tmp_path / "uit")
    assert (tmp_path / "uit" / "codes.csv").read_text().split("\n")[1:-1] == [
        "onderwerp;huisdieren;Huisdieren;;;",
        "onderwerp;vervoer;Vervoer;;;15",
        "talent;zingen;Zingen;;;",
        "wens;wens_koor;Koor;;2030-01-01;",
    ]


def test_a_code_is_an_answer_to_one_question():
    resultaat = deliver({"codes": ["taal;mbo_2;Mbo;;;"]})
    assert "staat al in de lijst opleiding" in outcome(resultaat, "codes").meldingen[0]
    assert sentences(deliver({"codes": ["taal;ad;Ad;;;", "opleiding;ad;Ad;;;"]})) == [
        'codes.csv, regel 2, kolom code: "ad" staat al in de lijst opleiding.'
    ]


def test_a_code_is_a_talent_or_a_wish():
    resultaat = deliver({"codes": ["wens;koken;Koken;;;"]})
    assert sentences(resultaat) == []
    assert Tag.objects.get(code="koken").soort == "talent"
    assert "staat al in de lijst talent" in outcome(resultaat, "codes").meldingen[0]
    assert sentences(deliver({"codes": ["talent;zingen;Zingen;;;", "wens;zingen;Zingen;;;"]})) == [
        'codes.csv, regel 3, kolom code: "zingen" staat al in de lijst talent.'
    ]
