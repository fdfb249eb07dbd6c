"""Every template that is a page is looked at: as a page of the register, or as one without an address."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.test.signals import template_rendered

from tests.paginas.bezoek import Bezoeker
from tests.paginas.browser import SIDEWAYS, chromium, dark_violations, tab, violations
from tests.paginas.los import LOS, los, page_templates
from tests.paginas.register import bezoeken
from tests.web.test_look import DESK, PHONE

# Pages that only a press, another figure or a very long list reaches: made of the parts of the page named here, which
# is looked at.
PRESSED = {
    "doelen/akkoorden.html": "doelen/cijfer.html",
    "dossier/klant_delen.html": "dossier/klant_lijst.html",
    "dossier/bulkactie_klaar.html": "dossier/bulkactie.html",
    "dossier/bulkevaluatie.html": "dossier/bulkactie.html",
    "dossier/bulkevaluatie_klaar.html": "dossier/bulkactie.html",
    "intake/geen_papier.html": "trajecten/formulier.html",
}


@contextmanager
def rendered() -> Iterator[set[str]]:
    """The templates that are rendered meanwhile."""
    names: set[str] = set()

    def listen(template: Any, **kwargs: Any) -> None:
        names.add(template.name)

    template_rendered.connect(listen, weak=False)
    try:
        yield names
    finally:
        template_rendered.disconnect(listen)


@pytest.mark.lang
def test_every_template_that_is_a_page_is_looked_at(bezoeker: Bezoeker):
    with rendered() as names:
        for bezoek in bezoeken(questions=True):
            bezoeker.open(bezoek)
        los()
    assert names >= set(PRESSED.values())
    assert page_templates() - names == set(PRESSED), "put it in tests/paginas/register.py or los.py"


@pytest.mark.browser
@pytest.mark.django_db
def test_a_page_without_an_address_keeps_the_rules():
    pages, found = los(), []
    assert len(pages) == len(LOS)
    with chromium() as browser:
        with tab(browser, pages, **PHONE) as show:
            for page in pages:
                opened = show(page)
                found += [f"{page.bezoek.naam}: {fault}" for fault in violations(opened)]
                if opened.evaluate(SIDEWAYS) > 0:
                    found.append(f"{page.bezoek.naam}: goes sideways")
        with tab(browser, pages, **DESK, color_scheme="dark") as show:
            found += [
                f"{page.bezoek.naam}: {fault}" for page in pages for fault in dark_violations(show(page))
            ]
    assert found == []
