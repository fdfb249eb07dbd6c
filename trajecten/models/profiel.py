"""What somebody can and wants: a profile, one per klant, with work, schooling and languages as rows (docs/adr/0027)."""

import uuid
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Func, Q, TextChoices, Value

from intake.models import Klant
from trajecten.enums import (
    Baansoort,
    Contact,
    Contractduur,
    Dag,
    Denkniveau,
    Diploma,
    Gedrag,
    JaNee,
    Opleidingsniveau,
    Rijbewijs,
    Scholingsoort,
    Scholingstand,
    Taalniveau,
    Vervoermiddel,
)
from trajecten.models.plan import says
from trajecten.models.traject import Stap
from werkgevers.enums import Sector
from werkoffensief.logboek.expressions import Today
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Feit, trimmed

MAX_PRESENTATIE = 2_000  # VUM persoonlijkePresentatie
WOORDEN: dict[str, int] = {"beroepen": 5, "vaardigheden": 20}  # lists of words, each with how many at most
KEUZES: dict[str, type[TextChoices]] = {  # lists of codes
    "sectoren": Sector,
    "dagen": Dag,
    "contractduur": Contractduur,
    "baansoorten": Baansoort,
    "rijbewijzen": Rijbewijs,
    "vervoer": Vervoermiddel,
    "toon_contact": Contact,
    "gedrag_goed": Gedrag,
    "gedrag_voldoende": Gedrag,
}
# VUM eisAanWerk: what somebody asks of work. It can tell of health, so it is on the CV only when the klant wants it.
EISEN = ("eis_begeleiding", "eis_aanpassing", "eis_werkvariatie")
MAX_WEBADRES = 200
WEBADRES = r"^https?://[^\s/]+\.[^\s]+$"
GETALLEN: dict[str, int] = {"uren_min": 60, "uren_max": 60, "reisafstand": 500, "reistijd": 300}
MAAND = r"^(19|20)\d\d(-(0[1-9]|1[0-2]))?$"  # a year, or a month of it


def words() -> ArrayField:
    return ArrayField(models.TextField(), null=True, blank=True)


def codes(kinds: type[TextChoices]) -> ArrayField:
    return ArrayField(models.TextField(choices=kinds.choices), null=True, blank=True)


def choice(kinds: type[TextChoices], **options: Any) -> models.CharField:
    return models.CharField(max_length=20, choices=kinds.choices, **options)


def known(model: str, sentence: str, **kinds: type[TextChoices]) -> list[models.CheckConstraint]:
    """That each of these fields holds one of its codes."""
    return [
        models.CheckConstraint(
            condition=Q(**{f"{name}__in": enum.values}),
            name=f"{model}_bekend_{name}",
            violation_error_message=sentence,
        )
        for name, enum in kinds.items()
    ]


def _fits(function: str, *arguments: Any) -> Func:
    return Func(*arguments, function=function, output_field=models.BooleanField())


def _lists() -> list[models.CheckConstraint]:
    """Words are trimmed, not double, and not too many; codes are known and not double (function of migration 0017)."""
    rules = [
        models.CheckConstraint(
            condition=Q(_fits("woorden_kloppen", F(name), Value(most))),
            name=f"profiel_{name}_kloppen",
            violation_error_message=f"Vul hoogstens {most} verschillende dingen in, zonder het teken |.",
        )
        for name, most in WOORDEN.items()
    ]
    return rules + [
        models.CheckConstraint(
            condition=Q(_fits("codes_kloppen", F(name), Value(kinds.values, ArrayField(models.TextField())))),
            name=f"profiel_bekend_{name}",
            violation_error_message="Dit antwoord bestaat niet.",
        )
        for name, kinds in KEUZES.items()
    ]


def _numbers() -> list[models.CheckConstraint]:
    return [
        models.CheckConstraint(
            condition=Q(**{f"{name}__gte": 1, f"{name}__lte": most}),
            name=f"profiel_{name}_grenzen",
            violation_error_message=f"Vul een getal in van 1 tot en met {most}.",
        )
        for name, most in GETALLEN.items()
    ]


@track_history()
class Profiel(Feit):
    """What is asked once of a klant, made together; nothing of it need be known. Values of codes: those of VUM.

    `over_mij`: in the klant's words, as an employer reads it. `toon_contact`: what of the contact data, and whether
    what somebody asks of work, stands on the CV. `gedrag_goed`, `gedrag_voldoende`: behaviour by its level; VUM's other
    levels judge what somebody lacks, and are not asked. `webadres`: shown as text, never fetched. Lists are sorted and
    never empty, as a file brings them: what is not known is NULL.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="profielen")
    over_mij = models.TextField(null=True, blank=True, max_length=MAX_PRESENTATIE)
    beroepen = words()
    vaardigheden = words()
    denkniveau = choice(Denkniveau, null=True, blank=True)
    sectoren = codes(Sector)
    baansoorten = codes(Baansoort)
    contractduur = codes(Contractduur)
    uren_min = models.PositiveSmallIntegerField(null=True, blank=True)
    uren_max = models.PositiveSmallIntegerField(null=True, blank=True)
    dagen = codes(Dag)
    kantoortijden = choice(JaNee, null=True, blank=True)
    onregelmatig = choice(JaNee, null=True, blank=True)
    beschikbaar_vanaf = models.DateField(null=True, blank=True)
    rijbewijzen = codes(Rijbewijs)
    vervoer = codes(Vervoermiddel)
    reisafstand = models.PositiveSmallIntegerField(null=True, blank=True)
    reistijd = models.PositiveSmallIntegerField(null=True, blank=True)
    toon_contact = codes(Contact)
    gedrag_goed = codes(Gedrag)
    gedrag_voldoende = codes(Gedrag)
    beschikbaar_tot = models.DateField(null=True, blank=True)
    eis_begeleiding = choice(JaNee, null=True, blank=True)
    eis_aanpassing = choice(JaNee, null=True, blank=True)
    eis_werkvariatie = choice(JaNee, null=True, blank=True)
    webadres = models.CharField(max_length=MAX_WEBADRES, null=True, blank=True)

    class Meta(Feit.Meta):
        verbose_name_plural = "profielen"
        constraints = [
            *Feit.Meta.constraints,
            models.UniqueConstraint(
                fields=["klant"],
                condition=Q(vervallen_op__isnull=True),
                name="profiel_een_per_klant",
                violation_error_message="Deze klant heeft al een profiel.",
            ),
            models.CheckConstraint(
                condition=Q(over_mij__length__lte=MAX_PRESENTATIE, over_mij__regex=r"\S"),
                name="profiel_over_mij_lengte",
                violation_error_message="Schrijf een tekst van hoogstens 2.000 tekens.",
            ),
            *known("profiel", "Dit antwoord bestaat niet.", denkniveau=Denkniveau, kantoortijden=JaNee,
                   onregelmatig=JaNee, **dict.fromkeys(EISEN, JaNee)),
            *_lists(),
            *_numbers(),
            models.CheckConstraint(
                condition=~Q(toon_contact__contains=[Contact.GEEN]) | Q(toon_contact__len=1),
                name="profiel_contact_iets_of_niets",
                violation_error_message="Kies wat er op het cv mag staan, of kies: niets.",
            ),
            models.CheckConstraint(
                condition=Q(uren_max__gte=F("uren_min")),
                name="profiel_uren_in_orde",
                violation_error_message="Het meeste aantal uren is lager dan het minste.",
            ),
            models.CheckConstraint(
                condition=Q(beschikbaar_tot__gte=F("beschikbaar_vanaf")) | Q(beschikbaar_vanaf__isnull=True),
                name="profiel_beschikbaar_in_orde",
                violation_error_message="De laatste dag waarop de klant kan werken, ligt voor de eerste.",
            ),
            models.CheckConstraint(
                condition=~Q(gedrag_goed__overlap=F("gedrag_voldoende")),
                name="profiel_gedrag_een_niveau",
                violation_error_message="Kies elk gedrag één keer: goed, of redelijk.",
            ),
            models.CheckConstraint(
                condition=Q(webadres__regex=WEBADRES),
                name="profiel_webadres",
                violation_error_message="Een webadres begint met https:// of http://.",
            ),
        ]  # fmt: skip


class Regel(Feit):
    """Base of a row of a profile, under a number that a file can carry."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)

    class Meta(Feit.Meta):
        abstract = True


def _month(name: str, of: str) -> models.CheckConstraint:
    """A year or a month that does not lie in the future."""
    now = Func(Today(), Value("YYYY-MM"), function="to_char", output_field=models.CharField())
    return models.CheckConstraint(
        condition=Q(**{f"{name}__regex": MAAND, f"{name}__lte": now}),
        name=f"{of}_{name}_jaar_of_maand",
        violation_error_message="Vul een jaar in, of een maand en een jaar, die niet in de toekomst liggen.",
    )


@track_history()
class Werkervaring(Regel):
    """Work that somebody did, paid or not; `van` and `tot` as people know them: 2015 or 2015-03.

    Without `tot` it goes on, or nobody knows when it ended. The employer is text: it is one of long ago, or a family.
    """

    werkervaringnummer = models.CharField(max_length=200, unique=True, editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="werkervaring")
    functie = models.CharField(max_length=200)
    werkgever = models.CharField(max_length=200, null=True, blank=True)
    van = models.CharField(max_length=7, null=True, blank=True)
    tot = models.CharField(max_length=7, null=True, blank=True)
    omschrijving = models.TextField(null=True, blank=True, max_length=MAX_PRESENTATIE)

    class Meta(Regel.Meta):
        verbose_name_plural = "werkervaring"
        indexes = [models.Index(fields=["klant"], name="werkervaring_klant")]
        constraints = [
            *Feit.Meta.constraints,
            trimmed("werkervaringnummer", of="werkervaring"),
            says("functie", of="werkervaring", sentence="Vul in wat voor werk het was."),
            _month("van", "werkervaring"),
            _month("tot", "werkervaring"),
            models.CheckConstraint(
                condition=Q(
                    tot__gte=Func(F("van"), Func(F("tot"), function="length"), function="left",
                                  output_field=models.CharField())
                ),
                name="werkervaring_tot_na_van",
                violation_error_message="Het einde van dit werk ligt voor het begin.",
            ),
            models.CheckConstraint(
                condition=Q(omschrijving__length__lte=MAX_PRESENTATIE),
                name="werkervaring_lengte",
                violation_error_message="De tekst is langer dan 2.000 tekens.",
            ),
        ]  # fmt: skip


@track_history()
class Scholing(Regel):
    """A school, a course or a certificate. `jaar`: of its end; `geldig_tot`: of a certificate that runs out.

    Of a praktijkverklaring `naam` says what the klant showed they can do, `school` who gave it (an employer or a
    school), `behaald_op` when, and `stap` in which step of praktijkleren.
    """

    scholingnummer = models.CharField(max_length=200, unique=True, editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="scholing")
    soort = choice(Scholingsoort)
    naam = models.CharField(max_length=200)
    school = models.CharField(max_length=200, null=True, blank=True)
    niveau = choice(Opleidingsniveau, null=True, blank=True)
    stand = choice(Scholingstand, null=True, blank=True)
    diploma = choice(Diploma, null=True, blank=True)
    jaar = models.PositiveSmallIntegerField(null=True, blank=True)
    geldig_tot = models.DateField(null=True, blank=True)
    behaald_op = models.DateField(null=True, blank=True)
    stap = models.ForeignKey(Stap, models.PROTECT, null=True, blank=True, related_name="verklaringen")

    class Meta(Regel.Meta):
        verbose_name_plural = "scholing"
        indexes = [models.Index(fields=["klant"], name="scholing_klant")]
        constraints = [
            *Feit.Meta.constraints,
            trimmed("scholingnummer", of="scholing"),
            says("naam", of="scholing", sentence="Vul in welke opleiding of cursus het was."),
            *known("scholing", "Dit antwoord bestaat niet.", soort=Scholingsoort, niveau=Opleidingsniveau,
                   stand=Scholingstand, diploma=Diploma),
            models.CheckConstraint(
                condition=Q(jaar__gte=1900, jaar__lte=2199),
                name="scholing_jaar",
                violation_error_message="Vul het jaar in met vier cijfers, bijvoorbeeld 2015.",
            ),
            models.CheckConstraint(
                condition=Q(diploma__isnull=True) | ~Q(diploma=Diploma.JA) | Q(stand__isnull=True)
                | Q(stand=Scholingstand.AFGEROND),
                name="scholing_diploma_als_afgemaakt",
                violation_error_message="Een diploma hoort bij een opleiding of cursus die is afgemaakt.",
            ),
            models.CheckConstraint(
                condition=Q(stap__isnull=True)
                | Q(soort=Scholingsoort.PRAKTIJKVERKLARING, behaald_op__isnull=False),
                name="scholing_stap_met_verklaring",
                violation_error_message="Bij een stap hoort een praktijkverklaring, met de dag waarop zij is gegeven.",
            ),
        ]  # fmt: skip


@track_history()
class Taalkennis(Regel):
    """A language (ISO 639-3) and how well somebody speaks, writes, reads and understands it."""

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="taalkennis")
    taal = models.CharField(max_length=3)
    spreken = choice(Taalniveau, null=True, blank=True)
    luisteren = choice(Taalniveau, null=True, blank=True)
    lezen = choice(Taalniveau, null=True, blank=True)
    schrijven = choice(Taalniveau, null=True, blank=True)

    class Meta(Regel.Meta):
        verbose_name_plural = "taalkennis"
        constraints = [
            *Feit.Meta.constraints,
            models.UniqueConstraint(
                fields=["klant", "taal"],
                condition=Q(vervallen_op__isnull=True),
                name="taalkennis_een_per_taal",
                violation_error_message="Deze taal staat al in het profiel. Wijzig hem daar.",
            ),
            models.CheckConstraint(
                condition=Q(taal__regex=r"^[a-z]{3}$"),
                name="taalkennis_taal",
                violation_error_message="Deze taal kennen wij niet.",
            ),
            *known("taalkennis", "Dit antwoord bestaat niet.", spreken=Taalniveau, luisteren=Taalniveau,
                   lezen=Taalniveau, schrijven=Taalniveau),
        ]  # fmt: skip
