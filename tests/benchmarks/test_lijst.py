"""`make bench`: the list of klanten beside bare SQL, beside Django's admin, and among 400,000 people."""

import os
import subprocess
import sys
from pathlib import Path


def test_the_list_is_as_fast_as_it_should_be() -> None:
    program = Path(__file__).with_name("lijst.py")  # a process of its own: it has settings of its own
    assert subprocess.run([sys.executable, str(program)], env=os.environ, check=False).returncode == 0
