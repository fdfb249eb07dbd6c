"""A klant of team Centrum, with facts, for the pages."""

import pytest

from tests.intake.factories import KlantFactory
from werkoffensief.accounts.models import TeamStadsdeel


@pytest.fixture
def klant(cast):
    """Somebody whom consulent, regisseur, collega and teamleider may see, and vreemde may not."""
    TeamStadsdeel.objects.create(stadsdeel="Centrum", team=cast.centrum)
    TeamStadsdeel.objects.create(stadsdeel="Escamp", team=cast.escamp)
    return KlantFactory(klantnummer="K990777", voornaam="Noor", achternaam="Visser", stadsdeel="Centrum")


@pytest.fixture
def browser(cast, client_of):
    """The regisseur's browser."""
    return client_of(cast.regisseur)
