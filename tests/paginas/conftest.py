"""The readable world, built once per process in a database of its own."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections

from tests import omgeving
from tests.conftest import _use
from tests.deuren import world as worlds
from tests.paginas.bezoek import Bezoeker
from tests.paginas.leesbaar import Groei, Leesbaar

ROWS = 24  # in every list, beside what the world has


@pytest.fixture(scope="session")
def leesbare_wereld(
    django_db_setup: None, django_db_blocker: Any
) -> Iterator[tuple[str, worlds.Wereld, Groei]]:
    before = connections["default"].settings_dict["NAME"]
    with omgeving.clone() as database:
        with django_db_blocker.unblock():
            _use(database.name)
            try:
                made = worlds.build(Leesbaar())
                growth = Groei(made)
                growth.to(ROWS)
            finally:
                _use(before)
        omgeving.analyze(database)
        yield database.name, made, growth


@pytest.fixture
def bezoeker(leesbare_wereld: tuple[str, worlds.Wereld, Groei], django_db_blocker: Any) -> Iterator[Bezoeker]:
    """Opens the pages of the register in the filled world, while its database is the one in use."""
    before = connections["default"].settings_dict["NAME"]
    name, world, growth = leesbare_wereld
    with django_db_blocker.unblock():
        _use(name)
        try:
            yield Bezoeker(world, growth)
        finally:
            _use(before)
