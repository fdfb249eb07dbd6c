"""What runs on the embedded PostgreSQL 18 also runs on 15, the oldest that the contract promises."""

import json
import os
import secrets
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tests.omgeving import DEN_HAAG

ROOT = Path(__file__).resolve().parents[2]
SUITES = ["tests/*/test_models*.py", "tests/intake/test_uitkering.py", "tests/doelen/test_doelstand.py"]
MANAGE = [sys.executable, "manage.py"]
pytestmark = [pytest.mark.lang, pytest.mark.postgres15]


def run(command, environment, *, seconds=900):
    """Run a command of ours with exactly these settings of the application, and none of this test run's."""
    plain = {key: os.environ[key] for key in ("PATH", "HOME", "LANG", "TMPDIR", "CI") if key in os.environ}
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**plain, **environment},
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )


@pytest.fixture(scope="module")
def municipality(postgres15, tmp_path_factory):
    """An empty municipality on PostgreSQL 15, migrated by the owner; the environment of web and worker."""
    urls = postgres15.create_database(f"gemeente_{secrets.token_hex(4)}")
    owner = urls.pop("DATABASE_OWNER_URL")
    data = tmp_path_factory.mktemp("data")
    environment = {**urls, "DATA_DIR": str(data), "MODUS": "demo", "REDIS_URL": f"unix://{data}/none.sock"}
    result = run([*MANAGE, "migrate", "--no-input"], {**environment, "DATABASE_OWNER_URL": owner})
    assert result.returncode == 0, result.stdout + result.stderr
    result = run([*MANAGE, "showmigrations", "--plan"], environment)
    assert "[X]" in result.stdout
    assert "[ ]" not in result.stdout
    return environment


def test_the_server_is_version_15_and_the_web_role_owns_nothing(municipality):
    with psycopg.connect(municipality["DATABASE_URL"]) as connection:
        assert 150000 <= connection.info.server_version < 160000
        owned = connection.execute(
            "SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole"
        ).fetchone()
        tables = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    assert owned == (0,)
    assert tables[0] > 30


def test_the_hague_comes_in_and_gives_the_published_figures(municipality):
    if not DEN_HAAG.is_dir():
        reason = f"{DEN_HAAG} is not here; CI has it"
        pytest.skip(reason)
    result = run([*MANAGE, "importeer", str(DEN_HAAG)], municipality)
    assert result.returncode == 0, result.stdout + result.stderr
    for day, name in [("2019-12-31", "verwacht-2019.json"), ("2019-06-30", "verwacht-2019-06-30.json")]:
        printed = run([*MANAGE, "doelstand", "--jaar", "2019", "--peildatum", day, "--json"], municipality)
        assert printed.returncode == 0, printed.stderr
        expected = json.loads((DEN_HAAG / name).read_text())
        figures = json.loads(printed.stdout)
        assert {key: figures[key] for key in expected} == expected


def test_constraints_and_figures_pass(postgres15, tmp_path):
    files = sorted(str(path.relative_to(ROOT)) for pattern in SUITES for path in ROOT.glob(pattern))
    assert files
    urls = postgres15.create_database(f"tests_{secrets.token_hex(4)}")
    environment = {**urls, "DATABASE_SUPERUSER_URL": postgres15.superuser_url, "DATA_DIR": str(tmp_path)}
    environment["REDIS_URL"] = f"unix://{tmp_path}/none.sock"
    command = [sys.executable, "-m", "pytest", "-q", "-m", "not lang and not browser and not worker", *files]
    result = run(command, environment, seconds=1200)
    assert result.returncode == 0, result.stdout[-8000:] + result.stderr[-2000:]
    assert " passed" in result.stdout
