"""Conversations, contact attempts, what stands in the way, and drafts."""

import re
import uuid

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import CharField, F, Q, TextField
from django.db.models.functions import Length, Now

from intake.enums import Ernst, Gespreksvorm, Pogingsuitkomst, Trede, Vervolg
from intake.models.klant import Klant
from werkoffensief.accounts.models import Codelijst, Medewerker
from werkoffensief.logboek.expressions import Today
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Feit, trimmed

MAX_VERSLAG = 20_000
STOPS = (Vervolg.NU_NIET, Vervolg.WIL_NIET)
GOES_ON = (Vervolg.NIEUW_GESPREK, Vervolg.PLAN)
CharField.register_lookup(Length)
TextField.register_lookup(Length)


@track_history()
class Gesprek(Feit):
    """A conversation with a klant. A contact attempt is never one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    gespreknummer = models.CharField(max_length=200, unique=True, editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="gesprekken")
    datum = models.DateField()
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="gesprekken")
    vorm = models.CharField(max_length=20, choices=Gespreksvorm.choices)
    trede = models.PositiveSmallIntegerField(
        null=True, blank=True, choices=[(int(value), label) for value, label in Trede.choices]
    )
    verslag = models.TextField(null=True, blank=True, max_length=MAX_VERSLAG)
    tijd = models.TimeField(null=True, blank=True)
    plaats = models.CharField(max_length=200, null=True, blank=True)
    aanwezig = models.CharField(max_length=200, null=True, blank=True)
    haalbare_trede = models.PositiveSmallIntegerField(
        null=True, blank=True, choices=[(int(value), label) for value, label in Trede.choices]
    )
    vervolg = models.CharField(max_length=20, null=True, blank=True, choices=Vervolg.choices)
    vervolg_reden = models.CharField(max_length=200, null=True, blank=True)
    opnieuw_op = models.DateField(null=True, blank=True)

    class Meta(Feit.Meta):
        verbose_name_plural = "gesprekken"
        indexes = [
            models.Index(fields=["klant", "datum"], name="gesprek_klant"),
            models.Index(
                fields=["klant"],
                condition=Q(opnieuw_op__isnull=False, vervallen_op__isnull=True),
                name="gesprek_opnieuw",
            ),
        ]
        constraints = [
            *Feit.Meta.constraints,
            trimmed("gespreknummer", of="gesprek"),
            models.CheckConstraint(
                condition=Q(trede__range=(1, 6)),
                name="gesprek_trede",
                violation_error_message="De participatieladder heeft de treden 1 tot en met 6.",
            ),
            models.CheckConstraint(
                condition=Q(vorm__in=Gespreksvorm.values),
                name="gesprek_bekende_vorm",
                violation_error_message="Deze vorm van een gesprek bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(datum__lte=Today()),
                name="gesprek_niet_in_toekomst",
                violation_error_message="Een gesprek kan niet in de toekomst liggen.",
            ),
            models.CheckConstraint(
                condition=Q(verslag__length__lte=MAX_VERSLAG),
                name="gesprek_verslag_lengte",
                violation_error_message="Het verslag is langer dan 20.000 tekens.",
            ),
            models.CheckConstraint(
                condition=Q(haalbare_trede__range=(1, 6)),
                name="gesprek_haalbare_trede",
                violation_error_message="De participatieladder heeft de treden 1 tot en met 6.",
            ),
            models.CheckConstraint(
                condition=Q(vervolg__isnull=False, vervolg__in=STOPS, opnieuw_op__isnull=False)
                & Q(vervolg_reden__isnull=False, vervolg_reden__regex=r"\S")
                | Q(
                    vervolg__isnull=False,
                    vervolg__in=GOES_ON,
                    vervolg_reden__isnull=True,
                    opnieuw_op__isnull=True,
                )
                | Q(vervolg__isnull=True, vervolg_reden__isnull=True, opnieuw_op__isnull=True),
                name="gesprek_vervolg_met_reden",
                violation_error_message="Gaat het nu niet verder? Geef een reden en de dag waarop u het weer vraagt.",
            ),
            models.CheckConstraint(
                condition=Q(opnieuw_op__gt=F("datum")),
                name="gesprek_opnieuw_na_gesprek",
                violation_error_message="De datum om het opnieuw te vragen ligt na het gesprek.",
            ),
            models.UniqueConstraint(
                fields=["id", "klant"],
                name="gesprek_van_klant",
                violation_error_message="Dit gesprek hoort bij een andere klant.",
            ),
        ]


@track_history()
class Contactpoging(Feit):
    """An attempt to reach a klant that did not become a conversation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    pogingnummer = models.CharField(max_length=200, unique=True, editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="contactpogingen")
    datum = models.DateField()
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="contactpogingen")
    uitkomst = models.CharField(max_length=20, choices=Pogingsuitkomst.choices)

    class Meta(Feit.Meta):
        verbose_name_plural = "contactpogingen"
        indexes = [models.Index(fields=["klant", "datum"], name="contactpoging_klant")]
        constraints = [
            *Feit.Meta.constraints,
            trimmed("pogingnummer", of="contactpoging"),
            models.CheckConstraint(
                condition=Q(uitkomst__in=Pogingsuitkomst.values),
                name="contactpoging_bekende_uitkomst",
                violation_error_message="Deze uitkomst bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(datum__lte=Today()),
                name="contactpoging_niet_in_toekomst",
                violation_error_message="Een contactpoging kan niet in de toekomst liggen.",
            ),
        ]


@track_history()
class Belemmeringsoort(Codelijst):
    """What can stand in the way of work."""

    class Meta(Codelijst.Meta):
        verbose_name_plural = "belemmeringsoorten"


@track_history()
class Belemmering(Feit):
    """What stands in the way of this klant, from the day it was noted until it was solved."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="belemmeringen")
    soort = models.ForeignKey(Belemmeringsoort, models.PROTECT)
    vastgesteld_op = models.DateField()
    opgelost_op = models.DateField(null=True, blank=True)
    ernst = models.PositiveSmallIntegerField(
        null=True, blank=True, choices=[(int(value), label) for value, label in Ernst.choices]
    )
    actie = models.CharField(max_length=200, null=True, blank=True)
    beheersbaar_op = models.DateField(null=True, blank=True)

    class Meta(Feit.Meta):
        verbose_name_plural = "belemmeringen"
        constraints = [
            *Feit.Meta.constraints,
            models.CheckConstraint(
                condition=Q(opgelost_op__gte=F("vastgesteld_op")),
                name="belemmering_opgelost_na_vastgesteld",
                violation_error_message="De belemmering is opgelost voordat zij is vastgesteld.",
            ),
            models.CheckConstraint(
                condition=Q(beheersbaar_op__gte=F("vastgesteld_op")),
                name="belemmering_beheersbaar_na_vastgesteld",
                violation_error_message="De belemmering is beheersbaar voordat zij is vastgesteld.",
            ),
            models.CheckConstraint(
                condition=Q(ernst__range=(1, 3)),
                name="belemmering_ernst",
                violation_error_message="Kies een beetje, duidelijk of heel erg.",
            ),
            models.UniqueConstraint(
                fields=["klant", "soort", "vastgesteld_op"],
                condition=Q(vervallen_op__isnull=True),
                name="belemmering_een_per_dag",
                violation_error_message="Deze belemmering is op deze dag al vastgelegd.",
            ),
        ]


class Concept(models.Model):
    """Text that somebody typed and did not finish. Only its writer sees it; nothing typed is ever lost."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="concepten")
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="concepten")
    soort = models.CharField(max_length=50)
    inhoud = models.JSONField(default=dict)
    versie = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    opgeslagen_op = models.DateTimeField(db_default=Now())
    # Of the page that wrote it last: its mark, how many texts it had sent, and the version from which on only it wrote.
    venster = models.CharField(max_length=5, null=True, blank=True)
    beurt = models.PositiveIntegerField(default=0, db_default=0)
    sinds = models.PositiveIntegerField(default=0, db_default=0)

    class Meta:
        verbose_name_plural = "concepten"
        constraints = [
            models.UniqueConstraint(
                fields=["medewerker", "klant", "soort"],
                name="concept_een_per_soort",
                violation_error_message="U heeft voor deze klant al een concept.",
            )
        ]

    def replace(self, inhoud: dict[str, str]) -> None:
        """Another text than a page sent: no page goes on from its own last one unseen any more."""
        self.inhoud, self.venster = inhoud, None
        self.save(update_fields=["inhoud", "venster", "opgeslagen_op"])

    @property
    def verbetert(self) -> str:
        """The id of the conversation that this draft corrects; empty for a new one."""
        return self.soort.partition("+")[0].partition(":")[2]

    @property
    def naast(self) -> str:
        """The mark of the window that wrote it beside another draft, until its writer chose; else empty."""
        return self.soort.partition("+")[2]

    @property
    def dag(self) -> str:
        """The day of the conversation as it was typed, when that is a day."""
        typed = str(self.inhoud.get("datum", ""))
        return typed if re.fullmatch(r"\d\d-\d\d-\d{4}", typed) else ""
