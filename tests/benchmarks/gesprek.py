"""What the conversation at the table costs: its page, and keeping what somebody types, beside an empty page.

    make bench            (or: python tests/benchmarks/gesprek.py [--aantal 30400] [--rondes 40])

Everything goes through all middleware, with the test client, as somebody who is logged in; the klant has earlier
conversations with answers and scores, agreements, talents and what stands in the way. In turn; the least of the
rounds (what it takes when nothing else runs). Exit code 1 when a bound is broken: the page at most 6 x and keeping a
draft at most 2 x the logged-in empty page.
"""

# ruff: noqa: T201 (it prints its table)

import argparse
import os
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT))
os.environ.setdefault("DATA_DIR", str(PROJECT / ".data" / "bench"))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.instellingen"

from tests import omgeving  # noqa: E402, I001 (it starts the servers that Django's settings name)

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connections  # noqa: E402
from django.test import Client  # noqa: E402

from intake.enums import Zrmdomein  # noqa: E402
from intake.models import Klant, Onderwerp  # noqa: E402
from intake.services.belemmeringen import Nieuw  # noqa: E402
from intake.services.gesprekken import record_gesprek  # noqa: E402
from intake.services.tafel import Afspraak, Antwoord, Tafel  # noqa: E402
from tests.accounts.factories import MedewerkerFactory  # noqa: E402
from tests.benchmarks import bevolking  # noqa: E402
from werkoffensief.accounts.models import Medewerker  # noqa: E402

PEOPLE = 30_400
EMPTY, PAGE, KEPT = "lege pagina", "gespreksmodus", "concept bewaren"
BOUNDS = {PAGE: 6.0, KEPT: 2.0}


def speak(medewerker: Medewerker, klant: Klant) -> None:
    """Five conversations in which everything was filled in."""
    for month in range(1, 6):
        record_gesprek(
            door=medewerker.pk,
            klant_id=klant.pk,
            gesprek_id=uuid4(),
            gegevens={"datum": date(2026, month, 10), "vorm": "kantoor", "trede": 2, "haalbare_trede": 4},
            aan_tafel=Tafel(
                antwoorden={
                    code: Antwoord("besproken", "Zoals elke keer besproken. " * 10)
                    for code in Onderwerp.objects.values_list("pk", flat=True)
                },
                zrm=dict.fromkeys(Zrmdomein.values, 3),
                nieuwe=tuple(map(Nieuw, ("schulden", "taal", "mantelzorg"))),
                tags=(("talent", "koken", None), ("wens", None, "Eigen eetkraam")),
                afspraken=(Afspraak("Cv maken"), Afspraak("Bellen", "medewerker")),
            ),
        )


def acts(browser: Client, klant: Klant) -> dict[str, Callable[[], None]]:
    """What is measured, by name."""
    here = f"/klanten/{klant.pk}/gesprekken"
    page = browser.get(f"{here}/nieuw/").content.decode()
    names = page.split('data-velden="')[1].split('"')[0].split()
    typed = {name: "Zij wil leren lassen. " * 10 for name in names if name.endswith("_tekst")}
    version = 0

    def keep() -> None:
        nonlocal version
        sent = urlencode({**typed, "verslag": f"Versie {version}", "versie": version})
        answer = browser.post(f"{here}/concept/", sent, content_type="application/x-www-form-urlencoded")
        assert answer.status_code == 200, answer.status_code
        version = answer.json()["versie"]

    def ask(path: str) -> Callable[[], None]:
        def act() -> None:
            answer = browser.get(path)
            assert answer.status_code == 200, (path, answer.status_code)

        return act

    return {EMPTY: ask("/leeg/"), PAGE: ask(f"{here}/nieuw/"), KEPT: keep}


def measure(asked: dict[str, Callable[[], None]], rounds: int) -> dict[str, float]:
    """Milliseconds, the least of the rounds."""
    taken: dict[str, list[float]] = {name: [] for name in asked}
    for act in asked.values():
        act()
    for _round in range(rounds):
        for name, act in asked.items():
            start = time.perf_counter()
            act()
            taken[name].append((time.perf_counter() - start) * 1000)
    return {name: min(times) for name, times in taken.items()}


def run(number: int, rounds: int) -> dict[str, float]:
    """In a database of its own."""
    with omgeving.clone() as database:
        for alias in ("default", "log"):
            connections[alias].close()
            settings.DATABASES[alias]["NAME"] = connections[alias].settings_dict["NAME"] = database.name
        made = bevolking.populate(database.owner_url, number)
        print(f"\n{number} mensen, gemaakt in {made.seconds:.0f} s", flush=True)
        medewerker = MedewerkerFactory(team_id=made.team, rollen=["consulent"])
        klant = Klant.objects.filter(team=made.team).order_by("sorteernaam", "pk")[number // 2]
        speak(medewerker, klant)
        browser = Client()
        browser.force_login(medewerker, backend="allauth.account.auth_backends.AuthenticationBackend")
        found = measure(acts(browser, klant), rounds)
        for alias in ("default", "log"):
            connections[alias].close()
    return found


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--aantal", type=int, default=PEOPLE)
    parser.add_argument("--rondes", type=int, default=40)
    options = parser.parse_args(arguments)
    found = run(options.aantal, options.rondes)
    broken = 0
    for name, milliseconds in found.items():
        ratio = milliseconds / found[EMPTY]
        bound = BOUNDS.get(name)
        broken += bound is not None and ratio > bound
        print(f"{name:18} {milliseconds:7.1f} ms {ratio:6.2f} x" + (f" (hoogstens {bound})" if bound else ""))
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main())
