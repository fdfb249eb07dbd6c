"""The compose file: what it promises, and its `command:` strings run for real in MODUS=productie.

There is no container engine here: the processes run beside each other with the environment that compose gives them.
"""

import contextlib
import json
import os
import re
import secrets
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
import yaml

from tests.embedded.support import PROJECT, eventually

COMPOSE = yaml.safe_load((PROJECT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
OURS = ("migrate", "web", "worker", "beat")
SITE = "werk.voorbeeld.invalid"


def test_only_migrate_knows_the_owner():
    assert {name for name in OURS if "DATABASE_OWNER_URL" in SERVICES[name]["environment"]} == {"migrate"}


@pytest.mark.parametrize("name", OURS)
def test_each_process_is_closed_in_and_in_productie(name):
    service = SERVICES[name]
    assert service["environment"]["MODUS"] == "productie"
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]


def test_images_are_short_names_and_only_the_proxy_is_open_to_the_outside():
    for service in SERVICES.values():
        assert "." not in service["image"].partition("/")[0].partition(":")[0]
    assert {name for name, service in SERVICES.items() if service.get("ports")} == {"proxy"}


def test_every_value_is_required_and_named_at_the_top():
    text = (PROJECT / "docker-compose.yml").read_text()
    head = text.partition("name:")[0]
    for variable in set(re.findall(r"\$\{(\w+)", text)):
        assert f"${{{variable}:?}}" in text
        assert f"${{{variable}}}" not in text
        assert variable in head


def test_dockerfile_installs_by_hash_and_runs_as_an_ordinary_user():
    text = (PROJECT / "Dockerfile").read_text()
    assert "--require-hashes -r /tmp/base.txt" in text
    assert text.index("USER werk") < text.index("CMD")


# The commands


def ordinary_user() -> dict:
    """Keywords for subprocess: another user than root, where that user can run this Python."""
    if os.geteuid() != 0:
        return {}
    keywords = {"user": "nobody", "group": "nogroup", "extra_groups": []}
    probe = subprocess.run(["/bin/sh", "-c", 'test -x "$0"', sys.executable], check=False, **keywords)
    if probe.returncode:
        pytest.skip(f"an ordinary user cannot run {sys.executable}")
    return keywords


@pytest.fixture(scope="module")
def place():
    path = Path(tempfile.mkdtemp(prefix="wo-compose-"))
    path.chmod(0o755)
    for name in ("data", "static"):
        (path / name).mkdir(mode=0o700)
        if os.geteuid() == 0:
            shutil.chown(path / name, "nobody", "nogroup")
    yield path
    shutil.rmtree(path)


@pytest.fixture
def environment(place, committed_db):
    """What compose gives the processes, with addresses of a database that is migrated."""
    names = ("SECRET_KEY", "BSN_INDEX_SLEUTEL", "IMPORT_SLEUTEL", "TWEEDE_FACTOR_SLEUTELS")
    given = {name: secrets.token_hex(32) for name in names}
    return {
        **{key: os.environ[key] for key in ("PATH", "LANG", "HOME") if key in os.environ},
        **{key: os.environ[key] for key in ("REDIS_URL",)},
        **given,
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "PYTHONPATH": str(PROJECT),
        "MODUS": "productie",
        "DJANGO_SETTINGS_MODULE": "werkoffensief.settings.base",
        "DATABASE_URL": committed_db.web_url,
        "DATABASE_LOG_URL": committed_db.log_url,
        "BSN_SLEUTELS": f"een:{secrets.token_hex(32)}",
        "GEMEENTE_NAAM": "Gemeente Voorbeeld",
        "ALLOWED_HOSTS": SITE,
        "CSRF_TRUSTED_ORIGINS": f"https://{SITE}",
        "DATA_DIR": str(place / "data"),
        "STATIC_ROOT": str(place / "static"),
    }


@contextlib.contextmanager
def running(name, environment, place):
    """The service's command exactly as it stands in the compose file."""
    log = place / f"{name}.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            shlex.split(SERVICES[name]["command"]), env=environment, cwd=PROJECT, stdout=output,
            stderr=output, start_new_session=True, **ordinary_user(),
        )  # fmt: skip
    try:
        yield process, log
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def get(port, path):
    headers = {"Host": SITE, "X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.1"}
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, ""
    except OSError:
        return 0, ""


def test_web_serves_the_log_in_page_with_its_static_files(environment, place):
    command = [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity", "0"]
    subprocess.run(command, env=environment, cwd=PROJECT, check=True, **ordinary_user())
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    web = environment | {"GUNICORN_CMD_ARGS": f"--bind 127.0.0.1:{port}"}
    with running("web", web, place) as (process, log):
        assert eventually(lambda: get(port, "/inloggen/")[0] == 200 or process.poll() is not None, 60), (
            log.read_text()
        )
        hashed = json.loads((place / "static" / "staticfiles.json").read_text())["paths"]["css/app.css"]
        assert re.fullmatch(r"css/app\.[0-9a-f]{12}\.css", hashed)
        status, style = get(port, f"/static/{hashed}")
        assert (status, "{" in style) == (200, True), log.read_text()


@pytest.mark.parametrize("name", ["worker", "beat"])
def test_worker_and_beat_stay_up(name, environment, place):
    command = SERVICES[name]["command"]
    with running(name, environment, place) as (process, log):
        time.sleep(5)
        assert process.poll() is None, log.read_text()
        assert "Traceback" not in log.read_text()
    assert process.returncode in (0, -signal.SIGTERM), (command, log.read_text())


@pytest.mark.parametrize("name", ["web", "worker", "beat"])
def test_no_process_starts_with_the_owners_rights(name, environment, place):
    owner = environment | {
        "DATABASE_OWNER_URL": environment["DATABASE_URL"],
        "GUNICORN_CMD_ARGS": "--bind 127.0.0.1:0",
    }
    with running(name, owner, place) as (process, log):
        assert eventually(lambda: process.poll() is not None, 15), "it runs with the owner's rights"
        assert process.returncode != 0
        assert "DATABASE_OWNER_URL" in log.read_text()
