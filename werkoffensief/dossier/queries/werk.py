"""What waits for somebody: groups of people, each with its rule in words and the facts that put a klant in it.

The start page counts a group and shows why each klant is in it; the list of klanten opens it (`?werk=stil`). Both use
`Werklijst.people`, so a number is the length of its list. Facts about the work only; nobody is ranked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import (
    CharField,
    DateField,
    DurationField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Cast, Coalesce, Greatest, TruncDate

from intake.models import (
    Actie,
    Afspraak,
    Claim,
    Concept,
    Contactpoging,
    Gesprek,
    Klant,
    Ontheffing,
    Taak,
    Terugbelbelofte,
    Uitkering,
)
from intake.queries.agenda import midnight
from trajecten.enums import StapStatus
from trajecten.models import Lening, Nazorg, Plaatsing, Regisseurschap, Regisseurswens, Stap, Traject
from trajecten.overzicht.nazorg import due
from werkoffensief.accounts.models import Medewerker
from werkoffensief.logboek.expressions import Ready
from werkoffensief.web import notation
from werkoffensief.web.clock import AMSTERDAM

MOMENTS = ("opgeslagen_op", "begin", "genomen_op")  # fields of facts that are moments, not days
NEW_DAYS, QUIET_DAYS = 14, 90
NEW, QUIET = timedelta(days=NEW_DAYS), timedelta(days=QUIET_DAYS)

LONG_AGO, FAR = Value(date(1900, 1, 1), output_field=DateField()), timedelta(days=400_000)
NOTHING_WAITS = {"w_plaats": Value(timedelta(), output_field=DurationField()), "w_feit": LONG_AGO}
URGENCY = ("w_plaats", "w_feit", "sorteernaam", "pk")

Feiten = Callable[[Medewerker, date], QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class Reden:
    """Facts that put their klant in a group; `zin` says why, from the day and the word of such a fact."""

    zin: str
    feiten: Feiten
    dag: str
    wat: str = ""

    def day_of(self) -> Any:
        """The day of a fact; of a moment the Dutch day."""
        if self.dag not in MOMENTS:
            return F(self.dag)
        return TruncDate(self.dag, tzinfo=AMSTERDAM, output_field=DateField())

    def latest(self, medewerker: Medewerker, day: date) -> Subquery:
        """Of a klant the day of the latest such fact."""
        rows = self.feiten(medewerker, day).filter(klant=OuterRef("pk")).order_by()
        rows = rows.annotate(w_feit=self.day_of()).order_by("-w_feit")
        return Subquery(rows.values("w_feit")[:1], output_field=DateField())


@dataclass(frozen=True, slots=True)
class Werklijst:
    """One group. `regel` is the rule as the page says it, `bovenaan` who stands on top of a start page.

    `volgorde`: the day by which the people stand, when it is another than that of their latest fact; who has none
    stands first, of these the longest known. `nieuwste`: the latest day on top; else who waits longest. `van_mij`: the
    facts are the reader's own, about everybody whom they may see.
    """

    sleutel: str
    titel: str
    regel: str
    redenen: tuple[Reden, ...]
    ook_vertrokken: bool = False
    volgorde: Callable[[], Any] | None = None
    nieuwste: bool = False
    bovenaan: str = ""
    van_mij: bool = False

    def people(self, klanten: QuerySet[Klant], medewerker: Medewerker, day: date) -> QuerySet[Klant]:
        """Those of `klanten` with such a fact on `day`, who did not die or move away."""
        return klanten.filter(self.among(ids_of(klanten), medewerker, day))

    def among(self, ids: Ready, medewerker: Medewerker, day: date) -> Q:
        """That a klant is one of these with such a fact on `day`, and did not die or move away.

        Each kind of fact is asked of these people only, so that the cost follows their number.
        """
        first, *others = [
            reden.feiten(medewerker, day).filter(klant__in=ids).order_by() for reden in self.redenen
        ]
        facts = first.values("klant_id")
        if others:
            facts = facts.union(*(rows.values("klant_id") for rows in others), all=True)
        gone = Q(overleden_op__isnull=False) | Q(verhuisd_op__isnull=False, verhuisd_op__lte=day)
        return Q(pk__in=facts) & (Q() if self.ook_vertrokken else ~gone)

    def with_urgency(self, people: QuerySet[Any], medewerker: Medewerker, day: date) -> QuerySet[Any]:
        """These people of the group with what `URGENCY` sorts on: the most urgent first, nothing NULL."""
        days = [reden.latest(medewerker, day) for reden in self.redenen]
        fact = Greatest(*days) if len(days) > 1 else days[0]
        moment = self.volgorde() if self.volgorde else fact
        place = LONG_AGO - moment if self.nieuwste else moment - LONG_AGO
        first = place if not self.volgorde else Coalesce(place, Value(FAR if self.nieuwste else -FAR))
        return people.annotate(w_plaats=first, w_feit=fact if self.volgorde else LONG_AGO)

    def by_urgency(self, people: QuerySet[Any], medewerker: Medewerker, day: date) -> QuerySet[Any]:
        """The same, in that order."""
        return self.with_urgency(people, medewerker, day).order_by(*URGENCY)


def ids_of(klanten: QuerySet[Klant]) -> Ready:
    """Who these are, for `Werklijst.among`; made once for every group that is asked."""
    return Ready(klanten.order_by().values("pk"))


def _valid(model: Any) -> QuerySet[Any]:
    return model._default_manager.filter(vervallen_op__isnull=True)


def _spoken_since(day_field: str, *, by: Medewerker | None = None) -> Exists:
    rows = _valid(Gesprek).filter(klant=OuterRef("klant_id"), datum__gte=OuterRef(day_field))
    return Exists(rows.filter(medewerker=by) if by else rows)


def _silent(model: Any, day: date) -> Q:
    """No row of this model about the klant in the last ninety days."""
    return ~Q(Exists(_valid(model).filter(klant=OuterRef("klant_id"), datum__gt=day - QUIET)))


def _no_aftercare(day: date) -> Q:
    """No check after a placement of the klant in the last ninety days."""
    return ~Q(Exists(_valid(Nazorg).filter(klant=OuterRef("klant_id"), gedaan_op__gt=day - QUIET)))


def _last_spoken() -> Subquery:
    rows = _valid(Gesprek).filter(klant=OuterRef("pk")).order_by("-datum")
    return Subquery(rows.values("datum")[:1], output_field=DateField())


def _new(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    rows = _valid(Regisseurschap).filter(medewerker=medewerker, start__gte=day - NEW, start__lte=day)
    rows = rows.filter(Q(einde__isnull=True) | Q(einde__gt=day))
    return rows.filter(~_spoken_since("start", by=medewerker))


def _in_open_traject(rows: QuerySet[Any], day: date) -> QuerySet[Any]:
    return rows.filter(Exists(Traject.objects.on(day).filter(klant=OuterRef("klant_id"))))


def _late_steps(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    return _in_open_traject(_valid(Stap).filter(status=StapStatus.GEPLAND, start__lt=day), day)


def _ended_placements(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    """Ended, in an open traject, nothing running now and no conversation since."""
    running = _valid(Plaatsing).filter(
        Q(einddatum__isnull=True) | Q(einddatum__gte=day), klant=OuterRef("klant_id"), startdatum__lte=day
    )
    rows = _in_open_traject(_valid(Plaatsing).filter(einddatum__lt=day), day)
    return rows.filter(~Exists(running), ~_spoken_since("einddatum"))


def _benefit_goes_on(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    """The benefit was expected to have ended by this placement, and has not."""
    benefit = _valid(Uitkering).filter(
        Q(einde__isnull=True) | Q(einde__gte=day), klant=OuterRef("klant_id"), start__lte=day
    )
    return _valid(Plaatsing).filter(
        Exists(benefit), einddatum__isnull=True, startdatum__lte=day, verwacht_einde_uitkering__lt=day
    )


def _waiting(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    return _in_open_traject(_valid(Stap).filter(status=StapStatus.WACHT), day)


def _quiet(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    rows = Traject.objects.on(day).filter(start__lte=day - QUIET)
    return rows.filter(_silent(Gesprek, day), _silent(Contactpoging, day), _no_aftercare(day))


def _stalled(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    running = _valid(Stap).filter(klant=OuterRef("klant_id"), status=StapStatus.LOPEND, start__lte=day)
    rows = Traject.objects.on(day).filter(start__lte=day - QUIET)
    return rows.filter(_silent(Gesprek, day), ~Q(Exists(running)))


def _drafts(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    return Concept.objects.filter(medewerker=medewerker)


def _evaluations(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    return Traject.objects.on(day).filter(evaluatie_op__lte=day)


def _without_evaluation(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    return Traject.objects.on(day).filter(evaluatie_op__isnull=True)


def _unassigned(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    return Traject.objects.on(day).filter(klant__regisseur__isnull=True)


def _wishes(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    return _valid(Regisseurswens).filter(beantwoord_op__isnull=True)


def _loans(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    """Loans that this teamleider may decide on: advised, and not by them."""
    mine = Q(gevraagd_door=medewerker) | Q(geadviseerd_door=medewerker)
    return Lening.objects.awaiting_decision().exclude(mine)


def _tasks(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    return Taak.objects.waiting_for(medewerker, day)


def _appointments(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    first, after = midnight(day), midnight(day + timedelta(days=1))
    return Afspraak.objects.planned().filter(medewerker=medewerker, begin__gte=first, begin__lt=after)


def _own_agreements(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    return _valid(Actie).filter(medewerker=medewerker, gedaan_op__isnull=True, voor_op__lte=day)


def _own_promises(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    return _valid(Terugbelbelofte).filter(medewerker=medewerker, gedaan_op__isnull=True, op__lte=day)


def _taken_for(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    return Claim.objects.current().filter(medewerker=medewerker, dag=day)


def _taken_until(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    """Taken without a day, and free again when this day or the next is over."""
    ends = midnight(day + timedelta(days=2))
    return Claim.objects.current().filter(medewerker=medewerker, dag__isnull=True, verloopt_op__lte=ends)


def _without_outcome(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    return Afspraak.objects.planned().filter(medewerker=medewerker, begin__lt=midnight(day))


def _to_review(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    rows = _valid(Ontheffing).filter(van__lte=day, herbeoordelen_op__lte=day)
    return rows.filter(Q(tot__isnull=True) | Q(tot__gte=day))


def _aftercare(medewerker: Medewerker, day: date) -> QuerySet[Any]:
    return due(_valid(Plaatsing), day)


def _on_the_day(model: Any, field: str) -> Feiten:
    return lambda medewerker, day: _valid(model).filter(**{field: day})


NIEUW = Werklijst(
    "nieuw",
    "Nieuw voor mij",
    f"U werd {NEW_DAYS} dagen geleden of korter de regisseur, en sprak deze klant sindsdien nog niet.",
    (Reden("Regisseur sinds {dag}: maak kennis", _new, "start"),),
    bovenaan="Wie het langst wacht staat bovenaan.",
)
VANDAAG = Werklijst(
    "vandaag",
    "Vandaag",
    "Vandaag hebt u een afspraak, of begint of eindigt een stap, een plaatsing of een traject.",
    (
        Reden("U hebt een afspraak", _appointments, "begin"),
        Reden("{wat} begint", _on_the_day(Stap, "start"), "start", "voorziening__naam"),
        Reden("{wat} eindigt", _on_the_day(Stap, "einde"), "einde", "voorziening__naam"),
        Reden("Begint met {wat}", _on_the_day(Plaatsing, "startdatum"), "startdatum", "soort"),
        Reden("Stopt met {wat}", _on_the_day(Plaatsing, "einddatum"), "einddatum", "soort"),
        Reden("Traject begint", _on_the_day(Traject, "start"), "start"),
        Reden("Traject eindigt", _on_the_day(Traject, "einde"), "einde"),
    ),
)
TE_LAAT = Werklijst(
    "te_laat",
    "Te laat",
    "Een geplande stap had al moeten beginnen; werk of opleiding stopte en niemand sprak de klant daarna nog; of de "
    "uitkering zou al gestopt zijn, maar loopt nog.",
    (
        Reden("{wat} zou op {dag} beginnen: werk de stap bij", _late_steps, "start", "voorziening__naam"),
        Reden(
            "Stopte op {dag} met {wat}: bespreek hoe het verder gaat", _ended_placements, "einddatum", "soort"
        ),
        Reden(
            "Uitkering zou tot {dag} lopen: ga na waarom die doorloopt",
            _benefit_goes_on,
            "verwacht_einde_uitkering",
        ),
    ),
    nieuwste=True,
    bovenaan="Wat het laatst te laat werd staat bovenaan.",
)
WACHT = Werklijst(
    "wacht",
    "Wacht op iets of iemand",
    "Een stap heeft de status Wacht.",
    (Reden("{wat}, vanaf {dag}: ga na waarop het wacht", _waiting, "start", "voorziening__naam"),),
    bovenaan="Wat het langst wacht staat bovenaan.",
)
STIL = Werklijst(
    "stil",
    "Al lang niet gehoord",
    f"In een traject, en al {QUIET_DAYS} dagen of langer geen gesprek, geen contactpoging en geen nazorg.",
    (Reden("In traject sinds {dag}", _quiet, "start"),),
    volgorde=_last_spoken,
    bovenaan="Wie het langst niet is gesproken staat bovenaan.",
)
CONCEPT = Werklijst(
    "concept",
    "Nog af te ronden",
    "U begon aan een verslag en legde het nog niet vast. Alleen u ziet het.",
    (Reden("Opgeslagen op {dag}: maak het verslag af", _drafts, "opgeslagen_op"),),
    ook_vertrokken=True,
    nieuwste=True,
    bovenaan="Het laatste staat bovenaan.",
    van_mij=True,
)
BELOOFD = Werklijst(
    "beloofd",
    "Dit zou u doen",
    "Wat u afsprak of beloofde en nu aan de beurt is, wie u nam uit de werklijst voor vandaag of van wie dat "
    "vandaag of morgen vervalt, en afspraken waarvan de uitkomst nog niet is vastgelegd.",
    (
        Reden("U zou uiterlijk {dag}: {wat}", _own_agreements, "voor_op", "wat"),
        Reden("U beloofde op {dag} te bellen", _own_promises, "op"),
        Reden("Gepland voor vandaag uit de werklijst", _taken_for, "dag"),
        Reden(
            "Genomen op {dag}: kies een dag, anders komt de klant terug in de werklijst",
            _taken_until,
            "genomen_op",
        ),
        Reden("Wat werd van de afspraak van {dag}?", _without_outcome, "begin"),
    ),
    bovenaan="Wat het langst wacht staat bovenaan.",
    van_mij=True,
)
ONTHEFFING = Werklijst(
    "ontheffing",
    "Ontheffing opnieuw bekijken",
    "De ontheffing geldt nog, en de dag om haar opnieuw te bekijken is er of is voorbij.",
    (Reden("{wat}: opnieuw bekijken op {dag}", _to_review, "herbeoordelen_op", "soort__naam"),),
    bovenaan="Wat het langst wacht staat bovenaan.",
)
WENS = Werklijst(
    "wens",
    "Vraagt een andere regisseur",
    "De klant vroeg om een andere regisseur, en kreeg nog geen antwoord.",
    (Reden("Vroeg dit op {dag}: geef antwoord", _wishes, "gevraagd_op"),),
    bovenaan="Wie het langst wacht staat bovenaan.",
)
LENING = Werklijst(
    "lening",
    "Wacht op een besluit over een lening",
    "Er is advies over een lening, en nog geen besluit. U vroeg haar niet zelf aan en gaf geen advies.",
    (Reden("Advies van {dag}: besluit over de lening", _loans, "geadviseerd_op"),),
    bovenaan="Wie het langst wacht staat bovenaan.",
)
ZONDER_REGISSEUR = Werklijst(
    "zonder_regisseur",
    "In traject zonder regisseur",
    "In een traject, en vandaag zonder regisseur.",
    (Reden("In traject sinds {dag}", _unassigned, "start"),),
    nieuwste=True,
    bovenaan="Wie het laatst begon staat bovenaan.",
)
STILSTAAND = Werklijst(
    "stilstaand",
    "Plannen die stilstaan",
    f"In een traject van {QUIET_DAYS} dagen of ouder, zonder lopende stap en zonder gesprek in de afgelopen "
    f"{QUIET_DAYS} dagen.",
    (Reden("In traject sinds {dag}", _stalled, "start"),),
    volgorde=_last_spoken,
    bovenaan="Wie het langst niet is gesproken staat bovenaan.",
)
TAKEN = Werklijst(
    "taken",
    "Eerst praten",
    "Het lukte twee keer niet om elkaar te spreken. Praat over wat er aan de hand is.",
    (Reden("{wat}", _tasks, "op", "tekst"),),
    bovenaan="Wat het langst wacht staat bovenaan.",
)
EVALUATIE = Werklijst(
    "evaluatie",
    "Evaluatie van het plan",
    "In een traject waarvan de evaluatie vandaag is, of al had moeten zijn.",
    (Reden("Evaluatie op {dag}", _evaluations, "evaluatie_op"),),
    bovenaan="Wie het langst wacht staat bovenaan.",
)
ZONDER_EVALUATIE = Werklijst(
    "zonder_evaluatie",
    "Plannen zonder evaluatie",
    "In een traject, zonder dag waarop u samen kijkt hoe het gaat.",
    (Reden("In traject sinds {dag}", _without_evaluation, "start"),),
    nieuwste=True,
    bovenaan="Wie het laatst begon staat bovenaan.",
)
NAZORG = Werklijst(
    "nazorg",
    "Nazorg",
    "Begonnen met werk of een opleiding, en de nazorg van na 1 week of na 1, 3, 6 of 12 maanden is aan de beurt.",
    (Reden("Nazorg {wat}, sinds {dag}: vraag hoe het gaat", _aftercare, "nazorg_op", "nazorg_wat"),),
    bovenaan="Wie het langst wacht staat bovenaan.",
)
WERKLIJSTEN = {
    lijst.sleutel: lijst
    for lijst in (
        *(NIEUW, VANDAAG, TE_LAAT, WACHT, STIL, CONCEPT, ZONDER_REGISSEUR, STILSTAAND, TAKEN),
        *(EVALUATIE, ZONDER_EVALUATIE, BELOOFD, ONTHEFFING, NAZORG, WENS, LENING),
    )
}


def reasons(
    lijsten: tuple[Werklijst, ...], ids: list[UUID], medewerker: Medewerker, day: date
) -> dict[tuple[str, UUID], list[str]]:
    """Why each of these people is in each group: one query, whatever the groups."""
    numbered = [(lijst, reden) for lijst in lijsten for reden in lijst.redenen]
    rows = [
        _facts(lijst, place, reden, ids, medewerker, day) for place, (lijst, reden) in enumerate(numbered)
    ]
    found: dict[tuple[str, UUID], list[str]] = {}
    if not rows or not ids:
        return found
    for klant_id, sleutel, place, dag, wat in rows[0].union(*rows[1:], all=True).order_by("w_dag", "w_reden"):
        zin = numbered[place][1].zin.format(dag=notation.short_date(dag), wat=wat)
        found.setdefault((sleutel, klant_id), []).append(zin[:1].upper() + zin[1:])
    return found


def _facts(
    lijst: Werklijst, place: int, reden: Reden, ids: list[UUID], medewerker: Medewerker, day: date
) -> QuerySet[Any]:
    facts = reden.feiten(medewerker, day).filter(klant__in=ids).order_by()
    return facts.annotate(
        w_lijst=Value(lijst.sleutel, output_field=CharField()),
        w_reden=Value(place, output_field=IntegerField()),
        w_dag=reden.day_of(),
        w_wat=Cast(reden.wat, CharField()) if reden.wat else Value("", output_field=CharField()),
    ).values_list("klant_id", "w_lijst", "w_reden", "w_dag", "w_wat")
