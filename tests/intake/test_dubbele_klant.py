"""A warning before somebody is registered twice; partners share a telephone; another benefit opens the same file."""

from datetime import date

import pytest

from intake.enums import BsnOntbreekt
from intake.models import Contactgegeven, Identificatie, Klant
from intake.services import contact
from intake.services.dubbel import DubbelError, resembles
from intake.services.klanten import create_klant
from tests.accounts.factories import MedewerkerFactory
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import KlantFactory
from tests.intake.test_services import BSN, identify
from tests.overdracht.wereld import BSN_A, deliver, deliver_world
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError

pytestmark = pytest.mark.django_db
BORN = date(1980, 1, 31)


@pytest.fixture
def own(cast):
    give_stadsdeel(cast.centrum)
    give_stadsdeel(cast.escamp, "Escamp")
    return KlantFactory(voornaam="Fatima", tussenvoegsel="el", achternaam="Amrani", geboortedatum=BORN)


def typed(**change):
    return {"voornaam": "Fatima", "achternaam": "Amrani", "geboortedatum": "31-01-1980", "grondslag": "bijstand",
            "stadsdeel": "Centrum"} | change  # fmt: skip


@pytest.mark.parametrize(
    ("voornaam", "achternaam", "alike"),
    [
        ("Fatima", "Amrani", True),
        ("", "amrâni", True),
        ("F.", "Amraani", True),
        ("Fatima", "Jansen", True),
        ("Ed", "Jansen", False),
        ("", "El", False),
    ],
)
def test_a_name_is_compared_with_a_typo_and_without_accents(own, voornaam, achternaam, alike):
    assert resembles({"voornaam": voornaam, "achternaam": achternaam}, own) is alike


def test_who_resembles_is_shown_before_anything_is_kept_and_the_choice_makes_another(own, cast, client_of):
    browser = client_of(cast.consulent)
    page = browser.post("/klanten/nieuw/", typed(achternaam="Amraani"))
    text = page.content.decode()
    assert "Misschien kennen wij deze persoon al" in text
    assert own.klantnummer in text
    assert Klant.objects.count() == 1
    seen = page.context["form"]["gezien"].value()
    assert seen == str(own.pk)
    again = browser.post("/klanten/nieuw/", typed(achternaam="Amraani", gezien=seen))
    assert again.status_code == 200
    assert (
        browser.post("/klanten/nieuw/", typed(achternaam="Amraani", gezien=seen, toch="on")).status_code
        == 302
    )
    assert Klant.objects.count() == 2


def test_a_choice_about_somebody_else_does_not_count(own, cast, client_of):
    sent = typed(gezien=str(KlantFactory(achternaam="Zwart").pk), toch="on")
    assert "Misschien kennen wij" in client_of(cast.consulent).post("/klanten/nieuw/", sent).content.decode()
    sent["gezien"] = "geen-id"
    assert "Misschien kennen wij" in client_of(cast.consulent).post("/klanten/nieuw/", sent).content.decode()


def test_outside_the_team_only_the_whole_bsn_tells_and_without_a_name(own, cast, client_of):
    identify(own, BSN)
    browser = client_of(cast.vreemde)
    text = browser.post("/klanten/nieuw/", typed(bsn=BSN)).content.decode()
    assert "staat al bij een andere klant" in text
    assert own.klantnummer not in text
    assert browser.post("/klanten/nieuw/", typed()).status_code == 302


def test_inside_the_team_the_bsn_leads_to_the_file_and_leaves_no_choice(own, cast, client_of):
    identify(own, BSN)
    page = client_of(cast.regisseur).post("/klanten/nieuw/", typed(bsn=BSN, achternaam="Anders", toch="on"))
    text = page.content.decode()
    assert f"/klanten/{own.pk}/" in text
    assert 'type="checkbox" name="toch"' not in text
    assert Klant.objects.count() == 1


@pytest.mark.parametrize(
    ("voornaam", "achternaam", "warned"),
    [
        ("Fatima", "Amrani", True),
        ("", "AMRÂNI", True),
        ("Fatima", "el Amrani", True),
        ("Ed", "Amrani", False),
        ("Fatima", "Jansen", False),
        ("", "Amran", False),
        ("", "%", False),
    ],
)
def test_without_a_birth_date_the_same_name_warns_whoever_has_that_work(
    own, cast, client_of, voornaam, achternaam, warned
):
    sent = typed(voornaam=voornaam, achternaam=achternaam, geboortedatum="")
    page = client_of(cast.regisseur).post("/klanten/nieuw/", sent)
    assert ("Misschien kennen wij" in page.content.decode()) is warned
    if warned:
        assert own.klantnummer in page.content.decode()
        choice = sent | {"gezien": str(own.pk), "toch": "on"}
        assert client_of(cast.regisseur).post("/klanten/nieuw/", choice).status_code == 302
    assert client_of(cast.vreemde).post("/klanten/nieuw/", sent | {"stadsdeel": "Escamp"}).status_code == 302


def test_of_a_common_name_so_many_are_shown_and_the_choice_is_about_those(own, cast):
    KlantFactory.create_batch(25, achternaam="van Dyk", voornaam=None)
    gegevens = {"achternaam": "Dijk", "voornaam": "Jan"}
    with pytest.raises(DubbelError) as refusal:
        create_klant(door=cast.regisseur.pk, klant_id=None, gegevens=gegevens)
    seen = {row.pk for row in refusal.value.klanten}
    assert len(seen) == 20
    create_klant(door=cast.regisseur.pk, klant_id=None, gegevens=gegevens, anders_dan=seen)


def test_partners_may_share_telephone_and_email(own, cast):
    partner = KlantFactory(achternaam="Amrani")
    for klant in (own, partner):
        contact.set_contact(
            door=cast.regisseur.pk, klant_id=klant.pk, versie="", bron="klant", now=clock.now(),
            waarden={"telefoon": "06 12345678", "email": "samen@voorbeeld.nl"},
        )  # fmt: skip
    assert Contactgegeven.objects.filter(waarde="06 12345678", geldig_tot=None).count() == 2


def test_another_benefit_opens_the_same_file_by_delivery_and_on_screen(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    deliver_world()
    klant, number = Klant.objects.get(klantnummer="K2"), Klant.objects.count()
    deliver({"uitkeringen": ["K2;2016-01-01;2018-12-31;werk", "K2;2020-02-01;;"]})
    assert (klant.uitkeringen.count(), Klant.objects.count()) == (2, number)
    first = Klant.objects.get(klantnummer="K1")
    assert Identificatie.objects.get(klant=first).reden_ontbreekt is None
    leader = MedewerkerFactory(team=first.team, rollen=["teamleider"])
    again = {"achternaam": "van der Berg", "geboortedatum": date(1980, 1, 31)}
    with pytest.raises(DubbelError) as refusal:
        create_klant(door=leader.pk, klant_id=None, gegevens=again, bsn=BSN_A)
    assert (refusal.value.klanten, refusal.value.zeker) == ([first], True)


def test_a_wrong_bsn_is_refused_as_before(own, cast):
    with pytest.raises(RefusalError):
        create_klant(
            door=cast.regisseur.pk, klant_id=None, gegevens={"achternaam": "X"}, bsn="123456789",
            reden_ontbreekt=BsnOntbreekt.NIET_GELEVERD,
        )  # fmt: skip


def test_who_is_known_without_a_birth_date_warns_whoever_types_one(own, cast):
    known = KlantFactory(achternaam="Zonderdag", voornaam="Mira", geboortedatum=None)
    KlantFactory(achternaam="Zonderdag", voornaam="Mira", geboortedatum=date(1950, 5, 5))
    gegevens = {"voornaam": "Mira", "achternaam": "Zonderdag", "geboortedatum": date(1980, 1, 31)}
    with pytest.raises(DubbelError) as refusal:
        create_klant(door=cast.regisseur.pk, klant_id=None, gegevens=gegevens)
    assert refusal.value.klanten == [known]
    create_klant(door=cast.regisseur.pk, klant_id=None, gegevens=gegevens, anders_dan=[known.pk])
