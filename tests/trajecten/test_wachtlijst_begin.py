"""The waiting list is of what has places; and who begins with what they wait for, waits no more."""

import html
from datetime import timedelta
from uuid import uuid4

import pytest

from tests.dossier.gevallen import person_of
from tests.trajecten.factories import AanbodFactory
from tests.trajecten.test_wachtlijst import OF, TODAY, waits
from trajecten.models import Wachtplek
from trajecten.services import add_stap, save_stap
from trajecten.services.wachtplek import join_list
from werkoffensief.web.refusals import RefusalError

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def traject(cast):
    return person_of(cast.regisseur)[1].traject


def begin(cast, traject, status="lopend", **said):
    known = {"voorziening_id": OF, "start": TODAY, "einde": None, "stap_id": uuid4(), **said}
    return add_stap(door=cast.regisseur.pk, traject_id=traject.pk, status=status, **known)


@pytest.mark.parametrize("offer", [None, "over", "put away", "of another"])
def test_where_nobody_can_get_a_place_there_is_no_list(cast, client_of, traject, offer):
    if offer == "over":
        AanbodFactory(voorziening_id="schuldhulp", einde=TODAY - DAY)
    if offer == "put away":
        AanbodFactory(voorziening_id="schuldhulp", vervallen_op="2026-01-01T12:00Z", vervallen_reden="x")
    if offer == "of another":
        AanbodFactory()
    with pytest.raises(RefusalError, match="geen wachtlijst"):
        join_list(
            door=cast.regisseur.pk, traject_id=traject.pk, wachtplek_id=uuid4(), voorziening_id="schuldhulp",
            aanbod_id=None, vandaag=TODAY,
        )  # fmt: skip
    sent = {"voorziening": "schuldhulp", "nieuw_id": str(uuid4())}
    answer = client_of(cast.regisseur).post(f"/trajecten/{traject.pk}/wachtlijst/nieuw/", sent)
    assert "heeft geen aanbod met plaatsen, en dus geen wachtlijst" in html.unescape(answer.content.decode())
    assert not Wachtplek.objects.exists()


def test_an_offer_that_is_to_begin_has_a_list(cast, traject):
    AanbodFactory(start=TODAY + 30 * DAY)
    assert waits(cast.regisseur, traject).geeindigd_op is None


def test_who_begins_waits_no_more(cast, client_of, traject):
    AanbodFactory(plaatsen=1)
    row = waits(cast.regisseur, traject, aangemeld_op=TODAY - 9 * DAY)
    planned = begin(cast, traject, status="gepland", start=TODAY + DAY)
    row.refresh_from_db()
    assert row.uitkomst is None  # planned without a place keeps the number in the list
    plan = f"/trajecten/{traject.pk}/plan/"
    browser = client_of(cast.regisseur)
    assert "nummer 1 op de lijst" in " ".join(browser.get(plan).content.decode().split())
    save_stap(
        door=cast.regisseur.pk,
        stap_id=planned.pk,
        versie=planned.versie,
        start=TODAY,
        status="lopend",
        einde=None,
    )
    row.refresh_from_db()
    assert (row.uitkomst, row.geeindigd_op, row.stap_id) == ("geplaatst", TODAY, planned.pk)
    assert "op de lijst" not in " ".join(browser.get(plan).content.decode().split())


def test_a_step_that_runs_at_once_ends_it_too_and_only_of_the_same(cast, traject):
    AanbodFactory(plaatsen=1)
    AanbodFactory(voorziening_id="stage")
    other = person_of(cast.regisseur)[1].traject
    mine, theirs = waits(cast.regisseur, traject), waits(cast.regisseur, other)
    begin(cast, traject, voorziening_id="stage")
    assert Wachtplek.objects.waiting(TODAY).count() == 2
    step = begin(cast, traject)
    mine.refresh_from_db()
    theirs.refresh_from_db()
    assert (mine.uitkomst, mine.stap_id) == ("geplaatst", step.pk)
    assert theirs.uitkomst is None
