"""What a reader of the list of klanten may ask: each filter, its chips, columns, and what is kept under a name."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from intake.models import Campagnedeelname, Contactgegeven, Klant
from tests.accounts.factories import MedewerkerFactory
from tests.dossier.gevallen import crowd, give_stadsdeel, person_of
from tests.dossier.test_dossier import cost_of_an_empty_view
from tests.dossier.test_lijst import names
from tests.intake.factories import (
    CampagneFactory,
    ContactpogingFactory,
    GesprekFactory,
    KlantFactory,
    UitkeringFactory,
)
from tests.trajecten.factories import PlaatsingFactory
from tests.web.gelezen import read
from werkoffensief.accounts.models import Lijstfilter, Lijstweergave
from werkoffensief.accounts.services import lijsten as services
from werkoffensief.dossier.queries.klantlijst import KLANTEN
from werkoffensief.web import clock, lijsten
from werkoffensief.web.lijsten import MAX_CHOICES, MAX_COLUMNS
from werkoffensief.web.refusals import RefusalError

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def leader(cast, client_of):
    give_stadsdeel(cast.centrum)
    return client_of(cast.teamleider)


def asked(browser, query):
    return names(browser.get(f"/klanten/?groep=team&{query}"))


def text_of(browser, path):
    response = browser.get(path)
    assert response.status_code == 200
    return " ".join(unescape(read(response.content.decode())).replace("\u00a0", " ").split())


def test_without_a_regisseur_of_one_and_of_somebody_who_left(cast, leader):
    person_of(cast.regisseur, achternaam="Met")
    gone = MedewerkerFactory(team=cast.centrum, naam="Oud Regisseur")
    person_of(gone, achternaam="Over")
    KlantFactory(achternaam="Zonder")
    assert asked(leader, "regisseur=geen") == ["Noor Zonder"]
    assert asked(leader, f"regisseur={cast.regisseur.pk}") == ["Noor Met"]
    assert asked(leader, f"regisseur={gone.pk}") == ["Noor Over"]
    assert "Regisseur: Oud Regisseur" in text_of(leader, f"/klanten/?groep=team&regisseur={gone.pk}")


def test_stand_is_that_of_the_list(cast, leader):
    person_of(cast.regisseur, achternaam="Plan")
    worker = KlantFactory(achternaam="Werk")
    PlaatsingFactory(klant=worker)
    assert asked(leader, "stand=traject") == ["Noor Plan"]
    assert asked(leader, "stand=aan_het_werk") == ["Noor Werk"]


def test_who_died_or_moved_is_shown_only_when_asked_for(leader):
    today = clock.today()
    Klant.objects.filter(pk=KlantFactory(achternaam="Dood").pk).update(overleden_op=today)
    Klant.objects.filter(pk=KlantFactory(achternaam="Weg").pk).update(verhuisd_op=today)
    Klant.objects.filter(pk=KlantFactory(achternaam="Straks").pk).update(verhuisd_op=today + DAY)
    assert asked(leader, "") == ["Noor Straks"]
    assert asked(leader, "vertrokken=ja") == ["Noor Dood", "Noor Straks", "Noor Weg"]
    assert asked(leader, "stand=overleden") == ["Noor Dood"]


def test_last_contact_counts_conversations_and_attempts_that_were_not_withdrawn(cast, leader):
    today = clock.today()
    for name, fact, days in (
        ("Gesprek", GesprekFactory, 29),
        ("Poging", ContactpogingFactory, 29),
        ("Grens", GesprekFactory, 30),
    ):
        fact(klant=KlantFactory(achternaam=name), datum=today - days * DAY)
    GesprekFactory(
        klant=KlantFactory(achternaam="Fout"), datum=today, vervallen_op=clock.now(), vervallen_reden="Fout"
    )
    KlantFactory(achternaam="Nooit")
    assert asked(leader, "contact=30") == ["Noor Fout", "Noor Grens", "Noor Nooit"]
    assert asked(leader, "gesproken=ja") == ["Noor Gesprek", "Noor Grens"]


def test_months_on_benefit_are_those_of_one_period_also_over_rows_that_follow_each_other(leader):
    today = clock.today()
    long_ago = today.replace(year=today.year - 3, day=1)
    UitkeringFactory(klant=KlantFactory(achternaam="Lang"), start=long_ago)
    joined = KlantFactory(achternaam="Samen")
    UitkeringFactory(klant=joined, start=long_ago, einde=today - 10 * DAY, einde_reden_id="wijziging")
    UitkeringFactory(klant=joined, start=today - 9 * DAY)
    broken = KlantFactory(achternaam="Onderbroken")
    UitkeringFactory(klant=broken, start=long_ago, einde=today - 10 * DAY, einde_reden_id="werk")
    UitkeringFactory(klant=broken, start=today - 8 * DAY)
    UitkeringFactory(
        klant=KlantFactory(achternaam="Klaar"), start=long_ago, einde=today - DAY, einde_reden_id="werk"
    )
    assert asked(leader, "uitkering=24") == ["Noor Lang", "Noor Samen"]
    assert asked(leader, "uitkering=ja") == ["Noor Lang", "Noor Onderbroken", "Noor Samen"]
    assert asked(leader, "uitkering=nee") == ["Noor Klaar"]


def test_campaign_holds_who_takes_part(leader):
    campaign = CampagneFactory(code="lang", naam="Langdurig")
    for name, lapsed in (("Erin", None), ("Eruit", clock.now())):
        Campagnedeelname.objects.create(
            campagne=campaign, klant=KlantFactory(achternaam=name), vervallen_op=lapsed
        )
    assert asked(leader, "campagne=lang") == ["Noor Erin"]


@pytest.mark.parametrize(
    "query", ["campagne=weg", "stand=x", "regisseur=x", "uitkering=13", "werk=weg", "contact=-1"]
)
def test_unknown_filter_shows_nobody_and_says_so(leader, query):
    KlantFactory(achternaam="Iemand")
    text = text_of(leader, f"/klanten/?groep=team&{query}")
    assert "Dit filter bestaat niet (meer)" in text
    assert "Noor Iemand" not in text
    assert 'href="?groep=team">' in text


def test_chips_name_each_filter_and_each_takes_itself_away(leader):
    KlantFactory(stadsdeel="Centrum")
    text = text_of(leader, "/klanten/?groep=team&gesproken=nee&stadsdeel=Centrum&sorteer=-naam")
    chips = re.findall(r'class="chip aan" href="([^"]+)"><span[^>]*>Haal weg: </span>([^<]+)<', text)
    assert chips == [
        ("?groep=team&stadsdeel=Centrum&sorteer=-naam", "Gesproken: nog niet"),
        ("?groep=team&gesproken=nee&sorteer=-naam", "Stadsdeel: Centrum"),
    ]
    assert "Gesproken: nog niet; Stadsdeel: Centrum. Afgedrukt op" in text


def test_form_of_filters_leads_to_an_address_without_what_is_empty(leader):
    response = leader.get("/klanten/?groep=team&gesproken=nee&stadsdeel=&werk=&sorteer=-naam")
    assert (response.status_code, response.url) == (302, "/klanten/?groep=team&gesproken=nee&sorteer=-naam")
    assert leader.get("/klanten/?stadsdeel=").url == "/klanten/?filter=geen"


def test_no_control_holds_more_than_it_may(cast, leader):
    for number in range(60):
        MedewerkerFactory(team=cast.centrum, rollen=["regisseur"])
        give_stadsdeel(cast.centrum, f"Deel {number:03d}")
    for select in re.findall(r"<select.*?</select>", text_of(leader, "/klanten/?groep=team")):
        assert select.count("<option") <= MAX_CHOICES + 1


@pytest.mark.parametrize(
    "query",
    [f.naam + "=" + value for f, value in zip(
        KLANTEN.filters,
        ("stil", "geen", "traject", "nee", "90", "Centrum", "lang", "12", str(clock.today().year), "ja"),
        strict=True,
    )],
)  # fmt: skip
def test_each_filter_costs_the_same_few_queries_for_1_25_and_100_people(cast, leader, query):
    CampagneFactory(code="lang")
    counts, present, empty = [], 0, cost_of_an_empty_view(leader)
    for number in (1, 25):
        crowd(cast.centrum, number - present)
        present = number
        with CaptureQueriesContext(connection) as queries:
            assert leader.get(f"/klanten/?groep=team&{query}").status_code == 200
        counts.append(len(queries))
    assert counts[0] - empty <= 12
    assert counts[1] - counts[0] in {0, -1, 1}  # a page of nobody asks for no rows


# --- Columns ------------------------------------------------------------


def test_columns_are_kept_for_one_medewerker_in_the_order_of_the_list(cast, client_of):
    browser, other = client_of(cast.regisseur), client_of(cast.collega)
    klant = person_of(cast.regisseur, achternaam="Mijn")[0]
    person_of(cast.collega, achternaam="Ander")
    Contactgegeven.objects.create(klant=klant, soort="telefoon", waarde="070-1", bron="klant")
    answer = browser.post("/lijsten/klanten/kolommen/?groep=team", {"kolommen": ["telefoon", "klantnummer"]})
    assert answer.url == "/klanten/?groep=team"
    text = text_of(browser, "/klanten/")
    heads = re.findall(r'<th scope="col"[^>]*>(?:<a[^>]*>)?([^<]+)<', text)
    assert heads == ["Naam", "Klantnummer", "Telefoon"]
    assert '<td data-kop="Telefoon">070-1</td>' in text
    assert "Laatst gesproken" in text_of(other, "/klanten/")
    assert browser.post("/lijsten/klanten/kolommen/", {"standaard": "ja"}).status_code == 302
    assert "Laatst gesproken" in text_of(browser, "/klanten/")


def test_too_many_columns_and_none_are_refused_on_the_page(cast, client_of):
    browser = client_of(cast.regisseur)
    every = [kolom.sleutel for kolom in KLANTEN.kolommen[1:]]
    assert (
        "Kies niet meer dan 7"
        in browser.post("/lijsten/klanten/kolommen/", {"kolommen": every}).content.decode()
    )
    assert "ten minste één kolom" in browser.post("/lijsten/klanten/kolommen/", {}).content.decode()
    assert not Lijstweergave.objects.exists()


def test_columns_that_are_gone_from_the_list_are_left_out(cast):
    columns = KLANTEN.gekozen_kolommen(["stand", "bestaat_niet", "naam"])
    assert [kolom.sleutel for kolom in columns] == ["naam", "stand"]
    assert len(KLANTEN.gekozen_kolommen([kolom.sleutel for kolom in KLANTEN.kolommen])) == MAX_COLUMNS


def test_no_column_shows_a_bsn():
    assert not [kolom for kolom in KLANTEN.kolommen if "bsn" in (kolom.sleutel + kolom.label).lower()]


def test_every_column_can_be_shown(cast, client_of):
    klant, _, _ = person_of(cast.regisseur, geboortedatum=date(1980, 2, 3))
    UitkeringFactory(klant=klant, start=date(2019, 5, 6))
    ContactpogingFactory(klant=klant, datum=date(2026, 7, 8))
    browser, shown = client_of(cast.regisseur), ""
    for part in (["poging", "geboortedatum"], ["telefoon", "uitkering", "traject"]):
        services.set_columns(medewerker_id=cast.regisseur.pk, lijst=KLANTEN, kolommen=part)
        shown += text_of(browser, "/klanten/")
    for head, value in (
        ("Laatste contactpoging", "08-07-2026"), ("Geboortedatum", "03-02-1980"), ("Telefoon", "onbekend"),
        ("Uitkering sinds", "06-05-2019"), ("Traject sinds", "01-02-2026"),
    ):  # fmt: skip
        assert re.search(rf'<td data-kop="{head}"[^>]*>{value}</td>', shown)


# --- Saved filters ------------------------------------------------------------


def save(browser, naam, query="groep=team&gesproken=nee", **more):
    return browser.post(f"/lijsten/klanten/bewaren/?{query}", {"naam": naam, "voor": "mij", **more})


def test_saved_filter_is_a_link_above_the_list_for_its_owner_only(cast, client_of):
    browser = client_of(cast.regisseur)
    answer = save(browser, "Nog spreken")
    assert answer.url == "/klanten/?groep=team&gesproken=nee"
    row = Lijstfilter.objects.get()
    assert (row.query, row.medewerker, row.team) == ("groep=team&gesproken=nee", cast.regisseur, None)
    assert 'href="?groep=team&gesproken=nee" aria-current="true">Nog spreken' in text_of(browser, answer.url)
    assert "Nog spreken" not in text_of(client_of(cast.collega), "/klanten/")


def test_filter_of_the_team_is_made_by_its_teamleider_and_seen_by_the_team(cast, client_of):
    save(client_of(cast.teamleider), "Van ons", voor="team")
    assert Lijstfilter.objects.get().team == cast.centrum
    assert "Van ons" in text_of(client_of(cast.collega), "/klanten/")
    assert "Van ons" not in text_of(client_of(cast.vreemde), "/klanten/")
    save(client_of(cast.regisseur), "Toch mijn", voor="team")
    assert Lijstfilter.objects.get(naam="Toch mijn").medewerker == cast.regisseur


def test_only_known_words_and_values_are_kept(cast, client_of):
    browser = client_of(cast.regisseur)
    save(browser, "Schoon", "groep=team&gesproken=nee&naam=Jansen&na=1&zoek=3&sorteer=x")
    assert Lijstfilter.objects.get().query == "groep=team&gesproken=nee"
    text = save(browser, "Vuil", "gesproken=Jansen").content.decode()
    assert "een filter dat niet (meer) bestaat" in text
    assert "Jansen" not in re.sub(r'(href|action)="[^"]*"', "", text)
    assert "Er staat geen filter aan" in save(browser, "Leeg", "groep=team").content.decode()
    assert Lijstfilter.objects.count() == 1


def test_same_name_is_refused_and_a_second_press_counts_once(cast, client_of):
    browser, once = client_of(cast.regisseur), "00000000-0000-4000-8000-000000000001"
    for _ in range(2):
        assert save(browser, "Eén", nieuw_id=once).status_code == 302
    assert Lijstfilter.objects.count() == 1
    assert "U hebt al een filter met deze naam" in save(browser, "EÉN").content.decode()


def test_rename_and_remove_with_an_old_page_refused(cast, client_of):
    browser = client_of(cast.regisseur)
    save(browser, "Oud")
    row = Lijstfilter.objects.get()
    path = f"/lijstfilters/{row.pk}/"
    assert browser.post(path, {"naam": "Nieuw", "versie": 1}).status_code == 302
    assert (
        "Iemand anders heeft dit gewijzigd"
        in browser.post(path, {"naam": "Weer", "versie": 1}).content.decode()
    )
    assert "Nieuw" in text_of(browser, "/lijsten/klanten/")
    assert browser.post(f"{path}verwijderen/").status_code == 302
    assert not Lijstfilter.objects.exists()


def test_list_begins_with_a_saved_filter_and_the_whole_list_stays_in_reach(cast, client_of):
    browser = client_of(cast.regisseur)
    save(browser, "Begin", begin="on")
    assert browser.get("/klanten/").url == "/klanten/?groep=team&gesproken=nee"
    assert browser.get("/klanten/?filter=geen").status_code == 200
    assert browser.get("/klanten/?groep=mijn").status_code == 200
    assert client_of(cast.collega).get("/klanten/").status_code == 200
    browser.post("/lijsten/klanten/begin/")
    assert browser.get("/klanten/").status_code == 200


def test_removed_begin_and_one_that_does_not_fit_any_more_open_the_whole_list(cast, client_of):
    browser = client_of(cast.regisseur)
    save(browser, "Begin", begin="on")
    Lijstfilter.objects.update(query="oud_woord=1")
    assert "past niet meer" in text_of(browser, "/klanten/")
    assert "Past niet meer bij de lijst" in text_of(browser, "/lijsten/klanten/")
    browser.post(f"/lijstfilters/{Lijstfilter.objects.get().pk}/verwijderen/")
    assert Lijstweergave.objects.get().begin is None
    assert "past niet meer" not in text_of(browser, "/klanten/")


def test_saved_filters_cost_the_same_queries_whatever_their_number(cast, client_of):
    browser, counts = client_of(cast.regisseur), []
    for number in range(25):
        Lijstfilter.objects.create(
            lijst="klanten",
            naam=f"F{number}",
            query="stand=traject&regisseur=geen",
            medewerker=cast.regisseur,
        )
        if number in {0, 24}:
            with CaptureQueriesContext(connection) as queries:
                text_of(browser, "/klanten/")
                text_of(browser, "/lijsten/klanten/")
            counts.append(len(queries))
    assert counts[0] == counts[1]
    kept = text_of(browser, "/klanten/").split('aria-label="Bewaarde filters"')[1].split("</nav>")[0]
    assert kept.count('class="chip"') == 12


def test_service_keeps_no_more_than_there_is_room_for(cast, monkeypatch):
    monkeypatch.setattr(services, "MAX_SAVED", 1)
    vraag = lijsten.asked(KLANTEN, "gesproken=nee", cast.regisseur, clock.today())
    services.save_filter(vraag=vraag, naam="Een", team_id=None)
    with pytest.raises(RefusalError, match="Verwijder er eerst een"):
        services.save_filter(vraag=vraag, naam="Twee", team_id=None)


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ({"naam": " "}, "lijstfilter_met_naam"),
        ({"medewerker": None}, "lijstfilter_van_een"),
        ({"naam": "ZELFDE"}, "lijstfilter_naam_per_medewerker"),
    ],
)
def test_database_refuses_a_filter_without_name_without_owner_and_twice(cast, row, rule):
    same = {"lijst": "klanten", "naam": "zelfde", "query": "x=y", "medewerker": cast.regisseur}
    Lijstfilter.objects.create(**same)
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Lijstfilter.objects.bulk_create([Lijstfilter(**{**same, "naam": "ander", **row})])


def test_database_keeps_one_name_for_a_team_and_one_row_of_columns(cast):
    same = {"lijst": "klanten", "query": "x=y", "team": cast.centrum}
    Lijstfilter.objects.create(naam="zelfde", **same)
    with pytest.raises(IntegrityError, match="lijstfilter_naam_per_team"), transaction.atomic():
        Lijstfilter.objects.bulk_create([Lijstfilter(naam="Zelfde", **same)])
    mine = {"medewerker": cast.regisseur, "lijst": "klanten"}
    Lijstweergave.objects.create(**mine)
    with pytest.raises(IntegrityError, match="lijstweergave_een_per_lijst"), transaction.atomic():
        Lijstweergave.objects.bulk_create([Lijstweergave(**mine)])
