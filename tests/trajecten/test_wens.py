"""A klant asks for another regisseur: in their words, before the teamleider until there is an answer."""

import html
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from intake.models import Klant
from intake.services.samenvoegen import merge_klanten
from tests.dossier.gevallen import person_of
from tests.intake.factories import KlantFactory
from trajecten.models import Regisseurschap, Regisseurswens
from trajecten.services import take_back_regisseur
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError

pytestmark = pytest.mark.django_db
TODAY = clock.today()


def day(days=0):
    return (TODAY + timedelta(days=days)).strftime("%d-%m-%Y")


@pytest.fixture
def klant(cast):
    return person_of(cast.regisseur)[0]


def ask(browser, klant, reden="Het klikt niet", **values):
    said = {"reden": reden, "gevraagd_op": day(), "nieuw_id": str(uuid4()), **values}
    return browser.post(f"/klanten/{klant.pk}/andere-regisseur/", said)


def wish(klant, medewerker, **values):
    said = {"klant": klant, "medewerker": medewerker, "gevraagd_op": TODAY, "reden": "x", **values}
    return Regisseurswens.objects.create(wensnummer=str(uuid4()), **said)


def text_of(browser, url):
    answer = browser.get(url)
    assert answer.status_code == 200
    return " ".join(html.unescape(answer.content.decode()).split())


def transfer(browser, klant, naar):
    row = Regisseurschap.objects.get(klant=klant, einde__isnull=True, vervallen_op__isnull=True)
    said = {"medewerker": naar.pk, "dag": day(), "overdrachtsnotitie": "Let op", "versie": row.versie}
    return browser.post(f"/trajecten/{row.traject_id}/overdragen/", said)


def test_it_stands_before_the_teamleider_until_it_is_answered_and_the_klant_hears_why(cast, client_of, klant):
    chief = client_of(cast.teamleider)
    assert ask(client_of(cast.consulent), klant, gevraagd_op=day(1)).status_code == 200
    assert ask(client_of(cast.consulent), klant).status_code == 302
    one = Regisseurswens.objects.get()
    assert (one.klant, one.medewerker, one.reden) == (klant, cast.consulent, "Het klikt niet")
    assert "Vraagt een andere regisseur" in text_of(chief, "/?deel=team").split("Hier is nu niemand")[0]
    assert klant.achternaam in text_of(chief, "/klanten/?groep=team&werk=wens")
    file = text_of(client_of(cast.regisseur), f"/klanten/{klant.pk}/")
    assert "wacht op antwoord: “Het klikt niet”" in file
    assert "Antwoord geven" not in file
    assert "Antwoord geven" in text_of(chief, f"/klanten/{klant.pk}/")
    url = f"/regisseurswensen/{one.pk}/"
    assert "Het klikt niet" in text_of(chief, url)
    assert chief.post(url, {"antwoord": " ", "versie": one.versie}).status_code == 200
    ask(client_of(cast.collega), klant, "Spreekt mijn taal niet")  # a second time: the words come with it
    one.refresh_from_db()
    assert one.reden == "Het klikt niet\n\nSpreekt mijn taal niet"
    stale = chief.post(url, {"antwoord": "Niemand anders kan", "versie": one.versie - 1})
    assert "Niemand anders kan" in stale.content.decode()
    assert "Iemand anders heeft dit gewijzigd" in stale.content.decode()
    assert chief.post(url, {"antwoord": "Niemand anders kan", "versie": one.versie}).status_code == 302
    one.refresh_from_db()
    assert (one.uitkomst, one.beantwoord_op, one.beantwoord_door) == ("niet", TODAY, cast.teamleider)
    assert "wacht op antwoord" not in text_of(chief, f"/klanten/{klant.pk}/")
    line = text_of(chief, f"/klanten/{klant.pk}/?soort=plan")
    assert "Vroeg om een andere regisseur" in line
    assert "Niemand anders kan" in line
    assert "al beantwoord" in chief.post(url, {"antwoord": "Nog eens", "versie": one.versie}).content.decode()


def test_a_transfer_answers_it_and_taking_that_back_opens_it_again(cast, client_of, klant):
    browser = client_of(cast.regisseur)
    ask(browser, klant)
    old = Regisseurschap.objects.get(klant=klant)
    assert transfer(browser, klant, cast.collega).status_code == 302
    one, new = Regisseurswens.objects.get(), Regisseurschap.objects.get(klant=klant, einde__isnull=True)
    assert (one.uitkomst, one.beantwoord_door, one.overdracht) == ("overgedragen", cast.regisseur, new)
    old.refresh_from_db()
    take_back_regisseur(
        door=cast.teamleider.pk, regisseurschap_id=new.pk, versie=new.versie, vorige=(old.pk, old.versie, None),
        reden="Vergissing", now=clock.now(),
    )  # fmt: skip
    one.refresh_from_db()
    assert (one.uitkomst, one.beantwoord_op, one.overdracht) == (None, None, None)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("regisseurswens_een_open", {}),
        ("regisseurswens_gevraagd", {"gevraagd_op": TODAY + timedelta(1)}),
        ("regisseurswens_zegt_reden", {"reden": " "}),
        ("regisseurswens_antwoord_met_reden", {"beantwoord_op": TODAY}),
        ("regisseurswens_antwoord_met_reden", {"beantwoord_op": TODAY, "uitkomst": "niet", "door": True}),
        ("regisseurswens_antwoord_na_vraag",
         {"beantwoord_op": TODAY - timedelta(1), "uitkomst": "overgedragen", "door": True}),
    ],
)  # fmt: skip
def test_the_database_refuses_what_can_never_be(cast, klant, name, values):
    if name.endswith("een_open"):
        wish(klant, cast.regisseur)
    if values.pop("door", False):
        values["beantwoord_door"] = cast.teamleider
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        wish(klant, cast.regisseur, **values)


def test_of_two_files_with_a_question_one_is_answered_before_they_become_one(cast, klant):
    other = KlantFactory(klantnummer="Z9")
    Klant.objects.filter(pk=other.pk).update(team=cast.centrum)
    for row in (klant, other):
        wish(row, cast.regisseur)

    def merge():
        keep, gone = (Klant.objects.get(pk=row.pk) for row in (klant, other))
        merge_klanten(
            door=cast.teamleider.pk,
            kept_id=keep.pk,
            kept_versie=keep.versie,
            merged_id=gone.pk,
            merged_versie=gone.versie,
            now=clock.now(),
        )

    with pytest.raises(RefusalError, match="wacht al op antwoord"):
        merge()
    Regisseurswens.objects.filter(klant=other).update(vervallen_op=clock.now(), vervallen_reden="Fout")
    merge()
    assert Regisseurswens.objects.filter(klant=klant).count() == 2
