"""`make bench`: finding somebody, against Django's admin on the same rows."""

import pytest

from tests.benchmarks import zoeken


def test_search_takes_an_eighth_of_the_admins_and_a_fortieth_among_400_000(
    django_db_blocker: pytest.FixtureRequest,
) -> None:
    with django_db_blocker.unblock():
        assert zoeken.main([]) == 0
