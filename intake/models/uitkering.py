"""Benefit periods: what the income system delivers."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Deferrable, F, Q

from intake.models.klant import Klant
from werkoffensief.accounts.models import Codelijst
from werkoffensief.logboek.expressions import DateRange
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Feit


@track_history()
class Uitkeringsoort(Codelijst):
    """The kind of benefit: bijstand, IOAW, IOAZ, WW ..."""

    class Meta(Codelijst.Meta):
        verbose_name_plural = "uitkeringsoorten"


@track_history()
class RedenEindeUitkering(Codelijst):
    """Why a benefit ended."""

    class Meta(Codelijst.Meta):
        verbose_name_plural = "redenen einde uitkering"


@track_history()
class Uitkering(Feit):
    """A period on benefit, first and last day included."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="uitkeringen")
    soort = models.ForeignKey(Uitkeringsoort, models.PROTECT, db_default="bijstand", default="bijstand")
    start = models.DateField()
    einde = models.DateField(null=True, blank=True)
    einde_reden = models.ForeignKey(RedenEindeUitkering, models.PROTECT, null=True, blank=True)

    class Meta(Feit.Meta):
        verbose_name_plural = "uitkeringen"
        indexes = [models.Index(fields=["klant", "start"], name="uitkering_klant")]
        constraints = [
            *Feit.Meta.constraints,
            models.CheckConstraint(
                condition=Q(einde__gte=F("start")),
                name="uitkering_einde_na_start",
                violation_error_message="De uitkering eindigt voordat zij begint.",
            ),
            models.CheckConstraint(
                condition=Q(einde__isnull=True, einde_reden__isnull=True)
                | Q(einde__isnull=False, einde_reden__isnull=False),
                name="uitkering_reden_bij_einde",
                violation_error_message="Een beëindigde uitkering heeft een reden, een lopende niet.",
            ),
            ExclusionConstraint(
                name="uitkering_geen_overlap",
                expressions=[
                    ("klant", RangeOperators.EQUAL),
                    (DateRange("start", "einde"), RangeOperators.OVERLAPS),
                ],
                condition=Q(vervallen_op__isnull=True),
                deferrable=Deferrable.DEFERRED,
                violation_error_message="Deze uitkering overlapt met een andere uitkering van deze klant.",
            ),
        ]
