"""Takes each lock off a door in turn, and sees the walk of tests/deuren turn red.

    .venv/bin/python -m tests.campaigns.deuren.campaign_deuren [alles] [WORD ...]

A lock is `@requires(...)` above a view, a call of a permission (`can_…`, `may_…`, `sees_by_task`, `leads_team`), or of
a scope (`.visible_to(...)` and its kin), which becomes `.all()`. Each fault is planted in the compiled module of a
child process, which then knocks at the doors concerned until something is not as the tables say. Short: every
permission and scope, and of the decorators each third; `alles`: all of them. With a WORD only the locks whose path or
function holds it. At the end every knock that was red is repeated without any fault, and must be as the tables say.
Ends with 1 when a fault survived.
"""

import ast
import importlib.machinery
import importlib.util
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from tests import omgeving  # noqa: E402

SKIPPED_FOLDERS = {"migrations", "models", "management", "embedded", "demo", "tests"}
SCOPES = ("visible_to", "seen_by_task", "to_answer_by")  # of a QuerySet; off: all rows
EVERY = 3  # of the decorators, in the short version
WORKERS = 2
# The rest of a page stands behind another lock; this one alone changes nothing that anybody could see.
SECOND_LOCKS = {
    ("trajecten/views/basis.py", "form_page"): "each view has found the klant before, with visible_to",
    (
        "werkoffensief/accounts/middleware.py",
        "process_view",
    ): "off here; tests/accounts/test_tweede_factor.py walks it",
    (
        "werkoffensief/dossier/queries/klantlijst.py",
        "_districts",
    ): "names of stadsdelen, which everybody who works with klanten may see",
    ("intake/permissions.py", "can_merge", 1): "the file that stays was opened by get_klant",
}
# Doors whose pages show what a helper decides, tried first.
FIRST = {
    "werkoffensief/dossier/queries/lijst.py": ["klant_lijst"],
    "intake/permissions.py": ["klant_samenvoegen"],
    "trajecten/permissions.py": ["stap_wijzigen"],
    "werkoffensief/dossier/queries/bulk.py": ["bulkactie"],
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


def plant(slot: Slot) -> None:
    """Let this process run with the lock off: views are imported only after this."""
    code = without(slot)
    if slot.module in sys.modules:
        exec(code, sys.modules[slot.module].__dict__)
        return

    class Loader(importlib.machinery.SourceFileLoader):
        def get_code(self, fullname: str) -> CodeType:
            return code

    class Finder:
        @staticmethod
        def find_spec(name: str, path: Any = None, target: Any = None) -> Any:
            if name == slot.module:
                return importlib.util.spec_from_loader(name, Loader(name, str(ROOT / slot.path)))
            return None

    sys.meta_path.insert(0, Finder)  # type: ignore[arg-type]


def doors_of(slot: Slot) -> list[str]:
    """The doors to knock at: the view's own; else those of its module, else of its app, else all."""
    from tests.deuren.walk import doors

    # Without a heartbeat `werkers` is 503, fault or none.
    known = {name: p.callback for name, p in doors().items() if name != "werkers"}
    views = {name: (view.__module__, view.__name__) for name, view in known.items()}
    parts = slot.module.split(".")
    app = ".".join(parts[:2] if parts[0] == "werkoffensief" else parts[:1])
    own = [name for name, view in views.items() if view == (slot.module, slot.function)]
    if slot.kind == "@requires" and own:
        return own
    near = [name for name, view in views.items() if view[0] == slot.module]
    beside = [name for name, view in views.items() if view[0].startswith(app)]
    return list(dict.fromkeys([*own, *FIRST.get(slot.path, []), *near, *beside]))


def red(world: Any, slot: Slot) -> tuple[str, str, str] | None:
    """The first thing that is not as the tables say: what, at which door, for whom."""
    from tests.deuren.walk import Wandeling

    walk = Wandeling(world)
    order = [
        "werkgever",
        "consulent",
        "vreemde",
        "collega",
        "teamleider",
        "manager",
        "regisseur",
        "accountmanager",
    ]
    crawled = ["consulent", "regisseur", "accountmanager", "teamleider"]
    if is_permission(slot.kind):
        for name in crawled:
            walk.crawl(world.actors[name])
            if walk.afwijkingen:
                return walk.afwijkingen[0], "", name
    for deur in doors_of(slot):
        walk.extra(deur)
        for name in order:
            if not walk.afwijkingen:
                walk.at(deur, world.actors[name], others=False)
        if walk.afwijkingen:
            return walk.afwijkingen[0], deur, walk.afwijkingen[0].split(":")[0]
    return None


def in_child(work: Any) -> Any:
    """What `work()` gives, from a forked process with connections of its own."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            answer = work()
        except Exception as error:
            answer = (f"{type(error).__name__}: {error}", "", "")
        with os.fdopen(writer, "wb") as pipe:
            pickle.dump(answer, pipe)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        answer = pickle.load(pipe)
    os.waitpid(child, 0)
    return answer


def walk_part(slots: list[Slot]) -> Iterator[tuple[Slot, Any]]:
    """Each fault in a child of this process, which made a world."""
    import logging

    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "werkoffensief.settings.test"
    django.setup()
    from django.db import connections
    from django.test.utils import setup_test_environment

    from tests.conftest import _use
    from tests.deuren import world as worlds

    setup_test_environment()
    logging.getLogger("django.request").disabled = True
    with omgeving.clone() as database:
        _use(database.name)
        world = worlds.build()
        connections.close_all()
        assert "intake.views.access" not in sys.modules, (
            "views are imported too early to plant a fault in them"
        )
        knocked: set[tuple[str, str]] = set()
        for slot in slots:

            def work(slot: Slot = slot) -> Any:
                plant(slot)
                return red(world, slot)

            answer = in_child(work)
            if answer:
                knocked.add(answer[1:])
            yield slot, answer
        wrong = in_child(lambda: unharmed(world, knocked))
        if wrong:
            yield Slot("", 0, "", f"without any fault: {wrong}", 0), None


def unharmed(world: Any, knocked: set[tuple[str, str]]) -> list[str]:
    """The doors that were red, without a fault: what is wrong there (nothing may be)."""
    from tests.deuren.walk import Wandeling

    walk = Wandeling(world)
    for deur, name in sorted(knocked):
        if deur:
            walk.at(deur, world.actors[name], others=False)
        elif name:
            walk.crawl(world.actors[name])
    return walk.afwijkingen


def chosen(everything: bool) -> list[Slot]:
    found = locks()
    decorators = [slot for slot in found if slot.kind == "@requires"]
    few = [slot for slot in found if slot not in decorators] + decorators[:: 1 if everything else EVERY]
    words = [word for word in sys.argv[1:] if word not in {"alles", "--deel", "0", "1"}]
    return [slot for slot in few if not words or any(word in str(slot) for word in words)]


def main() -> int:
    started, everything = time.monotonic(), "alles" in sys.argv
    slots = chosen(everything)
    if "--deel" in sys.argv:
        part = int(sys.argv[sys.argv.index("--deel") + 1])
        survived = 0
        for slot, answer in walk_part(slots[part::WORKERS]):
            survived += not answer
            report(
                f"{'red      ' if answer else 'SURVIVED '} {slot}"
                + (f"\n            {answer[0]}" if answer else "")
            )
        return min(survived, 100)
    omgeving.template()
    command = [sys.executable, __file__, *sys.argv[1:], "--deel"]
    parts = [subprocess.Popen([*command, str(part)]) for part in range(WORKERS)]
    survived = sum(part.wait() for part in parts)
    report(
        f"{len(slots)} locks taken off, of {len(locks())}; {survived} survived; {len(SECOND_LOCKS)} second locks left "
        f"alone ({time.monotonic() - started:.0f} s)"
    )
    return 1 if survived else 0


def report(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
