"""Buddies: who can take somebody on, chosen by a person with reasons, and never more klanten than was agreed."""

import html
import re
from datetime import timedelta
from uuid import uuid4

import psycopg
import pytest
from django.db import IntegrityError, transaction

from tests.accounts.factories import MedewerkerFactory
from tests.dossier.gevallen import person_of
from tests.intake.factories import KlantFactory
from tests.trajecten.gelijktijdig import at_once
from trajecten.enums import EindeBuddy
from trajecten.models import Buddy, Buddycontact, Buddykoppeling
from trajecten.nightly import erase_buddies
from trajecten.overzicht.buddies import proposals, silent_on
from trajecten.services import buddies as services
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError

TODAY = clock.today()
FULL = "Deze buddy heeft op"


def days(number=0):
    return TODAY + timedelta(days=number)


def day(number=0):
    return days(number).strftime("%d-%m-%Y")


def volunteer(naam="Anna Bos", **values):
    said = {"naam": naam, "vog_op": days(-100), "van": days(-100), "plekken": 1, **values}
    return Buddy.objects.create(buddynummer=str(uuid4()), **said)


def pair(buddy, klant=None, door=None, start=0, **values):
    row = {"buddy": buddy, "klant": klant or KlantFactory(), "medewerker": door or MedewerkerFactory(),
           "start": days(start), "waarom": "x", **values}  # fmt: skip
    return Buddykoppeling.objects.create(koppelnummer=str(uuid4()), **row)


def text_of(browser, url):
    answer = browser.get(url)
    assert answer.status_code == 200
    return " ".join(html.unescape(answer.content.decode()).split())


@pytest.mark.django_db
def test_kept_proposed_with_reasons_chosen_met_and_ended(cast, client_of):
    klant = person_of(cast.regisseur)[0]
    keeper, regisseur = client_of(cast.accountmanager), client_of(cast.regisseur)
    said = {"naam": "Bo Vis", "vog_op": day(-30), "plekken": "1", "van": day(-30), "talen": "Turks, nld",
            "telefoon": "0612345678", "nieuw_id": str(uuid4())}  # fmt: skip
    assert "Deze taal kennen wij niet: Klingon" in keeper.post(
        "/buddies/nieuw/", {**said, "talen": "Klingon"}
    ).content.decode()  # fmt: skip
    for _ in range(2):  # pressed twice is one
        assert keeper.post("/buddies/nieuw/", said).status_code == 302
    row = Buddy.objects.get()
    assert row.talen == ["nld", "tur"]
    assert "1 van 1" in text_of(keeper, "/buddies/")
    volunteer("Aa Eerst")
    here = f"/klanten/{klant.pk}/buddy/"
    asked = regisseur.post(f"{here}nieuw/", {"taal": "turks", "sector": "", "wat_telt": "ja"})
    assert asked.url == f"{here}nieuw/?zoek=1"  # what a klant wishes stands in no address
    found = text_of(regisseur, asked.url)
    assert 'value="Turks"' in found
    assert found.index("Bo Vis") < found.index("Aa Eerst")  # what fits goes first
    assert "Past bij: taal Turks" in found
    choose = {"buddy": str(row.pk), "start": day(), "waarom": "Spreekt Turks", "nieuw_id": str(uuid4())}
    early = html.unescape(regisseur.post(f"{here}nieuw/", {**choose, "start": day(-31)}).content.decode())
    assert "Op deze dag was de VOG van de buddy er nog niet." in early
    unknown = {"taal": "Klingon", "sector": "", "wat_telt": "ja"}
    assert "Deze taal kennen wij niet" in regisseur.post(f"{here}nieuw/", unknown).content.decode()
    assert "Deze zoekvraag is verlopen" in text_of(regisseur, f"{here}nieuw/?zoek=9")
    assert regisseur.post(asked.url, choose).status_code == 302
    made = Buddykoppeling.objects.get()
    assert "Bo Vis" not in text_of(regisseur, f"{here}nieuw/")  # no place left
    other = person_of(cast.regisseur)[0]
    Buddy.objects.exclude(pk=row.pk).update(vog_op=None)  # nobody is left, yet what was typed is
    late = {**choose, "waarom": "Kent de bouw", "nieuw_id": str(uuid4())}
    full = html.unescape(regisseur.post(f"/klanten/{other.pk}/buddy/nieuw/", late).content.decode())
    assert "Deze buddy heeft geen vrije plek meer" in full
    assert "Kent de bouw" in full
    letter = text_of(regisseur, f"/buddykoppelingen/{made.pk}/brief/").split("plan-blad")[1]
    assert klant.achternaam not in letter.split("</main>")[0]
    contact = {"dag": day(), "hoe": "gezien", "tekst": "Koffie", "nieuw_id": str(uuid4())}
    assert regisseur.post(f"/buddykoppelingen/{made.pk}/contact/", contact).status_code == 302
    assert "Koffie" in text_of(regisseur, here)
    end = {"einde": day(), "einde_reden": "klant", "versie": made.versie}
    assert regisseur.post(f"/buddykoppelingen/{made.pk}/einde/", end).status_code == 302
    assert Buddykoppeling.objects.get().einde_reden == EindeBuddy.KLANT
    assert keeper.get(here).status_code == 403


@pytest.mark.django_db
def test_the_order_knows_buddies_only():
    """Most of what was asked, then longest without a new klant, then name; nobody without a place or a valid VOG."""
    long_ago, lately, fresh = volunteer("B"), volunteer("C"), volunteer("D", talen=["tur"], sector="zorg")
    pair(long_ago, start=-60, einde=days(-50), einde_reden="klaar")
    pair(lately, start=-20, einde=days(-10), einde_reden="klaar")
    never = volunteer("A")
    pair(volunteer("vol"))
    volunteer("verlopen", vog_op=days(-4 * 365), van=days(-90))
    volunteer("gestopt", tot=days(-1))
    volunteer("straks", van=days(9))
    volunteer("zonder", vog_op=None)
    assert [row.buddy for row in proposals(TODAY)] == [never, fresh, long_ago, lately]
    assert proposals(TODAY, taal="tur", sector="zorg")[0].buddy == fresh
    assert proposals(TODAY, taal="tur")[0].past == ("taal Turks",)


@pytest.mark.django_db
def test_the_database_refuses_what_a_buddy_cannot_take_on():
    klant, buddy = KlantFactory(), volunteer(tot=days(100))
    with pytest.raises(IntegrityError, match="is er niet op alle dagen"), transaction.atomic():
        pair(buddy)  # open, while the buddy stops
    made = pair(buddy, klant, einde=days(50), einde_reden="klaar")
    pair(buddy, start=51, einde=days(60), einde_reden="klaar")
    with pytest.raises(IntegrityError, match=FULL), transaction.atomic():
        pair(buddy, start=40, einde=days(55), einde_reden="klaar")
    for change in ({"plekken": 0}, {"tot": days(20)}, {"vervallen_op": clock.now(), "vervallen_reden": "x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Buddy.objects.filter(pk=buddy.pk).update(**change)
    old = volunteer(vog_op=days(-3 * 365 - 2), van=days(-3 * 365 - 2), plekken=3)
    with pytest.raises(IntegrityError, match="VOG"), transaction.atomic():
        pair(old)
    with pytest.raises(IntegrityError, match="geen VOG bekend"), transaction.atomic():
        pair(volunteer(vog_op=None))
    pair(old, start=-10)  # three years on the first day, older now: nobody is sent away
    for change in ({"vog_op": None}, {"vog_op": days(-3 * 365 - 20)}):
        with pytest.raises(IntegrityError, match="VOG"), transaction.atomic():
            Buddy.objects.filter(pk=old.pk).update(**change)
    Buddy.objects.filter(pk=old.pk).update(vog_op=TODAY)  # a newer one, after the first day
    with pytest.raises(RefusalError, match="al een buddy"):
        services.pair_buddy(
            door=made.medewerker_id, klant_id=klant.pk, koppeling_id=uuid4(), buddy_id=volunteer().pk,
            start=days(10), waarom="x",
        )  # fmt: skip
    with pytest.raises(IntegrityError, match="voor de eerste dag"), transaction.atomic():
        Buddycontact.objects.create(
            klant=klant, koppeling=made, dag=days(-1), hoe="gezien", medewerker=made.medewerker
        )
    Buddy.objects.filter(pk=buddy.pk).update(plekken=2)
    pair(buddy, start=40, einde=days(55), einde_reden="klaar")


def test_of_many_who_choose_one_buddy_at_once_as_many_win_as_there_are_places(committed_db):
    """Twenty klanten at once for three places, half past the application."""
    buddy = volunteer(plekken=3)
    door = MedewerkerFactory(rollen=["regisseur"])
    people = [KlantFactory() for _ in range(20)]

    def choose(klant, found):
        try:
            if klant.klantnummer[-1] in "13579":
                services.pair_buddy(
                    door=door.pk, klant_id=klant.pk, koppeling_id=uuid4(), buddy_id=buddy.pk, start=TODAY, waarom="x"
                )  # fmt: skip
            else:
                with psycopg.connect(committed_db.owner_url, autocommit=True) as connection:
                    connection.execute(
                        "INSERT INTO trajecten_buddykoppeling (koppelnummer, klant_id, buddy_id, medewerker_id, "
                        "start, waarom) VALUES (%s, %s, %s, %s, %s, 'x')",
                        [klant.klantnummer, klant.pk, buddy.pk, door.pk, TODAY],
                    )
        except (RefusalError, psycopg.errors.CheckViolation) as refusal:
            found["vol" if FULL in str(refusal) else str(refusal)] += 1
        else:
            found["gelukt"] += 1

    assert at_once(people, choose) == {"gelukt": 3, "vol": 17}
    assert Buddykoppeling.objects.count() == 3


@pytest.mark.django_db
def test_a_month_of_silence_shows_and_who_stopped_is_erased_two_years_later(cast, client_of):
    klant = person_of(cast.regisseur)[0]
    made = pair(volunteer("Bo Vis", plekken=2), klant, start=-40)
    pair(made.buddy, start=-20)
    assert list(silent_on(TODAY)) == [made]
    assert "Een maand niets gehoord van Bo Vis" in text_of(
        client_of(cast.regisseur), "/?deel=klanten"
    ).split("Hier is nu niemand")[0]  # fmt: skip
    services.record_contact(
        door=cast.regisseur.pk,
        koppeling_id=made.pk,
        contact_id=uuid4(),
        dag=days(-5),
        hoe="gebeld",
        tekst=None,
    )
    assert not silent_on(TODAY).exists()
    gone = volunteer("Weg", van=days(-2000), tot=days(-740), vog_op=days(-2000), telefoon="06")
    stays = volunteer("Net", van=days(-2000), tot=days(-720), vog_op=days(-2000))
    wrong = volunteer("Dubbel", vervallen_op=clock.now() - timedelta(740), vervallen_reden="Bo Vis al")
    erase_buddies(TODAY)
    gone.refresh_from_db()
    wrong.refresh_from_db()
    assert (wrong.naam, wrong.vervallen_reden) == ("gewist", "gewist")
    assert (gone.naam, gone.telefoon, gone.gewist_op) == ("gewist", None, TODAY)
    assert not gone.geschiedenis.exists()
    assert Buddy.objects.get(pk=stays.pk).naam == "Net"


@pytest.mark.django_db
def test_who_stops_ends_the_pairings_and_the_regisseur_reads_it(cast, client_of):
    """Whoever keeps the list sees no klanten, so nobody else could end them first."""
    klant = person_of(cast.regisseur)[0]
    keeper, regisseur = client_of(cast.accountmanager), client_of(cast.regisseur)
    buddy = volunteer("Bo Vis", plekken=3, vog_op=days(-1080))
    made, over = pair(buddy, klant, start=-10), pair(buddy, start=-60, einde=days(-50), einde_reden="klaar")
    assert "Bo Vis" in text_of(keeper, "/buddies/?groep=vog")  # too old within three months
    assert "Bo Vis" not in text_of(keeper, "/buddies/?groep=gestopt")
    said = {"naam": "Bo Vis", "vog_op": day(-1080), "plekken": "3", "van": day(-100), "versie": buddy.versie}
    here = f"/buddies/{buddy.pk}/"
    Buddycontact.objects.create(
        klant=klant, koppeling=made, dag=TODAY, hoe="gezien", medewerker=made.medewerker
    )
    for tot, sentence in (
        (-20, "begint na deze dag"),
        (-1, "nog contact met een klant"),
        (-200, "voor de eerste"),
    ):
        assert sentence in keeper.post(here, {**said, "tot": day(tot)}).content.decode()
    assert keeper.post(here, {**said, "tot": day(5)}).status_code == 302
    made.refresh_from_db()
    over.refresh_from_db()
    assert (made.einde, made.einde_reden, over.einde) == (days(5), EindeBuddy.BUDDY, days(-50))
    sentence = "Bo Vis is buddy tot en met"
    assert sentence in text_of(regisseur, "/?deel=klanten")
    pair(volunteer(), klant, start=6)
    assert sentence not in text_of(regisseur, "/?deel=klanten")
    page = text_of(regisseur, f"/klanten/{klant.pk}/buddy/")
    assert "Bo Vis" in page
    assert "is Anna Bos de buddy" in page


@pytest.mark.django_db
def test_who_is_in_the_list_by_mistake_is_taken_off_only_while_never_paired(cast, client_of):
    keeper, wrong, known = client_of(cast.accountmanager), volunteer("Bo Dubbel"), volunteer("Bo Vis")
    here, said = f"/buddies/{wrong.pk}/vervallen/", {"reden": "Twee keer", "versie": wrong.versie}
    assert "hoort niet in de lijst" in text_of(keeper, f"/buddies/{wrong.pk}/")
    assert client_of(cast.regisseur).get(here).status_code == 403
    for bad in ({"reden": " "}, {"versie": wrong.versie + 1}):
        assert keeper.post(here, {**said, **bad}).status_code == 200
    made = pair(wrong)
    answer = html.unescape(keeper.post(here, said).content.decode())
    assert "Vul een laatste dag in" in answer
    assert "Twee keer" in answer
    assert "hoort niet in de lijst" not in text_of(keeper, f"/buddies/{wrong.pk}/")
    Buddykoppeling.objects.filter(pk=made.pk).update(vervallen_op=clock.now(), vervallen_reden="x")
    assert keeper.post(here, said).status_code == 302
    wrong.refresh_from_db()
    assert wrong.vervallen_reden == "Twee keer"
    page = text_of(keeper, "/buddies/")
    assert "Bo Dubbel" not in page
    assert known.naam in page
    assert keeper.get(here).status_code == 404


@pytest.mark.django_db
def test_of_two_who_write_about_one_buddy_at_once_the_second_compares_and_loses_nothing(cast, client_of):
    keeper, form = client_of(cast.accountmanager), {"plekken": "1", "van": day(-100), "vog_op": day(-100)}
    fresh = {**form, "naam": "Bo Vis", "nieuw_id": str(uuid4())}
    assert [keeper.post("/buddies/nieuw/", fresh).status_code for _ in "12"] == [302, 302]
    again = keeper.post("/buddies/nieuw/", {**fresh, "naam": "Bo Anders"}).content.decode()
    assert "Dit formulier is al een keer verstuurd" in again
    assert 'value="Bo Anders"' in again
    assert "Bo Vis" in again
    buddy = Buddy.objects.get()
    here, seen = f"/buddies/{buddy.pk}/", {**form, "versie": buddy.versie}
    assert keeper.post(here, {**seen, "naam": "Bo Eerst"}).status_code == 302
    stale = keeper.post(here, {**seen, "naam": "Bo Later"}).content.decode()
    assert "Iemand anders heeft dit gewijzigd" in stale
    assert 'value="Bo Later"' in stale
    assert "Bo Eerst" in stale
    buddy.refresh_from_db()
    seen = {**seen, "versie": buddy.versie}
    assert keeper.post(here, {**seen, "naam": "Bo", "talen": "Turks, Pools"}).status_code == 302
    for naam in ("Bo", "Bo Later"):  # words, also where nothing else differs
        stale = keeper.post(here, {**seen, "naam": naam, "talen": "Arabisch"}).content.decode()
        assert '<span class="verslag">Pools, Turks</span>' in stale
        assert "pol" not in re.findall(r'class="verslag">(.*?)</span>', stale, re.DOTALL)
        assert 'value="Arabisch"' in stale
    assert 'value="Pools, Turks"' in keeper.get(here).content.decode()
