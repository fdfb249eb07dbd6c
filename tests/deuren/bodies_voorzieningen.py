"""How the doors of voorzieningen and their offers are knocked at."""

from typing import Any
from uuid import uuid4

from intake.models import Klant
from tests.deuren.deur import Deur, Objects, day
from tests.deuren.voorzieningen import OF
from trajecten.models import Budget, Voorziening
from trajecten.queries import steps_on
from trajecten.services.aanbod import voorziening_state
from werkoffensief.web import clock

CODE = (f"?code={OF}",)
OFFER = ("aanbod",)


def _details(o: Objects) -> dict[str, Any]:
    return {"omschrijving": "Nieuw", "versie": voorziening_state(Voorziening.objects.get(pk=OF))}


def _offer(o: Objects) -> dict[str, Any]:
    return {"naam": "Nieuw", "start": day(), "plaatsen": "4", "nieuw_id": str(uuid4())}


def _place(o: Objects) -> dict[str, Any]:
    return {"aanbod": str(getattr(o.wachtplek, "aanbod_id", uuid4())), "start": day(), "versie": o.wachtplek.versie,
            "nieuw_id": str(uuid4())}  # fmt: skip


def _decision(o: Objects) -> dict[str, Any]:
    return {"voorziening": OF, "besluit": "afgewezen", "redenen": "Nieuw", "besloten_op": day(),
            "nieuw_id": str(uuid4())}  # fmt: skip


def _change(o: Objects) -> dict[str, Any]:
    return {"besluit": "ingetrokken", "centen": "0", "redenen": "Nieuw", "besloten_op": day(),
            "versie": o.gestuurd.versie, "nieuw_id": str(uuid4())}  # fmt: skip


def _budget(o: Objects) -> dict[str, Any]:
    row = Budget.objects.get(voorziening=OF, vervallen_op__isnull=True)
    return {"centen": "1000", "versie": row.versie}


def _marks(o: Objects) -> dict[str, Any]:
    """Everybody whom this actor sees was there."""
    return {"iedereen": "ja"}


def _nobody(o: Objects) -> bool:
    """Whether everybody is filled in already."""
    seen = Klant.objects.visible_to(o.actor.medewerker)
    steps = steps_on(o.aanbod.pk, clock.today()).filter(klant__in=seen.values("pk"))
    return not steps.exclude(
        aanwezigheid__dag=clock.today(), aanwezigheid__vervallen_op__isnull=True
    ).exists()


DEUREN: dict[str, Deur] = {
    "toekenning_nieuw": Deur(_decision, naar=("toekenning",)),
    "toekenning": Deur(),
    "toekenning_pdf": Deur(),
    "toekenning_verzonden": Deur(
        lambda o: {"verzonden_op": day(), "versie": o.toekenning.versie}, naar=("toekenning",)
    ),
    "toekenning_wijzigen": Deur(
        _change, pad=lambda o: {"toekenning_id": o.gestuurd.pk}, naar=("toekenning",)
    ),
    "uitgave_nieuw": Deur(
        lambda o: {"centen": "10", "betaald_op": day(), "nieuw_id": str(uuid4())}, naar=("toekenning",)
    ),
    "budget_lijst": Deur(vragen=("", "?jaar=2024")),
    "budget_wijzigen": Deur(_budget, vragen=CODE, naar=("budget_lijst",)),
    "opbouw": Deur(
        lambda o: {"vanaf": day(), "dagen": "3", "uren": "9", "nieuw_id": str(uuid4())},
        lambda o: {"stap_id": o.plaats.pk},
        naar=("opbouw",),
    ),
    "werkfit": Deur(
        lambda o: {"dag": day(), "uitkomst": "werkfit", "waarom": "Nieuw", "nieuw_id": str(uuid4())},
        naar=("werkfit",),
    ),
    "groep_dag": Deur(_marks, naar=("groep_dag",), stil=_nobody),
    "groep_week": Deur(),
    "wachtplek_nieuw": Deur(
        lambda o: {"voorziening": "buddy", "aanbod": "", "nieuw_id": str(uuid4())}, naar=("wachtplek",)
    ),
    "wachtplek": Deur(_place, naar=("traject_plan",)),
    "wachtplek_weg": Deur(lambda o: {"reden": "Nieuw", "versie": o.wachtplek.versie}, naar=("traject_plan",)),
    "voorziening_lijst": Deur(),
    "voorziening": Deur(vragen=CODE),
    "voorziening_wijzigen": Deur(_details, vragen=CODE, naar=("voorziening",)),
    "aanbod_nieuw": Deur(_offer, vragen=CODE, naar=OFFER),
    "aanbod": Deur(),
    "aanbod_wijzigen": Deur(
        lambda o: {**_offer(o), "start": "01-01-2018", "plaatsen": "600", "versie": o.aanbod.versie},
        naar=OFFER,
    ),
    "aanbod_opbergen": Deur(pad=lambda o: {"aanbod_id": o.leeg_aanbod.pk}, naar=("voorziening",)),
    "dagdeel_nieuw": Deur(
        lambda o: {"dag": "5", "begin": "09:00", "einde": "12:00", "nieuw_id": str(uuid4())}, naar=OFFER
    ),
    "dagdeel_weg": Deur(naar=OFFER),
}
