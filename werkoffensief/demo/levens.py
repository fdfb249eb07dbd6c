"""The facts about one invented person: benefit, conversations, plan and placements, as import rows.

Each function makes the rows of one person in one file, always the same ones. Edges are made on purpose
and named where they are made. Nothing here may change the totals that Verdeling promises; where a fact could
(a placement in the year, a step on 31 December), the person's Rol decides.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property

from werkoffensief.demo.gesprekstof import ernst, verloop
from werkoffensief.demo.namen import VERSLAGEN
from werkoffensief.demo.verdeling import DAY, Rol, Staat, Uitstroom, Verdeling, day_between
from werkoffensief.web.kalender import months_after

Period = tuple[date, date | None, str | None]
VORMEN = ("kantoor", "huisbezoek", "telefoon", "video", "wijk")
UITKOMSTEN = ("niet_bereikt", "niet_verschenen", "afgezegd")
_BELEMMERINGEN = (
    "schulden kinderopvang psychische_gezondheid lichamelijke_gezondheid laaggeletterdheid taal opleiding "
    "eenzaamheid zelfvertrouwen huisvesting verslaving mantelzorg geen_rijbewijs"
)
BELEMMERINGEN = tuple(_BELEMMERINGEN.split())
_VOORZIENINGEN = (
    "werkfit buddy stage praktijkleren opleidingsfonds schuldhulp taaltraining arbeidsmarktwaardescan "
    "proefplaatsing taalmaatje"
)
VOORZIENINGEN = tuple(_VOORZIENINGEN.split())
EINDE_UITKERING = ("verhuizing", "pensioen", "overlijden", "overig", "detentie")
EINDE_PLAATSING = ("contract_afgelopen", "uitval", "eigen_keuze", "overig", "faillissement")
EINDE_TRAJECT = ("participatie", "zorg", "verhuizing", "eigen_verzoek", "overig")
CODES = (
    ("belemmering", "geen_rijbewijs", "Geen rijbewijs"),
    ("voorziening", "taalmaatje", "Taalmaatje in de buurt"),
    ("einde_uitkering", "detentie", "Detentie"),
    ("einde_plaatsing", "faillissement", "Faillissement van de werkgever"),
)


class Leven:
    """One person of the municipality."""

    def __init__(self, verdeling: Verdeling, i: int):
        self.v, self.i = verdeling, i
        self.rol: Rol = verdeling.rol(i)

    @cached_property
    def uitstroom(self) -> Uitstroom | None:
        rang = self.rol.plaatsingsrang
        return self.v.uitstroom(rang) if rang >= 0 else None

    def rng(self, what: int) -> random.Random:
        return self.v.person_rng(self.i, what)

    @property
    def klantnummer(self) -> str:
        return klantnummer(self.v, self.i)

    @property
    def verwijzing(self) -> str:
        """How other files name the person: some of those with an old number by that old number."""
        return old_number(self.i) if has_alias(self.i) and self.i % 2 else self.klantnummer

    def periods(self) -> list[Period]:
        """Benefit rows in order of start."""
        rng = self.rng(2)
        if self.uitstroom:
            return _benefit_of_placed(self, self.uitstroom, rng)
        return _long_benefit(self, rng) if self.rol.doelgroep else _other_benefit(self, rng)


def klantnummer(v: Verdeling, i: int) -> str:
    """Some are old-style: digits with leading zeros."""
    return f"{i + 1:08d}" if i % 97 == 11 else f"K{v.gemeente.eerste_klantnummer + i}"


def has_alias(i: int) -> bool:
    return i % 211 == 5


def old_number(i: int) -> str:
    return f"{i:07d}" if i % 3 else f"OUD-{i}"


def _benefit_of_placed(leven: Leven, uitstroom: Uitstroom, rng: random.Random) -> list[Period]:
    v, last = leven.v, uitstroom.start - DAY
    if leven.rol.doelgroep:
        begin, last = _long_ago(v, rng), max(last, v.eerste_dag)
    else:  # edge: the first day of benefit is the day before the placement
        begin = last if rng.random() < 0.03 else day_between(rng, v.grens + DAY, last)
    runs_on = uitstroom.staat in (Staat.LOOPT, Staat.AFGELOPEN) and rng.random() < 0.06
    if runs_on:  # edge: works beside a benefit that never stopped
        return _split(v, rng, begin, None, None)
    rows = _split(v, rng, begin, last, uitstroom.soort)
    again = _benefit_again(v, uitstroom, rng)
    return [*rows, (again, None, None)] if again else rows


def _benefit_again(v: Verdeling, uitstroom: Uitstroom, rng: random.Random) -> date | None:
    """Where a new benefit period begins; never on the placement's first day, that would be adjacent."""
    start, half_year = uitstroom.start, uitstroom.half_jaar
    if uitstroom.staat == Staat.TERUGVAL and uitstroom.einde:
        return (
            day_between(rng, uitstroom.einde + DAY, uitstroom.einde + 30 * DAY)
            if rng.random() < 0.8
            else None
        )
    if uitstroom.staat == Staat.BIJSTAND_ERBIJ:  # edge: exactly half a year after the start
        return half_year if rng.random() < 0.1 else day_between(rng, start + 2 * DAY, half_year)
    if rng.random() < 0.05:
        judged = half_year <= v.laatste_dag
        first = half_year + DAY if judged else start + 2 * DAY
        return first if rng.random() < 0.2 else day_between(rng, first, first + 60 * DAY)
    return None


def _long_ago(v: Verdeling, rng: random.Random) -> date:
    """A first day of benefit that belongs to the target group; edge: only just."""
    return v.grens if rng.random() < 0.03 else day_between(rng, v.grens - 4500 * DAY, v.grens)


def _split(
    v: Verdeling, rng: random.Random, begin: date, end: date | None, reden: str | None
) -> list[Period]:
    """Edge: one period in adjacent rows, of which the last alone is too young for the target group."""
    cut = v.grens + timedelta(days=rng.randint(1, 60))
    if rng.random() < 0.05 and begin < cut < (end or v.eerste_dag):
        return [(begin, cut, "wijziging"), (cut + DAY, end, reden)]
    return [(begin, end, reden)]


def _long_benefit(leven: Leven, rng: random.Random) -> list[Period]:
    """Of the target group, not placed; edge: the benefit ends on the campaign's first day."""
    v = leven.v
    begin = _long_ago(v, rng)
    if rng.random() < 0.06:
        last = (
            v.eerste_dag if rng.random() < 0.1 else day_between(rng, v.eerste_dag, v.laatste_dag + 60 * DAY)
        )
        return _split(v, rng, begin, last, rng.choice(EINDE_UITKERING))
    return _split(v, rng, begin, None, None)


def _other_benefit(leven: Leven, rng: random.Random) -> list[Period]:
    """Outside the target group: too short, over before, interrupted by a day, later, or none at all."""
    v, chance = leven.v, rng.random()
    if chance < 0.08:
        return []
    if chance < 0.25:
        last = v.eerste_dag - DAY if rng.random() < 0.1 else day_between(rng, v.grens, v.eerste_dag - DAY)
        return [(last - timedelta(days=rng.randint(0, 2000)), last, rng.choice(EINDE_UITKERING))]
    if chance < 0.35:
        gap = v.grens + timedelta(days=rng.randint(0, 20))
        return [(gap - timedelta(days=rng.randint(1, 3000)), gap - DAY, "overig"), (gap + DAY, None, None)]
    if chance < 0.42:
        return [(day_between(rng, v.laatste_dag + DAY, v.laatste_dag + 200 * DAY), None, None)]
    begin = v.grens + DAY if rng.random() < 0.03 else day_between(rng, v.grens + DAY, v.laatste_dag)
    if rng.random() < 0.2:
        return [(begin, day_between(rng, begin, v.laatste_dag), rng.choice(EINDE_UITKERING))]
    return [(begin, None, None)]


def klant_uitkeringen(leven: Leven) -> Iterator[tuple]:
    for start, einde, reden in leven.periods():
        yield leven.verwijzing, start, einde, reden


def klant_plaatsingen(leven: Leven) -> Iterator[tuple]:
    """Numbers end in 10 for the counting placement: as text it comes before the 9 of the same day."""
    rng = leven.rng(3)
    uren = rng.choice((8, 12, 16, 20, 24, 28, 32, 36, 40, None))
    u = leven.uitstroom
    if u:
        reden = rng.choice(EINDE_PLAATSING) if u.einde else None
        facts = (u.soort, u.start, u.einde, reden, u.kvk_nummer, u.akkoord, uren)
        yield (f"W{leven.i:06d}10", leven.verwijzing, *facts)
        if not leven.rol.gesproken:
            yield from _more_placements(leven, u, rng)
    else:
        for suffix, (start, einde) in enumerate(_uncounted(leven, rng)):
            reden = rng.choice(EINDE_PLAATSING) if einde else None
            kvk_nummer = rng.choice(leven.v.werkgevers)[0] if rng.random() < 0.7 else None
            number = f"W{leven.i:06d}2{suffix}"
            yield number, leven.verwijzing, "werk", start, einde, reden, kvk_nummer, None, uren


def _more_placements(leven: Leven, u: Uitstroom, rng: random.Random) -> Iterator[tuple]:
    """Placements beside the counting one, of people who were not spoken to."""
    if rng.random() < 0.04:  # edge: two on the same day
        other = "werk" if u.soort == "opleiding" else "opleiding"
        yield f"W{leven.i:06d}9", leven.verwijzing, other, u.start, None, None, None, None, 1
    periods = leven.periods()
    begin, last = periods[0][0], periods[-1][0]
    if leven.v.laatste_dag.year == begin.year and begin < u.start and rng.random() < 0.2:
        # edge: begins on the first day of benefit, so the day before there was none
        yield f"W{leven.i:06d}05", leven.verwijzing, "werk", begin, begin, "uitval", None, None, 60
    if last > u.start and rng.random() < 0.3:
        yield f"W{leven.i:06d}30", leven.verwijzing, "werk", last + 5 * DAY, None, None, None, None, 40


def _uncounted(leven: Leven, rng: random.Random) -> Iterator[tuple[date, date | None]]:
    """Placements that count in no total of the year: earlier, later, or without benefit on the day before."""
    v, chance = leven.v, rng.random()
    new_year = v.laatste_dag + DAY
    if works_since_last_year(leven):
        yield months_after(v.laatste_dag, -12) - timedelta(days=rng.randrange(200)), None
    elif leven.rol.doelgroep:
        if chance < 0.01:
            yield day_between(rng, new_year, new_year + 100 * DAY), None
        elif chance < 0.02:
            last = date(v.laatste_dag.year, 1, 1) - timedelta(days=rng.randint(1, 90))
            yield last - timedelta(days=rng.randint(0, 200)), last
    else:
        yield from _after_benefit(leven, rng)


def _after_benefit(leven: Leven, rng: random.Random) -> Iterator[tuple[date, date | None]]:
    """Edge: starts two days after the last day of benefit, one day too late to count."""
    v, periods = leven.v, leven.periods()
    last = periods[-1][1] if periods else v.eerste_dag
    if last is None or rng.random() > 0.4:
        return
    start = last + 2 * DAY
    if rng.random() < 0.5:
        start = day_between(rng, start, max(start, v.laatste_dag))
    yield start, None if rng.random() < 0.5 else start + timedelta(days=rng.randint(0, 300))


def works_since_last_year(leven: Leven) -> bool:
    """Participates without a counting placement: some work since last year, the others have a step."""
    return leven.rol.stap and leven.i % 25 == 3


def klant_gesprekken(leven: Leven) -> Iterator[tuple]:
    rng, later = leven.rng(4), leven.rng(10)
    haalbaar = later.random()
    for k, datum in enumerate(sorted(_conversation_days(leven, rng))):
        trede = rng.choice((1, 1, 2, 2, 3, 3, 4, 5, 6, None))
        text = rng.choice(VERSLAGEN) if rng.random() < 0.9 else None
        who, vorm = _employee(leven, rng), rng.choice(VORMEN)
        facts = (leven.verwijzing, datum, who, vorm, trede, text)
        yield (f"G{leven.i:06d}{k:02d}", *facts, *verloop(later, datum, vorm, trede, haalbaar))


def _conversation_days(leven: Leven, rng: random.Random) -> list[date]:
    """Edges: the day before the campaign and the day after the year do not count for the target group."""
    v, chance = leven.v, rng.random()
    if leven.rol.gesproken:
        first = v.first_conversation(rng, leven.rol.spreekrang)
        more = [day_between(rng, first, v.laatste_dag) for _ in range(rng.choice((0, 0, 0, 1, 1, 2)))]
        return [first, *more]
    if not leven.rol.doelgroep:
        number = rng.choice((0, 0, 1, 1, 2))
        return [day_between(rng, v.eerste_dag, v.laatste_dag) for _ in range(number)]
    if chance < 0.03:
        return [v.eerste_dag - (DAY if chance < 0.005 else timedelta(days=rng.randint(1, 300)))]
    if chance < 0.06:
        return [v.laatste_dag + (DAY if chance < 0.035 else timedelta(days=rng.randint(1, 200)))]
    return []


def klant_contactpogingen(leven: Leven) -> Iterator[tuple]:
    rng = leven.rng(5)
    waiting = leven.rol.doelgroep and not leven.rol.gesproken
    if rng.random() < (0.35 if waiting else 0.04):
        for k in range(rng.choice((1, 1, 2, 3))):
            datum = day_between(rng, leven.v.eerste_dag, leven.v.laatste_dag)
            who = _employee(leven, rng)
            yield f"P{leven.i:06d}{k}", leven.verwijzing, datum, who, rng.choice(UITKOMSTEN)


def klant_belemmeringen(leven: Leven) -> Iterator[tuple]:
    rng, later = leven.rng(6), leven.rng(11)
    if rng.random() < (0.45 if leven.rol.gesproken else 0.1):
        for soort in rng.sample(BELEMMERINGEN, rng.choice((1, 1, 2, 3))):
            found = day_between(rng, leven.v.eerste_dag, leven.v.laatste_dag)
            solved = found + timedelta(days=rng.randint(0, 200)) if rng.random() < 0.2 else None
            yield (leven.verwijzing, soort, found, solved, *ernst(later, found, solved))


def _employee(leven: Leven, rng: random.Random) -> str:
    number = leven.v.gemeente.consulenten
    return f"c{len(leven.v.gemeente.stadsdelen) + 1 + rng.randrange(number):03d}"


def klant_trajecten(leven: Leven) -> list[tuple]:
    """At most one open traject; edge: an earlier one that ended on the day before the next began."""
    rng, rol = leven.rng(7), leven.rol
    chance = 1.0 if rol.stap else 0.6 if leven.uitstroom else 0.1 if rol.gesproken else 0.03
    if rng.random() >= chance or works_since_last_year(leven):
        return []
    start, einde, reden = _traject_dates(leven, rng)
    rows = [(f"T{leven.i:06d}1", leven.verwijzing, start, einde, reden)]
    if rng.random() < 0.04:
        begin = start - timedelta(days=rng.randint(1, 500))
        rows.insert(0, (f"T{leven.i:06d}0", leven.verwijzing, begin, start - DAY, rng.choice(EINDE_TRAJECT)))
    return rows


def _traject_dates(leven: Leven, rng: random.Random) -> Period:
    v, u = leven.v, leven.uitstroom
    if u:
        start = u.start - timedelta(days=rng.randint(5, 150))
        return (start, u.start, u.soort) if rng.random() < 0.2 else (start, None, None)
    if leven.rol.stap:
        start = day_between(rng, v.eerste_dag, v.laatste_dag - 40 * DAY)
        ends = rng.random() < 0.02  # edge: participates on the traject's last day
        return (start, v.laatste_dag, rng.choice(EINDE_TRAJECT)) if ends else (start, None, None)
    start = day_between(rng, v.eerste_dag, v.laatste_dag - 30 * DAY)
    if rng.random() < 0.4:
        return start, day_between(rng, start, v.laatste_dag - DAY), rng.choice(EINDE_TRAJECT)
    return start, None, None


def klant_regisseurs(leven: Leven) -> Iterator[tuple]:
    """Some are transferred; on the day of the transfer the new one is the regisseur."""
    rng = leven.rng(8)
    for nummer, _, begin, einde, _ in klant_trajecten(leven):
        start = begin
        who, last = _employee(leven, rng), einde or leven.v.laatste_dag
        if rng.random() < 0.15 and last > start:
            transfer = day_between(rng, start + DAY, last)
            yield nummer, who, start, transfer
            who, start = _employee(leven, rng), transfer
        until = (
            einde + DAY if einde and rng.random() < 0.3 else None
        )  # edge: to the day after the traject's end
        yield nummer, who, start, until


def klant_stappen(leven: Leven) -> Iterator[tuple]:
    rng = leven.rng(9)
    for nummer, _, start, einde, _ in klant_trajecten(leven):
        main = nummer.endswith("1")
        facts = (
            _running_step(leven, rng, start)
            if leven.rol.stap and main
            else _past_step(leven, rng, start, einde)
        )
        if facts:
            yield (f"S{nummer[1:]}1", nummer, rng.choice(VOORZIENINGEN), *facts)


def _running_step(leven: Leven, rng: random.Random, start: date) -> tuple[date, date | None, str]:
    """Participates on 31 December; edges: began on that day, or ended on it."""
    last, chance = leven.v.laatste_dag, rng.random()
    if chance < 0.02:
        return last, None, "lopend"
    begin = day_between(rng, start, last)
    if chance < 0.06:
        return begin, last + timedelta(days=rng.choice((0, 0, 1, 40))), rng.choice(("afgerond", "gestopt"))
    return begin, None, "wacht" if chance < 0.12 else "lopend"


def _past_step(leven: Leven, rng: random.Random, start: date, einde: date | None) -> tuple | None:
    """No participation on 31 December: planned, over, or open in a traject that has ended."""
    last, chance = leven.v.laatste_dag, rng.random()
    if chance < 0.3:
        return None
    if chance < 0.5:
        return day_between(rng, start, last + 60 * DAY), None, "gepland"
    if einde and einde < last:  # edge: the step outlives its traject
        begin = day_between(rng, start, einde)
        return (begin, None, "lopend") if chance < 0.7 else (begin, last + 30 * DAY, "afgerond")
    begin = day_between(rng, start, last - DAY)
    return begin, day_between(rng, begin, last - DAY), rng.choice(("afgerond", "gestopt"))
