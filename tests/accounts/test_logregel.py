"""What the log never says: a key in an address."""

import logging

import pytest
from django.test import Client

SECRET_PATHS = (
    "/wachtwoord/0190a000-0000-7000-8000-000000000000/geheime-sleutel/",
    "/agenda/feed/geheime-sleutel.ics",
)


@pytest.mark.parametrize("path", SECRET_PATHS)
def test_the_key_in_an_address_stands_in_no_line_of_the_log(db, caplog, path):
    """Who posts there without a CSRF cookie is refused, and the key still works."""
    assert Client(enforce_csrf_checks=True).post(path).status_code == 403
    for level in (logging.WARNING, logging.ERROR):
        logging.getLogger("django.request").log(level, "%s: %s", "Internal Server Error", path)
    lines = [row.getMessage() for row in caplog.records if row.name.startswith("django.")]
    assert {row.name for row in caplog.records} >= {"django.security.csrf", "django.request"}
    assert [line for line in lines if "geheime" in line] == []
    assert all(path.split("geheime")[0] in line for line in lines)
