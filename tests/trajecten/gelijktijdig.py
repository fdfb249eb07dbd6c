"""Many who want to be the regisseur of one traject in the same moment: over HTTP, and by plain SQL."""

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import psycopg
from django.db import connections
from django.test import Client

from tests.accounts.factories import MedewerkerFactory, TeamFactory
from tests.dossier.gevallen import give_stadsdeel

TAKEN = "Dit traject heeft op deze dagen al een regisseur."
WAITED = "wachtten op elkaar"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def regisseurs(number: int) -> list[Any]:
    """So many regisseurs of the team of Centrum."""
    team = TeamFactory()
    give_stadsdeel(team)
    return [MedewerkerFactory(rollen=["regisseur"], team=team) for _ in range(number)]


def at_once(people: Sequence[Any], act: Callable[[Any, Counter], None]) -> Counter:
    """`act` by everybody, all from one gun shot on; what came of it, counted."""
    gate, found = threading.Barrier(len(people)), [Counter() for _ in people]

    def run(number: int) -> None:
        try:
            gate.wait()
            act(people[number], found[number])
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[number]) for number in range(len(people))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(found, Counter())


def over_http(traject_id: Any, people: Sequence[Any], *, day: date, times: int = 1) -> Counter:
    """Everybody, logged in beforehand, presses "Regisseur toewijzen" so many times."""
    browsers = {}
    for person in people:
        browsers[person.pk] = Client()
        browsers[person.pk].force_login(person, backend=BACKEND)

    def press(person: Any, found: Counter) -> None:
        for _ in range(times):
            answer = browsers[person.pk].post(
                f"/trajecten/{traject_id}/regisseur/",
                {"medewerker": str(person.pk), "dag": day.strftime("%d-%m-%Y")},
            )
            page = answer.content.decode()
            found["gelukt" if answer.status_code == 302 else TAKEN if TAKEN in page else page[:200]] += 1

    return at_once(people, press)


def by_sql(url: str, traject: Any, people: Sequence[Any], *, day: date, times: int = 1) -> Counter:
    """Everybody writes the row past the application, each on a connection of their own.

    Nobody locks the traject first, as the services do: of two who wait for each other PostgreSQL ends one.
    """

    def write(person: Any, found: Counter) -> None:
        with psycopg.connect(url, autocommit=True) as connection:
            for _ in range(times):
                try:
                    connection.execute(
                        "INSERT INTO trajecten_regisseurschap (klant_id, traject_id, medewerker_id, start) "
                        "VALUES (%s, %s, %s, %s)",
                        [traject.klant_id, traject.pk, person.pk, day],
                    )
                    found["gelukt"] += 1
                except psycopg.errors.ExclusionViolation as error:
                    found[error.diag.constraint_name] += 1
                except psycopg.errors.DeadlockDetected:
                    found[WAITED] += 1

    return at_once(people, write)


def write_at_once(url: str, rows: Sequence[Any], sql: str, values: Callable[[Any], list[Any]]) -> Counter:
    """Each row written past the application in the same moment, each on a connection of its own: which rule refused."""

    def write(row: Any, found: Counter) -> None:
        with psycopg.connect(url, autocommit=True) as connection:
            try:
                connection.execute(sql, values(row))
                found["gelukt"] += 1
            except psycopg.errors.IntegrityError as error:
                found[error.diag.constraint_name] += 1

    return at_once(rows, write)
