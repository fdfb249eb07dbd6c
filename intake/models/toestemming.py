"""The agreement of a klant that somebody outside the municipality is asked something about them."""

import uuid
from datetime import date

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from intake.models.klant import Klant
from werkoffensief.logboek.expressions import Today
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Feit


class ToestemmingQuerySet(models.QuerySet["Toestemming"]):
    def live(self) -> "ToestemmingQuerySet":
        """Those that were not noted by mistake."""
        return self.filter(vervallen_op__isnull=True)

    def on(self, day: date) -> "ToestemmingQuerySet":
        """Those by which somebody may be asked on this day."""
        return (
            self.live()
            .filter(gegeven_op__lte=day, geldig_tot__gte=day)
            .filter(Q(ingetrokken_op__isnull=True) | Q(ingetrokken_op__gt=day))
        )


@track_history()
class Toestemming(Feit):
    """Whom the klant lets us ask, about what, from when until when; the klant may withdraw it on any day.

    It is no ground for what the municipality itself does (docs/privacy.md), only for asking this third party.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="toestemmingen")
    wie = models.CharField("Wie wij mogen vragen", max_length=200)
    waarvoor = models.CharField("Waarover", max_length=200)
    gegeven_op = models.DateField()
    geldig_tot = models.DateField()
    ingetrokken_op = models.DateField(null=True, blank=True)

    objects = ToestemmingQuerySet.as_manager()

    class Meta(Feit.Meta):
        verbose_name_plural = "toestemmingen"
        constraints = [
            *Feit.Meta.constraints,
            models.CheckConstraint(
                condition=Q(wie__regex=r"\S", waarvoor__regex=r"\S"),
                name="toestemming_wie_en_waarvoor",
                violation_error_message="Vul in wie u mag vragen, en waarover.",
            ),
            models.CheckConstraint(
                condition=Q(gegeven_op__lte=Today()),
                name="toestemming_niet_in_toekomst",
                violation_error_message="Toestemming die nog niet is gegeven, kunt u niet vastleggen.",
            ),
            models.CheckConstraint(
                condition=Q(geldig_tot__gte=F("gegeven_op")),
                name="toestemming_periode",
                violation_error_message="De laatste dag ligt voor de dag waarop de toestemming is gegeven.",
            ),
            models.CheckConstraint(
                condition=Q(ingetrokken_op__gte=F("gegeven_op"), ingetrokken_op__lte=Today()),
                name="toestemming_ingetrokken",
                violation_error_message="Intrekken kan vanaf de dag dat de toestemming is gegeven, en niet vooruit.",
            ),
            models.UniqueConstraint(
                fields=["klant", "wie", "gegeven_op"],
                condition=Q(vervallen_op__isnull=True),
                name="toestemming_een_keer",
                violation_error_message="Deze toestemming is op deze dag al vastgelegd.",
            ),
        ]
