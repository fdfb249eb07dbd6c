"""What would have been sent: in the demo mails are files (`EMAIL_FILE_PATH`), a few in each."""

from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from werkoffensief.web import clock, notation

BETWEEN = b"-" * 79 + b"\n"
SHOWN = 50


@dataclass(frozen=True, slots=True)
class Bericht:
    """One mail as the page shows it."""

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


def _moment(mail: EmailMessage) -> str:
    sent = parsedate_to_datetime(str(mail["Date"])).astimezone(clock.AMSTERDAM) if mail["Date"] else None
    return f"{notation.short_date(sent)} om {notation.clock_time(sent)}" if sent else ""


def _read(content: bytes) -> Bericht:
    mail = message_from_bytes(content, EmailMessage, policy=policy.default)
    body = mail.get_body(("plain",))
    return Bericht(
        aan=str(mail["To"] or ""),
        onderwerp=str(mail["Subject"] or ""),
        wanneer=_moment(mail),
        tekst=str(body.get_content()) if body is not None else "",
        bijlagen=[str(part.get_filename() or "bijlage") for part in mail.iter_attachments()],
    )
