"""Who may do what with one plan: each permission for each person, and what its page offers them."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.accounts.factories import MedewerkerFactory
from tests.dossier.gevallen import person_of
from tests.intake.factories import ToegangFactory
from tests.trajecten.factories import AanbodFactory, StapFactory, TrajectFactory
from tests.trajecten.test_lening import advised, granted, loan, text_of
from tests.trajecten.test_toekenning import grant, needs_decision, paid
from trajecten import permissions
from trajecten.models import Boeking, Kwijtschelding, Regisseurschap, Traject
from trajecten.services.wachtplek import join_list
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
TODAY = clock.today()
# Of the klant's own regisseur, another regisseur, a consulent and a teamleider of the team, and of somebody from
# elsewhere who is in with a reason and has all three roles: who may.
EVERYBODY_OF_THE_TEAM = "regisseur collega consulent teamleider"
MAY = {
    "can_handle_lening": EVERYBODY_OF_THE_TEAM,
    "can_withdraw_loan": EVERYBODY_OF_THE_TEAM,
    "can_decide_lening": "teamleider",
    "can_decide_kwijtschelding": "teamleider",
    "can_decide": "regisseur collega teamleider",
    "can_send": "regisseur collega teamleider",
    "can_withdraw_award": "regisseur collega teamleider",
    "can_assign_regisseur": "regisseur collega teamleider",
    "can_take_on": "regisseur collega",
    "can_transfer": "regisseur teamleider",
    "can_end_traject": EVERYBODY_OF_THE_TEAM,
    "can_withdraw_traject": "regisseur teamleider",
    "can_reopen": EVERYBODY_OF_THE_TEAM,
}
LENT = {
    "regisseur": "voorstel",
    "collega": "voorstel",
    "consulent": "voorstel",
    "teamleider": "boekt voorstel",
    "reden": "boekt",
}
PROPOSED = {
    "regisseur": "",
    "collega": "",
    "consulent": "",
    "teamleider": "boekt besluit",
    "reden": "boekt",
}


@pytest.fixture
def people(cast):
    """By name; `reden` looks in by a Toegang."""
    for rol in (Rol.CONSULENT, Rol.TEAMLEIDER):
        cast.vreemde.rolverleningen.model.objects.create(medewerker=cast.vreemde, rol=rol, bron="scherm")
    people = {name: getattr(cast, name) for name in EVERYBODY_OF_THE_TEAM.split()}
    return people | {"reden": Medewerker.objects.get(pk=cast.vreemde.pk)}


@pytest.fixture
def klant(cast):
    found = person_of(cast.regisseur)[0]
    ToegangFactory(klant=found, medewerker=cast.vreemde)
    return found


def remission(lening, door):
    return Kwijtschelding.objects.create(
        klant=lening.klant, lening=lening, kwijtscheldingsnummer=str(uuid4()), gevraagd_op=TODAY,
        gevraagd_door=door, centen=1, reden="Lukt niet",
    )  # fmt: skip


def ended(klant):
    Traject.objects.filter(klant=klant).update(einde=TODAY, einde_reden="werk", samenvatting="Werkt nu")
    return Traject.objects.get(klant=klant)


def decided(door, traject):
    needs_decision()
    return grant(door, traject=traject)


@pytest.fixture
def asked(cast, klant):
    """What each permission is asked about."""
    lening, traject = granted(klant, cast.consulent, cast.teamleider), klant.trajecten.get()
    return {
        "can_withdraw_loan": lambda: lening,
        "can_decide_lening": lambda: advised(klant, cast.consulent),
        "can_decide_kwijtschelding": lambda: remission(lening, cast.regisseur),
        "can_withdraw_award": lambda: decided(cast.regisseur, traject),
        "can_transfer": lambda: Regisseurschap.objects.get(klant=klant),
        "can_end_traject": lambda: traject,
        "can_withdraw_traject": lambda: traject,
        "can_reopen": lambda: ended(klant),
    }


@pytest.mark.parametrize("name", MAY)
def test_each_permission_says_yes_to_exactly_these(people, klant, asked, name):
    about = asked.get(name, lambda: klant)()
    may = [who for who, medewerker in people.items() if getattr(permissions, name)(medewerker, about)]
    assert " ".join(may) == MAY[name]


def test_a_traject_goes_on_when_nothing_else_runs(cast, klant):
    traject = ended(klant)
    assert permissions.can_reopen(cast.regisseur, traject)
    TrajectFactory(klant=klant, start=TODAY + timedelta(1))
    assert not permissions.can_reopen(cast.regisseur, traject)


def test_templates_are_kept_by_who_leads_a_team_and_by_a_beheerder(cast):
    alone = MedewerkerFactory(rollen=["teamleider"])
    keep = {"teamleider", "beheerder"}
    for name in ("consulent", "regisseur", "teamleider", "accountmanager", "manager", "beheerder", "privacy"):
        assert permissions.leads_templates(getattr(cast, name)) is (name in keep), name
    assert not permissions.leads_templates(alone)


def offered(browser, url, doors):
    text = text_of(browser, url)
    return " ".join(door for door, address in doors.items() if address in text)


def test_a_loan_offers_each_reader_what_they_may(people, client_of, klant):
    """Asked for, granted and paid out, and with a proposal to remit: buttons for whoever comes in by them."""
    new = loan(klant, people["consulent"])
    lent = granted(klant, people["consulent"], people["collega"])
    for van, naar, about in (("kapitaal", "kas", None), ("kas", "lening", lent)):
        Boeking.objects.create(
            van=van, naar=naar, dag=TODAY, centen=100_000, medewerker=people["consulent"], lening=about
        )
    url = f"/leningen/{lent.pk}/"
    for who, medewerker in people.items():
        browser = client_of(medewerker)
        advise = offered(browser, f"/leningen/{new.pk}/", {"advies": f"/leningen/{new.pk}/advies/"})
        assert advise == ("" if who == "reden" else "advies"), who
        doors = {"boekt": "?soort=aflossing", "voorstel": f"{url}kwijtschelding/"}
        assert offered(browser, url, doors) == LENT[who], who
    proposal = remission(lent, people["collega"])
    for who, medewerker in people.items():
        doors = {
            "boekt": "?soort=aflossing",
            "besluit": f"/kwijtscheldingen/{proposal.pk}/",
            "voorstel": f"{url}kwijtschelding/",
        }
        assert offered(client_of(medewerker), url, doors) == PROPOSED[who], who


def test_a_decision_and_a_payment_are_taken_back_by_who_decides(people, client_of, klant):
    row = decided(people["regisseur"], klant.trajecten.get())
    money = paid(people["regisseur"], row, 50)
    for soort, feit in (("uitgave", money), ("toekenning", row)):
        url = f"/feiten/{soort}/{feit.pk}/vervallen/"
        found = {who: client_of(medewerker).get(url).status_code for who, medewerker in people.items()}
        assert found == {"regisseur": 200, "collega": 200, "consulent": 403, "teamleider": 200, "reden": 403}


def test_an_accountmanager_reads_how_many_wait_and_not_since_when(cast, client_of, klant):
    """And of an offer how many take part, without the way to fill in who was there."""
    aanbod = AanbodFactory(voorziening_id="praktijkleren")
    traject = klant.trajecten.get()
    StapFactory(traject=traject, voorziening_id="praktijkleren", aanbod=aanbod, start=TODAY)
    other = person_of(cast.regisseur)[1].traject
    join_list(
        door=cast.regisseur.pk, traject_id=other.pk, wachtplek_id=uuid4(), voorziening_id="praktijkleren",
        aanbod_id=None, vandaag=TODAY,
    )  # fmt: skip
    list_page, offer = "/voorzieningen/voorziening/?code=praktijkleren", f"/aanbod/{aanbod.pk}/"
    assert "Wie het eerst is aangemeld" in text_of(client_of(cast.consulent), list_page)
    assert "Invullen wie er is" in text_of(client_of(cast.consulent), offer)
    browser = client_of(cast.accountmanager)
    assert "1 klant wacht." in text_of(browser, list_page)
    assert "Wie het eerst is aangemeld" not in text_of(browser, list_page)
    assert "1 klant heeft of krijgt een plaats" in text_of(browser, offer)
    assert "Invullen wie er is" not in text_of(browser, offer)
