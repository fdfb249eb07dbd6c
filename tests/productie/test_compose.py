"""docker-compose.yml: its shape, and its commands in MODUS=productie as an ordinary user (there is no engine here)."""

import fcntl
import json
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher

from tests.accounts.factories import MedewerkerFactory
from tests.accounts.tweede_factor import code_at
from tests.berichten.support import Valkey
from tests.productie import support
from tests.productie.support import COMPOSE, SERVICES, Browser
from werkoffensief.accounts.models import Medewerker
from werkoffensief.web import clock

APP = "/account/tweede-factor/app/"
OURS = ("migrate", "web", "worker", "beat")
PASSWORD = "een lang wachtwoord voor de proef"
REQUIRED = [
    "DATABASE_URL", "DATABASE_LOG_URL", "REDIS_URL", "SECRET_KEY", "BSN_SLEUTELS", "BSN_INDEX_SLEUTEL",
    "IMPORT_SLEUTEL", "TWEEDE_FACTOR_SLEUTELS", "ALLOWED_HOSTS",
]  # fmt: skip
DEMO_VALUES = {
    "SECRET_KEY": "demo-sleutel-niet-voor-productie-0123456789-abcdefghijklmnopqrstuv",
    "BSN_SLEUTELS": "echt:" + "11" * 32,
    "BSN_INDEX_SLEUTEL": "22" * 32,
    "IMPORT_SLEUTEL": "33" * 32,
    "TWEEDE_FACTOR_SLEUTELS": "44" * 32,
}

# --- Shape ---------------------------------------------------------------------------------------------------------


def test_services_are_those_of_the_manual():
    assert set(SERVICES) == {"migrate", "web", "worker", "beat", "postgres", "redis", "proxy"}


def test_only_the_proxy_is_reachable_from_outside():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    assert COMPOSE["networks"]["inside"]["internal"] is True
    for name in ("migrate", "worker", "beat", "postgres", "redis"):
        assert SERVICES[name]["networks"] == ["inside"]


def test_owner_of_the_database_is_known_to_migrate_only():
    with_owner = [n for n, s in SERVICES.items() if "DATABASE_OWNER_URL" in s.get("environment", {})]
    assert with_owner == ["migrate"]
    assert "manage.py migrate" in SERVICES["migrate"]["command"]


def test_each_of_our_processes_runs_in_production_with_what_it_needs():
    for name in OURS:
        environment = support.environment_of(name, support.dotenv())
        assert environment["MODUS"] == "productie"
        assert set(REQUIRED) <= set(environment)
        assert not {"${"} & set(environment.values())
        assert SERVICES[name]["cap_drop"] == ["ALL"]
        assert SERVICES[name]["read_only"] is True


def test_secrets_come_from_outside_the_file():
    for service in SERVICES.values():
        for name, value in service.get("environment", {}).items():
            if name.endswith(("PASSWORD", "_KEY", "SLEUTEL", "SLEUTELS")):
                assert str(value).startswith("${")


def test_others_wait_until_a_service_is_healthy():
    for name in ("web", "postgres", "redis"):
        assert SERVICES[name]["healthcheck"]["test"]
    for name in ("web", "worker", "beat"):
        waits = {other: how["condition"] for other, how in SERVICES[name]["depends_on"].items()}
        assert waits == {"migrate": "service_completed_successfully", "redis": "service_healthy"}
    for service in SERVICES.values():
        for other, how in service.get("depends_on", {}).items():
            assert how["condition"] != "service_healthy" or "healthcheck" in SERVICES[other]


def test_every_named_volume_network_and_file_exists():
    for service in SERVICES.values():
        assert set(service.get("networks", [])) <= set(COMPOSE["networks"])
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            known = (
                (support.PROJECT / source).exists()
                if source.startswith("./")
                else source in COMPOSE["volumes"]
            )
            assert known, volume


# --- Commands ------------------------------------------------------------------------------------------------------


@pytest.fixture
def stack(committed_db):
    """The compose file's processes, on a Valkey of their own; one at a time, as beat's schedule has a fixed place."""
    if not support.can_run():
        pytest.skip(f"the user nobody may not execute {sys.executable}")
    with (Path(os.environ["DATA_DIR"]) / "stack.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield from _stack(committed_db)


def _stack(committed_db):
    root = Path(tempfile.mkdtemp(prefix="wo-prod-"))
    data_dir = root / "data"
    data_dir.mkdir(mode=0o700)
    if os.geteuid() == 0:
        root.chmod(0o711)
        os.chown(data_dir, support.NOBODY, support.NOBODY)
    valkey = Valkey(root)
    stack = support.Stack(committed_db, valkey.url, data_dir)
    support.forget_schedule()
    try:
        valkey.start()
        if os.geteuid() == 0:
            valkey.socket.chmod(0o777)
        yield stack
    finally:
        stack.stop()
        valkey.stop()
        shutil.rmtree(root)
        support.forget_schedule()


def log_in(port, name):
    """Log in as somebody would; returns the browser and the page that follows."""
    browser = Browser(port)
    page = browser.get("/inloggen/")
    assert page.status == 200
    answer = browser.post("/inloggen/", page, login=name, password=PASSWORD)
    assert (answer.status, answer.headers["Location"]) == (302, "/"), answer.body[:2000]
    assert browser.get("/").headers["Location"] == "/account/tweede-factor/"  # a password alone is not enough
    page = browser.get(APP)
    secret = re.search(r"<samp>([A-Z2-7 ]+)</samp>", page.body)[1].replace(" ", "")
    assert browser.post(APP, page, code=code_at(secret=secret)).status == 200
    return browser, browser.get("/")


@pytest.mark.lang
@pytest.mark.worker
def test_compose_commands_serve_a_login_static_files_and_background_work(stack):
    medewerker = MedewerkerFactory(gebruikersnaam="regisseur", rollen=["regisseur"])
    password = PBKDF2PasswordHasher().encode(PASSWORD, "zout")
    Medewerker.objects.filter(pk=medewerker.pk).update(password=password, uitgenodigd_op=clock.now())
    collected = stack.run([sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity", "0"])
    assert collected.returncode == 0, collected.stdout
    for service in ("web", "worker", "beat"):
        stack.start(service)
    stack.wait_for("/gezond/", 60)
    stack.wait_for("/gereed/", 30)

    browser, page = log_in(stack.port, "regisseur")
    assert page.status == 200, page.body[:2000]
    assert Browser(stack.port).get("/").status == 302  # and nobody else
    assert browser.cookies["sessionid"]

    manifest = json.loads((stack.data_dir / "static" / "staticfiles.json").read_text())
    css = manifest["paths"]["css/app.css"]
    answer = browser.get(f"/static/{css}")
    assert answer.status == 200
    assert "immutable" in answer.headers["Cache-Control"]
    assert f"/static/{css}" in page.body

    form = Browser(stack.port).get("/inloggen/")
    stranger = Browser(stack.port)  # has the form, not the cookie that goes with it
    assert stranger.post("/inloggen/", form, login="regisseur", password=PASSWORD).status == 403
    stack.wait_for("/werkers/", 60)
    assert all(process.poll() is None for process in stack.processes.values())
    assert 0 not in {Path(f"/proc/{process.pid}").stat().st_uid for process in stack.processes.values()}


@pytest.mark.worker
def test_processes_refuse_the_owners_rights(stack):
    for service in ("web", "worker", "beat"):
        done = stack.run(stack.command(service), service, DATABASE_OWNER_URL="postgres://eigenaar@/x")
        assert done.returncode != 0, service
        assert "DATABASE_OWNER_URL" in done.stdout


@pytest.mark.lang
def test_processes_refuse_to_start_without_their_variables(stack):
    for name in REQUIRED:
        done = stack.run([sys.executable, "-c", "import werkoffensief.wsgi"], **{name: None})
        assert done.returncode != 0, name
        assert f"{name} is required" in done.stdout
    for service in ("worker", "beat"):
        done = stack.run(stack.command(service), service, SECRET_KEY=None)
        assert done.returncode != 0
        assert "SECRET_KEY is required" in done.stdout


def test_keys_of_the_demo_are_refused_under_whatever_name(stack):
    for name, value in DEMO_VALUES.items():
        done = stack.run([sys.executable, "-c", "import werkoffensief.wsgi"], **{name: value})
        assert done.returncode != 0, name
        assert f"{name} is required" in done.stdout


def test_production_starts_no_embedded_servers(stack):
    done = stack.run([sys.executable, "manage.py", "migrate", "--check"], DATABASE_URL=None)
    assert done.returncode != 0
    assert "DATABASE_URL is required" in done.stdout
    assert not (stack.data_dir / "embedded").exists()
