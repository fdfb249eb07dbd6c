"""What a plan refuses at its edges: an end that is still to come, a decision in another year, who moved away, a place
that others wait for, and a BSN on what an employer reads."""

import html
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from intake.models import Klant
from tests.dossier.gevallen import person_of
from tests.intake.factories import KlantFactory
from tests.trajecten.factories import AanbodFactory, PlaatsingFactory, StapFactory, TrajectFactory
from trajecten.models import Buddy, Profiel, Stap, Traject, Voorziening, Wachtplek
from trajecten.services import add_stap, save_stap
from trajecten.services.aanbod import save_aanbod
from trajecten.services.buddies import pair_buddy
from trajecten.services.lening import ask_lening
from trajecten.services.toekenning import Beslissing, decide
from trajecten.services.wachtplek import Plaats, join_list, place
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError

pytestmark = pytest.mark.django_db
TODAY, DAY = clock.today(), timedelta(days=1)
OF = "taaltraining"


def day(days):
    return (TODAY + timedelta(days=days)).strftime("%d-%m-%Y")


@pytest.fixture
def traject(cast):
    klant = person_of(cast.regisseur)[0]
    Voorziening.objects.filter(pk__in=(OF, "opleidingsfonds")).update(beschikking=True, geldig_maanden=12)
    return Traject.objects.get(klant=klant)


def grants(cast, traject, **said):
    said = {"voorziening_id": OF, "besluit": "toegekend", "besloten_op": TODAY, "redenen": "x",
            "tot": TODAY + 90 * DAY, **said}  # fmt: skip
    return decide(
        door=cast.regisseur.pk,
        traject_id=traject.pk,
        toekenning_id=uuid4(),
        beslissing=Beslissing(**said),
    )


def said_by(browser, url, body):
    answer = browser.post(url, body)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def test_an_end_is_not_in_the_future_and_is_said_twice_while_aftercare_is_to_come(cast, client_of, traject):
    browser, url = client_of(cast.regisseur), f"/trajecten/{traject.pk}/einde/"
    body = {"einde": day(1), "einde_reden": "werk", "samenvatting": "Klaar", "versie": traject.versie}
    assert "ligt in de toekomst" in said_by(browser, url, body)
    PlaatsingFactory(klant=traject.klant, startdatum=TODAY - 20 * DAY)
    body["einde"] = day(0)
    assert "de nazorg nog niet klaar" in said_by(browser, url, body)
    assert Traject.objects.get(pk=traject.pk).einde is None
    assert browser.post(url, {**body, "toch": "on"}).status_code == 302
    assert Traject.objects.get(pk=traject.pk).einde == TODAY


def test_an_evaluation_is_within_a_year(cast, client_of, traject):
    url = f"/trajecten/{traject.pk}/evaluatie/"
    body = {"evaluatie_op": "01-01-2062", "versie": traject.versie}
    assert "foutenlijst" in said_by(client_of(cast.regisseur), url, body)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"voorziening_id": "opleidingsfonds"}, "een lening aan"),
        ({"tot": TODAY + 800 * DAY}, "hoogstens 12 maanden"),
        ({"tot": None}, "hoogstens 12 maanden"),
    ],
)
def test_a_decision_that_cannot_be(cast, traject, wrong, words):
    with pytest.raises(RefusalError, match=words):
        grants(cast, traject, **wrong)


def test_a_decision_is_of_this_plan_and_of_now(cast, client_of, traject):
    with pytest.raises(RefusalError, match="begin van het traject"):
        grants(cast, traject, besloten_op=traject.start - DAY, tot=TODAY)
    body = {"voorziening": OF, "besluit": "toegekend", "redenen": "x", "besloten_op": day(-32), "tot": day(9)}
    assert "langer dan een maand geleden" in said_by(
        client_of(cast.regisseur), f"/trajecten/{traject.pk}/besluit/nieuw/", body
    )


def test_help_that_needs_a_decision_says_so_until_there_is_one(cast, client_of, traject):
    browser, url = client_of(cast.regisseur), f"/trajecten/{traject.pk}/plan/"
    add_stap(
        door=cast.regisseur.pk, traject_id=traject.pk, voorziening_id=OF, start=TODAY, status="lopend", einde=None
    )  # fmt: skip
    assert "Nog geen besluit" in browser.get(url).content.decode()
    grants(cast, traject, besluit="afgewezen", tot=None)
    assert "Nog geen besluit" in browser.get(url).content.decode()
    grants(cast, traject)
    assert "Nog geen besluit" not in browser.get(url).content.decode()


def test_for_who_moved_away_nothing_begins(cast, traject):
    Klant.objects.filter(pk=traject.klant_id).update(verhuisd_op=TODAY)
    door, now = cast.regisseur.pk, {"traject_id": traject.pk, "voorziening_id": OF}
    asked = {"gevraagd_op": TODAY, "opleiding": "x", "school": None, "waarom": "x", "gevraagd_centen": 1}
    buddy = Buddy.objects.create(buddynummer="B1", naam="x", plekken=1, van=TODAY, vog_op=TODAY)
    pair = {"klant_id": traject.klant_id, "koppeling_id": uuid4(), "buddy_id": buddy.pk, "waarom": "x"}
    for begin in (
        lambda: grants(cast, traject),
        lambda: pair_buddy(door=door, start=TODAY, **pair),
        lambda: add_stap(door=door, start=TODAY, status="lopend", einde=None, **now),
        lambda: join_list(door=door, wachtplek_id=uuid4(), aanbod_id=None, vandaag=TODAY, **now),
        lambda: ask_lening(door=door, klant_id=traject.klant_id, lening_id=uuid4(), gevraagd=asked),
    ):
        with pytest.raises(RefusalError, match="verhuisd naar een andere gemeente"):
            begin()
    stap = add_stap(
        door=door, start=TODAY - DAY, status="lopend", einde=None, **now
    )  # before the move it could
    assert Stap.objects.filter(pk=stap.pk).exists()


def test_an_ended_step_does_not_take_a_place_that_others_wait_for(cast, traject):
    offer = AanbodFactory(plaatsen=1)
    stap = StapFactory(
        traject=traject, voorziening_id=OF, aanbod=offer, start=TODAY - 9 * DAY, status="gestopt",
        einde=TODAY - DAY,
    )  # fmt: skip
    other = TrajectFactory(klant=KlantFactory(stadsdeel="Centrum"))
    row = join_list(
        door=cast.regisseur.pk, traject_id=other.pk, wachtplek_id=uuid4(), voorziening_id=OF, aanbod_id=None,
        vandaag=TODAY,
    )  # fmt: skip
    again = {"door": cast.regisseur.pk, "stap_id": stap.pk, "versie": stap.versie, "start": stap.start}
    with pytest.raises(RefusalError, match="wachten klanten"):
        save_stap(status="gestopt", einde=TODAY + DAY, **again)
    plaats = Plaats(offer.pk, TODAY - 2 * DAY)
    with pytest.raises(RefusalError, match="op de lijst kwam"):
        place(door=cast.regisseur.pk, wachtplek_id=row.pk, versie=row.versie, stap_id=uuid4(), plaats=plaats,
              vandaag=TODAY)  # fmt: skip
    assert Wachtplek.objects.waiting(TODAY).filter(pk=row.pk).exists()


def test_an_offer_does_not_end_in_the_past_under_who_is_in_it(cast, traject):
    offer = AanbodFactory(plaatsen=1)
    StapFactory(traject=traject, voorziening_id=OF, aanbod=offer, start=TODAY - 9 * DAY)
    facts = {"naam": offer.naam, "locatie": None, "start": offer.start, "einde": TODAY - DAY, "plaatsen": 1}
    with pytest.raises(RefusalError, match="1 klant heeft hier nog een plaats"):
        save_aanbod(door=cast.teamleider.pk, aanbod_id=offer.pk, versie=offer.versie, gegevens=facts)


@pytest.mark.parametrize("text", ["Mijn nummer is 999990019.", "bsn 999.990.019", "999 990 019"])
def test_what_an_employer_reads_holds_no_bsn(cast, client_of, traject, text):
    url = reverse("profiel_deel", args=[traject.klant_id, "mij"])
    browser = client_of(cast.regisseur)
    assert "Hier staat een burgerservicenummer" in said_by(browser, url, {"over_mij": text})
    assert not Profiel.objects.exists()
    telephone = browser.post(url, {"over_mij": "Bel 06 12345678"}).content.decode()
    assert "Hier staat een burgerservicenummer" not in telephone
