"""A loan of the opleidingsfonds: asked, advised, and decided by a second person."""

import html
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from tests.accounts.factories import MedewerkerFactory
from tests.dossier.gevallen import person_of
from tests.intake.factories import ToegangFactory
from trajecten.enums import LENING_TRANSITIONS, Besluit, Leningstand
from trajecten.models import Lening
from trajecten.services import lening as services
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError, StaleError

pytestmark = pytest.mark.django_db
TODAY = clock.today()
GRANTED = {"besluit": "toegekend", "besluit_reden": "Het helpt u aan werk", "toegekend_centen": "1.000",
           "termijn_centen": "50"}  # fmt: skip


def day(days=0):
    return (TODAY + timedelta(days=days)).strftime("%d-%m-%Y")


@pytest.fixture
def klant(cast):
    return person_of(cast.regisseur)[0]


def loan(klant, door, **values):
    said = {"klant": klant, "gevraagd_door": door, "gevraagd_op": TODAY, "opleiding": "Heftruck", "waarom": "Werk",
            "gevraagd_centen": 120_000, **values}  # fmt: skip
    return Lening.objects.create(leningnummer=str(uuid4()), **said)


def advised(klant, door, **values):
    advice = {"advies": "positief", "geadviseerd_op": TODAY, "geadviseerd_door": door, "advies_reden": "Past"}
    return loan(klant, door, **{**advice, **values})


def granted(klant, door, chief, cents=100_000, **values):
    """A loan that was granted, of `cents`."""
    decision = {"besluit": "toegekend", "besloten_op": TODAY, "besloten_door": chief, "besluit_reden": "Goed",
                "toegekend_centen": cents, "eerste_termijn": TODAY, "termijn_centen": min(cents, 5_000)}  # fmt: skip
    return advised(klant, door, **{**decision, **values})


def text_of(browser, url):
    answer = browser.get(url)
    assert answer.status_code == 200
    return " ".join(html.unescape(answer.content.decode()).replace("\xa0", " ").split())


def test_asked_advised_and_decided_by_a_second_person_and_the_klant_reads_why(cast, client_of, klant):
    regisseur, chief = client_of(cast.regisseur), client_of(cast.teamleider)
    asked = {"opleiding": "Heftruck", "school": "", "gevraagd_centen": "1.200,5", "waarom": "Dan\r\nwerk",
             "gevraagd_op": day(), "nieuw_id": str(uuid4())}  # fmt: skip
    here = f"/klanten/{klant.pk}/leningen/nieuw/"
    assert b"ligt niet in de toekomst" in regisseur.post(here, {**asked, "gevraagd_op": day(1)}).content
    assert b"Dit bedrag klopt niet" in regisseur.post(here, {**asked, "gevraagd_centen": "1,2,3"}).content
    for _ in range(2):  # pressed twice is one request
        assert regisseur.post(here, asked).status_code == 302
    row = Lening.objects.get()
    assert (row.gevraagd_centen, row.waarom, row.school) == (120_050, "Dan\nwerk", None)
    assert "Heftruck" in text_of(regisseur, f"/klanten/{klant.pk}/leningen/")
    url = f"/leningen/{row.pk}/"
    assert "Advies geven" in text_of(regisseur, url)
    assert chief.get(f"{url}besluit/").status_code == 200  # the form; the service refuses without an advice
    said = {"advies": "positief", "advies_reden": "Past goed", "versie": row.versie}
    assert regisseur.post(f"{url}advies/", said).status_code == 302
    assert (
        "Wacht op een besluit over een lening" in text_of(chief, "/?deel=team").split("Hier is nu niemand")[0]
    )
    assert klant.achternaam in text_of(chief, "/leningen/")
    row.refresh_from_db()
    decide = {**GRANTED, "eerste_termijn": day(60), "versie": row.versie}
    for wrong, words in (
        ({"toegekend_centen": "1200,51"}, "niet meer worden toegekend dan is gevraagd"),
        ({"toegekend_centen": ""}, "Welk bedrag kent u toe"),
        ({"besluit": "afgewezen"}, "Maak dit veld leeg"),
        ({"eerste_termijn": day(-1)}, "al voorbij"),
        ({"termijn_centen": "1001"}, "niet meer dan de hele lening"),
    ):
        answer = chief.post(f"{url}besluit/", {**decide, **wrong})
        assert words in html.unescape(answer.content.decode()), wrong
        assert "Het helpt u aan werk" in answer.content.decode()  # nothing typed is lost
    assert chief.post(f"{url}besluit/", decide).status_code == 302
    row.refresh_from_db()
    assert (row.stand, row.toegekend_centen, row.besloten_door) == ("toegekend", 100_000, cast.teamleider)


def test_who_asked_or_advised_does_not_decide(cast, client_of, klant):
    """Refused by the page, by the service, and by the database."""
    besluit = services.Leningbesluit(Besluit.TOEGEKEND, "Ja", 100, TODAY, 100)
    other = MedewerkerFactory()
    for row in (
        advised(klant, cast.teamleider),
        advised(klant, other, gevraagd_op=TODAY),
    ):
        if row.gevraagd_door == other:
            Lening.objects.filter(pk=row.pk).update(geadviseerd_door=cast.teamleider)
            row.refresh_from_db()
        assert client_of(cast.teamleider).get(f"/leningen/{row.pk}/besluit/").status_code == 403
        assert "Een andere teamleider besluit" in text_of(client_of(cast.teamleider), f"/leningen/{row.pk}/")
        with pytest.raises(RefusalError, match="iemand anders"):
            services.decide_lening(
                door=cast.teamleider.pk, lening_id=row.pk, versie=row.versie, besluit=besluit, vandaag=TODAY
            )
        with pytest.raises(IntegrityError, match="lening_besluit_van_ander"), transaction.atomic():
            Lening.objects.filter(pk=row.pk).update(
                besluit="afgewezen", besloten_op=TODAY, besloten_door=cast.teamleider, besluit_reden="x"
            )
    row = advised(klant, cast.teamleider, gevraagd_door=other)
    Lening.objects.filter(pk=row.pk).update(
        geadviseerd_door=cast.regisseur
    )  # advised after: who did before stays out
    row.refresh_from_db()
    assert client_of(cast.teamleider).get(f"/leningen/{row.pk}/besluit/").status_code == 403
    with pytest.raises(RefusalError, match="iemand anders"):
        services.decide_lening(
            door=cast.teamleider.pk, lening_id=row.pk, versie=row.versie, besluit=besluit, vandaag=TODAY
        )
    with pytest.raises(IntegrityError, match="aanvroeg of adviseerde"), transaction.atomic():
        Lening.objects.filter(pk=row.pk).update(
            besluit="afgewezen", besloten_op=TODAY, besloten_door=cast.teamleider, besluit_reden="x"
        )
    assert "Wacht op een besluit over een lening" not in text_of(client_of(cast.teamleider), "/?deel=team").split(
        "Hier is nu niemand"
    )[0]  # fmt: skip


def test_a_toegang_reads_a_loan_and_changes_nothing_about_it(cast, client_of, klant):
    """Not the scheme, the advice, the wish or a proposal to remit: no door, and no button that leads to it."""
    doors = ("regeling/", "advies/", "intrekken/", "kwijtschelding/")
    ToegangFactory(klant=klant, medewerker=cast.vreemde)
    browser = client_of(cast.vreemde)
    for row in (advised(klant, cast.regisseur), granted(klant, cast.regisseur, cast.teamleider)):
        url = f"/leningen/{row.pk}/"
        assert all(f"{url}{door}" not in text_of(browser, url) for door in doors)
        for door in doors:
            sent = {"versie": row.versie, "termijn_centen": "1", "eerste_termijn": day(60), "reden": "x"}
            assert browser.get(f"{url}{door}").status_code == 403, door
            assert browser.post(f"{url}{door}", sent).status_code == 403, door
        wrong = f"/feiten/lening/{row.pk}/vervallen/"
        assert wrong not in text_of(browser, url)
        assert browser.post(wrong, {"reden": "x", "versie": row.versie}).status_code == 403
        own = text_of(client_of(cast.regisseur), url)
        assert wrong in own
        assert any(f"{url}{door}" in own for door in doors)
        before = row.versie
        row.refresh_from_db()
        assert row.versie == before
    assert "Advies geven" not in text_of(browser, f"/leningen/{loan(klant, cast.regisseur).pk}/")


def test_a_loan_moves_along_the_table_of_transitions(cast, klant):
    """From each state every other one is tried; what the table does not say is refused."""
    chief, door = cast.teamleider, cast.regisseur.pk
    made = {
        Leningstand.GEVRAAGD: lambda: loan(klant, cast.regisseur),
        Leningstand.GEADVISEERD: lambda: advised(klant, cast.regisseur),
        Leningstand.TOEGEKEND: lambda: granted(klant, cast.regisseur, chief),
        Leningstand.AFGEWEZEN: lambda: advised(
            klant, cast.regisseur, besluit="afgewezen", besloten_op=TODAY, besloten_door=chief, besluit_reden="x"
        ),
        Leningstand.INGETROKKEN: lambda: loan(
            klant, cast.regisseur, ingetrokken_op=TODAY, ingetrokken_reden="x"
        ),
    }  # fmt: skip
    no, yes = Besluit.AFGEWEZEN, Besluit.TOEGEKEND
    by = {"vandaag": TODAY}
    acts = {
        Leningstand.GEADVISEERD: lambda row: services.advise_lening(
            door=door, advies="negatief", reden="Nee", **row, **by
        ),
        Leningstand.AFGEWEZEN: lambda row: services.decide_lening(
            door=chief.pk, besluit=services.Leningbesluit(no, "Nee"), **row, **by
        ),
        Leningstand.TOEGEKEND: lambda row: services.decide_lening(
            door=chief.pk, besluit=services.Leningbesluit(yes, "Ja", 100, TODAY, 100), **row, **by
        ),
        Leningstand.INGETROKKEN: lambda row: services.retract_lening(door=door, reden="Nee", **row, **by),
    }
    for start, make in made.items():
        for end, act in acts.items():
            row = make()
            asked = {"lening_id": row.pk, "versie": row.versie}
            if end in LENING_TRANSITIONS[start]:
                assert act(asked).stand == end
                with pytest.raises(StaleError):
                    act(asked)
            else:
                with pytest.raises(RefusalError, match="Dit kan niet meer"):
                    act(asked)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("lening_bedrag", {"gevraagd_centen": 0}),
        ("lening_bedrag", {"gevraagd_centen": 2_500_001}),
        ("lening_zegt_opleiding", {"opleiding": " "}),
        ("lening_zegt_waarom", {"waarom": " "}),
        ("lening_lengte", {"waarom": "x" * 4_001}),
        ("lening_gevraagd", {"gevraagd_op": TODAY + timedelta(1)}),
        ("lening_advies_met_reden", {"advies": "positief"}),
        ("lening_advies_met_reden", {"advies": "positief", "geadviseerd_op": TODAY, "advies_reden": "x"}),
        ("lening_besluit_na_advies", {"besluit": "afgewezen", "besluit_reden": "x"}),
        ("lening_besluit_na_advies", {"besloten_op": TODAY, "besluit": "toegekend", "toegekend_centen": 5}),
        ("lening_ingetrokken_met_reden", {"ingetrokken_op": TODAY}),
    ],
)
def test_the_database_refuses_what_can_never_be(cast, klant, name, change):
    row = loan(klant, cast.regisseur)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Lening.objects.filter(pk=row.pk).update(**change)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("lening_termijn", {"termijn_centen": 100_001}),
        ("lening_eerste_termijn", {"eerste_termijn": TODAY - timedelta(1)}),
        ("lening_besluit_blijft", {"toegekend_centen": 99_999}),
        ("lening_besluit_blijft", {"gevraagd_centen": 130_000}),
        ("nummer_blijft", {"leningnummer": "anders"}),
    ],
)
def test_what_was_decided_stays(cast, klant, name, change):
    row = granted(klant, cast.regisseur, cast.teamleider)
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        Lening.objects.filter(pk=row.pk).update(**change)
    assert refused.value.__cause__.diag.constraint_name == name
    with pytest.raises(IntegrityError, match="lening_niet_meer_dan_gevraagd"), transaction.atomic():
        granted(klant, cast.regisseur, cast.teamleider, cents=120_001)
