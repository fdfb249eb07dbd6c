"""Whole lives of an opleidingsfonds: bookings in any order, allowed ones and others, beside a ledger kept by hand."""

import random
import threading
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import psycopg
from django.db import connections

from trajecten.enums import Besluit, Boekingsoort, Rekening
from trajecten.models import Boeking, Kwijtschelding, Lening
from trajecten.overzicht.fonds import balances, recount, stand_of, with_ledger
from trajecten.services import fonds as services
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError

DAY = clock.today()
BESLOTEN = DAY - timedelta(days=20)
LONGEST = 30  # days that a booking lies back
ACTS = (*Boekingsoort.values, "kwijtschelden", "herstellen", "nog een keer")


@dataclass
class Kasboek:
    """What somebody with a pencil would have: cash, what each loan was paid and owes, and every booking."""

    toegekend: list[int]
    kas: int = 0
    inleg: int = 0
    betaald: list[int] = field(default_factory=list)
    open: list[int] = field(default_factory=list)
    regels: list[dict[str, Any]] = field(default_factory=list)
    per_dag: list[tuple[date, int, int, int]] = field(
        default_factory=list
    )  # day, cash, which loan, what it owes

    def __post_init__(self) -> None:
        self.betaald = [0] * len(self.toegekend)
        self.open = [0] * len(self.toegekend)

    def may(self, soort: str, lening: int, centen: int, dag: date = DAY) -> bool:
        if soort == Boekingsoort.STORTING:
            return True
        in_kas = self._least(dag, [(day, cash) for day, cash, _, _ in self.per_dag])
        if soort == Boekingsoort.ONTTREKKING:
            return centen <= in_kas
        if soort == Boekingsoort.UITBETALING:
            granted = self.betaald[lening] + centen <= self.toegekend[lening]
            return centen <= in_kas and granted and dag >= BESLOTEN
        owed = [(day, cents) for day, _, which, cents in self.per_dag if which == lening]
        return centen <= self._least(dag, owed)

    @staticmethod
    def _least(dag: date, moves: list[tuple[date, int]]) -> int:
        """The least that there was on a day from `dag` on."""
        days = sorted({dag, *(day for day, _ in moves if day > dag)})
        return min(sum(cents for day, cents in moves if day <= until) for until in days)

    def may_mend(self, regel: dict[str, Any]) -> bool:
        soort, lening, centen = regel["soort"], regel["lening"], regel["centen"]
        if regel["hersteld"]:
            return False
        if soort in {Boekingsoort.STORTING, Boekingsoort.AFLOSSING}:
            return centen <= self.kas
        if soort == Boekingsoort.UITBETALING:
            return centen <= self.open[lening]
        return True

    def note(self, soort: str, lening: int, centen: int, sign: int = 1, dag: date = DAY) -> None:
        cents = sign * centen
        moved = {"storting": cents, "onttrekking": -cents, "uitbetaling": -cents, "aflossing": cents}.get(
            soort, 0
        )
        owed = {"uitbetaling": cents, "aflossing": -cents, "kwijtschelden": -cents}.get(soort, 0)
        self.per_dag.append((dag, moved, lening, owed))
        self.kas += moved
        self.inleg += {"storting": cents, "onttrekking": -cents}.get(soort, 0)
        if soort == Boekingsoort.UITBETALING:
            self.betaald[lening] += cents
            self.open[lening] += cents
        elif soort in {Boekingsoort.AFLOSSING, "kwijtschelden"}:
            self.open[lening] -= cents


class Proef:
    """One life: does each act for real and on paper, and says where they differ."""

    def __init__(self, leningen: list[Lening], door: Any, tweede: Any) -> None:
        self.leningen, self.door, self.tweede = leningen, door.pk, tweede.pk
        self.papier = Kasboek([row.toegekend_centen or 0 for row in leningen])
        self.geteld: Counter = Counter()

    def act(self, wat: str, lening: int, centen: int, welke: int, terug: int = 0) -> None:
        """`welke`: which earlier booking is mended or sent again, if any. `terug`: how many days it lies back."""
        if wat in {"herstellen", "nog een keer"}:
            if self.papier.regels:
                regel = self.papier.regels[welke % len(self.papier.regels)]
                self._mend(regel) if wat == "herstellen" else self._again(regel)
            return
        dag = DAY if wat == "kwijtschelden" else DAY - timedelta(days=terug)
        allowed = self.papier.may(wat, lening, centen, dag)
        pk = uuid4()
        done = self._try(lambda: self._remit(lening, centen) if wat == "kwijtschelden" else self._book(pk, wat, lening, centen, dag))  # fmt: skip # noqa: E501
        assert done == allowed, (wat, lening, centen, dag, self.papier)
        self.geteld[f"{wat} {'ja' if done else 'nee'}"] += 1
        if done:
            self.papier.note(wat, lening, centen, dag=dag)
            row = Boeking.objects.latest("nummer")
            self.papier.regels.append(
                {
                    "soort": wat,
                    "lening": lening,
                    "centen": centen,
                    "pk": row.pk,
                    "hersteld": False,
                    "dag": dag,
                }
            )
            assert row.kas_na == self.papier.kas

    def _book(self, pk: Any, wat: str, lening: int, centen: int, dag: date) -> None:
        number = self.leningen[lening].leningnummer if wat in services.OF_A_LOAN else None
        said = services.Opdracht(Boekingsoort(wat), centen, dag, number)
        services.book(door=self.door, boeking_id=pk, opdracht=said)

    def _remit(self, lening: int, centen: int) -> None:
        Kwijtschelding.objects.filter(lening=self.leningen[lening], besluit__isnull=True).update(
            vervallen_op=clock.now(), vervallen_reden="niet gelukt"
        )
        row = services.propose_kwijtschelding(
            door=self.door, lening_id=self.leningen[lening].pk, kwijtschelding_id=uuid4(), centen=centen,
            reden="x", vandaag=DAY,
        )  # fmt: skip
        services.decide_kwijtschelding(
            door=self.tweede, kwijtschelding_id=row.pk, versie=1, besluit=Besluit.TOEGEKEND, reden="x",
            vandaag=DAY,
        )  # fmt: skip

    def _mend(self, regel: dict[str, Any]) -> None:
        allowed = self.papier.may_mend(regel)
        done = self._try(
            lambda: services.mend_boeking(
                door=self.door, boeking_id=uuid4(), herstelt_id=regel["pk"], reden="bedrag", vandaag=DAY
            )
        )
        assert done == allowed, (regel, self.papier)
        self.geteld[f"herstellen {'ja' if done else 'nee'}"] += 1
        if done:
            regel["hersteld"] = True
            self.papier.note(regel["soort"], regel["lening"], regel["centen"], -1)

    def _again(self, regel: dict[str, Any]) -> None:
        """The same request once more is the same booking."""
        if regel["soort"] == "kwijtschelden":
            return
        before = Boeking.objects.count()
        self._book(regel["pk"], regel["soort"], regel["lening"], regel["centen"], regel["dag"])
        assert Boeking.objects.count() == before
        self.geteld["nog een keer"] += 1

    @staticmethod
    def _try(do: Any) -> bool:
        try:
            do()
        except RefusalError:
            return False
        return True

    def check(self) -> None:
        """The ledger, the paper and the recount say the same."""
        assert recount() == []
        for day in {row[0] for row in self.papier.per_dag}:  # no day on which the statement is below zero
            there = {row.rekening: row.eind for row in balances(day, day)}
            assert min(there[Rekening.KAS], there[Rekening.LENING]) >= 0
        stand = {row.rekening: row.eind for row in balances(DAY, DAY)}
        assert sum(stand.values()) == 0
        assert (stand[Rekening.KAS], stand[Rekening.KAPITAAL]) == (self.papier.kas, -self.papier.inleg)
        assert stand[Rekening.LENING] == sum(self.papier.open)
        assert min(self.papier.kas, *self.papier.open) >= 0
        rows = {row.pk: row for row in with_ledger(Lening.objects.all())}
        for number, lening in enumerate(self.leningen):
            found = stand_of(rows[lening.pk], DAY)
            assert (found.uitbetaald, found.openstaand) == (
                self.papier.betaald[number],
                self.papier.open[number],
            )


def random_act(draw: random.Random, leningen: int) -> tuple[str, int, int, int, int]:
    back = draw.choice((0, draw.randrange(LONGEST)))
    return draw.choice(ACTS), draw.randrange(leningen), draw.randint(1, 60_000), draw.randrange(1_000), back


def pay_at_once(url: str, leningen: list[Lening], door: Any, *, centen: int, times: int) -> Counter:
    """One thread for each loan pays it out so many times, half through the service and half past the application."""
    gate, found = threading.Barrier(len(leningen)), [Counter() for _ in leningen]

    def run(number: int) -> None:
        try:
            with psycopg.connect(url, autocommit=True) as connection:
                gate.wait()
                for turn in range(times):
                    by = _by_service if (number + turn) % 2 else _by_sql
                    found[number][by(connection, leningen[number], door, centen)] += 1
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[number]) for number in range(len(leningen))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(found, Counter())


def _by_service(_connection: Any, lening: Lening, door: Any, centen: int) -> str:
    said = services.Opdracht(Boekingsoort.UITBETALING, centen, DAY, lening.leningnummer)
    try:
        services.book(door=door.pk, boeking_id=uuid4(), opdracht=said)
    except RefusalError as refusal:
        return str(refusal)
    return "betaald"


def _by_sql(connection: Any, lening: Lening, door: Any, centen: int) -> str:
    try:
        connection.execute(
            "INSERT INTO trajecten_boeking (dag, van, naar, centen, lening_id, medewerker_id) "
            "VALUES (%s, 'kas', 'lening', %s, %s, %s)",
            [DAY, centen, lening.pk, door.pk],
        )
    except psycopg.errors.CheckViolation as error:
        return error.diag.message_primary or ""
    except psycopg.errors.DeadlockDetected:
        return "wachtten op elkaar"
    return "betaald"
