"""A page that lists people is kept nowhere: no browser shows it from its own store."""

import ast

import pytest

from tests.omgeving import PROJECT

LISTED = {"record_list", "record_names", "record_reading"}


def views():
    for app in ("intake", "trajecten", "werkoffensief/dossier", "werkoffensief/doelen"):
        for file in sorted((PROJECT / app / "views").rglob("*.py")):
            for node in ast.parse(file.read_text()).body:
                if isinstance(node, ast.FunctionDef):
                    yield file.relative_to(PROJECT), node


def names_in(nodes):
    return {part.id for node in nodes for part in ast.walk(node) if isinstance(part, ast.Name)}


def test_every_view_that_lists_people_says_never_cache():
    found = [(file, node) for file, node in views() if names_in(node.decorator_list) & {"requires"}]
    lists = [(file, node) for file, node in found if names_in(node.body) & LISTED]
    assert len(lists) > 12
    kept = [
        f"{file}: {node.name}" for file, node in lists if "never_cache" not in names_in(node.decorator_list)
    ]
    assert kept == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "address"),
    [
        ("regisseur", "/ww/"), ("regisseur", "/agenda/brieven/"), ("teamleider", "/toegang/"),
        ("teamleider", "/doelen/vragen/"),
    ],
)  # fmt: skip
def test_a_list_that_writes_its_log_elsewhere_says_so_too(role, address, cast, client_of):
    answer = client_of(getattr(cast, role)).get(address)
    assert (answer.status_code, "no-store" in answer["Cache-Control"]) == (200, True)
