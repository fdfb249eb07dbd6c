"""Two people correct one conversation: field by field, what each of them changed since the page was opened.

The page carries a mark of every field as it was then (`begin`), not the text itself. A field that this person did not
touch takes what is stored now; one that nobody else touched stays as it was typed; only what both changed, and
differently, is in conflict. That lasts until this person chose, field by field, having seen what is stored now: the
page keeps its old mark of such a field. It may be older than its version says: an agreement has a page of its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from intake.forms import beeld
from intake.services.concepten import LINE, LONG, OF_THE_PAGE, fields_of, lines_of, mark, read_marks, together

NOTHING: Mapping[str, str] = {}
PARTS = ("wat", "wie", "anders", "voor")
NEVER = "?"  # a mark that no text has: of a page that carries no marks
CHOICES = {
    "mijn": "Wat ik typte blijft, zoals het hieronder in het formulier staat",
    "ander": "Wat mijn collega schreef blijft",
    "beide": "Allebei: mijn tekst, en daaronder die van mijn collega",
}


@dataclass(frozen=True, slots=True)
class Beide:
    """One field in conflict: what this person typed, what is stored now, and what can be chosen."""

    label: str
    naam: str
    mine: str
    stored: str
    keuzes: tuple[tuple[str, str], ...] = ()


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


def marks(stored: Mapping[str, Any], unsettled: Mapping[str, str] = NOTHING) -> str:
    """A mark of every field that holds something, for the page to carry; of those in conflict the one it had."""
    held = {name: mark(plain(value)) for name, value in stored.items() if name not in OF_THE_PAGE}
    return " ".join(f"{name}={found}" for name, found in {**held, **unsettled}.items() if found)


def woven(sent: Mapping[str, str], stored: Mapping[str, Any]) -> Geweven:
    """What was sent laid on what is stored now. A page without marks says only what differs: all of that is shown."""
    begin = read_marks(sent["begin"]) if sent.get("begin") else None
    now = {name: plain(value) for name, value in stored.items() if name not in OF_THE_PAGE}
    own = {
        name: plain(text) for name, text in fields_of(dict(sent.items())).items() if name not in OF_THE_PAGE
    }
    data, taken, both = dict(sent.items()), [], {}
    for name in dict.fromkeys([*now, *own]):
        mine, there = own.get(name, ""), now.get(name, "")
        if mine == there or (begin is None and _not_asked(name, sent)):
            continue
        was = NEVER if begin is None else begin.get(name, "")
        if mark(mine) == was:
            data[name] = there
            taken.append(name)
        elif mark(there) != was:
            chosen = _chosen(sent, name, mine, there)
            if chosen is None:
                both[name] = was
            else:
                data[name] = chosen
    if begin is not None:
        _leave_out_lines_that_are_there(data, own, {name: now[name] for name in taken if name in now})
    data["gesprek_versie"], data["begin"] = str(stored["gesprek_versie"]), marks(stored, both)
    return Geweven(data, tuple(taken), tuple(both), now)


def _chosen(sent: Mapping[str, str], name: str, mine: str, there: str) -> str | None:
    """The text that this person chose; None when that is still to come, or was about an older text than is stored."""
    what, _is, seen = sent.get(f"keuze_{name}", "").partition(":")
    if seen != mark(there):
        return None
    return {"mijn": mine, "ander": there, "beide": together(mine, there)}.get(what)


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
            name,
            _in_words(form.fields[name], plain(laid.data.get(name))),
            _in_words(form.fields[name], now.get(name, "")),
            _to_choose(name, now.get(name, "")),
        )
        for name in laid.both
        if name in form.fields
    ]


def _to_choose(name: str, there: str) -> tuple[tuple[str, str], ...]:
    """What the page sends, and says, for each choice; only texts of lines can both stay."""
    return tuple(
        (f"{what}:{mark(there)}", words)
        for what, words in CHOICES.items()
        if what != "beide" or (there and LONG.fullmatch(name))
    )


def _in_words(field: Any, text: str) -> str:
    choices = {str(key): str(label) for key, label in getattr(field, "choices", ())}
    return choices.get(text, "aangevinkt" if text == "on" else text) if text else ""
