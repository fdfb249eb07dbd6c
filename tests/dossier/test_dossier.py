"""The one-page file."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from intake import bsn
from intake.models import (
    Adres,
    Belemmering,
    Campagne,
    Campagnedeelname,
    Concept,
    Contactgegeven,
    Gesprek,
    Identificatie,
    Klant,
    Klantnummer,
    Vertegenwoordiger,
)
from tests.accounts.factories import MedewerkerFactory
from tests.dossier.gevallen import (
    CANARY,
    ENDED,
    ROLES,
    expected,
    full_file,
    give_stadsdeel,
    page,
    person_of,
    statuses,
)
from tests.intake.factories import (
    CampagneFactory,
    ContactpogingFactory,
    DocumentFactory,
    GesprekFactory,
    GezinslidFactory,
    KlantFactory,
    UitkeringFactory,
)
from tests.trajecten.factories import PlaatsingFactory, StapFactory
from tests.web.gelezen import read
from trajecten import services
from trajecten.models import Regisseurschap, Stap, Traject
from werkoffensief.logboek.actor import handeling
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db


def test_who_may_open_a_file(cast, client_of):
    klant, _, _ = person_of(cast.regisseur)
    browsers = {role: client_of(getattr(cast, role)) for role in ROLES}
    assert statuses(browsers, [f"/klanten/{klant.pk}/"]) == expected(200, 404, 403)


def test_file_in_no_team_is_for_teamleiders(cast, client_of):
    klant = KlantFactory(stadsdeel="Nergens")
    seen = {role: client_of(getattr(cast, role)).get(f"/klanten/{klant.pk}/").status_code for role in ROLES}
    assert [role for role in ROLES if seen[role] == 200] == ["teamleider"]


def test_a_merged_file_leads_to_the_one_that_goes_on_and_only_who_may_see_that(cast, client_of):
    klant, _, _ = person_of(cast.regisseur)
    gone = KlantFactory()
    Klantnummer.objects.filter(klant=gone).update(klant=klant)
    Klant.objects.filter(pk=gone.pk).update(klantnummer=None, samengevoegd_in=klant)
    browser = client_of(cast.regisseur)
    assert browser.get(f"/klanten/{gone.pk}/").url == f"/klanten/{klant.pk}/"
    unknown = "00000000-0000-4000-8000-000000000000"
    for person, key in ((cast.regisseur, unknown), (cast.vreemde, gone.pk), (cast.vreemde, klant.pk)):
        assert client_of(person).get(f"/klanten/{key}/").status_code == 404
    assert gone.klantnummer in page(browser, klant)


def test_file_says_who_this_is_and_what_is_going_on(cast, client_of):
    klant, _, _ = full_file(cast.regisseur)
    Klant.objects.filter(pk=klant.pk).update(geboortedatum=date(1980, 1, 1))
    text = page(client_of(cast.collega), klant)
    for words in (
        klant.naam,
        klant.klantnummer,
        " jaar",
        "Aan het werk",
        "Regisseur van Dienst",
        "070 353 00 00",
        "Let op: Bel niet voor tien uur",
        "Wil graag in de zorg werken.",
        "Traject",
        "Werk bij Bedrijf",
        "Niet bereikt",
    ):
        assert words in text
    assert "<title>Dossier" in text
    assert f'<h1 class="naam">Dossier van {klant.naam}</h1>' in text
    assert klant.achternaam not in text.split("</title>")[0]


def test_notices_of_died_moved_and_shielded(cast, client_of):
    klant, _, _ = person_of(cast.regisseur)
    Klant.objects.filter(pk=klant.pk).update(
        overleden_op=date(2026, 5, 4), verhuisd_op=date(2026, 5, 3),
        afgeschermd_op=datetime(2026, 5, 2, tzinfo=UTC), afgeschermd_reden="Bedreigd.",
    )  # fmt: skip
    text = page(client_of(cast.regisseur), klant)
    for words in (
        "Overleden op 04-05-2026. Er gaat geen brief uit.",
        "afgeschermd sinds 02-05-2026: Bedreigd.",
    ):
        assert words in text


def test_bsn_is_shown_masked_only(cast, client_of):
    klant, _, _ = person_of(cast.regisseur)
    row = Identificatie(klant=klant)
    row.bsn_versleuteld, row.sleutel_id = bsn.encrypt("999990019", row_id=row.pk)
    row.bsn_index = bsn.index_of("999990019")
    row.save(force_insert=True)
    text = page(client_of(cast.regisseur), klant)
    assert "••••••019" in text
    assert "999990019" not in text


def test_reach_shows_source_secret_address_place_and_representative(cast, client_of):
    klant, _, _ = person_of(cast.regisseur)
    Contactgegeven.objects.create(klant=klant, soort="telefoon", waarde="06 12345678", bron="klant")
    address = Adres.objects.create(
        klant=klant, postcode="2511 BT", huisnummer="70", bron="levering", geheim=True
    )
    Vertegenwoordiger.objects.create(klant=klant, soort="bewindvoerder", naam="B. Winder", bron="medewerker")
    browser = client_of(cast.regisseur)
    text = page(browser, klant)
    for words in ("06 12345678", "de klant zelf", "2511 BT", "Geheim adres", "B. Winder", "Krijgt de post"):
        assert words in text
    Adres.objects.filter(pk=address.pk).update(
        soort="geen_adres", postcode=None, huisnummer=None, bereikbaar_via="Straatconsulaat", geheim=False
    )
    assert "bereikbaar via Straatconsulaat" in page(browser, klant)


def test_draft_is_only_seen_by_its_writer(cast, client_of):
    klant, _, _ = person_of(cast.regisseur)
    Concept.objects.create(
        klant=klant, medewerker=cast.regisseur, soort="gesprek", inhoud={"verslag": "half"}
    )
    assert "Uw concepten" in page(client_of(cast.regisseur), klant)
    assert "Uw concepten" not in page(client_of(cast.collega), klant)


def cost_of_an_empty_view(browser):
    """Queries of a logged-in page that shows nobody."""
    with CaptureQueriesContext(connection) as queries:
        assert browser.get("/toegankelijkheid/").status_code == 200
    return len(queries)


def test_file_asks_the_same_queries_for_little_and_for_much(cast, client_of):
    with handeling(door=cast.regisseur.pk):
        klant, regie, _ = full_file(cast.regisseur)
    browser = client_of(cast.regisseur)
    counts, empty = [], cost_of_an_empty_view(browser)
    for more in (24, 75, 0):
        with CaptureQueriesContext(connection) as queries:
            page(browser, klant)
        counts.append(len(queries))
        for _ in range(more):
            person = MedewerkerFactory()
            with handeling(door=person.pk):
                GesprekFactory(klant=klant, medewerker=person)
                StapFactory(traject=regie.traject)
                PlaatsingFactory(klant=klant)
                ContactpogingFactory(klant=klant, medewerker=person)
                GezinslidFactory(klant=klant, relatie="kind", bron="klant")
                Vertegenwoordiger.objects.create(
                    klant=klant, soort="gemachtigde", naam="G.", bron="klant", is_geadresseerde=False
                )
    assert len(set(counts)) == 1
    assert counts[0] - empty <= 12


def test_every_text_is_escaped(cast, client_of):
    klant, regie, _ = full_file(cast.regisseur)
    Klant.objects.filter(pk=klant.pk).update(
        achternaam=CANARY, voornaam=CANARY, let_op=CANARY, stadsdeel=CANARY
    )
    Gesprek.objects.filter(klant=klant).update(verslag=CANARY)
    Adres.objects.create(klant=klant, soort="geen_adres", bereikbaar_via=CANARY, bron="klant")
    Contactgegeven.objects.create(klant=klant, soort="telefoon", waarde=CANARY, bron="klant")
    Vertegenwoordiger.objects.create(
        klant=klant, soort="bewindvoerder", naam=CANARY, organisatie=CANARY, telefoon=CANARY, bron="klant"
    )
    Belemmering.objects.create(
        klant=klant, soort_id="taal", vastgesteld_op=date(2020, 1, 1),
        vervallen_op=datetime(2026, 1, 1, tzinfo=UTC), vervallen_reden=CANARY,
    )  # fmt: skip
    services.transfer_regisseur(
        door=cast.regisseur.pk, regisseurschap_id=regie.pk, versie=regie.versie, medewerker_id=cast.collega.pk,
        dag=date(2026, 10, 1), overdrachtsnotitie=CANARY,
    )  # fmt: skip
    text = page(client_of(cast.collega), klant)
    assert "<script>alert" not in text
    assert text.count("&lt;script&gt;alert") >= 10
    assert "ONBEKENDE_VARIABELE" not in text


def test_links_to_act_are_for_those_who_may(cast, client_of):
    klant, regie, _ = person_of(cast.regisseur)
    handover, assign = (
        f"/trajecten/{regie.traject_id}/overdragen/",
        f"/trajecten/{regie.traject_id}/regisseur/",
    )
    shown = {
        role: handover in page(client_of(getattr(cast, role)), klant)
        for role in ("consulent", "regisseur", "collega", "teamleider")
    }
    assert shown == {"consulent": False, "regisseur": True, "collega": False, "teamleider": True}
    assert assign not in page(client_of(cast.regisseur), klant)


def test_what_has_yet_to_begin_is_not_said_to_have_begun(cast, client_of):
    klant = person_of(cast.regisseur)[0]
    Traject.objects.update(start="2099-01-01")
    Regisseurschap.objects.update(start="2099-01-01")
    text = page(client_of(cast.teamleider), klant)
    assert "vanaf 01-01-2099" in text
    assert "sinds 01-01-2099" not in text
    assert '<span class="badge">Nog niet zover</span>' in text
    began = page(client_of(cast.regisseur), person_of(cast.regisseur)[0])
    assert "sinds 01-02-2026" in began
    assert "Nog niet zover" not in began


def test_campaigns_and_benefits_stand_under_a_heading_with_their_dates(cast, client_of):
    klant = person_of(cast.regisseur)[0]
    for code, naam in (("een", "Campagne een"), ("twee", "Campagne twee")):
        campagne = CampagneFactory(code=code, naam=naam)
        Campagnedeelname.objects.create(klant=klant, campagne=campagne)
    UitkeringFactory(klant=klant, start=date(2015, 1, 1), einde=date(2018, 1, 1), einde_reden_id="werk")
    UitkeringFactory(klant=klant, start=date(2019, 1, 1))
    CampagneFactory(code="nu", naam="Campagne nu", startdatum=date(2025, 1, 1), einddatum=None)
    Campagnedeelname.objects.create(klant=klant, campagne_id=Campagne.objects.get(code="nu").pk)
    text = page(client_of(cast.regisseur), klant)
    assert "<dt>Campagne</dt>" not in text
    now, past = text.split("<h2>Campagnes</h2>")[1].split("<summary>Afgelopen campagnes</summary>")
    assert '<li>Campagne nu <small class="zacht d-block">vanaf 01-01-2025</small></li>' in now
    assert "Campagne een" not in now
    assert (
        '<li>Campagne een <small class="zacht d-block">01-01-2019 tot en met 31-12-2022</small></li>' in past
    )
    assert "<h2>Uitkeringen</h2>" in text
    assert text.count(" (eerder)</dt>") == 1


# --- the bar on top, the household, and the timeline by kind -------------------------------------------------


def bar(text):
    return re.search(r'<section class="identiteit".*?</section>', text, re.S)[0]


def test_bar_says_what_everybody_must_know_before_they_act(cast, client_of):
    klant, _, _ = person_of(cast.regisseur)
    browser = client_of(cast.regisseur)
    plain = bar(page(browser, klant))
    assert not any(word in plain for word in ("Tolk", "Veiligheid", "Geheim", "Bewindvoerder"))
    today = clock.today()
    Klant.objects.filter(pk=klant.pk).update(
        tolk_taal="Tigrinya", veiligheid="Ga met zijn tweeën.", veiligheid_tot=today
    )
    Adres.objects.create(klant=klant, postcode="2511 BT", huisnummer="70", bron="klant", geheim=True)
    Vertegenwoordiger.objects.create(
        klant=klant, soort="bewindvoerder", naam="B. Winder", telefoon="070 1", bron="klant"
    )
    for path in ("", "gegevens/", "traject/nieuw/"):
        text = read(browser.get(f"/klanten/{klant.pk}/{path}").content.decode())
        for words in (
            "Tolk nodig: Tigrinya",
            "Veiligheid bij huisbezoek: Ga met zijn tweeën (tot en met",
            "Geheim adres",
            "Bewindvoerder: B. Winder, 070 1",
            "070 353 00 00",
        ):
            assert words in bar(text), (path, words)
        assert "2511 BT" not in bar(text)
        assert "beoordeel dit opnieuw" not in bar(text)
    Klant.objects.filter(pk=klant.pk).update(veiligheid_tot=today - timedelta(days=1))
    assert "beoordeel dit opnieuw" in bar(page(browser, klant))


def test_ended_address_and_representative_give_no_signal(cast, client_of):
    klant, _, _ = person_of(cast.regisseur)
    ended = {"klant": klant, "bron": "klant", **ENDED}
    Adres.objects.create(postcode="2511 BT", geheim=True, **ended)
    Vertegenwoordiger.objects.create(soort="gemachtigde", naam="G. Machtigde", **ended)
    text = page(client_of(cast.regisseur), klant)
    assert "Geheim adres" not in text
    assert "G. Machtigde" not in text


def test_lists_never_show_an_address(cast, client_of):
    klant, _, _ = person_of(cast.regisseur)
    Adres.objects.create(klant=klant, postcode="2511 BT", huisnummer="70", bron="klant", geheim=True)
    browser = client_of(cast.regisseur)
    for path in ("/", "/klanten/"):
        text = read(browser.get(path).content.decode())
        assert klant.naam in text
        assert "2511" not in text


def test_household_stands_in_the_file_without_more_than_was_asked(cast, client_of):
    klant, _, _ = person_of(cast.regisseur)
    GezinslidFactory(klant=klant, relatie="kind", geboortejaar=2019, bron="klant")
    GezinslidFactory(klant=klant, relatie="partner", naam="Weg", bron="klant", **ENDED)
    text = page(client_of(cast.regisseur), klant)
    assert "geboren in 2019, woont in huis" in text
    assert "Weg," not in text


@pytest.mark.parametrize(
    ("days", "says"), [(0, "Vandaag is de laatste dag"), (-1, "Er loopt nu geen traject")]
)
def test_plan_and_identity_bar_agree_on_the_last_day(cast, client_of, days, says):
    klant, regie, _ = person_of(cast.regisseur)
    last = clock.today() + timedelta(days=days)
    Stap.objects.filter(traject=regie.traject).update(status="afgerond", einde=last)
    Traject.objects.filter(pk=regie.traject_id).update(einde=last, einde_reden_id="werk")
    text = read(client_of(cast.teamleider).get(f"/klanten/{klant.pk}/").content.decode())
    assert says in text
    assert ("In traject" in text) is (days == 0)


# --- who died or moved, what a step is, and what must not be read over a shoulder --------------------------------


def primary(text):
    """The one green button of the page."""
    return re.findall(r'<a class="btn btn-primary"[^>]*>([^<]*)</a>', text)


def test_nobody_is_asked_to_speak_with_who_died_or_moved(cast, client_of):
    klant, regie, _ = person_of(cast.regisseur, let_op="Bel voor tien uur")
    Contactgegeven.objects.create(klant=klant, soort="telefoon", waarde="06 1234 5678", bron="klant")
    browser = client_of(cast.regisseur)
    pages = (f"/klanten/{klant.pk}/gesprekken/nieuw/", f"/trajecten/{regie.traject_id}/einde/")
    alive = page(browser, klant)
    assert primary(alive) == ["Gesprek vastleggen"]
    assert '<a class="niet-breken" href="tel:0612345678">06 1234 5678</a>' in bar(alive)
    Klant.objects.filter(pk=klant.pk).update(overleden_op=date(2026, 5, 4))
    text = page(browser, klant)
    assert primary(text) == ["Traject beëindigen"]
    assert "tel:0612345678" not in text
    assert "Stap toevoegen" not in text
    for path in pages:
        shown = bar(read(browser.get(path).content.decode()))
        assert "Overleden op 04-05-2026" in shown
        assert "Let op" not in shown
        assert "06 1234" not in shown
        assert "tel:0703530000" in shown
    Klant.objects.filter(pk=klant.pk).update(overleden_op=None, verhuisd_op=clock.today())
    text = page(browser, klant)
    assert primary(text) == ["Traject beëindigen"]
    assert "Verhuisd naar een andere gemeente op" in bar(read(browser.get(pages[0]).content.decode()))
    Klant.objects.filter(pk=klant.pk).update(verhuisd_op=clock.today() + timedelta(days=1))
    text = page(browser, klant)
    assert primary(text) == ["Gesprek vastleggen"]
    assert "Verhuist naar een andere gemeente op" in bar(text)


def test_without_a_traject_nothing_is_left_to_do_for_who_died(cast, client_of):
    klant = KlantFactory(stadsdeel="Centrum")
    give_stadsdeel(cast.centrum)
    assert "Traject starten" in page(client_of(cast.regisseur), klant)
    Klant.objects.filter(pk=klant.pk).update(overleden_op=date(2026, 5, 4))
    text = page(client_of(cast.regisseur), klant)
    assert primary(text) == []
    assert "Traject starten" not in text


def test_secret_address_waits_for_a_press(cast, client_of):
    klant, _, _ = person_of(cast.regisseur)
    Adres.objects.create(klant=klant, postcode="2511 BT", huisnummer="70", bron="klant", geheim=True)
    browser = client_of(cast.regisseur)
    text = page(browser, klant)
    folded = re.search(r'<details class="geheim">.*?</details>', text, re.S)[0]
    assert "<summary>Adres tonen</summary>" in folded
    assert "2511 BT" in folded
    assert "2511 BT" not in text.replace(folded, "")
    Adres.objects.filter(klant=klant).update(geheim=False)
    assert "Adres tonen" not in page(browser, klant)


def test_empty_columns_are_left_out(cast, client_of):
    klant, regie, _ = person_of(cast.regisseur)
    placed = PlaatsingFactory(klant=klant, uren_per_week=None)
    text = page(client_of(cast.regisseur), klant)
    assert 'data-kop="Uren"' not in text
    assert 'data-kop="Akkoord"' not in text
    plan = text.split('id="plan-kop"')[1].split("</section>")[0]
    assert "Einde</th>" not in plan
    assert text.count('data-kop="Verbeteren"') == 1
    type(placed).objects.filter(pk=placed.pk).update(uren_per_week=12)
    StapFactory(traject=regie.traject, start=date(2026, 2, 1), status="afgerond", einde=date(2026, 3, 1))
    text = page(client_of(cast.regisseur), klant)
    assert 'data-kop="Uren">12' in text
    assert "Einde</th>" in text.split('id="plan-kop"')[1].split("</section>")[0]


def test_link_to_all_documents_only_when_there_are_more(cast, client_of, opslagruimte):
    klant, _, _ = person_of(cast.regisseur)
    for _ in range(5):
        DocumentFactory(klant=klant)
    browser = client_of(cast.regisseur)
    assert "documenten bekijken" not in page(browser, klant)
    assert "Documenten wijzigen" in page(browser, klant)
    DocumentFactory(klant=klant)
    assert "6\u00a0documenten bekijken" in page(browser, klant)


def test_links_to_change_stand_beside_what_they_change(cast, client_of):
    text = page(client_of(cast.teamleider), person_of(cast.regisseur)[0])
    order = (
        'id="bereiken"', "/contact/", "/adres/", 'id="huishouden"', "/gezin/", 'id="gegevens"', "Gegevens wijzigen",
        "BSN wijzigen", ">Uitkeringen<", "Dossier afschermen",
    )  # fmt: skip
    aside = text.split("<aside")[1]
    places = [aside.index(words) for words in order]
    assert places == sorted(places)
