"""How a person can be reached: each datum a row with its source and its period (half-open in time)."""

import uuid

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from intake.enums import Adressoort, Bron, Contactsoort, Gezinsrelatie, Vertegenwoordigersoort
from intake.expressions import PhoneDigits
from intake.models.klant import Klant
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Levering, trimmed


class Geldig(models.Model):
    """Base of a datum that holds from one moment to another; without an end it holds now."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    bron = models.CharField(max_length=20, choices=Bron.choices)
    geldig_van = models.DateTimeField(db_default=Now(), editable=False)
    geldig_tot = models.DateTimeField(null=True, editable=False)
    versie = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    levering = models.ForeignKey(
        Levering, models.PROTECT, null=True, editable=False, related_name="+", db_index=False
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(geldig_tot__gte=F("geldig_van")),
                name="%(class)s_periode",
                violation_error_message="De einddatum ligt voor de begindatum.",
            )
        ]


@track_history()
class Contactgegeven(Geldig):
    """A telephone number or e-mail address. Partners may share one; it identifies nobody."""

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="contactgegevens")
    soort = models.CharField(max_length=20, choices=Contactsoort.choices)
    waarde = models.CharField(max_length=200)

    class Meta(Geldig.Meta):
        verbose_name_plural = "contactgegevens"
        indexes = [
            models.Index(
                PhoneDigits("waarde"),
                condition=Q(soort=Contactsoort.TELEFOON, geldig_tot__isnull=True),
                name="contactgegeven_telefoon",
            )
        ]
        constraints = [
            *Geldig.Meta.constraints,
            models.UniqueConstraint(
                fields=["klant", "soort"],
                condition=Q(geldig_tot__isnull=True),
                name="contactgegeven_een_per_soort",
                violation_error_message="Deze klant heeft al een gegeven van deze soort.",
            ),
        ]


@track_history()
class Adres(Geldig):
    """The address of a klant, or, without one, the place or organisation through which the klant is reached."""

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="adressen")
    soort = models.CharField(max_length=20, choices=Adressoort.choices, db_default=Adressoort.WOONADRES)
    postcode = models.CharField(max_length=200, null=True, blank=True)
    huisnummer = models.CharField(max_length=200, null=True, blank=True)
    woonplaats = models.CharField(max_length=200, null=True, blank=True)
    straat = models.CharField(max_length=200, null=True, blank=True)
    bereikbaar_via = models.CharField(max_length=200, null=True, blank=True)
    bereikbaar_wanneer = models.CharField(max_length=200, null=True, blank=True)
    bereikbaar_bij_wie = models.CharField(max_length=200, null=True, blank=True)
    geheim = models.BooleanField(default=False, db_default=False)

    class Meta(Geldig.Meta):
        verbose_name_plural = "adressen"
        constraints = [
            *Geldig.Meta.constraints,
            models.UniqueConstraint(
                fields=["klant"],
                condition=Q(geldig_tot__isnull=True),
                name="adres_een_per_klant",
                violation_error_message="Deze klant heeft al een adres.",
            ),
            models.CheckConstraint(
                condition=Q(soort=Adressoort.WOONADRES, bereikbaar_via__isnull=True)
                | Q(soort=Adressoort.GEEN_ADRES, bereikbaar_via__isnull=False, postcode__isnull=True),
                name="adres_of_bereikbaar_via",
                violation_error_message="Vul een adres in, of via welke plek of organisatie de klant bereikbaar is.",
            ),
            models.CheckConstraint(
                condition=Q(soort=Adressoort.GEEN_ADRES)
                | Q(bereikbaar_wanneer__isnull=True, bereikbaar_bij_wie__isnull=True),
                name="adres_vindplek_zonder_adres",
                violation_error_message="Wanneer en bij wie vult u alleen in voor iemand zonder vast adres.",
            ),
        ]


@track_history()
class Vertegenwoordiger(Geldig):
    """A bewindvoerder or gemachtigde; `is_geadresseerde`: letters go to this person instead of the klant."""

    klant = models.ForeignKey(Klant, models.PROTECT, related_name="vertegenwoordigers")
    soort = models.CharField(max_length=20, choices=Vertegenwoordigersoort.choices)
    naam = models.CharField(max_length=200)
    organisatie = models.CharField(max_length=200, null=True, blank=True)
    adres = models.CharField(max_length=200, null=True, blank=True)
    telefoon = models.CharField(max_length=200, null=True, blank=True)
    email = models.CharField(max_length=200, null=True, blank=True)
    is_geadresseerde = models.BooleanField(default=True, db_default=True)

    class Meta(Geldig.Meta):
        verbose_name_plural = "vertegenwoordigers"
        constraints = [
            *Geldig.Meta.constraints,
            models.UniqueConstraint(
                fields=["klant"],
                condition=Q(geldig_tot__isnull=True, is_geadresseerde=True),
                name="vertegenwoordiger_een_geadresseerde",
                violation_error_message="Er is al een vertegenwoordiger die de post krijgt.",
            ),
        ]


@track_history()
class Gezinslid(Geldig):
    """Somebody with whom the klant shares a household or a child: what the plan needs to know, and no more.

    No BSN, no birth date, no file of their own; the name may be left out.
    """

    gezinslidnummer = models.CharField(max_length=200, unique=True, editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="gezinsleden")
    relatie = models.CharField(max_length=20, choices=Gezinsrelatie.choices)
    naam = models.CharField(max_length=200, null=True, blank=True)
    geboortejaar = models.PositiveSmallIntegerField(null=True, blank=True)
    inwonend = models.BooleanField(default=True, db_default=True)

    class Meta(Geldig.Meta):
        verbose_name_plural = "gezinsleden"
        constraints = [
            *Geldig.Meta.constraints,
            trimmed("gezinslidnummer", of="gezinslid"),
            models.CheckConstraint(
                condition=Q(relatie__in=Gezinsrelatie.values),
                name="gezinslid_bekende_relatie",
                violation_error_message="Deze relatie bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(geboortejaar__range=(1900, 2100)),
                name="gezinslid_geboortejaar",
                violation_error_message="Vul een geboortejaar in van vier cijfers, zoals 2014.",
            ),
        ]
