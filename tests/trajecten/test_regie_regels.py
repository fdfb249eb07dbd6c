"""Each rule of Waarneming and Regisseurswens, broken by bulk_create or SQL. A rule without a case here fails; that
the rule is what refuses, test_regie_regels_weg shows.
"""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from tests.dossier.gevallen import person_of
from trajecten.models import Regisseurswens
from werkoffensief.accounts.models import Waarneming
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
TODAY, NOW = clock.today(), clock.now()
DAY = timedelta(days=1)
LONG = "x" * 4_001


def cover(cast, **values):
    said = {
        "medewerker": cast.regisseur,
        "waarnemer": cast.collega,
        "reden": "x",
        "start": TODAY,
        "einde": TODAY + DAY,
    }
    return Waarneming(**{"waarnemingnummer": str(uuid4()), **said, **values})


def wish(cast, **values):
    said = {"klant": cast.klant, "medewerker": cast.regisseur, "gevraagd_op": TODAY, "reden": "x"}
    return Regisseurswens(**{"wensnummer": str(uuid4()), **said, **values})


def answered(cast, **values):
    said = {"beantwoord_op": TODAY, "beantwoord_door": cast.teamleider, "uitkomst": "overgedragen"}
    return wish(cast, **{**said, **values})


# The rule → the rows that it refuses.
WAARNEMING = {
    "waarneming_vervallen_met_reden": lambda c: [cover(c, vervallen_op=NOW)],
    "waarneming_nummer_zonder_randen": lambda c: [cover(c, waarnemingnummer=" W1")],
    "waarneming_met_reden": lambda c: [cover(c, reden=" ")],
    "waarneming_periode": lambda c: [cover(c, einde=TODAY)],
    "waarneming_door_een_ander": lambda c: [cover(c, waarnemer=c.regisseur)],
    "waarneming_een_tegelijk": lambda c: [cover(c, einde=TODAY + 5 * DAY), cover(c, waarnemer=c.vreemde)],
}
WENS = {
    "regisseurswens_vervallen_met_reden": lambda c: [wish(c, vervallen_reden="x")],
    "regisseurswens_nummer_zonder_randen": lambda c: [wish(c, wensnummer="R1 ")],
    "regisseurswens_zegt_reden": lambda c: [wish(c, reden="\n")],
    "regisseurswens_lengte": lambda c: [answered(c, uitkomst="niet", antwoord=LONG)],
    "regisseurswens_een_open": lambda c: [wish(c), wish(c)],
    "regisseurswens_gevraagd": lambda c: [wish(c, gevraagd_op=TODAY + DAY)],
    "regisseurswens_antwoord_met_reden": lambda c: [answered(c, uitkomst="niet")],
    "regisseurswens_antwoord_na_vraag": lambda c: [answered(c, beantwoord_op=TODAY - DAY)],
}
RULES = {**WAARNEMING, **WENS}


@pytest.fixture
def people(cast):
    cast.klant, cast.ander = person_of(cast.regisseur)[0], person_of(cast.regisseur)[0]
    return cast


def put(rows):
    """All of it, and every rule looked at."""
    with transaction.atomic():
        type(rows[0]).objects.bulk_create(rows)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


@pytest.mark.parametrize("name", RULES)
def test_a_rule_refuses_what_can_never_be(people, name):
    with pytest.raises(IntegrityError, match=name):
        put(RULES[name](people))


def test_every_rule_of_the_two_tables_has_a_case():
    named = {rule.name for model in (Waarneming, Regisseurswens) for rule in model._meta.constraints}
    assert named == set(RULES)


@pytest.mark.parametrize(
    ("table", "number", "make"),
    [
        ("accounts_waarneming", "waarnemingnummer", cover),
        ("trajecten_regisseurswens", "wensnummer", wish),
    ],
)
def test_a_number_is_there_once_and_each_change_counts(people, table, number, make):
    rows = [make(people), make(people)]
    setattr(rows[1], number, getattr(rows[0], number))
    if make is cover:
        rows[1].medewerker = people.vreemde
    else:
        rows[1].klant = people.ander
    with pytest.raises(IntegrityError, match=number):
        put(rows)
    put(rows[:1])
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET reden = 'anders' RETURNING versie")
        assert cursor.fetchone() == (2,)


def move(column, value):
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE trajecten_regisseurswens SET {column} = %s; SET CONSTRAINTS ALL IMMEDIATE", [value]
        )


def test_a_wish_stays_with_its_klant_and_keeps_its_number(people):
    row = wish(people)
    put([row])
    for column, value, why in (
        ("klant_id", people.ander.pk, "andere klant"),
        ("wensnummer", "R9", "nummer verandert niet"),
    ):
        with pytest.raises(IntegrityError, match=why), transaction.atomic():
            move(column, value)
    row.refresh_from_db()
    assert row.klant == people.klant
