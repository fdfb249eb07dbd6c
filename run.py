#!/usr/bin/env python3
"""From nothing to a running demo or test run, with the standard library only.

    python3 run.py setup | demo | test | lint | reset | bench | test-lang | schermen

Makes `.venv` with the pinned requirements, and hands over to the programs inside it. This file must be
readable for an older Python too (3.6), so that the reader learns which Python is needed.
"""

import hashlib
import json
import os
import shlex
import shutil
import subprocess
import sys

PROJECT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(PROJECT, ".venv")
VENV_PYTHON = os.path.join(VENV, "bin", "python")
STAMP = os.path.join(VENV, "installed.json")
OLDEST_PYTHON = (3, 11)
OTHER_PYTHONS = ("python3.13", "python3.12", "python3.11")
CONTAINS = {"base": ("demo", "dev"), "demo": ("dev",), "dev": ()}
MEGABYTES_NEEDED = {"base": 400, "demo": 500, "dev": 900}
NO_MODULE = "Python mist de module '{}'. Installeer die eerst, bijvoorbeeld met: apt install python3-venv"
PIP_FAILURES = (
    (
        "No space left on device",
        "De schijf is vol: de pakketten passen er niet op. Maak ruimte vrij en probeer het opnieuw.",
    ),
    (
        "DO NOT MATCH THE HASHES",
        "Een pakket is niet wat het hoort te zijn (hash klopt niet). Er is niets gestart.",
    ),
    (
        "Could not find a version",
        "Geen verbinding met de pakketbron (PyPI), of zij heeft dit pakket niet voor deze Python.",
    ),
    ("Failed to establish a new connection", "Geen verbinding met de pakketbron (PyPI). Is er internet?"),
    ("Temporary failure in name resolution", "Geen verbinding met de pakketbron (PyPI). Is er internet?"),
    ("Max retries exceeded", "Geen verbinding met de pakketbron (PyPI). Is er internet?"),
    ("Permission denied", "Geen schrijfrechten in de map .venv. Is die door een andere gebruiker gemaakt?"),
)


def fail(line):
    """Say in one line what is wrong, and end."""
    sys.stdout.flush()
    sys.stderr.write(line + "\n")
    sys.exit(1)


def require_python():
    """Go on with a newer Python when this one is too old and there is one; else say so."""
    if sys.version_info >= OLDEST_PYTHON:
        return
    for name in OTHER_PYTHONS:
        path = shutil.which(name)
        if path and subprocess.call([path, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            os.execv(path, [path, os.path.abspath(__file__), *sys.argv[1:]])  # noqa: S606 (no shell wanted)
    fail(
        f"Python 3.11 of nieuwer is nodig; dit is Python {sys.version_info[0]}.{sys.version_info[1]}"
        f" ({sys.executable}). Geef een andere met: make demo PYTHON=/pad/naar/python3"
    )


def requirements_file(name):
    """The path of a pinned list."""
    return os.path.join(PROJECT, "requirements", name + ".txt")


def wanted_stamp(name):
    """What `.venv/installed.json` says when this list is installed whole, by this Python, in this folder."""
    digests = {}
    for wider in (name,) + CONTAINS[name]:
        with open(requirements_file(wider), "rb") as file:
            digests[wider] = hashlib.sha256(file.read()).hexdigest()
    return {"python": list(sys.version_info[:3]), "folder": VENV, "digests": digests}


def read_stamp():
    """What is completely installed; empty when an installation was broken off."""
    try:
        with open(STAMP) as file:
            return json.load(file)
    except (OSError, ValueError):
        return {}


def is_usable(stamp, wanted):
    """Whether the environment is whole, made by this Python, and made here."""
    return all(stamp.get(key) == wanted[key] for key in ("python", "folder")) and os.path.exists(VENV_PYTHON)


def setup(name):
    """Install the pinned list into `.venv`, once; two at the same time wait for each other."""
    import fcntl

    lock = os.open(PROJECT, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        print("Een andere installatie is bezig; even wachten ...", flush=True)
        fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        wanted, stamp = wanted_stamp(name), read_stamp()
        usable = is_usable(stamp, wanted)
        if usable and any(stamp["digests"].get(key) == digest for key, digest in wanted["digests"].items()):
            return
        install(name, wanted, fresh=not usable)
    except OSError as error:
        fail(explain(error))
    finally:
        os.close(lock)


def explain(error):
    """One line for an operating system error."""
    import errno

    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"De schijf is vol: {error.filename or PROJECT}. Maak ruimte vrij en probeer het opnieuw."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"Geen schrijfrechten: {error.filename or PROJECT}."
    return f"Dat lukt niet: {error}"


def install(name, wanted, fresh):
    """Make the environment when it is not whole, then let pip install; the stamp is written last."""
    free = shutil.disk_usage(PROJECT).free // 1000000
    if free < MEGABYTES_NEEDED[name]:
        fail(f"De schijf is bijna vol: {free} MB vrij in {PROJECT}, nodig is {MEGABYTES_NEEDED[name]} MB.")
    if fresh:
        make_environment()
    elif os.path.exists(STAMP):
        os.remove(STAMP)
    print("Pakketten installeren (een tot twee minuten) ...", flush=True)
    command = [
        VENV_PYTHON,
        "-m",
        "pip",
        "install",
        "--require-hashes",
        "--no-input",
        "--disable-pip-version-check",
    ]
    command += ["--progress-bar", "off", "--retries", "2", "-r", requirements_file(name)]
    log = os.path.join(VENV, "install.log")
    with open(log, "wb") as output:
        code = subprocess.call(
            command, stdout=output, stderr=subprocess.STDOUT, env=dict(os.environ, PIP_USER="0")
        )
    if code:
        with open(log, errors="replace") as output:
            fail(explain_pip(output.read(), log))
    stamp = {
        "python": wanted["python"],
        "folder": wanted["folder"],
        "digests": {name: wanted["digests"][name]},
    }
    with open(STAMP + ".half", "w") as file:
        json.dump(stamp, file)
    os.rename(STAMP + ".half", STAMP)


def explain_pip(output, log):
    """One line for what pip could not do."""
    for sign, line in PIP_FAILURES:
        if sign in output:
            return line
    lines = [line for line in output.splitlines() if line.strip()]
    return "De installatie is mislukt: {} (alles staat in {})".format(lines[-1] if lines else "?", log)


def make_environment():
    """Make an empty `.venv`; what was left of a broken-off one goes."""
    import importlib.util

    for module in ("venv", "ensurepip"):
        if importlib.util.find_spec(module) is None:
            fail(NO_MODULE.format(module))
    print("Python-omgeving maken in .venv ...", flush=True)
    if os.path.islink(VENV):
        os.remove(VENV)
    elif os.path.exists(VENV):
        shutil.rmtree(VENV)
    done = subprocess.run(
        [sys.executable, "-m", "venv", VENV], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    if done.returncode:
        output = done.stdout.decode(errors="replace")
        if "No space left" in output:
            fail("De schijf is vol: .venv past er niet op. Maak ruimte vrij en probeer het opnieuw.")
        if "ensurepip" in output:
            fail(NO_MODULE.format("ensurepip"))
        fail("De Python-omgeving maken lukt niet: {}".format((output.strip().splitlines() or ["?"])[-1]))


def data_dir():
    """The data directory, as an absolute path."""
    return os.path.abspath(os.environ.get("DATA_DIR") or os.path.join(PROJECT, ".data"))


def enter(arguments, **environment):
    """Become a program of the environment, in the project's folder: same process, so signals arrive."""
    sys.stdout.flush()
    os.chdir(PROJECT)
    os.environ.update(environment)
    os.execv(VENV_PYTHON, [VENV_PYTHON, *arguments])  # noqa: S606 (no shell wanted)


def port_is_free(port):
    """Whether the demo can listen there."""
    import socket

    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
            probe.listen(1)
        except OSError:
            return False
    return True


def demo(arguments):
    """Install, and start the demo municipality."""
    port = os.environ.get("PORT") or "8000"
    if not port.isdigit() or not 0 < int(port) < 65536:
        fail(f"PORT moet een getal van 1 tot 65535 zijn, niet '{port}'. Bijvoorbeeld: PORT=8123 make demo")
    if not port_is_free(int(port)):
        fail(f"Poort {port} is bezet (of niet toegestaan). Kies een andere: PORT=8123 make demo")
    setup("demo")
    enter(["-m", "werkoffensief.embedded.demo", *arguments], MODUS="demo", PORT=port, DATA_DIR=data_dir())


def testing(arguments):
    """Install, and run pytest with a data directory of its own; returns what every test command shares."""
    setup("dev")
    words = shlex.split(os.environ.get("ARGS", "")) + arguments
    return words, {"MODUS": "test", "DATA_DIR": os.path.join(data_dir(), "test")}


def in_memory():
    """A folder in memory for the servers of the short tests, which make and drop thousands of tables, each some files.

    None where there is no room for it, or when somebody chose a place.
    """
    memory = "/dev/shm"  # noqa: S108 (the folder in it is of this user and project)
    if os.environ.get("DATA_DIR") or not os.access(memory, os.W_OK | os.X_OK):
        return None
    room = os.statvfs(memory)
    folder = hashlib.sha256(PROJECT.encode()).hexdigest()[:8]
    place = os.path.join(memory, f"werkoffensief-{os.getuid()}-{folder}")
    return place if os.path.exists(place) or room.f_bavail * room.f_frsize > 4 * 1024**3 else None


def test(arguments):
    """The whole test suite."""
    words, environment = testing(arguments)
    environment["DATA_DIR"] = in_memory() or environment["DATA_DIR"]
    cores = [] if any(word.startswith("-n") for word in words) else ["-n", "2"]
    enter(["-m", "pytest", *cores, *words], **environment)


def test_lang(arguments):
    """What does not fit in ten minutes: tests marked `lang` or `traag`, then each campaign."""
    words, environment = testing(arguments)
    os.chdir(PROJECT)
    os.environ.update(environment)
    failed = []
    commands = [["-m", "pytest", "-n", "2", "-m", "lang or traag", *words]]
    for name in sorted(os.listdir(os.path.join(PROJECT, "tests", "campaigns"))):
        if name.startswith("campaign_"):
            commands.append(["-m", f"tests.campaigns.{name[:-3]}"])
    until = float(
        os.environ.get("LANG_UNTIL") or "inf"
    )  # tests/skips.py; a campaign takes its time and has no part
    for command in commands:
        if "pytest" not in command and until != float("inf"):
            print("== not run within a limited time: " + " ".join(command), flush=True)
            continue
        print("== " + " ".join(command), flush=True)
        if subprocess.call([VENV_PYTHON, *command]) not in (0, 5):
            failed.append(" ".join(command))
    if failed:
        fail("Mislukt: " + ", ".join(failed))


def bench(arguments):
    """Measure; prints tables."""
    words, environment = testing(arguments)
    enter(
        ["-m", "pytest", "-o", "addopts=", "-p", "no:randomly", "-s", "tests/benchmarks", *words],
        **environment,
    )


def schermen(arguments):
    """A picture of every page on every screen, with one sheet of all of them."""
    words, environment = testing(arguments)
    enter(["-m", "tests.paginas", *words], **environment)


def lint(arguments):
    """All checks that need no server."""
    setup("dev")
    enter(["-m", "tests.lint", *arguments])


def reset(_arguments):
    """Remove the embedded data."""
    sys.path.insert(0, PROJECT)
    from pathlib import Path

    from werkoffensief.embedded import EmbeddedError
    from werkoffensief.embedded.reset import remove_data

    try:
        remove_data(Path(data_dir()))
    except EmbeddedError as error:
        fail(str(error))
    print(f"De gegevens in {data_dir()} zijn weg; 'make demo' begint opnieuw.")


COMMANDS = {
    "setup": lambda arguments: setup(*(arguments or ["demo"])),
    "demo": demo,
    "test": test,
    "test-lang": test_lang,
    "lint": lint,
    "bench": bench,
    "schermen": schermen,
    "reset": reset,
}


def main():
    """Run the named command."""
    require_python()
    if len(sys.argv) < 2 or sys.argv[1] not in COMMANDS:
        fail("Gebruik: python3 run.py " + " | ".join(COMMANDS))
    try:
        COMMANDS[sys.argv[1]](sys.argv[2:])
    except KeyboardInterrupt:
        fail("Gestopt.")


if __name__ == "__main__":
    main()
