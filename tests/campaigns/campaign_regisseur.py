"""Two thousand attempts to become the regisseur of one traject, over HTTP and again by plain SQL: one wins each time.

    .venv/bin/python tests/campaigns/campaign_regisseur.py

Prints what came of them; ends with 1 when more than one won, or somebody got another page than the one that says why.
"""

import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

PEOPLE, TIMES, DAY = 40, 50, date(2026, 6, 1)


def test_of_two_thousand_one_wins(committed_db: Any) -> None:
    from tests.trajecten import gelijktijdig  # run as a script, this file is read before there are settings
    from tests.trajecten.factories import TrajectFactory

    people = gelijktijdig.regisseurs(PEOPLE)
    pressed, written = (TrajectFactory(start=date(2026, 2, 1), klant__stadsdeel="Centrum") for _ in range(2))
    ways = {
        "HTTP": lambda: gelijktijdig.over_http(pressed.pk, people, day=DAY, times=TIMES),
        "SQL": lambda: gelijktijdig.by_sql(committed_db.owner_url, written, people, day=DAY, times=TIMES),
    }
    for name, run in ways.items():
        began = time.monotonic()
        found = run()
        print(f"{name}: {dict(found)} ({time.monotonic() - began:.0f} s)")  # noqa: T201 (what it is for)
        assert set(found) <= {
            "gelukt",
            gelijktijdig.TAKEN,
            "regisseurschap_geen_overlap",
            gelijktijdig.WAITED,
        }
        assert (found["gelukt"], found.total()) == (1, PEOPLE * TIMES)


if __name__ == "__main__":
    sys.exit(pytest.main([__file__, "-q", "-s", "-p", "no:randomly", "-o", "addopts=-p tests.omgeving"]))
