"""Documents where all meets: the one-page file, the timeline, requests of people, erasing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from intake.models import Document
from intake.services.feiten import withdraw_feit
from tests.accounts.factories import make_cast
from tests.dossier.gevallen import CANARY, ROLES, full_file, give_stadsdeel
from tests.intake.bestanden import PDF
from tests.intake.factories import DocumentFactory, ToegangFactory, VerzoekFactory
from werkoffensief.berichten.services import work_off
from werkoffensief.dossier.services.wissen import erase_klant
from werkoffensief.logboek.enums import Doel
from werkoffensief.logboek.models import Inzage
from werkoffensief.web import clock

pytestmark = pytest.mark.usefixtures("opslagruimte")
HISTORY = Document.geschiedenis.rel.related_model


@pytest.fixture
def cast(committed_db):
    """The log's own connection commits; only what is committed is seen by the other."""
    return make_cast()


@pytest.fixture
def klant(cast):
    give_stadsdeel(cast.centrum)
    return full_file(cast.regisseur)[0]


def text_of(browser, klant, query=""):
    return browser.get(f"/klanten/{klant.pk}/{query}").content.decode()


def content_of(answer):
    return b"".join(answer.streaming_content)


# --- The one-page file ------------------------------------------------------------


def test_the_file_shows_the_newest_and_how_many_there_are(cast, client_of, klant):
    browser = client_of(cast.consulent)
    assert "Er is nog geen document toegevoegd" in text_of(browser, klant)
    assert f"/klanten/{klant.pk}/documenten/nieuw/" in text_of(browser, klant)
    with CaptureQueriesContext(connection) as before:
        text_of(browser, klant)
    rows = [DocumentFactory(klant=klant, titel=f"{CANARY} {number}") for number in range(7)]
    with CaptureQueriesContext(connection) as after:
        text = text_of(browser, klant)
    assert len(after) == len(before)
    panel = text[text.index('aria-labelledby="documenten"') :]
    shown = [f"/documenten/{row.pk}/bestand/" in panel for row in rows]
    assert shown == [False] * 2 + [True] * 5
    assert "7\xa0documenten bekijken" in panel
    assert "<script>alert" not in text


def test_more_than_can_be_counted_at_a_glance_says_so(cast, client_of, klant):
    for number in range(101):
        DocumentFactory(klant=klant, opslagnaam=f"documenten/00/{number:032x}")
    assert "meer dan 100\xa0documenten bekijken" in text_of(client_of(cast.consulent), klant)


def test_the_timeline_tells_who_added_what_and_why_it_lapsed(cast, client_of, klant):
    browser = client_of(cast.consulent)
    row = DocumentFactory(klant=klant, titel="Rijbewijs", toegevoegd_door=cast.collega)
    old = DocumentFactory(klant=klant, titel="Verkeerd cv")
    withdraw_feit(
        door=cast.collega.pk, soort="document", feit_id=old.pk, versie=1, reden="Van een ander",
        now=clock.now(),
    )  # fmt: skip
    text = text_of(browser, klant, "?soort=documenten")
    line = text[text.index('<ol class="tijdlijn breed">') :]
    assert f'<a href="#feit-{row.pk}">Document toegevoegd</a>: Rijbewijs' in line
    assert "<del>Document toegevoegd: Verkeerd cv</del>" in line
    assert "Van een ander" in line
    assert "Gesprek" not in line[: line.index("</ol>")]


# --- The reading log ------------------------------------------------------------


@pytest.mark.parametrize("by_toegang", [False, True])
def test_each_opening_is_in_the_reading_log_once_with_its_purpose(cast, client_of, klant, by_toegang):
    reader = cast.vreemde if by_toegang else cast.collega
    grond = str(ToegangFactory(klant=klant, medewerker=reader).pk) if by_toegang else None
    row, browser = DocumentFactory(klant=klant), client_of(reader)
    assert content_of(browser.get(f"/documenten/{row.pk}/bestand/")) == PDF
    line = Inzage.objects.get(gebruiker=str(reader.pk))
    assert (line.object_id, line.actie_naam, line.verwerking_id) == (klant.pk, "Document openen", grond)
    assert line.verwerking_naam == (Doel.TOEGANG if by_toegang else Doel.BEGELEIDING).value
    assert line.verwerkte_soorten_gegevens == ["documenten"]


def test_without_the_log_there_is_no_file(cast, client_of, klant, owner):
    row, browser = DocumentFactory(klant=klant), client_of(cast.collega)
    browser.raise_request_exception = False
    owner.execute("REVOKE INSERT ON logboek_inzage FROM PUBLIC, werk_log")
    answer = browser.get(f"/documenten/{row.pk}/bestand/")
    assert (answer.status_code, PDF in answer.content) == (503, False)


# --- Requests ------------------------------------------------------------


def test_an_open_request_opens_the_documents_of_that_one_klant_to_read(cast, client_of, klant):
    row, other = DocumentFactory(klant=klant), DocumentFactory()
    verzoek = VerzoekFactory(klant=klant)
    here = f"/verzoeken/{verzoek.pk}/documenten/"
    paths = [here, f"{here}{row.pk}/"]
    for role in set(ROLES) - {"privacy"}:
        browser = client_of(getattr(cast, role))
        assert [browser.get(path).status_code for path in paths] == [403, 403], role
    browser = client_of(cast.privacy)
    text = browser.get(here).content.decode()
    assert paths[1] in text
    for door in ("/wijzigen/", "/vervallen/", "/nieuw/", f"/documenten/{row.pk}/bestand/"):
        assert door not in text
    assert paths[1] in browser.get(f"/verzoeken/{verzoek.pk}/dossier/").content.decode()
    answer = browser.get(paths[1])
    assert content_of(answer) == PDF
    assert answer["Content-Disposition"] == 'attachment; filename="cv.pdf"'
    lines = Inzage.objects.filter(gebruiker=str(cast.privacy.pk), verwerking_id=str(verzoek.pk))
    assert set(lines.values_list("actie_naam", "verwerking_naam")) >= {
        ("Documenten lezen voor een verzoek", Doel.VERZOEK.value),
        ("Document openen voor een verzoek", Doel.VERZOEK.value),
    }
    assert browser.get(f"{here}{other.pk}/").status_code == 404
    assert browser.get(f"/documenten/{row.pk}/bestand/").status_code == 403
    verzoek.afgehandeld_op, verzoek.afgehandeld_door = timezone.now(), cast.privacy
    verzoek.uitkomst = "voldaan"
    verzoek.save()
    assert [browser.get(path).status_code for path in paths] == [404, 404]


# --- Erasing ------------------------------------------------------------


def test_erasing_takes_rows_history_and_at_last_the_files(cast, klant, bewaard, owner, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    kept = DocumentFactory()
    mine = [DocumentFactory(klant=klant, titel=CANARY, bestandsnaam=f"{CANARY}.pdf") for _ in range(2)]
    lapsed = DocumentFactory(klant=klant, vervallen_op=clock.now(), vervallen_reden=CANARY)
    assert len(bewaard()) == 4
    verzoek = VerzoekFactory(klant=klant, soort="verwijdering")
    erase_klant(door=cast.privacy.pk, verzoek_id=verzoek.pk, now=clock.now())
    assert Document.objects.get() == kept
    assert not HISTORY.objects.filter(pgh_obj_id__in=[row.pk for row in (*mine, lapsed)]).exists()
    assert len(bewaard()) == 4
    work_off(now=clock.now())
    assert bewaard() == [kept.opslagnaam]
    tables = owner.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    rows = [str(owner.execute(f'SELECT t.* FROM "{table}" t').fetchall()) for (table,) in tables]
    assert CANARY not in "".join(rows)


def test_erasing_that_fails_keeps_every_file(cast, klant, bewaard, settings, tmp_path, monkeypatch):
    settings.DATA_DIR = tmp_path
    row = DocumentFactory(klant=klant)
    verzoek = VerzoekFactory(klant=klant, soort="verwijdering")
    (tmp_path / "import").mkdir()
    (tmp_path / "import" / "klanten.fouten.csv").mkdir()  # cannot be read as a file
    with pytest.raises(IsADirectoryError):
        erase_klant(door=cast.privacy.pk, verzoek_id=verzoek.pk, now=clock.now())
    work_off(now=clock.now())
    assert Document.objects.get() == row
    assert bewaard() == [row.opslagnaam]
