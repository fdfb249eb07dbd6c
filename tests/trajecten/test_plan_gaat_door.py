"""What a plan keeps when it goes on in a new traject, and what is agreed of it: nothing that nobody read."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.dossier.gevallen import give_stadsdeel, person_of
from tests.intake.factories import ToegangFactory
from tests.trajecten.test_plan_pages import add, agree, day, end, filled, plan_url, reopen, text_of
from tests.trajecten.test_toekenning import needs_decision
from trajecten.models import Planversie, Traject, Wachtpunt
from trajecten.services.toekenning import Beslissing, decide
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
TODAY = clock.today()


@pytest.fixture
def traject(cast):
    give_stadsdeel(cast.centrum)
    return person_of(cast.regisseur)[1].traject


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.regisseur)


def test_what_is_still_waited_for_goes_along_and_can_be_finished(browser, traject):
    filled(browser, traject)
    for wat in ("Brief van UWV", "Plek", "Weg"):
        add(browser, traject, "wachten", "wacht", wat=wat)
    browser.post(f"/wachtpunten/{Wachtpunt.objects.get(wat='Plek').pk}/klaar/")
    Wachtpunt.objects.filter(wat="Weg").update(vervallen_op=clock.now(), vervallen_reden="Fout")
    Wachtpunt.objects.filter(wat="Brief van UWV").update(sinds=TODAY - timedelta(days=9))
    end(browser, traject)
    assert "waar u nog op wacht, gaan mee" in text_of(browser, f"/trajecten/{traject.pk}/heropenen/")
    reopen(browser, traject)
    new = Traject.objects.get(vervolg_op=traject)
    row = Wachtpunt.objects.get(traject=new)
    assert (row.wat, row.sinds, row.klaar_op) == ("Brief van UWV", TODAY - timedelta(days=9), None)
    assert "Brief van UWV" in text_of(browser, plan_url(new))
    assert browser.post(f"/wachtpunten/{row.pk}/klaar/").status_code == 302
    row.refresh_from_db()
    assert row.klaar_op == TODAY


def granted(door, traject, code, *, ago, tot=None):
    needs_decision(code)
    decision = Beslissing(code, "toegekend", TODAY - timedelta(days=ago), "Het past", tot, 100)
    return decide(door=door.pk, traject_id=traject.pk, toekenning_id=uuid4(), beslissing=decision)


@pytest.mark.parametrize(("tot", "seen"), [(None, True), (30, True), (0, True), (-1, False)])
def test_an_award_that_still_holds_stands_in_the_plan_that_goes_on(cast, browser, traject, tot, seen):
    last = None if tot is None else TODAY + timedelta(days=tot)
    award = granted(cast.regisseur, traject, "stage", ago=30, tot=last)
    end(browser, traject)
    reopen(browser, traject)
    new = Traject.objects.get(vervolg_op=traject)
    later = granted(cast.regisseur, new, "buddy", ago=0)
    before, after = text_of(browser, plan_url(traject)), text_of(browser, plan_url(new))
    assert (f"/besluiten/{award.pk}/" in before, f"/besluiten/{later.pk}/" in before) == (True, False)
    assert (f"/besluiten/{award.pk}/" in after, f"/besluiten/{later.pk}/" in after) == (seen, True)


def test_a_press_that_fails_for_another_reason_does_not_take_what_changed_meanwhile(browser, traject):
    filled(browser, traject)
    seen = browser.get(plan_url(traject, "vaststellen/")).context["form"]["gezien"].value()
    add(browser, traject, wat="Tussendoor")
    answer = agree(browser, traject, gezien=seen, akkoord="")
    kept = answer.context["form"]["gezien"].value()
    assert (answer.status_code, kept) == (200, seen)
    again = agree(browser, traject, gezien=kept)
    assert "veranderd terwijl u het las" in again.content.decode()
    assert not Planversie.objects.exists()
    assert agree(browser, traject, gezien=again.context["form"]["gezien"].value()).status_code == 302


def test_whoever_is_in_with_a_reason_agrees_on_no_plan(cast, client_of, browser, traject):
    filled(browser, traject)
    seen = browser.get(plan_url(traject, "vaststellen/")).context["form"]["gezien"].value()
    ToegangFactory(klant=traject.klant, medewerker=cast.vreemde)
    visitor, page = client_of(cast.vreemde), plan_url(traject, "vaststellen/")
    sent = {"afgesproken_op": day(), "akkoord": "on", "gezien": seen, "nieuw_id": str(traject.pk)}
    assert (visitor.get(page).status_code, visitor.post(page, sent).status_code) == (403, 403)
    assert not Planversie.objects.exists()
    assert page not in text_of(visitor, plan_url(traject))
    assert page in text_of(client_of(cast.consulent), plan_url(traject))
