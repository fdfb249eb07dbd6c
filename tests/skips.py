"""No silent skips in CI: where CI=true, a skipped `browser`, `postgres15` or `openid` test is a failure.

A pytest plugin, loaded with `-p tests.skips`. On a machine without Chromium, PostgreSQL 15 or node those
tests are skipped with the reason; CI installs them, so a skip there means that something did not run unseen.
A whole module that is skipped hides its markers, so in CI that is a failure too. The closing line
`must run: browser N, postgres15 N, openid N` lets `.ci/run` refuse a run in which no such test was left.

`LANG_UNTIL` (seconds since 1970) is the end of the time that `.ci/run` has for the long tests: those not begun by
then are left out, and the closing lines say how many. Their order is another one in each run, so none is left out for
long; `make test-lang` without that variable runs all.
"""

import os
import time
from collections import Counter
from collections.abc import Generator

import pytest

NEVER_SKIPPED = ("browser", "postgres15", "openid")


NO_TIME = "no time left for long tests"


def no_time_left() -> bool:
    return time.time() > float(os.environ.get("LANG_UNTIL") or "inf")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What may not be skipped runs first when time may run out."""
    if os.environ.get("LANG_UNTIL"):
        items.sort(key=lambda item: item.get_closest_marker("postgres15") is None)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    if no_time_left() and item.get_closest_marker("lang"):
        pytest.skip(NO_TIME)


def in_ci() -> bool:
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


def reason_of(report: pytest.TestReport | pytest.CollectReport) -> str:
    return report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    marked = [name for name in NEVER_SKIPPED if item.get_closest_marker(name)]
    if report.skipped and marked and in_ci() and NO_TIME not in reason_of(report):
        report.longrepr = f"In CI no {' or '.join(marked)} test may be skipped. {reason_of(report)}"
        report.outcome = "failed"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if report.skipped and in_ci():
        report.longrepr = f"In CI no whole module may be skipped. {reason_of(report)}"
        report.outcome = "failed"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not in_ci():
        return
    ran = Counter(
        name
        for report in terminalreporter.stats.get("passed", [])
        for name in NEVER_SKIPPED
        if report.when == "call" and name in report.keywords
    )
    late = [report for report in terminalreporter.stats.get("skipped", []) if NO_TIME in reason_of(report)]
    if late:
        terminalreporter.write_line(f"{NO_TIME}: {len(late)} not run, make test-lang runs all")
    terminalreporter.write_line("must run: " + ", ".join(f"{name} {ran[name]}" for name in NEVER_SKIPPED))
