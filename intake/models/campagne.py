"""Campaigns: whom the municipality set out to speak with."""

import uuid

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from intake.models.klant import Klant
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Levering


@track_history()
class Campagne(models.Model):
    """A campaign to speak with everybody who was on benefit long enough on its first day.

    Its capacity is a product: conversations a week of one person × people (`mensen`) × weeks.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    code = models.CharField(max_length=200, unique=True)
    naam = models.CharField(max_length=200)
    startdatum = models.DateField()
    einddatum = models.DateField(null=True, blank=True)
    minimaal_maanden_uitkering = models.PositiveIntegerField()
    streefaantal = models.PositiveIntegerField()
    gesprekken_per_week = models.PositiveSmallIntegerField(null=True, blank=True)
    mensen = models.PositiveSmallIntegerField(null=True, blank=True)
    weken = models.PositiveSmallIntegerField(null=True, blank=True)
    versie = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    levering = models.ForeignKey(
        Levering, models.PROTECT, null=True, editable=False, related_name="+", db_index=False
    )

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(naam__regex=r"\S"),
                name="campagne_met_naam",
                violation_error_message="Vul de naam van de campagne in.",
            ),
            models.CheckConstraint(
                condition=Q(einddatum__gte=F("startdatum")),
                name="campagne_einde_na_start",
                violation_error_message="De campagne eindigt voordat zij begint.",
            ),
            models.CheckConstraint(
                condition=Q(gesprekken_per_week__isnull=True, mensen__isnull=True, weken__isnull=True)
                | Q(gesprekken_per_week__isnull=False, mensen__isnull=False, weken__isnull=False),
                name="campagne_capaciteit_heel",
                violation_error_message="Vul voor de capaciteit alle drie de getallen in, of geen.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Campagnedeelname(models.Model):
    """A klant in the population of a campaign, kept by the worker: derived, so without history.

    `vervallen_op`: the day on which corrected facts took the klant out again (shown apart from the population).
    """

    id = models.BigAutoField(primary_key=True)
    campagne = models.ForeignKey(Campagne, models.PROTECT, related_name="deelnames")
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="deelnames")
    sinds = models.DateTimeField(db_default=Now())
    vervallen_op = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "campagnedeelnames"
        constraints = [
            models.UniqueConstraint(
                fields=["campagne", "klant"],
                name="campagnedeelname_een_per_klant",
                violation_error_message="Deze klant doet al mee aan deze campagne.",
            )
        ]
