"""The two tables of rights as the tests read them."""

from functools import cache
from typing import NamedTuple

from werkoffensief.dossier.queries import rechten

RELATIES = rechten.RELATIES
ROLES = rechten.ROLLEN


class Cel(NamedTuple):
    """What one role gets at one door."""

    status: int
    toont: tuple[str, ...] = ()


@cache
def deuren() -> dict[tuple[str, str, str], dict[str, Cel]]:
    """By url name, method and relation: the cell of each role. A door that stands twice is an error."""
    found: dict[tuple[str, str, str], dict[str, Cel]] = {}
    for regel in rechten.deuren():
        for index, method in enumerate(rechten.METHODEN):
            for relatie in regel.relaties:
                key = (regel.deur, method, relatie)
                assert key not in found, f"deuren.csv says twice what {key} is"
                found[key] = {rol: Cel(regel.cellen[rol][index], shown_to(rol, regel.toont)) for rol in ROLES}
    return found


def shown_to(rol: str, toont: str) -> tuple[str, ...]:
    """What must stand on the page for this role: parts joined by ` + `; `manager: Het jaar` is for a manager alone.

    `niet Voor het team` must not stand there.
    """
    found = []
    for part in filter(None, toont.split(" + ")):
        roles, _, text = part.partition(": ")
        named = set(roles.split()) if text else set()
        if not named or not named <= set(ROLES):
            found.append(part)
        elif rol in named:
            found.append(text)
    return tuple(found)


# What a door gives to whoever may most; a page above where it sends on, a form that is done above one that comes back.
MOST = {"GET": (200, 302, 405, 410, 404, 403), "POST": (302, 200, 405, 410, 404, 403)}


@cache
def cel(key: tuple[str, str, str], rollen: tuple[str, ...]) -> Cel:
    """What somebody with these roles gets: the most that one of them may, and everything that each would show."""
    cells = [deuren()[key][rol] for rol in rollen]
    if len(cells) == 1:
        return cells[0]
    most = min((cell.status for cell in cells), key=MOST[key[1]].index)
    shown = [cell.toont for cell in cells if cell.status == most]
    texts = dict.fromkeys(text for toont in shown for text in toont)
    return Cel(
        most, tuple(t for t in texts if not t.startswith("niet ") or all(t in toont for toont in shown))
    )


@cache
def velden() -> dict[str, dict[str, str]]:
    """By `Model.veld`: the word for each role."""
    found: dict[str, dict[str, str]] = {}
    for regel in rechten.velden():
        for veld in regel.velden:
            key = f"{regel.model}.{veld}"
            assert key not in found, f"velden.csv says twice who sees {key}"
            found[key] = regel.cellen
    return found
