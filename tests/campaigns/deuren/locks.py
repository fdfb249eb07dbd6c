"""Every lock in the code, and how one is taken off, or made to tell of itself, in the functions of a process."""

import ast
import builtins
import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

from tests import omgeving
from tests.campaigns.deuren.second_locks import SECOND_LOCKS

ROOT = Path(__file__).resolve().parents[3]
SKIPPED_FOLDERS = {"migrations", "models", "management", "embedded", "demo", "tests"}
SCOPES = ("visible_to", "seen_by_task", "to_answer_by")  # of a QuerySet; off: all rows
PERMISSIONS = {"sees_by_task", "leads_team"}  # beside can_… and may_…
TELL = "_tell_of_lock"  # a name that each module finds among the builtins


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

    @property
    def key(self) -> tuple[str, str, str, int]:
        """What it is called, wherever in the file it has come to stand."""
        return self.path, self.function, self.kind, self.number


Change = Callable[[Any, Slot], ast.AST | None]


class Locks(ast.NodeTransformer):
    """Finds the locks of a module, and makes of each what `change` says; None: nothing is left of a decorator."""

    def __init__(self, path: str, change: Change = lambda node, slot: node) -> None:
        self.path, self.change, self.found, self.function = path, change, [], ""

    def _changed(self, node: ast.AST, kind: str) -> Any:
        number = sum(s.function == self.function and s.kind == kind for s in self.found) + 1
        self.found.append(Slot(self.path, getattr(node, "lineno", 0), self.function, kind, number))
        return self.change(node, self.found[-1])

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        outer, self.function = self.function, node.name
        node.decorator_list = [
            d
            for d in node.decorator_list
            if not (isinstance(d, ast.Call) and _name(d.func) == "requires")
            or self._changed(d, "@requires") is not None
        ]
        self.generic_visit(node)
        self.function = outer
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        name = _name(node.func)
        if is_permission(name) or (name in SCOPES and isinstance(node.func, ast.Attribute)):
            changed: ast.AST = self._changed(node, name)
            return changed
        return node


def is_permission(name: str) -> bool:
    return name.startswith(("can_", "may_")) or name in PERMISSIONS


def _name(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def all_locks() -> list[Slot]:
    """Every lock in the code."""
    found: list[Slot] = []
    for package in omgeving.PACKAGES:
        for file in sorted((ROOT / package).rglob("*.py")):
            if not SKIPPED_FOLDERS & set(file.relative_to(ROOT).parts):
                finder = Locks(str(file.relative_to(ROOT)))
                finder.visit(ast.parse(file.read_text()))
                found += finder.found
    return found


def locks() -> list[Slot]:
    """Those that must show."""
    found = all_locks()
    gone = set(SECOND_LOCKS) - {slot.key for slot in found}
    assert not gone, f"second_locks.py names locks that are not in the code: {gone}"
    return [slot for slot in found if slot.key not in SECOND_LOCKS]


def _off(wanted: Slot) -> Change:
    def change(node: Any, slot: Slot) -> ast.AST | None:
        if slot != wanted:
            return node  # type: ignore[no-any-return]
        if slot.kind == "@requires":
            return None
        if slot.kind in SCOPES:
            everybody = ast.Attribute(node.func.value, "all", ast.Load())
            return ast.copy_location(ast.Call(everybody, [], []), node)
        return ast.copy_location(ast.Constant(True), node)

    return change


def _telling(node: Any, slot: Slot) -> ast.AST:
    if slot.kind == "@requires":
        return node  # type: ignore[no-any-return]
    named = ast.Tuple([ast.Constant(part) for part in slot.key], ast.Load())
    return ast.copy_location(ast.Call(ast.Name(TELL, ast.Load()), [named, node], []), node)


def _compiled(path: str, change: Change) -> CodeType:
    tree = Locks(path, change).visit(ast.parse((ROOT / path).read_text()))
    return compile(ast.fix_missing_locations(tree), str(ROOT / path), "exec")


def keep_no_sql() -> None:
    """Let this process build each query anew: of one that is kept, its locks are met once, and never taken off."""
    from werkoffensief.dossier.queries import samen
    from werkoffensief.web import eenmaal

    for module in (eenmaal, samen):
        for name, value in list(vars(module).items()):
            if hasattr(value, "cache_clear") and value.__module__ == module.__name__:
                setattr(module, name, value.__wrapped__)


def plant(slot: Slot, functions: list[FunctionType]) -> None:
    """Let this process run with the lock off: the functions concerned get other code, wherever they are used."""
    keep_no_sql()
    if slot.kind == "@requires":
        for function, code in _guards(slot, functions):
            function.__code__ = code
    else:
        _replace(slot.path, _off(slot), functions)


def let_tell(
    slots: Iterable[Slot], functions: list[FunctionType], told: Callable[[tuple[Any, ...], Any], None]
) -> None:
    """Let this process tell of each lock that it meets, and of what this answered."""
    keep_no_sql()

    def tell(key: tuple[Any, ...], value: Any) -> Any:
        told(key, value)
        return value

    setattr(builtins, TELL, tell)
    for path in sorted({slot.path for slot in slots if slot.kind != "@requires"}):
        _replace(path, _telling, functions)


def _replace(path: str, change: Change, functions: list[FunctionType]) -> None:
    sound = compile((ROOT / path).read_text(), str(ROOT / path), "exec")
    pairs = dict(_functions(sound, _compiled(path, change)))
    found = {function: pairs[function.__code__] for function in functions if function.__code__ in pairs}
    assert found, f"nothing in this process runs this code of {path}"
    for function, code in found.items():
        function.__code__ = code


def _guards(slot: Slot, functions: list[FunctionType]) -> Iterator[tuple[FunctionType, CodeType]]:
    """What `requires` put around this view, and the same without the question."""

    def unguarded(*rollen: str) -> Any:
        def decorate(view: Any) -> Any:
            def guarded(request: Any, *args: Any, **kwargs: Any) -> Any:
                return (rollen, view(request, *args, **kwargs))[1]

            return guarded

        return decorate

    found = []
    for function in functions:
        if function.__code__.co_qualname == "requires.<locals>.decorate.<locals>.guarded":
            inner: Any = inspect.unwrap(function)
            if (inner.__module__, inner.__name__) == (slot.module, slot.function):
                found.append((function, unguarded()(None).__code__))
    assert found, "nothing in this process runs this code"
    yield from found


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
