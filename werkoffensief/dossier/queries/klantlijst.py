"""The list of klanten as it is declared: its filters and columns. `lijst.py` says whom a reader may walk through.

Facts about the work only. A filter narrows what a reader sees; it never widens it.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import DateField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.lookups import Exact

from intake.expressions import born_order, district_order
from intake.models import Campagne, Campagnedeelname, Contactgegeven, Contactpoging, Gesprek, Klant, Uitkering
from intake.permissions import CASEWORK
from trajecten.enums import Stand
from trajecten.models import Traject
from trajecten.queries import NEVER, regisseurs_of, spoken, with_last_spoken, with_stand
from werkoffensief.accounts.models import Medewerker
from werkoffensief.doelen.figures import first_rows_of_periods
from werkoffensief.doelen.queries.teams import of_placed
from werkoffensief.dossier.queries.lijst import COVER, UNKNOWN, stadsdelen, with_regisseur
from werkoffensief.dossier.queries.werk import NOTHING_WAITS, URGENCY, VOOR_COLLEGA, WERKLIJSTEN
from werkoffensief.logboek.expressions import MonthsAfter
from werkoffensief.web.lijsten import MAX_COLUMNS, Filter, Keuzen, Kolom, Lijst, page_of

WITHOUT, NOBODY, YES, NO = "zonder", "geen", "ja", "nee"
CAMPAIGNS = 15
SINCE = {"30": "30 dagen", "60": "60 dagen", "90": "90 dagen", "180": "een half jaar", "365": "een jaar"}
MONTHS = {
    "6": "6 maanden",
    "12": "een jaar",
    "18": "anderhalf jaar",
    "24": "2 jaar",
    "36": "3 jaar",
    "60": "5 jaar",
}
STANDEN = dict(Stand.choices)
GONE = (Stand.OVERLEDEN, Stand.VERHUISD)

Klanten = QuerySet[Klant]


def _fixed(*choices: tuple[str, str]) -> Callable[[Medewerker, date], Keuzen]:
    return lambda medewerker, day: choices


def _valid(model: Any) -> QuerySet[Any]:
    return model._default_manager.filter(vervallen_op__isnull=True)


# --- Filters ------------------------------------------------------------


def _works(medewerker: Medewerker, day: date) -> Keuzen:
    mine = [lijst for lijst in WERKLIJSTEN.values() if medewerker.waargenomen or lijst not in VOOR_COLLEGA]
    return [(lijst.sleutel, lijst.titel) for lijst in mine]


CASELOAD = (
    "nieuw",
    "te_laat",
    "evaluatie",
    "nazorg",
    "wacht",
    "stil",
)  # the parts of a caseload, one press away
WAITING = "wachten"  # the order of a group of work: the most urgent first


def by_waiting(klanten: Klanten, sleutel: str, medewerker: Medewerker, day: date) -> Klanten:
    """What the order `wachten` sorts on; without a group nobody waits longer than another."""
    werklijst = WERKLIJSTEN.get(sleutel)
    if werklijst is None:
        return klanten.annotate(**NOTHING_WAITS)
    return werklijst.with_urgency(klanten, medewerker, day)


def _waiting(klanten: Klanten, sleutel: str, medewerker: Medewerker, day: date) -> Klanten:
    return WERKLIJSTEN[sleutel].people(klanten, medewerker, day)


def _regisseurs(medewerker: Medewerker, day: date) -> Keuzen:
    """Those of the own team; nobody else has klanten there."""
    names = regisseurs_of(medewerker.team_id) if medewerker.team_id else []
    return [(NOBODY, "nog geen"), *((str(pk), naam) for pk, naam in names)]


def _name_of(value: str) -> str:
    """A colleague's name: of another team, or who was regisseur before."""
    try:
        key = UUID(value)
    except ValueError:
        return ""
    return Medewerker.objects.filter(pk=key).values_list("naam", flat=True).first() or ""


def _of_regisseur(klanten: Klanten, value: str, medewerker: Medewerker, day: date) -> Klanten:
    return (
        klanten.filter(regisseur__isnull=True)
        if value == NOBODY
        else klanten.filter(regisseur_id=UUID(value))
    )


def _standing(klanten: Klanten, value: str, medewerker: Medewerker, day: date) -> Klanten:
    return with_stand(klanten, day=day).filter(Exact(F("stand"), Value(value)))


def _not_spoken(klanten: Klanten, value: str, medewerker: Medewerker, day: date) -> Klanten:
    return klanten.exclude(spoken()) if value == NO else klanten.filter(spoken())


def _silent(klanten: Klanten, value: str, medewerker: Medewerker, day: date) -> Klanten:
    """No conversation and no attempt since so many days; also who never had one."""
    since = {"klant": OuterRef("pk"), "datum__gt": day - timedelta(days=int(value))}
    return klanten.filter(
        ~Exists(_valid(Gesprek).filter(**since)), ~Exists(_valid(Contactpoging).filter(**since))
    )


def _districts(medewerker: Medewerker, day: date) -> Keuzen:
    return [(name, name) for name in stadsdelen()]


def _in_district(klanten: Klanten, value: str, medewerker: Medewerker, day: date) -> Klanten:
    if value == UNKNOWN:
        return klanten.filter(stadsdeel__isnull=True)
    return klanten.filter(stadsdeel=value)


def _campaigns(medewerker: Medewerker, day: date) -> Keuzen:
    rows = Campagne.objects.filter(startdatum__lte=day).order_by("-startdatum", "code")
    return list(rows.values_list("code", "naam")[:CAMPAIGNS])


def _in_campaign(klanten: Klanten, value: str, medewerker: Medewerker, day: date) -> Klanten:
    rows = Campagnedeelname.objects.filter(campagne__code=value, vervallen_op__isnull=True)
    return klanten.filter(Exists(rows.filter(klant=OuterRef("pk"))))


def _on_benefit(day: date) -> QuerySet[Uitkering]:
    return _valid(Uitkering).filter(Q(einde__isnull=True) | Q(einde__gte=day), start__lte=day)


def _benefit(klanten: Klanten, value: str, medewerker: Medewerker, day: date) -> Klanten:
    """On benefit on this day or not; or for so many months, as the doelgroep of a campaign counts them."""
    now = Exists(_on_benefit(day).filter(klant=OuterRef("pk")))
    if value in {YES, NO}:
        return klanten.filter(now if value == YES else ~now)
    late = first_rows_of_periods().annotate(lang_genoeg=MonthsAfter("start", int(value)))
    late = late.filter(klant=OuterRef("pk"), start__lte=day, lang_genoeg__gt=day)
    return klanten.filter(now, ~Exists(late))


def _years(medewerker: Medewerker, day: date) -> Keuzen:
    return [(str(year), f"in {year}") for year in range(day.year, day.year - 3, -1)]


def _placed_in(klanten: Klanten, value: str, medewerker: Medewerker, day: date) -> Klanten:
    """Who counts as placed in this year: exactly those of the figure whom the reader may see."""
    return of_placed(klanten, int(value), day)


def _gone_too(klanten: Klanten, value: str, medewerker: Medewerker, day: date) -> Klanten:
    return klanten


FILTERS = (
    Filter("werk", "Wat er wacht", _works, _waiting),
    Filter("regisseur", "Regisseur", _regisseurs, _of_regisseur, _name_of, snel=(NOBODY,)),
    Filter("stand", "Stand", _fixed(*Stand.choices), _standing),
    Filter("gesproken", "Gesproken", _fixed((NO, "nog niet"), (YES, "ja")), _not_spoken, snel=(NO,)),
    Filter(
        "contact",
        "Laatste contact",
        _fixed(*((days, f"langer dan {words} geleden, of nooit") for days, words in SINCE.items())),
        _silent,
    ),
    Filter("stadsdeel", "Stadsdeel", _districts, _in_district),
    Filter("campagne", "Campagne", _campaigns, _in_campaign),
    Filter(
        "uitkering",
        "Uitkering",
        _fixed((YES, "ja"), (NO, "nee"), *((n, f"{words} of langer") for n, words in MONTHS.items())),
        _benefit,
    ),
    Filter("geplaatst", "Begonnen met werk of opleiding", _years, _placed_in),
    Filter(
        "vertrokken",
        "Overleden of verhuisd",
        _fixed((YES, "ook laten zien")),
        _gone_too,
        uit="Niet laten zien",
    ),
)


# The parts of a caseload that stand one press away above the list, by its tab.
OF_REGISSEUR = ("nieuw", "vandaag", "te_laat", "evaluatie", "nazorg", "wacht", "stil")
OF_OTHERS = ("te_laat", "evaluatie", "nazorg", "wacht", "stil")
OF_COVER = ("vandaag_voor", "beloofd_voor", *OF_OTHERS)
OF_LEADER = ("wens", "zonder_regisseur", "zonder_evaluatie", "evaluatie", "te_laat", "stilstaand", "stil")


def parts_of(tab: str, *, leads: bool) -> list[tuple[str, str]]:
    """The parts of the people behind a tab: key in the address, and what it is called."""
    others = OF_COVER if tab == COVER else OF_LEADER if leads else OF_OTHERS
    keys: tuple[str, ...] = OF_REGISSEUR if tab == "mijn" else others
    return [(key, WERKLIJSTEN[key].titel) for key in keys]


def keeps_gone(waarde: Callable[[str], str]) -> bool:
    """Whether a list with these filters also shows who died or moved away: asked for, or by a rule of its own."""
    return (
        waarde("vertrokken") == YES or waarde("stand") in GONE or bool(waarde("werk") or waarde("geplaatst"))
    )


# --- Columns ------------------------------------------------------------


def _phone(klanten: Klanten, day: date) -> Klanten:
    rows = Contactgegeven.objects.filter(klant=OuterRef("pk"), soort="telefoon", geldig_tot__isnull=True)
    return klanten.annotate(telefoon=Subquery(rows.order_by("-geldig_van", "pk").values("waarde")[:1]))


def _attempt(klanten: Klanten, day: date) -> Klanten:
    rows = _valid(Contactpoging).filter(klant=OuterRef("pk")).order_by("-datum")
    return klanten.annotate(laatste_poging=Subquery(rows.values("datum")[:1], output_field=DateField()))


def _plan(klanten: Klanten, day: date) -> Klanten:
    rows = Traject.objects.on(day).filter(klant=OuterRef("pk")).order_by("-start")
    return klanten.annotate(traject_sinds=Subquery(rows.values("start")[:1], output_field=DateField()))


def _benefit_since(klanten: Klanten, day: date) -> Klanten:
    first = first_rows_of_periods().filter(klant=OuterRef("pk"), start__lte=day)
    first = first.filter(Exists(_on_benefit(day).filter(klant=OuterRef("klant")))).order_by("-start")
    return klanten.annotate(uitkering_sinds=Subquery(first.values("start")[:1], output_field=DateField()))


def _stand(klanten: Klanten, day: date) -> Klanten:
    return with_stand(klanten, day=day)


def _last_spoken(klanten: Klanten, day: date) -> Klanten:
    return with_last_spoken(klanten)


def _regisseur(klanten: Klanten, day: date) -> Klanten:
    return with_regisseur(klanten)


# Sorted is what an index of the team holds in that order: page one and a page deep in the list take as long with ten
# times the people. Not so the name of a regisseur, the last attempt and the first day of a benefit or a traject: they
# stand in other tables, and each page would first sort the whole team. For these there are filters. The last
# conversation is the exception: by that the work is divided.
ORDERS: dict[str, Callable[[Klanten], Klanten]] = {
    "gesproken": with_last_spoken,
    "geboortedatum": lambda klanten: klanten.annotate(geboren=born_order()),
    "stadsdeel": lambda klanten: klanten.annotate(stadsdeel_naam=district_order()),
}
COLUMNS = (
    Kolom("naam", "Naam", lambda row: row.naam, sorteer=("sorteernaam", "pk"), gegeven="naam"),
    Kolom("klantnummer", "Klantnummer", lambda row: row.klantnummer, gegeven="klantnummer"),
    Kolom(
        "stadsdeel",
        "Stadsdeel",
        lambda row: row.stadsdeel,
        "onbekend",
        sorteer=("stadsdeel_naam", "pk"),
        gegeven="stadsdeel",
    ),
    Kolom("stand", "Stand", lambda row: STANDEN[row.stand], bij=_stand, gegeven="stand"),
    Kolom(
        "gesproken",
        "Laatst gesproken",
        lambda row: None if row.laatst_gesproken == NEVER else row.laatst_gesproken,
        "nog niet",
        sorteer=("laatst_gesproken", "pk"),
        bij=_last_spoken,
        dag=True,
        gegeven="gesprek",
    ),
    Kolom(
        "regisseur",
        "Regisseur",
        lambda row: row.regisseur_naam,
        "nog geen",
        bij=_regisseur,
        gegeven="regisseur",
    ),
    Kolom(
        "poging",
        "Laatste contactpoging",
        lambda row: row.laatste_poging,
        "geen",
        eerst=False,
        bij=_attempt,
        dag=True,
        gegeven="contactpoging",
    ),
    Kolom(
        "geboortedatum",
        "Geboortedatum",
        lambda row: row.geboortedatum,
        "onbekend",
        sorteer=("geboren", "pk"),
        eerst=False,
        dag=True,
        gegeven="geboortedatum",
    ),
    Kolom(
        "telefoon",
        "Telefoon",
        lambda row: row.telefoon,
        "onbekend",
        eerst=False,
        bij=_phone,
        gegeven="telefoon",
    ),
    Kolom(
        "uitkering",
        "Uitkering sinds",
        lambda row: row.uitkering_sinds,
        "geen",
        eerst=False,
        bij=_benefit_since,
        dag=True,
        gegeven="uitkering",
    ),
    Kolom(
        "traject",
        "Traject sinds",
        lambda row: row.traject_sinds,
        "geen",
        eerst=False,
        bij=_plan,
        dag=True,
        gegeven="traject",
    ),
)
REASON = Kolom("waarom", "Waarom", lambda row: "; ".join(row.waarom))


def with_reason(kolommen: tuple[Kolom, ...]) -> tuple[Kolom, ...]:
    """These columns of a group of work, with why somebody is in it after the name; no more than fit."""
    return (kolommen[0], REASON, *kolommen[1:])[:MAX_COLUMNS]


KLANTEN = Lijst(
    sleutel="klanten",
    titel="Klanten",
    url="klant_lijst",
    rollen=CASEWORK,
    filters=FILTERS,
    kolommen=COLUMNS,
    adres=page_of("klant_dossier"),
    groepen=("groep",),
    volgorde=lambda asked: WAITING if asked.get("werk") else "naam",
    zonder_kolom={WAITING: URGENCY},
)
