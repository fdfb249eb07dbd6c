"""Is somebody who is being registered known already? Asked before a klant is made, one creation at a time.

Inside the own work: by BSN, or by birth date and a word of the name, one typo allowed; when the birth date is not
known, of who is registered or of who is in a file already, by the whole name. Outside it only the whole BSN tells that
somebody exists, without a name, and each time is in the log (`klanten.refuse_known_bsn`).
"""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from intake.models import Identificatie, Klant
from werkoffensief.accounts.models import Medewerker
from werkoffensief.web.refusals import RefusalError
from werkoffensief.web.zoekwoorden import TYPO_LENGTHS, plain, spellings, variants

MAYBE = (
    "Misschien kennen wij deze persoon al. Er is nog niets vastgelegd. Is het een van de mensen hieronder?"
)
KNOWN_HERE = (
    "Deze persoon bestaat al: dit burgerservicenummer staat bij de klant hieronder. Er is niets vastgelegd."
)
MOST = 20  # people of one name that are shown; a common surname alone says little
SMALLEST = 3  # letters of a word of a name that says who somebody is


class DubbelError(RefusalError):
    """These people of the own work are, or may be, the one who is registered. `zeker`: by BSN."""

    def __init__(self, klanten: list[Klant], *, zeker: bool) -> None:
        super().__init__(KNOWN_HERE if zeker else MAYBE)
        self.klanten, self.zeker = klanten, zeker


def one_at_a_time(gegevens: Mapping[str, Any], bsn_index: bytes | None) -> None:
    """Of two who register one person at once, the second waits here, and then sees the first."""
    born, name = gegevens.get("geboortedatum"), plain(gegevens.get("achternaam") or "").replace("ij", "y")
    keys = [f"naam {name}"] + ([f"geboren {born}"] if born else [])
    keys += [bsn_index.hex()] if bsn_index else []
    with connection.cursor() as cursor:
        for key in sorted(keys):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 1))", [key])


def refuse_double(
    *, door: UUID, gegevens: Mapping[str, Any], bsn_index: bytes | None, anders_dan: Collection[UUID]
) -> list[Klant]:
    """Raise DubbelError for people of the own work who resemble; else those whom the medewerker knows are others."""
    work = Klant.objects.seen_by_task(Medewerker.objects.get(pk=door))
    if bsn_index:
        same = list(work.filter(pk__in=Identificatie.objects.filter(bsn_index=bsn_index).values("klant")))
        if same:
            raise DubbelError(same, zeker=True)
    if gegevens.get("geboortedatum"):
        born = work.filter(geboortedatum=gegevens["geboortedatum"]).order_by("sorteernaam", "pk")
        found = [row for row in born if resembles(gegevens, row)]
        found += _of_same_name(work.filter(geboortedatum__isnull=True), gegevens)
    else:
        found = _of_same_name(work, gegevens)
    if any(row.pk not in anders_dan for row in found):
        raise DubbelError(found, zeker=False)
    return found


def _of_same_name(work: QuerySet[Klant], gegevens: Mapping[str, Any]) -> list[Klant]:
    """The people of this surname, whatever their birth date; a first name counts where both are known."""
    first, last = (plain(gegevens.get(name) or "").split() for name in ("voornaam", "achternaam"))
    if not last:
        return []
    rows = work.filter(*(_has(word) for word in last))
    if first:
        rows = rows.filter(Q(voornaam__isnull=True) | Q(*(_has(word) for word in first)))
    return list(rows.order_by("sorteernaam", "pk")[:MOST])


def _has(word: str) -> Q:
    found = Q()
    for spelling in spellings(word):
        found |= Q(zoeknaam__contains=f" {spelling} ")
    return found


def resembles(gegevens: Mapping[str, Any], klant: Klant) -> bool:
    """Whether the two names share a word of three letters or more, one letter typed wrong allowed."""
    mine = _words(gegevens.get("voornaam"), gegevens.get("achternaam"))
    other = _words(klant.voornaam, klant.achternaam)
    return any(_alike(a, b) for a in mine for b in other)


def _words(*names: str | None) -> set[str]:
    words = {word for name in names for word in plain(name or "").split() if len(word) >= SMALLEST}
    return {spelling for word in words for spelling in spellings(word)}


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    long = len(one) in TYPO_LENGTHS and len(other) in TYPO_LENGTHS
    return long and not variants(one).isdisjoint(variants(other))
