"""The first visit is light: what a browser that knows nothing fetches for the log-in page, as production serves it.

The files are served compressed by the application itself; a page is compressed by the proxy (docker/Caddyfile), so
its weight is counted after gzip.
"""

import gzip
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from django.core.management import call_command
from django.test import Client

MOST_BYTES, MOST_REQUESTS = 50_000, 5
FETCHED = re.compile(r"""<(?:link|script|img)\b[^>]*?\b(?:href|src)=["']([^"']+)""")
IN_STYLE = re.compile(r"""url\(["']?([^"')]+)""")

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(settings, tmp_path: Path) -> Client:
    """On the files as production collects them."""
    settings.STATIC_ROOT = tmp_path
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = False
    storage = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": storage}
    call_command("collectstatic", interactive=False, verbosity=0)
    return Client()


def fetch(browser: Client, address: str, encoding: str) -> tuple[int, str]:
    """The bytes on the wire, and the text."""
    answer = browser.get(address, headers={"Accept-Encoding": encoding})
    assert answer.status_code == 200, address
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if answer.get("Content-Encoding") == "gzip":
        return len(body), gzip.decompress(body).decode()
    page = answer["Content-Type"].startswith("text/html")
    return len(gzip.compress(body, 5) if page and encoding == "gzip" else body), body.decode(errors="replace")


def first_visit(browser: Client, address: str, encoding: str = "gzip") -> dict[str, int]:
    """Every address that is fetched, with its bytes: the page, what it names, and what its styles name."""
    size, page = fetch(browser, address, encoding)
    weights = {address: size}
    for name in FETCHED.findall(page):
        found = urljoin(address, name)
        weights[found], text = fetch(browser, found, encoding)
        if found.endswith(".css"):
            for inner in (urljoin(found, part) for part in IN_STYLE.findall(text) if part[:5] != "data:"):
                weights[inner], _text = fetch(browser, inner, encoding)
    return weights


def test_first_visit_is_fifty_kilobytes_in_five_requests_at_most(browser: Client):
    weights = first_visit(browser, "/inloggen/")
    assert any(name.endswith(".css") for name in weights)
    assert sum(weights.values()) <= MOST_BYTES, weights
    assert len(weights) <= MOST_REQUESTS, weights


def test_without_compression_it_would_be_too_heavy(browser: Client):
    assert sum(first_visit(browser, "/inloggen/", "identity").values()) > MOST_BYTES
