"""Everything that happened with a klant, newest first: facts with who recorded them, changes from the history.

Within a day what was recorded last comes first: each line knows the event of the history that first said it.

Changes of data are shown when they are asked for; that somebody died, moved or was shielded, and that two files became
one, is always shown.

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
    Func,
    Model,
    OuterRef,
    QuerySet,
    Subquery,
    UUIDField,
    Value,
    When,
)
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce, Left, TruncDate
from django.db.models.lookups import Exact
from django.urls import reverse

from intake.models import (
    Gesprek,
    Klant,
)
from trajecten.enums import StapStatus
from trajecten.models import Plaatsing, Stap, Traject
from werkoffensief.accounts.models import Medewerker
from werkoffensief.dossier.queries.aan_tafel import DETAILS, IN_WORDS
from werkoffensief.dossier.queries.bronnen import (
    BY_SOORT,
    CHANGED,
    ELSEWHERE,
    GROEPEN,
    OF_MERGE,
    OWN_PAGE,
    TURNED,
    WITHDRAWABLE,
    Bron,
)
from werkoffensief.logboek.enums import Via
from werkoffensief.web.clock import AMSTERDAM
from werkoffensief.web.eenmaal import ask_of
from werkoffensief.web.notation import short_date

FIRST, STEP = 12, 30  # how many entries at first, and how many more on request
LINE = 120  # characters of a report
# What became of a fact, from its history.
LATER: dict[str, type[Model]] = {
    "gesprek_gewijzigd": Gesprek,
    "stap_status": Stap,
    "traject_einde_hersteld": Traject,
    "plaatsing_einde_hersteld": Plaatsing,
}
# An end that was put right or taken back, by the field of its day: what is said of either.
HERSTELD = {
    "traject_einde_hersteld": ("einde", "Einde van het traject gewijzigd: {}", "Traject toch niet beëindigd"),
    "plaatsing_einde_hersteld": (
        "einddatum",
        "Einde van de plaatsing gewijzigd: {}",
        "Plaatsing toch niet geëindigd",
    ),
}
TURNS = {
    "overleden": "Overleden op {dag}",
    "niet_overleden": "Toch niet overleden",
    "verhuisd": "Verhuisd op {dag}",
    "niet_verhuisd": "Toch niet verhuisd",
    "afgeschermd": "Dossier afgeschermd",
    "niet_afgeschermd": "Afscherming van het dossier opgeheven",
}
TURNING = {"overleden": "overleden_op", "verhuisd": "verhuisd_op", "afgeschermd": "afgeschermd_op"}
NO_DAY = date(1, 1, 1)
COLUMNS = (
    "t_dag",
    "t_soort",
    "t_id",
    "t_detail",
    "t_op",
    "t_reden",
    "t_wie",
    "t_tekst",
    "t_event",
    "t_moment",
)
# What is recorded in one act has one moment: the end above the beginning, and the last event of one kind above.
ORDER = ("-t_dag", "-t_moment", "-t_soort", "-t_event", "t_id", "t_detail")
UUID_TEXT = r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"


# What is shown when no group is asked for: what happened, without each change of a telephone number.
_DATA = set(GROEPEN["gegevens"].soorten) - {*OF_MERGE}
ORDINARY = (*(soort for soort in BY_SOORT if soort not in _DATA), *LATER, TURNED)


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """One line of the timeline. `door` is a name, or empty when no person did it; `adres` leads to the fact.

    `wie` spoke with the klant or tried to; `tekst` is the first line of the report; `elders`: the fact stands on a page
    of its own, which not everybody who reads the timeline may open.
    """

    dag: date
    titel: str
    detail: str
    wie: str
    tekst: str
    door: str
    vastgelegd_op: datetime | None
    uit_levering: bool
    vervallen_op: datetime | None
    vervallen_reden: str
    adres: str
    elders: bool = False


@dataclass(frozen=True, slots=True)
class Tijdlijn:
    regels: list[Gebeurtenis]
    meer: bool


def timeline(klant: Klant, *, length: int, groep: str = "", shown: Collection[str] = ()) -> Tijdlijn:
    """The last `length` entries about this klant: the ordinary ones, or those of one group.

    `shown`: the ids of conversations, attempts and contact data that stand on the page.
    """
    found = ask_of(_facts, klant.pk, groep, length)
    recorded = _recorded(found[:length])
    return Tijdlijn([_entry(klant, row, recorded, shown) for row in found[:length]], len(found) > length)


def _facts(klant: UUID, _day: date, groep: str, length: int) -> QuerySet:
    """The newest facts, and one more than is shown."""
    soorten = GROEPEN[groep].soorten if groep else ORDINARY
    first, *others = [branch for soort in soorten for branch in _branches(soort, klant)]
    return first.union(*others, all=True).order_by(*ORDER)[: length + 1]


def _branches(soort: str, klant: UUID) -> list[QuerySet]:
    if soort == TURNED:  # one act can turn more than one thing: each has its line
        return [_changes(klant, TURNED, [what]).exclude(t_detail="") for what in TURNING]
    if soort == CHANGED:
        return [_changes(klant, CHANGED, [*TURNING]).filter(t_detail="")]
    return [_later(soort, klant) if soort in LATER else _rows(BY_SOORT[soort], klant)]


def _field(model: type[Model], path: str) -> Any:
    """The field at the end of a path over relations."""
    field: Any = None
    for name in path.split("__"):
        field = model._meta.get_field(name)
        model = field.related_model or model
    return field


def _rows(bron: Bron, klant: UUID) -> QuerySet:
    wanted = {f"{bron.dag}__isnull": False, **dict(bron.alleen)}
    facts = bron.model._default_manager.filter(**{bron.van: klant}, **wanted).order_by()
    withdrawable = issubclass(bron.model, WITHDRAWABLE)
    moment = isinstance(_field(bron.model, bron.dag), DateTimeField)
    said = _history(bron.model).objects.filter(pgh_obj_id=OuterRef("pk"), **wanted).order_by("pgh_id")
    return facts.annotate(
        t_dag=TruncDate(bron.dag, tzinfo=AMSTERDAM) if moment else F(bron.dag),
        t_soort=Value(bron.soort, output_field=CharField()),
        t_id=Cast("pk", CharField()),
        t_detail=_detail(bron),
        t_op=F("vervallen_op") if withdrawable else Cast(Value(None), DateTimeField()),
        t_reden=F("vervallen_reden") if withdrawable else Value(None, output_field=CharField()),
        t_wie=F(bron.wie) if bron.wie else Value("", output_field=CharField()),
        t_tekst=_first_line(bron.tekst) if bron.tekst else Value("", output_field=CharField()),
        t_event=Subquery(said.values("pgh_id")[:1]),
        t_moment=Subquery(said.values("pgh_created_at")[:1]),
    ).values_list(*COLUMNS)


def _detail(bron: Bron) -> Any:
    if bron.soort in DETAILS:
        return DETAILS[bron.soort]()
    return F(bron.detail) if bron.detail else Value("", output_field=CharField())


def _first_line(field: str) -> Func:
    """The first line that says something, and one character more than is shown of it."""
    text = Func(F(field), Value(" \t\r\n"), function="LTRIM")
    line = Func(text, Value("\n"), Value(1), function="SPLIT_PART", output_field=CharField())
    return Left(line, LINE + 1)


def _changes(klant: UUID, soort: str, turning: Collection[str]) -> QuerySet:
    """Changes of the klant's own row; the detail says which of `turning` it turned, and is empty otherwise."""
    events = _history(Klant).objects.filter(pgh_obj_id=klant, pgh_label=CHANGED).order_by()
    return events.annotate(
        t_dag=TruncDate("pgh_created_at", tzinfo=AMSTERDAM, output_field=DateField()),
        t_soort=Value(soort, output_field=CharField()),
        t_id=Cast("pgh_obj_id", CharField()),
        t_detail=_turn(turning),
        t_op=Cast(Value(None), DateTimeField()),
        t_reden=Value(None, output_field=CharField()),
        t_wie=Cast(_day_of_turn(), CharField()),
        t_tekst=Value("", output_field=CharField()),
        t_event=F("pgh_id"),
        t_moment=F("pgh_created_at"),
    ).values_list(*COLUMNS)


def _later(soort: str, klant: UUID) -> QuerySet:
    """Later changes of a conversation (withdrawing is said with the fact itself), each new status of a step, and an
    end of a traject or a placement that was put right, with why.

    Of what is in this file now, also when it was changed in another; that a merge or its undoing moved it is no change.
    """
    events = _history(LATER[soort]).objects.filter(pgh_obj__klant=klant, pgh_label=CHANGED).order_by()
    detail: Any
    name: Any
    text: Any = Value("", output_field=CharField())
    if LATER[soort] is Gesprek:
        events = events.filter(vervallen_op=None, klant=Subquery(_before(Gesprek).values("klant")[:1]))
        detail, name = Cast("datum", CharField()), Value("")
    elif soort in HERSTELD:
        events = events.filter(pgh_context__has_key="reden")
        detail, name = Cast(HERSTELD[soort][0], CharField()), Value("")
        text = Left(KT("pgh_context__reden"), LINE + 1)
    else:
        events = events.exclude(status=Subquery(_before(Stap).values("status")[:1]))
        detail, name = F("status"), F("voorziening__naam")
    return events.annotate(
        t_dag=TruncDate("pgh_created_at", tzinfo=AMSTERDAM, output_field=DateField()),
        t_soort=Value(soort, output_field=CharField()),
        t_id=Cast("pgh_obj_id", CharField()),
        t_detail=detail,
        t_op=F("pgh_obj__vervallen_op"),
        t_reden=F("pgh_obj__vervallen_reden"),
        t_wie=name,
        t_tekst=text,
        t_event=F("pgh_id"),
        t_moment=F("pgh_created_at"),
    ).values_list(*COLUMNS)


def _before(model: type[Model]) -> QuerySet:
    """The events of the same row before this one, the last first."""
    earlier = {"pgh_obj_id": OuterRef("pgh_obj_id"), "pgh_id__lt": OuterRef("pgh_id")}
    return _history(model).objects.filter(**earlier).order_by("-pgh_id")


def _day_of_turn() -> Case:
    """The day of dying or of moving that a turn names."""
    return Case(
        When(t_detail="overleden", then=F("overleden_op")), When(t_detail="verhuisd", then=F("verhuisd_op"))
    )


def _turn(turning: Collection[str]) -> Case:
    """Which of TURNS this event is, of these things, beside the event before it; empty when it is none."""
    cases = []
    for soort in turning:
        field = TURNING[soort]
        now = Coalesce(Cast(field, DateField()), Value(NO_DAY))
        then = Coalesce(Cast(Subquery(_before(Klant).values(field)[:1]), DateField()), Value(NO_DAY))
        cases += [
            When(Exact(now, Value(NO_DAY)) & ~Exact(then, now), then=Value(f"niet_{soort}")),
            When(~Exact(then, now), then=Value(soort)),
        ]
    return Case(*cases, default=Value(""), output_field=CharField())


def _history(model: type[Model]) -> Any:
    return apps.get_model(model._meta.app_label, f"{model.__name__}Geschiedenis")


def _recorded(shown: list[tuple]) -> dict[tuple[str, int], tuple[str, str]]:
    """For each event that said a shown line: who, and by which way."""
    wanted: dict[type[Model], set[int]] = defaultdict(set)
    for _, soort, *_, event, _ in shown:
        wanted[_model(soort)].add(event)
    branches = [_events(model, keys) for model, keys in wanted.items()]
    if not branches:
        return {}
    rows = branches[0].union(*branches[1:], all=True)
    return {(table, event): found for table, event, *found in rows}


def _model(soort: str) -> type[Model]:
    return BY_SOORT[soort].model if soort in BY_SOORT else LATER.get(soort, Klant)


def _events(model: type[Model], keys: set[int]) -> QuerySet:
    rows = (
        _history(model)
        .objects.filter(pgh_id__in=keys)
        .order_by()
        .annotate(
            t_tabel=Value(model.__name__),
            t_door=KT("pgh_context__door"),
            t_via=KT("pgh_context__via"),
            t_wie=Case(When(t_door__regex=UUID_TEXT, then=Cast("t_door", UUIDField()))),
        )
    )
    name = Medewerker.objects.filter(pk=OuterRef("t_wie")).values("naam")
    return rows.annotate(t_naam=Coalesce(Subquery(name), Value(""))).values_list(
        "t_tabel", "pgh_id", "t_naam", "t_via"
    )


def _entry(
    klant: Klant, row: tuple, recorded: dict[tuple[str, int], tuple[str, str]], shown: Collection[str]
) -> Gebeurtenis:
    dag, soort, key, detail, vervallen_op, reden, wie, tekst, event, moment = row
    door, via = recorded.get((_model(soort).__name__, event), ("", ""))
    titel, detail = _words(soort, dag, detail, wie)
    return Gebeurtenis(
        dag=dag,
        titel=titel,
        detail=detail,
        wie="" if vervallen_op or soort not in BY_SOORT else wie or "",
        tekst="" if vervallen_op else _shortened(tekst or ""),
        door=door,
        vastgelegd_op=moment,
        uit_levering=via == Via.IMPORT,
        vervallen_op=vervallen_op,
        vervallen_reden=reden or "",
        adres="" if vervallen_op else _address(klant, soort, key, shown),
        elders=soort in OWN_PAGE,
    )


def _words(soort: str, dag: date, detail: str | None, turned: str | None) -> tuple[str, str]:
    """What is said of an entry: its title, and what it is about."""
    bron = BY_SOORT.get(soort)
    if bron:
        words = (bron.words or {}).get(detail or "", detail or "")
        if soort in IN_WORDS:
            words = IN_WORDS[soort](words)
        return bron.titel.format(dag=short_date(dag)), words
    if soort == TURNED:
        day = short_date(date.fromisoformat(turned)) if turned else ""
        return TURNS[detail or ""].format(dag=day), ""
    if soort == "stap_status":
        return turned or "", StapStatus(detail or "").label.lower()
    if soort == "gesprek_gewijzigd":
        return f"Gesprek van {short_date(date.fromisoformat(detail or ''))} gewijzigd", ""
    if soort in HERSTELD:
        _field, changed, undone = HERSTELD[soort]
        return (changed.format(short_date(date.fromisoformat(detail))) if detail else undone, "")
    return "Gegevens gewijzigd", ""


def _shortened(line: str) -> str:
    """At most LINE characters, cut after a whole word."""
    line = line.strip()
    return line if len(line) <= LINE else f"{line[: LINE - 1].rsplit(' ', 1)[0]}…"


def _address(klant: Klant, soort: str, key: str, shown: Collection[str]) -> str:
    """Where on the page the fact stands; an old conversation after asking for all of them."""
    if key in shown:
        return f"#feit-{key}"
    if soort in OWN_PAGE:
        return f"{reverse(OWN_PAGE[soort], args=[klant.pk])}#feit-{key}"
    if soort in ELSEWHERE:
        return ELSEWHERE[soort]
    return f"?gesprekken=alles#feit-{key}" if soort in GROEPEN["contact"].soorten else f"#feit-{key}"
