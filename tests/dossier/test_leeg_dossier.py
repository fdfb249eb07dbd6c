"""A file in which nothing was written yet: every page about the klant or the traject opens, and says so."""

import pytest
from django.urls import reverse

from tests.deuren.walk import doors
from tests.dossier.gevallen import START
from tests.intake.factories import KlantFactory
from tests.trajecten.factories import RegisseurschapFactory, TrajectFactory

pytestmark = pytest.mark.django_db
IDS = ({"klant_id"}, {"traject_id"}, {"regisseurschap_id"})


def pages():
    """The names of the addresses that need nothing but this klant or this traject."""
    return sorted(name for name, pattern in doors().items() if set(pattern.pattern.converters) in IDS)


def test_every_page_about_a_klant_with_nothing_but_a_regisseur_opens(cast, client_of):
    klant = KlantFactory()
    regie = RegisseurschapFactory(traject=TrajectFactory(klant=klant, start=START), medewerker=cast.regisseur)
    ids = {"klant_id": klant.pk, "traject_id": regie.traject_id, "regisseurschap_id": regie.pk}
    browser = client_of(cast.regisseur)
    opened = set()
    for name in pages():
        (argument,) = doors()[name].pattern.converters
        answer = browser.get(reverse(name, kwargs={argument: ids[argument]}))
        assert answer.status_code in {200, 302, 403, 404, 405}, (name, answer.status_code)
        opened |= {name} if answer.status_code == 200 else set()
    assert {"klant_dossier", "traject_plan", "planversie_lijst", "profiel", "cv"} <= opened, opened
