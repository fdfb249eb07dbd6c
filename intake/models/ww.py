"""The end of somebody's WW: who may come to need bijstand, and what came of it (Groningen: prevention of inflow)."""

import uuid
from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Deferrable, Exists, OuterRef, Q

from intake.enums import Wwresultaat
from intake.models.klant import Klant
from intake.models.uitkering import Uitkering
from werkoffensief.logboek.expressions import Today
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Feit

WW = "ww"  # the kind of benefit that is no bijstand


def bijstand_on(day: date) -> models.QuerySet[Uitkering]:
    """The benefits that run on `day`, save the WW."""
    rows = Uitkering.objects.filter(Q(einde__isnull=True) | Q(einde__gte=day), start__lte=day)
    return rows.filter(vervallen_op__isnull=True).exclude(soort=WW)


class WwrechtQuerySet(models.QuerySet["Wwrecht"]):
    def live(self) -> "WwrechtQuerySet":
        """Those that were not withdrawn."""
        return self.filter(vervallen_op__isnull=True)

    def ending(self, day: date, *, until: date) -> "WwrechtQuerySet":
        """Open ones that end by `until`, of people who are not on benefit on `day`: the population of prevention.

        Whose WW has ended already stays in it, until there is a result.
        """
        present = bijstand_on(day).filter(klant=OuterRef("klant"))
        return self.live().filter(~Exists(present), resultaat=Wwresultaat.OPEN, ww_einde__lte=until)


@track_history()
class Wwrecht(Feit):
    """The last day of somebody's WW (`ww_einde`), and what came of it.

    A trigger (migration 0041) makes it `ingestroomd`, on its first day, when a benefit period begins from six months
    before that last day until a year after it, and open again when that benefit is withdrawn.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="wwrechten")
    ww_einde = models.DateField()
    resultaat = models.CharField(
        max_length=20, choices=Wwresultaat.choices, default=Wwresultaat.OPEN, db_default=Wwresultaat.OPEN
    )
    resultaat_op = models.DateField(null=True, blank=True)

    objects = WwrechtQuerySet.as_manager()

    class Meta(Feit.Meta):
        verbose_name = "einde van de WW"
        verbose_name_plural = "wwrechten"
        indexes = [models.Index(fields=["resultaat", "ww_einde", "id"], name="wwrecht_einde")]
        constraints = [
            *Feit.Meta.constraints,
            models.CheckConstraint(
                condition=Q(resultaat=Wwresultaat.OPEN, resultaat_op__isnull=True)
                | Q(
                    resultaat__in=[Wwresultaat.VOORKOMEN, Wwresultaat.INGESTROOMD], resultaat_op__isnull=False
                ),
                name="wwrecht_resultaat_met_datum",
                violation_error_message="Een resultaat heeft een datum; zonder resultaat is er geen datum.",
            ),
            models.CheckConstraint(
                condition=~Q(resultaat=Wwresultaat.VOORKOMEN) | Q(resultaat_op__lte=Today()),
                name="wwrecht_voorkomen_niet_in_toekomst",
                violation_error_message="De dag waarop instroom is voorkomen, ligt niet in de toekomst.",
            ),
            models.UniqueConstraint(
                fields=["klant", "ww_einde"],
                condition=Q(vervallen_op__isnull=True),
                name="wwrecht_een_per_einde",
                violation_error_message="Deze einddatum van de WW is bij deze klant al vastgelegd.",
            ),
            ExclusionConstraint(
                name="wwrecht_een_open_per_klant",
                expressions=[("klant", RangeOperators.EQUAL)],
                condition=Q(vervallen_op__isnull=True, resultaat=Wwresultaat.OPEN),
                deferrable=Deferrable.DEFERRED,
                violation_error_message="Deze klant heeft al een WW die afloopt en waarvan het resultaat open is.",
            ),
        ]
