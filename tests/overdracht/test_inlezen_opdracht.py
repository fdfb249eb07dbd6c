"""`importeer` and `exporteer` as processes on committed rows: exit codes, round trip, a kill, two at once."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from tests import omgeving
from tests.omgeving import DEN_HAAG, PROJECT, Database, clone
from tests.overdracht.wereld import BSN_A, WERELD, write
from werkoffensief.demo import gemeente

NASTY = {
    **WERELD,
    "klanten": [
        *WERELD["klanten"],
        'K0;;"=1+1";"a;b";"Een ""naam""\nop twee regels";;@x;-1;"\\N";"|";%s;{}',
        "Ké;;é;한글;😀;;;;;;;",
    ],
    "aliassen": ["oud1;K1", "OUD2;K2"],
    "medewerkers": [*WERELD["medewerkers"], "M3;Zonder rol;m3@x.example;;"],
    "gesprekken": [*WERELD["gesprekken"], 'g0;oud1;2019-03-01;M3;wijk;1;"a\nb;""c"""'],
    "codes": [
        "voorziening;werkfit;Werkfit nieuw;;",
        *WERELD["codes"],
        "einde_traject;oud;Oud;2010-01-01;2011-01-01",
    ],
}


def manage(database: Database, folder: Path, *arguments: str) -> subprocess.CompletedProcess:
    environment = {**database.environment, "DJANGO_SETTINGS_MODULE": "werkoffensief.settings.test"}
    environment["DATA_DIR"] = str(folder)
    command = [sys.executable, "-W", "ignore", str(PROJECT / "manage.py"), *arguments]
    return subprocess.run(command, env=environment, cwd=PROJECT, capture_output=True, text=True, check=False)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_exit_codes_and_messages(committed_db, tmp_path):
    def run(*arguments):
        done = manage(committed_db, tmp_path / "data", *arguments)
        assert "Traceback" not in done.stderr, done.stderr
        return done.returncode, done.stdout, done.stderr

    good = write(tmp_path / "goed", WERELD)
    (good / "leesmij.txt").write_text("x")
    code, out, _err = run("importeer", str(good), "--proef")
    assert (code, "Dit was een proef: er is niets veranderd." in out) == (0, True)
    code, out, _err = run("importeer", str(good))
    assert code == 0
    assert "leesmij.txt: onbekend bestand, genegeerd." in out
    assert "klanten.csv: 3 nieuw, 0 gewijzigd, 0 ongewijzigd." in out
    code, _out, err = run("importeer", str(tmp_path / "er-is-niets"))
    assert (code, err) == (2, f"{tmp_path / 'er-is-niets'} bestaat niet.\n")
    code, _out, err = run("importeer")
    assert code == 2
    (tmp_path / "leeg").mkdir()
    code, _out, err = run("importeer", str(tmp_path / "leeg"))
    assert (code, err) == (1, "Er is geen bekend bestand gevonden.\n")
    bad = write(tmp_path / "fout", {"klanten": [f"K9;{BSN_A};;;A;;;;;;;"]})
    code, _out, err = run("importeer", str(bad / "klanten.csv"))
    assert code == 1
    assert 'klanten.csv, regel 2, kolom bsn: "*****0019" staat al bij een andere klant: klant K1.' in err
    assert (tmp_path / "data" / "import" / "klanten.fouten.csv").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "data" / "import").stat().st_mode & 0o777 == 0o700
    code, _out, err = run("exporteer", str(good))
    assert (code, "is geen nieuwe of lege map; er is niets geschreven." in err) == (2, True)
    code, _out, err = run("exporteer", str(good / "leesmij.txt"))
    assert code == 2


def test_old_correction_files_go_also_with_proef(committed_db, tmp_path):
    folder = tmp_path / "data" / "import"
    folder.mkdir(parents=True)
    for name, days in (
        ("oud.fouten.csv", 8),
        ("oud.afwijkingen.csv", 8),
        ("nieuw.fouten.csv", 6),
        ("anders.csv", 9),
    ):
        (folder / name).write_text("x")
        os.utime(folder / name, (time.time() - days * 86_400,) * 2)
    manage(
        committed_db, tmp_path / "data", "importeer", str(write(tmp_path / "a", {"teams": ["A;"]})), "--proef"
    )
    assert sorted(path.name for path in folder.iterdir()) == ["anders.csv", "nieuw.fouten.csv"]


def test_an_export_imports_and_exports_again_byte_for_byte(committed_db, tmp_path):
    source = write(tmp_path / "bron", NASTY)
    assert manage(committed_db, tmp_path, "importeer", str(source)).returncode == 0
    first = tmp_path / "een"
    assert manage(committed_db, tmp_path, "exporteer", str(first)).returncode == 0
    assert first.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in first.iterdir()} == {0o600}
    with clone() as empty:
        done = manage(empty, tmp_path, "importeer", str(first))
        assert done.returncode == 0, done.stderr
        assert manage(empty, tmp_path, "exporteer", str(tmp_path / "twee")).returncode == 0
    assert files(tmp_path / "twee") == files(first)
    text = (first / "klanten.csv").read_bytes()
    assert text.startswith(b"klantnummer;bsn;voornaam;tussenvoegsel;achternaam;")
    assert b'K0;;=1+1;"a;b";"Een ""naam""\nop twee regels";;@x;-1;\\N;|;%s;{}\n' in text
    assert (first / "aliassen.csv").read_bytes() == b"oud;klantnummer\nOUD2;K2\noud1;K1\n"
    assert (first / "codes.csv").read_text() == (
        "lijst;code;naam;geldig_van;geldig_tot;volgorde\nbelemmering;geen_rijbewijs;Geen rijbewijs;;;\n"
        "einde_traject;oud;Oud;2010-01-01;2011-01-01;\nvoorziening;werkfit;Werkfit nieuw;;;\n"
    )
    assert (first / "gesprekken.csv").read_bytes().count(b"\n") == 5
    assert b"M3;Zonder rol;m3@x.example;;\n" in (first / "medewerkers.csv").read_bytes()


def test_an_empty_database_exports_headers_without_codes_and_aliases(committed_db, tmp_path):
    assert manage(committed_db, tmp_path, "exporteer", str(tmp_path / "leeg")).returncode == 0
    found = files(tmp_path / "leeg")
    without = {
        *("codes", "keuzeantwoorden", "aandachtspunten", "vertegenwoordigers", "herinneringstops"),
        *("gezinsleden", "verblijfplaatsen", "teamdoelen"),
        *("voorzieningen", "aanbod", "groepsdagdelen", "wachtplekken", "budgetten", "toekenningen"),
        *("opbouwen", "aanwezigheid", "werkfitbeoordelingen"),
    }
    assert set(found) == {f"{name}.csv" for name in WERELD if name not in without}
    assert {content.count(b"\n") for content in found.values()} == {1}


@pytest.mark.lang
def test_a_generated_municipality_is_taken_without_a_refusal(committed_db, tmp_path):
    gemeente.write(gemeente.GRONINGEN_KLEIN, tmp_path / "bron")
    done = manage(committed_db, tmp_path, "importeer", str(tmp_path / "bron"))
    assert done.returncode == 0, done.stderr
    assert "overgeslagen" not in done.stdout
    assert manage(committed_db, tmp_path, "exporteer", str(tmp_path / "een")).returncode == 0
    with clone() as empty:
        assert manage(empty, tmp_path, "importeer", str(tmp_path / "een")).returncode == 0
        assert manage(empty, tmp_path, "exporteer", str(tmp_path / "twee")).returncode == 0
    assert files(tmp_path / "twee") == files(tmp_path / "een")


def start(database: Database, folder: Path, source: Path) -> subprocess.Popen:
    environment = {**database.environment, "DJANGO_SETTINGS_MODULE": "werkoffensief.settings.test"}
    environment["DATA_DIR"] = str(folder)
    command = [sys.executable, "-W", "ignore", str(PROJECT / "manage.py"), "importeer", str(source)]
    return subprocess.Popen(
        command, env=environment, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def wait_for(condition, seconds=60):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.1)


@pytest.fixture
def waiting(committed_db):
    """`waiting("INSERT%")`: whether a process waits for a lock with such a statement."""
    url = omgeving.with_name(omgeving.SUPERUSER_URL, committed_db.name)
    with psycopg.connect(url, autocommit=True) as superuser:

        def check(pattern: str) -> bool:
            statement = (
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                "AND wait_event_type = 'Lock' AND query LIKE %s"
            )
            return superuser.execute(statement, [pattern]).fetchone()[0] > 0

        yield check


def test_a_kill_in_the_middle_leaves_whole_files(committed_db, owner, waiting, tmp_path):
    source = write(tmp_path / "bron", WERELD)
    with psycopg.connect(committed_db.owner_url) as blocker:
        blocker.execute("LOCK TABLE intake_klantgeschiedenis, intake_gesprekgeschiedenis IN EXCLUSIVE MODE")
        process = start(committed_db, tmp_path, source)
        wait_for(lambda: waiting("INSERT INTO intake_klant %"))
        process.send_signal(signal.SIGKILL)
        process.communicate()
    wait_for(lambda: not waiting("INSERT INTO intake_klant %"))
    assert owner.execute("SELECT count(*) FROM accounts_medewerker").fetchone() == (2,)
    assert owner.execute("SELECT count(*) FROM intake_klant").fetchone() == (0,)
    assert owner.execute(
        "SELECT count(*) FROM overdracht_importgeheugen WHERE tabel = 'klanten'"
    ).fetchone() == (0,)
    done = manage(committed_db, tmp_path, "importeer", str(source))
    assert done.returncode == 0, done.stderr
    assert owner.execute("SELECT count(*) FROM trajecten_plaatsing").fetchone() == (2,)


def test_a_second_import_waits_for_the_first(committed_db, owner, waiting, tmp_path):
    source = write(tmp_path / "bron", WERELD)
    with psycopg.connect(committed_db.owner_url) as blocker:
        blocker.execute("LOCK TABLE intake_klantgeschiedenis IN EXCLUSIVE MODE")
        first = start(committed_db, tmp_path, source)
        wait_for(lambda: waiting("INSERT INTO intake_klant %"))
        second = start(committed_db, tmp_path, source)
        wait_for(lambda: waiting("SELECT pg_advisory_lock%"))
        blocker.rollback()
    results = [process.communicate(timeout=120) for process in (first, second)]
    assert (first.returncode, second.returncode) == (0, 0)
    assert "Er loopt al een levering; deze wacht tot die klaar is." in results[1][1]
    assert "klanten.csv: 0 nieuw, 0 gewijzigd, 3 ongewijzigd." in results[1][0]
    assert owner.execute("SELECT count(*), count(DISTINCT klantnummer) FROM intake_klant").fetchone() == (
        3,
        3,
    )


def test_somebody_on_screen_in_between_is_not_overwritten(committed_db, owner, waiting, tmp_path):
    assert manage(committed_db, tmp_path, "importeer", str(write(tmp_path / "a", WERELD))).returncode == 0
    changed = write(tmp_path / "b", {"gesprekken": ["G1;K1;2019-03-01;m1;kantoor;5;Van het bestand"]})
    with psycopg.connect(committed_db.web_url, options="-c pgtrigger.ignore={}") as screen:
        screen.execute("UPDATE intake_gesprek SET verslag = 'Van het scherm' WHERE gespreknummer = 'G1'")
        process = start(committed_db, tmp_path, changed)
        wait_for(lambda: waiting("%FOR NO KEY UPDATE%"))
        screen.commit()
    process.communicate(timeout=60)
    assert process.returncode == 0
    found = owner.execute("SELECT verslag, trede FROM intake_gesprek WHERE gespreknummer = 'G1'").fetchone()
    assert found == ("Van het scherm", 5)


@pytest.mark.lang
@pytest.mark.skipif(not DEN_HAAG.exists(), reason=f"the shared municipality is not here ({DEN_HAAG})")
def test_the_shared_municipality_goes_round(committed_db, tmp_path):
    done = manage(committed_db, tmp_path, "importeer", str(DEN_HAAG))
    assert done.returncode == 0, done.stderr
    again = manage(committed_db, tmp_path, "importeer", str(DEN_HAAG))
    assert " 0 nieuw, 0 gewijzigd, 30400 ongewijzigd." in again.stdout
    assert manage(committed_db, tmp_path, "exporteer", str(tmp_path / "een")).returncode == 0
    with clone() as empty:
        assert manage(empty, tmp_path, "importeer", str(tmp_path / "een")).returncode == 0
        assert manage(empty, tmp_path, "exporteer", str(tmp_path / "twee")).returncode == 0
    assert files(tmp_path / "twee") == files(tmp_path / "een")
    sent = {path.name: sorted(path.read_bytes().splitlines()) for path in DEN_HAAG.glob("*.csv")}
    came = {name: sorted(content.splitlines()) for name, content in files(tmp_path / "een").items()}
    assert set(sent) == set(came)
    assert [name for name in sent if sent[name] != came[name]] == []
