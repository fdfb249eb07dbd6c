"""What a manager asks about a klantnummer behind a figure, and what the team answers."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from intake.models import Klant
from tests.accounts.factories import MedewerkerFactory, TeamFactory
from tests.doelen.test_pages import target
from tests.intake.factories import CampagneFactory, KlantFactory, UitkeringFactory, VertrouwelingFactory
from tests.trajecten.factories import PlaatsingFactory
from werkoffensief.accounts.models import TeamStadsdeel
from werkoffensief.doelen import rollup, services
from werkoffensief.doelen.models import Vraag
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError, SentBeforeError, StaleError

pytestmark = pytest.mark.django_db
ROLES = (
    "consulent",
    "regisseur",
    "collega",
    "vreemde",
    "accountmanager",
    "beheerder",
    "privacy",
    "werkgever",
)
DAY = date(2019, 12, 31)


def place(cast):
    """A klant of the cast's team, placed in 2019."""
    target()
    CampagneFactory(code="langdurig")
    for team in (cast.centrum, cast.escamp):
        TeamStadsdeel.objects.create(stadsdeel=team.naam, team=team)
    klant = KlantFactory(stadsdeel=cast.centrum.naam, achternaam="Geheimenaam")
    UitkeringFactory(klant=klant, start=date(2015, 1, 1), einde=date(2019, 2, 28), einde_reden_id="werk")
    PlaatsingFactory(klant=klant, startdatum=date(2019, 3, 1))
    rollup.recompute_all()
    return klant


def ask(cast, klant):
    return services.ask(
        door=cast.manager.pk,
        klant_id=klant.pk,
        figuur="geplaatst",
        peildatum=DAY,
        tekst="Werkt deze klant nog?",
    )


@pytest.fixture
def placed(cast):
    return place(cast)


@pytest.fixture
def vraag(cast, placed):
    return ask(cast, placed)


def ask_page(klant, figuur="geplaatst"):
    return (
        reverse("vraag_stellen", args=[2019, figuur, klant.pk]) + "?peildatum=2019-12-31&campagne=langdurig"
    )


def answer_page(vraag):
    return reverse("vraag_beantwoorden", args=[vraag.pk])


def test_from_the_list_behind_a_figure_to_the_answer(cast, client_of, placed):
    manager, teamleider = client_of(cast.manager), client_of(cast.teamleider)
    listed = manager.get("/doelen/2019/geplaatst/?peildatum=2019-12-31&campagne=langdurig")
    assert ask_page(placed) in listed.content.decode().replace("&amp;", "&")
    page = manager.get(ask_page(placed))
    assert placed.klantnummer in page.content.decode()
    assert "Geheimenaam" not in page.content.decode()
    form = {"tekst": "Werkt deze klant nog?", "nieuw_id": str(page.context["form"]["nieuw_id"].value())}
    assert manager.post(ask_page(placed), form).status_code == 302

    vraag = Vraag.objects.get()
    assert (vraag.klant, vraag.peildatum, vraag.gesteld_door) == (placed, DAY, cast.manager)
    assert "vraag</a>" in teamleider.get("/").content.decode()
    assert answer_page(vraag) in teamleider.get("/doelen/vragen/").content.decode()
    done = teamleider.post(answer_page(vraag), {"antwoord": "Ja, 24 uur.", "versie": vraag.versie})
    assert done.status_code == 302
    shown = manager.get("/doelen/vragen/?groep=beantwoord").content.decode()
    assert "Ja, 24 uur." in shown
    assert cast.teamleider.naam not in shown
    assert "Geheimenaam" not in shown
    assert "Er wacht geen vraag op antwoord" in manager.get("/doelen/vragen/").content.decode()


@pytest.mark.parametrize("role", ROLES)
def test_nobody_else_asks_reads_or_answers(cast, client_of, placed, vraag, role):
    browser = client_of(getattr(cast, role))
    for path in (ask_page(placed), "/doelen/vragen/", answer_page(vraag)):
        assert browser.get(path).status_code == 403
    assert browser.post(ask_page(placed), {"tekst": "x"}).status_code == 403
    assert browser.post(answer_page(vraag), {"antwoord": "x", "versie": 1}).status_code == 403
    assert Vraag.objects.get().antwoord is None


def test_a_question_follows_the_klant_to_another_team(cast, client_of, placed, vraag):
    elsewhere = MedewerkerFactory(team=cast.vreemde.team, rollen=["teamleider"])
    assert client_of(elsewhere).get(answer_page(vraag)).status_code == 404
    assert client_of(cast.teamleider).get(answer_page(vraag)).status_code == 200
    Klant.objects.filter(pk=placed.pk).update(stadsdeel=cast.escamp.naam)
    assert client_of(elsewhere).get(answer_page(vraag)).status_code == 200
    assert client_of(cast.teamleider).get(answer_page(vraag)).status_code == 404
    assert "Er wacht geen vraag" in client_of(cast.teamleider).get("/").content.decode()


def test_a_shielded_klant_is_asked_about_with_the_named_people_only(cast, client_of, placed, vraag):
    Klant.objects.filter(pk=placed.pk).update(afgeschermd_op=clock.now(), afgeschermd_reden="familie")
    named = MedewerkerFactory(team=TeamFactory(), rollen=["teamleider"])
    VertrouwelingFactory(klant=placed, medewerker=named)
    assert client_of(cast.teamleider).get(answer_page(vraag)).status_code == 404
    assert client_of(named).get(answer_page(vraag)).status_code == 200


def test_only_those_counted_can_be_asked_about(cast, client_of, placed):
    manager = client_of(cast.manager)
    other = KlantFactory(klantnummer="K-ander")
    assert manager.get(ask_page(other)).status_code == 404
    assert manager.get(ask_page(placed, "gesproken")).status_code == 404
    assert manager.get(ask_page(placed, "akkoorden")).status_code == 404
    assert manager.get(ask_page(placed, "bestaat-niet")).status_code == 404
    assert manager.post(ask_page(other), {"tekst": "Wie is dit?"}).status_code == 404
    assert not Vraag.objects.exists()


def test_sent_twice_is_asked_once_and_other_words_are_not_lost(cast, placed):
    first = {"door": cast.manager.pk, "klant_id": placed.pk, "figuur": "geplaatst", "peildatum": DAY}
    row = services.ask(**first, tekst="Een vraag", vraag_id=placed.pk)
    assert services.ask(**first, tekst="Een vraag", vraag_id=placed.pk) == row
    with pytest.raises(SentBeforeError):
        services.ask(**first, tekst="Een andere vraag", vraag_id=placed.pk)
    assert Vraag.objects.count() == 1


def test_an_answer_is_given_once(cast, vraag):
    services.answer(door=cast.teamleider.pk, vraag_id=vraag.pk, versie=vraag.versie, antwoord="Ja")
    vraag.refresh_from_db()
    with pytest.raises(RefusalError, match="al beantwoord"):
        services.answer(door=cast.teamleider.pk, vraag_id=vraag.pk, versie=vraag.versie, antwoord="Nee")
    with pytest.raises(StaleError):
        services.answer(door=cast.teamleider.pk, vraag_id=vraag.pk, versie=1, antwoord="Nee")
    vraag.refresh_from_db()
    assert vraag.antwoord == "Ja"


@pytest.mark.parametrize("missing", ["antwoord", "beantwoord_door", "beantwoord_op"])
def test_the_database_refuses_half_an_answer(cast, vraag, missing):
    answer = {
        "antwoord": "Ja",
        "beantwoord_door": cast.teamleider,
        "beantwoord_op": clock.now(),
        missing: None,
    }
    with pytest.raises(IntegrityError, match="vraag_antwoord_van_iemand"), transaction.atomic():
        Vraag.objects.filter(pk=vraag.pk).update(**answer)


def test_a_question_stays_with_its_klant(vraag):
    Vraag.objects.filter(pk=vraag.pk).update(klant=KlantFactory())
    with pytest.raises(IntegrityError, match="andere klant"):
        connection.check_constraints()


def test_shielded_klant_counts_but_the_manager_reads_no_number_and_asks_nothing(placed, cast, client_of):
    manager, path = client_of(cast.manager), "/doelen/2019/geplaatst/"
    assert placed.klantnummer in manager.get(path).content.decode()
    Klant.objects.filter(pk=placed.pk).update(afgeschermd_op=clock.now(), afgeschermd_reden="Familie")
    text = manager.get(path).content.decode()
    assert "afgeschermd dossier" in text
    assert placed.klantnummer not in text
    assert str(placed.pk) not in text
    assert manager.get(f"{path}vraag/{placed.pk}/").status_code == 404
