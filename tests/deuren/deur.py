"""What one door is to the walk, and a body that tries more than the door is for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from werkoffensief.web import clock

Objects = Any  # see walk.Objects
Body = Callable[[Objects], dict[str, Any]]


@dataclass(frozen=True)
class Deur:
    """One door. `vragen`: further queries to GET with. `naar`: the url names to which an allowed POST may lead.

    `zegt`: words in the message after it. `telt`: how the page shows the number of people whom the reader may see.
    `stil`: when an allowed POST finds nothing to do. `wachtwoord`: the door asks the password of the last minutes.
    `kies`: which klant of the relation is wanted. `afwezig`: what else than an unknown id does not exist.
    """

    body: Body = lambda o: {}
    pad: Callable[[Objects], dict[str, Any]] = lambda o: {}
    afwezig: dict[str, Any] | None = None
    kies: Callable[[Any], bool] | None = None
    naar: tuple[str, ...] = ("klant_dossier",)
    schrijft: bool = True
    vragen: tuple[str, ...] = ("",)
    zegt: Callable[[Objects], str] = lambda o: ""
    telt: Callable[[int], str] | None = None
    stil: Callable[[Objects], bool] = lambda o: False
    wachtwoord: bool = False


def day(days: int = 0) -> str:
    return (clock.today() + timedelta(days=days)).strftime("%d-%m-%Y")


def gone() -> dict[str, Any]:
    """Withdrawn."""
    return {"vervallen_op": timezone.now(), "vervallen_reden": "x"}


@dataclass(frozen=True)
class Extra:
    """A body that tries more than the door is for; by actor what comes of it. `pad`: of another row than the door's.

    `verandert`: whether it is to change anything; None: exactly when the answer leads on.
    """

    deur: str
    wat: str
    relatie: str
    body: Body
    status: dict[str, int]
    pad: Callable[[Objects], dict[str, Any]] = lambda o: {}
    verandert: bool | None = None
