"""More of the plan: templates, merging and erasing, and as fast for much as for little."""

import html
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from intake.models import Actie, Klant
from intake.services.samenvoegen import merge_klanten
from tests.accounts.factories import MedewerkerFactory
from tests.dossier.gevallen import person_of
from tests.dossier.test_dossier import cost_of_an_empty_view
from tests.intake.factories import KlantFactory
from tests.trajecten.factories import StapFactory
from tests.trajecten.test_plan_pages import (
    TODAY,
    add,
    agree,
    browser,
    day,
    end,
    filled,
    plan_url,
    text_of,
    traject,
)
from trajecten.models import (
    Doel,
    Doelactie,
    Evaluatie,
    Plan,
    Plansjabloon,
    Planversie,
    Sjabloonregel,
    Wachtpunt,
)
from werkoffensief.logboek.actor import handeling
from werkoffensief.web import clock
from werkoffensief.web.refusals import FALLBACK

pytestmark = pytest.mark.django_db
__all__ = ["browser", "traject"]  # the same fixtures


def test_two_files_of_one_person_keep_the_plan_and_what_was_agreed(cast, browser, traject):
    filled(browser, traject)
    agree(browser, traject)
    add(browser, traject, wat="Bij een doel", doel=str(Doel.objects.get().pk))
    kept, merged = KlantFactory(), Klant.objects.get(pk=traject.klant_id)
    merge_klanten(
        door=cast.teamleider.pk, kept_id=kept.pk, kept_versie=kept.versie, merged_id=merged.pk,
        merged_versie=merged.versie, now=clock.now(),
    )  # fmt: skip
    owners = {
        row.klant_id for model in (Plan, Doel, Doelactie, Planversie, Actie) for row in model.objects.all()
    }
    assert owners == {kept.pk}
    text = text_of(browser, plan_url(traject))
    assert "Thuis" in text
    assert "Bij: Vast werk" in text


def test_whoever_is_erased_leaves_no_word_of_a_plan(cast, browser, traject):
    filled(browser, traject)
    add(browser, traject, "wachten", "wacht", wat="Plek")
    add(browser, traject, wat="Bij een doel", doel=str(Doel.objects.get().pk))
    agree(browser, traject)
    Evaluatie.objects.create(klant=traject.klant, traject=traject, gehouden_op=TODAY, uitkomst="Goed")
    end(browser, traject)
    with handeling(door=cast.privacy.pk), connection.cursor() as cursor:
        cursor.execute("SELECT wis_klant(%s, 'proef')", [traject.klant_id])
    for model in (Plan, Doel, Doelactie, Wachtpunt, Evaluatie, Planversie):
        history = apps.get_model("trajecten", f"{model.__name__}Geschiedenis")
        assert not model.objects.exists(), model
        assert not history.objects.filter(klant=traject.klant_id).exists(), model
    traject.refresh_from_db()
    assert traject.samenvatting is None


# --- templates ---------------------------------------------------------------------


@pytest.fixture
def sjabloon():
    row = Plansjabloon.objects.create(sjabloonnummer="S1", naam="Werkfit in 12 weken")
    made = Sjabloonregel.objects.create
    made(sjabloon=row, doel=1, plek=0, wat="Ritme", hoe_zien_wij_het="Op tijd", na_dagen=28)
    made(sjabloon=row, doel=1, plek=1, wat="Naar de groep", wie="klant", na_dagen=7)
    made(sjabloon=row, doel=0, plek=1, wat="Plek regelen", wie="medewerker")
    return row


def test_a_template_is_looked_at_and_adds_goals_and_actions_from_today_once(cast, browser, traject, sjabloon):
    url = plan_url(traject, "sjabloon/")
    assert "Werkfit in 12 weken" in text_of(browser, url)
    shown = html.unescape(browser.post(url, {"sjabloon": str(sjabloon.pk)}).content.decode())
    assert f"Doel: Ritme, voor {day(28)}" in shown
    assert f"Actie: Naar de groep (ik), voor {day(7)}" in shown
    assert not Doel.objects.exists()
    chosen = [str(row.pk) for row in sjabloon.regels.all()]
    said = {"sjabloon": str(sjabloon.pk), "regels": chosen, "nieuw_id": str(uuid4())}
    for _ in range(2):
        assert browser.post(url, said).status_code == 302
    doel = Doel.objects.get(traject=traject)
    assert (doel.wat, doel.hoe_zien_wij_het, doel.voor_op) == ("Ritme", "Op tijd", TODAY + timedelta(days=28))
    actions = {row.wat: (row.wie, row.voor_op) for row in Actie.objects.filter(klant=traject.klant)}
    assert actions == {
        "Naar de groep": ("klant", TODAY + timedelta(days=7)), "Plek regelen": ("medewerker", None),
    }  # fmt: skip
    assert [row.actie.wat for row in Doelactie.objects.all()] == ["Naar de groep"]


def test_a_teamleider_keeps_the_templates_of_the_team_and_others_cannot_use_them(
    cast, client_of, browser, traject
):
    chief = client_of(cast.teamleider)
    made = chief.post("/plansjablonen/nieuw/", {"naam": "50+", "nieuw_id": str(uuid4())})
    row = Plansjabloon.objects.get()
    assert (made.status_code, row.team) == (302, cast.centrum)
    page = f"/plansjablonen/{row.pk}/"
    lines = [
        {"bij": "doel", "wat": "Cv", "hoe_zien_wij_het": "Er is een cv", "na_dagen": "30"},
        {"bij": "1", "wat": "Schrijven", "wie": "klant", "na_dagen": "7"},
        {"bij": "0", "wat": "Bellen", "wie": "ander", "wie_anders": "Ambassadeur"},
    ]
    for line in lines:
        assert chief.post(page, {**line, "nieuw_id": str(uuid4())}).status_code == 302
    assert (
        chief.post(page, {"bij": "0", "wat": "x", "wie": "ander", "nieuw_id": str(uuid4())}).status_code
        == 200
    )
    places = [(r.doel, r.plek, r.wat) for r in row.regels.all()]
    assert places == [(0, 1, "Bellen"), (1, 0, "Cv"), (1, 1, "Schrijven")]
    assert "50+" in text_of(browser, plan_url(traject, "sjabloon/"))
    stranger = person_of(cast.vreemde)[1].traject
    assert "50+" not in text_of(client_of(cast.vreemde), plan_url(stranger, "sjabloon/"))
    everybody = client_of(cast.beheerder)
    assert everybody.get(page).status_code == 404
    forged = everybody.post("/plansjablonen/nieuw/", {"naam": "Mijn", "nieuw_id": str(row.pk)})
    forged = html.unescape(forged.content.decode())
    assert FALLBACK in forged
    assert "50+" not in forged
    again = {"naam": "50+", "uitleg": "Later bedacht", "nieuw_id": str(row.pk)}
    assert 'value="Later bedacht"' in chief.post("/plansjablonen/nieuw/", again).content.decode()
    chief.post(f"/sjabloonregels/{row.regels.get(wat='Cv').pk}/weg/")
    assert "Schrijven" in text_of(chief, page)
    assert "Doel: Cv" not in text_of(chief, page)
    chief.post(f"{page}opbergen/")
    assert chief.get(page).status_code == 404
    assert "50+" not in text_of(browser, plan_url(traject, "sjabloon/"))


def test_a_line_that_is_sent_again_with_anything_else_in_it_is_kept_beside_the_first(cast, client_of):
    chief, row = client_of(cast.teamleider), Plansjabloon.objects.create(
        sjabloonnummer="S2", naam="Van ons", team=cast.centrum
    )  # fmt: skip
    page = f"/plansjablonen/{row.pk}/"
    goal = {"bij": "doel", "wat": "Cv", "hoe_zien_wij_het": "Er is een cv", "na_dagen": "30"}
    action = {"bij": "1", "wat": "Bellen", "wie": "ander", "wie_anders": "De buurvrouw", "na_dagen": "7"}
    kept = 0
    for first, changes in (
        (goal, ({"hoe_zien_wij_het": "Het is af"}, {"na_dagen": "60"}, {"wat": "Brief"})),
        (action, ({"wie": "klant"}, {"wie_anders": "De buurman"}, {"na_dagen": ""}, {"bij": "0"})),
    ):
        for change in changes:
            said = {**first, "nieuw_id": str(uuid4())}
            for _ in range(2):
                assert chief.post(page, said).status_code == 302
            kept += 1
            assert row.regels.count() == kept
            again = html.unescape(chief.post(page, {**said, **change}).content.decode())
            assert "Dit formulier is al een keer verstuurd" in again, change
            fresh = re.search(r'name="nieuw_id" value="([^"]+)"', again)[1]
            assert chief.post(page, {**said, **change, "nieuw_id": fresh}).status_code == 302
            kept += 1
    assert row.regels.count() == kept


# --- as fast for much as for little ------------------------------------------------


def much(traject, number):
    """`number` of everything, each with a medewerker of its own."""
    for n in range(number):
        of = {"klant": traject.klant, "traject": traject}
        doel = Doel.objects.create(doelnummer=f"D{number}-{n}", **of, wat="Doel", gesteld_op=TODAY)
        who = {"wie": "medewerker", "medewerker": MedewerkerFactory()}
        actie = Actie.objects.create(
            actienummer=f"A{number}-{n}", klant=traject.klant, wat="Doe", afgesproken_op=TODAY, **who
        )
        Doelactie.objects.create(klant=traject.klant, doel=doel, actie=actie)
        Wachtpunt.objects.create(wachtpuntnummer=f"W{number}-{n}", **of, wat="Wacht", sinds=TODAY)
        Evaluatie.objects.create(**of, gehouden_op=TODAY - timedelta(days=n), uitkomst="Goed")
        StapFactory(traject=traject, start=traject.start)
        Planversie.objects.create(
            **of, nummer=n + 1, afgesproken_op=TODAY, medewerker=MedewerkerFactory(),
            inhoud={"doelen": [], "acties": [], "wachtpunten": [], "stappen": []},
        )  # fmt: skip


@pytest.mark.parametrize("rest", ["", "versies/", "vaststellen/"])
def test_the_plan_costs_the_same_for_1_25_and_100_of_everything(cast, browser, rest):
    costs = []
    for number in (1, 25, 100):
        traject = person_of(cast.regisseur)[1].traject
        much(traject, number)
        browser.get(plan_url(traject, rest))
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(plan_url(traject, rest)).status_code == 200
        costs.append(len(queries))
    assert len(set(costs)) == 1
    assert costs[0] - cost_of_an_empty_view(browser) <= 12
