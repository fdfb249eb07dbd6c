"""The pages of intake: who opens them, what they do, what they refuse."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from intake.models import (
    Adres,
    Concept,
    Contactgegeven,
    Gesprek,
    Identificatie,
    Klant,
    Klantnummer,
    Vertegenwoordiger,
)
from tests.intake.factories import CampagneFactory, GesprekFactory, KlantFactory
from tests.intake.pages import CANARY, belemmering_of, make_regisseur, post, refused, versie_of

pytestmark = [pytest.mark.django_db]
BSN, BSN_SHOWN = "999990019", "••••••019"
ROLES = (
    "consulent", "regisseur", "collega", "vreemde", "teamleider", "accountmanager", "manager", "beheerder", "privacy",
    "werkgever",
)  # fmt: skip
TEAM = {"consulent": 200, "regisseur": 200, "collega": 200, "vreemde": 404, "teamleider": 200}
CASEWORK = {**TEAM, "vreemde": 200}
TEAMLEIDER = {"teamleider": 200}
NUMBERS = {**CASEWORK, "manager": 200}


@pytest.fixture
def paths(klant):
    """Every page, by name, as (path, who gets what); 403 for whoever is not named."""
    gesprek, belemmering, campagne = GesprekFactory(klant=klant), belemmering_of(klant), CampagneFactory()
    here = f"/klanten/{klant.pk}"
    return {
        "klant_nieuw": ("/klanten/nieuw/", CASEWORK),
        "klant_gegevens": (f"{here}/gegevens/", TEAM),
        "klant_identificatie": (f"{here}/identificatie/", TEAM),
        "klant_afschermen": (
            f"{here}/afschermen/",
            TEAMLEIDER | {"regisseur": 403, "vreemde": 404, "collega": 403},
        ),
        "klant_samenvoegen": (f"{here}/samenvoegen/", TEAMLEIDER),
        "klant_contact": (f"{here}/contact/", TEAM),
        "klant_adres": (f"{here}/adres/", TEAM),
        "klant_vertegenwoordiger": (f"{here}/vertegenwoordiger/", TEAM),
        "klant_gezin": (f"{here}/gezin/", TEAM),
        "gesprek_nieuw": (f"{here}/gesprekken/nieuw/", TEAM),
        "gesprek_wijzigen": (f"/gesprekken/{gesprek.pk}/wijzigen/", TEAM),
        "poging_nieuw": (f"{here}/contactpogingen/nieuw/", TEAM),
        "belemmering_nieuw": (f"{here}/belemmeringen/nieuw/", TEAM),
        "belemmering_oplossen": (f"/belemmeringen/{belemmering.pk}/oplossen/", TEAM),
        "feit_vervallen": (f"/feiten/gesprek/{gesprek.pk}/vervallen/", TEAM),
        "campagne_lijst": ("/campagnes/", NUMBERS),
        "campagne": (f"/campagnes/{campagne.pk}/", NUMBERS),
    }


@pytest.mark.parametrize("role", ROLES)
def test_each_of_the_cast_opens_exactly_these_pages(cast, client_of, paths, role):
    browser = client_of(getattr(cast, role))
    found = {name: browser.get(path).status_code for name, (path, _) in paths.items()}
    assert found == {name: who.get(role, 403) for name, (_, who) in paths.items()}


@pytest.mark.parametrize("role", [role for role in ROLES if role not in TEAM or role == "vreemde"])
def test_whoever_may_not_see_the_person_changes_nothing_by_post(cast, client_of, klant, paths, role):
    browser = client_of(getattr(cast, role))
    before = klant.versie, Gesprek.objects.count(), Klant.objects.count(), Concept.objects.count()
    data = {
        "achternaam": "Ander", "versie": klant.versie, "datum": "01-02-2019", "vorm": "kantoor", "reden": "zomaar",
        "nieuw_id": uuid4(), "telefoon": "0612345678", "bron": "klant", "soort": "schulden",
        "vastgesteld_op": "01-02-2019", "bsn": BSN, "uitkomst": "niet_bereikt", "naam": "X",
        "opgelost_op": "01-03-2019",
    }  # fmt: skip
    statuses = {
        browser.post(path, data).status_code
        for name, (path, _) in paths.items()
        if name not in {"klant_nieuw", "campagne", "campagne_lijst"}
    }
    statuses.add(browser.post(f"/klanten/{klant.pk}/gesprekken/concept-weg/").status_code)
    klant.refresh_from_db()
    assert statuses <= {403, 404}
    assert before == (klant.versie, Gesprek.objects.count(), Klant.objects.count(), Concept.objects.count())
    assert not Identificatie.objects.exists()
    assert not Contactgegeven.objects.exists()
    assert Gesprek.objects.get().vervallen_op is None


def test_each_page_has_one_task_one_primary_button_a_way_back_and_the_person_on_top(browser, paths, klant):
    for name, (path, who) in paths.items():
        if who is not TEAM:
            continue
        text = browser.get(path).content.decode()
        assert text.count("<h1") == 1, name
        assert text.count('class="btn btn-primary"') == 1, name
        assert f'<p class="kruimels"><a href="/klanten/{klant.pk}/">Dossier</a></p>' in text, name
        assert 'placeholder="Naam of nummer"' in text, name
        assert 'class="identiteit"' in text, name
        assert "K990777" in text, name
        title = re.search(r"<title>(.*?)</title>", text)[1]
        assert "Visser" not in title, name
        assert "style=" not in text.replace("href=", ""), name
        assert "ONBEKENDE_VARIABELE" not in text, name


# --- The person ------------------------------------------------------------

NEW = {"achternaam": "Bakker", "grondslag": "bijstand", "stadsdeel": "Centrum"}


def test_a_klant_is_registered_under_a_new_number_also_when_sent_twice(browser, klant):
    data = {**NEW, "nieuw_id": uuid4(), "geboortedatum": "29-02-1980", "bsn": BSN}
    post(browser, "/klanten/nieuw/", data)
    post(browser, "/klanten/nieuw/", data)
    klant = Klant.objects.get(achternaam="Bakker")
    assert klant.klantnummer.startswith("WO-")
    assert (klant.geboortedatum, klant.voornaam, klant.team.naam) == (date(1980, 2, 29), None, "Centrum")
    assert klant.identificatie.bsn_index is not None
    assert Klantnummer.objects.get(klant=klant).nummer == klant.klantnummer


def test_a_klant_of_another_team_is_registered_but_not_opened(browser, klant):
    response = post(browser, "/klanten/nieuw/", {**NEW, "nieuw_id": uuid4(), "stadsdeel": "Escamp"})
    assert response.url == "/"
    made = Klant.objects.get(achternaam="Bakker")
    assert browser.get(f"/klanten/{made.pk}/gegevens/").status_code == 404
    assert made.identificatie.reden_ontbreekt == "niet_geleverd"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"achternaam": ""}, "Vul “Achternaam” in."),
        ({"achternaam": "x" * 201}, "hoogstens 200 tekens"),
        ({"achternaam": "a\0b"}, "onzichtbaar teken"),
        ({"geboortedatum": "01-01-2199"}, "De geboortedatum ligt in de toekomst."),
        ({"geboortedatum": "31-02-1980"}, "Deze datum klopt niet."),
        ({"bsn": "123456789"}, "de elfproef klopt niet"),
        ({"bsn": "12"}, "8 of 9 cijfers"),
        ({"stadsdeel": "Atlantis"}, "Kies een stadsdeel dat hier staat."),
        ({"grondslag": "anders"}, "Deze keuze is niet (meer) mogelijk."),
    ],
)
def test_a_klant_that_cannot_be_is_refused_and_the_rest_is_kept(browser, klant, change, sentence):
    data = {**NEW, "nieuw_id": uuid4(), "voornaam": "Bewaarde tekst", **change}
    text = refused(browser, "/klanten/nieuw/", data, sentence)
    assert 'value="Bewaarde tekst"' in text
    assert Klant.objects.count() == 1


def test_a_bsn_of_somebody_else_is_refused_without_naming_that_person(browser, klant):
    elsewhere = {**NEW, "nieuw_id": uuid4(), "bsn": BSN, "stadsdeel": "Escamp"}
    post(browser, "/klanten/nieuw/", elsewhere)
    data = {"achternaam": "Derde", "grondslag": "bijstand", "nieuw_id": uuid4(), "bsn": BSN}
    text = refused(browser, "/klanten/nieuw/", data, "staat al bij een andere klant. Zoek")
    assert "Bakker" not in text
    assert not Klant.objects.filter(achternaam="Derde").exists()


def gegevens(klant, **change):
    return {
        "voornaam": klant.voornaam or "", "achternaam": klant.achternaam, "stadsdeel": klant.stadsdeel or "",
        "grondslag": klant.grondslag, "versie": klant.versie, **change,
    }  # fmt: skip


def test_gegevens_are_saved_and_empty_is_null(browser, klant):
    path = f"/klanten/{klant.pk}/gegevens/"
    post(browser, path, gegevens(klant, voornaam="", let_op=CANARY, overleden_op="01-02-2019"), back=klant)
    klant.refresh_from_db()
    assert (klant.voornaam, klant.let_op, klant.overleden_op) == (None, CANARY, date(2019, 2, 1))
    text = browser.get(path).content.decode()
    assert "<script>alert" not in text
    assert "Let op: " not in text  # nobody calls who died
    Klant.objects.filter(pk=klant.pk).update(overleden_op=None)
    text = browser.get(path).content.decode()
    assert "<script>alert" not in text
    assert "Let op: &lt;script&gt;" in text


def test_moving_a_klant_to_another_teams_stadsdeel_ends_on_the_start_page(browser, klant):
    response = post(browser, f"/klanten/{klant.pk}/gegevens/", gegevens(klant, stadsdeel="Escamp"))
    assert response.url == "/"
    assert browser.get(f"/klanten/{klant.pk}/gegevens/").status_code == 404


def test_two_people_change_one_klant_the_second_sees_what_is_stored(browser, client_of, cast, klant):
    path = f"/klanten/{klant.pk}/gegevens/"
    post(client_of(cast.collega), path, gegevens(klant, voornaam="Eerste"))
    text = refused(browser, path, gegevens(klant, voornaam="Tweede"), "Iemand anders heeft dit gewijzigd")
    assert '<span class="verslag">Eerste</span>' in text
    assert 'value="Tweede"' in text
    klant.refresh_from_db()
    assert klant.voornaam == "Eerste"


@pytest.mark.django_db(databases=["default", "log"])
def test_a_bsn_is_kept_encrypted_and_shown_masked(browser, klant):
    path = f"/klanten/{klant.pk}/identificatie/"
    post(browser, path, {"bsn": "99999 0019".replace(" ", ""), "versie": "geen"}, back=klant)
    row = Identificatie.objects.get(klant=klant)
    assert BSN.encode() not in bytes(row.bsn_versleuteld)
    text = browser.get(path).content.decode()
    assert BSN_SHOWN in text
    assert BSN not in text
    stale = {"bsn": "", "reden_ontbreekt": "onbekend", "versie": "geen"}
    refused(browser, path, stale, "Iemand anders heeft dit gewijzigd")
    versie = re.search(r'name="versie" value="(\w+)"', text)[1]
    post(browser, path, {"bsn": "", "reden_ontbreekt": "onbekend", "versie": versie})
    row.refresh_from_db()
    assert (row.bsn_index, row.reden_ontbreekt) == (None, "onbekend")


@pytest.mark.parametrize(
    "data", [{}, {"bsn": BSN, "reden_ontbreekt": "onbekend"}, {"bsn": "999990018"}, {"bsn": "abc"}]
)
def test_a_bsn_or_a_reason_and_not_both(browser, klant, data):
    response = browser.post(f"/klanten/{klant.pk}/identificatie/", {"versie": "geen", **data})
    assert response.status_code == 200
    assert "Dit moet u nog aanpassen" in response.content.decode()
    assert not Identificatie.objects.exists()


def test_a_shielded_file_is_seen_by_its_regisseur_only_until_that_is_lifted(cast, client_of, browser, klant):
    path = f"/klanten/{klant.pk}/afschermen/"
    data = {"reden": "Bedreigd door ex-partner", "versie": klant.versie}
    leader = client_of(cast.teamleider)
    refused(leader, path, data, "wijs eerst een regisseur toe")
    make_regisseur(klant, cast.regisseur)
    refused(leader, path, {"reden": "", "versie": klant.versie}, "Vul “Reden” in.")
    post(leader, path, data)
    others = [client_of(cast.collega), client_of(cast.teamleider), client_of(cast.consulent)]
    assert [other.get(path).status_code for other in others] == [404, 404, 403]
    klant.refresh_from_db()
    text = browser.get(path).content.decode()
    assert "<h1>Afscherming opheffen</h1>" in text
    post(browser, path, {"versie": klant.versie}, back=klant)
    assert others[0].get(f"/klanten/{klant.pk}/").status_code == 200


def test_the_last_who_shields_loses_sight_and_comes_to_the_start_page(cast, client_of, klant):
    make_regisseur(klant, cast.regisseur)
    path = f"/klanten/{klant.pk}/afschermen/"
    response = post(client_of(cast.teamleider), path, {"reden": "Op verzoek", "versie": klant.versie})
    assert response.url == "/"


# --- How to reach somebody ------------------------------------------------------------


def test_contact_data_are_rows_with_source_and_period(browser, klant):
    path = f"/klanten/{klant.pk}/contact/"
    post(
        browser,
        path,
        {"telefoon": "06 12345678", "email": "n@voorbeeld.nl", "bron": "klant", "versie": ""},
        back=klant,
    )
    versie = versie_of(browser, path)
    post(browser, path, {"telefoon": "06 87654321", "email": "", "bron": "medewerker", "versie": versie})
    rows = Contactgegeven.objects.order_by("soort", "geldig_van")
    assert [(row.soort, row.waarde, row.bron, row.geldig_tot is None) for row in rows] == [
        ("email", "n@voorbeeld.nl", "klant", False),
        ("telefoon", "06 12345678", "klant", False),
        ("telefoon", "06 87654321", "medewerker", True),
    ]
    old = {"telefoon": "06 11112222", "email": "", "bron": "klant", "versie": versie}
    text = refused(browser, path, old, "Iemand anders heeft dit gewijzigd")
    assert '<span class="verslag">06 87654321</span>' in text
    assert 'value="06 11112222"' in text
    same = {"telefoon": "06 87654321", "email": "", "bron": "klant", "versie": versie_of(browser, path)}
    post(browser, path, same)
    assert Contactgegeven.objects.count() == 3


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"email": "geen adres"}, "Dit e-mailadres klopt niet."),
        ({"telefoon": "1" * 201}, "hoogstens 200 tekens"),
        ({"telefoon": "0\0"}, "onzichtbaar teken"),
        ({"bron": "levering"}, "Deze keuze is niet (meer) mogelijk."),
    ],
)
def test_contact_data_that_cannot_be_are_refused(browser, klant, change, sentence):
    refused(browser, f"/klanten/{klant.pk}/contact/", {"bron": "klant", "versie": "", **change}, sentence)
    assert not Contactgegeven.objects.exists()


def test_an_address_a_secret_one_and_none_at_all(browser, klant):
    path = f"/klanten/{klant.pk}/adres/"
    home = {
        "soort": "woonadres",
        "postcode": "2511 AA",
        "huisnummer": "1a",
        "woonplaats": "Den Haag",
        "bron": "klant",
    }
    text = refused(
        browser, path, {**home, "bereikbaar_via": "Inloophuis", "versie": ""}, "Dit hoort bij “Geen adres”."
    )
    assert 'value="Inloophuis"' in text
    alone = {**home, "postcode": "", "bereikbaar_via": "Inloophuis", "versie": ""}
    assert "Vul een straat" not in refused(browser, path, alone, "Dit hoort bij “Geen adres”.")
    refused(
        browser,
        path,
        {**home, "postcode": "", "huisnummer": "", "versie": ""},
        "Vul een straat of een postcode in.",
    )
    assert not Adres.objects.exists()
    post(browser, path, {**home, "geheim": "on", "versie": ""}, back=klant)
    row = Adres.objects.get()
    assert (row.postcode, row.geheim, row.bereikbaar_via) == ("2511 AA", True, None)
    versie = versie_of(browser, path)
    refused(
        browser,
        path,
        {"soort": "geen_adres", "bron": "klant", "versie": versie},
        "via welke plek of organisatie",
    )
    place = {"soort": "geen_adres", "bereikbaar_via": "Inloophuis", "postcode": "2511 AA", "bron": "klant",
             "bereikbaar_wanneer": "dinsdag 9 tot 11 uur", "bereikbaar_bij_wie": "Ria, 070 123"}  # fmt: skip
    other = {**place, "straat": "Kade", "versie": versie}
    assert 'value="Kade"' in refused(browser, path, other, "Dit hoort bij “Woonadres”.")
    post(browser, path, {**place, "versie": versie})
    now = Adres.objects.get(geldig_tot__isnull=True)
    assert (now.soort, now.bereikbaar_via, now.postcode) == ("geen_adres", "Inloophuis", None)
    assert (now.bereikbaar_wanneer, now.bereikbaar_bij_wie) == ("dinsdag 9 tot 11 uur", "Ria, 070 123")
    with pytest.raises(IntegrityError, match="adres_vindplek_zonder_adres"), transaction.atomic():
        Adres.objects.bulk_create([Adres(klant=KlantFactory(), bereikbaar_wanneer="nu", bron="klant")])
    assert Adres.objects.filter(geldig_tot__isnull=False).count() == 1
    refused(browser, path, {**home, "versie": versie}, "Iemand anders heeft dit gewijzigd")


def test_one_vertegenwoordiger_gets_the_post(browser, klant):
    path = f"/klanten/{klant.pk}/vertegenwoordiger/"
    data = {"soort": "bewindvoerder", "naam": CANARY, "is_geadresseerde": "on", "bron": "klant"}
    post(browser, path, {**data, "versie": ""}, back=klant)
    text = browser.get(path).content.decode()
    assert "&lt;script&gt;" in text
    assert "<script>alert" not in text
    second = {**data, "naam": "Tweede", "versie": versie_of(browser, path)}
    refused(browser, path, second, "Er is al een vertegenwoordiger die de post krijgt.")
    row = Vertegenwoordiger.objects.get()
    post(browser, f"/vertegenwoordigers/{row.pk}/einde/", {})
    post(browser, path, {**second, "versie": ""})
    assert Vertegenwoordiger.objects.filter(geldig_tot__isnull=True).get().naam == "Tweede"
    again = browser.post(f"/vertegenwoordigers/{row.pk}/einde/", follow=True).content.decode()
    assert "al beëindigd" in again


def test_a_stranger_ends_no_vertegenwoordiging(cast, client_of, klant):
    row = Vertegenwoordiger.objects.create(klant=klant, soort="gemachtigde", naam="X", bron="klant")
    path = f"/vertegenwoordigers/{row.pk}/einde/"
    assert client_of(cast.vreemde).post(path).status_code == 404
    assert client_of(cast.vreemde).post(f"/vertegenwoordigers/{uuid4()}/einde/").status_code == 404
    row.refresh_from_db()
    assert row.geldig_tot is None


# --- Merge ------------------------------------------------------------


def test_a_teamleider_compares_and_merges_two_files(cast, client_of, klant):
    other = KlantFactory(klantnummer="K990888", stadsdeel="Centrum", geboortedatum=date(1980, 3, 4))
    leader, path = client_of(cast.teamleider), f"/klanten/{klant.pk}/samenvoegen/"
    refused(leader, path, {"nummer": "K-bestaat-niet"}, "U ziet geen klant met dit klantnummer.")
    refused(leader, path, {"nummer": "K990777"}, "Dit is het dossier waar u nu bent.")
    stranger = KlantFactory(klantnummer="K990999", stadsdeel="Escamp", achternaam="Vreemdeling")
    assert "Vreemdeling" not in refused(
        leader, path, {"nummer": "K990999"}, "U ziet geen klant met dit klantnummer."
    )
    text = refused(leader, path, {"nummer": "K990888"}, "Dit komt mee")
    assert "04-03-1980" in text
    hidden = dict(re.findall(r'name="(nummer|versie|andere_versie)" value="([^"]*)"', text))
    assert set(hidden) == {"nummer", "versie", "andere_versie"}
    assert other.samengevoegd_in is None
    post(leader, path, hidden, back=klant)
    other.refresh_from_db()
    assert other.samengevoegd_in == klant
    assert leader.get(f"/klanten/{other.pk}/gegevens/").status_code == 404
    refused(leader, path, {"nummer": "K990888"}, "Dit is het dossier waar u nu bent.")
    stranger.refresh_from_db()
    assert stranger.samengevoegd_in is None


def test_a_merge_after_somebody_changed_a_file_must_be_looked_at_again(cast, client_of, klant):
    other = KlantFactory(klantnummer="K990888", stadsdeel="Centrum")
    old = {"nummer": "K990888", "versie": klant.versie, "andere_versie": other.versie}
    Klant.objects.filter(pk=other.pk).update(voornaam="Anders")
    refused(
        client_of(cast.teamleider),
        f"/klanten/{klant.pk}/samenvoegen/",
        old,
        "Iemand anders heeft dit gewijzigd",
    )
    other.refresh_from_db()
    assert other.samengevoegd_in is None
