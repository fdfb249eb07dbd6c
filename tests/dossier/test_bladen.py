"""What stands on a page for whom: links to its parts, who printed it, how many, which keys, what a browser keeps."""

import re

import pytest
from django import forms as django_forms

from intake.forms.klant import GezinslidForm, KlantForm, VertegenwoordigerForm
from intake.models import Klant, Klantnummer
from tests.dossier.gevallen import ROLES, full_file, give_stadsdeel, person_of
from tests.intake.factories import KlantFactory
from werkoffensief.accounts.forms import InlogForm
from werkoffensief.dossier.forms import InzageForm

pytestmark = pytest.mark.django_db


def page_of(browser, path):
    return browser.get(path).content.decode().replace("\u00a0", " ")


def test_a_file_begins_with_links_to_its_parts_on_a_narrow_screen(cast, client_of):
    klant = full_file(cast.regisseur)[0]
    page = page_of(client_of(cast.regisseur), f"/klanten/{klant.pk}/")
    links = re.search(r'<nav class="d-lg-none[^>]*aria-label="Op deze pagina">(.*?)</nav>', page, re.DOTALL)[
        1
    ]
    names = re.findall(r'<a href="#([\w-]+)">([^<]*)', links)
    assert [name for _, name in names] == [
        "Bereiken", "Afspraken", "Plan", "Gesprekken", "Tijdlijn", "Documenten", "Gegevens",
    ]  # fmt: skip
    for target, _name in names:
        assert page.count(f'id="{target}"') == 1, target


def test_paper_says_when_and_by_whom_it_was_printed(cast, client_of):
    klant = full_file(cast.regisseur)[0]
    browser, name = client_of(cast.regisseur), cast.regisseur.naam
    page = page_of(browser, f"/klanten/{klant.pk}/")
    file = re.sub("<[^>]*>", "", re.search(r'<p class="alleen-print">(Afgedrukt.*?)</p>', page)[1])
    assert re.fullmatch(rf"Afgedrukt op \d\d-\d\d-\d{{4}} om \d\d:\d\d door {name}\.", file)
    assert re.search(rf"Afgedrukt op [\w ]+ door {name}\.", page_of(browser, "/klanten/?groep=mijn"))


def test_teamleider_reads_how_many_the_team_leads_also_above_a_thousand(cast, client_of):
    give_stadsdeel(cast.centrum)
    person_of(cast.regisseur)
    gone = KlantFactory()
    Klant.objects.filter(pk=gone.pk).update(overleden_op="2026-01-01")
    many = [KlantFactory.build() for _ in range(1_001)]
    Klant.objects.bulk_create(many)
    Klantnummer.objects.bulk_create(Klantnummer(nummer=row.klantnummer, klant=row) for row in many)
    page = page_of(client_of(cast.teamleider), "/")
    said = re.search(
        r'Uw team begeleidt <a href="([^"]*)">([^<]*)</a>, van wie <a href="([^"]*)">([^<]*)</a>', page
    )
    assert said.groups() == (
        "/klanten/?groep=team", "1.002 klanten", "/klanten/?groep=team&amp;regisseur=geen", "1.001 zonder regisseur",
    )  # fmt: skip


@pytest.mark.parametrize("role", ROLES)
def test_keys_are_promised_to_who_has_what_they_do(cast, client_of, role):
    page = page_of(client_of(getattr(cast, role)), "/sneltoetsen/")
    work = role in {"consulent", "regisseur", "collega", "vreemde", "teamleider"}
    search = work or role in {"accountmanager", "beheerder"}
    assert ("<kbd>/</kbd>" in page, "<kbd>Alt</kbd>" in page) == (search, work)


def test_menu_of_an_accountmanager_begins_with_today(cast, client_of):
    menu = (
        page_of(client_of(cast.accountmanager), "/werkgevers/").split('id="hoofdmenu"')[1].split("</ul>")[0]
    )
    assert re.findall(r"<a [^>]*>([^<]*)", menu)[:2] == ["Vandaag", "Voorzieningen"]


@pytest.mark.parametrize("form", [KlantForm, VertegenwoordigerForm, GezinslidForm, InzageForm])
def test_browser_keeps_nothing_that_is_typed_about_somebody(cast, form):
    typed = (django_forms.TextInput, django_forms.EmailInput, django_forms.Textarea)
    fields = {name: field.widget.attrs.get("autocomplete") for name, field in form().fields.items()
              if isinstance(field.widget, typed)}  # fmt: skip
    assert fields
    assert set(fields.values()) == {"off"}, fields


def test_browser_may_keep_the_name_with_which_one_logs_in(db):
    assert InlogForm().fields["login"].widget.attrs["autocomplete"] == "username"
