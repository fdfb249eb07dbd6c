"""The doors to one file that no team opens: a reason, a name, or a request (docs/adr/0013).

`klant` is named as text: a Klant's own QuerySet asks these rows who may see whom.
"""

import uuid

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Now

from intake.enums import Verzoeksoort, Verzoekuitkomst
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker, Rolverlening, Team
from werkoffensief.logboek.expressions import DayLater, MonthLater, Today, WeekLater
from werkoffensief.logboek.geschiedenis import track_history


class ToegangQuerySet(models.QuerySet["Toegang"]):
    def current(self) -> "ToegangQuerySet":
        """Those that open a file at this moment (the database's clock)."""
        return self.filter(beeindigd_op__isnull=True, vanaf__lte=Now(), tot__gt=Now())


@track_history()
class Toegang(models.Model):
    """Twenty-four hours in one file of another team, for a written reason; or at most a week, for whom a colleague who
    sees the file asks to look along (`uitgenodigd_door`).

    `team`: whose klant it was then, kept by a trigger: that team goes on seeing the reason when the klant moves.
    A row says what happened and stays as it is; only ending it early fills in `beeindigd_op` (migration 0007).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    klant = models.ForeignKey("intake.Klant", models.PROTECT, related_name="toegangen")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="toegangen")
    team = models.ForeignKey(
        Team, models.PROTECT, null=True, editable=False, related_name="+", db_index=False
    )
    reden = models.CharField(max_length=200)
    vanaf = models.DateTimeField(db_default=Now(), editable=False)
    tot = models.DateTimeField(db_default=DayLater(Now()), editable=False)
    uitgenodigd_door = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, editable=False, related_name="+", db_index=False
    )
    beeindigd_op = models.DateTimeField(null=True, editable=False)
    beeindigd_door = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = ToegangQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "toegangen"
        indexes = [
            models.Index(fields=["klant", "-vanaf"], name="toegang_klant"),
            models.Index(fields=["medewerker", "-vanaf"], name="toegang_medewerker"),
            models.Index(fields=["team", "-vanaf"], name="toegang_team"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(uitgenodigd_door__isnull=True, tot=DayLater(F("vanaf")))
                | Q(uitgenodigd_door__isnull=False, tot__gt=F("vanaf"), tot__lte=WeekLater(F("vanaf"))),
                name="toegang_een_etmaal",
                violation_error_message="De toegang duurt 24 uur, of hoogstens 7 dagen voor wie meekijkt.",
            ),
            models.CheckConstraint(
                condition=Q(reden__regex=r"^\S.{8,}\S$"),
                name="toegang_met_reden",
                violation_error_message="Geef een reden van ten minste tien tekens.",
            ),
            models.CheckConstraint(
                condition=Q(beeindigd_op__isnull=True, beeindigd_door__isnull=True)
                | Q(
                    beeindigd_op__isnull=False,
                    beeindigd_door__isnull=False,
                    beeindigd_op__gte=F("vanaf"),
                    beeindigd_op__lte=F("tot"),
                ),
                name="toegang_beeindigd_door_iemand",
                violation_error_message="De toegang die eerder eindigt, eindigt binnen die tijd en door iemand.",
            ),
            models.CheckConstraint(
                condition=Q(uitgenodigd_door__isnull=True) | ~Q(uitgenodigd_door=F("medewerker")),
                name="toegang_niet_van_uzelf",
                violation_error_message="U kunt uzelf niet vragen om mee te kijken.",
            ),
        ]


CASEWORK = (Rol.CONSULENT, Rol.REGISSEUR, Rol.TEAMLEIDER)


def opens_files(medewerker: str) -> Exists:
    """Whether the account in this column is active and may open files at all at this moment."""
    grants = Rolverlening.objects.current().filter(medewerker=OuterRef(medewerker), rol__in=CASEWORK)
    return Exists(grants.filter(medewerker__is_active=True))


class VertrouwelingQuerySet(models.QuerySet["Vertrouweling"]):
    def current(self) -> "VertrouwelingQuerySet":
        """Whoever is named at this moment (the database's clock) and still works here."""
        return self.filter(
            Q(tot__isnull=True) | Q(tot__gt=Now()), vanaf__lte=Now(), medewerker__is_active=True
        )


@track_history()
class Vertrouweling(models.Model):
    """Somebody who may open a shielded file, beside its regisseur. Without an end: until further notice."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    klant = models.ForeignKey("intake.Klant", models.PROTECT, related_name="vertrouwelingen")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="vertrouwelingen")
    vanaf = models.DateTimeField(db_default=Now(), editable=False)
    tot = models.DateTimeField(null=True, editable=False)
    toegevoegd_door = models.ForeignKey(Medewerker, models.PROTECT, editable=False, related_name="+")

    objects = VertrouwelingQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "vertrouwelingen"
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__gte=F("vanaf")),
                name="vertrouweling_periode",
                violation_error_message="De laatste dag ligt voor de eerste dag.",
            ),
            models.UniqueConstraint(
                fields=["klant", "medewerker"],
                condition=Q(tot__isnull=True),
                name="vertrouweling_een_keer",
                violation_error_message="Deze medewerker mag dit dossier al openen.",
            ),
        ]


class VerzoekQuerySet(models.QuerySet["Verzoek"]):
    def open(self) -> "VerzoekQuerySet":
        """Those that still wait for an answer."""
        return self.filter(afgehandeld_op__isnull=True)


@track_history(exclude=("uiterlijk",))
class Verzoek(models.Model):
    """What a person asked about their own data. While it is open, the privacy officer may read that one file.

    `uiterlijk`: an answer within one month of receipt (AVG art. 12 lid 3). `door`: who registered it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    klant = models.ForeignKey("intake.Klant", models.PROTECT, related_name="verzoeken")
    soort = models.CharField(max_length=20, choices=Verzoeksoort.choices)
    ontvangen_op = models.DateField()
    uiterlijk = models.GeneratedField(
        expression=MonthLater(F("ontvangen_op")), output_field=models.DateField(), db_persist=True
    )
    door = models.ForeignKey(Medewerker, models.PROTECT, editable=False, related_name="+")
    afgehandeld_op = models.DateTimeField(null=True, editable=False)
    afgehandeld_door = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, editable=False, related_name="+"
    )
    uitkomst = models.CharField(max_length=20, choices=Verzoekuitkomst.choices, null=True)
    toelichting = models.CharField(max_length=200, null=True, blank=True)

    objects = VerzoekQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "verzoeken"
        indexes = [models.Index(fields=["ontvangen_op", "id"], name="verzoek_ontvangen")]
        constraints = [
            models.CheckConstraint(
                condition=Q(soort__in=Verzoeksoort.values),
                name="verzoek_bekende_soort",
                violation_error_message="Deze soort verzoek bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(ontvangen_op__lte=Today()),
                name="verzoek_niet_in_toekomst",
                violation_error_message="Een verzoek kan niet in de toekomst zijn ontvangen.",
            ),
            models.CheckConstraint(
                condition=Q(
                    afgehandeld_op__isnull=True,
                    afgehandeld_door__isnull=True,
                    uitkomst__isnull=True,
                    toelichting__isnull=True,
                )
                | Q(afgehandeld_op__isnull=False, afgehandeld_door__isnull=False, uitkomst__isnull=False),
                name="verzoek_afgehandeld_met_uitkomst",
                violation_error_message="Een verzoek is afgehandeld als er een uitkomst is.",
            ),
            models.CheckConstraint(
                condition=Q(uitkomst__isnull=True)
                | Q(uitkomst__in=[Verzoekuitkomst.VOLDAAN, Verzoekuitkomst.INGETROKKEN])
                | Q(
                    uitkomst__in=[Verzoekuitkomst.DEELS, Verzoekuitkomst.AFGEWEZEN],
                    toelichting__isnull=False,
                    toelichting__regex=r"\S",
                ),
                name="verzoek_afwijzing_met_reden",
                violation_error_message="Vertel waarom u niet of maar deels aan het verzoek voldoet.",
            ),
        ]

    @property
    def is_open(self) -> bool:
        return self.afgehandeld_op is None
