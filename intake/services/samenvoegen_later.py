"""What was added to a file since a merge, and may go along when the merge is undone.

A row is a choice of its own when it hangs on nothing of the klant. What hangs on such a row goes along with it (the
answers of a conversation); what hangs on a row that stays, stays.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import DateField, DateTimeField, Exists, Model, OuterRef
from django.utils.text import Truncator

from intake.models import Klant, Samenvoeging
from intake.models.contact import Geldig
from intake.services.samenvoegen import of_klant, rows_of_klant
from werkoffensief.logboek.models import Feit
from werkoffensief.web import notation
from werkoffensief.web.clock import AMSTERDAM
from werkoffensief.web.refusals import GONE, RefusalError

Rows = dict[type[Model], tuple[str, list[str]]]
TEXTS = ("verslag", "wat", "tekst", "titel", "waarde", "naam", "wie", "postcode", "bereikbaar_via")
SHORT = 60


@dataclass(frozen=True, slots=True)
class Toevoeging:
    """One row that may go along: `sleutel` names it in a form."""

    sleutel: str
    woorden: str


def additions(row: Samenvoeging, kept: Klant, going: Rows) -> list[Toevoeging]:
    """What a reader chooses from; `going` goes back anyway."""
    made = _made(row, kept, going)
    found = []
    for model, rows in made.items():
        found += [
            Toevoeging(f"{model._meta.label_lower}:{each.pk}", _words(each))
            for each in rows.values()
            if not list(_parents(each))
        ]
    return sorted(found, key=lambda item: item.woorden)


def chosen(row: Samenvoeging, kept: Klant, going: Rows, keys: Collection[str] | None) -> Rows:
    """The rows behind these keys (None: behind all of them), with what hangs on them, by table."""
    possible = {item.sleutel for item in additions(row, kept, going)}
    wanted = possible if keys is None else set(keys)
    if wanted - possible:
        raise RefusalError(GONE)
    made = _made(row, kept, going)
    fields = dict(rows_of_klant())
    taken = set(wanted)
    more = True
    while more:  # what hangs on something that hangs on a choice
        more = False
        for model, rows in made.items():
            for each in rows.values():
                key = f"{model._meta.label_lower}:{each.pk}"
                parents = set(_parents(each))
                if key not in taken and parents and parents <= taken:
                    taken.add(key)
                    more = True
    found: Rows = {}
    for key in sorted(taken):
        label, pk = key.split(":", 1)
        model = apps.get_model(label)
        found.setdefault(model, (fields[model], []))[1].append(pk)
    return found


def _made(row: Samenvoeging, kept: Klant, going: Rows) -> dict[type[Model], dict[Any, Any]]:
    """Every fact of the kept klant that was made after the merge and does not go back by itself, by table."""
    found = {}
    for model, field in rows_of_klant():
        if not issubclass(model, Feit | Geldig):
            continue
        history: Any = apps.get_model(model._meta.app_label, f"{model.__name__}Geschiedenis")
        born = history.objects.filter(pgh_obj_id=OuterRef("pk"), pgh_label="nieuw", pgh_created_at__gt=row.op)
        rows = of_klant(model, field, kept).exclude(pk__in=going.get(model, ("", []))[1])
        by_key = {each.pk: each for each in rows.filter(Exists(born)).order_by("pk")}
        if by_key:
            found[model] = by_key
    return found


def _parents(each: Model) -> Iterator[str]:
    """The rows of the klant to which this one points."""
    owned = {model for model, _field in rows_of_klant()} - {Klant}
    for key in each._meta.concrete_fields:
        if key.is_relation and key.related_model in owned:
            value = getattr(each, key.attname)
            if value is not None:
                yield f"{key.related_model._meta.label_lower}:{value}"


def _words(each: Any) -> str:
    """The kind of fact, its day, and the beginning of what it says."""
    parts = [str(each._meta.verbose_name).capitalize()]
    for field in each._meta.concrete_fields:
        value = getattr(each, field.attname)
        if isinstance(field, DateField) and value is not None and not field.name.startswith("vervallen"):
            day = value.astimezone(AMSTERDAM).date() if isinstance(field, DateTimeField) else value
            parts[0] += f" van {notation.short_date(day)}"
            break
    text = next((str(said) for name in TEXTS if (said := getattr(each, name, None))), "")
    return ": ".join([*parts, *([Truncator(" ".join(text.split())).chars(SHORT)] if text else [])])
