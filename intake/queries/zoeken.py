"""Finding somebody: one question to the database, whatever was typed, in which the scope is a part of every branch.

The branches stand in the order of the results. PostgreSQL works them off one by one and stops at the limit: a branch
that can find thousands (a fragment, a typo) is only tried when the better ones gave too little.
"""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Collate, Replace, StrIndex
from django.db.models.lookups import GreaterThan

from intake import bsn as burgerservicenummer
from intake.enums import Contactsoort
from intake.expressions import NameVariants, NumberCore, PhoneDigits
from intake.models import Contactgegeven, Identificatie, Klant, Klantnummer
from intake.queries.zoektekst import PART, Zoektekst
from werkoffensief.accounts.models import Medewerker
from werkoffensief.accounts.queries import Lezer
from werkoffensief.logboek.queries import last_opened
from werkoffensief.web.eenmaal import ask_like
from werkoffensief.web.zoekwoorden import TYPO_LENGTHS, resembling, spellings

MOST = 50
INDEXED = 3  # letters that a trigram index needs
LONGEST = 20  # digits of a number of which the beginning was typed
RECENT = 10
RECENT_DAYS = 92
People = Callable[..., QuerySet[Klant]]


class Manier(IntEnum):
    """How somebody was found, the best first."""

    KLANTNUMMER = 1
    BSN = 2
    OUD_KLANTNUMMER = 3
    TELEFOON = 4
    GEBOORTEDATUM = 5
    KLANTNUMMER_BEGIN = 6  # also of its digits without the zeros in front
    TELEFOON_BEGIN = 7
    KLANTNUMMER_DEEL = 8
    GEBOORTEJAAR = 9
    ACHTERNAAM = 10  # the whole word that was typed
    NAAM = 11
    NAAM_ZONDER = 12  # without the tussenvoegsel that was typed
    NAAM_BEGIN = 13
    NAAM_DEEL = 14
    LIJKT_OP = 15


WORDS = {
    Manier.KLANTNUMMER: "klantnummer",
    Manier.BSN: "BSN",
    Manier.OUD_KLANTNUMMER: "oud klantnummer",
    Manier.TELEFOON: "telefoon",
    Manier.GEBOORTEDATUM: "geboortedatum",
    Manier.KLANTNUMMER_BEGIN: "deel van het klantnummer",
    Manier.TELEFOON_BEGIN: "begin van het telefoonnummer",
    Manier.KLANTNUMMER_DEEL: "deel van het klantnummer",
    Manier.GEBOORTEJAAR: "geboortejaar",
    Manier.ACHTERNAAM: "achternaam",
    Manier.NAAM: "naam",
    Manier.NAAM_ZONDER: "naam",
    Manier.NAAM_BEGIN: "begin van de naam",
    Manier.NAAM_DEEL: "deel van de naam",
}


@dataclass(frozen=True, slots=True)
class Gevonden:
    """The people found, the best first, each with how; `more` when there are others."""

    manieren: dict[UUID, Manier]
    more: bool = False

    @property
    def only(self) -> UUID | None:
        """The one person with exactly this klantnummer or BSN."""
        exact = [key for key, manier in self.manieren.items() if manier <= Manier.BSN]
        return exact[0] if len(exact) == 1 else None


@dataclass(frozen=True, slots=True)
class Woord:
    """A word of a name, in each of its spellings. `typo`: these as a name, when one may resemble them.

    `around`: spellings of the other words in which this one stands (jan in jansen): it is looked for beside them.
    """

    spellings: tuple[str, ...]
    letter: bool
    short: bool
    typo: str
    around: tuple[str, ...] = ()

    @classmethod
    def of(cls, word: str, others: tuple[str, ...] = ()) -> "Woord":
        ways = spellings(word)
        typo = f" {' '.join(ways)} " if len(word) in TYPO_LENGTHS else ""
        larger = (way for other in others if other != word for way in spellings(other))
        around = tuple(way for way in larger if any(own in way and own != way for own in ways))
        return cls(ways, len(word) == 1, len(word) < INDEXED, typo, around)


@dataclass(frozen=True, slots=True)
class Vraag:
    """What a Zoektekst asks the database: values to compare with, of ranges both ends. What is empty is not asked.

    `surnames`: between what a surname lies that begins with the one word; `besides`: what else its name holds.
    """

    words: tuple[Woord, ...] = ()
    main_words: tuple[Woord, ...] = ()
    surnames: tuple[tuple[str, str], ...] = ()
    besides: tuple[str, ...] = ()
    born: date | None = None
    year: tuple[date, date] | None = None
    bsn: bytes = b""
    phone: str = ""
    phone_start: tuple[str, str] | None = None
    numbers: tuple[str, ...] = ()
    core: tuple[str, str] | None = None
    part: str = ""

    @classmethod
    def of(cls, asked: Zoektekst) -> "Vraag":
        named = asked.names
        return cls(
            words=tuple(map(Woord.of, asked.words)) if named else (),
            main_words=tuple(Woord.of(word, asked.main_words) for word in asked.main_words) if named else (),
            surnames=_as_surname(asked),
            besides=tuple(f" {word} " for word in asked.words if word not in asked.main_words),
            born=asked.born,
            year=(date(asked.year, 1, 1), date(asked.year, 12, 31)) if asked.year else None,
            bsn=burgerservicenummer.index_of(asked.bsn) if asked.bsn else b"",
            phone=asked.phone,
            phone_start=_beginning(asked.phone_start),
            numbers=asked.numbers,
            # 000012 is a whole number, not the beginning of many
            core=(asked.core, asked.core)
            if len(asked.core) < PART and asked.core
            else _beginning(asked.core),
            part=connection.ops.prep_for_like_query(asked.part),
        )


def _as_surname(asked: Zoektekst) -> tuple[tuple[str, str], ...]:
    if len(asked.main_words) != 1 or asked.born or asked.year:
        return ()
    (word,) = asked.main_words
    # Of the signs in a name, only letters come after a 0.
    return tuple((way, f"{way}0") for way in dict.fromkeys((*spellings(word), word.replace("y", "ij"))))


def _beginning(digits: str) -> tuple[str, str] | None:
    return (digits, digits.ljust(LONGEST, "9")) if digits else None


def find(asked: Zoektekst, people: People, *about: Hashable) -> Gevonden:
    """At most MOST of `people(*about)`: whom somebody may see. One query, none when nothing was asked.

    Its SQL is kept for what has the same shape (web.eenmaal.ask_like): `people` may do no more with what it is about
    than filter.
    """
    vraag = Vraag.of(asked)
    # A name is looked for along the same indexes whatever the name; of numbers PostgreSQL must see which one it is.
    rows = ask_like(_question, vraag, people, about, plan_anew=not vraag.words)
    found: dict[UUID, Manier] = {}
    for key, manier in rows:
        found.setdefault(key, Manier(manier))
    in_order = sorted(found.items(), key=lambda item: item[1])  # those of one branch stay as they came
    return Gevonden(dict(in_order[:MOST]), more=len(rows) > MOST)


def visible(lezer: Lezer) -> QuerySet[Klant]:
    """Whose file this reader may open."""
    return Klant.objects.visible_to(lezer.medewerker)


def why(klant: Klant, manier: Manier, asked: Zoektekst) -> str:
    """In words, how this person was found."""
    if manier < Manier.ACHTERNAAM:
        return WORDS[manier]
    if manier == Manier.LIJKT_OP:
        word = resembling(asked.main_words, klant.naam)
        text = f"lijkt op: {word}" if word else "lijkt op de naam"
    else:
        text = WORDS[manier]
    if asked.born:
        return f"{text} en geboortedatum"
    return f"{text} en geboortejaar" if asked.year else text


def recent(medewerker: Medewerker, *, now: datetime) -> list[UUID]:
    """The last files that this medewerker opened and may open now, the latest first."""
    opened = last_opened(medewerker.pk, since=now - timedelta(days=RECENT_DAYS))
    allowed = set(Klant.objects.visible_to(medewerker).filter(pk__in=opened).values_list("pk", flat=True))
    return [key for key in opened if key in allowed][:RECENT]


def _question(vraag: Vraag, people: People, about: tuple[Hashable, ...]) -> QuerySet:
    """No more than one branch gives, else the next one runs too."""
    branches = list(_branches(people(*about), vraag))
    if not branches:
        raise EmptyResultSet
    first, *others = branches
    return first.union(*others, all=True)[: MOST + 1]


def _branches(klanten: QuerySet[Klant], vraag: Vraag) -> Iterator[QuerySet]:
    """One small question for each way, the best first."""
    yield from _by_number(klanten, vraag)
    everybody = klanten
    if vraag.born:
        klanten = klanten.filter(geboortedatum=vraag.born)
    elif vraag.year:
        first, last = vraag.year
        klanten = klanten.filter(geboortedatum__gte=first, geboortedatum__lte=last)
    if vraag.words:
        klanten = klanten.alias(volgorde=Collate(F("sorteernaam"), "C"))
        for surname in _surnames(vraag):
            yield _by_surname(klanten.filter(surname))
            klanten = klanten.exclude(surname)
        yield from _by_name(klanten, vraag)
    elif vraag.born:
        yield _branch(klanten, Value(Manier.GEBOORTEDATUM))
    yield from _by_beginning(everybody, vraag)
    if vraag.year and not vraag.words:
        yield _branch(klanten, Value(Manier.GEBOORTEJAAR))


def _by_number(klanten: QuerySet[Klant], vraag: Vraag) -> Iterator[QuerySet]:
    """Klantnummer, BSN, an old klantnummer, telephone: whole numbers only."""
    if vraag.numbers:
        yield _branch(klanten.filter(klantnummer__in=vraag.numbers), Value(Manier.KLANTNUMMER))
    if vraag.bsn:
        same = Identificatie.objects.filter(bsn_index=vraag.bsn)
        yield _branch(klanten.filter(pk__in=same.values("klant")), Value(Manier.BSN))
    if vraag.numbers:
        known = Klantnummer.objects.filter(nummer__in=vraag.numbers)
        yield _branch(klanten.filter(pk__in=known.values("klant")), Value(Manier.OUD_KLANTNUMMER))
    if vraag.phone:
        yield _branch(klanten.filter(pk__in=_called(Q(cijfers=vraag.phone))), Value(Manier.TELEFOON))


def _called(digits: Q) -> QuerySet:
    """Whoever has a telephone number with these digits."""
    known = Contactgegeven.objects.alias(cijfers=PhoneDigits(F("waarde")))
    return known.filter(digits, soort=Contactsoort.TELEFOON, geldig_tot__isnull=True).values("klant")


def _by_beginning(klanten: QuerySet[Klant], vraag: Vraag) -> Iterator[QuerySet]:
    """The beginning of a klantnummer or of a telephone number, four characters or more; then any part of the first."""
    if vraag.core:
        numbered = klanten.alias(kern=NumberCore(F("klantnummer")))
        yield _branch(numbered.filter(_between("kern", vraag.core)), Value(Manier.KLANTNUMMER_BEGIN))
    if vraag.phone_start:
        called = _called(_between("cijfers", vraag.phone_start))
        yield _branch(klanten.filter(pk__in=called), Value(Manier.TELEFOON_BEGIN))
    if vraag.part:
        yield _branch(klanten.filter(klantnummer__contains=vraag.part), Value(Manier.KLANTNUMMER_DEEL))


def _between(field: str, ends: tuple[str, str]) -> Q:
    """A range, so that the plain index on these digits is used."""
    return Q(**{f"{field}__gte": ends[0], f"{field}__lte": ends[1]})


def _surnames(vraag: Vraag) -> list[Q]:
    """Whoever has the one word that was typed as the beginning of their surname, in each of its spellings."""
    besides = Q()  # not by the index on zoeknaam: a tussenvoegsel is in the name of half of all people
    for other in vraag.besides:
        besides &= _somewhere(other)
    return [Q(volgorde__gte=first, volgorde__lt=end) & besides for first, end in vraag.surnames]


def _by_surname(klanten: QuerySet[Klant]) -> QuerySet:
    """In the order of an index: a surname of thousands takes as long as one of fifty."""
    rows = klanten.annotate(manier=Value(Manier.ACHTERNAAM, output_field=IntegerField()))
    return rows.order_by(Collate(F("sorteernaam"), "C"), "pk").values_list("pk", "manier")[: MOST + 1]


def _by_name(klanten: QuerySet[Klant], vraag: Vraag) -> Iterator[QuerySet]:
    """Whole words, beginnings, fragments in one branch, then typos. Only the first wants the tussenvoegsels."""
    main = vraag.main_words
    ways = {
        Manier.NAAM: _all_hold(vraag.words, " {} "),
        Manier.NAAM_ZONDER: _all_hold(main, " {} "),
        Manier.NAAM_BEGIN: _all_hold(main, " {}") & _each_apart(main),
        Manier.NAAM_DEEL: _all_hold(main, "{}") & _each_apart(main),
    }
    widest = ways[Manier.NAAM_DEEL]
    if all(word.short for word in main):
        yield from _one_by_one(klanten, ways)
    else:
        better = [When(holds, then=Value(manier)) for manier, holds in ways.items() if holds != widest]
        yield _branch(klanten.filter(widest), Case(*better, default=Value(Manier.NAAM_DEEL)))
    if any(word.typo for word in main):
        resembles = Q()
        for word in main:
            resembles &= _resembles(word) if len(main) == 1 else _resembles(word) | _holds(word, "{}")
        resembles &= _each_apart(tuple(word for word in main if not word.typo))
        people = klanten.alias(varianten=NameVariants(F("zoeknaam"))).filter(resembles).exclude(widest)
        yield _branch(people, Value(Manier.LIJKT_OP))


def _one_by_one(klanten: QuerySet[Klant], ways: dict[Manier, Q]) -> Iterator[QuerySet]:
    """Two letters in the middle of a name are in no index: only looked for when their other places give too little."""
    earlier = Q()
    for manier, holds in ways.items():
        yield _branch((klanten.exclude(earlier) if earlier else klanten).filter(holds), Value(manier))
        earlier = holds


def _all_hold(words: tuple[Woord, ...], pattern: str) -> Q:
    holds = Q()
    for word in words:
        holds &= _holds(word, pattern)
    return holds


def _holds(word: Woord, pattern: str) -> Q:
    """A single letter is the beginning of a word, wherever it was typed."""
    shape = " {}" if word.letter else pattern
    holds = Q()
    for spelling in word.spellings:
        by_index = not (word.short and shape == "{}")  # which PostgreSQL would then read from end to end
        holds |= Q(zoeknaam__contains=shape.format(spelling)) if by_index else _somewhere(spelling)
    return holds


def _each_apart(words: tuple[Woord, ...]) -> Q:
    """A word that is a part of another one stands in the name beside it too: Piet Jansen is no `jan jansen`."""
    holds = Q()
    for word in words:
        if word.around:
            rest: Any = F("zoeknaam")
            for larger in word.around:
                rest = Replace(rest, Value(larger), Value("."))
            shape = " {}" if word.letter else "{}"
            beside = Q()
            for spelling in word.spellings:
                beside |= _somewhere(shape.format(spelling), rest)
            holds &= beside
    return holds


def _somewhere(text: str, place: Any = None) -> Q:
    return Q(GreaterThan(StrIndex(place or F("zoeknaam"), Value(text)), 0))


def _resembles(word: Woord) -> Q:
    return Q(varianten__overlap=NameVariants(Value(word.typo))) if word.typo else _holds(word, "{}")


def _branch(klanten: QuerySet[Klant], manier: Case | Value) -> QuerySet:
    rows = klanten.annotate(manier=Cast(manier, IntegerField()))
    return rows.order_by("manier", "sorteernaam", "pk").values_list("pk", "manier")[: MOST + 1]
