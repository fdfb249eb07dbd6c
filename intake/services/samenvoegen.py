"""Two files of one person become one: facts move to the kept klant, the old number becomes an alias."""

from datetime import datetime
from typing import Any
from uuid import UUID

from intake import bsn as burgerservicenummer
from intake.enums import BsnOntbreekt
from intake.models import (
    Adres,
    Campagnedeelname,
    Claim,
    Concept,
    Contactgegeven,
    Deelname,
    Identificatie,
    Klant,
    Klanttag,
    Vertegenwoordiger,
)
from intake.services import concepten
from werkoffensief.logboek.actor import handeling
from werkoffensief.web.refusals import RefusalError, checked, locked

SAMENGEVOEGD = "Dubbel na samenvoegen van dossiers"
OWN_WAY = (Identificatie, Concept, Campagnedeelname)


def merge_klanten(
    *, door: UUID, kept_id: UUID, kept_versie: int, merged_id: UUID, merged_versie: int, now: datetime
) -> Klant:
    """What was of `merged` becomes of `kept`. Refused, with nothing changed, when a rule would be broken."""
    if kept_id == merged_id:
        raise RefusalError("Een klant kan niet met zichzelf worden samengevoegd.")
    try:
        with handeling(door=door), checked():
            kept, merged = _both(kept_id, kept_versie, merged_id, merged_versie)
            _refuse_shielded(kept, merged)
            _join_identificatie(kept, merged)
            _end_doubles(kept, merged, now)
            _join_concepten(kept, merged)
            _join_deelnames(kept, merged)
            _join_meetings(kept, merged, now)
            _release_claims(merged, now)
            _join_tags(kept, merged, now)
            _move_rows(kept, merged)
            merged.klantnummer, merged.samengevoegd_in = None, kept
            merged.save(update_fields=["klantnummer", "samengevoegd_in"])
    except RefusalError as refusal:
        if type(refusal) is not RefusalError:
            raise
        raise RefusalError(f"Samenvoegen kan niet. {refusal}") from refusal
    kept.refresh_from_db()
    return kept


def _both(kept_id: UUID, kept_versie: int, merged_id: UUID, merged_versie: int) -> tuple[Klant, Klant]:
    """Locked in the order of their ids, so that two merges cannot wait for each other."""
    wanted = sorted([(kept_id, kept_versie), (merged_id, merged_versie)])
    rows = {pk: locked(Klant.objects.current(), pk=pk, versie=versie) for pk, versie in wanted}
    return rows[kept_id], rows[merged_id]


def _refuse_shielded(kept: Klant, merged: Klant) -> None:
    if kept.afgeschermd_op or merged.afgeschermd_op:
        raise RefusalError("Een van de dossiers is afgeschermd. Hef de afscherming eerst op.")


def _join_identificatie(kept: Klant, merged: Klant) -> None:
    rows = {row.klant_id: row for row in Identificatie.objects.filter(klant__in=[kept, merged])}
    mine, other = rows.get(kept.pk), rows.get(merged.pk)
    if other is None or other.bsn_index is None:
        return
    if mine is not None and mine.bsn_index is not None:
        raise RefusalError(
            "Beide klanten hebben een eigen burgerservicenummer: dat zijn twee mensen. "
            "Klopt een van de twee niet? Corrigeer dat eerst."
        )
    digits = burgerservicenummer.decrypt(
        bytes(other.bsn_versleuteld or b""), row_id=other.pk, key_id=other.sleutel_id or ""
    )
    other.bsn_versleuteld = other.sleutel_id = other.bsn_index = None
    other.reden_ontbreekt = BsnOntbreekt.ONBEKEND
    other.save()
    mine = mine or Identificatie(klant=kept)
    mine.bsn_versleuteld, mine.sleutel_id = burgerservicenummer.encrypt(digits, row_id=mine.pk)
    mine.bsn_index, mine.reden_ontbreekt = burgerservicenummer.index_of(digits), None
    mine.save()


def _end_doubles(kept: Klant, merged: Klant, now: datetime) -> None:
    """Where both have a present address or number, that of the kept klant goes on."""
    soorten = Contactgegeven.objects.filter(klant=kept, geldig_tot__isnull=True).values("soort")
    doubles: list[Any] = [Contactgegeven.objects.filter(klant=merged, soort__in=soorten)]
    if Adres.objects.filter(klant=kept, geldig_tot__isnull=True).exists():
        doubles.append(Adres.objects.filter(klant=merged))
    addressee = Vertegenwoordiger.objects.filter(is_geadresseerde=True, geldig_tot__isnull=True)
    if addressee.filter(klant=kept).exists():
        doubles.append(addressee.filter(klant=merged))
    for rows in doubles:
        rows.filter(geldig_tot__isnull=True).update(geldig_tot=now)


def _join_concepten(kept: Klant, merged: Klant) -> None:
    """Nothing typed is lost: of two drafts by one person the texts come after each other."""
    for other in Concept.objects.filter(klant=merged):
        mine = Concept.objects.filter(klant=kept, medewerker=other.medewerker_id, soort=other.soort).first()
        if mine is None:
            other.klant = kept
            other.save(update_fields=["klant"])
            continue
        mine.inhoud = concepten.joined(mine.inhoud, other.inhoud)
        mine.save(update_fields=["inhoud"])
        other.delete()


def _join_deelnames(kept: Klant, merged: Klant) -> None:
    campaigns = Campagnedeelname.objects.filter(klant=kept).values("campagne")
    Campagnedeelname.objects.filter(klant=merged, campagne__in=campaigns).delete()
    Campagnedeelname.objects.filter(klant=merged).update(klant=kept)


def _join_meetings(kept: Klant, merged: Klant, now: datetime) -> None:
    """Of two places in one meeting that of the kept klant goes on."""
    live = Deelname.objects.filter(vervallen_op__isnull=True)
    doubles = live.filter(klant=merged, bijeenkomst__in=live.filter(klant=kept).values("bijeenkomst"))
    doubles.update(vervallen_op=now, vervallen_reden="Dubbel na samenvoegen")


def _release_claims(merged: Klant, now: datetime) -> None:
    """Whoever took the file that goes, finds the one that stays in the work list again."""
    Claim.objects.filter(klant=merged, losgelaten_op__isnull=True).update(losgelaten_op=now)


def _join_tags(kept: Klant, merged: Klant, now: datetime) -> None:
    """What both have is one: that of the kept klant stays, since the first of both days; the other lapses."""
    live = Klanttag.objects.filter(vervallen_op__isnull=True)
    mine = {(row.soort, row.tag_id, row.tekst): row for row in live.filter(klant=kept)}
    for other in live.filter(klant=merged):
        row = mine.get((other.soort, other.tag_id, other.tekst))
        if row is None:
            continue
        if other.sinds < row.sinds:
            row.sinds = other.sinds
            row.save(update_fields=["sinds"])
        other.vervallen_op, other.vervallen_reden = now, SAMENGEVOEGD
        other.save(update_fields=["vervallen_op", "vervallen_reden"])


def _move_rows(kept: Klant, merged: Klant) -> None:
    """Every other row of every app that belongs to a klant: facts, numbers, earlier merged files.

    A relation that hides (related_name "+") is derived or history, and is not ours to move.
    """
    for relation in Klant._meta.related_objects:
        model = relation.related_model
        if model in OWN_WAY or not relation.field.concrete or model._meta.proxy or not model._meta.managed:
            continue
        rows = model._default_manager.filter(**{relation.field.name: merged})
        if not hasattr(model, "pgh_tracked_model"):
            rows.update(**{relation.field.name: kept})
