"""The files of the opleidingsfonds: loans, and the ledger (docs/bestanden.md)."""

from trajecten.enums import Advies, Besluit, Briefsoort, Herstelreden, Rekening
from trajecten.models.fonds import MAX_BOEKING
from trajecten.models.lening import MAX_CENTEN
from trajecten.models.plan import MAX_WOORDEN
from trajecten.models.toekenning import MAX_BRIEFTEKST
from werkoffensief.overdracht import regels, regels_fonds
from werkoffensief.overdracht.kolommen import KLANT, MAX_INT, MEDEWERKER, Kolom, Soort, Tabel, datum, nummer


def _cents(name: str, *, required: bool = True) -> Kolom:
    return Kolom(name, Soort.GETAL, required=required, minimum=1, maximum=MAX_CENTEN)


def _text(name: str) -> Kolom:
    return Kolom(name, required=False, max_length=MAX_WOORDEN)


FONDS = (
    Tabel(
        "leningen",
        (
            nummer("leningnummer"),
            KLANT,
            Kolom("opleiding"),
            Kolom("school", required=False),
            Kolom("waarom", max_length=MAX_WOORDEN),
            datum("gevraagd_op", past=True),
            nummer("gevraagd_door", "medewerkers"),
            _cents("gevraagd_centen"),
            Kolom("advies", Soort.KEUZE, required=False, choices=tuple(Advies.values)),
            datum("geadviseerd_op", required=False),
            nummer("geadviseerd_door", "medewerkers", required=False),
            _text("advies_reden"),
            Kolom("besluit", Soort.KEUZE, required=False, choices=tuple(Besluit.values)),
            datum("besloten_op", required=False),
            nummer("besloten_door", "medewerkers", required=False),
            _text("besluit_reden"),
            _cents("toegekend_centen", required=False),
            datum("eerste_termijn", required=False),
            _cents("termijn_centen", required=False),
            datum("ingetrokken_op", required=False),
            _text("ingetrokken_reden"),
        ),
        key=("leningnummer",),
        joined=(regels_fonds.WAY,),
        rules=(
            regels.all_or_none(*regels_fonds.ADVICE),
            regels.all_or_none(*regels_fonds.DECIDED),
            regels.all_or_none("ingetrokken_op", "ingetrokken_reden"),
            regels.end_not_before("gevraagd_op", "geadviseerd_op"),
            regels.end_not_before("gevraagd_op", "ingetrokken_op"),
            regels.end_not_before("geadviseerd_op", "besloten_op"),
            regels.end_not_before("besloten_op", "eerste_termijn"),
            regels_fonds.decided_after_advice,
            regels_fonds.decided_by_another,
            regels_fonds.granted_with_scheme,
            regels_fonds.refused_stays,
            regels_fonds.not_above("toegekend_centen", "gevraagd_centen"),
            regels_fonds.not_above("termijn_centen", "toegekend_centen"),
        ),
    ),
    Tabel(
        "kwijtscheldingen",
        (
            nummer("kwijtscheldingsnummer"),
            nummer("leningnummer", "leningen"),
            _cents("centen"),
            datum("gevraagd_op", past=True),
            nummer("gevraagd_door", "medewerkers"),
            Kolom("reden", max_length=MAX_WOORDEN),
            Kolom("besluit", Soort.KEUZE, required=False, choices=tuple(Besluit.values)),
            datum("besloten_op", required=False),
            nummer("besloten_door", "medewerkers", required=False),
            _text("besluit_reden"),
        ),
        key=("kwijtscheldingsnummer",),
        joined=(regels_fonds.REMISSION,),
        rules=(
            regels.all_or_none(*regels_fonds.DECIDED),
            regels.end_not_before("gevraagd_op", "besloten_op"),
            regels_fonds.remitted_by_another,
        ),
    ),
    Tabel(
        "leningbrieven",
        (
            nummer("leningbriefnummer"),
            nummer("leningnummer", "leningen"),
            Kolom("soort", Soort.KEUZE, choices=tuple(Briefsoort.values)),
            nummer("kwijtscheldingsnummer", "kwijtscheldingen", required=False),
            datum("opgemaakt_op", past=True),
            MEDEWERKER,
            _text("reden"),
            datum("eerste_termijn", required=False),
            _cents("termijn_centen", required=False),
            Kolom("brief", max_length=MAX_BRIEFTEKST),
            datum("verzonden_op", required=False, past=True),
        ),
        key=("leningbriefnummer",),
        joined=(regels_fonds.LETTER,),
        rules=(
            regels.all_or_none("eerste_termijn", "termijn_centen"),
            regels.end_not_before("opgemaakt_op", "verzonden_op"),
            regels_fonds.letter_tells,
        ),
    ),
    Tabel(
        "boekingen",
        (
            Kolom("nummer", Soort.GETAL, minimum=1, maximum=MAX_INT),
            datum("dag", past=True),
            Kolom("van", Soort.KEUZE, choices=tuple(Rekening.values)),
            Kolom("naar", Soort.KEUZE, choices=tuple(Rekening.values)),
            Kolom("centen", Soort.GETAL, minimum=1, maximum=MAX_BOEKING),
            Kolom("kas_na", Soort.GETAL, maximum=MAX_BOEKING),
            nummer("leningnummer", "leningen", required=False),
            nummer("kwijtscheldingsnummer", "kwijtscheldingen", required=False),
            Kolom("herstelt", Soort.GETAL, required=False, minimum=1, maximum=MAX_INT),
            Kolom("herstel_reden", Soort.KEUZE, required=False, choices=tuple(Herstelreden.values)),
            Kolom("kenmerk", required=False, max_length=40),
            MEDEWERKER,
        ),
        key=("nummer",),
        joined=(regels_fonds.BOOKING,),
        rules=(regels.all_or_none("herstelt", "herstel_reden"), regels_fonds.mends_earlier),
    ),
)
