"""A traject for many klanten while somebody else works on one of them; in a database where rows are committed."""

import threading

import pytest
from django.db import connections, transaction

from tests.accounts.factories import MedewerkerFactory, TeamFactory
from tests.dossier.gevallen import give_stadsdeel
from tests.dossier.test_bulk import carry_out
from tests.dossier.test_bulk_traject import chosen
from tests.intake.factories import KlantFactory
from trajecten.models import Stap, Traject
from trajecten.services import add_stap, start_traject
from werkoffensief.dossier.services import bulk
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError


@pytest.fixture
def led(committed_db):
    """A teamleider, a regisseur, and a klant of their team, really committed."""
    team = TeamFactory()
    give_stadsdeel(team)
    leader, colleague = (MedewerkerFactory(team=team, rollen=[rol]) for rol in ("teamleider", "regisseur"))
    return leader, colleague, KlantFactory()


def while_undecided(change, act):
    """What `act` raised, begun in another connection when `change` was made but not yet committed."""
    raised = []

    def other():
        try:
            act()
        except RefusalError as refusal:
            raised.append(refusal)
        finally:
            connections.close_all()

    thread = threading.Thread(target=other)
    with transaction.atomic():
        change()
        thread.start()
        thread.join(0.7)
    thread.join()
    return raised


def test_somebody_else_starts_at_the_same_moment_and_it_is_looked_at_again(led):
    leader, colleague, klant = led
    actie = chosen(leader, [klant], colleague)
    raised = while_undecided(
        lambda: start_traject(door=colleague.pk, klant_id=klant.pk, start=clock.today()),
        lambda: carry_out(leader, actie, note=""),
    )
    assert [type(refusal) for refusal in raised] == [bulk.ChangedError]
    assert Traject.objects.count() == 1


def test_step_that_is_added_during_the_undo_does_not_go_with_it(led):
    leader, colleague, klant = led
    actie = carry_out(leader, chosen(leader, [klant], colleague), note="")
    step = {"voorziening_id": "werkfit", "start": clock.today(), "status": "gepland", "einde": None}
    raised = while_undecided(
        lambda: add_stap(door=colleague.pk, traject_id=Traject.objects.get().pk, **step),
        lambda: bulk.undo(door=leader, actie_id=actie.pk, now=clock.now()),
    )
    assert [str(refusal) for refusal in raised] == [bulk.NO_UNDO_TRAJECT]
    assert Stap.objects.get().vervallen_op is None
