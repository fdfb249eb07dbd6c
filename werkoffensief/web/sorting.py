"""Sortable lists: what a reader may sort by, and what they chose (`?sorteer=naam`, `?sorteer=-naam`)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

ASCENDING, DESCENDING = "ascending", "descending"


@dataclass(frozen=True, slots=True)
class Sorting:
    """The chosen column and direction, and the `order_by` that belongs to it."""

    columns: Mapping[str, Sequence[str]]
    column: str
    descending: bool

    @property
    def order(self) -> list[str]:
        """The database columns to sort on; all in one direction, so that `keyset_page` can use them."""
        prefix = "-" if self.descending else ""
        return [prefix + name for name in self.columns[self.column]]

    def direction(self, column: str) -> str:
        """The value of `aria-sort` for a head; empty for a column that does not lead."""
        if column != self.column:
            return ""
        return DESCENDING if self.descending else ASCENDING

    def parameter(self, column: str) -> str:
        """What a click on this head asks for: up first, and the other way around when it already leads."""
        return f"-{column}" if self.direction(column) == ASCENDING else column


def chosen_sorting(
    parameters: Mapping[str, str], columns: Mapping[str, Sequence[str]], default: str
) -> Sorting:
    """The sorting that a request asks for; anything unknown is the default ("naam", or "-datum").

    `columns` maps the word in the URL to the database columns, ending in a unique one:
    `{"naam": ("sorteernaam", "pk"), "start": ("start", "pk")}`.
    """
    wish = parameters.get("sorteer", default)
    if wish.removeprefix("-") not in columns:
        wish = default
    return Sorting(columns, wish.removeprefix("-"), wish.startswith("-"))
