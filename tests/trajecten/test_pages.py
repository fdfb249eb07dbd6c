"""The pages of the plan."""

import re
from datetime import date

import pytest

from intake.models import Klant
from tests.accounts.factories import MedewerkerFactory
from tests.dossier.gevallen import CANARY, ROLES, START, expected, person_of, statuses
from tests.intake.factories import KlantFactory
from tests.trajecten.factories import PlaatsingFactory, TrajectFactory
from tests.werkgevers.factories import WerkakkoordFactory, WerkgeverFactory
from trajecten.models import Plaatsing, Regisseurschap, Stap, Traject, Voorziening
from werkoffensief.accounts.models import TeamStadsdeel
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
TODAY = clock.today().strftime("%d-%m-%Y")


@pytest.fixture
def plan(cast):
    return person_of(cast.regisseur)


@pytest.fixture
def browsers(cast, client_of):
    return {role: client_of(getattr(cast, role)) for role in ROLES}


def paths_of(klant, regie, stap):
    plaatsing = PlaatsingFactory(klant=klant)
    return [
        f"/klanten/{klant.pk}/traject/nieuw/",
        f"/trajecten/{regie.traject_id}/einde/",
        f"/trajecten/{regie.traject_id}/stap/nieuw/",
        f"/stappen/{stap.pk}/",
        f"/klanten/{klant.pk}/plaatsing/nieuw/",
        f"/plaatsingen/{plaatsing.pk}/einde/",
    ]


def state():
    models = (Klant, Traject, Regisseurschap, Stap, Plaatsing)
    return [list(model.objects.order_by("pk").values()) for model in models]


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_may_open_and_post_each_page(plan, browsers, method):
    paths = paths_of(*plan)
    before = state()
    assert statuses(browsers, paths, method) == expected(200, 404, 403)
    assert state() == before


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_may_assign_and_hand_over(cast, plan, browsers, method):
    free = TrajectFactory(
        klant=person_of(cast.regisseur)[0],
        start=date(2020, 1, 1),
        einde=date(2020, 2, 1),
        einde_reden_id="werk",
    )
    assign, transfer = f"/trajecten/{free.pk}/regisseur/", f"/trajecten/{plan[1].traject_id}/overdragen/"
    correct = f"/regisseurs/{plan[1].pk}/"
    before = state()
    assert statuses(browsers, [assign], method) == {**expected(200, 404, 403), "consulent": {403}}
    assert statuses(browsers, [transfer, correct], method) == {
        **expected(200, 404, 403), "consulent": {403}, "collega": {403},
    }  # fmt: skip
    assert state() == before


def test_first_day_of_a_regisseur_is_corrected_from_the_file(cast, plan, client_of):
    klant, regie, _ = plan
    page = f"/regisseurs/{regie.pk}/"
    browsers = {name: client_of(getattr(cast, name)) for name in ("regisseur", "teamleider", "collega")}
    shown = {
        name: f'href="{page}"' in browser.get(f"/klanten/{klant.pk}/").content.decode()
        for name, browser in browsers.items()
    }
    assert shown == {"regisseur": True, "teamleider": True, "collega": False}
    answer = browsers["regisseur"].post(page, {"start": "10-02-2026", "versie": regie.versie})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/klanten/{klant.pk}/")
    regie.refresh_from_db()
    assert regie.start == date(2026, 2, 10)
    answer = browsers["regisseur"].post(page, {"start": "11-02-2026", "versie": 1})
    assert answer.status_code == 200
    regie.refresh_from_db()
    assert regie.start == date(2026, 2, 10)


def test_klanten_is_the_current_link_on_a_page_of_the_plan(cast, plan, client_of):
    text = client_of(cast.regisseur).get(f"/stappen/{plan[2].pk}/").content.decode()
    assert re.findall(r'<a[^>]*href="([^"]*)"[^>]*aria-current="true"', text) == ["/klanten/"]


def test_withdrawn_facts_have_no_pages(cast, plan, client_of):
    _, regie, stap = plan
    for model in (Traject, Stap):
        model.objects.update(vervallen_op=clock.now(), vervallen_reden="Fout")
    browser = client_of(cast.regisseur)
    for path in (f"/trajecten/{regie.traject_id}/einde/", f"/stappen/{stap.pk}/"):
        assert browser.get(path).status_code == 404


# --- what each page does ------------------------------------------------------------


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.regisseur)


def own_person(cast):
    """Somebody of team Centrum with no traject."""
    TeamStadsdeel.objects.get_or_create(stadsdeel="Centrum", defaults={"team": cast.centrum})
    return KlantFactory()


def test_traject_is_started_by_its_regisseur(cast, browser):
    klant = own_person(cast)
    response = browser.post(f"/klanten/{klant.pk}/traject/nieuw/", {"start": TODAY, "ik": "on"}, follow=True)
    assert response.redirect_chain == [(f"/klanten/{klant.pk}/", 302)]
    assert "Het traject is gestart." in response.content.decode()
    assert Regisseurschap.objects.get().medewerker == cast.regisseur
    refusal = browser.post(f"/klanten/{klant.pk}/traject/nieuw/", {"start": TODAY})
    assert "Deze klant heeft al een lopend traject." in refusal.content.decode()
    assert Traject.objects.count() == 1


def test_consulent_starts_a_traject_without_regisseur_and_a_teamleider_assigns_one(cast, client_of):
    klant = own_person(cast)
    client_of(cast.consulent).post(f"/klanten/{klant.pk}/traject/nieuw/", {"start": TODAY, "ik": "on"})
    traject = Traject.objects.get()
    for _ in range(2):
        person_of(cast.regisseur)
    person_of(cast.vreemde)
    assert not traject.regisseurschappen.exists()
    path, leader = f"/trajecten/{traject.pk}/regisseur/", client_of(cast.teamleider)
    form = leader.get(path).content.decode()
    assert "Regisseur van Dienst (Centrum, 2\xa0klanten)" in form
    assert "Vreemde van Dienst" not in form
    found = leader.post(path, {"zoek_regisseur": "vreem", "zoeken": "ja", "dag": TODAY}).content.decode()
    assert "Vreemde van Dienst (Escamp)" in found
    assert not traject.regisseurschappen.exists()
    leader.post(path, {"medewerker": cast.collega.pk, "dag": TODAY})
    assert traject.regisseurschappen.get().medewerker == cast.collega


def test_regisseur_takes_on_only_themself(cast, browser):
    traject = TrajectFactory(klant=own_person(cast), start=START)
    path = f"/trajecten/{traject.pk}/regisseur/"
    wrong = browser.post(path, {"medewerker": cast.collega.pk, "dag": TODAY, "zoek_regisseur": "collega"})
    assert wrong.status_code == 200
    assert not traject.regisseurschappen.exists()
    assert browser.post(path, {"medewerker": cast.regisseur.pk, "dag": TODAY}).status_code == 302
    assert traject.regisseurschappen.get().medewerker == cast.regisseur
    refusal = browser.post(path, {"medewerker": cast.regisseur.pk, "dag": TODAY}).content.decode()
    assert "Dit traject heeft op deze dagen al een regisseur." in refusal


def test_hand_over_to_another_team_takes_the_file_out_of_sight(cast, plan, browser):
    klant, regie, _ = plan
    path = f"/trajecten/{regie.traject_id}/overdragen/"
    data = {
        "medewerker": str(cast.vreemde.pk), "dag": TODAY, "versie": regie.versie, "zoek_regisseur": "Vreemde",
        "overdrachtsnotitie": CANARY,
    }  # fmt: skip
    before = state()
    for change, words in (
        ({"overdrachtsnotitie": " "}, "Vul “Wat moet de nieuwe regisseur weten?” in."),
        ({"dag": START.strftime("%d-%m-%Y")}, "Een regisseur is ten minste één dag de regisseur."),
        ({"versie": 99}, "Iemand anders heeft dit gewijzigd"),
        ({"medewerker": str(cast.consulent.pk)}, "Deze keuze is niet (meer) mogelijk"),
    ):
        text = browser.post(path, {**data, **change}).content.decode()
        assert words in text
        assert "<script>alert" not in text
    assert state() == before
    looked = browser.post(path, {**data, "zoeken": "ja"}).content.decode()
    assert "Vreemde van Dienst (Escamp)" in looked
    assert "&lt;script&gt;alert" in looked  # the note is kept while looking up
    assert state() == before
    response = browser.post(path, data, follow=True)
    assert "De klant is overgedragen." in response.content.decode()
    klant.refresh_from_db()
    assert (klant.regisseur, klant.team) == (cast.vreemde, cast.escamp)
    assert browser.get(f"/klanten/{klant.pk}/").status_code == 404


def test_lookup_of_a_regisseur_offers_at_most_fifteen(cast, client_of, plan):
    for number in range(30):
        MedewerkerFactory(naam=f"Naamgenoot {number}", rollen=["regisseur"])
    text = client_of(cast.teamleider).post(
        f"/trajecten/{plan[1].traject_id}/overdragen/", {"zoek_regisseur": "naamgenoot", "zoeken": "ja"}
    ).content.decode()  # fmt: skip
    assert (
        len(re.findall(r'type="radio"[^>]*name="medewerker"|name="medewerker"[^>]*type="radio"', text)) == 15
    )


def test_traject_does_not_end_without_a_reason_or_before_it_starts(plan, browser):
    _, regie, _ = plan
    path, said = f"/trajecten/{regie.traject_id}/einde/", {"samenvatting": "Werkt nu"}
    before = state()
    for data, words in (
        ({**said, "einde": TODAY, "versie": 1}, "Kies een antwoord bij"),
        ({"einde": TODAY, "einde_reden": "werk", "versie": 1}, "Wat is er gedaan"),
        (
            {**said, "einde": "01-01-2020", "einde_reden": "werk", "versie": 1},
            "Het traject eindigt voordat het begint.",
        ),
        ({**said, "einde": TODAY, "einde_reden": "onzin", "versie": 1}, "niet (meer) mogelijk"),
        ({**said, "einde": TODAY, "einde_reden": "werk", "versie": 99}, "Iemand anders heeft dit gewijzigd"),
    ):
        assert words in browser.post(path, data).content.decode()
    assert state() == before


def test_ended_traject_ends_everything_on_it(plan, browser):
    klant, regie, stap = plan
    response = browser.post(
        f"/trajecten/{regie.traject_id}/einde/",
        {"einde": TODAY, "einde_reden": "werk", "samenvatting": "Werkt nu", "versie": 1},
    )
    assert response.status_code == 302
    stap.refresh_from_db()
    assert stap.status == "gestopt"
    klant.refresh_from_db()
    assert klant.regisseur is not None  # until the end of this last day


def test_step_is_added_and_moved_on(plan, browser):
    _, regie, stap = plan
    path = f"/trajecten/{regie.traject_id}/stap/nieuw/"
    data = {"voorziening": "taaltraining", "start": TODAY, "status": "gepland", "einde": ""}
    assert browser.post(path, data).status_code == 302
    assert Stap.objects.filter(voorziening_id="taaltraining", status="gepland").count() == 1
    assert "heeft geen einddatum" in browser.post(path, {**data, "einde": TODAY}).content.decode()
    assert "Vul in wanneer" in browser.post(path, {**data, "status": "afgerond"}).content.decode()
    here = f"/stappen/{stap.pk}/"
    form = browser.get(here).content.decode()
    assert 'value="gepland"' not in form
    change = {"status": "afgerond", "start": "01-02-2026", "einde": TODAY, "versie": stap.versie}
    assert (
        "Iemand anders heeft dit gewijzigd" in browser.post(here, {**change, "versie": 99}).content.decode()
    )
    assert "eindigt voordat" in browser.post(here, {**change, "einde": "01-01-2026"}).content.decode()
    assert "niet (meer) mogelijk" in browser.post(here, {**change, "status": "gepland"}).content.decode()
    assert browser.post(here, change).status_code == 302
    stap.refresh_from_db()
    assert (stap.status, stap.einde) == ("afgerond", clock.today())


def test_placement_without_employer(cast, plan, browser):
    klant = plan[0]
    data = {"soort": "opleiding", "startdatum": TODAY, "zoek_werkgever": "", "uren_per_week": "16"}
    assert browser.post(f"/klanten/{klant.pk}/plaatsing/nieuw/", data).status_code == 302
    row = Plaatsing.objects.get()
    assert (row.soort, row.werkgever, row.uren_per_week) == ("opleiding", None, 16)


def test_placement_finds_the_employer_and_asks_for_the_agreement(plan, browser):
    path = f"/klanten/{plan[0].pk}/plaatsing/nieuw/"
    employer = WerkgeverFactory(naam="Bakkerij Groot")
    other = WerkgeverFactory(naam="Bakkerij Klein")
    akkoord = WerkakkoordFactory(werkgever=employer, einddatum=None)
    data = {"soort": "werk", "startdatum": TODAY, "zoek_werkgever": "bakkerij", "uren_per_week": ""}
    looked = browser.post(path, {**data, "zoeken": "ja"}).content.decode()
    assert "Bakkerij Groot" in looked
    assert "Bakkerij Klein" in looked
    assert 'role="alert"' not in looked
    # Whoever presses Enter with a name typed does not lose it: the choice is asked.
    assert "Kies een antwoord bij “Werkgever”." in browser.post(path, data).content.decode()
    asked = browser.post(path, {**data, "werkgever": employer.pk}).content.decode()
    assert "Hoort deze plaatsing bij een werkakkoord" in asked
    assert akkoord.akkoordnummer in asked
    assert "10" in asked
    assert not Plaatsing.objects.exists()
    assert browser.post(path, {**data, "werkgever": employer.pk, "akkoord": akkoord.pk}).status_code == 302
    row = Plaatsing.objects.get()
    assert (row.werkgever, row.werkakkoord) == (employer, akkoord)
    assert browser.post(path, {**data, "werkgever": other.pk}).status_code == 302
    assert Plaatsing.objects.get(werkgever=other).werkakkoord is None


def test_placement_refuses_what_does_not_fit(plan, browser):
    path = f"/klanten/{plan[0].pk}/plaatsing/nieuw/"
    akkoord = WerkakkoordFactory(werkgever__naam="Bakkerij Groot")
    data = {"soort": "werk", "startdatum": TODAY, "zoek_werkgever": "", "uren_per_week": ""}
    for change, words in (
        ({"zoek_werkgever": "bestaat niet"}, "Geen werkgever gevonden."),
        ({"startdatum": "31-02-2026"}, "Deze datum klopt niet"),
        ({"uren_per_week": "61"}, "of lager"),
        ({"soort": ""}, "Kies een antwoord bij “Soort”."),
        ({"werkgever": "onzin", "zoek_werkgever": "bakkerij"}, "niet (meer) mogelijk"),
        ({"zoek_werkgever": CANARY}, "&lt;script&gt;alert"),
    ):
        text = browser.post(path, {**data, **change}).content.decode()
        assert words in text
        assert "<script>alert" not in text
    # An agreement whose term ended is not offered, and when it ended meanwhile the rule says so.
    employer = akkoord.werkgever_id
    old = {
        **data,
        "startdatum": "01-06-2019",
        "werkgever": employer,
        "zoek_werkgever": "",
        "akkoord": akkoord.pk,
    }
    assert browser.post(path, {**old, "startdatum": TODAY}).status_code == 302
    assert Plaatsing.objects.get().werkakkoord is None
    assert browser.post(path, old).status_code == 302
    assert Plaatsing.objects.get(startdatum=date(2019, 6, 1)).werkakkoord == akkoord


def test_lookup_of_an_employer_offers_at_most_fifteen(plan, browser):
    for number in range(30):
        WerkgeverFactory(naam=f"Bakkerij {CANARY} {number}")
    text = browser.post(
        f"/klanten/{plan[0].pk}/plaatsing/nieuw/",
        {"zoek_werkgever": "bakkerij", "zoeken": "ja", "startdatum": TODAY},
    ).content.decode()
    assert len(re.findall(r'<input[^>]*name="werkgever"', text)) == 16  # and "Geen werkgever"
    assert "<script>alert" not in text


def test_placement_ends(plan, browser):
    row = PlaatsingFactory(klant=plan[0])
    path = f"/plaatsingen/{row.pk}/einde/"
    data = {"einddatum": TODAY, "einde_reden": "uitval", "versie": 1}
    assert (
        "eindigt voordat zij begint"
        in browser.post(path, {**data, "einddatum": "01-01-2018"}).content.decode()
    )
    assert browser.post(path, data).status_code == 302
    assert "Iemand anders" in browser.post(path, data).content.decode()
    row.refresh_from_db()
    assert (row.einddatum, row.einde_reden_id) == (clock.today(), "uitval")


def test_ended_codes_cannot_be_chosen(plan, browser):
    Voorziening.objects.filter(pk="taaltraining").update(geldig_tot=date(2026, 1, 1))
    path = f"/trajecten/{plan[1].traject_id}/stap/nieuw/"
    assert "taaltraining" not in browser.get(path).content.decode()
    data = {"voorziening": "taaltraining", "start": TODAY, "status": "lopend"}
    assert "niet (meer) mogelijk" in browser.post(path, data).content.decode()


def test_no_page_has_an_unknown_variable_or_a_name_in_its_title(cast, plan, browser):
    klant, regie, stap = plan
    paths = [*paths_of(klant, regie, stap), f"/trajecten/{regie.traject_id}/overdragen/"]
    for path in paths:
        text = browser.get(path).content.decode()
        assert "ONBEKENDE_VARIABELE" not in text
        assert klant.achternaam in text
        assert klant.achternaam not in text.split("</title>")[0]


@pytest.mark.parametrize("method", ["get", "post"])
def test_taking_back_a_regisseur_asks_what_handing_over_asks(cast, plan, browsers, method):
    regie = plan[1]
    before = state()
    found = statuses(browsers, [f"/feiten/regisseurschap/{regie.pk}/vervallen/"], method)
    assert {role for role, answers in found.items() if answers == {200}} == {"regisseur", "teamleider"}
    assert found["consulent"] == found["collega"] == {403}
    assert found["vreemde"] == {404}
    assert state() == before
