"""Whatever is typed into any form: export, an empty database, import and export again give the same bytes."""

import csv
import io
import unicodedata
from pathlib import Path

import pytest
from django.core.management import call_command
from django.forms import BaseForm
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests import omgeving
from tests.accounts.factories import make_cast
from tests.conftest import _use
from tests.overdracht.schermen import PARTS
from tests.overdracht.typist import Typist
from tests.overdracht.wereld import WERELD, deliver, sentences
from tests.overdracht.zonder_tekst import LOOKS_UP, NO_TEXT
from tests.test_consistency import all_urls
from werkoffensief.accounts.models import Medewerker
from werkoffensief.logboek.actor import handeling
from werkoffensief.overdracht.services import import_folder
from werkoffensief.overdracht.uitvoer import export_folder
from werkoffensief.web import clock
from werkoffensief.web.forms import NAMES
from werkoffensief.web.zichtbaar import plain_name

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
# Where a text of a form must stand in the export: {(URL, field): (file, column)}.
EXPORTED = {
    ("team", "naam"): ("teams", "team"),
    ("team_nieuw", "naam"): ("teams", "team"),
    ("medewerker_nieuw", "gebruikersnaam"): ("medewerkers", "gebruikersnaam"),
    ("medewerker", "naam"): ("medewerkers", "naam"),
    ("medewerker", "email"): ("medewerkers", "email"),
    ("code_nieuw", "naam"): ("codes", "naam"),
    ("code_wijzigen", "naam"): ("codes", "naam"),
    ("werkgever_wijzigen", "naam"): ("werkgevers", "naam"),
    ("werkgever_wijzigen", "plaats"): ("werkgevers", "plaats"),
    ("klant_gegevens", "voornaam"): ("klanten", "voornaam"),
    ("klant_gegevens", "tussenvoegsel"): ("klanten", "tussenvoegsel"),
    ("klant_gegevens", "achternaam"): ("klanten", "achternaam"),
    ("klant_contact", "telefoon"): ("klanten", "telefoon"),
    ("klant_contact", "email"): ("klanten", "email"),
    ("klant_adres", "postcode"): ("klanten", "postcode"),
    ("klant_adres", "huisnummer"): ("klanten", "huisnummer"),
    ("klant_adres", "woonplaats"): ("klanten", "woonplaats"),
    ("klant_adres", "straat"): ("verblijfplaatsen", "straat"),
    ("klant_gezin", "naam"): ("gezinsleden", "naam"),
    ("plan_woorden", "waar_sta_ik"): ("plannen", "waar_sta_ik"),
    ("doel_wijzigen", "waarom"): ("doelen", "waarom"),
    ("plan_actie_wijzigen", "wat"): ("acties", "wat"),
    ("wachtpunt_wijzigen", "wat"): ("wachtpunten", "wat"),
    ("evaluatie_nieuw", "uitkomst"): ("evaluaties", "uitkomst"),
    ("plaatsing_nieuw", "school"): ("plaatsingen", "school"),
    ("plaatsing_wijzigen", "school"): ("plaatsingen", "school"),
    ("plaatsing_terugval", "toelichting"): ("plaatsingen", "einde_toelichting"),
    ("nazorg_nieuw", "notitie"): ("nazorg", "notitie"),
    ("regisseurswens_nieuw", "reden"): ("regisseurswensen", "reden"),
    ("regisseurswens", "antwoord"): ("regisseurswensen", "antwoord"),
    ("buddy", "naam"): ("buddies", "naam"),
    ("buddy", "telefoon"): ("buddies", "telefoon"),
    ("buddykoppeling_nieuw", "waarom"): ("buddykoppelingen", "waarom"),
    ("buddycontact_nieuw", "tekst"): ("buddycontacten", "tekst"),
    ("lening_nieuw", "opleiding"): ("leningen", "opleiding"),
    ("lening_advies", "advies_reden"): ("leningen", "advies_reden"),
    ("lening_besluit", "besluit_reden"): ("leningen", "besluit_reden"),
    ("lening_regeling", "reden"): ("leningbrieven", "reden"),
    ("kwijtschelding_nieuw", "reden"): ("kwijtscheldingen", "reden"),
    ("kwijtschelding", "besluit_reden"): ("kwijtscheldingen", "besluit_reden"),
    ("lening_intrekken", "ingetrokken_reden"): ("leningen", "ingetrokken_reden"),
    ("profiel_deel", "over_mij"): ("profielen", "over_mij"),
    ("waarneming_nieuw", "reden"): ("waarnemingen", "reden"),
    ("plansjabloon_naam", "naam"): ("plansjablonen", "naam"),
    ("plansjabloon", "wat"): ("sjabloonregels", "wat"),
    ("voorziening_wijzigen", "omschrijving"): ("voorzieningen", "omschrijving"),
    ("aanbod_wijzigen", "naam"): ("aanbod", "naam"),
    ("aanbod_wijzigen", "locatie"): ("aanbod", "locatie"),
    ("toekenning_nieuw", "redenen"): ("toekenningen", "redenen"),
    ("toekenning_wijzigen", "redenen"): ("toekenningen", "redenen"),
    ("uitgave_nieuw", "omschrijving"): ("uitgaven", "omschrijving"),
    ("wachtplek_weg", "reden"): ("wachtplekken", "reden"),
    ("werkfit", "waarom"): ("werkfitbeoordelingen", "waarom"),
    ("traject_einde_wijzigen", "samenvatting"): ("trajecten", "samenvatting"),
    ("gesprek_wijzigen", "verslag"): ("gesprekken", "verslag"),
    ("afspraak_wijzigen", "plaats"): ("afspraken", "plaats"),
    ("afspraak_wijzigen", "onderwerp"): ("afspraken", "onderwerp"),
    ("bijeenkomst_wijzigen", "titel"): ("bijeenkomsten", "titel"),
    ("bijeenkomst_wijzigen", "plaats"): ("bijeenkomsten", "plaats"),
}


@pytest.fixture
def world(committed_db: omgeving.Database, settings, tmp_path: Path) -> Path:
    """The cast, and a small municipality with a target for this year."""
    settings.DATA_DIR = tmp_path
    with handeling(door="systeem"):
        make_cast()
    target = f"{clock.today().year};3;2;15000"
    tables = {**WERELD, "doelstellingen": [*WERELD["doelstellingen"], target]}
    assert sentences(deliver(tables, now=clock.now())) == []
    return tmp_path


def browser_of(rol: str) -> Client:
    browser = Client()
    browser.force_login(Medewerker.objects.get(gebruikersnaam=rol), backend=BACKEND)
    return browser


def fill_in_every_form() -> tuple[Typist, set[str], set[tuple[str, str]]]:
    """Also the URLs where something was posted, and the forms that a page showed and nobody filled in."""
    typist, posted, shown, filled = Typist(), set(), set(), set()
    for part in PARTS:
        for step in part(typist):
            browser = browser_of(step.rol)
            page = browser.get(step.page_url)
            shown |= {(step.page or step.name, key) for key in forms_on(page)}
            answer = browser.post(step.url, typist.fill(step.name, page.context[step.form], step.given()))
            assert answer.status_code == 302, (step.name, answer.context[step.form].errors)
            posted.add(step.name)
            filled.add((step.page or step.name, step.form))
    return typist, posted, shown - filled


def forms_on(page: HttpResponse) -> set[str]:
    """The names in the context of a page's forms that are posted; a part of the page may call one of them `form`."""
    names = page.context.keys() if page.context else set()
    found = {key: id(page.context[key]) for key in names if is_posted(page.context[key])}
    others = {form for key, form in found.items() if key != "form"}
    return {key for key, form in found.items() if key != "form" or form not in others}


def is_posted(value: object) -> bool:
    return isinstance(value, BaseForm) and value.method == "post"


def forms_on_other_pages() -> set[tuple[str, str]]:
    """Posted forms on the pages that NO_TEXT says have none, where the address needs no id."""
    found: set[tuple[str, str]] = set()
    for name in NO_TEXT:
        if dict(all_urls())[name] == reverse_or_none(name) and NO_TEXT[name] == LOOKS_UP:
            pages = [
                browser_of(rol).get(reverse(name)) for rol in ("teamleider", "beheerder", "accountmanager")
            ]
            found |= {(name, key) for page in pages for key in forms_on(page)}
    return found


def reverse_or_none(name: str) -> str | None:
    try:
        return reverse(name)
    except NoReverseMatch:
        return None


def exported(folder: Path) -> dict[str, bytes]:
    export_folder(folder)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def figures() -> list[str]:
    answers = []
    for year in (2019, 2020, clock.today().year):
        out = io.StringIO()
        call_command("doelstand", "--jaar", str(year), "--json", stdout=out)
        answers.append(out.getvalue())
    return answers


def missing(typist: Typist, files: dict[str, bytes]) -> list[tuple[str, str]]:
    """Texts that the export does not hold as they were typed (trimmed, NFC, LF; of a name what can be seen)."""
    found = []
    for place, (table, column) in EXPORTED.items():
        rows = csv.DictReader(io.StringIO(files[f"{table}.csv"].decode(), newline=""), delimiter=";")
        cells = {row[column] for row in rows}
        text = plain_name(typist.typed[place][-1]) if place[1] in NAMES else typist.typed[place][-1]
        text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").strip()
        if text not in cells:
            found.append(place)
    return found


def test_what_is_typed_into_every_form_survives_the_round_trip(world: Path):
    typist, posted, not_filled = fill_in_every_form()
    assert {name for name, _path in all_urls()} ^ (posted | set(NO_TEXT)) == set(), (
        "say in schermen what is typed"
    )
    assert posted & set(NO_TEXT) == set()
    assert not_filled | forms_on_other_pages() == set()
    first, first_figures = exported(world / "eerste"), figures()
    assert missing(typist, first) == []
    assert {"aliassen.csv", "codes.csv"} <= set(first)
    with omgeving.clone() as empty:
        _use(empty.name)
        resultaat = import_folder(world / "eerste", door="test", now=clock.now())
        assert sentences(resultaat) == []
        assert [bestand.meldingen for bestand in resultaat.bestanden if bestand.meldingen] == []
        assert exported(world / "tweede") == first
        assert figures() == first_figures
