"""A page that lists people is kept nowhere: no browser shows it from its own store."""

import ast

import pytest

from tests.omgeving import PROJECT

LISTED = {"record_list", "record_names", "record_reading"}
SAYS_SO = {"never_cache", "add_never_cache_headers", "pdf_response"}


def views():
    for app in ("intake", "trajecten", "werkoffensief/dossier", "werkoffensief/doelen"):
        for file in sorted((PROJECT / app / "views").rglob("*.py")):
            for node in ast.parse(file.read_text()).body:
                if isinstance(node, ast.FunctionDef):
                    yield file.relative_to(PROJECT), node


def names_in(nodes):
    return {part.id for node in nodes for part in ast.walk(node) if isinstance(part, ast.Name)}


def helpers(rows):
    """The functions without a door that list people for a view, themselves or through another of their own module.

    Those of `access.py` that are not in LISTED write down that one file was opened: that page is no list.
    """
    rest = [(file, node) for file, node in rows if not node.decorator_list and file.name != "access.py"]
    found = {(file, name) for file, _ in rows for name in LISTED}
    while (
        more := {
            (file, node.name)
            for file, node in rest
            if any((file, name) in found for name in names_in(node.body))
        }
        - found
    ):
        found |= more
    return found


def test_every_view_that_lists_people_says_never_cache():
    rows = list(views())
    listing = helpers(rows)
    public = {name for _, name in listing if not name.startswith("_")}
    assert {"shown_household", "record_household"} <= public
    found = [(file, node) for file, node in rows if names_in(node.decorator_list) & {"requires"}]
    lists = [
        (file, node)
        for file, node in found
        if any(name in public or (file, name) in listing for name in names_in(node.body))
    ]
    assert len(lists) > 20
    kept = [f"{file}: {node.name}" for file, node in lists if not names_in([node]) & SAYS_SO]
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
