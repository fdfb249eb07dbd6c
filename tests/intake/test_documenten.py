"""Documents: what is kept, what is refused, and that bytes and rows go together."""

import logging
import os
import re
import stat
import time
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from intake.models import Document, Klant, Klantnummer
from intake.nightly import remove_documents
from intake.services import documenten as services
from intake.services import opslag
from intake.services.feiten import withdraw_feit
from intake.services.samenvoegen import merge_klanten
from intake.services.scanner import INFECTED
from tests.accounts.factories import MedewerkerFactory
from tests.intake.bestanden import DOCX, PDF, PNG
from tests.intake.clamd import EICAR
from tests.intake.factories import DocumentFactory, KlantFactory
from werkoffensief.berichten.models import Opdracht
from werkoffensief.berichten.services import work_off
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError, SentBeforeError, checked

pytestmark = pytest.mark.django_db
HISTORY = Document.geschiedenis.rel.related_model
NAME = re.compile(r"documenten/([0-9a-f]{2})/\1[0-9a-f]{30}")
GEGEVENS = {"soort": "cv", "titel": "Cv van maart", "datum": date(2026, 3, 1)}


def add(klant, door, data=PDF, *, name="cv.pdf", key=None, **gegevens):
    return services.add_document(
        door=door.pk, klant_id=klant.pk, document_id=key or uuid4(), gegevens={**GEGEVENS, **gegevens},
        bestand=ContentFile(data, name), now=clock.now(),
    )  # fmt: skip


def finds_everything(file):
    """A scanner that trusts nothing."""
    assert file.read() == PDF
    return "Test"


def fails(file):
    raise OSError("away")


def test_a_document_is_kept_under_a_name_that_says_nothing(klant, cast, opslagruimte, bewaard):
    row = add(klant, cast.regisseur, name="Noor Visser cv.pdf")
    assert bewaard() == [row.opslagnaam]
    assert NAME.fullmatch(row.opslagnaam)
    path = opslagruimte / row.opslagnaam
    assert path.read_bytes() == PDF
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    row.refresh_from_db()
    assert (row.soort, row.titel, row.datum) == ("cv", "Cv van maart", date(2026, 3, 1))
    assert (row.bestandsnaam, row.bestandstype, row.grootte) == ("Noor Visser cv.pdf", "pdf", len(PDF))
    assert (row.toegevoegd_door, row.versie) == (cast.regisseur, 1)
    event = HISTORY.objects.get(pgh_obj_id=row.pk)
    assert (event.pgh_label, event.pgh_context["door"]) == ("nieuw", str(cast.regisseur.pk))


def test_a_name_or_an_ending_decides_nothing(klant, cast, opslagruimte):
    row = add(klant, cast.regisseur, DOCX, name="cv.pdf")
    assert (row.bestandstype, row.bestandsnaam) == ("docx", "cv.pdf.docx")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Dit bestand is leeg."),
        (b"<html>", "is geen pdf"),
        (PDF + b" " * 4_000, "hoogstens 4\xa0kB zijn"),
    ],
)
def test_what_is_empty_unknown_or_too_large_is_refused_and_not_kept(
    klant, cast, bewaard, settings, data, sentence
):
    settings.DOCUMENT_MAX_FILE = 4_096
    with pytest.raises(RefusalError, match=sentence):
        add(klant, cast.regisseur, data)
    assert bewaard() == []
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("scanner", "sentence"), [(finds_everything, INFECTED), (fails, "De virusscanner is nu niet bereikbaar")]
)
def test_what_the_scanner_does_not_pass_is_not_kept(klant, cast, bewaard, settings, scanner, sentence):
    settings.DOCUMENT_SCANNER = f"{__name__}.{scanner.__name__}"
    with pytest.raises(RefusalError, match=re.escape(sentence)):
        add(klant, cast.regisseur)
    assert bewaard() == []
    assert not Document.objects.exists()


def test_sent_twice_is_one_document_and_another_file_is_not_lost_behind_it(klant, cast, bewaard):
    key = uuid4()
    first = add(klant, cast.regisseur, key=key)
    assert add(klant, cast.regisseur, key=key) == first
    assert len(bewaard()) == 1
    with pytest.raises(SentBeforeError):
        add(klant, cast.regisseur, PNG, key=key)
    with pytest.raises(SentBeforeError):
        add(klant, cast.regisseur, titel="Iets anders", key=key)
    assert len(bewaard()) == 1


def test_a_file_goes_over_the_quota_only_until_another_one_lapses(klant, cast, bewaard, settings):
    settings.DOCUMENT_QUOTA = len(PDF) * 2
    first = add(klant, cast.regisseur)
    add(klant, cast.regisseur)
    with pytest.raises(RefusalError) as refusal:
        add(klant, cast.regisseur)
    assert "geen ruimte meer" in str(refusal.value)
    assert "Laat eerst een document vervallen" in str(refusal.value)
    assert refusal.value.field == "bestand"
    assert len(bewaard()) == 2
    add(KlantFactory(), cast.regisseur)  # another klant has room of their own
    lapse(first, cast.regisseur)
    add(klant, cast.regisseur)
    assert services.used_by(klant) == settings.DOCUMENT_QUOTA


def lapse(row, door, when=None):
    row.refresh_from_db()
    withdraw_feit(
        door=door.pk, soort="document", feit_id=row.pk, versie=row.versie, reden="Van een ander",
        now=when or clock.now(),
    )  # fmt: skip


def test_nothing_is_added_to_a_merged_or_an_erased_file(klant, cast, bewaard):
    gone = KlantFactory()
    Klantnummer.objects.filter(klant=gone).update(klant=klant)
    Klant.objects.filter(pk=gone.pk).update(klantnummer=None, samengevoegd_in=klant)
    with pytest.raises(RefusalError, match="Dit is er niet meer"):
        add(gone, cast.regisseur)
    Klant.objects.filter(pk=klant.pk).update(gewist_op=clock.now())
    with pytest.raises(RefusalError, match="zijn gewist"):
        add(klant, cast.regisseur)
    assert bewaard() == []


def test_what_the_database_refuses_leaves_no_file(klant, cast, bewaard):
    tomorrow = clock.today() + timedelta(days=1)
    with pytest.raises(RefusalError, match="kan niet in de toekomst liggen"):
        add(klant, cast.regisseur, datum=tomorrow)
    assert bewaard() == []


def test_a_document_moves_with_its_klant_and_in_no_other_way(klant, cast, opslagruimte):
    other = KlantFactory()
    row = add(other, cast.regisseur)
    with pytest.raises(RefusalError, match="hoort bij een andere klant"), checked():
        Document.objects.filter(pk=row.pk).update(klant=klant)
    merge_klanten(
        door=cast.teamleider.pk, kept_id=klant.pk, kept_versie=klant.versie, merged_id=other.pk,
        merged_versie=other.versie, now=clock.now(),
    )  # fmt: skip
    row.refresh_from_db()
    assert row.klant == klant


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"soort": "paspoort"}, "document_bekende_soort"),
        ({"bestandstype": "exe"}, "document_bekend_bestandstype"),
        ({"titel": " "}, "document_met_titel"),
        ({"datum": date(2190, 1, 1)}, "document_niet_in_toekomst"),
        ({"grootte": 0}, "document_niet_leeg"),
        ({"opslagnaam": None}, "document_met_bestand"),
        ({"opslagnaam": "documenten/noor-visser.pdf"}, "document_willekeurige_opslagnaam"),
        ({"vervallen_op": datetime(2026, 1, 1, tzinfo=clock.AMSTERDAM)}, "document_vervallen_met_reden"),
    ],
)
def test_database_refuses_a_document_that_cannot_be(opslagruimte, values, constraint):
    row = DocumentFactory.build(klant=KlantFactory(), toegevoegd_door=MedewerkerFactory(), **values)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Document.objects.bulk_create([row])


@pytest.mark.parametrize("values", [
    {"grootte": 1}, {"afdruk": "1" * 64}, {"bestandstype": "png"}, {"opslagnaam": "documenten/ab/" + "ab" * 16},
])  # fmt: skip
def test_the_file_of_a_document_never_changes(opslagruimte, values):
    row = DocumentFactory()
    with pytest.raises(IntegrityError, match="verandert niet"), transaction.atomic():
        Document.objects.filter(pk=row.pk).update(**values)


def test_correcting_leaves_the_file_and_who_corrected_is_known(klant, cast, opslagruimte):
    row = add(klant, cast.regisseur)
    changed = {"soort": "diploma", "titel": "Vmbo", "datum": date(2001, 7, 1)}
    services.save_document(door=cast.collega.pk, document_id=row.pk, versie=row.versie, gegevens=changed)
    found = Document.objects.get()
    assert (found.titel, found.opslagnaam, found.toegevoegd_door) == ("Vmbo", row.opslagnaam, cast.regisseur)
    event = HISTORY.objects.filter(pgh_obj_id=row.pk).latest("pgh_id")
    assert (event.titel, event.pgh_context["door"]) == ("Vmbo", str(cast.collega.pk))
    lapse(row, cast.collega)
    with pytest.raises(RefusalError, match="vervallen"):
        services.save_document(door=cast.collega.pk, document_id=row.pk, versie=3, gegevens=changed)


# --- At night ------------------------------------------------------------


def at_night(days):
    remove_documents(clock.today() + timedelta(days=days))
    work_off(now=clock.now())


def test_bytes_of_a_withdrawn_document_go_after_a_month_and_its_reason_stays(klant, cast, bewaard):
    kept, row = add(klant, cast.regisseur), add(klant, cast.regisseur)
    lapse(row, cast.regisseur)
    at_night(29)
    assert len(bewaard()) == 2
    at_night(31)
    assert bewaard() == [kept.opslagnaam]
    row.refresh_from_db()
    assert (row.opslagnaam, row.vervallen_reden) == (None, "Van een ander")


def test_bytes_that_no_row_names_go_and_those_that_are_coming_in_stay(klant, cast, opslagruimte, bewaard):
    row = add(klant, cast.regisseur)
    orphan, young = (opslag.save(ContentFile(PDF)) for _ in range(2))
    old = time.time() - 3 * 86_400
    for name in (row.opslagnaam, orphan):
        os.utime(opslagruimte / name, (old, old))
    at_night(0)
    assert bewaard() == sorted([row.opslagnaam, young])


def test_a_row_whose_bytes_are_gone_is_reported_without_saying_whose(klant, cast, opslagruimte, caplog):
    row = add(klant, cast.regisseur)
    opslag.remove(row.opslagnaam)
    at_night(1)
    assert "opslag" not in caplog.text
    with caplog.at_level(logging.ERROR):
        at_night(4)
    assert "Van 1 document(en) is het bestand niet in de opslag." in caplog.text


def test_the_worker_removes_no_bytes_that_a_row_still_needs(klant, cast, bewaard):
    row = add(klant, cast.regisseur)
    services.remove_files([Opdracht(soort=services.WISSEN, sleutel=row.opslagnaam)])
    assert bewaard() == [row.opslagnaam]
    services.remove_files([Opdracht(soort=services.WISSEN, sleutel="documenten/00/" + "0" * 32)])


def test_the_storage_is_the_one_of_the_settings(opslagruimte: Path, bewaard):
    name = opslag.save(ContentFile(EICAR))
    assert bewaard() == [name]
    with opslag.open_stored(name) as file:
        assert file.read() == EICAR
    opslag.remove(name)
    assert not opslag.is_older(name, clock.now())
