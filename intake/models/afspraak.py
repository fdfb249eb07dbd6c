"""Appointments in somebody's agenda, and meetings of a group (docs/adr/0021)."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Deferrable, F, Func, Q, Value

from intake.enums import Afspraakstatus, Afzegger, Deelnamestatus, Gespreksvorm
from intake.expressions import EndOfToday, MinutesLater
from intake.models.gesprek import Contactpoging, Gesprek
from intake.models.klant import Klant
from werkoffensief.accounts.models import Medewerker
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Feit, trimmed

SHORTEST, LONGEST = 5, 480  # minutes
PLANNED = Q(status=Afspraakstatus.GEPLAND, vervallen_op__isnull=True)
_TIMES = Func(
    F("begin"),
    MinutesLater("begin", "duur"),
    Value("[)"),
    function="tstzrange",
    output_field=DateTimeRangeField(),
)


def _length(of: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(duur__range=(SHORTEST, LONGEST)),
        name=f"{of}_duur",
        violation_error_message=f"Een afspraak duurt {SHORTEST} tot {LONGEST} minuten.",
    )


class AfspraakQuerySet(models.QuerySet["Afspraak"]):
    def live(self) -> "AfspraakQuerySet":
        """Those that were not withdrawn."""
        return self.filter(vervallen_op__isnull=True)

    def planned(self) -> "AfspraakQuerySet":
        """Those that still stand."""
        return self.filter(PLANNED)


@track_history()
class Afspraak(Feit):
    """A klant and a medewerker at a moment. Half-open: who ends at ten is free at ten.

    `duur` is in minutes. `afgehandeld_op` is when it got its present state, empty as long as it stands (trigger of
    migration 0033). `poging` and `gesprek` are what became of it. Of one that was called off `afzegger` says by whom
    and `afzegreden` why; rows of before, and imported ones, may say neither.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    afspraaknummer = models.CharField(max_length=200, unique=True, editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="afspraken")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="afspraken")
    begin = models.DateTimeField()
    duur = models.PositiveSmallIntegerField()
    vorm = models.CharField(max_length=20, choices=Gespreksvorm.choices)
    plaats = models.CharField(max_length=200, null=True, blank=True)
    onderwerp = models.CharField(max_length=200, null=True, blank=True)
    status = models.CharField(
        max_length=20,
        choices=Afspraakstatus.choices,
        default=Afspraakstatus.GEPLAND,
        db_default=Afspraakstatus.GEPLAND,
        editable=False,
    )
    afgehandeld_op = models.DateTimeField(null=True, editable=False)
    poging = models.OneToOneField(
        Contactpoging, models.PROTECT, null=True, editable=False, related_name="afspraak"
    )
    gesprek = models.OneToOneField(
        Gesprek, models.PROTECT, null=True, editable=False, related_name="afspraak"
    )

    afzegger = models.CharField(max_length=20, choices=Afzegger.choices, null=True, editable=False)
    afzegreden = models.CharField(max_length=200, null=True, editable=False)

    objects = AfspraakQuerySet.as_manager()

    class Meta(Feit.Meta):
        verbose_name_plural = "afspraken"
        indexes = [
            models.Index(fields=["klant", "begin"], name="afspraak_klant"),
            models.Index(fields=["medewerker", "begin"], name="afspraak_medewerker"),
        ]
        constraints = [
            *Feit.Meta.constraints,
            trimmed("afspraaknummer", of="afspraak"),
            _length("afspraak"),
            models.CheckConstraint(
                condition=Q(vorm__in=Gespreksvorm.values),
                name="afspraak_bekende_vorm",
                violation_error_message="Deze vorm van een gesprek bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=Afspraakstatus.values),
                name="afspraak_bekende_status",
                violation_error_message="Deze stand van een afspraak bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(status=Afspraakstatus.GEPLAND, afgehandeld_op__isnull=True)
                | (~Q(status=Afspraakstatus.GEPLAND) & Q(afgehandeld_op__isnull=False)),
                name="afspraak_afgehandeld_op",
                violation_error_message="Een afspraak die is afgehandeld zegt wanneer, een geplande niet.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=(Afspraakstatus.GEPLAND, Afspraakstatus.AFGEZEGD))
                | Q(begin__lt=EndOfToday()),
                name="afspraak_niet_in_toekomst_geweest",
                violation_error_message="Deze afspraak moet nog komen.",
            ),
            models.CheckConstraint(
                condition=Q(poging__isnull=True)
                | Q(status__in=(Afspraakstatus.NIET_VERSCHENEN, Afspraakstatus.AFGEZEGD)),
                name="afspraak_poging_past",
                violation_error_message="Alleen bij een afspraak die niet doorging hoort een contactpoging.",
            ),
            models.CheckConstraint(
                condition=Q(gesprek__isnull=True) | Q(status=Afspraakstatus.GEWEEST),
                name="afspraak_gesprek_past",
                violation_error_message="Alleen bij een afspraak die doorging hoort een gesprek.",
            ),
            models.CheckConstraint(
                condition=Q(afzegger__isnull=True, afzegreden__isnull=True)
                | Q(status=Afspraakstatus.AFGEZEGD, afzegger__isnull=False, afzegger__in=Afzegger.values),
                name="afspraak_afzegger_past",
                violation_error_message="Alleen een afspraak die is afgezegd zegt door wie en waarom.",
            ),
            models.CheckConstraint(
                condition=Q(afzegger__isnull=True)
                | Q(afzegger=Afzegger.KLANT)
                | Q(afzegreden__isnull=False, afzegreden__regex=r"\S", poging__isnull=True),
                name="afspraak_wij_zeggen_waarom",
                violation_error_message="Wat wij afzeggen is geen contactpoging, en zegt waarom.",
            ),
            ExclusionConstraint(
                name="afspraak_een_tegelijk_per_medewerker",
                expressions=[("medewerker", RangeOperators.EQUAL), (_TIMES, RangeOperators.OVERLAPS)],
                condition=PLANNED,
                deferrable=Deferrable.DEFERRED,
                violation_error_message="De medewerker heeft op dat moment al een afspraak. Kies een andere tijd.",
            ),
            ExclusionConstraint(
                name="afspraak_een_tegelijk_per_klant",
                expressions=[("klant", RangeOperators.EQUAL), (_TIMES, RangeOperators.OVERLAPS)],
                condition=PLANNED,
                deferrable=Deferrable.DEFERRED,
                violation_error_message="De klant heeft op dat moment al een afspraak. Kies een andere tijd.",
            ),
        ]

    @property
    def einde(self) -> datetime:
        """The moment at which it is over."""
        return self.begin + timedelta(minutes=self.duur)


@track_history()
class Bijeenkomst(Feit):
    """A meeting of a group: for whom there are `plekken`. Attending one is not a conversation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    bijeenkomstnummer = models.CharField(max_length=200, unique=True, editable=False)
    titel = models.CharField(max_length=200)
    begin = models.DateTimeField()
    duur = models.PositiveSmallIntegerField()
    plaats = models.CharField(max_length=200)
    plekken = models.PositiveSmallIntegerField()
    begeleider = models.ForeignKey(Medewerker, models.PROTECT, related_name="bijeenkomsten")

    class Meta(Feit.Meta):
        verbose_name_plural = "bijeenkomsten"
        indexes = [models.Index(fields=["begeleider", "begin"], name="bijeenkomst_begeleider")]
        constraints = [
            *Feit.Meta.constraints,
            trimmed("bijeenkomstnummer", of="bijeenkomst"),
            _length("bijeenkomst"),
            models.CheckConstraint(
                condition=Q(titel__regex=r"\S", plaats__regex=r"\S"),
                name="bijeenkomst_met_titel",
                violation_error_message="Een bijeenkomst heeft een titel en een plaats.",
            ),
            models.CheckConstraint(
                condition=Q(plekken__range=(1, 500)),
                name="bijeenkomst_plekken",
                violation_error_message="Een bijeenkomst heeft 1 tot 500 plekken.",
            ),
        ]

    @property
    def einde(self) -> datetime:
        """The moment at which it is over."""
        return self.begin + timedelta(minutes=self.duur)

    @property
    def medewerker(self) -> Any:
        """Whom somebody meets there."""
        return self.begeleider


@track_history()
class Deelname(Feit):
    """A klant's place in a group meeting. Never more than there are (trigger of migration 0033).

    `poging`: the attempt that an absence is; another status lets go of it (trigger of migration 0079).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="groepsdeelnames")
    bijeenkomst = models.ForeignKey(Bijeenkomst, models.PROTECT, related_name="deelnames")
    status = models.CharField(
        max_length=20,
        choices=Deelnamestatus.choices,
        default=Deelnamestatus.UITGENODIGD,
        db_default=Deelnamestatus.UITGENODIGD,
        editable=False,
    )
    poging = models.OneToOneField(
        Contactpoging, models.PROTECT, null=True, editable=False, related_name="deelname"
    )

    class Meta(Feit.Meta):
        verbose_name_plural = "deelnames"
        constraints = [
            *Feit.Meta.constraints,
            models.CheckConstraint(
                condition=Q(status__in=Deelnamestatus.values),
                name="deelname_bekende_status",
                violation_error_message="Deze stand van een deelname bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(poging__isnull=True) | Q(status=Deelnamestatus.AFWEZIG),
                name="deelname_poging_past",
                violation_error_message="Alleen bij wie afwezig was hoort een contactpoging.",
            ),
            models.UniqueConstraint(
                fields=["klant", "bijeenkomst"],
                condition=Q(vervallen_op__isnull=True),
                name="deelname_een_per_bijeenkomst",
                violation_error_message="Deze klant is voor deze bijeenkomst al uitgenodigd.",
            ),
        ]
