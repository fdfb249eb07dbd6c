"""What stands on the two people themselves when their files become one: nothing that keeps somebody safe gets lost.

An empty birth date, stadsdeel or day of death takes the other's; what to mind, which interpreter and the agreement
about safety are joined. What the other file says otherwise (name, another stadsdeel, grondslag) does not come along,
nor the day of moving away.
"""

from datetime import date
from typing import Any

from intake.models import Klant
from werkoffensief.web.refusals import RefusalError

TAKEN_WHEN_EMPTY = ("geboortedatum", "stadsdeel", "overleden_op")
DAYS = ("geboortedatum", "overleden_op", "veiligheid_tot")
JOINED = {"let_op": "Let op", "tolk_taal": "Tolk", "veiligheid": "Veiligheid"}
LONGEST = 200

Eigen = dict[str, list[str | None]]


def after_merge(kept: Klant, merged: Klant) -> dict[str, Any]:
    """What changes of the kept klant, by field. Raises RefusalError when two texts do not fit in one."""
    found: dict[str, Any] = {}
    for name in TAKEN_WHEN_EMPTY:
        found[name] = getattr(kept, name) or getattr(merged, name)
    for name, label in JOINED.items():
        found[name] = _joined(getattr(kept, name), getattr(merged, name))
        if found[name] and len(found[name]) > LONGEST:
            raise RefusalError(
                f"Wat beide dossiers bij '{label}' zeggen, is samen langer dan {LONGEST} tekens. Maak een van de twee"
                " eerst korter."
            )
    days = [day for day in (kept.veiligheid_tot, merged.veiligheid_tot) if day]
    found["veiligheid_tot"] = max(days) if days else None
    return {name: value for name, value in found.items() if value != getattr(kept, name)}


def join_own(kept: Klant, merged: Klant) -> Eigen:
    """Do that; returns for each field what it was and what it became, to undo it by."""
    changes = after_merge(kept, merged)
    told: Eigen = {name: [_text(getattr(kept, name)), _text(value)] for name, value in changes.items()}
    for name, value in changes.items():
        setattr(kept, name, value)
    if changes:
        kept.save(update_fields=[*changes])
    return told


def return_own(kept: Klant, told: Eigen) -> None:
    """Undo `join_own`, except for what somebody changed since. Safety has its day: they go together."""
    same = {name for name, (_before, after) in told.items() if _text(getattr(kept, name)) == after}
    if not {"veiligheid", "veiligheid_tot"} & told.keys() <= same:
        same -= {"veiligheid", "veiligheid_tot"}
    for name in same:
        before: Any = told[name][0]
        setattr(kept, name, date.fromisoformat(before) if before and name in DAYS else before)
    if same:
        kept.save(update_fields=sorted(same))


def _joined(mine: str | None, other: str | None) -> str | None:
    if not mine or not other or other.casefold() in mine.casefold():
        return mine or other
    return f"{mine}; {other}"


def _text(value: Any) -> str | None:
    return value.isoformat() if isinstance(value, date) else value
