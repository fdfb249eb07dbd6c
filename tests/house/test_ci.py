"""`.ci/run` on machines made of stand-ins: what it installs, what it refuses, and what makes it fail."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAKE = """
case $1 in
lint) exit "${LINT:-0}" ;;
test)
    echo "must run: browser ${BROWSER:-3}, postgres15 0, openid ${OPENID:-3}"
    echo "== 300 passed, 2 skipped in 12.34s =="
    exit "${TEST:-0}" ;;
test-lang)
    echo "must run: browser 0, postgres15 ${POSTGRES:-3}, openid 0"
    echo "== 3 passed in 400.34s (0:06:40) ==" ;;
esac
"""


class Machine:
    """A machine with everything, seen through a PATH of stand-ins."""

    def __init__(self, folder: Path):
        self.bin, self.postgres = folder / "bin", folder / "postgres"
        self.bin.mkdir()
        self.postgres.mkdir()
        self.install("make", MAKE)
        self.install("id", "echo 1000")
        self.install("ldconfig", "echo libpango-1.0.so libpangoft2-1.0.so")
        self.install("fc-list", "echo DejaVu")
        for name in ("git", "python3", "chromium", "node", "npm"):
            self.install(name, "exit 0")
        self.install("apt-get", "exit 1")
        self.put(self.postgres / "initdb", "exit 0")

    def put(self, path: Path, script: str) -> None:
        path.write_text(f"#!/bin/bash\n{script}\n")
        path.chmod(0o755)

    def install(self, name: str, script: str) -> None:
        self.put(self.bin / name, script)

    def without_postgres(self) -> None:
        (self.postgres / "initdb").unlink()

    def run(self, **settings: str) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": f"{self.bin}:/usr/bin:/bin", "HOME": os.environ.get("HOME", "/tmp")}
        environment |= {"POSTGRES15_BIN": str(self.postgres), **settings}
        return subprocess.run(
            ["bash", str(ROOT / ".ci" / "run")],
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_passes_and_repeats_the_closing_lines_of_pytest(machine):
    result = machine.run()
    assert result.returncode == 0, result.stderr
    assert "ci: nothing to install" in result.stdout
    closing = result.stdout.splitlines()[-3:]
    assert closing[0] == "== 300 passed, 2 skipped in 12.34s =="
    assert closing[1] == "== 3 passed in 400.34s (0:06:40) =="
    assert closing[2].startswith("ci: passed")


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ({"LINT": "2"}, "ci: failed: lint"),
        ({"TEST": "1"}, "ci: failed: test test-traag"),
        ({"BROWSER": "0"}, "ci: failed: skips"),
        ({"POSTGRES": "0"}, "ci: failed: skips"),
        ({"OPENID": "0"}, "ci: failed: skips"),
    ],
)
def test_fails_and_says_what_failed(machine, settings, reason):
    result = machine.run(**settings)
    assert result.returncode == 1
    assert result.stdout.splitlines()[-1] == reason


def test_ordinary_user_is_told_in_one_line_what_to_install(machine):
    machine.without_postgres()
    result = machine.run()
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        "ci: this machine lacks something; as root: apt-get install postgresql-15 "
    ]


def test_root_installs_what_is_missing_and_nothing_else(machine):
    machine.without_postgres()
    machine.install("id", "echo 0")
    initdb = machine.postgres / "initdb"
    machine.install(
        "apt-get", f'echo "apt-get $*"; [ "$1" = update ] || {{ touch {initdb}; chmod +x {initdb}; }}'
    )
    result = machine.run()
    assert result.returncode == 0, result.stderr
    assert "apt-get install -q -y --no-install-recommends postgresql-15\n" in result.stdout


def test_root_whose_installing_fails_does_not_go_on(machine):
    machine.without_postgres()
    machine.install("id", "echo 0")
    result = machine.run()
    assert result.returncode == 1
    assert "ci: lint" not in result.stdout
