"""Who waits for a place in a voorziening, and how it ended (docs/adr/0024)."""

import uuid
from datetime import date

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from intake.models.klant import Klant
from trajecten.enums import Wachtuitkomst
from trajecten.models.aanbod import Aanbod
from trajecten.models.traject import Stap, Traject
from trajecten.models.voorziening import Voorziening
from werkoffensief.accounts.models import Medewerker
from werkoffensief.logboek.expressions import Today
from werkoffensief.logboek.geschiedenis import track_history
from werkoffensief.logboek.models import Feit, trimmed

ORDER = ("aangemeld_op", "moment", "wachtpleknummer")  # the only order there is


class WachtplekQuerySet(models.QuerySet["Wachtplek"]):
    def waiting(self, day: date | Today) -> "WachtplekQuerySet":
        """Who waits on `day`: not ended, in a traject that runs, and neither dead nor moved away."""
        gone = Q(klant__overleden_op__isnull=False) | Q(klant__verhuisd_op__lte=day)
        runs = Q(traject__einde__isnull=True) | Q(traject__einde__gte=day)
        return self.filter(
            runs, geeindigd_op__isnull=True, vervallen_op__isnull=True, traject__vervallen_op__isnull=True
        ).exclude(gone)  # fmt: skip

    def in_order(self) -> "WachtplekQuerySet":
        return self.order_by(*ORDER)


@track_history()
class Wachtplek(Feit):
    """A place on the waiting list of a voorziening: for any offer of it, or for one.

    The order is the day of registering, then the moment of registering. `voorrang_reden`: why somebody was placed
    before others. It ends as placed with its `stap`, as withdrawn, or stopped when there is nobody to wait any more.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    wachtpleknummer = models.CharField(max_length=200, unique=True, editable=False)
    klant = models.ForeignKey(Klant, models.PROTECT, related_name="wachtplekken")
    traject = models.ForeignKey(Traject, models.PROTECT, related_name="wachtplekken")
    voorziening = models.ForeignKey(Voorziening, models.PROTECT, related_name="wachtplekken")
    aanbod = models.ForeignKey(Aanbod, models.PROTECT, null=True, blank=True, related_name="wachtplekken")
    aangemeld_op = models.DateField()
    moment = models.DateTimeField(db_default=Now(), editable=False)
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    uitkomst = models.CharField(max_length=20, choices=Wachtuitkomst.choices, null=True, blank=True)
    geeindigd_op = models.DateField(null=True, blank=True)
    stap = models.OneToOneField(Stap, models.PROTECT, null=True, blank=True, related_name="wachtplek")
    reden = models.CharField(max_length=200, null=True, blank=True)
    voorrang_reden = models.CharField(max_length=200, null=True, blank=True)

    objects = WachtplekQuerySet.as_manager()

    class Meta(Feit.Meta):
        verbose_name_plural = "wachtplekken"
        indexes = [models.Index(fields=["voorziening", "aangemeld_op", "moment"], name="wachtplek_volgorde")]
        constraints = [
            *Feit.Meta.constraints,
            trimmed("wachtpleknummer", of="wachtplek"),
            models.UniqueConstraint(
                fields=["klant", "voorziening"],
                condition=Q(geeindigd_op__isnull=True, vervallen_op__isnull=True),
                name="wachtplek_een_open",
                violation_error_message="Deze klant staat al op de wachtlijst van deze voorziening.",
            ),
            models.CheckConstraint(
                condition=Q(aangemeld_op__lte=Today()),
                name="wachtplek_aangemeld",
                violation_error_message="De dag van aanmelden ligt niet in de toekomst.",
            ),
            models.CheckConstraint(
                condition=Q(geeindigd_op__gte=F("aangemeld_op")),
                name="wachtplek_einde_na_aanmelden",
                violation_error_message="De wachtplek eindigt voor de dag van aanmelden.",
            ),
            models.CheckConstraint(
                condition=Q(uitkomst__isnull=True, geeindigd_op__isnull=True, stap__isnull=True, reden__isnull=True)
                | Q(uitkomst=Wachtuitkomst.GEPLAATST, geeindigd_op__isnull=False, stap__isnull=False,
                    reden__isnull=True)
                | Q(uitkomst__in=(Wachtuitkomst.INGETROKKEN, Wachtuitkomst.GESTOPT), geeindigd_op__isnull=False,
                    stap__isnull=True, reden__isnull=False, reden__regex=r"\S"),
                name="wachtplek_einde_met_reden",
                violation_error_message="Een wachtplek eindigt met een plaats, of met een reden.",
            ),
            models.CheckConstraint(
                condition=Q(voorrang_reden__isnull=True)
                | Q(uitkomst__isnull=False, uitkomst=Wachtuitkomst.GEPLAATST, voorrang_reden__regex=r"\S"),
                name="wachtplek_voorrang_met_reden",
                violation_error_message="Voorrang heeft een reden, en hoort bij een klant die een plaats kreeg.",
            ),
        ]  # fmt: skip
