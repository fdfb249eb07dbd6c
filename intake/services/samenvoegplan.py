"""What a merge would do, side by side and in words, before anybody presses the button."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps

from intake.models import Adres, Contactgegeven, Klant
from intake.models.contact import Geldig
from intake.services.samenvoegen import Wat
from intake.services.samenvoegen_eigen import after_merge
from werkoffensief.logboek.models import Feit
from werkoffensief.web import notation

STAYS, COMES, ENDS, NOTHING = "blijft", "komt mee", "het andere eindigt", "hetzelfde"
BOTH = "het andere komt erbij"
LEFT = "het andere komt niet mee"
OWN = (
    ("geboortedatum", "Geboortedatum"),
    ("stadsdeel", "Stadsdeel"),
    ("grondslag", "Grondslag"),
    ("let_op", "Let op"),
    ("tolk_taal", "Tolk"),
    ("veiligheid", "Veiligheid"),
    ("overleden_op", "Overleden op"),
    ("verhuisd_op", "Verhuisd op"),
)


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """One thing that both files say: of the kept file, of the other, and what becomes of it."""

    wat: str
    blijft: str
    ander: str
    gevolg: str


def compare(kept: Klant, merged: Klant) -> list[Vergelijking]:
    """Every thing of the two people that one of the files says."""
    changes = after_merge(kept, merged)
    rows = [_own("Naam", kept.naam, merged.naam)]
    for name, label in OWN:
        pair = _text(kept, name), _text(merged, name)
        rows.append(_joined(label, *pair) if name in changes else _own(label, *pair))
    mine, other = _reach(kept), _reach(merged)
    rows += [_reached(wat, mine.get(wat, ""), other.get(wat, "")) for wat in sorted({*mine, *other})]
    return [row for row in rows if row.blijft or row.ander]


def moves(wat: Wat) -> list[tuple[str, int]]:
    """How many rows of each kind of fact go along."""
    found = []
    for label, keys in wat["rijen"].items():
        model: Any = apps.get_model(label)
        if issubclass(model, Feit | Geldig):
            found.append((str(model._meta.verbose_name_plural).capitalize(), len(keys)))
    links = len({*wat.get("banden", {}).get("klant", ()), *wat.get("banden", {}).get("ander", ())})
    found += [("Gezinsbanden", links)] if links else []
    drafts = len(wat["concepten"]["verplaatst"]) + len(wat["concepten"]["samen"])
    return sorted(found) + ([("Concepten", drafts)] if drafts else [])


def lapses(wat: Wat) -> list[str]:
    """What both files say the same and becomes one, and that a link between the two ends, in sentences."""
    found = []
    for label, keys in wat.get("dubbel", {}).items():
        model: Any = apps.get_model(label)
        name = str(model._meta.verbose_name_plural)
        found.append(
            f"{name.capitalize()} die in beide dossiers staan: {len(keys)}. Die van dit dossier blijft."
        )
    links = len(wat.get("banden", {}).get("vervallen", ()))
    if links:
        found.append(
            f"Koppelingen tussen deze twee als huisgenoten, of die daarna dubbel zijn: {links}. Die vervallen."
        )
    return found


def _own(label: str, mine: str, other: str) -> Vergelijking:
    if mine == other:
        return Vergelijking(label, mine, other, NOTHING)
    return Vergelijking(label, mine, other, f"{STAYS}; {LEFT}" if other else STAYS)


def _joined(label: str, mine: str, other: str) -> Vergelijking:
    return Vergelijking(label, mine, other, BOTH if mine else COMES)


def _reached(label: str, mine: str, other: str) -> Vergelijking:
    if not mine:
        return Vergelijking(label, mine, other, COMES)
    return Vergelijking(label, mine, other, f"{STAYS}; {ENDS}" if other else STAYS)


def _text(klant: Klant, name: str) -> str:
    show = getattr(klant, f"get_{name}_display", None)
    value: Any = show() if show else getattr(klant, name)
    return notation.short_date(value) if isinstance(value, date) else str(value or "")


def _reach(klant: Klant) -> dict[str, str]:
    found = {
        row.get_soort_display(): row.waarde
        for row in Contactgegeven.objects.filter(klant=klant, geldig_tot__isnull=True)
    }
    for row in Adres.objects.filter(klant=klant, geldig_tot__isnull=True):
        parts = (
            row.straat,
            row.postcode,
            row.huisnummer,
            row.woonplaats,
            row.bereikbaar_via,
            row.bereikbaar_wanneer,
            row.bereikbaar_bij_wie,
        )
        found["Adres"] = " ".join(part for part in parts if part)
    return found
