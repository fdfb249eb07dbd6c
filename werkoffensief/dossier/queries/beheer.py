"""What the beheerder and the privacy officer begin with: deliveries, jobs, requests. No person's data."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet

from intake.models import Klant, Verzoek
from trajecten.models import Traject
from trajecten.overzicht.fonds import recount
from werkoffensief.berichten.models import Nachttaak, Opdracht
from werkoffensief.berichten.registry import nightly_jobs
from werkoffensief.dossier.queries.lijst import present
from werkoffensief.dossier.queries.start import in_words
from werkoffensief.overdracht.enums import Afwijkingstatus, Bestandsuitkomst, Opdrachtstatus
from werkoffensief.overdracht.models import Afwijking, Importopdracht
from werkoffensief.web.clock import AMSTERDAM
from werkoffensief.web.pagination import COUNT_LIMIT

TOO_LONG = timedelta(minutes=15)
NIGHT_IS_OVER = 6  # o'clock; nightly jobs begin at five past midnight and are tried each quarter of an hour
RECENT_DELIVERY = timedelta(days=7)
DELIVERIES = 5
FONDS_RECOUNT = "opleidingsfonds_natellen"
NIGHT_WORDS = {
    "buddies_wissen": "namen van buddies wissen die twee jaar geleden stopten",
    "bulkacties_opruimen": "niet uitgevoerde selecties van klanten opruimen",
    "cijfers_herberekenen": "de cijfers bijwerken",
    "dagmail klaarzetten": "de mail van vandaag over wat er te doen is klaarzetten",
    "documenten opruimen": "verwijderde documenten opruimen",
    "lege concepten opruimen": "lege concepten opruimen",
    "inlogpogingen_opruimen": "oude inlogpogingen opruimen",
    "inzage_partitie": "ruimte maken in het inzagelogboek voor de volgende maand",
    "klanten_toedelen": "klanten bij hun team indelen",
    "leveringen opruimen": "bestanden van oude leveringen opruimen",
    FONDS_RECOUNT: "het opleidingsfonds natellen",
    "open_werk_overdragen": "open taken en acties meegeven aan wie vandaag de regisseur wordt",
    "opdrachten_opruimen": "afgehandelde opdrachten opruimen",
    "regisseurs controleren": "nagaan of iedereen in een traject een regisseur heeft",
    "samenvoegingen vergeten": "vergeten wat oude samenvoegingen verplaatsten",
    "sessies_opruimen": "oude sessies opruimen",
    "wachtlijsten_bijwerken": "wie overleed, verhuisde of geen traject meer heeft van de wachtlijst halen",
}


@dataclass(frozen=True, slots=True)
class Achterstand:
    """Work of one kind that waits: how much, since when, and the name of the last error."""

    soort: str
    aantal: int
    oudste: datetime
    fout: str


def waiting_work(now: datetime) -> list[Achterstand]:
    """Rows of the outbox that failed, or that nobody took within a quarter of an hour."""
    stuck = Q(fout__isnull=False) | Q(uitvoeren_na__lte=now - TOO_LONG)
    rows = Opdracht.objects.filter(stuck, klaar_op__isnull=True).order_by("soort").values("soort")
    found = rows.annotate(aantal=Count("pk"), oudste=Min("aangemaakt_op"), laatste_fout=Max("fout"))
    return [
        Achterstand(row["soort"], row["aantal"], row["oudste"], row["laatste_fout"] or "") for row in found
    ]


def missed_nights(now: datetime) -> list[str]:
    """Nightly jobs that were not done by six o'clock: of today, and before six o'clock of yesterday."""
    local = now.astimezone(AMSTERDAM)
    day = local.date() if local.hour >= NIGHT_IS_OVER else local.date() - timedelta(days=1)
    done = Nachttaak.objects.filter(dag__gte=day, klaar_op__isnull=False).values_list("naam", flat=True)
    return sorted(set(nightly_jobs()) - set(done))


def nights(now: datetime) -> dict[str, list[str]]:
    """The same in the words of a reader: what was missed, and what had no turn yet since it was installed.

    Without a line in the table a job was never tried; that it is due is no alarm as long as worker and beat run.
    """
    missed = missed_nights(now)
    tried = set(Nachttaak.objects.filter(naam__in=missed).values_list("naam", flat=True).distinct())
    return {
        "gemiste_nachten": sorted(_job(name) for name in missed if name in tried),
        "nieuwe_nachten": sorted(_job(name) for name in missed if name not in tried),
        # Counted again only where the night could not: it says what does not add up.
        "fonds_fouten": recount() if FONDS_RECOUNT in missed and FONDS_RECOUNT in tried else [],
    }


def _job(name: str) -> str:
    return NIGHT_WORDS.get(name, name.replace("_", " "))


def deliveries(now: datetime) -> dict[str, Any]:
    """The last deliveries with what became of their files, and how many differences wait for a decision."""
    rows: QuerySet[Any] = Importopdracht.objects.select_related("door").annotate(
        aantal=Count("bestanden", filter=~Q(bestanden__uitkomst=Bestandsuitkomst.GENEGEERD)),
        geweigerd=Count("bestanden", filter=Q(bestanden__uitkomst=Bestandsuitkomst.GEWEIGERD)),
    )
    last = list(rows.order_by("-aangemaakt_op", "pk")[:DELIVERIES])
    failed = [
        row
        for row in last
        if row.status == Opdrachtstatus.MISLUKT and row.aangemaakt_op > now - RECENT_DELIVERY
    ]
    return {
        "leveringen": last,
        "mislukt": failed,
        "verschillen": Afwijking.objects.filter(status=Afwijkingstatus.OPEN).count(),
    }


def klanten_without_reader(day: date) -> dict[str, Any]:
    """How many present klanten are in no team, and of which team nobody can open how many files. Numbers only."""
    people = present(Klant.objects.current().filter(gewist_op__isnull=True), day=day).order_by()
    numbers = without_regisseur(day)
    unseen = people.seen_by_nobody().values("team__naam").annotate(n=Count("pk")).order_by("team__naam")  # type: ignore[attr-defined]
    return {
        "zonder_team": in_words(people.filter(team__isnull=True)[: COUNT_LIMIT + 1].count()),
        "ongezien": [(row["team__naam"] or "", row["n"]) for row in unseen],
        "zonder_regisseur": sum(numbers.values()),
    }


def without_regisseur(day: date) -> Counter[UUID | None]:
    """Of each team (None: of none) how many people are in a traject on `day` and have no regisseur; must be zero.

    The same people as the group `zonder_regisseur` of a start page, whoever may see them.
    """
    people = present(Klant.objects.current().filter(gewist_op__isnull=True, regisseur__isnull=True), day=day)
    people = people.filter(Exists(Traject.objects.on(day).filter(klant=OuterRef("pk"))))
    return Counter(dict(people.order_by().values_list("team").annotate(n=Count("pk"))))


def open_requests(day: date) -> dict[str, int]:
    """How many requests of klanten wait for an answer, and how many of these should have had one before `day`."""
    found = Verzoek.objects.open().aggregate(open=Count("pk"), late=Count("pk", filter=Q(uiterlijk__lt=day)))
    return {"verzoeken": found["open"], "verzoeken_te_laat": found["late"]}
