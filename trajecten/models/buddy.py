"""Buddies: volunteers who motivate a klant and stay after the job starts (docs/adr/0026)."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from intake.models import Klant
from trajecten.enums import Buddycontactsoort, EindeBuddy
from trajecten.models.plan import MAX_WOORDEN, not_longer, says
from werkgevers.enums import Sector
from werkgevers.models import Werkgever
from werkoffensief.accounts.models import Medewerker
from werkoffensief.logboek.expressions import DateRange, Today
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Feit, trimmed

VOG_JAREN = 3  # the programme's number; the trigger of migration 0033 has it too
MAX_PLEKKEN = 10
MAX_CONTACT = 500


@track_history()
class Buddy(Feit):
    """A volunteer, of the municipality or (with `werkgever`) of a company: no medewerker with an account, no klant.

    `talen`: ISO 639-3, None when nobody said (checked in migration 0033). `plekken`: how many klanten at once.
    `vog_op`: the day of the certificate of conduct, None while it is on its way: nobody is paired before.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    buddynummer = models.CharField(max_length=200, unique=True, editable=False)
    naam = models.CharField(max_length=200)
    telefoon = models.CharField(max_length=200, null=True, blank=True)
    email = models.CharField(max_length=200, null=True, blank=True)
    werkgever = models.ForeignKey(Werkgever, models.PROTECT, null=True, blank=True, related_name="buddies")
    vog_op = models.DateField(null=True, blank=True)
    talen = ArrayField(models.TextField(), null=True, blank=True)
    sector = models.CharField(max_length=30, choices=Sector.choices, null=True, blank=True)
    plekken = models.PositiveSmallIntegerField(default=1)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    gewist_op = models.DateField(null=True, editable=False)

    class Meta(Feit.Meta):
        verbose_name_plural = "buddies"
        constraints = [
            *Feit.Meta.constraints,
            trimmed("buddynummer", of="buddy"),
            says("naam", of="buddy", sentence="Vul in hoe de buddy heet."),
            models.CheckConstraint(
                condition=Q(plekken__gte=1, plekken__lte=MAX_PLEKKEN),
                name="buddy_plekken",
                violation_error_message="Een buddy heeft ten minste 1 en ten hoogste 10 klanten tegelijk.",
            ),
            models.CheckConstraint(
                condition=Q(tot__gte=F("van")),
                name="buddy_periode",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
            models.CheckConstraint(
                condition=Q(vog_op__lte=Today()),
                name="buddy_vog",
                violation_error_message="De dag van de VOG ligt niet in de toekomst.",
            ),
            models.CheckConstraint(
                condition=Q(sector__in=Sector.values),
                name="buddy_bekende_sector",
                violation_error_message="Deze sector bestaat niet.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.naam


@track_history()
class Buddykoppeling(Feit):
    """A buddy and a klant over a period, both days included; it needs no traject. `waarom`: why this buddy.

    Capacity, the VOG and the buddy's own period are kept by triggers that lock the buddy (migration 0033).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    koppelnummer = models.CharField(max_length=200, unique=True, editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="buddykoppelingen")
    buddy = models.ForeignKey(Buddy, models.PROTECT, related_name="koppelingen")
    start = models.DateField()
    einde = models.DateField(null=True, blank=True)
    einde_reden = models.CharField(max_length=20, choices=EindeBuddy.choices, null=True, blank=True)
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="buddykoppelingen")
    waarom = models.TextField(max_length=MAX_WOORDEN)

    class Meta(Feit.Meta):
        verbose_name_plural = "buddykoppelingen"
        constraints = [
            *Feit.Meta.constraints,
            trimmed("koppelnummer", of="buddykoppeling"),
            says("waarom", of="buddykoppeling", sentence="Schrijf op waarom u deze buddy kiest."),
            not_longer("waarom", of="buddykoppeling"),
            models.CheckConstraint(
                condition=Q(einde__gte=F("start")),
                name="buddykoppeling_periode",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
            models.CheckConstraint(
                condition=Q(einde__isnull=True, einde_reden__isnull=True)
                | Q(einde__isnull=False, einde_reden__isnull=False, einde_reden__in=EindeBuddy.values),
                name="buddykoppeling_einde_met_reden",
                violation_error_message="Een koppeling eindigt met een dag en een reden.",
            ),
            ExclusionConstraint(
                name="buddykoppeling_een_per_dag",
                expressions=[
                    (F("klant"), RangeOperators.EQUAL),
                    (DateRange("start", "einde"), RangeOperators.OVERLAPS),
                ],
                condition=Q(vervallen_op__isnull=True),
                deferrable=models.Deferrable.DEFERRED,
                violation_error_message="Deze klant heeft op deze dagen al een buddy.",
            ),
        ]  # fmt: skip


@track_history()
class Buddycontact(Feit):
    """That buddy and klant met or spoke: no conversation of the municipality, and in no figure."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="buddycontacten")
    koppeling = models.ForeignKey(Buddykoppeling, models.PROTECT, related_name="contacten")
    dag = models.DateField()
    hoe = models.CharField(max_length=20, choices=Buddycontactsoort.choices)
    tekst = models.CharField(max_length=MAX_CONTACT, null=True, blank=True)
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="buddycontacten")

    class Meta(Feit.Meta):
        verbose_name_plural = "buddycontacten"
        constraints = [
            *Feit.Meta.constraints,
            models.UniqueConstraint(
                fields=["koppeling", "dag", "hoe"],
                condition=Q(vervallen_op__isnull=True),
                name="buddycontact_een_per_dag",
                violation_error_message="Dit contact van die dag is al vastgelegd.",
            ),
            models.CheckConstraint(
                condition=Q(hoe__in=Buddycontactsoort.values),
                name="buddycontact_bekend_hoe",
                violation_error_message="Kies hoe het contact was.",
            ),
            models.CheckConstraint(
                condition=Q(dag__lte=Today()),
                name="buddycontact_geweest",
                violation_error_message="Een contact legt u vast als het is geweest.",
            ),
        ]  # fmt: skip
