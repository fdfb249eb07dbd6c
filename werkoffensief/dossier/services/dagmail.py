"""One mail on a working day with how much waits: numbers only, counted when it is sent (docs/adr/0028)."""

import smtplib
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from intake.permissions import CASEWORK
from werkoffensief.accounts.models import Medewerker
from werkoffensief.berichten.models import Opdracht
from werkoffensief.berichten.services import enqueue
from werkoffensief.dossier.enums import Werksoort
from werkoffensief.dossier.models import Dagmailstop
from werkoffensief.dossier.queries import taken
from werkoffensief.logboek.actor import handeling
from werkoffensief.web import clock, notation
from werkoffensief.web.clock import AMSTERDAM

DAGMAIL = "dagmail"
SATURDAY = 5
REFUSED_FOR_GOOD = 500


def queue_mails(day: date) -> None:
    """A row for each medewerker who works with klanten, for the hour of the mail; none in a weekend.

    Whether there is anything to say is asked when it is sent.
    """
    if day.weekday() >= SATURDAY or not settings.MAIL:
        return
    hour = datetime.combine(day, time(settings.DAGMAIL_UUR), AMSTERDAM)
    people = Medewerker.objects.filter(
        is_active=True,
        rolverleningen__rol__in=CASEWORK,
        uitgenodigd_op__isnull=False,
        dagmailstop__isnull=True,
    )
    for pk in people.order_by("pk").values_list("pk", flat=True).distinct():
        enqueue(
            soort=DAGMAIL,
            sleutel=f"{pk}:{day}",
            inhoud={"medewerker": str(pk), "dag": day.isoformat()},
            after=hour,
        )


def send_mails(rows: list[Any]) -> None:
    """Handler of the outbox: a mail each, unless nothing is due, or the day or the wish for it went by."""
    for opdracht in rows:
        before = Opdracht.objects.filter(soort=DAGMAIL, sleutel=opdracht.sleutel, klaar_op__isnull=False)
        if before.exclude(pk=opdracht.pk).exists():
            continue
        today = clock.today()
        if date.fromisoformat(opdracht.inhoud["dag"]) == today:
            _send(UUID(opdracht.inhoud["medewerker"]), today)


def _send(medewerker_id: UUID, today: date) -> None:
    medewerker = Medewerker.objects.filter(pk=medewerker_id, is_active=True, dagmailstop__isnull=True).first()
    if medewerker is None or not medewerker.email or not medewerker.has_role(*CASEWORK):
        return
    numbers = taken.numbers(medewerker, today)
    if not numbers:
        return
    try:
        mail_of(medewerker, numbers, today).send()
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as error:
        if not _final(error):
            raise


def mail_of(medewerker: Medewerker, numbers: dict[str, int], today: date) -> EmailMessage:
    """How much there is of each kind, and where the list is; nothing about anybody."""
    total = sum(numbers.values())
    lines = [(Werksoort(soort).label, notation.number(count)) for soort, count in numbers.items()]
    text = render_to_string(
        "dossier/mail/dagmail.txt",
        {"regels": lines, "adres": f"{settings.WEB_ADRES}{reverse('taak_lijst')}", "totaal": total},
    )
    headers = {
        "Message-ID": f"<dagmail-{medewerker.pk}-{today}@{settings.WEB_ADRES.split('//')[-1].split('/')[0]}>",
        "Auto-Submitted": "auto-generated",
    }
    subject = f"Vandaag te doen: {notation.number(total)}"
    return EmailMessage(subject, text, to=[medewerker.email or ""], headers=headers)


def _final(error: smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError) -> bool:
    """Whether the server said no for good (5xx), and not: later."""
    if isinstance(error, smtplib.SMTPDataError):
        return int(error.smtp_code) >= REFUSED_FOR_GOOD
    return all(code >= REFUSED_FOR_GOOD for code, _text in error.recipients.values())


def set_mail(*, door: UUID, aan: bool) -> None:
    """Whether this medewerker wants the mail."""
    with handeling(door=door):
        if aan:
            Dagmailstop.objects.filter(medewerker=door).delete()
        else:
            Dagmailstop.objects.get_or_create(medewerker_id=door)
