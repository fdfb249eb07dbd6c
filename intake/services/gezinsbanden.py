"""Link two files of one household, end a link, withdraw a wrong one, and take it along in a merge."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from intake.models import Gezinsband, Klant
from werkoffensief.logboek.actor import handeling
from werkoffensief.web.refusals import RefusalError, checked, locked, sent_before

FIELDS = ("relatie", "sinds")
OVER = "Deze koppeling is al beëindigd."
SAME = "Een klant hoort niet bij het huishouden van zichzelf. Vul het andere klantnummer in."


def link_household(
    *, door: UUID, klant_id: UUID, ander_id: UUID, band_id: UUID | None, gegevens: Mapping[str, Any]
) -> Gezinsband:
    """`ander` is the `relatie` of `klant` from that day on. `band_id` came with the form: sent twice, it is one row."""
    if klant_id == ander_id:
        raise RefusalError(SAME, field="nummer")
    content = {name: gegevens[name] for name in FIELDS}
    with handeling(door=door), checked():
        known = sent_before(
            Gezinsband.objects.filter(klant=klant_id), pk=band_id, content=content,
            same=lambda row: row.ander_id == ander_id,
        )  # fmt: skip
        if known:
            return known
        # In the order of their ids, so that two links of the same two cannot wait for each other.
        people = {pk: locked(Klant.objects.current(), pk=pk) for pk in sorted([klant_id, ander_id])}
        row = Gezinsband(klant=people[klant_id], ander=people[ander_id], **content)
        row.pk = band_id or row.pk
        row.save(force_insert=True)
    return row


def end_link(*, door: UUID, band_id: UUID, tot: date) -> Gezinsband:
    """They no longer live together: `tot` is the last day."""
    with handeling(door=door), checked():
        row = _open(band_id)
        row.tot = tot
        row.save(update_fields=["tot"])
    return row


def withdraw_link(*, door: UUID, band_id: UUID, reden: str, now: datetime) -> Gezinsband:
    """The link was never right: it stays with its reason, and neither file shows it."""
    with handeling(door=door), checked():
        row = _open(band_id, ended=True)
        row.vervallen_op, row.vervallen_reden = now, reden
        row.save(update_fields=["vervallen_op", "vervallen_reden"])
    return row


def _open(band_id: UUID, *, ended: bool = False) -> Gezinsband:
    row = locked(Gezinsband.objects.live(), pk=band_id)
    if row.tot is not None and not ended:
        raise RefusalError(OVER)
    return row


def join_links(kept: Klant, merged: Klant, reden: str, now: datetime) -> dict[str, list[str]]:
    """What a merge does: a link between the two lapses and stays behind; a double one of the other file lapses; the
    rest moves. By what happened, the ids: `samenvoegen_terug` reads them."""
    both = Q(klant=kept, ander=merged) | Q(klant=merged, ander=kept)
    lapsing = Gezinsband.objects.live().filter(both)
    gone = list(lapsing.values_list("pk", flat=True)) + _doubles(kept, merged)
    Gezinsband.objects.filter(pk__in=gone).update(vervallen_op=now, vervallen_reden=reden)
    moving = Gezinsband.objects.exclude(both)
    told = {"vervallen": [str(pk) for pk in gone]}
    for column in ("klant", "ander"):
        rows = moving.filter(**{column: merged})
        told[column] = [str(pk) for pk in rows.values_list("pk", flat=True)]
        rows.update(**{column: kept})
    return told


def _doubles(kept: Klant, merged: Klant) -> list[UUID]:
    """The links of the merged file with somebody with whom the kept file has one in the same time."""
    mine = [(_other(row, kept), row) for row in Gezinsband.objects.live().of(kept.pk)]
    return [
        row.pk
        for row in Gezinsband.objects.live().of(merged.pk)
        if any(_other(row, merged) == other and _overlap(row, same) for other, same in mine)
    ]


def _other(row: Gezinsband, klant: Klant) -> UUID:
    return row.ander_id if row.klant_id == klant.pk else row.klant_id


def _overlap(one: Gezinsband, two: Gezinsband) -> bool:
    return one.sinds <= (two.tot or date.max) and two.sinds <= (one.tot or date.max)


def return_links(told: Mapping[str, list[str]], kept: Klant, merged: Klant, reden: str) -> None:
    """What undoing a merge does: each end back to whose it was, and what lapsed because of the merge holds again."""
    for column in ("klant", "ander"):
        rows = Gezinsband.objects.filter(pk__in=told.get(column, ()), **{column: kept})
        rows.update(**{column: merged})
    lapsed = Gezinsband.objects.filter(pk__in=told.get("vervallen", ()), vervallen_reden=reden)
    lapsed.update(vervallen_op=None, vervallen_reden=None)
