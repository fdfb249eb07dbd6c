"""How a rule that says no becomes a sentence on a page.

A service raises `RefusalError` (or its own subclass) with a Dutch sentence. What the database refuses becomes one
too: `checked()` looks at the deferred rules at once and gives the sentence that stands beside the constraint. A
view hands its form and its service call to `accepted()`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, TypeVar

from django.apps import apps
from django.db import DataError, IntegrityError, connection, transaction
from django.db.models import Model, QuerySet

FALLBACK = "Dit kan niet worden opgeslagen: het past niet bij wat er al is vastgelegd."
STALE = (
    "Iemand anders heeft dit gewijzigd terwijl u bezig was. Er is nog niets opgeslagen. "
    "Vergelijk hieronder wat er nu staat met wat u typte, pas aan wat nodig is en sla opnieuw op."
)
CHECK_VIOLATION_BY_TRIGGER = "23514"

Row = TypeVar("Row", bound=Model)


class RefusalError(Exception):
    """Something may not happen; `str()` says why in Dutch, `field` names the field of a form, if any."""

    field: str | None = None

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        if field:
            self.field = field


class StaleError(RefusalError):
    """Somebody else changed `row` after the page was made."""

    def __init__(self, row: Model) -> None:
        super().__init__(STALE)
        self.row = row


def locked(rows: QuerySet[Row], *, pk: Any, versie: int) -> Row:
    """The row, locked for the rest of the transaction. Raises StaleError when it is not at this version."""
    row = rows.select_for_update(of=("self",)).get(pk=pk)
    if row.versie != versie:  # type: ignore[attr-defined]
        raise StaleError(row)
    return row


@contextmanager
def checked() -> Iterator[None]:
    """A savepoint; at its end every rule is checked, deferred ones too. Raises RefusalError with its sentence."""
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
    name = getattr(diagnosis, "constraint_name", None) or ""
    if name in _sentences():
        return _sentences()[name]
    if (
        diagnosis is not None
        and diagnosis.sqlstate == CHECK_VIOLATION_BY_TRIGGER
        and diagnosis.source_function
    ):
        message = diagnosis.message_primary or ""
        return message if diagnosis.source_function == "exec_stmt_raise" else FALLBACK
    return FALLBACK


@cache
def _sentences() -> dict[str, str]:
    return {
        constraint.name: str(constraint.violation_error_message)
        for model in apps.get_models()
        for constraint in model._meta.constraints
    }


def accepted(form: Any, act: Callable[[dict[str, Any]], Any]) -> bool:
    """Whether `form` is right and `act(form.cleaned_data)` was done; otherwise the form says why not."""
    if not form.is_valid():
        return False
    try:
        act(form.cleaned_data)
    except StaleError as refusal:
        _compare(form, refusal.row)
        form.add_error(None, str(refusal))
    except RefusalError as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
    else:
        return True
    return False


def _compare(form: Any, row: Model) -> None:
    """Let the form show what is stored now where it differs, and carry the version that is shown."""
    form.botsing = []
    for name, bound in ((name, form[name]) for name in form.fields if not form[name].is_hidden):
        stored, typed = _shown(row, name), form.cleaned_data.get(name)
        if name in form.cleaned_data and stored != _as_text(row, name, typed):
            form.botsing.append((bound.label, stored))
    form.data = form.data.copy()
    form.data[form.add_prefix("versie")] = str(row.versie)  # type: ignore[attr-defined]


def _shown(row: Model, name: str) -> str:
    return _as_text(row, name, getattr(row, name, None))


def _as_text(row: Model, name: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    choices = dict(getattr(row._meta.get_field(name), "flatchoices", ())) if hasattr(row, name) else {}
    return str(choices.get(value, value))
