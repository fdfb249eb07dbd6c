"""Takes each lock off a door in turn, and sees the walk of tests/deuren turn red.

    .venv/bin/python -m tests.campaigns.deuren.campaign_deuren [alles] [WORD ...]

A lock is `@requires(...)` above a view, a call of a permission (`can_…`, `may_…`, `sees_by_task`, `leads_team`), or of
a scope (`.visible_to(...)` and its kin), which becomes `.all()`. Each fault is planted in the functions of a
child process, which then knocks at the nearest doors first, until something is not as the tables say. Short: every
permission and scope, and of the decorators each third; `alles`: all of them. With a WORD only the locks whose path or
function holds it. Every knock that was red is repeated in a process without any fault: what is wrong there too, counts
for nothing and is told. A lock ends as `red`; as `SURVIVED` (nothing showed it); as `NOT SEEN` (nothing did in
PATIENCE seconds, or in those after `--geduld`); or as `FAULT` (the campaign itself broke). Ends with 1 unless all are
red.
"""

import ast
import gc
import inspect
import multiprocessing
import os
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import CodeType, FunctionType
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from tests import omgeving  # noqa: E402
from tests.campaigns.deuren import nearest  # noqa: E402

SKIPPED_FOLDERS = {"migrations", "models", "management", "embedded", "demo", "tests"}
SCOPES = ("visible_to", "seen_by_task", "to_answer_by")  # of a QuerySet; off: all rows
EVERY = 3  # of the decorators, in the short version
WORKERS = 2
LONGEST = 20.0  # seconds that one page may take beyond that: without a scope it may read everything
PATIENCE = 60.0  # seconds of knocking for one lock; `--geduld` names another
# The rest of a page stands behind another lock; this one alone changes nothing that anybody could see.
KEEPER = "behind it stands leads_templates, with the same answer: it also asks a teamleider for a team"
SECOND_LOCKS = {
    **{
        ("trajecten/views/sjablonen.py", view): KEEPER
        for view in (
            "plansjabloon_lijst",
            "plansjabloon_nieuw",
            "plansjabloon",
            "plansjabloon_naam",
            "plansjabloon_opbergen",
            "sjabloonregel_weg",
        )
    },
    ("trajecten/views/basis.py", "form_page"): "each view has found the klant before, with visible_to",
    (
        "werkoffensief/accounts/middleware.py",
        "process_view",
    ): "off here; tests/accounts/test_tweede_factor.py walks it",
    (
        "werkoffensief/dossier/queries/klantlijst.py",
        "_districts",
    ): "names of stadsdelen, which everybody who works with klanten may see",
    (
        "werkoffensief/dossier/permissions.py",
        "starts_here",
    ): "gives no right: where the menu leads an accountmanager, who is sent on from the start page",
    ("intake/permissions.py", "can_merge", 1): "the file that stays was opened by get_klant",
}


@dataclass(frozen=True)
class Slot:
    """One lock: where it stands, in which function, and what it is."""

    path: str
    line: int
    function: str
    kind: str
    number: int  # of its kind in the function

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.function}: {self.kind}"

    @property
    def module(self) -> str:
        return self.path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")


class Locks(ast.NodeTransformer):
    """Finds the locks of a module; takes off the one whose turn it is."""

    def __init__(self, path: str, off: Slot | None = None) -> None:
        self.path, self.off, self.found, self.function = path, off, [], ""

    def _is_off(self, node: ast.AST, kind: str) -> bool:
        number = sum(s.function == self.function and s.kind == kind for s in self.found) + 1
        slot = Slot(self.path, getattr(node, "lineno", 0), self.function, kind, number)
        self.found.append(slot)
        return slot == self.off

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        outer, self.function = self.function, node.name
        node.decorator_list = [
            d
            for d in node.decorator_list
            if not (isinstance(d, ast.Call) and _name(d.func) == "requires" and self._is_off(d, "@requires"))
        ]
        self.generic_visit(node)
        self.function = outer
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        name = _name(node.func)
        if is_permission(name) and self._is_off(node, name):
            return ast.copy_location(ast.Constant(True), node)
        if name in SCOPES and isinstance(node.func, ast.Attribute) and self._is_off(node, name):
            everybody = ast.Attribute(node.func.value, "all", ast.Load())
            return ast.fix_missing_locations(ast.copy_location(ast.Call(everybody, [], []), node))
        return node


def is_permission(name: str) -> bool:
    return name.startswith(("can_", "may_")) or name in {"sees_by_task", "leads_team"}


def _name(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def locks() -> list[Slot]:
    """Every lock in the code."""
    found: list[Slot] = []
    for package in omgeving.PACKAGES:
        for file in sorted((ROOT / package).rglob("*.py")):
            if not SKIPPED_FOLDERS & set(file.relative_to(ROOT).parts):
                finder = Locks(str(file.relative_to(ROOT)))
                finder.visit(ast.parse(file.read_text()))
                found += finder.found
    return [slot for slot in found if not _second(slot)]


def _second(slot: Slot) -> bool:
    return (slot.path, slot.function) in SECOND_LOCKS or (
        slot.path,
        slot.function,
        slot.number,
    ) in SECOND_LOCKS


def without(slot: Slot) -> CodeType:
    """The module, compiled with this lock off."""
    source = (ROOT / slot.path).read_text()
    finder = Locks(slot.path, slot)
    tree = ast.fix_missing_locations(finder.visit(ast.parse(source)))
    assert slot in finder.found
    return compile(tree, str(ROOT / slot.path), "exec")


def plant(slot: Slot, functions: list[FunctionType]) -> None:
    """Let this process run with the lock off: the functions concerned get other code, wherever they are used."""
    if slot.kind == "@requires":
        pairs = dict(_guards(slot, functions))
    else:
        sound = compile((ROOT / slot.path).read_text(), str(ROOT / slot.path), "exec")
        pairs = dict(_functions(sound, without(slot)))
        pairs = {f: pairs[f.__code__] for f in functions if f.__code__ in pairs}
    assert pairs, "nothing in this process runs this code"
    for function, code in pairs.items():
        function.__code__ = code


def _guards(slot: Slot, functions: list[FunctionType]) -> Iterator[tuple[FunctionType, CodeType]]:
    """What `requires` put around this view, and the same without the question."""

    def unguarded(*rollen: str) -> Any:
        def decorate(view: Any) -> Any:
            def guarded(request: Any, *args: Any, **kwargs: Any) -> Any:
                return (rollen, view(request, *args, **kwargs))[1]

            return guarded

        return decorate

    for function in functions:
        if function.__code__.co_qualname == "requires.<locals>.decorate.<locals>.guarded":
            inner: Any = inspect.unwrap(function)
            if (inner.__module__, inner.__name__) == (slot.module, slot.function):
                yield function, unguarded()(None).__code__


def _functions(sound: CodeType, fault: CodeType) -> Iterator[tuple[CodeType, CodeType]]:
    """The outermost functions that differ, side by side."""
    inner = [[c for c in code.co_consts if isinstance(c, CodeType)] for code in (sound, fault)]
    for one, other in zip(*inner, strict=True):
        if one == other:
            continue
        if one.co_flags & inspect.CO_OPTIMIZED:  # a function; else a class
            yield one, other
        else:
            yield from _functions(one, other)


def doors_of(slot: Slot) -> list[list[str]]:
    """The doors to knock at in groups: the nearest by name, then those of its module and app, and where files begin.

    A decorator locks its own door and no other.
    """
    from tests.deuren.walk import doors

    # Without a heartbeat `werkers` is 503, fault or none.
    known = {name: p.callback for name, p in doors().items() if name != "werkers"}
    views = {name: (view.__module__, view.__name__) for name, view in known.items()}
    parts = slot.module.split(".")
    app = ".".join(parts[:2] if parts[0] == "werkoffensief" else parts[:1])
    near = [  # of a method only the name is known: those of its app first
        sorted(group, key=lambda name: not views[name][0].startswith(app))
        for group in nearest.by_distance(slot.module, slot.line, views)
    ]
    if slot.kind == "@requires":
        return near[:1]
    module = [name for name, view in views.items() if view[0] == slot.module]
    beside = [name for name, view in views.items() if view[0].startswith(app)]
    return [*near, module, ["klant_dossier", "start"], beside]


class Answer(NamedTuple):
    """What came of a lock that was taken off. `knock`: at which it showed; None: at none."""

    outcome: str  # red, SURVIVED, NOT SEEN, FAULT
    said: str = ""
    knock: Any = None  # a knocks.Knock
    asked: int = 0


def tried(
    world: Any, slot: Slot, functions: list[FunctionType], skipped: frozenset[Any], patience: float
) -> Answer:
    """What comes of it, in a process of its own: a lock is planted in it."""
    from tests.campaigns.deuren.knocks import Hasty, TooLateError, all_knocks

    plant(slot, functions)
    walk = Hasty(world, until=time.monotonic() + patience, skipped=skipped)
    roles = slot.kind == "@requires"
    try:
        found = walk.try_all(all_knocks(doors_of(slot), crawl=is_permission(slot.kind), roles=roles))
    except TooLateError:
        return Answer("NOT SEEN", f"within {patience:.0f} seconds", asked=walk.aantal)
    if found:
        return Answer("red", found[1], found[0], walk.aantal)
    return Answer("SURVIVED", asked=walk.aantal)


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
        self.pipe, other = multiprocessing.Pipe()
        self.process = multiprocessing.get_context("fork").Process(target=self._serve, args=(work, other))
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


def walk_part(slots: list[Slot], patience: float) -> Iterator[tuple[Slot, Answer, float]]:
    """Each fault in a child of this process, which made a world; what showed it is tried without a fault too."""
    import logging

    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "werkoffensief.settings.test"
    django.setup()
    from django.db import connections
    from django.test.utils import setup_test_environment

    from tests.conftest import _use
    from tests.deuren import world as worlds
    from tests.deuren.inhoud import own_store
    from tests.deuren.walk import Wandeling

    setup_test_environment()
    logging.getLogger("django.request").disabled = True
    nearest.names()
    with omgeving.clone() as database, TemporaryDirectory() as folder, own_store(Path(folder)):
        _use(database.name)
        world = worlds.build()
        for name in (
            "start",
            "klant_dossier",
            "klant_lijst",
        ):  # the children begin with what was read by these
            Wandeling(world).at(name, world.actors["regisseur"], others=False)
        connections.close_all()
        omgeving.analyze(database)
        functions = [f for f in gc.get_objects() if type(f) is FunctionType]  # a lazy object lies about it
        gc.freeze()
        judge = Child(lambda knock: sound(world, knock))
        wrong: dict[Any, list[str]] = {}
        for slot in slots:
            begun = time.monotonic()
            answer = _answer((world, slot, functions), patience, judge, wrong)
            yield slot, answer, time.monotonic() - begun
        judge.end()
        for knock, said in wrong.items():
            if said:
                yield Slot("", 0, f"{knock}", "without any lock off", 0), Answer("FAULT", f"{said}", knock), 0


def _answer(
    fault: tuple[Any, Slot, list[FunctionType]], patience: float, judge: Child, wrong: dict[Any, list[str]]
) -> Answer:
    """What comes of one lock: where it shows nothing may be wrong while every lock is on."""
    while True:
        skipped = frozenset(knock for knock, said in wrong.items() if said)
        child = Child(partial(tried, *fault, skipped, patience))
        answer = child(within=patience + LONGEST)
        child.end()
        if answer.knock is None:
            return answer
        if answer.knock not in wrong:
            wrong[answer.knock] = judge(answer.knock)
        if not wrong[answer.knock]:
            return answer


def chosen(everything: bool) -> list[Slot]:
    found = locks()
    decorators = [slot for slot in found if slot.kind == "@requires"]
    few = decorators[:: 1 if everything else EVERY] + [slot for slot in found if slot not in decorators]
    words = [
        word for word in sys.argv[1:] if word.strip(".0123456789") not in {"", "alles", "--deel", "--geduld"}
    ]
    return [slot for slot in few if not words or any(word in str(slot) for word in words)]


def main() -> int:
    started, everything = time.monotonic(), "alles" in sys.argv
    slots = chosen(everything)
    patience = float(sys.argv[sys.argv.index("--geduld") + 1]) if "--geduld" in sys.argv else PATIENCE
    if "--deel" in sys.argv:
        part = int(sys.argv[sys.argv.index("--deel") + 1])
        bad = 0
        for slot, answer, seconds in walk_part(slots[part::WORKERS], patience):
            bad += answer.outcome != "red"
            report(f"{answer.outcome:9} {slot} [{seconds:.1f} s, {answer.asked} asked]")
            if answer.said:
                report(f"            {answer.said[:400]}")
        return min(bad, 100)
    omgeving.template()
    command = [sys.executable, "-m", "tests.campaigns.deuren.campaign_deuren", *sys.argv[1:], "--deel"]
    parts = [subprocess.Popen([*command, str(part)], cwd=ROOT) for part in range(WORKERS)]
    bad = sum(part.wait() for part in parts)
    report(
        f"{len(slots)} locks taken off, of {len(locks())}; {bad} not red; {len(SECOND_LOCKS)} second locks left "
        f"alone ({time.monotonic() - started:.0f} s)"
    )
    return 1 if bad else 0


def report(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
