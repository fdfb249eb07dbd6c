"""Finders of what the house does not allow. Each takes text or models and returns the offences as sentences.

`tests/test_consistency.py` runs them on the project; `tests/house/test_finders.py` shows that each can find
something.
"""

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]
CONTRACTS = {contract["id"]: contract for contract in PYPROJECT["importlinter"]["contracts"]}
PACKAGES = PYPROJECT["importlinter"]["root_packages"]

MAX_FUNCTION, MAX_MODULE, MAX_TEMPLATE, MAX_ADR = 50, 500, 150, 60
BANNED_NAMES = {"core", "common", "utils", "util", "helpers", "helper", "misc"}
CLOCK_READERS = {
    "timezone.now",
    "timezone.localdate",
    "timezone.localtime",
    "datetime.now",
    "datetime.today",
} | {
    "datetime.utcnow",
    "datetime.datetime.now",
    "date.today",
    "datetime.date.today",
    "time.time",
}
INLINE = {
    "style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "style element": re.compile(r"<style\b", re.I),
    "script without src": re.compile(r"<script(?![^>]*\ssrc\s*=)[^>]*>", re.I),
    "event attribute": re.compile(r"<[^>]*\s(?:on[a-z]+|hx-on[:a-z-]*)\s*=", re.I),
    "javascript: link": re.compile(r"javascript:", re.I),
}
DUTCH = re.compile(
    r"\b(de|het|een|is|zijn|niet|geen|moet|mag|kan|kies|geef|vul|dit|deze|er|al|na|voor)\b", re.I
)
ENGLISH = re.compile(r"\b(the|must|should|cannot|already|exists|invalid|constraint|violated)\b", re.I)


def python_files(*, tests: bool = True) -> list[Path]:
    """Our modules, without migrations (which are generated)."""
    folders = [*PACKAGES, *(["tests"] if tests else [])]
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    found += [path for path in (ROOT / "manage.py", ROOT / "run.py") if path.exists()]
    return [path for path in found if "migrations" not in path.parts]


def template_files() -> list[Path]:
    return sorted((ROOT / "templates").rglob("*.html"))


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


# --- Floors and models ------------------------------------------------------------


def floors() -> dict[str, int]:
    """Package name -> height, read from the import contract, so that there is one list."""
    lines = reversed(CONTRACTS["floors"]["layers"])
    return {
        name.strip().strip("()"): height
        for height, line in enumerate(lines)
        for name in re.split("[|:]", line)
    }


def floor_of(model: Any, heights: dict[str, int]) -> int | None:
    """The floor of the app of a model; None for a model of a library."""
    return heights.get(model._meta.app_config.name)


def is_event(model: Any) -> bool:
    """A history table of django-pghistory."""
    return hasattr(model, "pgh_tracked_model")


def keys_up(models: Iterable[Any], heights: dict[str, int]) -> Iterator[str]:
    """Keys (foreign, one-to-one, many-to-many) to a higher floor, or to another room on the same floor."""
    for model in models:
        own = floor_of(model, heights)
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
            target = field.related_model
            other = None if target is None else floor_of(target, heights)
            if own is None or other is None:
                continue
            same_room = target._meta.app_config.name == model._meta.app_config.name
            if other > own or (other == own and not same_room):
                yield f"{model._meta.label}.{field.name} points to {target._meta.label}"


def bad_constraints(models: Iterable[Any]) -> Iterator[str]:
    """Constraints not named `<model>_<rule>` or without a sentence of their own in Dutch."""
    for model in models:
        for constraint in model._meta.constraints:
            if not constraint.name.startswith(f"{model._meta.model_name}_"):
                yield f"{constraint.name} is not named {model._meta.model_name}_<rule>"
            message = str(constraint.violation_error_message)
            if message == str(constraint.default_violation_error_message):
                yield f"{constraint.name} has no sentence of its own"
            elif not DUTCH.search(message) or ENGLISH.search(message) or not message.endswith("."):
                yield f"{constraint.name} has no Dutch sentence: {message}"


def without_klant(models: Iterable[Any], klant: Any, exempt: Iterable[str]) -> Iterator[str]:
    """Models about a person (a key to Klant, or to a model with one) that have no klant_id of their own."""
    models = [model for model in models if model is not klant]
    about = {klant}
    while True:
        more = {
            m
            for m in models
            if m not in about and any(f.related_model in about for f in m._meta.local_fields)
        }
        if not more:
            break
        about |= more
    for model in sorted(about - {klant}, key=lambda m: m._meta.label):
        columns = {field.attname for field in model._meta.local_fields}
        if "klant_id" not in columns and model.__name__ not in exempt:
            yield f"{model._meta.label} is about a person and has no klant_id"


# --- Python ------------------------------------------------------------


def long_functions(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = node.end_lineno - node.lineno + 1
            if length > MAX_FUNCTION:
                yield f"{node.name} has {length} lines"


def clock_readings(source: str) -> Iterator[str]:
    """Calls that read the time, apart from measuring a duration."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and ast.unparse(node) in CLOCK_READERS:
            yield f"line {node.lineno}: {ast.unparse(node)}"


def unbounded_sent_before(source: str) -> Iterator[str]:
    """Models of which `sent_before` looks at every row, also one of somebody whom the sender may not see."""
    tree = ast.parse(source)
    named = {
        ast.unparse(node.targets[0]): node.value for node in ast.walk(tree) if isinstance(node, ast.Assign)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "sent_before":
            rows = ast.unparse(node.args[0])
            rows = ast.unparse(named[rows]) if rows in named else rows
            if found := re.fullmatch(r"([\w.]+)\.objects(\.all\(\))?", rows):
                yield found[1].split(".")[-1]


def built_sql(source: str) -> Iterator[str]:
    """SQL put together from parts and handed to something that runs it."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in {"execute", "executemany", "copy", "raw", "RunSQL", "RawSQL"} and isinstance(
            node.args[0], ast.JoinedStr | ast.BinOp
        ):
            yield f"line {node.lineno}: {name}"


def banned_modules(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        parts = {Path(part).stem for part in Path(path).parts}
        if parts & BANNED_NAMES:
            yield path


# --- Templates ------------------------------------------------------------


def inline_code(template: str) -> Iterator[str]:
    """What a CSP without `unsafe-*` refuses. Comments of the template language are left out."""
    text = re.sub(r"\{#.*?#\}|\{%\s*comment.*?endcomment\s*%\}", "", template, flags=re.S)
    for name, pattern in INLINE.items():
        for match in pattern.finditer(text):
            yield f"{name}: {match.group(0)[:60]}"


def is_page_or_fragment(name: str, template: str) -> bool:
    """A page extends something; a fragment's name begins with `_`."""
    return name.startswith("_") or re.search(r"\{%\s*extends\s", template) is not None


# --- Documents ------------------------------------------------------------


def words(glossary: str) -> set[str]:
    """The nouns of docs/woordenlijst.md: first cell of each row of its tables."""
    return {match.group(1) for match in re.finditer(r"^\|\s*`?([A-Z]\w+)`?\s*\|", glossary, re.M)}


def unordered_dates(changelog: str) -> Iterator[str]:
    """Headings `## 1.2.0 – 2026-11-22` must run from new to old; only the first may have no date."""
    headings = re.findall(r"^## (.+)$", changelog, re.M)
    if not headings:
        yield "no headings"
    dates = []
    for number, heading in enumerate(headings):
        date = re.search(r"\d{4}-\d{2}-\d{2}", heading)
        if date:
            dates.append(date.group(0))
        elif number:
            yield f"no date: {heading}"
    if dates != sorted(dates, reverse=True):
        yield f"not newest on top: {dates}"


def named_commands(document: str, tool: str) -> set[str]:
    """The words after `make` or `manage.py` in the code of a Markdown document."""
    code = re.findall(r"^```.*?^```|`[^`\n]+`", document, re.M | re.S)
    return {word for text in code for word in re.findall(rf"\b{re.escape(tool)}\s+([a-z][\w-]*)", text)}


def make_targets(makefile: str) -> set[str]:
    return {
        target for line in re.findall(r"^([a-z][^:=\n]*):(?!=)", makefile, re.M) for target in line.split()
    }
