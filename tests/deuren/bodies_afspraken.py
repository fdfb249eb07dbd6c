"""Bodies of the pages about appointments and meetings of a group (see bodies.py)."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from intake.models import Afspraak, Bijeenkomst
from intake.queries.agenda import candidates, meetings_of_team
from tests.deuren.deur import Deur, Extra, Objects, day
from werkoffensief.web import clock

TOMORROW = clock.today() + timedelta(days=1)
# About a Sunday a form would ask whether it is right.
NO_SUNDAY = day(100 if (clock.today() + timedelta(days=100)).isoweekday() < 7 else 101)


def _afspraak(o: Objects) -> dict[str, Any]:
    me = o.actor.medewerker
    return {
        "datum": NO_SUNDAY, "tijd": "10:00", "duur": 30, "vorm": "kantoor", "plaats": "Balie 3",
        "medewerker": str(me.pk) if me else "", "versie": o.afspraak.versie, "nieuw_id": str(uuid4()),
    }  # fmt: skip


def _brieven(o: Objects) -> dict[str, Any]:
    mine = Afspraak.objects.planned().filter(medewerker=o.actor.medewerker, uitnodigingen__isnull=True)
    mine = mine.order_by("-begin")  # of the nearest ones no letter would be in time
    return {
        "afspraken": [str(key) for key in mine.values_list("pk", flat=True)[:1]],
        "nieuw_id": str(uuid4()),
    }


def _reeks(o: Objects) -> dict[str, Any]:
    return {"reeks": o.reeksen.get(o.actor.naam, uuid4())}


def _mine(o: Objects) -> Any:
    return Bijeenkomst.objects.filter(pk=_my_meeting(o)["bijeenkomst_id"]).first()


def _free(o: Objects) -> dict[str, Any]:
    """A meeting of the actor's team to which this klant was not yet invited."""
    known = Bijeenkomst.objects.filter(deelnames__klant=o.klant.pk).values("pk")
    rows = meetings_of_team(o.actor.medewerker).exclude(pk__in=known) if o.actor.medewerker else ()
    return {"bijeenkomst": next((str(row.pk) for row in rows), "")}


def _my_meeting(o: Objects) -> dict[str, Any]:
    return {"bijeenkomst_id": getattr(o.bijeenkomsten.get(o.actor.naam), "pk", uuid4())}


def _bijeenkomst(o: Objects) -> dict[str, Any]:
    return {
        "titel": "Nieuw", "datum": NO_SUNDAY, "tijd": "10:00", "duur": 30, "plaats": "Nieuw", "plekken": 20,
        "versie": getattr(_mine(o), "versie", 1), "nieuw_id": str(uuid4()),
    }  # fmt: skip


def _ticked(o: Objects) -> dict[str, Any]:
    """Somebody of the own work who has no place in the own meeting."""
    meeting = _mine(o)
    rows = candidates(o.actor.medewerker, meeting, day=clock.today(), team=True).rows if meeting else []
    return {"klanten": [str(row.pk) for row in rows[:1]], "nieuw_id": str(uuid4())}


def _uitnodiging(o: Objects) -> dict[str, Any]:
    return {"manier": "bellen", "nieuw_id": str(uuid4())}


# fmt: off
DEUREN = {
    "agenda": Deur(vragen=(f"?dag={TOMORROW}", f"?dag={TOMORROW}&weergave=week", "?dag=geen")),
    "brieven": Deur(_brieven, naar=("brieven_reeks",)),
    "brieven_reeks": Deur(pad=_reeks),
    "brieven_pdf": Deur(pad=_reeks),
    "agenda_feed_intrekken": Deur(naar=("agenda_feed",), stil=lambda o: o.actor.naam != "regisseur"),
    "agenda_feed_ics": Deur(
        pad=lambda o: {"sleutel": o.feedsleutel}, afwezig={"sleutel": "bestaat-niet"}, schrijft=False
    ),
    "afspraak_nieuw": Deur(_afspraak, naar=("uitnodiging_nieuw",)),
    "afspraak_wijzigen": Deur(_afspraak, naar=("uitnodiging_nieuw",)),
    "afspraak_status": Deur(
        lambda o: {"status": "afgezegd", "versie": o.afspraak.versie}, naar=("afspraak_lijst",)
    ),
    "afspraak_afzeggen": Deur(
        lambda o: {"afzegger": "wij", "afzegreden": "Ziek", "versie": o.afspraak.versie}, naar=("uitnodiging_nieuw",)
    ),
    "afspraak_overnemen": Deur(
        lambda o: {"versie": o.afspraak.versie},
        naar=("uitnodiging_nieuw", "afspraak_lijst"),
        stil=lambda o: o.actor.medewerker is not None and o.afspraak.medewerker_id == o.actor.medewerker.pk,
    ),
    "agenda_team": Deur(vragen=(f"?dag={TOMORROW}", f"?dag={TOMORROW}&weergave=week", "?wie=geen")),
    "uitnodiging_nieuw": Deur(_uitnodiging, naar=("afspraak_lijst",)),
    "herinneringen_aan_uit": Deur(
        lambda o: {"stop": "ja"}, naar=("afspraak_lijst",), stil=lambda o: o.klant.pk == o.bundels[1].klant.pk
    ),
    "taak_gedaan": Deur(naar=("afspraak_lijst",)),
    "taak_uitstellen": Deur(
        lambda o: {"uitgesteld_tot": day(9), "uitgesteld_reden": "Nieuw", "versie": o.taak.versie},
        naar=("afspraak_lijst",),
    ),
    "bijeenkomst_nieuw": Deur(_bijeenkomst, naar=("bijeenkomst",)),
    "bijeenkomst": Deur(pad=_my_meeting),
    "bijeenkomst_wijzigen": Deur(_bijeenkomst, _my_meeting, naar=("bijeenkomst",)),
    "bijeenkomst_afzeggen": Deur(
        lambda o: {"reden": "Nieuw", "versie": getattr(_mine(o), "versie", 1)}, _my_meeting,
        naar=("bijeenkomst",),
    ),
    "bijeenkomst_brieven": Deur(
        lambda o: {"nieuw_id": str(uuid4())}, _my_meeting, naar=("bijeenkomst", "brieven_reeks")
    ),
    "bijeenkomst_uitnodigen": Deur(_ticked, _my_meeting, naar=("bijeenkomst", "brieven_reeks")),
    "deelname_nieuw": Deur(_free, naar=("afspraak_lijst",)),
    "deelname_status": Deur(lambda o: {"status": "afgemeld"}, naar=("afspraak_lijst",)),
    "deelname_uitnodigen": Deur(_uitnodiging, naar=("afspraak_lijst",)),
}
# fmt: on
EXTRA = (
    Extra(
        "bijeenkomst_afzeggen",
        "of another team",
        "geen",
        lambda o: {"reden": "Nieuw", "versie": 1},
        {"consulent": 404, "teamleider": 404},
        pad=lambda o: {"bijeenkomst_id": o.bijeenkomsten["vreemde"].pk},
    ),
    Extra(
        "brieven_pdf",
        "of somebody else",
        "geen",
        lambda o: {},
        {"consulent": 404, "teamleider": 404},
        pad=lambda o: {"reeks": o.reeksen["regisseur"]},
    ),
    Extra(
        "afspraak_nieuw",
        "for a colleague of another team",
        "team",
        lambda o: {**_afspraak(o), "medewerker": str(o.verre.pk), "zoek_medewerker": o.verre.naam},
        {"consulent": 200, "teamleider": 200},
    ),
    *(
        Extra(
            deur,
            "by mail",
            "eigen",
            lambda o: {"manier": "email", "nieuw_id": str(uuid4())},
            {"consulent": 302, "regisseur": 302, "teamleider": 302},
        )
        for deur in ("uitnodiging_nieuw", "deelname_uitnodigen")
    ),
)  # fmt: skip
