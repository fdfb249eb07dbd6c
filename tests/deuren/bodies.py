"""How each door is knocked at: what its URL is filled with, and a body that really does something when it is allowed.

A new URL: one group of rows in werkoffensief/dossier/rechten/deuren.csv, and one line here. A door without a form and
with a URL that names only klanten and their rows needs no line. `o` holds the klant of the relation with all its rows
(`o.klant`, `o.gesprek`, ...) and everything loose (`o.werkgever`, `o.campagne`, ...), see world.py.
"""

from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from intake.models import Actie, Concept, Identificatie
from intake.services import contact
from intake.services.klanten import identificatie_state
from tests.deuren import (
    accounts,
    bodies_afspraken,
    bodies_doelen,
    bodies_klant,
    bodies_lijsten,
    bodies_meer,
    bodies_plan,
    bodies_privacy,
    bodies_werklijst,
)
from tests.deuren.deur import Deur, Extra, Objects, day
from tests.intake.bestanden import PDF
from werkoffensief.accounts.services.beheer import code_state
from werkoffensief.overdracht.besluiten import shown


def _state(rows: Any) -> str:
    return contact.state(list(contact.current(rows)))


def _klant(o: Objects) -> dict[str, Any]:
    return {
        "achternaam": "Nieuw",
        "grondslag": "bijstand",
        "stadsdeel": o.stadsdelen["escamp"],
        "versie": o.klant.versie,
    }


def _contact(o: Objects) -> dict[str, Any]:
    return {"telefoon": "070 1234567", "email": "a@voorbeeld.nl", "bron": "klant",
            "versie": _state(o.klant.contactgegevens.all())}  # fmt: skip


def _adres(o: Objects) -> dict[str, Any]:
    return {
        "soort": "woonadres",
        "postcode": "2500 AA",
        "bron": "klant",
        "versie": _state(o.klant.adressen.all()),
    }


def _vertegenwoordiger(o: Objects) -> dict[str, Any]:
    return {"soort": "gemachtigde", "naam": "Iemand", "bron": "klant",
            "versie": _state(o.klant.vertegenwoordigers.all())}  # fmt: skip


def _gezin(o: Objects) -> dict[str, Any]:
    return {"relatie": "kind", "bron": "klant", "versie": _state(o.klant.gezinsleden.all())}


def _afschermen(o: Objects) -> dict[str, Any]:
    me = o.actor.medewerker if "teamleider" in o.actor.rollen else o.medewerker
    return {"reden": "Nieuw", "namen": [str(me.pk)], "versie": o.klant.versie}


def _toegang(o: Objects) -> dict[str, Any]:
    born = o.klant.geboortedatum
    return {
        "nummer": "K-0" if o.relatie == "afwezig" else o.klant.klantnummer or o.nummer,
        "geboortedatum": born.strftime("%d-%m-%Y") if born else day(),
        "reden": "Staat nu aan de balie",
        "nieuw_id": str(uuid4()),
    }


def _opens_already(o: Objects) -> bool:
    """Whoever sees the file as it is, gets no Toegang."""
    return o.relatie != "ander" and (o.relatie != "zonder" or "teamleider" in o.actor.rollen)


def _wisverzoek(o: Objects) -> dict[str, Any]:
    return {"verzoek_id": o.wisverzoek.pk}


def _geboren(o: Objects) -> str:
    return o.wisverzoek.klant.geboortedatum.strftime("%d-%m-%Y")


def _contactmoment(o: Objects) -> dict[str, Any]:
    return {"soort": "telefoon", "datum": day(), "verslag": "Nieuw", "versie": o.contactmoment.versie}


def _vacature(o: Objects) -> dict[str, Any]:
    return {"functie": "Nieuw", "aantal": 2, "open_van": day(), "versie": o.vacature.versie}


def _identificatie(o: Objects) -> dict[str, Any]:
    row = Identificatie.objects.filter(klant=o.klant).first()
    return {"bsn": "", "reden_ontbreekt": "onbekend", "versie": identificatie_state(row)}


def _gesprek(o: Objects) -> dict[str, Any]:
    return {"datum": day(), "vorm": "kantoor", "verslag": "Nieuw", "versie": 0, "nieuw_id": str(uuid4())}


def _concept(o: Objects) -> dict[str, Any]:
    own = Concept.objects.filter(medewerker=o.actor.medewerker, klant=o.klant).first()
    return {**_gesprek(o), **({"versie": own.versie, "nieuw_id": str(own.pk)} if own else {})}


def _klantactie(o: Objects) -> dict[str, Any]:
    row = Actie.objects.open().filter(klant=o.klant.pk).first()
    return {"klantactie_id": row.pk if row else uuid4()}


def _document(o: Objects) -> dict[str, Any]:
    return {"soort": "cv", "titel": "Nieuw", "datum": day(), "bestand": SimpleUploadedFile("cv.pdf", PDF)}


def samenvoegen(o: Objects) -> dict[str, Any]:
    return {"nummer": o.dubbel.klantnummer, "versie": o.klant.versie, "andere_versie": o.dubbel.versie}


def _einde(row: Any, reden: str, field: str = "einde") -> dict[str, Any]:
    return {field: day(), "einde_reden": reden, "versie": row.versie}


def _overdragen(o: Objects) -> dict[str, Any]:
    """To somebody of another team: then the file is out of sight."""
    new = o.derde if o.actor.naam == "vreemde" else o.verre
    return {"zoek_regisseur": new.naam, "medewerker": str(new.pk), "dag": day(), "overdrachtsnotitie": "Lees",
            "versie": o.regisseurschap.versie}  # fmt: skip


def _toewijzen(o: Objects) -> dict[str, Any]:
    me = o.actor.medewerker if o.actor.rol == "regisseur" else o.derde
    return {"medewerker": str(me.pk) if me else "", "zoek_regisseur": me.naam if me else "", "dag": day()}


def _besluit(o: Objects) -> dict[str, Any]:
    return {"besluit": "behouden", "versie": shown([o.afwijking])[0].versie}


def _bestanden(o: Objects) -> dict[str, Any]:
    return {"sleutel": str(uuid4()),
            "bestanden": SimpleUploadedFile("werkgevers.csv", b"kvk_nummer;naam;sector;plaats\n")}  # fmt: skip


def _document_of_request(o: Objects) -> dict[str, Any]:
    row = next(row for row in o.bundels if row.klant.pk == o.verzoek.klant_id)
    return {"document_id": row.document.pk}


def _code(o: Objects) -> dict[str, Any]:
    return {"naam": "Nieuw", "versie": code_state(o.belemmeringsoort)}


def _klanten_ernaast(o: Objects) -> str:
    return next(row.klant.klantnummer for row in o.bundels if row.team == o.escamp and row.kaal)


def _shielded_elsewhere(o: Objects) -> Objects:
    row = next(row for row in o.bundels if row.schild and row.team == o.escamp)
    return type(o)(**{**vars(o), "klant": row.klant})


EXTRA = (
    *bodies_lijsten.EXTRA,
    *bodies_afspraken.EXTRA,
    *bodies_meer.EXTRA,
    *bodies_klant.EXTRA,
    Extra(
        "regisseur_toewijzen",
        "to somebody else",
        "team",
        lambda o: {"zoek_regisseur": o.derde.naam, "medewerker": str(o.derde.pk), "dag": day()},
        {"regisseur": 200, "collega": 200, "teamleider": 302},
    ),
    Extra(
        "traject_einde",
        "from yesterday",
        "eigen_schild",
        lambda o: {**_einde(o.traject, "werk"), "einde": day(-1), "samenvatting": "Nieuw"},
        {"consulent": 302, "regisseur": 302, "teamleider": 302},
    ),
    Extra(
        "klant_samenvoegen",
        "with a klant of another team",
        "team",
        lambda o: {**samenvoegen(o), "nummer": _klanten_ernaast(o)},
        {"teamleider": 200},
    ),
    Extra(
        "klant_afschermen",
        "with nobody who may still see it",
        "zonder",
        lambda o: {"reden": "Nieuw", "versie": o.klant.versie},
        {"teamleider": 200},
    ),
    Extra(
        "klant_afschermen",
        "for somebody who does not work with klanten",
        "team",
        lambda o: {**_afschermen(o), "namen": [str(o.beheerder.pk)]},
        {"teamleider": 200},
    ),
    Extra(
        "toegang_vragen",
        "of a shielded file of another team",
        "afgeschermd",
        lambda o: _toegang(_shielded_elsewhere(o)),
        {"consulent": 200, "teamleider": 200},
    ),
    Extra(
        "sessie_beeindigen",
        "of somebody else",
        "geen",
        lambda o: {},
        {"consulent": 404, "beheerder": 404},
        pad=lambda o: {"nummer": o.sessies["collega"].nummer},
    ),
    Extra(
        "factor_verwijderen",
        "of somebody else",
        "geen",
        lambda o: {},
        {"consulent": 302, "beheerder": 302},
        pad=lambda o: {"factor_id": o.factoren["collega"].pk},
        verandert=False,
    ),
    Extra(
        "tweede_factor_resetten",
        "of oneself",
        "geen",
        lambda o: {},
        {"beheerder": 302},
        pad=lambda o: {"medewerker_id": o.beheerder.pk},
        verandert=False,
    ),
    Extra(
        "koppeling_nieuw",
        "for oneself",
        "geen",
        lambda o: {"koppeling-inlognaam": "b.eheerder@gemeente.example"},
        {"beheerder": 200},
        pad=lambda o: {"medewerker_id": o.beheerder.pk},
        verandert=False,
    ),
    Extra(
        "klant_wissen",
        "for a request of another kind",
        "geen",
        lambda o: {"geboortedatum": _geboren(o), "zeker": "on"},
        {"privacy": 404},
        pad=lambda o: {"verzoek_id": o.verzoek.pk},
    ),
    Extra(
        "verzoek_antwoord",
        "for a request of another kind",
        "geen",
        lambda o: {},
        {"privacy": 404},
        pad=_wisverzoek,
    ),
    Extra(
        "vacature_heropenen",
        "that is open",
        "geen",
        lambda o: {"versie": o.vacature.versie},
        {"accountmanager": 404},
        pad=lambda o: {"vacature_id": o.vacature.pk},
    ),
)
NIEUW_WACHTWOORD = "lepel-wolk-stoep-zeven"
CODES = {"lijst": "belemmeringsoort"}
NO_LIST = {"lijst": "bestaat-niet"}
# fmt: off
DEUREN: dict[str, Deur] = {
    # Voor iedereen
    "account_login": Deur(
        lambda o: {"login": o.ingangspersoon.gebruikersnaam, "password": accounts.WACHTWOORD},
        naar=("start",),
        schrijft=False,
    ),
    "eenmalig_aanmelden": Deur(naar=("start",), schrijft=False),
    "account_logout": Deur(naar=("account_login", "start"), schrijft=False),
    "wachtwoord_instellen": Deur(
        lambda o: {"wachtwoord": accounts.WACHTWOORD, "nogmaals": accounts.WACHTWOORD},
        lambda o: {"token": o.token},
        naar=("account_login",),
    ),
    "start": Deur(vragen=("", "?deel=team", "?deel=jaar")),
    "sneltoetsen": Deur(lambda o: {"sneltoetsen": "uit"}, naar=("sneltoetsen",)),
    # Het eigen account
    "mfa_authenticate": Deur(lambda o: {"code": "000000"}, naar=("account_login", "start"), schrijft=False),
    "app_instellen": Deur(lambda o: {"code": accounts.code()}, naar=("tweede_factor",), wachtwoord=True),
    "passkey_toevoegen": Deur(lambda o: accounts.passkey(o.actor), naar=("tweede_factor",), wachtwoord=True),
    "herstelcodes_nieuw": Deur(wachtwoord=True),
    "factor_verwijderen": Deur(
        pad=lambda o: {"factor_id": getattr(o.factoren.get(o.actor.naam), "pk", 1)},
        naar=("tweede_factor",),
        wachtwoord=True,
    ),
    "wachtwoord_bevestigen": Deur(
        lambda o: {"huidig": accounts.WACHTWOORD}, naar=("tweede_factor",), schrijft=False
    ),
    "wachtwoord_wijzigen": Deur(
        lambda o: {"huidig": accounts.WACHTWOORD, "wachtwoord": NIEUW_WACHTWOORD, "nogmaals": NIEUW_WACHTWOORD},
        naar=("start",),
    ),
    "collega_bevestigen": Deur(
        lambda o: {"gebruikersnaam": "niemand", "code": "000000"}, naar=("collega_bevestigen",), schrijft=False
    ),
    "sessie_beeindigen": Deur(
        pad=lambda o: {"nummer": getattr(o.sessie, "nummer", uuid4())}, naar=("sessie_lijst",), schrijft=False
    ),
    "sessies_beeindigen": Deur(naar=("sessie_lijst",), schrijft=False),
    # Klanten vinden
    "klant_lijst": Deur(
        vragen=(
            "", "?groep=mijn", "?groep=team", "?groep=zonder", "?sorteer=gesproken", "?groep=alles&werk=stil",
            "?groep=team&werk=zonder_regisseur", "?groep=team&campagne=langdurig&vertrokken=ja&uitkering=12",
            "?stadsdeel=bestaat-niet", "?groep=mijn&werk=concept", "?groep=team&werk=stilstaand",
        )
    ),
    "toegang_vragen": Deur(_toegang, kies=lambda row: not row.schild and not row.kaal, stil=_opens_already),
    "toegang_lijst": Deur(vragen=("", "?groep=genomen", "?periode=week")),
    "toegang_beeindigen": Deur(naar=("toegang_lijst",)),
    "klant_zoeken": Deur(
        lambda o: {"q": (o.relatie != "afwezig" and o.klant.klantnummer) or "K-0"},
        naar=("klant_dossier", "klant_zoeken"),
        schrijft=False,
    ),
    "klant_nieuw": Deur(
        lambda o: {**_klant(o), "nieuw_id": str(uuid4())},
        naar=("klant_dossier", "start"),
        zegt=lambda o: "" if o.actor.naam == "vreemde" else "hoort bij een ander team",
    ),
    **bodies_lijsten.DEUREN,
    **bodies_afspraken.DEUREN,
    **bodies_werklijst.DEUREN,
    **bodies_meer.DEUREN,
    # Het dossier
    "klant_dossier": Deur(vragen=("", "?tijdlijn=600")),
    "klant_gegevens": Deur(_klant, kies=lambda row: not row.regisseur, naar=("klant_dossier", "start")),
    "klant_identificatie": Deur(_identificatie),
    "bsn_tonen": Deur(kies=lambda row: row.bsn, schrijft=False),
    "klant_afschermen": Deur(_afschermen, naar=("klant_dossier", "start")),
    "vertrouwelingen": Deur(lambda o: {"namen": [str(o.medewerker.pk)]}, naar=("vertrouwelingen", "start")),
    "vertrouweling_einde": Deur(kies=lambda row: row.schild, naar=("vertrouwelingen", "start")),
    "klant_samenvoegen": Deur(samenvoegen),
    "klant_contact": Deur(_contact),
    "klant_adres": Deur(_adres),
    "klant_vertegenwoordiger": Deur(_vertegenwoordiger),
    "vertegenwoordiger_einde": Deur(naar=("klant_vertegenwoordiger",)),
    "klant_gezin": Deur(_gezin),
    "gezinslid_einde": Deur(naar=("klant_gezin",)),
    "document_lijst": Deur(vragen=("", "?soort=cv")),
    "document_nieuw": Deur(_document, naar=("document_lijst",)),
    "document_wijzigen": Deur(
        lambda o: {"soort": "cv", "titel": "Nieuw", "datum": day(), "versie": o.document.versie},
        naar=("document_lijst",),
    ),
    "verzoek_documenten": Deur(),
    "verzoek_document": Deur(pad=_document_of_request),
    "verzoek_antwoord": Deur(schrijft=False),
    "gesprek_nieuw": Deur(_concept, naar=("gesprek_verder",)),
    "gesprek": Deur(vragen=("", "?samen=ja")),
    "gesprek_concept_bewaren": Deur(_gesprek),
    "gesprek_concept_weg": Deur(naar=("gesprek_wijzigen",), schrijft=False),
    "kort_contact": Deur(lambda o: {"datum": day(), "soort": "gesprek", "hoe": "telefoon", "notitie": "Nieuw"}),
    "actie_lijst": Deur(lambda o: {"wat": "Nieuw", "wie": "ik", "nieuw_id": str(uuid4())}, naar=("actie_lijst",)),
    "actie_gedaan": Deur(pad=_klantactie, naar=("actie_lijst",)),
    "actie_terug": Deur(pad=lambda o: {"klantactie_id": o.gedaan.pk}, naar=("actie_lijst",)),
    "belemmering_wijzigen": Deur(lambda o: {"ernst": "2", "actie": "Nieuw", "versie": o.belemmering.versie}),
    "mijn_concepten": Deur(naar=("mijn_concepten",), schrijft=False),
    "concept_bewaren": Deur(_concept),
    "concept_weg": Deur(_concept, naar=("gesprek_nieuw",)),
    "gesprek_wijzigen": Deur(lambda o: {**_gesprek(o), "gesprek_versie": o.gesprek.versie}, naar=("gesprek",)),
    "poging_nieuw": Deur(lambda o: {"datum": day(), "uitkomst": "niet_bereikt"}),
    "belemmering_nieuw": Deur(lambda o: {"soort": "taal", "vastgesteld_op": day()}),
    "belemmering_oplossen": Deur(lambda o: {"opgelost_op": day(), "versie": o.belemmering.versie}),
    "belemmering_terug": Deur(lambda o: {"versie": o.opgelost.versie}, lambda o: {"belemmering_id": o.opgelost.pk}),
    "uitkering_soort": Deur(lambda o: {"soort": "ioaw", "versie": o.uitkering.versie}),
    "feit_vervallen": Deur(
        lambda o: {"reden": "Nieuw", "versie": o.gesprek.versie},
        lambda o: {"soort": "gesprek", "feit_id": o.gesprek.pk},
    ),
    # Het plan
    "traject_nieuw": Deur(lambda o: {"start": day()}, kies=lambda row: row.leeg),
    "traject_einde": Deur(lambda o: {**_einde(o.traject, "werk"), "samenvatting": "Nieuw"}),
    **bodies_plan.DEUREN,
    **bodies_doelen.DEUREN,
    "regisseur_toewijzen": Deur(
        _toewijzen, kies=lambda row: not row.regisseur and not row.leeg, naar=("klant_dossier", "start")
    ),
    "regisseur_overdragen": Deur(_overdragen, naar=("regisseur_brief", "start")),
    "regisseur_wijzigen": Deur(
        lambda o: {"start": "01-02-2025" if o.regisseur else "01-02-2024", "versie": o.regisseurschap.versie},
        naar=("klant_dossier", "start"),
    ),
    "stap_nieuw": Deur(lambda o: {"voorziening": "werkfit", "start": day(), "status": "lopend"}),
    "stap_wijzigen": Deur(lambda o: {"status": "lopend", "start": day(), "versie": o.stap.versie}),
    "plaatsing_nieuw": Deur(
        lambda o: {"soort": "werk", "startdatum": day(), "zoek_werkgever": "", "werkgever": "geen", "akkoord": "geen"}
    ),
    "plaatsing_einde": Deur(lambda o: _einde(o.plaatsing, "uitval", "einddatum")),
    # Werkgevers
    "werkgever_start": Deur(vragen=("?van=alle", "")),
    "werkgever_lijst": Deur(vragen=("", "?sector=zorg", "?archief=ja", "?van=mij")),
    "werkgever_zoeken": Deur(lambda o: {"q": "Nieuw"}, naar=("werkgever_lijst",), schrijft=False),
    "werkgever_download": Deur(pad=lambda o: {"soort": "csv"}, afwezig={"soort": "pdf"}),
    "werkgever_accountmanager": Deur(
        lambda o: {"medewerker": "", "versie": o.werkgever.versie}, naar=("werkgever",)
    ),
    "werkgever_nemen": Deur(lambda o: {"versie": o.werkgever.versie}, naar=("werkgever",)),
    "werkgever_archiveren": Deur(
        lambda o: {"reden": "Nieuw", "versie": o.zonder_akkoord.versie},
        lambda o: {"werkgever_id": o.zonder_akkoord.pk},
        naar=("werkgever",),
    ),
    "werkgever_terughalen": Deur(
        lambda o: {"versie": o.archief.versie}, lambda o: {"werkgever_id": o.archief.pk}, naar=("werkgever",)
    ),
    "contactmoment_nieuw": Deur(_contactmoment, naar=("werkgever",)),
    "contactmoment_wijzigen": Deur(_contactmoment, naar=("werkgever",)),
    "contactmoment_vervallen": Deur(
        lambda o: {"reden": "Nieuw", "versie": o.contactmoment.versie}, naar=("werkgever",)
    ),
    "afspraak_gedaan": Deur(lambda o: {"versie": o.contactmoment.versie}, naar=("werkgever",)),
    "akkoord_overzicht": Deur(vragen=("", "?op=31-12-2019&jaar=2019")),
    "akkoord_lijst": Deur(vragen=("", "?toon=zonder_vacature", "?stand=vervallen")),
    "akkoord_download": Deur(pad=lambda o: {"soort": "csv"}, afwezig={"soort": "pdf"}),
    "vacature_lijst": Deur(vragen=("", "?stand=over_tijd", "?stand=gesloten")),
    "vacature_download": Deur(pad=lambda o: {"soort": "csv"}, afwezig={"soort": "pdf"}),
    "vacature_nieuw": Deur(_vacature, naar=("werkgever",)),
    "vacature_wijzigen": Deur(_vacature, naar=("werkgever",)),
    "vacature_sluiten": Deur(
        lambda o: {"sluitreden": "vervuld", "gesloten_op": day(), "versie": o.vacature.versie}, naar=("werkgever",)
    ),
    "vacature_heropenen": Deur(
        lambda o: {"versie": o.gesloten.versie}, lambda o: {"vacature_id": o.gesloten.pk}, naar=("werkgever",)
    ),
    "werkgever_nieuw": Deur(
        lambda o: {"kvk_nummer": "12345678", "naam": "Nieuw", "sector": "zorg"}, naar=("werkgever",)
    ),
    "werkgever_wijzigen": Deur(
        lambda o: {"naam": "Nieuw", "sector": "zorg", "versie": o.werkgever.versie}, naar=("werkgever",)
    ),
    "contactpersoon_nieuw": Deur(lambda o: {"naam": "Nieuw"}, naar=("werkgever",)),
    "contactpersoon_wijzigen": Deur(
        lambda o: {"naam": "Nieuw", "versie": o.contactpersoon.versie}, naar=("werkgever",)
    ),
    "akkoord_nieuw": Deur(
        lambda o: {"sector": "zorg", "ingangsdatum": day(), "banen": 1, "ontwikkelplekken": 1}, naar=("werkgever",)
    ),
    "akkoord_wijzigen": Deur(
        lambda o: {"sector": "zorg", "ingangsdatum": "01-01-2019", "banen": 2, "ontwikkelplekken": 2,
                   "versie": o.akkoord.versie},
        naar=("werkgever",),
    ),
    "akkoord_vervallen": Deur(
        lambda o: {"reden": "Nieuw", "versie": o.akkoord.versie}, naar=("werkgever",)
    ),
    # Beheer
    "medewerker_lijst": Deur(vragen=("", "?stand=afgesloten", "?rol=regisseur&team=geen&sorteer=-team")),
    "medewerker_zoeken": Deur(lambda o: {"q": "Nieuw"}, naar=("medewerker_lijst",), schrijft=False),
    "medewerker_nieuw": Deur(lambda o: {"gebruikersnaam": "nieuw", "naam": "Nieuw"}, naar=("medewerker",)),
    "medewerker": Deur(lambda o: {"naam": "Nieuw", "versie": o.medewerker.versie}, naar=("medewerker",)),
    "rol_nieuw": Deur(lambda o: {"rol-rol": "regisseur"}, naar=("medewerker",)),
    "rol_intrekken": Deur(pad=lambda o: {"verlening_id": o.rolverlening.pk}, naar=("medewerker",)),
    "medewerker_actief": Deur(lambda o: {"actief": "nee", "versie": o.medewerker.versie}, naar=("medewerker",)),
    "tweede_factor_resetten": Deur(
        pad=lambda o: {"medewerker_id": o.sessies["collega"].medewerker_id}, naar=("medewerker",)
    ),
    "koppeling_nieuw": Deur(lambda o: {"koppeling-inlognaam": "n.ieuw@gemeente.example"}, naar=("medewerker",)),
    "koppeling_intrekken": Deur(naar=("medewerker",)),
    "team_nieuw": Deur(lambda o: {"naam": "Nieuw"}, naar=("team_lijst",)),
    "team": Deur(lambda o: {"naam": "Nieuw", "versie": o.team.versie}, naar=("team_lijst",)),
    "code_lijst": Deur(pad=lambda o: CODES, afwezig=NO_LIST),
    "code_nieuw": Deur(lambda o: {"code": "nieuw", "naam": "Nieuw"}, lambda o: CODES, afwezig=NO_LIST,
                       naar=("code_lijst",)),
    "code_wijzigen": Deur(_code, lambda o: CODES, afwezig=NO_LIST, naar=("code_lijst",), vragen=("?code=schulden",)),
    "levering_nieuw": Deur(_bestanden, naar=("levering",)),
    "levering_fouten": Deur(pad=lambda o: {"tabel": "klanten"}),
    "afwijking_lijst": Deur(vragen=("", "?stand=alle")),
    "afwijking_overnemen": Deur(_besluit, naar=("afwijking_lijst",)),
    **bodies_privacy.DEUREN,
}
# fmt: on
