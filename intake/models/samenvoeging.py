"""Two files that became one: what was moved, so that it can be undone for thirty days."""

import uuid
from datetime import timedelta

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from intake.models.klant import Klant
from werkoffensief.accounts.models import Medewerker
from werkoffensief.logboek.geschiedenis import track_history

UNDO_FOR = timedelta(days=30)


@track_history(exclude=("wat",))
class Samenvoeging(models.Model):
    """One merge: `opgenomen` became part of `klant`.

    `wat`: the ids of the rows that moved and of those that ended, and what cannot be found in a row any more; emptied
    when it can no longer be undone. It holds no BSN.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="samenvoegingen")
    opgenomen = models.ForeignKey(Klant, models.PROTECT, related_name="+")
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+", editable=False)
    op = models.DateTimeField(db_default=Now(), editable=False)
    wat = models.JSONField(default=dict)
    ongedaan_op = models.DateTimeField(null=True, editable=False)
    ongedaan_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, editable=False, related_name="+")

    class Meta:
        verbose_name_plural = "samenvoegingen"
        indexes = [models.Index(fields=["klant", "-op"], name="samenvoeging_klant")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(klant=F("opgenomen")),
                name="samenvoeging_van_twee",
                violation_error_message="Een klant kan niet met zichzelf worden samengevoegd.",
            ),
            models.CheckConstraint(
                condition=Q(ongedaan_op__isnull=True, ongedaan_door__isnull=True)
                | Q(ongedaan_op__isnull=False, ongedaan_door__isnull=False),
                name="samenvoeging_ongedaan_door_iemand",
                violation_error_message="Wie een samenvoeging ongedaan maakt, staat erbij.",
            ),
            models.UniqueConstraint(
                fields=["opgenomen"],
                condition=Q(ongedaan_op__isnull=True),
                name="samenvoeging_een_keer",
                violation_error_message="Dit dossier is al samengevoegd met een ander.",
            ),
        ]
