"""What comes of an invented conversation: words for each topic, how it goes on, what was agreed. No names."""

import random
from datetime import date, timedelta

# By topic: what somebody says; and what the consulent notes beside it.
GEZEGD: dict[str, tuple[str, ...]] = {
    "dagelijks_leven": (
        "Staat om acht uur op en brengt de kinderen naar school.",
        "Slaapt slecht en begint de dag laat. Wil meer regelmaat.",
        "Doet de boodschappen voor een buurvrouw en kookt elke dag.",
    ),
    "werk_ervaring": (
        "Werkte negen jaar in een magazijn. Heeft geen heftruckbewijs meer.",
        "Heeft in het buitenland als kapper gewerkt. Het diploma telt hier nog niet.",
        "Deed schoonmaakwerk in de avond en vond de collega's het fijnst.",
    ),
    "opleiding_taal": (
        "Heeft vmbo. Wil een mbo-opleiding, maar weet nog niet welke.",
        "Leest eenvoudige brieven zelf. Bellen in het Nederlands blijft lastig.",
        "Volgt sinds kort een taalcursus, twee ochtenden in de week.",
    ),
    "talenten_hobbys": (
        "Kookt graag voor veel mensen.",
        "Repareert fietsen voor de hele straat.",
        "Zingt in een koor en regelt daar de optredens.",
    ),
    "dromen_ambities": (
        "Wil over een jaar in de zorg werken.",
        "Droomt van een eigen eetcafé, maar wil eerst ervaring opdoen.",
        "Wil vooral weer meedoen en mensen ontmoeten.",
    ),
    "belastbaarheid": (
        "Kan ongeveer vier uur per dag werken en moet kunnen afwisselen met zitten.",
        "Tilt geen zware dingen. Lopen en staan gaat goed.",
        "Heeft de energie voor twee dagen in de week en wil dat opbouwen.",
    ),
    "geld": (
        "Komt rond, maar kan niet sparen.",
        "Heeft een regeling voor de schulden. Die loopt nog anderhalf jaar.",
        "Weet niet wat werken netto oplevert. Wil dat graag laten uitrekenen.",
    ),
    "wonen": (
        "Woont met plezier in de wijk.",
        "Woont klein, met drie kinderen. Staat ingeschreven voor een andere woning.",
    ),
    "gezin_opvang": (
        "Heeft twee kinderen op de basisschool. Kan werken tussen negen en twee.",
        "Zorgt vier dagdelen per week voor een ouder.",
    ),
    "netwerk": (
        "Heeft een zus in de buurt die helpt.",
        "Ziet weinig mensen. Zou naar de inloop in het buurthuis willen.",
    ),
    "belemmeringen": (
        "Vindt het eng om te beginnen na zo lange tijd.",
        "Heeft eerst rust nodig over de brieven van incassobureaus.",
    ),
}
TERZIJDE = (
    "Praat liever over werk dan over thuis.",
    "Volgende keer rustig op terugkomen.",
    "Vraag naar het rijbewijs is nog niet beantwoord.",
)
EIGEN_WOORDEN = (
    ("talent", "Fietsen maken"),
    ("talent", "Grote groepen te eten geven"),
    ("wens", "Een koor om in te zingen"),
    ("wens", "Iets met dieren"),
)
AFGESPROKEN = {
    "klant": (
        "Belt de taalschool en vraagt naar een plek",
        "Neemt de brieven over de schulden mee",
        "Gaat kijken bij de inloop in het buurthuis",
        "Maakt een lijstje van banen die passen",
    ),
    "medewerker": (
        "Rekent uit wat werken oplevert",
        "Zoekt uit of het diploma hier telt",
        "Vraagt een plek bij het werkfit-programma",
    ),
    "ander": ("Gaat mee naar de eerste les", "Past op de kinderen tijdens het gesprek"),
}
ANDEREN = ("Zus van de klant", "Buurvrouw", "Wijkcoach")
REDENEN = {
    "nu_niet": ("Wacht op een operatie", "Zorgt nu voor een ziek familielid", "Verhuist deze maand"),
    "wil_niet": ("Wil eerst de schulden op orde", "Heeft slechte ervaringen met eerdere trajecten"),
}
PLAATSEN = {
    "kantoor": ("Werkplein, spreekkamer 3", "Werkplein, balie"),
    "huisbezoek": ("Thuis",),
    "wijk": ("Wijkcentrum", "Bibliotheek", "Buurthuis"),
}
AANWEZIG = ("Tolk", "Zus van de klant", "Bewindvoerder", "Wijkcoach")
ACTIES = ("Melding bij schuldhulp gedaan", "Wijkcoach helpt", "Staat op de wachtlijst", "Huisarts weet ervan")

Verloop = tuple[str | None, str | None, str | None, int | None, str | None, str | None, date | None]


def verloop(rng: random.Random, datum: date, vorm: str, trede: int | None, haalbaar: float) -> Verloop:
    """The later columns of a conversation: 27 % has a follow-up (domain: 400 of 1,500).

    `haalbaar`: the person's chance. Of all people 10 % can work directly, 40 % in time, 50 % takes part in another way.
    """
    tijd = f"{rng.randint(9, 16):02d}:{rng.choice((0, 15, 30, 45)):02d}" if rng.random() < 0.7 else None
    plaats = rng.choice(PLAATSEN[vorm]) if vorm in PLAATSEN and rng.random() < 0.8 else None
    aanwezig = rng.choice(AANWEZIG) if rng.random() < 0.06 else None
    hoogste = 6 if haalbaar < 0.1 else 5 if haalbaar < 0.5 else 4 if haalbaar < 0.75 else 3
    chance = rng.random()
    vervolg = (
        "plan"
        if chance < 0.1
        else "nieuw_gesprek"
        if chance < 0.27
        else "nu_niet"
        if chance < 0.33
        else "wil_niet"
        if chance < 0.36
        else None
    )
    reden = rng.choice(REDENEN[vervolg]) if vervolg in REDENEN else None
    opnieuw = datum + timedelta(days=rng.randint(60, 180)) if reden else None
    return tijd, plaats, aanwezig, max(hoogste, trede) if trede else None, vervolg, reden, opnieuw


def ernst(rng: random.Random, found: date, solved: date | None) -> tuple[int | None, str | None, date | None]:
    """How much something stands in the way, what is done about it, and since when one can live with it."""
    hoe = rng.choice((1, 2, 2, 3)) if rng.random() < 0.6 else None
    actie = rng.choice(ACTIES) if rng.random() < 0.4 else None
    if solved:
        return hoe, actie, found + (solved - found) // 2 if rng.random() < 0.5 else None
    return hoe, actie, found + timedelta(days=rng.randint(10, 120)) if rng.random() < 0.15 else None
