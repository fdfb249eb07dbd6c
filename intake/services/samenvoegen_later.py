"""What was added to a file since a merge, and may go along when the merge is undone.

A row is a choice of its own when it hangs on nothing of the klant. What hangs on a row that goes, goes along with it,
however deep (the answers of a conversation, the steps of a traject); what hangs on a row that stays, stays.

A tie points to two rows (an action and its goal). When one of the two goes, the other goes along if it was made since
and hangs on nothing. When it cannot, the tie is taken away: what was there before the merge goes home, and no choice
makes undoing impossible.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import (
    BooleanField,
    Case,
    CharField,
    DateField,
    DateTimeField,
    Exists,
    ExpressionWrapper,
    F,
    Model,
    OuterRef,
    Q,
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


@dataclass(frozen=True, slots=True)
class Verband:
    """One row that points to other rows of the klant: which, and which of them it cannot do without."""

    sleutel: str
    ouders: frozenset[str]
    verplicht: frozenset[str]
    is_feit: bool
    geldt: bool

    @property
    def is_tie(self) -> bool:
        return len(self.verplicht) > 1

    def follows(self, going: set[str], made: Collection[str]) -> bool:
        """Whether it goes along. What may do without (an appointment its conversation) does so only if made since."""
        if self.is_tie:
            return self.ouders <= going
        recent = self.sleutel in made or not self.is_feit
        return bool(self.verplicht & going or (recent and self.ouders & going))

    def is_split(self, going: set[str]) -> bool:
        return self.is_tie and bool(self.ouders & going) and not self.ouders <= going


def additions(row: Samenvoeging, kept: Klant, going: Rows) -> list[Toevoeging]:
    """What a reader chooses from; `going` goes back anyway."""
    return [item for item in _made(row, kept, going) if not item.ouders]


def along(row: Samenvoeging, kept: Klant, moved: Rows, mee: Collection[str] | None = ()) -> tuple[Rows, Rows]:
    """All that goes back when `moved` does and these keys are chosen (None: every choice), and the ties that break."""
    links, made = _links(kept), {item.sleutel: item for item in _made(row, kept, {})}
    going = _closed(_keys(moved), links, made)
    possible = {key for key, item in made.items() if not item.ouders} - going
    taken = possible if mee is None else set(mee)
    if taken - possible:
        raise RefusalError(GONE)
    going = _closed(going | taken, links, made)
    broken = {link.sleutel for link in links if link.sleutel not in going and link.is_split(going)}
    return _by_table(going), _by_table(broken)


def _closed(start: set[str], links: list[Verband], made: dict[str, Toevoeging]) -> set[str]:
    """What starts to go and all that goes along with it, to a fixed point."""
    going, more = set(start), set(start)
    while more:
        more = {link.sleutel for link in links if link.follows(going, made)}
        for link in links:
            if link.is_tie and link.geldt and link.ouders & going:
                more |= {key for key in link.ouders if key in made and not made[key].ouders}
        more -= going
        going |= more
    return going


def _links(kept: Klant) -> list[Verband]:
    """Every row of the kept klant that points to other rows of theirs; one query."""
    first, *others = [
        _link_branch(model, of_klant(model, field, kept))
        for model, field in rows_of_klant()
        if _parent_columns(model)
    ]
    facts = {model._meta.label_lower for model, _field in rows_of_klant() if issubclass(model, Feit | Geldig)}
    return [
        Verband(f"{label}:{pk}", _split(parents), _split(needed), label in facts, holds)
        for label, pk, parents, needed, holds in first.union(*others, all=True)
    ]


def _link_branch(model: type[Model], rows: QuerySet[Any]) -> QuerySet[Any]:
    """The rows of one table: table, id, to what they point, to what they must, whether they hold."""
    holds = Q(vervallen_op__isnull=True) if issubclass(model, Feit) else Value(True)
    return (
        rows.order_by()
        .annotate(
            m_tabel=Value(model._meta.label_lower, output_field=CharField()),
            m_id=Cast("pk", CharField()),
            m_ouders=_joined(_parent_columns(model)),
            m_verplicht=_joined([key for key in _parent_columns(model) if not key.null]),
            m_geldt=ExpressionWrapper(holds, output_field=BooleanField()),
        )
        .values_list("m_tabel", "m_id", "m_ouders", "m_verplicht", "m_geldt")
    )


def _split(keys: str) -> frozenset[str]:
    return frozenset(filter(None, keys.split(SEPARATOR)))


def _parent_columns(model: type[Model]) -> list[Any]:
    owned = {owner for owner, _field in rows_of_klant()} - {Klant}
    return [field for field in model._meta.concrete_fields if field.related_model in owned]


def _key(model: type[Model], pk: Any) -> str:
    return f"{model._meta.label_lower}:{pk}"


def _keys(rows: Rows) -> set[str]:
    return {_key(model, pk) for model, (_field, keys) in rows.items() for pk in keys}


def _by_table(keys: Collection[str]) -> Rows:
    fields = dict(rows_of_klant())
    found: Rows = {}
    for key in sorted(keys):
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
            _split(parents),
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
            m_ouders=_joined(_parent_columns(model)),
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


def _joined(keys: list[Any]) -> Concat:
    """Each row of the klant to which these columns of a row point, as its key in a form."""
    return Concat(*(_pointed_to(key) for key in keys), Value(""), Value(""), output_field=CharField())


def _pointed_to(key: Any) -> Case:
    name = Value(f"{key.related_model._meta.label_lower}:")
    said = Concat(name, Cast(key.attname, CharField()), Value(SEPARATOR), output_field=CharField())
    return Case(
        When(**{f"{key.name}__isnull": False}, then=said), default=Value(""), output_field=CharField()
    )


def _words(model: type[Model], day: date | None, text: str) -> str:
    """The kind of fact, its day, and the beginning of what it says."""
    kind = str(model._meta.verbose_name).capitalize()
    said = Truncator(" ".join(text.split())).chars(SHORT)
    return f"{kind}{f' van {notation.short_date(day)}' if day else ''}{f': {said}' if said else ''}"
