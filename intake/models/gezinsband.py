"""Two klanten of one household: each has a file of their own, and each file says so."""

import uuid
from datetime import date
from uuid import UUID

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Deferrable, F, Q
from django.db.models.functions import Greatest, Least

from intake.enums import Gezinsrelatie
from intake.models.klant import Klant
from werkoffensief.logboek.expressions import DateRange, Today
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Feit


class GezinsbandQuerySet(models.QuerySet["Gezinsband"]):
    def live(self) -> "GezinsbandQuerySet":
        """Those that were not noted by mistake."""
        return self.filter(vervallen_op__isnull=True)

    def of(self, klant_id: UUID) -> "GezinsbandQuerySet":
        """Those of this klant, whoever of the two was named first."""
        return self.filter(Q(klant=klant_id) | Q(ander=klant_id))

    def on(self, day: date) -> "GezinsbandQuerySet":
        """Those that hold on this day."""
        return self.live().filter(Q(tot__isnull=True) | Q(tot__gte=day), sinds__lte=day)


@track_history()
class Gezinsband(Feit):
    """`ander` is the `relatie` (partner, kind, ouder, anders) of `klant`, first and last day included.

    One row for both files. It opens neither: who may not see the other file sees the relation only, and of a shielded
    file not even that.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="gezinsbanden")
    ander = models.ForeignKey(Klant, models.PROTECT, related_name="+")
    relatie = models.CharField(max_length=20, choices=Gezinsrelatie.choices)
    sinds = models.DateField()
    tot = models.DateField(null=True, blank=True)

    objects = GezinsbandQuerySet.as_manager()

    class Meta(Feit.Meta):
        verbose_name_plural = "gezinsbanden"
        constraints = [
            *Feit.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(klant=F("ander")),
                name="gezinsband_van_twee",
                violation_error_message="Een klant hoort niet bij het huishouden van zichzelf. Kies een ander.",
            ),
            models.CheckConstraint(
                condition=Q(relatie__in=Gezinsrelatie.values),
                name="gezinsband_bekende_relatie",
                violation_error_message="Deze relatie bestaat niet.",
            ),
            models.CheckConstraint(
                condition=Q(sinds__lte=Today()),
                name="gezinsband_niet_in_toekomst",
                violation_error_message="Kies een dag die al is geweest.",
            ),
            models.CheckConstraint(
                condition=Q(tot__gte=F("sinds")),
                name="gezinsband_periode",
                violation_error_message="De laatste dag ligt voor de eerste.",
            ),
            ExclusionConstraint(
                name="gezinsband_een_tegelijk",
                expressions=[
                    (Least("klant", "ander"), RangeOperators.EQUAL),
                    (Greatest("klant", "ander"), RangeOperators.EQUAL),
                    (DateRange("sinds", "tot"), RangeOperators.OVERLAPS),
                ],
                condition=Q(vervallen_op__isnull=True),
                deferrable=Deferrable.DEFERRED,
                violation_error_message="Deze twee dossiers zijn in die tijd al aan elkaar gekoppeld.",
            ),
        ]
