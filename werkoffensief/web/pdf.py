"""A page of paper: a template becomes a tagged PDF (PDF/UA-1), made on the server without fetching anything.

The templates stand in `templates/pdf/`, extend `pdf/basis.html` and look like `static/css/pdf.css`. WeasyPrint
needs the library Pango of the machine, and is imported only when a PDF is asked for.
"""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string

from werkoffensief.web.refusals import RefusalError

NO_PANGO = "Deze machine kan geen pdf maken. Druk de pagina zelf af, en meld dit bij de beheerder."
STYLESHEET = settings.BASE_DIR / "static" / "css" / "pdf.css"


class NoPangoError(RefusalError):
    """The library that makes a PDF is missing on this machine (docs/beheer.md)."""


def pdf_of(template: str, context: dict[str, Any]) -> bytes:
    """The bytes of a tagged PDF. Raises NoPangoError, with a sentence for the reader, where the library is missing."""
    try:
        from weasyprint import CSS, HTML
        from weasyprint.urls import URLFetcher
    except OSError as error:
        raise NoPangoError(NO_PANGO) from error
    html = render_to_string(template, {"gemeente": settings.GEMEENTE_NAAM, **context})
    nothing = URLFetcher(allowed_protocols=())  # what somebody typed may hold an address
    style = CSS(string=STYLESHEET.read_text(encoding="utf-8"), url_fetcher=nothing)
    page = HTML(string=html, url_fetcher=nothing)
    content: bytes = page.write_pdf(stylesheets=[style], pdf_variant="pdf/ua-1")
    return content


def pdf_response(content: bytes, *, name: str) -> HttpResponse:
    """A PDF to be saved, that no cache keeps. The name says what it is, never whom it is about."""
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'attachment; filename="{name}.pdf"',
            "Cache-Control": "no-store",
        },
    )
