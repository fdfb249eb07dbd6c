"""The files of what voorzieningen are, of their offers, and what a step has more (docs/bestanden.md)."""

from trajecten.enums import Besluit, Wachtuitkomst, Weekdag, Wijziging
from trajecten.models.aanbod import MAX_PLAATSEN
from trajecten.models.plan import MAX_WOORDEN
from trajecten.models.toekenning import MAX_BRIEFTEKST, MAX_BUDGET
from trajecten.models.voorziening import MAX_BRIEF, MAX_CENTEN, MAX_MAANDEN, MAX_OMSCHRIJVING
from werkoffensief.overdracht import regels
from werkoffensief.overdracht.kolommen import MEDEWERKER, Kolom, Soort, Tabel, datum, keuze, later, nummer

AANBOD = nummer("aanbodnummer", "aanbod")
OF_STAP = (
    later("aanbodnummer", Soort.NUMMER, refers="aanbod"),
    later("verwacht_einde", Soort.DATUM),
)
VOORZIENINGEN = (
    Tabel(
        "voorzieningen",
        (
            Kolom("code", Soort.CODE, lijst="voorziening"),
            Kolom("omschrijving", required=False, max_length=MAX_OMSCHRIJVING),
            Kolom("aanbieder", required=False),
            Kolom("prijs_centen", Soort.GETAL, required=False, maximum=MAX_CENTEN),
            Kolom("geldig_maanden", Soort.GETAL, required=False, minimum=1, maximum=MAX_MAANDEN),
            Kolom("srg_code", required=False),
            keuze("beschikking", "ja", "nee"),
            Kolom("brieftekst", required=False, max_length=MAX_BRIEF),
            later("teamleider_vanaf_centen", Soort.GETAL, maximum=MAX_CENTEN),
        ),
        key=("code",),
    ),
    Tabel(
        "aanbod",
        (
            nummer("aanbodnummer"),
            Kolom("voorziening", Soort.CODE, lijst="voorziening"),
            Kolom("naam"),
            Kolom("locatie", required=False),
            datum("start"),
            datum("einde", required=False),
            Kolom("plaatsen", Soort.GETAL, minimum=1, maximum=MAX_PLAATSEN),
        ),
        key=("aanbodnummer",),
        joined=(("voorziening", "naam"),),
        rules=(regels.end_not_before("start", "einde"),),
    ),
    Tabel(
        "groepsdagdelen",
        (
            AANBOD,
            Kolom("dag", Soort.GETAL, minimum=min(Weekdag), maximum=max(Weekdag)),
            Kolom("begin", Soort.TIJD),
            Kolom("einde", Soort.TIJD),
        ),
        key=("aanbodnummer", "dag", "begin"),
        rules=(regels.end_after("begin", "einde"),),
    ),
)
ENDED = ("uitkomst", "geeindigd_op", "stapnummer", "reden", "voorrang_reden")
WACHTLIJST = (
    Tabel(
        "wachtplekken",
        (
            nummer("wachtpleknummer"),
            nummer("trajectnummer", "trajecten"),
            Kolom("voorziening", Soort.CODE, lijst="voorziening"),
            nummer("aanbodnummer", "aanbod", required=False),
            datum("aangemeld_op", past=True),
            Kolom("moment", Soort.MOMENT),
            MEDEWERKER,
            Kolom("uitkomst", Soort.KEUZE, required=False, choices=tuple(Wachtuitkomst.values)),
            datum("geeindigd_op", required=False),
            nummer("stapnummer", "stappen", required=False),
            Kolom("reden", required=False),
            Kolom("voorrang_reden", required=False),
        ),
        key=("wachtpleknummer",),
        joined=(ENDED, ("voorziening", "aanbodnummer"), ("aangemeld_op", "moment")),
        rules=(
            regels.all_or_none("uitkomst", "geeindigd_op"),
            regels.end_not_before("aangemeld_op", "geeindigd_op"),
            regels.waiting_ends_with_why,
        ),
    ),
)
GELD = (
    Tabel(
        "budgetten",
        (
            Kolom("voorziening", Soort.CODE, lijst="voorziening"),
            Kolom("jaar", Soort.GETAL, minimum=2000, maximum=2100),
            Kolom("centen", Soort.GETAL, maximum=MAX_BUDGET),
            keuze("plafond", "ja", "nee"),
        ),
        key=("voorziening", "jaar"),
        joined=(("centen", "plafond"),),
    ),
    Tabel(
        "toekenningen",
        (
            nummer("toekenningsnummer"),
            nummer("trajectnummer", "trajecten"),
            Kolom("voorziening", Soort.CODE, lijst="voorziening"),
            keuze("besluit", *Besluit.values, *Wijziging.values),
            datum("besloten_op", past=True),
            MEDEWERKER,
            Kolom("redenen", max_length=MAX_WOORDEN),
            datum("tot", required=False),
            Kolom("centen", Soort.GETAL, maximum=MAX_CENTEN),
            Kolom("brief", max_length=MAX_BRIEFTEKST),
            datum("verzonden_op", required=False, past=True),
            later("vanaf", Soort.DATUM),
            later("wijzigt", Soort.NUMMER),
        ),
        key=("toekenningsnummer",),
        rules=(
            regels.award_not_over_before,
            regels.change_names_award,
            regels.end_not_before("vanaf", "tot"),
            regels.end_not_before("besloten_op", "verzonden_op"),
            regels.refusal_costs_nothing,
        ),
    ),
    Tabel(
        "uitgaven",
        (
            nummer("uitgavenummer"),
            nummer("toekenningsnummer", "toekenningen"),
            datum("betaald_op", past=True),
            Kolom("centen", Soort.GETAL, minimum=1, maximum=MAX_CENTEN),
            Kolom("omschrijving", required=False),
            MEDEWERKER,
        ),
        key=("uitgavenummer",),
        joined=(("betaald_op", "centen"),),
    ),
)
