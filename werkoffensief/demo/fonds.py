"""The opleidingsfonds of the demo: loans in every state, a ledger with a payment that came back, and remission."""

import uuid
from datetime import date, timedelta

from intake.models import Klant
from trajecten.enums import Besluit, Boekingsoort
from trajecten.models import Lening, Leningbrief
from trajecten.services import fonds, lening
from trajecten.services.leningbrief import mark_letter_sent
from werkoffensief.accounts.models import Medewerker

INLEG = 2_500_000  # € 25.000
# Course, school, cents that are asked, why; and how far the request has come.
VRAGEN: tuple[tuple[str, str | None, int, str, str], ...] = (
    (
        "Heftruckcertificaat",
        "ROC",
        65_000,
        "Met het certificaat kan ik in een magazijn werken.",
        "terugbetaald",
    ),
    ("Mbo niveau 2 helpende zorg", "ROC", 210_000, "Ik wil in de zorg werken, net als mijn zus.", "betaalt"),
    ("Rijbewijs B", None, 180_000, "Zonder rijbewijs kan ik geen koerier worden.", "kwijt"),
    ("Vca basis", "Bouwschool", 24_500, "In de bouw vraagt iedereen om vca.", "toegekend"),
    (
        "Lassen niveau 1",
        "Bouwschool",
        145_000,
        "Ik las thuis al en wil er mijn werk van maken.",
        "geadviseerd",
    ),
    ("Taxipas", None, 98_000, "Een neef zoekt een chauffeur.", "gevraagd"),
    ("Duikopleiding", None, 320_000, "Dat lijkt mij mooi.", "afgewezen"),
)
STORTING, BETALEN = Boekingsoort.STORTING, Boekingsoort.UITBETALING
LOS_AF = Boekingsoort.AFLOSSING


def make_fonds(accounts: dict[str, Medewerker], *, today: date) -> None:
    """A deposit, and a loan of each kind for klanten of `regisseur`; the teamleider decides."""
    began = today - timedelta(days=200)
    _book(accounts["manager"], STORTING, INLEG, began)
    people = Klant.objects.filter(regisseur=accounts["regisseur"], overleden_op__isnull=True)
    for klant, vraag in zip(people.order_by("klantnummer"), VRAGEN, strict=False):
        _loan(klant, vraag, accounts, began)


def _loan(klant: Klant, vraag: tuple, accounts: dict[str, Medewerker], began: date) -> None:
    opleiding, school, centen, waarom, stand = vraag
    regisseur, chief = accounts["regisseur"], accounts["teamleider"]
    asked = {
        "gevraagd_op": began, "opleiding": opleiding, "school": school, "waarom": waarom, "gevraagd_centen": centen
    }  # fmt: skip
    row = lening.ask_lening(door=regisseur.pk, klant_id=klant.pk, lening_id=uuid.uuid4(), gevraagd=asked)
    if stand == "gevraagd":
        return
    advies = "negatief" if stand == "afgewezen" else "positief"
    reden = "Het helpt de klant niet aan werk." if advies == "negatief" else "Met deze opleiding is er werk."
    row = lening.advise_lening(
        door=regisseur.pk, lening_id=row.pk, versie=_version(row), advies=advies, reden=reden, vandaag=began
    )
    if stand == "geadviseerd":
        return
    besluit = lening.Leningbesluit(
        Besluit.TOEGEKEND, "De opleiding past bij uw plan.", centen, began + timedelta(days=30), centen // 10
    )  # fmt: skip
    if stand == "afgewezen":
        besluit = lening.Leningbesluit(Besluit.AFGEWEZEN, "Deze opleiding brengt u niet dichter bij werk.")
    lening.decide_lening(
        door=chief.pk, lening_id=row.pk, versie=_version(row), besluit=besluit, vandaag=began
    )
    if stand == "toegekend":
        return  # decided, and the letter waits to be sent
    _send(row, chief, began + timedelta(days=1))
    if stand != "afgewezen":
        _pay(row, stand, accounts, began)


def _pay(row: Lening, stand: str, accounts: dict[str, Medewerker], began: date) -> None:
    """Paid out; and repaid whole, in part after a payment that the bank sent back, or remitted in part."""
    manager, centen, number = accounts["manager"], row.gevraagd_centen, row.leningnummer
    _book(manager, BETALEN, centen, began + timedelta(days=7), number)
    term, first = centen // 10, began + timedelta(days=30)
    if stand == "terugbetaald":
        _book(manager, LOS_AF, centen, first + timedelta(days=60), number)
    if stand == "betaalt":
        wrong = _book(manager, LOS_AF, term, first, number)
        fonds.mend_boeking(
            door=manager.pk, boeking_id=uuid.uuid4(), herstelt_id=wrong, reden="terug", vandaag=first
        )
        _book(manager, LOS_AF, term, first + timedelta(days=3), number)
        _propose(row, term, "De klant heeft een maand geen inkomen gehad.", accounts)
        _reschedule(row, term // 2, accounts["regisseur"], first + timedelta(days=20))
    if stand == "kwijt":
        asked = _propose(row, centen // 2, "De klant is ziek geworden en kan niet rijden.", accounts)
        fonds.decide_kwijtschelding(
            door=accounts["teamleider"].pk, kwijtschelding_id=asked, versie=1, besluit=Besluit.TOEGEKEND,
            reden="De helft hoeft u niet terug te betalen.", vandaag=first,
        )  # fmt: skip
        _send(row, accounts["regisseur"], first + timedelta(days=2))


def _reschedule(row: Lening, centen: int, door: Medewerker, dag: date) -> None:
    """Half of it each month, with a letter that was sent."""
    scheme = lening.Regeling(dag + timedelta(days=30), centen, "U verdient dit jaar minder dan wij dachten.")
    lening.reschedule_lening(
        door=door.pk, lening_id=row.pk, versie=_version(row), regeling=scheme, vandaag=dag
    )
    _send(row, door, dag + timedelta(days=1))


def _send(row: Lening, door: Medewerker, dag: date) -> None:
    for letter in Leningbrief.objects.unsent().filter(lening=row):
        mark_letter_sent(door=door.pk, leningbrief_id=letter.pk, versie=letter.versie, verzonden_op=dag)


def _propose(row: Lening, centen: int, reden: str, accounts: dict[str, Medewerker]) -> uuid.UUID:
    proposal = fonds.propose_kwijtschelding(
        door=accounts["regisseur"].pk, lening_id=row.pk, kwijtschelding_id=uuid.uuid4(), centen=centen, reden=reden,
        vandaag=row.gevraagd_op,
    )  # fmt: skip
    return proposal.pk


def _book(
    door: Medewerker, soort: Boekingsoort, centen: int, dag: date, number: str | None = None
) -> uuid.UUID:
    said = fonds.Opdracht(soort, centen, dag, number)
    return fonds.book(door=door.pk, boeking_id=uuid.uuid4(), opdracht=said).pk


def _version(row: Lening) -> int:
    return Lening.objects.values_list("versie", flat=True).get(pk=row.pk)
