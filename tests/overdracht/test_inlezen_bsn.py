"""Who typed a BSN that differs, and when: no history keeps a BSN, so it comes from the log, which commits by itself."""

import csv

import pytest

from intake.models import Identificatie
from tests.accounts.factories import MedewerkerFactory
from tests.overdracht.eenheden import row
from tests.overdracht.test_inlezen_botsing import bsn_of, type_bsn
from tests.overdracht.wereld import BSN_C, deliver, deliver_world
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.models import Handeling
from werkoffensief.overdracht import besluiten
from werkoffensief.overdracht.models import Afwijking
from werkoffensief.web import clock


@pytest.fixture
def who(committed_db, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    deliver_world()
    with handeling(door="systeem"):
        return MedewerkerFactory(gebruikersnaam="tikker", naam="Tineke Tik")


def difference(settings):
    path = settings.DATA_DIR / "import" / "klanten.afwijkingen.csv"
    [line] = csv.DictReader(path.read_text().splitlines(), delimiter=";")
    return line["kolom"], line["gewijzigd_door"], line["gewijzigd_op"][:10]


def test_a_difference_of_a_bsn_says_who_and_when_and_taking_it_is_logged(who, settings):
    type_bsn(who, "K1", BSN_C)
    deliver({"klanten": [row("klanten", bsn="999990056")]})
    today = Handeling.objects.get().tijdstip.date().isoformat()
    assert difference(settings) == ("bsn", who.naam, today)
    waits = Afwijking.objects.get()
    assert (waits.gewijzigd_door, waits.gewijzigd_op.date().isoformat()) == (who.naam, today)
    [shown] = besluiten.shown([waits])
    assert shown.over_te_nemen
    besluiten.decide(afwijking_id=waits.pk, versie=shown.versie, overnemen=True, door=who.pk, now=clock.now())
    assert bsn_of("K1") == "999990056"
    klant_id = Identificatie.objects.get(klant__klantnummer="K1").klant_id
    logged = Handeling.objects.filter(soort="BSN gewijzigd", object_id=str(klant_id))
    assert list(logged.values_list("door", flat=True)) == [str(who.pk)] * 2


def test_a_clash_names_who_typed_the_bsn_at_the_other(who, settings):
    type_bsn(who, "K3", BSN_C)
    deliver({"klanten": [row("klanten", bsn=BSN_C)]})
    assert difference(settings) == ("bsn", who.naam, Handeling.objects.get().tijdstip.date().isoformat())
