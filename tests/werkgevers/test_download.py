"""Who fetches a list stands in the log, and without that line there is no list. What is logged is really committed."""

from datetime import date

import psycopg
import pytest

from tests.accounts.factories import make_cast
from tests.werkgevers.factories import (
    ContactpersoonFactory,
    VacatureFactory,
    WerkakkoordFactory,
    WerkgeverFactory,
)
from tests.werkgevers.test_lijst import table
from werkoffensief.logboek.models import Handeling


@pytest.fixture
def cast(committed_db):
    """The log's own connection commits; only what is committed is seen by the other."""
    return make_cast()


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.accountmanager)


def test_download_has_the_rows_of_the_list_without_contact_persons_and_is_logged(cast, browser):
    evil = WerkgeverFactory(naam="=1+1", accountmanager=cast.accountmanager, telefoon="+31701234567")
    ContactpersoonFactory(werkgever=evil, naam="Pieter Eters", email="eters@duin.example")
    WerkgeverFactory(naam="Ander", sector="overig")
    browser.post("/lijsten/werkgevers/kolommen/", {"kolommen": ["telefoon", "sector"]})
    response = browser.get("/werkgevers/download/csv/?sector=zorg")
    lines = table(response)
    assert [line[0] for line in lines] == ["Naam", "'=1+1"]
    assert lines[0] == ["Naam", "Sector", "Telefoon"]
    assert lines[1][2] == "'+31701234567"
    assert "Eters" not in response.content.decode()
    assert 'filename="werkgever.csv"' in response["Content-Disposition"]
    logged = Handeling.objects.get()
    assert (logged.door, logged.soort) == (str(cast.accountmanager.pk), "lijst opgehaald")
    assert (logged.object_soort, logged.toelichting) == ("werkgever", "1 rijen, csv")
    assert browser.get("/werkgevers/download/xlsx/").content.startswith(b"PK")
    assert browser.get("/werkgevers/download/exe/").status_code == 404
    assert Handeling.objects.count() == 2


def test_files_of_agreements_and_vacancies_have_the_columns_and_the_day_and_are_logged(cast, browser):
    row = WerkgeverFactory(naam="=1+1", accountmanager=cast.accountmanager)
    ContactpersoonFactory(werkgever=row, naam="Pieter Eters")
    WerkakkoordFactory(werkgever=row, einddatum=None, banen=4)
    WerkakkoordFactory(einddatum=date(2020, 1, 1))
    VacatureFactory(werkgever=row, functie="@Kok", aantal=2)
    VacatureFactory(functie="Ander", gesloten_op=date(2026, 2, 2), sluitreden="vervuld")
    browser.post("/lijsten/akkoorden/kolommen/", {"kolommen": ["open", "einde", "stand"]})
    browser.post("/lijsten/vacatures/kolommen/", {"kolommen": ["plekken", "einde"]})
    kept = {name: browser.get(f"/{name}/download/csv/?{query}") for name, query in (
        ("akkoorden", "stand=lopend&op=31-12-2025"), ("vacatures", "van=mij"))}  # fmt: skip
    assert [table(answer) for answer in kept.values()] == [
        [
            ["Werkgever", "Stand", "Laatste dag", "Open of niet vervuld", "Stand op"],
            ["'=1+1", "lopend", "", "4", "2025-12-31"],
        ],
        [["Werk", "Plekken", "Laatste dag"], ["'@Kok", "2", ""]],
    ]
    assert not [answer for answer in kept.values() if "Eters" in answer.content.decode()]
    for name in kept:
        assert browser.get(f"/{name}/download/xlsx/").content.startswith(b"PK")
        assert browser.get(f"/{name}/download/exe/").status_code == 404
    logged = Handeling.objects.values_list("door", "object_soort", "toelichting")
    me = str(cast.accountmanager.pk)
    assert sorted(logged) == [
        (me, "akkoord", "1 rijen, csv"),
        (me, "akkoord", "2 rijen, xlsx"),
        (me, "vacature", "1 rijen, csv"),
        (me, "vacature", "1 rijen, xlsx"),
    ]


def test_without_the_log_there_is_no_list(cast, committed_db, browser):
    WerkgeverFactory(naam="Zorggroep Duin")
    browser.raise_request_exception = False
    with psycopg.connect(committed_db.owner_url, autocommit=True) as owner:
        owner.execute("REVOKE INSERT ON logboek_handeling FROM PUBLIC, werk_log")
    for kind in (
        "werkgevers/download/csv",
        "werkgevers/download/xlsx",
        "akkoorden/download/csv",
        "vacatures/download/csv",
    ):
        answer = browser.get(f"/{kind}/")
        assert answer.status_code >= 500
        assert "Content-Disposition" not in answer


def test_refused_downloads_leave_no_line(cast, client_of):
    for role in ("consulent", "teamleider", "manager", "beheerder", "privacy", "werkgever"):
        for name in ("werkgevers", "akkoorden", "vacatures"):
            assert client_of(getattr(cast, role)).get(f"/{name}/download/csv/").status_code == 403
    assert not Handeling.objects.exists()
