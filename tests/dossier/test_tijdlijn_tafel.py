"""The timeline says what a conversation brought, what was agreed and done, and what one can live with."""

from datetime import date

import pytest
from django.utils import timezone

from intake.enums import Vervolg
from intake.models import Actie, Belemmering
from tests.dossier.gevallen import page, person_of
from tests.dossier.test_tijdlijn import lines
from tests.intake.factories import (
    ActieFactory,
    GesprekFactory,
    OnderwerpantwoordFactory,
    ZrmscoreFactory,
)
from werkoffensief.dossier.queries.aan_tafel import DAARNA
from werkoffensief.logboek.actor import handeling

pytestmark = pytest.mark.django_db


@pytest.fixture
def klant(cast):
    return person_of(cast.regisseur)[0]


def test_a_conversation_says_what_it_brought_and_not_what_was_told(cast, client_of, klant):
    gesprek = GesprekFactory(
        klant=klant, medewerker=cast.regisseur, trede=2, haalbare_trede=4, vervolg="wil_niet", vervolg_reden="Ziek",
        opnieuw_op=date(2019, 9, 1),
    )  # fmt: skip
    for onderwerp in ("geld", "wonen", "netwerk"):
        OnderwerpantwoordFactory(gesprek=gesprek, onderwerp_id=onderwerp, tekst="Verteld", intern="Terzijde")
    OnderwerpantwoordFactory(
        gesprek=gesprek, onderwerp_id="dagelijks_leven", stand="weet_nog_niet", tekst=None
    )
    ZrmscoreFactory(gesprek=gesprek, domein="justitie")
    text = lines(page(client_of(cast.regisseur), klant))
    assert (
        "Op kantoor, 3 onderwerpen besproken, trede 2, haalbaar 4, de klant wil niet verder, "
        "opnieuw vragen op 01-09-2019, Regisseur van Dienst"
    ) in text
    for word in ("Verteld", "Terzijde", "Ziek", "Justitie"):
        assert word not in text


def test_a_conversation_that_brought_nothing_says_nothing_more(cast, client_of, klant):
    GesprekFactory(klant=klant, medewerker=cast.regisseur)
    assert ">Gesprek</a>: Op kantoor, Regisseur van Dienst" in lines(page(client_of(cast.regisseur), klant))


def test_every_way_to_go_on_has_words():
    assert set(DAARNA) == set(Vervolg)


def test_what_was_agreed_and_done_stands_there_with_who_does_it_and_who_recorded_it(cast, client_of, klant):
    with handeling(door=cast.collega.pk):
        mine = ActieFactory(klant=klant, wat="Belt | schrijft", voor_op=date(2019, 3, 15))
        ActieFactory(klant=klant, wie="medewerker", medewerker=cast.consulent, wat="Rekent")
        ActieFactory(klant=klant, wie="ander", wie_anders="Zus", wat="Gaat mee")
    with handeling(door=cast.teamleider.pk):
        Actie.objects.filter(pk=mine.pk).update(gedaan_op=date(2019, 3, 10))
    text = lines(page(client_of(cast.regisseur), klant))
    assert "Afgesproken</a>: Belt | schrijft (de klant, voor 15-03-2019)" in text
    assert "Afgesproken</a>: Rekent (Consulent van Dienst)" in text
    assert "Afgesproken</a>: Gaat mee (Zus)" in text
    done = text.split("Gedaan wat was afgesproken</a>: Belt | schrijft")[1].split("</li>")[0]
    assert "door Teamleider van Dienst" in done
    for row in Actie.objects.all():
        there = f"/klanten/{klant.pk}/afgesproken/"
        assert f'href="{there}#feit-{row.pk}"' in text
        assert f'id="feit-{row.pk}"' in client_of(cast.regisseur).get(there).content.decode()
    only = lines(page(client_of(cast.regisseur), klant, "?soort=afgesproken"))
    assert only.count("<li>") == 4


def test_what_was_agreed_and_withdrawn_is_crossed_out(cast, client_of, klant):
    ActieFactory(klant=klant, wat="Belt", vervallen_op=timezone.now(), vervallen_reden="Vergissing")
    text = lines(page(client_of(cast.regisseur), klant))
    assert "<del>Afgesproken: Belt (de klant)</del>" in text
    assert "Vergissing" in text


def test_since_when_one_can_live_with_it(cast, client_of, klant):
    with handeling(door=cast.collega.pk):
        row = Belemmering.objects.create(klant=klant, soort_id="schulden", vastgesteld_op=date(2019, 3, 1))
    with handeling(door=cast.consulent.pk):
        Belemmering.objects.filter(pk=row.pk).update(beheersbaar_op=date(2019, 6, 1))
    text = lines(page(client_of(cast.regisseur), klant, "?soort=belemmering"))
    assert text.index("Belemmering beheersbaar") < text.index("Belemmering vastgesteld")
    line = text.split("Belemmering beheersbaar")[1].split("</li>")[0]
    assert "Schulden" in line
    assert "door Consulent van Dienst" in line
