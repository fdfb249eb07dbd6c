"""The running trajecten of the people of a start page, found once: several groups ask these, each by its own rule."""

from datetime import date

from django.apps.registry import Apps
from django.db import models
from django.db.models import F, Func

from trajecten.models import Traject
from werkoffensief.dossier.queries.groepsfeiten import gone, last_spoken, state_of
from werkoffensief.logboek.expressions import RowByRow
from werkoffensief.web.eenmaal import share

TABEL = "lopend"


class Lopend(models.Model):
    """One of them, a row of the WITH that `share_running` adds: no table, and in no other app's sight.

    A klant has one on a day. Fields as on Traject and Klant, and those of `groepsfeiten.state_of`.
    """

    klant_id = models.UUIDField(primary_key=True)
    sorteernaam = models.CharField(max_length=700)
    start = models.DateField()
    evaluatie_op = models.DateField(null=True)
    regisseur_id = models.UUIDField(null=True)
    gesproken = models.BooleanField()
    geprobeerd = models.BooleanField()
    nagevraagd = models.BooleanField()
    stap_loopt = models.BooleanField()
    laatst_gesproken = models.DateField(null=True)

    class Meta:
        apps = Apps()
        app_label = "dossier"
        db_table = TABEL
        managed = False

    def __str__(self) -> str:
        return str(self.klant_id)


def share_running(people: Func, day: date) -> models.QuerySet[Lopend]:
    """Those of these people, for the query that is built; who died or moved away is not among them."""
    rows = state_of(Traject.objects.on(day).filter(klant__in=people), day, RowByRow)
    rows = rows.filter(~gone(day, "klant__")).annotate(
        sorteernaam=F("klant__sorteernaam"), laatst_gesproken=last_spoken("klant_id")
    )
    share(TABEL, rows.order_by().values_list(*(field.attname for field in Lopend._meta.fields)))
    return models.QuerySet(Lopend)
