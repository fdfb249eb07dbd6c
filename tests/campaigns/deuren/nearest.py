"""Which doors stand nearest to a function: from the view that calls it, by imports and names; nothing is run."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests import omgeving

ROOT = Path(__file__).resolve().parents[3]
Node = tuple[str, str]  # module, and the name of what stands at its top; of a method `Class.method`


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


class Names:
    """What each function and class of the code names, and so who names it."""

    def __init__(self) -> None:
        self.trees = {
            module_of(file): ast.parse(file.read_text())
            for package in omgeving.PACKAGES
            for file in sorted((ROOT / package).rglob("*.py"))
            if "migrations" not in file.parts
        }
        self.nodes = {module: dict(self._parts(tree)) for module, tree in self.trees.items()}
        self.imported = {module: dict(self._imports(tree)) for module, tree in self.trees.items()}
        self.methods: dict[str, set[Node]] = defaultdict(set)
        for module, parts in self.nodes.items():
            for name in parts:
                if "." in name:
                    self.methods[name.split(".")[1]].add((module, name))
        self.named_by: dict[Node, set[Node]] = defaultdict(set)
        for module, parts in self.nodes.items():
            for name, part in parts.items():
                for named in self._named(module, name, part):
                    self.named_by[named].add((module, name))

    @staticmethod
    def _parts(tree: ast.Module) -> Iterator[tuple[str, ast.AST]]:
        for part in tree.body:
            if isinstance(part, ast.FunctionDef | ast.ClassDef):
                yield part.name, part
            if isinstance(part, ast.ClassDef):
                yield from ((f"{part.name}.{m.name}", m) for m in part.body if isinstance(m, ast.FunctionDef))
            targets = part.targets if isinstance(part, ast.Assign) else [getattr(part, "target", None)]
            yield from ((target.id, part) for target in targets if isinstance(target, ast.Name))

    def _imports(self, tree: ast.Module) -> Iterator[tuple[str, Node]]:
        """By local name: the module and the name in it, `` for a module."""
        for part in ast.walk(tree):
            if isinstance(part, ast.ImportFrom) and part.module:
                for alias in part.names:
                    whole = f"{part.module}.{alias.name}"
                    found = (whole, "") if whole in self.trees else (part.module, alias.name)
                    yield alias.asname or alias.name, found

    def _named(self, module: str, own: str, part: ast.AST) -> Iterator[Node]:
        for node in ast.walk(part):
            if isinstance(node, ast.Name):
                yield self._resolved(module, node.id)
            elif isinstance(node, ast.Attribute):
                base = node.value.id if isinstance(node.value, ast.Name) else ""
                owner, name = self.imported[module].get(base, ("", "x"))
                if owner in self.trees and not name:
                    yield self._resolved(owner, node.attr)
                else:
                    yield from self.methods.get(node.attr, ())
        if "." not in own:
            yield from ((module, name) for name in self.nodes[module] if name.startswith(f"{own}."))

    def _resolved(self, module: str, name: str) -> Node:
        """Where this name of this module is made, through the modules that pass it on."""
        for _ in range(5):
            if name in self.nodes.get(module, {}) or name not in self.imported.get(module, {}):
                break
            module, name = self.imported[module][name]
        return module, name

    def at(self, module: str, line: int) -> Node:
        """What stands at this line: a method rather than its class."""
        found = [
            (part.end_lineno - part.lineno, name)
            for name, part in self.nodes[module].items()
            if min([part.lineno, *(d.lineno for d in getattr(part, "decorator_list", ()))])
            <= line
            <= part.end_lineno
        ]
        return module, min(found)[1] if found else ""

    def distances(self, start: Node) -> dict[Node, int]:
        """How many names lie between this and whoever uses it."""
        found, edge, steps = {start: 0}, {start}, 0
        while edge:
            steps += 1
            edge = {by for node in edge for by in self.named_by[node]} - set(found)
            found |= dict.fromkeys(edge, steps)
        return found


@cache
def names() -> Names:
    return Names()


def by_distance(module: str, line: int, views: dict[str, Node]) -> list[list[str]]:
    """The doors in groups, the nearest first; those from which no name leads here are left out."""
    steps = names().distances(names().at(module, line))
    groups: dict[int, list[str]] = defaultdict(list)
    for deur, view in sorted(views.items()):
        if view in steps:
            groups[steps[view]].append(deur)
    return [groups[distance] for distance in sorted(groups)]
