"""The letters about a loan, each as it was made (docs/adr/0025): of the decision, another scheme, a remission."""

import uuid

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q

from intake.models import Klant
from trajecten.enums import Briefsoort
from trajecten.models.fonds import Kwijtschelding
from trajecten.models.lening import MAX_CENTEN, SCHEME, Lening, all_of, none_of
from trajecten.models.plan import MAX_WOORDEN, not_longer, says
from trajecten.models.toekenning import MAX_BRIEFTEKST, SixWeeksLater
from werkoffensief.accounts.models import Medewerker
from werkoffensief.logboek.expressions import Today
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Feit, trimmed


class LeningbriefQuerySet(models.QuerySet["Leningbrief"]):
    def valid(self) -> "LeningbriefQuerySet":
        return self.filter(vervallen_op__isnull=True)

    def unsent(self) -> "LeningbriefQuerySet":
        return self.valid().filter(verzonden_op__isnull=True)


@track_history(exclude=("bezwaar_tot",))
class Leningbrief(Feit):
    """One letter. Its text and facts never change (trigger, migration 0036); `verzonden_op` is filled in once.

    `eerste_termijn`, `termijn_centen`: the scheme of repayment that this letter tells; cents a month.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    leningbriefnummer = models.CharField(max_length=200, unique=True, editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="leningbrieven")
    lening = models.ForeignKey(Lening, models.PROTECT, related_name="brieven")
    soort = models.CharField(max_length=20, choices=Briefsoort.choices)
    kwijtschelding = models.ForeignKey(
        Kwijtschelding, models.PROTECT, null=True, blank=True, related_name="brieven"
    )
    opgemaakt_op = models.DateField()
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    reden = models.TextField(max_length=MAX_WOORDEN, null=True, blank=True)
    eerste_termijn = models.DateField(null=True, blank=True)
    termijn_centen = models.PositiveIntegerField(null=True, blank=True)
    brief = models.TextField(max_length=MAX_BRIEFTEKST)
    verzonden_op = models.DateField(null=True, blank=True)
    bezwaar_tot = models.GeneratedField(
        expression=SixWeeksLater(F("verzonden_op")), output_field=models.DateField(), db_persist=True
    )

    objects = LeningbriefQuerySet.as_manager()

    class Meta(Feit.Meta):
        verbose_name_plural = "leningbrieven"
        constraints = [
            *Feit.Meta.constraints,
            trimmed("leningbriefnummer", of="leningbrief"),
            says("brief", of="leningbrief", sentence="Een brief heeft een tekst."),
            not_longer("reden", of="leningbrief"),
            models.CheckConstraint(
                condition=Q(soort=Briefsoort.BESLUIT) & none_of("kwijtschelding", "reden")
                | Q(soort=Briefsoort.REGELING, kwijtschelding__isnull=True, reden__regex=r"\S")
                & all_of("reden", *SCHEME)
                | Q(soort=Briefsoort.KWIJTSCHELDING, kwijtschelding__isnull=False)
                & none_of("reden", *SCHEME),
                name="leningbrief_soort",
                violation_error_message="Een andere regeling heeft een reden, een bedrag en een dag. Een brief over "
                "kwijtschelden noemt dat besluit.",
            ),
            models.CheckConstraint(
                condition=none_of(*SCHEME)
                | all_of(*SCHEME) & Q(termijn_centen__gt=0, termijn_centen__lte=MAX_CENTEN),
                name="leningbrief_regeling",
                violation_error_message="Bij een bedrag per maand hoort de dag van de eerste termijn.",
            ),
            models.CheckConstraint(
                condition=Q(opgemaakt_op__lte=Today()),
                name="leningbrief_opgemaakt",
                violation_error_message="Een brief is niet in de toekomst gemaakt.",
            ),
            models.CheckConstraint(
                condition=Q(verzonden_op__gte=F("opgemaakt_op"), verzonden_op__lte=Today()),
                name="leningbrief_verzonden",
                violation_error_message="De brief is verstuurd op of na de dag van de brief, en niet in de toekomst.",
            ),
            models.UniqueConstraint(
                fields=["lening"],
                condition=Q(soort=Briefsoort.BESLUIT, vervallen_op__isnull=True),
                name="leningbrief_een_van_besluit",
                violation_error_message="Over dit besluit is er al een brief.",
            ),
            models.UniqueConstraint(
                fields=["kwijtschelding"],
                condition=Q(vervallen_op__isnull=True),
                name="leningbrief_een_van_kwijtschelding",
                violation_error_message="Over deze kwijtschelding is er al een brief.",
            ),
        ]  # fmt: skip
