"""What comes back from a door, read as far as it can be read: pages, archives, PDFs, and every line in a log."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from uuid import UUID
from zipfile import ZipFile

from django.core.mail import EmailMessage
from django.db import connections

from tests.deuren import pdf
from tests.house import finders

LINK = re.compile(r"""(?:href|action|hx-get|hx-post)=["']([^"'#]*)""")
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
MAIN = re.compile(r"<main .*</main>", re.DOTALL)
# The packages of this application: whatever they log has a name below one of these.
OUR_LOGGERS = sorted({app.split(".")[0] for app in finders.floors()})


@dataclass
class Antwoord:
    """What came back. `gelezen`: of whom a line was written in the reading log, each with what opened the file.

    `followed`, `vervolg`: the status and the body of the page to which it leads.
    """

    pad: str
    status: int
    url: str
    body: str
    headers: str
    messages: str
    mails: list[EmailMessage]
    logs: str
    changed: bool
    gelezen: dict[UUID, tuple[str, str | None]]
    followed: int = 0
    vervolg: str = ""


def first_error(body: str) -> str:
    """What a form that came back says is wrong."""
    found = re.findall(
        r'id="id_\w+_fout"[^>]*>(.*?)<|class="[^"]*(?:fout|alert)[^"]*"[^>]*>(.*?)</', body, re.DOTALL
    )
    words = [" ".join(re.sub(r"<[^>]+>", " ", " ".join(parts)).split()) for parts in found]
    return ": " + " | ".join(word for word in words if word)[:300] if words else ""


def unpacked(data: bytes) -> bytes:
    """What is in an archive, with the names of its files; a PDF with its words; anything else as it is."""
    if data.startswith(b"%PDF"):
        return data + b"\n" + pdf.text_of(data).encode()
    if not data.startswith(b"PK"):
        return data
    with ZipFile(BytesIO(data)) as archive:
        return b"\n".join(name.encode() + b"\n" + unpacked(archive.read(name)) for name in archive.namelist())


def main_part(body: str) -> str:
    """The page without its head, menus and footer, which name other pages; a file is all of it."""
    found = MAIN.search(body)
    return found[0] if found else body


@contextmanager
def captured_logs() -> Iterator[list[str]]:
    """Every line of any logger from INFO, and of ours and of `django.request` from DEBUG.

    Not of django.db.backends: at DEBUG it repeats each query with its values, and no installation has it on.
    """
    lines: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if not record.name.startswith("django.db.backends"):
                lines.append(f"{record.getMessage()} {record.exc_text or ''} {record.exc_info or ''}")

    root, handler = logging.getLogger(), Keep(logging.DEBUG)
    levels = {"": logging.INFO, "django.request": logging.DEBUG, **dict.fromkeys(OUR_LOGGERS, logging.DEBUG)}
    before = {name: logging.getLogger(name).level for name in levels}
    others, root.handlers = root.handlers, [handler]
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)
    try:
        yield lines
    finally:
        root.handlers = others
        for name, level in before.items():
            logging.getLogger(name).setLevel(level)


@contextmanager
def readings() -> Iterator[dict[UUID, tuple[str, str | None]]]:
    """Of whom the reading log gets a line, with why (`Doel`) and on what ground.

    The log's own role may only write, so the statement is read as it leaves.
    """
    found: dict[UUID, tuple[str, str | None]] = {}

    def listen(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith("INSERT INTO logboek_inzage"):
            found.update(dict.fromkeys(params[-1], (params[3], params[4])))
        return execute(sql, params, many, context)

    with connections["log"].execute_wrapper(listen):
        yield found
