"""`make bench`: the work list of a team beside an empty page."""

import os
import subprocess
import sys
from pathlib import Path


def test_the_work_list_is_as_fast_as_it_should_be() -> None:
    program = Path(__file__).with_name("werklijst.py")  # a process of its own: it has settings of its own
    assert subprocess.run([sys.executable, str(program)], env=os.environ, check=False).returncode == 0
