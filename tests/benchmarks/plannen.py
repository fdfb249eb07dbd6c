"""What the regisseur's pages cost among 30,400 people with 6,000 plans, beside an empty page.

    make bench            (or: python tests/benchmarks/plannen.py [--aantal 30400] [--plannen 6000] [--rondes 40])

Eight teams; each plan has goals, actions, steps and what it waits for, one in six a placement that asks for its checks.
Everything goes through all middleware, with the test client, as the regisseur of 40 klanten, the teamleider, and the
manager. In turn; the least of the rounds (what it takes when nothing else runs). Exit code 1 when a page takes more
than 6 x the empty page of somebody who is logged in. Beside it the processor time, of Python and the database
together: that says more while other work runs.
"""

# ruff: noqa: T201 (it prints its table)

import argparse
import os
import sys
import time
from collections.abc import Callable
from datetime import timedelta
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
from tests.benchmarks import bevolking, werklijst  # noqa: E402
from tests.benchmarks.lijst import measure, page  # noqa: E402
from trajecten.models import Plaatsing, Traject  # noqa: E402
from werkoffensief.accounts.enums import Rolbron  # noqa: E402
from werkoffensief.accounts.models import Medewerker, Rolverlening, Waarneming  # noqa: E402
from werkoffensief.web import clock  # noqa: E402

PEOPLE, PLANS, BOUND, EMPTY = 30_400, 6_000, 6.0, "lege pagina"
TABLES = (
    "trajecten_traject", "trajecten_regisseurschap", "trajecten_plan", "trajecten_doel", "intake_actie",
    "trajecten_doelactie", "trajecten_wachtpunt", "trajecten_stap", "trajecten_plaatsing", "intake_klant",
    "accounts_medewerker",
)  # fmt: skip
DAY = "current_date - 200 + abs(hashtextextended({of}::text, {salt}) % 400)::int"
FACTS = (
    # The other plans are over, half a year ago; their klanten have no regisseur any more.
    """
    UPDATE trajecten_traject SET einde = current_date - 180, einde_reden_id = (
        SELECT code FROM trajecten_redeneindetraject ORDER BY code LIMIT 1)
    WHERE id NOT IN (SELECT id FROM trajecten_traject ORDER BY id LIMIT %(plans)s)
    """,
    """
    UPDATE trajecten_regisseurschap r SET einde = t.einde FROM trajecten_traject t WHERE t.id = r.traject_id
    """,
    """
    UPDATE intake_klant k SET regisseur_id = NULL
    FROM trajecten_traject t WHERE t.klant_id = k.id AND t.einde IS NOT NULL
    """,
    # A regisseur has the klanten of one team: that of where they work.
    """
    UPDATE intake_klant k SET team_id = m.team_id FROM accounts_medewerker m WHERE m.id = k.regisseur_id
    """,
    """
    INSERT INTO trajecten_plan (klant_id, traject_id, einddoel, waar_sta_ik, waar_wil_ik_heen)
    SELECT klant_id, id, 'werk', repeat('Ik ben mijn baan kwijt. ', 20), repeat('Ik wil buiten werken. ', 20)
    FROM trajecten_traject WHERE einde IS NULL
    """,
    f"""
    INSERT INTO trajecten_doel (doelnummer, klant_id, traject_id, wat, hoe_zien_wij_het, gesteld_op, voor_op)
    SELECT 'D' || n || trajectnummer, klant_id, id, 'Rijbewijs halen', 'Ik ben geslaagd', start,
        {DAY.format(of="id", salt=41)} + 400
    FROM trajecten_traject, generate_series(1, 3) n WHERE einde IS NULL
    """,
    f"""
    INSERT INTO intake_actie (actienummer, klant_id, wie, medewerker_id, wat, afgesproken_op, voor_op)
    SELECT 'A' || n || trajectnummer, t.klant_id, CASE WHEN n %% 2 = 0 THEN 'klant' ELSE 'medewerker' END,
        CASE WHEN n %% 2 = 1 THEN r.medewerker_id END, 'Sollicitatie sturen', t.start,
        {DAY.format(of="t.id", salt=42).replace("%", "%%")} + n * 7
    FROM trajecten_traject t JOIN trajecten_regisseurschap r ON r.traject_id = t.id, generate_series(1, 5) n
    WHERE t.einde IS NULL
    """,
    """
    INSERT INTO trajecten_doelactie (klant_id, doel_id, actie_id)
    SELECT a.klant_id, d.id, a.id FROM intake_actie a
    JOIN trajecten_doel d ON d.klant_id = a.klant_id AND left(d.doelnummer, 2) = 'D1'
    WHERE left(a.actienummer, 2) = 'A1'
    """,
    f"""
    INSERT INTO trajecten_wachtpunt (wachtpuntnummer, klant_id, traject_id, wat, sinds, verwacht_op)
    SELECT 'W' || trajectnummer, klant_id, id, 'Antwoord van schuldhulp', start, {DAY.format(of="id", salt=43)} + 400
    FROM trajecten_traject WHERE einde IS NULL
    """,
    """
    INSERT INTO trajecten_stap (stapnummer, klant_id, traject_id, voorziening_id, start, status, verwacht_einde)
    SELECT 'S' || n || trajectnummer, klant_id, id,
        (SELECT code FROM trajecten_voorziening ORDER BY code OFFSET n LIMIT 1), start + n, 'lopend', current_date + 60
    FROM trajecten_traject, generate_series(1, 2) n WHERE einde IS NULL
    """,
    """
    INSERT INTO trajecten_plaatsing (plaatsingnummer, klant_id, soort, startdatum)
    SELECT 'P' || trajectnummer, klant_id, 'opleiding',
        current_date - 10 - abs(hashtextextended(id::text, 44) % 100)::int
    FROM trajecten_traject WHERE einde IS NULL AND hashtextextended(id::text, 45) % 6 = 0
    """,
)


def make_plans(owner_url: str, plans: int) -> None:
    """`plans` of the trajecten go on, each with a full plan; of the others the plan is over."""
    with psycopg.connect(owner_url, autocommit=True) as owner:
        with owner.transaction():
            for table in TABLES:
                owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            owner.execute(
                "UPDATE accounts_medewerker m SET team_id = (SELECT array_agg(team_id) FROM accounts_teamstadsdeel)"
                "[1 + abs(hashtextextended(gebruikersnaam, 46)) % 8] WHERE gebruikersnaam ~ '^r[0-9]+$'"
            )
            for facts in FACTS:
                owner.execute(facts, {"plans": plans} if "%(" in facts or "%%" in facts else None)
            owner.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for table in TABLES:
                owner.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        owner.execute("VACUUM ANALYZE")


def browser_of(medewerker: Medewerker) -> Client:
    browser = Client()
    browser.force_login(medewerker, backend="allauth.account.auth_backends.AuthenticationBackend")
    return browser


def _covers(regisseur: Medewerker) -> Medewerker:
    """A colleague without klanten who stands in for this regisseur."""
    colleague, today = MedewerkerFactory(team=regisseur.team, rollen=["regisseur"]), clock.today()
    Waarneming.objects.create(
        waarnemingnummer="W1", medewerker=regisseur, waarnemer=colleague, reden="Vakantie", start=today,
        einde=today + timedelta(days=7),
    )  # fmt: skip
    return colleague


def acts() -> dict[str, Callable[[], None]]:
    """What is measured, by name: as a regisseur with klanten, the teamleider beside them, and a manager."""
    placed = Plaatsing.objects.filter(klant__regisseur__isnull=False).order_by("pk")[0]
    regisseur = placed.klant.regisseur
    assert regisseur
    Rolverlening.objects.create(medewerker=regisseur, rol="regisseur", bron=Rolbron.SCHERM)
    leider = browser_of(MedewerkerFactory(team=regisseur.team, rollen=["teamleider"]))
    manager = browser_of(MedewerkerFactory(team=None, rollen=["manager"]))
    own, stand_in = browser_of(regisseur), browser_of(_covers(regisseur))
    traject = Traject.objects.filter(klant__regisseur=regisseur, einde__isnull=True).order_by("pk")[0]
    return {
        EMPTY: page(own, "/leeg/"),
        "start van de regisseur": page(own, "/"),
        "te doen": page(own, "/taken/"),
        "caseload": page(own, "/klanten/?tab=mijn"),
        "dossier": page(own, f"/klanten/{traject.klant_id}/"),
        "plan": page(own, f"/trajecten/{traject.pk}/plan/"),
        "versies van het plan": page(own, f"/trajecten/{traject.pk}/plan/versies/"),
        "plaatsing": page(own, f"/plaatsingen/{placed.pk}/"),
        "nazorg": page(own, "/nazorg/"),
        "voorzieningen": page(own, "/voorzieningen/"),
        "start van wie waarneemt": page(stand_in, "/?deel=waarneming"),
        "te doen van wie waarneemt": page(stand_in, "/taken/"),
        "start van de teamleider": page(leider, "/"),
        "te doen van de teamleider": page(leider, "/taken/"),
        "nazorg van het team": page(leider, "/nazorg/"),
        "budgetten": page(manager, "/budgetten/"),
    }


def processor(asked: dict[str, Callable[[], None]], rounds: int) -> dict[str, float]:
    """Milliseconds of a processor that this process and its own in the database take, the least of the rounds."""

    def used() -> float:
        servers = [connections[alias].connection for alias in ("default", "log")]
        paths = [Path(f"/proc/{server.info.backend_pid}/schedstat") for server in servers if server]
        return time.process_time() * 1000 + sum(int(path.read_text().split()[0]) / 1e6 for path in paths)

    taken: dict[str, list[float]] = {name: [] for name in asked}
    for _round in range(rounds):
        for name, act in asked.items():
            before = used()
            act()
            taken[name].append(used() - before)
    return {name: min(times) for name, times in taken.items()}


def run(number: int, plans: int, rounds: int) -> tuple[dict[str, float], dict[str, float]]:
    """Everything measured, in milliseconds, in a database of its own; and the same in processor time."""
    with omgeving.clone() as database:
        for alias in ("default", "log"):
            connections[alias].close()
            settings.DATABASES[alias]["NAME"] = connections[alias].settings_dict["NAME"] = database.name
        made = bevolking.populate(database.owner_url, number)
        werklijst.divide(database.owner_url)
        make_plans(database.owner_url, plans)
        print(f"\n{number} mensen, {Traject.objects.filter(einde__isnull=True).count()} plannen "
              f"({made.seconds:.0f} s)", flush=True)  # fmt: skip
        asked = acts()
        found = measure(asked, rounds), processor(asked, rounds)
        for alias in ("default", "log"):
            connections[alias].close()
    return found


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--aantal", type=int, default=PEOPLE)
    parser.add_argument("--plannen", type=int, default=PLANS)
    parser.add_argument("--rondes", type=int, default=40)
    options = parser.parse_args(arguments)
    found, used = run(options.aantal, options.plannen, options.rondes)
    for name, milliseconds in found.items():
        ratio, work = milliseconds / found[EMPTY], used[name] / used[EMPTY]
        print(f"{name:28} {milliseconds:7.1f} ms {ratio:6.2f} x (hoogstens {BOUND}); processor {work:6.2f} x")
    return int(any(milliseconds / found[EMPTY] > BOUND for milliseconds in found.values()))


if __name__ == "__main__":
    sys.exit(main())
