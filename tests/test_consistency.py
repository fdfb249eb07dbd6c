"""Tests about the code: what the house promises, checked over all of it (house.md; docs/adr/0002)."""

import re
from collections import Counter

import pytest
import yaml
from django.apps import apps
from django.conf import settings
from django.core.management import get_commands
from django.shortcuts import resolve_url
from django.urls import URLPattern, URLResolver, get_resolver

from tests.house import finders
from tests.house.finders import ROOT

OWN = finders.floors()
MODELS = [model for model in apps.get_models() if model._meta.app_config.name in OWN]
FACTS = [model for model in MODELS if not finders.is_event(model)]
DOCUMENTS = [
    "README.md",
    "CONTRIBUTING.md",
    *(str(p.relative_to(ROOT)) for p in sorted((ROOT / "docs").glob("*.md"))),
]

# Rows about a person without klant_id, each with its reason.
NO_KLANT_ID: dict[str, str] = {
    "Boeking": "the ledger names nobody and never changes; its loan says whose it is",
}

# Tables without row history, each with its reason.
NO_HISTORY = {
    "Levering": "log: append-only",
    "Dagmailstop": "how somebody wants to be told: no fact",
    "Handeling": "log: append-only",
    "Inzage": "log: append-only",
    "Opdracht": "outbox: a row is work to be done, and goes when it is done",
    "Nachttaak": "a note that a job was done, goes after a month",
    "Identificatie": "ciphertext of a BSN must not survive its key in an old state",
    "Campagnedeelname": "derived from benefit periods, kept by the worker",
    "Concept": "unsaved text of one medewerker",
    "Sessie": "a log-in that is going on; it goes when it ends",
    "Codepoging": "a wrong code, counted for a quarter of an hour",
    "Cijferregel": "roll-up: derived from facts that have history",
    "Importopdracht": "a job and its progress; what it changed is in the history of the rows",
    "Importbestand": "a file of a job, and what became of it",
    "Importgeheugen": "keyed hashes of deliveries, no facts",
    "Lijstweergave": "how one medewerker wants to see a list",
    "Afwijking": "a report about a delivery, no fact",
    "Boeking": "a row never changes; a mistake is booked back",
    "Opleidingsfonds": "the last number and the cash, kept by the ledger; each booking says what they were",
    "Weging": "a row never changes; a change is a new row",
}

# Pages that an anonymous visitor may see, each with its reason.
PUBLIC = {
    "account_login": "the door itself",
    "account_logout": "sends an anonymous visitor on to the door",
    "eenmalig_aanmelden": "the other door: sends on to the identity provider of the municipality",
    "eenmalig_terug": "where that provider sends back to; without what this browser began it stays closed",
    "mfa_authenticate": "the step of the log-in after the password; without one it sends on to the door",
    "wachtwoord_instellen": "the link of an invitation: it carries its own key, once",
    "toegankelijkheid": "the accessibility statement is for everybody",
    "agenda_feed_ics": "a calendar program cannot log in: it carries its own key, and shows nobody",
    "privacy": "what is kept about people may be known to everybody",
    "gezond": "health, without detail",
    "gereed": "health, without detail",
    "werkers": "health, without detail",
}

# Modules that put SQL together from parts. Values are always parameters; the parts are named here.
BUILT_SQL = {
    "werkoffensief/logboek/nummers.py": "a kind of number from the closed list SOORTEN",
    "werkoffensief/overdracht/besluiten.py": "the query of a table of the closed list of import files",
    "werkoffensief/overdracht/toepassen/werk.py": "a temporary table and columns that the code names",
    "werkoffensief/overdracht/uitvoer.py": "query and key columns of the closed list of import files",
    "werkoffensief/logboek/rechten.py": "tables from the models and roles from the settings, both quoted",
}

# Modules that may read the clock: the one clock function, and what has no domain meaning.
CLOCKS = {"werkoffensief/web/clock.py"}

# Templates that replace a template of a library keep its shape.
FOREIGN_TEMPLATES = ("bootstrap5/", "django/", "allauth/")


def offences(finder, paths):
    return [f"{finders.relative(path)}: {text}" for path in paths for text in finder(path.read_text())]


# --- Models ------------------------------------------------------------


def test_every_app_of_ours_stands_on_a_floor_and_in_the_order_inside_an_app():
    ours = {name for name in settings.INSTALLED_APPS if name.split(".")[0] in finders.PACKAGES}
    contracts = (finders.CONTRACTS["inside-an-app"], finders.CONTRACTS["inside-a-workshop"])
    ordered = {container for contract in contracts for container in contract["containers"]}
    assert ours <= set(OWN)
    assert ours - {"werkoffensief.web"} <= ordered


def test_no_foreign_key_points_to_a_higher_floor():
    assert MODELS
    assert list(finders.keys_up(MODELS, OWN)) == []


def test_every_model_is_in_the_glossary():
    known = finders.words((ROOT / "docs" / "woordenlijst.md").read_text())
    assert {model.__name__ for model in FACTS} - known == set()


def test_every_constraint_is_named_after_its_rule_and_says_it_in_dutch():
    assert list(finders.bad_constraints(FACTS)) == []


def test_every_row_about_a_person_has_klant_id():
    klant = apps.get_model("intake", "Klant")
    assert list(finders.without_klant(FACTS, klant, NO_KLANT_ID)) == []


def test_every_table_has_history_or_a_reason_why_not():
    tracked = {model.pgh_tracked_model for model in apps.get_models() if finders.is_event(model)}
    without = {model.__name__ for model in FACTS if model not in tracked and not model._meta.auto_created}
    assert without - set(NO_HISTORY) == set()
    assert {model.__name__ for model in tracked} & set(NO_HISTORY) == set()


# --- Code ------------------------------------------------------------


def test_no_function_is_longer_than_50_lines():
    assert offences(finders.long_functions, finders.python_files()) == []


def test_no_module_is_longer_than_500_lines():
    lengths = {finders.relative(path): len(path.read_text().splitlines()) for path in finders.python_files()}
    assert {name: length for name, length in lengths.items() if length > finders.MAX_MODULE} == {}


def test_there_is_no_drawer_for_everything():
    assert list(finders.banned_modules(finders.relative(path) for path in finders.python_files())) == []


def test_only_the_clock_reads_the_time():
    paths = [path for path in finders.python_files(tests=False) if finders.relative(path) not in CLOCKS]
    assert offences(finders.clock_readings, paths) == []


def test_sql_is_put_together_only_where_it_was_looked_at():
    paths = [path for path in finders.python_files(tests=False) if finders.relative(path) not in BUILT_SQL]
    assert offences(finders.built_sql, paths) == []


# --- Templates ------------------------------------------------------------


def test_no_form_looks_for_what_it_made_before_among_the_rows_of_another_klant():
    about = {
        model.__name__ for model in FACTS if any(field.name == "klant" for field in model._meta.local_fields)
    }
    paths = finders.python_files(tests=False)
    found = {model for path in paths for model in finders.unbounded_sent_before(path.read_text())}
    assert "Waardescan" in about
    assert "Klant" in found
    assert found & about == set()


def test_no_template_is_longer_than_150_lines():
    lengths = {
        finders.relative(path): len(path.read_text().splitlines()) for path in finders.template_files()
    }
    assert lengths
    assert {name: length for name, length in lengths.items() if length > finders.MAX_TEMPLATE} == {}


def test_no_template_has_inline_style_or_script():
    assert offences(finders.inline_code, finders.template_files()) == []


def test_every_template_is_a_page_on_the_base_or_a_fragment():
    stray = []
    for path in finders.template_files():
        name = str(path.relative_to(ROOT / "templates"))
        if name == "basis.html" or name.startswith((*FOREIGN_TEMPLATES, "pdf/")):
            continue
        if not finders.is_page_or_fragment(path.name, path.read_text()):
            stray.append(name)
    assert stray == []


def test_templates_live_in_one_folder():
    assert [folder for package in finders.PACKAGES for folder in (ROOT / package).rglob("templates")] == []


# --- URLs ------------------------------------------------------------

SAMPLES = {"uuid": "00000000-0000-4000-8000-000000000000", "int": "1", "str": "x", "slug": "x", "path": "x"}


def all_urls(resolver=None, prefix="", namespace=""):
    """Every URL pattern as (name, a path that matches it)."""
    for entry in (resolver or get_resolver()).url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from all_urls(entry, route, inner)
        elif isinstance(entry, URLPattern):
            path = re.sub(r"<(?:(\w+):)?\w+>", lambda match: SAMPLES[match.group(1) or "str"], route)
            yield namespace + (entry.name or ""), "/" + path.lstrip("^").rstrip("$")


def test_every_url_has_a_name():
    assert [path for name, path in all_urls() if not name] == []


def test_no_two_pages_share_an_address():
    """Django takes the first; the other is never reached."""
    found = Counter(path for _name, path in all_urls())
    assert [path for path, number in found.items() if number > 1] == []


def test_the_public_pages_exist():
    assert set(PUBLIC) - {name for name, _ in all_urls()} == set()


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_other_url_sends_an_anonymous_visitor_to_the_log_in(client, method):
    door = resolve_url(settings.LOGIN_URL)
    open_urls = []
    closed = [(name, path) for name, path in all_urls() if name not in PUBLIC]
    for name, path in closed:
        response = getattr(client, method)(path)
        if response.status_code != 302 or not response.url.startswith(door):
            open_urls.append(f"{name} {path}: {response.status_code}")
    assert closed
    assert open_urls == []


# --- Documents and pins ------------------------------------------------------------


def test_no_registry_host_is_named():
    files = sorted((ROOT / "requirements").glob("*"))
    locks = [path for path in (ROOT / "tests").rglob("package-lock.json") if "node_modules" not in path.parts]
    assert files
    assert locks
    files += locks
    found = [finders.relative(path) for path in files if re.search(r"https?://|index-url", path.read_text())]
    found += [name for name in ("uv.lock", "package-lock.json") for _ in ROOT.glob(f"{name}")]
    found += [finders.relative(path) for path in (ROOT / "frontend").glob("package-lock.json")]
    assert found == []


@pytest.mark.parametrize("name", ["base", "demo", "dev"])
def test_every_pin_has_a_hash(name):
    lines = (ROOT / "requirements" / f"{name}.txt").read_text().replace("\\\n", " ").splitlines()
    pins = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    assert pins
    assert [line.split()[0] for line in pins if "==" not in line or "--hash=sha256:" not in line] == []


def test_adrs_are_numbered_titled_and_short():
    files = sorted((ROOT / "docs" / "adr").glob("*.md"))
    assert [path.name[:4] for path in files] == [f"{number:04d}" for number in range(1, len(files) + 1)]
    for path in files:
        lines = path.read_text().splitlines()
        assert re.match(rf"# {int(path.name[:4])}\. \S", lines[0]), path.name
        assert len(lines) <= finders.MAX_ADR, path.name
        assert re.search(r"^Status: ", path.read_text(), re.M), path.name


def test_changelog_has_the_newest_on_top():
    assert list(finders.unordered_dates((ROOT / "CHANGELOG.md").read_text())) == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_commands_in_documents_exist(document):
    text = (ROOT / document).read_text()
    assert (
        finders.named_commands(text, "make") - finders.make_targets((ROOT / "Makefile").read_text()) == set()
    )
    assert finders.named_commands(text, "manage.py") - set(get_commands()) == set()


def test_every_variable_of_the_settings_is_in_the_operations_manual():
    source = "".join(path.read_text() for path in (ROOT / "werkoffensief" / "settings").glob("*.py"))
    read = set(re.findall(r"""(?:environ\.get\(|_required\(|_database\()"([A-Z0-9_]+)\"""", source))
    manual = (ROOT / "docs" / "beheer.md").read_text()
    described = {
        name
        for row in re.findall(r"^\| (`[A-Z].*?) \|", manual, re.M)
        for name in re.findall(r"`(\w+)`", row)
    }
    assert len(read) > 10
    assert read == described


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_in_documents_lead_somewhere(document):
    folder = (ROOT / document).parent
    targets = re.findall(r"\]\(([^)#\s]+)", (ROOT / document).read_text())
    missing = [target for target in targets if "://" not in target and not (folder / target).exists()]
    assert missing == []


def test_publiccode_has_what_the_standard_asks():
    data = yaml.safe_load((ROOT / "publiccode.yml").read_text())
    mandatory = {"publiccodeYmlVersion", "name", "url", "platforms", "categories", "developmentStatus"}
    mandatory |= {"softwareType", "description", "legal", "maintenance", "localisation"}
    assert mandatory <= set(data)
    assert data["legal"]["license"] == "EUPL-1.2"
    for text in data["description"].values():
        assert len(text["shortDescription"]) <= 150
        assert 150 <= len(text["longDescription"]) <= 10_000
        assert text["features"]


def test_the_licence_is_the_eupl():
    text = (ROOT / "LICENSE").read_text()
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert len(text) > 13_000
