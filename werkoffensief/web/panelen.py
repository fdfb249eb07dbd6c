"""Parts of the start pages that another app brings. Apps register theirs in `AppConfig.ready()`.

panelen.register("teamleider", "intake/_toegang_paneel.html", access_of_team, order=20)

`context(user, now)` returns what the template shows, or None when there is nothing to say. A panel is one section with
its own h2; every number in it opens its list. Who may see it is the role; whose rows it shows is the function's part.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

Context = Callable[[Any, datetime], dict[str, Any] | None]


@dataclass(frozen=True, slots=True)
class Paneel:
    """One part as registered."""

    rol: str
    template: str
    context: Context
    order: int


@dataclass(frozen=True, slots=True)
class GetoondPaneel:
    """One part as a page shows it."""

    template: str
    inhoud: dict[str, Any]


_panelen: dict[tuple[str, str], Paneel] = {}


def register(rol: str, template: str, context: Context, *, order: int = 50) -> None:
    """Add a part to the start page of a role; the same template on the same page replaces the earlier one."""
    _panelen[rol, template] = Paneel(rol, template, context, order)


def panels(rollen: Iterable[str], user: Any, now: datetime) -> list[GetoondPaneel]:
    """The parts on the page of these roles, in order; each once."""
    wanted = set(rollen)
    known = sorted(_panelen.values(), key=lambda paneel: (paneel.order, paneel.template))
    chosen = {paneel.template: paneel for paneel in known if paneel.rol in wanted}
    found = [(paneel.template, paneel.context(user, now)) for paneel in chosen.values()]
    return [GetoondPaneel(template, inhoud) for template, inhoud in found if inhoud is not None]
