"""A merge undone: both files as they were for what the merge did. What was added since stays with the kept klant.

What hangs on a row that goes back goes along with it (a step added to a traject): apart they would make no sense; and
so does what somebody chooses (`samenvoegen_later`, which also says what becomes of a tie between the two files).
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Q, QuerySet
from django.db.models.functions import Now

from intake.models import (
    Campagnedeelname,
    Concept,
    Identificatie,
    Klant,
    Klantnummer,
    Klanttag,
    Samenvoeging,
)
from intake.models.contact import Geldig
from intake.models.samenvoeging import UNDO_FOR
from intake.services.concepten import joined
from intake.services.gezinsbanden import return_links
from intake.services.klanten import identificatie_state
from intake.services.samenvoegen import carry_bsn, of_klant, rows_of_klant
from intake.services.samenvoegen_dubbel import SAMENGEVOEGD, return_doubles
from intake.services.samenvoegen_eigen import return_own
from intake.services.samenvoegen_later import Rows, along
from intake.services.samenvoegen_ww import return_ww, unchanged_ww
from intake.services.taken import ask_to_talk
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.enums import Via
from werkoffensief.logboek.models import Feit
from werkoffensief.logboek.services import record_handeling
from werkoffensief.web.clock import AMSTERDAM
from werkoffensief.web.refusals import RefusalError, checked, locked

UNDONE = "samenvoeging ongedaan gemaakt"
GONE_ALREADY = "Deze samenvoeging is al ongedaan gemaakt."
TOO_LATE = "Ongedaan maken kan tot 30 dagen na het samenvoegen. Die tijd is voorbij."
ERASED = "De gegevens van deze klant zijn gewist. Er is niets meer om terug te zetten."
SHIELDED = "Het dossier is sinds het samenvoegen afgeschermd. Hef de afscherming eerst op."
NOT_LAST = "Dit dossier is daarna nog eens samengevoegd. Maak die samenvoeging eerst ongedaan."
BSN_CHANGED = "Het burgerservicenummer is na het samenvoegen gewijzigd. Wij weten niet meer van wie het is."
ROWS_GONE = (
    "Een deel van wat is samengevoegd, is er niet meer: {wat}. Waarschijnlijk bracht een levering daarna nieuwe "
    "gegevens. Terugzetten zoals het was, kan daarom niet."
)


@dataclass(frozen=True, slots=True)
class Concepten:
    """What an undone merge does with drafts: those that go back as they are, those that become two again, each with
    both texts, and those that stay because their writer went on with what was one text by then."""

    verhuist: list[Concept]
    gesplitst: list[tuple[Concept, dict[str, Any]]]
    blijft: list[Concept]

    @property
    def terug(self) -> int:
        """How many drafts the other file gets."""
        return len(self.verhuist) + len(self.gesplitst)


def undo_merge(
    *, door: UUID, samenvoeging_id: UUID, now: datetime, mee: Collection[str] | None = ()
) -> Samenvoeging:
    """Give the merged file back what was its own, and of what was added since the choices in `mee` (None: all).

    Raises RefusalError with a sentence when that cannot be.
    """
    with handeling(door=door), checked():
        row = locked(Samenvoeging.objects.all(), pk=samenvoeging_id)
        kept, merged = _both(row)
        sentence = why_not(row, kept, now)
        if sentence:
            raise RefusalError(sentence)
        back, broken = along(row, kept, _moved(row), mee)
        ww = unchanged_ww(row.wat)
        # A trigger lets rows go back to a klant whose merge is undone in this transaction, and at no other time.
        Samenvoeging.objects.filter(pk=row.pk).update(ongedaan_op=Now(), ongedaan_door=door)
        merged.klantnummer, merged.samengevoegd_in = row.wat["nummer"], None
        merged.save(update_fields=["klantnummer", "samengevoegd_in"])
        for model, (field, keys) in broken.items():  # of two people now; its history stays
            of_klant(model, field, kept).filter(pk__in=keys).delete()
        for model, (field, keys) in back.items():
            of_klant(model, field, kept).filter(pk__in=keys).update(**{field: merged})
        return_links(row.wat.get("banden", {}), kept, merged, SAMENGEVOEGD)
        return_own(kept, row.wat.get("eigen", {}))
        _begin_again(row)
        _restore_doubles(row)
        _return_bsn(row, kept, merged)
        _return_concepten(row, kept, merged)
        _return_deelnames(row, kept, merged)
        return_ww(row.wat, ww)
        for klant in (kept, merged):
            ask_to_talk(klant, medewerker_id=door, day=now.astimezone(AMSTERDAM).date())
        record_handeling(door=door, soort=UNDONE, object_soort="klant", object_id=str(kept.pk))
    row.refresh_from_db()
    return row


def why_not(row: Samenvoeging, kept: Klant, now: datetime) -> str:
    """Why this merge cannot be undone any more, or nothing."""
    later = Samenvoeging.objects.filter(klant=kept, op__gt=row.op, ongedaan_op__isnull=True)
    stand = row.wat.get("bsn", {}).get("stand")
    reasons = (
        (row.ongedaan_op is not None, GONE_ALREADY),
        (now - row.op > UNDO_FOR or not row.wat, TOO_LATE),
        (kept.gewist_op is not None, ERASED),
        (kept.afgeschermd_op is not None, SHIELDED),
        (kept.samengevoegd_in_id is not None or later.exists(), NOT_LAST),
        (
            stand and identificatie_state(Identificatie.objects.filter(klant=kept).first()) != stand,
            BSN_CHANGED,
        ),
    )
    return next((sentence for broken, sentence in reasons if broken), "") or _gone(row, kept)


def without_choice(row: Samenvoeging, kept: Klant) -> tuple[Rows, Rows]:
    """What goes back by itself, and the ties made since that then cannot be any more."""
    return along(row, kept, _moved(row))


def going(row: Samenvoeging, kept: Klant) -> Rows:
    """What goes back by itself, by table: what moved, and what goes along with it."""
    return without_choice(row, kept)[0]


def followers(row: Samenvoeging, back: Rows) -> Rows:
    """What of `back` was added since, and so goes along with what moved: by table, the column and the ids."""
    moved = _moved(row)
    found: Rows = {}
    for model, (field, keys) in back.items():
        added = sorted(set(keys) - set(moved.get(model, (field, []))[1]))
        if added:
            found[model] = (field, added)
    return found


def drafts_of(row: Samenvoeging, kept: Klant, rows: QuerySet[Concept] | None = None) -> Concepten:
    """What becomes of the drafts of both files; one that was logged or thrown away since is not among them."""
    told = row.wat.get("concepten", {"verplaatst": [], "samen": []})
    keys = [*told["verplaatst"], *(pair["van"] for pair in told["samen"])]
    rows = Concept.objects.all() if rows is None else rows
    there = {str(draft.pk): draft for draft in rows.filter(pk__in=keys, klant=kept).order_by("pk")}
    found = Concepten([there[key] for key in told["verplaatst"] if key in there], [], [])
    for pair in told["samen"]:
        draft = there.get(pair["van"])
        if draft and draft.inhoud == joined(pair["eerst"], pair["ander"]):
            found.gesplitst.append((draft, pair))
        elif draft:
            found.blijft.append(draft)
    return found


def _both(row: Samenvoeging) -> tuple[Klant, Klant]:
    keys = sorted([row.klant_id, row.opgenomen_id])
    rows = {pk: locked(Klant.objects.all(), pk=pk) for pk in keys}
    return rows[row.klant_id], rows[row.opgenomen_id]


def _moved(row: Samenvoeging) -> Rows:
    fields = dict(rows_of_klant())
    found = {}
    for label, keys in row.wat.get("rijen", {}).items():
        model = apps.get_model(label)
        found[model] = (fields[model], keys)
    return found


def _gone(row: Samenvoeging, kept: Klant) -> str:
    """Facts that were moved and are not there any more, or are no longer of the kept klant."""
    lost = []
    for model, (field, keys) in _moved(row).items():
        if not issubclass(model, Feit | Geldig | Klantnummer):
            continue  # a report, or a choice that was tidied up: not what the file says
        missing = len(keys) - of_klant(model, field, kept).filter(pk__in=keys).count()
        if missing:
            lost.append(str(model._meta.verbose_name_plural))
    return ROWS_GONE.format(wat=", ".join(lost)) if lost else ""


def _begin_again(row: Samenvoeging) -> None:
    """An address or number that ended because the other file had one, holds again."""
    for label, keys in row.wat["beeindigd"].items():
        apps.get_model(label)._default_manager.filter(pk__in=keys).update(geldig_tot=None)


def _restore_doubles(row: Samenvoeging) -> None:
    """What lapsed because both files had it, and the days of talents and wishes that became one."""
    return_doubles(row.wat)
    for key, day in row.wat.get("tags", {}).items():
        Klanttag.objects.filter(pk=key).update(sinds=date.fromisoformat(day))
    for key, day in row.wat.get("tags_tot", {}).items():
        Klanttag.objects.filter(pk=key).update(tot=date.fromisoformat(day))


def _return_bsn(row: Samenvoeging, kept: Klant, merged: Klant) -> None:
    how = row.wat["bsn"].get("hoe")
    if how is None:
        return
    mine = Identificatie.objects.get(klant=kept)
    if how == "rij":
        mine.klant = merged
        mine.save(update_fields=["klant"])
    else:
        carry_bsn(mine, Identificatie.objects.get(klant=merged), row.wat["bsn"]["reden"])


def _return_concepten(row: Samenvoeging, kept: Klant, merged: Klant) -> None:
    """A draft that somebody went on with stays where it is: nothing typed is lost or doubled."""
    found = drafts_of(row, kept, Concept.objects.select_for_update(of=("self",)))
    Concept.objects.filter(pk__in=[draft.pk for draft in found.verhuist]).update(klant=merged)
    for mine, pair in found.gesplitst:
        mine.replace(pair["eerst"])
        Concept.objects.create(
            klant=merged, medewerker_id=mine.medewerker_id, soort=mine.soort, inhoud=pair["ander"]
        )


def _return_deelnames(row: Samenvoeging, kept: Klant, merged: Klant) -> None:
    """Also what the nightly count took away or added meanwhile: it is derived, and counted again."""
    told = row.wat["deelnames"]
    Campagnedeelname.objects.filter(pk__in=told["verplaatst"], klant=kept).update(klant=merged)
    for gone in told["weg"]:
        Campagnedeelname.objects.get_or_create(
            campagne_id=gone["campagne"],
            klant=merged,
            defaults={"sinds": gone["sinds"], "vervallen_op": gone["vervallen_op"]},
        )


def counted(rows: Rows) -> list[tuple[str, int]]:
    """How many rows of each table, in words."""
    numbers: dict[str, int] = defaultdict(int)
    for model, (_field, keys) in rows.items():
        numbers[str(model._meta.verbose_name_plural)] += len(keys)
    return sorted(numbers.items())


def last_merges(klant: Klant) -> Any:
    """The merges of this klant, the latest first, with who did them."""
    rows = Samenvoeging.objects.filter(klant=klant).select_related("door", "ongedaan_door")
    return rows.order_by("-op")[:10]


def forget_old_merges(*, now: datetime) -> int:
    """Empty what is kept about merges that can no longer be undone, or were undone; how many."""
    over = Q(op__lt=now - UNDO_FOR) | Q(ongedaan_op__lt=now - UNDO_FOR)
    with handeling(door="systeem", via=Via.TAAK):
        return Samenvoeging.objects.filter(over).exclude(wat={}).update(wat={})
