"""Telling a klant about an appointment: by letter, by mail, by a call; and reminding (docs/adr/0021).

A mail is sent by a worker. Everything is asked again at that moment: people die, move, and get other addresses.
"""

import smtplib
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Model
from django.template.loader import render_to_string

from intake.enums import (
    Afspraakstatus,
    Deelnamestatus,
    Gespreksvorm,
    NietVerstuurd,
    Uitnodigingsoort,
    Uitnodigingswijze,
)
from intake.models import Afspraak, Deelname, Klant, Uitnodiging
from intake.models.uitnodiging import TELLS
from intake.queries import is_gone
from intake.queries.agenda import without_reminders
from intake.queries.brieven import address_lines, addressee_of, email_of
from intake.services import ics
from werkoffensief.accounts.models import Medewerker
from werkoffensief.berichten.services import enqueue
from werkoffensief.logboek.actor import handeling
from werkoffensief.web import clock, notation
from werkoffensief.web.refusals import RefusalError, checked, locked

MAILEN = "uitnodiging_mailen"
OVER = "Deze afspraak gaat niet door of is al geweest."
NOTHING_CHOSEN = "Kies ten minste één afspraak."
REFUSED_FOR_GOOD = 500
CHANGED = "Gewijzigd: {0}"
SUBJECTS: dict[str, str] = {
    Uitnodigingsoort.UITNODIGING: "{1}",
    Uitnodigingsoort.HERINNERING: "Herinnering: {0}",
    Uitnodigingsoort.AFMELDING: "{1} gaat niet door",
}


def invite(
    *, door: UUID, uitnodiging_id: UUID, afspraak_id: UUID | None = None, deelname_id: UUID | None = None,
    manier: str, now: datetime,
) -> Uitnodiging:  # fmt: skip
    """Tell the klant, also that it is off. Sent twice with one `uitnodiging_id` it is one. Raises RefusalError.

    A letter is printed from its own page; a call was made; a mail waits for the worker.
    """
    with handeling(door=door), checked():
        known = Uitnodiging.objects.filter(pk=uitnodiging_id).first()
        if known:
            return known
        about = _about(afspraak_id, deelname_id)
        row = message_about(
            about, pk=uitnodiging_id, sleutel=f"uitnodiging:{uitnodiging_id}", manier=manier, door_id=door
        )
        reden = why_not(row, now)
        if reden:
            raise RefusalError(f"Dat kan niet: {NietVerstuurd(reden).label}.")
        if manier in {Uitnodigingswijze.BELLEN, Uitnodigingswijze.MONDELING}:
            row.verstuurd_op = now
        if manier == Uitnodigingswijze.BRIEF:
            row.reeks = uitnodiging_id
        row.save(force_insert=True)
        if manier == Uitnodigingswijze.EMAIL:
            queue_mail(row)
    return row


def message_about(about: Any, **values: Any) -> Uitnodiging:
    """A message that is not saved yet: an invitation, or of what was called off that it is off."""
    off = called_off(about)
    soort = Uitnodigingsoort.AFMELDING if off else Uitnodigingsoort.UITNODIGING
    row = Uitnodiging(klant=about.klant, soort=soort, **_target(about), **values)
    row.tell()
    return row


def queue_mail(row: Uitnodiging) -> None:
    """A worker sends this mail."""
    enqueue(soort=MAILEN, sleutel=str(row.pk), inhoud={"uitnodiging": str(row.pk)})


def called_off(about: Any) -> bool:
    """Whether this appointment, or the meeting of this place, was planned and does not go on."""
    if isinstance(about, Afspraak):
        return about.vervallen_op is None and about.status == Afspraakstatus.AFGEZEGD
    return about.vervallen_op is None and about.bijeenkomst.vervallen_op is not None


def choose_letters(*, door: UUID, reeks: UUID, about: Iterable[Model], now: datetime) -> list[Uitnodiging]:
    """A letter for each of these appointments or places; whoever cannot get one has a row that says why.

    Sent twice with one `reeks` it is one batch.
    """
    rows = list(about)
    if not rows:
        raise RefusalError(NOTHING_CHOSEN)
    with handeling(door=door), checked():
        seen = Klant.objects.visible_to(Medewerker.objects.get(pk=door))
        visible = set(seen.filter(pk__in=[row.klant_id for row in rows]).values_list("pk", flat=True))  # type: ignore[attr-defined]
        made = [_letter(row, door, reeks, row.klant_id in visible, now) for row in rows]  # type: ignore[attr-defined]
        Uitnodiging.objects.bulk_create(made, ignore_conflicts=True)
    return made


def _letter(about: Any, door: UUID, reeks: UUID, visible: bool, now: datetime) -> Uitnodiging:
    row = message_about(
        about, sleutel=f"brief:{reeks}:{about.pk}", manier=Uitnodigingswijze.BRIEF, reeks=reeks, door_id=door
    )
    reden = why_not(row, now) if visible else NietVerstuurd.AFGESCHERMD
    if reden:
        row.mislukt_op, row.reden = now, reden
    return row


def print_letters(*, door: UUID, reeks: UUID, now: datetime) -> list[Uitnodiging]:
    """The letters of a batch that may leave at this moment, marked as printed; again is fine."""
    with handeling(door=door), checked():
        seen = Klant.objects.visible_to(Medewerker.objects.get(pk=door)).values("pk")
        rows = list(
            Uitnodiging.objects.select_for_update().filter(reeks=reeks, door=door, mislukt_op__isnull=True)
        )
        visible = set(seen.filter(pk__in=[row.klant_id for row in rows]).values_list("pk", flat=True))
        for row in rows:
            reden = why_not(row, now) if row.klant_id in visible else NietVerstuurd.AFGESCHERMD
            if reden and row.verstuurd_op is None:
                row.mislukt_op, row.reden = now, reden
                row.save(update_fields=["mislukt_op", "reden"])
            elif row.verstuurd_op is None:
                row.verstuurd_op = now
                row.tell()
                row.save(update_fields=["verstuurd_op", *TELLS])
            row.mag_weg = not reden  # type: ignore[attr-defined]
    return [row for row in rows if row.mag_weg]  # type: ignore[attr-defined]


def why_not(row: Uitnodiging, now: datetime) -> NietVerstuurd | None:
    """Why this message may not leave at this moment; None when it may."""
    if row.klant.overleden_op is not None:
        return NietVerstuurd.OVERLEDEN
    if is_gone(row.klant, now.date()):
        return NietVerstuurd.VERHUISD
    if row.soort == Uitnodigingsoort.AFMELDING:
        if not called_off(row.afspraak if row.deelname is None else row.deelname):
            return NietVerstuurd.GAAT_DOOR
    elif not _goes_on(row):
        return NietVerstuurd.GAAT_NIET_DOOR
    return NietVerstuurd.VOORBIJ if row.gelegenheid.begin <= now else _nowhere(row)


def _nowhere(row: Uitnodiging) -> NietVerstuurd | None:
    """Why this message has nowhere to go."""
    if row.manier == Uitnodigingswijze.BRIEF and not address_lines(row.klant):
        return NietVerstuurd.GEEN_ADRES
    if row.manier == Uitnodigingswijze.EMAIL and not settings.MAIL:
        return NietVerstuurd.GEEN_MAIL
    if row.manier == Uitnodigingswijze.EMAIL and not email_of(row.klant):
        return NietVerstuurd.GEEN_EMAIL_POST if addressee_of(row.klant) else NietVerstuurd.GEEN_EMAIL
    return None


def send_invitations(rows: list[Any]) -> None:
    """Handler of the outbox: an invitation by mail. What was sent, or cannot be, is not sent again."""
    for opdracht in rows:
        found = Uitnodiging.objects.select_for_update(of=("self",)).filter(pk=opdracht.inhoud["uitnodiging"])
        row = found.filter(verstuurd_op__isnull=True, mislukt_op__isnull=True).first()
        if row is not None:
            _send(row, clock.now())


def send_reminders(rows: list[Any]) -> None:
    """Handler of the outbox: a reminder, unless one of its conditions stopped it; then nothing is said of it."""
    for opdracht in rows:
        now = clock.now()
        about = _reminded_of(opdracht.inhoud)
        if about is None:
            continue
        row = message_about(about, sleutel=f"herinnering:{opdracht.sleutel}", manier=Uitnodigingswijze.EMAIL)
        row.soort = Uitnodigingsoort.HERINNERING
        stopped = row.klant.afgeschermd_op is not None or without_reminders(row.klant)
        known = Uitnodiging.objects.filter(sleutel=row.sleutel).exists()
        if known or stopped or why_not(row, now):
            continue
        row.save(force_insert=True)
        _send(row, now)


def _reminded_of(inhoud: Mapping[str, str]) -> Any:
    """The appointment or the place, locked; None when it was erased, or moved: then another row stands for that."""
    model: Any = Deelname if "deelname" in inhoud else Afspraak
    rows = model.objects.select_for_update(of=("self",))
    about = rows.filter(pk=inhoud.get("deelname") or inhoud["afspraak"]).first()
    if about is None:
        return None
    begin = about.begin if isinstance(about, Afspraak) else about.bijeenkomst.begin
    return about if begin == datetime.fromisoformat(inhoud["begin"]) else None


def _send(row: Uitnodiging, now: datetime) -> None:
    """One mail. A final refusal is noted; anything else is raised, and the outbox tries again."""
    reden = why_not(row, now)
    if reden is None:
        try:
            mail_of(row, now).send()
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as error:
            if not _final(error):
                raise
            reden = NietVerstuurd.NIET_BEZORGD
    if reden:
        row.mislukt_op, row.reden = now, reden
    else:
        row.verstuurd_op = now
        row.tell()
    row.save(update_fields=["mislukt_op", "reden", "verstuurd_op", *TELLS])


def _final(error: smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError) -> bool:
    """Whether the server said no for good (5xx), and not: later."""
    if isinstance(error, smtplib.SMTPDataError):
        return int(error.smtp_code) >= REFUSED_FOR_GOOD
    return all(code >= REFUSED_FOR_GOOD for code, _text in error.recipients.values())


# How a klant and a medewerker meet, as the mail says it; nothing of a meeting, which says its place.
HOE: dict[str, str] = {
    Gespreksvorm.KANTOOR: "bij ons op kantoor",
    Gespreksvorm.HUISBEZOEK: "wij komen bij u thuis",
    Gespreksvorm.TELEFOON: "wij bellen u",
    Gespreksvorm.VIDEO: "via een videogesprek",
    Gespreksvorm.WIJK: "in de wijk",
}
AT_HOME_OF_ANOTHER = "een huisbezoek, thuis bij degene om wie het gaat"
SO_NOBODY_COMES: dict[str, str] = {
    Gespreksvorm.HUISBEZOEK: "Wij komen dan niet bij u langs.",
    Gespreksvorm.TELEFOON: "Wij bellen u dan niet.",
    Gespreksvorm.VIDEO: "U hoeft niet in te loggen.",
}


def mail_of(row: Uitnodiging, now: datetime) -> EmailMessage:
    """The mail as it leaves: date, time, place and a telephone number; nothing about a benefit or a number."""
    about = row.gelegenheid
    what = "afspraak" if row.afspraak_id else "bijeenkomst"
    day = about.begin.astimezone(clock.AMSTERDAM)
    subject = f"uw {what} op {day.day} {notation.MAANDEN[day.month - 1]}"
    off = row.soort == Uitnodigingsoort.AFMELDING
    changed = row.soort == Uitnodigingsoort.UITNODIGING and _was_told_otherwise(row)
    vorm, namens = getattr(about, "vorm", ""), addressee_of(row.klant) is not None
    said = {
        "wat": what,
        "gewijzigd": changed,
        "over": about,
        "hoe": AT_HOME_OF_ANOTHER if namens and vorm == Gespreksvorm.HUISBEZOEK else HOE.get(vorm, ""),
        "dus": SO_NOBODY_COMES.get(vorm, "U hoeft niet te komen."),
        "herinnering": row.soort == Uitnodigingsoort.HERINNERING,
        "namens": namens,
        "gemeente": settings.GEMEENTE_NAAM,
    }
    text = render_to_string(f"intake/mail/{'afmelding' if off else 'uitnodiging'}.txt", said)
    message = EmailMessage(
        (CHANGED if changed else SUBJECTS[row.soort]).format(subject, subject.capitalize()),
        text,
        to=[email_of(row.klant)],
        headers={"Message-ID": f"<{row.pk}@{ics.host()}>", "Auto-Submitted": "auto-generated"},
    )
    message.attach(f"{what}.ics", ics.for_klant(about, now=now, off=off).decode(), "text/calendar")
    return message


def _was_told_otherwise(row: Uitnodiging) -> bool:
    """Whether this klant got an earlier invitation to the same that tells something else."""
    same = {"afspraak": row.afspraak_id} if row.afspraak_id else {"deelname": row.deelname_id}
    before = Uitnodiging.objects.filter(soort=row.soort, verstuurd_op__isnull=False, **same).exclude(
        pk=row.pk
    )
    return any(other.oud for other in before.select_related("afspraak", "deelname__bijeenkomst"))


def _about(afspraak_id: UUID | None, deelname_id: UUID | None) -> Any:
    if afspraak_id:
        row: Any = locked(Afspraak.objects.select_related("klant"), pk=afspraak_id)
    else:
        row = locked(Deelname.objects.select_related("klant", "bijeenkomst"), pk=deelname_id)
    return row


def _target(about: Any) -> dict[str, Any]:
    return {"afspraak": about} if isinstance(about, Afspraak) else {"deelname": about}


def _goes_on(row: Uitnodiging) -> bool:
    if row.deelname is not None:
        meeting = row.deelname.bijeenkomst
        still = row.deelname.status == Deelnamestatus.UITGENODIGD
        return still and row.deelname.vervallen_op is None and meeting.vervallen_op is None
    afspraak = row.afspraak
    return (
        afspraak is not None and afspraak.vervallen_op is None and afspraak.status == Afspraakstatus.GEPLAND
    )
