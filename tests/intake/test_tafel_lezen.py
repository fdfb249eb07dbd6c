"""What is read back from the table, the quick pages beside it, and how many queries they ask."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from intake.models import (
    Actie,
    Belemmering,
    Concept,
    Contactpoging,
    Gesprek,
    Klanttag,
    Onderwerp,
    Onderwerpantwoord,
)
from intake.views.samen import letter
from tests.dossier.test_dossier import cost_of_an_empty_view
from tests.intake.factories import AfspraakFactory, GesprekFactory, KlantFactory
from tests.intake.pages import CANARY, post, refused
from tests.intake.tafel import INTERN, barrier, held_before, page_data
from tests.intake.test_afspraken import at
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(klant):
    return f"/klanten/{klant.pk}/gesprekken/nieuw/"


@pytest.fixture
def before(cast, klant):
    return held_before(klant, cast.regisseur)


# --- Reading together ------------------------------------------------------------


def test_what_is_only_for_ourselves_is_never_read_together(cast, browser, klant, path, before):
    klant.let_op = klant.veiligheid = "KANARIE-LET-OP"
    klant.veiligheid_tot = clock.today() + timedelta(days=9)
    klant.save()
    pages = [
        browser.get(f"/gesprekken/{before.pk}/?samen=ja"),
        browser.get(f"/gesprekken/{before.pk}/verder/"),
    ]
    draft = page_data(o_geld_tekst="Voor samen.", o_geld_intern=INTERN, z_justitie="1", t_koken="on",
                      a1_wat="Bellen", a1_voor="morgen", samen="ja")  # fmt: skip
    there = post(browser, path, draft).url
    assert there == f"/klanten/{klant.pk}/gesprekken/samen/"
    pages.append(browser.get(there))
    for page in pages:
        text = page.content.decode()
        assert INTERN not in text
        assert "Justitie" not in text
        assert "zelfredzaam" not in text.lower()
    for page in (pages[0], pages[2]):
        assert "KANARIE-LET-OP" not in page.content.decode()
    assert "Voor samen." in pages[2].content.decode()
    assert "Bellen, voor morgen" in pages[2].content.decode()
    assert "Werkte acht jaar" in pages[0].content.decode()
    assert "Brief van de bank meenemen" in pages[1].content.decode()


def test_what_stands_in_the_way_and_why_not_now_is_read_together(browser, klant, path, before):
    Belemmering.objects.filter(klant=klant, soort="taal").update(beheersbaar_op=before.datum)
    Gesprek.objects.filter(pk=before.pk).update(
        vervolg="wil_niet", vervolg_reden="Is moe", opnieuw_op=date(2027, 1, 4)
    )
    read = browser.get(f"/gesprekken/{before.pk}/?samen=ja").content.decode()
    for words in (
        "Hierover wilt u niets vertellen.",
        "Schulden</li>",
        "(beheersbaar)</li>",
        "De reden: Is moe",
    ):
        assert words in read, words
    for address in ("verder/", "?samen=ja"):
        assert "De reden: Is moe" in browser.get(f"/gesprekken/{before.pk}/{address}").content.decode()
    before.refresh_from_db()
    assert "De reden: Is moe" in render_to_string(
        "pdf/afspraken.html", {"gemeente": "x", **letter(before, klant)}
    )
    name = f"b_{barrier(klant).pk}"
    draft = page_data(
        samen="ja", o_wonen_stand="weet_nog_niet", n_verslaving="on", vervolg="nu_niet", vervolg_reden="Kind ziek",
        **{f"{name}_ernst": "3", f"{name}_actie": "Bank bellen"},
    )  # fmt: skip
    text = browser.get(post(browser, path, draft).url).content.decode()
    for words in (
        "Dit weet u nog niet.",
        "Schulden (heel erg): Bank bellen",
        "De reden: Kind ziek",
        "(beheersbaar)",
    ):
        assert words in text, words
    assert re.search(r"<li>Verslaving[^<]*</li>", text)


def test_the_letter_says_in_plain_words_who_does_what_and_whom_to_call(cast, browser, klant, before):
    cast.regisseur.telefoon = "070 353 00 00"
    cast.regisseur.save()
    answer = browser.get(f"/gesprekken/{before.pk}/afspraken/")
    assert answer.content.startswith(b"%PDF-")
    assert answer["Content-Disposition"] == 'attachment; filename="afspraken.pdf"'
    before.refresh_from_db()
    text = render_to_string("pdf/afspraken.html", {"gemeente": "Den Haag", **letter(before, klant)})
    for words in ("Beste Noor Visser,", "Op donderdag 12 maart 2026", "Dit doet u", "Brief van de bank meenemen",
                  "Dit doen wij", "Taalschool bellen", "voor donderdag 12 maart 2026", "070 353 00 00",
                  "Wij maken een nieuwe afspraak"):  # fmt: skip
        assert words in text
    for hidden in (INTERN, "elfredzaam", "rede", "niet vertellen", "K990777", "Schulden"):
        assert hidden not in text


def test_a_colleague_reads_the_intern_text_on_the_page_of_the_conversation(cast, client_of, before):
    assert INTERN in client_of(cast.collega).get(f"/gesprekken/{before.pk}/").content.decode()


def test_there_is_nothing_to_read_together_without_a_draft(browser, klant):
    assert browser.get(f"/klanten/{klant.pk}/gesprekken/samen/").status_code == 404


@pytest.mark.parametrize(
    ("vervolg", "words"),
    [
        ({"vervolg": "nieuw_gesprek"}, "Plan de volgende afspraak"),
        ({"vervolg": "plan"}, "Ga naar het plan in het dossier"),
        (
            {"vervolg": "wil_niet", "vervolg_reden": "Geen zin", "opnieuw_op": "01-12-2026"},
            "dinsdag 1 december 2026",
        ),
        ({}, "Er is nog niet gekozen"),
    ],
)
def test_the_closing_page_says_the_next_step(browser, klant, path, vervolg, words):
    assert words in browser.get(post(browser, path, page_data(trede="3", **vervolg)).url).content.decode()


# --- Quick pages ------------------------------------------------------------


def test_a_short_contact_is_a_conversation_or_an_attempt(cast, browser, klant):
    path = f"/klanten/{klant.pk}/contact/kort/"
    spoke = {
        "datum": "01-09-2026",
        "soort": "gesprek",
        "hoe": "telefoon",
        "notitie": "Belt terug.",
        "nieuw_id": uuid4(),
    }
    tried = {
        "datum": "01-09-2026",
        "soort": "poging",
        "hoe": "niet_bereikt",
        "notitie": "",
        "nieuw_id": uuid4(),
    }
    Concept.objects.create(
        medewerker=cast.regisseur, klant=klant, soort="gesprek", inhoud={"verslag": "half"}
    )
    for data in (spoke, spoke, tried, tried):
        post(browser, path, data, back=klant)
    row = Gesprek.objects.get()
    assert (row.vorm, row.verslag, row.datum) == ("telefoon", "Belt terug.", date(2026, 9, 1))
    assert Contactpoging.objects.get().uitkomst == "niet_bereikt"
    assert Concept.objects.count() == 1  # the draft of the long page stays
    refused(browser, path, {**spoke, "hoe": "niet_bereikt"}, "Kies hoe u de klant sprak.")
    refused(browser, path, {**tried, "hoe": "kantoor"}, "Kies wat er gebeurde.")
    refused(browser, path, {**tried, "notitie": "x"}, "Bij een poging bewaren wij geen notitie.")


def test_an_agreement_is_added_in_one_line_and_done_in_one_press(cast, browser, klant, before):
    path = f"/klanten/{klant.pk}/afgesproken/"
    data = {"wat": CANARY, "wie": "ik", "voor": "", "nieuw_id": uuid4()}
    post(browser, path, data)
    post(browser, path, data)
    row = Actie.objects.get(wat=CANARY)
    assert (row.medewerker, row.gesprek, row.actienummer[:3]) == (cast.regisseur, None, "WO-")
    page = browser.get(path).content.decode()
    assert "<script>alert" not in page
    assert "Te laat" in page  # "Taalschool bellen" was due in March
    assert page.count(">Gedaan<span") == 3
    post(browser, f"/afgesproken/{row.pk}/gedaan/", {})
    assert (
        f"/afgesproken/{row.pk}/toch-niet/"
        in browser.get(f"/klanten/{row.klant_id}/afgesproken/").content.decode()
    )
    for _again in range(2):
        post(browser, f"/afgesproken/{row.pk}/toch-niet/", {})
        row.refresh_from_db()
        assert row.gedaan_op is None
    post(browser, f"/afgesproken/{row.pk}/gedaan/", {})
    post(browser, f"/afgesproken/{row.pk}/gedaan/", {})
    row.refresh_from_db()
    assert (row.gedaan_op, row.versie) == (clock.today(), 4)
    refused(browser, path, {**data, "wie": "ander", "nieuw_id": uuid4()}, "Vul in wie dit doet.")
    refused(browser, path, {**data, "anders": "Zus", "nieuw_id": uuid4()}, "Kies dat bij “Wie doet het?”")
    yesterday = f"{clock.today() - timedelta(days=1):%d-%m-%Y}"
    refused(browser, path, {**data, "voor": yesterday, "nieuw_id": uuid4()}, "Deze dag is al voorbij.")


def test_what_stands_in_the_way_says_how_much_and_since_when_it_is_manageable(browser, klant, before):
    row = barrier(klant)
    path = f"/belemmeringen/{row.pk}/wijzigen/"
    data = {"ernst": "2", "actie": "Budgetcoach", "beheersbaar_op": "01-04-2026", "versie": row.versie}
    refused(browser, path, {**data, "beheersbaar_op": "11-03-2026"}, "beheersbaar voordat zij is vastgesteld")
    post(browser, path, data, back=klant)
    refused(browser, path, data, "Iemand anders heeft dit gewijzigd")
    row.refresh_from_db()
    assert (row.ernst, row.actie, row.beheersbaar_op) == (2, "Budgetcoach", date(2026, 4, 1))


# --- How many queries ------------------------------------------------------------


def test_the_pages_of_the_table_ask_few_queries_whatever_there_is(cast, client_of, browser, klant, before):
    empty = cost_of_an_empty_view(browser)
    here = f"/klanten/{klant.pk}"
    paths = [f"{here}/gesprekken/nieuw/", f"/gesprekken/{before.pk}/", f"/gesprekken/{before.pk}/wijzigen/",
             f"/gesprekken/{before.pk}/verder/", f"{here}/gesprekken/samen/", f"{here}/afspraken/"]  # fmt: skip
    Concept.objects.create(medewerker=cast.regisseur, klant=klant, soort="gesprek", inhoud={"verslag": "x"})
    asked = {path: [] for path in paths}
    for more in (0, 20):
        for number in range(more):
            topic = Onderwerp.objects.create(code=f"nieuw_{number}", naam=f"Nieuw {number}")
            row = GesprekFactory(klant=klant, medewerker=cast.collega, trede=2)
            for gesprek in (row, before):
                Onderwerpantwoord.objects.create(klant=klant, gesprek=gesprek, onderwerp=topic, tekst="x")
                Actie.objects.create(actienummer=f"{gesprek.pk}{number}", klant=klant, gesprek=gesprek, wat="x",
                                     wie="medewerker", medewerker=cast.collega, afgesproken_op=row.datum)  # fmt: skip
            Klanttag.objects.create(klant=klant, soort="wens", tekst=f"wens {number}", sinds=row.datum)
        for path in paths:
            with CaptureQueriesContext(connection) as queries:
                assert browser.get(path).status_code == 200, path
            asked[path].append(len(queries) - empty)
    assert {path: numbers for path, numbers in asked.items() if len(set(numbers)) > 1} == {}
    assert {path: numbers for path, numbers in asked.items() if max(numbers) > 12} == {}


def test_a_new_conversation_is_planned_from_here_and_the_day_goes_on_paper(cast, client_of, klant):
    made = held_before(klant, cast.regisseur, datum=clock.today())
    browser, path = client_of(cast.regisseur), f"/gesprekken/{made.pk}/verder/"
    link = f"/klanten/{klant.pk}/afspraken/nieuw/?na={made.pk}"
    assert f'href="{link}">Afspraak plannen</a>' in browser.get(path).content.decode()
    page = browser.get(link).content.decode()
    assert f'value="{clock.today() + timedelta(days=14):%d-%m-%Y}"' in page
    assert 'value="Buurthuis De Haven"' in page
    assert re.search(r'value="wijk"[^>]*checked', page)
    AfspraakFactory(klant=klant, medewerker=cast.regisseur, begin=at(14, 9, 30), plaats="Balie 3")
    page = browser.get(path).content.decode()
    assert "om 09:30, Balie 3." in re.sub(r"<[^>]+>", "", page)
    assert "Afspraak plannen" not in page
    assert letter(made, klant)["volgende"].plaats == "Balie 3"


def test_an_appointment_begins_after_no_conversation_of_somebody_else(cast, client_of, klant):
    other = held_before(KlantFactory(), cast.regisseur)
    for wrong in (other.pk, "x", ""):
        page = client_of(cast.regisseur).get(f"/klanten/{klant.pk}/afspraken/nieuw/?na={wrong}")
        assert (page.status_code, "De Haven" in page.content.decode()) == (200, False)


def test_what_a_conversation_brought_stands_on_its_page_and_is_read_together(cast, client_of, klant, before):
    Belemmering.objects.filter(klant=klant, soort="schulden").update(
        ernst=3, actie="Schuldhulp bellen", beheersbaar_op=before.datum
    )
    browser = client_of(cast.regisseur)
    page = re.sub(r"<[^>]+>", "", browser.get(f"/gesprekken/{before.pk}/").content.decode())
    for said in ("Koken", "Eigen eetkraam", "Schulden: Schuldhulp bellen", "beheersbaar sinds 12-03-2026"):
        assert said in page
    together = browser.get(f"/gesprekken/{before.pk}/?samen=ja").content.decode()
    assert "Uw talenten" in together
    assert "Eigen eetkraam" in together
    assert "Schulden (heel erg, beheersbaar): Schuldhulp bellen" in together
    later = held_before(klant, cast.regisseur, datum=clock.today())
    assert "Eigen eetkraam" not in browser.get(f"/gesprekken/{later.pk}/").content.decode()


def test_an_answer_stays_the_last_one_when_it_was_skipped_or_only_noted_after_it(
    browser, klant, path, before
):
    old = before.antwoorden.get(onderwerp="werk_ervaring")
    post(browser, path, page_data(o_werk_ervaring_intern="Alleen voor ons."))
    page = browser.get(path).content.decode()
    assert "Werkte acht jaar in een keuken." in page
    assert f'value="zelfde:{old.pk}"' in page
    assert "Daarna, " not in page
    post(browser, path, page_data(o_werk_ervaring_stand="weet_nog_niet"))
    page = re.sub(r"<[^>]+>", "", browser.get(path).content.decode())
    said = "Vorige keer, 12-03-2026: Werkte acht jaar in een keuken."
    assert f"{said}Daarna, 01-09-2026: weet ik nog niet" in page
