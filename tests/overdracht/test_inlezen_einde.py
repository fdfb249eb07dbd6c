"""An end that a file takes away, and the words about it: those of a file go along, those of the screen hold it."""

from datetime import date

import pytest

from tests.accounts.factories import MedewerkerFactory
from tests.overdracht.wereld import deliver, outcome, sentences
from trajecten.models import Plaatsing, Traject
from trajecten.services import end_traject
from trajecten.services.plaatsing import end_plaatsing
from werkoffensief.overdracht import besluiten
from werkoffensief.overdracht.models import Afwijking
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
END = date(2030, 5, 1)
TRAJECT, PLAATSING = (
    "T1;K1;2019-03-01;{};;{}",
    "W1;K1;werk;2019-07-01;{};12345678;A1;32;bepaald;;stage;aanvullend;;{}",
)


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def close_traject(who):
    traject = Traject.objects.get(trajectnummer="T1")
    end_traject(
        door=who.pk, traject_id=traject.pk, versie=traject.versie, einde=END, einde_reden_id="werk",
        samenvatting="Van het scherm",
    )  # fmt: skip


def close_plaatsing(who):
    plaatsing = Plaatsing.objects.get(plaatsingnummer="W1")
    end_plaatsing(
        door=who.pk, plaatsing_id=plaatsing.pk, versie=plaatsing.versie, einddatum=END, einde_reden_id="uitval",
        toelichting="Van het scherm",
    )  # fmt: skip


CASES = {
    "trajecten": (TRAJECT, "werk", close_traject, Traject.objects.filter(trajectnummer="T1"), "samenvatting"),
    "plaatsingen": (
        *(PLAATSING, "uitval", close_plaatsing),
        *(Plaatsing.objects.filter(plaatsingnummer="W1"), "einde_toelichting"),
    ),
}


@pytest.fixture(params=CASES)
def case(request, wereld):
    """Deliver the row with or without its end and these words; what stands there then, and how many differences."""
    tabel, (row, reden, close, found, text) = request.param, CASES[request.param]
    end = "einde" if tabel == "trajecten" else "einddatum"

    def brings(*, closed, words="", **options):
        resultaat = deliver({tabel: [row.format(f"2030-05-01;{reden}" if closed else ";", words)]}, **options)
        assert sentences(resultaat) == []
        there = found.get()
        return getattr(there, end) == END, getattr(there, text), outcome(resultaat, tabel).verschillen

    return brings, close, found, text


def test_words_of_a_file_go_with_the_end_and_words_of_the_screen_hold_it(case):
    brings, close, _found, _text = case
    assert brings(closed=True, words="Uit het bestand") == (True, "Uit het bestand", 0)
    assert brings(closed=False) == (False, None, 0)
    close(MedewerkerFactory())
    assert brings(closed=True) == (True, "Van het scherm", 0)
    assert brings(closed=False) == (True, "Van het scherm", 1)
    assert brings(closed=False) == (True, "Van het scherm", 0)


@pytest.mark.parametrize("by_page", [True, False])
def test_who_decides_for_the_file_takes_the_end_away_and_history_keeps_the_words(case, by_page):
    brings, close, found, text = case
    who = MedewerkerFactory()
    close(who)
    brings(closed=True)
    brings(closed=False)
    row = Afwijking.objects.get(status="open")
    if by_page:
        [shown] = besluiten.shown([row])
        besluiten.decide(
            afwijking_id=row.pk, versie=shown.versie, overnemen=True, door=who.pk, now=clock.now()
        )
    else:
        brings(closed=False, overschrijf=True)
    row.refresh_from_db()
    assert row.status == "overgenomen"
    assert brings(closed=False) == (False, None, 0)
    assert found.get().geschiedenis.filter(**{text: "Van het scherm"}).exists()
