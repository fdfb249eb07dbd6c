"""What to mind about somebody, who acts, and who gets no reminders: what the screen decided stays."""

import pytest

from intake.models import Herinneringstop, Klant, Vertegenwoordiger
from tests.overdracht.wereld import WERELD, deliver, outcome, sentences, snapshot
from werkoffensief.logboek.actor import handeling
from werkoffensief.overdracht.models import Afwijking
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
FILES = ("aandachtspunten", "vertegenwoordigers", "herinneringstops")
ALL = {name: WERELD[name] for name in FILES}


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def test_it_comes_in_and_the_same_again_writes_nothing(wereld):
    klant = Klant.objects.get(klantnummer="K1")
    assert (klant.let_op, klant.tolk_taal, klant.veiligheid) == (
        "Belt niet terug",
        "Tigrinya",
        "Ga met zijn tweeën",
    )
    acting = klant.vertegenwoordigers.order_by("soort").values_list(
        "naam", "bron", "is_geadresseerde", "email"
    )
    assert list(acting) == [("A. Bewind", "levering", True, "a@x.example"), ("Zus", "levering", False, None)]
    assert Herinneringstop.objects.get().door.gebruikersnaam == "m1"
    before = snapshot()
    deliver(ALL)
    assert {name for name, rows in snapshot().items() if rows != before[name]} <= {"logboek_levering"}
    deliver({"aandachtspunten": ["K1;;;;"]})
    klant.refresh_from_db()
    assert (klant.let_op, klant.tolk_taal, klant.veiligheid, klant.veiligheid_tot) == (None,) * 4


def test_what_the_screen_changed_or_ended_stays(wereld):
    now = clock.now()
    with handeling(door="tikker"):
        Klant.objects.filter(klantnummer="K1").update(let_op="Scherm")
        Vertegenwoordiger.objects.filter(naam="Zus").update(geldig_tot=now)
        Herinneringstop.objects.update(tot=now)
    resultaat = deliver(
        {
            "aandachtspunten": ["K1;Derde;Tigrinya;Ga met zijn tweeën;2019-12-31"],
            "vertegenwoordigers": ["K1;gemachtigde;Zus;Nieuw;;;;ja"],
            "herinneringstops": ["K2;2019-03-02T10:00+01:00;m1"],
        }
    )
    assert sentences(resultaat) == []
    assert Klant.objects.get(klantnummer="K1").let_op == "Scherm"
    assert Afwijking.objects.get().eenheid == "let_op"
    assert outcome(resultaat, "vertegenwoordigers").overgeslagen == 1
    assert outcome(resultaat, "herinneringstops").overgeslagen == 1
    assert not Herinneringstop.objects.filter(tot=None).exists()
    assert Vertegenwoordiger.objects.get(naam="Zus").organisatie is None


def test_a_broken_rule_is_refused_and_named(wereld):
    assert sentences(
        deliver(
            {
                "aandachtspunten": ["K1;;;Pas op;", "K9;x;;;"],
                "vertegenwoordigers": ["K1;gemachtigde;Broer;;;;;ja", "K2;buurman;Jan;;;;;nee"],
            }
        )
    ) == [
        "aandachtspunten.csv, regel 2, kolom veiligheid_tot: is leeg, maar veiligheid is gevuld.",
        'aandachtspunten.csv, regel 3, kolom klantnummer: "K9" is geen bekend klantnummer.',
        'vertegenwoordigers.csv, regel 2, kolom krijgt_post: "ja" kan niet: '
        "iemand anders krijgt de post van deze klant al.",
        'vertegenwoordigers.csv, regel 3, kolom soort: "buurman" is geen bekende waarde; '
        "kies uit: bewindvoerder, gemachtigde.",
    ]
