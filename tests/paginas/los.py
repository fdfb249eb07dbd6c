"""Pages that have no address of their own: what stands there when something went wrong, or at the door.

They are looked at as the pages of the register are: by the rules of accessibility, on a phone, and on the contact
sheet. A page whose template neither a page of the register nor this table renders fails tests/paginas/test_los.py.
"""

import re
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client

from tests.paginas.bezoek import Geopend
from tests.paginas.register import Bezoek

PAGE = re.compile(r'{% extends "(?:basis|onderdelen/_fout_los|\w+/formulier)\.html" %}')
REFRESH = re.compile(r'<meta http-equiv="refresh"[^>]*>')  # else the browser is gone before it was looked at
REASONS = ("geweigerd", "afgebroken", "verlopen", "storing")
ELDERS = {"adres": "https://inloggen.voorbeeld.nl/"}
LOS: dict[str, tuple[str, dict[str, Any]]] = {
    **{code: (f"{code}.html", {}) for code in ("400", "403", "403_csrf", "404", "405", "413", "500", "503")},
    "lockout": ("account/lockout.html", {}),
    "link_verlopen": ("accounts/link_verlopen.html", {"reden": "Deze link is al gebruikt of verlopen."}),
    "geen_wachtwoord": ("accounts/geen_wachtwoord.html", {"bevestigen": False}),
    "geen_wachtwoord_bevestigen": ("accounts/geen_wachtwoord.html", {"bevestigen": True}),
    **{f"eenmalig_{why}": ("accounts/eenmalig_mislukt.html", {"reden": why}) for why in REASONS},
    "eenmalig_verder": ("accounts/eenmalig_verder.html", ELDERS),
    "eenmalig_uit": ("accounts/eenmalig_uit.html", ELDERS),
    "zonder_rol": ("dossier/start.html", {"pagina": "", "paginas": [], "code": ""}),
    "wacht_op_bevestiging": ("dossier/start.html", {"pagina": "", "paginas": [], "code": "012345"}),
    "zonder_pdf": ("intake/zonder_pdf.html", {"zin": "Er kan nu geen pdf worden gemaakt.", "terug": "/"}),
}


def loose() -> list[Bezoek]:
    """The look at each of them, by somebody who is not logged in."""
    return [Bezoek(f"los-{name}", "iedereen", "") for name in LOS]


def los() -> list[Geopend]:
    """Each of them, rendered."""
    request = Client().get("/inloggen/").wsgi_request
    texts = [render_to_string(template, context, request) for template, context in LOS.values()]
    return [
        Geopend(bezoek, "/", HttpResponse(REFRESH.sub("", text)), ())
        for bezoek, text in zip(loose(), texts, strict=True)
    ]


def page_templates() -> set[str]:
    """Every template that is a whole page."""
    folder = settings.BASE_DIR / "templates"
    return {str(p.relative_to(folder)) for p in folder.rglob("*.html") if PAGE.search(p.read_text())}
