"""The files of the profile: what somebody can and wants (docs/bestanden.md)."""

from trajecten.enums import (
    Denkniveau,
    Diploma,
    JaNee,
    Opleidingsniveau,
    Scholingsoort,
    Scholingstand,
    Taalniveau,
)
from trajecten.models.profiel import EISEN, GETALLEN, KEUZES, MAX_PRESENTATIE, MAX_WEBADRES, WOORDEN
from werkoffensief.overdracht import regels
from werkoffensief.overdracht.kolommen import KLANT, Kolom, Soort, Tabel, datum, keuze, later, nummer

GEDRAG = ("gedrag_goed", "gedrag_voldoende")


def _code(name: str, values: list[str]) -> Kolom:
    return Kolom(name, Soort.KEUZE, required=False, choices=tuple(values))


def _words(name: str) -> Kolom:
    return Kolom(name, Soort.LIJST, required=False)


def _codes(name: str) -> Kolom:
    return Kolom(name, Soort.LIJST, required=False, choices=tuple(KEUZES[name].values))


def _number(name: str) -> Kolom:
    return Kolom(name, Soort.GETAL, required=False, minimum=1, maximum=GETALLEN[name])


PROFIELEN = (
    Tabel(
        "profielen",
        (
            KLANT,
            Kolom("over_mij", required=False, max_length=MAX_PRESENTATIE),
            *(_words(name) for name in WOORDEN),
            _code("denkniveau", Denkniveau.values),
            *(_codes(name) for name in ("sectoren", "baansoorten", "contractduur")),
            _number("uren_min"),
            _number("uren_max"),
            _codes("dagen"),
            _code("kantoortijden", JaNee.values),
            _code("onregelmatig", JaNee.values),
            datum("beschikbaar_vanaf", required=False),
            _codes("rijbewijzen"),
            _codes("vervoer"),
            _number("reisafstand"),
            _number("reistijd"),
            _codes("toon_contact"),
            *(later(name, Soort.LIJST, choices=tuple(KEUZES[name].values)) for name in GEDRAG),
            later("beschikbaar_tot", Soort.DATUM),
            *(later(name, Soort.KEUZE, choices=tuple(JaNee.values)) for name in EISEN),
            later("webadres", max_length=MAX_WEBADRES),
        ),
        key=("klantnummer",),
        joined=(("uren_min", "uren_max"),),
        rules=(
            *(regels.at_most_words(name, most) for name, most in WOORDEN.items()),
            regels.not_lower("uren_min", "uren_max"),
            regels.alone("toon_contact", "geen"),
            regels.end_not_before("beschikbaar_vanaf", "beschikbaar_tot"),
            regels.in_one_list(*GEDRAG),
            regels.web_address("webadres"),
        ),
    ),
    Tabel(
        "werkervaring",
        (
            nummer("werkervaringnummer"),
            KLANT,
            Kolom("functie"),
            Kolom("werkgever", required=False),
            Kolom("van", required=False),
            Kolom("tot", required=False),
            Kolom("omschrijving", required=False, max_length=MAX_PRESENTATIE),
        ),
        key=("werkervaringnummer",),
        joined=(("van", "tot"),),
        rules=(
            regels.year_or_month("van"),
            regels.year_or_month("tot"),
            regels.months_in_order("van", "tot"),
        ),
    ),
    Tabel(
        "scholing",
        (
            nummer("scholingnummer"),
            KLANT,
            keuze("soort", *Scholingsoort.values),
            Kolom("naam"),
            Kolom("school", required=False),
            _code("niveau", Opleidingsniveau.values),
            _code("stand", Scholingstand.values),
            _code("diploma", Diploma.values),
            Kolom("jaar", Soort.GETAL, required=False, minimum=1900, maximum=2199),
            datum("geldig_tot", required=False),
            later("behaald_op", Soort.DATUM),
            later("stapnummer", Soort.NUMMER, refers="stappen"),
        ),
        key=("scholingnummer",),
        joined=(("stand", "diploma"), ("soort", "behaald_op", "stapnummer")),
        rules=(regels.diploma_when_finished, regels.verklaring_of_step),
    ),
    Tabel(
        "taalkennis",
        (
            KLANT,
            Kolom("taal", max_length=3),
            *(_code(name, Taalniveau.values) for name in ("spreken", "luisteren", "lezen", "schrijven")),
        ),
        key=("klantnummer", "taal"),
        rules=(regels.language_code,),
    ),
)
