"""What was added to a file since a merge, and may go along when the merge is undone.

A row is a choice of its own when it hangs on nothing of the klant. What hangs on such a row goes along with it (the
answers of a conversation); what hangs on a row that stays, stays.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import (
    Case,
    CharField,
    DateField,
    DateTimeField,
    Exists,
    F,
    Model,
    OuterRef,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat, Left, TruncDate
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
SHORT, LONG = 60, 200
SEPARATOR = "|"


@dataclass(frozen=True, slots=True)
class Toevoeging:
    """One row that was added: `sleutel` names it in a form, `ouders` the rows of the klant to which it points."""

    sleutel: str
    woorden: str
    ouders: frozenset[str]


def additions(row: Samenvoeging, kept: Klant, going: Rows) -> list[Toevoeging]:
    """What a reader chooses from; `going` goes back anyway."""
    return [item for item in _made(row, kept, going) if not item.ouders]


def chosen(row: Samenvoeging, kept: Klant, going: Rows, keys: Collection[str] | None) -> Rows:
    """The rows behind these keys (None: behind all of them), with what hangs on them, by table."""
    made = _made(row, kept, going)
    possible = {item.sleutel for item in made if not item.ouders}
    taken = set(possible if keys is None else keys)
    if taken - possible:
        raise RefusalError(GONE)
    more = True
    while more:  # what hangs on something that hangs on a choice
        hanging = {item.sleutel for item in made if item.ouders and item.ouders <= taken} - taken
        taken |= hanging
        more = bool(hanging)
    fields = dict(rows_of_klant())
    found: Rows = {}
    for key in sorted(taken):
        label, pk = key.split(":", 1)
        model = apps.get_model(label)
        found.setdefault(model, (fields[model], []))[1].append(pk)
    return found


def _made(row: Samenvoeging, kept: Klant, going: Rows) -> list[Toevoeging]:
    """Every fact of the kept klant that was made after the merge and does not go back by itself; one query."""
    first, *others = [
        _branch(model, of_klant(model, field, kept).exclude(pk__in=going.get(model, ("", []))[1]), row)
        for model, field in rows_of_klant()
        if issubclass(model, Feit | Geldig)
    ]
    found = [
        Toevoeging(
            f"{label}:{pk}",
            _words(apps.get_model(label), day, text),
            frozenset(filter(None, parents.split(SEPARATOR))),
        )
        for label, pk, day, text, parents in first.union(*others, all=True)
    ]
    return sorted(found, key=lambda item: (item.woorden, item.sleutel))


def _branch(model: type[Model], rows: QuerySet[Any], row: Samenvoeging) -> QuerySet[Any]:
    """The rows of one table that were made since: table, id, day, what they say, to what they point."""
    history: Any = apps.get_model(model._meta.app_label, f"{model.__name__}Geschiedenis")
    born = history.objects.filter(pgh_obj_id=OuterRef("pk"), pgh_label="nieuw", pgh_created_at__gt=row.op)
    names = {field.name for field in model._meta.concrete_fields}
    texts = [Cast(F(name), CharField()) for name in TEXTS if name in names]
    return (
        rows.filter(Exists(born))
        .order_by()
        .annotate(
            m_tabel=Value(model._meta.label_lower, output_field=CharField()),
            m_id=Cast("pk", CharField()),
            m_dag=_day(model),
            m_tekst=Left(Coalesce(*texts, Value(""), Value("")), LONG),
            m_ouders=Concat(*_parents(model), Value(""), Value(""), output_field=CharField()),
        )
        .values_list("m_tabel", "m_id", "m_dag", "m_tekst", "m_ouders")
    )


def _day(model: type[Model]) -> Any:
    """The first day of a fact that is no withdrawal."""
    for field in model._meta.concrete_fields:
        if isinstance(field, DateTimeField) and not field.name.startswith("vervallen"):
            return TruncDate(field.name, tzinfo=AMSTERDAM)
        if isinstance(field, DateField) and not field.name.startswith("vervallen"):
            return F(field.name)
    return Cast(Value(None), DateField())


def _parents(model: type[Model]) -> list[Any]:
    """Each row of the klant to which a row points, as its key in a form."""
    owned = {owner for owner, _field in rows_of_klant()} - {Klant}
    keys: list[Any] = [field for field in model._meta.concrete_fields if field.related_model in owned]
    return [
        Case(
            When(
                **{f"{key.name}__isnull": False},
                then=Concat(
                    Value(f"{key.related_model._meta.label_lower}:"),
                    Cast(key.attname, CharField()),
                    Value(SEPARATOR),
                    output_field=CharField(),
                ),
            ),
            default=Value(""),
            output_field=CharField(),
        )
        for key in keys
    ]


def _words(model: type[Model], day: date | None, text: str) -> str:
    """The kind of fact, its day, and the beginning of what it says."""
    kind = str(model._meta.verbose_name).capitalize()
    said = Truncator(" ".join(text.split())).chars(SHORT)
    return f"{kind}{f' van {notation.short_date(day)}' if day else ''}{f': {said}' if said else ''}"
