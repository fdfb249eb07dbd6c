"""The decision on a voorziening with its letter, its budget, and what was paid on it (docs/adr/0024)."""

import uuid
from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Deferrable, F, Q
from django.db.models.functions import Coalesce

from intake.models.klant import Klant
from trajecten.enums import Besluit, Wijziging
from trajecten.models.plan import MAX_WOORDEN, not_longer, says
from trajecten.models.traject import Traject
from trajecten.models.voorziening import MAX_CENTEN, Voorziening
from werkoffensief.accounts.models import Medewerker
from werkoffensief.logboek.expressions import DateRange, Today
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Feit, trimmed

MAX_BRIEFTEKST = 12_000
MAX_BUDGET = 2_000_000_000  # cents: twenty million euro a year for one voorziening


FIRST_DAY = Coalesce("vanaf", "besloten_op")  # of an award


class SixWeeksLater(models.Func):
    """Six weeks after the day of sending (Awb 6:7, 6:8); on a Saturday or Sunday the Monday after it (Algemene
    termijnenwet art. 1). A public holiday lengthens the term too, and is not counted here."""

    template = (
        "(%(expressions)s + 42 + "
        "CASE EXTRACT(isodow FROM %(expressions)s) WHEN 6 THEN 2 WHEN 7 THEN 1 ELSE 0 END)"
    )
    output_field = models.DateField()


@track_history(exclude=("bezwaar_tot", "tot_nu", "centen_nu"))
class Toekenning(Feit):
    """The decision: granted or refused, or one that changes an award. Never edited (triggers, migrations 0022, 0044).

    `vanaf`: the first day, where that is another than the day of the decision, before or after it. `tot`: the last.
    `centen`: what is committed; `brief`: the text of the letter as it was decided; `verzonden_op`: filled in once.
    `wijzigt`: the toekenningsnummer of the award that this decision changes; then `tot` and `centen` are what that
    award has from then on. `tot_nu`, `centen_nu`: what an award has now, after the newest of these; a trigger keeps
    them. Of one that was withdrawn `tot_nu` is the day before its first; of all that is no award they are 0 and empty.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    toekenningsnummer = models.CharField(max_length=200, unique=True, editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="toekenningen")
    traject = models.ForeignKey(Traject, models.PROTECT, related_name="toekenningen")
    voorziening = models.ForeignKey(Voorziening, models.PROTECT, related_name="toekenningen")
    besluit = models.CharField(max_length=20, choices=[*Besluit.choices, *Wijziging.choices])
    wijzigt = models.CharField(max_length=200, null=True, blank=True, editable=False)
    besloten_op = models.DateField()
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    redenen = models.TextField(max_length=MAX_WOORDEN)
    vanaf = models.DateField(null=True, blank=True)
    tot = models.DateField(null=True, blank=True)
    centen = models.PositiveIntegerField(default=0, db_default=0)
    tot_nu = models.DateField(null=True, blank=True, editable=False)
    centen_nu = models.PositiveIntegerField(default=0, db_default=0, editable=False)
    brief = models.TextField(max_length=MAX_BRIEFTEKST)
    verzonden_op = models.DateField(null=True, blank=True)
    bezwaar_tot = models.GeneratedField(
        expression=SixWeeksLater(F("verzonden_op")), output_field=models.DateField(), db_persist=True
    )

    class Meta(Feit.Meta):
        verbose_name_plural = "toekenningen"
        indexes = [models.Index(fields=["voorziening", "besloten_op"], name="toekenning_voorziening")]
        constraints = [
            *Feit.Meta.constraints,
            trimmed("toekenningsnummer", of="toekenning"),
            says("redenen", of="toekenning", sentence="Schrijf op waarom u dit besluit."),
            says("brief", of="toekenning", sentence="Bij een besluit hoort een brief."),
            not_longer("redenen", of="toekenning"),
            models.UniqueConstraint(
                fields=["id", "klant"],
                name="toekenning_van_klant",
                violation_error_message="Deze toekenning hoort bij een andere klant.",
            ),
            models.UniqueConstraint(
                fields=["toekenningsnummer", "klant", "traject", "voorziening"],
                name="toekenning_van_besluit",
                violation_error_message="Dit besluit gaat over een andere voorziening.",
            ),
            models.UniqueConstraint(
                fields=["wijzigt", "besloten_op"],
                condition=Q(wijzigt__isnull=False, vervallen_op__isnull=True),
                name="toekenning_een_wijziging_per_dag",
                violation_error_message="Dit besluit is op deze dag al gewijzigd.",
            ),
            models.CheckConstraint(
                condition=Q(besluit=Besluit.TOEGEKEND, wijzigt__isnull=True)
                | Q(
                    besluit=Besluit.AFGEWEZEN,
                    wijzigt__isnull=True,
                    vanaf__isnull=True,
                    tot__isnull=True,
                    centen=0,
                )
                | Q(besluit__in=Wijziging.values, wijzigt__isnull=False),
                name="toekenning_besluit",
                violation_error_message="Een afwijzing heeft geen eerste en laatste dag en kost niets.",
            ),
            models.CheckConstraint(
                condition=Q(wijzigt__isnull=True)
                | Q(besluit=Wijziging.INGETROKKEN, tot__isnull=True, vanaf__isnull=True)
                | Q(besluit=Wijziging.BEEINDIGD, tot__isnull=False, vanaf__isnull=True)
                | Q(besluit=Wijziging.VERLAAGD, vanaf__isnull=True),
                name="toekenning_wijziging",
                violation_error_message="Bij beëindigen hoort een laatste dag, bij intrekken niet.",
            ),
            models.CheckConstraint(
                condition=Q(besloten_op__lte=Today()),
                name="toekenning_besloten",
                violation_error_message="Een besluit ligt niet in de toekomst.",
            ),
            models.CheckConstraint(
                condition=Q(tot__gte=F("besloten_op")) | Q(wijzigt__isnull=False),
                name="toekenning_tot_na_besluit",
                violation_error_message="De toekenning eindigt voor de dag van het besluit.",
            ),
            models.CheckConstraint(
                condition=Q(tot__gte=F("vanaf")),
                name="toekenning_tot_na_vanaf",
                violation_error_message="De toekenning eindigt voor haar eerste dag.",
            ),
            models.CheckConstraint(
                condition=Q(verzonden_op__gte=F("besloten_op"), verzonden_op__lte=Today()),
                name="toekenning_verzonden",
                violation_error_message="De brief is verstuurd op of na het besluit, en niet in de toekomst.",
            ),
            models.CheckConstraint(
                condition=Q(centen__lte=MAX_CENTEN),
                name="toekenning_centen",
                violation_error_message="Vul een bedrag in van ten hoogste 1.000.000 euro.",
            ),
            ExclusionConstraint(
                name="toekenning_geen_overlap",
                expressions=[
                    ("klant", RangeOperators.EQUAL),
                    ("voorziening", RangeOperators.EQUAL),
                    (DateRange(FIRST_DAY, "tot_nu"), RangeOperators.OVERLAPS),
                ],
                condition=Q(besluit=Besluit.TOEGEKEND, vervallen_op__isnull=True)
                & (Q(tot_nu__isnull=True) | Q(tot_nu__gte=FIRST_DAY)),
                deferrable=Deferrable.DEFERRED,
                violation_error_message="Deze hulp is op deze dagen al toegekend aan deze klant.",
            ),
        ]  # fmt: skip

    @property
    def begin(self) -> date:
        """The first day on which it holds."""
        return self.vanaf or self.besloten_op

    @property
    def ended(self) -> bool:
        """Whether it holds on no day any more since it was withdrawn."""
        return self.tot_nu is not None and self.tot_nu < self.begin


@track_history()
class Budget(Feit):
    """What may be granted of a voorziening in a year. Above a `plafond` nothing more is granted (trigger); without
    one the page warns. It is changed, not taken back: there is one, whatever became of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    voorziening = models.ForeignKey(Voorziening, models.PROTECT, related_name="budgetten")
    jaar = models.PositiveSmallIntegerField()
    centen = models.BigIntegerField()
    plafond = models.BooleanField(default=False, db_default=False)

    class Meta(Feit.Meta):
        verbose_name_plural = "budgetten"
        constraints = [
            *Feit.Meta.constraints,
            models.UniqueConstraint(
                fields=["voorziening", "jaar"],
                name="budget_een_per_jaar",
                violation_error_message="Voor deze voorziening is er in dit jaar al een budget.",
            ),
            models.CheckConstraint(
                condition=Q(jaar__range=(2000, 2100)),
                name="budget_jaar",
                violation_error_message="Vul een jaar in van 2000 tot en met 2100.",
            ),
            models.CheckConstraint(
                condition=Q(centen__range=(0, MAX_BUDGET)),
                name="budget_centen",
                violation_error_message="Vul een bedrag in van ten hoogste 20.000.000 euro.",
            ),
        ]


@track_history()
class Uitgave(Feit):
    """What was paid on an award; together never more than was committed (trigger, migration 0022)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    uitgavenummer = models.CharField(max_length=200, unique=True, editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="uitgaven")
    toekenning = models.ForeignKey(Toekenning, models.PROTECT, related_name="uitgaven")
    betaald_op = models.DateField()
    centen = models.PositiveIntegerField()
    omschrijving = models.CharField(max_length=200, null=True, blank=True)
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    class Meta(Feit.Meta):
        verbose_name_plural = "uitgaven"
        constraints = [
            *Feit.Meta.constraints,
            trimmed("uitgavenummer", of="uitgave"),
            models.CheckConstraint(
                condition=Q(betaald_op__lte=Today()),
                name="uitgave_betaald",
                violation_error_message="Een betaling ligt niet in de toekomst.",
            ),
            models.CheckConstraint(
                condition=Q(centen__range=(1, MAX_CENTEN)),
                name="uitgave_centen",
                violation_error_message="Vul een bedrag in van ten minste 1 cent en ten hoogste 1.000.000 euro.",
            ),
        ]
