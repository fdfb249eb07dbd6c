"""The logs as the privacy officer reads them: who did what, and on which ground somebody opened a file.

No name of a klant: a klant is a link to who saw the data, as long as there is such a klant.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, Value

from intake.enums import Verzoeksoort
from intake.models import Klant, Toegang, Verzoek
from werkoffensief.accounts.models import Medewerker
from werkoffensief.dossier.enums import Handelingsoort
from werkoffensief.logboek.models import Handeling
from werkoffensief.logboek.queries import acts

SYSTEM = "systeem"
PROCESSES = {SYSTEM: "Het systeem"}  # whoever acts without an account
UNKNOWN = "Een onbekend account"
# What an act is about when it is about no one row, and what it is called when there is no page about that row.
LISTS = {
    "klant": "De lijst van klanten",
    "werkgever": "De lijst van werkgevers",
    "akkoord": "De lijst van werkakkoorden",
}
ROWS = {"importopdracht": "Een levering", "medewerker": UNKNOWN, "klant": "Een klant die er niet meer is"}
LAST = 10


@dataclass(frozen=True, slots=True)
class Daad:
    """One act in the log: when, what, by whom, about what; `url_naam` when its subject has a page."""

    pk: UUID
    tijdstip: datetime
    soort: str
    wie: str
    over: str
    url_naam: str
    object_id: str
    toelichting: str


def last_acts() -> list[Daad]:
    """The last acts that the log keeps."""
    return with_names(acts().order_by("-tijdstip", "-pk")[:LAST])


def acts_by_id(ids: list[UUID]) -> list[Daad]:
    return with_names(Handeling.objects.filter(pk__in=ids))


def with_names(rows: Iterable[Handeling]) -> list[Daad]:
    """These acts with the names of accounts, in three queries for any number."""
    found = list(rows)
    about = [row.object_id for row in found if row.object_soort == "medewerker"]
    accounts = Medewerker.objects.in_bulk(
        [key for text in [*about, *(row.door for row in found)] if (key := as_uuid(text))]
    )
    klanten = [key for row in found if row.object_soort == "klant" and (key := as_uuid(row.object_id))]
    present = set(Klant.objects.current().filter(pk__in=klanten).values_list("pk", flat=True))
    return [_act(row, accounts, present) for row in found]


def _act(row: Handeling, accounts: dict[Any, Medewerker], present: set[UUID]) -> Daad:
    over, url = _subject(row, accounts, present)
    return Daad(
        pk=row.pk,
        tijdstip=row.tijdstip,
        soort=word_for(row.soort),
        wie=name_of(row.door, accounts),
        over=over,
        url_naam=url,
        object_id=row.object_id or "",
        toelichting=row.toelichting or "",
    )


def _subject(row: Handeling, accounts: dict[Any, Medewerker], present: set[UUID]) -> tuple[str, str]:
    """What the act is about in words, and the page about it, if there is one."""
    soort, key = row.object_soort or "", as_uuid(row.object_id)
    if not row.object_id:
        return LISTS.get(soort, soort.capitalize()), ""
    if soort == "klant" and key in present:
        return "Een klant", "inzage_klant"
    if soort == "medewerker" and key in accounts:
        return accounts[key].naam, "inzage_medewerker"
    return ROWS.get(soort, soort.capitalize()), ""


def word_for(soort: str) -> str:
    """The kind in plain words; a kind that this version does not know stays as the log has it."""
    return str(Handelingsoort(soort).label) if soort in Handelingsoort.values else soort.capitalize()


def name_of(door: str, accounts: dict[Any, Medewerker]) -> str:
    """Who acted: the name of the account, or of the process."""
    key = as_uuid(door)
    if key is None:
        return PROCESSES.get(door, door.capitalize())
    return accounts[key].naam if key in accounts else UNKNOWN


def grounds(ids: Iterable[str | None]) -> dict[str, str]:
    """Why a file was open: the written reason of a Toegang, or the kind of a Verzoek. One query for all of them."""
    keys = {key for text in ids if (key := as_uuid(text))}
    reasons = Toegang.objects.filter(pk__in=keys).values_list(
        "pk", F("reden"), Value("", output_field=CharField())
    )
    requests = Verzoek.objects.filter(pk__in=keys).values_list(
        "pk", Value("", output_field=CharField()), F("soort")
    )
    return {
        str(pk): f"Reden: {reden}"
        if reden
        else f"Verzoek van de klant: {str(Verzoeksoort(soort).label).lower()}"
        for pk, reden, soort in reasons.union(requests, all=True)
    }


def as_uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None
