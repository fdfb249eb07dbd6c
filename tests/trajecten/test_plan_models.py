"""Rules of the plan that the database keeps, each broken by plain writes and not by a form."""

from datetime import date, timedelta
from importlib import import_module

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from intake.models import Actie
from tests.accounts.factories import MedewerkerFactory
from tests.intake.factories import KlantFactory
from tests.trajecten.factories import TrajectFactory
from tests.trajecten.test_models import check_deferred, refused
from trajecten.models import (
    Doel,
    Doelactie,
    Evaluatie,
    Plan,
    Plansjabloon,
    Planversie,
    Sjabloonregel,
    Traject,
    Wachtpunt,
)
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)
LONG = "x" * 4_001


@pytest.fixture
def traject():
    return TrajectFactory(start=date(2026, 1, 1))


def of(traject, **more):
    return {"klant_id": traject.klant_id, "traject": traject, **more}


def doel(traject, number="D1", **more):
    return Doel(**of(traject, doelnummer=number, wat="Werk", gesteld_op=DAY, **more))


def actie(klant, number="A1", **more):
    said = {"klant": klant, "actienummer": number, "wie": "klant", "wat": "Bel", "afgesproken_op": DAY}
    return Actie.objects.create(**{**said, **more})


def versie(traject, **more):
    inhoud = {"doelen": [], "acties": [], "wachtpunten": [], "stappen": []}
    said = {"nummer": 1, "afgesproken_op": DAY, "medewerker": MedewerkerFactory(), "inhoud": inhoud}
    return Planversie(**of(traject, **{**said, **more}))


BROKEN = {
    "plan_bekend_einddoel": lambda t: Plan(**of(t, einddoel="rijk")),
    "plan_lengte": lambda t: Plan(**of(t, plichten=LONG)),
    "doel_zegt_wat": lambda t: Doel(**of(t, doelnummer="D1", wat=" ", gesteld_op=DAY)),
    "doel_nummer_zonder_randen": lambda t: doel(t, " D1"),
    "doel_voor_na_begin": lambda t: doel(t, voor_op=DAY - timedelta(days=1)),
    "doel_afgesloten_na_begin": lambda t: doel(
        t, status="behaald", afgesloten_op=DAY - timedelta(days=1)
    ),
    "doel_dag_bij_status": lambda t: doel(t, status="behaald"),
    "wachtpunt_zegt_wat": lambda t: Wachtpunt(**of(t, wachtpuntnummer="W1", wat="", sinds=DAY)),
    "wachtpunt_nummer_zonder_randen": lambda t: Wachtpunt(**of(t, wachtpuntnummer="", wat="x", sinds=DAY)),
    "wachtpunt_verwacht_na_begin": lambda t: Wachtpunt(
        **of(t, wachtpuntnummer="W1", wat="x", sinds=DAY, verwacht_op=DAY - timedelta(days=1))
    ),
    "wachtpunt_klaar_na_begin": lambda t: Wachtpunt(
        **of(t, wachtpuntnummer="W1", wat="x", sinds=DAY, klaar_op=DAY - timedelta(days=1))
    ),
    "evaluatie_zegt_uitkomst": lambda t: Evaluatie(**of(t, gehouden_op=DAY, uitkomst=" ")),
    "evaluatie_lengte": lambda t: Evaluatie(**of(t, gehouden_op=DAY, uitkomst=LONG)),
    "evaluatie_geweest": lambda t: Evaluatie(
        **of(t, gehouden_op=clock.today() + timedelta(days=2), uitkomst="Goed")
    ),
    "planversie_nummer_vanaf_een": lambda t: versie(t, nummer=0),
    "planversie_afgesproken": lambda t: versie(t, afgesproken_op=clock.today() + timedelta(days=2)),
    "planversie_bekend_formaat": lambda t: versie(t, inhoud={"doelen": []}),
    "plansjabloon_zegt_naam": lambda t: Plansjabloon(sjabloonnummer="S1", naam=""),
    "plansjabloon_nummer_zonder_randen": lambda t: Plansjabloon(sjabloonnummer="S 1 ", naam="x"),
}  # fmt: skip


@pytest.mark.parametrize("constraint", BROKEN)
def test_rule_is_kept_by_the_database(traject, constraint):
    row = BROKEN[constraint](traject)
    with refused(constraint), transaction.atomic():
        type(row).objects.bulk_create([row])
        check_deferred()


@pytest.mark.steekproef(3)
@pytest.mark.parametrize(
    ("constraint", "values"),
    [
        ("sjabloonregel_doel_of_actie", {"plek": 0, "doel": 1, "wie": "klant"}),
        ("sjabloonregel_doel_of_actie", {"plek": 1, "doel": 0}),
        ("sjabloonregel_doel_of_actie", {"plek": 1, "doel": 0, "wie": "ander"}),
        (
            "sjabloonregel_alleen_doel_zegt_hoe",
            {"plek": 1, "doel": 0, "wie": "klant", "hoe_zien_wij_het": "x"},
        ),
        ("sjabloonregel_binnen_twee_jaar", {"plek": 0, "doel": 1, "na_dagen": 731}),
        ("sjabloonregel_zegt_wat", {"plek": 0, "doel": 1, "wat": ""}),
    ],
)
def test_rule_of_a_line_of_a_template_is_kept_by_the_database(constraint, values):
    sjabloon = Plansjabloon.objects.create(sjabloonnummer="S1", naam="x")
    with refused(constraint), transaction.atomic():
        Sjabloonregel.objects.bulk_create([Sjabloonregel(sjabloon=sjabloon, **{"wat": "x", **values})])


def test_a_traject_has_one_plan_a_day_one_evaluation_and_a_number_one_version(traject):
    for row in (
        lambda: Plan(**of(traject)),
        lambda: Evaluatie(**of(traject, gehouden_op=DAY, uitkomst="Goed")),
        lambda: versie(traject),
        lambda: doel(traject),
        lambda: Plansjabloon(sjabloonnummer="S1", naam="x"),
    ):
        first = row()
        first.save()
        with pytest.raises(IntegrityError), transaction.atomic():
            type(first).objects.bulk_create([row()])


def test_an_action_belongs_to_one_goal_of_its_own_klant(traject):
    one, other = doel(traject), doel(traject, "D2")
    one.save()
    other.save()
    mine, strange = actie(traject.klant), actie(KlantFactory(), "A2")
    link = {"klant": traject.klant}
    Doelactie.objects.create(doel=one, actie=mine, **link)
    with refused("doelactie_een_doel_per_actie"), transaction.atomic():
        Doelactie.objects.bulk_create([Doelactie(doel=other, actie=mine, **link)])
    with refused("doelactie_van_klant|hoort bij een andere klant"), transaction.atomic():
        Doelactie.objects.bulk_create([Doelactie(doel=other, actie=strange, **link)])
        check_deferred()


@pytest.mark.parametrize("make", [doel, versie, lambda t, **m: Plan(**of(t, **m))])
def test_what_belongs_to_a_plan_is_of_the_same_klant(traject, make):
    row = make(traject)
    row.klant = KlantFactory()
    with refused("_van_traject"), transaction.atomic():
        type(row).objects.bulk_create([row])
        check_deferred()


@pytest.mark.parametrize("field", ["nummer", "afgesproken_op", "inhoud", "medewerker_id", "formaat"])
def test_what_was_agreed_does_not_change(traject, field):
    row = versie(traject)
    row.save()
    other = {
        "nummer": 2, "afgesproken_op": DAY - timedelta(days=1), "inhoud": {**row.inhoud, "einddoel": "zorg"},
        "medewerker_id": MedewerkerFactory().pk, "formaat": 2,
    }[field]  # fmt: skip
    with pytest.raises((IntegrityError, ProgrammingError)), transaction.atomic():
        Planversie.objects.filter(pk=row.pk).update(**{field: other})


def test_the_web_role_adds_what_was_agreed_and_changes_or_deletes_none(traject):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_table_privilege(current_user, t, 'INSERT'), has_table_privilege(current_user, t, 'UPDATE'), "
            "has_table_privilege(current_user, t, 'DELETE'), "
            "has_column_privilege(current_user, t, 'klant_id', 'UPDATE') "
            "FROM (VALUES ('trajecten_planversie'::text)) x(t)"
        )
        assert cursor.fetchone() == (True, False, False, True)
    versie(traject).save()
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Planversie.objects.update(nummer=7)


def ended(**more):
    return TrajectFactory(start=date(2026, 1, 1), einde=date(2026, 2, 1), einde_reden_id="werk", **more)


def test_a_traject_goes_on_once_after_its_end_and_for_the_same_klant():
    old = ended()
    with refused("traject_na_vorig|begint na de laatste dag"), transaction.atomic():
        Traject.objects.filter(pk=old.pk).update(vervolg_op=old)
        check_deferred()
    with refused("traject_vervolg_van_klant"), transaction.atomic():
        TrajectFactory(start=date(2026, 3, 1), vervolg_op=old)
        check_deferred()
    new = TrajectFactory(klant=old.klant, start=date(2026, 3, 1), vervolg_op=old)
    check_deferred()
    with refused("traject_geen_overlap"), transaction.atomic():
        Traject.objects.filter(pk=old.pk).update(einde=date(2026, 3, 1))
        check_deferred()
    Traject.objects.filter(pk=new.pk).update(einde=date(2026, 3, 5), einde_reden_id="werk")
    with refused("traject_een_vervolg"), transaction.atomic():
        TrajectFactory(klant=old.klant, start=date(2026, 4, 1), vervolg_op=old)


def test_a_summary_belongs_to_an_end(traject):
    for values in ({"samenvatting": "Klaar"}, {"samenvatting": LONG}):
        with refused("traject_samenvatting_bij_einde"), transaction.atomic():
            Traject.objects.filter(pk=traject.pk).update(**values)


def test_the_rules_of_the_plan_can_be_taken_back_and_come_again():
    rules = import_module("trajecten.migrations.0011_regels_van_plan").Migration.operations
    assert all(operation.reverse_sql for operation in rules)
