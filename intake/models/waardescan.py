"""The arbeidsmarktwaardescan: a few questions about person, experience and skills; chances and alternatives in words.

It has no score, on purpose: nothing here can be added up, and no list is ordered by it.
"""

import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from intake.models.klant import Klant
from werkoffensief.accounts.models import Medewerker
from werkoffensief.logboek.expressions import Today
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Feit

MAX_TEKST = 2_000


@dataclass(frozen=True, slots=True)
class Vraag:
    """One question of the scan, and its answers as code and words. No answer: not known yet."""

    deel: str
    vraag: str
    antwoorden: tuple[tuple[str, str], ...]


PERSOON, ERVARING, VAARDIGHEDEN = "Wat past bij u", "Ervaring en opleiding", "Wat u kunt"
VRAGEN: dict[str, Vraag] = {
    "werktijden": Vraag(
        PERSOON,
        "Wanneer wilt u werken?",
        (
            ("overdag", "Overdag"),
            ("avond_of_nacht", "'s Avonds of 's nachts"),
            ("wisselend", "Wisselende tijden"),
        ),
    ),
    "uren": Vraag(
        PERSOON,
        "Hoeveel wilt u werken?",
        (
            ("paar_dagdelen", "Een paar dagdelen"),
            ("halve_week", "Ongeveer een halve week"),
            ("hele_week", "Een hele week"),
        ),
    ),
    "vervoer": Vraag(
        PERSOON,
        "Hoe gaat u naar uw werk?",
        (
            ("lopend_of_fiets", "Lopend of op de fiets"),
            ("openbaar_vervoer", "Met bus, tram of trein"),
            ("auto", "Met de auto"),
        ),
    ),
    "houding": Vraag(
        PERSOON,
        "Hoe werkt u het liefst?",
        (
            ("zittend", "Vooral zittend"),
            ("afwisselend", "Zitten, staan en lopen door elkaar"),
            ("in_beweging", "Vooral staand of lopend"),
        ),
    ),
    "ervaring": Vraag(
        ERVARING,
        "Waar hebt u het meest gewerkt?",
        (
            ("zorg", "In de zorg"),
            ("horeca", "In de horeca"),
            ("bouw", "In de bouw of techniek"),
            ("transport", "In transport of een magazijn"),
            ("winkel", "In een winkel"),
            ("schoonmaak", "In de schoonmaak"),
            ("kantoor", "Op kantoor"),
            ("anders", "Ergens anders"),
            ("nergens", "Ik heb nog niet betaald gewerkt"),
        ),
    ),
    "duur": Vraag(
        ERVARING,
        "Hoelang hebt u dat gedaan?",
        (
            ("kort", "Korter dan een jaar"),
            ("enkele_jaren", "Een paar jaar"),
            ("lang", "Langer dan vijf jaar"),
        ),
    ),
    "laatst": Vraag(
        ERVARING,
        "Wanneer was uw laatste werk?",
        (
            ("pas", "Minder dan een jaar geleden"),
            ("enkele_jaren", "Een paar jaar geleden"),
            ("lang_geleden", "Langer dan vijf jaar geleden"),
        ),
    ),
    "diploma": Vraag(
        ERVARING,
        "Welk diploma hebt u?",
        (
            ("geen", "Geen diploma"),
            ("vmbo", "Vmbo of mbo niveau 1"),
            ("mbo", "Mbo niveau 2 of hoger, havo of vwo"),
            ("hbo", "Hbo of universiteit"),
            ("buitenland", "Een diploma uit een ander land"),
        ),
    ),
    "nederlands": Vraag(
        VAARDIGHEDEN,
        "Hoe gaat een gesprek in het Nederlands?",
        (("lastig", "Dat is lastig"), ("redelijk", "Dat gaat redelijk"), ("goed", "Dat gaat goed")),
    ),
    "computer": Vraag(
        VAARDIGHEDEN,
        "Werkt u met een computer?",
        (("niet", "Nee"), ("eenvoudig", "Voor eenvoudige dingen"), ("goed", "Ja, dat gaat goed")),
    ),
    "sterk_in": Vraag(
        VAARDIGHEDEN,
        "Waar bent u het sterkst in?",
        (
            ("mensen", "Omgaan met mensen"),
            ("handen", "Werken met mijn handen"),
            ("ordenen", "Regelen, rekenen of ordenen"),
        ),
    ),
    "leren": Vraag(
        VAARDIGHEDEN,
        "Hoe leert u het liefst iets nieuws?",
        (
            ("op_het_werk", "Op het werk"),
            ("met_een_cursus", "Met een cursus of opleiding"),
            ("liever_niet", "Liever niet nu"),
        ),
    ),
}


def _antwoord(code: str) -> Any:
    vraag = VRAGEN[code]
    return models.CharField(vraag.vraag, max_length=20, choices=vraag.antwoorden, null=True, blank=True)


def _known_answers() -> Q:
    """Each question is unanswered, or has one of its answers."""
    rule = Q()
    for code, vraag in VRAGEN.items():
        rule &= Q(**{f"{code}__isnull": True}) | Q(
            **{f"{code}__in": [answer for answer, _ in vraag.antwoorden]}
        )
    return rule


@track_history()
class Waardescan(Feit):
    """One scan with a klant on a day: the answers, and chances and alternatives as the medewerker left them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="waardescans")
    datum = models.DateField()
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="waardescans")
    werktijden = _antwoord("werktijden")
    uren = _antwoord("uren")
    vervoer = _antwoord("vervoer")
    houding = _antwoord("houding")
    ervaring = _antwoord("ervaring")
    duur = _antwoord("duur")
    laatst = _antwoord("laatst")
    diploma = _antwoord("diploma")
    nederlands = _antwoord("nederlands")
    computer = _antwoord("computer")
    sterk_in = _antwoord("sterk_in")
    leren = _antwoord("leren")
    kansen = models.TextField(null=True, blank=True, max_length=MAX_TEKST)
    alternatieven = models.TextField(null=True, blank=True, max_length=MAX_TEKST)

    class Meta(Feit.Meta):
        verbose_name = "arbeidsmarktwaardescan"
        verbose_name_plural = "waardescans"
        constraints = [
            *Feit.Meta.constraints,
            models.CheckConstraint(
                condition=Q(datum__lte=Today()),
                name="waardescan_niet_in_toekomst",
                violation_error_message="Een scan kan niet in de toekomst liggen.",
            ),
            models.CheckConstraint(
                condition=_known_answers(),
                name="waardescan_bekende_antwoorden",
                violation_error_message="Dit antwoord bestaat niet bij deze vraag.",
            ),
            models.CheckConstraint(
                condition=Q(kansen__length__lte=MAX_TEKST) & Q(alternatieven__length__lte=MAX_TEKST)
                | Q(kansen__isnull=True, alternatieven__length__lte=MAX_TEKST)
                | Q(alternatieven__isnull=True, kansen__length__lte=MAX_TEKST)
                | Q(kansen__isnull=True, alternatieven__isnull=True),
                name="waardescan_lengte",
                violation_error_message="Een tekst van de scan heeft hoogstens 2.000 tekens.",
            ),
            models.UniqueConstraint(
                fields=["klant", "datum"],
                condition=Q(vervallen_op__isnull=True),
                name="waardescan_een_per_dag",
                violation_error_message="Er is op deze dag al een scan van deze klant.",
            ),
        ]
