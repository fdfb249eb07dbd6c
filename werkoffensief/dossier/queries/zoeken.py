"""Finding somebody."""

import unicodedata

from django.db.models import QuerySet

from intake.models import (
    Klant,
    Klantnummer,
)


def found(klanten: QuerySet[Klant], text: str) -> QuerySet[Klant]:
    """People whose name holds every word of `text`, in any order, or who are known by this number (also an old one)."""
    text = " ".join(text.replace("\0", "").split())
    if not text:
        return klanten.none()
    by_number = Klantnummer.objects.filter(nummer=text).values("klant")
    by_name = klanten
    for word in _plain(text).replace(",", " ").split():
        by_name = by_name.filter(sorteernaam__contains=word)
    return (by_name | klanten.filter(pk__in=by_number)).order_by("sorteernaam", "pk")


def _plain(text: str) -> str:
    """As the database makes `sorteernaam`: small letters without accents."""
    letters = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in letters if not "\u0300" <= letter <= "\u036f").lower()
