"""What is tidied up each night."""

from datetime import date, datetime, time

from intake.services.documenten import tidy_documents
from intake.services.gesprekken import remove_empty_concepten
from intake.services.samenvoegen_terug import forget_old_merges
from werkoffensief.web.clock import AMSTERDAM


def remove_documents(day: date) -> None:
    """Remove the bytes of documents that nobody may open any more, and those that belong to no row."""
    tidy_documents(now=datetime.combine(day, time.max, AMSTERDAM))


def remove_drafts(day: date) -> None:
    """Remove the drafts in which nobody wrote anything."""
    remove_empty_concepten(now=datetime.combine(day, time.max, AMSTERDAM))


def forget_merges(day: date) -> None:
    """Forget what a merge moved, once it can no longer be undone."""
    forget_old_merges(now=datetime.combine(day, time.max, AMSTERDAM))
