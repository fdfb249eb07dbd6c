"""What happened: append-only, ids instead of foreign keys (a log outlives what it names)."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now


class Levering(models.Model):
    """One delivery of files, or one act on screen that made many rows. Append-only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    tijdstip = models.DateTimeField(db_default=Now())
    door = models.CharField(max_length=200, help_text="id of the medewerker, or 'systeem'")
    bron = models.CharField(max_length=200)
    omschrijving = models.CharField(max_length=200)

    class Meta:
        verbose_name_plural = "leveringen"


class Handeling(models.Model):
    """An act that must stay known although it changed no tracked row: a download, an erasure. Append-only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    tijdstip = models.DateTimeField(db_default=Now())
    door = models.CharField(max_length=200)
    soort = models.CharField(max_length=200)
    object_soort = models.CharField(max_length=200, null=True)
    object_id = models.CharField(max_length=200, null=True)
    toelichting = models.CharField(max_length=200, null=True)

    class Meta:
        verbose_name_plural = "handelingen"
        indexes = [
            models.Index(fields=["object_soort", "object_id"], name="handeling_object"),
            # The log as it is read: the newest first, of everybody, of one kind, or of one person.
            models.Index(fields=["tijdstip", "id"], name="handeling_tijdstip"),
            models.Index(fields=["soort", "tijdstip", "id"], name="handeling_soort"),
            models.Index(fields=["door", "tijdstip", "id"], name="handeling_door"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(door__regex=r"\w", soort__regex=r"\w"),
                name="handeling_wie_en_wat",
                violation_error_message="Een handeling zegt wie haar deed en wat het was.",
            )
        ]


class Inzage(models.Model):
    """The reading log: who saw whose data and why. Fields after VNG Verwerkingenlogging 0.9.0.

    Partitioned by month on `tijdstip` (see migration 0002); ids, no foreign keys. Written by `services.record_reading`.
    """

    pk = models.CompositePrimaryKey("tijdstip", "actie_id", "object_id")
    tijdstip = models.DateTimeField()
    tijdstip_registratie = models.DateTimeField(db_default=Now())
    actie_id = models.UUIDField()
    actie_naam = models.CharField(max_length=242)
    handeling_naam = models.CharField(max_length=242, null=True)
    verwerking_naam = models.CharField(max_length=242, null=True)
    verwerking_id = models.CharField(max_length=242, null=True)
    verwerkingsactiviteit_id = models.CharField(max_length=242, null=True)
    verwerkingsactiviteit_url = models.CharField(max_length=2000, null=True)
    vertrouwelijkheid = models.CharField(max_length=20, db_default="normaal")
    bewaartermijn = models.CharField(max_length=20, null=True)
    uitvoerder = models.CharField(max_length=40, null=True)
    systeem = models.CharField(max_length=242, null=True)
    gebruiker = models.CharField(max_length=200)
    gegevensbron = models.CharField(max_length=242, null=True)
    soort_afnemer_id = models.CharField(max_length=242, null=True)
    afnemer_id = models.CharField(max_length=242, null=True)
    objecttype = models.CharField(max_length=40, db_default="persoon")
    soort_object_id = models.CharField(max_length=40, db_default="klant-uuid")
    object_id = models.UUIDField()
    betrokkenheid = models.CharField(max_length=242, null=True)
    verwerkte_soorten_gegevens = ArrayField(models.CharField(max_length=242), db_default=[])

    class Meta:
        managed = False
        db_table = "logboek_inzage"
        verbose_name_plural = "inzagen"


def trimmed(field: str, *, of: str) -> models.CheckConstraint:
    """A number that a file can carry: not empty, nothing to trim."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__regex": r"^\S(.*\S)?$"}),
        name=f"{of}_nummer_zonder_randen",
        violation_error_message="Een nummer is niet leeg en heeft geen spatie aan het begin of het einde.",
    )


class Feit(models.Model):
    """Base of every fact: which delivery brought it, its version, and whether it was withdrawn.

    A wrong fact is withdrawn with a reason, never deleted; figures and exports leave it out (contract section 2).
    `versie` goes up by one at every change, by trigger, so that an old form is refused.
    """

    levering = models.ForeignKey(
        Levering, models.PROTECT, null=True, editable=False, related_name="+", db_index=False
    )
    versie = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    vervallen_op = models.DateTimeField(null=True, editable=False)
    vervallen_reden = models.CharField(max_length=200, null=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(vervallen_op__isnull=True, vervallen_reden__isnull=True)
                | Q(vervallen_op__isnull=False, vervallen_reden__isnull=False, vervallen_reden__regex=r"\S"),
                name="%(class)s_vervallen_met_reden",
                violation_error_message="Geef een reden waarom dit gegeven vervalt.",
            )
        ]
