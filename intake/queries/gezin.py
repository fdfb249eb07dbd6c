"""Who of the household has a file of their own, as one of the two files may say it.

Who may not see the other file learns the relation and nothing more; that a shielded person is in the household is said
to nobody who may not open that file.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from intake.enums import Gezinsrelatie
from intake.models import Gezinsband, Klant
from werkoffensief.accounts.models import Medewerker

BACK = {Gezinsrelatie.KIND: Gezinsrelatie.OUDER, Gezinsrelatie.OUDER: Gezinsrelatie.KIND}
OF_BAND = (
    "id",
    "klant_id",
    "ander_id",
    "relatie",
    "sinds",
    "tot",
    "klant__afgeschermd_op",
    "ander__afgeschermd_op",
)
OF_PERSON = (
    *("id", "klantnummer", "voornaam", "tussenvoegsel", "achternaam"),
    *("team_id", "regisseur_id", "samengevoegd_in_id", "afgeschermd_op"),
)


@dataclass(frozen=True, slots=True)
class Huisgenoot:
    """One link seen from one of the two files. `klant`: the other person, when the reader may see that file."""

    pk: UUID
    relatie: str
    sinds: date
    tot: date | None
    klant: Klant | None


def turned(relatie: str) -> Gezinsrelatie:
    """What the first is to the second, when the second is the `relatie` of the first."""
    known = Gezinsrelatie(relatie)
    return BACK.get(known, known)


def bands(klant: UUID, day: date) -> QuerySet[Gezinsband]:
    """The links of this klant that hold on this day."""
    return Gezinsband.objects.of(klant).on(day).order_by("sinds", "pk")


def others(klant: UUID, medewerker: Medewerker) -> QuerySet[Klant]:
    """Whoever is or was linked with this klant, as far as this reader may open their files."""
    first = Gezinsband.objects.live().filter(klant=klant).order_by().values("ander")
    second = Gezinsband.objects.live().filter(ander=klant).order_by().values("klant")
    return Klant.objects.visible_to(medewerker).filter(pk__in=first.union(second)).order_by("pk")


def household(klant: Klant, rows: Iterable[Gezinsband], people: Iterable[Klant]) -> list[Huisgenoot]:
    """The links as this file shows them; `rows` have the columns OF_BAND, `people` are those of `others`."""
    seen = {person.pk: person for person in people}
    found = []
    for row in rows:
        mine = row.klant_id == klant.pk
        other, shielded = (
            (row.ander_id, row.ander_afgeschermd_op) if mine else (row.klant_id, row.klant_afgeschermd_op)  # type: ignore[attr-defined]
        )
        if other not in seen and shielded:
            continue
        relatie = Gezinsrelatie(row.relatie) if mine else turned(row.relatie)
        found.append(Huisgenoot(row.pk, relatie.label, row.sinds, row.tot, seen.get(other)))
    return found


def household_of(klant: Klant, medewerker: Medewerker, day: date) -> list[Huisgenoot]:
    """The same, asked on its own: for the page of the household."""
    rows = list(bands(klant.pk, day).select_related("klant", "ander"))
    for row in rows:
        row.klant_afgeschermd_op = row.klant.afgeschermd_op  # type: ignore[attr-defined]
        row.ander_afgeschermd_op = row.ander.afgeschermd_op  # type: ignore[attr-defined]
    return household(klant, rows, others(klant.pk, medewerker) if rows else ())


def band_of(klant: Klant, band_id: UUID, medewerker: Medewerker, day: date) -> Huisgenoot | None:
    """One link of this file that its page shows to this reader."""
    return next((row for row in household_of(klant, medewerker, day) if row.pk == band_id), None)
