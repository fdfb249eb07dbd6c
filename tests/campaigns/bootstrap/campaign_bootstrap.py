"""Two commands on a fresh machine: everything that can go differently there, tried for real.

    python -m tests.campaigns.bootstrap.campaign_bootstrap [CASE ...]

Clones the project (or CAMPAIGN_SOURCE) for each case that installs. Cases that need root (another user, a
small disk) say so when they are left out. Prints a line per case with its seconds; exit 1 when one failed.
"""

import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.campaigns.bootstrap.werkplaats import (
    CASES,
    FIRST_START,
    IS_ROOT,
    PLAIN,
    PYTHON,
    SECOND_START,
    STOP,
    Demo,
    Skipped,
    answers,
    case,
    clone,
    folder,
    free_port,
    make,
    processes_in,
    wait_for,
    workshop,
)

# --- Fresh clones


def first_and_second_start(project: Path, user: str | None = None, **environment: str) -> str:
    demo = Demo(project, user=user, **environment)
    first = demo.wait_until_up(FIRST_START)
    for account in ("consulent", "werkgever"):
        assert account in demo.said()
    demo.stop()
    demo.assert_nothing_left()
    again = Demo(project, user=user, **environment)
    second = again.wait_until_up(SECOND_START)
    again.stop()
    again.assert_nothing_left()
    return f"first start {first:.1f} s, second {second:.1f} s"


@case
def fresh_clone() -> str:
    with folder() as place:
        return first_and_second_start(clone(place / "werk"))


@case
def fresh_clone_in_a_home_of_mode_700_with_spaces() -> str:
    with folder(mode=0o700) as place:
        (place / "mijn projecten").mkdir()
        project = clone(place / "mijn projecten" / "werk offensief")
        said = first_and_second_start(project)
        if IS_ROOT:
            pointer = project / ".data" / "embedded" / "elsewhere"
            elsewhere = Path(pointer.read_text().strip())
            assert elsewhere.is_dir()
            assert make(project, "demo-reset").returncode == 0
            assert not elsewhere.exists(), "demo-reset left the data elsewhere"
        return said


@case
def fresh_clone_as_ordinary_user_in_a_home_of_mode_700() -> str:
    if not IS_ROOT:
        raise Skipped("needs root, to make a user")
    name = f"wo{os.getpid() % 100000}"
    home = Path("/home") / name
    subprocess.run(["useradd", "--create-home", "--shell", "/bin/sh", name], check=True)
    try:
        home.chmod(0o700)
        project = clone(home / "mijn werk" / "werk", user=name)
        return first_and_second_start(project, user=name, HOME=str(home), PYTHON="/usr/bin/python3")
    finally:
        wait_for(lambda: not processes_in(home), STOP)
        subprocess.run(["userdel", "--remove", name], check=True, capture_output=True)


@case
def two_installations_at_once() -> str:
    with folder() as place:
        project = clone(place / "werk")
        command = ["make", "setup", f"PYTHON={PYTHON}"]
        both = [
            subprocess.Popen(command, cwd=project, env=PLAIN, stdout=subprocess.DEVNULL) for _ in range(2)
        ]
        assert [process.wait(600) for process in both] == [0, 0]
        check = [str(project / ".venv/bin/python"), "-m", "pip", "check"]
        assert subprocess.run(check, capture_output=True, check=False).returncode == 0
        start = time.monotonic()
        assert make(project, "setup").returncode == 0
        return f"a third finds it done in {time.monotonic() - start:.1f} s"


@case
def interrupted_installation_is_done_again() -> str:
    with folder() as place:
        project = clone(place / "werk")
        process = subprocess.Popen(
            ["make", "setup", f"PYTHON={PYTHON}"],
            cwd=project,
            env=PLAIN,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        wait_for((project / ".venv" / "install.log").exists, 60)
        time.sleep(2)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert not (project / ".venv" / "installed.json").exists()
        assert make(project, "setup").returncode == 0
        check = [str(project / ".venv/bin/python"), "-m", "pip", "check"]
        assert subprocess.run(check, capture_output=True, check=False).returncode == 0
        return "whole after kill -9 halfway"


# --- Starting, attaching, stopping


@case
def twice_at_once_attaches() -> str:
    project = workshop()
    first, second = Demo(project), Demo(project)
    first.wait_until_up(FIRST_START)
    second.wait_until_up(FIRST_START)
    servers = [line for line in processes_in(project).values() if "supervisor postgres" in line]
    assert len(servers) == 1, servers
    assert len([line for line in processes_in(project).values() if " beat " in line]) == 1
    first.stop()
    assert answers(second.port)
    wait_for(lambda: any(" beat " in line for line in processes_in(project).values()), 5)
    second.stop()
    second.assert_nothing_left()
    return "one server, one beat; the second goes on without the first"


@case
def signals_leave_no_process() -> str:
    project, said = workshop(), []
    for name, whole_group in (
        ("SIGINT", True),
        ("SIGINT", False),
        ("SIGTERM", False),
        ("SIGTERM", True),
        ("SIGHUP", True),
    ):
        demo = Demo(project)
        demo.wait_until_up(FIRST_START)
        taken = demo.stop(getattr(signal, name), whole_group=whole_group)
        if (name, whole_group) == ("SIGINT", False):
            wait_for(lambda: not processes_in(project), STOP)
        demo.assert_nothing_left()
        said.append(f"{name}{' to the group' if whole_group else ''} {taken:.1f} s")
    return ", ".join(said)


@case
def signal_during_start_leaves_no_process() -> str:
    project = workshop()
    for pause in (0.2, 0.5, 1.0, 1.5, 2.0, 3.0):
        demo = Demo(project)
        time.sleep(pause)
        demo.stop()
        wait_for(lambda: not processes_in(project), 5)
    return "at 0.2 to 3 seconds"


@case
def kill_9_of_the_demo_leaves_no_process_and_starts_again() -> str:
    project, said = workshop(), []
    for victim in ("make demo", "embedded.demo"):
        demo = Demo(project)
        demo.wait_until_up(FIRST_START)
        for pid, line in processes_in(project).items():
            if victim in line:
                os.kill(pid, signal.SIGKILL)
        demo.process.wait(STOP)
        said.append(f"gone after {wait_for(lambda: not processes_in(project), STOP):.1f} s")
        again = Demo(project)
        said.append(f"up again in {again.wait_until_up(SECOND_START):.1f} s")
        again.stop()
    return ", ".join(said)


@case
def kill_9_of_everything_then_start() -> str:
    project = workshop()
    demo = Demo(project)
    demo.wait_until_up(FIRST_START)
    for _round in range(3):
        for pid in processes_in(project):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
    demo.process.wait(STOP)
    assert (project / ".data/embedded/postgres/cluster/postmaster.pid").exists()
    again = Demo(project)
    taken = again.wait_until_up(SECOND_START)
    again.stop()
    again.assert_nothing_left()
    return f"stale pid file; up in {taken:.1f} s"


@case
def killed_programs_are_started_again() -> str:
    project = workshop()
    demo = Demo(project)
    demo.wait_until_up(FIRST_START)
    killed = []
    for name in (" beat ", " worker ", "gunicorn", "valkey-server", "cluster -c"):
        victims = [pid for pid, line in processes_in(project).items() if name in line]
        assert victims, name
        for pid in victims:
            os.kill(pid, signal.SIGKILL)
            killed.append(pid)
    taken = wait_for(lambda: answers(demo.port) and not set(killed) & set(processes_in(project)), 20)
    names = (" beat ", " worker ", "gunicorn", "valkey-server", "cluster -c")
    wait_for(lambda: all(any(name in line for line in processes_in(project).values()) for name in names), 20)
    demo.stop()
    demo.assert_nothing_left()
    return f"web back after {taken:.1f} s"


@case
def two_data_directories_are_two_municipalities() -> str:
    project = workshop()
    with folder() as place:
        first, second = Demo(project), Demo(project, DATA_DIR=str(place / "andere"))
        first.wait_until_up(FIRST_START)
        second.wait_until_up(FIRST_START)
        assert len([line for line in processes_in(project).values() if "supervisor postgres" in line]) == 2
        first.stop()
        second.stop()
        second.assert_nothing_left()
    return "side by side"


@case
def demo_reset_refuses_then_removes() -> str:
    project = workshop()
    demo = Demo(project)
    demo.wait_until_up(FIRST_START)
    refused = make(project, "demo-reset")
    assert refused.returncode != 0
    assert "draait nog iets" in refused.stderr
    assert answers(demo.port)
    demo.stop()
    assert make(project, "demo-reset").returncode == 0
    assert not (project / ".data").exists()
    return "refused while running"


# --- One clear line


def one_line(done: subprocess.CompletedProcess[str], pattern: str) -> str:
    assert done.returncode != 0
    lines = [line for line in done.stderr.splitlines() if line and not line.startswith("make:")]
    assert len(lines) == 1, done.stderr
    assert re.search(pattern, lines[0]), lines[0]
    return lines[0]


@case
def port_taken() -> str:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return one_line(make(workshop(), "demo", PORT=str(taken.getsockname()[1])), "bezet.*PORT=")


@case
def no_ensurepip_module() -> str:
    with folder() as place:
        (place / "zonder").mkdir()
        (place / "zonder" / "sitecustomize.py").write_text("import sys\nsys.modules['ensurepip'] = None\n")
        done = make(clone(place / "werk"), "setup", PYTHONPATH=str(place / "zonder"))
        return one_line(done, "ensurepip.*apt install python3-venv")


@case
def wrong_python() -> str:
    old = [Path(path) for path in os.environ.get("OLD_PYTHONS", "").split(":") if path]
    old += sorted(Path.home().glob(".pyenv/versions/3.[6-9].*/bin/python3")) + sorted(
        Path.home().glob(".pyenv/versions/3.10.*/bin/python3")
    )
    if not old:
        raise Skipped("no older Python here (OLD_PYTHONS=/path/to/python3.9:...)")
    with folder() as place:
        (place / "leeg").mkdir()
        for name in ("make", "sh", "env"):
            (place / "leeg" / name).symlink_to(str(shutil.which(name)))
        project = clone(place / "werk")
        for python in old:
            line = one_line(
                make(project, "setup", PYTHON=str(python), PATH=str(place / "leeg")), "Python 3.11 of nieuwer"
            )
    return f"{len(old)} older ones; {line}"


@contextmanager
def small_disk(place: Path, megabytes: int) -> Iterator[Path]:
    if not IS_ROOT:
        raise Skipped("needs root, to mount a small disk")
    disk = place / "schijfje"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "none", str(disk)], check=False
    )
    if mounted.returncode:
        raise Skipped("mounting is not allowed here")
    try:
        yield disk
    finally:
        wait_for(lambda: not processes_in(disk), STOP)
        subprocess.run(["umount", str(disk)], check=True)


@case
def disk_full_while_installing() -> str:
    with folder() as place, small_disk(place, 60) as disk:
        return one_line(make(clone(disk / "werk"), "setup"), "schijf is .*vol")


@case
def disk_full_halfway_the_installation() -> str:
    """More than is asked for at the start, but somebody else fills the disk meanwhile."""
    with folder() as place, small_disk(place, 700) as disk:
        project = clone(disk / "werk")
        process = subprocess.Popen(
            ["make", "setup", f"PYTHON={PYTHON}"],
            cwd=project,
            env=PLAIN,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        wait_for((project / ".venv" / "install.log").exists, 60)
        with (disk / "vol").open("wb") as rest:
            rest.write(b"\0" * max(0, shutil.disk_usage(disk).free - 40_000_000))
        out, error = process.communicate(timeout=300)
        line = one_line(subprocess.CompletedProcess([], process.returncode, out, error), "schijf is vol")
        (disk / "vol").unlink()
        assert make(project, "setup").returncode == 0
        return f"{line} Later it installs."


@case
def disk_full_for_the_data() -> str:
    with folder() as place, small_disk(place, 30) as disk:
        return one_line(
            make(workshop(), "demo", PORT=str(free_port()), DATA_DIR=str(disk / "data")), "schijf is vol"
        )


@case
def data_directory_not_writable() -> str:
    return one_line(make(workshop(), "demo", PORT=str(free_port()), DATA_DIR="/proc/nergens"), "DATA_DIR=")


@case
def no_network() -> str:
    with folder() as place:
        nowhere = {
            "PIP_CONFIG_FILE": "/dev/null", "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
            "PIP_NO_CACHE_DIR": "1", "PIP_FIND_LINKS": "", "PIP_EXTRA_INDEX_URL": "",
            "http_proxy": "", "https_proxy": "",
        }  # fmt: skip
        return one_line(make(clone(place / "werk"), "setup", **nowhere), "Is er internet|pakketbron")


@case
def manage_py_starts_what_it_needs() -> str:
    project = workshop()
    with folder() as place:
        command = [str(project / ".venv/bin/python"), "manage.py", "showmigrations"]
        environment = PLAIN | {"DATA_DIR": str(place / "data")}
        both = [
            subprocess.Popen(
                command,
                cwd=project,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            for _ in range(2)
        ]
        for process in both:
            out, error = process.communicate(timeout=120)
            assert process.returncode == 0, error
            assert "[X]" in out, "an empty database was not migrated first"
            assert "[ ]" not in out
        wait_for(lambda: not processes_in(place), 5)
    return "twice at once on an empty database"


def main(names: list[str]) -> int:
    failed = 0
    for name in names or list(CASES):
        start = time.monotonic()
        try:
            said, mark = CASES[name](), "ok    "
        except Skipped as reason:
            said, mark = str(reason), "SKIP  "
        except Exception:
            said, mark = traceback.format_exc(), "FAILED"
            failed += 1
        while Demo.started:
            Demo.started.pop().clean_up()
        sys.stdout.write(f"{mark} {name} ({time.monotonic() - start:.1f} s): {said}\n")
        sys.stdout.flush()
    return 1 if failed else 0


if __name__ == "__main__":
    if IS_ROOT:
        pwd.getpwnam("nobody")
    sys.exit(main(sys.argv[1:]))
