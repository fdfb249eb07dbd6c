"""What both files say when two become one: what is the same lapses once, and what differs is never lost in silence.

Where a rule of the database allows one row only and the two differ, the row that says most goes on. An agreement that
differs keeps its own row, with what was asked under it. Each row that lapses is named in the preview, with what it says
(`samenvoegplan`).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

from intake.enums import Deelnamestatus, Wwresultaat
from intake.models import (
    Belemmering,
    Deelname,
    Klant,
    Klanttag,
    Toestemming,
    Uitvraag,
    Waardescan,
    Wwrecht,
)
from intake.models.waardescan import VRAGEN

SAMENGEVOEGD = "Dubbel na samenvoegen van dossiers"
LONGEST_WIE = 200
Wat = dict[str, Any]


def live(model: type[Model], klant: Klant) -> QuerySet[Any]:
    """The facts of one table of this klant that were not withdrawn."""
    return model._default_manager.filter(klant=klant, vervallen_op__isnull=True).order_by("pk")


def _in_order(name: str, *values: str) -> Callable[[Any], int]:
    """The later in this order says more."""
    return lambda row: values.index(getattr(row, name))


@dataclass(frozen=True, slots=True)
class Soort:
    """A kind of fact of which there is one for each `sleutel`; `zegt`: what two of them may say otherwise."""

    model: type[Model]
    sleutel: tuple[str, ...]
    zegt: tuple[str, ...] = ()
    gewicht: Callable[[Any], int] | None = None

    def key(self, row: Any) -> tuple[Any, ...]:
        values = (getattr(row, name) for name in self.sleutel)
        return tuple(value.strip().casefold() if isinstance(value, str) else value for value in values)

    def differs(self, one: Any, other: Any) -> tuple[str, ...]:
        """The fields in which they say something else."""
        return tuple(name for name in self.zegt if getattr(one, name) != getattr(other, name))

    def weight(self, row: Any) -> int:
        """How much it says: in its own order, else in how many fields."""
        if self.gewicht:
            return self.gewicht(row)
        return sum(getattr(row, name) not in (None, "", []) for name in self.zegt)


SOORTEN: list[Soort] = [
    Soort(
        Deelname,
        ("bijeenkomst_id",),
        ("status",),
        _in_order(
            "status",
            Deelnamestatus.UITGENODIGD,
            Deelnamestatus.AFGEMELD,
            Deelnamestatus.AFWEZIG,
            Deelnamestatus.AANWEZIG,
        ),
    ),
    Soort(Klanttag, ("soort", "tag_id", "tekst")),
    Soort(
        Belemmering,
        ("soort_id", "vastgesteld_op"),
        ("ernst", "actie", "beheersbaar_op", "opgelost_op"),
    ),
    Soort(Waardescan, ("datum",), (*VRAGEN, "kansen", "alternatieven")),
    Soort(
        Wwrecht,
        ("ww_einde",),
        ("resultaat", "resultaat_op"),
        _in_order("resultaat", Wwresultaat.OPEN, Wwresultaat.VOORKOMEN, Wwresultaat.INGESTROOMD),
    ),
    Soort(Toestemming, ("wie", "gegeven_op"), ("waarvoor", "geldig_tot", "ingetrokken_op")),
]
BY_MODEL = {soort.model: soort for soort in SOORTEN}


def register_soort(soort: Soort) -> None:
    """Let a kind of fact of a higher app be one when files become one (`AppConfig.ready()`)."""
    if soort.model not in BY_MODEL:
        SOORTEN.append(soort)
        BY_MODEL[soort.model] = soort


def withdraw_doubles(kept: Klant, merged: Klant, now: datetime) -> Wat:
    """Of what both files have and only one may, the row that says most goes on; the others lapse.

    Returns by table the rows that lapse (`dubbel`), each beside the one that stays (`paren`), and what happened to
    agreements (`toestemming`).
    """
    pairs: dict[type[Model], list[tuple[Any, Any]]] = {}
    for soort in SOORTEN:
        if soort.model is not Toestemming:
            pairs[soort.model] = [_choose(soort, *both) for both in _both(soort, kept, merged)]
    agreed = _join_toestemmingen(kept, merged)
    pairs[Toestemming] = agreed.pop("paren")
    dubbel, paren = {}, {}
    for model, found in pairs.items():
        if found:
            keys = [gone.pk for _stays, gone in found]
            model._default_manager.filter(pk__in=keys).update(vervallen_op=now, vervallen_reden=SAMENGEVOEGD)
            dubbel[model._meta.label_lower] = [str(pk) for pk in keys]
            paren[model._meta.label_lower] = [[str(stays.pk), str(gone.pk)] for stays, gone in found]
    return {"dubbel": dubbel, "paren": paren, "toestemming": agreed}


def _both(soort: Soort, kept: Klant, merged: Klant) -> Iterator[tuple[Any, Any]]:
    mine = {soort.key(row): row for row in live(soort.model, kept)}
    for other in live(soort.model, merged):
        if soort.key(other) in mine:
            yield mine[soort.key(other)], other


def _choose(soort: Soort, mine: Any, other: Any) -> tuple[Any, Any]:
    """Which of the two stays, and which lapses. When they say as much, that of the kept klant stays."""
    return (other, mine) if soort.weight(other) > soort.weight(mine) else (mine, other)


def _join_toestemmingen(kept: Klant, merged: Klant) -> Wat:
    """Of the same agreement that of the kept klant goes on, and what was asked under the other comes under it.

    Withdrawn in one file is withdrawn. What differs in another way, or would leave a question without an agreement,
    stays a row of its own: whom we may ask then says from which file it is.
    """
    told: Wat = {"paren": [], "uitvragen": {}, "ingetrokken": {}, "wie": {}}
    for mine, other in _both(BY_MODEL[Toestemming], kept, merged):
        day = min((row.ingetrokken_op for row in (mine, other) if row.ingetrokken_op), default=None)
        if not _is_same(mine, other, day):
            told["wie"][str(other.pk)] = other.wie
            other.wie = _wie_of(other, merged)
            other.save(update_fields=["wie"])
            continue
        if mine.ingetrokken_op != day:
            told["ingetrokken"][str(mine.pk)] = [_iso(mine.ingetrokken_op), _iso(day)]
            mine.ingetrokken_op = day
            mine.save(update_fields=["ingetrokken_op"])
        asked = Uitvraag.objects.filter(toestemming=other)
        told["uitvragen"] |= {str(pk): str(other.pk) for pk in asked.values_list("pk", flat=True)}
        asked.update(toestemming=mine)
        told["paren"].append((mine, other))
    return told


def _is_same(mine: Any, other: Any, withdrawn: date | None) -> bool:
    """Whether it is one agreement, under which all that was asked was asked before it was withdrawn."""
    if (mine.waarvoor, mine.geldig_tot) != (other.waarvoor, other.geldig_tot):
        return False
    asked = Uitvraag.objects.live().filter(toestemming__in=[mine, other])
    return withdrawn is None or not asked.filter(gevraagd_op__gt=withdrawn).exists()


def _wie_of(row: Toestemming, merged: Klant) -> str:
    """Whom we may ask, and from which file that comes."""
    source = f" (dossier {merged.klantnummer})"
    return row.wie[: LONGEST_WIE - len(source)] + source


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def return_doubles(wat: Wat) -> None:
    """Undo `withdraw_doubles`, except for what somebody changed since. The rows are with their own klant again."""
    agreed = wat.get("toestemming", {})
    for pk, wie in agreed.get("wie", {}).items():
        Toestemming.objects.filter(pk=pk).update(wie=wie)
    for pk, (before, after) in agreed.get("ingetrokken", {}).items():
        Toestemming.objects.filter(pk=pk, ingetrokken_op=after).update(ingetrokken_op=before)
    for label, keys in wat.get("dubbel", {}).items():
        model: Any = apps.get_model(label)
        lapsed = model._default_manager.filter(pk__in=keys, vervallen_reden=SAMENGEVOEGD)
        lapsed.update(vervallen_op=None, vervallen_reden=None)
    for pk, toestemming in agreed.get("uitvragen", {}).items():
        Uitvraag.objects.filter(pk=pk).update(toestemming=toestemming)
