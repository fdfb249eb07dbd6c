"""The beheerder's pages about deliveries: who, what comes in, what is refused at the door."""

import io
import re
from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.overdracht.leveren import NIEUW, file, klanten_csv, send
from werkoffensief.berichten.models import Opdracht
from werkoffensief.overdracht import verwerking
from werkoffensief.overdracht.models import Afwijking, Importbestand, Importopdracht
from werkoffensief.overdracht.resultaat import Bestandresultaat, Resultaat
from werkoffensief.web import clock

pytestmark = [pytest.mark.django_db(databases=["default", "log"])]
CANARY = "<img src=x onerror=alert(1)>\"'&"
ROLES = [
    "consulent", "regisseur", "collega", "vreemde", "teamleider", "accountmanager", "manager", "beheerder", "privacy",
    "werkgever",
]  # fmt: skip


@pytest.fixture(autouse=True)
def own_storage(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {
                "location": tmp_path,
                "file_permissions_mode": 0o600,
                "directory_permissions_mode": 0o700,
            },
        },
    }
    return tmp_path


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.beheerder)


def finished(cast, **values):
    """A delivery that was worked off, with one refused file."""
    opdracht = Importopdracht.objects.create(
        door=cast.beheerder, status="klaar", gestart_op="2026-11-22T10:00Z", klaar_op="2026-11-22T10:01Z",
        voortgang=100, **values,
    )  # fmt: skip
    name = default_storage.save(
        f"leveringen/{opdracht.pk}/klanten.fouten.csv", io.BytesIO(b"bsn;fout\n999990019;x\n")
    )
    resultaat = {
        "bestand": "klanten.csv", "tabel": "klanten", "overgenomen": False, "fouten": ["Zin een."], "meldingen": [],
        "fouten_totaal": 400, "meldingen_totaal": 0, "geweigerd": 350, "nieuw": 0, "gewijzigd": 0, "ongewijzigd": 0,
        "overgeslagen": 0, "verwijderd": 0, "verschillen": 0, "correctie": name,
    }  # fmt: skip
    Importbestand.objects.create(
        opdracht=opdracht, naam="klanten.csv", uitkomst="geweigerd", resultaat=resultaat
    )
    return opdracht


def addresses(cast):
    pk = finished(cast).pk
    return {
        "/beheer/leveringen/": 200,
        NIEUW: 200,
        f"/beheer/leveringen/{pk}/": 200,
        f"/beheer/leveringen/{pk}/voortgang/": 302,
        f"/beheer/leveringen/{pk}/fouten/klanten/": 200,
        "/beheer/leveringen/verschillen/": 200,
    }


def status_of(browser, path):
    response = browser.get(path)
    list(response)  # read to the end, so that a file is closed
    return response.status_code


@pytest.mark.parametrize("role", ROLES)
def test_only_the_beheerder_opens_these_pages(cast, client_of, role):
    browser, expected = client_of(getattr(cast, role)), addresses(cast)
    if role != "beheerder":
        expected = dict.fromkeys(expected, 403)
    assert {path: status_of(browser, path) for path in expected} == expected


@pytest.mark.parametrize("role", [role for role in ROLES if role != "beheerder"])
def test_nobody_else_delivers_or_decides(cast, client_of, role, own_storage):
    browser = client_of(getattr(cast, role))
    afwijking = Afwijking.objects.create(
        soort="verschil", bron="levering", tabel="klanten", sleutel="1", eenheid="x"
    )
    assert send(browser, file("klanten.csv", klanten_csv())).status_code == 403
    path = f"/beheer/leveringen/verschillen/{afwijking.pk}/"
    assert browser.post(path, {"besluit": "behouden", "versie": "x"}).status_code == 403
    assert not Importopdracht.objects.exists()
    assert [path for path in own_storage.rglob("*") if path.is_file()] == []
    afwijking.refresh_from_db()
    assert afwijking.status == "open"


def test_an_unknown_delivery_or_difference_is_404(browser):
    some = uuid4()
    for path in (f"{some}/", f"{some}/voortgang/", f"{some}/fouten/klanten/"):
        assert browser.get(f"/beheer/leveringen/{path}").status_code == 404
    assert browser.post(f"/beheer/leveringen/verschillen/{some}/", {"besluit": "behouden"}).status_code == 404


def test_an_upload_is_kept_with_a_row_in_the_outbox(browser, cast, own_storage):
    response = send(
        browser, file("klanten.csv", klanten_csv("1;;A;")), file("teams.csv", b"team\n"), proef="on"
    )
    opdracht = Importopdracht.objects.get()
    assert response.url == f"/beheer/leveringen/{opdracht.pk}/"
    assert (opdracht.status, opdracht.proef, opdracht.overschrijf, opdracht.door) == (
        "wacht",
        True,
        False,
        cast.beheerder,
    )
    kept = sorted(path for path in own_storage.rglob("*") if path.is_file())
    assert [path.name for path in kept] == ["klanten.csv", "teams.csv"]
    assert {path.stat().st_mode & 0o777 for path in kept} == {0o600}
    outbox = Opdracht.objects.get(soort="importeren")
    assert outbox.sleutel == f"importopdracht:{opdracht.pk}"
    page = browser.get(response.url).content.decode()
    assert "Deze levering wacht." in page
    assert "<progress" in page
    assert "Vernieuwen" in page
    assert "http-equiv" not in page


def test_the_same_form_twice_is_one_delivery(browser, own_storage):
    sleutel = uuid4()
    answers = [send(browser, file("teams.csv", b"team\n"), sleutel=sleutel).url for _ in range(2)]
    assert answers == [f"/beheer/leveringen/{sleutel}/"] * 2
    assert Importopdracht.objects.count() == Importbestand.objects.count() == 1
    assert Opdracht.objects.filter(soort="importeren").count() == 1
    assert len([path for path in own_storage.rglob("*") if path.is_file()]) == 1


@pytest.mark.parametrize(
    ("others", "options"),
    [
        ([("teams.csv", b"team\nNieuw\n")], {}),
        ([("teams.csv", b"team\n"), ("campagnes.csv", b"code\n")], {}),
        ([("teams.csv", b"team\n"), ("notities.txt", b"x")], {}),
        ([("teams.csv", b"team\n")], {"proef": "on"}),
    ],
)
def test_other_files_under_the_same_key_are_not_dropped_without_a_word(browser, own_storage, others, options):
    sleutel = uuid4()
    send(browser, file("teams.csv", b"team\n"), sleutel=sleutel)
    response = send(browser, *[file(*other) for other in others], sleutel=sleutel, **options)
    page = response.content.decode()
    assert response.status_code == 200
    assert "Deze levering is al verstuurd, met andere bestanden of andere keuzes." in page
    assert f'<a href="/beheer/leveringen/{sleutel}/">Bekijk wat er al is vastgelegd</a>' in page
    assert str(sleutel) not in re.search(r'<input[^>]*name="sleutel"[^>]*>', page)[0]
    assert Importopdracht.objects.count() == Importbestand.objects.count() == 1
    assert len([path for path in own_storage.rglob("*") if path.is_file()]) == 1


def test_the_same_files_count_once_also_after_they_were_worked_off_and_removed(browser, own_storage):
    sleutel = uuid4()
    send(browser, file("teams.csv", b"team\n"), sleutel=sleutel)
    opdracht, row = Importopdracht.objects.get(), Importbestand.objects.get()
    Importopdracht.objects.update(status="loopt", gestart_op=clock.now())
    opdracht.refresh_from_db()
    verwerking._finish(opdracht, Resultaat(proef=False, bestanden=[Bestandresultaat("teams.csv", "teams")]))
    default_storage.delete(str(row.bestand))
    assert send(browser, file("teams.csv", b"team\n"), sleutel=sleutel).status_code == 302
    assert send(browser, file("teams.csv", b"team\nX\n"), sleutel=sleutel).status_code == 200


def test_without_a_token_nothing_is_taken(cast, own_storage):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast.beheerder, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert send(browser, file("teams.csv", b"team\n")).status_code == 403
    assert not Importopdracht.objects.exists()
    assert [path for path in own_storage.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("name", ["../../teams.csv", "..\\teams.csv", "/etc/teams.csv", "C:\\x\\teams.csv"])
def test_a_path_in_a_name_leads_nowhere(browser, own_storage, name):
    send(browser, file(name, b"team\n"))
    opdracht = Importopdracht.objects.get()
    kept = [path for path in own_storage.rglob("*") if path.is_file()]
    assert kept == [own_storage / "leveringen" / str(opdracht.pk) / "teams.csv"]


@pytest.mark.parametrize(
    "name", ["klanten.exe", "klanten.CSV", "klanten.csv.csv", CANARY + ".csv", "klanten", "\u202evsc.klanten"]
)
def test_only_known_names_are_taken(browser, own_storage, name):
    response = send(browser, file(name, b"x"))
    page = response.content.decode()
    assert "Geen van deze bestanden heeft een bekende naam." in page
    assert CANARY not in page
    assert not Importopdracht.objects.exists()
    assert [path for path in own_storage.rglob("*") if path.is_file()] == []


def test_sixty_files_of_which_one_is_known(browser):
    others = [file(f"{CANARY.replace('/', '')}{n}.txt", b"x") for n in range(59)]
    page = browser.get(send(browser, file("teams.csv", b"team\n"), *others).url).content.decode()
    assert Importbestand.objects.filter(uitkomst="genegeerd").count() == 59
    assert page.count("&lt;img src=x onerror=alert(1)&gt;") == 59
    assert "<img" not in page


def test_more_files_than_django_takes_are_refused(browser):
    assert send(browser, *[file("teams.csv", b"team\n")] * 101).status_code == 400
    assert not Importopdracht.objects.exists()


def test_the_same_name_twice_is_refused(browser):
    page = send(browser, file("teams.csv", b"team\n"), file("../teams.csv", b"team\nx\n")).content.decode()
    assert "Het bestand teams.csv staat er twee keer bij." in page
    assert not Importopdracht.objects.exists()


def test_no_file_and_an_impossible_key_are_refused(browser):
    page = browser.post(NIEUW, {"sleutel": "zomaar"}).content.decode()
    assert "Kies de bestanden die u wilt leveren." in page
    assert not Importopdracht.objects.exists()


def test_a_file_that_is_too_large_is_dropped_while_it_comes_in(browser, settings, tmp_path):
    settings.UPLOAD_MAX_FILE, settings.DATA_DIR = 100_000, tmp_path / "data"
    page = send(browser, file("teams.csv", b"x" * 200_000)).content.decode()
    assert "Te groot: teams.csv." in page
    page = send(
        browser, file("teams.csv", b"x" * 200_000), file("klanten.csv", klanten_csv())
    ).content.decode()
    assert "Te groot: teams.csv." in page
    assert not Importopdracht.objects.exists()
    assert list((tmp_path / "data" / "tijdelijk").iterdir()) == []
    assert (tmp_path / "data" / "tijdelijk").stat().st_mode & 0o777 == 0o700


def test_together_too_large_is_refused(browser, settings):
    settings.UPLOAD_MAX_TOTAL = 100_000
    files = [file(f"{name}.csv", b"x" * 70_000) for name in ("teams", "klanten", "codes")]
    page = send(browser, *files).content.decode()
    assert "Te groot: klanten.csv, codes.csv." in page
    assert not Importopdracht.objects.exists()


def test_an_upload_that_cannot_be_kept_leaves_nothing(browser, own_storage, monkeypatch):
    def broken(*args, **kwargs):
        raise OSError(28, "No space left on device")

    browser.raise_request_exception = False
    monkeypatch.setattr("werkoffensief.overdracht.leveringen.enqueue", broken)
    assert send(browser, file("teams.csv", b"team\n")).status_code == 500
    assert not Importopdracht.objects.exists()
    assert [path for path in own_storage.rglob("*") if path.is_file()] == []


def test_a_correction_file_is_logged_before_it_goes_out(browser, cast):
    opdracht = finished(cast)
    response = browser.get(f"/beheer/leveringen/{opdracht.pk}/fouten/klanten/")
    assert b"".join(response.streaming_content) == b"bsn;fout\n999990019;x\n"
    assert response["Content-Disposition"] == 'attachment; filename="klanten.fouten.csv"'
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert "no-store" in response["Cache-Control"]
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_download_that_cannot_be_logged_does_not_happen(browser, cast, monkeypatch):
    opdracht = finished(cast)
    browser.raise_request_exception = False

    def broken(**kwargs):
        raise RuntimeError

    monkeypatch.setattr("werkoffensief.overdracht.views.record_handeling", broken)
    response = browser.get(f"/beheer/leveringen/{opdracht.pk}/fouten/klanten/")
    assert response.status_code == 500
    assert b"999990019" not in response.content


def test_a_correction_file_belongs_to_its_delivery(browser, cast):
    finished(cast)
    other = Importopdracht.objects.create(door=cast.beheerder)
    assert browser.get(f"/beheer/leveringen/{other.pk}/fouten/klanten/").status_code == 404
    assert browser.get(f"/beheer/leveringen/{other.pk}/fouten/teams/").status_code == 404


def test_a_correction_file_that_was_removed_is_404(browser, cast):
    opdracht = finished(cast)
    default_storage.delete(f"leveringen/{opdracht.pk}/klanten.fouten.csv")
    assert browser.get(f"/beheer/leveringen/{opdracht.pk}/fouten/klanten/").status_code == 404


def test_nothing_is_silent_above_what_is_shown(browser, cast):
    page = browser.get(f"/beheer/leveringen/{finished(cast).pk}/").content.decode()
    assert "Hier staan de eerste 1 van 400\xa0fouten." in page
    assert "in 350\xa0rijen" in page
    assert "999990019" not in page


def test_progress_goes_by_htmx_and_by_reloading(browser, cast):
    opdracht = Importopdracht.objects.create(
        door=cast.beheerder, status="loopt", gestart_op="2026-11-22T10:00Z", voortgang=45
    )
    path = f"/beheer/leveringen/{opdracht.pk}/"
    assert 'value="45"' in browser.get(path).content.decode()
    fragment = browser.get(path + "voortgang/", headers={"HX-Request": "true"})
    assert "Bezig met verwerken: 45%." in fragment.content.decode()
    assert "<html" not in fragment.content.decode()
    assert "HX-Refresh" not in fragment
    Importopdracht.objects.update(status="klaar", klaar_op="2026-11-22T10:01Z")
    assert browser.get(path + "voortgang/", headers={"HX-Request": "true"})["HX-Refresh"] == "true"


@pytest.mark.parametrize("number", [1, 25, 100])
def test_pages_ask_the_same_number_of_questions(browser, cast, number):
    opdracht = finished(cast)
    Importbestand.objects.bulk_create(
        Importbestand(opdracht=opdracht, naam=f"x{n}.csv") for n in range(number)
    )
    for _ in range(number):
        Importopdracht.objects.create(door=cast.beheerder)
    counts = []
    for path in (f"/beheer/leveringen/{opdracht.pk}/", "/beheer/leveringen/"):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            browser.get(path)
        counts.append(len([query for query in queries if "overdracht_" in query["sql"]]))
    assert counts == [2, 4]
    with CaptureQueriesContext(connection) as queries:
        browser.get(f"/beheer/leveringen/{opdracht.pk}/voortgang/", headers={"HX-Request": "true"})
    assert len([query for query in queries if "overdracht_" in query["sql"]]) == 1
