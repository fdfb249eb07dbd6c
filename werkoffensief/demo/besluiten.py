"""Decisions of the demo: granted and refused, sent and paid, and the budgets of this year."""

import uuid
from datetime import date, timedelta

from trajecten.enums import Besluit
from trajecten.models import Stap, Toekenning
from trajecten.services.toekenning import Beslissing, decide, mark_sent, pay, save_budget
from werkoffensief.accounts.models import Medewerker

# Code: euro in this year, and whether nothing more is granted.
BUDGETTEN = {"werkfit": (60_000, True), "taaltraining": (900, False), "praktijkleren": (20_000, True)}
JA = "Dit past bij uw plan. Samen kwamen wij hierop uit, en u wilt het graag."
NEE = "U leerde vorig jaar al Nederlands tot niveau B1. Voor het werk dat u zoekt, is dat genoeg."


def make_awards(accounts: dict[str, Medewerker], *, today: date) -> None:
    """A decision for the steps of the caseload: most granted, one refused; some sent and partly paid."""
    for code, (euro, plafond) in BUDGETTEN.items():
        save_budget(
            door=accounts["manager"].pk, voorziening_id=code, jaar=today.year, versie=0, centen=euro * 100,
            plafond=plafond,
        )  # fmt: skip
    regisseur = accounts["regisseur"]
    rows = Stap.objects.filter(
        klant__regisseur=regisseur,
        voorziening__beschikking=True,
        vervallen_op__isnull=True,
        traject__einde__isnull=True,
    )
    once = {
        (row.klant_id, row.voorziening_id): row
        for row in rows.select_related("voorziening").order_by("-start", "-pk")
    }
    for number, stap in enumerate(sorted(once.values(), key=lambda row: (row.start, row.stapnummer))):
        limit = stap.voorziening.teamleider_vanaf_centen
        dear = limit is not None and (stap.voorziening.prijs_centen or 0) >= limit
        _award(stap, number, accounts["teamleider"] if dear else regisseur, today)


def _award(stap: Stap, number: int, door: Medewerker, today: date) -> None:
    granted = number % 4 != 3
    row = decide(
        door=door.pk, traject_id=stap.traject_id, toekenning_id=uuid.uuid4(),
        beslissing=Beslissing(
            stap.voorziening_id, Besluit.TOEGEKEND if granted else Besluit.AFGEWEZEN, today, JA if granted else NEE,
            today + timedelta(days=180), stap.voorziening.prijs_centen or 0,
        ),
    )  # fmt: skip
    if number % 2 == 0:
        row = mark_sent(door=door.pk, toekenning_id=row.pk, versie=row.versie, verzonden_op=today)
    if granted and row.centen and number % 3 == 0:
        _paid(row, door, today)


def _paid(row: Toekenning, door: Medewerker, today: date) -> None:
    said = {"betaald_op": today, "centen": row.centen // 2, "omschrijving": "Eerste helft"}
    pay(door=door.pk, toekenning_id=row.pk, uitgave_id=uuid.uuid4(), gegevens=said)
