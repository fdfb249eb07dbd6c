"""The work list "Wie spreek ik nu?": whom it is about, the filters that a person sets, and the people in its order.

The order itself is made in `werkfeiten`; whom it is about and the filters never change it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Q, QuerySet

from intake.models import Claim, Klant, Ontheffing, Overslag
from intake.permissions import CASEWORK
from intake.queries import SIGNAL_COLUMNS, signals_of, with_signals, ww_until
from werkoffensief.accounts.models import WITHOUT, Medewerker, TeamStadsdeel
from werkoffensief.dossier.queries.lijst import READ, UNKNOWN, present
from werkoffensief.dossier.queries.werkfeiten import WHOLE, Gewichten, Werkfeiten, reason
from werkoffensief.logboek.expressions import AmongIds
from werkoffensief.web.eenmaal import ask_among, ask_sql, sql_of
from werkoffensief.web.lijsten import MAX_CHOICES
from werkoffensief.web.pagination import Count

SQL = Path(__file__).with_name("werkfeiten.sql").read_text()
PAGE = 25
REACH = 250  # people that are counted: how many more there are changes nothing about whom to speak with today
ORDER = ("rust", "nadruk", "sinds", "contact", "toeval", "id")  # docs/adr/0020; all ascending
MOST_SKIPPED = 200  # rows of the list of who is left out
FACTS = 6  # columns of Werkfeiten
SHOWN, SIGNALS = (  # columns of a klant, in the order of the model
    tuple(field.attname for field in Klant._meta.concrete_fields if field.name in names)
    for names in (
        {"id", "tolk_taal", *READ},
        {"let_op", "veiligheid", "veiligheid_tot", "tolk_taal", "overleden_op"},
    )
)
YES, NO = "ja", "nee"
# By the name of its weight: that a fact holds. The keys stand in an address; nothing of it is typed by a reader.
HOLDS = {
    "nooit_gesproken": "g.never_spoken",
    "terugbellen": "g.call_back_on <= %s",
    "opnieuw_vragen": "g.ask_again_on <= %s",
    "evaluatie": "g.evaluation_on <= %s",
    "ww_einde": "g.ww_ends_on IS NOT NULL",
    "laatste_contact": "NOT g.never_spoken AND g.last_contact_on <= %s",
}
REDENEN = (  # the chips above the list: a reason, in the words of a reader
    ("nooit_gesproken", "Nog nooit gesproken"),
    ("terugbellen", "Beloofd om te bellen"),
    ("opnieuw_vragen", "Opnieuw vragen"),
    ("evaluatie", "Evaluatie van het plan"),
    ("ww_einde", "WW stopt"),
    ("laatste_contact", "Langer dan een jaar geen contact"),
)


@dataclass(frozen=True, slots=True)
class Regel:
    """One klant of the work list: the facts by which somebody stands here, and why, in a sentence.

    `claim` and `dag` (the day that was planned, if any): of whom the reader took.
    """

    klant_id: UUID
    feiten: Werkfeiten
    waarom: str
    claim: UUID | None = None
    dag: date | None = None


@dataclass(slots=True)
class Werkvoorraad:
    """The list as one reader sees it: whom they took, a page of the others, whether there are more on that side, how
    many there are (capped; counted from the top only), and how many are left out for a while."""

    mijn: list[Regel] = field(default_factory=list)
    lijst: list[Regel] = field(default_factory=list)
    aantal: Count = field(default_factory=lambda: Count(0, False))
    overgeslagen: int = 0
    meer: bool = False


@dataclass(frozen=True, slots=True)
class Keuze:
    """What somebody chose to see, from the address; anything else in it is not a choice."""

    tolk: str = ""
    plek: str = ""
    ontheffing: str = ""
    reden: str = ""

    @classmethod
    def of(cls, parameters: Mapping[str, str], plekken: Sequence[str]) -> "Keuze":
        asked = {name: parameters.get(name, "") for name in ("tolk", "plek", "ontheffing", "reden")}
        return cls(
            tolk=asked["tolk"] if asked["tolk"] in {YES, NO} else "",
            plek=asked["plek"] if asked["plek"] in plekken else "",
            ontheffing=NO if asked["ontheffing"] == NO else "",
            reden=asked["reden"] if asked["reden"] in HOLDS else "",
        )

    def as_sql(self, day: date) -> tuple[str, list[Any]]:
        """The condition on `g` that leaves those whom somebody wants to see."""
        chosen = Klant.objects.all()
        if self.tolk:
            chosen = chosen.filter(tolk_taal__isnull=self.tolk == NO)
        if self.plek:
            chosen = chosen.filter(stadsdeel=None if self.plek == UNKNOWN else self.plek)
        if self.ontheffing:
            chosen = chosen.exclude(pk__in=exempt_on(day).values("klant"))
        holds = HOLDS.get(self.reden, "true")
        until = day - timedelta(days=WHOLE) if self.reden == "laatste_contact" else day
        dates: list[Any] = [until] * holds.count("%s")
        if not chosen.query.where:
            return holds, dates
        sql, values = chosen.order_by().values("pk").query.sql_with_params()
        return f"{holds} AND g.id IN ({sql})", [*dates, *values]


@dataclass(frozen=True, slots=True)
class Begin:
    """Where a page begins: after this klant, or (`terug`) before; of nobody: at the top."""

    klant: UUID | None = None
    terug: bool = False

    def as_sql(self) -> tuple[str, list[UUID]]:
        """The condition on `g`; of a klant who left the list nobody is left."""
        if self.klant is None:
            return "true", []
        names = ", ".join(ORDER)
        own = ", ".join(f"g.{name}" for name in ORDER)
        return f"({own}) {'<' if self.terug else '>'} (SELECT {names} FROM gewogen WHERE id = %s)", [
            self.klant
        ]


def statement(mensen: str, keuze: str = "true", begin: Begin | None = None) -> str:
    """The query of the list about these people."""
    begin = begin or Begin()
    step = " DESC" if begin.terug else ""
    parts = {f"/*op {x}*/": ", ".join(f"{x}.{name}{step}" for name in ORDER) for x in ("g", "s", "l")}
    parts |= {"/*mensen*/": mensen, "/*keuze*/": keuze, "/*vanaf*/": begin.as_sql()[0]}
    sql = SQL
    for mark, text in parts.items():
        sql = sql.replace(mark, text)
    return sql


def places(medewerker: Medewerker) -> list[str]:
    """Where the team speaks with people: its stadsdelen, and `onbekend` when it has people without one."""
    rows = TeamStadsdeel.objects.filter(team=medewerker.team_id).order_by("stadsdeel")
    names = list(rows.values_list("stadsdeel", flat=True)[:MAX_CHOICES])
    known = [name for name in names if name not in WITHOUT]
    return [*known, UNKNOWN] if len(known) < len(names) else known


def people(medewerker: Medewerker, day: date) -> QuerySet[Klant]:
    """The people of the own team with an open file, who did not die or move away by `day`.

    Those of `Klant.objects.seen_by_task(medewerker)` in that team whose file is not shielded, written down in short: a
    test compares the two.
    """
    return _of_team(medewerker.team_id, day) if _has_list(medewerker) else Klant.objects.none()


def _has_list(medewerker: Medewerker) -> bool:
    return medewerker.team_id is not None and medewerker.has_role(*CASEWORK)


def _of_team(team: UUID | None, day: date) -> QuerySet[Klant]:
    rows = Klant.objects.current().filter(team=team, afgeschermd_op__isnull=True, gewist_op__isnull=True)
    return present(rows, day=day).order_by()


def _ids_of_team(team: UUID, day: date) -> QuerySet[Any, Any]:
    return _of_team(team, day).values_list("pk")


def in_order(
    medewerker: Medewerker,
    gewichten: Gewichten,
    day: date,
    *,
    keuze: Keuze | None = None,
    length: int = PAGE,
    begin: Begin | None = None,
) -> Werkvoorraad:
    """Whom this medewerker took, and from `begin` on at most `length` of the others, in the order of the work.

    On the list are those with benefit or a plan on that day, with a promise, or whose WW ends; not who was taken or
    left out. One query, whatever their number. Only from the top they are counted too.
    """
    begin = begin or Begin()
    if not _has_list(medewerker):
        return Werkvoorraad()
    chosen, values = sql_of(_ids_of_team, cast("UUID", medewerker.team_id), day=day)
    condition, wanted = (keuze or Keuze()).as_sql(day)
    reach = length if begin.klant else max(REACH, length)
    told = [day, medewerker.pk, *astuple(gewichten), ww_until(day), *values, *wanted, *begin.as_sql()[1]]
    chosen_anew = (
        condition != "true"
    )  # one plan for the list as it opens; of what is chosen there are hundreds
    sql = statement(chosen, condition, begin)
    rows = ask_sql(sql, [*told, reach + 1, length], plan_anew=chosen_anew)
    return _read(rows, gewichten, day, begin, length, (keuze or Keuze()).reden)


def _read(
    rows: Sequence[tuple[Any, ...]], gewichten: Gewichten, day: date, begin: Begin, length: int, reden: str
) -> Werkvoorraad:
    number, skipped_number = rows[0][:2]
    found = Werkvoorraad(overgeslagen=skipped_number, meer=number > length)
    if begin.klant is None:
        found.aantal = Count(min(number, max(REACH, length)), number > max(REACH, length))
    for _number, _skipped, mine, key, *values in rows:
        if key is None:
            continue
        feiten = Werkfeiten(*values[:FACTS])
        own, claim, planned = values[FACTS : FACTS + 3]
        why = reason(feiten, gewichten, day, own_promise=own, wanted="" if mine else reden)
        (found.mijn if mine else found.lijst).append(Regel(key, feiten, why, claim, planned))
    return found


def exempt_on(day: date) -> QuerySet[Ontheffing]:
    """The exemptions that hold on `day`."""
    return Ontheffing.objects.filter(
        Q(tot__isnull=True) | Q(tot__gte=day), van__lte=day, vervallen_op__isnull=True
    )


def shown(ids: list[UUID], day: date, *, to_call: list[UUID]) -> dict[UUID, Any]:
    """What the list shows of these people: name, interpreter, exemption; of whom one is to call all one must know."""
    asked = ask_among(_people, ids, SHOWN)
    found: list[Any] = [Klant.from_db(DEFAULT_DB_ALIAS, SHOWN, values) for values in asked]
    rows = {row.pk: row for row in found}
    for row in found:
        row.telefoon, row.signalen, row.ontheffing = "", [], None
    for key, *words in ask_among(_exempt, ids, day=day):
        rows[key].ontheffing = words
    for key, telefoon, secret, soort, wie, *values in ask_among(_called, to_call) if to_call else ():
        klant: Any = Klant.from_db(DEFAULT_DB_ALIAS, SIGNALS, values)
        klant.adres_geheim, klant.vertegenwoordiger_soort, klant.vertegenwoordiger_wie = secret, soort, wie
        rows[key].telefoon = telefoon or ""
        let_op = [klant.let_op] if klant.let_op else []
        rows[key].signalen = [*let_op, *signals_of(klant, day)]
    return rows


def _people(ids: list[UUID], _day: date, columns: tuple[str, ...]) -> QuerySet[Any, Any]:
    return Klant.objects.filter(AmongIds("pk", ids)).values_list(*columns)


def _exempt(ids: list[UUID], day: date) -> QuerySet[Any, Any]:
    rows = exempt_on(day).filter(AmongIds("klant", ids)).order_by("-van", "pk")
    return rows.values_list("klant", "soort__naam", "tot", "herbeoordelen_op")


def _called(ids: list[UUID], _day: date) -> QuerySet[Any, Any]:
    rows = with_signals(Klant.objects.filter(AmongIds("pk", ids)))
    return rows.values_list("pk", *SIGNAL_COLUMNS, *SIGNALS)


def skipped(medewerker: Medewerker, day: date) -> QuerySet[Overslag]:
    """Who of the team is left out on `day`, until when, why, and by whom; who comes back first stands on top."""
    rows = Overslag.objects.on(day).filter(klant__in=people(medewerker, day).values("pk"))
    return rows.select_related("klant", "medewerker").order_by("tot", "pk")


def own_claims(medewerker: Medewerker) -> QuerySet[Claim]:
    """Whom this medewerker took and holds at this moment."""
    return Claim.objects.current().filter(medewerker=medewerker).order_by("dag", "genomen_op", "pk")
