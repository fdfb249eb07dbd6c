"""Two people correct one conversation: what only one of them changed is kept, what both changed is shown twice."""

import re
from html import unescape

import pytest

from intake.forms import botsing
from intake.models import Concept
from intake.services.acties import save_actie
from tests.intake.factories import GesprekFactory
from tests.intake.pages import post, refused
from tests.intake.tafel import held_before
from tests.intake.test_tafel import corrected

pytestmark = pytest.mark.django_db


@pytest.fixture
def gesprek(cast, klant):
    row = held_before(klant, cast.regisseur)
    row.refresh_from_db()
    return row


@pytest.fixture
def path(gesprek):
    return f"/gesprekken/{gesprek.pk}/wijzigen/"


@pytest.fixture
def colleague(cast, client_of):
    return client_of(cast.collega)


def sent_by(page, gesprek, **change):
    """What this page sends when nothing but `change` was typed; ticks and own words as they stand."""
    text = page if isinstance(page, str) else page.content.decode()
    carried = {
        name: unescape(re.search(rf'name="{name}" value="([^"]*)"', text)[1])
        for name in ("versie", "gesprek_versie", "begin", "tags")
    }
    ticked = dict.fromkeys(re.findall(r'name="([tk]_[^"]+)"[^>]*checked', text), "on")
    chosen = re.compile(r'name="(a[^"]+_wie)"(?:(?!</select>).)*?"collega" selected', re.S)
    wie = dict.fromkeys(chosen.findall(text), "collega")
    return {**corrected(gesprek), **wie, **ticked, **carried, **change}


def answers(gesprek):
    return dict(gesprek.antwoorden.filter(vervallen_op=None).values_list("onderwerp", "tekst"))


def test_what_a_colleague_changed_stays_and_what_i_did_not_touch_is_never_sent_back(
    browser, colleague, gesprek, path
) -> None:
    mine, theirs = (sent_by(one.get(path), gesprek) for one in (browser, colleague))
    letter, _school = gesprek.acties.order_by("actienummer")
    post(
        colleague, path,
        {**theirs, "o_geld_stand": "besproken", "o_geld_tekst": "Schuld bij de bank.", "z_financien": "1",
         f"a{letter.pk}_wat": "", "a1_wat": "Brood kopen", "t_techniek": "on", "wens_tekst": "Rust", "tijd": "10:15"},
    )  # fmt: skip
    other = post(browser, path, {**mine, "verslag": "Nog opener.", "a1_wat": "Bellen"}, back=None)
    text = browser.get(other.url).content.decode()
    assert "Een collega wijzigde intussen ook iets. Dat is bewaard: " in text
    for label in ("Tijd", "Geld", "Financiën", "Techniek", "Rust"):
        assert re.search(rf"Dat is bewaard: [^<]*{label}", text), label
    gesprek.refresh_from_db()
    assert (gesprek.verslag, f"{gesprek.tijd:%H:%M}") == ("Nog opener.", "10:15")
    assert answers(gesprek)["geld"] == "Schuld bij de bank."
    assert gesprek.zrmscores.get(domein="financien").niveau == 1
    live = set(gesprek.acties.filter(vervallen_op=None).values_list("wat", flat=True))
    assert live == {"Taalschool bellen", "Brood kopen", "Bellen"}
    said = gesprek.tags.filter(vervallen_op=None, tot=None)
    assert {row.tag_id or row.tekst for row in said} == {"koken", "Eigen eetkraam", "techniek", "Rust"}
    # The same page once more, as a double press sends it: agreed once, and nothing back.
    post(browser, path, {**mine, "verslag": "Nog opener.", "a1_wat": "Bellen"})
    assert gesprek.acties.filter(vervallen_op=None).count() == 3
    assert answers(gesprek)["geld"] == "Schuld bij de bank."


def test_only_what_both_changed_is_shown_and_nothing_is_written_before(
    browser, colleague, gesprek, path
) -> None:
    mine, theirs = (sent_by(one.get(path), gesprek) for one in (browser, colleague))
    post(colleague, path, {**theirs, "verslag": "Van de collega.", "z_financien": "1", "trede": "3"})
    for _press in range(2):  # the same page again, as a double press sends it
        text = refused(
            browser, path, {**mine, "verslag": "Van mij.", "o_geld_intern": "Let op.", "trede": "3"},
            "Iemand anders heeft dit gewijzigd terwijl u bezig was.",
        )  # fmt: skip
        panel = re.search(r'aria-labelledby="botsing-kop">(.*?)</section>', text, re.S)[1]
        assert re.findall(r'<a href="#(\w+)">', panel) == ["id_verslag"]
        assert re.findall(r'class="verslag">([^<]*)<', panel) == ["Van de collega.", "Van mij."]
        assert "Het is hieronder overgenomen: Financiën." in panel
        assert re.search(r"<textarea[^>]*id=\"id_verslag\"[^>]*>\s*Van mij\.</textarea>", text)
        gesprek.refresh_from_db()
        assert gesprek.verslag == "Van de collega."
        assert not gesprek.antwoorden.filter(intern="Let op.").exists()
    # Decided on the page that shows both, and not before: whatever was typed there, kept as a draft and opened again.
    more = {"o_geld_intern": "Let op.", "z_financien": "1", "trede": "3"}
    refused(
        browser,
        path,
        sent_by(text, gesprek, verslag="Van ons.", **more),
        "Tot u koos, wordt er niets opgeslagen.",
    )
    assert browser.post(
        f"/gesprekken/{gesprek.pk}/concept/",
        {**sent_by(text, gesprek, verslag="Van ons.", **more), "versie": 0},
    ).json()
    text = browser.get(path).content.decode()
    assert 'class="verslag">Van de collega.<' in text
    decided = sent_by(text, gesprek, verslag="Van ons.", **more)
    refused(browser, path, decided, 'class="verslag">Van de collega.<')
    choices = re.findall(r'name="keuze_verslag"\s+value="([^"]*)"', text)
    assert [choice.partition(":")[0] for choice in choices] == ["mijn", "ander", "beide"]
    seen_before = choices[0]
    # Of a text that the colleague changed once more, nothing was chosen yet.
    post(colleague, path, sent_by(colleague.get(path), gesprek, verslag="Nog eens.", **more))
    text = refused(browser, path, {**decided, "keuze_verslag": seen_before}, 'class="verslag">Nog eens.<')
    both = re.findall(r'name="keuze_verslag"\s+value="([^"]*)"', text)[-1]
    post(browser, path, {**sent_by(text, gesprek, verslag="Van ons.", **more), "keuze_verslag": both})
    gesprek.refresh_from_db()
    assert (gesprek.verslag, gesprek.trede) == ("Van ons.\n\nNog eens.", 3)
    assert gesprek.antwoorden.filter(intern="Let op.").exists()
    assert gesprek.zrmscores.get(domein="financien").niveau == 1


def test_an_agreement_that_was_changed_on_its_own_page_is_not_put_back(browser, cast, gesprek, path) -> None:
    mine = sent_by(browser.get(path), gesprek)
    row = gesprek.acties.get(wie="klant")
    save_actie(door=cast.collega.pk, actie_id=row.pk, versie=row.versie, wat="Twee brieven meenemen", wie="klant",
                 medewerker_id=None, wie_anders=None, voor_op=None)  # fmt: skip
    post(browser, path, {**mine, "plaats": "Elders"})
    row.refresh_from_db()
    assert (row.wat, row.vervallen_op) == ("Twee brieven meenemen", None)


def test_a_draft_of_a_correction_goes_on_with_what_a_colleague_changed(
    browser, colleague, gesprek, path
) -> None:
    mine, theirs = (sent_by(one.get(path), gesprek) for one in (browser, colleague))
    browser.post(path, {**mine, "verslag": "Half.", "concept": "ja"})
    post(colleague, path, {**theirs, "o_geld_stand": "besproken", "o_geld_tekst": "Schuld bij de bank."})
    text = browser.get(path).content.decode()
    assert "Schuld bij de bank.</textarea>" in text
    assert "Half.</textarea>" in text
    kept = Concept.objects.get().inhoud
    post(
        browser,
        path,
        {**sent_by(text, gesprek), "verslag": "Heel.", "gesprek_versie": kept["gesprek_versie"]},
    )
    gesprek.refresh_from_db()
    assert (gesprek.verslag, answers(gesprek)["geld"]) == ("Heel.", "Schuld bij de bank.")


def test_nothing_false_and_missing_are_one_and_an_old_page_shows_what_differs(browser, klant) -> None:
    row = GesprekFactory(klant=klant, verslag="oud", plaats=None)
    laid = botsing.woven(
        {"verslag": "nieuw", "plaats": " ", "gesprek_versie": "0"},
        {"verslag": "oud", "plaats": None, "trede": None, "t_koken": False, "gesprek_versie": row.versie},
    )
    assert (laid.both, laid.taken) == (("verslag",), ())
