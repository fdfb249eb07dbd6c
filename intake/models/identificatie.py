"""The burgerservicenummer, apart from everything else and outside history tables."""

import uuid

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from intake.enums import BsnOntbreekt
from intake.models.klant import Klant


class Identificatie(models.Model):
    """A klant's BSN, encrypted (AES-256-GCM; the row's id, the table and the key id are authenticated with it).

    `bsn_index` is an HMAC with a key outside the database: unique, and the only way to find a BSN. Not tracked:
    ciphertext in history would keep old keys alive for ever. Written by intake.bsn only.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    klant = models.OneToOneField(Klant, models.PROTECT, related_name="identificatie")
    bsn_versleuteld = models.BinaryField(null=True)
    sleutel_id = models.CharField(max_length=20, null=True)
    bsn_index = models.BinaryField(null=True, max_length=32)
    reden_ontbreekt = models.CharField(max_length=20, choices=BsnOntbreekt.choices, null=True)

    class Meta:
        verbose_name_plural = "identificaties"
        constraints = [
            models.UniqueConstraint(
                fields=["bsn_index"],
                name="identificatie_bsn_uniek",
                deferrable=models.Deferrable.DEFERRED,
                violation_error_message="Dit burgerservicenummer staat al bij een andere klant.",
            ),
            models.CheckConstraint(
                condition=Q(
                    bsn_versleuteld__isnull=False,
                    sleutel_id__isnull=False,
                    bsn_index__isnull=False,
                    reden_ontbreekt__isnull=True,
                )
                | Q(
                    bsn_versleuteld__isnull=True,
                    sleutel_id__isnull=True,
                    bsn_index__isnull=True,
                    reden_ontbreekt__isnull=False,
                    reden_ontbreekt__in=BsnOntbreekt.values,
                ),
                name="identificatie_bsn_of_reden",
                violation_error_message="Vul een burgerservicenummer in, of de reden waarom het ontbreekt.",
            ),
        ]
