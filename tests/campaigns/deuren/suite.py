"""The tests of the suite: which of them meet a lock, and which turn red when it is off.

The walk of tests/deuren knocks from outside; some locks change only a sum, a proposal or what a button says, and the
tests of those say so. As a plugin of pytest (`-p tests.campaigns.deuren.suite`) this file lets a run go with LOCK_OFF
(a lock as JSON: path, function, kind, number; or `none`: all of them on, and each query built anew as with one off),
or lets each test note in the folder LOCKS_TOLD which locks it met and which said no.
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
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest

from tests.campaigns.deuren.locks import ROOT, SCOPES, Slot, all_locks, keep_no_sql, let_tell, plant

OFF, TOLD = "LOCK_OFF", "LOCKS_TOLD"
MOST = 80  # tests that are tried for one lock: those of its own app first, the quickest first
LONGEST = 300.0  # seconds that a run may take, or the other half of the tests is never tried
PLUGIN = "tests.campaigns.deuren.suite"
Key = tuple[Any, ...]


def pytest_collection_finish() -> None:
    """Every module is loaded, so that no function comes in later with its lock on."""
    slots = all_locks()
    functions = _functions(slots)
    if off := os.environ.get(OFF):
        chosen = [slot for slot in slots if off != "none" and list(slot.key) == json.loads(off)]
        assert off == "none" or chosen, f"no such lock: {off}"
        plant(chosen[0], functions) if chosen else keep_no_sql()
    elif os.environ.get(TOLD):
        let_tell(slots, functions, _heard)


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
        _run(["-n", "2", "--ignore=tests/deuren"], {TOLD: str(folder)}, within=None)
        ready.touch()
    return read(folder)


def red(slot: Slot, tests: list[str]) -> str:
    """The first of these tests that fails with this lock off, and passes with all of them on; else nothing."""
    failed = _failed(["-x", *tests], {OFF: json.dumps(slot.key)}) if tests else []
    return failed[0] if failed and not _failed(failed, {OFF: "none"}) else ""


def _failed(words: list[str], settings: dict[str, str]) -> list[str]:
    out = _run([*words, "-rfE", "--tb=no"], settings)
    marks = ("FAILED ", "ERROR ")
    return [line.split(" ", 2)[1] for line in out.splitlines() if line.startswith(marks)]


def _run(words: list[str], settings: dict[str, str], within: float | None = LONGEST) -> str:
    """What pytest said; nothing when it took too long."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", "-p", PLUGIN, *words]
    environment = os.environ | settings
    try:
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=within, check=False
        )
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout
