"""No beheerder alone gets into an account that opens files: a second person confirms who came in."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from django.urls import reverse

from intake.models import Klant
from tests.accounts.factories import MedewerkerFactory, make_cast
from tests.accounts.test_overname import WAYS_IN
from tests.accounts.tweede_factor import give_app
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import KlantFactory
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker
from werkoffensief.accounts.services import beheer, bevestigen, eenmalig, tweede_factor
from werkoffensief.logboek.enums import Via
from werkoffensief.logboek.models import Handeling
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError

PASSWORD = "een heel lang wachtwoord"
PAGE = "/account/collega-bevestigen/"


@pytest.fixture
def cast(committed_db):
    """What the log's own connection commits, must be seen by the other."""
    return make_cast()


@pytest.fixture
def nieuw(cast):
    """An account that a delivery brought, of team Centrum."""
    give_stadsdeel(cast.centrum)
    return MedewerkerFactory(gebruikersnaam="c001", team=cast.centrum, rollen=[Rol.TEAMLEIDER])


def come_in(door, row):
    """Whoever has the link of this beheerder, inside with a password and (in the tests) a second factor."""
    token = beheer.invite(door=door.pk, medewerker_id=row.pk, now=clock.now())
    beheer.set_first_password(medewerker_id=row.pk, token=token, password=PASSWORD)
    row.refresh_from_db()


def confirm(door, row, code=None):
    bevestigen.confirm(door=door.pk, gebruikersnaam=row.gebruikersnaam, code=code or bevestigen.code_of(row))
    return Medewerker.objects.get(pk=row.pk)


def test_beheerder_alone_reads_nothing_in_the_account_of_a_colleague(cast, client_of, nieuw):
    klant = KlantFactory()
    come_in(cast.beheerder, nieuw)
    browser = client_of(nieuw)
    for path in ("/klanten/?groep=team", f"/klanten/{klant.pk}/", "/toegang/", PAGE):
        assert browser.get(path).status_code in (403, 404), path
    assert not Klant.objects.visible_to(nieuw).exists()
    start = browser.get("/").content.decode()
    assert bevestigen.code_of(nieuw) in start
    with pytest.raises(RefusalError, match="Laat daarom iemand anders het bevestigen"):
        confirm(cast.beheerder, nieuw)


def test_beheerder_alone_gets_no_invented_account_to_confirm_another(cast, client_of, nieuw):
    browser = client_of(cast.beheerder)
    browser.post("/beheer/medewerkers/nieuw/", {"gebruikersnaam": "nep", "naam": "Nep"})
    nep = Medewerker.objects.get(gebruikersnaam="nep")
    browser.post(reverse("rol_nieuw", args=[nep.pk]), {"rol-rol": "privacy"})
    come_in(cast.beheerder, nep)
    come_in(cast.beheerder, nieuw)
    assert client_of(nep).get(PAGE).status_code == 403
    with pytest.raises(RefusalError, match="niet in uw team"):
        confirm(nep, nieuw)
    nep.refresh_from_db()
    assert (nep.rollen, nep.has_role(Rol.PRIVACY)) == (frozenset(), False)


@pytest.mark.parametrize("who", ["teamleider", "privacy", "ander"])
def test_a_second_person_confirms_with_the_code_and_then_the_roles_count(cast, client_of, nieuw, who):
    ander = MedewerkerFactory(gebruikersnaam="ander", rollen=[Rol.BEHEERDER])
    come_in(cast.beheerder, nieuw)
    code = bevestigen.code_of(nieuw)
    actor = ander if who == "ander" else getattr(cast, who)
    sent = {"gebruikersnaam": "C001", "code": f"{code[:3]} {code[3:]}"}
    assert client_of(actor).post(PAGE, sent).status_code == 302
    nieuw = Medewerker.objects.get(pk=nieuw.pk)
    assert nieuw.has_role(Rol.TEAMLEIDER)
    assert client_of(nieuw).get("/klanten/?groep=team").status_code == 200
    line = Handeling.objects.get(soort="account bevestigd")
    assert (line.door, line.object_id) == (str(actor.pk), str(nieuw.pk))


def test_teamleider_confirms_nobody_of_another_team_and_no_beheerder(cast, nieuw):
    other = MedewerkerFactory(team=cast.escamp, rollen=[Rol.REGISSEUR])
    chef = MedewerkerFactory(team=cast.centrum, rollen=[Rol.BEHEERDER])
    for row in (other, chef):
        come_in(cast.beheerder, row)
        with pytest.raises(RefusalError, match="niet in uw team"):
            confirm(cast.teamleider, row)


def test_wrong_codes_are_in_the_log_and_close_the_door_for_an_hour(cast, client_of, nieuw):
    come_in(cast.beheerder, nieuw)
    browser = client_of(cast.teamleider)
    wrong = "000000" if bevestigen.code_of(nieuw) != "000000" else "111111"
    for _ in range(bevestigen.LIMIT):
        page = browser.post(PAGE, {"gebruikersnaam": "c001", "code": wrong}).content.decode()
        assert "horen niet bij elkaar" in page
    assert Handeling.objects.filter(soort=bevestigen.REFUSED).count() == bevestigen.LIMIT
    sent = {"gebruikersnaam": "c001", "code": bevestigen.code_of(nieuw)}
    assert bevestigen.TOO_OFTEN in browser.post(PAGE, sent).content.decode()


def test_another_password_is_another_code(cast, nieuw):
    come_in(cast.beheerder, nieuw)
    before = bevestigen.code_of(nieuw)
    nieuw.set_password("nog een ander lang wachtwoord")
    assert bevestigen.code_of(nieuw) != before


def test_single_sign_on_that_a_beheerder_put_on_waits_too_also_of_who_worked_here_long(cast, nieuw):
    come_in(cast.beheerder, nieuw)
    confirm(cast.teamleider, nieuw)
    eenmalig.switch_on(
        door=cast.beheerder.pk, medewerker_id=nieuw.pk, inlognaam="chef@gemeente.example", now=clock.now()
    )
    assert not Medewerker.objects.get(pk=nieuw.pk).has_role(Rol.TEAMLEIDER)


def test_new_link_for_whoever_has_a_second_factor_asks_nobody(settings, cast, nieuw):
    settings.TWEEDE_FACTOR = True
    come_in(cast.beheerder, nieuw)
    give_app(nieuw)
    assert confirm(cast.teamleider, nieuw).has_role(Rol.TEAMLEIDER)
    beheer.invite(door=cast.beheerder.pk, medewerker_id=nieuw.pk, now=clock.now() + timedelta(days=40))
    assert Medewerker.objects.get(pk=nieuw.pk).has_role(Rol.TEAMLEIDER)


def test_whoever_has_the_server_confirms_by_command(cast, nieuw):
    come_in(cast.beheerder, nieuw)
    call_command("bevestig", "c001")
    assert Medewerker.objects.get(pk=nieuw.pk).has_role(Rol.TEAMLEIDER)
    assert Handeling.objects.get(soort="account bevestigd").door == "systeem"
    for name in ("c001", "niemand"):
        with pytest.raises(CommandError):
            call_command("bevestig", name)


def test_link_of_a_command_waits_for_nobody(cast, nieuw):
    beheer.invite(door="systeem", medewerker_id=nieuw.pk, now=clock.now(), via=Via.OPDRACHT)
    assert Medewerker.objects.get(pk=nieuw.pk).has_role(Rol.TEAMLEIDER)


def made_on_screen(browser, **more):
    """An invented teamleider of team Centrum, made by the beheerder of this browser."""
    browser.post("/beheer/medewerkers/nieuw/", {"gebruikersnaam": "nep", "naam": "Nep", **more})
    row = Medewerker.objects.get(gebruikersnaam="nep")
    browser.post(reverse("rol_nieuw", args=[row.pk]), {"rol-rol": "teamleider"})
    return row


@pytest.mark.parametrize("email", ["nep@voorbeeld.example", ""])
def test_whoever_made_the_account_does_not_confirm_it_when_another_invited(cast, client_of, email):
    browser = client_of(cast.beheerder)
    nep = made_on_screen(browser, team=cast.centrum.pk, email=email)
    come_in(MedewerkerFactory(gebruikersnaam="ander", rollen=[Rol.BEHEERDER]), nep)
    sent = {"gebruikersnaam": "nep", "code": bevestigen.code_of(nep)}
    assert bevestigen.SAME in browser.post(PAGE, sent).content.decode()
    assert client_of(nep).get("/klanten/?groep=team").status_code == 403
    assert confirm(cast.teamleider, nep).has_role(Rol.TEAMLEIDER)


@pytest.fixture
def settled(settings, cast, nieuw):
    """An account with a second factor, let in by the beheerder and confirmed by the teamleider."""
    settings.TWEEDE_FACTOR = True
    come_in(cast.beheerder, nieuw)
    give_app(nieuw)
    return confirm(cast.teamleider, nieuw)


def later(days):
    return clock.now() + timedelta(days=days)


def reset(door, row, days):
    tweede_factor.reset(door=door.pk, medewerker_id=row.pk, now=later(days))
    return Medewerker.objects.get(pk=row.pk)


@pytest.mark.parametrize("way", ["link", "e-mail"])
def test_a_beheerder_who_waits_thirty_days_gets_no_account_by_a_way_in_and_a_reset(cast, settled, way):
    WAYS_IN[way](settled, cast.beheerder, clock.now())
    row = reset(cast.beheerder, settled, 31)
    assert not row.has_role(Rol.TEAMLEIDER)
    with pytest.raises(RefusalError, match="Laat daarom iemand anders het bevestigen"):
        confirm(cast.beheerder, row)
    assert confirm(cast.privacy, row).has_role(Rol.TEAMLEIDER)


def test_a_way_in_of_before_the_confirmation_and_another_beheerder_ask_nobody(cast, settled):
    assert reset(cast.beheerder, settled, 31).has_role(Rol.TEAMLEIDER)
    give_app(settled)
    WAYS_IN["e-mail"](settled, cast.beheerder, later(70))
    ander = MedewerkerFactory(gebruikersnaam="ander", rollen=[Rol.BEHEERDER])
    assert reset(ander, settled, 70).has_role(Rol.TEAMLEIDER)


def test_single_sign_on_of_before_the_confirmation_counts_as_it_may_be_tied_afterwards(cast, settled):
    eenmalig.switch_on(
        door=cast.beheerder.pk, medewerker_id=settled.pk, inlognaam="chef@gemeente.example", now=clock.now()
    )
    assert confirm(cast.teamleider, Medewerker.objects.get(pk=settled.pk)).has_role(Rol.TEAMLEIDER)
    assert not reset(cast.beheerder, settled, 31).has_role(Rol.TEAMLEIDER)


def test_an_account_that_nobody_confirmed_waits_after_a_reset_by_who_made_it(settings, cast, client_of):
    settings.TWEEDE_FACTOR = False
    row = made_on_screen(client_of(cast.beheerder))
    settings.TWEEDE_FACTOR = True
    give_app(row)
    assert not reset(cast.beheerder, row, 31).has_role(Rol.TEAMLEIDER)


# --- What the privacy officer reads --------------------------------------------------------------


def test_each_act_on_an_account_is_a_line_that_the_privacy_officer_finds(cast, client_of):
    browser = client_of(cast.beheerder)
    browser.post(
        "/beheer/medewerkers/nieuw/", {"gebruikersnaam": "nep", "naam": "Nep", "team": cast.centrum.pk}
    )
    row = Medewerker.objects.get(gebruikersnaam="nep")
    browser.post(reverse("rol_nieuw", args=[row.pk]), {"rol-rol": "teamleider"})
    here = reverse("medewerker", args=[row.pk])
    browser.post(here, {"naam": "Nep", "team": cast.escamp.pk, "versie": row.versie})
    browser.post(reverse("rol_intrekken", args=[row.rolverleningen.get().pk]))
    for wish in ("nee", "ja"):
        row.refresh_from_db()
        sent = {"actief": wish, "versie": row.versie}
        browser.post(reverse("medewerker_actief", args=[row.pk]), sent)
    lines = Handeling.objects.filter(object_id=str(row.pk), door=str(cast.beheerder.pk))
    assert list(lines.order_by("tijdstip", "pk").values_list("soort", "toelichting")) == [
        ("account gemaakt", "Centrum"),
        ("rol gegeven", "Teamleider"),
        ("account naar ander team", "Centrum → Escamp"),
        ("rol ingetrokken", "Teamleider"),
        ("account afgesloten", None),
        ("account geopend", None),
    ]
    page = client_of(cast.privacy).get("/handelingen/?soort=rol-gegeven").content.decode()
    assert "Rol gegeven" in page.split("<tbody>")[1]
    assert "Teamleider" in page.split("<tbody>")[1]


def test_a_role_that_somebody_has_already_leaves_no_line(cast, client_of):
    answer = client_of(cast.beheerder).post(
        reverse("rol_nieuw", args=[cast.regisseur.pk]), {"rol-rol": "regisseur"}
    )
    assert "heeft deze rol al" in answer.content.decode()
    assert not Handeling.objects.filter(soort="rol gegeven").exists()


def test_nobody_else_opens_the_page(cast, client_of):
    found = {name: client_of(getattr(cast, name)).get(PAGE).status_code for name in ("regisseur", "manager")}
    assert found == {"regisseur": 403, "manager": 403}
    assert Client().get(PAGE).status_code == 302
