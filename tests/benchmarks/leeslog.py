"""What the reading log adds to a page, when it is full.

    python tests/benchmarks/leeslog.py [--regels 27000000]      (make bench: 2,000,000)

27 million lines are a year of a city: 400 medewerkers, each a hundred files and some lists of fifty a day. Measured is
the time that a request spends on the log's own connection (writing the lines, and committing them), through all
middleware: for an opened file, a list of fifty, and a search. Exit code 1 when the 95th percentile is above 5 ms.
"""

# ruff: noqa: T201 (it prints its table)

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT))
os.environ.setdefault("DATA_DIR", str(PROJECT / ".data" / "bench"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "werkoffensief.settings.test")

from tests import omgeving  # noqa: E402, I001 (it starts the servers that Django's settings name)

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connections  # noqa: E402
from django.test import Client  # noqa: E402

from intake.models import Klant  # noqa: E402
from tests.accounts.factories import MedewerkerFactory  # noqa: E402
from tests.benchmarks import bevolking  # noqa: E402
from werkoffensief.logboek.models import Inzage  # noqa: E402

PEOPLE, LINES, ROUNDS, BOUND = 27_000, 27_000_000, 100, 5.0


@contextmanager
def time_of_log() -> Iterator[list[float]]:
    """Seconds that the log's connection is busy, in a list of one."""
    spent = [0.0]

    def timed(execute: Callable, *arguments: Any) -> Any:
        start = time.perf_counter()
        try:
            return execute(*arguments)
        finally:
            spent[0] += time.perf_counter() - start

    log = connections["log"]
    commit = log.commit

    def timed_commit() -> None:
        timed(commit)

    log.commit = timed_commit  # type: ignore[method-assign]
    try:
        with log.execute_wrapper(timed):
            yield spent
    finally:
        del log.commit


def percentile(browser: Client, paths: list[tuple[str, dict[str, str]]], lines: int) -> tuple[float, float]:
    """Median and 95th percentile of the log's milliseconds; each request writes `lines` lines or more."""
    taken = []
    for path, body in paths:
        before = Inzage.objects.filter(gebruiker=str(browser.reader)).count()  # type: ignore[attr-defined]
        with time_of_log() as spent:
            answer = browser.post(path, body, follow=True) if body else browser.get(path)
        after = Inzage.objects.filter(gebruiker=str(browser.reader)).count()  # type: ignore[attr-defined]
        assert (answer.status_code, after - before >= lines) == (200, True), (path, after - before)
        taken.append(spent[0] * 1000)
    return statistics.median(taken), statistics.quantiles(taken, n=20)[-1]


def run(lines: int) -> float:
    """The largest of the 95th percentiles."""
    with omgeving.clone() as database:
        for alias in ("default", "log"):
            connections[alias].close()
            settings.DATABASES[alias]["NAME"] = connections[alias].settings_dict["NAME"] = database.name
        made = bevolking.populate(database.owner_url, PEOPLE)
        start = time.perf_counter()
        readers = [f"lezer {number}" for number in range(bevolking.LEZERS)]
        bevolking.fill_reading_log(database.owner_url, readers, lines)
        print(f"{lines} regels, gemaakt in {time.perf_counter() - start:.0f} s", flush=True)
        medewerker = MedewerkerFactory(team_id=made.team, rollen=["consulent"])
        browser = Client()
        browser.reader = medewerker.pk  # type: ignore[attr-defined]
        browser.force_login(medewerker, backend="allauth.account.auth_backends.AuthenticationBackend")
        people = Klant.objects.order_by("pk").values_list("pk", flat=True)[:ROUNDS]
        asked = {
            "dossier openen": ([(f"/klanten/{key}/", {}) for key in people], 1),
            "lijst van vijftig": ([("/klanten/?groep=team", {})] * ROUNDS, 50),
            "zoeken": ([("/klanten/zoeken/", {"q": "jansen"})] * ROUNDS, 50),
        }
        worst = 0.0
        for name, (paths, least) in asked.items():
            percentile(browser, paths[:3], least)
            middle, high = percentile(browser, paths, least)
            worst = max(worst, high)
            print(f"{name:18} mediaan {middle:5.2f} ms   p95 {high:5.2f} ms", flush=True)
        for alias in ("default", "log"):
            connections[alias].close()
    return worst


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--regels", type=int, default=LINES)
    options = parser.parse_args(arguments)
    worst = run(options.regels)
    print(f"p95: {worst:.2f} ms (hoogstens {BOUND})")
    return int(worst > BOUND)


if __name__ == "__main__":
    sys.exit(main())
