"""Own drafts of which the page cannot be opened any more: who typed can still read what was typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from intake.models import Concept, Gesprek, Klant, Onderwerp
from werkoffensief.accounts.models import Medewerker

SAID = {
    "verslag": "Verslag",
    "vervolg_reden": "Waarom niet verder",
    "talent_tekst": "Talent",
    "wens_tekst": "Wens",
    "aanwezig": "Wie erbij waren",
}


@dataclass(frozen=True, slots=True)
class Rest:
    """The texts of one draft, each with what it is about. `klant`: whose file it belongs to; not for the page."""

    id: UUID
    klant: Klant
    opgeslagen_op: datetime
    dag: str
    teksten: list[tuple[str, str]]


def closed_drafts(medewerker: Medewerker) -> list[Rest]:
    """Own drafts of files that this medewerker may not open now, and of corrections of what was withdrawn."""
    rows = list(
        Concept.objects.filter(medewerker=medewerker).select_related("klant").order_by("-opgeslagen_op")
    )
    seen = set(
        Klant.objects.visible_to(medewerker)
        .filter(pk__in={row.klant_id for row in rows})
        .values_list("pk", flat=True)
    )
    corrected = [row.verbetert for row in rows if row.verbetert]
    standing = {
        str(pk)
        for pk in Gesprek.objects.filter(pk__in=corrected, vervallen_op__isnull=True).values_list(
            "pk", flat=True
        )
    }
    topics = dict(Onderwerp.objects.values_list("pk", "naam"))
    return [
        Rest(row.pk, row.klant, row.opgeslagen_op, row.dag, texts_of(row.inhoud, topics))
        for row in rows
        if row.klant_id not in seen or (row.verbetert and row.verbetert not in standing)
    ]


def texts_of(inhoud: Mapping[str, str], topics: Mapping[str, str]) -> list[tuple[str, str]]:
    """What was written in a draft, in the order of the page."""
    found = [(_about(name, topics), text.strip()) for name, text in inhoud.items()]
    return [(about, text) for about, text in found if about and text]


def _about(name: str, topics: Mapping[str, str]) -> str:
    """What a field of text is about; empty for a choice."""
    if name in SAID:
        return SAID[name]
    for code, naam in topics.items():
        if name == f"o_{code}_tekst":
            return naam
        if name == f"o_{code}_intern":
            return f"{naam}, alleen voor ons"
    if name.startswith("b_") and name.endswith("_actie"):
        return "Actie bij een belemmering"
    return "Afspraak" if name.startswith("a") and name.endswith(("_wat", "_anders")) else ""
