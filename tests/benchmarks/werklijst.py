"""What the work list of a team costs, beside an empty page of somebody who is logged in.

    make bench            (or: python tests/benchmarks/werklijst.py [--aantal 30400] [--rondes 15])

Everything goes through all middleware, with the test client. The people are divided over eight teams, as stadsdelen
are; the reader took ten of the own team. In turn; the least of the rounds (what it takes when nothing else runs). Exit
code 1 when the list takes more than 6 times as long as the empty page. The same list with everybody in one team is
measured too, and has no bound.
"""

# ruff: noqa: T201 (it prints its table)

import argparse
import os
import re
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT))
os.environ.setdefault("DATA_DIR", str(PROJECT / ".data" / "bench"))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.instellingen"

from tests import omgeving  # noqa: E402, I001 (it starts the servers that Django's settings name)

import django  # noqa: E402

django.setup()

import psycopg  # noqa: E402
from django.conf import settings  # noqa: E402
from django.db import connections  # noqa: E402
from django.test import Client  # noqa: E402

from tests.accounts.factories import MedewerkerFactory  # noqa: E402
from tests.benchmarks import bevolking  # noqa: E402
from tests.benchmarks.lijst import measure, page  # noqa: E402
from werkoffensief.accounts.models import Team  # noqa: E402

NUMBER, BOUND = 30_400, 6.0
EMPTY, LIST, SECOND, ONE = (
    "lege pagina",
    "werklijst",
    "werklijst, bladzijde 5",
    "werklijst, iedereen in één team",
)
FACTS = (
    """
    INSERT INTO intake_contactpoging (pogingnummer, klant_id, datum, uitkomst, medewerker_id)
    SELECT 'P' || row_number() OVER (), id, current_date - abs(hashtextextended(klantnummer, 21) % 700)::int,
        'niet_bereikt', (SELECT min(regisseur_id::text)::uuid FROM intake_klant)
    FROM intake_klant WHERE hashtextextended(klantnummer, 22) % 3 = 0
    """,
    """
    INSERT INTO intake_terugbelbelofte (beloftenummer, klant_id, op, medewerker_id)
    SELECT 'B' || row_number() OVER (), id, current_date - 20 + abs(hashtextextended(klantnummer, 23) % 40)::int,
        (SELECT min(regisseur_id::text)::uuid FROM intake_klant)
    FROM intake_klant WHERE hashtextextended(klantnummer, 24) % 20 = 0
    """,
    """
    INSERT INTO intake_ontheffing (ontheffingnummer, klant_id, soort_id, van, herbeoordelen_op)
    SELECT 'O' || row_number() OVER (), id, 'mantelzorg', current_date - 100, current_date + 100
    FROM intake_klant WHERE hashtextextended(klantnummer, 25) % 10 = 0
    """,
    """
    UPDATE trajecten_traject
    SET evaluatie_op = current_date - 200 + abs(hashtextextended(klant_id::text, 26) % 400)::int
    """,
)
TABLES = (
    "intake_contactpoging", "intake_terugbelbelofte", "intake_ontheffing", "trajecten_traject", "intake_klant",
    "accounts_teamstadsdeel",
)  # fmt: skip


def divide(owner_url: str) -> None:
    """A team for each stadsdeel, and the other facts that the list looks at."""
    with psycopg.connect(owner_url, autocommit=True) as owner:
        with owner.transaction():
            for table in TABLES:
                owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            for facts in FACTS:
                owner.execute(facts)
            owner.execute("INSERT INTO accounts_team (naam) SELECT stadsdeel FROM accounts_teamstadsdeel")
            owner.execute(
                "UPDATE accounts_teamstadsdeel s SET team_id = t.id FROM accounts_team t WHERE t.naam = s.stadsdeel"
            )
            owner.execute(
                "UPDATE intake_klant k SET team_id = (SELECT array_agg(s.team_id) FROM accounts_teamstadsdeel s)"
                "[1 + abs(hashtextextended(klantnummer, 31)) % 8]"
            )
            owner.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for table in TABLES:
                owner.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        for table in TABLES:
            owner.execute(f"VACUUM ANALYZE {table}")


def together(owner_url: str, team: str) -> None:
    """Everybody in one team again."""
    with psycopg.connect(owner_url, autocommit=True) as owner:
        owner.execute("ALTER TABLE intake_klant DISABLE TRIGGER USER")
        owner.execute("UPDATE intake_klant SET team_id = %s", [team])
        owner.execute("ALTER TABLE intake_klant ENABLE TRIGGER USER")
        owner.execute("VACUUM ANALYZE intake_klant")


def fifth(browser: Client) -> str:
    """The address of the fifth page: a keyset, so it is walked to."""
    path = "/werklijst/"
    for _page in range(4):
        text = browser.get(path).content.decode()
        path = "/werklijst/" + re.findall(r'href="(\?na=[^"]+)"', text)[0]
    return path


def run(number: int, rounds: int) -> dict[str, float]:
    """Everything measured, in milliseconds, in a database of its own."""
    with omgeving.clone() as database:
        for alias in ("default", "log"):
            connections[alias].close()
            settings.DATABASES[alias]["NAME"] = connections[alias].settings_dict["NAME"] = database.name
        made = bevolking.populate(database.owner_url, number)
        divide(database.owner_url)
        reader = MedewerkerFactory(team=Team.objects.get(naam="Laak"), rollen=["consulent"])
        browser = Client()
        browser.force_login(reader, backend="allauth.account.auth_backends.AuthenticationBackend")
        browser.post("/werklijst/nemen/", {"aantal": "10"})
        found = measure(
            {
                EMPTY: page(browser, "/leeg/"),
                LIST: page(browser, "/werklijst/"),
                SECOND: page(browser, fifth(browser)),
            },
            rounds,
        )
        together(database.owner_url, str(reader.team_id))
        found[ONE] = measure({ONE: page(browser, "/werklijst/")}, rounds)[ONE]
        print(f"\n{number} mensen, gemaakt in {made.seconds:.0f} s", flush=True)
        for name, milliseconds in found.items():
            print(f"{name:34} {milliseconds:8.1f} ms", flush=True)
        for alias in ("default", "log"):
            connections[alias].close()
    return found


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--aantal", type=int, default=NUMBER)
    parser.add_argument("--rondes", type=int, default=15)
    options = parser.parse_args(arguments)
    found = run(options.aantal, options.rondes)
    ratios = {name: found[name] / found[EMPTY] for name in (LIST, SECOND, ONE)}
    print()
    for name, ratio in ratios.items():
        bound = "" if name == ONE else f" (hoogstens {BOUND})"
        print(f"{name} / leeg: {ratio:.2f}{bound}", flush=True)
    return int(max(ratios[LIST], ratios[SECOND]) > BOUND)


if __name__ == "__main__":
    sys.exit(main())
