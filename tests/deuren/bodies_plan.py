"""How the doors of the plan and of its templates are knocked at."""

from typing import Any
from uuid import UUID, uuid4

from intake.models import Actie, Klant
from tests.deuren import bodies_fonds, bodies_profiel, bodies_voorzieningen
from tests.deuren.deur import Deur, Objects, day
from trajecten.models import Plansjabloon, Sjabloonregel, Traject
from trajecten.overzicht.plan import beeld_of, copy_of, fingerprint
from trajecten.overzicht.vertrek import caseload_of
from trajecten.queries import regisseur_candidates
from werkoffensief.web import clock

PLAN, TEMPLATES = ("traject_plan",), ("plansjabloon",)


def _line(prefix: str) -> dict[str, Any]:
    return {f"{prefix}-wat": "Nieuw", f"{prefix}-nieuw_id": str(uuid4())}


def _actie(o: Objects) -> dict[str, Any]:
    row = Actie.objects.filter(klant=o.klant.pk, gedaan_op__isnull=True, vervallen_op__isnull=True).first()
    return {"klantactie_id": row.pk if row else uuid4()}


def _change(o: Objects) -> dict[str, Any]:
    row = Actie.objects.filter(pk=_actie(o)["klantactie_id"]).first()
    return {"wat": "Nieuw", "wie": "klant", "versie": row.versie if row else 1}


def _agree(o: Objects) -> dict[str, Any]:
    """The plan as it is read now."""
    traject = Traject.objects.select_related("klant", "plan").filter(pk=o.traject.pk).first()
    seen = fingerprint(copy_of(beeld_of(traject, clock.today()))) if traject else ""
    return {"afgesproken_op": day(), "akkoord": "on", "gezien": seen, "nieuw_id": str(uuid4())}


def _corrected(o: Objects) -> dict[str, Any]:
    return {
        "einde": "02-06-2022",
        "einde_reden": "overig",
        "samenvatting": "Nieuw",
        "versie": o.oud_traject.versie,
    }


def _evaluation(o: Objects) -> dict[str, Any]:
    return {"gehouden_op": day(), "uitkomst": "Nieuw", "evaluatie_op": day(30), "versie": o.traject.versie,
            "nieuw_id": str(uuid4())}  # fmt: skip


def _lines_of(sjabloon_id: UUID) -> list[str]:
    rows = Sjabloonregel.objects.filter(sjabloon=sjabloon_id, vervallen_op__isnull=True)
    return [str(pk) for pk in rows.values_list("pk", flat=True)]


def _use(o: Objects) -> dict[str, Any]:
    chosen = o.sjablonen["allen"].pk
    return {"sjabloon": str(chosen), "regels": _lines_of(chosen), "nieuw_id": str(uuid4())}


def _own(o: Objects) -> Any:
    """The template that this actor keeps."""
    return o.plansjabloon


def _version(o: Objects) -> int:
    return Plansjabloon.objects.values_list("versie", flat=True).get(pk=_own(o).pk)


def _template(o: Objects) -> dict[str, Any]:
    return {"sjabloon_id": _own(o).pk}


def _regel(o: Objects) -> dict[str, Any]:
    return {"regel_id": UUID(_lines_of(_own(o).pk)[0])}


def _check(o: Objects) -> dict[str, Any]:
    return {"moment": "maand_3"}


def _note(o: Objects) -> dict[str, Any]:
    return {"gedaan_op": day(), "met": "beiden", "vorm": "telefoon", "uitkomst": "aandacht", "notitie": "Nieuw",
            "nieuw_id": str(uuid4())}  # fmt: skip


def _fall_back(o: Objects) -> dict[str, Any]:
    return {"einddatum": day(), "toelichting": "Nieuw", "evaluatie_op": day(7), "versie": o.plaatsing.versie,
            "nieuw_id": str(uuid4())}  # fmt: skip


def _placement(o: Objects) -> dict[str, Any]:
    begun = getattr(o.plaatsing, "startdatum", clock.today())  # a merged file has none
    return {"soort": "opleiding", "startdatum": begun.isoformat(), "werkgever": "geen", "school": "Nieuw",
            "versie": o.plaatsing.versie}  # fmt: skip


def _away(o: Objects) -> dict[str, Any]:
    """A regisseur for themself, others for somebody of the team."""
    own = o.actor.rol == "regisseur"
    return {"regisseur_id": o.actor.medewerker.pk if own else o.derde.pk}


def _cover(o: Objects) -> dict[str, Any]:
    return {
        "medewerker": o.verre.pk,
        "start": day(40),
        "einde": day(50),
        "reden": "Nieuw",
        "nieuw_id": str(uuid4()),
    }


def verdeling(o: Objects) -> dict[str, Any]:
    """To whom everybody of one colleague goes: what the preview is asked with."""
    naar = regisseur_candidates().filter(team=o.centrum).exclude(pk=o.derde.pk)[0]
    return {"naar": str(naar.pk), "dag": day()}


def _caseload(o: Objects) -> dict[str, Any]:
    """Everybody of one colleague to another of the team, as the preview shows it."""
    people = Klant.objects.seen_by_task(o.actor.medewerker) if o.actor.medewerker else Klant.objects.none()
    rows = caseload_of(o.derde, people, clock.today())
    to = verdeling(o)
    chosen = {f"r_{row.pk}": to["naar"] for row in rows} | {f"v_{row.pk}": row.versie for row in rows}
    return {**to, "overdrachtsnotitie": "Nieuw", "uitvoeren": "ja", **chosen}


DEUREN: dict[str, Deur] = {
    **bodies_fonds.DEUREN,
    **bodies_profiel.DEUREN,
    **bodies_voorzieningen.DEUREN,
    "regisseur_brief": Deur(schrijft=False),
    "regisseur_brief_pdf": Deur(schrijft=False),
    "caseload_overdragen": Deur(
        _caseload, lambda o: {"vertrekker_id": o.derde.pk}, naar=("caseload_overgedragen",)
    ),
    "caseload_overgedragen": Deur(pad=lambda o: {"vertrekker_id": o.derde.pk}, schrijft=False),
    "caseload_overgedragen_pdf": Deur(pad=lambda o: {"vertrekker_id": o.derde.pk}, schrijft=False),
    "regisseurswens_nieuw": Deur(
        lambda o: {"reden": "Nieuw", "gevraagd_op": day(), "nieuw_id": str(uuid4())}
    ),
    "regisseurswens": Deur(lambda o: {"antwoord": "Nieuw", "versie": o.regisseurswens.versie}),
    "waarneming_nieuw": Deur(_cover, _away, naar=("waarneming_lijst",)),
    "waarneming_einde": Deur(naar=("waarneming_lijst",)),
    "plaatsing": Deur(),
    "plaatsing_wijzigen": Deur(_placement, naar=("plaatsing",)),
    "nazorg_lijst": Deur(vragen=("", "?groep=team")),
    "nazorg_goed": Deur(pad=_check, naar=("plaatsing",)),
    "nazorg_nieuw": Deur(_note, _check, naar=("plaatsing",)),
    "plaatsing_terugval": Deur(_fall_back, naar=("traject_plan", "klant_dossier")),
    "traject_plan": Deur(),
    "plan_woorden": Deur(
        lambda o: {"waar_sta_ik": "Nieuw", "einddoel": "zorg", "versie": o.plan.versie}, naar=PLAN
    ),
    "plan_actie_nieuw": Deur(lambda o: {**_line("actie"), "actie-wie": "ik"}, naar=PLAN),
    "plan_actie_gedaan": Deur(pad=_actie, naar=PLAN),
    "plan_actie_wijzigen": Deur(_change, _actie, naar=PLAN),
    "plan_actie_terug": Deur(pad=lambda o: {"klantactie_id": o.gedaan.pk}, naar=PLAN),
    "plan_doel_nieuw": Deur(lambda o: _line("doel"), naar=PLAN),
    "doel_wijzigen": Deur(
        lambda o: {"wat": "Nieuw", "status": "behaald", "versie": o.doel.versie}, naar=PLAN
    ),
    "doel_behaald": Deur(naar=PLAN),
    "plan_wachtpunt_nieuw": Deur(lambda o: _line("wacht"), naar=PLAN),
    "plan_verwijzen": Deur(
        lambda o: {"waarheen": "Nieuw", "wie": "medewerker", "verwacht_op": day(), "nieuw_id": str(uuid4())},
        naar=PLAN,
    ),
    "wachtpunt_klaar": Deur(naar=PLAN),
    "wachtpunt_wijzigen": Deur(lambda o: {"wat": "Nieuw", "versie": o.wachtpunt.versie}, naar=PLAN),
    "wachtpunt_terug": Deur(pad=lambda o: {"wachtpunt_id": o.voorbij.pk}, naar=PLAN),
    "evaluatie_nieuw": Deur(_evaluation, naar=PLAN),
    "plan_vaststellen": Deur(_agree, naar=("planversie",)),
    "planversie_vergelijken": Deur(pad=lambda o: {"met_id": o.eerste_versie.pk}),
    "traject_heropenen": Deur(
        lambda o: {"start": day(), "nieuw_id": str(uuid4())},
        lambda o: {"traject_id": o.oud_traject.pk},
        kies=lambda row: row.leeg and not row.kaal,
        naar=PLAN,
    ),
    "traject_einde_wijzigen": Deur(
        lambda o: {**_corrected(o), "reden": "Nieuw"}, lambda o: {"traject_id": o.oud_traject.pk}, naar=PLAN
    ),
    "traject_einde_terug": Deur(
        lambda o: {"reden": "Nieuw", "versie": o.oud_traject.versie},
        lambda o: {"traject_id": o.oud_traject.pk},
        kies=lambda row: row.leeg and not row.kaal,
        naar=PLAN,
    ),
    "plan_sjabloon": Deur(_use, naar=PLAN),
    "plansjabloon_nieuw": Deur(lambda o: {"naam": "Nieuw", "nieuw_id": str(uuid4())}, naar=TEMPLATES),
    "plansjabloon": Deur(
        lambda o: {"bij": "doel", "wat": "Nieuw", "nieuw_id": str(uuid4())}, _template, naar=TEMPLATES
    ),
    "plansjabloon_naam": Deur(
        lambda o: {"naam": "Nieuw", "nieuw_id": str(uuid4()), "versie": _version(o)},
        _template,
        naar=TEMPLATES,
    ),
    "plansjabloon_opbergen": Deur(pad=_template, naar=("plansjabloon_lijst",)),
    "sjabloonregel_weg": Deur(pad=_regel, naar=TEMPLATES),
}
