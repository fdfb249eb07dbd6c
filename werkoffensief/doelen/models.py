"""What the municipality set out to reach."""

import uuid

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from werkoffensief.accounts.models import Programma
from werkoffensief.doelen.enums import Maat
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
