"""The files beside those of the contract (docs/bestanden.md): the table at the conversation, the work list, scans and
agreements to ask, appointments."""

from intake.enums import Keuzevraag
from intake.models.uitvraag import MAX_UITVRAAG
from intake.models.waardescan import MAX_TEKST, VRAGEN
from werkoffensief.overdracht import regels
from werkoffensief.overdracht.kolommen import (
    KLANT,
    MEDEWERKER,
    Kolom,
    Soort,
    Tabel,
    datum,
    keuze,
    later,
    nummer,
)

GESPREK = nummer("gespreknummer", "gesprekken")
DOMEINEN = (
    *("financien", "werk_opleiding", "tijdsbesteding", "huisvesting", "huiselijke_relaties"),
    *(
        "geestelijke_gezondheid",
        "lichamelijke_gezondheid",
        "middelengebruik",
        "basale_adl",
        "instrumentele_adl",
    ),
    *("sociaal_netwerk", "maatschappelijke_participatie", "justitie"),
)

# Beside the contract's: what a conversation at the table brings (docs/bestanden.md).
TAFEL = (
    Tabel(
        "antwoorden",
        (
            GESPREK,
            Kolom("onderwerp", Soort.CODE, lijst="onderwerp"),
            keuze("stand", "besproken", "weet_nog_niet", "wil_niet_vertellen"),
            Kolom("tekst", required=False, max_length=4_000),
            Kolom("intern", required=False, max_length=4_000),
        ),
        key=("gespreknummer", "onderwerp"),
        joined=(("stand", "tekst"),),
        rules=(regels.text_where_told,),
    ),
    Tabel(
        "keuzeantwoorden",
        (
            GESPREK,
            keuze("vraag", *Keuzevraag.values),
            keuze("stand", "besproken", "weet_nog_niet", "wil_niet_vertellen"),
            Kolom("waarde", required=False),
        ),
        key=("gespreknummer", "vraag"),
        joined=(("stand", "waarde"),),
        rules=(regels.answer_fits_question,),
    ),
    Tabel(
        "zrm",
        (
            GESPREK,
            keuze("domein", *DOMEINEN),
            Kolom("niveau", Soort.GETAL, minimum=1, maximum=5),
            nummer("versie", max_length=20),
        ),
        key=("gespreknummer", "domein"),
        joined=(("niveau", "versie"),),
    ),
    Tabel(
        "klanttags",
        (
            KLANT,
            keuze("soort", "talent", "wens"),
            keuze("bron", "lijst", "eigen_woorden"),
            Kolom("wat"),
            datum("sinds"),
            later("tot", Soort.DATUM),
            later("gespreknummer", Soort.NUMMER, refers="gesprekken"),
        ),
        key=("klantnummer", "soort", "bron", "wat"),
        rules=(regels.end_not_before("sinds", "tot"),),
    ),
    Tabel(
        "acties",
        (
            nummer("actienummer"),
            KLANT,
            nummer("gespreknummer", "gesprekken", required=False),
            keuze("wie", "klant", "medewerker", "ander"),
            nummer("medewerker", "medewerkers", required=False),
            Kolom("wie_anders", required=False),
            Kolom("wat"),
            datum("afgesproken_op"),
            datum("voor_op", required=False),
            datum("gedaan_op", required=False),
        ),
        key=("actienummer",),
        joined=(("wie", "medewerker", "wie_anders"),),
        rules=(
            regels.one_does_it,
            regels.end_not_before("afgesproken_op", "voor_op"),
            regels.end_not_before("afgesproken_op", "gedaan_op"),
        ),
    ),
)
# What the work list asks (docs/bestanden.md).
WERKLIJST = (
    Tabel(
        "ontheffingen",
        (
            nummer("ontheffingnummer"),
            KLANT,
            Kolom("soort", Soort.CODE, lijst="ontheffing"),
            datum("van"),
            datum("tot", required=False),
            datum("herbeoordelen_op"),
        ),
        key=("ontheffingnummer",),
        joined=(("van", "tot", "herbeoordelen_op"),),
        rules=(regels.end_not_before("van", "tot"), regels.end_not_before("van", "herbeoordelen_op")),
    ),
    Tabel(
        "terugbelbeloften",
        (
            nummer("beloftenummer"),
            KLANT,
            MEDEWERKER,
            datum("op"),
            datum("gedaan_op", required=False, past=True),
        ),
        key=("beloftenummer",),
    ),
)
SCANS = (
    Tabel(
        "waardescans",
        (
            KLANT,
            datum("datum", past=True),
            MEDEWERKER,
            *(
                Kolom(
                    code, Soort.KEUZE, required=False, choices=tuple(value for value, _ in vraag.antwoorden)
                )
                for code, vraag in VRAGEN.items()
            ),
            Kolom("kansen", required=False, max_length=MAX_TEKST),
            Kolom("alternatieven", required=False, max_length=MAX_TEKST),
        ),
        key=("klantnummer", "datum"),
    ),
    Tabel(
        "toestemmingen",
        (
            KLANT,
            Kolom("wie"),
            datum("gegeven_op", past=True),
            Kolom("waarvoor"),
            datum("geldig_tot"),
            datum("ingetrokken_op", required=False, past=True),
        ),
        key=("klantnummer", "wie", "gegeven_op"),
        rules=(
            regels.end_not_before("gegeven_op", "geldig_tot"),
            regels.end_not_before("gegeven_op", "ingetrokken_op"),
        ),
    ),
)
# What third parties were asked with an agreement: read after those agreements.
UITVRAGEN = (
    Tabel(
        "uitvragen",
        (
            nummer("uitvraagnummer"),
            KLANT,
            Kolom("wie"),
            datum("gegeven_op", past=True),
            datum("gevraagd_op", past=True),
            MEDEWERKER,
            Kolom("bij_wie", required=False),
            Kolom("wat", max_length=MAX_UITVRAAG),
            datum("afgerond_op", required=False, past=True),
            Kolom("antwoord", required=False, max_length=MAX_UITVRAAG),
        ),
        key=("uitvraagnummer",),
        joined=(("wie", "gegeven_op", "gevraagd_op"), ("afgerond_op", "antwoord")),
        rules=(
            regels.end_not_before("gegeven_op", "gevraagd_op"),
            regels.end_not_before("gevraagd_op", "afgerond_op"),
            regels.only_with("antwoord", "afgerond_op"),
        ),
    ),
)
# The household: who has a file too, and who has none (docs/bestanden.md). Read after the people and their old numbers.
GEZIN = (
    Tabel(
        "gezinsbanden",
        (
            KLANT,
            nummer("ander", "klanten"),
            keuze("relatie", "partner", "kind", "ouder", "anders"),
            datum("sinds", past=True),
            datum("tot", required=False),
        ),
        key=("klantnummer", "ander", "sinds"),
        rules=(regels.not_the_same("klantnummer", "ander"), regels.end_not_before("sinds", "tot")),
    ),
    Tabel(
        "gezinsleden",
        (
            nummer("gezinslidnummer"),
            KLANT,
            keuze("relatie", "partner", "kind", "ouder", "anders"),
            Kolom("naam", required=False),
            Kolom("geboortejaar", Soort.GETAL, required=False, minimum=1900, maximum=2100),
            keuze("inwonend", "ja", "nee"),
            datum("geldig_van", past=True),
            datum("geldig_tot", required=False, past=True),
        ),
        key=("gezinslidnummer",),
        joined=(("geldig_van", "geldig_tot"),),
        rules=(regels.end_not_before("geldig_van", "geldig_tot"),),
    ),
)
PLEK = ("bereikbaar_via", "bereikbaar_wanneer", "bereikbaar_bij_wie")
# What klanten.csv does not say of where somebody lives or can be found: read after the people and their old numbers.
VERBLIJF = (
    Tabel(
        "verblijfplaatsen",
        (
            KLANT,
            Kolom("straat", required=False),
            *(Kolom(name, required=False) for name in PLEK),
            keuze("geheim", "ja", "nee"),
        ),
        key=("klantnummer",),
        joined=(("straat", *PLEK),),
        rules=(
            regels.not_beside("straat", "bereikbaar_via"),
            regels.only_where_filled("bereikbaar_wanneer", "bereikbaar_via"),
            regels.only_where_filled("bereikbaar_bij_wie", "bereikbaar_via"),
        ),
    ),
)
# What to mind about a person, and who acts for them: read after the people and their old numbers.
AANDACHT = (
    Tabel(
        "aandachtspunten",
        (
            KLANT,
            Kolom("let_op", required=False),
            Kolom("tolk_taal", required=False),
            Kolom("veiligheid", required=False),
            datum("veiligheid_tot", required=False),
        ),
        key=("klantnummer",),
        joined=(("veiligheid", "veiligheid_tot"),),
        rules=(regels.all_or_none("veiligheid", "veiligheid_tot"),),
    ),
    Tabel(
        "vertegenwoordigers",
        (
            KLANT,
            keuze("soort", "bewindvoerder", "gemachtigde"),
            Kolom("naam"),
            Kolom("organisatie", required=False),
            Kolom("adres", required=False),
            Kolom("telefoon", required=False),
            Kolom("email", required=False),
            keuze("krijgt_post", "ja", "nee"),
        ),
        key=("klantnummer", "soort", "naam"),
    ),
    Tabel("herinneringstops", (KLANT, Kolom("sinds", Soort.MOMENT), MEDEWERKER), key=("klantnummer",)),
)
DUUR = Kolom("duur", Soort.GETAL, minimum=5, maximum=480)
AFSPRAKEN = (
    Tabel(
        "afspraken",
        (
            nummer("afspraaknummer"),
            KLANT,
            MEDEWERKER,
            Kolom("begin", Soort.MOMENT),
            DUUR,
            keuze("vorm", "kantoor", "huisbezoek", "telefoon", "video", "wijk"),
            Kolom("plaats", required=False),
            Kolom("onderwerp", required=False),
            keuze("status", "gepland", "geweest", "niet_verschenen", "afgezegd"),
            later("afzegger", Soort.KEUZE, choices=("wij", "klant")),
            later("afzegreden", max_length=200),
        ),
        key=("afspraaknummer",),
        joined=(("begin", "duur"), ("afzegger", "afzegreden")),
    ),
    Tabel(
        "bijeenkomsten",
        (
            nummer("bijeenkomstnummer"),
            Kolom("titel"),
            Kolom("begin", Soort.MOMENT),
            DUUR,
            Kolom("plaats"),
            Kolom("plekken", Soort.GETAL, minimum=1, maximum=500),
            nummer("begeleider", "medewerkers"),
        ),
        key=("bijeenkomstnummer",),
        joined=(("begin", "duur"),),
    ),
    Tabel(
        "deelnames",
        (
            KLANT,
            nummer("bijeenkomstnummer", "bijeenkomsten"),
            keuze("status", "uitgenodigd", "aanwezig", "afwezig", "afgemeld"),
        ),
        key=("klantnummer", "bijeenkomstnummer"),
    ),
)
