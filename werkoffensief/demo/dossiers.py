"""A caseload for the demo's regisseur: files in every state that the pages know, through the services."""

import uuid
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db.models import QuerySet

from intake.enums import (
    Adressoort,
    Bron,
    Gespreksvorm,
    Gezinsrelatie,
    Pogingsuitkomst,
    Vertegenwoordigersoort,
)
from intake.models import Gesprek, Klant
from intake.services import belemmeringen, contact, gesprekken, klanten
from intake.services.afschermen import shield
from trajecten import services as trajecten
from trajecten.enums import StapStatus
from werkoffensief.accounts.models import Medewerker
from werkoffensief.demo.gemeente import write_table
from werkoffensief.demo.tafel import of_caseload
from werkoffensief.logboek.enums import Via
from werkoffensief.logboek.nummers import next_number
from werkoffensief.overdracht.services import import_folder

CASELOAD = 14
SECRET_ADDRESS = {"postcode": "2511 AB", "huisnummer": "12", "woonplaats": "Den Haag"}
VERSLAGEN = (
    "Wil graag met de handen werken. Afgesproken: kennismaken bij het werkfit-programma.",
    "Zoekt opvang voor twee kinderen. De wijkcoach helpt met de aanvraag.",
    "Heeft twintig jaar in de keuken gewerkt en wil daar weer naartoe.",
    "Nederlands lezen gaat moeizaam. Wil starten met taaltraining.",
)


def make_caseload(accounts: dict[str, Medewerker], *, today: date, now: datetime) -> None:
    """Trajecten, steps, conversations and the special cases, for `regisseur` in team Centrum."""
    regisseur, consulent = accounts["regisseur"], accounts["consulent"]
    people = list(people_without_regisseur(regisseur)[: CASELOAD + 4])
    for number, klant in enumerate(people[:CASELOAD]):
        _plan(klant, number, regisseur, today)
    for klant in people[CASELOAD:]:
        gesprekken.record_poging(
            door=consulent.pk,
            klant_id=klant.pk,
            poging_id=uuid.uuid4(),
            datum=today - timedelta(days=3),
            uitkomst=Pogingsuitkomst.NIET_BEREIKT,
        )
    _special_cases(people, regisseur, now, today)


def people_without_regisseur(regisseur: Medewerker) -> QuerySet[Klant]:
    """Of the team of this medewerker, on benefit and without a traject."""
    on_benefit = Klant.objects.current().filter(
        team=regisseur.team, regisseur__isnull=True, uitkeringen__einde__isnull=True, trajecten__isnull=True
    )
    return on_benefit.filter(uitkeringen__isnull=False).distinct().order_by("klantnummer")


def _plan(klant: Klant, number: int, regisseur: Medewerker, today: date) -> None:
    start = today - timedelta(days=20 + 9 * number)
    traject = trajecten.start_traject(
        door=regisseur.pk, klant_id=klant.pk, start=start, regisseur_id=regisseur.pk
    )
    gesprekken.record_gesprek(
        door=regisseur.pk,
        klant_id=klant.pk,
        gesprek_id=uuid.uuid4(),
        gegevens={
            "datum": start,
            "vorm": Gespreksvorm.values[number % len(Gespreksvorm.values)],
            "trede": 2 + number % 4,
            "verslag": VERSLAGEN[number % len(VERSLAGEN)],
        },
    )
    status = (StapStatus.GEPLAND, StapStatus.LOPEND, StapStatus.WACHT)[number % 3]
    trajecten.add_stap(
        door=regisseur.pk,
        traject_id=traject.pk,
        voorziening_id=("werkfit", "taaltraining", "schuldhulp", "praktijkleren", "stage")[number % 5],
        start=start + timedelta(days=7),
        status=status,
        einde=None,
    )
    if number % 3 == 0:
        belemmeringen.add_belemmering(
            door=regisseur.pk, klant_id=klant.pk, soort=("schulden", "taal")[number % 2], vastgesteld_op=start
        )


def make_table_talk(accounts: dict[str, Medewerker], *, today: date, now: datetime) -> None:
    """What the caseload's conversations brought, by an import: answers, a few scores, talents, what was agreed."""
    regisseur = accounts["regisseur"]
    spoken = Gesprek.objects.filter(medewerker=regisseur).order_by("gespreknummer").select_related("klant")
    conversations = [(row.gespreknummer, row.klant.klantnummer, row.datum) for row in spoken]
    found = of_caseload(conversations, regisseur.gebruikersnaam, today, lambda: next_number("actie"))
    with TemporaryDirectory(prefix="demo-") as folder:
        for table, rows in found.items():
            write_table(Path(folder), table, rows)
        resultaat = import_folder(Path(folder), door="systeem", via=Via.IMPORT, now=now)
    if not resultaat.accepted:
        raise ValueError("the table talk of the demo was refused")


def _special_cases(people: list[Klant], regisseur: Medewerker, now: datetime, today: date) -> None:
    """No fixed address, a secret address, a bewindvoerder, somebody who moved, a shielded file."""
    addresses = (
        {
            "soort": Adressoort.GEEN_ADRES,
            "bereikbaar_via": "Straatpastoraat, inloop De Haven",
            "geheim": False,
        },
        {**SECRET_ADDRESS, "soort": Adressoort.WOONADRES, "geheim": True},
    )
    for klant, gegevens in zip(people, addresses, strict=False):
        versie = contact.state(contact.current(klant.adressen.all()))
        contact.set_adres(
            door=regisseur.pk, klant_id=klant.pk, versie=versie, gegevens=gegevens, bron=Bron.KLANT, now=now
        )
    contact.set_vertegenwoordiger(
        door=regisseur.pk,
        klant_id=people[2].pk,
        versie="",
        gegevens={
            "soort": Vertegenwoordigersoort.BEWINDVOERDER,
            "naam": "J. van Loon",
            "organisatie": "Bewindkantoor Laakhaven",
            "adres": "Postbus 1000, 2500 BA Den Haag",
            "telefoon": "070 300 00 00",
            "email": None,
            "is_geadresseerde": True,
        },
        bron=Bron.MEDEWERKER,
        now=now,
    )
    _signals(people[1], people[3], regisseur, now, today)
    _mark(people[4], regisseur, verhuisd_op=today - timedelta(days=5))
    shielded = Klant.objects.get(pk=people[5].pk)
    shield(
        door=regisseur.pk,
        klant_id=shielded.pk,
        versie=shielded.versie,
        reden="Familie van een collega",
        now=now,
    )


def _signals(careful: Klant, family: Klant, regisseur: Medewerker, now: datetime, today: date) -> None:
    """What everybody must know before a visit, an interpreter and a household."""
    _mark(family, regisseur, let_op="Het liefst 's ochtends bellen.", tolk_taal="Arabisch")
    contact.add_gezinslid(
        door=regisseur.pk,
        klant_id=family.pk,
        versie="",
        gegevens={"relatie": Gezinsrelatie.KIND, "naam": None, "geboortejaar": 2021, "inwonend": True},
        bron=Bron.KLANT,
        now=now,
    )
    _mark(
        careful,
        regisseur,
        veiligheid="Ga met zijn tweeën; er is een grote hond.",
        veiligheid_tot=today + timedelta(days=90),
    )


def _mark(klant: Klant, regisseur: Medewerker, **changes: object) -> None:
    klant.refresh_from_db()
    gegevens = {name: getattr(klant, name) for name in klanten.GEGEVENS} | changes
    klanten.save_klantgegevens(door=regisseur.pk, klant_id=klant.pk, versie=klant.versie, gegevens=gegevens)
