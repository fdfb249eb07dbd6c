"""The world of the doors with texts that a person can read, and as many rows in every list as a test asks for.

A canary shows who sees what; a picture of a page needs names. The objects are the same, so that each page of the
register finds its own (tests/deuren/walk.py).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from typing import Any

from django.db import models, transaction

from intake.models import Bijeenkomst, Concept, Overslag, Vertegenwoordiger
from tests.accounts.factories import MedewerkerFactory, SessieFactory, TeamFactory
from tests.deuren.afspraken import tomorrow
from tests.deuren.kanaries import Kanaries
from tests.deuren.world import CAST, Wereld
from tests.intake.factories import (
    ActieFactory,
    AfspraakFactory,
    BijeenkomstFactory,
    CampagneFactory,
    ContactpogingFactory,
    DeelnameFactory,
    DocumentFactory,
    GesprekFactory,
    GezinslidFactory,
    KlantFactory,
    KlanttagFactory,
    TaakFactory,
    ToegangFactory,
    UitkeringFactory,
    UitnodigingFactory,
    VerzoekFactory,
)
from tests.trajecten.factories import PlaatsingFactory, RegisseurschapFactory, StapFactory, TrajectFactory
from tests.werkgevers.factories import (
    ContactmomentFactory,
    ContactpersoonFactory,
    VacatureFactory,
    WerkakkoordFactory,
    WerkgeverFactory,
)
from trajecten.models import Boeking, Buddycontact, Lening, Plansjabloon
from werkoffensief.accounts.models import Lijstfilter, TeamStadsdeel
from werkoffensief.demo.namen import BEDRIJFSNAMEN, BEDRIJFSWOORDEN, VERSLAGEN, VOORNAMEN
from werkoffensief.doelen import rollup
from werkoffensief.doelen.models import Doelstelling, Vraag
from werkoffensief.dossier.enums import Handelingsoort
from werkoffensief.dossier.models import Bulkactie
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.enums import Doel
from werkoffensief.logboek.services import record_handeling, record_reading
from werkoffensief.overdracht.models import Afwijking, Importbestand, Importopdracht
from werkoffensief.overdracht.resultaat import Bestandresultaat
from werkoffensief.web import clock

PREFIXES = ("van der", "de", "van den", "el", "van")
SURNAMES = ("Meer", "Vries", "Berg", "Amrani", "Duindoorn", "Bakker", "Haven", "Jong", "Linden", "Graaf")
JOBS = ("Helpende zorg", "Magazijnmedewerker", "Gastvrouw of gastheer", "Leerling-monteur", "Chauffeur")
PLACES = ("Den Haag", "Rijswijk", "Delft", "Voorburg")
STREETS = ("Duinlaan 12", "Havenkade 3", "Weteringpad 88", "Marktplein 1")
REASONS = ("Staat nu bij mij aan de balie", "Collega is ziek, klant belde over betaling")
NOTES = (
    "Kent de wijk goed en spreekt het liefst op dinsdag af.",
    "Nieuwe regisseur spreekt Arabisch; dat maakt het gesprek makkelijker.",
)


@dataclass
class Leesbaar(Kanaries):
    """Instead of canaries: invented names, places and sentences, in turn."""

    turns: Any = None

    def __post_init__(self) -> None:
        self.numbers = count(240001)
        self.turns = count()
        self.districts = iter(("Centrum", "Escamp"))

    def next(self) -> str:
        """The first two name the districts (`world._loose`), all others are numbers of rows."""
        return next(self.districts, None) or f"DH-{next(self.numbers):07d}"

    def reason(self) -> str:
        return REASONS[next(self.turns) % len(REASONS)]

    def text(self, row: models.Model, veld: str) -> str:
        made = TEXTS.get(f"{type(row).__name__}.{veld}") or TEXTS.get(veld)
        now = getattr(row, veld)
        if made:
            return made(next(self.turns), row)
        return NOTES[next(self.turns) % 2] if now == "x" or isinstance(now, dict) else str(now)


def _from(words: tuple[str, ...]) -> Callable[[int, Any], str]:
    return lambda n, row: words[n % len(words)]


def _person(n: int, row: Any = None) -> str:
    return f"{VOORNAMEN[n * 7 % len(VOORNAMEN)]} {PREFIXES[n % 5]} {SURNAMES[n * 3 % 10]}"


def _employer(n: int, row: Any = None) -> str:
    kinds = BEDRIJFSNAMEN[row.sector if row else "zorg"]
    return f"{kinds[n % len(kinds)]} {BEDRIJFSWOORDEN[n % len(BEDRIJFSWOORDEN)].replace('_', ' ')}"


def _colleague(n: int, row: Any) -> str:
    """The cast keep the name by which a tester knows them."""
    known = {name for name, _role, _team in CAST}
    return (
        f"{row.gebruikersnaam.replace('_', ' ').title()} van Dienst"
        if row.gebruikersnaam in known
        else _person(n)
    )


def _stays(n: int, row: Any) -> Any:
    return row.gebruikersnaam


def _value(n: int, row: Any) -> str:
    return "06 12 34 56 78" if row.soort == "telefoon" else f"post{n}@voorbeeld.example"


TEXTS: dict[str, Callable[[int, Any], Any]] = {
    "voornaam": _from(VOORNAMEN),
    "tussenvoegsel": _from(PREFIXES),
    "achternaam": _from(SURNAMES),
    "let_op": _from(("Bel niet voor tien uur", "Leest moeilijk; bel liever dan dat u schrijft")),
    "tolk_taal": _from(("Arabisch", "Pools", "Tigrinya")),
    "veiligheid": _from(("Ga niet alleen op huisbezoek", "Er is een grote hond")),
    "afgeschermd_reden": _from(("Werkt zelf bij de gemeente",)),
    "Toegang.reden": lambda n, row: row.reden,
    "Contactgegeven.waarde": _value,
    "postcode": _from(("2512 AB", "2544 KC")),
    "huisnummer": _from(("12", "88 b")),
    "woonplaats": _from(PLACES),
    "bereikbaar_via": _from(("via de daklozenopvang",)),
    "adres": _from(STREETS),
    "bezoekadres": _from(STREETS),
    "plaats": _from(PLACES),
    "telefoon": _from(("070 353 00 00", "06 12 34 56 78")),
    "email": lambda n, row: f"post{n}@voorbeeld.example",
    "website": lambda n, row: f"www.bedrijf{n}.example",
    "organisatie": _from(("Bewindvoering De Linden", "Stichting Helder")),
    "functie": _from(("Hoofd personeel", "Bedrijfsleider", "Eigenaar")),
    "Vacature.functie": _from(JOBS),
    "Bijeenkomst.titel": _from(("Sollicitatietraining", "Koffie en kennismaken")),
    "Afspraak.plaats": _from(("Spui 70, balie 3", "Buurthuis De Mussen")),
    "Afspraak.onderwerp": _from(("Hoe gaat het nu", "De volgende stap")),
    "uitgesteld_reden": _from(("Is tot dan op reis",)),
    "Taak.tekst": _from(("Praat over wat er aan de hand is. Bel, ga langs of kies een plek die past.",)),
    "Contactpersoon.naam": _person,
    "Vertegenwoordiger.naam": _person,
    "Gezinslid.naam": _person,
    "Medewerker.naam": _colleague,
    "Medewerker.gebruikersnaam": _stays,
    "Werkgever.naam": _employer,
    "verslag": _from(VERSLAGEN),
    "Concept.inhoud": _from(VERSLAGEN),
    "afspraak": _from(("Bellen over de proefdagen", "Contract meenemen")),
    "vervallen_reden": _from(("Twee keer vastgelegd",)),
    "archief_reden": _from(("Bedrijf is gestopt",)),
    "Sessie.browser": _from(("Firefox op Windows", "Chrome op Android")),
    "Importopdracht.melding": _from(("Eén bestand is geweigerd",)),
    "Opdracht.fout": lambda n, row: row.fout,
    "Codepoging.soort": lambda n, row: row.soort,
}


class Groei:
    """Adds one row to every list and every page with a list, each time with people of its own."""

    def __init__(self, world: Wereld) -> None:
        self.world, self.los = world, world.los
        self.turn = count(500)
        self.owners = [world.actors[name].medewerker for name in ("consulent", "regisseur", "teamleider")]
        self.files = [row for row in world.bundels if row.regisseur in [*self.owners, self._officer]]

    @property
    def _officer(self) -> Any:
        return self.world.actors["privacy"].medewerker

    def to(self, rows: int) -> None:
        """`rows` more in every list."""
        with transaction.atomic(), handeling(door=self.los.beheerder.pk):
            for _ in range(rows):
                n = next(self.turn)
                self._organisation(n)
                for regisseur in (*self.owners, self.colleague):
                    self._person(n, regisseur)
                self._employer(n)
                for row in self.files:
                    self._file(n, row)
        rollup.recompute_all()

    def _organisation(self, n: int) -> None:
        los, day = self.los, clock.today() - timedelta(days=n % 25)
        team = TeamFactory(naam=f"Team {PLACES[n % 4]} {n - 499}")
        TeamStadsdeel.objects.create(team=team, stadsdeel=f"Wijk {n - 499}")
        self.colleague = MedewerkerFactory(
            gebruikersnaam=f"collega{n}", naam=_person(n), team=los.centrum, rollen=["regisseur"]
        )
        MedewerkerFactory(naam=_person(n + 3), team=team, rollen=["consulent", "teamleider"])
        for actor in self.world.actors.values():
            if actor.medewerker:
                SessieFactory(medewerker=actor.medewerker)
        for owner in (*self.owners, los.accountmanager):
            for lijst, query in (("klanten", "groep=team"), ("werkgevers", "sector=zorg")):
                naam = f"Mijn filter {n - 499}"
                Lijstfilter.objects.create(lijst=lijst, naam=naam, query=query, medewerker=owner)
            Bulkactie.objects.create(
                medewerker=owner,
                naar=los.derde,
                dag=clock.today(),
                uitgevoerd_op=clock.now() - timedelta(hours=n % 48),
            )
        for team_of in (None, los.centrum):
            Plansjabloon.objects.create(
                sjabloonnummer=f"J{n}{'C' if team_of else ''}", naam=f"Sjabloon {n - 499}", team=team_of
            )
        Boeking.objects.create(
            van="kapitaal", naar="kas", centen=250_000 + n, dag=clock.today(), medewerker=los.derde,
            kenmerk=f"STORTING-{n}",
        )  # fmt: skip
        CampagneFactory(naam=f"Campagne {n - 499}")
        Doelstelling.objects.create(programma=los.programma, maat="regulier", jaar=2020 + n - 500, waarde=n)
        order = Importopdracht.objects.create(
            door=los.beheerder, status="klaar", gestart_op=clock.now(), klaar_op=clock.now()
        )
        for opdracht, name in ((order, "klanten"), (los.levering, f"bestand{n}")):
            Importbestand.objects.create(
                opdracht=opdracht, naam=f"{name}.csv", uitkomst="overgenomen",
                resultaat=Bestandresultaat(f"{name}.csv", "klanten").as_json(),
            )  # fmt: skip
        klant = KlantFactory(voornaam=VOORNAMEN[n % 90], achternaam=SURNAMES[n % 10], stadsdeel="Escamp")
        Afwijking.objects.create(
            soort="verschil", bron="levering", tabel="klanten", sleutel=klant.klantnummer, rij_id=klant.pk,
            eenheid="voornaam+tussenvoegsel+achternaam", klant=klant, scherm={"achternaam": klant.achternaam},
            bestand={"achternaam": SURNAMES[n % 9]},
        )  # fmt: skip
        VerzoekFactory(klant=klant, ontvangen_op=day, door=self._officer)
        acts = list(Handelingsoort)
        about = {"object_soort": "klant", "object_id": str(klant.pk)} if n % 3 else {}
        record_handeling(door=self.colleague.pk, soort=acts[n % len(acts)].value, **about)

    def _person(self, n: int, regisseur: Any) -> None:
        """Somebody of the team; each fifth has no regisseur."""
        los, today = self.los, clock.today()
        klant = KlantFactory(
            voornaam=VOORNAMEN[n * 5 % len(VOORNAMEN)], achternaam=SURNAMES[n % 10], tussenvoegsel=PREFIXES[n % 5],
            geboortedatum=today - timedelta(days=9000 + 37 * (n % 300)),
        )  # fmt: skip
        traject = TrajectFactory(klant=klant, start=today - timedelta(days=400 - n % 100))
        if n % 5:
            RegisseurschapFactory(traject=traject, medewerker=regisseur, start=today - timedelta(days=n % 40))
        planned = {"status": "gepland", "start": today - timedelta(days=1)} if n % 3 else {"status": "wacht"}
        StapFactory(**{"traject": traject, "start": traject.start, **planned})
        UitkeringFactory(klant=klant)
        GesprekFactory(klant=klant, medewerker=self.colleague, datum=today - timedelta(days=n % 200))
        PlaatsingFactory(klant=klant, werkgever=los.werkgever, werkakkoord=los.gevuld)
        Vraag.objects.create(
            klant=klant, figuur="geplaatst", peildatum=today, tekst="Werkt deze klant nog?",
            gesteld_door=self.world.actors["manager"].medewerker,
        )  # fmt: skip
        self._agenda(n, klant, regisseur)
        for actor in self.owners:
            Concept.objects.create(medewerker=actor, klant=klant, soort="gesprek", inhoud={"verslag": "…"})
        Overslag.objects.create(
            klant=KlantFactory(voornaam=VOORNAMEN[n % 80], achternaam=SURNAMES[n % 9]), medewerker=regisseur,
            vanaf=today, tot=today + timedelta(days=9), reden="Belt zelf terug na de vakantie",
        )  # fmt: skip
        stranger = KlantFactory(voornaam=VOORNAMEN[n % 90], achternaam=SURNAMES[n % 7])
        ToegangFactory(klant=stranger, medewerker=los.verre)
        ToegangFactory(klant=KlantFactory(stadsdeel="Escamp"), medewerker=self.owners[n % 3])

    def _agenda(self, n: int, klant: Any, owner: Any) -> None:
        """A full day of appointments, letters to be made, meetings, and people who take part in one."""
        los, begin = self.los, tomorrow(19, 5 * (n - 500))
        own = AfspraakFactory(klant=klant, medewerker=owner, begin=begin, duur=5, plaats="Spui 70, balie 3")
        meeting = BijeenkomstFactory(
            begeleider=owner, begin=begin + timedelta(days=3), titel=f"Sollicitatietraining {n - 499}"
        )
        DeelnameFactory(klant=klant, bijeenkomst=meeting)
        name = next((name for name, actor in self.world.actors.items() if actor.medewerker == owner), "")
        if name in los.reeksen:
            UitnodigingFactory(klant=klant, afspraak=own, door=owner, reeks=los.reeksen[name])
            Bijeenkomst.objects.filter(pk=los.bijeenkomsten[name].pk).update(plekken=200)
            DeelnameFactory(klant=klant, bijeenkomst=los.bijeenkomsten[name])
            AfspraakFactory(klant=klant, medewerker=owner, begin=begin + timedelta(days=1), duur=5)
            TaakFactory(klant=klant, medewerker=owner)

    def _employer(self, n: int) -> None:
        los, today = self.los, clock.today()
        mine = los.accountmanager if n % 2 else MedewerkerFactory(naam=_person(n), rollen=["accountmanager"])
        sector = list(BEDRIJFSNAMEN)[n % 6]
        row = WerkgeverFactory(
            accountmanager=mine, plaats=PLACES[n % 4], sector=sector,
            naam=f"{BEDRIJFSNAMEN[sector][n % 6]} {BEDRIJFSWOORDEN[n % 40].replace('_', ' ')} {n - 499}",
        )  # fmt: skip
        for werkgever in (row, los.werkgever):
            person = ContactpersoonFactory(werkgever=werkgever, naam=_person(n))
            ContactmomentFactory(
                werkgever=werkgever, contactpersoon=person, medewerker=mine, datum=today - timedelta(days=n % 60),
                verslag=VERSLAGEN[n % 10], afspraak="Bellen over de proefdagen", afspraak_op=today,
            )  # fmt: skip
            agreement = WerkakkoordFactory(werkgever=werkgever, einddatum=today + timedelta(days=20 + n % 40))
            WerkakkoordFactory(werkgever=werkgever, einddatum=today + timedelta(days=20 + n % 40))
            VacatureFactory(werkgever=werkgever, functie=JOBS[n % 5], werkakkoord=agreement)
            VacatureFactory(werkgever=werkgever, functie=JOBS[n % 4], open_tot=today - timedelta(days=1))
            VacatureFactory(werkgever=werkgever, functie=JOBS[n % 3], gesloten_op=today, sluitreden="vervuld")

    def _file(self, n: int, row: Any) -> None:
        """More in the files that the actors open, and in the log of who opened them."""
        then = clock.now() - timedelta(days=n % 300)
        day, klant, origin = then.date(), row.klant, {"bron": "klant", "geldig_van": then}
        GesprekFactory(klant=klant, medewerker=self.colleague, datum=day, verslag=VERSLAGEN[n % 10])
        ContactpogingFactory(klant=klant, medewerker=self.colleague, datum=day)
        GezinslidFactory(klant=klant, relatie="kind", naam=_person(n), **origin)
        Vertegenwoordiger.objects.create(
            klant=klant, soort="gemachtigde", naam=_person(n), is_geadresseerde=False, **origin
        )
        Lening.objects.create(
            klant=klant, leningnummer=f"L{n}-{klant.klantnummer}", gevraagd_op=day, gevraagd_door=self.colleague,
            opleiding=f"Heftruckcertificaat {n - 499}", school="ROC Mondriaan", waarom="Nodig voor het werk",
            gevraagd_centen=45_000 + n,
        )  # fmt: skip
        if not row.leeg:
            Buddycontact.objects.create(
                klant=klant, koppeling=row.buddykoppeling, medewerker=self.colleague, dag=day, hoe="gezien",
                tekst=NOTES[n % 2],
            )  # fmt: skip
            StapFactory(traject=row.traject, start=day, voorziening_id=("taaltraining", "stage")[n % 2])
        PlaatsingFactory(klant=klant, startdatum=day)
        ActieFactory(klant=klant, wat=f"Belt school {n - 499} over de avondcursus", afgesproken_op=day)
        KlanttagFactory(klant=klant, tag_id=None, tekst=f"Kan goed koken, les {n - 499}", sinds=day)
        DocumentFactory(klant=klant, titel=f"Diploma {n - 499}", datum=day, toegevoegd_door=self.colleague)
        AfspraakFactory(klant=klant, medewerker=self.colleague, begin=then, status="geweest")
        for who in (self.colleague, self.los.medewerker):
            record_reading(
                gebruiker=who.pk, klanten=[klant.pk], actie="Dossier bekijken", doel=Doel.BEGELEIDING,
                gegevens=["naam", "gesprekken"], now=clock.now(),
            )  # fmt: skip
