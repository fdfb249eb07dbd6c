"""Templates of a plan: keep them, and use one."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.db.models import Max

from intake.enums import Uitvoerder
from intake.models import Actie
from intake.services.tafel import Afspraak
from trajecten.models import Doel, Plansjabloon, Sjabloonregel
from trajecten.services.basis import open_traject
from trajecten.services.plan import add_actie, add_doel
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.nummers import next_number
from werkoffensief.web.refusals import RefusalError, checked, locked, sent_before

PUT_AWAY = "Niet meer nodig"
LEFT_OUT = "Uit het sjabloon gehaald"


def add_sjabloon(
    *, door: UUID, sjabloon_id: UUID, team_id: UUID | None, naam: str, uitleg: str | None
) -> Plansjabloon:
    """A new template of a team, or of everybody. Sent twice with one `sjabloon_id` it is one."""
    said = {"team_id": team_id, "naam": naam, "uitleg": uitleg or None}
    with handeling(door=door), checked():
        rows = Plansjabloon.objects.filter(team=team_id)
        content = {"naam": naam, "uitleg": said["uitleg"]}
        known = sent_before(rows, pk=sjabloon_id, content=content)
        if known:
            return known
        return Plansjabloon.objects.create(pk=sjabloon_id, sjabloonnummer=next_number("plansjabloon"), **said)


def rename_sjabloon(
    *, door: UUID, sjabloon_id: UUID, versie: int, naam: str, uitleg: str | None
) -> Plansjabloon:
    with handeling(door=door), checked():
        row = locked(Plansjabloon.objects.filter(vervallen_op__isnull=True), pk=sjabloon_id, versie=versie)
        row.naam, row.uitleg = naam, uitleg or None
        row.save(update_fields=["naam", "uitleg"])
    return row


def put_away_sjabloon(*, door: UUID, sjabloon_id: UUID, now: datetime) -> Plansjabloon:
    """Nobody can use it any more; what was added with it stays."""
    with handeling(door=door), checked():
        row = locked(Plansjabloon.objects.all(), pk=sjabloon_id)
        if row.vervallen_op is None:
            row.vervallen_op, row.vervallen_reden = now, PUT_AWAY
            row.save(update_fields=["vervallen_op", "vervallen_reden"])
    return row


def add_regel(
    *, door: UUID, sjabloon_id: UUID, regel_id: UUID, doel: int | None, gegevens: dict[str, Any]
) -> Sjabloonregel:
    """A line at its place. `doel`: None makes a new goal, 0 an action of its own, else an action of that goal."""
    with handeling(door=door), checked():
        known = sent_before(
            Sjabloonregel.objects.filter(sjabloon=sjabloon_id), pk=regel_id, content=gegevens,
            same=lambda row: row.plek == 0 if doel is None else row.plek > 0 and row.doel == doel,
        )  # fmt: skip
        if known:
            return known
        locked(Plansjabloon.objects.filter(vervallen_op__isnull=True), pk=sjabloon_id)
        rows = Sjabloonregel.objects.filter(sjabloon=sjabloon_id)
        if doel is None:
            place = {"doel": (rows.aggregate(m=Max("doel"))["m"] or 0) + 1, "plek": 0}
        else:
            if doel and not rows.filter(doel=doel, plek=0, vervallen_op__isnull=True).exists():
                raise RefusalError("Dit doel staat niet meer in het sjabloon.", field="bij")
            place = {"doel": doel, "plek": (rows.filter(doel=doel).aggregate(m=Max("plek"))["m"] or 0) + 1}
        return Sjabloonregel.objects.create(pk=regel_id, sjabloon_id=sjabloon_id, **place, **gegevens)


def remove_regel(*, door: UUID, regel_id: UUID, now: datetime) -> Sjabloonregel:
    """A line goes; the actions of a goal that goes belong to no goal from then on."""
    with handeling(door=door), checked():
        row = locked(Sjabloonregel.objects.all(), pk=regel_id)
        if row.vervallen_op is None:
            row.vervallen_op, row.vervallen_reden = now, LEFT_OUT
            row.save(update_fields=["vervallen_op", "vervallen_reden"])
    return row


@dataclass(frozen=True, slots=True)
class Voorstel:
    """One line of a template as it would be added on a day."""

    regel: Sjabloonregel
    is_doel: bool
    voor_op: date | None


def proposals(sjabloon: Plansjabloon, day: date) -> list[Voorstel]:
    """What a template would add, each goal with its actions under it, the loose actions last."""
    rows = list(sjabloon.regels.filter(vervallen_op__isnull=True).order_by("doel", "plek"))
    goals = {row.doel for row in rows if row.plek == 0}
    rows.sort(key=lambda row: (row.doel not in goals, row.doel, row.plek))
    return [
        Voorstel(row, row.plek == 0, day + timedelta(days=row.na_dagen) if row.na_dagen is not None else None)
        for row in rows
    ]


def use_sjabloon(
    *,
    door: UUID,
    traject_id: UUID,
    sjabloon: Plansjabloon,
    regels: Collection[UUID],
    nieuw_id: UUID,
    vandaag: date,
) -> int:
    """Add the chosen lines to a plan, with days counted from today; how many. Sent twice with one `nieuw_id` it is
    done once: the ids of what is made follow from it."""
    with handeling(door=door), checked():
        open_traject(traject_id)
        chosen = [each for each in proposals(sjabloon, vandaag) if each.regel.pk in regels]
        ids = {each.regel.pk: uuid5(nieuw_id, str(each.regel.pk)) for each in chosen}
        if (
            Doel.objects.filter(pk__in=ids.values()).exists()
            or Actie.objects.filter(pk__in=ids.values()).exists()
        ):
            return len(chosen)
        goals: dict[int, UUID] = {}
        for each in chosen:
            row, key = each.regel, ids[each.regel.pk]
            if each.is_doel:
                goals[row.doel] = key
                said = {"wat": row.wat, "hoe_zien_wij_het": row.hoe_zien_wij_het, "voor_op": each.voor_op}
                add_doel(door=door, traject_id=traject_id, doel_id=key, gegevens=said, vandaag=vandaag)
                continue
            agreed = Afspraak(
                wat=row.wat, wie=row.wie or Uitvoerder.KLANT.value, wie_anders=row.wie_anders, voor_op=each.voor_op
            )  # fmt: skip
            add_actie(
                door=door, traject_id=traject_id, actie_id=key, agreed=agreed, doel_id=goals.get(row.doel),
                vandaag=vandaag,
            )  # fmt: skip
    return len(chosen)
