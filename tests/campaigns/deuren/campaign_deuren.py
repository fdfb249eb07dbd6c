"""Takes each lock off a door in turn, and sees the walk of tests/deuren turn red.

    .venv/bin/python -m tests.campaigns.deuren.campaign_deuren [alles] [WORD ...] [--geduld SECONDS] [--deur NAME ...]

A lock is `@requires(...)` above a view, a call of a permission (`can_…`, `may_…`, `sees_by_task`, `leads_team`), or of
a scope (`.visible_to(...)` and its kin), which becomes `.all()`. First, with every lock on, each knock is tried once
while the locks tell of themselves: which were met, and which said no (notes.py; kept in DATA_DIR for as long as the
code is the same, so that a later start goes on). Then each fault is planted in the functions of a child process, which
tries the knocks at which that lock said no (a scope: was met), and no others: at any other it cannot show. Every knock
that was red is repeated in a process without any fault: what is wrong there too, counts for nothing and is told.

What the walk does not show is tried with the tests of the suite that met that lock (suite.py): they too note it once,
which takes as long as `make test`.

A lock ends as `red`; as `SURVIVED` (none of its knocks showed it); as `NEVER MET` (no knock came by it) or
`NEVER SAID NO` (some did, and it let all of them through), both a gap in the walk; as `NOT SEEN` (nothing in PATIENCE
seconds, or in those after `--geduld`, and knocks were left); or as `FAULT` (the campaign itself broke). Ends with 1
unless all are red. Short: every permission and scope, and of the decorators each third. `alles`: all of them.
`rechten`: no decorators. `kloppen`: without the tests of the suite. With a WORD only the locks whose path or function
holds it; after `--deur` only the knocks at that door.

What this leaves out of the walk: whole crawls (the links of each open page are followed, and no further), people with
two roles, other methods than GET and POST, and `collega` and `vreemde` where a row is all that is asked.
"""

import gc
import logging
import os
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing import Pipe, get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FunctionType
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from tests import omgeving  # noqa: E402
from tests.campaigns.deuren import suite  # noqa: E402
from tests.campaigns.deuren.locks import Slot, is_permission, locks, plant  # noqa: E402
from tests.campaigns.deuren.second_locks import SECOND_LOCKS  # noqa: E402

EVERY = 3  # of the decorators, in the short version
LONGEST = 20.0  # seconds that one page may take beyond that: without a scope it may read everything
PATIENCE = 60.0  # seconds of knocking for one lock; `--geduld` names another
OPTIONS = ("--geduld", "--deur")


class Answer(NamedTuple):
    """What came of a lock that was taken off. `knock`: at which it showed; None: at none."""

    outcome: str  # see above
    said: str = ""
    knock: Any = None  # a knocks.Knock
    asked: int = 0


def tried(ready: "Ready", slot: Slot, knocks: list[Any], skipped: frozenset[Any], patience: float) -> Answer:
    """What comes of it, in a process of its own: a lock is planted in it."""
    from tests.campaigns.deuren.knocks import Hasty, TooLateError

    plant(slot, ready.functions)
    walk = Hasty(ready.world, until=time.monotonic() + patience, skipped=skipped)
    try:
        found = walk.try_all(knocks)
    except TooLateError:
        done = f"within {patience:.0f} seconds: {walk.done} of {len(knocks)} knocks"
        return Answer("NOT SEEN", done, asked=walk.aantal)
    if found:
        return Answer("red", f"{found[0].what} {found[1]}", found[0], walk.aantal)
    return Answer("SURVIVED", f"{len(knocks)} knocks", asked=walk.aantal)


def sound(world: Any, knock: Any) -> list[str]:
    """What is wrong at this knock in this process."""
    from tests.campaigns.deuren.knocks import Hasty, SeenError

    walk = Hasty(world)
    with suppress(SeenError):
        walk.knock(knock)
    return walk.afwijkingen


class Child:
    """A forked process with connections of its own, that answers as long as it is asked."""

    def __init__(self, work: Callable[..., Any]) -> None:
        self.pipe, other = Pipe()
        self.process = get_context("fork").Process(target=self._serve, args=(work, other))
        self.process.start()
        other.close()

    def _serve(self, work: Callable[..., Any], pipe: Any) -> None:
        self.pipe.close()
        while True:
            try:
                asked = pipe.recv()
            except EOFError:
                return
            try:
                pipe.send(work(*asked))
            except BaseException as error:
                trace = traceback.extract_tb(error.__traceback__)[-1]
                said = f"{type(error).__name__}: {error} ({trace.filename}:{trace.lineno})"
                pipe.send(Answer("FAULT", said.replace("\n", " ")))

    def __call__(self, *asked: Any, within: float | None = None) -> Any:
        self.pipe.send(asked)
        if not self.pipe.poll(within):
            self.process.kill()
            return Answer("NOT SEEN", f"one page took more than {LONGEST:.0f} seconds")
        return self.pipe.recv()

    def end(self) -> None:
        self.pipe.close()
        self.process.join()


@dataclass
class Ready:
    """What a process has before it forks: the world, and every function that it could run."""

    world: Any
    functions: list[FunctionType]
    doors: dict[str, Any]  # by name its view


@contextmanager
def prepared() -> Iterator[Ready]:
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "werkoffensief.settings.test"
    django.setup()
    from django.db import connections
    from django.test.utils import setup_test_environment

    from tests.conftest import _use
    from tests.deuren import world as worlds
    from tests.deuren.inhoud import own_store
    from tests.deuren.walk import Wandeling, doors

    setup_test_environment()
    logging.getLogger("django.request").disabled = True
    omgeving.template()
    with omgeving.clone() as database, TemporaryDirectory() as folder, own_store(Path(folder)):
        _use(database.name)
        world = worlds.build()
        # The children begin with what was read by these.
        for name in ("start", "klant_dossier", "klant_lijst"):
            Wandeling(world).at(name, world.actors["regisseur"], others=False)
        connections.close_all()
        omgeving.analyze(database)
        functions = [f for f in gc.get_objects() if type(f) is FunctionType]  # a lazy object lies about it
        gc.freeze()
        # Without a heartbeat `werkers` is 503, fault or none.
        yield Ready(world, functions, {n: p.callback for n, p in doors().items() if n != "werkers"})


def noted(ready: Ready, doors: list[str]) -> dict[Any, Any]:
    """What each knock met; those that no earlier start of this code noted are tried now."""
    from tests.campaigns.deuren import knocks, notes

    file = notes.file_of_this_code(Path(os.environ["DATA_DIR"]))
    known = notes.read(file)
    wanted = knocks.every_knock(doors)
    left = [knock for knock in wanted if knock not in known]
    report(f"{len(wanted)} knocks, of which {len(left)} are to be noted")
    if left:
        begun = time.monotonic()
        child = Child(lambda: notes.record(ready.world, ready.functions, left, file))
        done = child()
        child.end()
        report(f"{done} knocks noted in {file} ({time.monotonic() - begun:.0f} s)")
        known = notes.read(file)
    found = {knock: known[knock] for knock in wanted if knock in known}
    if len(found) < len(wanted):
        report(f"FAULT     {len(wanted) - len(found)} of {len(wanted)} knocks were not noted")
    return found


def walk(
    ready: Ready,
    slots: list[Slot],
    doors: list[str],
    patience: float,
    by_tests: Callable[[list[Slot]], dict[Any, str]],
) -> Iterator[tuple[str, Answer, float]]:
    """Each fault in a child of this process; what showed it is tried without a fault too. Then what is not red yet."""
    told = noted(ready, doors) if any(slot.kind != "@requires" for slot in slots) else {}
    wrong = {knock: list(note.wrong) for knock, note in told.items() if note.wrong}
    judge = Child(lambda knock: sound(ready.world, knock))
    left: dict[Slot, tuple[Answer, float]] = {}
    for slot in slots:
        begun = time.monotonic()
        knocks = _knocks(ready, slot, told)
        answer = _answer(ready, slot, knocks, patience, judge, wrong) if knocks else _unmet(slot, told)
        seconds = time.monotonic() - begun
        if answer.outcome == "red":
            yield str(slot), answer, seconds
        else:
            left[slot] = answer, seconds
    judge.end()
    shown = by_tests(list(left))
    for slot, (answer, seconds) in left.items():
        test = shown.get(slot.key)
        seen = (
            Answer("red", f"{test}; of the knocks: {answer.outcome}", asked=answer.asked) if test else answer
        )
        yield str(slot), seen, seconds
    for knock, said in wrong.items():
        if said:
            yield f"{knock}: without any lock off", Answer("FAULT", f"{said}", knock), 0


def _knocks(ready: Ready, slot: Slot, notes: dict[Any, Any]) -> list[Any]:
    """At which this lock can show. A decorator locks its own door and no other."""
    from tests.campaigns.deuren.knocks import in_order, of_role

    if slot.kind == "@requires":
        views = {name: (view.__module__, view.__name__) for name, view in ready.doors.items()}
        return of_role(name for name, view in views.items() if view == (slot.module, slot.function))
    return in_order((note.knock, note.seconds) for note in notes.values() if slot.key in note.told)


def _unmet(slot: Slot, notes: dict[Any, Any]) -> Answer:
    met = sum(slot.key in note.met for note in notes.values())
    if met:
        assert is_permission(slot.kind)
        return Answer("NEVER SAID NO", f"at {met} knocks")
    return Answer("NEVER MET")


def _answer(
    ready: Ready, slot: Slot, knocks: list[Any], patience: float, judge: Child, wrong: dict[Any, list[str]]
) -> Answer:
    """What comes of one lock: where it shows nothing may be wrong while every lock is on."""
    while True:
        skipped = frozenset(knock for knock, said in wrong.items() if said)
        child = Child(partial(tried, ready, slot, knocks, skipped, patience))
        answer = child(within=patience + LONGEST)
        child.end()
        if answer.knock is None:
            return answer
        if answer.knock not in wrong:
            wrong[answer.knock] = judge(answer.knock)
        if not wrong[answer.knock]:
            return answer


def chosen(words: list[str]) -> list[Slot]:
    """The locks whose turn it is."""
    found = locks()
    decorators = [slot for slot in found if slot.kind == "@requires"]
    few = decorators[:: 1 if "alles" in words else EVERY] if "rechten" not in words else []
    few += [slot for slot in found if slot.kind != "@requires"]
    words = [word for word in words if word not in {"alles", "rechten", "kloppen"}]
    return [slot for slot in few if not words or any(word in str(slot) for word in words)]


def shown_by_tests(slots: list[Slot]) -> dict[Any, str]:
    """Which test of the suite shows each of these; what the tests meet is noted when there is something to ask."""
    from tests.campaigns.deuren import notes

    if not slots:
        return {}
    folder = notes.folder_of_these_tests(Path(os.environ["DATA_DIR"]))
    met = suite.noted(folder)
    return suite.red({slot.key: met[slot.key] for slot in slots if slot.key in met}, folder)


def options(given: list[str]) -> tuple[list[str], dict[str, list[str]]]:
    """The words, and what stands after each option: one word."""
    words: list[str] = []
    after: dict[str, list[str]] = {name: [] for name in OPTIONS}
    rest = iter(given)
    for word in rest:
        after[word].append(next(rest)) if word in after else words.append(word)
    return words, after


def main() -> int:
    started = time.monotonic()
    words, after = options(sys.argv[1:])
    slots = chosen(words)
    patience = float(after["--geduld"][0]) if after["--geduld"] else PATIENCE
    ends: Counter[str] = Counter()
    with prepared() as ready:
        doors = after["--deur"] or list(ready.doors)
        by_tests = (lambda _slots: {}) if "kloppen" in words else shown_by_tests
        for what, answer, seconds in walk(ready, slots, doors, patience, by_tests):
            ends[answer.outcome] += 1
            report(f"{answer.outcome:9} {what} [{seconds:.1f} s, {answer.asked} asked]")
            if answer.said:
                report(f"            {answer.said[:400]}")
    told = ", ".join(f"{number} {outcome}" for outcome, number in ends.most_common())
    report(
        f"{len(slots)} locks taken off, of {len(locks())}: {told}; {len(SECOND_LOCKS)} second locks left alone "
        f"({time.monotonic() - started:.0f} s)"
    )
    return 1 if set(ends) != {"red"} else 0


def report(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
