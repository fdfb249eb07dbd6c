"""Every reference list is the beheerder's: add, rename, end; what uses a code stays readable, and it goes nowhere."""

from datetime import date, timedelta

import pytest
from django.db import ProgrammingError, connection, transaction

from intake.models import Belemmering, Uitkering
from intake.queries import choosable
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import (
    GesprekFactory,
    KeuzeantwoordFactory,
    KlantFactory,
    KlanttagFactory,
    OnderwerpantwoordFactory,
    OntheffingFactory,
    UitkeringFactory,
)
from tests.trajecten.factories import PlaatsingFactory, StapFactory, TrajectFactory
from werkoffensief.accounts.services.beheer import code_lists
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
LISTS = sorted(code_lists())
ENDED = date(2019, 6, 1)


def _stap(klant, code):
    plan = TrajectFactory(klant=klant, start=date(2019, 1, 1))
    StapFactory(traject=plan, start=date(2019, 1, 1), voorziening_id=code)


def _topic(klant, code):
    gesprek = GesprekFactory(klant=klant)
    OnderwerpantwoordFactory(gesprek=gesprek, onderwerp_id=code)
    return f"/gesprekken/{gesprek.pk}/"


def _talent(klant, code):
    KlanttagFactory(klant=klant, soort="talent", tag_id=code)
    return f"/klanten/{klant.pk}/gesprekken/nieuw/"


def _fixed_answer(klant, code):
    gesprek = GesprekFactory(klant=klant)
    KeuzeantwoordFactory(gesprek=gesprek, vraag="taal", keuze_id=code, getal=None)
    return f"/gesprekken/{gesprek.pk}/"


# What a list asks beside code and name.
OWN = {
    "onderwerp": {"volgorde": "5"},
    "tag": {"soort": "talent"},
    "keuzewaarde": {"vraag": "taal", "volgorde": "5"},
}
# How a code of each list is used, and where it then stands if not in the file; a new list needs a line here.
USES = {
    "belemmeringsoort": lambda klant, code: Belemmering.objects.create(
        klant=klant, soort_id=code, vastgesteld_op=ENDED
    ),
    "uitkeringsoort": lambda klant, code: UitkeringFactory(klant=klant, soort_id=code),
    "redeneindeuitkering": lambda klant, code: UitkeringFactory(
        klant=klant, einde=ENDED, einde_reden_id=code
    ),
    "voorziening": _stap,
    "onderwerp": _topic,
    "tag": _talent,
    "keuzewaarde": _fixed_answer,
    "ontheffingsoort": lambda klant, code: OntheffingFactory(klant=klant, soort_id=code) and None,
    "redeneindetraject": lambda klant, code: TrajectFactory(
        klant=klant, start=date(2019, 1, 1), einde=ENDED, einde_reden_id=code
    ),
    "redeneindeplaatsing": lambda klant, code: PlaatsingFactory(
        klant=klant, startdatum=date(2019, 1, 1), einddatum=ENDED, einde_reden_id=code
    ),
}


def test_every_list_has_a_use_here():
    assert set(USES) == set(LISTS)


@pytest.fixture
def beheer(cast, client_of):
    give_stadsdeel(cast.centrum)
    return client_of(cast.beheerder)


def add(beheer, lijst, **change):
    sent = {"code": "proefcode", "naam": "Heel bijzondere naam"} | OWN.get(lijst, {}) | change
    return beheer.post(f"/beheer/codes/{lijst}/nieuw/", sent)


def change(beheer, lijst, code="proefcode", **sent):
    page = f"/beheer/codes/{lijst}/wijzigen/?code={code}"
    form = beheer.get(page).context["form"]
    present = {name: form[name].value() for name in form.fields}
    days = {name: value.strftime("%d-%m-%Y") for name, value in present.items() if isinstance(value, date)}
    kept = {name: value for name, value in (present | days).items() if value not in {None, ""}}
    return beheer.post(page, kept | sent)


@pytest.mark.parametrize("lijst", LISTS)
def test_a_used_code_is_renamed_and_ended_and_stays_readable(beheer, cast, client_of, lijst):
    assert add(beheer, lijst).status_code == 302
    klant = KlantFactory()
    where = USES[lijst](klant, "proefcode")
    browser, here = client_of(cast.regisseur), where if isinstance(where, str) else f"/klanten/{klant.pk}/"
    assert "Heel bijzondere naam" in browser.get(here).content.decode()
    assert change(beheer, lijst, naam="Nieuwe naam").status_code == 302
    assert "Nieuwe naam" in browser.get(here).content.decode()
    yesterday = clock.today() - timedelta(days=1)
    assert change(beheer, lijst, geldig_tot=yesterday.strftime("%d-%m-%Y")).status_code == 302
    assert "Nieuwe naam" in browser.get(here).content.decode()
    codes = code_lists()[lijst]
    assert not choosable(codes, clock.today()).filter(pk="proefcode").exists()
    assert choosable(codes, yesterday).filter(pk="proefcode").exists()
    listed = beheer.get(f"/beheer/codes/{lijst}/").content.decode()
    assert "Nieuwe naam" in listed


@pytest.mark.parametrize("lijst", LISTS)
def test_a_code_is_added_once_and_never_deleted(beheer, lijst):
    assert add(beheer, lijst).status_code == 302
    again = add(beheer, lijst, naam="Anders")
    assert "Deze code bestaat al" in again.content.decode()
    same = add(beheer, lijst, code="andere", naam="heel bijzondere NAAM")
    assert "Deze naam staat al in deze lijst" in same.content.decode()
    table = code_lists()[lijst]._meta.db_table
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"DELETE FROM {table} WHERE code = 'proefcode'")


@pytest.mark.parametrize("lijst", LISTS)
def test_an_ended_code_is_not_offered_in_any_form(beheer, cast, client_of, lijst):
    add(beheer, lijst)
    yesterday = (clock.today() - timedelta(days=1)).strftime("%d-%m-%Y")
    assert change(beheer, lijst, geldig_tot=yesterday).status_code == 302
    klant = KlantFactory()
    plan = TrajectFactory(klant=klant, start=date(2019, 1, 1))
    work = PlaatsingFactory(klant=klant, startdatum=date(2019, 1, 1))
    benefit = UitkeringFactory(klant=klant)
    browser = client_of(cast.teamleider)
    for page in (
        f"/klanten/{klant.pk}/belemmeringen/nieuw/",
        f"/trajecten/{plan.pk}/stap/nieuw/",
        f"/trajecten/{plan.pk}/einde/",
        f"/plaatsingen/{work.pk}/einde/",
        f"/uitkeringen/{benefit.pk}/soort/",
        f"/klanten/{klant.pk}/gesprekken/nieuw/",
        f"/klanten/{klant.pk}/ontheffingen/nieuw/",
    ):
        answer = browser.get(page)
        assert answer.status_code == 200
        assert "proefcode" not in answer.content.decode(), page


def test_a_benefit_whose_kind_has_ended_keeps_it_in_its_own_form(beheer, cast, client_of):
    add(beheer, "uitkeringsoort")
    klant = KlantFactory()
    row = UitkeringFactory(klant=klant, soort_id="proefcode")
    yesterday = (clock.today() - timedelta(days=1)).strftime("%d-%m-%Y")
    change(beheer, "uitkeringsoort", geldig_tot=yesterday)
    page = client_of(cast.regisseur).get(f"/uitkeringen/{row.pk}/soort/").content.decode()
    assert "proefcode" in page
    assert Uitkering.objects.get(pk=row.pk).soort_id == "proefcode"
