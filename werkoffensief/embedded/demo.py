"""`make demo` after the installation: servers, migrations, demo municipality, web, worker and beat."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from pathlib import Path

from werkoffensief import embedded
from werkoffensief.embedded.children import Child, stop_all
from werkoffensief.embedded.errors import explain
from werkoffensief.embedded.locks import exclusive, open_lock, try_exclusive
from werkoffensief.embedded.processes import (
    Stopped,
    StopRequest,
    start,
    stop,
    stop_looking,
    stop_with_make,
    wait_until,
)

PROJECT = Path(__file__).resolve().parent.parent.parent
START_SECONDS = 60.0
ACCOUNTS = (
    ("consulent", "voert gesprekken, team Centrum"),
    ("regisseur", "regisseur, team Centrum"),
    ("collega", "regisseur, team Centrum"),
    ("vreemde", "regisseur, team Escamp"),
    ("teamleider", "teamleider, team Centrum"),
    ("accountmanager", "werkgevers en werkakkoorden"),
    ("manager", "cijfers"),
    ("beheerder", "gebruikers, teams, leveringen"),
    ("privacy", "privacy officer"),
    ("werkgever", "account van een werkgever"),
)
STOP = StopRequest()
PASSWORD = "werkoffensief"  # noqa: S105 (the published password of the demo accounts)


def say(line: str) -> None:
    """Tell the person at the keyboard, if there still is one."""
    with contextlib.suppress(OSError):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


def reserve(port: int) -> socket.socket:
    """Keep the port for us; it answers only after `listen`."""
    reserved = socket.socket()
    reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    _or_taken(lambda: reserved.bind(("127.0.0.1", port)), port)
    return reserved


def _or_taken(act: Callable[[], None], port: int) -> None:
    try:
        act()
    except OSError:
        raise embedded.EmbeddedError(
            f"Poort {port} is bezet (of niet toegestaan). Kies een andere: PORT=8123 make demo"
        ) from None


def run(arguments: Sequence[str], log: Path) -> None:
    """Run a management command to its end; its output goes to the log."""
    log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    command = [sys.executable, str(PROJECT / "manage.py"), *arguments]
    process = None
    try:
        with STOP.held(), log.open("ab") as output:
            process = start(command, output, signal.SIGTERM, cwd=PROJECT)
        code = process.wait()
    finally:
        if process is not None:
            stop(process, [(signal.SIGTERM, 5)])
    if code:
        lines = [line for line in log.read_text(errors="replace").splitlines() if line.strip()]
        raise embedded.EmbeddedError(
            f"'manage.py {arguments[0]}' mislukt: {lines[-1] if lines else code} (alles staat in {log})"
        )


def prepare(data_dir: Path) -> None:
    """Migrate as the owner, and load the demo municipality when empty; two demos take turns."""
    log = data_dir / "log" / "voorbereiding.log"
    with exclusive(data_dir / "embedded" / "run" / "demo.lock"):
        say("Database bijwerken ...")
        run(["migrate", "--no-input", "--verbosity", "1"], log)
        del os.environ["DATABASE_OWNER_URL"]
        if (PROJECT / "werkoffensief/demo/management/commands/laad_demo.py").exists():
            say("Demogemeente klaarzetten (de eerste keer duurt dat het langst) ...")
            run(["laad_demo", "--als-leeg"], log)


def programs(data_dir: Path, listening: socket.socket) -> tuple[Child, Child, Child]:
    """Web, worker and beat. They count as users of the servers, which so outlive them in every case."""
    locks, logs = embedded.held_locks(), data_dir / "log"
    python = sys.executable
    web = [
        python, "-m", "gunicorn", "werkoffensief.wsgi", "--bind", f"fd://{listening.fileno()}",
        "--workers", "2", "--threads", "4", "--timeout", "120", "--graceful-timeout", "5",
        "--no-control-socket", "--limit-request-line", "8190",
    ]  # fmt: skip
    celery = [python, "-m", "celery", "-A", "werkoffensief"]
    worker = [
        *celery,
        "worker",
        "--loglevel",
        "WARNING",
        "--concurrency",
        "2",
        "--without-gossip",
        "--without-mingle",
    ]
    beat = [
        *celery,
        "beat",
        "--loglevel",
        "WARNING",
        "--schedule",
        str(data_dir / "beat" / "schedule"),
        "--pidfile=",
    ]
    for folder in ("beat", "static"):  # whitenoise warns when the second is absent
        (data_dir / folder).mkdir(mode=0o700, parents=True, exist_ok=True)
    return (
        Child("web", web, PROJECT, logs / "web.log", [*locks, listening.fileno()]),
        Child("worker", worker, PROJECT, logs / "worker.log", locks, when_we_die=signal.SIGQUIT),
        Child("beat", beat, PROJECT, logs / "beat.log", locks),
    )


def answers(port: int) -> bool:
    """Whether the web program is alive."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/gezond/", timeout=5) as response:
            return bool(response.status == 200)
    except (OSError, urllib.error.URLError):
        return False


def serve(data_dir: Path, port: int, listening: socket.socket) -> None:
    """Keep web, worker and (unless another demo on this data has it) beat running until told to stop."""
    web, worker, beat = children = programs(data_dir, listening)
    beat_lock = open_lock(data_dir / "embedded" / "run" / "beat.lock")
    try:
        _or_taken(lambda: listening.listen(128), port)
        with STOP.held():
            web.start()
            worker.start()
        wanted = [web, worker]
        if (
            not wait_until(lambda: answers(port) or not web.is_running(), START_SECONDS, 0.1)
            or not web.is_running()
        ):
            raise embedded.EmbeddedError(
                f"De website start niet: {web.last_line()} (alles staat in {web.log})"
            )
        greet(port, data_dir)
        while True:
            if beat not in wanted and try_exclusive(beat_lock):
                wanted.append(beat)
                with STOP.held():
                    beat.start()
            for child in wanted:
                _keep(child)
            time.sleep(0.25)
    finally:
        STOP.came = True
        say("\nStoppen ...")
        stop_all(children)
        os.close(beat_lock)


def _keep(child: Child) -> None:
    if child.is_running():
        return
    say(f"{child.name} is gestopt en wordt opnieuw gestart (zie {child.log}).")
    with STOP.held():
        started = child.start_again()
    if not started:
        raise embedded.EmbeddedError(
            f"{child.name} stopt telkens weer: {child.last_line()} (alles staat in {child.log})"
        )


def greet(port: int, data_dir: Path) -> None:
    """Say where it is, and who can log in."""
    say(f"\nWerkoffensief draait op http://127.0.0.1:{port}/\n")
    say(f"Wachtwoord van alle accounts: {PASSWORD}")
    for name, purpose in ACCOUNTS:
        say(f"  {name:<15} {purpose}")
    say(f"\nGegevens en logbestanden staan in {data_dir}. Stoppen: Ctrl-C.")


def main() -> int:
    """Run the demo; 0 when somebody stopped it, 1 with one line when it could not run."""
    STOP.listen_to(signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    stop_with_make(STOP)
    os.umask(0o077)
    data_dir = Path(os.environ.get("DATA_DIR") or PROJECT / ".data").resolve()
    port = int(os.environ.get("PORT") or 8000)
    try:
        listening = reserve(port)
        say("Database en wachtrij starten ...")
        with STOP.held():
            embedded.ensure_environment(os.environ, data_dir)
        os.environ.setdefault("WEB_ADRES", f"http://127.0.0.1:{port}")
        prepare(data_dir)
        serve(data_dir, port, listening)
    except Stopped:
        return 0
    except embedded.EmbeddedError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except OSError as error:
        sys.stderr.write(f"{explain(error, str(data_dir))}\n")
        return 1
    finally:
        STOP.came = True
        stop_looking()
        embedded.leave()
    return 0


if __name__ == "__main__":
    sys.exit(main())
