"""Exemptions from the duty to work."""

import uuid

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from intake.models.klant import Klant
from werkoffensief.accounts.models import Codelijst
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Feit, trimmed


@track_history()
class Ontheffingsoort(Codelijst):
    """On what ground somebody need not look for work (Participatiewet art. 9 lid 2 and 5, art. 9a)."""

    class Meta(Codelijst.Meta):
        verbose_name_plural = "ontheffingsoorten"


@track_history()
class Ontheffing(Feit):
    """An exemption from the duty to work, first and last day included, and when it is looked at again.

    It takes nobody off a list and changes no order: it is shown, so that whoever speaks with the klant knows.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    ontheffingnummer = models.CharField(max_length=200, unique=True, editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="ontheffingen")
    soort = models.ForeignKey(Ontheffingsoort, models.PROTECT)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    herbeoordelen_op = models.DateField()

    class Meta(Feit.Meta):
        verbose_name_plural = "ontheffingen"
        indexes = [models.Index(fields=["klant", "van"], name="ontheffing_klant")]
        constraints = [
            *Feit.Meta.constraints,
            trimmed("ontheffingnummer", of="ontheffing"),
            models.CheckConstraint(
                condition=Q(tot__gte=F("van")),
                name="ontheffing_einde_na_start",
                violation_error_message="De ontheffing eindigt voordat zij begint.",
            ),
            models.CheckConstraint(
                condition=Q(herbeoordelen_op__gte=F("van")),
                name="ontheffing_herbeoordelen_na_start",
                violation_error_message="De dag om opnieuw te kijken ligt voor het begin van de ontheffing.",
            ),
        ]
