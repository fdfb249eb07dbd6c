"""Acts of which the process is killed on the way: a child does the act, is killed, and what is left is counted.

Of each act is known how many rows of each table it writes when nothing happens to it. After a kill it wrote all of
them or none, and done again it is done once.
"""

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import uuid4

import psycopg
from django.db import connection, connections
from psycopg import sql

from tests.accounts.factories import MedewerkerFactory, TeamFactory
from tests.dossier.gevallen import give_stadsdeel, person_of
from tests.dossier.test_bulk import carry_out, chosen
from tests.intake.factories import KlantFactory
from tests.trajecten.factories import TrajectFactory
from tests.trajecten.test_buddies import volunteer
from tests.trajecten.test_toekenning import OF, needs_decision
from trajecten.enums import Besluit, Boekingsoort
from trajecten.models import Lening, Regisseurschap
from trajecten.services import buddies, fonds, lening, toekenning
from trajecten.services.vertrek import Overgang, hand_over_caseload
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError

MANY = 25
Act = Callable[[], Any]


@dataclass
class Gedood:
    """What came of the kills of one act."""

    naam: str
    gedaan: int = 0  # complete, though the process never heard so
    niets: int = 0
    half: list[str] = field(default_factory=list)
    dubbel: list[str] = field(default_factory=list)

    @property
    def raak(self) -> int:
        return self.gedaan + self.niets + len(self.half)

    def __str__(self) -> str:
        return (
            f"{self.naam}: {self.raak} kills at work, {self.niets} nothing done, {self.gedaan} all done, "
            f"{len(self.half)} half, {len(self.dubbel)} not once after doing it again"
        )


class Plaats:
    """Where the acts happen: a team, who works there, and what each act is done to."""

    def __init__(self) -> None:
        self.team = TeamFactory()
        give_stadsdeel(self.team)
        self.regisseur, self.collega = (
            MedewerkerFactory(team=self.team, rollen=["regisseur"]) for _ in range(2)
        )
        self.chef, self.adviseur = (
            MedewerkerFactory(team=self.team, rollen=["teamleider"]) for _ in range(2)
        )
        self.vandaag = clock.today()
        needs_decision()

    def besluit(self) -> Act:
        """A voorziening is granted, with its letter."""
        traject, key = TrajectFactory(start=self.vandaag - timedelta(days=100)), uuid4()
        said = toekenning.Beslissing(OF, Besluit.TOEGEKEND, self.vandaag, "Het past", None, 100)
        return lambda: toekenning.decide(
            door=self.chef.pk, traject_id=traject.pk, toekenning_id=key, beslissing=said
        )

    def lening(self) -> Act:
        """A loan is granted by a second person, with its letter."""
        key, door = uuid4(), self.regisseur.pk
        asked = {"opleiding": "Heftruck", "school": None, "gevraagd_centen": 100_000, "waarom": "Werk",
                 "gevraagd_op": self.vandaag}  # fmt: skip
        klant = person_of(self.regisseur)[0]
        lening.ask_lening(door=door, klant_id=klant.pk, lening_id=key, gevraagd=asked)
        row = {"lening_id": key, "vandaag": self.vandaag}
        lening.advise_lening(door=self.adviseur.pk, versie=1, advies="positief", reden="Goed", **row)
        yes = lening.Leningbesluit(Besluit.TOEGEKEND, "Ja", 100_000, self.vandaag, 5_000)
        versie = Lening.objects.get(pk=key).versie
        return lambda: lening.decide_lening(door=self.chef.pk, versie=versie, besluit=yes, **row)

    def boeking(self) -> Act:
        """Money comes into the fund."""
        key, said = uuid4(), fonds.Opdracht(Boekingsoort.STORTING, 12_345, self.vandaag)
        return lambda: fonds.book(door=self.chef.pk, boeking_id=key, opdracht=said)

    def buddy(self) -> Act:
        """A klant gets a buddy."""
        klant, buddy, key = KlantFactory(), volunteer(), uuid4()
        said = {"start": self.vandaag, "waarom": "Zelfde vak"}
        return lambda: buddies.pair_buddy(
            door=self.regisseur.pk, klant_id=klant.pk, koppeling_id=key, buddy_id=buddy.pk, **said
        )

    def caseload(self) -> Act:
        """A regisseur leaves: the whole caseload goes to a colleague."""
        leaver = MedewerkerFactory(team=self.team, rollen=["regisseur"])
        for _ in range(MANY):
            person_of(leaver)
        rows = Regisseurschap.objects.filter(medewerker=leaver)
        wanted = [Overgang(row.pk, row.versie, self.collega.pk) for row in rows]
        return lambda: hand_over_caseload(
            door=self.chef.pk, van=leaver.pk, overgangen=wanted, dag=self.vandaag, overdrachtsnotitie="Let op"
        )

    def velen(self) -> Act:
        """One regisseur for many klanten at once."""
        people = [person_of(self.regisseur)[0] for _ in range(MANY)]
        actie = chosen(self.chef, people, self.collega)
        return lambda: carry_out(self.chef, actie)


ACTS = ("besluit", "lening", "boeking", "buddy", "caseload", "velen")


def counts(owner_url: str) -> Counter:
    """How many rows each table holds."""
    with psycopg.connect(owner_url, autocommit=True) as owner:
        names = owner.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        ).fetchall()
        each = [
            sql.SQL("SELECT {}, count(*) FROM {}").format(sql.Literal(name), sql.Identifier(name))
            for (name,) in names
        ]
        return Counter(dict(owner.execute(sql.SQL(" UNION ALL ").join(each)).fetchall()))


def grown(owner_url: str, before: Counter) -> dict[str, int]:
    now = counts(owner_url)
    return {name: now[name] - before[name] for name in now if now[name] != before[name]}


def in_child(act: Act, kill_after: float | None) -> tuple[bool, float, int]:
    """Whether the act was done when its process ended, how long it took, and which process of the database did it."""
    connections.close_all()
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        _do(act, writing)
    os.close(writing)
    with os.fdopen(reading, "rb", buffering=0) as heard:
        backend = int(heard.readline())
        began = time.monotonic()
        if kill_after is not None:
            time.sleep(kill_after)
            os.kill(child, signal.SIGKILL)
        done = heard.read()
        took = time.monotonic() - began
    os.waitpid(child, 0)
    return bool(done), took, backend


def _do(act: Act, writing: int) -> None:
    """In the child, which ends here: says when it begins, and when it is done."""
    try:
        connection.ensure_connection()
        os.write(writing, b"%d\n" % connection.connection.info.backend_pid)
        act()
        os.write(writing, b"done")
    finally:
        os._exit(0)


def wait_for_end(owner_url: str, backend: int) -> None:
    """Until the database noticed that nobody is there any more."""
    with psycopg.connect(owner_url, autocommit=True) as owner:
        until = time.monotonic() + 30
        while owner.execute("SELECT 1 FROM pg_stat_activity WHERE pid = %s", [backend]).fetchone():
            assert time.monotonic() < until, "the database still works for a process that is gone"
            time.sleep(0.01)


def kill_often(owner_url: str, plaats: Plaats, naam: str, kills: int, seed: int = 2026) -> Gedood:
    """The act so many times, each time on something new, killed at a moment in the time that it takes."""
    found, make, chance = Gedood(naam), getattr(plaats, naam), random.Random(f"{naam}{seed}")
    act = make()
    before = counts(owner_url)
    done, took, backend = in_child(act, None)
    assert done, naam
    wait_for_end(owner_url, backend)
    whole = grown(owner_url, before)
    assert whole, naam
    while found.raak < kills:
        act = make()
        before = counts(owner_url)
        done, _, backend = in_child(act, chance.uniform(0, took))
        wait_for_end(owner_url, backend)
        if done:
            continue  # it was faster than the kill
        left = grown(owner_url, before)
        if left not in ({}, whole):
            found.half.append(str(left))
            continue
        found.gedaan, found.niets = found.gedaan + bool(left), found.niets + (not left)
        again(act)
        if grown(owner_url, before) != whole:
            found.dubbel.append(str(grown(owner_url, before)))
    return found


def again(act: Act) -> None:
    """Somebody presses the button again: it is done now, or it says that it was."""
    with suppress(RefusalError):
        act()
