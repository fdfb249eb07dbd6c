"""Buddies of the demo: volunteers of the municipality and of companies, paired with klanten of `regisseur`."""

import uuid
from datetime import date, timedelta
from typing import Any

from intake.models import Klant
from trajecten.enums import EindeBuddy
from trajecten.models import Buddykoppeling
from trajecten.services import buddies
from werkgevers.models import Werkgever
from werkoffensief.accounts.models import Medewerker

# Name, whether of a company, days since the VOG (None: on its way), languages, sector, places.
VRIJWILLIGERS: tuple[tuple[str, bool, int | None, list[str], str | None, int], ...] = (
    ("Hanneke Visser", False, 120, ["eng", "nld"], "zorg", 2),
    ("Yusuf Demir", True, 400, ["nld", "tur"], "bouw_installatietechniek", 3),
    ("Selam Tesfay", False, 60, ["nld", "tir"], "horeca_toerisme", 1),
    ("Piet Jansma", True, 1_150, ["nld"], "transport_logistiek", 2),  # the VOG has run out
    ("Amina el Idrissi", False, 300, ["ara", "fra", "nld"], None, 2),
    ("Ruud Bakker", False, None, ["nld"], "zorg", 1),
)
# Which volunteer, how long ago it began, after how many days it ended (None: it runs), why, and the days of contact.
KOPPELS: tuple[tuple[int, int, int | None, str, tuple[int, ...]], ...] = (
    (0, 90, None, "De klant wil graag in de zorg werken.", (80, 45, 12)),
    (1, 70, None, "Spreekt Turks, en kent de bouw.", (65, 50)),
    (2, 40, None, "Spreekt Tigrinya.", (38, 5)),
    (4, 120, 60, "De klant vroeg om iemand die Arabisch spreekt.", (110, 90, 70)),
)


def make_buddies(accounts: dict[str, Medewerker], *, today: date) -> None:
    """The list, kept by the accountmanager, and pairings of which one fell silent and one ended."""
    companies = list(Werkgever.objects.current().order_by("kvk_nummer")[:2])
    made = []
    for place, (naam, company, ago, talen, sector, plekken) in enumerate(VRIJWILLIGERS):
        said: dict[str, Any] = {
            "naam": naam, "telefoon": f"06 1234 56{place:02d}", "vog_op": today - timedelta(days=ago) if ago else None,
            "talen": talen, "sector": sector, "plekken": plekken, "van": today - timedelta(days=200),
            "werkgever": companies[place % len(companies)] if company and companies else None,
        }  # fmt: skip
        made.append(
            buddies.add_buddy(door=accounts["accountmanager"].pk, buddy_id=uuid.uuid4(), gegevens=said)
        )
    people = Klant.objects.filter(regisseur=accounts["regisseur"], overleden_op__isnull=True)
    for klant, koppel in zip(people.order_by("klantnummer"), KOPPELS, strict=False):
        _pair(klant, koppel, made, accounts["regisseur"], today)


def _pair(klant: Klant, koppel: tuple, made: list, door: Medewerker, today: date) -> None:
    who, ago, lasted, waarom, contacts = koppel
    # A VOG is there on the first day: who came later than theirs begins with it.
    start = max(today - timedelta(days=ago), made[who].vog_op)
    row = buddies.pair_buddy(
        door=door.pk, klant_id=klant.pk, koppeling_id=uuid.uuid4(), buddy_id=made[who].pk, start=start, waarom=waarom
    )  # fmt: skip
    for days in contacts:
        buddies.record_contact(
            door=door.pk, koppeling_id=row.pk, contact_id=uuid.uuid4(), dag=today - timedelta(days=days),
            hoe="gezien" if days % 2 else "gebeld", tekst="Samen koffie gedronken en vacatures bekeken.",
        )  # fmt: skip
    if lasted is not None:
        buddies.end_koppeling(
            door=door.pk, koppeling_id=row.pk, versie=_version(row), einde=start + timedelta(days=lasted),
            reden=EindeBuddy.KLAAR,
        )  # fmt: skip


def _version(row: Buddykoppeling) -> int:
    return Buddykoppeling.objects.values_list("versie", flat=True).get(pk=row.pk)
