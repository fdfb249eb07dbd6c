"""What a stranger can make the log say: one line a time, and no alarm. And what it never says: a key in an address."""

import logging
import re

# The link for a password, and the address of an agenda: who reads the log would have the key.
_KEY = re.compile(r"(/wachtwoord/[^/\s]*/|/agenda/feed/)[^\s]+")


def one_line(record: logging.LogRecord) -> bool:
    """Filter of a logger: without a traceback, and a warning at most. Nothing is broken; somebody asked for it."""
    record.exc_info = record.exc_text = None
    record.levelno, record.levelname = logging.WARNING, "WARNING"
    return True


def without_keys(record: logging.LogRecord) -> bool:
    """Filter of a logger: the path of a refused request without the key in it."""
    if isinstance(record.args, tuple):
        record.args = tuple(_KEY.sub(r"\1…", arg) if isinstance(arg, str) else arg for arg in record.args)
    record.msg = _KEY.sub(r"\1…", str(record.msg))
    return True
