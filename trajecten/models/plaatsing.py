"""The placement that a plan leads to."""

import uuid

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from intake.models.klant import Klant
from trajecten.enums import Plaatsingsoort
from trajecten.models.voorziening import RedenEindePlaatsing
from werkgevers.models import Werkakkoord, Werkgever
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Feit, trimmed


@track_history()
class Plaatsing(Feit):
    """A start in work or education. It needs no traject; it may draw on a werkakkoord of the same employer.

    The agreement is one of this employer's (composite foreign key) and the placement starts in its term (deferred
    trigger, both in migration 0002).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    plaatsingnummer = models.CharField(max_length=200, unique=True, editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="plaatsingen")
    soort = models.CharField(max_length=20, choices=Plaatsingsoort.choices)
    startdatum = models.DateField()
    einddatum = models.DateField(null=True, blank=True)
    einde_reden = models.ForeignKey(RedenEindePlaatsing, models.PROTECT, null=True, blank=True)
    werkgever = models.ForeignKey(
        Werkgever, models.PROTECT, null=True, blank=True, related_name="plaatsingen"
    )
    werkakkoord = models.ForeignKey(
        Werkakkoord, models.PROTECT, null=True, blank=True, related_name="plaatsingen"
    )
    uren_per_week = models.PositiveSmallIntegerField(null=True, blank=True)
    verwacht_einde_uitkering = models.DateField(null=True, blank=True)

    class Meta(Feit.Meta):
        verbose_name_plural = "plaatsingen"
        indexes = [
            models.Index(fields=["klant", "startdatum"], name="plaatsing_klant"),
            models.Index(fields=["startdatum"], name="plaatsing_startdatum"),
        ]
        constraints = [
            *Feit.Meta.constraints,
            trimmed("plaatsingnummer", of="plaatsing"),
            models.CheckConstraint(
                condition=Q(einddatum__gte=F("startdatum")),
                name="plaatsing_einde_na_start",
                violation_error_message="De plaatsing eindigt voordat zij begint.",
            ),
            models.CheckConstraint(
                condition=Q(einddatum__isnull=True, einde_reden__isnull=True)
                | Q(einddatum__isnull=False, einde_reden__isnull=False),
                name="plaatsing_reden_bij_einde",
                violation_error_message="Een beëindigde plaatsing heeft een reden, een lopende niet.",
            ),
            models.CheckConstraint(
                condition=Q(werkakkoord__isnull=True) | Q(werkgever__isnull=False),
                name="plaatsing_akkoord_met_werkgever",
                violation_error_message="Een plaatsing op een akkoord noemt de werkgever van het akkoord.",
            ),
            models.CheckConstraint(
                condition=Q(uren_per_week__range=(1, 60)),
                name="plaatsing_uren",
                violation_error_message="Het aantal uren per week ligt tussen 1 en 60.",
            ),
            models.CheckConstraint(
                condition=Q(soort__in=Plaatsingsoort.values),
                name="plaatsing_bekende_soort",
                violation_error_message="Een plaatsing is werk of opleiding.",
            ),
        ]
