"""run.py and manage.py as far as they work without installing; the rest is in tests/campaigns/bootstrap."""

import ast
import importlib.util
import os
import re
import socket
import subprocess
import sys

import pytest

from tests.embedded.support import PROJECT, data_directory, is_served, plain_environment


@pytest.fixture(scope="module")
def bootstrap():
    spec = importlib.util.spec_from_file_location("bootstrap", PROJECT / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def data_dir():
    with data_directory() as path:
        yield path


def run(*command, **environment):
    return subprocess.run(
        [sys.executable, *command], cwd=PROJECT, env=plain_environment(**environment),
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip


def test_run_py_can_be_read_by_python_3_6():
    ast.parse((PROJECT / "run.py").read_text(), feature_version=(3, 6))


def test_run_py_and_the_servers_need_the_standard_library_only():
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", "import sys; sys.path.insert(0, sys.argv[1]);"
         "import run; import werkoffensief.embedded.supervisor, werkoffensief.embedded.reset", str(PROJECT)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("output", "line"),
    [
        ("ERROR: Could not install: [Errno 28] No space left on device", "schijf is vol"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM", "hash klopt niet"),
        ("WARNING: Failed to establish a new connection: [Errno 111]", "Is er internet?"),
        ("iets\nERROR: gewoon kapot\n", "ERROR: gewoon kapot"),
    ],
)
def test_what_pip_says_becomes_one_line(bootstrap, output, line):
    said = bootstrap.explain_pip(output, "install.log")
    assert line in said
    assert "\n" not in said


def test_the_test_environment_serves_the_demo_but_not_the_reverse(bootstrap, tmp_path, monkeypatch):
    monkeypatch.setattr(bootstrap, "VENV_PYTHON", sys.executable)
    stamp = bootstrap.wanted_stamp("dev")
    wanted = bootstrap.wanted_stamp("demo")
    assert bootstrap.is_usable(stamp, wanted)
    assert set(wanted["digests"]) == {"demo", "dev"}
    assert set(stamp["digests"]) == {"dev"}
    assert not bootstrap.is_usable(dict(stamp, python=[3, 10, 0]), wanted)
    assert not bootstrap.is_usable({}, wanted)


def test_a_taken_port_is_one_line_that_names_port():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = run("run.py", "demo", PORT=port)
    assert done.returncode == 1
    assert re.fullmatch(rf"Poort {port} is bezet .*PORT=\d+ make demo\n", done.stderr)


@pytest.mark.parametrize("port", ["http", "0", "70000"])
def test_a_port_that_is_none_is_one_line(port):
    done = run("run.py", "demo", PORT=port)
    assert done.returncode == 1
    assert "PORT moet een getal" in done.stderr


def test_a_command_that_does_not_exist_names_those_that_do():
    done = run("run.py", "opstarten")
    assert done.returncode == 1
    assert "demo" in done.stderr


@pytest.mark.lang
@pytest.mark.parametrize(
    "command",
    [["version"], ["help"], ["migrate", "--help"], ["makemigrations", "--check", "--dry-run"], ["check"]],
)
def test_commands_that_need_no_server_start_none(command, data_dir):
    run("manage.py", *command, DATA_DIR=str(data_dir), MODUS="demo")
    assert not (data_dir / "embedded").exists()


def test_in_productie_nothing_embedded_starts(data_dir):
    done = run("manage.py", "migrate", DATA_DIR=str(data_dir), MODUS="productie")
    assert done.returncode != 0
    assert not (data_dir / "embedded").exists()


@pytest.mark.lang
def test_a_bare_command_migrates_an_empty_database_and_does_not_see_the_owner(data_dir):
    script = (
        "import os; from django.db import connection;"
        "from django.db.migrations.recorder import MigrationRecorder;"
        "print(len(MigrationRecorder(connection).applied_migrations()) > 10,"
        " 'DATABASE_OWNER_URL' in os.environ, connection.settings_dict['USER'])"
    )
    done = run("manage.py", "shell", "--no-imports", "-c", script, DATA_DIR=str(data_dir))
    assert done.stdout.splitlines() == ["True False werk_web"], done.stderr
    assert not is_served(data_dir)
    unfinished = data_dir / "embedded" / "run" / "postgres" / "first-migration-unfinished"
    assert not unfinished.exists()


def test_make_hands_over_in_a_folder_with_spaces(tmp_path):
    folder = tmp_path / "een map met spaties"
    folder.mkdir()
    for name in ("Makefile", "run.py"):
        (folder / name).write_text((PROJECT / name).read_text())
    done = subprocess.run(
        ["make", "demo", f"PYTHON={sys.executable}"], cwd=folder, env={**os.environ, "PORT": "geen"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "PORT moet een getal" in done.stderr
