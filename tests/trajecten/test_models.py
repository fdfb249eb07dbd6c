"""Rules of trajecten that the database keeps, each broken by plain writes and not by a form."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from tests.intake.factories import KlantFactory
from tests.trajecten.factories import PlaatsingFactory, RegisseurschapFactory, TrajectFactory
from tests.werkgevers.factories import WerkakkoordFactory, WerkgeverFactory

pytestmark = pytest.mark.django_db


def check_deferred() -> None:
    """What a commit would check."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def refused(constraint: str) -> object:
    return pytest.raises(IntegrityError, match=constraint)


def test_second_open_traject_is_refused_for_klant() -> None:
    klant = KlantFactory()
    TrajectFactory(klant=klant)
    with refused("traject_one_open_per_klant|traject_geen_overlap"), transaction.atomic():
        TrajectFactory(klant=klant, start=date(2020, 1, 1))
        check_deferred()


def test_placement_outside_the_term_of_its_agreement_is_refused() -> None:
    akkoord = WerkakkoordFactory()
    with transaction.atomic():
        PlaatsingFactory(werkakkoord=akkoord, werkgever=akkoord.werkgever, startdatum=date(2020, 12, 31))
        check_deferred()
    PlaatsingFactory(werkakkoord=akkoord, werkgever=akkoord.werkgever, startdatum=date(2021, 1, 1))
    with refused("looptijd"):
        check_deferred()


def test_placement_on_an_agreement_of_another_employer_is_refused() -> None:
    akkoord = WerkakkoordFactory()
    with refused("plaatsing_akkoord_van_werkgever"), transaction.atomic():
        PlaatsingFactory(werkakkoord=akkoord, werkgever=WerkgeverFactory())
        check_deferred()


def test_team_of_klant_follows_the_regisseur(cast) -> None:
    schap = RegisseurschapFactory(medewerker=cast.regisseur)
    schap.klant.refresh_from_db()
    assert (schap.klant.team, schap.klant.regisseur) == (cast.centrum, cast.regisseur)
    cast.regisseur.team = cast.escamp
    cast.regisseur.save()
    schap.klant.refresh_from_db()
    assert schap.klant.team == cast.escamp


def test_every_event_has_an_actor() -> None:
    klant = KlantFactory()
    assert klant.geschiedenis.get().pgh_context["door"].startswith("databaserol")
