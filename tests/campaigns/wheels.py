"""Is there a wheel for every pin, on every Python and machine that we promise? Installs nothing.

    python -m tests.campaigns.wheels [requirements/dev.txt]

Asks the configured registry through pip (`--dry-run`), per pin, so that every missing wheel is named.
Prints a table and exits 1 when a wheel is missing. Markers are left out on purpose: a pin that only
Python 3.11.2 needs is checked as well; pins for Windows are not.
"""

import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PYTHONS = ["3.11", "3.12", "3.13"]
MACHINES = ["x86_64", "aarch64"]
# glibc 2.28 and older: Debian 10, RHEL 8 and everything since.
GLIBC = ["manylinux2014", *(f"manylinux_2_{minor}" for minor in (5, 12, 17, 24, 26, 27, 28))]


def pins(path: Path) -> list[str]:
    """Each pin with its hashes on one line, without marker."""
    lines = path.read_text().replace("\\\n", " ").splitlines()
    wanted = [
        line for line in lines if "==" in line and not line.lstrip().startswith("#") and "win32" not in line
    ]
    return [re.sub(r"\s*;.*?(?=\s--hash)", "", line) for line in wanted]


def ask(requirements: list[str], python: str, machine: str) -> str:
    """Pip's answer: empty when there is a wheel for all, else its last line."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pins.txt"
        file.write_text("\n".join(requirements) + "\n")
        options = ["--dry-run", "--quiet", "--disable-pip-version-check", "--ignore-installed", "--no-deps"]
        options += [
            "--only-binary=:all:",
            "--require-hashes",
            "--implementation",
            "cp",
            "--python-version",
            python,
        ]
        for tag in GLIBC:
            options += ["--platform", f"{tag}_{machine}"]
        command = [
            sys.executable,
            "-m",
            "pip",
            "install",
            *options,
            "--target",
            f"{folder}/none",
            "-r",
            str(file),
        ]
        result = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False)
    if result.returncode == 0:
        return ""
    errors = [line for line in result.stderr.splitlines() if line.startswith("ERROR")]
    return errors[-1] if errors else f"pip ended with {result.returncode}"


def missing(requirements: list[str], python: str, machine: str) -> list[str]:
    """The pins without a wheel here. One question for all; only after a 'no' one for each."""
    if not ask(requirements, python, machine):
        return []
    return [pin.split()[0] for pin in requirements if ask([pin], python, machine)]


def main(path: Path) -> int:
    requirements = pins(path)
    targets = list(product(PYTHONS, MACHINES))
    with ThreadPoolExecutor(max_workers=2) as pool:
        answers = list(pool.map(lambda target: missing(requirements, *target), targets))
    for (python, machine), names in zip(targets, answers, strict=True):
        verdict = f"no wheel: {', '.join(names)}" if names else "all have a wheel"
        sys.stdout.write(f"Python {python} {machine:8} {len(requirements)} pins, {verdict}\n")
    return 1 if any(answers) else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "requirements" / "dev.txt"))
