"""How a rule that says no becomes a sentence on a page.

A service raises `RefusalError` (or its own subclass) with a Dutch sentence. What the database refuses becomes
one too: `checked()` looks at the deferred rules at once and gives the sentence that stands beside the
constraint. A view hands its form and its service call to `accepted()`.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, time
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from django.apps import apps
from django.db import DataError, IntegrityError, connection, transaction
from django.db.models import Model, QuerySet

from werkoffensief.web import notation

FALLBACK = "Dit kan niet worden opgeslagen: het past niet bij wat er al is vastgelegd."
GONE = "Dit is er niet meer: iemand anders heeft het intussen gewijzigd. Ga terug en begin opnieuw."
STALE = (
    "Iemand anders heeft dit gewijzigd terwijl u bezig was. Er is nog niets opgeslagen. "
    "Vergelijk hieronder wat er nu staat met wat u typte, pas aan wat nodig is en sla opnieuw op."
)
SENT_BEFORE = (
    "Dit formulier is al een keer verstuurd, met iets anders erin. Wat u toen verstuurde, is vastgelegd. Wat u nu "
    "typte, is nog niet vastgelegd en staat hieronder. Wilt u dit ook vastleggen? Druk dan nog een keer op de knop."
)

Row = TypeVar("Row", bound=Model)


class RefusalError(Exception):
    """Something may not happen; `str()` says why in Dutch, `field` names the field of a form, if any."""

    field: str | None = None

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        if field:
            self.field = field


class StaleError(RefusalError):
    """Somebody else changed it after the page was made: `stored` is what is there now, at `versie`."""

    def __init__(self, *, versie: int | str, stored: Mapping[str, Any], sentence: str = STALE) -> None:
        super().__init__(sentence)
        self.versie, self.stored = versie, stored


class SentBeforeError(RefusalError):
    """The form was sent before with something else in it: `row` was made then, `stored` is what differs in it."""

    def __init__(self, row: Model, stored: Mapping[str, Any], sentence: str = SENT_BEFORE) -> None:
        super().__init__(sentence)
        self.row, self.stored = row, stored


def sent_before(
    rows: QuerySet[Row],
    *,
    pk: UUID | None,
    content: Mapping[str, Any],
    same: Callable[[Row], bool] = lambda row: True,
) -> Row | None:
    """The row that this form already made; None when it is new, or when no form asks (`pk` None).

    `content` is what the form says now, by field; `same` compares what is not a field of the row. Raises
    SentBeforeError when the row says something else or was withdrawn: nothing typed may vanish behind a message
    of success. Asked inside the transaction that makes the row: of two presses at once the second waits here.
    """
    if pk is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(pk)])
    row = rows.filter(pk=pk).first()
    if row is None:
        return None
    fields: dict[str, Any] = {name: row._meta.get_field(name) for name in content}
    others = [fields[name] for name in content if getattr(row, name) != fields[name].to_python(content[name])]
    if others or not same(row) or getattr(row, "vervallen_op", None):
        raise SentBeforeError(row, {field.name: _readable(row, field.name) for field in others})
    return row


def locked(rows: QuerySet[Row], *, pk: Any, versie: int | None = None) -> Row:
    """The row, locked for the rest of the transaction.

    Raises StaleError when it is not at this version (None: any), RefusalError when it is not there (any more).
    """
    row = rows.select_for_update(of=("self",), no_key=True).filter(pk=pk).first()
    if row is None:
        raise RefusalError(GONE)
    if versie is not None and row.versie != versie:  # type: ignore[attr-defined]
        stored = {field.name: _readable(row, field.name) for field in row._meta.concrete_fields}
        raise StaleError(versie=row.versie, stored=stored)  # type: ignore[attr-defined]
    return row


@contextmanager
def checked() -> Iterator[None]:
    """A savepoint; at its end every rule is checked, deferred ones too. Raises RefusalError."""
    try:
        with transaction.atomic():
            yield
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    except IntegrityError as error:
        raise RefusalError(sentence_of(error)) from error
    except DataError as error:
        raise RefusalError(FALLBACK) from error


def sentence_of(error: IntegrityError) -> str:
    """The sentence of the constraint that refused; that of a trigger is its own message."""
    diagnosis = getattr(error.__cause__, "diag", None)
    if diagnosis is None:
        return FALLBACK
    if diagnosis.source_function == "exec_stmt_raise":
        return diagnosis.message_primary or FALLBACK
    return _sentences().get(diagnosis.constraint_name or "", FALLBACK)


@cache
def _sentences() -> dict[str, str]:
    return {
        constraint.name: str(constraint.violation_error_message)
        for model in apps.get_models()
        for constraint in model._meta.constraints
    }


def accepted(
    form: Any, act: Callable[[dict[str, Any]], Any], *, earlier: Callable[[Any], str] = lambda row: ""
) -> bool:
    """Whether `form` is right and `act(form.cleaned_data)` was done; otherwise the form says why not.

    `earlier`: the address of a row that the form made before, for whoever may see it; else nothing.
    """
    if not form.is_valid():
        return False
    try:
        act(form.cleaned_data)
    except StaleError as refusal:
        _compare(form, refusal)
        form.add_error(None, str(refusal))
    except SentBeforeError as refusal:
        _begin_again(form, refusal, earlier(refusal.row))
        form.add_error(None, str(refusal))
    except RefusalError as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
    else:
        return True
    return False


def _compare(form: Any, stale: StaleError) -> None:
    """Let the form show what is stored now where it differs, and carry the version that is shown."""
    form.botsing = _differences(form, stale.stored)
    form.data = form.data.copy()
    form.data[form.add_prefix(getattr(form, "versie_veld", "versie"))] = str(stale.versie)


def _begin_again(form: Any, refusal: SentBeforeError, address: str) -> None:
    """Let the form make another row when it is sent again, and show where the first one is and differs.

    Without an address nothing is shown of it: it may be a row that this reader may not see.
    """
    form.eerder = address
    form.verstuurd = _differences(form, {**form.cleaned_data, **refusal.stored}) if address else []
    form.renew_ids()


def _differences(form: Any, stored: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Label and stored value of each field in which that is not what was typed.

    What `clean` made of it under a name of its own is not on the page, and is not compared.
    """
    found = []
    typed_in = [name for name in form.fields if name in form.cleaned_data]
    for name in [name for name in typed_in if not form[name].is_hidden]:
        field = form.fields[name]
        now, typed = (
            _as_text(_named(value, field), _choices(field))
            for value in (stored.get(name, form.initial.get(name)), form.cleaned_data[name])
        )
        if now != typed:
            found.append((str(form[name].label), now))
    return found


def _readable(row: Model, name: str) -> Any:
    show = getattr(row, f"get_{name}_display", None)
    return show() if show else getattr(row, name)


def _choices(field: Any) -> Mapping[Any, Any]:
    """The words of each code. Rows are not asked for: each says its own."""
    return {} if hasattr(field, "queryset") else dict(getattr(field, "choices", ()))


def _named(value: Any, field: Any) -> Any:
    """A row, or rows, by the name that the choices give it; also one that can no longer be chosen. What a field writes
    in another way than it keeps it (a language, an amount) reads as the page shows it."""
    if isinstance(value, QuerySet):
        return [_name_of(row, field) for row in value]
    if isinstance(value, Model):
        return _name_of(value, field)
    return value if value is None or hasattr(field, "choices") else field.prepare_value(value)


def _name_of(row: Model, field: Any) -> str:
    """As the choice of this row reads, also when it can no longer be chosen."""
    label = getattr(field, "label_from_instance", str)
    try:
        return str(label(row))
    except AttributeError:  # a choice may tell more than its row holds: how many klanten somebody has
        choice = field.queryset.filter(pk=row.pk).first()
        return str(label(choice) if choice else getattr(row, "naam", row))


def _as_text(value: Any, choices: Mapping[Any, Any]) -> str:
    """A value as the page shows it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, date):
        return notation.short_date(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, list):
        return "\n".join(str(choices.get(part, part)) for part in value)
    return (
        str(choices.get(value, choices.get(str(value), value)))
        if isinstance(value, str | int)
        else str(value)
    )
