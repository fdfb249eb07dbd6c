"""Two people correct one conversation: field by field, what each of them changed since the page was opened.

The page carries a mark of every field as it was then (`begin`), not the text itself. A field that this person did not
touch takes what is stored now; one that nobody else touched stays as it was typed; only what both changed, and
differently, is in conflict. The page may be older than its version says: an agreement is also changed on its own page.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from intake.forms import beeld
from intake.services.concepten import LINE, fields_of, lines_of

OF_THE_PAGE = frozenset({"versie", "gesprek_versie", "begin", "regels", "nieuw_id", "tags"})
PARTS = ("wat", "wie", "anders", "voor")


@dataclass(frozen=True, slots=True)
class Beide:
    """One field in conflict: what this person typed, and what is stored now."""

    label: str
    target: str
    mine: str
    stored: str


@dataclass(frozen=True, slots=True)
class Geweven:
    """What was sent, on top of what is stored now. `taken`: fields that follow somebody else; `both`: in conflict."""

    data: dict[str, str]
    taken: tuple[str, ...] = ()
    both: tuple[str, ...] = ()
    stored: Mapping[str, str] | None = None


def plain(value: Any) -> str:
    """A value as it is compared: nothing, False and white space are all empty."""
    return beeld.as_typed(value).replace("\r\n", "\n").strip()


def marks(stored: Mapping[str, Any]) -> str:
    """A mark of every field that holds something, for the page to carry."""
    held = {name: plain(value) for name, value in stored.items() if name not in OF_THE_PAGE}
    return " ".join(f"{name}={_mark(text)}" for name, text in held.items() if text)


def _mark(text: str) -> str:
    return blake2b(text.encode(), digest_size=8).hexdigest() if text else ""


def _read(begin: str) -> dict[str, str]:
    return {name: mark for name, _is, mark in (part.partition("=") for part in begin.split())}


def woven(sent: Mapping[str, str], stored: Mapping[str, Any]) -> Geweven:
    """What was sent laid on what is stored now. A page without marks says only what differs: all of that is shown."""
    begin = _read(sent["begin"]) if sent.get("begin") else None
    now = {name: plain(value) for name, value in stored.items() if name not in OF_THE_PAGE}
    own = {
        name: plain(text) for name, text in fields_of(dict(sent.items())).items() if name not in OF_THE_PAGE
    }
    data, taken, both = dict(sent.items()), [], []
    for name in dict.fromkeys([*now, *own]):
        mine, there = own.get(name, ""), now.get(name, "")
        if mine == there or (begin is None and _not_asked(name, sent)):
            continue
        if begin is None or begin.get(name, "") not in {_mark(mine), _mark(there)}:
            both.append(name)
        elif _mark(mine) == begin.get(name, ""):
            data[name] = there
            taken.append(name)
    if begin is not None:
        _leave_out_lines_that_are_there(data, own, {name: now[name] for name in taken if name in now})
    data["gesprek_versie"], data["begin"] = str(stored["gesprek_versie"]), marks(stored)
    return Geweven(data, tuple(taken), tuple(both), now)


def _not_asked(name: str, sent: Mapping[str, str]) -> bool:
    """New lines are nobody else's; ticks of talents and wishes count only on a page that asked for them."""
    return bool(LINE.fullmatch(name)) or (name.startswith(("t_", "k_")) and not sent.get("tags"))


def _leave_out_lines_that_are_there(
    data: dict[str, str], own: Mapping[str, str], fresh: Mapping[str, str]
) -> None:
    """A page that is sent twice agrees it once: its new line is a stored one by then."""
    there = {
        tuple(fresh.get(f"{name.removesuffix('_wat')}_{part}", "") for part in PARTS)
        for name in fresh
        if name.endswith("_wat")
    }
    for number, line in lines_of(own).items():
        if tuple(line.get(part, "") for part in PARTS) in there:
            for part in line:
                data[f"a{number}_{part}"] = ""


def caught_up(inhoud: Mapping[str, str], stored: Mapping[str, Any]) -> dict[str, str]:
    """A draft as its page begins: what its writer did not touch as it is now. Its own begin stays that of the draft."""
    if not inhoud.get("begin"):
        return {}
    laid = woven(inhoud, stored)
    return {name: laid.data[name] for name in laid.taken}


def labels(form: Any, names: Iterable[str]) -> list[str]:
    """What the page calls these fields, each once; an agreement as one."""
    found = []
    for name in names:
        whole = f"{name.rpartition('_')[0]}_wat"
        field = form.fields.get(whole) or form.fields.get(name)
        found.append(str(field.label) if field else "een afspraak die er niet meer is")
    return list(dict.fromkeys(found))


def side_by_side(form: Any, laid: Geweven) -> list[Beide]:
    """Both texts of every field in conflict. One without a field goes to the report, and is refused there."""
    now = laid.stored or {}
    return [
        Beide(
            str(form.fields[name].label),
            f"id_{name}",
            _in_words(form.fields[name], plain(laid.data.get(name))),
            _in_words(form.fields[name], now.get(name, "")),
        )
        for name in laid.both
        if name in form.fields
    ]


def _in_words(field: Any, text: str) -> str:
    choices = {str(key): str(label) for key, label in getattr(field, "choices", ())}
    return choices.get(text, "aangevinkt" if text == "on" else text) if text else ""
