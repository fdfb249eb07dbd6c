"""What asks a medewerker to do something about a klant (docs/adr/0021). Never a sanction, and nothing that counts."""

import uuid
from datetime import date

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from intake.enums import Taaksoort
from intake.models.klant import Klant
from werkoffensief.accounts.models import Medewerker, Team
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Feit


class TaakQuerySet(models.QuerySet["Taak"]):
    def open(self) -> "TaakQuerySet":
        """Those that were neither done nor withdrawn."""
        return self.filter(gedaan_op__isnull=True, vervallen_op__isnull=True)

    def waiting_for(self, medewerker: Medewerker, day: date) -> "TaakQuerySet":
        """Open ones that ask this medewerker, or the own team, on this day."""
        mine = Q(medewerker=medewerker)
        if medewerker.team_id:
            mine |= Q(medewerker__isnull=True, team=medewerker.team_id)
        return self.waiting_on(day).filter(mine)

    def waiting_on(self, day: date) -> "TaakQuerySet":
        """Open ones that ask somebody on this day."""
        later = Q(uitgesteld_tot__isnull=False, uitgesteld_tot__gt=day)
        return self.open().filter(op__lte=day).exclude(later)


@track_history()
class Taak(Feit):
    """Something to do about a klant, of one medewerker or of a team. `tekst` names nobody."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="taken")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="taken")
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="taken")
    soort = models.CharField(max_length=20, choices=Taaksoort.choices)
    tekst = models.CharField(max_length=200)
    op = models.DateField()
    uitgesteld_tot = models.DateField(null=True, blank=True)
    uitgesteld_reden = models.CharField(max_length=200, null=True, blank=True)
    gedaan_op = models.DateTimeField(null=True, editable=False)
    gedaan_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, editable=False, related_name="+")

    objects = TaakQuerySet.as_manager()

    class Meta(Feit.Meta):
        verbose_name_plural = "taken"
        indexes = [
            models.Index(
                fields=["klant"],
                condition=Q(gedaan_op__isnull=True, vervallen_op__isnull=True),
                name="taak_open",
            )
        ]
        constraints = [
            *Feit.Meta.constraints,
            models.CheckConstraint(
                condition=Q(soort__in=Taaksoort.values, tekst__regex=r"\S"),
                name="taak_bekende_soort",
                violation_error_message="Deze soort taak bestaat niet, of zegt niet wat er te doen is.",
            ),
            models.CheckConstraint(
                condition=Q(medewerker__isnull=False) | Q(team__isnull=False),
                name="taak_van_iemand",
                violation_error_message="Een taak is van een medewerker of van een team.",
            ),
            models.CheckConstraint(
                condition=Q(uitgesteld_tot__isnull=True, uitgesteld_reden__isnull=True)
                | Q(
                    uitgesteld_tot__isnull=False,
                    uitgesteld_reden__isnull=False,
                    uitgesteld_reden__regex=r"\S",
                ),
                name="taak_uitgesteld_met_reden",
                violation_error_message="Geef bij uitstel een reden en een dag.",
            ),
            models.CheckConstraint(
                condition=Q(gedaan_op__isnull=True, gedaan_door__isnull=True)
                | Q(gedaan_op__isnull=False, gedaan_door__isnull=False),
                name="taak_gedaan_door_iemand",
                violation_error_message="Een taak die gedaan is zegt wanneer en door wie.",
            ),
        ]
