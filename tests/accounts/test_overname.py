"""No beheerder alone gets into somebody else's account, and its owner learns of every attempt."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.accounts.factories import MedewerkerFactory
from tests.accounts.test_inloggen import PASSWORD, make
from tests.accounts.tweede_factor import give_app
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker
from werkoffensief.accounts.services import beheer, eenmalig, tweede_factor, vier_ogen
from werkoffensief.berichten.models import Opdracht
from werkoffensief.berichten.services import work_off
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError

pytestmark = pytest.mark.django_db
MAIL = "owner@gemeente.example"
LINK = re.compile("/wachtwoord/[0-9a-f-]{36}/")


@pytest.fixture
def chef():
    return MedewerkerFactory(gebruikersnaam="chef", rollen=[Rol.BEHEERDER])


@pytest.fixture
def ander():
    return MedewerkerFactory(gebruikersnaam="ander", rollen=[Rol.BEHEERDER])


@pytest.fixture
def owner(settings):
    """Has a password and a second factor."""
    settings.WEB_ADRES = "https://werk.example"
    medewerker = make("eigenaar", naam="Eva Eigenaar", email=MAIL)
    give_app(medewerker)
    return medewerker


def post(browser, name, medewerker, data=None):
    return browser.post(reverse(name, args=[medewerker.pk]), data or {}, follow=True)


def sent():
    """What the worker sends now: (to, subject, text)."""
    mail.outbox.clear()
    work_off(now=clock.now() + timedelta(seconds=1))
    return [(*m.to, m.subject, m.body) for m in mail.outbox]


def save(medewerker, door, email, now=None):
    medewerker.refresh_from_db()
    gegevens = {"naam": medewerker.naam, "email": email, "telefoon": None, "team": None}
    beheer.save_medewerker(
        door=door.pk,
        medewerker_id=medewerker.pk,
        versie=medewerker.versie,
        gegevens=gegevens,
        now=now or clock.now(),
    )


WAYS_IN = {
    "link": lambda who, door, now: beheer.invite(door=door.pk, medewerker_id=who.pk, now=now),
    "e-mail": lambda who, door, now: save(who, door, "elders@gemeente.example", now),
    "eenmalig": lambda who, door, now: eenmalig.switch_on(
        door=door.pk, medewerker_id=who.pk, inlognaam="van.een.ander", now=now
    ),
}


def reset(who, door, now):
    tweede_factor.reset(door=door.pk, medewerker_id=who.pk, now=now)


# --- The link ---------------------------------------------------------------------------------------------------


def test_the_link_of_an_account_with_an_owner_goes_to_that_owner_only(client_of, chef, owner):
    page = post(client_of(chef), "medewerker_uitnodigen", owner).content.decode()
    assert not LINK.search(page)
    assert "De link is gemaild naar het e-mailadres van de medewerker." in page
    assert not re.search("wachtwoord/|@", str(list(Opdracht.objects.values("soort", "sleutel", "inhoud"))))
    ((to, subject, text),) = sent()
    assert (to, subject) == (MAIL, "Werkoffensief: kies een wachtwoord")
    assert "Eva" not in subject + text
    assert "eigenaar" not in subject + text
    path = re.search(r"https://werk\.example(/wachtwoord/\S+)", text)[1]
    form = {"wachtwoord": "een heel nieuw woord", "nogmaals": "een heel nieuw woord"}
    assert Client().post(path, form).url == "/inloggen/"
    ((to, subject, text),) = sent()
    assert to == MAIL
    assert "met een link is een wachtwoord gekozen" in text
    assert "Was u dat niet" in text


@pytest.mark.parametrize("change", ["password", "log-in"])
def test_a_password_or_a_log_in_is_enough_to_have_an_owner(client_of, chef, change):
    row = MedewerkerFactory(rollen=[Rol.REGISSEUR], email=None)
    if change == "password":
        row.set_password(PASSWORD)
        row.save()
    else:
        Medewerker.objects.filter(pk=row.pk).update(last_login=clock.now())
    page = post(client_of(chef), "medewerker_uitnodigen", row).content.decode()
    assert not LINK.search(page)
    assert "Vul eerst het e-mailadres van de medewerker in." in page
    row.refresh_from_db()
    assert row.uitgenodigd_op is None


def test_a_new_account_gets_its_link_on_screen_and_its_owner_a_mail(client_of, chef):
    row = MedewerkerFactory(rollen=[Rol.REGISSEUR], email=MAIL)
    assert LINK.search(post(client_of(chef), "medewerker_uitnodigen", row).content.decode())
    ((to, _subject, text),) = sent()
    assert (to, "een beheerder maakte een link" in text) == (MAIL, True)
    assert not LINK.search(text)


def test_without_mail_the_server_makes_the_link(settings, client_of, chef, owner):
    settings.MAIL = False
    page = post(client_of(chef), "medewerker_uitnodigen", owner).content.decode()
    assert "Werkoffensief kan nog niet mailen." in page
    assert not Opdracht.objects.exists()


def test_the_link_goes_to_the_address_of_that_moment_and_dies_when_it_changes(chef, owner):
    beheer.invite(door=chef.pk, medewerker_id=owner.pk, now=clock.now())
    Medewerker.objects.filter(pk=owner.pk).update(email="elders@gemeente.example")
    ((to, _subject, text),) = sent()
    assert to == MAIL
    path = re.search(r"https://werk\.example(/wachtwoord/\S+)", text)[1]
    assert Client().get(path).status_code == 200
    Medewerker.objects.filter(pk=owner.pk).update(email=MAIL)
    assert Client().get(path).status_code == 410


def test_an_account_that_closed_meanwhile_gets_no_link(chef, owner):
    beheer.invite(door=chef.pk, medewerker_id=owner.pk, now=clock.now())
    Medewerker.objects.filter(pk=owner.pk).update(is_active=False)
    assert sent() == []


# --- Four eyes --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", WAYS_IN)
def test_who_gave_a_way_in_does_not_reset_the_second_factor(client_of, chef, ander, owner, way):
    WAYS_IN[way](owner, chef, clock.now())
    page = post(client_of(chef), "tweede_factor_resetten", owner).content.decode()
    assert vier_ogen.NO_RESET in page
    assert tweede_factor.has_factor(owner.pk)
    page = post(client_of(ander), "tweede_factor_resetten", owner).content.decode()
    assert "De tweede factor is gereset." in page


def test_who_made_the_account_with_an_address_does_not_reset_it_either(chef, ander):
    row = beheer.create_medewerker(
        door=chef.pk, gebruikersnaam="nieuw", gegevens={"naam": "Nieuw", "email": MAIL}
    )
    give_app(row)
    with pytest.raises(RefusalError, match="Laat een andere beheerder de tweede factor resetten"):
        reset(row, chef, clock.now())
    reset(row, ander, clock.now())


@pytest.mark.parametrize("way", WAYS_IN)
def test_who_reset_the_second_factor_gives_no_way_in(chef, ander, owner, way):
    reset(owner, chef, clock.now())
    with pytest.raises(RefusalError, match="Laat een andere beheerder dit doen"):
        WAYS_IN[way](owner, chef, clock.now())
    WAYS_IN[way](owner, ander, clock.now())


@pytest.mark.parametrize("way", WAYS_IN)
def test_after_thirty_days_it_is_free_again(chef, owner, way):
    WAYS_IN[way](owner, chef, clock.now())
    with pytest.raises(RefusalError):
        reset(owner, chef, clock.now() + timedelta(days=29))
    reset(owner, chef, clock.now() + timedelta(days=31))
    give_app(owner)


def test_a_reset_of_long_ago_does_not_count(chef, owner):
    reset(owner, chef, clock.now())
    with pytest.raises(RefusalError):
        beheer.invite(door=chef.pk, medewerker_id=owner.pk, now=clock.now() + timedelta(days=29))
    beheer.invite(door=chef.pk, medewerker_id=owner.pk, now=clock.now() + timedelta(days=31))


def test_another_account_or_another_field_does_not_count(chef, owner):
    neighbour = make("buur")
    WAYS_IN["link"](neighbour, chef, clock.now())
    save(owner, chef, MAIL)
    reset(owner, chef, clock.now())
    save(owner, chef, MAIL)


def test_the_refusal_of_another_address_stands_at_its_field(client_of, chef, owner):
    reset(owner, chef, clock.now())
    owner.refresh_from_db()
    data = {
        "naam": owner.naam,
        "email": "x@gemeente.example",
        "telefoon": "",
        "team": "",
        "versie": owner.versie,
    }
    page = post(client_of(chef), "medewerker", owner, data).content.decode()
    assert vier_ogen.NO_WAY_IN in page
    owner.refresh_from_db()
    assert owner.email == MAIL


# --- Known ------------------------------------------------------------------------------------------------------


def test_the_old_and_the_new_address_learn_of_a_change(chef, owner):
    save(owner, chef, "nieuw@gemeente.example")
    mails = sent()
    assert {to for to, _subject, _text in mails} == {MAIL, "nieuw@gemeente.example"}
    assert all("een beheerder wijzigde het e-mailadres" in text for _to, _subject, text in mails)
    save(owner, chef, None)
    assert [to for to, _subject, _text in sent()] == ["nieuw@gemeente.example"]


@pytest.mark.parametrize("email", [None, "", "geen adres", "a@b\nBcc: x@y.example"])
def test_no_mail_goes_to_what_is_no_address(chef, email):
    row = MedewerkerFactory(rollen=[Rol.REGISSEUR], email=email)
    beheer.invite(door=chef.pk, medewerker_id=row.pk, now=clock.now())
    assert sent() == []
