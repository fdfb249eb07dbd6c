"""The pages of the conversation, of withdrawing, and of campaigns."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest

from intake.models import (
    Belemmering,
    Belemmeringsoort,
    Campagnedeelname,
    Concept,
    Contactpoging,
    Gesprek,
)
from tests.intake.factories import (
    ActieFactory,
    CampagneFactory,
    ContactpogingFactory,
    GesprekFactory,
    KlantFactory,
    UitkeringFactory,
)
from tests.intake.pages import CANARY, belemmering_of, post, refused
from tests.trajecten.factories import PlaatsingFactory, TrajectFactory
from werkoffensief.web import clock

pytestmark = [pytest.mark.django_db]
# --- Conversations ------------------------------------------------------------


def gesprek_data(**change):
    return {
        "datum": "01-03-2019",
        "vorm": "kantoor",
        "trede": "",
        "verslag": "",
        "nieuw_id": uuid4(),
        "versie": 0,
    } | change


def test_a_conversation_is_logged_under_a_minute_with_two_answers(cast, browser, klant):
    path = f"/klanten/{klant.pk}/gesprekken/nieuw/"
    today = clock.today()
    assert f'value="{today:%d-%m-%Y}"' in browser.get(path).content.decode()
    data = gesprek_data(trede="3", verslag=CANARY)
    first, second = post(browser, path, data), post(browser, path, data)
    row = Gesprek.objects.get()
    assert first.url == second.url == f"/gesprekken/{row.pk}/verder/"
    assert row.gespreknummer.startswith("WO-")
    assert (row.datum, row.vorm, row.trede, row.medewerker) == (
        date(2019, 3, 1),
        "kantoor",
        3,
        cast.regisseur,
    )
    assert row.verslag == CANARY
    text = browser.get(f"/gesprekken/{row.pk}/wijzigen/").content.decode()
    assert "<script>alert" not in text
    post(browser, path, gesprek_data(vervolg="plan"))
    assert Gesprek.objects.filter(verslag__isnull=True, trede__isnull=True).count() == 1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"datum": ""}, "Vul “Datum” in."),
        (
            {"datum": f"{clock.today() + timedelta(days=2):%d-%m-%Y}"},
            "Een gesprek kan niet in de toekomst liggen.",
        ),
        ({"vorm": ""}, "Kies een antwoord bij"),
        ({"vorm": "brief"}, "Deze keuze is niet (meer) mogelijk."),
        ({"trede": "7"}, "Deze keuze is niet (meer) mogelijk."),
        ({"verslag": "x" * 20_001}, "hoogstens 20000 tekens"),
        ({"verslag": "mijn tekst\0"}, "onzichtbaar teken"),
    ],
)
def test_a_conversation_that_cannot_be_is_refused_and_the_text_is_kept(browser, klant, change, sentence):
    data = gesprek_data(**({"verslag": "mijn tekst"} | change))
    text = refused(browser, f"/klanten/{klant.pk}/gesprekken/nieuw/", data, sentence)
    assert "mijn tekst" in text or len(data["verslag"]) > 20_000
    assert not Gesprek.objects.exists()


def swapped():
    """A day that came, typed with the month first so that it is still to come, and what was meant; in January none."""
    today = clock.today()
    meant = [
        date(today.year, month, day)
        for month in range(1, today.month + 1)
        for day in range(month + 1, 13)
        if date(today.year, month, day) <= today < date(today.year, day, month)
    ]
    return [(f"{row:%m-%d-%Y}", f"Bedoelt u {row:%d-%m-%Y}?") for row in meant[:1]]


def slips():
    """Days that are typed wrong, and what stands at the field."""
    year = clock.today().year
    return [
        (f"01-03-{year + 36}", f"niet in de toekomst liggen. Controleer het jaartal {year + 36}."),
        (
            f"01-01-{year - 10}",
            f"Deze dag ligt tien jaar of langer terug. Controleer het jaartal {year - 10}.",
        ),
        ("01-03-1926", "Deze dag ligt tien jaar of langer terug. Controleer het jaartal 1926."),
        ("01-03-1226", "Controleer het jaartal van deze datum."),
        ("31-12-26", "Deze datum klopt niet. Schrijf de datum zo: 22-11-2026."),
        *swapped(),
    ]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("gesprekken/nieuw/", {"vorm": "kantoor", "verslag": "mijn tekst", "versie": 0}),
        ("contact/kort/", {"soort": "gesprek", "hoe": "telefoon", "notitie": "mijn tekst"}),
        ("contact/kort/", {"soort": "poging", "hoe": "niet_bereikt"}),
        ("contactpogingen/nieuw/", {"uitkomst": "niet_bereikt"}),
    ],
)
def test_a_slip_in_the_day_is_said_at_the_field_and_what_was_typed_stays(browser, klant, path, said):
    for typed, sentence in slips():
        data = {**said, "datum": typed, "nieuw_id": uuid4()}
        text = refused(browser, f"/klanten/{klant.pk}/{path}", data, sentence)
        at_field = re.search(r'id="id_datum_error"[^>]*>(.*?)</p>', text, re.DOTALL)
        assert at_field, typed
        assert sentence in at_field[1]
        assert f'value="{typed}"' in text
        assert all(value in text for value in said.values() if value == "mijn tekst")
    assert not Gesprek.objects.exists()
    assert not Contactpoging.objects.exists()


def test_a_conversation_of_long_ago_that_a_delivery_brought_keeps_its_day(browser, klant):
    row = GesprekFactory(klant=klant, datum=date(1999, 5, 1), verslag="oud")
    here = f"/gesprekken/{row.pk}/wijzigen/"
    data = {"datum": "01-05-1999", "vorm": "kantoor", "verslag": "beter", "gesprek_versie": row.versie}
    refused(browser, here, {**data, "datum": "01-05-1998"}, "tien jaar of langer terug")
    post(browser, here, data)
    row.refresh_from_db()
    assert (row.datum, row.verslag) == (date(1999, 5, 1), "beter")


def test_two_people_edit_one_conversation_the_second_gets_both_texts(cast, client_of, browser, klant):
    row = GesprekFactory(klant=klant, verslag="oud")
    row.refresh_from_db()
    path = f"/gesprekken/{row.pk}/wijzigen/"
    data = {"datum": "01-03-2019", "vorm": "kantoor", "trede": "", "gesprek_versie": row.versie}
    post(client_of(cast.collega), path, {**data, "verslag": "tekst van de collega", "trede": "2"})
    text = refused(browser, path, {**data, "verslag": "mijn tekst"}, "Iemand anders heeft dit gewijzigd")
    assert '<span class="verslag">tekst van de collega</span>' in text
    assert '<span class="verslag">2 Sociale contacten buitenshuis</span>' in text
    assert re.search(r"<textarea[^>]*>\s*mijn tekst</textarea>", text)
    row.refresh_from_db()
    assert row.verslag == "tekst van de collega"
    versie = re.search(r'name="gesprek_versie" value="(\d+)"', text)[1]
    post(browser, path, {**data, "verslag": "samen", "gesprek_versie": versie})
    row.refresh_from_db()
    assert row.verslag == "samen"


def test_a_draft_is_kept_as_typed_found_again_and_gone_when_saved(cast, client_of, browser, klant):
    path = f"/klanten/{klant.pk}/gesprekken/nieuw/"
    half = gesprek_data(datum="gisteren", verslag=f"half\0 {CANARY}", concept="ja")
    post(browser, path, half, back=klant)
    text = browser.get(path).content.decode()
    assert "U hebt een concept van" in text
    assert 'value="gisteren"' in text
    assert "half &lt;script&gt;" in text
    assert "half" not in client_of(cast.collega).get(path).content.decode()
    versie = re.search(r'name="versie" value="(\d+)"', text)[1]
    same = {"nieuw_id": str(Concept.objects.get().pk)}  # as the page sends it
    assert f'name="nieuw_id" value="{same["nieuw_id"]}"' in text
    post(browser, path, gesprek_data(verslag="verder", concept="ja", versie=versie, **same))
    late = refused(
        browser,
        path,
        gesprek_data(verslag="ander tabblad", concept="ja", versie=versie, **same),
        "U schreef aan dit concept",
    )
    assert '<span class="verslag">verder</span>' in late
    assert "ander tabblad</textarea>" in late
    assert Concept.objects.get().inhoud["verslag"] == "verder"
    post(browser, path, gesprek_data(verslag="klaar", versie=Concept.objects.get().versie, **same))
    assert not Concept.objects.exists()
    assert Gesprek.objects.get().verslag == "klaar"


def test_a_draft_can_be_thrown_away(browser, klant):
    path = f"/klanten/{klant.pk}/gesprekken/nieuw/"
    post(browser, path, gesprek_data(verslag="weg", concept="ja"))
    post(browser, f"/klanten/{klant.pk}/gesprekken/concept-weg/", {"versie": "1"})
    assert not Concept.objects.exists()
    assert "concept van" not in browser.get(path).content.decode()


def test_an_attempt_is_no_conversation(cast, browser, klant):
    path = f"/klanten/{klant.pk}/contactpogingen/nieuw/"
    data = {"datum": "01-03-2019", "uitkomst": "niet_verschenen", "nieuw_id": uuid4()}
    post(browser, path, data, back=klant)
    post(browser, path, data, back=klant)
    row = Contactpoging.objects.get()
    assert (row.uitkomst, row.medewerker) == ("niet_verschenen", cast.regisseur)
    assert not Gesprek.objects.exists()
    late = {**data, "nieuw_id": uuid4(), "datum": f"{clock.today() + timedelta(days=2):%d-%m-%Y}"}
    refused(browser, path, late, "Een contactpoging kan niet in de toekomst liggen.")
    assert Contactpoging.objects.count() == 1


def test_what_stands_in_the_way_is_noted_once_a_day_and_solved(browser, klant):
    path = f"/klanten/{klant.pk}/belemmeringen/nieuw/"
    data = {"soort": "schulden", "vastgesteld_op": "01-03-2019"}
    post(browser, path, data, back=klant)
    refused(browser, path, data, "Deze belemmering is op deze dag al vastgelegd.")
    row = Belemmering.objects.get()
    solve = f"/belemmeringen/{row.pk}/oplossen/"
    refused(
        browser,
        solve,
        {"opgelost_op": "28-02-2019", "versie": row.versie},
        "opgelost voordat zij is vastgesteld",
    )
    post(browser, solve, {"opgelost_op": "01-03-2019", "versie": row.versie}, back=klant)
    refused(
        browser,
        solve,
        {"opgelost_op": "02-03-2019", "versie": row.versie},
        "Iemand anders heeft dit gewijzigd",
    )
    row.refresh_from_db()
    assert row.opgelost_op == date(2019, 3, 1)


def test_a_code_that_ended_cannot_be_chosen(browser, klant):
    Belemmeringsoort.objects.filter(pk="taal").update(geldig_tot=date(2019, 12, 31))
    path = f"/klanten/{klant.pk}/belemmeringen/nieuw/"
    assert 'value="taal"' not in browser.get(path).content.decode()
    refused(
        browser,
        path,
        {"soort": "taal", "vastgesteld_op": "01-03-2019"},
        "Deze keuze is niet (meer) mogelijk.",
    )
    assert not Belemmering.objects.exists()


# --- Withdraw ------------------------------------------------------------


@pytest.mark.parametrize(
    "soort", ["gesprek", "contactpoging", "belemmering", "traject", "plaatsing", "uitkering"]
)
def test_any_fact_lapses_with_a_reason_once(browser, klant, soort):
    make = {
        "gesprek": GesprekFactory, "contactpoging": ContactpogingFactory, "belemmering": belemmering_of,
        "uitkering": UitkeringFactory,
        "traject": TrajectFactory,
        "plaatsing": PlaatsingFactory,
    }[soort]  # fmt: skip
    row = make(klant=klant)
    row.refresh_from_db()
    path = f"/feiten/{soort}/{row.pk}/vervallen/"
    refused(browser, path, {"reden": "", "versie": row.versie}, "Waarom klopt dit gegeven niet?")
    refused(browser, path, {"reden": "Dubbel", "versie": 99}, "Iemand anders heeft dit gewijzigd")
    post(browser, path, {"reden": "Verkeerde klant", "versie": row.versie}, back=klant)
    row.refresh_from_db()
    assert row.vervallen_reden == "Verkeerde klant"
    assert row.vervallen_op is not None
    assert browser.get(path).status_code == 404


def test_a_conversation_that_is_wrong_says_what_stays_and_where_to_take_that_back(browser, klant):
    """Logged in the file of somebody else: what stood in the way there would stay for ever."""
    row = GesprekFactory(klant=klant)
    barrier = belemmering_of(klant=klant, vastgesteld_op=row.datum)
    older = belemmering_of(klant=klant, vastgesteld_op=row.datum - timedelta(days=1))
    agreed = ActieFactory(klant=klant, gesprek=row)
    page = browser.get(f"/feiten/gesprek/{row.pk}/vervallen/").content.decode()
    for soort, key in (("belemmering", barrier.pk), ("actie", agreed.pk)):
        assert f'href="/feiten/{soort}/{key}/vervallen/"' in page
    assert str(older.pk) not in page


def test_unknown_kinds_and_other_peoples_facts_are_404(browser, cast):
    stranger = GesprekFactory(klant=KlantFactory(stadsdeel="Escamp"))
    for path in (f"/feiten/gesprek/{stranger.pk}/vervallen/", f"/feiten/klant/{uuid4()}/vervallen/"):
        assert browser.get(path).status_code == 404
        assert browser.post(path, {"reden": "x", "versie": 1}).status_code == 404
    row = GesprekFactory(klant=KlantFactory(stadsdeel="Escamp"))
    assert browser.get(f"/feiten/werkakkoord/{row.pk}/vervallen/").status_code == 404


def test_a_lapsed_conversation_cannot_be_changed(browser, klant):
    row = GesprekFactory(klant=klant)
    Gesprek.objects.filter(pk=row.pk).update(vervallen_op=clock.now(), vervallen_reden="x")
    assert browser.get(f"/gesprekken/{row.pk}/wijzigen/").status_code == 404


# --- Campaigns ------------------------------------------------------------


def test_a_campaign_gives_numbers_to_a_manager_and_the_own_people_to_a_teamleider(cast, client_of, klant):
    campagne = CampagneFactory(naam="Langdurig")
    left = KlantFactory(achternaam="Vertrokken", stadsdeel="Centrum")
    stranger = KlantFactory(achternaam="Vreemdeling", stadsdeel="Escamp")
    for person, day in ((klant, None), (stranger, None), (left, clock.now())):
        Campagnedeelname.objects.create(campagne=campagne, klant=person, vervallen_op=day)
    path = f"/campagnes/{campagne.pk}/"
    numbers = client_of(cast.manager).get(path).content.decode()
    assert "2\u00a0klanten" in numbers
    assert "vielen 1\u00a0klant af" in numbers
    for name in ("Visser", "Vertrokken", "Vreemdeling", "K990777"):
        assert name not in numbers
    people = client_of(cast.teamleider).get(path).content.decode()
    assert "Visser" in people
    assert "Vertrokken" not in people
    assert "Vreemdeling" not in people
    gone = client_of(cast.teamleider).get(path + "?stand=uitgevallen").content.decode()
    assert "Vertrokken" in gone
    assert "Visser" not in gone
    table = client_of(cast.manager).get("/campagnes/").content.decode()
    assert re.search(r'data-kop="Klanten" class="getal">2<', table)


def test_a_teamleider_reads_no_number_of_the_city(cast, client_of, klant):
    campagne = CampagneFactory(naam="Langdurig", streefaantal=98_765)
    for n in range(7):
        stranger = KlantFactory(stadsdeel="Escamp")
        Campagnedeelname.objects.create(
            campagne=campagne, klant=stranger, vervallen_op=clock.now() if n < 3 else None
        )
    Campagnedeelname.objects.create(campagne=campagne, klant=klant)
    browser = client_of(cast.teamleider)
    page = browser.get(f"/campagnes/{campagne.pk}/").content.decode()
    table = browser.get("/campagnes/").content.decode()
    assert "<strong>1\u00a0klant</strong>" in page
    assert "af door gecorrigeerde gegevens" not in page
    assert re.search(r'data-kop="Klanten" class="getal">1<', table)
    assert re.search(r'data-kop="Uitgevallen" class="getal">0<', table)
    for text in (page, table):
        assert "98.765" not in text
    city = client_of(cast.manager).get(f"/campagnes/{campagne.pk}/").content.decode()
    assert "98.765" in city
    assert "<strong>5\u00a0klanten</strong>" in city


def test_a_campaigns_list_costs_the_same_for_1_25_and_100(
    cast, client_of, klant, django_assert_max_num_queries
):
    campagne, browser, counts = CampagneFactory(), client_of(cast.teamleider), []
    for more in (1, 24, 75):
        for _ in range(more):
            Campagnedeelname.objects.create(campagne=campagne, klant=KlantFactory(stadsdeel="Centrum"))
        with django_assert_max_num_queries(16) as found:  # with those of the session and of the log
            assert browser.get(f"/campagnes/{campagne.pk}/").status_code == 200
        counts.append(len(found.captured_queries))
    assert len(set(counts)) == 1


@pytest.mark.parametrize("nieuw_id", ["", "nonsens"])
def test_a_conversation_whose_hidden_id_was_lost_is_kept_all_the_same(browser, klant, nieuw_id):
    post(browser, f"/klanten/{klant.pk}/gesprekken/nieuw/", gesprek_data(nieuw_id=nieuw_id, trede="3"))
    assert Gesprek.objects.count() == 1
