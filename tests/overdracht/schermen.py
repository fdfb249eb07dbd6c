"""Every form of the application in an order in which a person could fill them in, and what is typed into them.

A form's text fields are found from the form itself; the table only says who, where, and what no program can guess.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from intake.models import (
    Actie,
    Afspraak,
    Belemmering,
    Belemmeringsoort,
    Bijeenkomst,
    Campagne,
    Deelname,
    Gesprek,
    Klant,
    Ontheffing,
    Taak,
    Uitvraag,
    Waardescan,
    Wwrecht,
)
from tests.overdracht.typist import Step, Typist
from trajecten.models import (
    Aanbod,
    Boeking,
    Buddy,
    Buddykoppeling,
    Doel,
    Kwijtschelding,
    Lening,
    Plaatsing,
    Plansjabloon,
    Regisseurschap,
    Regisseurswens,
    Stap,
    Toekenning,
    Traject,
    Wachtplek,
    Wachtpunt,
)
from trajecten.overzicht.profiel import DELEN, REGELS
from werkgevers.models import Contactmoment, Contactpersoon, Vacature, Werkakkoord, Werkgever
from werkoffensief.accounts.models import Medewerker, Team, TeamStadsdeel
from werkoffensief.accounts.services.beheer import code_lists
from werkoffensief.doelen.models import Doelstelling
from werkoffensief.web import clock

BSN_A, BSN_B = "999990986", "999990998"
FACTORS = {"gesprekken_per_week": "12", "mensen": "40", "weken": "104"}


def _day(days: int = 0) -> str:
    return (clock.today() + timedelta(days=days)).strftime("%d-%m-%Y")


def _at_ten(days: int) -> dict[str, str]:
    """That many days from now at ten, with the answer in case that is a Sunday."""
    day = clock.today() + timedelta(days=days)
    return {"datum": f"{day:%d-%m-%Y}", "tijd": "10:00", "klopt": "on", "gevraagd": f"{day:%Y-%m-%d}T10:00"}


def klant(number: int) -> Klant:
    """The people made on screen, in the order in which they were made."""
    return Klant.objects.current().filter(klantnummer__startswith="WO-").order_by("klantnummer")[number]


def _of(model: Any, number: int = 0, **where: Any) -> Callable[[], list[Any]]:
    return lambda: [model.objects.filter(klant=klant(number), **where).latest("versie", "pk").pk]


def _klant(number: int = 0) -> Callable[[], list[Any]]:
    return lambda: [klant(number).pk]


def _account() -> list[Any]:
    return [Medewerker.objects.get(gebruikersnaam__startswith="=").pk]


def _district() -> dict[str, Any]:
    return {"stadsdeel": TeamStadsdeel.objects.filter(stadsdeel__startswith="=").latest("pk").stadsdeel}


def _akkoord() -> list[Any]:
    return [Werkakkoord.objects.filter(akkoordnummer__startswith="WO-", vervallen_op=None).first().pk]


def _employer() -> list[Any]:
    return [Werkgever.objects.get(kvk_nummer="87654321").pk]


def _moment() -> list[Any]:
    return [Contactmoment.objects.filter(vervallen_op=None).latest("pk").pk]


def _versions() -> dict[str, Any]:
    kept, gone = klant(0), klant(2)
    return {"nummer": gone.klantnummer, "versie": kept.versie, "andere_versie": gone.versie}


def _not_now() -> dict[str, Any]:
    """A conversation, early today, after which it does not go on, with agreements of others: each text is kept."""
    others = {f"a{number}_wie": "ander" for number in range(1, 21)}
    return {"tijd": "00:05", **others, "vervolg": "nu_niet", "opnieuw_op": _day(30)}


def _first() -> dict[str, Any]:
    """The same, and everything stands in the way; of what does already, more is said there."""
    there = Belemmering.objects.filter(klant=klant(0))
    none = {f"m_{row.soort_id}_{part}": "" for row in there for part in ("ernst", "actie")}
    seen = {f"b_{row.pk}_versie": row.versie for row in there}
    return {**_not_now(), **{f"n_{x.pk}": "on" for x in Belemmeringsoort.objects.all()}, **none, **seen}


def _person(name: str) -> str:
    return str(Medewerker.objects.get(gebruikersnaam=name).pk)


def organisation(typist: Typist) -> Iterator[Step]:
    """The beheerder's forms, and the target."""

    def districts() -> dict[str, Any]:
        lines = [typist.text().replace("|", "/") for _ in range(2)]
        return {"stadsdelen": "\r\n".join([*lines, ""])}

    yield Step("team_nieuw", "beheerder", given=districts)
    yield Step("team", "beheerder", lambda: [Team.objects.get(naam="Centrum").pk], districts)
    yield Step("medewerker_nieuw", "beheerder", given=lambda: {"team": ""})
    yield Step("rol_nieuw", "beheerder", _account, lambda: {"rol": "regisseur"}, "medewerker", "rol_form")
    tied = {"inlognaam": "nieuw@gemeente.example"}
    yield Step("koppeling_nieuw", "beheerder", _account, lambda: tied, "medewerker", "koppeling_form")
    team = {"team": str(Medewerker.objects.get(gebruikersnaam="regisseur").team_id)}
    yield Step("medewerker", "beheerder", _account, lambda: team)
    for lijst, model in code_lists().items():
        own = {"soort": "wens"} if lijst == "tag" else {}
        yield Step(
            "code_nieuw", "beheerder", lambda lijst=lijst: [lijst], lambda own=own: {"code": "nieuw_1", **own}
        )
        seed = model._default_manager.exclude(pk="nieuw_1").order_by("pk").first().pk
        yield Step("code_wijzigen", "beheerder", lambda lijst=lijst: [lijst], query={"code": seed})
    began = {"startdatum": "2020-01-01", "minimaal_maanden_uitkering": 6, "streefaantal": 5}
    counted = {"geteld": "2020-01-01|6"}
    yield Step(
        "campagne_nieuw", "manager", given=lambda: {**began, **counted, "einddatum": "", "code": "nieuw"}
    )
    yield Step(
        "campagne_wijzigen",
        "manager",
        lambda: [Campagne.objects.order_by("code")[0].pk],
        lambda: {**began, **counted, "einddatum": ""},
    )
    yield Step(
        "campagne_capaciteit", "manager", lambda: [Campagne.objects.order_by("code")[0].pk], lambda: FACTORS
    )
    yield Step(
        "teamdoel_wijzigen",
        "manager",
        lambda: [clock.today().year, Team.objects.order_by("naam")[0].pk],
        lambda: {"geplaatst": "12"},
    )
    yield Step("doelstelling_wijzigen", "manager", lambda: [Doelstelling.objects.order_by("jaar")[0].pk])


def employers(_typist: Typist) -> Iterator[Step]:
    """The accountmanager's forms."""
    promised, site = {"banen": "3", "ontwikkelplekken": "2"}, {"website": "www.voorbeeld.nl"}
    for number in ("87654321", "11223344"):
        yield Step(
            "werkgever_nieuw", "accountmanager", given=lambda number=number: {"kvk_nummer": number, **site}
        )
    gone = [Werkgever.objects.get(kvk_nummer="11223344").pk]
    yield Step("werkgever_archiveren", "accountmanager", lambda: gone)
    yield Step("werkgever_wijzigen", "accountmanager", _employer, lambda: site)
    yield Step("werkgever_accountmanager", "accountmanager", _employer)
    yield Step("contactpersoon_nieuw", "accountmanager", _employer)
    yield Step("contactpersoon_wijzigen", "accountmanager", lambda: [Contactpersoon.objects.get().pk])
    yield Step("akkoord_nieuw", "accountmanager", _employer, lambda: promised)
    yield Step("akkoord_vervallen", "accountmanager", _akkoord)
    yield Step("akkoord_nieuw", "accountmanager", _employer, lambda: promised)
    yield Step("akkoord_wijzigen", "accountmanager", _akkoord)
    again = {"afspraak_op": _day()}
    for page in ("werkgever", ""):
        yield Step("contactmoment_nieuw", "accountmanager", _employer, lambda: again, page)
    yield Step("contactmoment_vervallen", "accountmanager", _moment)
    yield Step("contactmoment_wijzigen", "accountmanager", _moment, lambda: again)
    yield Step("vacature_nieuw", "accountmanager", _employer)
    vacancy = [Vacature.objects.get().pk]
    yield Step("vacature_wijzigen", "accountmanager", lambda: vacancy)
    yield Step("vacature_sluiten", "accountmanager", lambda: vacancy)


def people(_typist: Typist) -> Iterator[Step]:
    """Who the klant is and how to reach them."""
    for bsn in (BSN_A, "", ""):
        yield Step("klant_nieuw", "regisseur", given=lambda bsn=bsn: {"bsn": bsn, **_district()})
    until = {"veiligheid_tot": _day(30)}
    yield Step("klant_gegevens", "regisseur", _klant(), lambda: {**_district(), **until})
    yield Step("klant_identificatie", "regisseur", _klant(), lambda: {"bsn": BSN_B, "reden_ontbreekt": ""})
    yield Step("klant_contact", "regisseur", _klant())
    home = dict.fromkeys(("straat", "postcode", "huisnummer", "woonplaats"), "")
    yield Step("klant_adres", "regisseur", _klant(1), lambda: {"soort": "geen_adres", **home})
    reach = ("bereikbaar_via", "bereikbaar_wanneer", "bereikbaar_bij_wie")
    yield Step("klant_adres", "regisseur", _klant(), lambda: dict.fromkeys(reach, ""))
    yield Step("klant_vertegenwoordiger", "regisseur", _klant())
    yield Step("klant_gezin", "regisseur", _klant())
    yield Step("gezinsband_nieuw", "regisseur", _klant(), lambda: {"nummer": klant(2).klantnummer})
    yield Step("gesprek_nieuw", "regisseur", _klant(), _first)
    yield Step("feit_vervallen", "regisseur", lambda: ["gesprek", *_of(Gesprek)()])
    yield Step("gesprek_nieuw", "regisseur", _klant(), _first)
    yield Step("gesprek_wijzigen", "regisseur", _of(Gesprek, vervallen_op=None), _not_now)
    yield Step("kort_contact", "regisseur", _klant())
    yield Step("actie_lijst", "regisseur", _klant(), lambda: {"wie": "ander"})
    yield Step("poging_nieuw", "regisseur", _klant())
    yield Step("belemmering_nieuw", "regisseur", _klant(), lambda: {"vastgesteld_op": _day(-1)})
    yield Step("belemmering_wijzigen", "regisseur", _of(Belemmering), lambda: {"beheersbaar_op": _day()})
    yield Step("belemmering_oplossen", "regisseur", _of(Belemmering))
    yield from appointments()


def appointments() -> Iterator[Step]:
    """Planned and moved; a meeting, and a place in it; what asks to talk."""
    me = {"medewerker": _person("regisseur"), "zoek_medewerker": ""}
    yield Step("afspraak_nieuw", "regisseur", _klant(), lambda: {**me, **_at_ten(5)})
    yield Step("afspraak_wijzigen", "regisseur", _of(Afspraak), lambda: {**me, **_at_ten(6)})
    yield Step("uitnodiging_nieuw", "regisseur", _of(Afspraak), lambda: {"manier": "bellen"})
    yield Step("afspraak_nieuw", "regisseur", _klant(), lambda: {**me, **_at_ten(8)})
    sent = {"afspraken": str(Afspraak.objects.latest("begin").pk)}
    yield Step("brieven", "regisseur", given=lambda: sent)
    for _ in range(2):
        yield Step("bijeenkomst_nieuw", "regisseur", given=lambda: {"plekken": "9", **_at_ten(7)})
    own = Bijeenkomst.objects.filter(bijeenkomstnummer__startswith="WO-").order_by("bijeenkomstnummer")
    first, second = own.values_list("pk", flat=True)
    yield Step("bijeenkomst_wijzigen", "regisseur", lambda: [first], lambda: {"plekken": "9", **_at_ten(9)})
    yield Step("deelname_nieuw", "regisseur", _klant(), lambda: {"bijeenkomst": str(first)})
    yield Step("deelname_uitnodigen", "regisseur", _of(Deelname), lambda: {"manier": "bellen"})
    ticked = {"klanten": str(klant(1).pk), "zoek": ""}
    yield Step("bijeenkomst_uitnodigen", "regisseur", lambda: [first], lambda: ticked)
    yield Step("afspraak_afzeggen", "regisseur", _of(Afspraak), lambda: {"afzegger": "wij"})
    yield Step("bijeenkomst_afzeggen", "regisseur", lambda: [second])
    Taak.objects.create(
        klant=klant(0), medewerker_id=_person("regisseur"), soort="praten", tekst="Praat", op=clock.today()
    )
    yield Step("taak_uitstellen", "regisseur", _of(Taak), lambda: {"uitgesteld_tot": _day(9)})
    yield Step("terugbelbelofte_nieuw", "regisseur", _klant(), lambda: {"op": _day(9)})
    exempt = {"herbeoordelen_op": _day(90)}
    yield Step("ontheffing_nieuw", "regisseur", _klant(), lambda: exempt)
    yield Step("ontheffing_wijzigen", "regisseur", _of(Ontheffing), lambda: {"tot": _day(60)})


def instroom(_typist: Typist) -> Iterator[Step]:
    """Whose WW ends, and what came of it."""
    yield Step("klant_ww", "regisseur", _klant(), lambda: {"ww_einde": _day(60)})
    done = {"resultaat": "instroom_voorkomen", "resultaat_op": _day()}
    yield Step("ww_wijzigen", "regisseur", _of(Wwrecht), lambda: done)
    yield Step("klant_toestemming", "regisseur", _klant(), lambda: {"geldig_tot": _day(90)})
    yield Step("uitvraag_nieuw", "regisseur", _klant(), lambda: {"gevraagd_op": _day()})
    yield Step("uitvraag", "regisseur", _of(Uitvraag), lambda: {"hoe": "antwoord", "afgerond_op": _day()})
    yield Step("waardescan_nieuw", "regisseur", _klant())
    yield Step("waardescan", "regisseur", _of(Waardescan))
    yield Step("waardescan_antwoorden", "regisseur", _of(Waardescan))


def one_plan(typist: Typist) -> Iterator[Step]:
    """The plan on its page: words, a line of each kind, agreed, looked at; and a template that is used."""
    page = {"page": "traject_plan"}
    yield Step("plan_woorden", "regisseur", _of(Traject))
    yield Step("plan_doel_nieuw", "regisseur", _of(Traject), form="doel_form", **page)
    yield Step("doel_wijzigen", "regisseur", _of(Doel), lambda: {"status": "open"})
    yield Step(
        "plan_actie_nieuw", "regisseur", _of(Traject), lambda: {"wie": "ander"}, form="actie_form", **page
    )
    yield Step("plan_actie_wijzigen", "regisseur", _agreed, lambda: {"wie": "ander"})
    yield Step("plan_wachtpunt_nieuw", "regisseur", _of(Traject), form="wacht_form", **page)
    yield Step("plan_verwijzen", "regisseur", _of(Traject), lambda: {"verwacht_op": _day(30)})
    yield Step("wachtpunt_wijzigen", "regisseur", _of(Wachtpunt))
    yield Step("evaluatie_nieuw", "regisseur", _of(Traject), lambda: {"evaluatie_op": _day(60)})
    yield Step("plan_vaststellen", "regisseur", _of(Traject), lambda: {"akkoord": "on"})
    yield Step("regisseurswens_nieuw", "regisseur", _klant())
    yield Step("regisseurswens", "teamleider", _of(Regisseurswens))
    yield from loans()
    yield from one_profile()
    yield from buddies()
    yield Step("waarneming_nieuw", "regisseur", _self, lambda: {"medewerker": _colleague(), "einde": _day(9)})
    yield Step("plansjabloon_nieuw", "teamleider")
    yield Step("plansjabloon_naam", "teamleider", _template)
    yield Step("plansjabloon", "teamleider", _template, lambda: {"bij": "doel", "na_dagen": "14"})
    typist.typed.pop(("plansjabloon", "wie_anders"), None)  # of a goal nobody asks who does it


def buddies() -> Iterator[Step]:
    """A volunteer, paired; what they did; and the end of it."""
    own = {"talen": "Turks", "kvk_nummer": "", "vog_op": _day(-30), "tot": ""}
    yield Step("buddy_nieuw", "accountmanager", given=lambda: own)
    yield Step("buddy", "teamleider", lambda: [Buddy.objects.latest("buddynummer").pk], lambda: own)
    asked = {"wat_telt": "ja", "taal": "Arabisch", "sector": ""}
    yield Step("buddykoppeling_nieuw", "regisseur", _klant(), lambda: asked, form="vraag")
    yield Step("buddykoppeling_nieuw", "regisseur", _klant())
    yield Step("buddycontact_nieuw", "regisseur", _of(Buddykoppeling))


def loans() -> Iterator[Step]:
    """Asked, advised and decided; another that the klant does not want after all."""
    yield Step("lening_nieuw", "regisseur", _klant(), lambda: {"gevraagd_centen": "120,50"})
    yield Step("lening_advies", "regisseur", _of(Lening))
    scheme = {"toegekend_centen": "100", "termijn_centen": "10", "eerste_termijn": _day(60)}
    granted = {"besluit": "toegekend", **scheme}
    yield Step("lening_besluit", "teamleider", _of(Lening), lambda: granted)
    yield Step(
        "lening_regeling",
        "regisseur",
        _of(Lening),
        lambda: {"termijn_centen": "5", "eerste_termijn": _day(90)},
    )
    booked = {"dag": clock.today(), "medewerker_id": _person("teamleider")}
    Boeking.objects.create(van="kapitaal", naar="kas", centen=9_000, **booked)
    Boeking.objects.create(van="kas", naar="lening", centen=9_000, lening_id=_of(Lening)()[0], **booked)
    yield Step("kwijtschelding_nieuw", "regisseur", _of(Lening), lambda: {"centen": "5"})
    yield Step("kwijtschelding", "teamleider", _of(Kwijtschelding), lambda: {"besluit": "toegekend"})
    yield Step("lening_nieuw", "regisseur", _klant(), lambda: {"gevraagd_centen": "99"})
    yield Step("lening_intrekken", "regisseur", _of(Lening, besluit=None))


def one_profile() -> Iterator[Step]:
    """Each part of a profile, and each kind of row, made and changed."""
    words = {
        "mij": {"vaardigheden": "koken\r\nlassen"},
        "werk": {"beroepen": "kok"},
        "gedrag": {"gedrag_voldoende": ""},
        "contact": {"webadres": "https://voorbeeld.nl/x"},
    }
    for deel in DELEN:
        own = words.get(deel, {})
        args = lambda deel=deel: [klant(0).pk, deel]  # noqa: E731
        yield Step("profiel_deel", "regisseur", args, lambda own=own: own)
    given = {"werk": {"van": "2015-03", "tot": "2019"}, "taal": {"taal": "tir"}, "scholing": {"jaar": "2015"}}
    for soort, own in given.items():
        new = lambda soort=soort: [klant(0).pk, soort]  # noqa: E731
        old = lambda soort=soort: [soort, *_of(REGELS[soort])()]  # noqa: E731
        yield Step("profielregel_nieuw", "regisseur", new, lambda own=own: own)
        yield Step("profielregel", "regisseur", old, lambda own=own: own)


def _template() -> list[Any]:
    return [Plansjabloon.objects.get(sjabloonnummer__startswith="WO-").pk]


def _self() -> list[Any]:
    return [Medewerker.objects.get(gebruikersnaam="regisseur").pk]


def _colleague() -> str:
    return str(Medewerker.objects.get(gebruikersnaam="collega").pk)


def _agreed() -> list[Any]:
    """The traject, and the action that was put into its plan."""
    return [*_of(Traject)(), Actie.objects.filter(klant=klant(0), gesprek=None).latest("versie", "pk").pk]


def _check() -> list[Any]:
    return [*_of(Plaatsing)(), "week_1"]


def _offer() -> list[Any]:
    return [Aanbod.objects.get(aanbodnummer__startswith="WO-").pk]


def offers() -> Iterator[Step]:
    """What belongs to a voorziening, and an offer of it."""
    of = {"code": "werkfit"}
    amounts = {"prijs_centen": "1.250,50", "teamleider_vanaf_centen": "2.000"}
    yield Step("voorziening_wijzigen", "beheerder", given=lambda: amounts, query=of)
    yield Step("aanbod_nieuw", "accountmanager", given=lambda: {"plaatsen": "3"}, query=of)
    yield Step("aanbod_wijzigen", "teamleider", _offer, lambda: {"plaatsen": "2", "einde": _day(90)})


def placements() -> Iterator[Step]:
    """A job with its aftercare, put right, and a fall-back; another that ends."""
    job = {"zoek_werkgever": "87654321", "werkgever": str(_employer()[0]), "akkoord": str(_akkoord()[0])}
    yield Step("plaatsing_nieuw", "regisseur", _klant(), lambda: job)
    yield Step("nazorg_nieuw", "regisseur", _check, lambda: {"gedaan_op": _day()})
    yield Step("plaatsing_wijzigen", "regisseur", _of(Plaatsing), lambda: job)
    yield Step("plaatsing_terugval", "regisseur", _of(Plaatsing), lambda: {"evaluatie_op": _day(40)})
    yield Step("plaatsing_nieuw", "regisseur", _klant(), lambda: job)
    yield Step("plaatsing_einde", "regisseur", _of(Plaatsing, einddatum=None))


def plans(_typist: Typist) -> Iterator[Step]:
    """Traject, regisseur, steps and placement; at last two files become one."""
    done = {"status": "afgerond", "einde": _day()}
    yield Step("traject_nieuw", "regisseur", _klant(), lambda: {"start": _day(-30)})
    yield Step("klant_afschermen", "teamleider", _klant())
    yield Step("klant_afschermen", "regisseur", _klant())
    yield Step("traject_evaluatie", "regisseur", _of(Traject), lambda: {"evaluatie_op": _day(30)})
    yield from one_plan(_typist)
    yield from offers()
    place = {"voorziening": "werkfit", "aanbod": str(_offer()[0]), "verwacht_einde": _day(40)}
    yield Step("stap_nieuw", "regisseur", _of(Traject), lambda: place)
    award = {"voorziening": "werkfit", "besluit": "toegekend", "tot": _day(30), "centen": "99,50"}
    yield Step("toekenning_nieuw", "regisseur", _of(Traject), lambda: award)
    yield Step("toekenning_verzonden", "regisseur", _of(Toekenning), lambda: {"verzonden_op": _day()})
    yield Step("uitgave_nieuw", "teamleider", _of(Toekenning), lambda: {"centen": "9,50"})
    yield Step(
        "toekenning_wijzigen", "regisseur", _of(Toekenning), lambda: {"besluit": "verlaagd", "centen": "50"}
    )
    waits = {"voorziening": "werkfit", "aanbod": ""}
    yield Step("opbouw", "regisseur", _of(Stap), lambda: {"vanaf": _day(), "dagen": "2", "uren": "6"})
    yield Step("werkfit", "regisseur", _of(Traject), lambda: {"uitkomst": "bijna", "dag": _day()})
    yield Step("wachtplek_nieuw", "regisseur", _of(Traject), lambda: waits)
    yield Step("wachtplek_weg", "regisseur", _of(Wachtplek))
    yield Step("wachtplek_nieuw", "regisseur", _of(Traject), lambda: waits)
    start = {"aanbod": str(_offer()[0]), "start": _day()}
    yield Step("wachtplek", "regisseur", _of(Wachtplek, geeindigd_op=None), lambda: start)
    yield Step("stap_wijzigen", "regisseur", _of(Stap), lambda: done)
    yield from placements()
    new = {"zoek_regisseur": "", "medewerker": str(_account()[0])}
    yield Step("regisseur_wijzigen", "teamleider", _of(Regisseurschap))
    yield Step("regisseur_overdragen", "teamleider", _of(Traject), lambda: new)
    yield Step("traject_einde", "teamleider", _of(Traject))
    yield Step("traject_einde_wijzigen", "teamleider", _of(Traject))
    yield Step("traject_nieuw", "teamleider", _klant(1))
    yield Step("regisseur_toewijzen", "teamleider", _of(Traject, 1), lambda: new)
    yield Step("klant_samenvoegen", "teamleider", _klant(), _versions)


PARTS = (organisation, employers, people, instroom, plans)
