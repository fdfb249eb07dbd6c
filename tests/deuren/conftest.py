"""The world, built once per process in a database of its own."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections

from tests import omgeving
from tests.conftest import _use
from tests.deuren import world as worlds


@pytest.fixture(scope="session")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[str, worlds.Wereld]]:
    before = connections["default"].settings_dict["NAME"]
    with omgeving.clone() as database:
        with django_db_blocker.unblock():
            _use(database.name)
            try:
                made = worlds.build()
            finally:
                _use(before)
        omgeving.analyze(database)
        yield database.name, made


@pytest.fixture
def wereld(built: tuple[str, worlds.Wereld], django_db_blocker: Any) -> Iterator[worlds.Wereld]:
    """The world, while its database is the one in use."""
    before = connections["default"].settings_dict["NAME"]
    with django_db_blocker.unblock():
        _use(built[0])
        try:
            yield built[1]
        finally:
            _use(before)
