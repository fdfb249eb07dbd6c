"""The world, built once per process in a database of its own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from tests import omgeving
from tests.conftest import _use
from tests.deuren import samen
from tests.deuren import world as worlds
from tests.deuren.inhoud import own_store


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bestanden")


@pytest.fixture(scope="session")
def built(django_db_setup: None, django_db_blocker: Any, store: Path) -> Iterator[tuple[str, worlds.Wereld]]:
    before = connections["default"].settings_dict["NAME"]
    with omgeving.clone() as database:
        with django_db_blocker.unblock():
            _use(database.name)
            try:
                with own_store(store):
                    made = worlds.build()
            finally:
                _use(before)
        omgeving.analyze(database)
        yield database.name, made


@pytest.fixture
def wereld(built: tuple[str, worlds.Wereld], store: Path, django_db_blocker: Any) -> Iterator[worlds.Wereld]:
    """The world, while its database is the one in use."""
    before = connections["default"].settings_dict["NAME"]
    with django_db_blocker.unblock():
        _use(built[0])
        try:
            with own_store(store):
                yield built[1]
        finally:
            _use(before)


@pytest.fixture(scope="session")
def copied(built: tuple[str, worlds.Wereld], django_db_blocker: Any) -> Iterator[tuple[str, worlds.Wereld]]:
    before, name = connections["default"].settings_dict["NAME"], f"{built[0]}_samen"
    omgeving.create(name, built[0])
    with django_db_blocker.unblock():
        _use(name)
        try:
            made = samen.grow(built[1])
        finally:
            _use(before)
    yield name, made
    omgeving.drop(name)


@pytest.fixture
def samen_wereld(
    copied: tuple[str, worlds.Wereld], store: Path, django_db_blocker: Any
) -> Iterator[worlds.Wereld]:
    """A world in which some have two roles, while its database is the one in use."""
    before = connections["default"].settings_dict["NAME"]
    with django_db_blocker.unblock():
        _use(copied[0])
        try:
            with own_store(store):
                yield copied[1]
        finally:
            _use(before)
