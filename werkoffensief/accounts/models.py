"""Who works here: medewerkers, teams, roles; and the organisation's frame: the programme."""

import uuid
from datetime import date, timedelta
from functools import cached_property
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.hashers import is_password_usable
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField, RangeOperators
from django.contrib.postgres.functions import RandomUUID
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import Case, Deferrable, F, Func, Q, Value, When
from django.db.models.functions import Lower, Now
from django.utils.module_loading import import_string

from werkoffensief.accounts.enums import COMBINABLE, Rol, Rolbron
from werkoffensief.logboek.expressions import DateRange, Today
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Feit, Levering, trimmed


class Codelijst(models.Model):
    """Base of every reference list: a code once used stays readable, also after its last day."""

    code = models.CharField(primary_key=True, max_length=200)
    naam = models.CharField(max_length=200)
    geldig_van = models.DateField(null=True, blank=True)
    geldig_tot = models.DateField(null=True, blank=True, help_text="last day on which it may be chosen")

    own_page: ClassVar[tuple[str, ...]] = ()  # fields that are kept on a page of their own, not with the code

    class Meta:
        abstract = True
        ordering = ["naam"]
        constraints = [
            models.CheckConstraint(
                condition=Q(geldig_tot__gte=F("geldig_van")),
                name="%(class)s_periode",
                violation_error_message="De laatste dag ligt voor de eerste dag.",
            )
        ]

    def __str__(self) -> str:
        return self.naam


@track_history()
class Programma(models.Model):
    """The programme within which targets hold, such as Werkoffensief +500."""

    code = models.CharField(primary_key=True, max_length=200)
    naam = models.CharField(max_length=200)

    class Meta:
        verbose_name_plural = "programma's"

    def __str__(self) -> str:
        return self.naam


@track_history()
class Team(models.Model):
    """A team of medewerkers, with the stadsdelen whose people it speaks to."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    naam = models.CharField(max_length=200, unique=True)
    versie = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    levering = models.ForeignKey(
        Levering, models.PROTECT, null=True, editable=False, related_name="+", db_index=False
    )

    class Meta:
        ordering = ["naam"]

    def __str__(self) -> str:
        return self.naam


WITHOUT = ("onbekend", "ww zonder stadsdeel")  # listed as a stadsdeel, and no place


@track_history()
class TeamStadsdeel(models.Model):
    """A stadsdeel stands in one team only; `onbekend` stands for people without one.

    `ww zonder stadsdeel`: of these the people of whom the end of the WW is known (prevention of inflow).
    """

    stadsdeel = models.CharField(primary_key=True, max_length=200)
    team = models.ForeignKey(Team, models.PROTECT, related_name="stadsdelen")

    class Meta:
        verbose_name_plural = "stadsdelen van teams"


class MedewerkerManager(BaseUserManager["Medewerker"]):
    """Accounts are found by gebruikersnaam; nobody signs up, see accounts.services."""

    def get_by_natural_key(self, username: str | None) -> "Medewerker":
        return self.get(gebruikersnaam=username)


@track_history(exclude=("password", "last_login", "sneltoetsen"))
class Medewerker(AbstractBaseUser):
    """A person with an account. An imported account cannot log in before it is invited."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    gebruikersnaam = models.CharField(max_length=200, unique=True)
    naam = models.CharField(max_length=200)
    email = models.CharField(max_length=200, null=True, blank=True)
    telefoon = models.CharField(max_length=200, null=True, blank=True)
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="medewerkers")
    is_active = models.BooleanField(default=True, db_default=True)
    uitgenodigd_op = models.DateTimeField(null=True, blank=True, editable=False)
    tweede_factor_gereset_op = models.DateTimeField(null=True, editable=False)
    te_bevestigen_sinds = models.DateTimeField(null=True, editable=False)
    sneltoetsen = models.BooleanField(default=True, db_default=True)
    versie = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    levering = models.ForeignKey(
        Levering, models.PROTECT, null=True, editable=False, related_name="+", db_index=False
    )

    # Set for one request by the middleware: this session has a password and no second factor.
    wacht_op_tweede_factor = False

    objects: ClassVar[MedewerkerManager] = MedewerkerManager()
    USERNAME_FIELD = "gebruikersnaam"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["naam"]

    class Meta:
        ordering = [Lower("naam"), "gebruikersnaam"]
        indexes = [models.Index(Lower("naam"), "id", name="medewerker_op_naam")]
        constraints = [
            models.CheckConstraint(
                condition=Q(naam__regex=r"\S", gebruikersnaam__regex=r"\S"),
                name="medewerker_met_naam",
                violation_error_message="Vul een naam en een gebruikersnaam in.",
            ),
            models.UniqueConstraint(
                Lower("gebruikersnaam"),
                name="medewerker_naam_zonder_hoofdletters_uniek",
                violation_error_message="Deze gebruikersnaam bestaat al. Kies een andere.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @cached_property
    def rollen(self) -> frozenset[str]:
        """The roles that hold now; read once per request, so a withdrawn role is gone at the next one.

        None while the second factor was not given, or a second person did not confirm the account (docs/adr/0029).
        """
        if self.wacht_op_tweede_factor or self.te_bevestigen_sinds:
            return frozenset()
        return frozenset(rol for rol, key, _ in self._now if key is None)

    @property
    def waargenomen(self) -> dict[uuid.UUID, str]:
        """The regisseurs for whom this person stands in today, by name; it ends by itself, as a role does."""
        return {key: naam for _, key, naam in self._now if key} if self.rollen else {}

    @cached_property
    def _now(self) -> list[tuple[str, uuid.UUID | None, str]]:
        """Roles, and whom this person stands in for: asked together, as every page asks both."""
        nothing, nobody = Value("", models.CharField()), Value(None, models.UUIDField())
        grants = self.rolverleningen.current().order_by().values_list("rol", nobody, nothing)
        covers = Waarneming.objects.current().filter(waarnemer=self).order_by()
        return list(grants.union(covers.values_list(nothing, "medewerker_id", "medewerker__naam"), all=True))

    @property
    def may_log_in(self) -> bool:
        """Active, and invited: an imported account waits for its invitation."""
        return self.is_active and self.uitgenodigd_op is not None

    @property
    def never_came_in(self) -> bool:
        """Never had a password that works, and never logged in: nothing can be taken over yet."""
        chose = bool(self.password) and is_password_usable(self.password)
        return self.last_login is None and not chose

    def has_role(self, *rollen: str) -> bool:
        """Whether this person is active and has one of these roles now."""
        return self.is_active and not self.rollen.isdisjoint(rollen)


class RolverleningQuerySet(models.QuerySet["Rolverlening"]):
    def current(self) -> "RolverleningQuerySet":
        """Grants that hold at this moment (the database's clock)."""
        return self.filter(Q(tot__isnull=True) | Q(tot__gt=Now()), vanaf__lte=Now())


_PERIODE = Func("vanaf", "tot", Value("[)"), function="tstzrange", output_field=DateTimeRangeField())


@track_history()
class Rolverlening(models.Model):
    """A role, given to a medewerker for a period. The team is the medewerker's, not the grant's."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="rolverleningen")
    rol = models.CharField(max_length=20, choices=Rol.choices)
    vanaf = models.DateTimeField(db_default=Now())
    tot = models.DateTimeField(null=True, blank=True)
    verleend_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, editable=False, related_name="+")
    bron = models.CharField(max_length=10, choices=Rolbron.choices)
    levering = models.ForeignKey(
        Levering, models.PROTECT, null=True, editable=False, related_name="+", db_index=False
    )

    objects = RolverleningQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "rolverleningen"
        constraints = [
            models.CheckConstraint(
                condition=Q(rol__in=Rol.values),
                name="rolverlening_bekende_rol",
                violation_error_message="Deze rol bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(tot__gte=F("vanaf")),
                name="rolverlening_periode",
                violation_error_message="De rol eindigt voordat zij begint.",
            ),
            ExclusionConstraint(
                name="rolverlening_geen_dubbele",
                expressions=[
                    ("medewerker", RangeOperators.EQUAL),
                    ("rol", RangeOperators.EQUAL),
                    ("bron", RangeOperators.EQUAL),
                    (_PERIODE, RangeOperators.OVERLAPS),
                ],
                deferrable=Deferrable.DEFERRED,
                violation_error_message="Deze medewerker heeft deze rol al.",
            ),
            ExclusionConstraint(
                name="rolverlening_staat_alleen",
                expressions=[
                    ("medewerker", RangeOperators.EQUAL),
                    (
                        Case(When(rol__in=[*COMBINABLE], then=Value("uitvoering")), default="rol"),
                        RangeOperators.NOT_EQUAL,
                    ),
                    (_PERIODE, RangeOperators.OVERLAPS),
                ],
                deferrable=Deferrable.DEFERRED,
                violation_error_message="Beheerder, privacy officer en werkgever zijn rollen die alleen staan.",
            ),
        ]


YEAR = timedelta(days=366)


class WaarnemingQuerySet(models.QuerySet["Waarneming"]):
    def on(self, day: date | Today) -> "WaarnemingQuerySet":
        """Those that hold on this day."""
        return self.filter(start__lte=day, einde__gt=day, vervallen_op__isnull=True)

    def current(self) -> "WaarnemingQuerySet":
        """Those that hold today (the database's clock)."""
        return self.on(Today())


@track_history()
class Waarneming(Feit):
    """A colleague (`waarnemer`) stands in for a regisseur who is away, from `start` until they are back, on `einde`.

    It gives sight of the files and what the regisseur may do there; it makes nobody regisseur (docs/adr/0022).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    waarnemingnummer = models.CharField(max_length=200, unique=True, editable=False)
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="waarnemingen")
    waarnemer = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    start = models.DateField()
    einde = models.DateField()
    reden = models.CharField(max_length=200)

    objects = WaarnemingQuerySet.as_manager()

    class Meta(Feit.Meta):
        verbose_name_plural = "waarnemingen"
        constraints = [
            *Feit.Meta.constraints,
            trimmed("waarnemingnummer", of="waarneming"),
            models.CheckConstraint(
                condition=Q(reden__regex=r"\S"),
                name="waarneming_met_reden",
                violation_error_message="Zeg waarom er een waarneming is.",
            ),
            models.CheckConstraint(
                condition=Q(einde__gt=F("start"), einde__lte=F("start") + YEAR),
                name="waarneming_periode",
                violation_error_message="Een waarneming duurt ten minste een dag en hoogstens een jaar.",
            ),
            models.CheckConstraint(
                condition=~Q(waarnemer=F("medewerker")),
                name="waarneming_door_een_ander",
                violation_error_message="Niemand neemt voor zichzelf waar. Kies een ander.",
            ),
            ExclusionConstraint(
                name="waarneming_een_tegelijk",
                expressions=[
                    ("medewerker", RangeOperators.EQUAL),
                    (DateRange("start", "einde", bounds="[)"), RangeOperators.OVERLAPS),
                ],
                condition=Q(vervallen_op__isnull=True),
                deferrable=Deferrable.DEFERRED,
                violation_error_message="In deze periode neemt al iemand waar voor deze regisseur.",
            ),
        ]


@track_history()
class Koppeling(models.Model):
    """Single sign-on of one medewerker: put on by a beheerder, tied to the provider's `sub` at the first log-in.

    A row says what happened and stays as it is; only tying and withdrawing fill it in, once (migration 0005).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="koppelingen")
    inlognaam = models.CharField(max_length=200, help_text="as the provider says it, in lower case")
    aangezet_op = models.DateTimeField()
    uitgever = models.CharField(max_length=200, null=True, help_text="the provider's `iss`")
    sub = models.CharField(max_length=255, null=True, help_text="the provider's lasting name of this person")
    gekoppeld_op = models.DateTimeField(null=True)
    ingetrokken_op = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "koppelingen"
        constraints = [
            models.CheckConstraint(
                condition=Q(inlognaam__regex=r"\S", inlognaam=Lower("inlognaam")),
                name="koppeling_met_inlognaam",
                violation_error_message="Vul een inlognaam in.",
            ),
            models.CheckConstraint(
                condition=Q(uitgever=None, sub=None, gekoppeld_op=None)
                | Q(uitgever__isnull=False, sub__isnull=False, gekoppeld_op__isnull=False)
                & Q(uitgever__regex=r"\S", sub__regex=r"\S", gekoppeld_op__gte=F("aangezet_op")),
                name="koppeling_helemaal_of_niet",
                violation_error_message="Een koppeling noemt wie haar uitgaf, voor wie en sinds wanneer, of niets.",
            ),
            models.CheckConstraint(
                condition=Q(ingetrokken_op__gte=F("aangezet_op")),
                name="koppeling_periode",
                violation_error_message="Een koppeling eindigt niet voordat zij begint.",
            ),
            models.UniqueConstraint(
                "medewerker",
                condition=Q(ingetrokken_op=None),
                name="koppeling_een_per_medewerker",
                violation_error_message="Voor deze medewerker staat eenmalig aanmelden al aan.",
            ),
            models.UniqueConstraint(
                "uitgever",
                "sub",
                condition=Q(ingetrokken_op=None),
                name="koppeling_een_per_sub",
                violation_error_message="Dit account van de organisatie hoort al bij een andere medewerker.",
            ),
            models.UniqueConstraint(
                "inlognaam",
                condition=Q(ingetrokken_op=None, sub=None),
                name="koppeling_een_per_inlognaam",
                violation_error_message="Op deze inlognaam wacht al een andere medewerker.",
            ),
        ]


class Sessie(AbstractBaseSession):
    """A session of a browser: Django's row, and whose it is, so that it can be listed and ended."""

    nummer = models.UUIDField(unique=True, null=True, editable=False, help_text="its name on a page")
    medewerker = models.ForeignKey(Medewerker, models.CASCADE, null=True, related_name="sessies")
    browser = models.CharField(max_length=200, null=True, help_text="family, in words")
    begonnen_op = models.DateTimeField(null=True)
    laatst_gebruikt_op = models.DateTimeField(db_default=Now(), help_text="written at most once a minute")

    class Meta(AbstractBaseSession.Meta):
        verbose_name = "sessie"
        verbose_name_plural = "sessies"

    @classmethod
    def get_session_store_class(cls) -> Any:
        return import_string(f"{settings.SESSION_ENGINE}.SessionStore")


class Codepoging(models.Model):
    """A wrong code at the second factor: too many in a quarter of an hour, and no code is looked at."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    medewerker = models.ForeignKey(Medewerker, models.CASCADE, related_name="+")
    tijdstip = models.DateTimeField()
    browser = models.CharField(max_length=32, null=True, help_text="number of a known browser, counted apart")

    class Meta:
        verbose_name_plural = "codepogingen"


@track_history()
class Lijstfilter(models.Model):
    """A choice of filters of one list under a name: of one medewerker, or of a team for everybody in it.

    It holds the query of the list's address and nothing else; who opens it sees what they may see.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    lijst = models.CharField(max_length=50, editable=False)
    naam = models.CharField(max_length=100)
    query = models.CharField(max_length=1000, blank=True, editable=False)
    medewerker = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, editable=False, related_name="lijstfilters"
    )
    team = models.ForeignKey(Team, models.PROTECT, null=True, editable=False, related_name="lijstfilters")
    versie = models.PositiveIntegerField(default=1, db_default=1, editable=False)

    class Meta:
        ordering = [Lower("naam"), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(naam__regex=r"\S"),
                name="lijstfilter_met_naam",
                violation_error_message="Geef het filter een naam.",
            ),
            models.CheckConstraint(
                condition=Q(medewerker__isnull=True, team__isnull=False)
                | Q(medewerker__isnull=False, team__isnull=True),
                name="lijstfilter_van_een",
                violation_error_message="Een filter is van één medewerker of van één team.",
            ),
            models.UniqueConstraint(
                "lijst",
                Lower("naam"),
                "medewerker",
                name="lijstfilter_naam_per_medewerker",
                violation_error_message="U hebt al een filter met deze naam. Kies een andere naam.",
            ),
            models.UniqueConstraint(
                "lijst",
                Lower("naam"),
                "team",
                name="lijstfilter_naam_per_team",
                violation_error_message="Uw team heeft al een filter met deze naam. Kies een andere naam.",
            ),
        ]


class Lijstweergave(models.Model):
    """How one medewerker wants to see one list: its columns (None: those that it has by itself), and where to begin."""

    id = models.BigAutoField(primary_key=True)
    medewerker = models.ForeignKey(Medewerker, models.CASCADE, related_name="lijstweergaven")
    lijst = models.CharField(max_length=50, editable=False)
    kolommen = ArrayField(models.CharField(max_length=50), null=True)
    begin = models.ForeignKey(Lijstfilter, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name_plural = "lijstweergaven"
        constraints = [
            models.UniqueConstraint(
                fields=["medewerker", "lijst"],
                name="lijstweergave_een_per_lijst",
                violation_error_message="Voor deze lijst zijn uw kolommen al gekozen.",
            )
        ]
