"""Everything that happened with a klant, newest first: facts with who recorded them, changes from the history.

Two queries: one over all facts for the days that are shown, one over the history of what was found, with names.
Withdrawn facts stay, marked with their reason.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import (
    Case,
    CharField,
    DateField,
    DateTimeField,
    F,
    Model,
    OuterRef,
    QuerySet,
    Subquery,
    UUIDField,
    Value,
    When,
)
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce, TruncDate

from intake.enums import (
    Contactsoort,
    Gespreksvorm,
    Gezinsrelatie,
    Pogingsuitkomst,
    Vertegenwoordigersoort,
)
from intake.models import (
    Adres,
    Belemmering,
    Contactgegeven,
    Contactpoging,
    Document,
    Gesprek,
    Gezinslid,
    Klant,
    Toegang,
    Uitkering,
    Vertegenwoordiger,
)
from trajecten.models import Plaatsing, Regisseurschap, Stap, Traject
from werkoffensief.accounts.models import Medewerker
from werkoffensief.logboek.enums import Via
from werkoffensief.web.clock import AMSTERDAM

STEP = 30
WITHDRAWABLE = (
    Gesprek, Contactpoging, Belemmering, Uitkering, Traject, Regisseurschap, Stap, Plaatsing, Document,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bron:
    """Where a kind of entry comes from: `dag` is its day, `detail` what is said about it."""

    soort: str
    model: type[Model]
    dag: str
    detail: str
    titel: str
    words: dict[str, str] | None = None


BRONNEN = (
    Bron("gesprek", Gesprek, "datum", "vorm", "Gesprek", dict(Gespreksvorm.choices)),
    Bron("poging", Contactpoging, "datum", "uitkomst", "Contactpoging", dict(Pogingsuitkomst.choices)),
    Bron("belemmering", Belemmering, "vastgesteld_op", "soort__naam", "Belemmering vastgesteld"),
    Bron("opgelost", Belemmering, "opgelost_op", "soort__naam", "Belemmering opgelost"),
    Bron("uitkering", Uitkering, "start", "soort__naam", "Uitkering begonnen"),
    Bron("uitkering_einde", Uitkering, "einde", "einde_reden__naam", "Uitkering geëindigd"),
    Bron("traject", Traject, "start", "", "Traject gestart"),
    Bron("traject_einde", Traject, "einde", "einde_reden__naam", "Traject beëindigd"),
    Bron("regisseur", Regisseurschap, "start", "medewerker__naam", "Regisseur"),
    Bron("stap", Stap, "start", "voorziening__naam", "Stap begonnen"),
    Bron("stap_einde", Stap, "einde", "voorziening__naam", "Stap geëindigd"),
    Bron("plaatsing", Plaatsing, "startdatum", "werkgever__naam", "Plaatsing begonnen"),
    Bron("plaatsing_einde", Plaatsing, "einddatum", "einde_reden__naam", "Plaatsing geëindigd"),
    Bron("toegang", Toegang, "vanaf", "reden", "Toegang met een reden genomen"),
    Bron("document", Document, "toegevoegd_op", "titel", "Document toegevoegd"),
    Bron(
        "contact",
        Contactgegeven,
        "geldig_van",
        "soort",
        "Contactgegeven vastgelegd",
        dict(Contactsoort.choices),
    ),
    Bron("adres", Adres, "geldig_van", "", "Adres vastgelegd"),
    Bron(
        "vertegenwoordiger",
        Vertegenwoordiger,
        "geldig_van",
        "soort",
        "Vertegenwoordiger vastgelegd",
        dict(Vertegenwoordigersoort.choices),
    ),
    Bron(
        "gezinslid", Gezinslid, "geldig_van", "relatie", "Gezinslid vastgelegd", dict(Gezinsrelatie.choices)
    ),
)
BY_SOORT = {bron.soort: bron for bron in BRONNEN}
CHANGED = "gewijzigd"
UUID_TEXT = r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"


@dataclass(frozen=True, slots=True)
class Groep:
    """Kinds of entry that a reader looks for together."""

    label: str
    soorten: tuple[str, ...]


GROEPEN = {
    "contact": Groep("Gesprekken en pogingen", ("gesprek", "poging")),
    "plan": Groep("Plan", ("traject", "traject_einde", "regisseur", "stap", "stap_einde")),
    "werk": Groep("Werk en opleiding", ("plaatsing", "plaatsing_einde")),
    "uitkering": Groep("Uitkering", ("uitkering", "uitkering_einde")),
    "belemmering": Groep("Belemmeringen", ("belemmering", "opgelost")),
    "documenten": Groep("Documenten", ("document",)),
    "toegang": Groep("Toegang", ("toegang",)),
    "gegevens": Groep("Gegevens", ("contact", "adres", "vertegenwoordiger", "gezinslid", CHANGED)),
}
# Where the page speaks about a fact that it does not show (any more).
ELSEWHERE = {
    "contact": "#bereiken",
    "adres": "#bereiken",
    "vertegenwoordiger": "#bereiken",
    "gezinslid": "#huishouden",
    "document": "#documenten",
    CHANGED: "#gegevens",
}


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """One line of the timeline. `door` is a name, or empty when no person did it; `adres` leads to the fact."""

    dag: date
    titel: str
    detail: str
    door: str
    vastgelegd_op: datetime | None
    uit_levering: bool
    vervallen_op: datetime | None
    vervallen_reden: str
    adres: str


@dataclass(frozen=True, slots=True)
class Tijdlijn:
    regels: list[Gebeurtenis]
    meer: bool


def timeline(klant: Klant, *, length: int, groep: str = "", shown: Collection[str] = ()) -> Tijdlijn:
    """The last `length` entries about this klant, perhaps of one group only.

    `shown`: the ids of conversations, attempts and contact data that stand on the page.
    """
    soorten = GROEPEN[groep].soorten if groep else (*BY_SOORT, CHANGED)
    first, *others = [
        _rows(BY_SOORT[soort], klant) if soort in BY_SOORT else _changes(klant) for soort in soorten
    ]
    found = list(first.union(*others, all=True).order_by("-t_dag", "t_soort", "t_id")[: length + 1])
    recorded = _recorded(found[:length])
    return Tijdlijn([_entry(row, recorded, shown) for row in found[:length]], len(found) > length)


def _rows(bron: Bron, klant: Klant) -> QuerySet:
    facts = bron.model._default_manager.filter(klant=klant, **{f"{bron.dag}__isnull": False}).order_by()
    withdrawable = issubclass(bron.model, WITHDRAWABLE)
    moment = isinstance(bron.model._meta.get_field(bron.dag), DateTimeField)
    return facts.annotate(
        t_dag=TruncDate(bron.dag, tzinfo=AMSTERDAM) if moment else F(bron.dag),
        t_soort=Value(bron.soort, output_field=CharField()),
        t_id=Cast("pk", CharField()),
        t_detail=F(bron.detail) if bron.detail else Value("", output_field=CharField()),
        t_op=F("vervallen_op") if withdrawable else Value(None, output_field=DateTimeField()),
        t_reden=F("vervallen_reden") if withdrawable else Value(None, output_field=CharField()),
    ).values_list("t_dag", "t_soort", "t_id", "t_detail", "t_op", "t_reden")


def _changes(klant: Klant) -> QuerySet:
    """Changes of the klant's own row: name, birth date, stadsdeel, let op, died, moved, shielded."""
    events = _history(Klant).objects.filter(pgh_obj_id=klant.pk, pgh_label=CHANGED).order_by()
    return events.annotate(
        t_dag=TruncDate("pgh_created_at", tzinfo=AMSTERDAM, output_field=DateField()),
        t_soort=Value(CHANGED, output_field=CharField()),
        t_id=Cast("pgh_id", CharField()),
        t_detail=Value("", output_field=CharField()),
        t_op=Value(None, output_field=DateTimeField()),
        t_reden=Value(None, output_field=CharField()),
    ).values_list("t_dag", "t_soort", "t_id", "t_detail", "t_op", "t_reden")


def _history(model: type[Model]) -> Any:
    return apps.get_model(model._meta.app_label, f"{model.__name__}Geschiedenis")


def _recorded(shown: list[tuple]) -> dict[str, tuple[str, str, datetime]]:
    """For each fact its first event, for each change the event itself: who, by which way, and when."""
    wanted: dict[type[Model], set[str]] = defaultdict(set)
    for _, soort, key, *_ in shown:
        wanted[BY_SOORT[soort].model if soort in BY_SOORT else Klant].add(key)
    branches = [_events(model, keys) for model, keys in wanted.items()]
    if not branches:
        return {}
    rows = branches[0].union(*branches[1:], all=True).order_by("-pgh_created_at")
    return {key: found for key, *found in rows}  # the oldest comes last and stays


def _events(model: type[Model], keys: set[str]) -> QuerySet:
    history = _history(model).objects.order_by()
    if model is Klant:
        rows = history.filter(pgh_id__in=[int(key) for key in keys]).annotate(
            t_id=Cast("pgh_id", CharField())
        )
    else:
        rows = history.filter(pgh_obj_id__in=[UUID(key) for key in keys]).annotate(
            t_id=Cast("pgh_obj_id", CharField())
        )
    rows = rows.annotate(
        t_door=KT("pgh_context__door"),
        t_via=KT("pgh_context__via"),
        t_wie=Case(When(t_door__regex=UUID_TEXT, then=Cast("t_door", UUIDField()))),
    )
    name = Medewerker.objects.filter(pk=OuterRef("t_wie")).values("naam")
    return rows.annotate(t_naam=Coalesce(Subquery(name), Value(""))).values_list(
        "t_id", "t_naam", "t_via", "pgh_created_at"
    )


def _entry(row: tuple, recorded: dict[str, tuple[str, str, datetime]], shown: Collection[str]) -> Gebeurtenis:
    dag, soort, key, detail, vervallen_op, reden = row
    bron = BY_SOORT.get(soort)
    door, via, moment = recorded.get(key, ("", "", None))
    words = (bron.words if bron else None) or {}
    return Gebeurtenis(
        dag=dag,
        titel=bron.titel if bron else "Gegevens gewijzigd",
        detail=words.get(detail, detail) or "",
        door=door,
        vastgelegd_op=moment,
        uit_levering=via == Via.IMPORT,
        vervallen_op=vervallen_op,
        vervallen_reden=reden or "",
        adres="" if vervallen_op else _address(soort, key, shown),
    )


def _address(soort: str, key: str, shown: Collection[str]) -> str:
    """Where on the page the fact stands; an old conversation after asking for all of them."""
    if key in shown:
        return f"#feit-{key}"
    if soort in ELSEWHERE:
        return ELSEWHERE[soort]
    return f"?gesprekken=alles#feit-{key}" if soort in GROEPEN["contact"].soorten else f"#feit-{key}"
