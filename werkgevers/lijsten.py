"""The lists of employers, agreements and vacancies as they are declared: their filters and columns.

Beside each of the last two: exactly the rows that an address asks for, which the page, the file and the numbers that
lead to it share.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import DateField, QuerySet, Value
from django.db.models.functions import Coalesce, Lower
from django.urls import reverse

from werkgevers.enums import READERS, Sector, Sluitreden
from werkgevers.models import Vacature, Werkakkoord, Werkgever
from werkgevers.queries import (
    NEVER,
    owners,
    running_out,
    with_contact_and_agreements,
    with_filled,
    with_running_agreement,
    with_vacancies,
    without_accountmanager,
    without_vacancy,
    years,
)
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker
from werkoffensief.web.lijsten import MAX_CHOICES, Filter, Keuzen, Kolom, Lijst, Vraag, page_of
from werkoffensief.web.notation import number, short_date

MINE, NOBODY, RUNNING, ARCHIVE, YES, NO = "mij", "niemand", "lopend", "ja", "ja", "nee"
AKKOORDSTANDEN = {
    "lopend": "lopend",
    "straks": "nog niet ingegaan",
    "afgelopen": "afgelopen",
    "vervallen": "vervallen",
}
WITHOUT_VACANCY = "zonder_vacature"
BEST = "treffer"  # the order of what was looked for, the best match first
TOEZEGGINGEN = {
    WITHOUT_VACANCY: "zonder vacature",
    "banen": "met banen",
    "vervuld": "met vervulde banen",
    "meer": "met meer vervuld dan toegezegd",
    "open": "met open banen",
    "ontwikkelplekken": "met ontwikkelplekken",
}
WITHIN = {"30": "binnen 30 dagen", "90": "binnen 90 dagen", "180": "binnen een half jaar"}
SINCE = {"30": "langer dan 30 dagen", "90": "langer dan 90 dagen", "180": "langer dan een half jaar"}
OPEN, OVERDUE, COMING, CLOSED = "open", "over_tijd", "straks", "gesloten"
# The tabs of the list of vacancies, and how each is sorted when nobody asks.
VACATURESTANDEN = {OPEN: "Open", OVERDUE: "Te lang open", COMING: "Nog niet open", CLOSED: "Gesloten"}
VOLGORDEN = {OPEN: "-sinds", OVERDUE: "einde", COMING: "sinds", CLOSED: "-einde"}

Werkgevers = QuerySet[Werkgever]


def _fixed(choices: Mapping[str, str]) -> Callable[[Medewerker, date], Keuzen]:
    return lambda medewerker, day: list(choices.items())


# --- Who the accountmanager is: of all three lists ------------------------------------------------------------


def _owners(medewerker: Medewerker, day: date) -> Keuzen:
    mine = [(MINE, "mijn werkgevers")] if medewerker.has_role(Rol.ACCOUNTMANAGER) else []
    others = owners().exclude(pk=medewerker.pk).values_list("pk", "naam")[:MAX_CHOICES]
    return [*mine, (NOBODY, "nog niemand"), *((str(pk), naam) for pk, naam in others)]


def _name_of(value: str) -> str:
    """Who has an employer but is not offered: oneself by name, or who is no accountmanager any more."""
    try:
        rows = Werkgever.objects.filter(accountmanager=UUID(value))
    except ValueError:
        return ""
    return rows.values_list("accountmanager__naam", flat=True).first() or ""


def _of_owner(rows: Werkgevers, value: str, medewerker: Medewerker, day: date) -> Werkgevers:
    if value == NOBODY:
        return without_accountmanager(rows)
    return rows.filter(accountmanager=medewerker.pk if value == MINE else UUID(value))


def _of_employers_of(rows: Any, value: str, medewerker: Medewerker, day: date) -> Any:
    return rows.filter(werkgever__in=_of_owner(Werkgever.objects.all(), value, medewerker, day))


def _naam(medewerker: Medewerker | None) -> str | None:
    return medewerker.naam if medewerker else None


# --- Employers ------------------------------------------------------------


def _running(rows: Werkgevers, value: str, medewerker: Medewerker, day: date) -> Werkgevers:
    return with_running_agreement(rows, day=day)


def _in_sector(rows: Any, value: str, medewerker: Medewerker, day: date) -> Any:
    return rows.filter(sector=value)


def _archived(rows: Werkgevers, value: str, medewerker: Medewerker, day: date) -> Werkgevers:
    """The view chose between the archive and the others, as the archive is hidden when nobody asks."""
    return rows


def _numbers(rows: Werkgevers, day: date) -> Werkgevers:
    return with_contact_and_agreements(rows, day=day)


def _accountmanager(rows: Werkgevers, day: date) -> Werkgevers:
    return rows.select_related("accountmanager")


WERKGEVERS = Lijst(
    sleutel="werkgevers",
    titel="Werkgevers",
    url="werkgever_lijst",
    rollen=READERS,
    filters=(
        Filter("van", "Accountmanager", _owners, _of_owner, _name_of, snel=(MINE, NOBODY)),
        Filter("akkoord", "Akkoord", _fixed({RUNNING: "lopend"}), _running, snel=(RUNNING,)),
        Filter("sector", "Sector", _fixed(dict(Sector.choices)), _in_sector),
        Filter(
            "archief", "Archief", _fixed({ARCHIVE: "alleen het archief"}), _archived, uit="Niet laten zien"
        ),
    ),
    kolommen=(
        Kolom("naam", "Naam", lambda row: row.naam, sorteer=("naam_klein", "pk")),
        Kolom("kvk", "KvK-nummer", lambda row: row.kvk_nummer),
        Kolom(
            "sector", "Sector", lambda row: row.get_sector_display(), sorteer=("sector", "naam_klein", "pk")
        ),
        Kolom("adres", "Bezoekadres", lambda row: row.bezoekadres, eerst=False),
        Kolom("plaats", "Plaats", lambda row: row.plaats, sorteer=("plaats_klein", "naam_klein", "pk")),
        Kolom("telefoon", "Telefoon", lambda row: row.telefoon, eerst=False),
        Kolom("website", "Website", lambda row: row.website, eerst=False),
        Kolom(
            "accountmanager",
            "Accountmanager",
            lambda row: _naam(row.accountmanager),
            "nog niemand",
            bij=_accountmanager,
        ),
        Kolom("akkoorden", "Lopende akkoorden", lambda row: row.akkoorden, getal=True, bij=_numbers),
        Kolom("contact", "Laatste contact", lambda row: row.laatste_contact, dag=True, bij=_numbers),
    ),
    adres=page_of("werkgever"),
    volgorde=lambda parameters: BEST if parameters.get("zoek") else "naam",
    los=("zoek",),
    zonder_kolom={BEST: ("treffer", "naam_klein", "pk")},
)


# --- What the lists of agreements and of vacancies say about the employer -----------------------------------------


def _employer(rows: Any, day: date) -> Any:
    return rows.select_related("werkgever")


def _employer_and_owner(rows: Any, day: date) -> Any:
    return rows.select_related("werkgever__accountmanager")


def _on(rows: Any, day: date) -> Any:
    """The day on which a row says where it stands."""
    return rows.annotate(op=Value(day, output_field=DateField()))


def _by_name(rows: Any) -> Any:
    return rows.annotate(naam_klein=Lower("werkgever__naam"))


VAN = Filter("van", "Accountmanager", _owners, _of_employers_of, _name_of, snel=(MINE,))
WERKGEVER = Kolom(
    "werkgever", "Werkgever", lambda row: row.werkgever.naam, sorteer=("naam_klein", "pk"), bij=_employer
)
KVK = Kolom("kvk", "KvK-nummer", lambda row: row.werkgever.kvk_nummer, eerst=False, bij=_employer)
ACCOUNTMANAGER = Kolom(
    "accountmanager",
    "Accountmanager",
    lambda row: _naam(row.werkgever.accountmanager),
    "nog niemand",
    bij=_employer_and_owner,
)


# --- Agreements ------------------------------------------------------------


def _years(medewerker: Medewerker, day: date) -> Keuzen:
    return [(str(year), str(year)) for year in years()]


def _standing(rows: Any, value: str, medewerker: Medewerker, day: date) -> Any:
    """Without this filter: all that have begun, see `agreements_asked`."""
    if value == "vervallen":
        return rows.filter(vervallen_op__isnull=False)
    if value == "straks":
        return rows.valid().filter(ingangsdatum__gt=day)
    return rows.running_on(day) if value == "lopend" else rows.ended_by(day)


def _ending(rows: Any, value: str, medewerker: Medewerker, day: date) -> Any:
    return running_out(rows, day=day, days=int(value))


def _promised(rows: Any, value: str, medewerker: Medewerker, day: date) -> Any:
    if value == WITHOUT_VACANCY:
        return without_vacancy(rows, day=day)
    return rows.filter(**{f"{value}__gt": 0})


def _begun_in(rows: Any, value: str, medewerker: Medewerker, day: date) -> Any:
    return rows.filter(ingangsdatum__range=(date(int(value), 1, 1), date(int(value), 12, 31)))


def _counted(rows: Any, day: date) -> Any:
    return with_vacancies(with_filled(rows, day=day), day=day)


def _filled(row: Any) -> str:
    """What the page says: also when it is more than was promised."""
    more = f" ({number(row.meer)} meer)" if row.meer else ""
    return f"{number(row.vervuld)}{more}"


def _open(row: Any) -> int | None:
    """Nothing of an agreement that never was."""
    return None if row.vervallen_op else row.open


# Stands beside `vervuld` in every file, so that promised, filled and open add up there too.
MEER = Kolom(
    "meer",
    "Meer dan toegezegd",
    lambda row: row.meer,
    sorteer=("meer", "pk"),
    getal=True,
    eerst=False,
    bij=_counted,
)


def _where_it_stands(row: Any) -> str:
    if row.vervallen_op:
        return AKKOORDSTANDEN["vervallen"]
    if row.ingangsdatum > row.op:
        return AKKOORDSTANDEN["straks"]
    return AKKOORDSTANDEN["afgelopen" if row.einddatum and row.einddatum < row.op else "lopend"]


AKKOORDEN = Lijst(
    sleutel="akkoorden",
    titel="Werkakkoorden",
    url="akkoord_lijst",
    rollen=READERS,
    filters=(
        VAN,
        Filter(
            "stand",
            "Stand",
            _fixed(AKKOORDSTANDEN),
            _standing,
            uit="Alle die zijn ingegaan",
            snel=("lopend",),
        ),
        Filter("afloop", "Loopt af", _fixed(WITHIN), _ending, snel=("90",)),
        Filter("toon", "Toezegging", _fixed(TOEZEGGINGEN), _promised, snel=(WITHOUT_VACANCY,)),
        Filter("sector", "Sector", _fixed(dict(Sector.choices)), _in_sector),
        Filter("jaar", "Ingegaan in", _years, _begun_in),
    ),
    kolommen=(
        WERKGEVER,
        Kolom(
            "akkoord",
            "Akkoord",
            lambda row: row.akkoordnummer,
            sorteer=("akkoordnummer", "pk"),
            eerst=False,
        ),
        KVK,
        Kolom(
            "sector", "Sector", lambda row: row.get_sector_display(), sorteer=("sector", "pk"), eerst=False
        ),
        ACCOUNTMANAGER,
        Kolom("stand", "Stand", _where_it_stands, eerst=False, bij=_on),
        Kolom(
            "begin",
            "Eerste dag",
            lambda row: row.ingangsdatum,
            sorteer=("ingangsdatum", "pk"),
            dag=True,
            eerst=False,
        ),
        Kolom("einde", "Laatste dag", lambda row: row.einddatum, "geen", sorteer=("einde", "pk"), dag=True),
        Kolom("banen", "Banen toegezegd", lambda row: row.banen, sorteer=("banen", "pk"), getal=True),
        Kolom(
            "vervuld",
            "Vervuld",
            lambda row: row.vervuld,
            sorteer=("vervuld", "pk"),
            getal=True,
            bij=_counted,
            op_pagina=_filled,
        ),
        MEER,
        Kolom("open", "Open of niet vervuld", _open, sorteer=("open", "pk"), getal=True, bij=_counted),
        Kolom(
            "vacatureplekken",
            "In vacatures",
            lambda row: row.vacatureplekken,
            sorteer=("vacatureplekken", "pk"),
            getal=True,
            bij=_counted,
        ),
        Kolom(
            "ontwikkelplekken",
            "Ontwikkelplekken",
            lambda row: row.ontwikkelplekken,
            sorteer=("ontwikkelplekken", "pk"),
            getal=True,
            eerst=False,
        ),
    ),
    adres=lambda row: reverse("werkgever", args=[row.werkgever_id]) + "#akkoorden",
    volgorde=lambda parameters: "einde" if parameters.get("afloop") else "werkgever",
    los=("op",),
)


def agreements_asked(vraag: Vraag) -> QuerySet[Werkakkoord]:
    """Exactly the agreements of this list, with what it counts and sorts by."""
    rows = Werkakkoord.objects.all()
    if not vraag.waarde("stand"):
        rows = rows.begun_by(vraag.day)
    counted = _by_name(_counted(rows, vraag.day)).annotate(einde=Coalesce("einddatum", Value(NEVER)))
    asked: QuerySet[Werkakkoord] = vraag.rows(counted)
    return asked


# --- Vacancies ------------------------------------------------------------


def vacancy_tab(parameters: Mapping[str, str]) -> str:
    """Where the vacancies of this address stand; with a reason for closing they are closed."""
    if parameters.get("reden") in Sluitreden.values:
        return CLOSED
    asked = parameters.get("stand", "")
    return asked if asked in VACATURESTANDEN else OPEN


def _at_sector(rows: Any, value: str, medewerker: Medewerker, day: date) -> Any:
    return rows.filter(werkgever__sector=value)


def _under_agreement(rows: Any, value: str, medewerker: Medewerker, day: date) -> Any:
    return rows.filter(werkakkoord__isnull=value == NO)


def _since(rows: Any, value: str, medewerker: Medewerker, day: date) -> Any:
    return rows.filter(open_van__lt=day - timedelta(days=int(value)))


def _closed_because(rows: Any, value: str, medewerker: Medewerker, day: date) -> Any:
    return rows.filter(sluitreden=value)


def _agreement(rows: Any, day: date) -> Any:
    return rows.select_related("werkakkoord")


def _last_day(row: Any) -> date | None:
    """On which it closes, or was closed."""
    return row.gesloten_op or row.open_tot


def _open_or_not(row: Any) -> str:
    if row.gesloten_op:
        return f"gesloten: {row.get_sluitreden_display()}"
    if row.open_van > row.op:
        return f"open vanaf {short_date(row.open_van)}"
    return "te lang open" if row.open_tot and row.open_tot < row.op else "open"


VACATURES = Lijst(
    sleutel="vacatures",
    titel="Vacatures",
    url="vacature_lijst",
    rollen=READERS,
    filters=(
        VAN,
        Filter("sector", "Sector", _fixed(dict(Sector.choices)), _at_sector),
        Filter(
            "akkoord",
            "Werkakkoord",
            _fixed({YES: "onder een akkoord", NO: "zonder akkoord"}),
            _under_agreement,
        ),
        Filter("sinds", "Staat open", _fixed(SINCE), _since),
        Filter("reden", "Waarom gesloten", _fixed(dict(Sluitreden.choices)), _closed_because),
    ),
    kolommen=(
        Kolom("werk", "Werk", lambda row: row.functie, sorteer=("functie_klein", "pk")),
        WERKGEVER,
        KVK,
        Kolom("sector", "Sector", lambda row: row.werkgever.get_sector_display(), eerst=False, bij=_employer),
        ACCOUNTMANAGER,
        Kolom("plekken", "Plekken", lambda row: row.aantal, sorteer=("aantal", "pk"), getal=True),
        Kolom("uren", "Uren per week", lambda row: row.uren_per_week, getal=True, eerst=False),
        Kolom("plaats", "Plaats", lambda row: row.plaats, sorteer=("plaats_klein", "pk")),
        Kolom(
            "akkoord",
            "Akkoord",
            lambda row: row.werkakkoord.akkoordnummer if row.werkakkoord else None,
            "geen",
            eerst=False,
            bij=_agreement,
        ),
        Kolom(
            "sinds", "Eerste dag", lambda row: row.open_van, sorteer=("open_van", "pk"), dag=True, eerst=False
        ),
        Kolom("einde", "Laatste dag", _last_day, "geen", sorteer=("einde", "pk"), dag=True),
        Kolom("stand", "Stand", _open_or_not, bij=_on),
    ),
    adres=lambda row: reverse("werkgever", args=[row.werkgever_id]) + "#vacatures",
    volgorde=lambda parameters: VOLGORDEN[vacancy_tab(parameters)],
    groepen=("stand",),
)


def vacancies_asked(vraag: Vraag) -> QuerySet[Vacature]:
    """Exactly the vacancies of this list, in its tab, with what it sorts by."""
    rows, day = Vacature.objects.all(), vraag.day
    standing = {
        OPEN: rows.open_on(day),
        OVERDUE: rows.overdue_on(day),
        COMING: rows.coming_after(day),
        CLOSED: rows.filter(gesloten_op__isnull=False),
    }[vacancy_tab(vraag.parameters)]
    sortable = _by_name(standing).annotate(
        functie_klein=Lower("functie"),
        plaats_klein=Lower(Coalesce("plaats", Value(""))),
        einde=Coalesce("gesloten_op", "open_tot", Value(NEVER)),
    )
    asked: QuerySet[Vacature] = vraag.rows(sortable)
    return asked
