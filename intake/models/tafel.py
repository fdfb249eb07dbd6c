"""What a conversation at the table brings beside its report: answers, scores, talents and wishes, what was agreed."""

import uuid
from typing import Self, TypeVar

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from intake.enums import (
    ANTWOORD_GETAL,
    GEVOELIGE_DOMEINEN,
    GEVOELIGE_ONDERWERPEN,
    VRAGEN_MET_LIJST,
    Antwoordstand,
    Keuzevraag,
    Tagsoort,
    Uitvoerder,
    Zrmdomein,
    Zrmniveau,
)
from intake.models.deuren import Vertrouweling
from intake.models.gesprek import Gesprek
from intake.models.klant import Klant, covered_by
from werkoffensief.accounts.models import Codelijst, Medewerker
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Feit, trimmed

MAX_ANTWOORD = 4_000
NOT_TOLD = [Antwoordstand.WEET_NOG_NIET, Antwoordstand.WIL_NIET_VERTELLEN]
Row = TypeVar("Row", bound=models.Model)


@track_history()
class Onderwerp(Codelijst):
    """A topic of the conversation at the table, in the order in which a page shows them. `uitleg`: what to ask."""

    volgorde = models.PositiveSmallIntegerField(default=100, db_default=100)
    uitleg = models.CharField(max_length=300, null=True, blank=True)

    class Meta(Codelijst.Meta):
        verbose_name_plural = "onderwerpen"
        ordering = ["volgorde", "naam"]


class SensitiveQuerySet(models.QuerySet[Row]):
    """Rows of a conversation, of which `sensitive` says those about health and criminal law."""

    sensitive = Q()

    def visible_to(self, medewerker: Medewerker) -> Self:
        """Of files that the reader may open: what is sensitive only for who wrote it, the named, the regisseur and who
        stands in for them."""
        named = Vertrouweling.objects.current().filter(klant=models.OuterRef("klant"), medewerker=medewerker)
        return self.filter(
            ~self.sensitive
            | Q(gesprek__medewerker=medewerker)
            | Q(klant__regisseur=medewerker)
            | covered_by("klant__regisseur_id", medewerker)
            | models.Exists(named)
        )

    def visible_in(self, klant: Klant, medewerker: Medewerker) -> Self:
        """Those of one klant that `visible_to` gives, asked for less when the file is at hand.

        Only a shielded file has named people.
        """
        leads, shielded = klant.led_by(medewerker), klant.afgeschermd_op is not None
        return self.of_klant(klant.pk, medewerker, leads=leads, shielded=shielded)

    def of_klant(self, klant: uuid.UUID, medewerker: Medewerker, *, leads: bool, shielded: bool) -> Self:
        """The same, for a reader who leads the way of this klant, or not."""
        rows = self.filter(klant=klant)
        if leads:
            return rows
        return rows.visible_to(medewerker) if shielded else rows.told_to(medewerker.pk)

    def told_to(self, medewerker_id: uuid.UUID) -> Self:
        """What is not sensitive, and what this medewerker wrote down."""
        return self.filter(~self.sensitive | Q(gesprek__medewerker=medewerker_id))


class OnderwerpantwoordQuerySet(SensitiveQuerySet["Onderwerpantwoord"]):
    sensitive = Q(onderwerp__in=GEVOELIGE_ONDERWERPEN)


@track_history()
class Onderwerpantwoord(Feit):
    """What the klant said about one topic in one conversation. `intern`: what the klant does not read along."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="onderwerpantwoorden")
    gesprek = models.ForeignKey(Gesprek, models.PROTECT, related_name="antwoorden")
    onderwerp = models.ForeignKey(Onderwerp, models.PROTECT)
    stand = models.CharField(max_length=20, choices=Antwoordstand.choices, db_default=Antwoordstand.BESPROKEN)
    tekst = models.TextField(null=True, blank=True, max_length=MAX_ANTWOORD)
    intern = models.TextField(null=True, blank=True, max_length=MAX_ANTWOORD)

    objects = OnderwerpantwoordQuerySet.as_manager()

    class Meta(Feit.Meta):
        verbose_name_plural = "onderwerpantwoorden"
        indexes = [models.Index(fields=["klant", "onderwerp"], name="onderwerpantwoord_klant")]
        constraints = [
            *Feit.Meta.constraints,
            models.UniqueConstraint(
                fields=["gesprek", "onderwerp"],
                name="onderwerpantwoord_een_per_onderwerp",
                violation_error_message="Over dit onderwerp staat in dit gesprek al een antwoord.",
            ),
            models.CheckConstraint(
                condition=Q(stand__in=Antwoordstand.values),
                name="onderwerpantwoord_bekende_stand",
                violation_error_message="Dit antwoord bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(stand=Antwoordstand.BESPROKEN) | Q(stand__in=NOT_TOLD, tekst__isnull=True),
                name="onderwerpantwoord_tekst_waar_besproken",
                violation_error_message="Een antwoord dat u overslaat heeft geen tekst.",
            ),
            models.CheckConstraint(
                condition=Q(tekst__length__lte=MAX_ANTWOORD) & Q(intern__length__lte=MAX_ANTWOORD),
                name="onderwerpantwoord_lengte",
                violation_error_message="Het antwoord is langer dan 4.000 tekens.",
            ),
        ]


@track_history()
class Keuzewaarde(Codelijst):
    """An answer to choose from at one question with a list, in the order in which a page shows them.

    A code belongs to one question: so an answer is known by its code alone.
    """

    vraag = models.CharField(
        max_length=20, choices=[(vraag.value, vraag.label) for vraag in VRAGEN_MET_LIJST]
    )
    volgorde = models.PositiveSmallIntegerField(default=100, db_default=100)

    class Meta(Codelijst.Meta):
        verbose_name_plural = "vaste antwoorden"
        ordering = ["vraag", "volgorde", "naam"]
        constraints = [
            *Codelijst.Meta.constraints,
            models.CheckConstraint(
                condition=Q(vraag__in=[vraag.value for vraag in VRAGEN_MET_LIJST]),
                name="keuzewaarde_bekende_vraag",
                violation_error_message="Kies een vraag met een lijst van antwoorden.",
            ),
            models.CheckConstraint(
                condition=~Q(code__in=NOT_TOLD),
                name="keuzewaarde_is_geen_stand",
                violation_error_message="Deze code betekent al iets bij elke vraag. Kies een andere code.",
            ),
        ]


def _fitting_answer() -> Q:
    """A code where the question has a list, a whole number within ANTWOORD_GETAL where it has none; else neither."""
    listed = Q(vraag__in=[vraag.value for vraag in VRAGEN_MET_LIJST], keuze__isnull=False, getal__isnull=True)
    for vraag, bounds in ANTWOORD_GETAL.items():
        listed |= Q(
            vraag=Keuzevraag(vraag).value, keuze__isnull=True, getal__isnull=False, getal__range=bounds
        )
    return (Q(stand=Antwoordstand.BESPROKEN) & listed) | Q(
        stand__in=NOT_TOLD, keuze__isnull=True, getal__isnull=True
    )


@track_history()
class Keuzeantwoord(Feit):
    """The fixed answer to one question in one conversation: a code of its list or a number, or that it is not known.

    The last one holds: nothing is copied from conversation to conversation. That a code is one of this very question is
    a foreign key of the database (migration 0077).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="keuzeantwoorden")
    gesprek = models.ForeignKey(Gesprek, models.PROTECT, related_name="keuzeantwoorden")
    vraag = models.CharField(max_length=20, choices=Keuzevraag.choices)
    stand = models.CharField(max_length=20, choices=Antwoordstand.choices, db_default=Antwoordstand.BESPROKEN)
    keuze = models.ForeignKey(Keuzewaarde, models.PROTECT, null=True, blank=True)
    getal = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta(Feit.Meta):
        verbose_name_plural = "keuzeantwoorden"
        indexes = [models.Index(fields=["klant", "vraag"], name="keuzeantwoord_klant")]
        constraints = [
            *Feit.Meta.constraints,
            models.UniqueConstraint(
                fields=["gesprek", "vraag"],
                name="keuzeantwoord_een_per_vraag",
                violation_error_message="Op deze vraag staat in dit gesprek al een antwoord.",
            ),
            models.CheckConstraint(
                condition=Q(vraag__in=Keuzevraag.values),
                name="keuzeantwoord_bekende_vraag",
                violation_error_message="Deze vraag bestaat niet.",
            ),
            models.CheckConstraint(
                condition=_fitting_answer(),
                name="keuzeantwoord_bekend_antwoord",
                violation_error_message="Kies een antwoord dat bij deze vraag hoort.",
            ),
        ]


class ZrmscoreQuerySet(SensitiveQuerySet["Zrmscore"]):
    sensitive = Q(domein__in=GEVOELIGE_DOMEINEN)


@track_history()
class Zrmscore(Feit):
    """How well somebody manages in one domain, as seen in one conversation. `versie_lijst`: of the matrix."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="zrmscores")
    gesprek = models.ForeignKey(Gesprek, models.PROTECT, related_name="zrmscores")
    domein = models.CharField(max_length=40, choices=Zrmdomein.choices)
    niveau = models.PositiveSmallIntegerField(
        choices=[(int(value), label) for value, label in Zrmniveau.choices]
    )
    versie_lijst = models.CharField(max_length=20)

    objects = ZrmscoreQuerySet.as_manager()

    class Meta(Feit.Meta):
        verbose_name_plural = "zrmscores"
        indexes = [models.Index(fields=["klant", "domein"], name="zrmscore_klant")]
        constraints = [
            *Feit.Meta.constraints,
            models.UniqueConstraint(
                fields=["gesprek", "domein"],
                name="zrmscore_een_per_domein",
                violation_error_message="Voor dit domein staat in dit gesprek al een niveau.",
            ),
            models.CheckConstraint(
                condition=Q(domein__in=Zrmdomein.values),
                name="zrmscore_bekend_domein",
                violation_error_message="Dit domein bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(niveau__range=(1, 5)),
                name="zrmscore_niveau",
                violation_error_message="De zelfredzaamheid-matrix heeft de niveaus 1 tot en met 5.",
            ),
        ]


@track_history()
class Tag(Codelijst):
    """A talent or a wish to choose from."""

    soort = models.CharField(max_length=20, choices=Tagsoort.choices)

    class Meta(Codelijst.Meta):
        verbose_name_plural = "talenten en wensen"
        constraints = [
            *Codelijst.Meta.constraints,
            models.CheckConstraint(
                condition=Q(soort__in=Tagsoort.values),
                name="tag_bekende_soort",
                violation_error_message="Kies talent of wens.",
            ),
        ]


@track_history()
class Klanttag(Feit):
    """A talent or a wish of a klant: one of the list, or in own words; `tot`: the last day on which it was one.

    `gesprek`: in which it was first said, when that is known.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="tags")
    gesprek = models.ForeignKey(Gesprek, models.PROTECT, null=True, blank=True, related_name="tags")
    soort = models.CharField(max_length=20, choices=Tagsoort.choices)
    tag = models.ForeignKey(Tag, models.PROTECT, null=True, blank=True)
    tekst = models.CharField(max_length=200, null=True, blank=True)
    sinds = models.DateField()
    tot = models.DateField(null=True, blank=True)

    class Meta(Feit.Meta):
        verbose_name_plural = "klanttags"
        constraints = [
            *Feit.Meta.constraints,
            models.CheckConstraint(
                condition=Q(tag__isnull=False, tekst__isnull=True)
                | Q(tag__isnull=True, tekst__isnull=False, tekst__regex=r"\S"),
                name="klanttag_een_van_twee",
                violation_error_message="Kies iets uit de lijst, of schrijf het in eigen woorden.",
            ),
            models.CheckConstraint(
                condition=Q(soort__in=Tagsoort.values),
                name="klanttag_bekende_soort",
                violation_error_message="Kies talent of wens.",
            ),
            models.CheckConstraint(
                condition=Q(tot__gte=F("sinds")),
                name="klanttag_periode",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
            models.UniqueConstraint(
                fields=["klant", "soort", "tag"],
                condition=Q(vervallen_op__isnull=True, tag__isnull=False),
                name="klanttag_een_per_tag",
                violation_error_message="Dit staat er al.",
            ),
            models.UniqueConstraint(
                fields=["klant", "soort", "tekst"],
                condition=Q(vervallen_op__isnull=True, tekst__isnull=False),
                name="klanttag_een_per_tekst",
                violation_error_message="Dit staat er al.",
            ),
        ]

    @property
    def naam(self) -> str:
        """As one reads it: the name of the list, or the own words."""
        return self.tag.naam if self.tag else self.tekst or ""


class ActieQuerySet(models.QuerySet["Actie"]):
    def open(self) -> "ActieQuerySet":
        """What was agreed and is not done yet."""
        return self.filter(vervallen_op__isnull=True, gedaan_op__isnull=True)


@track_history()
class Actie(Feit):
    """What was agreed: who does what, and by when. In no figure; a Stap is the use of a voorziening."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    actienummer = models.CharField(max_length=200, unique=True, editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="acties")
    gesprek = models.ForeignKey(Gesprek, models.PROTECT, null=True, blank=True, related_name="acties")
    wie = models.CharField(max_length=20, choices=Uitvoerder.choices)
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="acties")
    wie_anders = models.CharField(max_length=200, null=True, blank=True)
    wat = models.CharField(max_length=200)
    afgesproken_op = models.DateField()
    voor_op = models.DateField(null=True, blank=True)
    gedaan_op = models.DateField(null=True, blank=True)

    objects = ActieQuerySet.as_manager()

    class Meta(Feit.Meta):
        verbose_name_plural = "acties"
        indexes = [
            models.Index(
                fields=["klant", "voor_op"],
                condition=Q(vervallen_op__isnull=True, gedaan_op__isnull=True),
                name="actie_open",
            )
        ]
        constraints = [
            *Feit.Meta.constraints,
            trimmed("actienummer", of="actie"),
            models.CheckConstraint(
                condition=Q(wie=Uitvoerder.KLANT, medewerker__isnull=True, wie_anders__isnull=True)
                | Q(wie=Uitvoerder.MEDEWERKER, medewerker__isnull=False, wie_anders__isnull=True)
                | Q(wie=Uitvoerder.ANDER, medewerker__isnull=True, wie_anders__isnull=False),
                name="actie_van_een",
                violation_error_message="Zeg wie dit doet: de klant, een medewerker, of iemand anders met naam.",
            ),
            models.CheckConstraint(
                condition=Q(wat__regex=r"\S"),
                name="actie_zegt_wat",
                violation_error_message="Zeg wat er gebeurt.",
            ),
            models.CheckConstraint(
                condition=Q(voor_op__gte=F("afgesproken_op")),
                name="actie_voor_na_afspraak",
                violation_error_message="De datum ligt voor de dag waarop u het afsprak.",
            ),
            models.CheckConstraint(
                condition=Q(gedaan_op__gte=F("afgesproken_op")),
                name="actie_gedaan_na_afspraak",
                violation_error_message="Dit is gedaan voordat het is afgesproken. Kies een latere datum.",
            ),
        ]
