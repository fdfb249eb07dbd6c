"""Who are behind a tab of a start page, and their running trajecten: found once, as several groups ask for them."""

from datetime import date

from django.apps.registry import Apps
from django.db import models
from django.db.models import F

from intake.models import Klant
from trajecten.models import Traject
from werkoffensief.dossier.queries.groepsfeiten import last_spoken, state_of
from werkoffensief.logboek.expressions import RowByRow
from werkoffensief.web.eenmaal import Shared, share

MENSEN, LOPEND = "mensen", "lopend"


class Mens(models.Model):
    """One of the people, a row of the WITH that `share_people` adds: no table, and in no other app's sight.

    Fields as on Klant, so that what a group asks of a klant is asked of either.
    """

    id = models.UUIDField(primary_key=True)
    sorteernaam = models.CharField(max_length=700)
    regisseur_id = models.UUIDField(null=True)
    overleden_op = models.DateField(null=True)
    verhuisd_op = models.DateField(null=True)

    class Meta:
        apps = Apps()
        app_label = "dossier"
        db_table = MENSEN
        managed = False

    def __str__(self) -> str:
        return str(self.id)


class Lopend(models.Model):
    """One of their trajecten, a row of the WITH that `share_running` adds.

    A klant has one on a day. Fields as on Traject and Klant, and those of `groepsfeiten.state_of`.
    """

    klant_id = models.UUIDField(primary_key=True)
    sorteernaam = models.CharField(max_length=700)
    start = models.DateField()
    evaluatie_op = models.DateField(null=True)
    regisseur_id = models.UUIDField(null=True)
    overleden_op = models.DateField(null=True)
    verhuisd_op = models.DateField(null=True)
    gesproken = models.BooleanField()
    geprobeerd = models.BooleanField()
    nagevraagd = models.BooleanField()
    stap_loopt = models.BooleanField()
    laatst_gesproken = models.DateField(null=True)

    class Meta:
        apps = Apps()
        app_label = "dossier"
        db_table = LOPEND
        managed = False

    def __str__(self) -> str:
        return str(self.klant_id)


def share_people(klanten: models.QuerySet[Klant]) -> tuple[Shared, models.QuerySet[Mens]]:
    """These, for the query that is built: their ids to filter by, and their rows."""
    share(MENSEN, klanten.order_by().values_list(*_columns(Mens)))
    return Shared(MENSEN, "id"), models.QuerySet(Mens)


def share_running(people: Shared, day: date) -> models.QuerySet[Lopend]:
    """The running trajecten of these people, for the query that is built."""
    rows = state_of(Traject.objects.on(day).filter(klant__in=people), day, RowByRow)
    rows = rows.annotate(sorteernaam=F("klant__sorteernaam"), laatst_gesproken=last_spoken("klant_id"))
    share(LOPEND, rows.order_by().values_list(*_columns(Lopend)))
    return models.QuerySet(Lopend)


def _columns(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.fields]
