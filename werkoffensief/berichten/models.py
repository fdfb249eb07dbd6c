"""The outbox: whatever a worker must do, as a row in the same transaction as its cause."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from werkoffensief.logboek.expressions import TransactionId


class OpdrachtQuerySet(models.QuerySet["Opdracht"]):
    def due(self, now: datetime) -> "OpdrachtQuerySet":
        """Rows that wait for a worker at this moment, oldest first."""
        return self.filter(klaar_op__isnull=True, uitvoeren_na__lte=now).order_by("id")


class Opdracht(models.Model):
    """One thing to do. `sleutel` holds ids only, never anything about a person.

    One row per kind, key and transaction: triggers insert with ON CONFLICT DO NOTHING.
    """

    soort = models.CharField(max_length=100)
    sleutel = models.CharField(max_length=200)
    inhoud = models.JSONField(default=dict, db_default={})
    transactie = models.BigIntegerField(editable=False, db_default=TransactionId())
    aangemaakt_op = models.DateTimeField(db_default=Now())
    uitvoeren_na = models.DateTimeField(db_default=Now())
    pogingen = models.PositiveIntegerField(default=0, db_default=0)
    klaar_op = models.DateTimeField(null=True)
    fout = models.CharField(max_length=200, null=True)

    objects = OpdrachtQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "opdrachten"
        constraints = [
            models.UniqueConstraint(
                F("soort"),
                F("sleutel"),
                F("transactie"),
                name="opdracht_een_per_transactie",
                violation_error_message="Deze opdracht staat al klaar.",
            )
        ]
        indexes = [
            models.Index(
                fields=["uitvoeren_na", "id"], name="opdracht_wacht", condition=Q(klaar_op__isnull=True)
            )
        ]


class Nachttaak(models.Model):
    """One nightly job on one day: the key that keeps it from being done twice."""

    naam = models.CharField(max_length=100)
    dag = models.DateField()
    klaar_op = models.DateTimeField(null=True)
    fout = models.CharField(max_length=200, null=True)

    class Meta:
        verbose_name_plural = "nachttaken"
        constraints = [
            models.UniqueConstraint(
                fields=["naam", "dag"],
                name="nachttaak_een_per_dag",
                violation_error_message="Deze nachttaak is die dag al gedaan.",
            )
        ]
