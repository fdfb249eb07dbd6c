"""What the ledger of the opleidingsfonds says: balances, what a loan still owes, and a recount of it all."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import BigIntegerField, Case, F, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce

from trajecten.enums import Rekening
from trajecten.models import Boeking, Lening

PAID = Q(van=Rekening.KAS, naar=Rekening.LENING, herstelt__isnull=True)
PAID_BACK = Q(van=Rekening.LENING, naar=Rekening.KAS, herstelt__isnull=False)  # a payment that was mended
REPAID = Q(van=Rekening.LENING, naar=Rekening.KAS, herstelt__isnull=True)
REPAID_BACK = Q(van=Rekening.KAS, naar=Rekening.LENING, herstelt__isnull=False)
REMITTED = Q(van=Rekening.LENING, naar=Rekening.VERLIES)
REMITTED_BACK = Q(van=Rekening.VERLIES, naar=Rekening.LENING)


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
    """What a loan owes, in cents. `achter`: what should have been repaid by now and was not."""

    uitbetaald: int
    afgelost: int
    kwijtgescholden: int
    termijnen: int  # how much the terms up to today come to

    @property
    def openstaand(self) -> int:
        return self.uitbetaald - self.afgelost - self.kwijtgescholden

    @property
    def achter(self) -> int:
        return max(0, min(self.termijnen - self.afgelost, self.openstaand))


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
    """Adds `uitbetaald`, `afgelost` and `kwijtgescholden`, in one subquery each."""
    return leningen.annotate(
        uitbetaald=_sum_of(PAID, PAID_BACK),
        afgelost=_sum_of(REPAID, REPAID_BACK),
        kwijtgescholden=_sum_of(REMITTED, REMITTED_BACK),
    )


def _sum_of(there: Q, back: Q) -> Coalesce:
    signed = Case(When(there, then=F("centen")), When(back, then=-F("centen")), default=Value(0))
    rows = Boeking.objects.filter(lening=OuterRef("pk")).order_by().values("lening")
    total = rows.annotate(som=Sum(signed, output_field=BigIntegerField())).values("som")
    return Coalesce(Subquery(total, output_field=BigIntegerField()), Value(0), output_field=BigIntegerField())


def stand_of(lening: Lening, day: date) -> Leningstanden:
    """What a loan of `with_ledger` owes on this day. A term is due on its day of the month."""
    paid: int = lening.uitbetaald  # type: ignore[attr-defined]
    remitted: int = lening.kwijtgescholden  # type: ignore[attr-defined]
    terms = terms_until(lening.eerste_termijn, day) * (lening.termijn_centen or 0)
    return Leningstanden(
        uitbetaald=paid,
        afgelost=lening.afgelost,  # type: ignore[attr-defined]
        kwijtgescholden=remitted,
        termijnen=min(terms, paid - remitted),
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
