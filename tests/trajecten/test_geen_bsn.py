"""A BSN stands encrypted and apart: no text of a plan takes one, and what was typed beside it is kept."""

from uuid import uuid4

import pytest

from tests.dossier.gevallen import person_of
from tests.trajecten.test_plan_pages import add, day, write_words
from trajecten.forms.basis import BSN_FOUT
from trajecten.forms.plan import DoelWijzigenForm, WachtpuntWijzigenForm
from trajecten.models import Doel, Plan, Wachtpunt

pytestmark = pytest.mark.django_db
BSN = "999990019"


@pytest.fixture
def traject(cast):
    return person_of(cast.regisseur)[1].traject


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.regisseur)


def refused(answer, *kept):
    text = answer.content.decode()
    return answer.status_code == 200 and BSN_FOUT in text and all(words in text for words in kept)


def test_the_words_and_the_lines_of_a_plan_hold_no_bsn(browser, traject):
    assert refused(write_words(browser, traject, waar_sta_ik=f"Mijn BSN {BSN}"), "Mijn BSN")
    for part, prefix in (("acties", "actie"), ("doelen", "doel"), ("wachten", "wacht")):
        assert refused(add(browser, traject, part, prefix, wat="BSN 9999.90.019 doorgeven"), "doorgeven"), (
            part
        )
    assert not Plan.objects.exists()
    assert write_words(browser, traject, waar_sta_ik="Bel 070 123 45 67, nummer 123456789").status_code == 302


def test_a_goal_and_what_is_waited_for_take_none_later_either(traject):
    of = {"klant": traject.klant, "traject": traject}
    doel = Doel.objects.create(**of, doelnummer="D1", wat="Werk", gesteld_op=traject.start)
    wacht = Wachtpunt.objects.create(**of, wachtpuntnummer="W1", wat="Brief", sinds=traject.start)
    for form in (
        DoelWijzigenForm({"wat": BSN, "waarom": BSN, "hoe_zien_wij_het": BSN}, instance=doel),
        WachtpuntWijzigenForm({"wat": BSN}, instance=wacht),
    ):
        said = [name for name, errors in form.errors.items() if BSN_FOUT in errors]
        assert said == [name for name in ("wat", "hoe_zien_wij_het", "waarom") if name in form.fields]


def test_the_note_of_a_hand_over_holds_no_bsn(cast, browser, traject):
    said = {"medewerker": cast.collega.pk, "dag": day(), "overdrachtsnotitie": f"BSN {BSN}", "versie": 1}
    assert refused(browser.post(f"/trajecten/{traject.pk}/overdragen/", said), BSN)
    assert traject.regisseurschappen.count() == 1


def test_a_summary_and_an_evaluation_hold_no_bsn(browser, traject):
    end = {"einde": day(), "einde_reden": "werk", "samenvatting": f"Nummer {BSN}", "versie": traject.versie}
    assert refused(browser.post(f"/trajecten/{traject.pk}/einde/", end), BSN)
    looked = {
        "gehouden_op": day(),
        "uitkomst": f"Nummer {BSN}",
        "versie": traject.versie,
        "nieuw_id": str(uuid4()),
    }
    assert refused(browser.post(f"/trajecten/{traject.pk}/evaluatie/nieuw/", looked), BSN)
