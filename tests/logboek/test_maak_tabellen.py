"""One step makes what Django's own operations make one by one, and takes it away again."""

from copy import deepcopy

import pytest
from django.db import connections, models
from django.db.backends.postgresql.base import DatabaseWrapper
from django.db.migrations.operations import (
    AddConstraint,
    AddField,
    AddIndex,
    AlterField,
    CreateModel,
    RemoveConstraint,
    RunSQL,
)
from django.db.migrations.state import ProjectState
from psycopg.conninfo import conninfo_to_dict

from werkoffensief.logboek.maak_tabellen import MaakTabellen, WijzigTabellen

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


def changes():
    """Other columns and rules on tables that are there, and a table that refers to one of them."""
    return [
        RemoveConstraint("kamer", "kamer_heeft_stoelen"),
        AddField("kamer", "kleur", models.CharField(max_length=20, null=True)),
        AlterField("kamer", "stoelen", models.BigIntegerField()),
        AddConstraint(
            "kamer", models.CheckConstraint(condition=models.Q(stoelen__gt=1), name="kamer_heeft_banken")
        ),
        CreateModel("Deur", [("id", models.BigAutoField(primary_key=True))]),
        AddField("deur", "kamer", models.ForeignKey("proef.Kamer", on_delete=models.PROTECT)),
    ]


def test_same_changes_as_one_by_one_and_back(connection):
    start = carry_out(connection, [MaakTabellen(operations())])[-1]
    unchanged = facts(connection)
    step = WijzigTabellen(changes())
    after = start.clone()
    with connection.schema_editor() as editor:
        step.state_forwards(APP, after)
        step.database_forwards(APP, editor, start, after)
    changed = facts(connection)
    assert {"kamer_heeft_banken"} < set(changed["proef_kamer"][2])
    assert "kamer_heeft_stoelen" not in changed["proef_kamer"][2]
    assert "proef_deur" in connection.introspection.table_names()
    with connection.schema_editor() as editor:
        step.database_backwards(APP, editor, after, start)
    assert facts(connection) == unchanged
    assert "proef_deur" not in connection.introspection.table_names()

    one_by_one = start.clone()
    with connection.schema_editor() as editor:
        for operation in changes():
            before = one_by_one.clone()
            operation.state_forwards(APP, one_by_one)
            operation.database_forwards(APP, editor, before, one_by_one)
    assert (facts(connection), one_by_one.models) == (changed, after.models)


def test_refuses_what_does_more_than_change_a_table():
    with pytest.raises(TypeError, match="more than change"):
        WijzigTabellen([*changes(), RunSQL("SELECT 1")])


def test_refuses_two_changes_of_one_field():
    twice = [*changes(), AlterField("kamer", "stoelen", models.SmallIntegerField())]
    with pytest.raises(ValueError, match="changed before"):
        WijzigTabellen(twice)
