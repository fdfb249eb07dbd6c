"""What stands in the way for the first time: ticked at the table, with how much and what is done about it."""

import re

import pytest

from intake.models import Belemmering, Belemmeringsoort, Concept, Gesprek
from intake.services import concepten
from tests.intake.pages import post, refused
from tests.intake.tafel import barrier, held_before, page_data
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
DEBT = {"n_schulden": "on", "m_schulden_ernst": "3", "m_schulden_actie": "Schuldhulp bellen"}


IMPOSSIBLE = "Deze keuze is niet (meer) mogelijk."


@pytest.fixture
def path(klant):
    return f"/klanten/{klant.pk}/gesprekken/nieuw/"


def said(klant, soort="schulden"):
    row = barrier(klant, soort)
    return row.ernst, row.actie


def row_of(page, soort):
    """The tick of one kind with what belongs to it, as the page writes it."""
    return re.search(
        rf'<div class="vinkregel"><label class="pil"><input [^>]*name="n_{soort}".*?</div></div></div>', page
    )


def test_a_tick_alone_is_enough_and_what_was_said_about_it_is_kept(browser, klant, path):
    post(browser, path, page_data(**DEBT, n_taal="on"))
    assert said(klant) == (3, "Schuldhulp bellen")
    assert said(klant, "taal") == (None, None)
    text = browser.get(f"/gesprekken/{Gesprek.objects.get().pk}/?samen=ja").content.decode()
    assert "Schulden (heel erg): Schuldhulp bellen" in text
    assert "Schuldhulp bellen" in browser.get(f"/klanten/{klant.pk}/").content.decode()


def test_the_page_asks_it_right_after_the_tick_in_the_order_of_the_keys(browser, path):
    part = row_of(browser.get(path).content.decode(), "schulden")[0]
    names = re.findall(r'name="([^"]+)"', part)
    assert names == ["n_schulden", "m_schulden_ernst", "m_schulden_actie"]
    assert '<option value="" selected>Weet ik nog niet</option>' in part
    assert 'maxlength="200"' in part
    for words in ("Schulden: hoe erg?", "Schulden: wat doen wij eraan?"):
        assert words in part


@pytest.mark.parametrize(("name", "value"), [("m_schulden_ernst", "2"), ("m_schulden_actie", "Schuldhulp")])
def test_what_is_said_without_the_tick_is_refused_at_its_field_and_stays(browser, klant, path, name, value):
    sent = page_data(verslag="Gesproken.", **{name: value})
    text = refused(browser, path, sent, "Dit hoort bij “Schulden”. Vink “Schulden” aan, of haal dit weg.")
    part = row_of(text, "schulden")[0]
    assert f'id="id_{name}_error"' in part
    assert f'aria-describedby="id_{name}_error" aria-invalid="true"' in part
    assert f'value="{value}"' in part
    assert not Belemmering.objects.exists() | Gesprek.objects.exists()
    post(browser, path, {**sent, "n_schulden": "on"})
    assert said(klant) in {(2, None), (None, "Schuldhulp")}


def test_a_line_is_judged_as_that_of_something_known(browser, path):
    refused(browser, path, page_data(**{**DEBT, "m_schulden_actie": "x" * 201}), "200")
    refused(browser, path, page_data(**{**DEBT, "m_schulden_ernst": "4"}), IMPOSSIBLE)


def test_a_draft_keeps_it_and_reads_it_together(browser, klant, path):
    browser.post(f"/klanten/{klant.pk}/gesprekken/concept/", page_data(**DEBT, m_taal_actie="Cursus"))
    assert Concept.objects.get().inhoud.items() >= {**DEBT, "m_taal_actie": "Cursus"}.items()
    page = browser.get(path).content.decode()
    assert set(page.split('data-velden="')[1].split('"')[0].split()) >= {*DEBT, "m_taal_actie"}
    part = row_of(page, "schulden")[0]
    assert 'value="on" checked' in part
    assert '<option value="3" selected>' in part
    assert 'value="Schuldhulp bellen"' in part
    text = browser.get(f"/klanten/{klant.pk}/gesprekken/samen/").content.decode()
    assert "Schulden (heel erg): Schuldhulp bellen" in text
    assert "Taal: Cursus" in text


def test_of_two_drafts_nothing_is_lost_and_every_name_says_which_kind_it_is_about():
    mine, other = {"n_taal": "on", "m_taal_actie": "Cursus"}, {**DEBT, "m_taal_actie": "Taalmaatje"}
    both = concepten.joined(mine, other)
    assert both.items() >= {**DEBT, **mine, "verslag": "Taalmaatje"}.items()
    assert concepten.says_more({"m_taal_actie": "Cursus"}, {}) is True
    assert concepten.texts_without({"m_weg_actie": "Cursus", "m_weg_ernst": "2"}, []) == ["Cursus"]
    for name, code in (("n_a_ernst", "a_ernst"), ("m_a_ernst_actie", "a_ernst"), ("m_a_ernst", "a")):
        assert concepten.used_in({name: "1"}) == {("soort", code)}


def test_a_text_beside_it_in_another_window_is_called_by_its_kind(browser, klant, path):
    keep = f"/klanten/{klant.pk}/gesprekken/concept/"
    browser.post(keep, page_data(n_taal="on", m_taal_actie="Cursus"))
    browser.post(keep, page_data(n_taal="on", m_taal_actie="Taalmaatje", m_taal_ernst="2", naast="abcde"))
    text = re.sub(r"\s+", " ", browser.get(path).content.decode())
    assert re.search(r"Taal: wat doen wij eraan\?.{0,80}Taalmaatje", text)
    assert re.search(r"Taal: hoe erg\?.{0,80}Duidelijk", text)


def test_what_a_colleague_noted_meanwhile_is_completed_and_never_overwritten(browser, klant, path):
    row = Belemmering.objects.create(klant=klant, soort_id="schulden", vastgesteld_op=clock.today(), ernst=1)
    sent = page_data(**DEBT)
    text = refused(
        browser,
        path,
        sent,
        "Iemand anders wijzigde “Schulden” terwijl u bezig was. Daar staat nu: ernst een beetje.",
    )
    part = row_of(text, "schulden")[0]
    assert 'id="id_m_schulden_ernst_error"' in part
    assert 'value="Schuldhulp bellen"' in part
    assert (said(klant), Gesprek.objects.count()) == ((1, None), 0)
    post(browser, path, {**sent, "m_schulden_ernst": ""})
    assert said(klant) == (1, "Schuldhulp bellen")
    assert Belemmering.objects.get() == row


def test_sent_twice_it_is_one_and_with_another_line_it_says_so(browser, klant, path):
    data = page_data(**DEBT)
    first = post(browser, path, data)
    assert post(browser, path, data).url == first.url
    refused(
        browser, path, {**data, "m_schulden_actie": "Iets anders"}, "Dit formulier is al een keer verstuurd"
    )
    assert said(klant) == (3, "Schuldhulp bellen")


def test_it_is_added_to_a_conversation_of_today(cast, browser, klant, path):
    today = held_before(klant, cast.regisseur, datum=clock.today())
    post(browser, path, page_data(n_mantelzorg="on", m_mantelzorg_ernst="2", toevoegen=str(today.pk)))
    assert said(klant, "mantelzorg") == (2, None)


def test_a_kind_that_ended_keeps_the_line_that_was_typed(browser, klant, path):
    browser.post(f"/klanten/{klant.pk}/gesprekken/concept/", page_data(m_taal_actie="Cursus"))
    Belemmeringsoort.objects.filter(pk="taal").update(geldig_tot="2020-01-01")
    assert 'value="Cursus"' in row_of(browser.get(path).content.decode(), "taal")[0]


def test_the_page_of_one_barrier_asks_it_too(browser, klant):
    here = f"/klanten/{klant.pk}/belemmeringen/nieuw/"
    sent = {"soort": "schulden", "vastgesteld_op": "01-03-2026"}
    refused(browser, here, {**sent, "ernst": "4"}, IMPOSSIBLE)
    post(browser, here, {**sent, "ernst": "2", "actie": "Schuldhulp"})
    post(browser, here, {**sent, "soort": "taal"})
    assert (said(klant), said(klant, "taal")) == ((2, "Schuldhulp"), (None, None))
