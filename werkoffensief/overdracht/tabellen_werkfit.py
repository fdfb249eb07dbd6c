"""The files of who came to a group, what was agreed to build up, and how somebody stands (docs/bestanden.md)."""

from trajecten.enums import Aanwezig, Werkfit
from trajecten.models.plan import MAX_WOORDEN
from trajecten.models.werkfit import MAX_MINUTEN, MAX_UREN
from werkoffensief.overdracht import regels
from werkoffensief.overdracht.kolommen import MEDEWERKER, Kolom, Soort, Tabel, datum, keuze, nummer

STAP = nummer("stapnummer", "stappen")
WERKFIT = (
    Tabel(
        "opbouwen",
        (
            STAP,
            datum("vanaf"),
            Kolom("dagen", Soort.GETAL, minimum=1, maximum=7),
            Kolom("uren", Soort.GETAL, minimum=1, maximum=MAX_UREN),
        ),
        key=("stapnummer", "vanaf"),
        joined=(("dagen", "uren"),),
        rules=(regels.not_less("dagen", "uren"),),
    ),
    Tabel(
        "aanwezigheid",
        (
            STAP,
            datum("dag", past=True),
            keuze("wat", *Aanwezig.values),
            Kolom("minuten", Soort.GETAL, required=False, minimum=1, maximum=MAX_MINUTEN),
        ),
        key=("stapnummer", "dag"),
        joined=(("wat", "minuten"),),
        rules=(regels.minutes_where_present,),
    ),
    Tabel(
        "werkfitbeoordelingen",
        (
            nummer("trajectnummer", "trajecten"),
            datum("dag", past=True),
            MEDEWERKER,
            keuze("uitkomst", *Werkfit.values),
            Kolom("waarom", max_length=MAX_WOORDEN),
        ),
        key=("trajectnummer", "dag"),
        joined=(("uitkomst", "waarom"),),
    ),
)
