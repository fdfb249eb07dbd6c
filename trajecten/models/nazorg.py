"""How it goes after a placement: each check that was done. Which checks there are follows from the placement."""

import uuid

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from intake.models.klant import Klant
from trajecten.enums import Nazorgmet, Nazorgmoment, Nazorguitkomst
from trajecten.models.plaatsing import Plaatsing
from trajecten.models.plan import MAX_WOORDEN, not_longer
from werkoffensief.accounts.models import Medewerker
from werkoffensief.logboek.expressions import Today
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Feit


@track_history()
class Nazorg(Feit):
    """A check after a placement that was done (docs/adr/0022). `met`: who was asked, empty after one click.

    It is done on or after the placement's first day (deferred trigger, migration 0014).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="nazorg")
    plaatsing = models.ForeignKey(Plaatsing, models.PROTECT, related_name="nazorg")
    moment = models.CharField(max_length=20, choices=Nazorgmoment.choices)
    gedaan_op = models.DateField()
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="nazorg")
    met = models.CharField(max_length=20, choices=Nazorgmet.choices, null=True, blank=True)
    uitkomst = models.CharField(max_length=20, choices=Nazorguitkomst.choices)
    notitie = models.TextField(null=True, blank=True, max_length=MAX_WOORDEN)

    class Meta(Feit.Meta):
        verbose_name_plural = "nazorg"
        constraints = [
            *Feit.Meta.constraints,
            models.UniqueConstraint(
                fields=["plaatsing", "moment"],
                condition=Q(vervallen_op__isnull=True),
                name="nazorg_een_per_moment",
                violation_error_message="Iemand anders heeft deze nazorg net vastgelegd.",
            ),
            models.CheckConstraint(
                condition=Q(moment__in=Nazorgmoment.values),
                name="nazorg_bekend_moment",
                violation_error_message="Dit moment van nazorg bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(met__in=Nazorgmet.values),
                name="nazorg_bekend_met",
                violation_error_message="Kies met wie u sprak: de klant, de werkgever of de school, of allebei.",
            ),
            models.CheckConstraint(
                condition=Q(uitkomst=Nazorguitkomst.GOED)
                | Q(uitkomst=Nazorguitkomst.AANDACHT, notitie__regex=r"\S"),
                name="nazorg_zegt_wat_nodig_is",
                violation_error_message="Schrijf op wat er nodig is.",
            ),
            models.CheckConstraint(
                condition=Q(gedaan_op__lte=Today()),
                name="nazorg_geweest",
                violation_error_message="Nazorg legt u vast als zij is geweest.",
            ),
            not_longer("notitie", of="nazorg"),
        ]
