"""The scanner looks before anything is kept; when it cannot look, nothing is kept either."""

import io
import logging
import socket
from pathlib import Path

import pytest

from intake.services import scanner
from intake.services.bestandskeuring import BestandError
from intake.services.scanner import INFECTED, UNREACHABLE, ScannerError, clamd, scan
from tests.intake.clamd import EICAR, ERROR, GIBBERISH, HANG_UP, listening

CLAMD = "intake.services.scanner.clamd"


@pytest.fixture(params=["socket", "port"])
def server(request, settings, tmp_path: Path):
    """What was sent to a running clamd."""
    settings.DOCUMENT_SCANNER = CLAMD
    with listening(tmp_path / "c.ctl" if request.param == "socket" else None) as (address, seen):
        settings.CLAMD_ADRES = address
        yield seen


def test_clean_file_is_sent_whole_and_read_again_from_its_beginning(server):
    data = bytes(range(256)) * 1_000
    file = io.BytesIO(data)
    file.seek(12)
    scan(file)
    assert server == [data]
    assert file.tell() == 0


def test_what_the_scanner_finds_is_refused_and_only_its_name_is_logged(server, caplog):
    with pytest.raises(BestandError) as refusal:
        scan(io.BytesIO(b"Geheim " + EICAR))
    assert (str(refusal.value), refusal.value.field) == (INFECTED, "bestand")
    assert "Eicar-Test-Signature" in caplog.text
    assert "Geheim" not in caplog.text


@pytest.mark.parametrize("said", [HANG_UP, ERROR, GIBBERISH])
def test_an_answer_that_means_nothing_is_no_permission(server, said, caplog):
    with pytest.raises(BestandError, match="niet bereikbaar"):
        scan(io.BytesIO(said))
    assert "ScannerError" in caplog.text
    with pytest.raises(ScannerError):
        clamd(io.BytesIO(said))


@pytest.mark.parametrize("address", ["{}/weg.ctl", "127.0.0.1:1", "onzin", ""])
def test_a_scanner_that_is_away_refuses_everything(settings, tmp_path, address, caplog):
    settings.DOCUMENT_SCANNER, settings.CLAMD_ADRES = CLAMD, address.format(tmp_path)
    with caplog.at_level(logging.ERROR), pytest.raises(BestandError) as refusal:
        scan(io.BytesIO(b"x"))
    assert str(refusal.value) == UNREACHABLE
    assert "De scanner van documenten werkt niet" in caplog.text


def test_a_scanner_that_never_answers_is_not_waited_for(settings, tmp_path, monkeypatch):
    monkeypatch.setattr(scanner, "TIMEOUT_SECONDS", 0.2)
    path = str(tmp_path / "stil.ctl")
    settings.DOCUMENT_SCANNER, settings.CLAMD_ADRES = CLAMD, path
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(path)
        silent.listen()
        with pytest.raises(BestandError, match="niet bereikbaar"):
            scan(io.BytesIO(b"x"))


@pytest.mark.parametrize("name", ["bestaat.niet", "intake.services.scanner.niet", "zomaar"])
def test_a_setting_that_names_nothing_refuses_everything(settings, name):
    settings.DOCUMENT_SCANNER = name
    with pytest.raises(BestandError, match="niet bereikbaar"):
        scan(io.BytesIO(b"x"))


def test_without_a_scanner_nothing_is_scanned(settings):
    assert settings.DOCUMENT_SCANNER == ""
    scan(io.BytesIO(EICAR))
