"""Read models of employers: finding one, what came of the agreements, and what waits for an accountmanager.

Counts only: which people were placed is known to higher floors.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial, reduce
from operator import and_, or_
from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest, Lower

from werkgevers.enums import Sector
from werkgevers.models import (
    Contactmoment,
    Contactpersoon,
    Vacature,
    Werkakkoord,
    Werkgever,
)
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker, Rolverlening
from werkoffensief.logboek.expressions import AmongIds, NameVariants, PhoneDigits
from werkoffensief.web.zoekwoorden import TYPO_LENGTHS, plain, resembling, spellings, variants

CHOICES = 15
WORDS = 6  # of a search; more would only cost time
RESEMBLED = 3
PHONE = 9  # digits of a telephone number that count
PART = 4  # digits that are enough to look for the beginning of a number
NOT_TELLING = frozenset(("bv", "nv", "vof", "en"))  # B.V., BV; "en" is often written as &
_LABEL = re.compile(
    r"(?:kvk(?:[- ]?(?:nummer|nr))?|tel(?:efoon)?(?:nummer)?)[.: ]+(?=[0-9+(])", re.IGNORECASE
)
_SHORTENED = re.compile(r"(?<!\w)(?:\w\.){2,}")  # b.v., V.O.F.
_NUMBER = re.compile(r"[0-9 .()/+-]*[0-9][0-9 .()/+-]*")
RUNNING_OUT = 90  # days
NEVER = date(9999, 12, 31)  # sorts an agreement without an end after all others
NUMBERS = ("banen", "vervuld", "meer", "open", "ontwikkelplekken")


@dataclass(frozen=True, slots=True)
class Zoekvraag:
    """What was typed to find an employer: words, and when it is a number or an address also as that."""

    words: tuple[str, ...]
    digits: str = ""
    email: str = ""

    @classmethod
    def understood(cls, text: str) -> "Zoekvraag":
        """Never raises, whatever was typed."""
        typed = _LABEL.sub("", " ".join(text.replace("\0", "").split()))
        words = plain(_SHORTENED.sub(lambda found: found[0].replace(".", ""), typed)).split()
        telling = [word for word in words if word not in NOT_TELLING] or words
        number = typed.isascii() and _NUMBER.fullmatch(typed)
        return cls(
            tuple(telling[:WORDS]),
            digits="".join(re.findall("[0-9]", typed)) if number else "",
            email=typed if "@" in typed and " " not in typed else "",
        )


def matching(werkgevers: QuerySet[Werkgever], text: str) -> tuple[QuerySet[Werkgever], bool]:
    """The employers that the text means, and whether they only resemble it. One small question when there is a text.

    Each word stands somewhere: in the name, the place, the name or e-mail address of a contact person, or at the
    beginning of the KvK-nummer. Or the whole is (the beginning of) a KvK-nummer or telephone number of theirs. Only
    when nobody is found so, a typo is forgiven. Adds `treffer`: how well it fits, the best first.
    """
    asked = Zoekvraag.understood(text)
    if not text.strip():
        return werkgevers.annotate(treffer=Value(0)), False
    if not asked.words:
        return werkgevers.annotate(treffer=Value(0)).none(), False
    werkgevers = werkgevers.alias(cijfers=PhoneDigits("telefoon"))
    better = [*_by_number(asked), *_by_name(asked), *_by_beginning(asked)]
    wanted = [*_by_number(asked), _each(asked.words, _somewhere), *_by_beginning(asked)]
    found = werkgevers.filter(reduce(or_, wanted))
    if found.exists():
        ranks = [When(holds, then=Value(rank)) for rank, holds in enumerate(better)]
        rank = Case(*ranks, default=Value(len(better)), output_field=IntegerField())
        return found.annotate(treffer=rank), False
    alike = werkgevers.alias(varianten=NameVariants("zoeknaam")).filter(_each(asked.words, _resembles))
    return alike.annotate(treffer=Value(0)), True


def resembled(text: str, werkgevers: Iterable[Werkgever]) -> list[str]:
    """The words of these employers that are one typo from what was typed: a few, to say why they are shown."""
    words = Zoekvraag.understood(text).words
    alike = (resembling(words, part) for row in werkgevers for part in (row.naam, row.plaats or ""))
    return list(dict.fromkeys(word for word in alike if word))[:RESEMBLED]


def find_werkgevers(*, text: str) -> list[Werkgever]:
    """At most CHOICES employers to choose from, the best first; none without a text."""
    if not text.strip():
        return []
    found: Any = matching(Werkgever.objects.current(), text)[0]
    return list(found.order_by("treffer", Lower("naam"), "pk")[:CHOICES])


def _by_number(asked: Zoekvraag) -> Iterator[Q]:
    """The whole KvK-nummer, telephone number or e-mail address: the surest ways."""
    if asked.digits:
        yield Q(kvk_nummer=asked.digits)
    if len(asked.digits) >= PHONE:
        yield _called(Q(cijfers=asked.digits[-PHONE:]))
    if asked.email:
        yield _has_contact(Contactpersoon.objects.filter(email__iexact=asked.email))


def _by_name(asked: Zoekvraag) -> Iterator[Q]:
    """How well the name and the place fit, of those in which each word stands somewhere."""
    in_order = " ".join(asked.words)
    yield Q(zoeknaam__startswith=f" {in_order} ")
    yield Q(zoeknaam__startswith=f" {in_order}")
    for shape in (" {} ", " {}", "{}"):
        yield _each(asked.words, partial(_holds, shape=shape))


def _by_beginning(asked: Zoekvraag) -> Iterator[Q]:
    """The beginning of a KvK-nummer or telephone number."""
    start = asked.digits.lstrip("0")
    if len(start) >= PART - 1 and PART <= len(asked.digits) < PHONE:
        yield Q(kvk_nummer__startswith=asked.digits)
        yield _called(Q(cijfers__gte=start, cijfers__lte=start.ljust(PHONE, "9")))


def _each(words: Iterable[str], condition: Callable[[str], Q]) -> Q:
    return reduce(and_, map(condition, words))


def _holds(word: str, shape: str = "{}") -> Q:
    """The word stands in `zoeknaam`, also with y for ij; a single letter is the beginning of a word."""
    shape = shape if len(word) > 1 else " {}"
    return reduce(or_, (Q(zoeknaam__contains=shape.format(form)) for form in spellings(word)))


def _has_contact(persons: QuerySet[Contactpersoon]) -> Q:
    return Q(AmongIds("id", persons.order_by().values("werkgever")))


def _called(digits: Q) -> Q:
    """The employer's own number or that of a contact person."""
    return digits | _has_contact(Contactpersoon.objects.alias(cijfers=PhoneDigits("telefoon")).filter(digits))


def _of_contact(condition: Q) -> Q:
    persons = Contactpersoon.objects.alias(varianten=NameVariants("zoeknaam"))
    return _has_contact(persons.filter(condition))


def _somewhere(word: str) -> Q:
    number = Q(kvk_nummer__startswith=word) if word.isdigit() else Q()
    return _holds(word) | _of_contact(_holds(word)) | number


def _resembles(word: str) -> Q:
    if len(word) not in TYPO_LENGTHS or word.isdigit():
        return _somewhere(word)
    keys = sorted({key for form in spellings(word) for key in variants(form)})
    alike = Q(varianten__overlap=keys)
    return alike | _of_contact(alike) | _holds(word)


def with_contact_and_agreements(werkgevers: QuerySet[Werkgever], *, day: date) -> QuerySet[Werkgever]:
    """Adds `akkoorden`, those that run on `day`, and `laatste_contact`."""
    return werkgevers.annotate(
        akkoorden=_number(Werkakkoord.objects.running_on(day), "werkgever", Count("pk")),
        laatste_contact=Subquery(
            Contactmoment.objects.valid()
            .filter(werkgever=OuterRef("pk"))
            .order_by()
            .values("werkgever")
            .annotate(laatste=Max("datum"))
            .values("laatste")
        ),
    )


def with_running_agreement(werkgevers: QuerySet[Werkgever], *, day: date) -> QuerySet[Werkgever]:
    """Those with an agreement whose term includes `day`."""
    return werkgevers.filter(Exists(Werkakkoord.objects.running_on(day).filter(werkgever=OuterRef("pk"))))


def accountmanagers() -> QuerySet[Medewerker]:
    """Who can be given employers: active, and accountmanager by role now."""
    grants = Rolverlening.objects.current().filter(medewerker=OuterRef("pk"), rol=Rol.ACCOUNTMANAGER)
    return Medewerker.objects.filter(Exists(grants), is_active=True).order_by("naam", "gebruikersnaam")


def owners() -> QuerySet[Medewerker]:
    """The accountmanagers who have an employer."""
    return accountmanagers().filter(Exists(Werkgever.objects.current().filter(accountmanager=OuterRef("pk"))))


def without_accountmanager(werkgevers: QuerySet[Werkgever]) -> QuerySet[Werkgever]:
    """Those of nobody, or of somebody who is no accountmanager any more."""
    return werkgevers.filter(~Exists(accountmanagers().filter(pk=OuterRef("accountmanager"))))


# --- What came of the agreements ------------------------------------------------------------


def akkoorden_on(*, werkgever_id: UUID, day: date) -> QuerySet[Werkakkoord]:
    """The agreements of this employer whose term includes `day`."""
    return with_filled(Werkakkoord.objects.filter(werkgever_id=werkgever_id).running_on(day), day=day)


def with_filled(akkoorden: QuerySet[Werkakkoord], *, day: date) -> QuerySet[Werkakkoord]:
    """Adds what came of each promise up to `day`, so that banen + meer = vervuld + open, also in every sum.

    `vervuld`: jobs that placements filled, ended or not (contract section 3). `meer`: those above what was promised.
    `open`: what is left of the promise; of an agreement that has ended it stays unfilled. Nothing is left of one that
    was withdrawn, but then nothing was promised either: it is in no sum.
    """
    placed = Count(
        "plaatsingen",
        filter=Q(
            plaatsingen__soort="werk",
            plaatsingen__startdatum__lte=day,
            plaatsingen__vervallen_op__isnull=True,
        ),
    )
    filled = _number(Werkakkoord.objects.all(), "pk", placed)
    return akkoorden.annotate(vervuld=filled).annotate(
        open=Greatest(F("banen") - F("vervuld"), 0), meer=Greatest(F("vervuld") - F("banen"), 0)
    )


def with_vacancies(akkoorden: QuerySet[Werkakkoord], *, day: date) -> QuerySet[Werkakkoord]:
    """Adds `vacatureplekken`: the places of the vacancies under the agreement that are open on `day`."""
    places = _number(Vacature.objects.open_on(day), "werkakkoord", Sum("aantal"))
    return akkoorden.annotate(vacatureplekken=places)


def without_vacancy(akkoorden: Any, *, day: date) -> Any:
    """Those that run on `day` and promise more open jobs than there are open places in vacancies."""
    rows: Any = with_vacancies(with_filled(akkoorden.running_on(day), day=day), day=day)
    return rows.filter(open__gt=F("vacatureplekken"))


def running_out(akkoorden: Any, *, day: date, days: int = RUNNING_OUT) -> Any:
    """Those that run on `day` and end within so many days."""
    return akkoorden.running_on(day).filter(einddatum__lte=day + timedelta(days=days))


@dataclass(frozen=True, slots=True)
class Akkoorden:
    """The agreements of one employer on a day, apart by where they stand, and what was promised in all."""

    lopend: list[Werkakkoord]
    straks: list[Werkakkoord]
    afgelopen: list[Werkakkoord]
    vervallen: list[Werkakkoord]

    @property
    def groepen(self) -> list[tuple[str, list[Werkakkoord]]]:
        """Heads and rows; the first one always."""
        others = [("Nog niet ingegaan", self.straks), ("Afgelopen", self.afgelopen)]
        return [("Lopend", self.lopend), *(pair for pair in others if pair[1])]

    @property
    def totaal(self) -> dict[str, int]:
        """The sums of those that run."""
        return {name: sum(getattr(row, name) for row in self.lopend) for name in NUMBERS}


def only_akkoord(werkgever: Werkgever, *, day: date) -> UUID | None:
    """The agreement of this employer that runs on `day`, when there is exactly one."""
    running = list(werkgever.werkakkoorden.running_on(day).order_by("pk").values_list("pk", flat=True)[:2])
    return running[0] if len(running) == 1 else None


def agreements_of(werkgever: Werkgever, *, day: date) -> Akkoorden:
    """Every agreement of an employer, in one query."""
    groups = Akkoorden([], [], [], [])
    for row in with_filled(werkgever.werkakkoorden.order_by("-ingangsdatum", "akkoordnummer"), day=day):
        if row.vervallen_op:
            groups.vervallen.append(row)
        elif row.ingangsdatum > day:
            groups.straks.append(row)
        elif row.einddatum and row.einddatum < day:
            groups.afgelopen.append(row)
        else:
            groups.lopend.append(row)
    return groups


def vacancies_of(werkgever: Werkgever, *, day: date) -> list[Vacature]:
    """The vacancies of an employer, those that nobody closed first; `over_tijd` says that the last day has passed."""
    rows = werkgever.vacatures.select_related("werkakkoord").annotate(
        over_tijd=Q(gesloten_op__isnull=True, open_tot__lt=day)
    )
    return list(rows.order_by(F("gesloten_op").desc(nulls_first=True), "-open_van", "pk"))


@dataclass(frozen=True, slots=True)
class Totaal:
    """What was promised and what came of it, of one sector or of all."""

    sector: str
    naam: str
    akkoorden: int
    banen: int
    vervuld: int
    meer: int
    open: int
    ontwikkelplekken: int

    @property
    def vraag(self) -> str:
        """What it adds to the address of its list; the sum of all sectors adds nothing."""
        return f"&sector={self.sector}" if self.sector else ""


def totals(akkoorden: QuerySet[Werkakkoord]) -> list[Totaal]:
    """One line per sector that has agreements (`with_filled`); the last one is the sum of them."""
    sums = {f"som_{name}": Sum(name) for name in NUMBERS}
    found: Mapping[str, Mapping[str, Any]] = {
        row["sector"]: row
        for row in akkoorden.order_by().values("sector").annotate(akkoorden=Count("pk"), **sums)
    }
    lines = [
        Totaal(sector, naam, row["akkoorden"], *(row[f"som_{name}"] for name in NUMBERS))
        for sector, naam in Sector.choices
        if (row := found.get(sector))
    ]
    return [*lines, _sum(lines)]


def _sum(lines: list[Totaal]) -> Totaal:
    return Totaal(
        "",
        "Totaal",
        *(sum(getattr(line, name) for line in lines) for name in ("akkoorden", *NUMBERS)),
    )


def years() -> list[int]:
    """The years in which agreements began, the newest first."""
    days = Werkakkoord.objects.valid().dates("ingangsdatum", "year", order="DESC")
    return [day.year for day in days]


# --- What waits for an accountmanager ------------------------------------------------------------


def calls_due(*, day: date, medewerker_id: UUID | None) -> QuerySet[Contactmoment]:
    """Appointments with employers for `day` or before, the oldest first: those that this medewerker made, and those
    with their employers. None: everybody's.
    """
    rows = Contactmoment.objects.due_on(day)
    if medewerker_id:
        rows = rows.filter(Q(medewerker=medewerker_id) | Q(werkgever__accountmanager=medewerker_id))
    return rows.order_by("afspraak_op", "pk")


def likely_contact(werkgever: Werkgever, *, day: date) -> UUID | None:
    """Whom one probably speaks there on `day`: the only contact person, else the last one spoken to."""
    spoken = Max("contactmomenten__datum", filter=Q(contactmomenten__vervallen_op__isnull=True))
    persons = werkgever.contactpersonen.working_on(day).annotate(laatst=spoken)
    found = list(persons.order_by(F("laatst").desc(nulls_last=True), "pk")[:2])
    return found[0].pk if found and (len(found) == 1 or found[0].laatst) else None


def _number(rows: Any, reference: str, count: Any) -> Coalesce:
    """`count` over the rows that refer to the outer row, as a subquery: it never multiplies with another one."""
    of_one = rows.filter(**{reference: OuterRef("pk")}).order_by().values(reference)
    counted = Subquery(of_one.annotate(som=count).values("som"), output_field=IntegerField())
    return Coalesce(counted, Value(0))
