"""The codes known from the start (contract section 2), as migrations intake 0005, 0018 and 0021 and
trajecten 0005 make them.

An export writes only codes that were added, renamed or ended compared with these; a test compares them with a
fresh database.
"""

BEGIN: dict[str, dict[str, str]] = {
    "belemmering": {
        "schulden": "Schulden",
        "kinderopvang": "Kinderopvang",
        "psychische_gezondheid": "Psychische gezondheid",
        "lichamelijke_gezondheid": "Lichamelijke gezondheid",
        "laaggeletterdheid": "Laaggeletterdheid",
        "taal": "Taal",
        "opleiding": "Opleiding",
        "eenzaamheid": "Eenzaamheid",
        "zelfvertrouwen": "Zelfvertrouwen",
        "huisvesting": "Huisvesting",
        "verslaving": "Verslaving",
        "mantelzorg": "Mantelzorg",
    },
    "voorziening": {
        "werkfit": "Werkfit-programma",
        "buddy": "Buddy",
        "stage": "Stage",
        "praktijkleren": "Praktijkleren",
        "opleidingsfonds": "Opleidingsfonds",
        "schuldhulp": "Schuldhulp",
        "taaltraining": "Taaltraining",
        "arbeidsmarktwaardescan": "Arbeidsmarktwaardescan",
        "proefplaatsing": "Proefplaatsing",
    },
    "einde_uitkering": {
        "werk": "Werk",
        "opleiding": "Opleiding",
        "verhuizing": "Verhuizing",
        "pensioen": "Pensioen",
        "overlijden": "Overlijden",
        "wijziging": "Wijziging",
        "overig": "Overig",
    },
    "einde_traject": {
        "werk": "Werk",
        "opleiding": "Opleiding",
        "participatie": "Participatie",
        "zorg": "Zorg",
        "verhuizing": "Verhuizing",
        "eigen_verzoek": "Op eigen verzoek",
        "overig": "Overig",
    },
    "ontheffing": {
        "alleenstaande_ouder": "Alleenstaande ouder met een kind jonger dan 5 jaar",
        "arbeidsongeschikt": "Volledig en duurzaam arbeidsongeschikt",
        "mantelzorg": "Mantelzorg",
        "dringende_redenen": "Andere dringende redenen",
    },
    "einde_plaatsing": {
        "contract_afgelopen": "Contract afgelopen",
        "uitval": "Uitval",
        "eigen_keuze": "Eigen keuze",
        "overig": "Overig",
    },
    "onderwerp": {
        "dagelijks_leven": "Dagelijks leven",
        "werk_ervaring": "Werk en ervaring",
        "opleiding_taal": "Opleiding en taal",
        "talenten_hobbys": "Talenten en hobby's",
        "dromen_ambities": "Dromen en ambities",
        "belastbaarheid": "Gezondheid en belastbaarheid",
        "geld": "Geld",
        "wonen": "Wonen",
        "gezin_opvang": "Gezin en opvang",
        "netwerk": "Netwerk",
        "belemmeringen": "Wat in de weg staat",
    },
    "talent": {
        "met_mensen": "Met mensen omgaan",
        "met_handen": "Met de handen werken",
        "techniek": "Techniek",
        "verzorgen": "Zorgen voor anderen",
        "koken": "Koken",
        "organiseren": "Organiseren",
        "creatief": "Creatief",
        "computers": "Computers",
        "talen": "Meer talen spreken",
        "buiten": "Buiten bezig zijn",
        "volhouden": "Volhouden",
        "leren": "Snel leren",
    },
    "wens": {
        "wens_betaald_werk": "Betaald werk",
        "wens_deeltijd": "Werk voor een paar uur",
        "wens_opleiding": "Een opleiding of cursus",
        "wens_vrijwilligerswerk": "Vrijwilligerswerk",
        "wens_eigen_bedrijf": "Een eigen bedrijf",
        "wens_dichtbij": "Werk dicht bij huis",
        "wens_vaste_tijden": "Vaste werktijden",
        "wens_ontmoeten": "Meer mensen ontmoeten",
    },
}
ACHTERAAN = 100  # the order of a topic that has none of its own
_VOLGORDE = {code: 10 * place for place, code in enumerate(BEGIN["onderwerp"], start=1)}


def begin_volgorde(lijst: str, code: str) -> int | None:
    """The order of a topic that is known from the start; None at the end of the list, and in other lists."""
    volgorde = _VOLGORDE.get(code) if lijst == "onderwerp" else None
    return None if volgorde == ACHTERAAN else volgorde
