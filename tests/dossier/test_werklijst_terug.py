"""What somebody does from the work list leads back to it; and what keeps a promise that was made there."""

import html
import re
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit
from uuid import uuid4

import pytest
from django.utils import timezone

from intake.models import Terugbelbelofte
from tests.dossier.gevallen import give_stadsdeel
from tests.dossier.test_werklijst import LIST, main, waiting_person
from tests.intake.factories import GesprekFactory, TerugbelbelofteFactory
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def centrum(cast):
    give_stadsdeel(cast.centrum)
    return cast


def test_whoever_leaves_the_list_comes_back_to_it_with_the_filters(centrum, client_of):
    klant, other = waiting_person(achternaam="Een"), waiting_person(achternaam="Twee")
    browser, here = client_of(centrum.consulent), f"{LIST}?ontheffing=nee&reden=nooit_gesproken"
    browser.post(f"/klanten/{other.pk}/nemen/")
    offered = re.findall(r'(?:href|formaction)="(/[^"]*\?[^"]*ontheffing=nee[^"]*)"', main(browser, here))
    links = {urlsplit(html.unescape(url)).path.split("/")[-2]: html.unescape(url) for url in offered}
    day = f"{clock.today():%d-%m-%Y}"
    sent = {
        "overslaan": {"tot": f"{clock.today() + timedelta(days=3):%d-%m-%Y}", "reden": "Vakantie"},
        "terugbellen": {"op": day},
        "teruggeven": {},
        "nieuw": {"datum": day, "uitkomst": "niet_bereikt"},
    }
    for name, data in sent.items():
        answer = browser.post(links[name], {**data, "nieuw_id": str(uuid4())})
        assert dict(parse_qsl(urlsplit(answer.url).query)) == {
            "ontheffing": "nee",
            "reden": "nooit_gesproken",
        }, name
        assert urlsplit(answer.url).path == LIST
    path = f"/klanten/{klant.pk}/contactpogingen/nieuw/"
    assert browser.post(path, sent["nieuw"]).url == f"/klanten/{klant.pk}/"


def test_a_promise_stays_done_while_another_conversation_keeps_it(centrum):
    klant = waiting_person()
    TerugbelbelofteFactory(klant=klant, op=clock.today())
    one, other = (GesprekFactory(klant=klant, datum=clock.today()) for _ in range(2))
    for row, done in ((one, clock.today()), (other, None)):
        row.vervallen_op, row.vervallen_reden = timezone.now(), "fout"
        row.save()
        assert Terugbelbelofte.objects.get().gedaan_op == done
