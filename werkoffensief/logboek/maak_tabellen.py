"""The tables of an app in one step of a migration: the first start of a new municipality takes seconds, not a minute.

Django renders the state of all related models again after every operation; with a hundred tables that refer to each
other that is nearly all of the time that migrating takes. `MaakTabellen` holds the operations as `makemigrations`
wrote them, applies them to an unrendered state, and then makes each table once, as it is in the end.
"""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger

PART_OF_TABLE = (AddField, AddConstraint, AddIndex)


class MaakTabellen(Operation):
    """Operations that only make something new: tables with all that belongs to them, and their triggers.

    A field, constraint or index of a table that is not made here is refused: nobody would make it.
    """

    category = OperationCategory.ADDITION
    reduces_to_sql = True

    def __init__(self, operations: list[Operation]) -> None:
        self.operations = operations
        self.tables = [operation for operation in operations if isinstance(operation, CreateModel)]
        made = {operation.name_lower for operation in self.tables}
        for operation in operations:
            if isinstance(operation, CreateModel):
                continue
            if not isinstance(operation, (*PART_OF_TABLE, AddTrigger)):
                raise TypeError(f"{operation!r} makes no part of a new table")
            if operation.model_name.lower() not in made:
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
            if not isinstance(operation, PART_OF_TABLE):
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

    def describe(self) -> str:
        return f"Make {len(self.tables)} tables"
