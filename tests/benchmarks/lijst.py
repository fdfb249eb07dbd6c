"""What the list of klanten costs: beside bare SQL and an empty page, beside Django's admin, and when people are many.

    make bench            (or: python tests/benchmarks/lijst.py [--aantal 27000 400000] [--rondes 15])

Everything goes through all middleware, with the test client; the people are all in one team, and the reader is of
that team, which is the hardest case. In turn; the least of the rounds (what it takes when nothing else runs).
Exit code 1 when a bound is broken:
the first page at most 3.0 x (bare SQL + the empty page) and 0.5 x the admin's list with the same columns, filter and
indexes on the same rows; with 400,000 people at most 1.3 x as long as with 27,000, for each page.
"""

# ruff: noqa: T201 (it prints its table)

import argparse
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT))
os.environ.setdefault("DATA_DIR", str(PROJECT / ".data" / "bench"))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.instellingen"

from tests import omgeving  # noqa: E402, I001 (it starts the servers that Django's settings name)

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection, connections  # noqa: E402
from django.test import Client  # noqa: E402

from intake.expressions import born_order, district_order  # noqa: E402
from intake.models import Klant  # noqa: E402
from tests.accounts.factories import MedewerkerFactory  # noqa: E402
from tests.benchmarks import bevolking  # noqa: E402

SIZES = (27_000, 400_000)
EMPTY, LIST, ADMIN, SQL = "lege pagina", "lijst", "admin", "kale SQL"
BESIDE_BARE, BESIDE_ADMIN, GROWTH = 3.0, 0.5, 1.3
BARE = """
SELECT k.id, k.klantnummer, k.voornaam, k.tussenvoegsel, k.achternaam, k.stadsdeel, m.naam,
    (SELECT max(g.datum) FROM intake_gesprek g WHERE g.klant_id = k.id AND g.vervallen_op IS NULL) AS gesproken,
    EXISTS (SELECT FROM trajecten_plaatsing p WHERE p.klant_id = k.id AND p.vervallen_op IS NULL
        AND p.startdatum <= current_date AND (p.einddatum IS NULL OR p.einddatum >= current_date)) AS geplaatst,
    EXISTS (SELECT FROM trajecten_traject t WHERE t.klant_id = k.id AND t.vervallen_op IS NULL
        AND t.start <= current_date AND (t.einde IS NULL OR t.einde >= current_date)) AS traject
FROM intake_klant k LEFT JOIN accounts_medewerker m ON m.id = k.regisseur_id
WHERE k.team_id = %s AND k.samengevoegd_in_id IS NULL AND k.afgeschermd_op IS NULL
ORDER BY k.sorteernaam, k.id LIMIT 51
"""


def bare(team: str) -> None:
    """The rows of the first page, as one would ask for them by hand."""
    with connection.cursor() as cursor:
        cursor.execute(BARE, [team])
        assert len(cursor.fetchall()) == 51


def page(browser: Client, path: str) -> Callable[[], None]:
    def ask() -> None:
        answer = browser.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        assert answer.content

    return ask


def pages(browser: Client, team: str) -> dict[str, Callable[[], None]]:
    """What is measured, by name; the deep page begins after the row in the middle."""
    people = Klant.objects.filter(team=team).order_by("sorteernaam", "pk")
    half = people.count() // 2
    deep = people.values_list("pk", flat=True)[half]
    by_district = people.order_by(district_order(), "pk").values_list("pk", flat=True)[half]
    by_birth = people.order_by(born_order(), "pk").values_list("pk", flat=True)[half]
    return {
        SQL: lambda: bare(team),
        EMPTY: page(browser, "/leeg/"),
        LIST: page(browser, "/klanten/?groep=team"),
        "lijst, een stadsdeel": page(browser, "/klanten/?groep=team&stadsdeel=Laak"),
        "lijst, nooit gesproken": page(browser, "/klanten/?groep=team&gesproken=nee"),
        "lijst, halverwege": page(browser, f"/klanten/?groep=team&na={deep}"),
        "lijst op stadsdeel": page(browser, "/klanten/?groep=team&sorteer=stadsdeel"),
        "lijst op stadsdeel, halverwege": page(
            browser, f"/klanten/?groep=team&sorteer=stadsdeel&na={by_district}"
        ),
        "lijst op geboortedatum": page(browser, "/klanten/?groep=team&sorteer=-geboortedatum"),
        "lijst op geboorte, halverwege": page(
            browser, f"/klanten/?groep=team&sorteer=geboortedatum&na={by_birth}"
        ),
        ADMIN: page(browser, "/beheer-admin/intake/klant/"),
    }


def measure(asked: dict[str, Callable[[], None]], rounds: int) -> dict[str, float]:
    """Milliseconds, the least of the rounds; what takes a second or more is done three times."""
    taken: dict[str, list[float]] = {name: [] for name in asked}
    for act in asked.values():
        act()
    for _round in range(rounds):
        for name, act in asked.items():
            if len(taken[name]) >= 3 and min(taken[name]) > 1000:
                continue
            start = time.perf_counter()
            act()
            taken[name].append((time.perf_counter() - start) * 1000)
    return {name: min(times) for name, times in taken.items()}


def run(number: int, rounds: int) -> dict[str, float]:
    """One size, in a database of its own."""
    with omgeving.clone() as database:
        for alias in ("default", "log"):
            connections[alias].close()
            settings.DATABASES[alias]["NAME"] = connections[alias].settings_dict["NAME"] = database.name
        made = bevolking.populate(database.owner_url, number)
        print(f"\n{number} mensen, gemaakt in {made.seconds:.0f} s", flush=True)
        medewerker = MedewerkerFactory(team_id=made.team, rollen=["consulent"])
        browser = Client()
        browser.force_login(medewerker, backend="allauth.account.auth_backends.AuthenticationBackend")
        found = measure(pages(browser, made.team), rounds)
        for name, milliseconds in found.items():
            print(f"{name:26} {milliseconds:8.1f} ms", flush=True)
        for alias in ("default", "log"):
            connections[alias].close()
    return found


def judge(found: dict[int, dict[str, float]]) -> int:
    """Print each ratio with its bound; the number of broken bounds."""
    broken = 0

    def say(words: str, ratio: float, bound: float) -> None:
        nonlocal broken
        broken += ratio > bound
        print(f"{words}: {ratio:.2f} (hoogstens {bound})", flush=True)

    print()
    for number, times in found.items():
        say(f"{number}: lijst / (SQL + leeg)", times[LIST] / (times[SQL] + times[EMPTY]), BESIDE_BARE)
        say(f"{number}: lijst / admin", times[LIST] / times[ADMIN], BESIDE_ADMIN)
    small, large = min(found), max(found)
    if small != large:
        for name in found[small]:
            if name.startswith(LIST):
                say(f"{name}: {large} / {small}", found[large][name] / found[small][name], GROWTH)
    return broken


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--aantal", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--rondes", type=int, default=15)
    options = parser.parse_args(arguments)
    return int(judge({number: run(number, options.rondes) for number in options.aantal}) > 0)


if __name__ == "__main__":
    sys.exit(main())
