"""What an invented municipality looks like: its totals and shares. Numbers only, no people."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from werkoffensief.demo.verdeling import apportion

SCALED = (
    *("klanten", "doelgroep", "participeert", "opleiding", "regulier", "extra"),
    *("akkoorden", "banen", "ontwikkelplekken", "vervulde_banen"),
)


@dataclass(frozen=True)
class Stadsdeel:
    """A district with its four-digit postcodes; `klanten` and `geplaatst` are shares of the totals."""

    naam: str
    postcodes: tuple[int, ...]
    klanten: int
    geplaatst: int


@dataclass(frozen=True)
class Campagne:
    code: str
    naam: str
    startdatum: date
    einddatum: date | None
    minimaal_maanden: int
    streefaantal: int


@dataclass(frozen=True)
class Gemeente:
    """Totals that the figures of contract section 3 reach on 31 December of `jaar`, and the seed of the rest.

    `per_sector` divides the placements in work over the sectors (`geen_werkgever` is allowed), the stadsdelen
    divide all placements; both are shares, exact when they add up. `geplaatst_onbekend` are placed people
    without a stadsdeel.
    """

    code: str
    naam: str
    seed: int
    jaar: int
    klanten: int
    stadsdelen: tuple[Stadsdeel, ...]
    campagne: Campagne
    doelgroep: int
    gesproken_per_maand: tuple[int, ...]
    participeert: int
    geplaatst_per_maand: tuple[int, ...]
    opleiding: int
    per_sector: dict[str, int]
    duurzaam: int
    regulier: int
    extra: int
    werkgevers: int
    akkoorden: int
    banen: int
    ontwikkelplekken: int
    vervulde_banen: int
    kosten_per_uitkering: int = 15000
    geplaatst_onbekend: int = 0
    consulenten: int = 40
    eerste_klantnummer: int = 100000
    andere_campagnes: tuple[Campagne, ...] = field(default=())

    @property
    def geplaatst(self) -> int:
        return sum(self.geplaatst_per_maand)

    @property
    def gesproken(self) -> int:
        return sum(self.gesproken_per_maand)

    @property
    def beoordeelbaar(self) -> int:
        """A placement of January to June began at least 6 months before 31 December."""
        return sum(self.geplaatst_per_maand[:6])

    def __post_init__(self) -> None:
        for rule, holds in self._rules().items():
            if not holds:
                raise ValueError(f"{self.code}: {rule}")

    def _rules(self) -> dict[str, bool]:
        return {
            "twelve months": len(self.geplaatst_per_maand) == len(self.gesproken_per_maand) == 12,
            "the campaign has begun and asks a month of benefit": self.campagne.startdatum
            <= date(self.jaar, 1, 1)
            and self.campagne.minimaal_maanden > 0,
            "the campaign lasts until the year's end": (self.campagne.einddatum or date.max)
            >= date(self.jaar, 12, 31),
            "gesproken <= doelgroep <= klanten": self.gesproken <= self.doelgroep <= self.klanten,
            "participeert <= gesproken": self.participeert <= self.gesproken,
            "placed people fit": self.geplaatst <= self.participeert + self.klanten - self.gesproken,
            "opleiding <= geplaatst": self.opleiding <= self.geplaatst,
            "duurzaam <= beoordeelbaar": self.duurzaam <= self.beoordeelbaar,
            "a stadsdeel": bool(self.stadsdelen) and self.geplaatst_onbekend <= self.geplaatst,
            "an employer for each agreement's sector": self.werkgevers >= len(self.per_sector),
            "agreements for banen": self.akkoorden > 0 or not self.vervulde_banen + self.banen,
        }


def scaled(gemeente: Gemeente, factor: float) -> Gemeente:
    """The same municipality, `factor` times as large; a year's months keep adding up to the year's total."""

    def times(number: int) -> int:
        return round(number * factor)

    def months(numbers: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(apportion(times(sum(numbers)), numbers))

    geplaatst = months(gemeente.geplaatst_per_maand)
    share = gemeente.duurzaam / gemeente.beoordeelbaar if gemeente.beoordeelbaar else 0
    scaled_totals: dict[str, Any] = {name: times(getattr(gemeente, name)) for name in SCALED}
    return replace(
        gemeente,
        code=f"{gemeente.code}-x{factor:g}",
        geplaatst_per_maand=geplaatst,
        gesproken_per_maand=months(gemeente.gesproken_per_maand),
        duurzaam=round(sum(geplaatst[:6]) * share),
        geplaatst_onbekend=times(gemeente.geplaatst_onbekend),
        werkgevers=max(len(gemeente.per_sector), times(gemeente.werkgevers)),
        consulenten=max(4, times(gemeente.consulenten)),
        campagne=replace(gemeente.campagne, streefaantal=times(gemeente.campagne.streefaantal)),
        **scaled_totals,
    )


DEN_HAAG_2019 = Gemeente(
    code="den-haag-2019",
    naam="Den Haag",
    seed=2019,
    jaar=2019,
    klanten=30400,
    stadsdelen=(
        Stadsdeel("Centrum", (2511, 2512, 2513, 2514, 2515, 2518, 2525, 2526, 2572), 6600, 921),
        Stadsdeel("Escamp", (2531, 2532, 2533, 2541, 2542, 2543, 2544, 2545, 2546, 2547, 2548), 8000, 1115),
        Stadsdeel("Haagse Hout", (2591, 2592, 2593, 2594, 2595, 2596), 1850, 265),
        Stadsdeel("Laak", (2516, 2521, 2522), 4200, 590),
        Stadsdeel("Leidschenveen-Ypenburg", (2491, 2492, 2493, 2495, 2496, 2497, 2498), 2400, 374),
        Stadsdeel("Loosduinen", (2551, 2552, 2553, 2554, 2555), 2380, 309),
        Stadsdeel("Scheveningen", (2581, 2582, 2583, 2584, 2585, 2586, 2587), 1800, 226),
        Stadsdeel("Segbroek", (2561, 2562, 2563, 2564, 2565, 2566), 3100, 438),
    ),
    geplaatst_onbekend=10,
    campagne=Campagne(
        "langdurig",
        "Iedereen met 18 maanden of langer bijstand",
        date(2019, 1, 1),
        date(2022, 12, 31),
        minimaal_maanden=18,
        streefaantal=22000,
    ),
    andere_campagnes=(
        Campagne("iedereen", "Iedereen met bijstand", date(2019, 1, 1), date(2020, 12, 31), 0, 27000),
    ),
    doelgroep=22000,
    gesproken_per_maand=(1290, 1335, 1420, 1465, 1510, 1540, 760, 690, 980, 1010, 945, 774),
    participeert=3430,
    geplaatst_per_maand=(278, 242, 313, 280, 333, 325, 389, 375, 393, 405, 447, 468),
    opleiding=777,
    per_sector={
        "bouw_installatietechniek": 413,
        "detailhandel": 534,
        "horeca_toerisme": 755,
        "overig": 196,
        "transport_logistiek": 600,
        "zorg": 973,
    },
    duurzaam=1545,
    regulier=4000,
    extra=500,
    werkgevers=600,
    akkoorden=140,
    banen=2787,
    ontwikkelplekken=1875,
    vervulde_banen=1272,
)

GRONINGEN_KLEIN = Gemeente(
    code="groningen-klein",
    naam="Groningen",
    seed=9700,
    jaar=2020,
    klanten=300,
    stadsdelen=(
        Stadsdeel("Centrum", (9711, 9712), 2, 2),
        Stadsdeel("Oost", (9713, 9715, 9723), 3, 3),
        Stadsdeel("Zuid", (9721, 9722, 9725), 3, 2),
    ),
    geplaatst_onbekend=1,
    campagne=Campagne("langdurig", "Drie jaar of langer", date(2019, 6, 30), None, 36, 150),
    andere_campagnes=(Campagne("kort", "Alle mensen, kort", date(2020, 2, 29), date(2020, 8, 31), 6, 100),),
    doelgroep=180,
    gesproken_per_maand=(9, 8, 10, 9, 11, 12, 6, 5, 9, 8, 7, 6),
    participeert=41,
    geplaatst_per_maand=(4, 5, 3, 4, 6, 5, 6, 4, 7, 5, 6, 5),
    opleiding=13,
    per_sector={
        "bouw_installatietechniek": 6,
        "detailhandel": 7,
        "horeca_toerisme": 8,
        "overig": 3,
        "transport_logistiek": 8,
        "zorg": 12,
        "geen_werkgever": 3,
    },
    duurzaam=20,
    regulier=40,
    extra=10,
    werkgevers=24,
    akkoorden=11,
    banen=40,
    ontwikkelplekken=22,
    vervulde_banen=15,
    consulenten=6,
    kosten_per_uitkering=14250,
)

GEMEENTEN = {gemeente.code: gemeente for gemeente in (DEN_HAAG_2019, GRONINGEN_KLEIN)}
