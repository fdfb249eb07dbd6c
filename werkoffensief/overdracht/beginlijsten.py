"""The codes known from the start (contract section 2), as migrations intake 0005 and 0021 and trajecten 0005 make them.

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
}
