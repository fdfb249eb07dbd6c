"""What a reader reads of a page, for tests that look for a sentence."""

import re

WHOLE = re.compile(r'<span class="niet-breken">([^<]*)</span>')


def read(html: str) -> str:
    """The page without the marks that keep a date or a number on one line."""
    return WHOLE.sub(r"\1", html)
