"""The version of a row goes up at every change that somebody can make, so that no form overwrites another unseen."""

import re

import pytest
from django.apps import apps
from django.db import connection

from intake.models import Klant
from tests.house import finders
from tests.intake.factories import KlantFactory

pytestmark = pytest.mark.django_db
# Written by triggers, or together with columns that count.
DERIVED = {"id", "versie", "sorteernaam", "zoeknaam"}
FOLLOWS = {"Klant": {"team_id", "regisseur_id", "levering_id"}}
VERSIONED = [
    model
    for model in apps.get_models()
    if not finders.is_event(model) and any(field.name == "versie" for field in model._meta.fields)
]


@pytest.mark.parametrize("model", VERSIONED, ids=lambda model: model.__name__)
def test_a_version_looks_at_every_column_that_is_written(model):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgname = %s",
            [f"{model._meta.db_table}_versie"],
        )
        (definition,) = cursor.fetchone()
    written = {field.column for field in model._meta.concrete_fields if not field.generated}
    if "new.*" not in definition:
        looked_at = set(re.findall(r"\bnew\.(\w+)", definition, re.IGNORECASE))
        assert looked_at == written - DERIVED - FOLLOWS.get(model.__name__, set())


@pytest.mark.parametrize(
    "change",
    [
        {"tolk_taal": "Tigrinya"},
        {"veiligheid": "Ga met twee", "veiligheid_tot": "2030-01-01"},
        {"let_op": "Bel eerst"},
    ],
)
def test_what_the_identity_bar_shows_counts_as_a_change_of_the_klant(change):
    row = KlantFactory()
    Klant.objects.filter(pk=row.pk).update(**change)
    assert Klant.objects.get(pk=row.pk).versie == 2
    Klant.objects.filter(pk=row.pk).update(**change)
    assert Klant.objects.get(pk=row.pk).versie == 2
