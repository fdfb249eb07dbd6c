"""What stands in the way of a klant: new in a conversation or beside it, changed, solved, and after all not solved."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from intake.models import Belemmering, Gesprek, Klant
from werkoffensief.logboek.actor import handeling
from werkoffensief.web.notation import short_date
from werkoffensief.web.refusals import RefusalError, StaleError, checked, locked

WITHDRAWN = "Dit gegeven is vervallen en kan niet meer worden gewijzigd."
LAPSED = (
    "“{}” is vervallen terwijl u bezig was. Er is nog niets vastgelegd. Zet wat u daar typte in het verslag of haal "
    "het weg, en leg het gesprek opnieuw vast."
)


@dataclass(frozen=True, slots=True)
class Wijziging:
    """What changed in something that stands in the way. None and False: as it was."""

    belemmering_id: UUID
    versie: int
    ernst: int | None = None
    actie: str | None = None
    beheersbaar: bool = False
    opgelost: bool = False


@dataclass(frozen=True, slots=True)
class Nieuw:
    """What stands in the way since this conversation: a code, and what was said about it."""

    soort: str
    ernst: int | None = None
    actie: str | None = None


# --- In a conversation ------------------------------------------------------------


def has(row: Belemmering | None, change: Wijziging) -> bool:
    """Whether it stands there already, as this conversation says."""
    return (
        row is not None
        and change.ernst in {None, row.ernst}
        and change.actie in {None, row.actie}
        and (not change.beheersbaar or row.beheersbaar_op is not None)
        and (not change.opgelost or row.opgelost_op is not None)
    )


def change(klant_id: UUID, change: Wijziging, vandaag: date) -> None:
    """Write what a conversation says about it. Raises RefusalError, with the field of the page."""
    rows = Belemmering.objects.filter(klant=klant_id).select_related("soort")
    field = f"b_{change.belemmering_id}_actie"
    try:
        row = locked(rows, pk=change.belemmering_id, versie=change.versie)
    except StaleError as stale:
        raise RefusalError(_meanwhile(rows.get(pk=change.belemmering_id)), field=field) from stale
    if row.vervallen_op is not None:
        raise RefusalError(LAPSED.format(row.soort.naam), field=field)
    if change.ernst:
        row.ernst = change.ernst
    if change.actie:
        row.actie = change.actie
    if change.beheersbaar and row.beheersbaar_op is None:
        row.beheersbaar_op = vandaag
    if change.opgelost and row.opgelost_op is None:
        row.opgelost_op = vandaag
    row.save(update_fields=["ernst", "actie", "beheersbaar_op", "opgelost_op"])


def _meanwhile(row: Belemmering) -> str:
    """What somebody else made of it while this page was open."""
    if row.vervallen_op is not None:
        return LAPSED.format(row.soort.naam)
    said = [
        f"ernst {row.get_ernst_display().lower()}" if row.ernst else "",
        f"actie “{row.actie}”" if row.actie else "",
        f"beheersbaar sinds {short_date(row.beheersbaar_op)}" if row.beheersbaar_op else "",
        f"opgelost op {short_date(row.opgelost_op)}" if row.opgelost_op else "",
    ]
    now = ", ".join(part for part in said if part) or "nog niets"
    return (
        f"Iemand anders wijzigde “{row.soort.naam}” terwijl u bezig was. Daar staat nu: {now}. Er is nog niets "
        "vastgelegd. Kijk of uw antwoord nog klopt en leg het gesprek opnieuw vast."
    )


def _open_barriers(klant_id: UUID) -> Any:
    rows = Belemmering.objects.filter(klant=klant_id, vervallen_op__isnull=True)
    return rows.filter(opgelost_op__isnull=True)


def hold_new(klant_id: UUID, nieuwe: Iterable[Nieuw]) -> bool:
    """Whether all of these stand in the way already, as a form that is sent again says."""
    rows = {row.soort_id: row for row in _open_barriers(klant_id)}
    return all(one.soort in rows and _says(rows[one.soort], one) for one in nieuwe)


def _says(row: Belemmering, one: Nieuw) -> bool:
    return one.ernst in {None, row.ernst} and one.actie in {None, row.actie}


def add_new(gesprek: Gesprek, nieuwe: Iterable[Nieuw]) -> None:
    """What stands in the way since this conversation. What already does is not written twice: it takes what was not
    known of it. Raises RefusalError, with the field of the page, when it says something else."""
    if not nieuwe:
        return
    known = {row.soort_id: row for row in _open_barriers(gesprek.klant_id)}
    Belemmering.objects.bulk_create(
        Belemmering(
            klant_id=gesprek.klant_id,
            soort_id=one.soort,
            vastgesteld_op=gesprek.datum,
            ernst=one.ernst,
            actie=one.actie,
        )
        for one in nieuwe
        if one.soort not in known
    )
    for one in nieuwe:
        if one.soort in known and not _says(known[one.soort], one):
            _complete(known[one.soort].pk, one)


def _complete(belemmering_id: UUID, one: Nieuw) -> None:
    """Somebody else noted it too, meanwhile: what is empty there is filled, nothing is overwritten."""
    row: Belemmering = locked(Belemmering.objects.select_related("soort"), pk=belemmering_id)
    for name in ("ernst", "actie"):
        said, there = getattr(one, name), getattr(row, name)
        if said and there and said != there:
            raise RefusalError(_meanwhile(row), field=f"m_{one.soort}_{name}")
        setattr(row, name, there or said)
    row.save(update_fields=["ernst", "actie"])


# --- One at a time ------------------------------------------------------------


def add_belemmering(
    *,
    door: UUID,
    klant_id: UUID,
    soort: str,
    vastgesteld_op: date,
    ernst: int | None = None,
    actie: str | None = None,
) -> Belemmering:
    """Note what stands in the way, how much, and what is done about it."""
    with handeling(door=door), checked():
        locked(Klant.objects.current(), pk=klant_id)
        return Belemmering.objects.create(
            klant_id=klant_id, soort_id=soort, vastgesteld_op=vastgesteld_op, ernst=ernst, actie=actie
        )


def change_belemmering(
    *, door: UUID, wijziging: Mapping[str, Any], belemmering_id: UUID, versie: int
) -> None:
    """How much it stands in the way, what is done about it, and since when it is manageable."""
    with handeling(door=door), checked():
        row = locked(Belemmering.objects.all(), pk=belemmering_id, versie=versie)
        if row.vervallen_op is not None:
            raise RefusalError(WITHDRAWN)
        for name in ("ernst", "actie", "beheersbaar_op"):
            setattr(row, name, wijziging[name])
        row.save(update_fields=["ernst", "actie", "beheersbaar_op"])


def solve_belemmering(*, door: UUID, belemmering_id: UUID, versie: int, opgelost_op: date) -> None:
    """It no longer stands in the way."""
    with handeling(door=door), checked():
        row = locked(Belemmering.objects.all(), pk=belemmering_id, versie=versie)
        if row.vervallen_op is not None:
            raise RefusalError(WITHDRAWN)
        row.opgelost_op = opgelost_op
        row.save(update_fields=["opgelost_op"])


def reopen_belemmering(*, door: UUID, belemmering_id: UUID, versie: int) -> None:
    """It is not solved after all. Raises StaleError when somebody else changed it meanwhile."""
    with handeling(door=door), checked():
        row = locked(Belemmering.objects.all(), pk=belemmering_id, versie=versie)
        if row.vervallen_op is not None:
            raise RefusalError(WITHDRAWN)
        if row.opgelost_op is not None:
            row.opgelost_op = None
            row.save(update_fields=["opgelost_op"])
