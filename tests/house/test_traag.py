"""The list of slow tests names tests that exist, and is chosen by what they took."""

from pathlib import Path

import pytest

from tests import traag

ROOT = Path(__file__).resolve().parents[2]


def test_each_name_in_the_list_is_a_test():
    names = traag.names()
    assert names == sorted(set(names))
    for name in names:
        path, _, function = name.partition("::")
        assert f"def {function}(" in (ROOT / path).read_text(), name


def test_the_slowest_are_chosen_until_the_rest_fits():
    times = {"a": 1.0, "b": 9.0, "c": 5.0, "d": 2.0}
    assert traag.choose(times, 3.0) == ["b", "c"]
    assert traag.choose(times, 17.0) == []


def test_times_are_read_from_a_report_of_pytest_with_all_cases_of_a_test(tmp_path):
    report = tmp_path / "run.xml"
    report.write_text(
        '<testsuites><testsuite><testcase classname="tests.web.test_x" name="test_a[1]" time="1.5"/>'
        '<testcase classname="tests.web.test_x" name="test_a[2]" time="0.5"/></testsuite></testsuites>'
    )
    assert traag.times_of(report) == {"tests/web/test_x.py::test_a": pytest.approx(2.0)}
