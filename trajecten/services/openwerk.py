"""What a regisseur still has to do for a klant goes to the next regisseur: tasks, actions that they agreed to do, and
calls that they promised.

Else it stays in the list of somebody who does not work with the klant any more, or left. Appointments stay where they
are, as an invitation says with whom: `overzicht/afspraken.py` asks for them.
"""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from intake.models import Actie, Klant, Taak, Terugbelbelofte
from trajecten.models import Regisseurschap
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.expressions import Today


def move_open_work(rows: QuerySet[Regisseurschap], day: date | None = None) -> None:
    """From whoever was regisseur until the first day of these rows to whom the rows name: one statement a table.

    Inside the transaction of the transfer. Of a row that begins later the work moves on its day, see
    `move_open_work_on`: until then the other still is the regisseur. `day`: today when it is not said.
    """
    begun = rows.filter(start__lte=day or Today(), vervallen_op__isnull=True)
    before = Regisseurschap.objects.filter(
        traject=OuterRef("traject"), einde=OuterRef("start"), vervallen_op__isnull=True
    )
    naar = begun.annotate(van=Subquery(before.values("medewerker")[:1])).filter(
        klant=OuterRef("klant"), van=OuterRef("medewerker")
    )
    klanten = begun.values("klant")
    Taak.objects.open().filter(Exists(naar), klant__in=klanten).update(
        medewerker=Subquery(naar.values("medewerker")[:1]),
        team=Subquery(naar.values("medewerker__team")[:1]),
    )
    for rows_of_one in (Actie.objects.open(), Terugbelbelofte.objects.open()):
        rows_of_one.filter(Exists(naar), klant__in=klanten).update(
            medewerker=Subquery(naar.values("medewerker")[:1])
        )


def move_open_work_on(day: date) -> None:
    """The nightly job: of the transfers that lay ahead, and begin on this day."""
    with handeling(door="systeem"):
        move_open_work(Regisseurschap.objects.filter(start=day), day)


def give_back_open_work(row: Regisseurschap, previous: Regisseurschap) -> None:
    """A transfer is taken back: the work goes back with the klant. Inside that transaction."""
    taken = Taak.objects.open().filter(klant=row.klant_id, medewerker=row.medewerker_id)
    taken.update(medewerker=previous.medewerker_id, team=previous.medewerker.team_id)
    mine: Any = {"klant": row.klant_id, "medewerker": row.medewerker_id}
    Actie.objects.open().filter(**mine).update(medewerker=previous.medewerker_id)
    Terugbelbelofte.objects.open().filter(**mine).update(medewerker=previous.medewerker_id)


def leave_open_work(row: Regisseurschap) -> None:
    """An assignment is taken back and nobody goes on: what is to be done waits for the team that sees the klant now.

    A call keeps whom it was promised by; the list asks the team for it too (dossier, `promises_of`).
    """
    team = Klant.objects.values_list("team_id", flat=True).get(pk=row.klant_id)
    if team is not None:
        taken = Taak.objects.open().filter(klant=row.klant_id, medewerker=row.medewerker_id)
        taken.update(medewerker=None, team=team)
