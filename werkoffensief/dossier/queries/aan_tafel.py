"""What the timeline says of a conversation and of what was agreed: parts joined in SQL, put into words here."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import CharField, Count, F, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat

from intake.enums import GEVOELIGE_ONDERWERPEN, Antwoordstand, Gespreksvorm, Tagsoort, Uitvoerder, Vervolg
from intake.models import Onderwerpantwoord
from werkoffensief.web.notation import short_date

SEPARATOR = "|"
DAARNA = {
    Vervolg.NIEUW_GESPREK: "er komt een nieuw gesprek",
    Vervolg.PLAN: "er komt een plan",
    Vervolg.NU_NIET: "verder is nu niet mogelijk",
    Vervolg.WIL_NIET: "de klant wil niet verder",
}


def _joined(*parts: Any) -> Concat:
    """These parts as one text, empty where there is nothing."""
    texts: list[Any] = []
    for part in parts:
        texts += [Coalesce(Cast(part, CharField()), Value("")), Value(SEPARATOR)]
    return Concat(*texts[:-1], output_field=CharField())


def of_gesprek() -> Concat:
    """The form of a conversation, how many topics were discussed, the rungs, and how it goes on.

    The topic about health is not counted: whether it was discussed is for few.
    """
    told = Onderwerpantwoord.objects.filter(
        gesprek=OuterRef("pk"), stand=Antwoordstand.BESPROKEN, vervallen_op__isnull=True
    ).exclude(onderwerp__in=GEVOELIGE_ONDERWERPEN)
    number = told.order_by().values("gesprek").annotate(n=Count("pk")).values("n")
    return _joined(
        F("vorm"), Subquery(number), F("trede"), F("haalbare_trede"), F("vervolg"), F("opnieuw_op")
    )


def gesprek_in_words(detail: str) -> str:
    vorm, number, trede, attainable, vervolg, again = detail.split(SEPARATOR)
    said = [dict(Gespreksvorm.choices).get(vorm, vorm)]
    if number:
        said.append("1 onderwerp besproken" if number == "1" else f"{number} onderwerpen besproken")
    if trede:
        said.append(f"trede {trede}" + (f", haalbaar {attainable}" if attainable else ""))
    elif attainable:
        said.append(f"haalbaar is trede {attainable}")
    if vervolg:
        said.append(DAARNA[Vervolg(vervolg)])
    if again:
        said.append(f"opnieuw vragen op {short_date(date.fromisoformat(again))}")
    return ", ".join(said)


def of_actie() -> Concat:
    """Who does it and by when, and what: that comes last, as it may say anything."""
    return _joined(F("wie"), Coalesce("medewerker__naam", "wie_anders"), F("voor_op"), F("wat"))


def actie_in_words(detail: str) -> str:
    wie, naam, due, wat = detail.split(SEPARATOR, 3)
    who = naam or Uitvoerder(wie).label.lower()
    return f"{wat} ({who}{f', voor {short_date(date.fromisoformat(due))}' if due else ''})"


def of_tag() -> Concat:
    """Talent or wish, and what it is: that comes last, as it may say anything."""
    return _joined(F("soort"), Coalesce("tag__naam", "tekst"))


def tag_in_words(detail: str) -> str:
    soort, what = detail.split(SEPARATOR, 1)
    return f"{Tagsoort(soort).label.lower()}: {what}"


def of_versie() -> Concat:
    """The number of a version of the plan."""
    return Concat(Value("versie "), Cast("nummer", CharField()), output_field=CharField())


def of_belemmering() -> Concat:
    """What stands in the way, and what is done about it."""
    return _joined(F("soort__naam"), F("actie"))


def belemmering_in_words(detail: str) -> str:
    naam, actie = detail.split(SEPARATOR, 1)
    return f"{naam} ({actie})" if actie else naam


Woorden = Callable[[str], str]
IN_WORDS: dict[str, Woorden] = {
    "gesprek": gesprek_in_words,
    "tag": tag_in_words,
    "belemmering": belemmering_in_words,
    "actie": actie_in_words,
    "actie_gedaan": actie_in_words,
}
DETAILS: dict[str, Callable[[], Concat]] = {
    "planversie": of_versie,
    "gesprek": of_gesprek,
    "tag": of_tag,
    "belemmering": of_belemmering,
    "actie": of_actie,
    "actie_gedaan": of_actie,
}
