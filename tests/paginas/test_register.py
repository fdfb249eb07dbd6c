"""The register is complete, and each page is what it says."""

import re

import pytest

from tests.deuren.walk import doors
from tests.paginas.bezoek import Bezoeker, Geopend, posted_forms
from tests.paginas.register import (
    FOUTEN,
    FULL,
    GEEN_PAGINA,
    GEVULD,
    KNOP,
    PAGINAS,
    Bezoek,
    bezoeken,
    shows_a_page,
)

MENU = re.compile(r'<ul class="(?:chips|nav )[^>]*>.*?</ul>|<footer.*', re.DOTALL)
ROW = re.compile(r"<(?:tr|li|article|section)\b")


def missing(names: set[str], register: set[str]) -> set[str]:
    """URL names that show a page and are in neither list."""
    return names - register - set(GEEN_PAGINA)


def test_every_url_that_shows_a_page_is_in_the_register_and_the_register_names_no_other():
    shown = set(shows_a_page())
    assert missing(shown, set(PAGINAS)) == set(), "put it in tests/paginas/register.py"
    assert set(PAGINAS) - shown == set()
    assert set(GEEN_PAGINA) <= set(doors())
    assert set(PAGINAS) & set(GEEN_PAGINA) == set()


def test_a_page_that_is_left_out_is_missed():
    assert missing(set(shows_a_page()), set(PAGINAS) - {"werkgever"}) == {"werkgever"}


@pytest.mark.lang
def test_every_page_opens_in_the_state_that_the_register_names(bezoeker: Bezoeker):
    """One role each; the walk of tests/deuren opens them in every role."""
    wrong = []
    for bezoek in one_role_each():
        geopend = bezoeker.open(bezoek)
        wrong += [f"{bezoek}: {sentence}" for sentence in judge(bezoek, geopend)]
    assert wrong == [], "\n".join(["", *wrong])


@pytest.mark.lang
def test_what_is_no_page_answers_no_page(bezoeker: Bezoeker):
    walk_names = [b for b in GEEN_PAGINA if b in shows_a_page()]
    assert walk_names
    for naam in walk_names:
        PAGINAS[naam] = KNOP if shows_a_page()[naam] == "POST" else PAGINAS["privacy"]
        try:
            bezoek = next(b for b in bezoeken(states=False) if b.naam == naam)
            answer = bezoeker.open(bezoek).antwoord
        finally:
            del PAGINAS[naam]
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert b"<html" not in body, naam


def one_role_each() -> list[Bezoek]:
    """Each page once in each state."""
    found: dict[tuple[str, str], Bezoek] = {}
    for bezoek in bezoeken():
        found.setdefault((bezoek.naam, bezoek.staat), bezoek)
    return list(found.values())


def judge(bezoek: Bezoek, geopend: Geopend) -> list[str]:
    answer, found = geopend.antwoord, []
    if answer.status_code != 200:
        return [f"answers {answer.status_code} {answer.get('Location', '')}"]
    html = geopend.html
    if "<html" not in html:
        return ["is no page: put it in GEEN_PAGINA"]
    main = MENU.sub("", html[html.index("<main") :])
    if bezoek.staat == FOUTEN and 'class="foutenlijst"' not in main:
        found.append("shows no errors: say in the register what is wrong to fill in")
    if bezoek.staat == GEVULD and bezoek.pagina.lijst and len(ROW.findall(main)) < FULL:
        found.append(f"shows {len(ROW.findall(main))} rows")
    expected = bezoek.pagina.formulier and bezoek.rol in (bezoek.pagina.formulier_van or {bezoek.rol})
    if bezoek.staat == GEVULD and not bezoek.pagina.knop and bool(posted_forms(answer)) != expected:
        found.append(f"has a form: {bool(posted_forms(answer))}")
    return found
