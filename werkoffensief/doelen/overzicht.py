"""What the dashboard says: sentences, charts and links, from the sums of the roll-up."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from werkgevers.enums import Sector
from werkoffensief.doelen.doelstand import make_peiling, percentage
from werkoffensief.doelen.enums import GEEN_WERKGEVER, Figuur, Maat
from werkoffensief.doelen.figures import FIGURES, Peiling
from werkoffensief.doelen.models import Doelstelling
from werkoffensief.doelen.queries import Sommen, telling_year
from werkoffensief.web import charts, notation

MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
SMALL = 10
SMALL_TEXT = f"minder dan {SMALL}"
SECTORS = {**{sector.value: str(sector.label) for sector in Sector}, GEEN_WERKGEVER: "Geen werkgever"}
EXTRA_DEFINITION = (
    "Het aantal geplaatste mensen van dit jaar tot en met de peildatum, min het doel voor reguliere plaatsingen van "
    "het hele jaar ({regulier}). Zijn het er minder, dan staat hier 0. Het doel wordt niet omgerekend naar de "
    "peildatum. Van niemand is te zeggen of die persoon extra is: het gaat om het aantal, dus er is geen lijst."
)
SAVING_DEFINITION = (
    "Het aantal extra plaatsingen ({extra}) keer de kosten van een uitkering per jaar ({kosten}). Dat is wat de "
    "gemeente per jaar minder uitgeeft zolang deze mensen geen uitkering krijgen. Het is een berekening, geen gemeten "
    "bedrag."
)


@dataclass(frozen=True, slots=True)
class Zin:
    """One figure in a sentence: what stands before and after the number, and what it means.

    `afgeleid`: computed from a figure and the targets, so that no list belongs to it; it links to both instead.
    """

    figuur: str
    getal: int
    tekst: str
    bij: str
    definitie: str
    afgeleid: bool = False
    euro: bool = False


def sentences(sums: Sommen, doel: dict[str, int]) -> list[Zin]:
    """Each figure, in the order of the contract."""
    n, total = sums.aantal, doel[Maat.REGULIER] + doel[Maat.EXTRA]
    return [
        _placed(sums, doel, total),
        _zin(Figuur.DOELGROEP, n, "mensen horen bij de doelgroep van de gesprekken."),
        _zin(Figuur.GESPROKEN, n, "van hen zijn gesproken.", _share(n, Figuur.GESPROKEN, Figuur.DOELGROEP)),
        _zin(
            Figuur.PARTICIPEERT,
            n,
            "van de mensen die zijn gesproken, doen mee.",
            _share(n, Figuur.PARTICIPEERT, Figuur.GESPROKEN),
        ),
        _zin(
            Figuur.AKKOORDEN,
            n,
            "werkakkoorden zijn dit jaar ingegaan.",
            f"Samen goed voor {notation.quantity(sums.banen, 'baan', 'banen')} en "
            f"{notation.quantity(sums.ontwikkelplekken, 'ontwikkelplek', 'ontwikkelplekken')}.",
        ),
        _zin(Figuur.VERVULDE_BANEN, n, "banen op die werkakkoorden zijn vervuld."),
        _zin(Figuur.BEOORDEELBAAR, n, "mensen zijn zes maanden of langer geleden geplaatst."),
        _zin(
            Figuur.DUURZAAM,
            n,
            "van hen bleven zes maanden aan het werk of op school.",
            _share(n, Figuur.DUURZAAM, Figuur.BEOORDEELBAAR),
        ),
    ]


def _zin(figuur: Figuur, counts: Counter[str], tekst: str, bij: str = "") -> Zin:
    return Zin(figuur.value, counts[figuur], tekst, bij, FIGURES[figuur.value].definition)


def _share(counts: Counter[str], part: Figuur, whole: Figuur) -> str:
    share = percentage(counts[part], counts[whole])
    return "" if share is None else f"Dat is {notation.percentage(share)}."


def derived(sums: Sommen, doel: dict[str, int]) -> list[Zin]:
    """What follows from the placed and the targets: how many are extra, and what that saves."""
    regulier, kosten = doel[Maat.REGULIER], doel[Maat.KOSTEN_PER_UITKERING]
    above = max(0, sums.aantal[Figuur.GEPLAATST] - regulier)
    goal = (
        f"Het doel is {notation.number(doel[Maat.EXTRA])} extra, boven {notation.number(regulier)} reguliere."
    )
    words = {
        "regulier": notation.number(regulier),
        "extra": notation.number(above),
        "kosten": notation.amount(kosten),
    }
    return [
        Zin("extra", above, "plaatsingen zijn extra.", goal, EXTRA_DEFINITION.format(**words), afgeleid=True),
        Zin(
            "besparing",
            above * kosten,
            "per jaar is de besparing daarvan.",
            "",
            SAVING_DEFINITION.format(**words),
            afgeleid=True,
            euro=True,
        ),
    ]


def _placed(sums: Sommen, doel: dict[str, int], total: int) -> Zin:
    number = sums.aantal[Figuur.GEPLAATST]
    bij = (
        f"{notation.number(sums.per_soort['werk'])} in werk en {notation.number(sums.per_soort['opleiding'])} in een "
        "opleiding."
    )
    share = percentage(number, total)
    share_text = "" if share is None else f" ({notation.percentage(share)})"
    return _zin(
        Figuur.GEPLAATST,
        sums.aantal,
        f"mensen zijn geplaatst, van de {notation.number(total)} die het doel zijn{share_text}.",
        bij,
    )


def month_line(sums: Sommen, doel: dict[str, int], peiling: Peiling) -> charts.LineChart:
    """Placed people up to the end of each month, against the target spread evenly over the year."""
    total = doel[Maat.REGULIER] + doel[Maat.EXTRA]
    values: list[int | None] = []
    so_far = 0
    for month in range(1, 13):
        first = date(peiling.jaar, month, 1)
        so_far += sums.per_maand[first]
        values.append(so_far if first <= peiling.peildatum else None)
    reached = sum(value is not None for value in values)
    norm = [total * month / 12 for month in range(1, 13)]
    return charts.line_chart(
        ident="per_maand",
        title=f"Geplaatste mensen per maand in {peiling.jaar}, opgeteld",
        conclusion=_against_norm(so_far, norm[reached - 1], peiling.peildatum),
        labels=MONTHS,
        values=values,
        norm=norm,
        value_name="Geplaatst",
        goal=("Regulier doel", doel[Maat.REGULIER]),
    )


def _against_norm(number: int, norm: float, day: date) -> str:
    gap = number - round(norm)
    compared = "precies op" if not gap else f"{notation.number(abs(gap))} {'boven' if gap > 0 else 'onder'}"
    return (
        f"Op {notation.short_date(day)} zijn {notation.quantity(number, 'klant', 'klanten')} geplaatst, {compared} "
        f"de norm van {notation.number(round(norm))} tot en met deze maand."
    )


def _list_of(peiling: Peiling, **part: str) -> str:
    """The list of the placed in one part."""
    page = reverse("cijfer", args=[peiling.jaar, Figuur.GEPLAATST.value])
    return f"{page}?{question(peiling)}&{urlencode(part)}"


def sector_bars(sums: Sommen, peiling: Peiling) -> charts.BarChart | None:
    """Placed people per sector, the largest first; None when there is nothing to show."""
    rows = [(SECTORS.get(sector, sector), n) for sector, n in sums.per_sector.most_common()]
    if not rows:
        return None
    return charts.bar_chart(
        ident="per_sector",
        title="Geplaatste mensen per sector",
        conclusion=f"Meeste plaatsingen: {rows[0][0].lower()} ({notation.number(rows[0][1])}).",
        bars=rows,
        label_name="Sector",
        links={name: _list_of(peiling, sector=sector) for sector, name in open_sectors(sums)},
    )


def stadsdeel_bars(sums: Sommen, peiling: Peiling) -> charts.BarChart | None:
    """Placed people per stadsdeel by name; a number under ten is not shown, as it could point at a person."""
    rows = sorted(sums.per_stadsdeel.items())
    if not rows:
        return None
    name, most = max(rows, key=lambda row: row[1])
    text = notation.number(most) if most >= SMALL else SMALL_TEXT
    chart = charts.bar_chart(
        ident="per_stadsdeel",
        title="Geplaatste mensen per stadsdeel",
        conclusion=f"De meeste geplaatste mensen wonen in {name} ({text}).",
        bars=[(_title(label), max(n, SMALL)) for label, n in rows],
        label_name="Stadsdeel",
        links={_title(name): _list_of(peiling, stadsdeel=name) for name in open_stadsdelen(sums)},
    )
    bars = [
        replace(bar, text=SMALL_TEXT) if n < SMALL else bar
        for bar, (_, n) in zip(chart.bars, rows, strict=True)
    ]
    return replace(chart, bars=bars)


def _title(name: str) -> str:
    return name[:1].upper() + name[1:]


def open_stadsdelen(sums: Sommen) -> list[str]:
    """The stadsdelen whose list a manager may open."""
    return sorted(name for name, n in sums.per_stadsdeel.items() if n >= SMALL)


def open_sectors(sums: Sommen) -> list[tuple[str, str]]:
    """The sectors whose list a manager may open, with their names, in the order of the bars."""
    rows = sums.per_sector.most_common()
    return [(sector, SECTORS.get(sector, sector)) for sector, n in rows if n >= SMALL]


def target_years() -> list[int]:
    """The years that have a target, the newest first."""
    return list(Doelstelling.objects.order_by("-jaar").values_list("jaar", flat=True).distinct())


def usual_peiling(years: list[int], today: date) -> Peiling:
    """The year that tells most; today, or the last day of a year that has passed."""
    jaar = telling_year([year for year in years if year <= today.year], today) or years[-1]
    return make_peiling(jaar, peildatum=None, campagne=None, today=max(today, date(jaar, 1, 1)))


def question(peiling: Peiling) -> str:
    """What the address of a list behind a figure asks."""
    return urlencode({"peildatum": peiling.peildatum.isoformat(), "campagne": peiling.campagne.code})


def headline(sums: Sommen, doel: dict[str, int], peiling: Peiling) -> str:
    """The year in one line: of one that has passed against its target, of this one against the norm up to now."""
    total, number = doel[Maat.REGULIER] + doel[Maat.EXTRA], sums.aantal[Figuur.GEPLAATST]
    if peiling.peildatum >= date(peiling.jaar, 12, 31):
        gap = number - total
        if gap < 0:
            return f"{peiling.jaar} is niet gehaald: {notation.number(-gap)} te kort"
        return f"{peiling.jaar} is gehaald" + (f": {notation.number(gap)} meer dan het doel" if gap else "")
    gap = number - round(total * peiling.peildatum.month / 12)
    if not gap:
        return f"{peiling.jaar} ligt precies op de norm"
    return f"{peiling.jaar} ligt {notation.number(abs(gap))} {'voor op' if gap > 0 else 'achter op'} de norm"


def why_year(years: list[int], peiling: Peiling, today: date) -> str:
    """Why this year is shown and not the one that it is; nothing when it is."""
    if peiling.jaar == today.year:
        return ""
    absent = "is nog niemand geteld" if today.year in years else "is er nog geen doelstelling"
    ask = "" if today.year in years else " De beheerder voegt die toe met doelstellingen.csv."
    return f"Van {today.year} {absent}.{ask} Daarom ziet u {peiling.jaar}, het jaar waarover het meest bekend is."


def context(sums: Sommen, doel: dict[str, int], peiling: Peiling) -> dict[str, Any]:
    """Everything that the page shows of one peiling."""
    return {
        "zinnen": sentences(sums, doel),
        "afgeleid": derived(sums, doel),
        "maandlijn": month_line(sums, doel, peiling),
        "sectoren": sector_bars(sums, peiling),
        "stadsdelen": stadsdeel_bars(sums, peiling),
    }
