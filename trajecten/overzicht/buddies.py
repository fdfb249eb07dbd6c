"""Who can be a buddy, with the reasons: reads buddies only, and takes no fact about a klant (docs/adr/0026)."""

from dataclasses import dataclass
from datetime import date, timedelta
from operator import itemgetter
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from trajecten.enums import TALEN, EindeBuddy
from trajecten.models import Buddy, Buddycontact, Buddykoppeling
from trajecten.models.buddy import VOG_JAREN
from werkoffensief.logboek.expressions import DaysAfter
from werkoffensief.web.kalender import months_after

PROPOSED = 15
SILENT = timedelta(days=31)
SOON = 3  # months


@dataclass(frozen=True, slots=True)
class Voorstel:
    """A buddy with what fits, how many places are free, and until when the VOG holds."""

    buddy: Buddy
    past: tuple[str, ...]
    vrij: int
    vog_tot: date

    @property
    def zin(self) -> str:
        fits = f"Past bij: {' en '.join(self.past)}. " if self.past else ""
        places = "1 plek" if self.vrij == 1 else f"{self.vrij} plekken"
        return f"{fits}{places} vrij, VOG geldig tot en met {self.vog_tot:%d-%m-%Y}."


def was_paired(buddy: Buddy) -> bool:
    """Whether any klant ever had this buddy; a pairing that was taken back was none."""
    return buddy.koppelingen.filter(vervallen_op__isnull=True).exists()


def vog_until(buddy: Buddy) -> date | None:
    """The last first day of a pairing on which the VOG is not older than the programme allows; None without one."""
    return months_after(buddy.vog_op, 12 * VOG_JAREN) if buddy.vog_op else None


def with_load(buddies: QuerySet[Buddy], day: date) -> QuerySet[Any]:
    """Adds `bezet`: how many klanten this day and later, and `laatst`: the first day of the newest pairing."""
    runs = Q(koppelingen__vervallen_op__isnull=True) & (
        Q(koppelingen__einde__isnull=True) | Q(koppelingen__einde__gte=day)
    )
    return buddies.annotate(
        bezet=Count("koppelingen", filter=runs),
        laatst=Max("koppelingen__start", filter=Q(koppelingen__vervallen_op__isnull=True)),
    )


def active(day: date) -> QuerySet[Buddy]:
    """Those who are a buddy on this day."""
    rows = Buddy.objects.filter(vervallen_op__isnull=True, gewist_op__isnull=True, van__lte=day)
    return rows.filter(Q(tot__isnull=True) | Q(tot__gt=day))


def proposals(day: date, *, taal: str = "", sector: str = "") -> list[Voorstel]:
    """Who has a free place and a valid VOG: most of what was asked, then longest without a new klant, then name."""
    found = []
    for buddy in with_load(active(day), day).select_related("werkgever"):
        free, until = buddy.plekken - buddy.bezet, vog_until(buddy)
        if free < 1 or until is None or until < day:
            continue
        fits = [f"taal {TALEN.get(taal, taal)}"] if taal and taal in (buddy.talen or ()) else []
        fits += [f"sector {buddy.get_sector_display().lower()}"] if sector and sector == buddy.sector else []
        order = (-len(fits), buddy.laatst or date.min, buddy.naam, buddy.buddynummer)
        found.append((order, Voorstel(buddy, tuple(fits), free, until)))
    return [row for _order, row in sorted(found, key=itemgetter(0))[:PROPOSED]]


def vog_asked(buddies: QuerySet[Buddy], day: date) -> QuerySet[Buddy]:
    """Who has no VOG, or one that is too old within three months."""
    return buddies.filter(Q(vog_op__isnull=True) | Q(vog_op__lt=months_after(day, SOON - 12 * VOG_JAREN)))


def koppelingen_on(day: date) -> QuerySet[Buddykoppeling]:
    """The pairings that run on this day."""
    rows = Buddykoppeling.objects.filter(vervallen_op__isnull=True, start__lte=day)
    return rows.filter(Q(einde__isnull=True) | Q(einde__gte=day))


def silent_on(day: date) -> QuerySet[Any]:
    """Pairings without a contact in a month, nor younger than that; `contact_voor`: the day by which it was due."""
    last = Buddycontact.objects.filter(koppeling=OuterRef("pk"), vervallen_op__isnull=True)
    rows = koppelingen_on(day).filter(start__lte=day - SILENT)
    rows = rows.annotate(laatste_contact=Subquery(last.order_by("-dag").values("dag")[:1]))
    rows = rows.annotate(stil_sinds=Coalesce("laatste_contact", "start"))
    rows = rows.annotate(contact_voor=DaysAfter("stil_sinds", SILENT.days))
    return rows.filter(Q(laatste_contact__isnull=True) | Q(laatste_contact__lte=day - SILENT))


def stopping_on(day: date) -> QuerySet[Buddykoppeling]:
    """Pairings that end within a month, or ended a month ago at most, because the buddy stops; none came after."""
    next_one = Buddykoppeling.objects.filter(
        klant=OuterRef("klant"), vervallen_op__isnull=True, start__gt=OuterRef("start")
    )
    rows = Buddykoppeling.objects.filter(vervallen_op__isnull=True, einde_reden=EindeBuddy.BUDDY)
    return rows.filter(~Exists(next_one), einde__gt=day - SILENT, einde__lte=day + SILENT)
