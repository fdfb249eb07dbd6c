"""Which links stand in the frame of each page. Apps register theirs in `AppConfig.ready()`.

navigatie.register("Klanten", "intake:klanten", may_see_klanten, order=20)
navigatie.register("Wachtwoord wijzigen", "account_change_password", menu=Menu.GEBRUIKER)
navigatie.register("Privacy", "privacy", everyone, menu=Menu.VOET)
navigatie.register_search("dossier:zoeken", may_search)
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.urls import reverse

Allowed = Callable[[Any], bool]


class Menu(Enum):
    HOOFD = "hoofd"
    GEBRUIKER = "gebruiker"
    VOET = "voet"
    NIET_GEVONDEN = (
        "niet_gevonden"  # what one may have wanted, on the page that says that there is no such page
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """One link as registered."""

    label: str
    url_name: str
    allowed: Allowed
    menu: Menu
    order: int
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Search:
    """The search field in the header; what was typed is posted as `q`."""

    label: str
    url_name: str
    allowed: Allowed
    hint: str
    order: int

    @property
    def url(self) -> str:
        return reverse(self.url_name)


@dataclass(frozen=True, slots=True)
class Link:
    """One link as a page shows it; `current` is the value of aria-current, or empty."""

    label: str
    url: str
    current: str


def everyone(user: Any) -> bool:
    return True


def logged_in(user: Any) -> bool:
    return bool(user.is_authenticated)


_entries: dict[tuple[Menu, str], Entry] = {}
_search: list[Search] = []


def register(
    label: str,
    url_name: str,
    allowed: Allowed = logged_in,
    *,
    menu: Menu = Menu.HOOFD,
    order: int = 50,
    also: tuple[str, ...] = (),
) -> None:
    """Add a link; the same url name in the same menu replaces the earlier one.

    `also`: beginnings of paths that belong to it without standing below it.
    """
    _entries[menu, url_name] = Entry(label, url_name, allowed, menu, order, also)


def register_search(
    url_name: str,
    allowed: Allowed = logged_in,
    *,
    label: str = "Zoeken",
    hint: str = "Naam of nummer",
    order: int = 50,
) -> None:
    """A page behind the search field in the header; a reader sees the first that is for them.

    It is posted to, so that no name stands in a URL.
    """
    _search[:] = [known for known in _search if known.url_name != url_name]
    _search.append(Search(label, url_name, allowed, hint, order))
    _search.sort(key=lambda search: search.order)


def links(menu: Menu, user: Any, path: str) -> list[Link]:
    """The links this user may use, in order; at most one of them is the current one."""
    allowed = [entry for entry in _entries.values() if entry.menu is menu and entry.allowed(user)]
    allowed.sort(key=lambda entry: (entry.order, entry.label))
    urls = [reverse(entry.url_name) for entry in allowed]
    nearest = max((url for url in urls if _covers(url, path)), key=len, default=None)
    if nearest is None:
        belongs = (reverse(entry.url_name) for entry in allowed if path.startswith(entry.also))
        nearest = next(belongs, None)
    return [
        Link(entry.label, url, "" if url != nearest else "page" if url == path else "true")
        for entry, url in zip(allowed, urls, strict=True)
    ]


def search_field(user: Any) -> Search | None:
    """The search field of this reader, if any."""
    return next((search for search in _search if search.allowed(user)), None)


def _covers(url: str, path: str) -> bool:
    """A link is the current one on its own page and on those below it; the home page only on its own."""
    return url == path or (url != "/" and path.startswith(url))
