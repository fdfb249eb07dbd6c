"""`make bench`: what the reading log adds to a page."""

import pytest

from tests.benchmarks import leeslog


def test_the_reading_log_adds_at_most_five_milliseconds(django_db_blocker: pytest.FixtureRequest) -> None:
    with django_db_blocker.unblock():
        assert leeslog.main(["--regels", "2000000"]) == 0
