"""Finding somebody: one question to the database, whatever was typed, in which the scope is a part of every branch.

The branches stand in the order of the results. PostgreSQL works them off one by one and stops at the limit: a branch
that can find thousands (a fragment, a typo) is only tried when the better ones gave too little.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum
from uuid import UUID

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Collate, StrIndex
from django.db.models.lookups import GreaterThan

from intake import bsn as burgerservicenummer
from intake.enums import Contactsoort
from intake.expressions import NameVariants, NumberCore, PhoneDigits
from intake.models import Contactgegeven, Identificatie, Klant, Klantnummer
from intake.queries.zoektekst import PART, Zoektekst
from werkoffensief.accounts.models import Medewerker
from werkoffensief.logboek.queries import last_opened
from werkoffensief.web.zoekwoorden import TYPO_LENGTHS, resembling, spellings, variants

MOST = 50
INDEXED = 3  # letters that a trigram index needs
LONGEST = 20  # digits of a number of which the beginning was typed
RECENT = 10
RECENT_DAYS = 92


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


def find(klanten: QuerySet[Klant], asked: Zoektekst) -> Gevonden:
    """At most MOST of `klanten` (what this medewerker may see). One query, none when nothing was asked."""
    branches = list(_branches(klanten, asked))
    if not branches:
        return Gevonden({})
    first, *others = branches
    rows = list(
        first.union(*others, all=True)[: MOST + 1]
    )  # no more than one branch gives, else the next one runs
    found: dict[UUID, Manier] = {}
    for key, manier in rows:
        found.setdefault(key, Manier(manier))
    in_order = sorted(found.items(), key=lambda item: item[1])  # those of one branch stay as they came
    return Gevonden(dict(in_order[:MOST]), more=len(rows) > MOST)


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


def _branches(klanten: QuerySet[Klant], asked: Zoektekst) -> Iterator[QuerySet]:
    """One small question for each way, the best first."""
    yield from _by_number(klanten, asked)
    everybody = klanten
    if asked.born:
        klanten = klanten.filter(geboortedatum=asked.born)
    elif asked.year:
        year = asked.year
        klanten = klanten.filter(geboortedatum__gte=date(year, 1, 1), geboortedatum__lte=date(year, 12, 31))
    if asked.names:
        klanten = klanten.alias(volgorde=Collate(F("sorteernaam"), "C"))
        for surname in _surnames(asked):
            yield _by_surname(klanten.filter(surname))
            klanten = klanten.exclude(surname)
        yield from _by_name(klanten, asked)
    elif asked.born:
        yield _branch(klanten, Value(Manier.GEBOORTEDATUM))
    yield from _by_beginning(everybody, asked)
    if asked.year and not asked.names:
        yield _branch(klanten, Value(Manier.GEBOORTEJAAR))


def _by_number(klanten: QuerySet[Klant], asked: Zoektekst) -> Iterator[QuerySet]:
    """Klantnummer, BSN, an old klantnummer, telephone: whole numbers only."""
    if asked.numbers:
        yield _branch(klanten.filter(klantnummer__in=asked.numbers), Value(Manier.KLANTNUMMER))
    if asked.bsn:
        same = Identificatie.objects.filter(bsn_index=burgerservicenummer.index_of(asked.bsn))
        yield _branch(klanten.filter(pk__in=same.values("klant")), Value(Manier.BSN))
    if asked.numbers:
        known = Klantnummer.objects.filter(nummer__in=asked.numbers)
        yield _branch(klanten.filter(pk__in=known.values("klant")), Value(Manier.OUD_KLANTNUMMER))
    if asked.phone:
        called = Contactgegeven.objects.alias(cijfers=PhoneDigits(F("waarde"))).filter(
            soort=Contactsoort.TELEFOON, geldig_tot__isnull=True, cijfers=asked.phone
        )
        yield _branch(klanten.filter(pk__in=called.values("klant")), Value(Manier.TELEFOON))


def _by_beginning(klanten: QuerySet[Klant], asked: Zoektekst) -> Iterator[QuerySet]:
    """The beginning of a klantnummer or of a telephone number, four characters or more; then any part of the first."""
    if asked.core:
        few = len(asked.core) < PART  # 000012 is a whole number, not the beginning of many
        begins = Q(kern=asked.core) if few else _begins_with("kern", asked.core)
        numbered = klanten.alias(kern=NumberCore(F("klantnummer")))
        yield _branch(numbered.filter(begins), Value(Manier.KLANTNUMMER_BEGIN))
    if asked.phone_start:
        called = Contactgegeven.objects.alias(cijfers=PhoneDigits(F("waarde"))).filter(
            _begins_with("cijfers", asked.phone_start), soort=Contactsoort.TELEFOON, geldig_tot__isnull=True
        )
        yield _branch(klanten.filter(pk__in=called.values("klant")), Value(Manier.TELEFOON_BEGIN))
    if asked.part:
        yield _branch(klanten.filter(klantnummer__contains=asked.part), Value(Manier.KLANTNUMMER_DEEL))


def _begins_with(field: str, digits: str) -> Q:
    """A range, so that the plain index on these digits is used."""
    return Q(**{f"{field}__gte": digits, f"{field}__lte": digits.ljust(LONGEST, "9")})


def _surnames(asked: Zoektekst) -> list[Q]:
    """Whoever has the one word that was typed as the beginning of their surname, in each of its spellings."""
    if len(asked.main_words) != 1 or asked.born or asked.year:
        return []
    (word,) = asked.main_words
    besides = Q()  # not by the index on zoeknaam: a tussenvoegsel is in the name of half of all people
    for other in asked.words:
        if other != word:
            besides &= Q(GreaterThan(StrIndex(F("zoeknaam"), Value(f" {other} ")), 0))
    # Of the signs in a name, only letters come after a 0.
    ways = dict.fromkeys((*spellings(word), word.replace("y", "ij")))
    return [Q(volgorde__gte=each, volgorde__lt=f"{each}0") & besides for each in ways]


def _by_surname(klanten: QuerySet[Klant]) -> QuerySet:
    """In the order of an index: a surname of thousands takes as long as one of fifty."""
    rows = klanten.annotate(manier=Value(Manier.ACHTERNAAM, output_field=IntegerField()))
    return rows.order_by(Collate(F("sorteernaam"), "C"), "pk").values_list("pk", "manier")[: MOST + 1]


def _by_name(klanten: QuerySet[Klant], asked: Zoektekst) -> Iterator[QuerySet]:
    """Whole words, beginnings, fragments in one branch, then typos. Only the first wants the tussenvoegsels."""
    main = asked.main_words
    ways = {
        Manier.NAAM: _all_hold(asked.words, " {} "),
        Manier.NAAM_ZONDER: _all_hold(main, " {} "),
        Manier.NAAM_BEGIN: _all_hold(main, " {}"),
        Manier.NAAM_DEEL: _all_hold(main, "{}"),
    }
    widest = ways[Manier.NAAM_DEEL]
    if max(map(len, main)) < INDEXED:
        yield from _one_by_one(klanten, ways)
    else:
        better = [When(holds, then=Value(manier)) for manier, holds in ways.items() if holds != widest]
        yield _branch(klanten.filter(widest), Case(*better, default=Value(Manier.NAAM_DEEL)))
    if any(len(word) in TYPO_LENGTHS for word in main):
        resembles = Q()
        for word in main:
            resembles &= _resembles(word) if len(main) == 1 else _resembles(word) | _holds(word, "{}")
        people = klanten.alias(varianten=NameVariants(F("zoeknaam"))).filter(resembles).exclude(widest)
        yield _branch(people, Value(Manier.LIJKT_OP))


def _one_by_one(klanten: QuerySet[Klant], ways: dict[Manier, Q]) -> Iterator[QuerySet]:
    """Two letters in the middle of a name are in no index: only looked for when their other places give too little."""
    earlier = Q()
    for manier, holds in ways.items():
        yield _branch((klanten.exclude(earlier) if earlier else klanten).filter(holds), Value(manier))
        earlier = holds


def _all_hold(words: tuple[str, ...], pattern: str) -> Q:
    holds = Q()
    for word in words:
        holds &= _holds(word, pattern)
    return holds


def _holds(word: str, pattern: str) -> Q:
    """A single letter is the beginning of a word, wherever it was typed."""
    shape = pattern if len(word) > 1 else " {}"
    holds = Q()
    for spelling in spellings(word):
        holds |= Q(zoeknaam__contains=shape.format(spelling))
    return holds


def _resembles(word: str) -> Q:
    if len(word) not in TYPO_LENGTHS:
        return _holds(word, "{}")
    keys = {key for spelling in spellings(word) for key in variants(spelling)}
    return Q(varianten__overlap=sorted(keys))


def _branch(klanten: QuerySet[Klant], manier: Case | Value) -> QuerySet:
    rows = klanten.annotate(manier=Cast(manier, IntegerField()))
    return rows.order_by("manier", "sorteernaam", "pk").values_list("pk", "manier")[: MOST + 1]
