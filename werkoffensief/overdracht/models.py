"""What a delivery brought last time, what it brought that differs from the screen, and deliveries that wait."""

import uuid

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from intake.models import Klant
from werkoffensief.accounts.models import Medewerker
from werkoffensief.logboek.models import Levering
from werkoffensief.overdracht.enums import (
    Afwijkingsoort,
    Afwijkingstatus,
    Bestandsuitkomst,
    Opdrachtstatus,
)


class Importgeheugen(models.Model):
    """What a source brought last time for one row: eight bytes a unit, keyed (IMPORT_SLEUTEL), no text.

    `sleutel` is the key as delivered, so a row stays known under it when somebody corrects the key on screen.
    `rij_id` is the row it became; NULL where the row was left out (or has no uuid: codes, doelstellingen).
    `gemeld` is what it brought where a unit was not taken because it clashes with the screen; `hashes` has for that
    unit what was taken last, so that it comes in once the clash is gone.
    `klant_id` has no foreign key: the check of one on every row would double the price of remembering.
    """

    pk = models.CompositePrimaryKey("bron", "tabel", "sleutel")
    bron = models.CharField(max_length=50)
    tabel = models.CharField(max_length=30)
    sleutel = models.TextField()
    rij_id = models.UUIDField(null=True)
    klant_id = models.UUIDField(null=True)
    hashes = models.BinaryField()
    gemeld = models.BinaryField(null=True)

    class Meta:
        verbose_name_plural = "importgeheugen"


class Afwijking(models.Model):
    """A difference between a delivery and the screen. Holds personal data; a BSN only masked or encrypted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    soort = models.CharField(max_length=20, choices=Afwijkingsoort.choices)
    status = models.CharField(
        max_length=20,
        choices=Afwijkingstatus.choices,
        default=Afwijkingstatus.OPEN,
        db_default=Afwijkingstatus.OPEN,
    )
    bron = models.CharField(max_length=50)
    tabel = models.CharField(max_length=30)
    sleutel = models.TextField()
    eenheid = models.CharField(max_length=200, help_text="the columns of the unit, joined by +")
    rij_id = models.UUIDField(null=True, editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, null=True, related_name="afwijkingen")
    scherm = models.JSONField(default=dict)
    bestand = models.JSONField(default=dict)
    toelichting = models.CharField(max_length=500, null=True)
    gewijzigd_door = models.CharField(max_length=200, null=True)
    gewijzigd_op = models.DateTimeField(null=True)
    levering = models.ForeignKey(Levering, models.PROTECT, null=True, editable=False, related_name="+")
    gemeld_op = models.DateTimeField(db_default=Now())
    afgehandeld_op = models.DateTimeField(null=True)
    afgehandeld_door = models.CharField(max_length=200, null=True)
    bsn_versleuteld = models.BinaryField(null=True, editable=False, help_text="the delivered BSN, to take it")
    sleutel_id = models.CharField(max_length=20, null=True, editable=False)

    class Meta:
        verbose_name_plural = "afwijkingen"
        indexes = [models.Index(fields=["status", "gemeld_op"], name="afwijking_status")]
        constraints = [
            models.UniqueConstraint(
                fields=["bron", "tabel", "sleutel", "eenheid"],
                condition=Q(status=Afwijkingstatus.OPEN),
                name="afwijking_een_open_per_eenheid",
                violation_error_message="Dit verschil staat al open.",
            ),
            models.CheckConstraint(
                condition=Q(status=Afwijkingstatus.OPEN, afgehandeld_op__isnull=True)
                | (~Q(status=Afwijkingstatus.OPEN) & Q(afgehandeld_op__isnull=False)),
                name="afwijking_afgehandeld_met_tijdstip",
                violation_error_message="Een afgehandeld verschil heeft een tijdstip, een open verschil niet.",
            ),
            models.CheckConstraint(
                condition=Q(bsn_versleuteld__isnull=True, sleutel_id__isnull=True)
                | Q(status=Afwijkingstatus.OPEN, bsn_versleuteld__isnull=False, sleutel_id__isnull=False),
                name="afwijking_bsn_alleen_zolang_open",
                violation_error_message="Een afgehandeld verschil bewaart geen burgerservicenummer.",
            ),
        ]


class Importopdracht(models.Model):
    """One upload: its files, how far it is, and what became of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="importopdrachten")
    proef = models.BooleanField(default=False, db_default=False)
    overschrijf = models.BooleanField(default=False, db_default=False)
    status = models.CharField(
        max_length=20,
        choices=Opdrachtstatus.choices,
        default=Opdrachtstatus.WACHT,
        db_default=Opdrachtstatus.WACHT,
    )
    voortgang = models.PositiveSmallIntegerField(default=0, db_default=0, help_text="percent")
    aangemaakt_op = models.DateTimeField(db_default=Now())
    pogingen = models.PositiveSmallIntegerField(default=0, db_default=0)
    melding = models.CharField(max_length=200, null=True, help_text="why it failed, for the beheerder")
    gestart_op = models.DateTimeField(null=True)
    klaar_op = models.DateTimeField(null=True)
    levering = models.ForeignKey(Levering, models.PROTECT, null=True, editable=False, related_name="+")

    class Meta:
        verbose_name_plural = "importopdrachten"
        ordering = ["-aangemaakt_op"]
        constraints = [
            models.CheckConstraint(
                condition=Q(voortgang__range=(0, 100)),
                name="importopdracht_voortgang",
                violation_error_message="De voortgang is een percentage van 0 tot en met 100.",
            ),
            models.CheckConstraint(
                condition=Q(status=Opdrachtstatus.WACHT, gestart_op__isnull=True, klaar_op__isnull=True)
                | Q(status=Opdrachtstatus.LOOPT, gestart_op__isnull=False, klaar_op__isnull=True)
                | Q(status__in=[Opdrachtstatus.KLAAR, Opdrachtstatus.MISLUKT], klaar_op__isnull=False),
                name="importopdracht_status_met_tijden",
                violation_error_message="De status past niet bij de tijden van deze levering.",
            ),
        ]


class Importbestand(models.Model):
    """One file of an upload, in the private file storage, and what became of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    opdracht = models.ForeignKey(Importopdracht, models.CASCADE, related_name="bestanden")
    naam = models.CharField(max_length=200)
    bestand = models.FileField(upload_to="leveringen/%Y/%m", max_length=300)
    uitkomst = models.CharField(
        max_length=20,
        choices=Bestandsuitkomst.choices,
        default=Bestandsuitkomst.WACHT,
        db_default=Bestandsuitkomst.WACHT,
    )
    resultaat = models.JSONField(default=dict, db_default={})

    class Meta:
        verbose_name_plural = "importbestanden"
        ordering = ["naam"]
        constraints = [
            models.UniqueConstraint(
                fields=["opdracht", "naam"],
                name="importbestand_een_per_naam",
                violation_error_message="Dit bestand staat al bij deze levering.",
            )
        ]
