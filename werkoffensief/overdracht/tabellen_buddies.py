"""The files of buddies, pairings and their contact (docs/bestanden.md)."""

from trajecten.enums import Buddycontactsoort, EindeBuddy
from trajecten.models.buddy import MAX_CONTACT, MAX_PLEKKEN
from trajecten.models.plan import MAX_WOORDEN
from werkgevers.enums import Sector
from werkoffensief.overdracht import regels
from werkoffensief.overdracht.kolommen import KLANT, MEDEWERKER, Kolom, Soort, Tabel, datum, keuze, nummer

BUDDIES = (
    Tabel(
        "buddies",
        (
            nummer("buddynummer"),
            Kolom("naam"),
            Kolom("telefoon", required=False),
            Kolom("email", required=False),
            nummer("kvk_nummer", "werkgevers", required=False),
            datum("vog_op", required=False, past=True),
            Kolom("talen", Soort.LIJST, required=False),
            Kolom("sector", Soort.KEUZE, required=False, choices=tuple(Sector.values)),
            Kolom("plekken", Soort.GETAL, minimum=1, maximum=MAX_PLEKKEN),
            datum("van"),
            datum("tot", required=False),
        ),
        key=("buddynummer",),
        joined=(("plekken", "van", "tot"),),
        rules=(regels.end_not_before("van", "tot"),),
    ),
    Tabel(
        "buddykoppelingen",
        (
            nummer("koppelnummer"),
            KLANT,
            nummer("buddynummer", "buddies"),
            datum("start"),
            datum("einde", required=False),
            Kolom("einde_reden", Soort.KEUZE, required=False, choices=tuple(EindeBuddy.values)),
            MEDEWERKER,
            Kolom("waarom", max_length=MAX_WOORDEN),
        ),
        key=("koppelnummer",),
        joined=(("buddynummer", "start", "einde", "einde_reden"),),
        rules=(
            regels.end_not_before("start", "einde"),
            regels.all_or_none("einde", "einde_reden"),
        ),
    ),
    Tabel(
        "buddycontacten",
        (
            nummer("koppelnummer", "buddykoppelingen"),
            datum("dag", past=True),
            keuze("hoe", *Buddycontactsoort.values),
            Kolom("tekst", required=False, max_length=MAX_CONTACT),
            MEDEWERKER,
        ),
        key=("koppelnummer", "dag", "hoe"),
    ),
)
