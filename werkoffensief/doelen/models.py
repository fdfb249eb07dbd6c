"""What the municipality set out to reach."""

import uuid
from datetime import date

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from intake.models import Campagne, Klant
from trajecten.models import Plaatsing
from werkgevers.models import Werkakkoord
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker, Programma, Team
from werkoffensief.doelen.enums import OF_A_CAMPAIGN, OF_A_YEAR, Figuur, Maat
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Levering


@track_history()
class Doelstelling(models.Model):
    """One target of a programme for one year: a number of placements, or euro per benefit and year."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    programma = models.ForeignKey(Programma, models.PROTECT, related_name="doelstellingen")
    maat = models.CharField(max_length=30, choices=Maat.choices)
    jaar = models.PositiveSmallIntegerField()
    waarde = models.PositiveIntegerField()
    versie = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    levering = models.ForeignKey(
        Levering, models.PROTECT, null=True, editable=False, related_name="+", db_index=False
    )

    class Meta:
        verbose_name_plural = "doelstellingen"
        ordering = ["jaar", "maat"]
        constraints = [
            models.UniqueConstraint(
                fields=["programma", "maat", "jaar"],
                name="doelstelling_een_per_jaar",
                violation_error_message="Voor dit jaar staat deze doelstelling er al.",
            ),
            models.CheckConstraint(
                condition=Q(maat__in=Maat.values),
                name="doelstelling_bekende_maat",
                violation_error_message="Deze maat bestaat niet.",
            ),
        ]


@track_history()
class Teamdoel(models.Model):
    """How many people of one team are to start in work or education in a year. The teams' targets together may be more
    or less than the programme's: nobody derives the one from the other."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="doelen")
    jaar = models.PositiveSmallIntegerField()
    geplaatst = models.PositiveIntegerField()
    versie = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    levering = models.ForeignKey(
        Levering, models.PROTECT, null=True, editable=False, related_name="+", db_index=False
    )

    class Meta:
        verbose_name_plural = "teamdoelen"
        constraints = [
            models.UniqueConstraint(
                fields=["team", "jaar"],
                name="teamdoel_een_per_jaar",
                violation_error_message="Dit team heeft voor dit jaar al een doel.",
            ),
        ]


class CijferregelQuerySet(models.QuerySet["Cijferregel"]):
    def on(self, day: date) -> "CijferregelQuerySet":
        """The rows that count on `day`."""
        return self.filter(Q(tot__isnull=True) | Q(tot__gte=day), van__lte=day)


class Cijferregel(models.Model):
    """One row of the kept roll-up: who or what counts in a figure, from which day to which (both included).

    Derived from facts by rollup.sql, and mended from them at any time; therefore without history. A row has a year
    or a campaign, by its figure. `van` is 0001-01-01 where a figure does not depend on the day.
    """

    figuur = models.CharField(max_length=20, choices=Figuur.choices)
    jaar = models.PositiveSmallIntegerField(null=True)
    campagne = models.ForeignKey(Campagne, models.CASCADE, null=True, db_index=False, related_name="+")
    klant = models.ForeignKey(Klant, models.CASCADE, null=True, related_name="+")
    werkakkoord = models.ForeignKey(Werkakkoord, models.CASCADE, null=True, related_name="+")
    plaatsing = models.ForeignKey(Plaatsing, models.CASCADE, null=True, db_index=False, related_name="+")
    van = models.DateField()
    tot = models.DateField(null=True)
    soort = models.CharField(max_length=20, null=True)
    sector = models.CharField(max_length=30, null=True)
    stadsdeel = models.CharField(max_length=200, null=True)
    banen = models.PositiveIntegerField(null=True)
    ontwikkelplekken = models.PositiveIntegerField(null=True)

    objects = CijferregelQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "cijferregels"
        indexes = [
            models.Index(fields=["jaar", "figuur", "van"], name="cijferregel_jaar"),
            models.Index(fields=["campagne", "figuur", "van"], name="cijferregel_campagne"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["figuur", "jaar", "campagne", "klant", "werkakkoord", "plaatsing", "van"],
                name="cijferregel_een_per_feit",
                nulls_distinct=False,
                violation_error_message="Deze regel telt al mee in dit cijfer.",
            ),
            models.CheckConstraint(
                condition=Q(figuur__in=OF_A_YEAR, jaar__isnull=False, campagne__isnull=True)
                | Q(figuur__in=OF_A_CAMPAIGN, jaar__isnull=True, campagne__isnull=False),
                name="cijferregel_jaar_of_campagne",
                violation_error_message="Een cijfer is van een jaar of van een campagne.",
            ),
        ]


class VraagQuerySet(models.QuerySet["Vraag"]):
    def visible_to(self, medewerker: Medewerker) -> "VraagQuerySet":
        """A manager reads what managers asked; a teamleider what was asked about klanten who are his work."""
        if medewerker.has_role(Rol.MANAGER):
            return self
        return self.to_answer_by(medewerker)

    def to_answer_by(self, medewerker: Medewerker) -> "VraagQuerySet":
        """What was asked about klanten who are a teamleider's work, answered or not."""
        if not medewerker.has_role(Rol.TEAMLEIDER):
            return self.none()
        return self.filter(klant__in=Klant.objects.seen_by_task(medewerker).values("pk"))


@track_history()
class Vraag(models.Model):
    """What a manager, who sees no names, asks the team about one klantnummer behind a figure; and the answer.

    It follows the klant: the teamleider whose work the klant is now may answer.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="vragen")
    figuur = models.CharField(max_length=20, choices=Figuur.choices)
    peildatum = models.DateField()
    tekst = models.CharField(max_length=500)
    gesteld_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+", db_index=False)
    gesteld_op = models.DateTimeField(db_default=Now(), editable=False)
    antwoord = models.CharField(max_length=500, null=True, blank=True)
    beantwoord_door = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, editable=False, related_name="+", db_index=False
    )
    beantwoord_op = models.DateTimeField(null=True, editable=False)
    versie = models.PositiveIntegerField(default=1, db_default=1, editable=False)

    objects = VraagQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "vragen"
        indexes = [models.Index(fields=["-gesteld_op", "-id"], name="vraag_nieuwste")]
        constraints = [
            models.CheckConstraint(
                condition=Q(tekst__regex=r"\S"),
                name="vraag_met_tekst",
                violation_error_message="Een vraag heeft een tekst: typ wat u wilt weten.",
            ),
            models.CheckConstraint(
                condition=Q(antwoord__isnull=True, beantwoord_door__isnull=True, beantwoord_op__isnull=True)
                | Q(
                    antwoord__isnull=False,
                    antwoord__regex=r"\S",
                    beantwoord_door__isnull=False,
                    beantwoord_op__isnull=False,
                    beantwoord_op__gte=models.F("gesteld_op"),
                ),
                name="vraag_antwoord_van_iemand",
                violation_error_message="Een antwoord heeft een tekst en is van iemand: typ uw antwoord.",
            ),
            models.CheckConstraint(
                condition=Q(figuur__in=Figuur.values),
                name="vraag_bekend_cijfer",
                violation_error_message="Dit cijfer bestaat niet.",
            ),
        ]
