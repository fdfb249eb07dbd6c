"""The acts on a plan and on money, each killed 50 times on the way: all of it is done or nothing, and never twice.

    .venv/bin/python tests/campaigns/campaign_kill_daad.py [KILLS]

Prints what came of them; ends with 1 when something was half done, or not once after it was done again.
"""

import os
import sys
import time
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

KILLS = "KILLS_OF_AN_ACT"


def test_no_act_is_half_done(committed_db: Any) -> None:
    from tests.trajecten import gedood  # run as a script, this file is read before there are settings

    plaats = gedood.Plaats()
    broken = []
    for naam in gedood.ACTS:
        began = time.monotonic()
        found = gedood.kill_often(committed_db.owner_url, plaats, naam, int(os.environ.get(KILLS, "50")))
        print(f"{found} ({time.monotonic() - began:.0f} s)", flush=True)  # noqa: T201 (what it is for)
        broken += [*found.half, *found.dubbel]
    assert not broken, broken


if __name__ == "__main__":
    if len(sys.argv) > 1:
        os.environ[KILLS] = sys.argv[1]
    sys.exit(pytest.main([__file__, "-q", "-s", "-p", "no:randomly", "-o", "addopts=-p tests.omgeving"]))
