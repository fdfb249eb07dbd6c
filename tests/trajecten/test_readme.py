"""What the README of trajecten names is there, and what is there it names."""

import re
from pathlib import Path

from django.apps import apps

from trajecten.urls import urlpatterns

README = (Path(__file__).parents[2] / "trajecten" / "README.md").read_text(encoding="utf-8")
WORDS, PAGES = README.split("| Page |")
IN_CODE = re.compile(r"`([^`]+)`")


def test_the_table_of_pages_names_every_url_and_no_other():
    """A name that ends in … stands for all that begin so."""
    urls = {str(pattern.name) for pattern in urlpatterns}
    cells = [line.split("|")[1] for line in PAGES.splitlines() if line.startswith("| `")]
    named = {name for cell in cells for name in IN_CODE.findall(cell)}
    starts = {name.removesuffix("…") for name in named if name.endswith("…")}
    assert {name for name in urls - named if not name.startswith(tuple(starts))} == set()
    assert {name for name in named - urls if not name.endswith("…")} == set()
    assert {start for start in starts if not any(name.startswith(start) for name in urls)} == set()


def test_every_model_is_a_word_and_every_file_and_service_that_is_named_exists():
    models = {row.__name__ for row in apps.get_app_config("trajecten").get_models()}
    tracked = {name for name in models if name.endswith("Geschiedenis")}
    assert {name for name in models - tracked if not re.search(rf"\b{name}\b", WORDS)} == set()
    root = Path(__file__).parents[2]
    for name in IN_CODE.findall(README):
        if name.endswith(".py"):
            assert (root / "trajecten" / name).exists(), name
    for number in re.findall(r"docs/adr/(\d{4})", README):
        assert list((root / "docs" / "adr").glob(f"{number}-*.md")), number
