"""Dates and numbers that stay on one line: HTML in the text of a page, and never in what is no text."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.html import strip_tags

from werkoffensief.web.templatetags.weergave import datum, heel

TEMPLATES = [
    path
    for folder in (settings.BASE_DIR / "templates", settings.BASE_DIR / "tests/web/templates")
    for path in sorted(Path(folder).rglob("*.*"))
]
# Where HTML would be read as letters: an attribute, a title, a text area, a letter without HTML.
ATTRIBUTE = re.compile(r"""=\s*(?:"(?:\{[{%].*?[%}]\}|[^"<>])*"|'(?:\{[{%].*?[%}]\}|[^'<>])*')""", re.DOTALL)
TITLE = re.compile(r"<(title|textarea|option)\b.*?</\1>|\{% block titel %\}.*?\{% endblock %\}", re.DOTALL)
HTML = re.compile(r"\{\{[^}]*\|(?:datum|heel)\b")


def misplaced(template: str, name: str = "page.html") -> list[str]:
    """The places in a template where such HTML is no text of the page."""
    parts = [found[0] for pattern in (ATTRIBUTE, TITLE) for found in pattern.finditer(template)]
    return [part for part in (parts if name.endswith(".html") else [template]) if HTML.search(part)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Stopte op 30-08-2019 met werk", 'Stopte op <span class="niet-breken">30-08-2019</span> met werk'),
        ("WO-000001", '<span class="niet-breken">WO-000001</span>'),
        ("070-1234567", '<span class="niet-breken">070-1234567</span>'),
        ("<b>01-01-2026", '&lt;b&gt;<span class="niet-breken">01-01-2026</span>'),
        ("<i>Jan-Willem & co</i>", "&lt;i&gt;Jan-Willem &amp; co&lt;/i&gt;"),
        (12, "12"),
    ],
)
def test_value_stays_on_one_line_and_is_escaped(text, expected):
    assert heel(text) == expected
    assert heel(heel(text)) == expected


def test_date_is_copied_as_it_was_typed():
    assert strip_tags(datum(date(2026, 11, 22))) == "22-11-2026"
    assert datum(None) == datum("") == ""


@pytest.mark.parametrize(
    "template",
    [
        '<a title="van {{ dag|datum }}">x</a>',
        '<input\n value="{{ x.dag|datum|default:"leeg" }}">',
        "<a aria-label='{{ dag|heel }}'>x</a>",
        "{% block titel %}Van {{ dag|datum }}{% endblock %}",
        "<option>{{ dag|datum }}</option>",
    ],
)
def test_date_that_is_no_text_of_the_page_is_found(template):
    assert misplaced(template)


def test_dates_are_only_text_of_pages():
    assert not misplaced('<td class="x" data-kop="Begin">{{ dag|datum }}</td>')
    assert misplaced("Beste {{ dag|datum }}", "brief.txt")
    found = {str(path): parts for path in TEMPLATES if (parts := misplaced(path.read_text(), path.name))}
    assert found == {}
    assert len(TEMPLATES) > 100
