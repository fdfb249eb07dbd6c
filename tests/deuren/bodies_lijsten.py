"""Bodies of the pages about lists: what a reader keeps, the list as a file, acts on many klanten (see bodies.py)."""

from typing import Any
from uuid import uuid4

from tests.deuren.deur import Deur, Extra, Objects, day
from werkoffensief.accounts.models import Lijstfilter

LIJST, NO_LIST = {"lijst": "klanten"}, {"lijst": "bestaat-niet"}


def _of_mine(rows: dict[str, Any], o: Objects) -> Any:
    """The id of this actor's own row; of whoever has none, one that is not there."""
    return getattr(rows.get(o.actor.naam), "pk", uuid4())


def _filter(o: Objects) -> dict[str, Any]:
    row = Lijstfilter.objects.filter(pk=_of_mine(o.lijstfilters, o)).first()
    return {"naam": "Nieuw", "versie": row.versie if row else 1}


def _saved(o: Objects) -> dict[str, Any]:
    return {"naam": "Nieuw", "voor": "mij", "nieuw_id": str(uuid4())}


def _to_regisseur(o: Objects) -> dict[str, Any]:
    new = o.verre if o.actor.naam == "vreemde" else o.derde
    return {"uitvoeren": "ja", "zoek_regisseur": new.naam, "medewerker": str(new.pk), "dag": day(),
            "overdrachtsnotitie": "Lees"}  # fmt: skip


def _stranger(o: Objects) -> Any:
    return next(row.klant for row in o.bundels if row.team == o.escamp and not row.toegang_van)


# fmt: off
DEUREN = {
    "klant_download": Deur(
        pad=lambda o: {"soort": "csv"}, afwezig={"soort": "pdf"}, vragen=("", "?groep=team&sorteer=-gesproken")
    ),
    "bulkactie_nieuw": Deur(lambda o: {"rij": [str(o.klant.pk)]}, naar=("bulkactie",)),
    "bulkactie": Deur(
        _to_regisseur, lambda o: {"actie_id": _of_mine(o.bekeken, o)}, naar=("bulkactie",)
    ),
    "bulkactie_ongedaan": Deur(pad=lambda o: {"actie_id": _of_mine(o.uitgevoerd, o)}, naar=("bulkactie",)),
    # Lijsten
    "lijstfilter_lijst": Deur(pad=lambda o: LIJST, afwezig=NO_LIST),
    "lijstfilter_nieuw": Deur(
        _saved, lambda o: LIJST, afwezig=NO_LIST, naar=("klant_lijst",), vragen=("?groep=team&gesproken=nee",)
    ),
    "lijstfilter_wijzigen": Deur(
        _filter, lambda o: {"filter_id": _of_mine(o.lijstfilters, o)}, naar=("lijstfilter_lijst",)
    ),
    "lijstfilter_verwijderen": Deur(
        pad=lambda o: {"filter_id": _of_mine(o.lijstfilters, o)}, naar=("lijstfilter_lijst",)
    ),
    "lijst_begin": Deur(
        lambda o: {"filter": str(_of_mine(o.lijstfilters, o))}, lambda o: LIJST, afwezig=NO_LIST,
        naar=("lijstfilter_lijst",),
    ),
    "lijst_kolommen": Deur(
        lambda o: {"kolommen": ["stand", "regisseur"]}, lambda o: LIJST, afwezig=NO_LIST, naar=("klant_lijst",)
    ),
}
# fmt: on
EXTRA = (
    Extra(
        "bulkactie_nieuw",
        "with a klant of another team",
        "geen",
        lambda o: {"rij": [str(_stranger(o).pk)]},
        {"regisseur": 302, "teamleider": 302},
        verandert=False,
    ),
    Extra(
        "bulkactie_nieuw",
        "that starts a traject",
        "geen",
        lambda o: {"rij": [str(o.klant.pk)], "soort": "traject"},
        {"consulent": 403, "regisseur": 403, "collega": 403, "vreemde": 403, "teamleider": 302},
    ),
    Extra(
        "bulkactie",
        "that starts a traject",
        "geen",
        _to_regisseur,
        {"teamleider": 302, "collega": 404},
        pad=lambda o: {"actie_id": o.te_starten["teamleider"].pk},
    ),
    Extra(
        "bulkactie",
        "that starts a traject, of whoever was a teamleider",
        "geen",
        _to_regisseur,
        {"regisseur": 200},
        pad=lambda o: {"actie_id": o.te_starten["regisseur"].pk},
    ),
    Extra(
        "bulkactie",
        "of somebody else",
        "geen",
        _to_regisseur,
        {"collega": 404, "teamleider": 404},
        pad=lambda o: {"actie_id": o.bekeken["regisseur"].pk},
    ),
    Extra(
        "bulkactie",
        "about the klant of a colleague",
        "geen",
        _to_regisseur,
        {"regisseur": 200},
        pad=lambda o: {"actie_id": o.van_collega.pk},
    ),
    Extra(
        "bulkactie_ongedaan",
        "of somebody else",
        "geen",
        lambda o: {},
        {"collega": 404, "vreemde": 404, "teamleider": 302},
        pad=lambda o: {"actie_id": o.uitgevoerd["regisseur"].pk},
    ),
    Extra(
        "bulkactie_ongedaan",
        "of a klant who is of another team by now",
        "geen",
        lambda o: {},
        {"teamleider": 302},
        pad=lambda o: {"actie_id": o.weggegeven.pk},
        verandert=False,
    ),
    Extra(
        "lijstfilter_verwijderen",
        "of somebody else",
        "geen",
        lambda o: {},
        {"collega": 404, "teamleider": 404},
        pad=lambda o: {"filter_id": o.lijstfilters["regisseur"].pk},
    ),
    Extra(
        "lijstfilter_verwijderen",
        "of the team",
        "geen",
        lambda o: {},
        {"regisseur": 404, "vreemde": 404, "teamleider": 302},
        pad=lambda o: {"filter_id": o.teamfilter.pk},
    ),
    Extra(
        "lijst_begin",
        "with a filter of somebody else",
        "geen",
        lambda o: {"filter": str(o.lijstfilters["regisseur"].pk)},
        {"collega": 404, "vreemde": 404},
        pad=lambda o: {"lijst": "klanten"},
    ),
)
