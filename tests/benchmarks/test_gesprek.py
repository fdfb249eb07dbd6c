"""`make bench`: the page of a conversation and keeping its draft, beside an empty page."""

import os
import subprocess
import sys
from pathlib import Path


def test_page_of_a_conversation_and_its_draft_stay_within_their_bounds() -> None:
    program = Path(__file__).with_name("gesprek.py")  # a process of its own: it has settings of its own
    assert subprocess.run([sys.executable, str(program)], env=os.environ, check=False).returncode == 0
