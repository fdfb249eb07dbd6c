"""The tables of an app in one step of a migration: the first start of a new municipality takes seconds, not a minute.

Django renders the state of all related models again after every operation; with a hundred tables that refer to each
other that is nearly all of the time that migrating takes. `MaakTabellen` holds the operations as `makemigrations`
wrote them, applies them to an unrendered state, and then makes each table once, as it is in the end. `WijzigTabellen`
does the same for tables that are there.
"""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import (
    AddConstraint,
    AddField,
    AddIndex,
    AlterConstraint,
    AlterField,
    CreateModel,
    RemoveConstraint,
    RemoveField,
)
from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger, RemoveTrigger

PART_OF_TABLE = (AddField, AddConstraint, AddIndex)
CHANGES_TABLE = (
    *PART_OF_TABLE,
    AlterField,
    AlterConstraint,
    RemoveConstraint,
    RemoveField,
    AddTrigger,
    RemoveTrigger,
)


class MaakTabellen(Operation):
    """Operations that only make something new: tables with all that belongs to them, and their triggers.

    A field, constraint or index of a table that is not made here is refused: nobody would make it.
    """

    category = OperationCategory.ADDITION
    reduces_to_sql = True

    def __init__(self, operations: list[Operation]) -> None:
        self.operations = operations
        self.tables = [operation for operation in operations if isinstance(operation, CreateModel)]
        self.made = {operation.name_lower for operation in self.tables}
        self.check()

    def check(self) -> None:
        """Refuse what this step would not carry out."""
        for operation in self.operations:
            if isinstance(operation, CreateModel):
                continue
            if not isinstance(operation, (*PART_OF_TABLE, AddTrigger)):
                raise TypeError(f"{operation!r} makes no part of a new table")
            if operation.model_name.lower() not in self.made:
                raise ValueError(f"{operation!r} belongs to a table that is not made here")

    def deconstruct(self) -> tuple:
        return type(self).__name__, [self.operations], {}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        state.__dict__.pop("apps", None)  # a cached property: rendered anew, once, when something asks for it
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for operation in self.operations:
            if not self._is_made_along(operation):
                operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for operation in reversed(self.tables):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def _is_made_along(self, operation: Operation) -> bool:
        """Whether the table to which this belongs is made here, with this in it."""
        return isinstance(operation, PART_OF_TABLE) and operation.model_name.lower() in self.made

    def describe(self) -> str:
        return f"Make {len(self.tables)} tables"


class WijzigTabellen(MaakTabellen):
    """The same for tables that are there: fields, rules, indexes and triggers, each once, beside new tables.

    Each operation sees the state before and after the whole step, so what is added here is not altered here too.
    """

    category = OperationCategory.MIXED

    def check(self) -> None:
        """Refuse what does more than change a table, and two changes of one field."""
        touched = set()
        for operation in self.operations:
            if not isinstance(operation, (CreateModel, *CHANGES_TABLE)):
                raise TypeError(f"{operation!r} does more than change a table")
            if isinstance(operation, (AddField, AlterField)):
                field = (operation.model_name.lower(), operation.name)
                if field in touched:
                    raise ValueError(f"{operation!r} changes a field that this step changed before")
                touched.add(field)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for operation in reversed(self.operations):
            if not self._is_made_along(operation):
                operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return f"Change tables in {len(self.operations)} ways"
