"""The way to work, its regisseur, and the steps taken."""

import uuid
from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Deferrable, F, Q

from intake.models.klant import Klant
from trajecten.enums import ENDED, StapStatus
from trajecten.models.aanbod import Aanbod
from trajecten.models.voorziening import PRAKTIJKLEREN, RedenEindeTraject, Voorziening
from werkoffensief.accounts.models import Medewerker
from werkoffensief.logboek.expressions import DateRange
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Feit, trimmed

MAX_SAMENVATTING = 4_000


class TrajectQuerySet(models.QuerySet["Traject"]):
    def on(self, day: date) -> "TrajectQuerySet":
        """Trajecten whose period includes `day`."""
        return self.filter(
            Q(einde__isnull=True) | Q(einde__gte=day), start__lte=day, vervallen_op__isnull=True
        )


@track_history()
class Traject(Feit):
    """The way of a klant to work, first and last day included; it stays open until its last aftercare check.

    `vervolg_op`: the ended traject of this klant that this one goes on from (reopened; rules in migration 0011).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    trajectnummer = models.CharField(max_length=200, unique=True, editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="trajecten")
    start = models.DateField()
    einde = models.DateField(null=True, blank=True)
    einde_reden = models.ForeignKey(RedenEindeTraject, models.PROTECT, null=True, blank=True)
    evaluatie_op = models.DateField(null=True, blank=True)
    samenvatting = models.TextField(null=True, blank=True, max_length=MAX_SAMENVATTING)
    vervolg_op = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="vervolg"
    )

    objects = TrajectQuerySet.as_manager()

    class Meta(Feit.Meta):
        verbose_name_plural = "trajecten"
        indexes = [models.Index(fields=["klant", "start"], name="traject_klant")]
        constraints = [
            *Feit.Meta.constraints,
            trimmed("trajectnummer", of="traject"),
            # The target of the composite foreign keys of Regisseurschap and Stap (migration 0002).
            models.UniqueConstraint(
                fields=["id", "klant"],
                name="traject_van_klant",
                violation_error_message="Dit traject hoort bij een andere klant.",
            ),
            models.CheckConstraint(
                condition=Q(einde__gte=F("start")),
                name="traject_einde_na_start",
                violation_error_message="Het traject eindigt voordat het begint.",
            ),
            models.CheckConstraint(
                condition=Q(einde__isnull=True, einde_reden__isnull=True)
                | Q(einde__isnull=False, einde_reden__isnull=False),
                name="traject_reden_bij_einde",
                violation_error_message="Een beëindigd traject heeft een reden, een lopend traject niet.",
            ),
            models.CheckConstraint(
                condition=Q(evaluatie_op__gte=F("start")),
                name="traject_evaluatie_na_start",
                violation_error_message="De evaluatie ligt voor het begin van het traject.",
            ),
            models.CheckConstraint(
                condition=Q(samenvatting__isnull=True)
                | Q(einde__isnull=False, samenvatting__length__lte=MAX_SAMENVATTING),
                name="traject_samenvatting_bij_einde",
                violation_error_message="Een samenvatting hoort bij een einde en heeft ten hoogste 4.000 tekens.",
            ),
            models.UniqueConstraint(
                fields=["vervolg_op"],
                condition=Q(vervallen_op__isnull=True),
                name="traject_een_vervolg",
                violation_error_message="Dit traject is al heropend.",
            ),
            ExclusionConstraint(
                name="traject_one_open_per_klant",
                expressions=[("klant", RangeOperators.EQUAL)],
                condition=Q(einde__isnull=True, vervallen_op__isnull=True),
                deferrable=Deferrable.DEFERRED,
                violation_error_message="Deze klant heeft al een lopend traject.",
            ),
            ExclusionConstraint(
                name="traject_geen_overlap",
                expressions=[
                    ("klant", RangeOperators.EQUAL),
                    (DateRange("start", "einde"), RangeOperators.OVERLAPS),
                ],
                condition=Q(vervallen_op__isnull=True),
                deferrable=Deferrable.DEFERRED,
                violation_error_message="Dit traject overlapt met een ander traject van deze klant.",
            ),
        ]


class RegisseurschapQuerySet(models.QuerySet["Regisseurschap"]):
    def on(self, day: date) -> "RegisseurschapQuerySet":
        """Who is the regisseur on `day`."""
        return self.filter(
            Q(einde__isnull=True) | Q(einde__gt=day), start__lte=day, vervallen_op__isnull=True
        )

    def before(self, row: "Regisseurschap") -> "RegisseurschapQuerySet":
        """Who was the regisseur of that traject until the first day of this row: one at most."""
        same = self.filter(traject=row.traject_id, einde=row.start, vervallen_op__isnull=True)
        return same.exclude(pk=row.pk)


@track_history()
class Regisseurschap(Feit):
    """Who is the regisseur of a traject, half-open: on the day of a transfer the new one is the regisseur.

    Without an end until the traject ends. Its end lies after its start and at most a day after the traject's end
    (deferred trigger, migration 0002).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="regisseurschappen")
    traject = models.ForeignKey(Traject, models.PROTECT, related_name="regisseurschappen")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="regisseurschappen")
    start = models.DateField()
    einde = models.DateField(null=True, blank=True)
    overdrachtsnotitie = models.TextField(null=True, blank=True, max_length=20_000)

    objects = RegisseurschapQuerySet.as_manager()

    class Meta(Feit.Meta):
        verbose_name_plural = "regisseurschappen"
        indexes = [
            models.Index(fields=["medewerker", "start"], name="regisseurschap_medewerker"),
            # Who never was the regisseur after all: few, and asked for with every list of promises.
            models.Index(
                fields=["klant", "medewerker"],
                condition=Q(vervallen_op__isnull=False),
                name="regisseurschap_nooit",
            ),
        ]
        constraints = [
            *Feit.Meta.constraints,
            models.CheckConstraint(
                condition=Q(einde__gt=F("start")),
                name="regisseurschap_einde_na_start",
                violation_error_message="Een regisseur is ten minste één dag de regisseur.",
            ),
            ExclusionConstraint(
                name="regisseurschap_geen_overlap",
                expressions=[
                    ("traject", RangeOperators.EQUAL),
                    (DateRange("start", "einde", "[)"), RangeOperators.OVERLAPS),
                ],
                condition=Q(vervallen_op__isnull=True),
                deferrable=Deferrable.DEFERRED,
                violation_error_message="Dit traject heeft op deze dagen al een regisseur.",
            ),
        ]

    def covers(self, day: date) -> bool:
        """Whether this is the regisseur on `day`."""
        return self.vervallen_op is None and self.start <= day and (self.einde is None or day < self.einde)


@track_history()
class Stap(Feit):
    """The use of a voorziening within a traject.

    With an `aanbod` it holds a place there from its start until its end, or until the offer's end while it has none.
    `verwacht_einde` tells when a place is expected back; none is given away on it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    stapnummer = models.CharField(max_length=200, unique=True, editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="stappen")
    traject = models.ForeignKey(Traject, models.PROTECT, related_name="stappen")
    voorziening = models.ForeignKey(Voorziening, models.PROTECT)
    start = models.DateField()
    einde = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=20, choices=StapStatus.choices)
    aanbod = models.ForeignKey(Aanbod, models.PROTECT, null=True, blank=True, related_name="stappen")
    verwacht_einde = models.DateField(null=True, blank=True)

    class Meta(Feit.Meta):
        verbose_name_plural = "stappen"
        indexes = [
            # What should have begun, in "Te doen".
            models.Index(
                fields=["start"],
                condition=Q(status=StapStatus.GEPLAND, vervallen_op__isnull=True),
                name="stap_gepland_start",
            )
        ]
        constraints = [
            *Feit.Meta.constraints,
            trimmed("stapnummer", of="stap"),
            # The target of the composite foreign key of Wachtplek (migration 0020).
            models.UniqueConstraint(
                fields=["id", "klant"],
                name="stap_bij_klant",
                violation_error_message="Deze stap hoort bij een andere klant.",
            ),
            models.CheckConstraint(
                condition=Q(einde__gte=F("start")),
                name="stap_einde_na_start",
                violation_error_message="De stap eindigt voordat hij begint.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[*ENDED], einde__isnull=False)
                | Q(status__in=[s for s in StapStatus.values if s not in ENDED], einde__isnull=True),
                name="stap_einde_bij_status",
                violation_error_message="Een afgeronde of gestopte stap heeft een einddatum, een andere niet.",
            ),
            models.CheckConstraint(
                condition=Q(verwacht_einde__gte=F("start")),
                name="stap_verwacht_einde_na_start",
                violation_error_message="De verwachte einddatum ligt voor de begindatum.",
            ),
        ]

    @property
    def of_praktijkleren(self) -> bool:
        """Whether it ends with a praktijkverklaring."""
        return self.voorziening_id == PRAKTIJKLEREN

    def has_verklaring(self) -> bool:
        return self.verklaringen.filter(vervallen_op__isnull=True).exists()
