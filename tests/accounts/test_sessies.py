"""Sessions: how long they last, where somebody is logged in, and what ends them at once."""

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.accounts.factories import MedewerkerFactory, SessieFactory
from tests.accounts.test_inloggen import HOME, PASSWORD, attempt, make
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.middleware import browser_in_words
from werkoffensief.accounts.models import Medewerker, Rolverlening, Sessie
from werkoffensief.accounts.services import beheer
from werkoffensief.logboek.enums import Via
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
LIST, OTHERS, CHANGE = "/account/sessies/", "/account/sessies/beeindigen/", "/account/wachtwoord/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile/1 Safari/604.1"


def used(ago):
    """Let every session be used last this long ago."""
    Sessie.objects.update(laatst_gebruikt_op=clock.now() - ago)


def logged_in(**headers):
    browser = Client(**headers)
    attempt(browser)
    return browser


# --- How long -----------------------------------------------------------------------------------------------------


def test_fifteen_idle_minutes_end_a_session(client):
    make()
    attempt(client)
    used(timedelta(minutes=14, seconds=50))
    assert client.get(HOME).status_code == 200
    used(timedelta(minutes=15, seconds=1))
    assert client.get(HOME).url.startswith("/inloggen/")
    assert not Sessie.objects.exists()


def test_log_in_says_that_a_session_ended_and_to_nobody_else(client):
    make()
    says = "U bent uitgelogd, omdat u een tijd niets deed"
    assert says not in client.get(HOME, follow=True).content.decode()
    for end in (lambda: used(timedelta(minutes=16)), lambda: Sessie.objects.all().delete()):
        attempt(client)
        end()
        answer = client.get(HOME)
        assert answer.url == f"/inloggen/?next={HOME}&reden=voorbij"
        assert says in client.get(answer.url).content.decode()
        assert client.get(HOME).url == f"/inloggen/?next={HOME}"
    attempt(client)
    client.post("/uitloggen/")
    assert client.get(HOME).url == f"/inloggen/?next={HOME}"


def test_a_busy_session_stays(client):
    make()
    attempt(client)
    for _ in range(3):
        used(timedelta(minutes=10))
        assert client.get(HOME).status_code == 200
        assert clock.now() - Sessie.objects.get().laatst_gebruikt_op < timedelta(minutes=1)


def test_a_page_that_asks_whether_the_session_lives_does_not_use_it(client):
    mine = {"X-Leeft": str(make().pk)}
    attempt(client)
    used(timedelta(minutes=10))
    assert client.head(HOME, headers=mine).status_code == 204
    assert clock.now() - Sessie.objects.get().laatst_gebruikt_op > timedelta(minutes=9)
    used(timedelta(minutes=15, seconds=1))
    assert client.head(HOME, headers=mine).url.startswith("/inloggen/")


def test_a_page_of_somebody_else_learns_that_its_session_is_gone(client):
    make()
    other = MedewerkerFactory()
    attempt(client)
    used(timedelta(minutes=10))
    for whose in (str(other.pk), "", "ja"):
        assert client.head(HOME, headers={"X-Leeft": whose}).url == "/inloggen/"
    assert clock.now() - Sessie.objects.get().laatst_gebruikt_op > timedelta(minutes=9)
    assert client.get(HOME).status_code == 200  # whose session it is, goes on


def test_the_last_use_is_written_at_most_once_a_minute(client):
    make()
    attempt(client)
    for ago, writes in ((55, 0), (61, 1)):
        used(timedelta(seconds=ago))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get("/privacy/")
        updates = [query["sql"] for query in queries if "UPDATE" in query["sql"]]
        assert len(updates) == writes
        assert all("laatst_gebruikt_op" in sql and "session_data" not in sql for sql in updates)


# --- Where --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (FIREFOX, "Firefox op Windows"),
        (SAFARI, "Safari op een iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge op Linux"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36", "Chrome op Android"),
        ("", "Onbekende browser op een onbekend apparaat"),
        ("<script>" + "x" * 5000, "Onbekende browser op een onbekend apparaat"),
    ],
)
def test_a_browser_in_words(user_agent, words):
    assert browser_in_words(user_agent) == words


def test_the_list_shows_where_and_marks_this_one(client):
    make()
    here, there = logged_in(HTTP_USER_AGENT=FIREFOX), logged_in(HTTP_USER_AGENT=SAFARI)
    text = here.get(LIST).content.decode()
    assert text.count("hier bent u nu") == 1
    assert re.search(r"Firefox op Windows\s*<span[^>]*>hier bent u nu", text)
    assert "Safari op een iPhone" in text
    assert here.session.session_key not in text
    assert there.session.session_key not in text


def test_sessions_that_are_over_and_those_of_others_are_not_in_the_list(client):
    make()
    make("collega")
    old = logged_in(HTTP_USER_AGENT=SAFARI)
    Sessie.objects.update(laatst_gebruikt_op=clock.now() - timedelta(hours=1))
    attempt(Client(HTTP_USER_AGENT="Edg/1 CrOS"), "collega")
    text = logged_in(HTTP_USER_AGENT=FIREFOX).get(LIST).content.decode()
    assert "Firefox op Windows" in text
    assert "Safari" not in text
    assert "Edge" not in text
    assert old.get(HOME).status_code == 302


def test_one_session_or_all_others_can_be_ended(client):
    make()
    here, second, third = logged_in(), logged_in(), logged_in()
    row = Sessie.objects.get(pk=second.session.session_key)
    assert here.post(reverse("sessie_beeindigen", args=[row.nummer])).url == LIST
    assert [browser.get(HOME).status_code for browser in (here, second, third)] == [200, 302, 200]
    assert here.post(OTHERS).url == LIST
    assert [browser.get(HOME).status_code for browser in (here, third)] == [200, 302]


def test_the_session_of_another_is_absent(client):
    make()
    make("collega")
    theirs = Client()
    attempt(theirs, "collega")
    row = Sessie.objects.get(pk=theirs.session.session_key)
    assert logged_in().post(reverse("sessie_beeindigen", args=[row.nummer])).status_code == 404
    assert theirs.get(HOME).status_code == 200


@pytest.mark.parametrize("count", [1, 25, 100])
def test_the_list_takes_as_many_queries_for_more_sessions(client, count, django_assert_max_num_queries):
    medewerker = make()
    here = logged_in()
    Sessie.objects.bulk_create(SessieFactory.build_batch(count - 1, medewerker=medewerker))
    with django_assert_max_num_queries(12):
        assert here.get(LIST).content.decode().count("<tr>") == count + 1


def test_two_sessions_cannot_have_one_name(client):
    rows = SessieFactory.build_batch(2, medewerker=make(), nummer="00000000-0000-4000-8000-000000000000")
    with pytest.raises(IntegrityError):
        Sessie.objects.bulk_create(rows)


# --- At once ------------------------------------------------------------------------------------------------------


def test_another_password_ends_every_other_session(client):
    make()
    here, there = logged_in(), logged_in()
    form = {"huidig": PASSWORD, "wachtwoord": "een-heel-ander-woord", "nogmaals": "een-heel-ander-woord"}
    wrong = here.post(CHANGE, {**form, "huidig": "fout"})
    assert "Dit wachtwoord klopt niet" in wrong.content.decode()
    assert there.get(HOME).status_code == 200
    weak = here.post(CHANGE, {**form, "wachtwoord": "kort", "nogmaals": "kort"})
    assert weak.status_code == 200
    assert here.post(CHANGE, form).url == "/"
    assert here.get(HOME).status_code == 200
    assert there.get(HOME).status_code == 302
    assert Sessie.objects.filter(medewerker__isnull=False).count() == 1
    assert attempt(Client(), password=PASSWORD).status_code == 200
    assert attempt(Client(), password="een-heel-ander-woord").status_code == 302


def test_a_new_link_with_a_new_password_ends_every_session(client):
    medewerker = make()
    here = logged_in()
    token = beheer.invite(door="systeem", medewerker_id=medewerker.pk, now=clock.now(), via=Via.OPDRACHT)
    beheer.set_first_password(medewerker_id=medewerker.pk, token=token, password="een-heel-ander-woord")
    assert here.get(HOME).status_code == 302


def test_a_withdrawn_role_is_gone_at_the_next_request(cast, client_of):
    client = client_of(cast.beheerder)
    assert client.get("/beheer/teams/").status_code == 200
    beheer.withdraw_role(door="systeem", verlening_id=Rolverlening.objects.get(medewerker=cast.beheerder).pk)
    assert client.get("/beheer/teams/").status_code == 403


def test_a_closed_account_is_out_at_the_next_request(cast, client_of):
    client = client_of(cast.regisseur)
    assert client.get(HOME).status_code == 200
    row = Medewerker.objects.get(pk=cast.regisseur.pk)
    beheer.set_active(door="systeem", medewerker_id=row.pk, versie=row.versie, is_active=False)
    assert client.get(HOME).status_code == 302


def test_another_team_shows_other_people_at_the_next_request(cast, client_of):
    from tests.trajecten.factories import RegisseurschapFactory

    theirs = RegisseurschapFactory(medewerker=cast.vreemde).klant
    client = client_of(
        MedewerkerFactory(rollen=[Rol.CONSULENT], team=cast.escamp, gebruikersnaam="wisselaar")
    )
    url = reverse("klant_dossier", args=[theirs.pk])
    assert client.get(url).status_code == 200
    row = Medewerker.objects.get(gebruikersnaam="wisselaar")
    beheer.save_medewerker(
        door="systeem",
        medewerker_id=row.pk,
        versie=row.versie,
        gegevens={"naam": row.naam, "email": row.email, "telefoon": row.telefoon, "team": cast.centrum},
        now=clock.now(),
    )
    assert client.get(url).status_code == 404


def test_closing_an_account_ends_its_sessions_and_opening_it_does_not_bring_them_back(cast, client_of):
    theirs, other = client_of(cast.consulent), client_of(cast.regisseur)
    assert theirs.get(HOME).status_code == 200
    for wish in (False, True):
        cast.consulent.refresh_from_db()
        beheer.set_active(
            door=cast.beheerder.pk,
            medewerker_id=cast.consulent.pk,
            versie=cast.consulent.versie,
            is_active=wish,
        )
    assert theirs.get(HOME).status_code == 302
    assert other.get(HOME).status_code == 200
