"""`make bench`: the import against a bare COPY, its memory, and whether it stays linear."""

from tests.benchmarks import import_ratio


def test_an_import_costs_at_most_twice_a_bare_copy():
    assert import_ratio.main([]) == 0
