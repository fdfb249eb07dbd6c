"""Employers and agreements, without persons on benefit: this app may not import `intake`."""

import uuid
from datetime import date

from django.contrib.postgres.functions import RandomUUID
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q, TextField, Value
from django.db.models.functions import Length, Lower

from werkgevers.enums import Contactsoort, Sector, Sluitreden
from werkoffensief.accounts.models import Medewerker
from werkoffensief.logboek.expressions import NameVariants, PhoneDigits, SearchName, Today
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Feit, Levering, trimmed

MAX_VERSLAG = 20_000
TextField.register_lookup(Length)


class WerkgeverQuerySet(models.QuerySet["Werkgever"]):
    def current(self) -> "WerkgeverQuerySet":
        """Those that were not archived."""
        return self.filter(gearchiveerd_op__isnull=True)


@track_history(exclude=("zoeknaam",))
class Werkgever(models.Model):
    """An employer, known by its KvK-nummer (8 digits, leading zeros count). Archived, never deleted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    kvk_nummer = models.CharField(max_length=8, unique=True)
    naam = models.CharField(max_length=200)
    sector = models.CharField(max_length=30, choices=Sector.choices)
    plaats = models.CharField(max_length=200, null=True, blank=True)
    zoeknaam = models.GeneratedField(
        expression=SearchName(F("naam"), F("plaats"), Value(None)),
        output_field=models.TextField(),
        db_persist=True,
    )
    bezoekadres = models.CharField(max_length=200, null=True, blank=True)
    telefoon = models.CharField(max_length=200, null=True, blank=True)
    website = models.CharField(max_length=200, null=True, blank=True)
    accountmanager = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, blank=True, related_name="werkgevers"
    )
    gearchiveerd_op = models.DateField(null=True, editable=False)
    archief_reden = models.CharField(max_length=200, null=True, editable=False)
    versie = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    levering = models.ForeignKey(
        Levering, models.PROTECT, null=True, editable=False, related_name="+", db_index=False
    )

    objects = WerkgeverQuerySet.as_manager()

    class Meta:
        ordering = [Lower("naam"), "kvk_nummer"]
        indexes = [
            models.Index(Lower("naam"), "id", name="werkgever_op_naam"),
            GinIndex(fields=["zoeknaam"], opclasses=["gin_trgm_ops"], name="werkgever_zoeknaam"),
            GinIndex(NameVariants("zoeknaam"), name="werkgever_naamvarianten"),
            models.Index(PhoneDigits("telefoon"), name="werkgever_telefoon"),
        ]
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
            # Whatever stands here becomes a link.
            models.CheckConstraint(
                condition=Q(website__regex=r"^https?://\S+$"),
                name="werkgever_website_is_adres",
                violation_error_message="Het adres van een website begint met http:// of https://.",
            ),
            models.CheckConstraint(
                condition=Q(gearchiveerd_op__isnull=True, archief_reden__isnull=True)
                | Q(gearchiveerd_op__isnull=False, archief_reden__isnull=False, archief_reden__regex=r"\S"),
                name="werkgever_archief_met_reden",
                violation_error_message="Geef een reden waarom deze werkgever naar het archief gaat.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class ContactpersoonQuerySet(models.QuerySet["Contactpersoon"]):
    def working_on(self, day: date) -> "ContactpersoonQuerySet":
        """Those who did not leave on or before `day`."""
        return self.filter(Q(gestopt_op__isnull=True) | Q(gestopt_op__gt=day))


@track_history(exclude=("zoeknaam",))
class Contactpersoon(models.Model):
    """Whom to call at an employer, until `gestopt_op`: the first day on which they no longer work there."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    werkgever = models.ForeignKey(Werkgever, models.PROTECT, related_name="contactpersonen")
    naam = models.CharField(max_length=200)
    functie = models.CharField(max_length=200, null=True, blank=True)
    telefoon = models.CharField(max_length=200, null=True, blank=True)
    email = models.CharField(max_length=200, null=True, blank=True)
    zoeknaam = models.GeneratedField(
        expression=SearchName(F("naam"), F("email"), Value(None)),
        output_field=models.TextField(),
        db_persist=True,
    )
    gestopt_op = models.DateField(null=True, blank=True)
    versie = models.PositiveIntegerField(default=1, db_default=1, editable=False)

    objects = ContactpersoonQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "contactpersonen"
        ordering = ["naam"]
        indexes = [
            GinIndex(fields=["zoeknaam"], opclasses=["gin_trgm_ops"], name="contactpersoon_zoeknaam"),
            GinIndex(NameVariants("zoeknaam"), name="contactpersoon_naamvarianten"),
            models.Index(PhoneDigits("telefoon"), name="contactpersoon_telefoon"),
        ]
        constraints = [
            # The target of the composite foreign key of Contactmoment (migration 0002).
            models.UniqueConstraint(
                fields=["id", "werkgever"],
                name="contactpersoon_van_werkgever",
                violation_error_message="Deze contactpersoon hoort bij een andere werkgever.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


@track_history()
class Werkgeveraccount(models.Model):
    """Ties the account of somebody outside the municipality to one employer."""

    medewerker = models.OneToOneField(
        Medewerker, models.PROTECT, primary_key=True, related_name="werkgeveraccount"
    )
    werkgever = models.ForeignKey(Werkgever, models.PROTECT, related_name="accounts")

    class Meta:
        verbose_name_plural = "werkgeveraccounts"


class WerkakkoordQuerySet(models.QuerySet["Werkakkoord"]):
    def valid(self) -> "WerkakkoordQuerySet":
        """Those that were not withdrawn."""
        return self.filter(vervallen_op__isnull=True)

    def begun_by(self, day: date) -> "WerkakkoordQuerySet":
        """Valid, and begun on or before `day`; ended or not."""
        return self.valid().filter(ingangsdatum__lte=day)

    def running_on(self, day: date) -> "WerkakkoordQuerySet":
        """Valid, with a term that includes `day`."""
        return self.begun_by(day).filter(Q(einddatum__isnull=True) | Q(einddatum__gte=day))

    def ended_by(self, day: date) -> "WerkakkoordQuerySet":
        """Valid, and ended before `day`."""
        return self.valid().filter(einddatum__lt=day)


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

    objects = WerkakkoordQuerySet.as_manager()

    class Meta(Feit.Meta):
        verbose_name_plural = "werkakkoorden"
        ordering = ["-ingangsdatum", "akkoordnummer"]
        indexes = [models.Index(fields=["ingangsdatum"], name="werkakkoord_ingangsdatum")]
        constraints = [
            *Feit.Meta.constraints,
            trimmed("akkoordnummer", of="werkakkoord"),
            # The target of the composite foreign keys of Plaatsing (migration trajecten 0002) and Vacature (0002).
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

    def __str__(self) -> str:
        return self.akkoordnummer


class ContactmomentQuerySet(models.QuerySet["Contactmoment"]):
    def valid(self) -> "ContactmomentQuerySet":
        """Those that were not withdrawn."""
        return self.filter(vervallen_op__isnull=True)

    def due_on(self, day: date) -> "ContactmomentQuerySet":
        """With an appointment for `day` or before that nobody has marked as done."""
        return self.valid().filter(afspraak_op__lte=day, gedaan_op__isnull=True)


@track_history()
class Contactmoment(Feit):
    """A contact with an employer, and perhaps what was agreed to do next, and on which day.

    The contact person is one of this employer's (composite foreign key, migration 0002).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    werkgever = models.ForeignKey(Werkgever, models.PROTECT, related_name="contactmomenten")
    contactpersoon = models.ForeignKey(
        Contactpersoon, models.PROTECT, null=True, blank=True, related_name="contactmomenten"
    )
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="contactmomenten")
    datum = models.DateField()
    soort = models.CharField(max_length=20, choices=Contactsoort.choices)
    verslag = models.TextField(null=True, blank=True, max_length=MAX_VERSLAG)
    afspraak = models.CharField(max_length=200, null=True, blank=True)
    afspraak_op = models.DateField(null=True, blank=True)
    gedaan_op = models.DateTimeField(null=True, editable=False)

    objects = ContactmomentQuerySet.as_manager()

    class Meta(Feit.Meta):
        verbose_name_plural = "contactmomenten"
        ordering = ["-datum", "-id"]
        indexes = [
            models.Index(fields=["werkgever", "-datum"], name="contactmoment_werkgever"),
            models.Index(
                fields=["afspraak_op"],
                condition=Q(gedaan_op__isnull=True, vervallen_op__isnull=True),
                name="contactmoment_te_doen",
            ),
        ]
        constraints = [
            *Feit.Meta.constraints,
            models.CheckConstraint(
                condition=Q(soort__in=Contactsoort.values),
                name="contactmoment_bekende_soort",
                violation_error_message="Deze soort contact bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(datum__lte=Today()),
                name="contactmoment_niet_in_toekomst",
                violation_error_message="Een contactmoment kan niet in de toekomst liggen.",
            ),
            models.CheckConstraint(
                condition=Q(verslag__length__lte=MAX_VERSLAG),
                name="contactmoment_verslag_lengte",
                violation_error_message="Het verslag is langer dan 20.000 tekens.",
            ),
            models.CheckConstraint(
                condition=Q(verslag__isnull=False, verslag__regex=r"\S") | Q(afspraak_op__isnull=False),
                name="contactmoment_zegt_iets",
                violation_error_message="Schrijf kort wat er is besproken, of wat u gaat doen.",
            ),
            models.CheckConstraint(
                condition=Q(afspraak__isnull=True) | Q(afspraak_op__isnull=False),
                name="contactmoment_afspraak_met_datum",
                violation_error_message="Vul in op welke dag u de afspraak nakomt.",
            ),
            models.CheckConstraint(
                condition=Q(afspraak_op__gte=F("datum")),
                name="contactmoment_afspraak_na_contact",
                violation_error_message="De afspraak ligt voor de dag van het contact.",
            ),
            models.CheckConstraint(
                condition=Q(gedaan_op__isnull=True) | Q(afspraak_op__isnull=False),
                name="contactmoment_gedaan_is_afspraak",
                violation_error_message="Er is geen afspraak die gedaan kan zijn.",
            ),
        ]


class VacatureQuerySet(models.QuerySet["Vacature"]):
    def unclosed(self) -> "VacatureQuerySet":
        """Those that nobody has closed."""
        return self.filter(gesloten_op__isnull=True)

    def open_on(self, day: date) -> "VacatureQuerySet":
        """Begun, not closed yet, and the closing date has not passed."""
        return self.filter(
            Q(open_tot__isnull=True) | Q(open_tot__gte=day),
            Q(gesloten_op__isnull=True) | Q(gesloten_op__gt=day),
            open_van__lte=day,
        )

    def coming_after(self, day: date) -> "VacatureQuerySet":
        """Not closed, and not begun yet."""
        return self.unclosed().filter(open_van__gt=day)

    def overdue_on(self, day: date) -> "VacatureQuerySet":
        """Not closed although the closing date has passed: somebody must say what became of it."""
        return self.unclosed().filter(open_tot__lt=day)


@track_history()
class Vacature(models.Model):
    """Work that an employer offers now. It may draw on an agreement: a promise becomes real in a vacancy.

    The agreement is one of this employer's (composite foreign key, migration 0002).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    werkgever = models.ForeignKey(Werkgever, models.PROTECT, related_name="vacatures")
    werkakkoord = models.ForeignKey(
        Werkakkoord, models.PROTECT, null=True, blank=True, related_name="vacatures"
    )
    functie = models.CharField(max_length=200)
    aantal = models.PositiveIntegerField(default=1)
    uren_per_week = models.PositiveSmallIntegerField(null=True, blank=True)
    plaats = models.CharField(max_length=200, null=True, blank=True)
    open_van = models.DateField()
    open_tot = models.DateField(null=True, blank=True)
    gesloten_op = models.DateField(null=True, blank=True, editable=False)
    sluitreden = models.CharField(max_length=20, null=True, choices=Sluitreden.choices, editable=False)
    versie = models.PositiveIntegerField(default=1, db_default=1, editable=False)

    objects = VacatureQuerySet.as_manager()

    class Meta:
        ordering = ["-open_van", "-id"]
        indexes = [
            models.Index(
                fields=["open_tot"], condition=Q(gesloten_op__isnull=True), name="vacature_niet_gesloten"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(functie__regex=r"\S"),
                name="vacature_met_functie",
                violation_error_message="Vul in welk werk het is.",
            ),
            models.CheckConstraint(
                condition=Q(aantal__gte=1),
                name="vacature_minstens_een_plek",
                violation_error_message="Een vacature heeft ten minste 1 plek.",
            ),
            models.CheckConstraint(
                condition=Q(uren_per_week__range=(1, 60)),
                name="vacature_uren",
                violation_error_message="Het aantal uren per week ligt tussen 1 en 60.",
            ),
            models.CheckConstraint(
                condition=Q(open_tot__gte=F("open_van")),
                name="vacature_einde_na_begin",
                violation_error_message="De vacature sluit voordat zij opengaat.",
            ),
            models.CheckConstraint(
                condition=Q(gesloten_op__isnull=True, sluitreden__isnull=True)
                | Q(gesloten_op__isnull=False, sluitreden__isnull=False),
                name="vacature_reden_bij_sluiten",
                violation_error_message="Een gesloten vacature heeft een reden, een open vacature niet.",
            ),
            models.CheckConstraint(
                condition=Q(sluitreden__in=Sluitreden.values),
                name="vacature_bekende_reden",
                violation_error_message="Deze reden bestaat niet.",
            ),
        ]

    def __str__(self) -> str:
        return self.functie
