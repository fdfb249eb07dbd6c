"""Work for the demo's accountmanager: employers, contacts, agreements and vacancies, through the services."""

from datetime import date, datetime, timedelta
from uuid import UUID

from werkgevers import services
from werkgevers.enums import Contactsoort, Sluitreden
from werkgevers.models import Contactpersoon, Werkgever
from werkoffensief.accounts.models import Medewerker

EMPLOYERS = 16
CONTACTS = (
    ("Marieke Dekker", "Hoofd personeel"),
    ("Hassan Amrani", "Bedrijfsleider"),
    ("Wim Kuipers", "Eigenaar"),
    ("Sunita Ramdin", "Teamleider"),
)
VERSLAGEN = (
    "Rondleiding gekregen. Ze zoeken mensen die in het weekend kunnen werken en leiden zelf op.",
    "De eerste twee nieuwe mensen bevallen goed. Er is ruimte voor meer.",
    "Wil meedoen met de banenmarkt in het voorjaar. Stuurt een lijst met functies.",
    "Het is druk. Heeft nog niet kunnen kijken welke plekken er zijn.",
)
AFSPRAKEN = ("Bellen over de nieuwe functies", "Vragen hoe de proefplaatsing gaat", None)
FUNCTIES = {
    "zorg": ("Medewerker huishouding", "Helpende in de zorg"),
    "horeca_toerisme": ("Keukenhulp", "Medewerker bediening"),
    "bouw_installatietechniek": ("Hulp in de bouw", "Leerling-monteur"),
    "transport_logistiek": ("Medewerker magazijn", "Bezorger"),
    "detailhandel": ("Vakkenvuller", "Verkoper"),
    "overig": ("Medewerker groen", "Schoonmaker"),
}


def make_employers(accounts: dict[str, Medewerker], *, today: date, now: datetime) -> None:
    """Something in each list of the start page, always the same for the same day."""
    door = accounts["accountmanager"].pk
    for number, row in enumerate(Werkgever.objects.order_by("kvk_nummer")[:EMPLOYERS]):
        services.assign_accountmanager(door=door, werkgever_id=row.pk, versie=row.versie, medewerker_id=door)
        name, functie = CONTACTS[number % len(CONTACTS)]
        person = services.create_contactpersoon(
            door=door,
            werkgever_id=row.pk,
            gegevens={"naam": name, "functie": functie, "telefoon": f"070 300 00 {number:02d}"},
        )
        _contact(door, row, person, number, today, now)
        if number % 2 == 0:
            _promise(door, row, number, today)


def _contact(
    door: UUID, row: Werkgever, person: Contactpersoon, number: int, today: date, now: datetime
) -> None:
    """One or two contacts; of some the appointment is due, of some it is done."""
    for times in range(1 + number % 2):
        again = today - timedelta(days=3) + timedelta(days=number % 7) if number % 3 == 0 else None
        moment = services.record_contactmoment(
            door=door,
            werkgever_id=row.pk,
            now=now,
            gegevens={
                "datum": today - timedelta(days=10 + 7 * times + number),
                "soort": Contactsoort.values[number % len(Contactsoort.values)],
                "contactpersoon": person,
                "verslag": VERSLAGEN[(number + times) % len(VERSLAGEN)],
                "afspraak": AFSPRAKEN[number % len(AFSPRAKEN)] if again else None,
                "afspraak_op": again,
            },
        )
        if again and times:
            services.finish_afspraak(door=door, contactmoment_id=moment.pk, versie=moment.versie, now=now)


def _promise(door: UUID, row: Werkgever, number: int, today: date) -> None:
    """An agreement of last year that still runs, and vacancies: enough, too few, past their last day, or none."""
    last = today + timedelta(days=15 + 6 * number) if number % 4 == 0 else None
    agreement = services.create_akkoord(
        door=door,
        werkgever_id=row.pk,
        gegevens={
            "sector": row.sector,
            "ingangsdatum": date(today.year - 1, 9, 1),
            "einddatum": last,
            "banen": 3 + number % 5,
            "ontwikkelplekken": number % 4,
        },
    )
    if number % 8 == 6:
        return
    for place, functie in enumerate(FUNCTIES[row.sector]):
        begin = today - timedelta(days=40 + number)
        vacancy = services.create_vacature(
            door=door,
            werkgever_id=row.pk,
            gegevens={
                "functie": functie,
                "aantal": agreement.banen if number % 8 == 2 else 1,
                "uren_per_week": (24, 32, 36)[number % 3],
                "plaats": row.plaats,
                "werkakkoord": None if place and number % 3 == 0 else agreement,
                "open_van": begin,
                "open_tot": today - timedelta(days=4) if place and number % 4 == 0 else None,
            },
        )
        if place and number % 8 == 4:
            services.close_vacature(
                door=door,
                vacature_id=vacancy.pk,
                versie=vacancy.versie,
                sluitreden=Sluitreden.VERVULD,
                gesloten_op=today - timedelta(days=2),
                today=today,
            )
