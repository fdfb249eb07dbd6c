"""The register of pages: every URL that shows a page, once, with the kind of state in which it is looked at.

Who may open it and what its URL is filled with stand in werkoffensief/dossier/rechten/deuren.csv and in
tests/deuren/bodies.py; here stands what a page is made of. From this register come the contact sheet
(`make schermen`), the rules of accessibility, the widths, the headers and the number of queries. A URL that shows
a page and is not here fails tests/paginas/test_register.py.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from tests.deuren import tabellen
from tests.deuren.bodies import DEUREN, Deur, samenvoegen
from tests.deuren.bodies_plan import verdeling

GEVULD, FOUTEN, ANTWOORD = "gevuld", "fouten", "antwoord"
FULL = 10  # rows that a filled list shows at least


@dataclass(frozen=True)
class Pagina:
    """What stands on a page. `lijst`: rows, so that it is looked at with at least ten. `formulier`: it is posted.

    `knop`: the page is the answer to a button (POST). `antwoord`: what is posted to see what it
    finds, made of the world's objects.
    `fouten_van`: the only roles whose form can have errors on this page. `formulier_van`: the only roles who have one.
    """

    lijst: bool = False
    formulier: bool = False
    knop: bool = False
    fouten_van: tuple[str, ...] = ()
    formulier_van: tuple[str, ...] = ()
    antwoord: Callable[[Any], dict[str, Any]] | None = None


TEKST, LIJST, FORMULIER = Pagina(), Pagina(lijst=True), Pagina(formulier=True)
ELDERS = ("niemand",)  # the forms of this page are sent to another address
GAAT_NIET = Pagina(
    formulier=True, fouten_van=ELDERS
)  # in the world it says that it cannot be: no form is shown
LIJST_EN_FORMULIER, KNOP = Pagina(lijst=True, formulier=True), Pagina(knop=True)
# fmt: off
PAGINAS: dict[str, Pagina] = {
    # Voor iedereen
    "account_login": FORMULIER, "account_logout": TEKST, "wachtwoord_instellen": FORMULIER, "start": LIJST,
    "sneltoetsen": FORMULIER, "toegankelijkheid": TEKST, "privacy": TEKST,
    # Het eigen account
    "mfa_authenticate": FORMULIER, "tweede_factor": TEKST, "app_instellen": FORMULIER, "passkey_toevoegen": FORMULIER,
    "herstelcodes_nieuw": KNOP, "wachtwoord_bevestigen": FORMULIER, "wachtwoord_wijzigen": FORMULIER,
    "collega_bevestigen": FORMULIER,
    "sessie_lijst": LIJST,
    # Klanten vinden
    "klant_lijst": LIJST, "klant_zoeken": Pagina(antwoord=lambda o: {"q": "de"}), "klant_nieuw": FORMULIER,
    "lijstfilter_lijst": LIJST, "lijstfilter_nieuw": FORMULIER, "lijstfilter_wijzigen": FORMULIER,
    "lijst_kolommen": FORMULIER, "bulkactie_lijst": LIJST, "bulkactie": FORMULIER,
    "taak_lijst": LIJST, "taak_later": FORMULIER,
    "toegang_vragen": FORMULIER, "toegang_lijst": LIJST, "campagne_lijst": LIJST,
    "campagne": LIJST, "campagne_capaciteit": FORMULIER, "campagne_nieuw": FORMULIER, "campagne_wijzigen": FORMULIER,
    "werklijst": LIJST, "werklijst_dag": FORMULIER, "overslag_lijst": LIJST,
    "weging": Pagina(formulier=True, fouten_van=("manager",), formulier_van=("manager",)),
    # Het dossier
    "klant_dossier": LIJST, "klant_gegevens": FORMULIER, "klant_identificatie": FORMULIER, "bsn_tonen": KNOP,
    "klant_afschermen": Pagina(formulier=True, fouten_van=("teamleider",)),
    "vertrouwelingen": FORMULIER,
    "klant_samenvoegen": Pagina(formulier=True, antwoord=lambda o: {"nummer": samenvoegen(o)["nummer"]}),
    "klant_contact": FORMULIER, "klant_adres": FORMULIER, "klant_vertegenwoordiger": LIJST_EN_FORMULIER,
    "klant_gezin": LIJST_EN_FORMULIER, "gesprek_nieuw": FORMULIER, "gesprek_wijzigen": FORMULIER,
    "klant_overslaan": FORMULIER, "terugbelbelofte_nieuw": FORMULIER, "ontheffing_nieuw": FORMULIER,
    "ontheffing_wijzigen": FORMULIER,
    "gesprek": TEKST, "gesprek_verder": TEKST, "concept_samen": TEKST, "mijn_concepten": TEKST,
    "kort_contact": FORMULIER,
    "actie_lijst": LIJST_EN_FORMULIER, "belemmering_wijzigen": FORMULIER,
    "poging_nieuw": FORMULIER, "belemmering_nieuw": FORMULIER, "belemmering_oplossen": FORMULIER,
    "document_lijst": LIJST, "document_nieuw": FORMULIER, "document_wijzigen": FORMULIER,
    "uitkering_soort": FORMULIER, "feit_vervallen": FORMULIER,
    # Afspraken
    "agenda": LIJST, "brieven": FORMULIER, "brieven_reeks": LIJST, "agenda_feed": TEKST, "agenda_feed_maken": KNOP,
    "afspraak_lijst": LIJST, "afspraak_nieuw": FORMULIER, "afspraak_wijzigen": FORMULIER,
    "uitnodiging_nieuw": FORMULIER, "taak_uitstellen": FORMULIER, "bijeenkomst_lijst": LIJST,
    "bijeenkomst_nieuw": FORMULIER, "bijeenkomst_wijzigen": FORMULIER,
    "bijeenkomst": Pagina(lijst=True, formulier=True, fouten_van=ELDERS),
    "bijeenkomst_afzeggen": FORMULIER, "deelname_nieuw": FORMULIER, "deelname_uitnodigen": FORMULIER,
    "agenda_team": LIJST, "afspraak_afzeggen": FORMULIER, "bijeenkomst_uitnodigen": FORMULIER,
    "demo_mail": TEKST,
    "samenvoeging_ongedaan": FORMULIER, "kijk_mee": FORMULIER, "klant_toestemming": FORMULIER,
    "gezinsband_nieuw": FORMULIER, "gezinsband_einde": FORMULIER,
    "klanttag_lijst": LIJST, "uitvraag_nieuw": FORMULIER, "uitvraag": FORMULIER,
    "ww_lijst": LIJST, "klant_ww": FORMULIER, "ww_wijzigen": FORMULIER,
    "waardescan_nieuw": FORMULIER, "waardescan": FORMULIER, "waardescan_antwoorden": FORMULIER,
    # Het plan
    "traject_nieuw": FORMULIER, "traject_evaluatie": FORMULIER, "traject_einde": FORMULIER,
    "traject_einde_wijzigen": FORMULIER, "traject_einde_terug": GAAT_NIET,
    "regisseur_toewijzen": FORMULIER,
    "regisseur_overdragen": FORMULIER, "regisseur_wijzigen": FORMULIER, "stap_nieuw": FORMULIER,
    "stap_wijzigen": FORMULIER, "plaatsing_nieuw": FORMULIER, "plaatsing_einde": FORMULIER,
    "plaatsing_wijzigen": FORMULIER,
    "plaatsing": TEKST, "nazorg_lijst": LIJST, "nazorg_nieuw": FORMULIER,
    "regisseur_brief": TEKST, "caseload_overdragen": Pagina(antwoord=verdeling),
    "caseload_overgedragen": LIJST,
    "buddy_lijst": LIJST, "buddy_nieuw": FORMULIER, "buddy": FORMULIER, "klant_buddy": LIJST,
    "buddy_vervallen": FORMULIER,
    "buddykoppeling_nieuw": FORMULIER, "buddykoppeling_einde": FORMULIER, "buddycontact_nieuw": FORMULIER,
    "buddy_brief": TEKST,
    "klant_leningen": LIJST, "lening_nieuw": FORMULIER, "lening": TEKST, "lening_advies": FORMULIER,
    "lening_besluit": FORMULIER, "lening_regeling": FORMULIER, "lening_intrekken": FORMULIER,
    "leningbrief": TEKST, "leningbrief_verzonden": FORMULIER, "lening_lijst": LIJST,
    "kwijtschelding_nieuw": FORMULIER, "kwijtschelding": FORMULIER,
    "opleidingsfonds": LIJST, "fonds_leningen": LIJST, "boeking_nieuw": FORMULIER, "boeking": FORMULIER,
    "regisseurswens_nieuw": FORMULIER, "regisseurswens": FORMULIER,
    "profiel": TEKST, "profiel_deel": FORMULIER, "profielregel_nieuw": FORMULIER, "profielregel": FORMULIER,
    "cv": TEKST,
    "waarneming_lijst": TEKST, "waarneming_nieuw": FORMULIER,
    "plaatsing_terugval": FORMULIER,
    "traject_plan": Pagina(formulier=True, fouten_van=ELDERS),
    "plan_woorden": FORMULIER, "plan_verwijzen": FORMULIER, "doel_wijzigen": FORMULIER, "evaluatie_nieuw": FORMULIER,
    "plan_actie_wijzigen": FORMULIER, "wachtpunt_wijzigen": FORMULIER,
    "plan_vaststellen": FORMULIER, "planversie_lijst": TEKST, "planversie": TEKST, "planversie_vergelijken": TEKST,
    "traject_heropenen": FORMULIER, "plan_sjabloon": FORMULIER,
    "plansjabloon_lijst": LIJST, "plansjabloon_nieuw": FORMULIER, "plansjabloon": FORMULIER,
    "plansjabloon_naam": FORMULIER,
    # Voorzieningen
    "voorziening_lijst": TEKST, "voorziening": TEKST, "voorziening_wijzigen": FORMULIER, "aanbod_nieuw": FORMULIER,
    "aanbod": LIJST, "aanbod_wijzigen": FORMULIER, "dagdeel_nieuw": FORMULIER,
    "toekenning_nieuw": FORMULIER, "toekenning": TEKST, "toekenning_verzonden": FORMULIER, "uitgave_nieuw": FORMULIER,
    "toekenning_wijzigen": FORMULIER,
    "budget_lijst": TEKST, "budget_wijzigen": FORMULIER,
    "groep_dag": LIJST, "groep_week": LIJST, "opbouw": FORMULIER, "werkfit": FORMULIER,
    "wachtplek_nieuw": FORMULIER, "wachtplek": FORMULIER, "wachtplek_weg": FORMULIER,
    # Werkgevers
    "werkgever_start": LIJST, "werkgever_lijst": LIJST, "werkgever": LIJST, "werkgever_nieuw": FORMULIER,
    "werkgever_wijzigen": FORMULIER, "werkgever_accountmanager": FORMULIER, "werkgever_archiveren": FORMULIER,
    "contactpersoon_nieuw": FORMULIER, "contactpersoon_wijzigen": FORMULIER, "contactmoment_lijst": LIJST,
    "contactmoment_nieuw": FORMULIER, "contactmoment_wijzigen": FORMULIER, "contactmoment_vervallen": FORMULIER,
    "terugbel_lijst": LIJST, "akkoord_overzicht": LIJST, "akkoord_lijst": LIJST, "akkoord_nieuw": FORMULIER,
    "akkoord_wijzigen": FORMULIER, "akkoord_vervallen": FORMULIER, "vacature_lijst": LIJST,
    "vacature_nieuw": FORMULIER, "vacature_wijzigen": FORMULIER, "vacature_sluiten": FORMULIER,
    # Cijfers
    "dashboard": TEKST, "cijfer": LIJST, "vraag_stellen": FORMULIER, "vraag_lijst": LIJST,
    "vraag_beantwoorden": FORMULIER,
    "doelstelling_lijst": LIJST, "doelstelling_wijzigen": FORMULIER,
    "teamdoel_lijst": LIJST, "teamdoel_wijzigen": FORMULIER,
    # Beheer
    "medewerker_lijst": LIJST, "medewerker_nieuw": FORMULIER, "medewerker": FORMULIER, "medewerker_uitnodigen": KNOP,
    "team_lijst": LIJST, "team_nieuw": FORMULIER, "team": FORMULIER, "codes": LIJST, "code_lijst": LIJST,
    "code_nieuw": FORMULIER, "code_wijzigen": FORMULIER, "levering_lijst": LIJST, "levering_nieuw": FORMULIER,
    "levering": LIJST, "afwijking_lijst": LIJST,
    # Privacy
    "inzage": FORMULIER, "inzage_klant": LIJST, "inzage_medewerker": LIJST, "handeling_lijst": LIJST,
    "verzoek_lijst": LIJST,
    "verzoek_nieuw": FORMULIER, "verzoek": FORMULIER, "verzoek_dossier": LIJST, "verzoek_documenten": LIJST,
    "klant_wissen": FORMULIER,
    "rechten": LIJST,
}
# fmt: on
# What answers 200 and is no page, each with why.
GEEN_PAGINA = {
    "gezond": "a word for a machine",
    "gereed": "a word for a machine",
    "werkers": "a word for a machine",
    "concept_bewaren": "what a script is told",
    "gesprek_concept_bewaren": "what a script is told",
    "gesprek_afspraken": "a file",
    "levering_voortgang": "a part of the page of a delivery",
    "levering_fouten": "a file",
    "klant_download": "a file",
    "document_bestand": "a file",
    "verzoek_document": "a file",
    "verzoek_antwoord": "a file",
    "brieven_pdf": "a file",
    "afspraak_ics": "a file",
    "agenda_feed_ics": "a file for a calendar program",
    "werkgever_download": "a file",
    "waardescan_pdf": "a file",
    "planversie_pdf": "a file",
    "toekenning_pdf": "a file",
    "regisseur_brief_pdf": "a file",
    "caseload_overgedragen_pdf": "a file",
    "leningbrief_pdf": "a file",
    "cv_pdf": "a file",
    "buddy_brief_pdf": "a file",
    "akkoord_download": "a file",
    "vacature_download": "a file",
}
# In the middle of logging in: the table of rights, which knows only who is in and who is not, says 302.
HALVERWEGE = {"mfa_authenticate"}


@dataclass(frozen=True)
class Bezoek:
    """One look at one page: who, to whom the klant is what, with which question, in which state."""

    naam: str
    rol: str
    relatie: str
    vraag: str = ""
    staat: str = GEVULD

    def __str__(self) -> str:
        state = "" if self.staat == GEVULD else f"-{self.staat}"
        words = "".join(letter if letter.isalnum() else "-" for letter in self.vraag)
        return f"{self.naam}{words}-{self.rol}{state}"

    @property
    def pagina(self) -> Pagina:
        return PAGINAS[self.naam]


def shows_a_page() -> dict[str, str]:
    """By URL name the method with which it answers 200 to somebody, according to the table of rights."""
    found: dict[str, str] = {}
    for (naam, method, _relatie), cells in tabellen.deuren().items():
        statuses = {cell.status for cell in cells.values()}
        buttons = method == "POST" and 405 in {c.status for c in _gets(naam)}
        if 200 in statuses and (method == "GET" or buttons):
            found.setdefault(naam, method)
    return found | dict.fromkeys(HALVERWEGE, "GET")


def _gets(naam: str) -> list[tabellen.Cel]:
    return [
        cell
        for (name, method, _), row in tabellen.deuren().items()
        if (name, method) == (naam, "GET")
        for cell in row.values()
    ]


def bezoeken(*, states: bool = True, questions: bool = False) -> list[Bezoek]:
    """Every page in every role that may see it. `states`: also with errors, and with what was found.

    `questions`: also its other groups and filters.
    """
    found = []
    for naam, pagina in PAGINAS.items():
        for rol, relatie in _who(naam).items():
            vragen = DEUREN.get(naam, Deur()).vragen
            first = Bezoek(naam, rol, relatie, vragen[0])
            found += [replace(first, vraag=vraag) for vraag in (vragen if questions else vragen[:1])]
            if states and pagina.formulier and rol in (pagina.fouten_van or {rol}):
                found.append(replace(first, staat=FOUTEN))
            if states and pagina.antwoord:
                found.append(replace(first, staat=ANTWOORD))
    return found


def _who(naam: str) -> dict[str, str]:
    """Each role with the first relation in which this page opens for it."""
    if naam in HALVERWEGE:
        return {"anoniem": "geen"}
    method = "POST" if PAGINAS[naam].knop else "GET"
    found: dict[str, str] = {}
    for (name, how, relatie), cells in tabellen.deuren().items():
        if (name, how) == (naam, method):
            for rol in (rol for rol, cell in cells.items() if cell.status == 200):
                found.setdefault(rol, relatie)
    return found
