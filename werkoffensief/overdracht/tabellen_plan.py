"""The files of the plan, templates, aftercare and absence cover; what a placement has more (docs/bestanden.md)."""

from intake.enums import Uitvoerder
from trajecten.enums import (
    Contractsoort,
    DoelStatus,
    Einddoel,
    Nazorgmet,
    Nazorgmoment,
    Nazorguitkomst,
    UitkeringErna,
    Wensuitkomst,
)
from trajecten.models.plan import JONGEREN, MAX_WOORDEN, WOORDEN
from werkoffensief.overdracht import regels
from werkoffensief.overdracht.kolommen import (
    KLANT,
    MAX_SMALL,
    MEDEWERKER,
    Kolom,
    Soort,
    Tabel,
    datum,
    keuze,
    later,
    nummer,
)

TRAJECT = nummer("trajectnummer", "trajecten")
MAX_KOPIE = 500_000  # a copy of a plan as JSON
NUMMER = Kolom("nummer", Soort.GETAL, minimum=1, maximum=MAX_SMALL)


def _words(name: str) -> Kolom:
    return Kolom(name, required=False, max_length=MAX_WOORDEN)


OF_PLAATSING = (
    later("contract", Soort.KEUZE, choices=tuple(Contractsoort.values)),
    later("school"),
    later("voorziening", Soort.CODE, lijst="voorziening"),
    later("uitkering_erna", Soort.KEUZE, choices=tuple(UitkeringErna.values)),
    later("verwacht_einde_uitkering", Soort.DATUM),
    later("einde_toelichting", max_length=MAX_WOORDEN),
)
PLANNEN = (
    Tabel(
        "vervolgtrajecten",
        (TRAJECT, nummer("vervolg_op", "trajecten")),
        key=("trajectnummer",),
    ),
    Tabel(
        "plannen",
        (
            TRAJECT,
            Kolom("einddoel", Soort.KEUZE, required=False, choices=tuple(Einddoel.values)),
            *(_words(name) for name in (*WOORDEN, *JONGEREN)),
        ),
        key=("trajectnummer",),
    ),
    Tabel(
        "doelen",
        (
            nummer("doelnummer"),
            TRAJECT,
            Kolom("wat"),
            Kolom("hoe_zien_wij_het", required=False),
            Kolom("waarom", required=False),
            datum("gesteld_op"),
            datum("voor_op", required=False),
            keuze("status", *DoelStatus.values),
            datum("afgesloten_op", required=False),
        ),
        key=("doelnummer",),
        joined=(("status", "afgesloten_op"),),
        rules=(
            regels.goal_day_fits_state,
            regels.end_not_before("gesteld_op", "voor_op"),
            regels.end_not_before("gesteld_op", "afgesloten_op"),
        ),
    ),
    Tabel(
        "doelacties",
        (nummer("actienummer", "acties"), nummer("doelnummer", "doelen")),
        key=("actienummer",),
    ),
    Tabel(
        "wachtpunten",
        (
            nummer("wachtpuntnummer"),
            TRAJECT,
            Kolom("wat"),
            datum("sinds"),
            datum("verwacht_op", required=False),
            datum("klaar_op", required=False),
        ),
        key=("wachtpuntnummer",),
        rules=(regels.end_not_before("sinds", "verwacht_op"), regels.end_not_before("sinds", "klaar_op")),
    ),
    Tabel(
        "evaluaties",
        (TRAJECT, datum("gehouden_op", past=True), Kolom("uitkomst", max_length=MAX_WOORDEN)),
        key=("trajectnummer", "gehouden_op"),
    ),
    Tabel(
        "planversies",
        (
            TRAJECT,
            NUMMER,
            datum("afgesproken_op", past=True),
            MEDEWERKER,
            Kolom("plan", max_length=MAX_KOPIE),
        ),
        key=("trajectnummer", "nummer"),
        rules=(regels.is_copy_of_plan,),
    ),
    Tabel(
        "plansjablonen",
        (
            nummer("sjabloonnummer"),
            Kolom("team", required=False, refers="teams"),
            Kolom("naam"),
            Kolom("uitleg", required=False),
        ),
        key=("sjabloonnummer",),
        joined=(("team", "naam"),),
    ),
    Tabel(
        "sjabloonregels",
        (
            nummer("sjabloonnummer", "plansjablonen"),
            Kolom("doel", Soort.GETAL, maximum=MAX_SMALL),
            Kolom("plek", Soort.GETAL, maximum=MAX_SMALL),
            Kolom("wat"),
            Kolom("hoe_zien_wij_het", required=False),
            Kolom("wie", Soort.KEUZE, required=False, choices=tuple(Uitvoerder.values)),
            Kolom("wie_anders", required=False),
            Kolom("na_dagen", Soort.GETAL, required=False, maximum=730),
        ),
        key=("sjabloonnummer", "doel", "plek"),
        joined=(("wie", "wie_anders"),),
        rules=(regels.goal_or_action,),
    ),
    Tabel(
        "nazorg",
        (
            nummer("plaatsingnummer", "plaatsingen"),
            keuze("moment", *Nazorgmoment.values),
            datum("gedaan_op", past=True),
            MEDEWERKER,
            Kolom("met", Soort.KEUZE, required=False, choices=tuple(Nazorgmet.values)),
            keuze("uitkomst", *Nazorguitkomst.values),
            Kolom("notitie", required=False, max_length=MAX_WOORDEN),
        ),
        key=("plaatsingnummer", "moment"),
        joined=(("uitkomst", "notitie"),),
        rules=(regels.note_where_needed,),
    ),
    Tabel(
        "regisseurswensen",
        (
            nummer("wensnummer"),
            KLANT,
            datum("gevraagd_op", past=True),
            MEDEWERKER,
            Kolom("reden", max_length=MAX_WOORDEN),
            Kolom("uitkomst", Soort.KEUZE, required=False, choices=tuple(Wensuitkomst.values)),
            datum("beantwoord_op", required=False),
            nummer("beantwoord_door", "medewerkers", required=False),
            Kolom("antwoord", required=False, max_length=MAX_WOORDEN),
        ),
        key=("wensnummer",),
        joined=(("uitkomst", "beantwoord_op", "beantwoord_door", "antwoord"),),
        rules=(
            regels.all_or_none("uitkomst", "beantwoord_op", "beantwoord_door"),
            regels.end_not_before("gevraagd_op", "beantwoord_op"),
            regels.answer_fits_outcome,
        ),
    ),
    Tabel(
        "waarnemingen",
        (
            nummer("waarnemingnummer"),
            MEDEWERKER,
            nummer("waarnemer", "medewerkers"),
            datum("start"),
            datum("einde"),
            Kolom("reden"),
        ),
        key=("waarnemingnummer",),
        joined=(("medewerker", "waarnemer"),),
        rules=(
            regels.end_after("start", "einde"),
            regels.at_most_a_year("start", "einde"),
            regels.not_the_same("medewerker", "waarnemer"),
        ),
    ),
)
