"""The plan of a traject in the klant's words: where I stand, goals, what we wait for, how it was looked at."""

import uuid

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from intake.models import Actie, Klant
from trajecten.enums import DoelStatus, Einddoel
from trajecten.models.traject import Traject
from werkoffensief.accounts.models import Medewerker
from werkoffensief.logboek.expressions import Today
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Feit, Levering, trimmed

MAX_WOORDEN = 4_000
WOORDEN = ("waar_sta_ik", "waar_wil_ik_heen")
JONGEREN = ("ondersteuning", "plichten", "gevolgen")  # Participatiewet art. 44a, for whoever is under 27
FORMAAT = 1  # of the copy in a Planversie, see trajecten.kopie


def says(field: str, *, of: str, sentence: str) -> models.CheckConstraint:
    """A text that is not empty."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__regex": r"\S"}), name=f"{of}_zegt_{field}", violation_error_message=sentence
    )


def not_longer(*fields: str, of: str) -> models.CheckConstraint:
    condition = Q()
    for field in fields:
        condition &= Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__length__lte": MAX_WOORDEN})
    return models.CheckConstraint(
        condition=condition, name=f"{of}_lengte", violation_error_message="De tekst is langer dan 4.000 tekens."
    )  # fmt: skip


@track_history()
class Plan(Feit):
    """The words of a plan, one to one with its traject. `ondersteuning`, `plichten`, `gevolgen`: Participatiewet
    art. 44a, asked of whoever is under 27."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="plannen")
    traject = models.OneToOneField(Traject, models.PROTECT, related_name="plan")
    einddoel = models.CharField(max_length=20, choices=Einddoel.choices, null=True, blank=True)
    waar_sta_ik = models.TextField(null=True, blank=True, max_length=MAX_WOORDEN)
    waar_wil_ik_heen = models.TextField(null=True, blank=True, max_length=MAX_WOORDEN)
    ondersteuning = models.TextField(null=True, blank=True, max_length=MAX_WOORDEN)
    plichten = models.TextField(null=True, blank=True, max_length=MAX_WOORDEN)
    gevolgen = models.TextField(null=True, blank=True, max_length=MAX_WOORDEN)

    class Meta(Feit.Meta):
        verbose_name_plural = "plannen"
        constraints = [
            *Feit.Meta.constraints,
            models.CheckConstraint(
                condition=Q(einddoel__in=Einddoel.values),
                name="plan_bekend_einddoel",
                violation_error_message="Dit einddoel bestaat niet.",
            ),
            not_longer(*WOORDEN, *JONGEREN, of="plan"),
        ]


@track_history()
class Doel(Feit):
    """A goal in plain words: what, how we see that it worked, why, by when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    doelnummer = models.CharField(max_length=200, unique=True, editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="doelen")
    traject = models.ForeignKey(Traject, models.PROTECT, related_name="doelen")
    wat = models.CharField(max_length=200)
    hoe_zien_wij_het = models.CharField(max_length=200, null=True, blank=True)
    waarom = models.CharField(max_length=200, null=True, blank=True)
    gesteld_op = models.DateField()
    voor_op = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=20, choices=DoelStatus.choices, db_default=DoelStatus.OPEN)
    afgesloten_op = models.DateField(null=True, blank=True)

    class Meta(Feit.Meta):
        verbose_name_plural = "doelen"
        indexes = [
            models.Index(fields=["traject"], name="doel_traject"),
            # What is late, in "Te doen".
            models.Index(
                fields=["voor_op"],
                condition=Q(status=DoelStatus.OPEN, vervallen_op__isnull=True),
                name="doel_open_voor",
            ),
        ]
        constraints = [
            *Feit.Meta.constraints,
            trimmed("doelnummer", of="doel"),
            # The target of the composite foreign key of Doelactie (migration 0011).
            models.UniqueConstraint(
                fields=["id", "klant"],
                name="doel_van_klant",
                violation_error_message="Dit doel hoort bij een andere klant.",
            ),
            says("wat", of="doel", sentence="Zeg wat het doel is."),
            models.CheckConstraint(
                condition=Q(voor_op__gte=F("gesteld_op")),
                name="doel_voor_na_begin",
                violation_error_message="De datum ligt voor de dag waarop u het doel koos.",
            ),
            models.CheckConstraint(
                condition=Q(afgesloten_op__gte=F("gesteld_op")),
                name="doel_afgesloten_na_begin",
                violation_error_message="Het doel is afgesloten voordat het is gekozen.",
            ),
            models.CheckConstraint(
                condition=Q(status=DoelStatus.OPEN, afgesloten_op__isnull=True)
                | Q(status__in=[DoelStatus.BEHAALD, DoelStatus.LOSGELATEN], afgesloten_op__isnull=False),
                name="doel_dag_bij_status",
                violation_error_message="Een doel dat klaar is heeft een dag, een open doel niet.",
            ),
        ]


@track_history()
class Doelactie(Feit):
    """Which goal an action belongs to; an action belongs to one goal, or to none."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="doelacties")
    doel = models.ForeignKey(Doel, models.PROTECT, related_name="doelacties")
    actie = models.ForeignKey(Actie, models.PROTECT, related_name="doelacties")

    class Meta(Feit.Meta):
        verbose_name_plural = "doelacties"
        constraints = [
            *Feit.Meta.constraints,
            models.UniqueConstraint(
                fields=["actie"],
                condition=Q(vervallen_op__isnull=True),
                name="doelactie_een_doel_per_actie",
                violation_error_message="Deze actie hoort al bij een doel.",
            ),
        ]


@track_history()
class Wachtpunt(Feit):
    """What we wait for, since when, until when we think, and since when it is there."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    wachtpuntnummer = models.CharField(max_length=200, unique=True, editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="wachtpunten")
    traject = models.ForeignKey(Traject, models.PROTECT, related_name="wachtpunten")
    wat = models.CharField(max_length=200)
    sinds = models.DateField()
    verwacht_op = models.DateField(null=True, blank=True)
    klaar_op = models.DateField(null=True, blank=True)

    class Meta(Feit.Meta):
        verbose_name_plural = "wachtpunten"
        indexes = [models.Index(fields=["traject"], name="wachtpunt_traject")]
        constraints = [
            *Feit.Meta.constraints,
            trimmed("wachtpuntnummer", of="wachtpunt"),
            says("wat", of="wachtpunt", sentence="Een wachtpunt zegt waarop het plan wacht."),
            models.CheckConstraint(
                condition=Q(verwacht_op__gte=F("sinds")),
                name="wachtpunt_verwacht_na_begin",
                violation_error_message="De datum ligt voor de dag waarop het wachten begon.",
            ),
            models.CheckConstraint(
                condition=Q(klaar_op__gte=F("sinds")),
                name="wachtpunt_klaar_na_begin",
                violation_error_message="Het wachten eindigt voordat het begint.",
            ),
        ]


@track_history()
class Evaluatie(Feit):
    """A day on which klant and regisseur looked at the plan, and what came of it. The next day is the traject's."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="evaluaties")
    traject = models.ForeignKey(Traject, models.PROTECT, related_name="evaluaties")
    gehouden_op = models.DateField()
    uitkomst = models.TextField(max_length=MAX_WOORDEN)

    class Meta(Feit.Meta):
        verbose_name_plural = "evaluaties"
        constraints = [
            *Feit.Meta.constraints,
            says("uitkomst", of="evaluatie", sentence="Schrijf op wat er uit de evaluatie kwam."),
            not_longer("uitkomst", of="evaluatie"),
            models.UniqueConstraint(
                fields=["traject", "gehouden_op"],
                condition=Q(vervallen_op__isnull=True),
                name="evaluatie_een_per_dag",
                violation_error_message="Op deze dag is al een evaluatie vastgelegd.",
            ),
            models.CheckConstraint(
                condition=Q(gehouden_op__lte=Today()),
                name="evaluatie_geweest",
                violation_error_message="Een evaluatie legt u vast als zij is geweest.",
            ),
        ]


@track_history()
class Planversie(models.Model):
    """The plan as it was on the day on which klant and regisseur agreed: a copy that nobody changes.

    The web role may insert and read it (logboek.rechten), and move it to the klant into whom another is merged.
    `inhoud`: trajecten.kopie, in `formaat`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    levering = models.ForeignKey(
        Levering, models.PROTECT, null=True, editable=False, related_name="+", db_index=False
    )
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="planversies")
    traject = models.ForeignKey(Traject, models.PROTECT, related_name="planversies")
    nummer = models.PositiveSmallIntegerField()
    afgesproken_op = models.DateField()
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="planversies")
    formaat = models.PositiveSmallIntegerField(default=FORMAAT, db_default=FORMAAT)
    inhoud = models.JSONField()

    class Meta:
        verbose_name_plural = "planversies"
        constraints = [
            models.UniqueConstraint(
                fields=["traject", "nummer"],
                name="planversie_een_per_nummer",
                violation_error_message="Iemand anders heeft net een versie vastgesteld. Lees het plan opnieuw.",
            ),
            models.CheckConstraint(
                condition=Q(nummer__gte=1),
                name="planversie_nummer_vanaf_een",
                violation_error_message="De eerste versie van een plan heeft nummer 1.",
            ),
            models.CheckConstraint(
                condition=Q(afgesproken_op__lte=Today()),
                name="planversie_afgesproken",
                violation_error_message="De dag waarop u het eens werd, ligt niet in de toekomst.",
            ),
            models.CheckConstraint(
                condition=Q(formaat=FORMAAT, inhoud__has_keys=["doelen", "acties", "wachtpunten", "stappen"]),
                name="planversie_bekend_formaat",
                violation_error_message="Deze versie van het plan is niet te lezen.",
            ),
        ]
