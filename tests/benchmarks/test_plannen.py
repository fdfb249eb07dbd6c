"""`make bench`: the pages of a regisseur among 6,000 plans, beside an empty page."""

import os
import subprocess
import sys
from pathlib import Path


def test_pages_of_a_plan_stay_within_their_bound() -> None:
    program = Path(__file__).with_name("plannen.py")  # a process of its own: it has settings of its own
    assert subprocess.run([sys.executable, str(program)], env=os.environ, check=False).returncode == 0
