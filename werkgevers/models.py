"""Employers and agreements, without persons on benefit: this app may not import `intake`."""

import uuid

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from werkgevers.enums import Sector
from werkoffensief.accounts.models import Medewerker
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Feit, Levering


@track_history()
class Werkgever(models.Model):
    """An employer, known by its KvK-nummer (8 digits, leading zeros count)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    kvk_nummer = models.CharField(max_length=8, unique=True)
    naam = models.CharField(max_length=200)
    sector = models.CharField(max_length=30, choices=Sector.choices)
    plaats = models.CharField(max_length=200, null=True, blank=True)
    versie = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    levering = models.ForeignKey(
        Levering, models.PROTECT, null=True, editable=False, related_name="+", db_index=False
    )

    class Meta:
        ordering = [Lower("naam"), "kvk_nummer"]
        indexes = [models.Index(Lower("naam"), "id", name="werkgever_op_naam")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kvk_nummer__regex=r"^[0-9]{8}$"),
                name="werkgever_kvk_acht_cijfers",
                violation_error_message="Een KvK-nummer heeft 8 cijfers.",
            ),
            models.CheckConstraint(
                condition=Q(naam__regex=r"\S"),
                name="werkgever_met_naam",
                violation_error_message="Vul de naam van de werkgever in.",
            ),
            models.CheckConstraint(
                condition=Q(sector__in=Sector.values),
                name="werkgever_bekende_sector",
                violation_error_message="Deze sector bestaat niet.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


@track_history()
class Contactpersoon(models.Model):
    """Whom to call at an employer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    werkgever = models.ForeignKey(Werkgever, models.PROTECT, related_name="contactpersonen")
    naam = models.CharField(max_length=200)
    functie = models.CharField(max_length=200, null=True, blank=True)
    telefoon = models.CharField(max_length=200, null=True, blank=True)
    email = models.CharField(max_length=200, null=True, blank=True)
    versie = models.PositiveIntegerField(default=1, db_default=1, editable=False)

    class Meta:
        verbose_name_plural = "contactpersonen"
        ordering = ["naam"]


@track_history()
class Werkgeveraccount(models.Model):
    """Ties the account of somebody outside the municipality to one employer."""

    medewerker = models.OneToOneField(
        Medewerker, models.PROTECT, primary_key=True, related_name="werkgeveraccount"
    )
    werkgever = models.ForeignKey(Werkgever, models.PROTECT, related_name="accounts")

    class Meta:
        verbose_name_plural = "werkgeveraccounts"


@track_history()
class Werkakkoord(Feit):
    """An agreement: what an employer promises. A promise is neither a vacancy nor a placement."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    akkoordnummer = models.CharField(max_length=200, unique=True, editable=False)
    werkgever = models.ForeignKey(Werkgever, models.PROTECT, related_name="werkakkoorden")
    sector = models.CharField(max_length=30, choices=Sector.choices)
    ingangsdatum = models.DateField()
    einddatum = models.DateField(null=True, blank=True)
    banen = models.PositiveIntegerField()
    ontwikkelplekken = models.PositiveIntegerField()

    class Meta(Feit.Meta):
        verbose_name_plural = "werkakkoorden"
        ordering = ["-ingangsdatum", "akkoordnummer"]
        indexes = [models.Index(fields=["ingangsdatum"], name="werkakkoord_ingangsdatum")]
        constraints = [
            *Feit.Meta.constraints,
            # The target of the composite foreign key of Plaatsing (migration trajecten 0002).
            models.UniqueConstraint(
                fields=["id", "werkgever"],
                name="werkakkoord_van_werkgever",
                violation_error_message="Dit akkoord hoort bij een andere werkgever.",
            ),
            models.CheckConstraint(
                condition=Q(einddatum__gte=F("ingangsdatum")),
                name="werkakkoord_einde_na_ingang",
                violation_error_message="Het akkoord eindigt voordat het ingaat.",
            ),
            models.CheckConstraint(
                condition=Q(sector__in=Sector.values),
                name="werkakkoord_bekende_sector",
                violation_error_message="Deze sector bestaat niet.",
            ),
        ]
