"""Choosing whom to invite to a meeting: found as everywhere, told apart, and kept while one looks further."""

import re
from datetime import date
from uuid import uuid4

import pytest

from intake.models import Deelname
from intake.queries import agenda as read
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import BijeenkomstFactory, KlantFactory
from tests.intake.test_afspraken import at

pytestmark = pytest.mark.django_db


def boxes(page):
    """The text of each tick box, and whether it is ticked."""
    found = re.findall(r'<input type="checkbox" name="klanten"([^>]*)>\s*([^<]*)<', page)
    return {" ".join(text.split()): "checked" in given for given, text in found}


def test_the_picker_finds_as_everywhere_tells_people_apart_and_keeps_the_ticks(cast, client_of, monkeypatch):
    give_stadsdeel(cast.centrum)
    old, young = (
        KlantFactory(voornaam="Ismail", achternaam="Jansen", geboortedatum=date(year, 5, 3), regisseur=None)
        for year in (1961, 1999)
    )
    other = KlantFactory(voornaam="Jiří", achternaam="Wójcik", geboortedatum=None, regisseur=None)
    meeting = BijeenkomstFactory(begeleider=cast.consulent, begin=at(9))
    browser, here = client_of(cast.consulent), f"/bijeenkomsten/{meeting.pk}/uitnodigen/"
    texts = {
        row: f"{row.naam}, {row.klantnummer}, geboren 03-05-{row.geboortedatum.year}" for row in (old, young)
    }
    texts[other] = f"Jiří Wójcik, {other.klantnummer}, geboortedatum onbekend"

    answer = browser.get(here + "?wie=team&zoek=Jansen")
    page = answer.content.decode()
    assert boxes(page) == dict.fromkeys(texts.values(), False)  # a name in the URL does nothing
    assert "no-store" in answer["Cache-Control"]

    def search(text, *ticked, zoeken="ja"):
        data = {"wie": "team", "zoek": text, "zoeken": zoeken, "nieuw_id": str(uuid4())}
        answer = browser.post(here, {**data, "klanten": [str(row.pk) for row in ticked]})
        assert answer.status_code == 200
        return answer.content.decode()

    assert boxes(search("wojcik", old)) == {texts[old]: True, texts[other]: False}
    assert boxes(search(other.klantnummer, old)) == {texts[old]: True, texts[other]: False}
    assert boxes(search("jansen 1999")) == {texts[young]: False}
    assert "niemand gevonden" in search("bestaatniet")
    assert "999990019" not in search("999990019")
    monkeypatch.setattr(read, "SHOWN", 2)
    first = search("", other)
    assert set(boxes(first)) == {texts[old], texts[young], texts[other]}
    assert 'value="2">Volgende klanten' in first
    assert boxes(search("", old, zoeken="2")) == {texts[old]: True, texts[other]: False}
    assert not Deelname.objects.exists()
    wrong = browser.post(here, {"wie": "team", "zoek": "", "nieuw_id": str(uuid4())})
    assert "Kies ten minste één klant" in wrong.content.decode()
