"""From the upload to the result, with committed rows: a worker works it off, dies, and starts again."""

import os
import signal
import subprocess
import sys
import time
from uuid import uuid4

import psycopg
import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from intake.models import Gesprek, Klant
from tests.accounts.factories import make_cast
from tests.overdracht.leveren import file, klanten_csv, send
from werkoffensief.berichten.models import Opdracht
from werkoffensief.berichten.services import work_off
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.models import Handeling
from werkoffensief.overdracht.models import Importbestand, Importopdracht
from werkoffensief.overdracht.opruimen import erase_from_results, tidy_deliveries
from werkoffensief.overdracht.verwerking import process_deliveries
from werkoffensief.web import clock

BSN, BAD_BSN = "999990019", "999990021"
WORKER = (
    "import django; django.setup(); "
    "from werkoffensief.overdracht.tasks import work_off_deliveries; work_off_deliveries()"
)


@pytest.fixture
def world(committed_db, settings, tmp_path):
    """Somebody who delivers, in a database with committed rows, with a folder of its own for files."""
    settings.DATA_DIR = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {
                "location": tmp_path / "bestanden",
                "file_permissions_mode": 0o600,
                "directory_permissions_mode": 0o700,
            },
        },
    }
    with handeling(door="systeem"):
        cast = make_cast()
    browser = Client()
    browser.force_login(cast.beheerder, backend="allauth.account.auth_backends.AuthenticationBackend")
    cast.browser, cast.folder, cast.database = browser, tmp_path, committed_db
    return cast


def work():
    return process_deliveries(now=clock.now)


def stored(world):
    folder = world.folder / "bestanden"
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def result_page(world, response):
    return world.browser.get(response.url).content.decode()


def test_an_upload_is_taken_and_its_files_go(world):
    response = send(world.browser, file("klanten.csv", klanten_csv(f"K1;{BSN};Jansen;070 1", "K2;;Pieters;")))
    assert stored(world) == ["klanten.csv"]
    assert work() == 1
    assert set(Klant.objects.values_list("klantnummer", "achternaam")) == {
        ("K1", "Jansen"),
        ("K2", "Pieters"),
    }
    assert stored(world) == []
    opdracht = Importopdracht.objects.get()
    assert (opdracht.status, opdracht.voortgang, opdracht.pogingen) == ("klaar", 100, 1)
    assert opdracht.levering is not None
    row = Importbestand.objects.get()
    assert (row.uitkomst, row.bestand.name) == ("overgenomen", "")
    page = result_page(world, response)
    assert "Alle bestanden zijn overgenomen." in page
    assert "2 nieuw, 0 gewijzigd, 0 ongewijzigd." in page
    assert BSN not in page
    assert work() == 0
    assert not Handeling.objects.exists()  # nothing was quoted, so nothing of anybody was read


def test_a_dry_run_changes_nothing(world):
    response = send(world.browser, file("klanten.csv", klanten_csv("K1;;Jansen;")), proef="on")
    assert work() == 1
    assert not Klant.objects.exists()
    page = result_page(world, response)
    assert "Dit was een proef: er is niets veranderd." in page
    assert "1 nieuw" in page


def test_what_is_refused_is_said_and_can_be_fetched(world):
    content = klanten_csv(f"K1;{BAD_BSN};<b>Vet</b>;")
    response = send(
        world.browser, file("klanten.csv", content), file("teams.csv", b"team;stadsdelen\n<i>T</i>;\n")
    )
    work()
    page = result_page(world, response)
    assert "1\xa0bestand is overgenomen, 1\xa0bestand is geweigerd." in page
    assert "klanten.csv, regel 2, kolom bsn: &quot;*****0021&quot;" in page
    assert BAD_BSN not in page
    assert "<b>Vet" not in page
    path = response.url + "fouten/klanten/"
    answer = world.browser.get(path)
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert BAD_BSN in lines[1]
    assert "<b>Vet</b>" in lines[1]
    with psycopg.connect(world.database.owner_url) as owner:
        log = owner.execute(
            "SELECT door, soort, object_id, toelichting FROM logboek_handeling ORDER BY tijdstip"
        ).fetchall()
    door, levering = str(world.beheerder.pk), response.url.split("/")[3]
    assert log == [
        (door, "fouten van levering bekeken", levering, None),
        (door, "correctiebestand opgehaald", levering, "klanten.fouten.csv"),
    ]
    assert world.browser.get(response.url + "fouten/teams/").status_code == 404
    kept = [path for path in (world.folder / "bestanden").rglob("*") if path.is_file()]
    assert [(path.name, path.stat().st_mode & 0o777) for path in kept] == [("klanten.fouten.csv", 0o600)]


def test_two_deliveries_keep_their_own_correction_files(world):
    first = send(world.browser, file("klanten.csv", klanten_csv(f"EEN;{BAD_BSN};A;")))
    second = send(world.browser, file("klanten.csv", klanten_csv(f"TWEE;{BAD_BSN};B;")))
    assert work() == 2
    texts = [
        b"".join(world.browser.get(r.url + "fouten/klanten/").streaming_content) for r in (first, second)
    ]
    assert [b"EEN" in text for text in texts] == [True, False]
    assert [b"TWEE" in text for text in texts] == [False, True]


def test_more_than_300_refusals_are_counted(world):
    rows = [f"K{n};{BAD_BSN};A;" for n in range(350)]
    response = send(world.browser, file("klanten.csv", klanten_csv(*rows)))
    work()
    page = result_page(world, response)
    assert page.count("kolom bsn:") == 300
    assert "Hier staan de eerste 300 van 350\xa0fouten. De rest staat in het correctiebestand." in page
    text = b"".join(world.browser.get(response.url + "fouten/klanten/").streaming_content)
    assert text.count(b"\n") == 351


HOSTILE = {
    "an empty file": (("klanten.csv", b""), "geweigerd"),
    "binary": (("klanten.csv", bytes(range(256)) * 100), "geweigerd"),
    "no workbook": (("klanten.xlsx", b"PK\x03\x04 nee"), "geweigerd"),
    "a header of a megabyte": (("klanten.csv", b"klantnummer;" * 90_000), "geweigerd"),
    "a canary as header": (("klanten.csv", b"<script>alert(1)</script>;achternaam\nx;y\n"), "geweigerd"),
    "a canary as value": (("klanten.csv", klanten_csv("K1;<script>alert(1)</script>;A;")), "geweigerd"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_ends_as_a_sentence(world, case):
    (name, content), outcome = HOSTILE[case]
    response = send(world.browser, file(name, content))
    assert work() == 1
    assert Importbestand.objects.get().uitkomst == outcome
    page = result_page(world, response)
    assert "<script>alert" not in page
    assert f"{name}" in page
    assert "Traceback" not in page
    assert not Klant.objects.exists()


def test_a_zip_bomb_is_refused(world):
    import io
    import zipfile

    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(300):
                sheet.write(b" " * 1_000_000)
    response = send(world.browser, SimpleUploadedFile("klanten.xlsx", target.getvalue()))
    assert work() == 1
    assert Importbestand.objects.get().uitkomst == "geweigerd"
    assert "klanten.xlsx:" in result_page(world, response)


def test_the_same_table_twice_is_refused(world):
    response = send(world.browser, file("teams.csv", b"team\nA\n"), file("teams.xlsx", b"PK"))
    work()
    assert set(Importbestand.objects.values_list("uitkomst", flat=True)) == {"geweigerd"}
    page = result_page(world, response)
    assert "dezelfde tabel staat er ook als teams.xlsx" in page
    assert "Dezelfde tabel zat twee keer in deze levering." in page


def test_files_that_are_gone_make_it_fail_with_a_next_step(world):
    response = send(world.browser, file("teams.csv", b"team\nA\n"))
    default_storage.delete(Importbestand.objects.get().bestand.name)
    assert work() == 1
    page = result_page(world, response)
    assert "De bestanden zijn niet meer in de opslag. Lever ze opnieuw." in page
    assert "Bestanden opnieuw leveren" in page
    assert work() == 0


def start_worker(world):
    environment = {**world.database.environment, "DATA_DIR": str(world.folder)}
    environment.pop("DATABASE_OWNER_URL", None)
    return subprocess.Popen([sys.executable, "-c", WORKER], env=environment)


def wait_until(true, seconds=30):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.05)


def status():
    return Importopdracht.objects.values_list("status", "voortgang").get()


@pytest.fixture
def started(world, owner):
    """A worker of its own process, stopped by a lock on the second file after it took the first."""
    gesprekken = (
        "gespreknummer;klantnummer;datum;medewerker;vorm;trede;verslag\n"
        "G1;K1;2019-01-02;consulent;kantoor;;\n"
    )
    world.response = send(
        world.browser,
        file("klanten.csv", klanten_csv("K1;;Jansen;")),
        file("gesprekken.csv", gesprekken.encode()),
    )
    with psycopg.connect(world.database.owner_url) as blocker:
        blocker.execute("LOCK TABLE intake_gesprek IN ACCESS EXCLUSIVE MODE")
        world.worker = start_worker(world)
        wait_until(lambda: status() == ("loopt", 50))
        world.blocker = blocker
        yield world
        world.worker.kill()
        world.worker.wait()


def test_progress_is_seen_while_it_runs(started):
    assert "Bezig met verwerken: 50%." in started.browser.get(started.response.url).content.decode()
    assert Klant.objects.filter(klantnummer="K1").exists()
    assert work() == 0, "another worker has the turn"
    started.blocker.rollback()
    assert started.worker.wait(30) == 0
    assert status() == ("klaar", 100)


def test_a_killed_worker_is_followed_by_another(started):
    os.kill(started.worker.pid, signal.SIGKILL)
    started.worker.wait()
    assert status() == ("loopt", 50)
    assert stored(started) == ["gesprekken.csv", "klanten.csv"]
    started.blocker.rollback()
    wait_until(lambda: work() == 1)
    assert Klant.objects.count() == Gesprek.objects.count() == 1
    assert stored(started) == []
    opdracht = Importopdracht.objects.get()
    assert (opdracht.status, opdracht.pogingen) == ("klaar", 2)
    page = started.browser.get(started.response.url).content.decode()
    assert "De verwerking is onderweg opnieuw begonnen." in page
    assert "0 nieuw, 0 gewijzigd, 1 ongewijzigd." in page


def test_a_delivery_that_kills_its_worker_three_times_is_given_up(world):
    response = send(world.browser, file("teams.csv", b"team\nA\n"))
    Importopdracht.objects.update(status="loopt", gestart_op=clock.now(), pogingen=3)
    assert work() == 0
    assert "De verwerking is drie keer afgebroken." in result_page(world, response)
    assert stored(world) == []


def test_two_workers_at_once_do_it_once(world):
    send(world.browser, file("teams.csv", b"team\nA\n"))
    workers = [start_worker(world) for _ in range(2)]
    assert [worker.wait(60) for worker in workers] == [0, 0]
    assert status() == ("klaar", 100)
    assert Importopdracht.objects.get().pogingen == 1


def test_the_outbox_only_wakes_a_worker(world, monkeypatch):
    sent = []
    monkeypatch.setattr("werkoffensief.overdracht.tasks._send", lambda: sent.append(status()))
    send(world.browser, file("teams.csv", b"team\nA\n"))
    assert work_off(now=clock.now()) >= 1
    assert sent == [("wacht", 0)]
    assert Opdracht.objects.get(soort="importeren").klaar_op is not None


def test_the_night_removes_what_is_old(world):
    old = send(world.browser, file("klanten.csv", klanten_csv(f"K1;{BAD_BSN};A;")))
    work()
    waiting = send(world.browser, file("teams.csv", b"team\nA\n"))
    orphan = default_storage.save(f"leveringen/{uuid4()}/klanten.csv", SimpleUploadedFile("x", b"x"))
    dead = world.folder / "tijdelijk" / "x.upload"
    dead.write_bytes(b"x")
    long_ago = clock.now().timestamp() - 3 * 86400
    tidy_deliveries(clock.today())
    assert stored(world) == ["klanten.csv", "klanten.fouten.csv", "teams.csv"]
    assert dead.exists()
    Importopdracht.objects.filter(status="klaar").update(klaar_op=clock.now().replace(year=2025))
    os.utime(dead, (long_ago, long_ago))
    os.utime(default_storage.path(orphan), (long_ago, long_ago))
    for path in (world.folder / "import").iterdir():
        os.utime(path, (long_ago - 6 * 86400,) * 2)
    tidy_deliveries(clock.today())
    tidy_deliveries(clock.today())
    assert stored(world) == ["teams.csv"]
    assert not dead.exists()
    assert list((world.folder / "import").iterdir()) == []
    assert "Deze levering wacht." in world.browser.get(waiting.url).content.decode()
    page = world.browser.get(old.url).content.decode()
    assert "Na 7 dagen zijn de fouten en het correctiebestand weggegooid." in page
    assert "1\xa0fout in 1\xa0rij" in page
    assert "kolom bsn" not in page


def test_an_erased_person_is_in_no_kept_row_or_sentence(world):
    rows = [f"WEG;{BAD_BSN};A;", f"BLIJFT;{BAD_BSN};B;"]
    response = send(world.browser, file("klanten.csv", klanten_csv(*rows)))
    same = "G1;WEG;2019-13-02;x;kantoor;;\nG2;WEG;2019-01-02;x;kantoor;;\nG2;BLIJFT;2019-01-03;x;kantoor;;\n"
    head = "gespreknummer;klantnummer;datum;medewerker;vorm;trede;verslag\n"
    other = send(world.browser, file("gesprekken.csv", (head + same).encode()))
    work()
    with handeling(door="systeem"):
        erase_from_results({"WEG"})
    for url, table in ((response.url, "klanten"), (other.url, "gesprekken")):
        text = b"".join(world.browser.get(f"{url}fouten/{table}/").streaming_content)
        assert b"WEG" not in text
        assert b"BLIJFT" in text
    assert default_storage.size(Importbestand.objects.get(naam="klanten.csv").resultaat["correctie"]) > 0
