"""In CI a skipped browser or PostgreSQL 15 test fails; elsewhere it is a skip with its reason."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SUITE = """
import pytest

@pytest.mark.browser
def test_with_browser():
    {body}

def test_without():
    pytest.skip("nothing to see")
"""


def run(
    tmp_path: Path, body: str, *, ci: bool, workers: str = "0", suite: str = SUITE, **extra: str
) -> subprocess.CompletedProcess[str]:
    (tmp_path / "test_sample.py").write_text(suite.format(body=body))
    (tmp_path / "pytest.ini").write_text(
        "[pytest]\nmarkers =\n    browser: x\n    postgres15: x\n    lang: x\n"
    )
    plain = {
        key: value for key, value in os.environ.items() if key not in {"CI", "PYTEST_ADDOPTS", "LANG_UNTIL"}
    }
    options = ["-p", "tests.skips", "-p", "no:django", "-p", "no:cacheprovider", "-n", workers, "-rs"]
    return subprocess.run(
        [sys.executable, "-m", "pytest", *options, str(tmp_path)],
        cwd=tmp_path,
        env={**plain, "PYTHONPATH": str(ROOT), **({"CI": "true"} if ci else {}), **extra},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("workers", ["0", pytest.param("2", marks=pytest.mark.lang)])
def test_skipped_browser_test_fails_in_ci(tmp_path, workers):
    result = run(tmp_path, 'pytest.skip("no Chromium here")', ci=True, workers=workers)
    assert result.returncode == 1
    assert "1 failed, 1 skipped" in result.stdout
    assert "In CI no browser test may be skipped. Skipped: no Chromium here" in result.stdout
    assert "must run: browser 0, postgres15 0" in result.stdout


@pytest.mark.lang
def test_skipped_browser_test_is_a_skip_elsewhere(tmp_path):
    result = run(tmp_path, 'pytest.skip("no Chromium here")', ci=False)
    assert result.returncode == 0
    assert "2 skipped" in result.stdout
    assert "no Chromium here" in result.stdout


@pytest.mark.parametrize("workers", ["0", pytest.param("2", marks=pytest.mark.lang)])
def test_browser_test_that_ran_is_counted_in_ci(tmp_path, workers):
    result = run(tmp_path, "assert True", ci=True, workers=workers)
    assert result.returncode == 0
    assert "must run: browser 1, postgres15 0" in result.stdout


@pytest.mark.lang
def test_skipped_module_fails_in_ci(tmp_path):
    (tmp_path / "test_module.py").write_text(
        'import pytest\npytest.skip("all of it", allow_module_level=True)\n'
    )
    result = run(tmp_path, "assert True", ci=True)
    assert result.returncode != 0
    assert "In CI no whole module may be skipped" in result.stdout


LATE = """
import pytest

@pytest.mark.browser
@pytest.mark.lang
def test_long():
    pass

@pytest.mark.lang
@pytest.mark.postgres15
def test_other_database():
    {body}

def test_short():
    pass
"""


@pytest.mark.parametrize("workers", ["0", pytest.param("2", marks=pytest.mark.lang)])
def test_long_tests_not_begun_in_time_are_left_out_and_counted(tmp_path, workers):
    late = run(tmp_path, "pass", ci=True, workers=workers, suite=LATE, LANG_UNTIL="1")
    assert late.returncode == 0, late.stdout
    assert "1 passed, 2 skipped" in late.stdout
    assert "no time left for long tests: 2 not run, make test-lang runs all" in late.stdout
    in_time = run(tmp_path, "pass", ci=True, suite=LATE, LANG_UNTIL="99999999999")
    assert "3 passed" in in_time.stdout
    assert "no time left" not in in_time.stdout


@pytest.mark.lang
def test_what_may_not_be_skipped_runs_first_when_time_may_run_out(tmp_path):
    result = run(tmp_path, "pytest.skip('gone')", ci=False, suite=LATE, LANG_UNTIL="99999999999")
    assert ".py s.." in result.stdout
