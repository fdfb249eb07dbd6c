"""Where and when a voorziening can be used, with how many places. A place is taken by a step (docs/adr/0024)."""

import uuid
from datetime import date
from typing import Any

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from trajecten.enums import Weekdag
from trajecten.models.voorziening import Voorziening
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Feit, trimmed

MAX_PLAATSEN = 5_000


class AanbodQuerySet(models.QuerySet["Aanbod"]):
    def live(self) -> "AanbodQuerySet":
        """What was not put away."""
        return self.filter(vervallen_op__isnull=True)

    def on(self, day: date) -> "AanbodQuerySet":
        """What runs on `day`, first and last day included."""
        return self.live().filter(Q(einde__isnull=True) | Q(einde__gte=day), start__lte=day)

    def not_over(self, day: date) -> "AanbodQuerySet":
        """What runs on `day` or begins later: where somebody can still get a place."""
        return self.live().filter(Q(einde__isnull=True) | Q(einde__gte=day))


@track_history()
class Aanbod(Feit):
    """One offer of a voorziening. One that is put away is `vervallen`.

    On no day more than `plaatsen` steps hold a place in it, and each lies within its period (trigger, migration 0018).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    aanbodnummer = models.CharField(max_length=200, unique=True, editable=False)
    voorziening = models.ForeignKey(Voorziening, models.PROTECT, related_name="aanbod")
    naam = models.CharField(max_length=200)
    locatie = models.CharField(max_length=200, null=True, blank=True)
    start = models.DateField()
    einde = models.DateField(null=True, blank=True)
    plaatsen = models.PositiveSmallIntegerField()

    objects = AanbodQuerySet.as_manager()

    class Meta(Feit.Meta):
        verbose_name_plural = "aanbod"
        constraints = [
            *Feit.Meta.constraints,
            trimmed("aanbodnummer", of="aanbod"),
            models.CheckConstraint(
                condition=Q(naam__regex=r"\S"),
                name="aanbod_zegt_naam",
                violation_error_message="Geef het aanbod een naam.",
            ),
            # The target of the composite foreign key of Stap (migration 0018).
            models.UniqueConstraint(
                fields=["id", "voorziening"],
                name="aanbod_van_voorziening",
                violation_error_message="Dit aanbod hoort bij een andere voorziening.",
            ),
            models.UniqueConstraint(
                fields=["voorziening", "naam"],
                condition=Q(vervallen_op__isnull=True),
                name="aanbod_een_per_naam",
                violation_error_message="Bij deze voorziening is er al een aanbod met deze naam.",
            ),
            models.CheckConstraint(
                condition=Q(einde__gte=F("start")),
                name="aanbod_einde_na_start",
                violation_error_message="De laatste dag ligt voor de eerste dag.",
            ),
            models.CheckConstraint(
                condition=Q(plaatsen__range=(1, MAX_PLAATSEN)),
                name="aanbod_plaatsen",
                violation_error_message="Vul 1 tot en met 5.000 plaatsen in.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


@track_history()
class Groepsdagdeel(Feit):
    """When an offer meets each week, such as Monday from 9:00 to 12:30."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    aanbod = models.ForeignKey(Aanbod, models.PROTECT, related_name="dagdelen")
    dag = models.PositiveSmallIntegerField(choices=Weekdag.choices)
    begin = models.TimeField()
    einde = models.TimeField()

    class Meta(Feit.Meta):
        verbose_name_plural = "groepsdagdelen"
        ordering = ["dag", "begin"]
        constraints = [
            *Feit.Meta.constraints,
            models.UniqueConstraint(
                fields=["aanbod", "dag", "begin"],
                condition=Q(vervallen_op__isnull=True),
                name="groepsdagdeel_een_per_begin",
                violation_error_message="Dit dagdeel staat er al.",
            ),
            models.CheckConstraint(
                condition=Q(dag__in=Weekdag.values),
                name="groepsdagdeel_bekende_dag",
                violation_error_message="Kies een dag van de week.",
            ),
            models.CheckConstraint(
                condition=Q(einde__gt=F("begin")),
                name="groepsdagdeel_einde_na_begin",
                violation_error_message="Het einde ligt voor het begin.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_dag_display()} {self.begin:%H:%M} tot {self.einde:%H:%M}"


def in_words(dagdelen: Any) -> str:
    """A rhythm as one line; empty without one."""
    return ", ".join(str(each) for each in dagdelen)
