"""The waiting list: one stated order, a place for who is first, before others with a reason; and it ends by itself."""

import html
import itertools
from collections import Counter
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from intake.models import Klant
from tests.accounts.factories import MedewerkerFactory
from tests.dossier.gevallen import person_of
from tests.intake.factories import KlantFactory
from tests.trajecten import gelijktijdig
from tests.trajecten.factories import AanbodFactory, StapFactory, TrajectFactory
from trajecten.models import Aanbod, Stap, Wachtplek
from trajecten.overzicht.wachtlijst import gets_place, numbered, waiting_of, with_a_place
from trajecten.services import add_stap, end_traject, save_stap
from trajecten.services.wachtplek import Plaats, join_list, leave_list, place, stop_lists
from werkoffensief.dossier.queries import taken
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError

TODAY = clock.today()
OF = "taaltraining"


def day(days=0):
    return (TODAY + timedelta(days=days)).strftime("%d-%m-%Y")


def waits(door, traject=None, aanbod=None, **known):
    traject = traject or TrajectFactory(start=date(2024, 1, 1))
    row = join_list(
        door=door.pk, traject_id=traject.pk, wachtplek_id=uuid4(), voorziening_id=OF,
        aanbod_id=aanbod.pk if aanbod else None, vandaag=TODAY,
    )  # fmt: skip
    Wachtplek.objects.filter(pk=row.pk).update(**known)
    row.refresh_from_db()
    return row


def give(door, row, aanbod, **plaats):
    return place(
        door=door.pk, wachtplek_id=row.pk, versie=row.versie, stap_id=uuid4(), vandaag=TODAY,
        plaats=Plaats(aanbod.pk, plaats.pop("start", TODAY), **plaats),
    )  # fmt: skip


def text_of(browser, url):
    answer = browser.get(url)
    assert answer.status_code == 200
    return " ".join(html.unescape(answer.content.decode()).split())


@pytest.fixture
def door(db):
    return MedewerkerFactory(rollen=["regisseur"])


def test_the_order_is_the_day_then_the_moment_and_only_that(door):
    offer, other = AanbodFactory(plaatsen=1), AanbodFactory(plaatsen=1)
    last = waits(door, aangemeld_op=TODAY - timedelta(1))
    third, second = (
        waits(door, aangemeld_op=TODAY - timedelta(9)),
        waits(door, aangemeld_op=TODAY - timedelta(9)),
    )
    Wachtplek.objects.filter(pk=second.pk).update(moment=third.moment - timedelta(hours=1))
    first = waits(door, aanbod=other, aangemeld_op=TODAY - timedelta(20))
    order = list(numbered(TODAY).filter(voorziening=OF).in_order())
    assert [(row.pk, row.plek) for row in order] == [
        (row.pk, place) for place, row in enumerate((first, second, third, last), start=1)
    ]
    with pytest.raises(RefusalError, match="Er is iemand eerder aan de beurt"):
        give(door, third, offer)
    second.refresh_from_db()
    stap = give(door, second, offer)  # who waits for another offer only is no earlier one
    second.refresh_from_db()
    assert (second.uitkomst, second.stap, second.geeindigd_op, second.voorrang_reden) == (
        "geplaatst", stap, TODAY, None,
    )  # fmt: skip
    assert (stap.status, stap.aanbod, stap.klant) == ("lopend", offer, second.klant)
    Aanbod.objects.filter(pk=offer.pk).update(plaatsen=2)
    with pytest.raises(RefusalError, match="Er is iemand eerder aan de beurt"):
        give(door, last, offer)
    ahead = give(door, last, offer, voorrang_reden="Anders dakloos", start=TODAY + timedelta(3))
    last.refresh_from_db()
    assert (ahead.status, last.voorrang_reden) == ("gepland", "Anders dakloos")
    with pytest.raises(RefusalError, match="staat niet meer op de wachtlijst"):
        give(door, last, offer)


def most_placed(free, waits):
    """By trying everything: how many of these can have a place at once."""
    choices = [[None, *(pk for pk in free if wanted in {None, pk})] for wanted in waits]
    tries = (Counter(filter(None, each)) for each in itertools.product(*choices))
    return max(each.total() for each in tries if all(each[pk] <= places for pk, places in free.items()))


def test_as_many_have_a_turn_as_can_be_placed_and_who_comes_first_goes_first():
    for a, b, number in itertools.product(range(3), range(3), range(5)):
        free = {"a": a, "b": b}
        for waits in itertools.product((None, "a", "b"), repeat=number):
            turns = [gets_place(wanted, free, waits[:before]) for before, wanted in enumerate(waits)]
            for first in range(number + 1):  # whoever comes later takes no turn away
                assert sum(turns[:first]) == most_placed(free, waits[:first]), (free, waits)


@pytest.mark.django_db
def test_with_two_free_places_the_first_two_have_a_turn_on_the_list_the_page_and_in_placing(cast, client_of):
    offer = AanbodFactory(plaatsen=2)
    AanbodFactory(plaatsen=4, einde=TODAY - timedelta(1))  # over: no place there
    plans = [person_of(cast.regisseur)[1].traject for _ in range(3)]
    rows = [waits(cast.regisseur, plan) for plan in plans]
    browser, chief = client_of(cast.regisseur), client_of(cast.teamleider)
    listed = text_of(browser, f"/voorzieningen/voorziening/?code={OF}")
    assert listed.count(">Aan de beurt<") == 2
    urls = [f"/wachtplekken/{row.pk}/" for row in rows]
    assert "Waarom gaat deze klant voor?" not in text_of(chief, urls[1])  # a turn needs no precedence
    assert "Waarom gaat deze klant voor?" in text_of(chief, urls[2])
    assert "Wie eerder staat, houdt zijn nummer" in text_of(chief, urls[2])
    assert "nog niet aan de beurt" in text_of(browser, urls[2])
    assert "een teamleider kan haar aan de volgende geven" in text_of(browser, urls[0])
    assert "Er is plaats" not in text_of(chief, urls[2])
    assert taken.numbers(cast.regisseur, TODAY) == {"plaats": 2}
    assert not taken.numbers(cast.collega, TODAY)
    lines = taken.shown(cast.regisseur, TODAY)
    assert {line.adres for line in lines} == set(urls[:2])
    assert lines[0].zin == f"Er is plaats: Taaltraining. Op de lijst sinds {day()}: geef de plaats"
    said = {"aanbod": str(offer.pk), "start": day()}
    given = [{**said, "versie": row.versie, "nieuw_id": str(uuid4())} for row in rows]
    assert browser.post(urls[2], given[2]).status_code == 403
    assert browser.post(urls[1], given[1]).status_code == 302
    assert "nog niet aan de beurt" in text_of(browser, urls[2])
    assert browser.post(urls[0], given[0]).status_code == 302
    assert set(Stap.objects.filter(aanbod=offer).values_list("klant", flat=True)) == {
        plan.klant_id for plan in plans[:2]
    }
    rows[1].refresh_from_db()
    assert rows[1].voorrang_reden is None
    assert not taken.numbers(cast.regisseur, TODAY)  # both places are taken


@pytest.mark.django_db
def test_a_teamleider_passes_over_who_cannot_come_now_and_they_stay_the_first(cast, client_of):
    offer = AanbodFactory(plaatsen=1)
    first, second = (waits(cast.regisseur, person_of(cast.regisseur)[1].traject) for _ in range(2))
    said = {"aanbod": str(offer.pk), "start": day(), "versie": second.versie, "nieuw_id": str(uuid4())}
    url = f"/wachtplekken/{second.pk}/"
    assert (
        client_of(cast.teamleider).post(url, {**said, "voorrang_reden": "Wie eerst is, is ziek"}).status_code
        == 302
    )
    first.refresh_from_db()
    assert (first.geeindigd_op, [row.plek for row in waiting_of(first.traject, TODAY)]) == (None, [1])
    assert "Er is plaats" not in text_of(client_of(cast.regisseur), f"/wachtplekken/{first.pk}/")
    assert "plaats" not in taken.numbers(cast.regisseur, TODAY)
    Aanbod.objects.update(plaatsen=2)
    assert [line.ding for line in taken.shown(cast.regisseur, TODAY)] == [first.pk]


@pytest.mark.django_db
def test_who_has_a_place_is_asked_in_as_many_questions_for_many_lists_as_for_one(django_assert_num_queries):
    writer, codes = MedewerkerFactory(rollen=["regisseur"]), ["taaltraining", "stage", "buddy"]
    for code in codes:
        AanbodFactory(voorziening_id=code, plaatsen=2)
        for _ in range(4):
            row = waits(writer)
            Wachtplek.objects.filter(pk=row.pk).update(voorziening=code)
    for asked in (codes[:1], codes):
        with django_assert_num_queries(2):
            assert len(with_a_place(asked, TODAY)) == 2 * len(asked)
    Aanbod.objects.update(einde=TODAY - timedelta(1))
    with django_assert_num_queries(1):
        assert with_a_place(codes, TODAY) == set()


def test_nobody_gets_a_place_past_the_list(door):
    offer, free = AanbodFactory(), AanbodFactory(voorziening_id="stage")
    waits(door)
    plan = TrajectFactory(start=date(2024, 1, 1))
    said = {"door": door.pk, "traject_id": plan.pk, "start": TODAY, "status": "lopend", "einde": None}
    with pytest.raises(RefusalError, match="Voor deze plaats wachten klanten"):
        add_stap(voorziening_id=OF, aanbod_id=offer.pk, **said)
    stap = add_stap(voorziening_id=OF, **said)
    with pytest.raises(RefusalError, match="Voor deze plaats wachten klanten"):
        save_stap(
            door=door.pk, stap_id=stap.pk, versie=stap.versie, start=TODAY, status="lopend", einde=None,
            aanbod_id=offer.pk,
        )  # fmt: skip
    assert add_stap(voorziening_id="stage", aanbod_id=free.pk, **said).aanbod == free


def test_waiting_ends_with_the_traject_and_each_night_for_who_died_or_moved(door):
    AanbodFactory()
    ended, dead, moved, delivered, stays = (waits(door) for _ in range(5))
    end_traject(
        door=door.pk, traject_id=ended.traject_id, versie=ended.traject.versie, einde=TODAY, einde_reden_id="werk"
    )  # fmt: skip
    Klant.objects.filter(pk=dead.klant_id).update(overleden_op=TODAY)
    Klant.objects.filter(pk=moved.klant_id).update(verhuisd_op=TODAY)
    type(delivered.traject).objects.filter(pk=delivered.traject_id).update(
        einde=TODAY - timedelta(1), einde_reden="werk"
    )
    assert [row.pk for row in Wachtplek.objects.waiting(TODAY)] == [stays.pk]
    stop_lists(TODAY)
    stop_lists(TODAY)
    found = {row.pk: (row.uitkomst, row.reden) for row in Wachtplek.objects.exclude(pk=stays.pk)}
    assert found == {
        ended.pk: ("gestopt", "Het traject is beëindigd."),
        dead.pk: ("gestopt", "De klant is overleden."),
        moved.pk: ("gestopt", "De klant is verhuisd naar een andere gemeente."),
        delivered.pk: ("gestopt", "Het traject is beëindigd."),
    }
    stays.refresh_from_db()
    leave_list(door=door.pk, wachtplek_id=stays.pk, versie=stays.versie, reden="Heeft werk", vandaag=TODAY)
    assert waiting_of(stays.traject, TODAY) == []


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("wachtplek_een_open", {}),
        ("wachtplek_aangemeld", {"aangemeld_op": TODAY + timedelta(1), "voorziening_id": "stage"}),
        ("wachtplek_einde_met_reden", {"geeindigd_op": TODAY, "uitkomst": "ingetrokken", "reden": " "}),
        ("wachtplek_einde_met_reden", {"geeindigd_op": TODAY, "uitkomst": "geplaatst"}),
        ("wachtplek_einde_met_reden", {"reden": "x"}),
        ("wachtplek_voorrang_met_reden", {"voorrang_reden": "x", "voorziening_id": "stage"}),
        ("wachtplek_einde_na_aanmelden",
         {"geeindigd_op": TODAY - timedelta(1), "uitkomst": "gestopt", "reden": "x"}),
    ],
)  # fmt: skip
def test_the_database_refuses_what_can_never_be(door, name, values):
    AanbodFactory()
    row = waits(door)
    said = {"klant": row.klant, "traject": row.traject, "voorziening_id": OF, "aangemeld_op": TODAY,
            "medewerker": door, **values}  # fmt: skip
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Wachtplek.objects.create(wachtpleknummer="Q", **said)


def test_of_many_who_wait_and_are_placed_at_once_one_gets_the_last_place(committed_db):
    door = MedewerkerFactory(rollen=["teamleider"])
    offer = AanbodFactory(plaatsen=1)
    rows = [waits(door) for _ in range(6)]

    def take(row, found):
        try:
            give(door, row, offer, voorrang_reden="Spoed")
            found["gelukt"] += 1
        except RefusalError as refusal:
            found[str(refusal)] += 1

    found = gelijktijdig.at_once(rows, take)
    assert found == {"gelukt": 1, f"Op {day()} is de enige plaats van “{offer.naam}” bezet.": 5}
    assert Wachtplek.objects.filter(uitkomst="geplaatst").count() == Stap.objects.count() == 1


@pytest.mark.django_db
def test_a_klant_is_put_on_the_list_and_gets_the_place_that_comes_free(cast, client_of):
    browser, chief = client_of(cast.regisseur), client_of(cast.teamleider)
    offer = AanbodFactory(plaatsen=1, naam="Avond")
    held = StapFactory(traject=TrajectFactory(start=date(2024, 1, 1)), voorziening_id=OF, aanbod=offer)
    (klant, regie, _step), (second, other, _other) = (person_of(cast.regisseur) for _ in range(2))
    page = f"/trajecten/{regie.traject_id}/wachtlijst/nieuw/"
    assert "Kies voor welk aanbod" in browser.post(page, {"voorziening": OF}).content.decode()
    sent = {"voorziening": OF, "aanbod": "", "nieuw_id": str(uuid4())}
    assert browser.post(page, sent).status_code == 302
    assert browser.post(page, sent).status_code == 302
    again = browser.post(page, {**sent, "nieuw_id": str(uuid4())}).content.decode()
    assert "staat al op de wachtlijst" in again
    waits(cast.regisseur, other.traject)
    row, behind = Wachtplek.objects.get(klant=klant), Wachtplek.objects.get(klant=second)
    assert "Ik ben nummer 1 op de lijst" in text_of(browser, f"/trajecten/{regie.traject_id}/plan/")
    url, his = f"/wachtplekken/{row.pk}/", f"/wachtplekken/{behind.pk}/"
    listed = text_of(browser, f"/voorzieningen/voorziening/?code={OF}")
    assert klant.achternaam in listed
    assert "Aan de beurt" not in listed
    assert "2 klanten wachten." in text_of(client_of(cast.manager), f"/voorzieningen/voorziening/?code={OF}")
    assert "Iemand anders" in text_of(client_of(cast.vreemde), f"/voorzieningen/voorziening/?code={OF}")
    given = {"aanbod": str(offer.pk), "start": day(), "versie": row.versie, "nieuw_id": str(uuid4())}
    assert "is de enige plaats" in html.unescape(browser.post(url, given).content.decode())
    save_stap(
        door=cast.regisseur.pk, stap_id=held.pk, versie=held.versie, start=held.start, status="afgerond",
        einde=TODAY - timedelta(1),
    )  # fmt: skip
    assert "Aan de beurt" in text_of(browser, f"/voorzieningen/voorziening/?code={OF}")
    assert "nog niet aan de beurt" in text_of(browser, his)
    assert browser.post(his, {**given, "versie": behind.versie}).status_code == 403
    refused = chief.post(his, {**given, "versie": behind.versie}).content.decode()
    assert "Schrijf op waarom deze klant voorgaat" in refused
    for _ in range(2):
        assert browser.post(url, given).status_code == 302
    assert Stap.objects.get(wachtplek=row).aanbod == offer
    weg = {"reden": "Heeft werk", "versie": behind.versie}
    assert browser.post(f"{his}weg/", weg).status_code == 302
    assert "Heeft werk" in text_of(browser, his)
    stranger = KlantFactory()
    assert (
        browser.get(f"/wachtplekken/{waits(cast.vreemde, TrajectFactory(klant=stranger)).pk}/").status_code
        == 404
    )
