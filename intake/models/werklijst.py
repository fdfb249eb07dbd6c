"""The work list "Wie spreek ik nu?": promises to call back, who took whom, who is left out for a while, and weights."""

import uuid
from datetime import timedelta

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from intake.models.klant import Klant
from werkoffensief.accounts.models import Medewerker
from werkoffensief.logboek.expressions import Today
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Feit, trimmed

LONGEST_CLAIM = timedelta(days=15)
LONGEST_OVERSLAG = timedelta(days=366)
MAX_GEWICHT = 10


class TerugbelbelofteQuerySet(models.QuerySet["Terugbelbelofte"]):
    def open(self) -> "TerugbelbelofteQuerySet":
        """Those of which the call was not made."""
        return self.filter(gedaan_op__isnull=True, vervallen_op__isnull=True)


@track_history()
class Terugbelbelofte(Feit):
    """A promise to call a klant on a day.

    A conversation on or after that day, logged after the promise, keeps it until it is taken back (triggers, migrations
    0023 and 0088); else somebody says by hand that it was done. An attempt does not: nobody was called back.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    beloftenummer = models.CharField(max_length=200, unique=True, editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="terugbelbeloften")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="terugbelbeloften")
    op = models.DateField()
    gedaan_op = models.DateField(null=True, blank=True)

    objects = TerugbelbelofteQuerySet.as_manager()

    class Meta(Feit.Meta):
        verbose_name_plural = "terugbelbeloften"
        indexes = [
            models.Index(
                fields=["klant", "op"],
                condition=Q(gedaan_op__isnull=True, vervallen_op__isnull=True),
                name="terugbelbelofte_open",
            )
        ]
        constraints = [
            *Feit.Meta.constraints,
            trimmed("beloftenummer", of="terugbelbelofte"),
            models.CheckConstraint(
                condition=Q(gedaan_op__lte=Today()),
                name="terugbelbelofte_niet_in_toekomst_gedaan",
                violation_error_message="Een belofte kan niet in de toekomst zijn gedaan.",
            ),
        ]


class ClaimQuerySet(models.QuerySet["Claim"]):
    def current(self) -> "ClaimQuerySet":
        """Those that hold at this moment (the database's clock)."""
        return self.filter(losgelaten_op__isnull=True, verloopt_op__gt=Now())


@track_history()
class Claim(models.Model):
    """Somebody took a klant from the work list: until it runs out, nobody else gets the same.

    It ends when it runs out, when it is given back, or when a conversation or attempt is logged (trigger, migration
    0025). `dag`: the day on which the medewerker means to speak with the klant.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="claims")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="claims", db_index=False)
    genomen_op = models.DateTimeField(db_default=Now(), editable=False)
    verloopt_op = models.DateTimeField()
    dag = models.DateField(null=True, blank=True)
    losgelaten_op = models.DateTimeField(null=True, editable=False)
    versie = models.PositiveIntegerField(default=1, db_default=1, editable=False)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "claims"
        indexes = [
            models.Index(
                fields=["medewerker"], condition=Q(losgelaten_op__isnull=True), name="claim_van_medewerker"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["klant"],
                condition=Q(losgelaten_op__isnull=True),
                name="claim_een_per_klant",
                violation_error_message="Iemand anders heeft deze klant al genomen.",
            ),
            models.CheckConstraint(
                condition=Q(
                    verloopt_op__gt=F("genomen_op"), verloopt_op__lte=F("genomen_op") + LONGEST_CLAIM
                ),
                name="claim_hoogstens_twee_weken",
                violation_error_message="U kunt een klant hoogstens twee weken voor uzelf houden.",
            ),
            models.CheckConstraint(
                condition=Q(losgelaten_op__gte=F("genomen_op")),
                name="claim_losgelaten_na_genomen",
                violation_error_message="Een klant is teruggegeven voordat iemand die nam. Dat kan niet.",
            ),
        ]


class OverslagQuerySet(models.QuerySet["Overslag"]):
    def on(self, day: object) -> "OverslagQuerySet":
        """Those that leave their klant out of the list on this day."""
        return self.filter(beeindigd_op__isnull=True, vanaf__lte=day, tot__gte=day)


@track_history()
class Overslag(models.Model):
    """A klant is left out of the work list for a reason, first and last day included; then comes back by itself."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="overslagen")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="overslagen", db_index=False)
    vanaf = models.DateField(editable=False)
    tot = models.DateField()
    reden = models.CharField(max_length=200)
    beeindigd_op = models.DateTimeField(null=True, editable=False)
    versie = models.PositiveIntegerField(default=1, db_default=1, editable=False)

    objects = OverslagQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "overslagen"
        constraints = [
            models.CheckConstraint(
                condition=Q(tot__gte=F("vanaf"), tot__lte=F("vanaf") + LONGEST_OVERSLAG),
                name="overslag_hoogstens_een_jaar",
                violation_error_message="Sla iemand over tot vandaag of later, en hoogstens een jaar.",
            ),
            models.CheckConstraint(
                condition=Q(reden__regex=r"\S"),
                name="overslag_met_reden",
                violation_error_message="Geef een reden waarom u deze klant overslaat.",
            ),
        ]


GEWICHTEN = (
    "nooit_gesproken",
    "terugbellen",
    "opnieuw_vragen",
    "evaluatie",
    "ww_einde",
    "laatste_contact",
)


class Weging(models.Model):
    """How much each fact counts in the order of the work list, from 0 (not at all) to 10. Never changes (trigger).

    The one with the highest number holds; all others say how it was before, by whom and why. Facts about the work only:
    docs/adr/0020.
    """

    nummer = models.PositiveIntegerField(primary_key=True)
    nooit_gesproken = models.PositiveSmallIntegerField()
    terugbellen = models.PositiveSmallIntegerField()
    opnieuw_vragen = models.PositiveSmallIntegerField()
    evaluatie = models.PositiveSmallIntegerField()
    ww_einde = models.PositiveSmallIntegerField()
    laatste_contact = models.PositiveSmallIntegerField()
    reden = models.CharField(max_length=200)
    door = models.ForeignKey(Medewerker, models.PROTECT, editable=False, related_name="+", db_index=False)
    vanaf = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        verbose_name_plural = "wegingen"
        ordering = ["-nummer"]
        constraints = [
            models.CheckConstraint(
                condition=Q(**{f"{name}__lte": MAX_GEWICHT for name in GEWICHTEN}),
                name="weging_gewicht_tot_tien",
                violation_error_message="Een gewicht is een getal van 0 tot en met 10.",
            ),
            models.CheckConstraint(
                condition=Q(reden__regex=r"\S"),
                name="weging_met_reden",
                violation_error_message="Geef een reden waarom u de volgorde verandert.",
            ),
        ]
