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


def run(tmp_path: Path, body: str, *, ci: bool, workers: str = "0") -> subprocess.CompletedProcess[str]:
    (tmp_path / "test_sample.py").write_text(SUITE.format(body=body))
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n    browser: x\n    postgres15: x\n")
    plain = {key: value for key, value in os.environ.items() if key not in {"CI", "PYTEST_ADDOPTS"}}
    options = ["-p", "tests.skips", "-p", "no:django", "-p", "no:cacheprovider", "-n", workers, "-rs"]
    return subprocess.run(
        [sys.executable, "-m", "pytest", *options, str(tmp_path)],
        cwd=tmp_path,
        env={**plain, "PYTHONPATH": str(ROOT), **({"CI": "true"} if ci else {})},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("workers", ["0", "2"])
def test_skipped_browser_test_fails_in_ci(tmp_path, workers):
    result = run(tmp_path, 'pytest.skip("no Chromium here")', ci=True, workers=workers)
    assert result.returncode == 1
    assert "1 failed, 1 skipped" in result.stdout
    assert "In CI no browser test may be skipped. Skipped: no Chromium here" in result.stdout
    assert "must run: browser 0, postgres15 0" in result.stdout


def test_skipped_browser_test_is_a_skip_elsewhere(tmp_path):
    result = run(tmp_path, 'pytest.skip("no Chromium here")', ci=False)
    assert result.returncode == 0
    assert "2 skipped" in result.stdout
    assert "no Chromium here" in result.stdout


@pytest.mark.parametrize("workers", ["0", "2"])
def test_browser_test_that_ran_is_counted_in_ci(tmp_path, workers):
    result = run(tmp_path, "assert True", ci=True, workers=workers)
    assert result.returncode == 0
    assert "must run: browser 1, postgres15 0" in result.stdout


def test_skipped_module_fails_in_ci(tmp_path):
    (tmp_path / "test_module.py").write_text(
        'import pytest\npytest.skip("all of it", allow_module_level=True)\n'
    )
    result = run(tmp_path, "assert True", ci=True)
    assert result.returncode != 0
    assert "In CI no whole module may be skipped" in result.stdout
