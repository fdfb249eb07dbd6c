"""How much an import costs above a bare COPY; its memory; and whether it and the history stay linear.

    make bench            (or: python tests/benchmarks/import_ratio.py [--map MAP] [--snel])

The yardstick is a COPY of the very rows that the import wrote into the same tables of a fresh clone: the same
indexes, constraints and history triggers, one transaction per file. Import and COPY run in turn; the ratio is taken
of the sums. Exit code 1 when a bound of BOUNDS is broken.
"""

# ruff: noqa: T201 (it prints its table)

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT))
os.environ.setdefault("DATA_DIR", str(PROJECT / ".data" / "bench"))

import psycopg  # noqa: E402

from tests import omgeving  # noqa: E402
from werkoffensief.demo import gemeente  # noqa: E402

OPTIONS = "-c pgtrigger.ignore={} -c TimeZone=UTC"  # as the settings of every process
BOUNDS = {"ratio klanten": 2.0, "ratio alles": 2.0, "geheugen (MB)": 250.0, "lineair (4x / 1x / 4)": 1.5}
CONTEXT = """SELECT set_config('pghistory.context_metadata', '{"door": "meting", "via": "import"}', true),
set_config('werkoffensief.import', 'aan', true)"""
# The tables that each file fills, in the order of the files.
FILES = {
    "doelstellingen": ["doelen_doelstelling"],
    "teams": ["accounts_team", "accounts_teamstadsdeel"],
    "campagnes": ["intake_campagne"],
    "medewerkers": ["accounts_medewerker", "accounts_rolverlening"],
    "klanten": [
        "intake_klant", "intake_klantnummer", "intake_identificatie", "intake_adres", "intake_contactgegeven",
    ],
    "uitkeringen": ["intake_uitkering"],
    "gesprekken": ["intake_gesprek"],
    "contactpogingen": ["intake_contactpoging"],
    "belemmeringen": ["intake_belemmering"],
    "trajecten": ["trajecten_traject"],
    "regisseurs": ["trajecten_regisseurschap"],
    "stappen": ["trajecten_stap"],
    "werkgevers": ["werkgevers_werkgever"],
    "werkakkoorden": ["werkgevers_werkakkoord"],
    "plaatsingen": ["trajecten_plaatsing"],
    "antwoorden": ["intake_onderwerpantwoord"],
    "zrm": ["intake_zrmscore"],
    "klanttags": ["intake_klanttag"],
    "acties": ["intake_actie"],
}  # fmt: skip
TABLES = [table for tables in FILES.values() for table in tables]


def import_once(database: omgeving.Database, folder: Path) -> tuple[dict[str, float], float]:
    """Seconds per file and the peak memory in MB, of an import in a process of its own."""
    code = (
        "import resource, sys, time; from pathlib import Path; import django; django.setup()\n"
        "from werkoffensief.overdracht.services import import_folder; from werkoffensief.web import clock\n"
        "marks = []\n"
        "result = import_folder(Path(sys.argv[1]), door='meting', now=clock.now(), "
        "progress=lambda percent, text: marks.append((text, time.perf_counter())))\n"
        "assert result.accepted, [f.zin() for b in result.bestanden for f in b.fouten][:3]\n"
        "for (text, start), (_text, end) in zip(marks, marks[1:]): print(text, end - start, sep='\\t')\n"
        "print('geheugen', resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, sep='\\t')\n"
    )
    environment = {**database.environment, "DJANGO_SETTINGS_MODULE": "werkoffensief.settings.test"}
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)],
        env=environment, cwd=PROJECT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    found = dict(line.split("\t") for line in done.stdout.splitlines())
    memory = float(found.pop("geheugen"))
    return {name.removesuffix(".csv"): float(seconds) for name, seconds in found.items()}, memory


def dump(database: omgeving.Database, folder: Path) -> None:
    """The rows of every table as the text that COPY reads."""
    with psycopg.connect(database.owner_url) as connection:
        for table in TABLES:
            names = columns(connection, table)
            with (
                (folder / table).open("wb") as file,
                connection.cursor().copy(f"COPY (SELECT {names} FROM {table}) TO STDOUT") as copy,
            ):
                for block in copy:
                    file.write(block)


def columns(connection: psycopg.Connection, table: str) -> str:
    found = connection.execute(
        "SELECT quote_ident(column_name) FROM information_schema.columns WHERE table_name = %s "
        "AND is_generated = 'NEVER' AND column_name NOT IN ('levering_id') ORDER BY ordinal_position",
        [table],
    )
    return ", ".join(name for (name,) in found)


def copy_once(database: omgeving.Database, folder: Path) -> dict[str, float]:
    """Seconds per file of a bare COPY into the same tables."""
    seconds: dict[str, float] = {}
    with psycopg.connect(database.web_url, options=OPTIONS) as connection:
        for name, tables in FILES.items():
            start = time.perf_counter()
            connection.execute(CONTEXT)
            for table in tables:
                statement = f"COPY {table} ({columns(connection, table)}) FROM STDIN"
                with (folder / table).open("rb") as file, connection.cursor().copy(statement) as copy:
                    while block := file.read(1 << 16):
                        copy.write(block)
            connection.commit()
            seconds[name] = time.perf_counter() - start
    return seconds


def ratio(folder: Path, rounds: int) -> dict[str, float]:
    """Import and COPY in turn on fresh clones."""
    imported: dict[str, float] = {}
    copied: dict[str, float] = {}
    memory = 0.0
    for _round in range(rounds):
        with tempfile.TemporaryDirectory() as rows, omgeving.clone() as first, omgeving.clone() as second:
            seconds, peak = import_once(first, folder)
            dump(first, Path(rows))
            memory = max(memory, peak)
            for name, value in seconds.items():
                imported[name] = imported.get(name, 0) + value
            for name, value in copy_once(second, Path(rows)).items():
                copied[name] = copied.get(name, 0) + value
    for name, seconds in imported.items():
        bare = copied.get(name, 0.0)
        quotient = f"{seconds / bare:5.2f}" if bare else "    -"
        print(f"{name:18} inlezen {seconds / rounds:7.2f} s   COPY {bare / rounds:7.2f} s   {quotient}")
    return {
        "ratio klanten": imported["klanten"] / copied["klanten"],
        "ratio alles": sum(imported.values()) / sum(copied.values()),
        "geheugen (MB)": memory,
    }


@contextmanager
def generated(scale: float) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        gemeente.write(gemeente.scaled(gemeente.DEN_HAAG_2019, scale), folder)
        yield Path(folder)


def linear() -> dict[str, float]:
    """Seconds of an import of 0.5, 1 and 2 times the municipality."""
    seconds = {}
    for scale in (0.5, 1, 2):
        with generated(scale) as folder, omgeving.clone() as database:
            found, memory = import_once(database, folder)
            seconds[scale] = sum(found.values())
            print(f"schaal {scale}: {seconds[scale]:.1f} s, {memory:.0f} MB")
    return {"lineair (4x / 1x / 4)": seconds[2] / seconds[0.5] / 4}


def history() -> dict[str, float]:
    """Seconds to insert 20,000, 40,000 and 80,000 tracked rows."""
    seconds = {}
    for number in (20_000, 40_000, 80_000):
        with omgeving.clone() as database, psycopg.connect(database.web_url, options=OPTIONS) as connection:
            start = time.perf_counter()
            connection.execute(CONTEXT)
            connection.execute(
                "INSERT INTO werkgevers_werkgever (id, kvk_nummer, naam, sector) SELECT gen_random_uuid(), "
                "lpad(n::text, 8, '0'), 'Bedrijf ' || n, 'zorg' FROM generate_series(1, %s) n",
                [number],
            )
            connection.commit()
            seconds[number] = time.perf_counter() - start
            print(f"geschiedenis {number} rijen: {seconds[number]:.2f} s")
    return {"geschiedenis (4x / 1x / 4)": seconds[80_000] / seconds[20_000] / 4}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--map", type=Path, default=omgeving.DEN_HAAG)
    parser.add_argument("--snel", action="store_true", help="one round of the ratio only")
    options = parser.parse_args(arguments)
    if options.map.exists():
        found = ratio(options.map, 1 if options.snel else 3)
    else:
        with generated(1) as folder:
            found = ratio(folder, 1 if options.snel else 3)
    if not options.snel:
        found |= linear() | history()
    bounds = {**BOUNDS, "geschiedenis (4x / 1x / 4)": 1.5}
    for name, value in found.items():
        print(f"{name}: {value:.2f} (hoogstens {bounds[name]})")
    return int(any(value > bounds[name] for name, value in found.items()))


if __name__ == "__main__":
    sys.exit(main())
