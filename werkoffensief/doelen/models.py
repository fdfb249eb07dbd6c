"""What the municipality set out to reach."""

import uuid
from datetime import date

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from intake.models import Campagne, Klant
from trajecten.models import Plaatsing
from werkgevers.models import Werkakkoord
from werkoffensief.accounts.models import Programma
from werkoffensief.doelen.enums import OF_A_CAMPAIGN, OF_A_YEAR, Figuur, Maat
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Levering


@track_history()
class Doelstelling(models.Model):
    """One target of a programme for one year: a number of placements, or euro per benefit and year."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    programma = models.ForeignKey(Programma, models.PROTECT, related_name="doelstellingen")
    maat = models.CharField(max_length=30, choices=Maat.choices)
    jaar = models.PositiveSmallIntegerField()
    waarde = models.PositiveIntegerField()
    versie = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    levering = models.ForeignKey(
        Levering, models.PROTECT, null=True, editable=False, related_name="+", db_index=False
    )

    class Meta:
        verbose_name_plural = "doelstellingen"
        ordering = ["jaar", "maat"]
        constraints = [
            models.UniqueConstraint(
                fields=["programma", "maat", "jaar"],
                name="doelstelling_een_per_jaar",
                violation_error_message="Voor dit jaar staat deze doelstelling er al.",
            ),
            models.CheckConstraint(
                condition=Q(maat__in=Maat.values),
                name="doelstelling_bekende_maat",
                violation_error_message="Deze maat bestaat niet.",
            ),
        ]


class CijferregelQuerySet(models.QuerySet["Cijferregel"]):
    def on(self, day: date) -> "CijferregelQuerySet":
        """The rows that count on `day`."""
        return self.filter(Q(tot__isnull=True) | Q(tot__gte=day), van__lte=day)


class Cijferregel(models.Model):
    """One row of the kept roll-up: who or what counts in a figure, from which day to which (both included).

    Derived from facts by rollup.sql, and mended from them at any time; therefore without history. A row has a year
    or a campaign, by its figure. `van` is 0001-01-01 where a figure does not depend on the day.
    """

    figuur = models.CharField(max_length=20, choices=Figuur.choices)
    jaar = models.PositiveSmallIntegerField(null=True)
    campagne = models.ForeignKey(Campagne, models.CASCADE, null=True, db_index=False, related_name="+")
    klant = models.ForeignKey(Klant, models.CASCADE, null=True, related_name="+")
    werkakkoord = models.ForeignKey(Werkakkoord, models.CASCADE, null=True, related_name="+")
    plaatsing = models.ForeignKey(Plaatsing, models.CASCADE, null=True, db_index=False, related_name="+")
    van = models.DateField()
    tot = models.DateField(null=True)
    soort = models.CharField(max_length=20, null=True)
    sector = models.CharField(max_length=30, null=True)
    stadsdeel = models.CharField(max_length=200, null=True)
    banen = models.PositiveIntegerField(null=True)
    ontwikkelplekken = models.PositiveIntegerField(null=True)

    objects = CijferregelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "cijferregels"
        indexes = [
            models.Index(fields=["jaar", "figuur", "van"], name="cijferregel_jaar"),
            models.Index(fields=["campagne", "figuur", "van"], name="cijferregel_campagne"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["figuur", "jaar", "campagne", "klant", "werkakkoord", "plaatsing", "van"],
                name="cijferregel_een_per_feit",
                nulls_distinct=False,
                violation_error_message="Deze regel telt al mee in dit cijfer.",
            ),
            models.CheckConstraint(
                condition=Q(figuur__in=OF_A_YEAR, jaar__isnull=False, campagne__isnull=True)
                | Q(figuur__in=OF_A_CAMPAIGN, jaar__isnull=True, campagne__isnull=False),
                name="cijferregel_jaar_of_campagne",
                violation_error_message="Een cijfer is van een jaar of van een campagne.",
            ),
        ]
