"""Two files of one person become one: facts move to the kept klant, the old number becomes an alias.

What was moved is written down (`Samenvoeging.wat`), so that `samenvoegen_terug` can undo it for thirty days.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Model, QuerySet

from intake import bsn as burgerservicenummer
from intake.enums import BsnOntbreekt
from intake.models import (
    Adres,
    Campagnedeelname,
    Claim,
    Concept,
    Contactgegeven,
    Gezinsband,
    Identificatie,
    Klant,
    Klanttag,
    Samenvoeging,
    Vertegenwoordiger,
)
from intake.services import concepten
from intake.services.gezinsbanden import join_links
from intake.services.klanten import identificatie_state
from intake.services.samenvoegen_agenda import refuse_at_once
from intake.services.samenvoegen_dubbel import BY_MODEL, SAMENGEVOEGD, live, withdraw_doubles
from intake.services.samenvoegen_eigen import join_own
from intake.services.samenvoegen_ww import settle_open_ww, ww_stand
from intake.services.taken import ask_to_talk
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.services import record_handeling
from werkoffensief.web.clock import AMSTERDAM
from werkoffensief.web.refusals import RefusalError, checked, locked

MERGED = "dossiers samengevoegd"
OWN_WAY = (Identificatie, Concept, Campagnedeelname, Gezinsband)
Wat = dict[str, Any]


class _JustLookedError(Exception):
    """Rolls back a merge that was only tried."""


def merge_klanten(
    *, door: UUID, kept_id: UUID, kept_versie: int, merged_id: UUID, merged_versie: int, now: datetime
) -> Klant:
    """What was of `merged` becomes of `kept`. Refused, with nothing changed, when a rule would be broken."""
    row = _merge(door, (kept_id, kept_versie), (merged_id, merged_versie), now)
    for klant_id in (kept_id, merged_id):  # the other may be of another team
        record_handeling(door=door, soort=MERGED, object_soort="klant", object_id=str(klant_id))
    row.klant.refresh_from_db()
    return row.klant


def try_merge(
    *, door: UUID, kept_id: UUID, kept_versie: int, merged_id: UUID, merged_versie: int, now: datetime
) -> Wat:
    """What a merge would move and end: it is done and rolled back. Raises what the merge itself would raise."""
    found: Wat = {}
    try:
        with transaction.atomic():
            found = _merge(door, (kept_id, kept_versie), (merged_id, merged_versie), now).wat
            raise _JustLookedError
    except _JustLookedError:
        return found


def _merge(door: UUID, keep: tuple[UUID, int], merge: tuple[UUID, int], now: datetime) -> Samenvoeging:
    if keep[0] == merge[0]:
        raise RefusalError("Een klant kan niet met zichzelf worden samengevoegd.")
    try:
        with handeling(door=door), checked():
            kept, merged = _both(keep, merge)
            _refuse_shielded(kept, merged)
            wat: Wat = {"nummer": merged.klantnummer, "ww_voor": ww_stand(kept, merged)}
            wat["eigen"] = join_own(kept, merged)
            wat["bsn"] = _join_identificatie(kept, merged)
            refuse_at_once(
                kept, merged, now
            )  # after what no other day would change: nobody calls off in vain
            wat["beeindigd"] = _end_doubles(kept, merged, now)
            wat["concepten"] = _join_concepten(kept, merged)
            wat["deelnames"] = _join_deelnames(kept, merged)
            wat["tags"], wat["tags_tot"] = _join_tags(kept, merged)
            wat |= withdraw_doubles(kept, merged, now)
            wat["banden"] = join_links(kept, merged, SAMENGEVOEGD, now)
            _release_claims(merged, now)
            wat["rijen"] = _move_rows(kept, merged)
            wat["ww_open"], wat["ww_na"] = settle_open_ww(kept, now), ww_stand(kept, merged)
            merged.klantnummer, merged.samengevoegd_in = None, kept
            merged.save(update_fields=["klantnummer", "samengevoegd_in"])
            ask_to_talk(kept, medewerker_id=door, day=now.astimezone(AMSTERDAM).date())
            return Samenvoeging.objects.create(klant=kept, opgenomen=merged, door_id=door, op=now, wat=wat)
    except RefusalError as refusal:
        if type(refusal) is not RefusalError:
            raise
        raise RefusalError(f"Samenvoegen kan niet. {refusal}") from refusal


def _both(keep: tuple[UUID, int], merge: tuple[UUID, int]) -> tuple[Klant, Klant]:
    """Locked in the order of their ids, so that two merges cannot wait for each other."""
    rows = {pk: locked(Klant.objects.current(), pk=pk, versie=versie) for pk, versie in sorted([keep, merge])}
    return rows[keep[0]], rows[merge[0]]


def _refuse_shielded(kept: Klant, merged: Klant) -> None:
    if kept.afgeschermd_op or merged.afgeschermd_op:
        raise RefusalError("Een van de dossiers is afgeschermd. Hef de afscherming eerst op.")


def _join_identificatie(kept: Klant, merged: Klant) -> Wat:
    rows = {row.klant_id: row for row in Identificatie.objects.filter(klant__in=[kept, merged])}
    mine, other = rows.get(kept.pk), rows.get(merged.pk)
    if other is None or other.bsn_index is None:
        return {}
    if mine is not None and mine.bsn_index is not None:
        raise RefusalError(
            "Beide klanten hebben een eigen burgerservicenummer: dat zijn twee mensen. "
            "Klopt een van de twee niet? Corrigeer dat eerst."
        )
    if mine is None:  # the row goes along as it is: its number is encrypted for it
        other.klant = kept
        other.save(update_fields=["klant"])
        return {"hoe": "rij", "stand": identificatie_state(other)}
    before = mine.reden_ontbreekt
    carry_bsn(other, mine, BsnOntbreekt.ONBEKEND)
    return {"hoe": "nummer", "reden": before, "stand": identificatie_state(mine)}


def carry_bsn(source: Identificatie, target: Identificatie, reden: str | None) -> None:
    """The number goes from one row to the other, encrypted anew; `reden`: why the first has none from now on."""
    digits = burgerservicenummer.decrypt(
        bytes(source.bsn_versleuteld or b""), row_id=source.pk, key_id=source.sleutel_id or ""
    )
    source.bsn_versleuteld = source.sleutel_id = source.bsn_index = None
    source.reden_ontbreekt = reden
    source.save()
    target.bsn_versleuteld, target.sleutel_id = burgerservicenummer.encrypt(digits, row_id=target.pk)
    target.bsn_index, target.reden_ontbreekt = burgerservicenummer.index_of(digits), None
    target.save()


def _end_doubles(kept: Klant, merged: Klant, now: datetime) -> dict[str, list[str]]:
    """Where both have a present address or number, that of the kept klant goes on."""
    soorten = Contactgegeven.objects.filter(klant=kept, geldig_tot__isnull=True).values("soort")
    doubles: list[Any] = [Contactgegeven.objects.filter(klant=merged, soort__in=soorten)]
    if Adres.objects.filter(klant=kept, geldig_tot__isnull=True).exists():
        doubles.append(Adres.objects.filter(klant=merged))
    addressee = Vertegenwoordiger.objects.filter(is_geadresseerde=True, geldig_tot__isnull=True)
    if addressee.filter(klant=kept).exists():
        doubles.append(addressee.filter(klant=merged))
    ended = {}
    for rows in doubles:
        keys = list(rows.filter(geldig_tot__isnull=True).values_list("pk", flat=True))
        if keys:
            rows.filter(pk__in=keys).update(geldig_tot=now)
            ended[rows.model._meta.label_lower] = [str(pk) for pk in keys]
    return ended


def _join_concepten(kept: Klant, merged: Klant) -> Wat:
    """Nothing typed is lost: of two drafts by one person the texts come after each other."""
    moved, both = [], []
    for other in Concept.objects.filter(klant=merged):
        mine = Concept.objects.filter(klant=kept, medewerker=other.medewerker_id, soort=other.soort).first()
        if mine is None:
            other.klant = kept
            other.save(update_fields=["klant"])
            moved.append(str(other.pk))
            continue
        both.append({"van": str(mine.pk), "eerst": mine.inhoud, "ander": other.inhoud})
        mine.replace(concepten.joined(mine.inhoud, other.inhoud))
        other.delete()
    return {"verplaatst": moved, "samen": both}


def _join_deelnames(kept: Klant, merged: Klant) -> Wat:
    campaigns = Campagnedeelname.objects.filter(klant=kept).values("campagne")
    doubles = Campagnedeelname.objects.filter(klant=merged, campagne__in=campaigns)
    gone = [
        {"campagne": str(row.campagne_id), "sinds": row.sinds.isoformat(),
         "vervallen_op": row.vervallen_op.isoformat() if row.vervallen_op else None}
        for row in doubles
    ]  # fmt: skip
    doubles.delete()
    rest = Campagnedeelname.objects.filter(klant=merged)
    moved = list(rest.values_list("pk", flat=True))
    rest.update(klant=kept)
    return {"verplaatst": moved, "weg": gone}


def _join_tags(kept: Klant, merged: Klant) -> tuple[dict[str, str], dict[str, str]]:
    """A talent or wish that both have is one, since the first of both days and until the last: of each that changed,
    its day before."""
    before, until = {}, {}
    key = BY_MODEL[Klanttag].key
    mine = {key(row): row for row in live(Klanttag, kept)}
    for other in live(Klanttag, merged):
        row = mine.get(key(other))
        if row and other.sinds < row.sinds:
            before[str(row.pk)] = row.sinds.isoformat()
            row.sinds = other.sinds
            row.save(update_fields=["sinds"])
        if row and row.tot and (other.tot is None or other.tot > row.tot):
            until[str(row.pk)] = row.tot.isoformat()
            row.tot = other.tot
            row.save(update_fields=["tot"])
    return before, until


def _release_claims(merged: Klant, now: datetime) -> None:
    """Whoever took the file that goes, finds the one that stays in the work list again; undoing takes nothing."""
    Claim.objects.filter(klant=merged, losgelaten_op__isnull=True).update(losgelaten_op=now)


def rows_of_klant() -> Iterator[tuple[type[Model], str]]:
    """Every table of every app with rows that belong to a klant and move, and the column that says whose they are.

    A relation that hides (related_name "+") is derived or history, and is not ours to move.
    """
    for relation in Klant._meta.related_objects:
        model: Any = relation.related_model
        if model in OWN_WAY or not relation.field.concrete or model._meta.proxy or not model._meta.managed:
            continue
        if not hasattr(model, "pgh_tracked_model"):
            yield model, relation.field.name


def of_klant(model: type[Model], field: str, klant: Klant) -> QuerySet[Any]:
    """The rows of one table that belong to this klant."""
    return model._default_manager.filter(**{field: klant})


def _move_rows(kept: Klant, merged: Klant) -> dict[str, list[str]]:
    """Every other row that belongs to a klant: facts, numbers, earlier merged files."""
    moved = {}
    for model, field in rows_of_klant():
        rows = of_klant(model, field, merged)
        keys = [str(pk) for pk in rows.values_list("pk", flat=True)]
        if keys:
            rows.update(**{field: kept})
            moved[model._meta.label_lower] = keys
    return moved
