"""People and plans for the tests of the pages."""

from datetime import UTC, date, datetime

from tests.accounts.factories import MedewerkerFactory
from tests.intake.factories import (
    ContactpogingFactory,
    GesprekFactory,
    GezinsbandFactory,
    KlantFactory,
    ToestemmingFactory,
    UitkeringFactory,
    UitvraagFactory,
)
from tests.trajecten.factories import PlaatsingFactory, RegisseurschapFactory, StapFactory, TrajectFactory
from tests.web.gelezen import read
from tests.werkgevers.factories import WerkakkoordFactory
from trajecten.models import Toekenning, Wachtplek
from werkoffensief.accounts.models import TeamStadsdeel

ROLES = [
    "consulent", "regisseur", "collega", "vreemde", "teamleider", "accountmanager", "manager", "beheerder", "privacy",
    "werkgever",
]  # fmt: skip
TEAM = ("consulent", "regisseur", "collega", "teamleider")
CANARY = "<script>alert('x')</script>\"'&"
START = date(2026, 2, 1)
ENDED = {"geldig_van": datetime(2026, 1, 1, tzinfo=UTC), "geldig_tot": datetime(2026, 2, 1, tzinfo=UTC)}


def statuses(browsers, paths, method="get", **kwargs):
    """The status of each path for each role."""
    return {
        role: {getattr(b, method)(p, **kwargs).status_code for p in paths} for role, b in browsers.items()
    }


def search(browser, text):
    """What a search ends with: the page with who was found; on the way to one file, the answer that leads there."""
    answer = browser.post("/klanten/zoeken/", {"q": text})
    return browser.get(answer.url) if answer.get("Location", "").startswith("/klanten/zoeken/") else answer


def expected(team, stranger, others):
    """The literal matrix of a page about a person of team Centrum."""
    codes = {role: {team if role in TEAM else others} for role in ROLES}
    return {**codes, "vreemde": {stranger}}


def person_of(regisseur, **kwargs):
    """A klant with this regisseur, an open traject and a running step."""
    klant = KlantFactory(**kwargs)
    regie = RegisseurschapFactory(traject=TrajectFactory(klant=klant, start=START), medewerker=regisseur)
    stap = StapFactory(traject=regie.traject, start=START)
    klant.refresh_from_db()
    return klant, regie, stap


def full_file(regisseur):
    """A klant with something of everything."""
    klant, regie, stap = person_of(regisseur, let_op="Bel niet voor tien uur")
    UitkeringFactory(klant=klant)
    GesprekFactory(klant=klant, medewerker=regisseur, verslag="Wil graag in de zorg werken.")
    ContactpogingFactory(klant=klant, medewerker=regisseur)
    PlaatsingFactory(
        klant=klant,
        startdatum=date(2020, 1, 6),
        werkakkoord=(akkoord := WerkakkoordFactory()),
        werkgever=akkoord.werkgever,
    )
    return klant, regie, stap


def crowd(team, number, **kwargs):
    """People of this team, each with a regisseur, a conversation and a step of their own."""
    return [
        GesprekFactory(klant=person_of(MedewerkerFactory(team=team, rollen=["regisseur"]), **kwargs)[0]).klant
        for _ in range(number)
    ]


def give_stadsdeel(team, name="Centrum"):
    TeamStadsdeel.objects.create(team=team, stadsdeel=name)


def page(browser, klant, query=""):
    """The one-page file as text."""
    response = browser.get(f"/klanten/{klant.pk}/{query}")
    assert response.status_code == 200
    return read(response.content.decode())


def asked_others(klant, word):
    """Somebody outside was asked something, and answered; `word` in both texts."""
    asked = UitvraagFactory(toestemming=ToestemmingFactory(klant=klant), wat=f"Navraag{word}")
    asked.afgerond_op, asked.antwoord = asked.gevraagd_op, f"Terug{word}"
    asked.save()


def in_one_household(klant, other):
    """Partner of the other, the parent of somebody, and linked with somebody whose file is shielded."""
    GezinsbandFactory(klant=klant, ander=other, relatie="partner")
    GezinsbandFactory(klant=KlantFactory(), ander=klant, relatie="ouder")
    shielded = KlantFactory(afgeschermd_op=datetime(2026, 1, 1, tzinfo=UTC), afgeschermd_reden="x")
    GezinsbandFactory(klant=klant, ander=shielded, relatie="partner")


def award(klant, traject):
    """That something was granted."""
    said = {"klant": klant, "traject": traject, "besloten_op": date(2026, 3, 1), "medewerker": klant.regisseur,
            "voorziening_id": "stage", "besluit": "toegekend", "redenen": "x", "brief": "x"}  # fmt: skip
    return Toekenning.objects.get_or_create(toekenningsnummer="X1", defaults=said)[0]


def waits(klant, traject):
    """That the klant waits for a place."""
    said = {"klant": klant, "traject": traject, "aangemeld_op": date(2026, 3, 1), "medewerker": klant.regisseur,
            "voorziening_id": "stage"}  # fmt: skip
    return Wachtplek.objects.get_or_create(wachtpleknummer="Q1", defaults=said)[0]
