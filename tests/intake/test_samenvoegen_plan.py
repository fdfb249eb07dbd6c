"""Undoing a merge after somebody worked on the plan: goals and actions of before and since, in every combination.

Each act is a transaction of its own, as the moments count.
"""

from datetime import date
from itertools import chain, combinations

import pytest
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from intake.models import Actie, Gesprek, Samenvoeging
from intake.services.samenvoegen import rows_of_klant
from intake.services.samenvoegen_later import additions
from intake.services.samenvoegen_terug import counted, followers, going, undo_merge, without_choice
from tests.accounts.factories import MedewerkerFactory, make_cast
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import ActieFactory, GesprekFactory, KlantFactory, OnderwerpantwoordFactory
from tests.intake.test_samenvoegen_terug import content, merge
from tests.trajecten.factories import (
    RegisseurschapFactory,
    StapFactory,
    TrajectFactory,
    write_traject,
)
from trajecten.models import Doel, Doelactie, Evaluatie, Planversie, Stap, Traject, Wachtpunt
from werkoffensief.accounts.enums import Rol

DAY = date(2020, 1, 6)
CLOSED = {"einde": date(2019, 3, 1), "einde_reden_id": "overig"}


@pytest.fixture
def door(committed_db):
    return MedewerkerFactory(rollen=[Rol.TEAMLEIDER]).pk


class Geval:
    """Two files with a plan, a goal and an action each, as one; `of` names the rows of both by "kept" and "merged"."""

    def __init__(self, door):
        self.door, self.number = door, 0
        self.kept, self.merged = KlantFactory(), KlantFactory()
        self.traject = {
            "kept": TrajectFactory(klant=self.kept, start=date(2019, 2, 1), **CLOSED),
            "merged": TrajectFactory(klant=self.merged, start=date(2019, 4, 1)),
        }
        self.actie = {
            "kept": ActieFactory(klant=self.kept, wat="Oude actie"),
            "merged": ActieFactory(klant=self.merged, wat="Andere oude actie"),
        }
        self.doel = {name: self.goal(traject) for name, traject in self.traject.items()}
        self.before = content(self.kept), content(self.merged)
        merge(door, self.kept, self.merged)
        for row in chain(self.traject.values(), self.actie.values(), self.doel.values()):
            row.refresh_from_db()

    def goal(self, traject):
        self.number += 1
        return Doel.objects.create(
            klant=traject.klant, traject=traject, doelnummer=f"D{self.number}", wat=f"Doel {self.number}",
            gesteld_op=traject.start,
        )  # fmt: skip

    def tie(self, doel, actie, **more):
        return Doelactie.objects.create(klant=self.kept, doel=doel, actie=actie, **more)

    def choices(self):
        row = Samenvoeging.objects.get()
        return [item.sleutel for item in additions(row, self.kept, going(row, self.kept))]

    def undo(self, mee=()):
        row = Samenvoeging.objects.get()
        undo_merge(door=self.door, samenvoeging_id=row.pk, now=timezone.now(), mee=mee)
        check_no_row_of_two_people()

    def of(self, row):
        return "kept" if type(row).objects.get(pk=row.pk).klant == self.kept else "merged"


@pytest.fixture
def geval(door):
    return Geval(door)


def check_no_row_of_two_people():
    """Every row that cannot do without another row of a klant is of the same klant."""
    tables = {model for model, field in rows_of_klant() if field == "klant"}
    for model in tables:
        for key in model._meta.concrete_fields:
            if key.related_model in tables and not key.null:
                for mine, theirs in model._default_manager.values_list("klant", f"{key.name}__klant"):
                    assert mine == theirs, model


@pytest.mark.steekproef(3)
@pytest.mark.parametrize("actie", ["kept", "merged"])
@pytest.mark.parametrize("doel", ["kept", "merged"])
@pytest.mark.parametrize("mee", [(), None])
def test_old_goal_and_old_action_go_home_and_their_tie_if_it_can(geval, doel, actie, mee):
    tie = geval.tie(geval.doel[doel], geval.actie[actie])
    geval.undo(mee)
    assert (geval.of(geval.doel[doel]), geval.of(geval.actie[actie])) == (doel, actie)
    assert list(Doelactie.objects.all()) == ([tie] if doel == actie else [])
    if doel == actie:
        assert geval.of(tie) == doel
    else:
        assert (content(geval.kept), content(geval.merged)) == geval.before


@pytest.mark.steekproef(3)
@pytest.mark.parametrize("actie", ["kept", "merged"])
@pytest.mark.parametrize("traject", ["kept", "merged"])
@pytest.mark.parametrize("mee", [(), None])
def test_new_goal_goes_with_its_traject_and_an_old_action_goes_home(geval, traject, actie, mee):
    doel = geval.goal(geval.traject[traject])
    tie = geval.tie(doel, geval.actie[actie])
    geval.undo(mee)
    assert (geval.of(doel), geval.of(geval.actie[actie])) == (traject, actie)
    assert [geval.of(row) for row in Doelactie.objects.filter(pk=tie.pk)] == [traject] * (traject == actie)


@pytest.mark.parametrize("new_goal", [True, False])
@pytest.mark.parametrize("traject", ["kept", "merged"])
def test_new_action_goes_with_the_goal_that_goes_back_without_being_chosen(geval, traject, new_goal):
    doel = geval.goal(geval.traject[traject]) if new_goal else geval.doel[traject]
    actie = ActieFactory(klant=geval.kept)
    tie = geval.tie(doel, actie)
    row = Samenvoeging.objects.get()
    told = dict(counted(followers(row, going(row, geval.kept))))
    assert told.get("acties", 0) == (traject == "merged")
    assert geval.choices() == ([f"intake.actie:{actie.pk}"] if traject == "kept" else [])
    geval.undo()
    assert {geval.of(row) for row in (doel, actie, tie)} == {traject}


def test_new_action_that_is_chosen_leaves_the_goal_that_stays(geval):
    actie = ActieFactory(klant=geval.kept)
    geval.tie(geval.doel["kept"], actie)
    geval.undo(geval.choices())
    assert (geval.of(actie), geval.of(geval.doel["kept"])) == ("merged", "kept")
    assert not Doelactie.objects.exists()


def test_action_whose_tie_was_withdrawn_does_not_go_along(geval):
    actie = ActieFactory(klant=geval.kept)
    gone = {"vervallen_op": timezone.now(), "vervallen_reden": "Verkeerd doel"}
    geval.tie(geval.doel["merged"], actie, **gone)
    live = geval.tie(geval.doel["kept"], actie)
    geval.undo()
    assert geval.of(actie) == "kept"
    assert list(Doelactie.objects.all()) == [live]


def test_action_of_a_conversation_goes_with_its_conversation_and_not_with_its_goal(geval):
    gesprek = GesprekFactory(klant=geval.kept, datum=DAY)
    actie = ActieFactory(klant=geval.kept, gesprek=gesprek)
    tie = geval.tie(geval.doel["merged"], actie)
    row = Samenvoeging.objects.get()
    assert counted(without_choice(row, geval.kept)[1]) == [("doelacties", 1)]
    assert geval.choices() == [f"intake.gesprek:{gesprek.pk}"]
    with transaction.atomic():
        geval.undo(geval.choices())
        assert {geval.of(one) for one in (gesprek, actie, tie)} == {"merged"}
        transaction.set_rollback(True)
    geval.undo()
    assert {geval.of(one) for one in (gesprek, actie)} == {"kept"}
    assert not Doelactie.objects.exists()


def everything_new(geval):
    """A new plan with all there is, actions of it and of conversations, tied to goals old and new."""
    regie = RegisseurschapFactory(traject=geval.traject["merged"])
    new = TrajectFactory(
        klant=geval.kept, start=date(2018, 1, 1), einde=date(2018, 12, 1), einde_reden_id="overig"
    )
    doel = geval.goal(new)
    write_traject(new, "Nieuw", regie.medewerker)
    StapFactory(traject=new, status="afgerond", einde=date(2018, 5, 1))
    old = geval.traject["merged"]
    write_traject(old, "Later", regie.medewerker)
    StapFactory(traject=old)
    talk, other = GesprekFactory(klant=geval.kept, datum=DAY), GesprekFactory(klant=geval.kept, datum=DAY)
    OnderwerpantwoordFactory(gesprek=talk)
    goals = [doel, geval.doel["kept"], geval.doel["merged"]]
    for gesprek, goal in [(talk, doel), (talk, goals[1]), (talk, goals[2]), (other, doel), (other, goals[2])]:
        geval.tie(goal, ActieFactory(klant=geval.kept, gesprek=gesprek))
    for goal in goals:
        geval.tie(goal, ActieFactory(klant=geval.kept))
    geval.tie(doel, geval.actie["merged"])
    return new, old


@pytest.mark.lang
def test_every_combination_of_choices_can_be_undone(geval):
    new, old = everything_new(geval)
    choices = geval.choices()
    # The new traject, two conversations, and the loose actions that no goal takes along by itself.
    assert sorted({key.split(":")[0] for key in choices}) == [
        "intake.actie",
        "intake.gesprek",
        "trajecten.traject",
    ]
    for mee in chain.from_iterable(combinations(choices, size) for size in range(len(choices) + 1)):
        with transaction.atomic():
            geval.undo(mee)
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            assert geval.of(old) == "merged"
            assert geval.of(new) == ("merged" if f"trajecten.traject:{new.pk}" in mee else "kept")
            for model in (Doel, Evaluatie, Planversie, Stap, Wachtpunt):
                for row in model.objects.filter(traject__in=[new, old]):
                    assert geval.of(row) == geval.of(row.traject)
            for model in (Traject, Gesprek, Actie):
                for row in model.objects.filter(pk__in=[key.split(":")[1] for key in mee]):
                    assert geval.of(row) == "merged"
            for row in Actie.objects.exclude(gesprek=None):
                assert geval.of(row) == geval.of(row.gesprek)
            transaction.set_rollback(True)
    geval.undo(None)


def test_the_page_says_what_goes_along_and_undoes_it(committed_db, client_of):
    cast = make_cast()
    give_stadsdeel(cast.centrum)
    geval = Geval(cast.teamleider.pk)
    actie = ActieFactory(klant=geval.kept)
    geval.tie(geval.doel["merged"], actie)
    geval.tie(geval.doel["merged"], geval.actie["kept"])
    page = reverse("samenvoeging_ongedaan", args=[Samenvoeging.objects.get().pk])
    browser = client_of(cast.teamleider)
    text = browser.get(page).content.decode()
    assert "dus ook mee: acties, 1" in text
    assert "Dit hoort straks bij twee dossiers" in text
    assert browser.post(page, {"zeker": "ja"}).status_code == 302
    assert (geval.of(actie), geval.of(geval.actie["kept"])) == ("merged", "kept")
