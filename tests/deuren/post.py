"""The mails that an act leaves in the outbox: worked off in the transaction that is then rolled back."""

from django.db import transaction

from intake.services.herinneringen import HERINNEREN
from intake.services.uitnodigingen import MAILEN
from werkoffensief.accounts.services.melding import CHANGED, LINK
from werkoffensief.berichten.models import Opdracht
from werkoffensief.berichten.registry import kind_of
from werkoffensief.dossier.services import regisseurs
from werkoffensief.dossier.services.dagmail import DAGMAIL
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.enums import Via

MAILS = (LINK, CHANGED, MAILEN, HERINNEREN, DAGMAIL, regisseurs.MAIL)
# What the other kinds do; none sends a mail, and two reach further than a transaction.
SILENT = {
    "herberekenen": "counts",
    "document_wissen": "removes files",
    "importeren": "reads a delivery",
}


def last_row() -> int:
    return Opdracht.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def work_off_mails(*, after: int) -> None:
    """Send what was put there since: also what is due later, for the words are the same."""
    for row in Opdracht.objects.filter(pk__gt=after, soort__in=MAILS).order_by("pk"):
        kind = kind_of(row.soort)
        assert kind is not None
        with transaction.atomic(), handeling(door="systeem", via=Via.TAAK):
            kind.handler([row])
