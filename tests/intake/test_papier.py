"""No paper for whoever died or moved away, whatever page it comes from."""

import ast
from datetime import date, timedelta

import pytest

from intake.models import Klant
from tests.dossier.test_inzage import pages, person  # noqa: F401
from tests.omgeving import PROJECT
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
PAPERS = (
    *("gesprek_afspraken", "waardescan_pdf", "regisseur_brief_pdf", "planversie_pdf", "regisseur_brief"),
    *("toekenning_pdf", "leningbrief_pdf"),
)
HOLDERS = ("klant_dossier", "gesprek_verder", "waardescan", "planversie", "toekenning", "leningbrief")
MAKERS = {"intake/views/papier.py", "intake/views/agenda.py"}


def test_a_paper_for_a_klant_is_made_in_one_place():
    found = set()
    for app in ("intake", "trajecten", "werkgevers", "werkoffensief"):
        for file in (PROJECT / app).rglob("*.py"):
            calls = (node for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Call))
            if any(isinstance(call.func, ast.Name) and call.func.id == "pdf_of" for call in calls):
                found.add(str(file.relative_to(PROJECT)))
    assert found == MAKERS


@pytest.mark.parametrize("gone", [{"overleden_op": date(2024, 1, 3)}, {"verhuisd_op": clock.today()}])
def test_no_paper_for_who_is_gone_and_no_page_offers_one(person, gone, cast, client_of):  # noqa: F811
    klant, browser, addresses = person[0], client_of(cast.consulent), pages(person)
    assert browser.get(addresses["regisseur_brief"]).status_code == 200
    offers = {addresses[name] for name in PAPERS}
    holders = [addresses[name] for name in HOLDERS]
    before = "".join(browser.get(address).content.decode() for address in holders)
    assert len([address for address in offers if f'href="{address}"' in before]) == 6
    Klant.objects.filter(pk=klant.pk).update(**gone)
    for name in PAPERS:
        answer = browser.get(addresses[name])
        assert (name, answer.status_code) == (name, 409)
        assert "Er gaat geen brief uit" in answer.content.decode()
        assert b"Beste" not in answer.content
    after = "".join(browser.get(address).content.decode() for address in holders)
    assert not [address for address in offers if f'href="{address}"' in after]
    if "verhuisd_op" in gone:  # not yet
        Klant.objects.filter(pk=klant.pk).update(verhuisd_op=clock.today() + timedelta(days=9))
        assert browser.get(addresses["regisseur_brief"]).status_code == 200
