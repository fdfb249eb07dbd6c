"""Choosing whom to invite: found as everywhere, told apart, kept while one looks further; and by post only in time."""

import re
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest

from intake.models import Adres, Afspraak, Deelname, Uitnodiging
from intake.queries import agenda as read
from intake.queries.brieven import post_is_in_time
from intake.services import velen
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import AfspraakFactory, BijeenkomstFactory, DeelnameFactory, KlantFactory
from tests.intake.test_afspraken import at
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
NEXT_WORKDAY = {5: 3, 6: 3, 7: 2}.get(clock.today().isoweekday(), 1)  # days from now


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


@pytest.mark.parametrize(
    ("posted", "first"), [(23, 25), (26, 28), (27, 1), (28, 2), (29, 2)], ids=["mo", "th", "fr", "sa", "su"]
)
def test_a_working_day_lies_between_the_post_and_the_appointment(posted, first):
    """In November 2026; the 23rd is a Monday. The first day on which a letter is in time."""
    now = datetime(2026, 11, posted, 23, 30, tzinfo=clock.AMSTERDAM)
    day = datetime(2026, 11 if first > posted else 12, first, 0, 1, tzinfo=clock.AMSTERDAM)
    assert post_is_in_time(day, now)
    assert not post_is_in_time(day - timedelta(minutes=2), now)


def test_a_letter_that_comes_too_late_is_not_offered_and_the_page_says_to_call(cast, client_of):
    give_stadsdeel(cast.centrum)
    late, in_time = at(NEXT_WORKDAY, 23, 59), at(NEXT_WORKDAY + 1, 0, 1)
    rows = {
        begin: AfspraakFactory(klant=KlantFactory(), medewerker=cast.consulent, begin=begin)
        for begin in (late, in_time)
    }
    browser, here = client_of(cast.consulent), "/agenda/brieven/"
    page = browser.get(here).content.decode()
    offered, _, beside = page.partition("Een brief komt te laat")
    assert rows[in_time].klant.naam in offered
    assert rows[late].klant.naam not in offered
    assert f"/afspraken/{rows[late].pk}/uitnodigen/" in beside
    assert "Bel of mail" in beside
    sent = browser.post(here, {"afspraken": [str(rows[late].pk)], "nieuw_id": str(uuid4())})
    assert "Deze keuze is niet (meer) mogelijk" in sent.content.decode()
    assert not Uitnodiging.objects.exists()
    Afspraak.objects.filter(pk=rows[in_time].pk).update(vervallen_op=clock.now(), vervallen_reden="Dubbel")
    page = browser.get(here).content.decode()
    assert "geen afspraken waarvoor een brief nog op tijd komt" in page
    assert rows[late].klant.naam in page


def test_of_a_meeting_that_is_soon_who_has_no_mail_is_called(cast):
    give_stadsdeel(cast.centrum)
    for begin, told in ((at(NEXT_WORKDAY), (0, 1)), (at(NEXT_WORKDAY + 1), (1, 0))):
        meeting = BijeenkomstFactory(begeleider=cast.consulent, begin=begin)
        klant = DeelnameFactory(klant=KlantFactory(), bijeenkomst=meeting).klant
        Adres.objects.create(klant=klant, postcode="2511 CS", huisnummer="1", bron="klant")
        said = velen.tell_participants(
            door=cast.consulent.pk, reeks=uuid4(), bijeenkomst_id=meeting.pk, now=clock.now()
        )
        assert (said.brieven, said.bellen) == told
