"""Telling many people about a group meeting at once: each gets a place and a message by the own way."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings

from intake.enums import Deelnamestatus, NietVerstuurd, Uitnodigingsoort, Uitnodigingswijze
from intake.models import Deelname, Klant, Uitnodiging
from intake.queries import is_gone
from intake.queries.brieven import address_lines, email_of, post_is_in_time
from intake.services.bijeenkomsten import add_deelname
from intake.services.uitnodigingen import called_off, message_about, queue_mail, why_not
from werkoffensief.accounts.models import Medewerker
from werkoffensief.logboek.actor import handeling
from werkoffensief.web.refusals import RefusalError, checked

NOBODY = "Kies ten minste één klant."


@dataclass(slots=True)
class Verteld:
    """How many people a message went to by which way, who is to be called, and who got no place and why."""

    mails: int = 0
    brieven: int = 0
    bellen: int = 0
    niet_meer: int = 0
    geweigerd: list[str] = field(default_factory=list)


def tell_participants(*, door: UUID, reeks: UUID, bijeenkomst_id: UUID, now: datetime) -> Verteld:
    """Everybody with a place who was not told yet what holds now. Sent twice with one `reeks` it is once."""
    rows = Deelname.objects.filter(
        bijeenkomst=bijeenkomst_id, vervallen_op__isnull=True, status=Deelnamestatus.UITGENODIGD
    )
    said = Verteld()
    with handeling(door=door), checked():
        _tell(rows, door, reeks, said, now)
    return said


def invite_many(
    *, door: UUID, reeks: UUID, bijeenkomst_id: UUID, klant_ids: Iterable[UUID], now: datetime
) -> Verteld:
    """A place and a message for each of these people; who gets none is named by the refusal, and holds up nobody."""
    ids = list(klant_ids)
    if not ids:
        raise RefusalError(NOBODY, field="klanten")
    said = Verteld()
    with handeling(door=door), checked():
        for klant in Klant.objects.current().filter(pk__in=ids).order_by("sorteernaam", "pk"):
            if Deelname.objects.filter(
                klant=klant, bijeenkomst=bijeenkomst_id, vervallen_op__isnull=True
            ).exists():
                continue
            try:
                add_deelname(door=door, klant_id=klant.pk, bijeenkomst_id=bijeenkomst_id, now=now)
            except RefusalError as refusal:
                said.geweigerd.append(f"{klant.naam}: {refusal}")
        rows = Deelname.objects.filter(
            bijeenkomst=bijeenkomst_id, klant__in=ids, vervallen_op__isnull=True,
            status=Deelnamestatus.UITGENODIGD,
        )  # fmt: skip
        _tell(rows, door, reeks, said, now)
    return said


def told(deelname: Any, berichten: Iterable[Uitnodiging]) -> bool:
    """Whether one of these messages tells what holds now: that it is off, or the present moment."""
    off = called_off(deelname)
    if off:
        return any(row.soort == Uitnodigingsoort.AFMELDING and row.mislukt_op is None for row in berichten)
    return any(row.geldt for row in berichten)


def _tell(rows: Any, door: UUID, reeks: UUID, said: Verteld, now: datetime) -> None:
    seen = Klant.objects.visible_to(Medewerker.objects.get(pk=door)).values("pk")
    chosen = rows.filter(klant__in=seen).select_related("klant", "bijeenkomst")
    for deelname in chosen.prefetch_related("uitnodigingen").order_by("klant__sorteernaam", "pk"):
        if told(deelname, deelname.uitnodigingen.all()):
            continue
        if is_gone(deelname.klant, now.date()):
            said.niet_meer += 1  # nobody calls or writes any more
            continue
        row = _by_own_way(deelname, door, reeks, now)
        if row is None:
            said.bellen += 1
        elif row.manier == Uitnodigingswijze.EMAIL:
            said.mails += 1
            queue_mail(row)
        else:
            said.brieven += 1


def _by_own_way(deelname: Deelname, door: UUID, reeks: UUID, now: datetime) -> Uitnodiging | None:
    """The mail or the letter, saved; None for whom neither can reach, or not in time."""
    mail = settings.MAIL and email_of(deelname.klant)
    by_post = post_is_in_time(deelname.bijeenkomst.begin, now) and address_lines(deelname.klant)
    if not mail and not by_post:
        return None
    row = message_about(
        deelname,
        pk=uuid5(reeks, str(deelname.pk)),
        sleutel=f"velen:{reeks}:{deelname.pk}",
        manier=Uitnodigingswijze.EMAIL if mail else Uitnodigingswijze.BRIEF,
        reeks=None if mail else reeks,
        door_id=door,
    )
    reden: NietVerstuurd | None = why_not(row, now)
    if reden:
        return None
    row.save(force_insert=True)
    return row
