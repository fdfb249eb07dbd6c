"""The tests of the suite: which of them meet a lock, and which turn red when it is off.

The walk of tests/deuren knocks from outside; some locks change only a sum, a proposal or what a button says, and the
tests of those say so. As a plugin of pytest (`-p tests.campaigns.deuren.suite`) this file lets each test note in the
folder LOCKS_TOLD which locks it met and which said no; or, with LOCKS_OFF, takes each lock of that file off in a
process of its own, and runs the tests that stand with it until one fails.
"""

import gc
import importlib
import json
import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from multiprocessing import Pipe, get_context
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest

from tests.campaigns.deuren.locks import ROOT, SCOPES, Slot, all_locks, keep_no_sql, let_tell, plant

OFF, TOLD = "LOCKS_OFF", "LOCKS_TOLD"
MOST = 80  # tests that are tried for one lock: those of its own app first, the quickest first
LONGEST = 180.0  # seconds that the tests of one lock may take
PLUGIN = "tests.campaigns.deuren.suite"
Key = tuple[Any, ...]


def pytest_collection_finish() -> None:
    """Every module is loaded, so that no function comes in later with its lock on."""
    if os.environ.get(TOLD):
        slots = all_locks()
        let_tell(slots, _functions(slots), _heard)


def pytest_runtestloop(session: pytest.Session) -> bool | None:
    """With LOCKS_OFF: the tests of each lock in a fork of this process; its line is the test that showed it."""
    if not (name := os.environ.get(OFF)):
        return None
    file, items = Path(name), {item.nodeid: item for item in session.items}
    slots = {slot.key: slot for slot in all_locks()}
    functions = _functions(list(slots.values()))
    with file.with_suffix(".red").open("a", buffering=1) as out:
        for key, tests in json.loads(file.read_text()):
            known = [items[test] for test in tests if test in items]
            found = _forked(session, known, slots[tuple(key)], functions)
            if found and _forked(session, [items[found]], None, functions):
                found = ""  # it fails with every lock on as well
            out.write(json.dumps([key, found]) + "\n")
    return True


def _forked(
    session: pytest.Session, items: list[pytest.Item], slot: Slot | None, functions: list[FunctionType]
) -> str:
    """The first of these tests that fails in a process with this lock off; None: with all of them on."""
    mine, other = Pipe()
    process = get_context("fork").Process(target=_first_red, args=(session, items, slot, functions, other))
    process.start()
    other.close()
    found = mine.recv() if mine.poll(LONGEST) else ""  # EOFError: the process broke, and that is no answer
    process.kill()
    process.join()
    return str(found)


class Failures:
    """The first test that fails, and nothing on the screen."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.found.append(report.nodeid)


def _first_red(
    session: pytest.Session,
    items: list[pytest.Item],
    slot: Slot | None,
    functions: list[FunctionType],
    pipe: Any,
) -> None:
    plant(slot, functions) if slot else keep_no_sql()
    failures = Failures()
    session.config.pluginmanager.register(failures)
    for item in items:
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=items[-1])
        if failures.found:
            break
    session._setupstate.teardown_exact(None)
    pipe.send(failures.found[0] if failures.found else "")


def _functions(slots: list[Slot]) -> list[FunctionType]:
    for module in sorted({slot.module for slot in slots}):
        importlib.import_module(module)
    return [f for f in gc.get_objects() if type(f) is FunctionType]


_met: set[Key] = set()
_said: set[Key] = set()


def _heard(key: Key, value: Any) -> None:
    _met.add(key)
    if key[2] in SCOPES or not value:
        _said.add(key)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Note what this test met."""
    _met.clear()
    _said.clear()
    begun = time.monotonic()
    try:
        return (yield)
    finally:
        if (folder := os.environ.get(TOLD)) and _met:
            line = [item.nodeid, sorted(_met), sorted(_said), round(time.monotonic() - begun, 3)]
            with (Path(folder) / f"{os.getpid()}.jsonl").open("a") as out:
                out.write(json.dumps(line) + "\n")


def read(folder: Path) -> dict[Key, list[str]]:
    """Of each lock the tests where it said no (a scope: that met it), the likeliest to show it first."""
    found: dict[Key, dict[str, float]] = defaultdict(dict)
    for file in folder.glob("*.jsonl"):
        for line in file.read_text().splitlines():
            test, _met, said, seconds = json.loads(line)
            for key in map(tuple, said):
                found[key][test] = seconds
    return {key: _likeliest(key, tests) for key, tests in found.items()}


def _likeliest(key: Key, tests: dict[str, float]) -> list[str]:
    path = str(key[0]).removesuffix(".py").split("/")

    def rank(test: str) -> tuple[bool, bool, float]:
        file = test.partition("::")[0]
        return path[-1].rstrip("en") not in file, not file.startswith(f"tests/{_app(path)}/"), tests[test]

    return sorted(tests, key=rank)[:MOST]


def _app(path: list[str]) -> str:
    return path[1] if path[0] == "werkoffensief" else path[0]


def noted(folder: Path) -> dict[Key, list[str]]:
    """What `read` finds in this folder, once every test of the suite but the walk itself has noted there."""
    ready = folder / "ready"
    if not ready.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _run(["-n", "2", "--ignore=tests/deuren"], {TOLD: str(folder)})
        ready.touch()
    return read(folder)


def red(asked: dict[Key, list[str]], folder: Path) -> dict[Key, str]:
    """Of each lock the test that fails when it is off, and passes with all of them on; of the others nothing."""
    file = folder / "gevraagd.json"
    file.with_suffix(".red").unlink(missing_ok=True)
    file.write_text(json.dumps([[list(key), tests] for key, tests in asked.items()]))
    files = {test.partition("::")[0] for tests in asked.values() for test in tests}
    _run(["-m", "", *sorted(files)], {OFF: str(file)})
    lines = file.with_suffix(".red").read_text().splitlines()
    return {tuple(key): test for key, test in map(json.loads, lines) if test}


def _run(words: list[str], settings: dict[str, str]) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", "-p", PLUGIN, *words]
    subprocess.run(command, cwd=ROOT, env=os.environ | settings, capture_output=True, check=False)
