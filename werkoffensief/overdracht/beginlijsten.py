"""The codes known from the start (contract section 2), as migrations intake 0005, 0018, 0021 and 0076 and
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
    "opleiding": {
        "geen_opleiding": "Geen opleiding afgemaakt",
        "basisonderwijs": "Basisschool",
        "praktijkonderwijs": "Praktijkonderwijs",
        "vmbo": "Vmbo, mavo of lbo",
        "mbo_1": "Mbo 1 (entree)",
        "mbo_2": "Mbo 2",
        "mbo_3_4": "Mbo 3 of 4",
        "havo_vwo": "Havo of vwo",
        "hbo": "Hbo",
        "wo": "Universiteit",
        "buitenland": "Buitenlands diploma, nog niet gewaardeerd",
    },
    "taal": {
        "a0": "Nog bijna niets (lager dan A1)",
        "a1": "A1, losse woorden en zinnen",
        "a2": "A2, eenvoudige gesprekken",
        "b1": "B1, redt zich in de meeste gesprekken",
        "b2": "B2, vlot",
        "c": "C1 of C2, vloeiend",
    },
    "vervoer": {
        "lopen": "Lopend",
        "fiets": "Op de fiets",
        "ov": "Met bus, tram of trein",
        "brommer": "Met een brommer of scooter",
        "auto": "Met een eigen auto",
        "met_hulp": "Alleen met hulp of een taxi",
    },
    "rijbewijs": {
        "geen_rijbewijs": "Geen rijbewijs",
        "b": "B (auto)",
        "am_a": "AM of A (brommer of motor)",
        "be_c_d": "BE, C of D (aanhanger, vrachtwagen of bus)",
    },
    # What somebody can earn beside the minimum wage (WML), as GGM lists it; never why.
    "arbeidsvermogen": {
        "zelf_minimumloon": "Kan zelf het minimumloon of meer verdienen",
        "hulp_minimumloon": "Kan met hulp het minimumloon of meer verdienen",
        "onder_minimumloon": "Kan minder dan het minimumloon verdienen",
        "tijdelijk_geen": "Kan nu tijdelijk niet werken",
    },
    "doelgroepregister": {
        "register_ja": "Ja",
        "register_vermoedelijk": "Vermoedelijk",
        "register_nee": "Nee",
    },
}
MET_VOLGORDE = (
    "onderwerp",
    "opleiding",
    "taal",
    "vervoer",
    "rijbewijs",
    "arbeidsvermogen",
    "doelgroepregister",
)  # the lists in which codes have an order
ACHTERAAN = 100  # the order of a code that has none of its own
_VOLGORDE = {
    (lijst, code): 10 * place for lijst in MET_VOLGORDE for place, code in enumerate(BEGIN[lijst], start=1)
}


def begin_volgorde(lijst: str, code: str) -> int | None:
    """The order of a code that is known from the start; None at the end of its list, and in lists without an order."""
    volgorde = _VOLGORDE.get((lijst, code))
    return None if volgorde == ACHTERAAN else volgorde
