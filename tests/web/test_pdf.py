"""A page of paper: tagged, and nothing is fetched for it."""

import builtins
import contextlib
import re
import threading
import zlib
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from werkoffensief.web.pdf import NoPangoError, pdf_of, pdf_response


def _streams(content):
    """What a PDF holds, packed or not."""
    yield content
    for packed in re.findall(rb"stream\n(.*?)\nendstream", content, re.S):
        with contextlib.suppress(zlib.error):
            yield zlib.decompress(packed)


def test_a_pdf_is_tagged_and_names_its_language_and_title():
    content = pdf_of("pdf/proef.html", {"tekst": "Twee\nregels", "rauw": ""})
    assert content.startswith(b"%PDF-")
    inside = b"".join(_streams(content))
    for word in (b"/MarkInfo", b"/StructTreeRoot", b"/Lang", b"pdfuaid"):
        assert word in inside


def test_nothing_is_fetched_for_a_pdf():
    asked = []

    class Hears(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Hears)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    try:
        html = f'<img alt="" src="{address}/plaatje.png"><link rel="stylesheet" href="{address}/stijl.css">'
        assert pdf_of("pdf/proef.html", {"tekst": "", "rauw": html}).startswith(b"%PDF-")
    finally:
        server.shutdown()
        server.server_close()
    assert asked == []


def test_a_machine_without_the_library_says_so(monkeypatch):
    real = builtins.__import__

    def without(name, *args, **options):
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *args, **options)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(NoPangoError, match="geen pdf"):
        pdf_of("pdf/proef.html", {"tekst": "", "rauw": ""})


def test_the_answer_is_an_attachment_that_no_cache_keeps():
    answer = pdf_response(b"%PDF-", name="afspraken")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="afspraken.pdf"'
    assert answer["Cache-Control"] == "no-store"
