"""One list of what asks a medewerker for something (docs/adr/0028): derived, never kept, each source with its own stop.

A thing that was done where it is done is no row any more. What a source means stands in `werk`; here are only the rows.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, UUIDField, Value
from django.db.models.functions import Cast
from django.urls import reverse

from intake.models import Klant, Taak
from intake.models.klant import covered_by
from trajecten.models import Aanbod, Traject, Wachtplek, Wachtpunt
from trajecten.overzicht.aanbod import with_places
from trajecten.overzicht.wachtlijst import turns_in
from trajecten.permissions import DECIDE
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker
from werkoffensief.accounts.queries import Lezer
from werkoffensief.dossier.enums import Werksoort
from werkoffensief.dossier.models import Uitstel
from werkoffensief.dossier.queries import groepsfeiten as feiten
from werkoffensief.dossier.queries import werk
from werkoffensief.dossier.queries.lijst import present
from werkoffensief.dossier.queries.werk import Reden, ids_of
from werkoffensief.web import notation
from werkoffensief.web.eenmaal import ask_again, objects_like
from werkoffensief.web.kalender import months_after

SHOWN = 100  # lines on the page
COUNTED = 1_000  # lines that a mail counts
COLUMNS = ("w_soort", "w_ding", "klant_id", "w_dag", "w_wat", "w_bij")
# What one said oneself; the two of the list of work in between have a day of their own, and no date.
ACTIE, BELOFTE, _GENOMEN, _VERVALT, UITKOMST = werk.BELOOFD.redenen
ACTIE_VOOR, BELOFTE_VOOR, _PAST = werk.BELOOFD_VOOR.redenen
AFSPRAAK_VOOR = Reden(
    "afspraak van {dag}: ga erheen, verzet haar, of leg vast wat ervan werd",
    feiten.stood_in(feiten.appointments_until),
    "begin",
)
STAP, GESTOPT, UITKERING, KLANTACTIE, ANDERACTIE, DOEL, _VERWACHT = werk.TE_LAAT.redenen
BRIEF, LENINGBRIEF, REGELING = werk.BRIEF.redenen


def _waited_for(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    """What an open plan waits for, and should have been there."""
    rows = Wachtpunt.objects.filter(vervallen_op__isnull=True, klaar_op__isnull=True, verwacht_op__lte=day)
    return rows.filter(traject__in=Traject.objects.on(day).order_by().values("pk"))


def _free_for(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    """Who waits for a place, while there is one and it is their turn; of what the reader's klanten wait for."""
    offers = objects_like(_awaited, Lezer.of(medewerker), day, months_after(day, 1))
    return Wachtplek.objects.waiting(day).filter(pk__in=turns_in(offers, day))


def _awaited(lezer: Lezer, day: date, later: date) -> QuerySet[Aanbod]:
    """What there is of what the reader's klanten wait for."""
    mine = Q(klant__regisseur=lezer.pk) | covered_by("klant__regisseur_id", lezer.medewerker)
    codes = Wachtplek.objects.waiting(day).filter(mine).order_by().values("voorziening")
    return with_places(Aanbod.objects.not_over(day).filter(voorziening__in=codes), day, later)


BUDDY = Reden(
    "op {dag} was er een maand geen contact met {wat}: vraag hoe het gaat en leg het vast",
    feiten.silent_buddies, "contact_voor", "buddy__naam",
)  # fmt: skip
WACHTPUNT = Reden("{wat}: zou er op {dag} zijn", _waited_for, "verwacht_op", "wat")
PLAATS = Reden(
    "er is plaats: {wat}. Op de lijst sinds {dag}: geef de plaats",
    _free_for,
    "aangemeld_op",
    "voorziening__naam",
)
AFSPRAAK_ANDER = Reden(
    "de afspraak van {dag} staat nog bij {wat}. Zet hem over, of zeg hem af",
    feiten.left_behind, "begin", "medewerker__naam",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bron:
    """One source. `van`: of whom its facts are asked; `bij`: what its address needs more; `rollen`: whom alone it asks;
    `vooraf`: it must ask something before, so that its SQL is not kept; `een`: its day moves and it stays one thing;
    `voor`: of a colleague for whom one stands in.
    """

    soort: Werksoort
    reden: Reden
    van: Callable[[Medewerker, date], QuerySet[Klant]]
    bij: str = ""
    rollen: tuple[Rol, ...] = ()
    vooraf: bool = False
    een: bool = False
    voor: bool = False


def _everybody(medewerker: Medewerker, day: date) -> QuerySet[Klant]:
    """All whose file one may open, also who died or moved away: a text that was begun can be finished."""
    return Klant.objects.visible_to(medewerker)


def _visible(medewerker: Medewerker, day: date) -> QuerySet[Klant]:
    return present(Klant.objects.visible_to(medewerker), day=day)


def _led(medewerker: Medewerker, day: date) -> QuerySet[Klant]:
    """The own klanten, and those of the regisseur for whom one stands in today."""
    covered = Q(afgeschermd_op__isnull=True) & covered_by("regisseur_id", medewerker)
    return _visible(medewerker, day).filter(Q(regisseur=medewerker.pk) | covered)


def _led_or_of_nobody(medewerker: Medewerker, day: date) -> QuerySet[Klant]:
    """The own klanten as of `_led`, and those of the team whom no regisseur leads."""
    mine = Q(regisseur=medewerker.pk) | Q(afgeschermd_op__isnull=True) & covered_by(
        "regisseur_id", medewerker
    )
    if medewerker.team_id:
        mine |= Q(regisseur__isnull=True, team=medewerker.team_id)
    return _visible(medewerker, day).filter(mine)


def _of_team(medewerker: Medewerker, day: date) -> QuerySet[Klant]:
    """The work of a teamleider."""
    return present(Klant.objects.seen_by_task(medewerker), day=day)


BRONNEN = (
    Bron(Werksoort.TAAK, werk.TAKEN.redenen[0], _visible, bij="medewerker_id"),
    Bron(Werksoort.ACTIE, ACTIE, _visible, bij="medewerker_id"),
    Bron(Werksoort.BELOFTE, BELOFTE, _visible, bij="medewerker_id"),
    Bron(Werksoort.AFSPRAAK, UITKOMST, _visible, bij="medewerker_id"),
    Bron(Werksoort.AFSPRAAK_ANDER, AFSPRAAK_ANDER, _led_or_of_nobody),
    Bron(Werksoort.TAAK, werk.TAKEN_VOOR.redenen[0], _led, bij="medewerker_id", voor=True),
    Bron(Werksoort.ACTIE, ACTIE_VOOR, _led, bij="medewerker_id", voor=True),
    Bron(Werksoort.BELOFTE, BELOFTE_VOOR, _led, bij="medewerker_id", voor=True),
    Bron(Werksoort.AFSPRAAK, AFSPRAAK_VOOR, _led, bij="medewerker_id", voor=True),
    Bron(Werksoort.CONCEPT, werk.CONCEPT.redenen[0], _everybody, een=True),
    Bron(Werksoort.EVALUATIE, werk.EVALUATIE.redenen[0], _led),
    Bron(Werksoort.NAZORG, werk.NAZORG.redenen[0], _led),
    Bron(Werksoort.WACHTPUNT, WACHTPUNT, _led, bij="traject_id"),
    Bron(Werksoort.STAP, STAP, _led),
    Bron(Werksoort.ONTHEFFING, werk.ONTHEFFING.redenen[0], _led),
    Bron(Werksoort.PLAATS, PLAATS, _led, vooraf=True),
    Bron(Werksoort.BESLUIT, werk.ZONDER_BESLUIT.redenen[0], _led, bij="traject_id", rollen=DECIDE),
    Bron(Werksoort.BRIEF, BRIEF, _led),
    Bron(Werksoort.LENINGBRIEF, LENINGBRIEF, _led),
    Bron(Werksoort.REGELING, REGELING, _led),
    Bron(Werksoort.WENS, werk.WENS.redenen[0], _of_team, rollen=(Rol.TEAMLEIDER,)),
    Bron(Werksoort.NAZORG_ZONDER, werk.NAZORG_ZONDER.redenen[0], _of_team, rollen=(Rol.TEAMLEIDER,)),
    Bron(Werksoort.BUDDY, BUDDY, _led),
    Bron(Werksoort.KLANTACTIE, KLANTACTIE, _led),
    Bron(Werksoort.ANDERACTIE, replace(ANDERACTIE, feiten=feiten.overdue_of_others), _led),
    Bron(Werksoort.DOEL, DOEL, _led, bij="traject_id"),
    Bron(Werksoort.GESTOPT, GESTOPT, _led),
    Bron(Werksoort.UITKERING, UITKERING, _led),
)
# Of one medewerker, who stands with it.
OWN = {Werksoort.TAAK, Werksoort.ACTIE, Werksoort.BELOFTE, Werksoort.AFSPRAAK}
OF_REGISSEUR = (_led, _led_or_of_nobody)
BY_SOORT = {(bron.soort, bron.voor): bron for bron in BRONNEN}


# Where it is done: on the page of the thing, or on one of the klant.
PAGES = {
    Werksoort.EVALUATIE: "evaluatie_nieuw",
    Werksoort.NAZORG: "plaatsing",
    Werksoort.NAZORG_ZONDER: "plaatsing",
    Werksoort.STAP: "stap_wijzigen",
    Werksoort.ONTHEFFING: "ontheffing_wijzigen",
    Werksoort.WENS: "regisseurswens",
    Werksoort.BRIEF: "toekenning",
    Werksoort.LENINGBRIEF: "leningbrief",
    Werksoort.REGELING: "lening_regeling",
    Werksoort.PLAATS: "wachtplek",
    Werksoort.GESTOPT: "plaatsing",
    Werksoort.UITKERING: "plaatsing",
}
LISTS = {
    Werksoort.ACTIE: "actie_lijst",
    Werksoort.AFSPRAAK: "afspraak_lijst",
    Werksoort.AFSPRAAK_ANDER: "afspraak_lijst",
    Werksoort.BUDDY: "klant_buddy",
    Werksoort.KLANTACTIE: "actie_lijst",
    Werksoort.ANDERACTIE: "actie_lijst",
}


@dataclass(frozen=True, slots=True)
class Regel:
    """One line: what, about whom, since or by when, and where it is done.

    `van`: whose own it is; `voor`: the regisseur for whom the reader stands in.
    """

    soort: Werksoort
    ding: UUID
    klant_id: UUID
    dag: date
    zin: str
    adres: str
    van: UUID | None = None
    klant: Klant | None = None
    voor: str = ""
    uitstel: Uitstel | None = None


def lines(
    medewerker: Medewerker, day: date, *, soort: str = "", ding: UUID | None = None, uitgesteld: bool = False
) -> Any:
    """Everything that is due on `day`, the longest due first; or what this medewerker put off, in that order."""
    sources = _sources(medewerker, soort, stands_in=bool(medewerker.waargenomen))
    return _together(sources, medewerker, day, uitgesteld, ding)


def _sources(medewerker: Medewerker, soort: str, *, stands_in: bool) -> list[Bron]:
    asked = [bron for bron in BRONNEN if soort in ("", bron.soort) and (stands_in or not bron.voor)]
    return [bron for bron in asked if not bron.rollen or medewerker.has_role(*bron.rollen)]


def _together(
    bronnen: list[Bron], medewerker: Medewerker, day: date, uitgesteld: bool, ding: UUID | None = None
) -> Any:
    if not bronnen:
        return Taak.objects.none().values_list("pk")
    rows = [_rows(bron, medewerker, day, uitgesteld) for bron in bronnen]
    rows = [part.filter(pk=ding) for part in rows] if ding else rows
    parts = [part.values_list(*COLUMNS) for part in rows]
    return parts[0].union(*parts[1:], all=True).order_by("w_dag", "w_soort", "w_ding")


def _first(medewerker: Medewerker, day: date, soort: str, uitgesteld: bool, most: int) -> list[Any]:
    """The first `most` of these lines; what can be is built into SQL once for a reader and a day (docs/adr/0023)."""
    stands_in = bool(medewerker.waargenomen)
    rows = ask_again(_built, Lezer.of(medewerker), day, soort, uitgesteld, most, stands_in)
    asks = [bron for bron in _sources(medewerker, soort, stands_in=stands_in) if bron.vooraf]
    if uitgesteld and asks:
        later = Uitstel.objects.filter(
            medewerker=medewerker, soort__in=[bron.soort for bron in asks], tot__gt=day
        )
        asks = asks if later.exists() else []
    rows = [*rows, *_together(asks, medewerker, day, uitgesteld)[:most]]
    return sorted(rows, key=lambda row: (row[3], row[0], row[1]))[:most]


def _built(lezer: Lezer, day: date, soort: str, uitgesteld: bool, most: int, stands_in: bool) -> Any:
    kept = [bron for bron in _sources(lezer.medewerker, soort, stands_in=stands_in) if not bron.vooraf]
    return _together(kept, lezer.medewerker, day, uitgesteld)[:most]


def _rows(bron: Bron, medewerker: Medewerker, day: date, uitgesteld: bool) -> QuerySet[Any]:
    of_reader = Uitstel.objects.filter(
        medewerker=medewerker, soort=bron.soort, ding=OuterRef("pk"), tot__gt=day
    )
    later = Exists((of_reader if bron.een else of_reader.filter(dag__gte=OuterRef("w_dag"))).order_by())
    facts = bron.reden.feiten(medewerker, day).filter(klant__in=ids_of(bron.van(medewerker, day))).order_by()
    dated = facts.annotate(w_dag=bron.reden.day_of())
    return dated.filter(later if uitgesteld else ~later).annotate(
        w_soort=Value(bron.soort.value, output_field=CharField()),
        w_ding=F("pk"),
        w_wat=Cast(bron.reden.wat, CharField()) if bron.reden.wat else Value("", output_field=CharField()),
        w_bij=F(bron.bij) if bron.bij else Cast(Value(None), UUIDField()),
    )


def shown(medewerker: Medewerker, day: date, *, soort: str = "", uitgesteld: bool = False) -> list[Regel]:
    """At most SHOWN + 1 lines, each with its klant; of what was put off also until when and why."""
    found = [_line(medewerker, *row) for row in _first(medewerker, day, soort, uitgesteld, SHOWN + 1)]
    people = Klant.objects.in_bulk({row.klant_id for row in found})
    own = Uitstel.objects.filter(medewerker=medewerker, ding__in=[row.ding for row in found])
    later = {(row.soort, row.ding): row for row in own} if uitgesteld else {}
    return [
        replace(
            row,
            klant=people.get(row.klant_id),
            voor=_for_whom(medewerker, row, people.get(row.klant_id)),
            uitstel=later.get((row.soort.value, row.ding)),
        )
        for row in found
    ]


def _for_whom(medewerker: Medewerker, row: Regel, klant: Klant | None) -> str:
    """The regisseur for whom the reader sees this line; nothing of what is the reader's own."""
    if row.soort in OWN:
        regisseur = row.van
    else:
        regisseur = klant.regisseur_id if klant and BY_SOORT[row.soort, False].van in OF_REGISSEUR else None
    return medewerker.waargenomen.get(regisseur, "") if regisseur else ""


def find(
    medewerker: Medewerker, day: date, soort: str, ding: UUID, *, uitgesteld: bool = False
) -> Regel | None:
    """One line of this medewerker, if it is due."""
    if soort not in Werksoort.values:
        return None
    rows = list(lines(medewerker, day, soort=soort, ding=ding, uitgesteld=uitgesteld)[:1])
    return _line(medewerker, *rows[0]) if rows else None


def numbers(medewerker: Medewerker, day: date) -> dict[str, int]:
    """How many lines are due of each kind, in the order of the kinds: one query. Up to COUNTED."""
    found = Counter(row[0] for row in _first(medewerker, day, "", False, COUNTED))
    return {soort.value: found[soort.value] for soort in Werksoort if found[soort.value]}


def put_off(medewerker: Medewerker, day: date) -> int:
    """How many lines would be here if this medewerker had not put them off."""
    return len(_first(medewerker, day, "", True, SHOWN + 1))


def _line(
    medewerker: Medewerker, soort: str, ding: UUID, klant_id: UUID, dag: date, wat: str, bij: UUID | None
) -> Regel:
    kind = Werksoort(soort)
    van = bij if kind in OWN else None
    reden = BY_SOORT[kind, van in medewerker.waargenomen].reden
    sentence = reden.zin.format(dag=notation.short_date(dag), wat=wat)
    return Regel(
        *(kind, ding, klant_id, dag, sentence[:1].upper() + sentence[1:]),
        _address(kind, ding, klant_id, bij),
        van=van,
    )


def _address(soort: Werksoort, ding: UUID, klant_id: UUID, bij: UUID | None) -> str:
    """Where it is done."""
    match soort:
        case Werksoort.CONCEPT:
            return reverse("gesprek_nieuw", args=[klant_id], query={"verder": "ja"})
        case Werksoort.WACHTPUNT:
            return f"{reverse('traject_plan', args=[bij])}#wachten"
        case Werksoort.DOEL:
            return f"{reverse('traject_plan', args=[bij])}#doelen"
        case Werksoort.BESLUIT:
            return reverse("toekenning_nieuw", args=[bij], query={"stap": ding})
    if soort in PAGES:
        return reverse(PAGES[soort], args=[ding])
    return reverse(LISTS.get(soort, "klant_dossier"), args=[klant_id])
