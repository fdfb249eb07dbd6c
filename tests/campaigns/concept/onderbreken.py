"""A hundred random interruptions of somebody who types a report, in real Chromium on a real server.

    MODUS=test pytest -p no:randomly -o addopts="-p tests.omgeving -p tests.skips -p tests.postgres15" \\
        -s tests/campaigns/concept/onderbreken.py

Prints a line for each kind: how often, and the most characters lost. Figures: docs/veiligheid.md.
"""

from collections import defaultdict

from playwright.sync_api import Page

from tests.journeys import onderbreken
from tests.journeys.conftest import *  # noqa: F403 (the fixtures)
from tests.journeys.test_concept import expected_errors, klant  # noqa: F401

TIMES, SEED = 100, 20261127


def test_a_hundred_interruptions(page: Page, klant):  # noqa: F811
    found = onderbreken.run(page, f"/klanten/{klant.pk}/gesprekken/nieuw/", times=TIMES, seed=SEED)
    by_kind = defaultdict(list)
    for one in found:
        by_kind[one.soort].append(one)
    for soort, ones in sorted(by_kind.items()):
        acknowledged, typed = (
            max(getattr(one, name) for one in ones) for name in ("bevestigd_kwijt", "getypt_kwijt")
        )
        print(  # noqa: T201 (what it is for)
            f"{soort:16} {len(ones):3} keer, bevestigd kwijt {acknowledged}, getypt kwijt hoogstens {typed} tekens"
        )
    onderbreken.judge(found)
