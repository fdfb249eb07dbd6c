"""The style page as the whole site, with a navigation that holds only what a test adds."""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import pytest
from pytest_django import Settings

from werkoffensief.web import navigatie


@pytest.fixture(autouse=True)
def style_site(settings: Settings) -> Iterator[None]:
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)  # whitenoise warns without it
    templates = deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"] = [*templates[0]["DIRS"], Path(__file__).parent / "templates"]
    settings.TEMPLATES = templates
    settings.ROOT_URLCONF = "tests.web.style_page"
    entries, search = dict(navigatie._entries), list(navigatie._search)
    navigatie._entries.clear()
    navigatie._search.clear()
    yield
    navigatie._entries.clear()
    navigatie._entries.update(entries)
    navigatie._search[:] = search
