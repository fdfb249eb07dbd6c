"""What the ledger of the opleidingsfonds says: balances, what a loan still owes, and a recount of it all."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import BigIntegerField, Case, F, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce, JSONObject, TruncDate

from trajecten.enums import Briefsoort, Rekening
from trajecten.models import Boeking, Lening, Leningbrief
from trajecten.models.lening import SCHEME
from werkoffensief.web.clock import AMSTERDAM

PAID = Q(van=Rekening.KAS, naar=Rekening.LENING, herstelt__isnull=True)
PAID_BACK = Q(van=Rekening.LENING, naar=Rekening.KAS, herstelt__isnull=False)  # a payment that was mended
REPAID = Q(van=Rekening.LENING, naar=Rekening.KAS, herstelt__isnull=True)
REPAID_BACK = Q(van=Rekening.KAS, naar=Rekening.LENING, herstelt__isnull=False)
REMITTED = Q(van=Rekening.LENING, naar=Rekening.VERLIES)
REMITTED_BACK = Q(van=Rekening.VERLIES, naar=Rekening.LENING)
AS_SCHEME = {name: name for name in SCHEME}


@dataclass(frozen=True, slots=True)
class Rekeningstand:
    """One account over a period, in cents; `eind` is `begin` with what came in and went out."""

    rekening: Rekening
    begin: int
    bij: int
    af: int

    @property
    def eind(self) -> int:
        return self.begin + self.bij - self.af


@dataclass(frozen=True, slots=True)
class Leningstanden:
    """What a loan owes, in cents. `achter`: what should have been repaid by now and was not.

    Another scheme of repayment begins anew: what was repaid before it counts for the one of before, and what was in
    arrears then is a part of what it repays.
    """

    uitbetaald: int
    afgelost: int
    kwijtgescholden: int
    termijnen: int  # how much the terms of the present scheme up to today come to
    ervoor: int = 0  # how much of `afgelost` was repaid before that scheme

    @property
    def openstaand(self) -> int:
        return self.uitbetaald - self.afgelost - self.kwijtgescholden

    @property
    def achter(self) -> int:
        return max(0, min(self.termijnen - (self.afgelost - self.ervoor), self.openstaand))


def balances(van: date, tot: date) -> list[Rekeningstand]:
    """Each account from the day `van` to the day `tot`, both included. The municipality's own is the other side."""
    sums: dict[str, Any] = {}
    during, before = Q(dag__gte=van, dag__lte=tot), Q(dag__lt=van)
    for key in Rekening.values:
        for name, where in (("voor", before), ("in", during)):
            sums[f"{key}_bij_{name}"] = Sum("centen", filter=where & Q(naar=key), default=0)
            sums[f"{key}_af_{name}"] = Sum("centen", filter=where & Q(van=key), default=0)
    found = Boeking.objects.aggregate(**sums)
    return [
        Rekeningstand(
            key,
            int(found[f"{key}_bij_voor"] - found[f"{key}_af_voor"]),
            int(found[f"{key}_bij_in"]),
            int(found[f"{key}_af_in"]),
        )
        for key in Rekening
    ]


def with_ledger(leningen: QuerySet[Lening]) -> QuerySet[Lening]:
    """Adds `uitbetaald`, `afgelost` and `kwijtgescholden`, in one subquery each; and what `stand_of` dates the present
    scheme by: each repayment with its day, what the letters told, and what the history knows."""
    repaid = Boeking.objects.filter(REPAID | REPAID_BACK, lening=OuterRef("pk"))
    letters = Leningbrief.objects.valid().filter(lening=OuterRef("pk"), termijn_centen__isnull=False)
    history: Any = apps.get_model("trajecten", "LeningGeschiedenis")
    events = history.objects.filter(pgh_obj=OuterRef("pk"), besluit__isnull=False).order_by("pgh_id")
    made_on = TruncDate("pgh_created_at", tzinfo=AMSTERDAM)
    # What was mended was repaid on no day, so it goes off the day of what it mends.
    dated = JSONObject(dag=Coalesce("herstelt__dag", "dag"), centen=_signed(REPAID, REPAID_BACK))
    return leningen.annotate(
        uitbetaald=_sum_of(PAID, PAID_BACK),
        afgelost=_sum_of(REPAID, REPAID_BACK),
        kwijtgescholden=_sum_of(REMITTED, REMITTED_BACK),
        aflossingen=ArraySubquery(repaid.values(regel=dated)),
        verteld=ArraySubquery(
            letters.order_by("opgemaakt_op").values(
                regel=JSONObject(dag="opgemaakt_op", soort="soort", **AS_SCHEME)
            )
        ),
        geweest=ArraySubquery(events.values(regel=JSONObject(dag=made_on, **AS_SCHEME))),
    )


def _repaid_before(lening: Any) -> int:
    """How much was repaid before the present scheme of a loan of `with_ledger`, in cents."""
    since = _scheme_since(lening)
    return sum(row["centen"] for row in lening.aflossingen if since and row["dag"] < since)


def _scheme_since(lening: Any) -> str | None:
    """The day on which the present scheme was made, or its first term where that is earlier. None when it is the first
    one: all that was repaid counts.

    The letters say so, also of a loan that came with a delivery; where they do not tell the present one, the history.
    """
    if lening.eerste_termijn is None:
        return None
    first = lening.eerste_termijn.isoformat()

    def runs(rows: list[Any]) -> tuple[bool, list[str]]:
        """Whether there was another, and since then the days of the present one."""
        same = [
            (row["eerste_termijn"], row["termijn_centen"]) == (first, lening.termijn_centen) for row in rows
        ]
        if False not in same:
            return False, [row["dag"] for row in rows]
        last = len(same) - 1 - same[::-1].index(False)
        return True, [row["dag"] for row in rows[last + 1 :]]

    other_told, told = runs(lening.verteld)
    if other_told and told:
        return min(told[0], first)
    if told and lening.verteld[0]["soort"] == Briefsoort.BESLUIT:
        return None
    other_known, known = runs(lening.geweest)
    if other_known and known:
        return min(known[0], first)
    return first if other_told else None


def _sum_of(there: Q, back: Q) -> Coalesce:
    rows = Boeking.objects.filter(lening=OuterRef("pk")).order_by().values("lening")
    total = rows.annotate(som=Sum(_signed(there, back), output_field=BigIntegerField())).values("som")
    return Coalesce(Subquery(total, output_field=BigIntegerField()), Value(0), output_field=BigIntegerField())


def _signed(there: Q, back: Q) -> Case:
    return Case(When(there, then=F("centen")), When(back, then=-F("centen")), default=Value(0))


def stand_of(lening: Lening, day: date) -> Leningstanden:
    """What a loan of `with_ledger` owes on this day. A term is due on its day of the month."""
    paid: int = lening.uitbetaald  # type: ignore[attr-defined]
    remitted: int = lening.kwijtgescholden  # type: ignore[attr-defined]
    before = _repaid_before(lening)
    terms = terms_until(lening.eerste_termijn, day) * (lening.termijn_centen or 0)
    return Leningstanden(
        uitbetaald=paid,
        afgelost=lening.afgelost,  # type: ignore[attr-defined]
        kwijtgescholden=remitted,
        termijnen=min(terms, paid - remitted - before),
        ervoor=before,
    )


def terms_until(first: date | None, day: date) -> int:
    """How many monthly terms there were up to and including this day; the first is one of them."""
    if first is None or day < first:
        return 0
    months = (day.year - first.year) * 12 + day.month - first.month
    return months + (1 if day.day >= first.day or _last_of_month(day) else 0)


def _last_of_month(day: date) -> bool:
    return date.fromordinal(day.toordinal() + 1).month != day.month


RECOUNT = (
    (
        "de nummers van de boekingen lopen niet door",
        "SELECT EXISTS (SELECT FROM (SELECT nummer, row_number() OVER (ORDER BY nummer) AS plek "
        "FROM trajecten_boeking) b WHERE b.nummer <> b.plek)",
    ),
    (
        "de kas na een boeking is niet de som van wat ervoor kwam",
        "SELECT EXISTS (SELECT FROM (SELECT kas_na, sum(CASE WHEN naar = 'kas' THEN centen WHEN van = 'kas' "
        "THEN -centen ELSE 0 END) OVER (ORDER BY nummer) AS geteld FROM trajecten_boeking) b "
        "WHERE b.kas_na <> b.geteld)",
    ),
    (
        "de kas was ooit minder dan nul",
        "SELECT EXISTS (SELECT FROM trajecten_boeking WHERE kas_na < 0)",
    ),
    (
        "de rij van het fonds zegt iets anders dan de laatste boeking",
        "SELECT NOT EXISTS (SELECT FROM trajecten_opleidingsfonds f WHERE f.laatste_nummer = "
        "(SELECT count(*) FROM trajecten_boeking) AND f.kas_centen = COALESCE((SELECT kas_na FROM trajecten_boeking "
        "ORDER BY nummer DESC LIMIT 1), 0))",
    ),
    (
        "op een lening is meer uitbetaald dan toegekend, of meer afgelost dan openstond",
        "SELECT EXISTS (SELECT FROM trajecten_boeking b JOIN trajecten_lening l ON l.id = b.lening_id GROUP BY l.id "
        "HAVING sum(CASE WHEN b.naar = 'lening' THEN b.centen ELSE -b.centen END) "
        "NOT BETWEEN 0 AND COALESCE(l.toegekend_centen, 0))",
    ),
    (
        "een besluit om kwijt te schelden is niet geboekt, of een boeking hoort bij geen besluit",
        "SELECT EXISTS (SELECT FROM trajecten_kwijtschelding k WHERE k.besluit = 'toegekend' "
        "AND k.vervallen_op IS NULL AND NOT EXISTS (SELECT FROM trajecten_boeking b "
        "WHERE b.kwijtschelding_id = k.id AND b.centen = k.centen)) "
        "OR EXISTS (SELECT FROM trajecten_boeking b JOIN trajecten_kwijtschelding k ON k.id = b.kwijtschelding_id "
        "WHERE k.besluit IS DISTINCT FROM 'toegekend')",
    ),
)


def recount() -> list[str]:
    """What does not add up, in words; nothing when all is well. Counted from the bookings alone, another way than
    the ledger counts when it books."""
    found = []
    with connection.cursor() as cursor:
        for words, query in RECOUNT:
            cursor.execute(query)
            (wrong,) = cursor.fetchone()
            if wrong:
                found.append(words)
    return found
