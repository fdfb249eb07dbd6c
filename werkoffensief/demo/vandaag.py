"""What runs today in the demo municipality, whose other data are of 2019: a campaign, people whose WW ends, scans,
somebody of the household with a file too, and what a third party was asked. All days are seen from today."""

import csv
import uuid
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from intake.enums import Gezinsrelatie
from intake.models import Klant
from intake.services import gezinsbanden, toestemming, uitvragen, waardescan
from werkoffensief.accounts.models import Medewerker
from werkoffensief.logboek.enums import Via
from werkoffensief.overdracht.services import import_folder

# First name, surname, days until the WW ends, and how long ago it was clear that inflow was prevented.
WW = (
    ("Samira", "Haddad", 12, None),
    ("Kees", "Molenaar", 25, None),
    ("Ivana", "Petrova", 41, None),
    ("Dennis", "Oosterhuis", 63, None),
    ("Fatima", "Bouzid", 88, None),
    ("Wim", "Kuipers", 110, None),
    ("Lotte", "Verbeek", 131, None),
    ("Ravi", "Ramdin", 158, None),
    ("Marieke", "Hoekstra", 47, 9),
    ("Ahmet", "Kaplan", -20, 33),
    ("Sofie", "Jacobs", -45, 60),
    ("Pieter", "Zonneveld", -40, None),  # flowed in: a benefit began after the WW
)
FLOWED_IN = len(WW) - 1
CAMPAIGN = ("spreek_nu", "Iedereen gesproken", -120, 610, 18, 4000, 12, 40, 104)
ANSWERS = (
    {"werktijden": "overdag", "ervaring": "zorg", "nederlands": "goed", "vervoer": "lopend_of_fiets"},
    {"werktijden": "overdag", "ervaring": "horeca", "nederlands": "redelijk"},
)


def make_today(accounts: dict[str, Medewerker], *, today: date, now: datetime) -> None:
    """The campaign and the people whose WW ends, by an import; the rest through the services, for `regisseur`."""
    with TemporaryDirectory(prefix="demo-") as folder:
        for name, (header, rows) in _tables(today).items():
            _write(Path(folder) / f"{name}.csv", header, rows)
        resultaat = import_folder(Path(folder), door="systeem", via=Via.IMPORT, now=now)
    if not resultaat.accepted:
        raise ValueError("what runs today in the demo was refused")
    _caseload(accounts["regisseur"], today)


def _tables(today: date) -> dict[str, tuple[str, list[tuple]]]:
    def day(days: int) -> date:
        return today + timedelta(days=days)

    code, naam, start, einde, *rest = CAMPAIGN
    people = [
        (f"W{place:05d}", voornaam, achternaam, day(end), "Centrum", day(-ago) if ago else None)
        for place, (voornaam, achternaam, end, ago) in enumerate(WW, start=1)
    ]
    flowed = people[FLOWED_IN]
    return {
        "campagnes": (
            "code naam startdatum einddatum minimaal_maanden_uitkering streefaantal gesprekken_per_week mensen weken",
            [(code, naam, day(start), day(einde), *rest)],
        ),
        "ww": (
            "klantnummer bsn voornaam tussenvoegsel achternaam geboortedatum ww_einde telefoon email stadsdeel "
            "voorkomen_op",
            [
                (
                    number,
                    "",
                    first,
                    "",
                    last,
                    date(1975 + place, 3, 2 + place),
                    end,
                    "",
                    "",
                    district,
                    prevented,
                )
                for place, (number, first, last, end, district, prevented) in enumerate(people)
            ],
        ),
        "uitkeringen": (
            "klantnummer start einde einde_reden",
            [(flowed[0], flowed[3] + timedelta(days=1), "", "")],
        ),
    }


def _write(path: Path, header: str, rows: list[tuple]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(header.split())
        writer.writerows(rows)


def _caseload(regisseur: Medewerker, today: date) -> None:
    """Two scans, two people of one household, and a question to a third party with an answer and one without."""
    people = list(
        Klant.objects.current()
        .filter(regisseur=regisseur, afgeschermd_op__isnull=True, overleden_op__isnull=True)
        .order_by("klantnummer")[:4]
    )
    for klant, answers in zip(people, ANSWERS, strict=False):
        waardescan.add_waardescan(
            door=regisseur.pk,
            klant_id=klant.pk,
            scan_id=uuid.uuid4(),
            datum=today - timedelta(days=5),
            antwoorden=answers,
        )
    gezinsbanden.link_household(
        door=regisseur.pk,
        klant_id=people[0].pk,
        ander_id=people[1].pk,
        band_id=uuid.uuid4(),
        gegevens={"relatie": Gezinsrelatie.PARTNER, "sinds": today - timedelta(days=400)},
    )
    _asked(people[0], regisseur, today)


def _asked(klant: Klant, regisseur: Medewerker, today: date) -> None:
    agreed = toestemming.add_toestemming(
        door=regisseur.pk,
        klant_id=klant.pk,
        toestemming_id=uuid.uuid4(),
        gegevens={
            "wie": "Schuldhulpverlening",
            "waarvoor": "Hoe ver de regeling is",
            "gegeven_op": today - timedelta(days=20),
            "geldig_tot": today + timedelta(days=160),
        },
    )
    for days, wat in ((12, "Loopt de regeling al?"), (2, "Wanneer is de volgende afspraak daar?")):
        row = uitvragen.add_uitvraag(
            door=regisseur.pk,
            klant_id=klant.pk,
            uitvraag_id=uuid.uuid4(),
            toestemming_id=agreed.pk,
            gegevens={"gevraagd_op": today - timedelta(days=days), "bij_wie": None, "wat": wat},
        )
        if days > 7:
            uitvragen.finish_uitvraag(
                door=regisseur.pk,
                uitvraag_id=row.pk,
                versie=row.versie,
                op=today - timedelta(days=9),
                antwoord="Ja, sinds twee maanden.",
            )
