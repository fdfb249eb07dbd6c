"""Werkfit: what was agreed to build up, who came on which day, and how somebody stands (docs/adr/0024).

In no figure. It orders nobody and raises no sanction; who twice in a row did not come is somebody to talk with.
"""

import uuid

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from intake.models import Klant
from trajecten.enums import Aanwezig, Werkfit
from trajecten.models.plan import MAX_WOORDEN, not_longer, says
from trajecten.models.traject import Stap, Traject
from werkoffensief.accounts.models import Medewerker
from werkoffensief.logboek.expressions import Today
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Feit

MAX_UREN = 40
MAX_MINUTEN = 12 * 60  # of one day


@track_history()
class Opbouw(Feit):
    """How many days and hours a week were agreed, from a day on; it holds until the next one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="opbouwen")
    stap = models.ForeignKey(Stap, models.PROTECT, related_name="opbouwen")
    vanaf = models.DateField()
    dagen = models.PositiveSmallIntegerField()
    uren = models.PositiveSmallIntegerField()

    class Meta(Feit.Meta):
        verbose_name_plural = "opbouwen"
        ordering = ["vanaf"]
        constraints = [
            *Feit.Meta.constraints,
            models.UniqueConstraint(
                fields=["stap", "vanaf"],
                condition=Q(vervallen_op__isnull=True),
                name="opbouw_een_per_dag",
                violation_error_message="Vanaf deze dag is al iets afgesproken.",
            ),
            models.CheckConstraint(
                condition=Q(dagen__range=(1, 7), uren__range=(1, MAX_UREN)),
                name="opbouw_dagen_en_uren",
                violation_error_message="Kies 1 tot en met 7 dagen en 1 tot en met 40 uur in de week.",
            ),
            models.CheckConstraint(
                condition=Q(uren__gte=F("dagen")),
                name="opbouw_uur_per_dag",
                violation_error_message="Op elke dag is er ten minste een uur.",
            ),
        ]


@track_history()
class Aanwezigheid(Feit):
    """What a day was for one klant in a group: there (with minutes), called off, or absent. No reason is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="aanwezigheid")
    stap = models.ForeignKey(Stap, models.PROTECT, related_name="aanwezigheid")
    dag = models.DateField()
    wat = models.CharField(max_length=20, choices=Aanwezig.choices)
    minuten = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta(Feit.Meta):
        verbose_name_plural = "aanwezigheid"
        constraints = [
            *Feit.Meta.constraints,
            models.UniqueConstraint(
                fields=["stap", "dag"],
                condition=Q(vervallen_op__isnull=True),
                name="aanwezigheid_een_per_dag",
                violation_error_message="Van deze klant is deze dag al ingevuld.",
            ),
            models.CheckConstraint(
                condition=Q(wat=Aanwezig.AANWEZIG, minuten__isnull=False, minuten__range=(1, MAX_MINUTEN))
                | Q(wat__in=[Aanwezig.AFGEZEGD, Aanwezig.AFWEZIG], minuten__isnull=True),
                name="aanwezigheid_uren_bij_wie_er_was",
                violation_error_message="Vul bij wie er was een tijd in tot en met 12 uur, en bij anderen niets.",
            ),
            models.CheckConstraint(
                condition=Q(dag__lte=Today()),
                name="aanwezigheid_geweest",
                violation_error_message="Wie er was, vult u in als de dag er is.",
            ),
        ]


@track_history()
class Werkfitbeoordeling(Feit):
    """How somebody stands on a day, by whom, and why; every one stays, and the last one counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="werkfitbeoordelingen")
    traject = models.ForeignKey(Traject, models.PROTECT, related_name="werkfitbeoordelingen")
    dag = models.DateField()
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    uitkomst = models.CharField(max_length=20, choices=Werkfit.choices)
    waarom = models.TextField(max_length=MAX_WOORDEN)

    class Meta(Feit.Meta):
        verbose_name_plural = "werkfitbeoordelingen"
        ordering = ["-dag"]
        constraints = [
            *Feit.Meta.constraints,
            models.UniqueConstraint(
                fields=["traject", "dag"],
                condition=Q(vervallen_op__isnull=True),
                name="werkfitbeoordeling_een_per_dag",
                violation_error_message="Op deze dag is er al een beoordeling.",
            ),
            models.CheckConstraint(
                condition=Q(uitkomst__in=Werkfit.values),
                name="werkfitbeoordeling_bekende_uitkomst",
                violation_error_message="Kies hoe de klant ervoor staat.",
            ),
            models.CheckConstraint(
                condition=Q(dag__lte=Today()),
                name="werkfitbeoordeling_geweest",
                violation_error_message="Een beoordeling ligt niet in de toekomst.",
            ),
            says("waarom", of="werkfitbeoordeling", sentence="Schrijf op waarom u dit vindt."),
            not_longer("waarom", of="werkfitbeoordeling"),
        ]
