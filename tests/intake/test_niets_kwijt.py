"""A text of which the place on the page is gone meanwhile is shown, and never thrown away behind a success."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest

from intake.models import Actie, Belemmering, Concept, Gesprek, Onderwerp, Onderwerpantwoord
from intake.services import concepten
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import KlantFactory
from tests.intake.pages import post, refused
from tests.intake.tafel import barrier, held_before, page_data
from tests.intake.test_tafel import corrected
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
DEBT = "Afspraak met schuldhulp op maandag 10 uur"


@pytest.fixture
def klant(cast):
    give_stadsdeel(cast.centrum)
    return KlantFactory()


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.consulent)


@pytest.fixture
def path(klant):
    return f"/klanten/{klant.pk}/gesprekken/nieuw/"


def end(topic):
    Onderwerp.objects.filter(pk=topic).update(geldig_tot=clock.today() - timedelta(days=1))


def test_text_of_a_topic_that_ended_meanwhile_is_shown_and_recorded(browser, path):
    data = page_data(o_geld_tekst="Schulden bij de bank", t_koken="on")
    post(browser, path, {**data, "concept": "ja"})
    end("geld")
    assert "Schulden bij de bank</textarea>" in browser.get(path).content.decode()
    post(browser, path, {**data, "versie": "1"})
    assert Onderwerpantwoord.objects.get().tekst == "Schulden bij de bank"
    assert "Geld" not in browser.get(path).content.decode()


def test_a_topic_that_ended_is_offered_to_nobody_who_wrote_nothing(browser, path):
    end("geld")
    browser.post(path, page_data(o_geld_tekst=" ", concept="ja"))
    assert 'name="o_geld_tekst"' not in browser.get(path).content.decode()


def test_action_on_what_a_colleague_solved_meanwhile_is_refused_with_what_happened(browser, path, klant):
    row = Belemmering.objects.create(klant=klant, soort_id="schulden", vastgesteld_op=date(2026, 1, 1))
    row.refresh_from_db()
    data = page_data(
        **{f"b_{row.pk}_versie": row.versie, f"b_{row.pk}_actie": DEBT, f"b_{row.pk}_ernst": "3"}
    )
    Belemmering.objects.filter(pk=row.pk).update(opgelost_op=clock.today())
    text = refused(browser, path, data, "Iemand anders wijzigde “Schulden” terwijl u bezig was.")
    assert f"opgelost op {clock.today():%d-%m-%Y}" in text
    assert f'value="{DEBT}"' in text
    assert not Gesprek.objects.exists()
    post(browser, path, {**data, f"b_{row.pk}_versie": barrier(klant).versie})
    assert barrier(klant).actie == DEBT


def test_action_on_what_was_withdrawn_meanwhile_is_kept_on_the_page(browser, path, klant):
    row = Belemmering.objects.create(klant=klant, soort_id="schulden", vastgesteld_op=date(2026, 1, 1))
    Belemmering.objects.filter(pk=row.pk).update(vervallen_op=clock.now(), vervallen_reden="Dubbel")
    row.refresh_from_db()
    data = page_data(**{f"b_{row.pk}_versie": row.versie, f"b_{row.pk}_actie": DEBT})
    assert f'value="{DEBT}"' in refused(browser, path, data, "“Schulden” is vervallen terwijl u bezig was.")
    post(browser, path, {**data, f"b_{row.pk}_actie": "", "trede": "3"})
    row.refresh_from_db()
    assert row.actie is None


def test_action_on_what_stands_in_the_way_of_somebody_else_is_refused(browser, path):
    other = Belemmering.objects.create(
        klant=KlantFactory(), soort_id="schulden", vastgesteld_op=date(2026, 1, 1)
    )
    text = refused(browser, path, page_data(**{f"b_{other.pk}_actie": DEBT}), "geen plaats meer")
    assert f"{DEBT}</textarea>" in text
    other.refresh_from_db()
    assert other.actie is None


def test_a_line_that_has_no_place_any_more_goes_to_the_report_first(cast, browser, klant):
    before = held_before(klant, cast.consulent)
    before.refresh_from_db()
    path, mine = f"/gesprekken/{before.pk}/wijzigen/", before.acties.get(wie="klant")
    data = corrected(before, **{f"a{mine.pk}_wat": "Brief van de bank kopiëren"})
    Actie.objects.filter(pk=mine.pk).update(vervallen_op=clock.now(), vervallen_reden="Dubbel")
    text = refused(browser, path, data, "heeft hierboven geen plaats meer")
    assert "Een open gesprek.\n\nBrief van de bank kopiëren</textarea>" in text
    browser.post(path, {**data, "concept": "ja"})
    assert "Een open gesprek.\n\nBrief van de bank kopiëren</textarea>" in browser.get(path).content.decode()


@pytest.mark.parametrize(
    ("name", "about"),
    [("o_geld_intern", ("onderwerp", "geld")), ("t_koken", ("tag", "koken")), ("n_taal", ("soort", "taal"))],
)
def test_what_is_filled_in_says_what_it_is_about(name, about):
    assert concepten.used_in({name: "x", "datum": "x"}) == {about}
    assert concepten.used_in({name: " "}) == set()


# --- One draft, two pages ------------------------------------------------------------


def new_id(page):
    return re.search(r'name="nieuw_id" value="([^"]+)"', page.content.decode())[1]


def test_one_draft_on_two_devices_makes_one_conversation(browser, path):
    browser.post(path, page_data(verslag="Een lang verslag", concept="ja"))
    first, second = new_id(browser.get(path)), new_id(browser.get(path))
    versie = Concept.objects.get().versie
    for made in (first, second):
        post(browser, path, page_data(verslag="Een lang verslag", nieuw_id=made, versie=versie))
    assert Gesprek.objects.get().verslag == "Een lang verslag"
    refused(
        browser,
        path,
        page_data(verslag="Iets anders", nieuw_id=second, versie=versie),
        "al een keer verstuurd",
    )
    assert Gesprek.objects.count() == 1


def test_a_page_that_was_open_before_the_draft_makes_the_conversation_of_the_draft(browser, path, klant):
    keep = f"/klanten/{klant.pk}/gesprekken/concept/"
    first, second = str(uuid4()), str(uuid4())
    browser.post(keep, page_data(verslag="een", nieuw_id=first))
    answer = browser.post(keep, page_data(verslag="twee", nieuw_id=second))
    assert (answer.status_code, answer.json()["nieuw_id"]) == (409, first)
    assert "nieuw_id" not in answer.json()["inhoud"]
    page = browser.post(path, page_data(verslag="twee", nieuw_id=second, concept="ja"))
    assert new_id(page) == first


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"vervolg": "plan", "vervolg_reden": "Zorgt voor zieke moeder"}, "haal deze tekst weg"),
        ({"a1_wat": "Rijden", "a1_wie": "", "a1_anders": "Zus Fatma"}, "haal de naam weg"),
        ({"a1_wat": "Rijden", "a1_voor": "01-01-2126"}, "meer dan een jaar"),
    ],
)
def test_what_would_be_dropped_is_asked_about_also_when_the_draft_has_it_already(
    browser, path, klant, typed, sentence
):
    """The page saves its draft before each button: how it began is then what was typed."""
    data = page_data(verslag="Zo ging het.", **typed)
    browser.post(f"/klanten/{klant.pk}/gesprekken/concept/", data)
    refused(browser, path, {**data, "versie": "1"}, sentence)
    assert not Gesprek.objects.exists()


def test_what_was_stored_already_is_not_asked_about_in_a_correction(browser, cast, klant):
    before = held_before(klant, cast.consulent)
    later = clock.today() + timedelta(days=30)
    Gesprek.objects.filter(pk=before.pk).update(
        vervolg="nu_niet", vervolg_reden="Ziek", opnieuw_op=later, versie=before.versie
    )
    row = before.acties.order_by("pk").first()
    Actie.objects.filter(pk=row.pk).update(wie="ander", wie_anders="Zus", medewerker=None)
    before.refresh_from_db()
    line = {f"a{row.pk}_wat": row.wat, f"a{row.pk}_wie": "", f"a{row.pk}_anders": "Zus"}
    data = corrected(before, vervolg="plan", vervolg_reden="Ziek", **line)
    answer = browser.post(f"/gesprekken/{before.pk}/wijzigen/", data)
    assert answer.status_code == 302, answer.context["form"].errors
    changed = refused(
        browser,
        f"/gesprekken/{before.pk}/wijzigen/",
        {**data, f"a{row.pk}_anders": "Broer"},
        "haal de naam weg",
    )
    assert "Broer" in changed


def test_a_draft_takes_no_id_that_another_draft_has(cast, client_of, klant):
    keep, taken = f"/klanten/{klant.pk}/gesprekken/concept/", str(uuid4())
    client_of(cast.consulent).post(keep, page_data(verslag="een", nieuw_id=taken))
    assert client_of(cast.collega).post(keep, page_data(verslag="twee", nieuw_id=taken)).status_code == 200
    assert Concept.objects.count() == 2


# --- A file that was closed, and a correction ------------------------------------------------------------


def test_own_text_of_a_file_that_was_closed_is_read_without_whose_it_is(cast, client_of, browser, klant):
    Concept.objects.create(
        medewerker=cast.vreemde, klant=klant, soort="gesprek",
        inhoud={"o_geld_tekst": "Mijn tekst", "a1_wat": "Bank bellen", "vorm": "kantoor", "datum": "01-09-2026"},
    )  # fmt: skip
    Concept.objects.create(
        medewerker=cast.consulent, klant=klant, soort="gesprek", inhoud={"verslag": "Eigen"}
    )
    page = client_of(cast.vreemde).get("/concepten/").content.decode()
    assert "Mijn tekst" in page
    assert "Bank bellen" in page
    assert "gesprek van 01-09-2026" in page
    for hidden in (klant.achternaam, klant.klantnummer, str(klant.pk), "Eigen"):
        assert hidden not in page
    assert "Eigen" not in browser.get("/concepten/").content.decode()  # that file is open: finished there


def test_own_text_of_a_closed_file_is_thrown_away_after_it_was_shown_once_more(cast, client_of, klant):
    mine, open_one = (
        Concept.objects.create(
            medewerker=whose, klant=klant, soort="gesprek", inhoud={"verslag": "Weg ermee"}
        )
        for whose in (cast.vreemde, cast.consulent)
    )
    browser = client_of(cast.vreemde)
    shown = browser.post("/concepten/", {"weg": str(mine.pk)}).content.decode()
    assert "Weg ermee" in shown
    assert 'name="zeker"' in shown
    assert Concept.objects.count() == 2
    for whose, pk in (
        (cast.vreemde, open_one.pk),
        (cast.consulent, open_one.pk),
    ):  # another's, and one of an open file
        assert client_of(whose).post("/concepten/", {"weg": str(pk), "zeker": "ja"}).status_code == 302
    assert Concept.objects.count() == 2
    assert browser.post("/concepten/", {"weg": str(mine.pk), "zeker": "ja"}).status_code == 302
    assert Concept.objects.get() == open_one


def test_draft_of_a_correction_that_was_withdrawn_is_still_read(cast, browser, klant):
    before = held_before(klant, cast.consulent)
    before.refresh_from_db()
    browser.post(f"/gesprekken/{before.pk}/concept/", corrected(before, verslag="Beter zo."))
    assert "Beter zo." not in browser.get("/concepten/").content.decode()
    Gesprek.objects.filter(pk=before.pk).update(vervallen_op=clock.now(), vervallen_reden="Dubbel")
    assert "Beter zo." in browser.get("/concepten/").content.decode()


def test_the_file_sends_each_draft_to_its_own_page(cast, browser, klant):
    before = held_before(klant, cast.consulent)
    before.refresh_from_db()
    browser.post(f"/gesprekken/{before.pk}/concept/", corrected(before, verslag="Beter zo."))
    browser.post(f"/klanten/{klant.pk}/gesprekken/concept/", page_data(verslag="Nieuw"))
    page = browser.get(f"/klanten/{klant.pk}/").content.decode()
    assert (
        f'<a href="/gesprekken/{before.pk}/wijzigen/">Verbetering van het gesprek van 12-03-2026 afmaken</a>'
        in page
    )
    assert f'<a href="/klanten/{klant.pk}/gesprekken/nieuw/">Gesprek afmaken</a>' in page
    assert f"esprek:{before.pk}" not in page
