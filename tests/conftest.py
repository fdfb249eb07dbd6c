"""The cast, and databases. Every view test starts with the cast's matrix."""

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from django.test import Client

from tests import omgeving, schoon, traag


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Thin out what `steekproef` says and mark what is slow, before these are left out; and open both connections."""
    _leave_to_the_long_suite(items)
    traag.mark(items)
    _open_both_connections(items)


def _leave_to_the_long_suite(items: list[pytest.Item]) -> None:
    """Of the cases of a test marked `steekproef(n)`, all but each nth are `lang`."""
    cases: dict[str, list[pytest.Item]] = {}
    for item in items:
        if item.get_closest_marker("steekproef"):
            cases.setdefault(item.nodeid.partition("[")[0], []).append(item)
    for of_one in cases.values():
        every = of_one[0].get_closest_marker("steekproef").args[0]
        for number, item in enumerate(sorted(of_one, key=lambda item: item.nodeid)):
            if number % every:
                item.add_marker(pytest.mark.lang)


def _open_both_connections(items: list[pytest.Item]) -> None:
    """Every page about a person writes in the log, so each test that uses the database may use both connections."""
    for item in items:
        mark = item.get_closest_marker("django_db")
        if mark or "db" in getattr(item, "fixturenames", ()):
            options = {**(mark.kwargs if mark else {}), "databases": ["default", "log"]}
            item.add_marker(pytest.mark.django_db(**options), append=False)


def _use(name: str) -> None:
    for alias in ("default", "log"):
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name
        settings.DATABASES[alias]["NAME"] = name


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """One clone of the template per worker; tests roll back."""
    with omgeving.clone() as database, django_db_blocker.unblock():
        _use(database.name)
        yield
        for alias in ("default", "log"):
            connections[alias].close()
        schoon.drop_all()


@pytest.fixture
def committed_db(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest
) -> Iterator[omgeving.Database]:
    """A database of its own in which rows are committed: for workers, commands in other processes and races."""
    before = connections["default"].settings_dict["NAME"]
    with schoon.borrowed() as database, django_db_blocker.unblock():
        _use(database.name)
        try:
            yield database
        finally:
            _use(before)


@pytest.fixture(scope="session")
def delivered_db(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest
) -> Iterator[omgeving.Database]:
    """One database per worker in which the small municipality of tests/overdracht/wereld.py was delivered."""
    from tests.overdracht.wereld import deliver_world

    before = connections["default"].settings_dict["NAME"]
    with omgeving.clone() as database, django_db_blocker.unblock():
        _use(database.name)
        deliver_world()
        _use(before)
        yield database


@pytest.fixture(scope="class")
def wereld(delivered_db: omgeving.Database) -> Iterator[None]:
    """That municipality is there; the test rolls back. Of the class, so that it comes before the transaction begins."""
    before = connections["default"].settings_dict["NAME"]
    _use(delivered_db.name)
    yield
    _use(before)


@pytest.fixture
def owner(committed_db: omgeving.Database) -> Iterator[psycopg.Connection]:
    """The owner's connection to the committed database."""
    with psycopg.connect(committed_db.owner_url, autocommit=True) as connection:
        yield connection


@pytest.fixture
def cast(db: None) -> SimpleNamespace:
    """consulent, regisseur, collega (same team), vreemde (other team), teamleider, accountmanager, manager,
    beheerder, privacy, werkgever."""
    from tests.accounts.factories import make_cast

    return make_cast()


@pytest.fixture
def client_of(client: Client) -> object:
    """`client_of(medewerker)`: a browser in which this medewerker is logged in."""

    def log_in(medewerker: object) -> Client:
        browser = Client()
        browser.force_login(medewerker, backend="allauth.account.auth_backends.AuthenticationBackend")
        return browser

    return log_in


@pytest.fixture(scope="session")
def aanbieder_proces() -> Iterator[object]:
    """A real OpenID provider (tests/accounts/provider.py)."""
    from tests.accounts.provider import started

    with started() as aanbieder:
        yield aanbieder


@pytest.fixture
def aanbieder(aanbieder_proces: object, settings: object) -> object:
    """That provider, as the one of this municipality; it knows nobody and spoils nothing."""
    aanbieder_proces.knows({})
    settings.OIDC_ISSUER = aanbieder_proces.issuer
    return aanbieder_proces


@pytest.fixture
def opslagruimte(settings: Any, tmp_path: Path) -> Path:
    """A file storage of its own; its folder."""
    options = {**settings.STORAGES["default"]["OPTIONS"], "location": tmp_path / "bestanden"}
    settings.STORAGES = {**settings.STORAGES, "default": {**settings.STORAGES["default"], "OPTIONS": options}}
    return tmp_path / "bestanden"


@pytest.fixture
def bewaard(opslagruimte: Path) -> Callable[[], list[str]]:
    """The names of the files that are kept at this moment."""

    def names() -> list[str]:
        return sorted(str(p.relative_to(opslagruimte)) for p in opslagruimte.rglob("*") if p.is_file())

    return names
