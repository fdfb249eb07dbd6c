"""Which tests are too slow for `make test`, which a developer runs all day: those named in traag.txt.

They run in CI after `make test`, and in `make test-lang`. The list is made from what a whole run took, so that the rest
fits in ten minutes on two cores:

    make test ARGS="-m 'not lang' --junitxml=/tmp/run.xml"
    .venv/bin/python -m tests.traag /tmp/run.xml [SECONDS]      # of both cores together; unset: 900

Never a judgement of what matters: each of them must be green before anything lands.
"""

import sys
from collections import defaultdict
from pathlib import Path
from xml.etree import ElementTree

import pytest

LIST = Path(__file__).with_name("traag.txt")
SECONDS = 900  # of two cores for ten minutes, with room for a slower machine


def names() -> list[str]:
    """The tests in the list, as `tests/app/test_module.py::test_name`, all their cases."""
    return LIST.read_text().split() if LIST.exists() else []


def name_of(nodeid: str) -> str:
    return nodeid.partition("[")[0]


def mark(items: list[pytest.Item]) -> None:
    slow = set(names())
    for item in items:
        if name_of(item.nodeid) in slow:
            item.add_marker(pytest.mark.traag)


def choose(times: dict[str, float], seconds: float) -> list[str]:
    """The slowest tests, so many that the others together take no longer than `seconds`."""
    left, chosen = sum(times.values()), []
    for name, taken in sorted(times.items(), key=lambda item: (-item[1], item[0])):
        if left <= seconds:
            break
        chosen.append(name)
        left -= taken
    return sorted(chosen)


def times_of(report: Path) -> dict[str, float]:
    """How long each test took with all its cases, by name, from pytest's own report of a run."""
    times: dict[str, float] = defaultdict(float)
    for case in ElementTree.parse(report).iter("testcase"):
        module, _, made = case.attrib["classname"].partition(".Test")
        if made:
            continue  # hypothesis makes the class: its test is in no file by name
        path = f"{module.replace('.', '/')}.py"
        times[name_of(f"{path}::{case.attrib['name']}")] += float(case.attrib["time"])
    return times


if __name__ == "__main__":
    chosen = choose(times_of(Path(sys.argv[1])), float(sys.argv[2]) if len(sys.argv) > 2 else SECONDS)
    LIST.write_text("".join(f"{name}\n" for name in chosen))
    sys.stdout.write(f"{len(chosen)} tests in {LIST.name}\n")
