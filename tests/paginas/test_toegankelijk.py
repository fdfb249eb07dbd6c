"""Every page in every role, on filled lists and with form errors, light and dark: WCAG 2.2 AA, and nothing sideways.

A filled page is also gone through with the keyboard only (tests/paginas/toetsenbord.py): the start page in every role,
any other in the first role, as its parts are the same for all.

`make test` looks at a few pages, `make test-lang` at all.
"""

import re

import pytest
from playwright.sync_api import Browser

from tests.paginas.bezoek import Bezoeker, Geopend
from tests.paginas.browser import SIDEWAYS, ZOOMED, chromium, dark_violations, tab, violations
from tests.paginas.register import FOUTEN, GEVULD, PAGINAS, Bezoek, bezoeken
from tests.paginas.toetsenbord import faults
from tests.web.test_look import DESK, PHONE

SAMPLE = {
    "klant_dossier": "regisseur",
    "klant_lijst": "teamleider",
    "gesprek_nieuw": "consulent",
    "werkgever_lijst": "accountmanager",
}
WIDTHS = {"360 px": PHONE["viewport"], "400 %": ZOOMED} | {
    f"{width} px": {"width": width, "height": 1024} for width in (768, 820, 1024)
}
TEXT = re.compile(r'>[^<]+<|(?<! class)="[^"]*"')
ELEMENT = re.compile(r"<\w+[^>]*>")
OTHER_VALUE = re.compile(r'(?<! class)="[^"]*"')
# What somebody who chose their own colours must still see.
FORCED = """() => [...document.querySelectorAll("main a, main button, main input, main select, main textarea")]
  .filter(element => element.checkVisibility() && !element.matches(".overslaan"))
  .filter(element => { const style = getComputedStyle(element);
    return style.forcedColorAdjust === "none" || (element.matches("input, select, textarea, button.btn")
      && style.appearance === "none" && style.borderTopWidth === "0px"); })
  .map(element => element.outerHTML.slice(0, 120))"""

pytestmark = pytest.mark.browser


def in_every_role(naam: str) -> list[Bezoek]:
    return [bezoek for bezoek in bezoeken(questions=True) if bezoek.naam == naam]


def short() -> list[Bezoek]:
    """The sample: three pages, one of them with errors."""
    return [
        b
        for b in bezoeken()
        if SAMPLE.get(b.naam) == b.rol and (b.staat == FOUTEN) == (b.naam == "gesprek_nieuw")
    ]


def broken(pages: list[Geopend]) -> list[str]:
    """All that is wrong with these pages."""
    with chromium() as browser:
        return wrong(browser, pages) + sideways(browser, pages)


def wrong(browser: Browser, pages: list[Geopend]) -> list[str]:
    """Each rule that a page breaks, in light and in dark, and for who has only a keyboard."""
    found, walked = [], for_keyboard(pages)
    with tab(browser, pages, **DESK) as show:
        for page in pages:
            shown = show(page)
            found += [f"{page.bezoek}: {rule}" for rule in violations(shown)]
            if page in walked and shown.evaluate("document.activeElement === document.body"):
                found += [f"{page.bezoek}: keyboard: {fault}" for fault in faults(shown)]
    in_colour = in_other_colours(pages)
    with tab(browser, in_colour, **DESK, color_scheme="dark") as show:
        for page in in_colour:
            found += [f"{page.bezoek}: {rule}" for rule in dark_violations(show(page))]
    return found


def for_keyboard(pages: list[Geopend]) -> list[Geopend]:
    """Without errors and what was searched: these get the focus, so there Tab does not begin at the top."""
    filled = [page for page in pages if page.bezoek.staat == GEVULD]
    kinds = {
        page.bezoek.naam if page.bezoek.naam != "start" else str(page.bezoek): page for page in filled[::-1]
    }
    return list(kinds.values())


def in_other_colours(pages: list[Geopend]) -> list[Geopend]:
    """Without those made of the same elements with the same classes and attributes: colours depend on nothing else."""
    made_of = [frozenset(OTHER_VALUE.sub("", tag) for tag in ELEMENT.findall(page.html)) for page in pages]
    return list(dict(zip(made_of, pages, strict=True)).values())


def sideways(browser: Browser, pages: list[Geopend]) -> list[str]:
    """The pages that must be moved sideways, on a phone of 360 px, at 400 %, or on a tablet."""
    found = []
    with tab(browser, pages, **PHONE) as show:
        for page in pages:
            opened = show(page)
            opened.locator("main details").evaluate_all("all => all.forEach(one => one.open = true)")
            for name, size in WIDTHS.items():
                opened.set_viewport_size(size)
                if (more := opened.evaluate(SIDEWAYS)) > 0:
                    found.append(f"{page.bezoek} {name}: {more} px too wide")
            opened.set_viewport_size(PHONE["viewport"])
    return found


def opened(bezoeker: Bezoeker, visits: list[Bezoek]) -> list[Geopend]:
    pages = [bezoeker.open(bezoek) for bezoek in visits]
    assert {str(p.bezoek): p.antwoord.status_code for p in pages if p.antwoord.status_code != 200} == {}
    return pages


def different(pages: list[Geopend]) -> list[Geopend]:
    """Without those that are the same as an earlier one but for their words: the start page shows each role's menu."""
    kept: dict[str, Geopend] = {}
    for page in pages:
        main = page.html[page.html.index("<main") : page.html.index("</main>")]
        kept.setdefault(page.bezoek.staat + TEXT.sub("", main), page)
    return list(kept.values()) if pages[0].bezoek.naam != "start" else pages


def test_a_few_pages_keep_the_rules(bezoeker: Bezoeker):
    pages = opened(bezoeker, short())
    assert len(pages) == len(SAMPLE)
    found = broken(pages)
    assert found == [], "\n".join(["", *found])


@pytest.mark.lang
@pytest.mark.parametrize("naam", PAGINAS)
def test_page_keeps_the_rules_in_every_role(bezoeker: Bezoeker, naam: str):
    pages = different(opened(bezoeker, in_every_role(naam)))
    assert pages
    found = broken(pages)
    assert found == [], "\n".join(["", *found])


@pytest.mark.lang
def test_fields_and_buttons_keep_an_edge_in_colours_of_the_reader(bezoeker: Bezoeker):
    pages = opened(bezoeker, [b for b in bezoeken() if b.staat == FOUTEN])
    found = []
    with chromium() as browser, tab(browser, pages, **DESK, forced_colors="active") as show:
        for page in pages:
            found += [f"{page.bezoek}: {element}" for element in show(page).evaluate(FORCED)]
    assert found == [], "\n".join(["", *found])


def test_a_page_that_breaks_the_rules_is_found(bezoeker: Bezoeker):
    """What the two finders say of a page with a nameless picture and a line that cannot break."""
    page = opened(bezoeker, short()[:1])[0]
    made = f'<img src="/static/img/keuze.svg"><p class="niet-breken">{"w" * 400}</p></main>'
    page.antwoord.content = page.html.replace("</main>", made).encode()
    rules = broken([page])
    assert "image-alt" in {line.split(": ")[1] for line in rules}
    assert sum("px too wide" in line for line in rules) == len(WIDTHS)
