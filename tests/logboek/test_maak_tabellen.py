"""One step makes what Django's own operations make one by one, and takes it away again."""

from copy import deepcopy

import pytest
from django.db import connections, models
from django.db.backends.postgresql.base import DatabaseWrapper
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel, RunSQL
from django.db.migrations.state import ProjectState
from psycopg.conninfo import conninfo_to_dict

from werkoffensief.logboek.maak_tabellen import MaakTabellen

APP = "proef"


def operations():
    """Two tables, of which the first refers to the second, as `makemigrations` writes them."""
    return [
        CreateModel(
            "Kamer", [("id", models.BigAutoField(primary_key=True)), ("stoelen", models.IntegerField())]
        ),
        CreateModel("Huis", [("id", models.BigAutoField(primary_key=True))]),
        AddField("kamer", "huis", models.ForeignKey("proef.Huis", on_delete=models.PROTECT, db_index=False)),
        AddConstraint(
            "kamer", models.CheckConstraint(condition=models.Q(stoelen__gt=0), name="kamer_heeft_stoelen")
        ),
        AddIndex("kamer", models.Index(fields=["huis", "stoelen"], name="kamer_huis")),
    ]


@pytest.fixture
def connection(committed_db):
    """The owner's connection, which may make tables."""
    owner = conninfo_to_dict(committed_db.owner_url)
    settings = deepcopy(connections["default"].settings_dict)
    settings |= {"USER": owner["user"], "PASSWORD": owner.get("password", ""), "HOST": owner.get("host", "")}
    wrapper = DatabaseWrapper(settings, "default")
    yield wrapper
    wrapper.close()


def carry_out(connection, steps):
    """The steps in one transaction; returns the states before and after each."""
    states = [ProjectState()]
    with connection.schema_editor() as editor:
        for step in steps:
            state = states[-1].clone()
            step.state_forwards(APP, state)
            step.database_forwards(APP, editor, states[-1], state)
            states.append(state)
    return states


def facts(connection):
    """What the database knows of the two tables."""
    with connection.cursor() as cursor:
        return {
            table: (
                sorted(
                    column.name for column in connection.introspection.get_table_description(cursor, table)
                ),
                connection.introspection.get_relations(cursor, table),
                {
                    name: (rule["columns"], rule["check"], rule["index"], rule["foreign_key"])
                    for name, rule in connection.introspection.get_constraints(cursor, table).items()
                },
            )
            for table in ("proef_huis", "proef_kamer")
        }


def test_same_tables_as_one_by_one(connection):
    one_by_one = carry_out(connection, operations())[-1]
    expected = facts(connection)
    assert "kamer_heeft_stoelen" in expected["proef_kamer"][2]
    with connection.schema_editor() as editor:
        editor.execute("DROP TABLE proef_kamer, proef_huis")

    before, after = carry_out(connection, [MaakTabellen(operations())])
    assert facts(connection) == expected
    assert after.models == one_by_one.models

    with connection.schema_editor() as editor:
        MaakTabellen(operations()).database_backwards(APP, editor, after, before)
    assert not {"proef_huis", "proef_kamer"} & set(connection.introspection.table_names())


def test_refuses_what_makes_no_table():
    with pytest.raises(TypeError, match="no part of a new table"):
        MaakTabellen([*operations(), RunSQL("SELECT 1")])


def test_refuses_a_part_of_another_table():
    with pytest.raises(ValueError, match="not made here"):
        MaakTabellen(operations()[1:])
