"""Who may do what with one plan: each permission for each person, and what its page offers them."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.accounts.factories import MedewerkerFactory
from tests.dossier.gevallen import give_stadsdeel, person_of
from tests.intake.factories import ToegangFactory
from tests.trajecten.factories import AanbodFactory, PlaatsingFactory, StapFactory, TrajectFactory
from tests.trajecten.test_lening import advised, granted, loan, text_of
from tests.trajecten.test_toekenning import grant, needs_decision, paid
from trajecten import permissions
from trajecten.models import Boeking, Kwijtschelding, Regisseurschap, Traject
from trajecten.services import end_traject
from trajecten.services.wachtplek import join_list
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
TODAY, DAY = clock.today(), timedelta(days=1)
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
    "can_agree": EVERYBODY_OF_THE_TEAM,
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
        "can_agree": lambda: traject,
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
    TrajectFactory(klant=klant, start=TODAY + DAY)
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


def goes_elsewhere(cast):
    """A klant of Escamp whose regisseur was of Centrum; and who leads Escamp and has the file while nobody is."""
    give_stadsdeel(cast.escamp, "Escamp")
    klant, regie, _stap = person_of(cast.regisseur, stadsdeel="Escamp")
    chief = MedewerkerFactory(team=cast.escamp, rollen=["teamleider"])
    regie.traject.refresh_from_db()
    end_traject(
        door=cast.regisseur.pk, traject_id=regie.traject.pk, versie=regie.traject.versie, einde=TODAY - 2 * DAY,
        einde_reden_id="werk", samenvatting="Werkt nu",
    )  # fmt: skip
    klant.refresh_from_db()
    assert klant.team_id == cast.escamp.pk
    regie.traject.refresh_from_db()
    return regie.traject, chief


@pytest.mark.parametrize(
    ("door", "said", "sentence"),
    [
        ("heropenen", {"start": f"{TODAY:%d-%m-%Y}"}, "Het traject is heropend"),
        ("einde/terug", {"reden": "Verkeerde klant"}, "Het traject loopt weer"),
    ],
)
def test_who_gives_the_file_back_to_another_team_reads_so_and_gets_no_plan(
    cast, client_of, door, said, sentence
):
    traject, chief = goes_elsewhere(cast)
    sent = {**said, "versie": traject.versie, "nieuw_id": str(uuid4())}
    answer = client_of(chief).post(f"/trajecten/{traject.pk}/{door}/", sent, follow=True)
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert answer.request["PATH_INFO"] == "/"


def test_whoever_is_in_with_a_reason_reopens_nothing_after_a_fall_back(people, client_of, klant):
    give_stadsdeel(people["collega"].team)
    Traject.objects.filter(klant=klant).update(
        einde=TODAY - 2 * DAY, einde_reden="werk", samenvatting="Werkt"
    )
    Regisseurschap.objects.filter(klant=klant).update(einde=TODAY - DAY)
    plaatsing = PlaatsingFactory(klant=klant, startdatum=TODAY - 8 * DAY)
    for who in ("collega", "reden"):
        text = text_of(client_of(people[who]), f"/plaatsingen/{plaatsing.pk}/terugval/")
        assert ("opnieuw naar het plan" in text) is (who == "collega")


def test_aftercare_of_a_team_is_of_its_own_people(people, client_of, klant):
    other = person_of(people["reden"])[0]
    for row in (klant, other):
        PlaatsingFactory(klant=row, startdatum=TODAY - 8 * DAY)
    page = client_of(people["teamleider"]).get("/nazorg/?groep=team")
    assert [row.klant.pk for row in page.context["pagina"].rows] == [klant.pk]


def test_a_teamleider_hands_over_the_caseload_of_the_own_people_only(people, client_of, klant):
    person_of(people["reden"])
    chief = client_of(people["teamleider"])
    assert chief.get(f"/regisseurs/van/{people['regisseur'].pk}/overdragen/").status_code == 200
    assert chief.get(f"/regisseurs/van/{people['reden'].pk}/overdragen/").status_code == 404
