"""The pages of documents: who comes in, what comes out, and what happens to what was typed."""

import re
from datetime import timedelta
from urllib.parse import quote
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from intake.models import Document, Klant
from intake.services import opslag
from tests.dossier.gevallen import ROLES
from tests.intake.bestanden import DOCX, JPEG, PDF, PNG, archive
from tests.intake.factories import DocumentFactory
from tests.intake.pages import CANARY, post, refused, versie_of
from tests.intake.test_bestandskeuring import HTML, SVG
from werkoffensief.web import clock

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("opslagruimte")]
TEAM = {"consulent", "regisseur", "collega", "teamleider"}
MULTIPART = "multipart/form-data; boundary=grens"


def status(role):
    return 200 if role in TEAM else 404 if role == "vreemde" else 403


def pages_of(klant, row):
    return {
        "lijst": f"/klanten/{klant.pk}/documenten/",
        "nieuw": f"/klanten/{klant.pk}/documenten/nieuw/",
        "wijzigen": f"/documenten/{row.pk}/wijzigen/",
        "bestand": f"/documenten/{row.pk}/bestand/",
        "vervallen": f"/feiten/document/{row.pk}/vervallen/",
    }


def fetched(browser, path):
    """The status; a file is read to its end."""
    answer = browser.get(path)
    b"".join(answer)
    return answer.status_code


def form(data=PDF, name="cv.pdf", **change):
    return {"bestand": SimpleUploadedFile(name, data), "soort": "cv", "titel": "Cv van maart",
            "datum": "01-03-2026", **change}  # fmt: skip


def send_raw(browser, path, filename, data=PDF):
    """A form as no browser makes it: any bytes as the name of the file."""
    body = b""
    for name, value in (("soort", "cv"), ("titel", "Cv"), ("datum", "01-03-2026")):
        body += f'--grens\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
    head = b'--grens\r\nContent-Disposition: form-data; name="bestand"; filename="' + filename + b'"\r\n'
    body += head + b"Content-Type: text/html\r\n\r\n" + data + b"\r\n--grens--\r\n"
    return browser.generic("POST", path, body, content_type=MULTIPART)


@pytest.mark.parametrize("role", ROLES)
def test_who_sees_adds_corrects_fetches_and_withdraws(cast, client_of, klant, role):
    row, browser = DocumentFactory(klant=klant), client_of(getattr(cast, role))
    pages = pages_of(klant, row)
    assert {name: fetched(browser, path) for name, path in pages.items()} == dict.fromkeys(
        pages, status(role)
    )
    posted = browser.post(pages["nieuw"], form())
    assert posted.status_code == (302 if role in TEAM else status(role))
    assert Document.objects.count() == (2 if role in TEAM else 1)
    for name in ("lijst", "bestand"):
        assert browser.post(pages[name]).status_code in {403, 405}


def test_what_does_not_exist_lapsed_or_is_of_a_shielded_file_is_404(cast, browser, klant):
    row = DocumentFactory(klant=klant)
    gone = DocumentFactory(klant=klant, vervallen_op=clock.now(), vervallen_reden="Van een ander")
    paths = pages_of(klant, gone)
    for name in ("wijzigen", "bestand", "vervallen"):
        assert browser.get(paths[name]).status_code == 404
    assert browser.get(f"/documenten/{uuid4()}/bestand/").status_code == 404
    Klant.objects.filter(pk=klant.pk).update(afgeschermd_op=clock.now(), afgeschermd_reden="Familie")
    for path in pages_of(klant, row).values():
        assert browser.get(path).status_code == 404


def test_a_file_comes_as_it_was_and_only_to_be_saved(browser, klant):
    row = DocumentFactory(klant=klant, bestandsnaam="cv van Zoë 😀.pdf")
    answer = browser.get(f"/documenten/{row.pk}/bestand/")
    assert b"".join(answer.streaming_content) == PDF
    headers = answer.headers
    assert headers["Content-Disposition"] == f"attachment; filename*=utf-8''{quote('cv van Zoë 😀.pdf')}"
    assert headers["Content-Type"] == "application/pdf"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in headers["Content-Security-Policy"]
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "'self'" not in headers["Content-Security-Policy"]
    assert "no-store" in headers["Cache-Control"]
    assert headers["Content-Length"] == str(len(PDF))


def test_a_document_whose_bytes_are_gone_says_so(browser, klant, caplog):
    row = DocumentFactory(klant=klant)
    opslag.remove(row.opslagnaam)
    answer = browser.get(f"/documenten/{row.pk}/bestand/", follow=True)
    assert answer.redirect_chain == [(f"/klanten/{klant.pk}/documenten/", 302)]
    assert "Dit bestand is niet meer in de opslag." in answer.content.decode()
    assert str(row.pk) in caplog.text


@pytest.mark.parametrize(
    ("data", "name"), [(PDF, "cv.pdf"), (DOCX, "cv.docx"), (PNG, "scan"), (JPEG, "foto.jpg")]
)
def test_a_document_is_added_and_stands_on_the_list(browser, klant, data, name):
    path = f"/klanten/{klant.pk}/documenten/nieuw/"
    answer = browser.post(path, form(data, name, titel=CANARY), follow=True)
    assert answer.redirect_chain == [(f"/klanten/{klant.pk}/documenten/", 302)]
    text = answer.content.decode()
    assert "Het document is toegevoegd." in text
    assert "<script>alert" not in text
    row = Document.objects.get()
    assert (row.titel, row.soort) == (CANARY, "cv")
    assert b"".join(browser.get(f"/documenten/{row.pk}/bestand/").streaming_content) == data


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        pytest.param(HTML, "cv.pdf", "Dit bestand is geen pdf", id="html named pdf"),
        pytest.param(SVG, "foto.png", "Dit bestand is geen pdf", id="svg named png"),
        pytest.param(
            PDF + archive({"a.js": b"x"}), "cv.pdf", "een tweede bestand in verstopt", id="polyglot"
        ),
        pytest.param(b"", "cv.pdf", "Dit bestand is leeg.", id="nothing"),
        pytest.param(PDF + b"\n" * 20_000, "cv.pdf", "hoogstens 16\xa0kB zijn", id="too large"),
    ],
)
def test_a_hostile_file_is_refused_and_what_was_typed_is_kept(
    browser, klant, settings, bewaard, data, name, sentence
):
    settings.DOCUMENT_MAX_FILE = 16 * 1024
    path = f"/klanten/{klant.pk}/documenten/nieuw/"
    text = refused(browser, path, form(data, name, titel="Mijn titel"), sentence)
    assert 'value="Mijn titel"' in text
    assert 'value="01-03-2026"' in text
    assert re.search(r'value="cv"[^>]*checked', text)
    assert 'href="#id_bestand"' in text
    assert bewaard() == []


def test_a_file_larger_than_the_server_takes_is_refused_with_the_same_sentence(
    browser, klant, settings, bewaard
):
    settings.UPLOAD_MAX_FILE = 10_000
    path = f"/klanten/{klant.pk}/documenten/nieuw/"
    text = refused(browser, path, form(PDF * 100), "Dit bestand is te groot")
    assert "Kies een bestand." not in text
    assert bewaard() == []


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"titel": ""}, "Vul “Titel” in."),
        ({"soort": "paspoort"}, "Deze keuze is niet (meer) mogelijk."),
        ({"datum": "gisteren"}, "Deze datum klopt niet."),
        ({"datum": (clock.today() + timedelta(days=1)).strftime("%d-%m-%Y")}, "in de toekomst"),
    ],
)
def test_after_another_mistake_the_file_is_asked_for_again(browser, klant, bewaard, change, sentence):
    path = f"/klanten/{klant.pk}/documenten/nieuw/"
    text = refused(browser, path, form(**change), sentence)
    assert "Kies het bestand opnieuw: uw browser onthoudt dat niet." in text
    assert bewaard() == []


def test_without_a_file_there_is_one_sentence_about_it(browser, klant):
    data = form()
    del data["bestand"]
    text = refused(browser, f"/klanten/{klant.pk}/documenten/nieuw/", data, "Kies een bestand.")
    assert "Kies het bestand opnieuw" not in text


def test_sent_before_with_another_file_nothing_is_lost(browser, klant):
    path, key = f"/klanten/{klant.pk}/documenten/nieuw/", str(uuid4())
    post(browser, path, form(nieuw_id=key))
    post(browser, path, form(nieuw_id=key))
    assert Document.objects.count() == 1
    text = refused(browser, path, form(PNG, nieuw_id=key), "Dit formulier is al een keer verstuurd")
    assert f"/klanten/{klant.pk}/documenten/" in text
    assert "Kies het bestand opnieuw" in text
    new = re.search(r'name="nieuw_id" value="([^"]+)"', text)[1]
    post(browser, path, form(PNG, nieuw_id=new))
    assert Document.objects.count() == 2


@pytest.mark.parametrize(
    ("filename", "shown"),
    [
        (b"..\\..\\noor.pdf", "noor.pdf"),
        (b"/etc/passwd.pdf", "passwd.pdf"),
        (b"a%0d%0aX-Kwaad: ja.pdf", "a%0d%0aX-Kwaad_ ja.pdf"),
        ("cv\u202egnp.pdf".encode(), "cvgnp.pdf"),
        ("😀.pdf".encode(), "😀.pdf"),
        (b"&#47;etc&#47;x.pdf", "x.pdf"),
        (b"kwaad.html", "kwaad.html.pdf"),
    ],
)
def test_a_name_as_no_browser_sends_it_does_no_harm(browser, klant, filename, shown):
    path = f"/klanten/{klant.pk}/documenten/nieuw/"
    assert send_raw(browser, path, filename).status_code == 302
    row = Document.objects.get()
    assert row.bestandsnaam == shown
    answer = browser.get(f"/documenten/{row.pk}/bestand/")
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment; filename")
    assert "X-Kwaad" not in answer.headers


def test_corrections_ask_for_the_version_that_was_shown(browser, klant):
    row = DocumentFactory(klant=klant)
    path = f"/documenten/{row.pk}/wijzigen/"
    data = {"soort": "diploma", "titel": "Vmbo", "datum": "01-07-2001", "versie": versie_of(browser, path)}
    assert post(browser, path, data).url == f"/klanten/{klant.pk}/documenten/"
    row.refresh_from_db()
    assert (row.soort, row.titel, str(row.datum)) == ("diploma", "Vmbo", "2001-07-01")
    refused(browser, path, {**data, "titel": "Mbo"}, "Iemand anders heeft dit gewijzigd")


def test_a_withdrawn_document_opens_for_nobody_and_its_reason_stays(browser, klant):
    row = DocumentFactory(klant=klant, titel="Verkeerd cv")
    paths = pages_of(klant, row)
    text = browser.get(paths["vervallen"]).content.decode()
    for words in ("Verkeerd cv", "na 30 dagen wordt het gewist", "Waarom vervalt dit document?"):
        assert words in text
    assert row.opslagnaam not in text
    assert row.afdruk not in text
    refused(browser, paths["vervallen"], {"reden": "", "versie": 1}, "Vul “Waarom vervalt dit document?” in.")
    post(browser, paths["vervallen"], {"reden": "Van een ander", "versie": 1}, back=klant)
    assert browser.get(paths["bestand"]).status_code == 404
    assert "Verkeerd cv" not in browser.get(paths["lijst"]).content.decode()
    row.refresh_from_db()
    assert (row.vervallen_reden, row.opslagnaam is not None) == ("Van een ander", True)


def test_the_list_is_bounded_filtered_and_asks_the_same_for_one_and_for_many(browser, klant):
    path, counts = f"/klanten/{klant.pk}/documenten/", []
    for number in (1, 24, 76):
        for _ in range(number):
            DocumentFactory(klant=klant, opslagnaam=f"documenten/00/{uuid4().hex}")
        browser.get(path)
        with CaptureQueriesContext(connection) as queries:
            text = browser.get(path).content.decode()
        counts.append(len(queries))
    assert len(set(counts)) == 1
    assert counts[0] <= 16
    assert text.count('scope="row"') == 50
    assert "101&nbsp;documenten" in text or "101\xa0documenten" in text
    DocumentFactory(klant=klant, soort="diploma", titel="Vmbo")
    text = browser.get(f"{path}?soort=diploma").content.decode()
    assert (text.count('scope="row"'), "Vmbo" in text) == (1, True)
    assert "Van deze soort is er geen document." in browser.get(f"{path}?soort=plan").content.decode()
    assert browser.get(f"{path}?soort=onzin&pagina=x").status_code == 200


def test_an_empty_list_says_what_could_be_there(browser, klant):
    assert "zoals een cv of een diploma" in browser.get(f"/klanten/{klant.pk}/documenten/").content.decode()


def test_there_is_no_way_to_a_file_but_its_page(browser, klant):
    row = DocumentFactory(klant=klant)
    for root in ("", "media/", "static/", "bestanden/"):
        assert browser.get(f"/{root}{row.opslagnaam}").status_code == 404
