"""What the page and the document about privacy name is all that there is: cookies, and tables with people."""

import ast
import re
from importlib import import_module
from operator import attrgetter
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage

from intake.models import Klant
from intake.services.kijkmee import MAX_DAYS
from tests.house import finders
from werkoffensief.accounts.models import Medewerker

ROOT = Path(settings.BASE_DIR)
APPS = ("intake", "trajecten", "werkgevers", "werkoffensief")

# Tables that say nothing about anybody: codes, offers, targets and money of the municipality, notes of the worker.
NOBODY = {
    "Aanbod",
    "Belemmeringsoort",
    "Budget",
    "Campagne",
    "Doelstelling",
    "Groepsdagdeel",
    "Keuzewaarde",
    "Nachttaak",
    "Onderwerp",
    "Ontheffingsoort",
    "Opleidingsfonds",
    "Plansjabloon",
    "Programma",
    "RedenEindePlaatsing",
    "RedenEindeTraject",
    "RedenEindeUitkering",
    "Sjabloonregel",
    "Tag",
    "TeamStadsdeel",
    "Teamdoel",
    "Uitkeringsoort",
    "Vacature",
    "Voorziening",
    "Werkakkoord",
}


def cookies_set(path):
    """The names of the cookies that this module sets, also through a function of its own that takes the name."""
    tree = ast.parse(path.read_text())
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    found = [
        (node, call.args[0])
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        for call in ast.walk(node)
        if isinstance(call, ast.Call)
        and getattr(call.func, "attr", "") in {"set_cookie", "set_signed_cookie"}
    ]
    names = []
    for function, key in found:
        taken = [part.arg for part in function.args.args]
        if isinstance(key, ast.Name) and key.id in taken:
            at = taken.index(key.id)
            names += [call.args[at] for call in calls if getattr(call.func, "id", "") == function.name]
        else:
            names.append(key)
    module = import_module(".".join(path.relative_to(ROOT).with_suffix("").parts)) if names else None
    return {
        key.value if isinstance(key, ast.Constant) else attrgetter(ast.unparse(key))(module) for key in names
    }


def test_the_page_names_each_cookie_and_how_long_somebody_looks_along(db, client):
    code = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, CookieStorage.cookie_name}
    for app in APPS:
        for path in (ROOT / app).rglob("*.py"):
            code |= cookies_set(path)
    page = client.get("/privacy/").content.decode()
    assert set(re.findall("<code>(.+?)</code>", page)) == code
    assert f"hooguit {MAX_DAYS} dagen" in page
    assert not [path for path in (ROOT / "static/js").glob("*.js") if "document.cookie" in path.read_text()]


def test_the_document_names_each_table_about_people():
    named = set(re.findall("`([A-Z][A-Za-z]+)`", (ROOT / "docs/privacy.md").read_text()))
    models = {
        model.__name__: model
        for model in apps.get_models()
        if model._meta.app_config.name in finders.floors() and not finders.is_event(model)
    }
    assert sorted(set(models) - named - NOBODY) == []
    assert set(models) >= NOBODY
    for name in sorted(NOBODY):
        about = [f.name for f in models[name]._meta.fields if f.related_model in (Klant, Medewerker)]
        assert not about, f"{name} says something about somebody: {about}"
