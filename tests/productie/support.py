"""docker-compose.yml as data, and its commands as processes on this machine."""

import http.client
import os
import re
import secrets
import shlex
import signal
import socket
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlencode

import yaml

from tests import omgeving
from tests.berichten.support import eventually
from werkoffensief.embedded.processes import start

PROJECT = Path(__file__).resolve().parents[2]
COMPOSE = yaml.safe_load((PROJECT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
SITE = "werk.voorbeeld.example"
NOBODY = 65534
# In a mount namespace of its own: an open folder in the place of a closed one, with only what is wanted of it.
OPEN_HOME = """
set -e
stage=/mnt
mount -t tmpfs none "$stage"
while [ "$1" != -- ]; do mkdir -p "$stage/${1#"$0"}"; mount --bind "$1" "$stage/${1#"$0"}"; shift; done
shift
chmod 755 "$stage"
mount --rbind "$stage" "$0"
exec "$@"
"""


def dotenv() -> dict[str, str]:
    """What a municipality writes into .env (docs/beheer.md), with fresh keys."""
    return {
        "SITE": SITE,
        "GEMEENTE_NAAM": "Gemeente Voorbeeld",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "BSN_SLEUTELS": f"proef:{secrets.token_hex(32)}",
        "BSN_INDEX_SLEUTEL": secrets.token_hex(32),
        "IMPORT_SLEUTEL": secrets.token_hex(32),
        "TWEEDE_FACTOR_SLEUTELS": secrets.token_hex(32),
        **{f"{name}_PASSWORD": "x" for name in ("POSTGRES", "OWNER", "WEB", "LOG", "REDIS")},
    }


def environment_of(service: str, values: dict[str, str]) -> dict[str, str]:
    """The variables that docker compose would give this service."""
    pattern = re.compile(r"\$\{(\w+):\?\}")
    given = SERVICES[service]["environment"]
    return {name: pattern.sub(lambda m: values[m[1]], str(value)) for name, value in given.items()}


def as_user() -> list[str]:
    """What stands before a command to run it as an ordinary user: `nobody` when the tests run as root."""
    if os.geteuid() != 0:
        return []
    ids = [f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--pdeathsig=TERM"]
    closed = _closed_home()
    if closed is None:
        return ["setpriv", *ids]
    wanted = [str(path) for path in (Path(sys.base_prefix), PROJECT) if path.is_relative_to(closed)]
    return ["unshare", "--mount", "sh", "-c", OPEN_HOME, str(closed), *wanted, "--", "setpriv", *ids]


def _closed_home() -> Path | None:
    """The folder around this Python or this project that others may not enter, such as a /root of mode 700."""
    for path in (Path(sys.base_prefix), PROJECT):
        for parent in reversed(path.parents):
            if not parent.stat().st_mode & 0o001:
                return parent
    return None


def can_run() -> bool:
    """Whether that user can execute this Python."""
    command = [*as_user(), sys.executable, "-c", "import os; assert os.geteuid()"]
    return subprocess.run(command, cwd="/", check=False, stderr=subprocess.DEVNULL).returncode == 0


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("0.0.0.0", port))
        except OSError:
            return False
    return True


class Stack:
    """The processes of docker-compose.yml on a test's own database and Valkey."""

    def __init__(self, database: omgeving.Database, redis_url: str, data_dir: Path) -> None:
        self.values = dotenv()
        self.data_dir = data_dir
        self.here = {
            "DATABASE_URL": database.web_url,
            "DATABASE_LOG_URL": database.log_url,
            "REDIS_URL": redis_url,
            "DATA_DIR": str(data_dir),
            "STATIC_ROOT": str(data_dir / "static"),
        }
        self.port = 8000
        self.processes: dict[str, subprocess.Popen] = {}

    def environment(self, service: str) -> dict[str, str]:
        """Compose's variables with this machine's addresses, and of our own environment only what Python needs."""
        path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
        base = {"PATH": path, "HOME": str(self.data_dir), "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
        image = {"DJANGO_SETTINGS_MODULE": "werkoffensief.settings.base"}
        return base | image | environment_of(service, self.values) | self.here

    def command(self, service: str) -> list[str]:
        """Exactly the command of docker-compose.yml; another port only where 8000 is taken."""
        command = SERVICES[service]["command"]
        if service == "web" and not is_free(8000):
            with socket.socket() as probe:
                probe.bind(("127.0.0.1", 0))
                self.port = probe.getsockname()[1]
            command += f" --bind 127.0.0.1:{self.port}"
        return shlex.split(command)

    def run(
        self, arguments: list[str], service: str = "web", **changes: str | None
    ) -> subprocess.CompletedProcess:
        """Run a program to its end as this service; `changes` to its environment, None removes."""
        environment = {**self.environment(service), **{k: v for k, v in changes.items() if v is not None}}
        for name in [name for name, value in changes.items() if value is None]:
            environment.pop(name, None)
        return subprocess.run(
            [*as_user(), *arguments], cwd=PROJECT, env=environment, check=False, timeout=60,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip

    def start(self, service: str) -> None:
        with (self.data_dir / f"{service}.log").open("ab") as output:
            command = [*as_user(), *self.command(service)]
            self.processes[service] = start(
                command, output, signal.SIGTERM, cwd=PROJECT, env=self.environment(service)
            )

    def log(self, service: str) -> str:
        return (self.data_dir / f"{service}.log").read_text(errors="replace")

    def stop(self) -> None:
        for process in self.processes.values():
            process.terminate()
        for process in self.processes.values():
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def wait_for(self, path: str, seconds: float) -> None:
        eventually(lambda: self._status(path) == 200, seconds, f"200 from {path}; {self.log('web')[-2000:]}")

    def _status(self, path: str) -> int | None:
        try:
            return Browser(self.port).get(path).status
        except OSError:
            return None


class Answer:
    """Status, headers and text of one answer."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.headers = response.headers
        self.body = response.read().decode(errors="replace")


class _Hidden(HTMLParser):
    """The hidden fields of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        attributes = dict(attrs)
        if tag == "input" and attributes.get("type") == "hidden":
            self.fields[attributes["name"]] = attributes.get("value") or ""


class Browser:
    """What the proxy passes on of somebody's browser, cookies included."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}

    def get(self, path: str) -> Answer:
        return self._ask("GET", path)

    def post(self, path: str, page: Answer, **fields: str) -> Answer:
        """Send the form of `page`, filled in."""
        return self._ask("POST", path, urlencode(_Hidden(page.body).fields | fields))

    def _ask(self, method: str, path: str, body: str | None = None) -> Answer:
        headers = {
            "Host": SITE,
            "X-Forwarded-Proto": "https",
            "X-Forwarded-For": "192.0.2.7",
            "Referer": f"https://{SITE}/inloggen/",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        }
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, path, body, headers)
        answer = Answer(connection.getresponse())
        connection.close()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer


def forget_schedule() -> None:
    """Compose gives beat a /tmp of its own; here the file of another user may be in the way."""
    for path in Path("/tmp").glob("celerybeat-schedule*"):
        path.unlink(missing_ok=True)
