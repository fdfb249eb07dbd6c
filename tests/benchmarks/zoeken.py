"""How long it takes to find somebody, against the search of Django's admin on the same rows in the same run.

    make bench            (or: python tests/benchmarks/zoeken.py [--aantal 27000 400000] [--rondes 5])

Both find, count as they do, and read the first fifty people with their regisseur: the same columns, to which the bounds
hold. Beside it: what our page shows besides (where each stands, the last conversation), which the admin has not.
The admin searches voornaam, tussenvoegsel, achternaam and klantnummer. Everybody is in the team of who searches, so
that both search all rows. In turn; the least of the rounds (what it takes when nothing else runs); the ratio is taken
of the sums. Times are of the database; Python's part is printed too, and is the same for one person and for 400,000.
Exit code 1 when a bound of BOUNDS is broken.
"""

# ruff: noqa: T201 (it prints its table)

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
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
from django.contrib.admin.options import ModelAdmin  # noqa: E402
from django.contrib.admin.sites import AdminSite  # noqa: E402
from django.db import connection, connections  # noqa: E402
from django.http import HttpRequest  # noqa: E402
from django.test import RequestFactory  # noqa: E402

from intake.models import Klant  # noqa: E402
from intake.queries import zoeken  # noqa: E402
from intake.queries.zoektekst import understood  # noqa: E402
from tests.accounts.factories import MedewerkerFactory  # noqa: E402
from tests.benchmarks import bevolking  # noqa: E402
from werkoffensief.accounts.models import Medewerker  # noqa: E402
from werkoffensief.accounts.queries import Lezer  # noqa: E402
from werkoffensief.dossier.queries.lijst import rows_of, table_of, with_regisseur  # noqa: E402
from werkoffensief.web import clock  # noqa: E402

BOUNDS = {27_000: 8, 400_000: 40}  # how many times as long the admin takes, at least
NAMES = (
    "jansen", "van der meer", "amrani fatima", "dijkstra", "çelik", "wojcik", "janssn", "noor de vries", "wyngaarde",
    "bakk", "jansen 1980", "bestaatniet",
)  # fmt: skip
OTHERS = ("jan", "an", "12-03-1980", "06-12345678", "K1000777", "999990019")  # shown, not in the ratio
LINES = 1_000_000


class KlantAdmin(ModelAdmin):
    """As one would register Klant in Django's admin."""

    list_display = (
        "achternaam",
        "tussenvoegsel",
        "voornaam",
        "klantnummer",
        "geboortedatum",
        "stadsdeel",
        "regisseur",
    )
    search_fields = ("voornaam", "tussenvoegsel", "achternaam", "klantnummer")
    list_select_related = ("regisseur",)
    list_per_page = zoeken.MOST
    ordering = ("sorteernaam", "pk")
    actions = None

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True


def our_search(medewerker: Medewerker, text: str) -> int:
    """Finding, and reading the columns that the admin shows; how many people."""
    found = zoeken.find(understood(text, today=clock.today()), zoeken.visible, Lezer.of(medewerker))
    return len(list(with_regisseur(rows_of(list(found.manieren)))))


def our_page(medewerker: Medewerker, text: str) -> int:
    """All that the page asks the database, and how many people it shows."""
    found = zoeken.find(understood(text, today=clock.today()), zoeken.visible, Lezer.of(medewerker))
    return len(table_of(list(found.manieren), day=clock.today()))


def admin_search(medewerker: Medewerker, text: str) -> int:
    """What a changelist asks the database, and how many people it shows."""
    request = RequestFactory().get("/", {"q": text})
    request.user = medewerker
    return len(list(KlantAdmin(Klant, AdminSite()).get_changelist_instance(request).result_list))


def seconds(
    act: Callable[[Medewerker, str], int], medewerker: Medewerker, text: str
) -> tuple[float, float, int]:
    """In the database, in all, and how many people were shown."""
    database = 0.0

    def timed(execute: Callable, *arguments: Any) -> Any:
        nonlocal database
        start = time.perf_counter()
        try:
            return execute(*arguments)
        finally:
            database += time.perf_counter() - start

    start = time.perf_counter()
    with connection.execute_wrapper(timed):
        shown = act(medewerker, text)
    return database, time.perf_counter() - start, shown


def measure(medewerker: Medewerker, rounds: int) -> float:
    """The table; how many times as long the admin takes for the names together, in the database."""
    acts = (our_search, our_page, admin_search)
    sums = {(act, part): 0.0 for act in acts for part in (0, 1)}
    for act in acts:
        act(medewerker, NAMES[0])  # roles are read and plans are made
    for text in (*NAMES, *OTHERS):
        taken: dict[Any, list[tuple[float, float, int]]] = {act: [] for act in acts}
        for _round in range(rounds):
            for act in acts:
                taken[act].append(seconds(act, medewerker, text))
        least = {(act, part): min(times[part] for times in taken[act]) * 1000 for act, part in sums}
        if text in NAMES:
            sums = {key: total + least[key] for key, total in sums.items()}
        said = [
            f"{word} {least[act, 0]:7.1f} / {least[act, 1]:7.1f} ms ({taken[act][0][2]:2})"
            for word, act in zip(("", "pagina", "admin"), acts, strict=True)
        ]
        print(
            f"{text:16}{'   '.join(said)}   {least[admin_search, 0] / least[our_search, 0]:6.1f} x",
            flush=True,
        )
    for word, act, part in (
        ("met wat de pagina verder toont", our_page, 0),
        ("met het deel van Python", our_search, 1),
    ):
        print(f"namen samen, {word}: {sums[admin_search, part] / sums[act, part]:.1f} x")
    return sums[admin_search, 0] / sums[our_search, 0]


def measure_recent(database: omgeving.Database, medewerker: Medewerker) -> float:
    """Milliseconds for the files opened last, in a reading log of LINES."""
    readers = [str(medewerker.pk), *(f"lezer {number}" for number in range(bevolking.LEZERS - 1))]
    bevolking.fill_reading_log(database.owner_url, readers, LINES)
    times = []
    for _round in range(50):
        start = time.perf_counter()
        assert len(zoeken.recent(medewerker, now=clock.now())) == zoeken.RECENT
        times.append(time.perf_counter() - start)
    return statistics.quantiles(times, n=20)[-1] * 1000


def run(number: int, rounds: int) -> float:
    """One size, in a database of its own."""
    with omgeving.clone() as database:
        for alias in ("default", "log"):
            connections[alias].close()
            settings.DATABASES[alias]["NAME"] = connections[alias].settings_dict["NAME"] = database.name
        made = bevolking.populate(database.owner_url, number)
        print(f"\n{number} mensen, gemaakt in {made.seconds:.0f} s", flush=True)
        medewerker = MedewerkerFactory(team_id=made.team, rollen=["consulent"])
        medewerker.refresh_from_db()  # its ids as ids
        with connection.cursor() as cursor:
            # As in every request; that may not use more than one core, the admin may here.
            cursor.execute("SET plan_cache_mode = force_generic_plan")
        times = measure(medewerker, rounds)
        print(f"namen samen, in de database: {times:.1f} x (ten minste {BOUNDS.get(number, 1)})")
        recent = measure_recent(database, medewerker)
        print(f"laatst geopend: p95 {recent:.1f} ms in een logboek van {LINES} regels")
        for alias in ("default", "log"):
            connections[alias].close()
    return times


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--aantal", type=int, nargs="+", default=list(BOUNDS))
    parser.add_argument("--rondes", type=int, default=5)
    options = parser.parse_args(arguments)
    found = {number: run(number, options.rondes) for number in options.aantal}
    return int(any(times < BOUNDS.get(number, 1) for number, times in found.items()))


if __name__ == "__main__":
    sys.exit(main())
