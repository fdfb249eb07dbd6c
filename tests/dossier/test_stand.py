"""What the conversations brought is seen by whoever opens the file."""

import re
from datetime import date

import pytest

from intake.models import Belemmering, Gesprek, Klanttag
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import KlantFactory
from tests.intake.tafel import held_before
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def klant(cast):
    give_stadsdeel(cast.centrum)
    return KlantFactory()


def words(page):
    """What a reader reads of a piece of a page."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


@pytest.fixture
def block(client_of, klant):
    def look(person):
        page = client_of(person).get(f"/klanten/{klant.pk}/").content.decode()
        return page.partition('id="zo-staat-het"')[2].partition("</section>")[0]

    return look


def test_how_it_stands_now_is_in_the_file(cast, klant, block):
    held_before(klant, cast.regisseur)
    Gesprek.objects.create(
        gespreknummer="G-OUD",
        klant=klant,
        medewerker=cast.regisseur,
        datum=date(2025, 1, 2),
        vorm="kantoor",
        trede=1,
    )
    html = block(cast.collega)
    text = words(html)
    for said in (
        "2 Sociale contacten", "4 Onbetaald werk", "02-01-2025: trede 1", "Koken", "Eigen eetkraam",
        "Brief van de bank meenemen", "Taalschool bellen", "voor 12-03-2026", "3 Beperkt zelfredzaam",
    ):  # fmt: skip
        assert said in text
    assert f'href="/klanten/{klant.pk}/afgesproken/"' in html


def test_sensitive_scores_are_for_who_judged_only(cast, klant, block):
    held_before(klant, cast.regisseur)
    assert "Geestelijke gezondheid" in block(cast.regisseur)
    assert "Geestelijke gezondheid" not in block(cast.collega)


def test_what_was_withdrawn_or_done_does_not_stand_there(cast, klant, block):
    assert "nog niets vastgelegd" in block(cast.collega)
    before = held_before(klant, cast.regisseur)
    before.acties.update(gedaan_op=clock.today())
    Klanttag.objects.update(vervallen_op=clock.now(), vervallen_reden="Fout")
    before.zrmscores.update(vervallen_op=clock.now(), vervallen_reden="Fout")
    Gesprek.objects.update(trede=None, haalbare_trede=None)
    assert "nog niets vastgelegd" in block(cast.collega)


def test_what_stands_in_the_way_says_how_much_and_what_is_done(cast, client_of, klant):
    held_before(klant, cast.regisseur)
    Belemmering.objects.filter(soort="schulden").update(
        ernst=3, actie="Schuldhulp bellen", beheersbaar_op=date(2026, 4, 1)
    )
    page = client_of(cast.collega).get(f"/klanten/{klant.pk}/").content.decode()
    table = words(page.partition('id="belemmeringen-kop"')[2].partition("</table>")[0])
    for said in ("Schuldhulp bellen", "beheersbaar sinds 01-04-2026", "speelt nog"):
        assert said in table


def test_talents_wishes_and_actions_are_in_the_timeline(cast, client_of, klant):
    held_before(klant, cast.regisseur)
    Belemmering.objects.filter(soort="schulden").update(actie="Schuldhulp bellen")
    page = client_of(cast.collega).get(f"/klanten/{klant.pk}/?soort=talent").content.decode()
    assert "talent: Koken" in page
    assert "wens: Eigen eetkraam" in page
    page = client_of(cast.collega).get(f"/klanten/{klant.pk}/?soort=belemmering").content.decode()
    assert "Schulden (Schuldhulp bellen)" in page
