"""What is tidied up each night."""

from datetime import date, datetime, time

from intake.services.documenten import tidy_documents
from werkoffensief.web.clock import AMSTERDAM


def remove_documents(day: date) -> None:
    """Remove the bytes of documents that nobody may open any more, and those that belong to no row."""
    tidy_documents(now=datetime.combine(day, time.max, AMSTERDAM))
