"""For whom single sign-on is on: the beheerder's page, the rules of the database, and that it is off by itself."""

import os
import subprocess
import sys
import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, connection, connections, transaction
from django.db.models import F
from django.urls import reverse

from tests.accounts.factories import KoppelingFactory, MedewerkerFactory
from tests.omgeving import PROJECT
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Koppeling
from werkoffensief.accounts.services import eenmalig
from werkoffensief.logboek.models import Handeling
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError

ISSUER, NAME = "https://aanbieder.example", "j.jansen@gemeente.example"
db = pytest.mark.django_db


def switch_on(chef, row, name=NAME):
    return eenmalig.switch_on(door=chef.pk, medewerker_id=row.pk, inlognaam=name, now=clock.now())


def whose(sub="jan", name=NAME):
    return eenmalig.whose(uitgever=ISSUER, sub=sub, inlognaam=name, now=clock.now())


# --- The beheerder's page ------------------------------------------------------------------------------------------


@db
def test_page_puts_it_on_shows_it_and_puts_it_off(cast, client_of):
    browser, here = client_of(cast.beheerder), reverse("medewerker", args=[cast.consulent.pk])
    assert "Eenmalig aanmelden aanzetten" in browser.get(here).content.decode()
    sent = {"koppeling-inlognaam": " C.Onsulent@Gemeente.example "}
    response = browser.post(reverse("koppeling_nieuw", args=[cast.consulent.pk]), sent, follow=True)
    text = response.content.decode()
    assert "Eenmalig aanmelden staat aan." in text
    assert "c.onsulent@gemeente.example" in text
    assert "Koppelen gebeurt bij de eerste keer inloggen" in text
    row = Koppeling.objects.get()
    assert row.medewerker == cast.consulent
    cast.consulent.refresh_from_db()
    assert cast.consulent.may_log_in
    whose(name=row.inlognaam)
    assert "Koppelen gebeurt" not in browser.get(here).content.decode()
    response = browser.post(reverse("koppeling_intrekken", args=[row.pk]), follow=True)
    assert "Eenmalig aanmelden staat uit." in response.content.decode()
    row.refresh_from_db()
    assert row.ingetrokken_op is not None
    assert [e.pgh_context["door"] for e in row.geschiedenis.order_by("pgh_id")] == [
        str(cast.beheerder.pk), str(cast.consulent.pk), str(cast.beheerder.pk),
    ]  # fmt: skip
    response = browser.post(reverse("koppeling_intrekken", args=[row.pk]), follow=True)
    assert "Dit is er niet meer" in response.content.decode()


@db
def test_page_says_why_not_and_keeps_what_was_typed(cast, client_of):
    browser = client_of(cast.beheerder)
    KoppelingFactory(inlognaam=NAME, uitgever=None, sub=None)
    for row, words in (
        (cast.beheerder, "niet voor uzelf aanzetten"),
        (cast.werkgever, "Een werkgever logt niet in met een account van de gemeente."),
        (cast.consulent, "Op deze inlognaam wacht al een andere medewerker."),
        (MedewerkerFactory(), "Geef deze medewerker eerst een rol."),
        (MedewerkerFactory(rollen=[Rol.MANAGER], is_active=False), "Open het eerst weer."),
    ):
        response = browser.post(reverse("koppeling_nieuw", args=[row.pk]), {"koppeling-inlognaam": NAME})
        assert response.status_code == 200
        assert words in response.content.decode()
    assert f'value="{NAME}"' in response.content.decode()
    assert Koppeling.objects.count() == 1


@db
def test_page_without_a_provider_says_nothing_about_it(cast, client_of, settings):
    settings.OIDC, settings.OIDC_NAAM = False, ""
    text = client_of(cast.beheerder).get(reverse("medewerker", args=[cast.consulent.pk])).content.decode()
    assert "enmalig" not in text


# --- What can never be false ---------------------------------------------------------------------------------------


def rows(**second):
    """Two rows, of which the second one breaks a rule."""
    first = KoppelingFactory(inlognaam="een", uitgever=ISSUER, sub="een")
    return first, KoppelingFactory.build(medewerker=MedewerkerFactory(), **second)


BROKEN = {
    "koppeling_met_inlognaam": {"inlognaam": " "},
    "koppeling_met_inlognaam, small": {"inlognaam": "J.Jansen"},
    "koppeling_helemaal_of_niet": {"sub": None},
    "koppeling_helemaal_of_niet, empty": {"sub": "", "gekoppeld_op": clock.now()},
    "koppeling_helemaal_of_niet, early": {"gekoppeld_op": clock.now() - timedelta(days=1)},
    "koppeling_periode": {"ingetrokken_op": clock.now() - timedelta(days=1)},
    "koppeling_een_per_sub": {"uitgever": ISSUER, "sub": "een"},
}


@db
@pytest.mark.steekproef(3)
@pytest.mark.parametrize(("name", "values"), BROKEN.items(), ids=BROKEN)
def test_rules_of_the_database(name, values):
    _, row = rows(**values)
    with pytest.raises(IntegrityError, match=name.split(",")[0]), transaction.atomic():
        Koppeling.objects.bulk_create([row])


@db
def test_one_for_each_medewerker_and_for_each_name_that_waits():
    first = KoppelingFactory(inlognaam="een", uitgever=None, sub=None, gekoppeld_op=None)
    twice = KoppelingFactory.build(medewerker=first.medewerker)
    same = KoppelingFactory.build(medewerker=MedewerkerFactory(), inlognaam="een", uitgever=None, sub=None)
    for row, name in ((twice, "koppeling_een_per_medewerker"), (same, "koppeling_een_per_inlognaam")):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            Koppeling.objects.bulk_create([row])
    Koppeling.objects.update(ingetrokken_op=F("aangezet_op"))
    Koppeling.objects.bulk_create([twice, same])


@db
@pytest.mark.parametrize(
    "change",
    [{"sub": "twee"}, {"uitgever": "https://elders.example"}, {"inlognaam": "twee"},
     {"sub": None, "uitgever": None, "gekoppeld_op": None}],
    ids=str,
)  # fmt: skip
def test_what_is_tied_stays_as_it_is(change):
    row = KoppelingFactory()
    with pytest.raises(IntegrityError, match="verandert niet meer"), transaction.atomic():
        Koppeling.objects.filter(pk=row.pk).update(**change)


@db
def test_nobody_elses_and_never_revived():
    row, other = KoppelingFactory(), MedewerkerFactory()
    Koppeling.objects.filter(pk=row.pk).update(ingetrokken_op=F("aangezet_op"))
    for change in ({"medewerker": other}, {"ingetrokken_op": None}):
        with pytest.raises(IntegrityError, match="verandert niet meer"), transaction.atomic():
            Koppeling.objects.filter(pk=row.pk).update(**change)


@db
def test_what_was_withdrawn_is_not_tied_any_more():
    row = KoppelingFactory(uitgever=None, sub=None)
    Koppeling.objects.filter(pk=row.pk).update(ingetrokken_op=F("aangezet_op"))
    late = {"uitgever": ISSUER, "sub": "laat", "gekoppeld_op": F("aangezet_op")}
    with pytest.raises(IntegrityError, match="verandert niet meer"), transaction.atomic():
        Koppeling.objects.filter(pk=row.pk).update(**late)


def test_web_cannot_remove_one_nor_keep_what_allauth_would(committed_db):
    KoppelingFactory()
    for statement in (
        "DELETE FROM accounts_koppeling",
        "INSERT INTO socialaccount_socialapp (provider, name) VALUES ('openid_connect', 'kwaad')",
        "DELETE FROM socialaccount_socialaccount",
        "UPDATE socialaccount_socialtoken SET token = ''",
    ):
        with (
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def test_of_two_first_log_ins_at_once_one_is_tied(committed_db):
    chef, jan = MedewerkerFactory(rollen=[Rol.BEHEERDER]), MedewerkerFactory(rollen=[Rol.MANAGER])
    switch_on(chef, jan)
    start, results = threading.Barrier(2), []

    def come(sub):
        start.wait()
        try:
            results.append(whose(sub).pk)
        except RefusalError:
            results.append(None)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=come, args=[sub]) for sub in ("een", "twee")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(str, results)) == sorted([str(jan.pk), "None"])
    assert Koppeling.objects.get().sub in {"een", "twee"}


def test_refusals_stand_in_the_log_without_a_name(committed_db):
    chef, jan = MedewerkerFactory(rollen=[Rol.BEHEERDER]), MedewerkerFactory(rollen=[Rol.MANAGER])
    row = switch_on(chef, jan)
    with pytest.raises(RefusalError):
        whose("vreemd", "vreemd@elders.example")
    whose()
    jan.refresh_from_db()
    jan.is_active = False
    jan.save()
    with pytest.raises(RefusalError):
        whose()
    assert row.geschiedenis.count() == 2
    refused = Handeling.objects.filter(soort__endswith="geweigerd").order_by("tijdstip")
    assert list(refused.values_list("door", "soort", "toelichting")) == [
        ("onbekend", "eenmalig aanmelden: geweigerd", "geen koppeling"),
        (str(jan.pk), "eenmalig aanmelden: geweigerd", "account is afgesloten of niet uitgenodigd"),
    ]


# --- The settings --------------------------------------------------------------------------------------------------

SET = {"OIDC_ISSUER": "https://aanbieder.example", "OIDC_CLIENT_ID": "wo", "OIDC_CLIENT_SECRET": "geheim"}
ASKS = """
import django; django.setup()
from django.test import Client
from django.urls import get_resolver, resolve, Resolver404
from django.conf import settings
names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
print(sorted(names & {"eenmalig_aanmelden", "eenmalig_terug", "koppeling_nieuw", "koppeling_intrekken"}))
print("Verder met" in Client().get("/inloggen/", headers={"host": "localhost"}).content.decode())
"""


def asked(**environment):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OIDC_", "DJANGO_"))}
    environment = {
        **kept,
        "MODUS": "demo",
        "DJANGO_SETTINGS_MODULE": "werkoffensief.settings.base",
        **environment,
    }
    return subprocess.run(
        [sys.executable, "-c", ASKS],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_is_off_without_an_address_or_a_button():
    assert asked().stdout.splitlines() == ["[]", "False"]


def test_it_is_on_when_all_three_are_set():
    names = "['eenmalig_aanmelden', 'eenmalig_terug', 'koppeling_intrekken', 'koppeling_nieuw']"
    assert asked(**SET).stdout.splitlines() == [names, "True"]


@pytest.mark.parametrize("name", SET)
def test_half_of_the_settings_is_refused(name):
    result = asked(**{**SET, name: ""})
    assert result.returncode == 1
    assert "belong together" in result.stderr


@db
def test_while_it_is_off_nobody_is_kept_from_a_password(settings):
    row = KoppelingFactory()
    assert eenmalig.is_tied(row.medewerker_id)
    settings.OIDC = False
    assert not eenmalig.is_tied(row.medewerker_id)
