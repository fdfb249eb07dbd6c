"""What waits for somebody: groups of people, each with its rule in words and the facts that put a klant in it.

The start page counts a group and shows why each klant is in it; the list of klanten opens it (`?werk=stil`). Both use
`Werklijst.people`, so a number is the length of its list. Facts about the work only; nobody is ranked.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import (
    DateField,
    DurationField,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce, Greatest, TruncDate

from intake.enums import Uitvoerder
from intake.models import Klant
from trajecten.models import Plaatsing, Stap, Traject
from werkoffensief.accounts.models import Medewerker
from werkoffensief.dossier.queries import groepsfeiten as feiten
from werkoffensief.dossier.queries.groepsfeiten import NEW_DAYS, QUIET_DAYS, Feiten, VanLopend
from werkoffensief.logboek.expressions import Ready
from werkoffensief.web.clock import AMSTERDAM

MOMENTS = (
    "opgeslagen_op",
    "begin",
    "genomen_op",
    "regeling_op",
)  # fields of facts that are moments, not days
LONG_AGO, FAR = Value(date(1900, 1, 1), output_field=DateField()), timedelta(days=400_000)
NOTHING_WAITS = {"w_plaats": Value(timedelta(), output_field=DurationField()), "w_feit": LONG_AGO}
URGENCY = ("w_plaats", "w_feit", "sorteernaam", "pk")


@dataclass(frozen=True, slots=True)
class Reden:
    """Facts that put their klant in a group; `zin` says why, from the day and the word of such a fact.

    `los`: the facts without what the group itself asks of its people (`Werklijst.alleen`, and that they are there).
    `laatste`: of who is in the group, facts with the same latest day that are asked for less.
    """

    zin: str
    feiten: Feiten
    dag: str
    wat: str = ""
    los: Feiten | None = None
    laatste: Feiten | None = None

    def day_of(self) -> Any:
        """The day of a fact; of a moment the Dutch day."""
        if self.dag not in MOMENTS:
            return F(self.dag)
        return TruncDate(self.dag, tzinfo=AMSTERDAM, output_field=DateField())

    def latest(self, medewerker: Medewerker, day: date) -> Subquery:
        """Of a klant the day of the latest such fact."""
        facts = self.laatste or self.los or self.feiten
        rows = facts(medewerker, day).filter(klant=OuterRef("pk")).order_by()
        rows = rows.annotate(w_feit=self.day_of()).order_by("-w_feit")
        return Subquery(rows.values("w_feit")[:1], output_field=DateField())


@dataclass(frozen=True, slots=True)
class Werklijst:
    """One group. `regel` is the rule as the page says it, `bovenaan` who stands on top of a start page.

    `volgorde`: the day by which the people stand, when it is another than that of their latest fact; who has none
    stands first, of these the longest known. `nieuwste`: the latest day on top; else who waits longest. `van_mij`: the
    facts are the reader's own, about everybody whom they may see. `alleen`: which people, whatever the facts.
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
    alleen: Q | None = None

    def people(self, klanten: QuerySet[Klant], medewerker: Medewerker, day: date) -> QuerySet[Klant]:
        """Those of `klanten` with such a fact on `day`, who did not die or move away."""
        return klanten.filter(self.among(ids_of(klanten), medewerker, day))

    def among(self, ids: Func | None, medewerker: Medewerker, day: date) -> Q:
        """That a klant is one of these with such a fact on `day`, and did not die or move away.

        Each kind of fact is asked of these people only, so that the cost follows their number. None: of everybody,
        where the reader's own facts are few.
        """
        these = Q() if ids is None else Q(klant__in=ids)
        first, *others = [
            (reden.los or reden.feiten)(medewerker, day).filter(these).order_by() for reden in self.redenen
        ]
        facts = first.values("klant_id")
        if others:
            facts = facts.union(*(rows.values("klant_id") for rows in others), all=True)
        return Q(pk__in=facts) & self._who(day)

    def _who(self, day: date) -> Q:
        """Which people, whatever the facts."""
        here = Q() if self.ook_vertrokken else ~feiten.gone(day)
        return (self.alleen or Q()) & here

    def with_urgency(self, people: QuerySet[Any], medewerker: Medewerker, day: date) -> QuerySet[Any]:
        """These people of the group with what `URGENCY` sorts on: the most urgent first, nothing NULL."""
        days = [reden.latest(medewerker, day) for reden in self.redenen]
        fact = Greatest(*days) if len(days) > 1 else days[0]
        return self._with_urgency(people, fact, self.volgorde() if self.volgorde else fact)

    @property
    def lopend(self) -> VanLopend | None:
        """Which running trajecten are its facts, when these are all that it looks at."""
        facts = self.redenen[0].feiten
        alone = len(self.redenen) == 1 and not self.van_mij
        return facts if alone and isinstance(facts, VanLopend) else None

    def running(self, trajecten: QuerySet[Any], lopend: VanLopend, day: date) -> QuerySet[Any]:
        """Those of the group among these `Lopend`: the people of `among` in the order of `by_urgency`."""
        fact = F(self.redenen[0].dag)
        moment = F("laatst_gesproken") if self.volgorde else fact
        members = trajecten.filter(lopend.regel(day), self._who(day))
        return self._with_urgency(members, fact, moment).order_by(*URGENCY)

    def _with_urgency(self, people: QuerySet[Any], fact: Any, moment: Any) -> QuerySet[Any]:
        place = LONG_AGO - moment if self.nieuwste else moment - LONG_AGO
        first = place if not self.volgorde else Coalesce(place, Value(FAR if self.nieuwste else -FAR))
        return people.annotate(w_plaats=first, w_feit=fact if self.volgorde else LONG_AGO)

    def by_urgency(self, people: QuerySet[Any], medewerker: Medewerker, day: date) -> QuerySet[Any]:
        """The same, in that order."""
        return self.with_urgency(people, medewerker, day).order_by(*URGENCY)


def ids_of(klanten: QuerySet[Klant]) -> Ready:
    """Who these are, for `Werklijst.among`; made once for every group that is asked."""
    return Ready(klanten.order_by().values("pk"))


NIEUW = Werklijst(
    "nieuw",
    "Nieuw voor mij",
    f"U werd {NEW_DAYS} dagen geleden of korter de regisseur, en sprak deze klant sindsdien nog niet.",
    (Reden("Regisseur sinds {dag}: maak kennis", feiten.new, "start"),),
    bovenaan="Wie het langst wacht staat bovenaan.",
)
VANDAAG = Werklijst(
    "vandaag",
    "Vandaag",
    "Vandaag hebt u een afspraak, of begint of eindigt een stap, een plaatsing of een traject.",
    (
        Reden("U hebt een afspraak", feiten.appointments, "begin"),
        Reden("{wat} begint", feiten.on_the_day(Stap, "start"), "start", "voorziening__naam"),
        Reden("{wat} eindigt", feiten.on_the_day(Stap, "einde"), "einde", "voorziening__naam"),
        Reden("Begint met {wat}", feiten.on_the_day(Plaatsing, "startdatum"), "startdatum", "soort"),
        Reden("Stopt met {wat}", feiten.on_the_day(Plaatsing, "einddatum"), "einddatum", "soort"),
        Reden("Traject begint", feiten.on_the_day(Traject, "start"), "start"),
        Reden("Traject eindigt", feiten.on_the_day(Traject, "einde"), "einde"),
    ),
)
TE_LAAT = Werklijst(
    "te_laat",
    "Te laat",
    "Een geplande stap had al moeten beginnen; werk of opleiding stopte en niemand sprak de klant daarna nog; de "
    "uitkering zou al gestopt zijn, maar loopt nog; of in het plan is de dag voorbij van een doel, van iets waarop u "
    "wacht, of van een actie van de klant of een ander.",
    (
        Reden(
            "{wat} zou op {dag} beginnen: werk de stap bij", feiten.late_steps, "start", "voorziening__naam"
        ),
        Reden(
            "Stopte op {dag} met {wat}: bespreek hoe het verder gaat",
            feiten.ended_placements,
            "einddatum",
            "soort",
        ),
        Reden(
            "Uitkering zou tot {dag} lopen: ga na waarom die doorloopt",
            feiten.benefit_goes_on,
            "verwacht_einde_uitkering",
        ),
        Reden("Zou uiterlijk {dag}: {wat}", feiten.overdue_actions(Uitvoerder.KLANT), "voor_op", "wat"),
        Reden(
            "Iemand anders zou uiterlijk {dag}: {wat}",
            feiten.overdue_actions(Uitvoerder.ANDER, Uitvoerder.MEDEWERKER),
            "voor_op",
            "wat",
        ),
        Reden("Doel voor {dag}: {wat}", feiten.overdue_goals, "voor_op", "wat"),
        Reden("Verwacht op {dag}: {wat}", feiten.overdue_waiting, "verwacht_op", "wat"),
    ),
    nieuwste=True,
    bovenaan="Wat het laatst te laat werd staat bovenaan.",
)
WACHT = Werklijst(
    "wacht",
    "Wacht op iets of iemand",
    "Een stap heeft de status Wacht, of in het plan staat waarop het wacht.",
    (
        Reden("{wat}, vanaf {dag}: ga na waarop het wacht", feiten.waiting, "start", "voorziening__naam"),
        Reden("Wacht sinds {dag} op: {wat}", feiten.waited_for, "sinds", "wat"),
    ),
    bovenaan="Wat het langst wacht staat bovenaan.",
)
STIL = Werklijst(
    "stil",
    "Al lang niet gehoord",
    f"In een traject, en al {QUIET_DAYS} dagen of langer geen gesprek, geen contactpoging en geen nazorg.",
    (Reden("In traject sinds {dag}", feiten.quiet, "start", laatste=feiten.in_traject),),
    volgorde=feiten.last_spoken,
    bovenaan="Wie het langst niet is gesproken staat bovenaan.",
)
CONCEPT = Werklijst(
    "concept",
    "Nog af te ronden",
    "U begon aan een verslag en legde het nog niet vast. Alleen u ziet het.",
    (Reden("Opgeslagen op {dag}: maak het verslag af", feiten.drafts, "opgeslagen_op"),),
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
        Reden("U zou uiterlijk {dag}: {wat}", feiten.own_agreements, "voor_op", "wat"),
        Reden("Er is beloofd op {dag} te bellen", feiten.promises_of, "op"),
        Reden("Gepland voor vandaag uit de werklijst", feiten.taken_for, "dag"),
        Reden(
            "Genomen op {dag}: kies een dag, anders komt de klant terug in de werklijst",
            feiten.taken_until,
            "genomen_op",
        ),
        Reden("Wat werd van de afspraak van {dag}?", feiten.without_outcome, "begin"),
    ),
    bovenaan="Wat het langst wacht staat bovenaan.",
    van_mij=True,
)
ONTHEFFING = Werklijst(
    "ontheffing",
    "Ontheffing opnieuw bekijken",
    "De ontheffing geldt nog, en de dag om haar opnieuw te bekijken is er of is voorbij.",
    (Reden("{wat}: opnieuw bekijken op {dag}", feiten.to_review, "herbeoordelen_op", "soort__naam"),),
    bovenaan="Wat het langst wacht staat bovenaan.",
)
WENS = Werklijst(
    "wens",
    "Vraagt een andere regisseur",
    "De klant vroeg om een andere regisseur, en kreeg nog geen antwoord.",
    (Reden("Vroeg dit op {dag}: geef antwoord", feiten.wishes, "gevraagd_op"),),
    bovenaan="Wie het langst wacht staat bovenaan.",
)
BUDDY = Werklijst(
    "buddy",
    "Buddy stopt of is stil",
    "De buddy stopt of stopte, minder dan een maand geleden, en er is nog geen andere. Of er is een buddy, en al een "
    "maand is er geen contact vastgelegd.",
    (
        Reden(
            "{wat} is buddy tot en met {dag}: bespreek hoe het verder gaat",
            feiten.stopping_buddies,
            "einde",
            "buddy__naam",
        ),
        Reden(
            "Een maand niets gehoord van {wat}, buddy sinds {dag}",
            feiten.silent_buddies,
            "start",
            "buddy__naam",
        ),
    ),
    bovenaan="Wie het langst wacht staat bovenaan.",
)
LENING = Werklijst(
    "lening",
    "Wacht op een besluit over een lening",
    "Er is advies over een lening, en nog geen besluit. U vroeg haar niet zelf aan en gaf geen advies.",
    (Reden("Advies van {dag}: besluit over de lening", feiten.loans, "geadviseerd_op"),),
    bovenaan="Wie het langst wacht staat bovenaan.",
)
ZONDER_REGISSEUR = Werklijst(
    "zonder_regisseur",
    "In traject zonder regisseur",
    "In een traject, en vandaag zonder regisseur.",
    (Reden("In traject sinds {dag}", feiten.unassigned, "start"),),
    nieuwste=True,
    bovenaan="Wie het laatst begon staat bovenaan.",
)
STILSTAAND = Werklijst(
    "stilstaand",
    "Plannen die stilstaan",
    f"In een traject van {QUIET_DAYS} dagen of ouder, zonder lopende stap en zonder gesprek in de afgelopen "
    f"{QUIET_DAYS} dagen.",
    (Reden("In traject sinds {dag}", feiten.stalled, "start", laatste=feiten.in_traject),),
    volgorde=feiten.last_spoken,
    bovenaan="Wie het langst niet is gesproken staat bovenaan.",
)
TAKEN = Werklijst(
    "taken",
    "Eerst praten",
    "Het lukte twee keer niet om elkaar te spreken, of de klant was twee keer achter elkaar niet in een groep. Praat "
    "over wat er aan de hand is.",
    (Reden("{wat}", feiten.tasks, "op", "tekst"),),
    bovenaan="Wat het langst wacht staat bovenaan.",
)
EVALUATIE = Werklijst(
    "evaluatie",
    "Evaluatie van het plan",
    "In een traject waarvan de evaluatie vandaag is, of al had moeten zijn.",
    (Reden("Evaluatie op {dag}", feiten.evaluations, "evaluatie_op"),),
    bovenaan="Wie het langst wacht staat bovenaan.",
)
ZONDER_EVALUATIE = Werklijst(
    "zonder_evaluatie",
    "Plannen zonder evaluatie",
    "In een traject, zonder dag waarop u samen kijkt hoe het gaat.",
    (Reden("In traject sinds {dag}", feiten.without_evaluation, "start"),),
    nieuwste=True,
    bovenaan="Wie het laatst begon staat bovenaan.",
)
NAZORG = Werklijst(
    "nazorg",
    "Nazorg",
    "Begonnen met werk of een opleiding, en de nazorg van na 1 week of na 1, 3, 6 of 12 maanden is aan de beurt.",
    (
        Reden(
            "Nazorg {wat}, sinds {dag}: vraag hoe het gaat",
            feiten.aftercare,
            "nazorg_op",
            "nazorg_wat",
            los=feiten.aftercare_of_anybody,
        ),
    ),
    bovenaan="Wie het langst wacht staat bovenaan.",
)
NAZORG_ZONDER = Werklijst(
    "nazorg_zonder",
    "Nazorg zonder regisseur",
    "Begonnen met werk of een opleiding, de nazorg is aan de beurt, en er is vandaag geen regisseur die haar doet.",
    (
        Reden(
            "Nazorg {wat}, sinds {dag}: doe haar zelf of wijs een regisseur toe",
            feiten.aftercare_of_nobody,
            "nazorg_op",
            "nazorg_wat",
            los=feiten.aftercare_of_anybody,
        ),
    ),
    alleen=Q(regisseur_id__isnull=True),
    bovenaan="Wie het langst wacht staat bovenaan.",
)
ZONDER_BESLUIT = Werklijst(
    "zonder_besluit",
    "Hulp zonder besluit",
    "Hulp waarvoor een besluit nodig is, loopt of zou zijn begonnen, en vandaag geldt er geen besluit.",
    (Reden("{wat}, vanaf {dag}: neem een besluit", feiten.without_decision, "start", "voorziening__naam"),),
    bovenaan="Wat het langst loopt staat bovenaan.",
)
BRIEF = Werklijst(
    "brief",
    "Brief nog niet verstuurd",
    "Er is een besluit over hulp of over een lening, en er is niet vastgelegd wanneer de brief is verstuurd. Zolang "
    "begint de tijd om bezwaar te maken niet. Of een levering wijzigde hoe de klant een lening terugbetaalt, en "
    "daarover is er nog geen brief.",
    (
        Reden(
            "{wat}, besluit van {dag}: verstuur de brief",
            feiten.unsent_letters,
            "besloten_op",
            "voorziening__naam",
        ),
        Reden(
            "Lening voor {wat}, brief van {dag}: verstuur de brief",
            feiten.unsent_loan_letters,
            "opgemaakt_op",
            "lening__opleiding",
        ),
        Reden(
            "Lening voor {wat}: een levering wijzigde op {dag} hoe de klant terugbetaalt. Schrijf waarom, in een brief",
            feiten.schemes_without_letter,
            "regeling_op",
            "opleiding",
        ),
    ),
    bovenaan="Wat het langst wacht staat bovenaan.",
)
GONE = "De klant is overleden of verhuisd, en het traject is nog niet beëindigd"
VERTROKKEN = Werklijst(
    "vertrokken",
    "Overleden of verhuisd, traject loopt nog",
    f"{GONE}.",
    (Reden("In traject sinds {dag}: beëindig het traject", feiten.of_the_gone, "start"),),
    ook_vertrokken=True,
    bovenaan="Wie het eerst begon staat bovenaan.",
)
VERTROKKEN_ZONDER = Werklijst(
    "vertrokken_zonder",
    "Overleden of verhuisd, zonder regisseur",
    f"{GONE}. Er is vandaag geen regisseur die dat doet.",
    VERTROKKEN.redenen,
    ook_vertrokken=True,
    alleen=Q(regisseur_id__isnull=True),
    bovenaan="Wie het eerst begon staat bovenaan.",
)
# The day of a regisseur for whom the reader stands in; about the people behind that tab only.
VANDAAG_VOOR = replace(
    VANDAAG,
    sleutel="vandaag_voor",
    titel="Vandaag, voor een collega",
    regel="Vandaag heeft de regisseur voor wie u waarneemt een afspraak, of begint of eindigt een stap, een plaatsing "
    "of een traject.",
    redenen=(
        Reden("Heeft een afspraak", feiten.stood_in(feiten.appointments_on), "begin"),
        *VANDAAG.redenen[1:],
    ),
)
BELOOFD_VOOR = replace(
    BELOOFD,
    sleutel="beloofd_voor",
    titel="Dit zou uw collega doen",
    regel="Wat de regisseur voor wie u waarneemt met de klant afsprak of beloofde en nu aan de beurt is, en afspraken "
    "waarvan de uitkomst nog niet is vastgelegd.",
    redenen=(
        Reden("Zou uiterlijk {dag}: {wat}", feiten.stood_in(feiten.agreements_on), "voor_op", "wat"),
        Reden("Beloofde op {dag} te bellen", feiten.stood_in(feiten.promises_on), "op"),
        Reden("Wat werd van de afspraak van {dag}?", feiten.stood_in(feiten.appointments_before), "begin"),
    ),
    van_mij=False,
)
TAKEN_VOOR = replace(
    TAKEN,
    sleutel="taken_voor",
    titel="Eerst praten, voor een collega",
    redenen=(Reden("{wat}", feiten.stood_in(feiten.tasks_on), "op", "tekst"),),
)
NIEUW_VOOR = replace(
    NIEUW,
    sleutel="nieuw_voor",
    titel="Nieuw voor uw collega",
    regel=f"De regisseur voor wie u waarneemt werd dat {NEW_DAYS} dagen geleden of korter, en niemand sprak deze klant "
    "sindsdien.",
    redenen=(Reden("Regisseur sinds {dag}: maak kennis", feiten.stood_in(feiten.new_since), "start"),),
)
VOOR_COLLEGA = (VANDAAG_VOOR, BELOOFD_VOOR, TAKEN_VOOR, NIEUW_VOOR)
WERKLIJSTEN = {
    lijst.sleutel: lijst
    for lijst in (
        *(NIEUW, VANDAAG, TE_LAAT, WACHT, STIL, CONCEPT, ZONDER_REGISSEUR, STILSTAAND, TAKEN),
        *(EVALUATIE, ZONDER_EVALUATIE, BELOOFD, ONTHEFFING, NAZORG, WENS, LENING, BUDDY),
        *(NAZORG_ZONDER, ZONDER_BESLUIT, BRIEF, VERTROKKEN, VERTROKKEN_ZONDER),
        *VOOR_COLLEGA,
    )
}
