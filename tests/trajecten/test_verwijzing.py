"""A referral: one form makes the action, what the plan waits for, and the line beside what stands in the way."""

import html
from datetime import timedelta
from uuid import uuid4

import pytest

from intake.models import Actie, Belemmering, Belemmeringsoort
from tests.dossier.gevallen import person_of
from trajecten.models import Traject, Wachtpunt
from trajecten.services.traject import end_traject
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
TODAY = clock.today()


def day(days):
    return (TODAY + timedelta(days=days)).strftime("%d-%m-%Y")


def obstacle(klant, **values):
    soort = Belemmeringsoort.objects.exclude(belemmering__klant=klant).first()
    return Belemmering.objects.create(klant=klant, soort=soort, vastgesteld_op=TODAY, **values)


def test_debts_are_referred_in_one_form_and_the_plan_waits_for_the_answer(cast, client_of):
    klant = person_of(cast.regisseur)[0]
    traject, browser = Traject.objects.get(klant=klant), client_of(cast.regisseur)
    debts = obstacle(klant)
    solved = obstacle(klant, opgelost_op=TODAY)
    url = f"/trajecten/{traject.pk}/plan/verwijzen/"
    shown = browser.get(url).content.decode()
    assert str(debts.pk) in shown
    assert str(solved.pk) not in shown
    asked = {"belemmering": str(debts.pk), "waarheen": "Schuldenspreekuur", "wie": "klant", "voor_op": day(7),
             "verwacht_op": day(30), "nieuw_id": str(uuid4())}  # fmt: skip
    for wrong, words in (
        ({"verwacht_op": ""}, "Wanneer verwacht u antwoord"),
        ({"verwacht_op": day(-1)}, "al voorbij"),
        ({"voor_op": day(-1)}, "al voorbij"),
        ({"waarheen": "x" * 181}, "180"),
        ({"belemmering": str(solved.pk)}, "Waar gaat het over"),
    ):
        answer = html.unescape(browser.post(url, {**asked, **wrong}).content.decode())
        assert words in answer, wrong
        assert "foutenlijst" in answer, wrong
    assert not Actie.objects.filter(klant=klant).exists()
    for _ in range(2):  # pressed twice is one referral
        assert browser.post(url, asked).status_code == 302
    actie, punt = Actie.objects.get(klant=klant), Wachtpunt.objects.get(traject=traject)
    assert (actie.wat, actie.wie, actie.voor_op) == (
        "Aanmelden bij Schuldenspreekuur", "klant", TODAY + timedelta(days=7),
    )  # fmt: skip
    assert (punt.wat, punt.sinds, punt.verwacht_op) == (
        "Antwoord van Schuldenspreekuur", TODAY, TODAY + timedelta(days=30),
    )  # fmt: skip
    assert Belemmering.objects.get(pk=debts.pk).actie == "Verwezen naar Schuldenspreekuur"
    other = {**asked, "waarheen": "Wijkteam", "wie": "medewerker", "nieuw_id": str(uuid4())}
    assert browser.post(url, other).status_code == 302
    assert (
        Belemmering.objects.get(pk=debts.pk).actie == "Verwezen naar Schuldenspreekuur"
    )  # what stood there stays
    assert Actie.objects.get(wat="Aanmelden bij Wijkteam").medewerker == cast.regisseur


def test_of_an_ended_plan_nothing_is_referred_and_nothing_is_half_done(cast, client_of):
    klant = person_of(cast.regisseur)[0]
    traject = Traject.objects.get(klant=klant)
    debts = obstacle(klant)
    asked = {"belemmering": str(debts.pk), "waarheen": "Elders", "wie": "klant", "verwacht_op": day(3),
             "nieuw_id": str(uuid4())}  # fmt: skip
    end_traject(
        door=cast.regisseur.pk, traject_id=traject.pk, versie=traject.versie, einde=TODAY, einde_reden_id="overig",
        samenvatting="Klaar",
    )  # fmt: skip
    answer = client_of(cast.regisseur).post(f"/trajecten/{traject.pk}/plan/verwijzen/", asked)
    assert answer.status_code == 200
    assert b"Elders" in answer.content  # nothing typed is lost
    assert not Actie.objects.filter(klant=klant).exists()
    assert not Belemmering.objects.get(pk=debts.pk).actie
