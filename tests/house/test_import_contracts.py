"""Every import contract is broken once in a copy of the tree, and `lint-imports` must name it.

A contract that nothing can break protects nothing: a misspelt layer in brackets, for instance,
is silently always kept.
"""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]
CONTRACTS = {contract["id"]: contract["name"] for contract in SETTINGS["importlinter"]["contracts"]}
PACKAGES = SETTINGS["importlinter"]["root_packages"]
LINT_IMPORTS = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]

# contract id -> plantings; a planting is (module that sins, line that it gets) one or more times.
PLANTINGS = {
    "floors": [
        [("intake/apps.py", "import trajecten.models")],
        [("intake/models.py", "import werkgevers.models")],
        [("trajecten/models.py", "import werkoffensief.doelen.apps")],
        [("werkoffensief/accounts/models.py", "import intake.models")],
        [("werkoffensief/embedded/planted.py", "import werkoffensief.web")],
    ],
    "rooms": [
        [("werkoffensief/helpers/__init__.py", "")],
        [("werkoffensief/logboek/apps.py", "import werkoffensief.berichten")],
    ],
    "employers-without-persons": [[("werkgevers/views.py", "import intake.models")]],
    "inside-an-app": [
        [("intake/models.py", "import intake.queries"), ("intake/queries.py", "")],
        [("intake/enums.py", "import intake.models")],
        [("trajecten/permissions.py", "import trajecten.services"), ("trajecten/services.py", "")],
        [("werkgevers/services.py", "import werkgevers.forms"), ("werkgevers/forms.py", "")],
        [
            ("werkoffensief/doelen/tasks.py", "import werkoffensief.doelen.views"),
            ("werkoffensief/doelen/views/__init__.py", ""),
        ],
        [("intake/utils.py", "")],
    ],
    "inside-a-workshop": [
        [
            ("werkoffensief/overdracht/enums.py", "import werkoffensief.overdracht.services"),
            ("werkoffensief/overdracht/services.py", ""),
        ],
    ],
    "counted-twice": [[("werkoffensief/doelen/rollup.py", "import werkoffensief.doelen.figures")]],
    "no-queue-in-rules": [
        [("intake/services.py", "from celery import shared_task")],
        [("werkoffensief/berichten/services.py", "import redis")],
        [("trajecten/services.py", "import trajecten.wachtrij"), ("trajecten/wachtrij.py", "import celery")],
    ],
    "no-pages-in-rules": [
        [
            ("intake/models.py", "import werkoffensief.accounts.forms"),
            ("werkoffensief/accounts/forms.py", ""),
        ],
    ],
    "servers-know-no-apps": [[("werkoffensief/embedded/planted.py", "import django")]],
    "no-cycles": [
        [
            ("intake/planted_a.py", "import intake.planted_b"),
            ("intake/planted_b.py", "import intake.planted_a"),
        ],
    ],
}
CASES = [(contract, number) for contract, cases in PLANTINGS.items() for number in range(len(cases))]


def copy_tree(target: Path) -> Path:
    for package in PACKAGES:
        shutil.copytree(
            ROOT / package, target / package, ignore=shutil.ignore_patterns("__pycache__", "static")
        )
    shutil.copy(ROOT / "pyproject.toml", target)
    return target


def plant(tree: Path, module: str, line: str) -> None:
    path = tree / module
    path.parent.mkdir(parents=True, exist_ok=True)
    package = path.parent / "__init__.py"
    if not package.exists():
        package.touch()
    with path.open("a") as file:
        file.write(f"\n{line}\n")


def lint(tree: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*LINT_IMPORTS, *arguments],
        cwd=tree,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={
            "PYTHONPATH": str(tree),
            "PATH": "/usr/bin:/bin",
            "COLUMNS": "200",
            "NO_COLOR": "1",
            "LANG": "C.UTF-8",
        },
    )


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return copy_tree(tmp_path)


def test_every_contract_has_a_planting():
    assert set(PLANTINGS) == set(CONTRACTS)


def test_the_house_as_it_is_keeps_every_contract(tree):
    result = lint(tree)
    assert result.returncode == 0, result.stdout
    assert f"{len(CONTRACTS)} kept, 0 broken" in result.stdout


@pytest.mark.parametrize(("contract", "number"), CASES, ids=[f"{c}-{n}" for c, n in CASES])
def test_a_planted_violation_is_caught_by_its_contract(tree, contract, number):
    for module, line in PLANTINGS[contract][number]:
        plant(tree, module, line)
    result = lint(tree, "--contract", contract)
    assert result.returncode == 1, result.stdout
    assert f"{CONTRACTS[contract]} BROKEN" in " ".join(result.stdout.split())


@pytest.mark.parametrize(
    "module", ["intake/services.py", "trajecten/models.py", "werkoffensief/doelen/figures.py"]
)
def test_ruff_refuses_django_http_in_a_rules_module(module):
    result = ruff_on(module, "from django.http import Http404\n")
    assert result.returncode == 1, result.stdout
    assert "TID251" in result.stdout


@pytest.mark.parametrize("module", ["intake/views.py", "werkoffensief/web/read_only.py"])
def test_ruff_allows_django_http_where_pages_are_made(module):
    assert "TID251" not in ruff_on(module, "from django.http import Http404\n").stdout


def ruff_on(module: str, source: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(Path(sys.executable).with_name("ruff")), "check", "--no-cache", "--stdin-filename", module, "-"],
        cwd=ROOT,
        input=source,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
