"""A regisseur who is away, one who left, klanten who asked for another one, and what each team is to reach."""

import uuid
from datetime import date, timedelta

from intake.models import Klant
from trajecten import services as trajecten
from trajecten.models import Regisseurschap
from trajecten.overzicht.vertrek import caseload_of, spread
from trajecten.services.vertrek import Overgang, hand_over_caseload
from trajecten.services.waarneming import set_waarneming
from trajecten.services.wens import ask_regisseur, refuse_wens
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker, Team
from werkoffensief.accounts.services import beheer
from werkoffensief.demo.accounts import SYSTEM
from werkoffensief.demo.dossiers import people_without_regisseur
from werkoffensief.doelen.services import set_team_target
from werkoffensief.logboek.enums import Via

LEFT = 6  # klanten of the regisseur who left
WENSEN = (
    ("Ik wil graag met een vrouw praten. Dat is niets tegen mijn regisseur.", None),
    ("Ik kan alleen in de avond. Mijn regisseur werkt alleen overdag.",
     "Uw regisseur gaat vanaf volgende maand ook in de avond werken. U houdt dezelfde regisseur."),
)  # fmt: skip
OF_WHO_LEFT = "Ik hoorde dat mijn regisseur weggaat. Ik wil graag iemand die mijn taal spreekt."
NOTITIE = "Lopende afspraken staan in het plan. Bel iedereen in de eerste week om kennis te maken."
TARGETS = {"Centrum": 620, "Escamp": 750, "Laak": 400}


def make_handovers(accounts: dict[str, Medewerker], *, today: date) -> None:
    """In team Centrum, by its teamleider."""
    _somebody_left(accounts, today)
    _questions(accounts, today)
    for medewerker, waarnemer, start, days, reden in (
        ("collega", "regisseur", today, 9, "Vakantie"),
        ("regisseur", "collega", today + timedelta(days=30), 14, "Cursus"),
    ):
        set_waarneming(
            door=accounts["teamleider"].pk, waarneming_id=uuid.uuid4(), medewerker_id=accounts[medewerker].pk,
            waarnemer_id=accounts[waarnemer].pk, start=start, einde=start + timedelta(days=days), reden=reden,
            vandaag=today,
        )  # fmt: skip
    for team in Team.objects.filter(naam__in=TARGETS):
        set_team_target(
            door=accounts["manager"].pk,
            team_id=team.pk,
            jaar=today.year,
            versie=0,
            geplaatst=TARGETS[team.naam],
        )


def _somebody_left(accounts: dict[str, Medewerker], today: date) -> None:
    """Six klanten go to the two others of the team in one act; one of them had asked for it."""
    chief = accounts["teamleider"]
    gone = beheer.create_medewerker(
        door=SYSTEM, gebruikersnaam="vertrokken", via=Via.OPDRACHT,
        gegevens={"naam": "Wil Jansen", "email": "vertrokken@gemeente.example", "telefoon": "", "team": chief.team},
    )  # fmt: skip
    beheer.grant_role(door=SYSTEM, medewerker_id=gone.pk, rol=Rol.REGISSEUR, via=Via.OPDRACHT)
    people = list(people_without_regisseur(chief)[:LEFT])
    for klant in people:
        trajecten.start_traject(
            door=gone.pk, klant_id=klant.pk, start=today - timedelta(days=80), regisseur_id=gone.pk
        )
    for klant in people[:1]:
        ask_regisseur(
            door=gone.pk, klant_id=klant.pk, wens_id=uuid.uuid4(), gevraagd_op=today - timedelta(days=5),
            reden=OF_WHO_LEFT,
        )  # fmt: skip
    rows = caseload_of(gone, Klant.objects.filter(pk__in=[klant.pk for klant in people]), today)
    both = [accounts["regisseur"], accounts["collega"]]
    spread(rows, both, {row.pk: both[number % 2].pk for number, row in enumerate(rows)})
    given = [Overgang(row.pk, row.versie, row.naar) for row in rows]  # type: ignore[attr-defined]
    if given:
        hand_over_caseload(
            door=chief.pk, van=gone.pk, overgangen=given, dag=today, overdrachtsnotitie=NOTITIE
        )


def _questions(accounts: dict[str, Medewerker], today: date) -> None:
    """One waits for an answer of the teamleider, one has it."""
    mine = Regisseurschap.objects.filter(
        medewerker=accounts["regisseur"], einde__isnull=True, vervallen_op__isnull=True, start__lt=today
    )
    people = mine.order_by("traject__trajectnummer").values_list("klant", flat=True)[: len(WENSEN)]
    for klant_id, (reden, antwoord) in zip(people, WENSEN, strict=False):
        wens = ask_regisseur(
            door=accounts["consulent"].pk, klant_id=klant_id, wens_id=uuid.uuid4(),
            gevraagd_op=today - timedelta(days=4), reden=reden,
        )  # fmt: skip
        if antwoord:
            refuse_wens(
                door=accounts["teamleider"].pk,
                wens_id=wens.pk,
                versie=wens.versie,
                antwoord=antwoord,
                vandaag=today,
            )
