"""Offers with places: nobody overbooks, by service, by SQL or by changing the offer; and who sees who takes part."""

import html
from datetime import date, time, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, NotSupportedError, connection, transaction

from intake.models import Klant
from tests.dossier.gevallen import person_of
from tests.intake.factories import KlantFactory
from tests.trajecten import gelijktijdig
from tests.trajecten.factories import AanbodFactory, StapFactory, TrajectFactory
from trajecten.models import Aanbod, Groepsdagdeel, Stap, Voorziening
from trajecten.overzicht.aanbod import overview
from trajecten.services import add_stap, end_traject, save_stap
from trajecten.services.aanbod import voorziening_state
from werkoffensief.web import clock
from werkoffensief.web.kalender import months_after
from werkoffensief.web.refusals import RefusalError

TODAY = clock.today()
START = date(2019, 3, 1)


def day(days=0):
    return (TODAY + timedelta(days=days)).strftime("%d-%m-%Y")


def step(aanbod, start=START, **values):
    if "einde" in values:
        values["status"] = "afgerond"
    return StapFactory(traject__start=date(2019, 1, 1), voorziening_id="taaltraining", start=start, aanbod=aanbod,
                       **values)  # fmt: skip


def immediate():
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def text_of(browser, url):
    answer = browser.get(url)
    assert answer.status_code == 200
    return " ".join(html.unescape(answer.content.decode()).split())


@pytest.mark.django_db
def test_an_offer_is_never_fuller_than_its_places_whoever_writes():
    aanbod = AanbodFactory(plaatsen=2, start=date(2019, 1, 1), einde=date(2019, 12, 31))
    first, _second = step(aanbod, einde=date(2019, 6, 30)), step(aanbod)
    after = step(aanbod, date(2019, 7, 1))  # the place of the first is free from the day after its end
    immediate()

    def refused(name, act):
        with pytest.raises(IntegrityError) as refusal:
            at_once(act)
        assert refusal.value.__cause__.diag.constraint_name == name

    rows, full = Stap.objects.filter(pk=first.pk), "aanbod_heeft_plaats"
    refused(full, lambda: step(aanbod))
    refused(full, lambda: Stap.objects.bulk_create([copy_of(first)]))
    refused(full, lambda: rows.update(einde=date(2019, 7, 1)))
    refused(full, lambda: rows.update(einde=None, status="lopend"))  # gone on with
    refused(full, lambda: Stap.objects.filter(pk=after.pk).update(start=date(2019, 6, 30)))
    refused(full, lambda: Aanbod.objects.update(plaatsen=1))
    gone = step(aanbod, vervallen_op=clock.now(), vervallen_reden="Fout")
    immediate()
    refused(full, lambda: Stap.objects.filter(pk=gone.pk).update(vervallen_op=None, vervallen_reden=None))
    refused("stap_in_aanbod", lambda: Aanbod.objects.update(start=date(2019, 3, 2)))
    refused("stap_in_aanbod", lambda: Aanbod.objects.update(einde=date(2019, 6, 30)))
    refused("stap_in_aanbod", lambda: Aanbod.objects.update(vervallen_op=clock.now(), vervallen_reden="x"))
    refused("stap_in_aanbod", lambda: rows.update(einde=date(2020, 1, 1)))
    refused("stap_in_aanbod", lambda: step(aanbod, date(2018, 12, 31)))
    refused("stap_aanbod_van_voorziening", lambda: rows.update(voorziening_id="stage"))
    Aanbod.objects.update(plaatsen=3)
    Stap.objects.filter(pk=gone.pk).update(vervallen_op=None, vervallen_reden=None)
    immediate()


def at_once(act):
    with transaction.atomic():
        act()
        immediate()


def copy_of(row):
    fresh = Stap.objects.get(pk=row.pk)
    fresh.pk, fresh.stapnummer = uuid4(), str(uuid4())
    return fresh


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("aanbod_plaatsen", {"plaatsen": 0}),
        ("aanbod_einde_na_start", {"einde": date(2018, 1, 1)}),
        ("aanbod_zegt_naam", {"naam": " "}),
        ("aanbod_een_per_naam", {"naam": "Er al"}),
    ],
)
@pytest.mark.django_db
def test_the_database_refuses_an_offer_that_cannot_be(name, values):
    AanbodFactory(naam="Er al")
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        AanbodFactory(**values)


@pytest.mark.django_db
def test_a_traject_ends_also_when_its_offer_ended_earlier_and_a_step_moves_to_another_offer(cast):
    full, other = AanbodFactory(plaatsen=1, einde=date(2019, 6, 30)), AanbodFactory(plaatsen=1)
    held = step(full)
    plan = TrajectFactory(start=date(2019, 1, 1))
    said = {"voorziening_id": "taaltraining", "start": START, "status": "lopend", "einde": None}
    with pytest.raises(RefusalError, match="Op 01-03-2019 is de enige plaats van “Groep"):
        add_stap(door="systeem", traject_id=plan.pk, aanbod_id=full.pk, **said)
    assert not Stap.objects.filter(traject=plan).exists()
    moved = add_stap(door="systeem", traject_id=plan.pk, aanbod_id=other.pk, **said)
    end_traject(
        door="systeem", traject_id=held.traject_id, versie=held.traject.versie, einde=date(2019, 9, 1),
        einde_reden_id="werk",
    )  # fmt: skip
    held.refresh_from_db()
    assert (held.status, held.einde) == ("gestopt", date(2019, 6, 30))
    later = date(2019, 7, 1)
    with pytest.raises(RefusalError, match="De stap valt daarbuiten"):
        save_stap(
            door="systeem", stap_id=moved.pk, versie=moved.versie, start=later, status="lopend", einde=None,
            aanbod_id=full.pk,
        )  # fmt: skip


def test_of_many_who_take_the_last_place_at_once_one_wins_and_the_others_read_why(committed_db):
    """By the service and by SQL, each on a connection of its own."""
    served, written = AanbodFactory(plaatsen=1), AanbodFactory(plaatsen=1)
    plans = [TrajectFactory(start=date(2019, 1, 1)) for _ in range(8)]

    def take(plan, found):
        try:
            add_stap(
                door="systeem", traject_id=plan.pk, voorziening_id="taaltraining", start=START, status="lopend",
                einde=None, aanbod_id=served.pk,
            )  # fmt: skip
            found["gelukt"] += 1
        except RefusalError as refusal:
            found[str(refusal)] += 1

    why = f"Op 01-03-2019 is de enige plaats van “{served.naam}” bezet."
    assert gelijktijdig.at_once(plans, take) == {"gelukt": 1, why: 7}
    taken = gelijktijdig.write_at_once(
        committed_db.owner_url, plans,
        "INSERT INTO trajecten_stap (stapnummer, klant_id, traject_id, voorziening_id, start, status, aanbod_id) "
        "VALUES (gen_random_uuid(), %s, %s, 'taaltraining', '2019-03-01', 'lopend', %s)",
        lambda plan: [plan.klant_id, plan.pk, written.pk],
    )  # fmt: skip
    assert taken == {"gelukt": 1, "aanbod_heeft_plaats": 7}
    with pytest.raises(NotSupportedError, match="READ COMMITTED"):
        at_once(lambda: _with_one_view(written))


def _with_one_view(aanbod):
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
    step(aanbod, date(2019, 4, 1))


@pytest.mark.django_db
def test_what_is_free_now_and_next_month():
    soon = months_after(TODAY, 1)
    running = AanbodFactory(plaatsen=3)
    AanbodFactory(plaatsen=5, start=soon)
    AanbodFactory(plaatsen=7, einde=TODAY - timedelta(1))
    step(running, verwacht_einde=soon - timedelta(1))
    step(running, verwacht_einde=soon)
    step(running, start=soon, status="gepland")
    step(running, einde=TODAY - timedelta(1))
    [line] = overview([Voorziening.objects.get(pk="taaltraining")], TODAY)
    assert (line.plaatsen, line.vrij, line.vrij_straks, line.volgende_start) == (3, 1, 1 + 5, soon)
    [line] = overview([Voorziening.objects.get(pk="stage")], TODAY)
    assert (line.aanbod, line.volgende_start) == ([], None)


@pytest.mark.django_db
def test_an_offer_is_made_and_kept_and_a_klant_gets_a_place_in_it(cast, client_of):
    keeper, browser = client_of(cast.accountmanager), client_of(cast.regisseur)
    klant, regie, _running = person_of(cast.regisseur)
    address = "/voorzieningen/voorziening/aanbod/nieuw/?code=taaltraining"
    wrong = keeper.post(address, {"naam": "Avond", "start": day(), "einde": day(-1), "plaatsen": "0"})
    assert "De laatste dag ligt voor de eerste dag." in wrong.content.decode()
    key = str(uuid4())
    for _ in range(2):
        sent = {"naam": "Avond", "locatie": "Spui", "start": day(-9), "plaatsen": "1", "nieuw_id": key}
        assert keeper.post(address, sent).status_code == 302
    offer = Aanbod.objects.get()
    hours = {"dag": "2", "begin": "19:00", "einde": "21:00", "nieuw_id": str(uuid4())}
    assert keeper.post(f"/aanbod/{offer.pk}/dagdeel/nieuw/", hours).status_code == 302
    assert "dinsdag 19:00 tot 21:00, 1 van 1 vrij" in text_of(
        browser, f"/trajecten/{regie.traject_id}/stap/nieuw/?voorziening=taaltraining"
    )
    page = f"/trajecten/{regie.traject_id}/stap/nieuw/"
    chosen = {"voorziening": "taaltraining", "start": day(), "status": "lopend", "nieuw_id": str(uuid4())}
    assert "of dat er nog geen plaats is" in browser.post(page, chosen).content.decode()
    placed = {**chosen, "aanbod": str(offer.pk), "verwacht_einde": day(60)}
    assert browser.post(page, placed).status_code == 302
    row = Stap.objects.get(aanbod__isnull=False)
    assert (row.klant, row.aanbod, row.verwacht_einde) == (klant, offer, TODAY + timedelta(60))
    assert klant.achternaam in text_of(browser, f"/aanbod/{offer.pk}/")
    for stranger in (cast.vreemde, cast.manager, cast.accountmanager):
        seen = text_of(client_of(stranger), f"/aanbod/{offer.pk}/")
        assert "1 klant heeft of krijgt een plaats." in seen
        assert klant.achternaam not in seen
    again = browser.post(page, {**placed, "nieuw_id": str(uuid4())})
    assert "is de enige plaats van “Avond” bezet." in html.unescape(again.content.decode())
    answer = keeper.post(f"/aanbod/{offer.pk}/opbergen/", follow=True).content.decode()
    assert "Vul een laatste dag in" in answer
    kept = {"naam": "Avond", "start": day(-9), "einde": day(-1), "plaatsen": "1", "versie": offer.versie}
    assert "buiten de looptijd" in keeper.post(f"/aanbod/{offer.pk}/wijzigen/", kept).content.decode()
    part = Groepsdagdeel.objects.get()
    assert (part.begin, str(part)) == (time(19), "dinsdag 19:00 tot 21:00")
    assert keeper.post(f"/dagdelen/{part.pk}/weg/").status_code == 302
    assert "Er zijn geen vaste dagen." in text_of(keeper, f"/aanbod/{offer.pk}/")


@pytest.mark.django_db
def test_the_beheerder_keeps_what_belongs_to_a_voorziening_and_loses_no_text(cast, client_of):
    beheer, row = client_of(cast.beheerder), Voorziening.objects.get(pk="stage")
    page = "/voorzieningen/voorziening/wijzigen/?code=stage"
    said = {"omschrijving": "Meelopen", "prijs_centen": "1.250,50", "geldig_maanden": "6", "beschikking": "on",
            "versie": voorziening_state(row)}  # fmt: skip
    assert "Bij een besluit hoort een brief." in beheer.post(page, said).content.decode()
    assert "Dit bedrag klopt niet." in beheer.post(page, {**said, "prijs_centen": "1,555"}).content.decode()
    assert beheer.post(page, {**said, "brieftekst": "U mag"}).status_code == 302
    row.refresh_from_db()
    assert (row.prijs_centen, row.beschikking, row.brieftekst) == (125050, True, "U mag")
    stale = beheer.post(page, {**said, "omschrijving": "Anders", "brieftekst": "U mag"}).content.decode()
    assert "Iemand anders heeft dit gewijzigd" in stale
    assert "Anders" in stale
    shown = text_of(client_of(cast.manager), "/voorzieningen/voorziening/?code=stage")
    assert "€ 1.250,50" in shown.replace("\xa0", " ")


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 25])
def test_the_pages_ask_a_fixed_number_of_questions(cast, client_of, django_assert_max_num_queries, number):
    offer = AanbodFactory(plaatsen=100)
    for place in range(number):
        klant = KlantFactory()
        Klant.objects.filter(pk=klant.pk).update(team=cast.centrum)
        StapFactory(traject=TrajectFactory(klant=klant), voorziening_id="taaltraining", aanbod=offer)
        Voorziening.objects.create(code=f"v{place}", naam=f"V {place}")
        AanbodFactory(voorziening_id=f"v{place}")
    browser = client_of(cast.regisseur)
    for url in ("/voorzieningen/", "/voorzieningen/voorziening/?code=taaltraining", f"/aanbod/{offer.pk}/"):
        browser.get(url)
        with django_assert_max_num_queries(12):
            assert browser.get(url).status_code == 200
