"""Templates of a plan: goals and actions that fit many people, with days counted from the day of use."""

import uuid

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q

from intake.enums import Uitvoerder
from trajecten.models.plan import says
from werkoffensief.accounts.models import Team
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Feit, trimmed

GENOEMD = (Uitvoerder.KLANT.value, Uitvoerder.MEDEWERKER.value)  # who needs no name in a template


@track_history()
class Plansjabloon(Feit):
    """A template of a team, or of everybody when it names none. One that is put away is `vervallen`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    sjabloonnummer = models.CharField(max_length=200, unique=True, editable=False)
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="plansjablonen")
    naam = models.CharField(max_length=200)
    uitleg = models.CharField(max_length=200, null=True, blank=True)

    class Meta(Feit.Meta):
        verbose_name_plural = "plansjablonen"
        constraints = [
            *Feit.Meta.constraints,
            trimmed("sjabloonnummer", of="plansjabloon"),
            says("naam", of="plansjabloon", sentence="Geef het sjabloon een naam."),
            models.UniqueConstraint(
                fields=["team", "naam"],
                condition=Q(vervallen_op__isnull=True),
                nulls_distinct=False,
                name="plansjabloon_een_per_naam",
                violation_error_message="Er is al een sjabloon met deze naam.",
            ),
        ]


@track_history()
class Sjabloonregel(Feit):
    """A goal (`plek` 0) or an action (`plek` 1 and on) of a template. Actions of `doel` 0 belong to no goal."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    sjabloon = models.ForeignKey(Plansjabloon, models.PROTECT, related_name="regels")
    doel = models.PositiveSmallIntegerField()
    plek = models.PositiveSmallIntegerField()
    wat = models.CharField(max_length=200)
    hoe_zien_wij_het = models.CharField(max_length=200, null=True, blank=True)
    wie = models.CharField(max_length=20, choices=Uitvoerder.choices, null=True, blank=True)
    wie_anders = models.CharField(max_length=200, null=True, blank=True)
    na_dagen = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta(Feit.Meta):
        verbose_name_plural = "sjabloonregels"
        ordering = ["doel", "plek"]
        constraints = [
            *Feit.Meta.constraints,
            says("wat", of="sjabloonregel", sentence="Zeg wat er in het plan komt."),
            models.UniqueConstraint(
                fields=["sjabloon", "doel", "plek"],
                name="sjabloonregel_een_per_plek",
                violation_error_message="Op deze plek staat al een regel.",
            ),
            models.CheckConstraint(
                condition=Q(plek=0, doel__gte=1, wie__isnull=True, wie_anders__isnull=True)
                | Q(plek__gte=1, wie__isnull=False, wie__in=GENOEMD, wie_anders__isnull=True)
                | Q(plek__gte=1, wie__isnull=False, wie=Uitvoerder.ANDER, wie_anders__isnull=False),
                name="sjabloonregel_doel_of_actie",
                violation_error_message="Een doel zegt niet wie het doet; een actie zegt dat wel.",
            ),
            models.CheckConstraint(
                condition=Q(plek=0) | Q(hoe_zien_wij_het__isnull=True),
                name="sjabloonregel_alleen_doel_zegt_hoe",
                violation_error_message="Alleen bij een doel staat hoe u het ziet.",
            ),
            models.CheckConstraint(
                condition=Q(na_dagen__lte=730),
                name="sjabloonregel_binnen_twee_jaar",
                violation_error_message="Kies ten hoogste 730 dagen.",
            ),
        ]
