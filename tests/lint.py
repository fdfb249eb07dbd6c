"""Everything `make lint` looks at: `python -m tests.lint [NAME ...]`.

Two checks run at a time. Each says one line; the output of a failed one follows. Exit 1 when one failed.
No check needs a server: Django's own run with the settings of production and addresses where nothing listens.
"""

import os
import secrets
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
PACKAGES = ["werkoffensief", "intake", "werkgevers", "trajecten"]
DJANGO = [sys.executable, "-W", "ignore::RuntimeWarning", "-m", "django"]


def production_environment() -> dict[str, str]:
    """What a municipality sets (docs/beheer.md), with fresh keys and addresses where nothing listens."""
    return {
        "DJANGO_SETTINGS_MODULE": "werkoffensief.settings.base",
        "MODUS": "productie",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "BSN_SLEUTELS": f"lint:{secrets.token_hex(32)}",
        "BSN_INDEX_SLEUTEL": secrets.token_hex(32),
        "IMPORT_SLEUTEL": secrets.token_hex(32),
        "TWEEDE_FACTOR_SLEUTELS": secrets.token_hex(32),
        "GEMEENTE_NAAM": "Gemeente Voorbeeld",
        "ALLOWED_HOSTS": "werk.voorbeeld.invalid",
        "HSTS_SUBDOMEINEN": "1",
        "HSTS_PRELOAD": "1",
        "CSRF_TRUSTED_ORIGINS": "https://werk.voorbeeld.invalid",
        "DATABASE_URL": "postgresql://web@%2Fnonexistent/lint",
        "DATABASE_LOG_URL": "postgresql://log@%2Fnonexistent/lint",
        "REDIS_URL": "unix:///nonexistent/valkey.sock",
    }


@dataclass(frozen=True)
class Check:
    """One command; `environment` is added to ours, whose own settings of the application are left out."""

    name: str
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)

    def run(self) -> tuple["Check", int, str, float]:
        started = time.monotonic()
        kept = {key: value for key, value in os.environ.items() if not key.startswith("DATABASE_")}
        for key in ("MODUS", "REDIS_URL", "SECRET_KEY", "DJANGO_SETTINGS_MODULE"):
            kept.pop(key, None)
        result = subprocess.run(
            self.command,
            cwd=ROOT,
            env={**kept, "COLUMNS": "120", **self.environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return self, result.returncode, result.stdout, time.monotonic() - started


def checks() -> list[Check]:
    """The longest first, so that two at a time end together."""
    production = production_environment()
    return [
        Check("types", [str(BIN / "mypy"), *PACKAGES]),
        Check("missing migrations", [*DJANGO, "makemigrations", "--check", "--dry-run"], production),
        Check("deploy", [*DJANGO, "check", "--deploy", "--fail-level", "WARNING"], production),
        Check("import contracts", [str(BIN / "lint-imports")]),
        Check("templates", [str(BIN / "djlint"), "templates", "--lint"]),
        Check("template format", [str(BIN / "djlint"), "templates", "--check"]),
        Check("lint", [str(BIN / "ruff"), "check", "--output-format", "concise", "."]),
        Check("format", [str(BIN / "ruff"), "format", "--check", "--output-format", "concise", "."]),
    ]


def main(names: list[str]) -> int:
    """Run all checks, or those named; 1 when one failed, 2 when a name is unknown."""
    chosen = [check for check in checks() if not names or check.name in names]
    unknown = set(names) - {check.name for check in chosen}
    if unknown:
        sys.stderr.write(f"Unknown check: {', '.join(sorted(unknown))}\n")
        return 2
    failed = []
    with ThreadPoolExecutor(max_workers=2) as pool:
        for check, code, output, seconds in pool.map(Check.run, chosen):
            sys.stdout.write(f"{'ok    ' if code == 0 else 'FAILED'} {check.name} ({seconds:.1f} s)\n")
            if code:
                failed.append(check.name)
                sys.stdout.write(f"{output.rstrip()}\n\n")
            sys.stdout.flush()
    if failed:
        sys.stdout.write(f"lint: {len(failed)} of {len(chosen)} checks failed: {', '.join(failed)}\n")
        return 1
    sys.stdout.write(f"lint: {len(chosen)} checks passed\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
