"""Acts on many klanten at once: they change facts of other apps, here stands what was looked at, done and undone.

And what somebody put off of the list of what is to be done, and who wants no mail about it (docs/adr/0028).
"""

import uuid

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from intake.models import Klant
from trajecten.models import Regisseurschap, Traject
from werkoffensief.accounts.models import Medewerker, Team
from werkoffensief.dossier.enums import Bulksoort, Bulkuitkomst, Werksoort
from werkoffensief.logboek.expressions import DaysAfter, Today
from werkoffensief.logboek.geschiedenis import track_history


@track_history()
class Bulkactie(models.Model):
    """One regisseur for many klanten, perhaps with a traject that starts for each, or one day to look at many plans.

    First looked at (`naar`, `dag`; of an evaluation `dag` alone), then done in one transaction, perhaps undone.
    `team`: of whoever did it, at that moment; who left it since undoes only what is their work now.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="bulkacties")
    soort = models.CharField(
        max_length=20, choices=Bulksoort.choices, default=Bulksoort.REGISSEUR, db_default=Bulksoort.REGISSEUR
    )
    gemaakt_op = models.DateTimeField(db_default=Now())
    naar = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    dag = models.DateField(null=True)
    uitgevoerd_op = models.DateTimeField(null=True)
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+")
    ongedaan_op = models.DateTimeField(null=True)
    ongedaan_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    versie = models.PositiveIntegerField(default=1, db_default=1, editable=False)

    class Meta:
        verbose_name_plural = "bulkacties"
        indexes = [models.Index(fields=["medewerker", "-gemaakt_op"], name="bulkactie_medewerker")]
        constraints = [
            models.CheckConstraint(
                condition=Q(soort__in=Bulksoort.values),
                name="bulkactie_bekende_soort",
                violation_error_message="Dit kan niet tegelijk voor meer klanten.",
            ),
            models.CheckConstraint(
                condition=Q(naar__isnull=True, dag__isnull=True)
                | Q(naar__isnull=False, dag__isnull=False) & ~Q(soort=Bulksoort.EVALUATIE)
                | Q(naar__isnull=True, dag__isnull=False, soort=Bulksoort.EVALUATIE),
                name="bulkactie_naar_met_dag",
                violation_error_message="Kies een regisseur en een dag; voor een evaluatie alleen een dag.",
            ),
            models.CheckConstraint(
                condition=Q(uitgevoerd_op__isnull=True) | Q(dag__isnull=False),
                name="bulkactie_uitgevoerd_met_keuze",
                violation_error_message="Kies eerst een dag.",
            ),
            models.CheckConstraint(
                condition=Q(ongedaan_op__isnull=True, ongedaan_door__isnull=True)
                | Q(ongedaan_op__isnull=False, ongedaan_door__isnull=False, uitgevoerd_op__isnull=False),
                name="bulkactie_ongedaan_na_uitgevoerd",
                violation_error_message="Alleen wat is uitgevoerd, kan ongedaan worden gemaakt.",
            ),
        ]

    @property
    def gekozen(self) -> bool:
        """Whether somebody looked at what a choice does to each klant."""
        return self.dag is not None


@track_history()
class Bulkregel(models.Model):
    """One klant in it: what was seen beforehand, and after the act which rows it changed, at which version.

    `vorige`: the regisseur before, with the end that was there; `nieuwe`: the regisseur that the act made, and with it
    the traject, when it started one; `traject`: whose evaluation it moved, from `evaluatie_was`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    bulkactie = models.ForeignKey(Bulkactie, models.PROTECT, related_name="regels")
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="bulkregels")
    uitkomst = models.CharField(max_length=20, choices=Bulkuitkomst.choices, null=True)
    traject_versie = models.PositiveIntegerField(null=True)
    vorige = models.ForeignKey(Regisseurschap, models.PROTECT, null=True, related_name="+")
    vorige_versie = models.PositiveIntegerField(null=True)
    vorig_einde = models.DateField(null=True)
    nieuwe = models.ForeignKey(Regisseurschap, models.PROTECT, null=True, related_name="+")
    nieuwe_versie = models.PositiveIntegerField(null=True)
    traject = models.ForeignKey(Traject, models.PROTECT, null=True, related_name="+")
    evaluatie_was = models.DateField(null=True)

    class Meta:
        verbose_name_plural = "bulkregels"
        constraints = [
            models.CheckConstraint(
                condition=Q(uitkomst__isnull=True) | Q(uitkomst__in=Bulkuitkomst.values),
                name="bulkregel_bekende_uitkomst",
                violation_error_message="Deze uitkomst bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(nieuwe__isnull=True, nieuwe_versie__isnull=True)
                | Q(nieuwe__isnull=False, nieuwe_versie__isnull=False),
                name="bulkregel_nieuwe_met_versie",
                violation_error_message="Bij een nieuwe regisseur hoort een versie.",
            ),
            models.CheckConstraint(
                condition=Q(traject__isnull=True, evaluatie_was__isnull=True)
                | Q(traject__isnull=False, traject_versie__isnull=False, nieuwe__isnull=True),
                name="bulkregel_evaluatie_van_traject",
                violation_error_message="Een evaluatie is van een traject, en gaat niet samen met een regisseur.",
            ),
        ]

    @property
    def gewijzigd(self) -> bool:
        """Whether the act changed something for this klant."""
        return self.nieuwe_id is not None or self.traject_id is not None


LONGEST_UITSTEL = 92  # days


@track_history()
class Uitstel(models.Model):
    """One line of the list that a medewerker put off until a day, for themself only. Until then the list leaves it out.

    `ding`: the id of the thing of this kind; when that was done meanwhile, the row means nothing any more. `dag`: the
    day on which it was due. What the same thing asks for on a later day, as its next check, was not put off.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="uitstel")
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="uitstel")
    soort = models.CharField(max_length=20, choices=Werksoort.choices)
    ding = models.UUIDField()
    dag = models.DateField(db_default=Today())
    sinds = models.DateField(db_default=Today())
    tot = models.DateField()
    reden = models.CharField(max_length=200)
    versie = models.PositiveIntegerField(default=1, db_default=1, editable=False)

    class Meta:
        verbose_name_plural = "uitstel"
        constraints = [
            models.UniqueConstraint(
                fields=["medewerker", "soort", "ding"],
                name="uitstel_een_per_regel",
                violation_error_message="Dit hebt u al uitgesteld.",
            ),
            models.CheckConstraint(
                condition=Q(soort__in=Werksoort.values),
                name="uitstel_bekende_soort",
                violation_error_message="Dit kunt u niet uitstellen.",
            ),
            models.CheckConstraint(
                condition=Q(reden__regex=r"\S"),
                name="uitstel_met_reden",
                violation_error_message="Schrijf op waarom dit later kan.",
            ),
            models.CheckConstraint(
                condition=Q(tot__gte=F("sinds"), tot__lte=DaysAfter("sinds", LONGEST_UITSTEL)),
                name="uitstel_hoogstens_kwartaal",
                violation_error_message="Kies een dag in de komende drie maanden.",
            ),
        ]


class Dagmailstop(models.Model):
    """A medewerker who wants no daily mail about the list."""

    medewerker = models.OneToOneField(
        Medewerker, models.CASCADE, primary_key=True, related_name="dagmailstop"
    )
    vanaf = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "dagmailstops"
