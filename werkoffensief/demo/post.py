"""What would have been sent: in the demo mails are files (`EMAIL_FILE_PATH`), a few in each."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path
from uuid import UUID

from intake.models import Klant, Uitnodiging
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker
from werkoffensief.web import clock, notation

BETWEEN = b"-" * 79 + b"\n"
SHOWN = 50
# A link may open the account of somebody else: only where it leads to is shown.
LINK = re.compile(r"(https?://[^\s/]+)/\S+")
A_KLANT = "een klant"


@dataclass(frozen=True, slots=True)
class Bericht:
    """One mail as the page shows it."""

    nummer: str
    aan: str
    onderwerp: str
    wanneer: str
    tekst: str
    bijlagen: list[str]


def mails(folder: Path) -> list[Bericht]:
    """The last mails, the newest first; none when there is no such folder."""
    files = sorted(folder.glob("*.log"), reverse=True) if folder.is_dir() else []
    parts = (part for file in files for part in reversed(file.read_bytes().split(BETWEEN)) if part.strip())
    return [_read(part) for part, _ in zip(parts, range(SHOWN), strict=False)]


def readable_by(medewerker: Medewerker, berichten: Iterable[Bericht]) -> list[Bericht]:
    """What this medewerker may read: what they sent to klanten whom they may see.

    A beheerder reads all of them, to see that mail works, without the address of a klant: they open no file.
    """
    rows = list(berichten)
    if medewerker.has_role(Rol.BEHEERDER):
        emails = set(Medewerker.objects.values_list("email", flat=True))
        return [row if row.aan in emails else replace(row, aan=A_KLANT) for row in rows]
    numbers = {row.nummer: key for row in rows if (key := _key(row.nummer))}
    sent = Uitnodiging.objects.filter(
        pk__in=numbers.values(), door=medewerker, klant__in=Klant.objects.visible_to(medewerker)
    )
    own = set(sent.values_list("pk", flat=True))
    return [row for row in rows if numbers.get(row.nummer) in own]


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _moment(mail: EmailMessage) -> str:
    """On a Dutch clock. A mail that names no zone was written in that of the world (RFC 5322: -0000)."""
    if not mail["Date"]:
        return ""
    sent = parsedate_to_datetime(str(mail["Date"]))
    local = (sent if sent.tzinfo else sent.replace(tzinfo=UTC)).astimezone(clock.AMSTERDAM)
    return f"{notation.short_date(local)} om {notation.clock_time(local)}"


def _read(content: bytes) -> Bericht:
    mail = message_from_bytes(content, EmailMessage, policy=policy.default)
    body = mail.get_body(("plain",))
    text = str(body.get_content()) if body is not None else ""
    return Bericht(
        nummer=str(mail["Message-ID"] or "").strip("<> ").partition("@")[0],
        aan=str(mail["To"] or ""),
        onderwerp=str(mail["Subject"] or ""),
        wanneer=_moment(mail),
        tekst=LINK.sub(r"\1/…", text),
        bijlagen=[str(part.get_filename() or "bijlage") for part in mail.iter_attachments()],
    )
