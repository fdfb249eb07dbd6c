"""Long lives of the opleidingsfonds: thousands of bookings in any order, and many who pay out at once.

    .venv/bin/python tests/campaigns/campaign_fonds.py [SEED]

Prints what was done and refused; ends with 1 when the ledger, the paper beside it and the recount differ anywhere,
or when the cash went below zero.
"""

import random
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

LIVES, ACTS = 20, 100
PEOPLE, TIMES, CENTEN, CASH = 40, 25, 4_000, 2_500_000
SEED = int(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].isdigit() else 2026


def _two() -> tuple[Any, Any]:
    from tests.accounts.factories import (
        MedewerkerFactory,
    )  # run as a script, this is read before there are settings

    return MedewerkerFactory(rollen=["regisseur"]), MedewerkerFactory(rollen=["teamleider"])


@pytest.mark.django_db
def test_whatever_is_booked_the_ledger_adds_up() -> None:
    from django.db import transaction

    from tests.intake.factories import KlantFactory
    from tests.trajecten import grootboek
    from tests.trajecten.test_lening import granted

    draw, done, began = random.Random(SEED), Counter(), time.monotonic()
    people = _two()
    for _life in range(LIVES):
        with transaction.atomic():
            before = dict.fromkeys(("gevraagd_op", "geadviseerd_op", "besloten_op"), grootboek.BESLOTEN)
            leningen = [
                granted(KlantFactory(), *people, cents=cents, **before) for cents in (40_000, 100_000, 250)
            ]
            proef = grootboek.Proef(leningen, *people)
            proef.act("storting", 0, 50_000, 0, grootboek.LONGEST)
            for _act in range(ACTS):
                proef.act(*grootboek.random_act(draw, len(leningen)))
            proef.check()
            done += proef.geteld
            transaction.set_rollback(True)
    print(f"seed {SEED}: {done.total()} acts in {LIVES} lives ({time.monotonic() - began:.0f} s)")  # noqa: T201
    print(dict(sorted(done.items())))  # noqa: T201


def test_many_who_pay_out_at_once_never_take_more_than_there_is(committed_db: Any) -> None:
    from tests.intake.factories import KlantFactory
    from tests.trajecten import grootboek
    from tests.trajecten.test_fonds import book
    from tests.trajecten.test_lening import granted
    from trajecten.models import Opleidingsfonds
    from trajecten.overzicht.fonds import recount

    people = _two()
    leningen = [granted(KlantFactory(), *people, cents=TIMES * CENTEN) for _ in range(PEOPLE)]
    book(people[1], "storting", CASH)
    began = time.monotonic()
    found = grootboek.pay_at_once(committed_db.owner_url, leningen, people[1], centen=CENTEN, times=TIMES)
    print(f"{PEOPLE} at once, {TIMES} times each: {dict(found)} ({time.monotonic() - began:.0f} s)")  # noqa: T201
    fonds = Opleidingsfonds.objects.get()
    assert (found["betaald"], found.total()) == (CASH // CENTEN, PEOPLE * TIMES)
    assert (fonds.kas_centen, fonds.laatste_nummer) == (0, 1 + CASH // CENTEN)
    assert recount() == []


if __name__ == "__main__":
    sys.exit(pytest.main([__file__, "-q", "-s", "-p", "no:randomly", "-o", "addopts=-p tests.omgeving"]))
