"""The plan of one traject as it is now, in a fixed number of questions, and its copy."""

from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from json import dumps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import F, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce

from intake.enums import Uitvoerder
from intake.models import Actie, Klant
from trajecten.enums import DoelStatus, Werkfit
from trajecten.models import (
    Doel,
    Doelactie,
    Evaluatie,
    Plaatsing,
    Plan,
    Plansjabloon,
    Planversie,
    Regisseurschap,
    Scholing,
    Stap,
    Toekenning,
    Traject,
    Wachtplek,
    Wachtpunt,
)
from trajecten.models.plan import JONGEREN, WOORDEN
from trajecten.models.toekenning import FIRST_DAY
from trajecten.overzicht.besluiten import granted, with_decision
from trajecten.overzicht.kopie import Inhoud, Verschil, compare
from trajecten.overzicht.nazorg import beeld_of as nazorg_of
from trajecten.overzicht.nazorg import with_aftercare
from trajecten.overzicht.wachtlijst import waiting_of
from trajecten.overzicht.werkfit import with_werkfit
from werkoffensief.accounts.models import Medewerker
from werkoffensief.web.eenmaal import ask_like, objects_like
from werkoffensief.web.kalender import months_after

YOUNG = 27  # Participatiewet art. 44a: a plan with its statutory parts for whoever is younger


@dataclass(slots=True)
class Planbeeld:
    """Everything on the page of a plan."""

    traject: Traject
    plan: Plan | None
    doelen: list[Doel]
    acties: list[Actie]
    wachtpunten: list[Wachtpunt]
    stappen: list[Stap]
    evaluaties: list[Evaluatie] = field(default_factory=list)
    laatste: Planversie | None = None
    regisseur: str = ""
    plaatsingen: list[Plaatsing] = field(default_factory=list)
    wachtplekken: list[Wachtplek] = field(default_factory=list)
    toekenningen: list[Toekenning] = field(default_factory=list)

    @property
    def open_acties(self) -> list[Actie]:
        return [row for row in self.acties if row.gedaan_op is None]

    @property
    def gedaan(self) -> list[Actie]:
        return [row for row in self.acties if row.gedaan_op is not None]

    @property
    def open_doelen(self) -> list[Doel]:
        return [row for row in self.doelen if row.status == DoelStatus.OPEN]

    @property
    def wacht_nog(self) -> list[Wachtpunt]:
        return [row for row in self.wachtpunten if row.klaar_op is None]

    @property
    def wacht_niet_meer(self) -> list[Wachtpunt]:
        return [row for row in self.wachtpunten if row.klaar_op is not None]

    @property
    def werkfit(self) -> str:
        """How the klant stands by the last assessment; nothing without one, or without a step."""
        row: Any = self.stappen[0] if self.stappen else None
        return Werkfit(row.werkfit).label if row and row.werkfit else ""

    @property
    def werkfit_op(self) -> date | None:
        row: Any = self.stappen[0] if self.stappen else None
        return row.werkfit_op if row else None

    @property
    def zonder_besluit(self) -> set[UUID]:
        """The steps without the decision that their voorziening needs, also those still to begin."""
        steps: list[Any] = self.stappen
        return {row.pk for row in steps if row.zonder_besluit}

    @property
    def leeg(self) -> bool:
        """Nothing was written, chosen or agreed yet."""
        plan = self.plan
        words = plan and (plan.einddoel or plan.waar_sta_ik or plan.waar_wil_ik_heen)
        return not (words or self.doelen or self.acties or self.wachtpunten)

    @property
    def sinds_laatste(self) -> Verschil | None:
        """What changed since the last version that was agreed; nothing without one."""
        return compare(self.laatste.inhoud, copy_of(self)) if self.laatste else None


@dataclass(frozen=True, slots=True)
class Looptijd:
    """Of a traject what its parts are found by: built once for all (web.eenmaal.objects_like)."""

    pk: UUID
    klant_id: UUID
    start: date
    einde: date | None

    @classmethod
    def of(cls, traject: Traject) -> "Looptijd":
        return cls(traject.pk, traject.klant_id, traject.start, traject.einde)


def live(model: Any, traject: Traject | Looptijd) -> QuerySet[Any]:
    return model._default_manager.filter(traject=traject.pk, vervallen_op__isnull=True)


def beeld_of(traject: Traject, day: date) -> Planbeeld:
    """The plan as it is, in eleven questions however much there is; the traject comes with its plan and its klant."""
    loop = Looptijd.of(traject)
    return Planbeeld(
        traject=traject,
        plan=plan_of(traject),
        doelen=sorted(objects_like(live, Doel, loop), key=_open_first),
        acties=objects_like(_acties_with_goal, loop),
        wachtpunten=objects_like(_wachtpunten, loop),
        stappen=objects_like(_stappen, loop, day),
        evaluaties=objects_like(_evaluaties, loop),
        laatste=next(iter(objects_like(_last_version, loop)), None),
        regisseur=regisseur_of(traject, day),
        plaatsingen=placements_of(traject, day),
        wachtplekken=waiting_of(traject, day),
        toekenningen=objects_like(_toekenningen, loop),
    )


def _acties_with_goal(loop: Looptijd) -> QuerySet[Actie]:
    links = Doelactie.objects.filter(
        actie=OuterRef("pk"),
        doel__traject=loop.pk,
        doel__vervallen_op__isnull=True,
        vervallen_op__isnull=True,
    ).order_by()
    return acties_of(loop).annotate(
        doelnummer=Subquery(links.values("doel__doelnummer")[:1]),
        doel_wat=Coalesce(Subquery(links.values("doel__wat")[:1]), Value(""), output_field=TextField()),
    )


def _wachtpunten(loop: Looptijd) -> QuerySet[Wachtpunt]:
    return live(Wachtpunt, loop).order_by("sinds", "wachtpuntnummer")


def _stappen(loop: Looptijd, day: date) -> QuerySet[Stap]:
    rows = with_decision(with_werkfit(live(Stap, loop), day), day)
    papers = Scholing.objects.filter(stap=OuterRef("pk"), vervallen_op__isnull=True).order_by("-behaald_op")
    rows = rows.annotate(
        verklaring=Subquery(papers.values("naam")[:1]),
        verklaring_op=Subquery(papers.values("behaald_op")[:1]),
    )
    return rows.select_related("voorziening", "aanbod").order_by("start", "stapnummer")


def _evaluaties(loop: Looptijd) -> QuerySet[Evaluatie]:
    return live(Evaluatie, loop).order_by("-gehouden_op", "-pk")


def _toekenningen(loop: Looptijd) -> QuerySet[Toekenning]:
    """What was decided in this traject, what lapsed too; and what was granted before and still held while this one
    ran: it is the klant's."""
    rows = Toekenning.objects.filter(klant=loop.klant_id).annotate(eerste_dag=FIRST_DAY)
    held = Q(pk__in=granted().values("pk")) & (Q(tot_nu__isnull=True) | Q(tot_nu__gte=loop.start))
    if loop.einde:
        held &= Q(eerste_dag__lte=loop.einde)
    return rows.filter(Q(traject=loop.pk) | held).select_related("voorziening").order_by("-besloten_op")


def _last_version(loop: Looptijd) -> QuerySet[Planversie]:
    return versies_of(loop)[:1]


def _open_first(row: Doel) -> tuple[bool, date, str]:
    return row.status != DoelStatus.OPEN, row.voor_op or date.max, row.doelnummer


def plan_of(traject: Traject) -> Plan | None:
    """The words of a plan; none were written yet without one."""
    try:
        plan = traject.plan
    except ObjectDoesNotExist:
        return None
    return None if plan.vervallen_op else plan


def acties_of(traject: Traject | Looptijd) -> QuerySet[Actie]:
    """What was agreed with the klant while this traject runs or ran, and while it runs also what was open before."""
    rows = Actie.objects.filter(klant=traject.klant_id, vervallen_op__isnull=True).select_related(
        "medewerker"
    )
    during = Q(afgesproken_op__gte=traject.start)
    if traject.einde:
        during &= Q(afgesproken_op__lte=traject.einde)
    else:
        during |= Q(gedaan_op__isnull=True) | Q(gedaan_op__gte=traject.start)
    return rows.filter(during).order_by(F("voor_op").asc(nulls_last=True), "afgesproken_op", "actienummer")


def placements_of(traject: Traject, day: date) -> list[Plaatsing]:
    """Work and education that ran while this traject did, each with its aftercare as `stand`."""
    found = objects_like(_placements, Looptijd.of(traject))
    for row in found:
        row.stand = nazorg_of(row, day)
    return found


def _placements(loop: Looptijd) -> QuerySet[Plaatsing]:
    rows = Plaatsing.objects.filter(klant=loop.klant_id, vervallen_op__isnull=True)
    rows = rows.filter(Q(einddatum__isnull=True) | Q(einddatum__gte=loop.start))
    if loop.einde:
        rows = rows.filter(startdatum__lte=loop.einde)
    return with_aftercare(rows).select_related("werkgever").order_by("-startdatum", "plaatsingnummer")


def versies_of(traject: Traject | Looptijd) -> QuerySet[Planversie]:
    """What was agreed, the last first."""
    return Planversie.objects.filter(traject=traject.pk).select_related("medewerker").order_by("-nummer")


def regisseur_of(traject: Traject, day: date) -> str:
    """Who is the regisseur of this traject on this day; of an ended one on its last day."""
    day = min(day, traject.einde) if traject.einde else day
    ((naam,),) = ask_like(_led_by, Looptijd.of(traject), day) or [("",)]
    return naam


def _led_by(loop: Looptijd, day: date) -> QuerySet[Any, Any]:
    rows = live(Regisseurschap, loop).filter(start__lte=day).exclude(einde__lte=day)
    return rows.order_by("start", "pk").values_list("medewerker__naam")[:1]


def is_young(klant: Klant, day: date) -> bool:
    """Whether the plan of this person must have the parts of Participatiewet art. 44a on `day`."""
    age = klant.age_on(day) if klant.geboortedatum else None
    return age is not None and age < YOUNG


def latest_evaluation(klant: Klant, day: date) -> date | None:
    """The last day on which the plan of somebody under 27 is looked at again, counted from `day`; None for another."""
    return months_after(day, settings.EVALUATIE_MAANDEN_JONG) if is_young(klant, day) else None


def copy_of(beeld: Planbeeld) -> Inhoud:
    """The plan as it is, in the words of kopie.py."""
    words: Inhoud = {
        name: getattr(beeld.plan, name, None) or None for name in ("einddoel", *WOORDEN, *JONGEREN)
    }
    return {
        **words,
        "regisseur": beeld.regisseur or None,
        "evaluatie_op": _iso(beeld.traject.evaluatie_op),
        "doelen": [_cells(row, "doelnummer", "wat", "hoe_zien_wij_het", "waarom", "status", "voor_op")
                   for row in beeld.doelen],
        "acties": [{**_cells(row, "actienummer", "wat", "wie", "voor_op", "gedaan_op"), "naam": _who(row),
                    "doelnummer": getattr(row, "doelnummer", None)} for row in beeld.acties],
        "wachtpunten": [_cells(row, "wachtpuntnummer", "wat", "verwacht_op", "klaar_op")
                        for row in beeld.wachtpunten],
        "stappen": [{**_cells(row, "stapnummer", "start", "einde", "status"), "wat": row.voorziening.naam}
                    for row in beeld.stappen],
    }  # fmt: skip


def fingerprint(inhoud: Inhoud) -> str:
    """Tells one state of a plan from another: who agrees must have read what is kept."""
    return sha256(dumps(inhoud, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _cells(row: Any, *names: str) -> dict[str, str | None]:
    values = {name: getattr(row, name) for name in names}
    return {name: _iso(v) if isinstance(v, date) else v or None for name, v in values.items()}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _who(row: Actie) -> str | None:
    if row.wie == Uitvoerder.MEDEWERKER and row.medewerker:
        return str(row.medewerker.naam)
    return row.wie_anders


# --- Templates ----------------------------------------------------------------------------------------


def sjablonen_for(medewerker: Medewerker) -> QuerySet[Plansjabloon]:
    """The templates that somebody may use: those of everybody, and those of the own team."""
    mine = Q(team__isnull=True) | Q(team=medewerker.team_id) if medewerker.team_id else Q(team__isnull=True)
    return Plansjabloon.objects.filter(mine, vervallen_op__isnull=True).order_by("naam", "pk")
