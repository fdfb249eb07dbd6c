"""Who takes part in single sign-on."""

import pytest

from tests.accounts.factories import MedewerkerFactory
from tests.accounts.provider import put_on
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker


@pytest.fixture
def chef(db: None) -> Medewerker:
    return MedewerkerFactory(gebruikersnaam="chef", rollen=[Rol.BEHEERDER])


@pytest.fixture
def jan(chef: Medewerker) -> Medewerker:
    """Single sign-on was put on for Jan, who never logged in."""
    medewerker = MedewerkerFactory(gebruikersnaam="jan", rollen=[Rol.REGISSEUR])
    put_on(medewerker, chef)
    medewerker.refresh_from_db()
    return medewerker
