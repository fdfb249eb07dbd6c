"""Row-level history of every tracked table: what changed, when, and by whom.

Triggers of django-pghistory write one event per changed row, whatever wrote it: ORM, update(), bulk, COPY, a task or
plain SQL. Who did it comes from the transaction-local setting that `handeling` (logboek/actor.py) makes; where nobody
set it, the event names the database role, so that no event lacks an actor. The triggers write with the owner's rights
(logboek/rechten.py): the web role reads events and cannot write one of its own.
"""

from typing import Any

import pghistory
import pghistory.models
import pghistory.trigger
import pgtrigger
from django.db import models

ACTOR_SQL = (
    "COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), '')::JSONB,"
    " JSONB_BUILD_OBJECT('door', 'databaserol ' || SESSION_USER, 'via', 'sql'))"
)
_PGHISTORY_SQL = "COALESCE(NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), ''), NULL)::JSONB"


class Gebeurtenis(pghistory.models.Event):
    """Base of every history row (settings.PGHISTORY_BASE_MODEL): 32 bits are a few years of nightly deliveries."""

    pgh_id = models.BigAutoField(primary_key=True)

    class Meta:
        abstract = True


class _EventTrigger(pghistory.trigger.Event):
    """pghistory's trigger, with an actor where no context was set."""

    def get_func(self, model: Any) -> pgtrigger.Func:
        text = str(super().get_func(model).func)
        assert _PGHISTORY_SQL in text, "pghistory changed the SQL of its context"  # noqa: S101
        return pgtrigger.Func(text.replace(_PGHISTORY_SQL, ACTOR_SQL))


class _WithActor:
    """The one change to pghistory's trackers: they register the trigger above."""

    def add_event_trigger(self, event_model: Any) -> None:
        trigger = _EventTrigger(
            event_model=event_model,
            label=self.label,  # type: ignore[attr-defined]
            name=self.trigger_name,  # type: ignore[attr-defined]
            row=self.row,  # type: ignore[attr-defined]
            operation=self.operation,  # type: ignore[attr-defined]
            condition=self.condition,  # type: ignore[attr-defined]
            level=pgtrigger.Row,
        )
        pgtrigger.register(trigger)(event_model.pgh_tracked_model)


class _Insert(_WithActor, pghistory.InsertEvent):
    label = "nieuw"


class _Update(_WithActor, pghistory.UpdateEvent):
    label = "gewijzigd"


class _Delete(_WithActor, pghistory.DeleteEvent):
    label = "verwijderd"


def track_history(*, exclude: tuple[str, ...] = ()) -> Any:
    """Class decorator: keep every state of every row of this model. `exclude`: derived columns."""

    def decorate(model: type[models.Model]) -> type[models.Model]:
        return pghistory.track(
            _Insert(),
            _Update(),
            _Delete(),
            exclude=list(exclude),
            context_field=pghistory.ContextJSONField(null=False),
            obj_field=pghistory.ObjForeignKey(
                related_name="geschiedenis", on_delete=models.DO_NOTHING, db_constraint=False
            ),
            model_name=f"{model.__name__}Geschiedenis",
            append_only=False,
        )(model)

    return decorate
