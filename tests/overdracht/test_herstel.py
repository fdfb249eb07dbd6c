"""`manage.py hersteltest`: a back-up is put back beside the live database, looked at, and thrown away."""

import os
import shutil
import subprocess
import sys
from uuid import uuid4

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from intake import bsn
from intake.models import Identificatie
from tests import omgeving
from tests.intake.factories import DocumentFactory, KlantFactory
from werkoffensief.overdracht.herstel import program


@pytest.fixture
def proef():
    """An empty database of the owner, who may make none."""
    name = f"test_herstel_{uuid4().hex[:8]}"
    omgeving.create(name, "template0")
    yield name
    omgeving.drop(name)


def dumped(made, path):
    parts = conninfo_to_dict(made.owner_url)
    names = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD"}
    environment = {**os.environ, **{names[key]: str(parts[key]) for key in names if parts.get(key)}}
    subprocess.run(
        [
            program("pg_dump", made.owner_url),
            "--format=custom",
            f"--file={path}",
            f"--dbname={parts['dbname']}",
        ],
        env=environment,
        check=True,
    )
    return path


def hersteltest(made, dump, name, **changed):
    environment = {**os.environ, **made.environment, "DATABASE_OWNER_URL": made.owner_url, **changed}
    return subprocess.run(
        [sys.executable, "manage.py", "hersteltest", str(dump), "--database", name],
        cwd=omgeving.PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def tables(made, name):
    with psycopg.connect(omgeving.with_name(made.owner_url, name)) as owner:
        return owner.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()[0]


@pytest.fixture
def back_up(committed_db, opslagruimte, tmp_path):
    """A municipality of one, with a BSN and a document, and its back-up."""
    klant = KlantFactory()
    row = Identificatie(klant=klant, bsn_index=bsn.index_of("999990019"))
    row.bsn_versleuteld, row.sleutel_id = bsn.encrypt("999990019", row_id=row.pk)
    row.save()
    DocumentFactory(klant=klant)
    return klant, dumped(committed_db, tmp_path / "back-up.dump")


def test_a_good_back_up_is_told_to_be_good_and_nothing_of_it_stays(committed_db, proef, back_up, tmp_path):
    klant, dump = back_up
    done = hersteltest(committed_db, dump, proef, DATA_DIR=str(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "FOUT" not in done.stdout
    assert "Erin: 1\N{NO-BREAK SPACE}klant, 0\N{NO-BREAK SPACE}gesprekken" in done.stdout
    assert klant.achternaam not in done.stdout + done.stderr
    assert tables(committed_db, proef) == 0


@pytest.mark.lang
def test_what_is_wrong_is_said(committed_db, owner, proef, back_up, opslagruimte, tmp_path):
    shutil.rmtree(opslagruimte)
    owner.execute("ALTER TABLE intake_klant DISABLE TRIGGER USER")
    dump = dumped(committed_db, tmp_path / "stil.dump")
    done = hersteltest(committed_db, dump, proef, DATA_DIR=str(tmp_path), BSN_SLEUTELS="ander:" + "00" * 32)
    assert done.returncode == 1, done.stdout + done.stderr
    for part in ("zijn niet te lezen", "staan uit", "Van 1 van de 1 documenten"):
        assert any(line.startswith("FOUT") and part in line for line in done.stdout.splitlines()), part
    assert tables(committed_db, proef) == 0


@pytest.mark.lang
def test_another_key_of_the_index_is_found(committed_db, proef, back_up, tmp_path):
    done = hersteltest(committed_db, back_up[1], proef, DATA_DIR=str(tmp_path), BSN_INDEX_SLEUTEL="11" * 32)
    assert done.returncode == 1
    assert "BSN's zijn niet te vinden" in done.stdout


@pytest.mark.lang
def test_what_cannot_be_tried_is_refused(committed_db, proef, tmp_path):
    no_dump = tmp_path / "geen.dump"
    no_dump.write_text("geen back-up")
    done = hersteltest(committed_db, no_dump, proef)
    assert (done.returncode, "Terugzetten mislukte" in done.stderr) == (1, True), done.stderr
    live = conninfo_to_dict(committed_db.owner_url)["dbname"]
    done = hersteltest(committed_db, no_dump, live)
    assert (done.returncode, "staan al tabellen" in done.stderr) == (1, True), done.stderr
    done = hersteltest(committed_db, no_dump, f"{proef}_niet")
    assert (done.returncode, "mag geen database maken" in done.stderr) == (1, True), done.stderr
    done = hersteltest(committed_db, tmp_path / "bestaat-niet", proef)
    assert done.returncode == 2, done.stderr
    assert tables(committed_db, live) > 0
