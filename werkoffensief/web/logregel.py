"""What a stranger can make the log say: one line a time, and no alarm."""

import logging


def one_line(record: logging.LogRecord) -> bool:
    """Filter of a logger: without a traceback, and a warning at most. Nothing is broken; somebody asked for it."""
    record.exc_info = record.exc_text = None
    record.levelno, record.levelname = logging.WARNING, "WARNING"
    return True
