"""Who looks, medewerkers by name, and what they keep about lists: saved filters, columns, and where to begin."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from unicodedata import combining, normalize
from uuid import UUID

from django.db.models import Case, F, Func, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Coalesce, Concat, Lower

from werkoffensief.accounts.models import Lijstfilter, Lijstweergave, Medewerker

FOUND = 15  # accounts that a search offers
WORDS = 6  # of a search; more would only cost time
# An account has its name in one piece. The surname begins with a word such as Jansen-van (der Meer), else after the
# first tussenvoegsel, else it is the last word.
PARTICLES = (
    "van|von|de|der|den|des|du|het|['’]?t|['’]s|te|ten|ter|in|op|aan|bij|"
    "la|le|da|di|dos|el|al|bin|ben|ibn|abu|zu"
)
AFTER_PARTICLE = rf"^\S+(?:\s+\S+)*?\s+(?:(?:{PARTICLES})\s+)+(\S.*)$"
DOUBLE = rf"^.*\s(\S+-(?:{PARTICLES})\s+\S.*)$"
ALL_BUT_LAST = r"^.*\s(?=\S+$)"
ACCENTS = "[\u0300-\u036f]"
SHOWN = 12  # saved filters above a list; the others are a click away


@dataclass(frozen=True, slots=True)
class Lezer:
    """Whoever looks, as far as a query depends on them: what keeps its SQL keeps it for all who are alike.

    The roles are those that hold now: none for somebody who may not come in.
    """

    pk: UUID
    team: UUID | None
    rollen: frozenset[str]

    @classmethod
    def of(cls, medewerker: Medewerker) -> "Lezer":
        return cls(
            medewerker.pk, medewerker.team_id, medewerker.rollen if medewerker.is_active else frozenset()
        )

    @property
    def medewerker(self) -> Medewerker:
        """To build a query with: knows no more than this, and is never saved."""
        medewerker = Medewerker(pk=self.pk, team_id=self.team)
        medewerker.rollen = self.rollen
        return medewerker


def filters_of(medewerker: Medewerker, lijst: str) -> QuerySet[Lijstfilter]:
    """The saved filters of a list that this medewerker sees: the own ones and those of the team."""
    return Lijstfilter.objects.filter(_seen_by(medewerker), lijst=lijst)


def filters_in_hands_of(medewerker: Medewerker, *, leads: bool) -> QuerySet[Lijstfilter]:
    """Those that this medewerker may rename and remove: the own ones, and whoever `leads` the team the team's."""
    own = Q(medewerker=medewerker.pk)
    return Lijstfilter.objects.filter(_seen_by(medewerker) if leads else own)


def display_of(medewerker: Medewerker, lijst: str) -> Lijstweergave:
    """How this medewerker sees the list; an unsaved row when nothing was chosen."""
    found = Lijstweergave.objects.filter(medewerker=medewerker.pk, lijst=lijst).first()
    return found or Lijstweergave(medewerker=medewerker, lijst=lijst)


def _seen_by(medewerker: Medewerker) -> Q:
    own = Q(medewerker=medewerker.pk)
    return own | Q(team=medewerker.team_id) if medewerker.team_id else own


def find_medewerkers(text: str) -> list[Medewerker]:
    """At most FOUND accounts, also disabled ones, as `matching` finds them."""
    rows = matching(Medewerker.objects.all(), text)
    return list(rows.select_related("team").order_by("naam", "gebruikersnaam")[:FOUND])


def unconfirmed(rows: QuerySet[Medewerker]) -> QuerySet[Medewerker]:
    """Of these the accounts that open nothing until a second person confirms them."""
    return rows.filter(is_active=True, te_bevestigen_sinds__isnull=False)


def unconfirmed_panel(medewerker: Medewerker, now: datetime) -> dict[str, Any] | None:
    """How many accounts wait for a second person, for the start page; None when none does."""
    waiting = unconfirmed(Medewerker.objects.all()).count()
    return {"aantal": waiting} if waiting else None


def matching(rows: QuerySet[Medewerker], text: str) -> Any:
    """Those of whom each word of the text stands somewhere in the name or the user name, in any order. Capitals and
    accents do not matter."""
    found: Any = rows.alias(
        zoeknaam=_plain(Concat("naam", Value(" "), "gebruikersnaam", output_field=TextField()))
    )
    for word in _plain_text(text).split()[:WORDS]:
        found = found.filter(zoeknaam__contains=word)
    return found


def by_surname(rows: QuerySet[Medewerker]) -> QuerySet[Medewerker]:
    """Adds `sorteernaam`, the surname and then the whole name, so that F. el Amrani stands under A, and `teamnaam`."""
    naam = Func(F("naam"), function="btrim", output_field=TextField())
    surname = Case(
        When(naam__contains=",", then=naam),
        When(naam__iregex=DOUBLE, then=_replaced(naam, DOUBLE, r"\1", "i")),
        When(naam__iregex=AFTER_PARTICLE, then=_replaced(naam, AFTER_PARTICLE, r"\1", "i")),
        default=_replaced(naam, ALL_BUT_LAST, "", ""),
    )
    return rows.annotate(
        sorteernaam=_plain(Concat(surname, Value(", "), naam, output_field=TextField())),
        teamnaam=Lower(Coalesce("team__naam", Value(""))),
    )


def _replaced(text: Any, pattern: str, by: str, flags: str) -> Func:
    return Func(
        text, Value(pattern), Value(by), Value(flags), function="regexp_replace", output_field=TextField()
    )


def _plain(text: Any) -> Func:
    """In small letters without accents."""
    apart = Func(text, template="normalize(%(expressions)s, NFD)", output_field=TextField())
    return Lower(_replaced(apart, ACCENTS, "", "g"))


def _plain_text(text: str) -> str:
    """The same of a text that somebody typed."""
    apart = normalize("NFD", text.replace("\0", ""))
    return "".join(sign for sign in apart if not combining(sign)).lower()
