"""The pages about a klant, each with its address: what tests of the reading log and of scope open."""

from datetime import date

from intake.models import Belemmering, Gesprek, Uitkering
from tests.dossier.gevallen import award, waits
from tests.dossier.leningen import pages_of_loan
from tests.intake.factories import (
    ActieFactory,
    AfspraakFactory,
    DeelnameFactory,
    DocumentFactory,
    GezinsbandFactory,
    OntheffingFactory,
    TaakFactory,
    ToestemmingFactory,
    UitvraagFactory,
    WaardescanFactory,
    WwrechtFactory,
)
from trajecten.models import Doel as DoelRow
from trajecten.models import (
    Plaatsing,
    Planversie,
    Regisseurswens,
    Taalkennis,
    Traject,
    Wachtpunt,
)

FORMS = (
    "gegevens",
    "identificatie",
    "afschermen",
    "samenvoegen",
    "contact",
    "adres",
    "vertegenwoordiger",
    "gezin",
)


def wish_of(klant):
    """That the klant asks for another regisseur."""
    said = {"klant": klant, "gevraagd_op": date(2026, 3, 1), "medewerker": klant.regisseur, "reden": "x"}
    return Regisseurswens.objects.get_or_create(wensnummer="H1", defaults=said)[0]


def beside_the_plan(klant):
    """The loans, and the end of a traject of this klant that ended long ago."""
    said = {"trajectnummer": f"E{klant.klantnummer}", "einde": date(2017, 6, 1), "einde_reden_id": "werk"}
    row = Traject.objects.get_or_create(klant=klant, start=date(2017, 1, 1), defaults=said)[0]
    here = f"/trajecten/{row.pk}/einde/"
    ended = {"traject_einde_wijzigen": f"{here}wijzigen/", "traject_einde_terug": f"{here}terug/"}
    return {**ended, **pages_of_loan(klant)}


def pages_of_plan(klant, traject):
    """The plan on one page, and what was agreed of it."""
    here, of = f"/trajecten/{traject.pk}/", {"klant": klant, "traject": traject}
    regie = f"/regisseurs/{traject.regisseurschappen.get().pk}/brief/"
    doel, _ = DoelRow.objects.get_or_create(
        doelnummer="D1", defaults={**of, "wat": "x", "gesteld_op": traject.start}
    )
    punt, _ = Wachtpunt.objects.get_or_create(
        wachtpuntnummer="W1", defaults={**of, "wat": "x", "sinds": traject.start}
    )
    copy = {"doelen": [], "acties": [], "wachtpunten": [], "stappen": []}
    agreed = {**of, "afgesproken_op": traject.start, "medewerker": klant.regisseur, "inhoud": copy}
    versies = [
        Planversie.objects.get_or_create(traject=traject, nummer=n, defaults=agreed)[0] for n in (1, 2)
    ]
    return {
        "traject_plan": f"{here}plan/",
        "plan_woorden": f"{here}plan/woorden/",
        "plan_verwijzen": f"{here}plan/verwijzen/",
        "plan_vaststellen": f"{here}plan/vaststellen/",
        "plan_sjabloon": f"{here}plan/sjabloon/",
        **{"regisseur_brief": regie, "regisseur_brief_pdf": f"{regie}pdf/"},
        "regisseurswens_nieuw": f"/klanten/{klant.pk}/andere-regisseur/",
        "regisseurswens": f"/regisseurswensen/{wish_of(klant).pk}/",
        "toekenning_nieuw": f"{here}besluit/nieuw/",
        **{
            name: f"/besluiten/{award(klant, traject).pk}/{part}"
            for name, part in (
                ("toekenning", ""),
                ("toekenning_pdf", "pdf/"),
                ("toekenning_verzonden", "verzonden/"),
                ("toekenning_wijzigen", "wijzigen/"),
                ("uitgave_nieuw", "betaling/"),
            )
        },
        "werkfit": f"{here}werkfit/",
        "wachtplek_nieuw": f"{here}wachtlijst/nieuw/",
        "wachtplek": f"/wachtplekken/{waits(klant, traject).pk}/",
        "wachtplek_weg": f"/wachtplekken/{waits(klant, traject).pk}/weg/",
        "doel_wijzigen": f"/plandoelen/{doel.pk}/",
        "plan_actie_wijzigen": f"{here}plan/acties/{ActieFactory(klant=klant).pk}/",
        "wachtpunt_wijzigen": f"/wachtpunten/{punt.pk}/",
        "evaluatie_nieuw": f"{here}evaluatie/nieuw/",
        "planversie_lijst": f"{here}plan/versies/",
        "planversie": f"/planversies/{versies[0].pk}/",
        "planversie_pdf": f"/planversies/{versies[0].pk}/pdf/",
        "planversie_vergelijken": f"/planversies/{versies[0].pk}/naast/{versies[1].pk}/",
        "traject_heropenen": f"{here}heropenen/",
        **beside_the_plan(klant),
    }


def pages_of_profile(klant, here):
    """What the klant can and wants, and the CV."""
    row = Taalkennis.objects.get_or_create(klant=klant, taal="nld")[0]
    return {
        "profiel": f"{here}profiel/",
        "profiel_deel": f"{here}profiel/deel/mij/",
        "profielregel_nieuw": f"{here}profiel/nieuw/werk/",
        "profielregel": f"/profielregels/taal/{row.pk}/",
        "cv": f"{here}cv/",
        "cv_pdf": f"{here}cv/pdf/",
    }


def pages_of_prevention(klant, here):
    """The end of the WW, the scan, agreement to ask, looking along."""
    scan = WaardescanFactory(klant=klant)
    return {
        "klant_ww": f"{here}ww/",
        "klant_toestemming": f"{here}toestemming/",
        "klanttag_lijst": f"{here}talenten/",
        "uitvraag_nieuw": f"{here}uitvragen/nieuw/",
        "uitvraag": f"/uitvragen/{UitvraagFactory(toestemming=ToestemmingFactory(klant=klant)).pk}/",
        "gezinsband_nieuw": f"{here}gezin/koppelen/",
        "gezinsband_einde": f"{here}gezin/{GezinsbandFactory(klant=klant).pk}/",
        "kijk_mee": f"{here}kijk-mee/",
        "waardescan_nieuw": f"{here}waardescan/",
        "waardescan": f"/waardescans/{scan.pk}/",
        "waardescan_antwoorden": f"/waardescans/{scan.pk}/antwoorden/",
        "waardescan_pdf": f"/waardescans/{scan.pk}/pdf/",
        "ww_wijzigen": f"/ww/{WwrechtFactory(klant=klant).pk}/",
    }


def pages_of_appointments(klant, here):
    afspraak = f"/afspraken/{AfspraakFactory(klant=klant).pk}/"
    return {
        "afspraak_lijst": f"{here}afspraken/",
        "afspraak_nieuw": f"{here}afspraken/nieuw/",
        "afspraak_wijzigen": f"{afspraak}wijzigen/",
        "afspraak_ics": f"{afspraak}afspraak.ics",
        "afspraak_afzeggen": f"{afspraak}afzeggen/",
        "uitnodiging_nieuw": f"{afspraak}uitnodigen/",
        "taak_uitstellen": f"/taken/{TaakFactory(klant=klant).pk}/uitstellen/",
        "deelname_nieuw": f"{here}bijeenkomsten/",
        "deelname_uitnodigen": f"/deelnames/{DeelnameFactory(klant=klant).pk}/uitnodigen/",
    }


def pages(person):
    """Every page about this klant, by name."""
    klant, regie, stap = person
    soort = Belemmering._meta.get_field("soort").related_model._default_manager.order_by("pk").first()
    belemmering = Belemmering.objects.create(klant=klant, soort=soort, vastgesteld_op=date(2020, 1, 1))
    gesprek = Gesprek.objects.get(klant=klant)
    here = f"/klanten/{klant.pk}/"
    return {
        "klant_dossier": here,
        **{
            f"klant_{page}": f"{here}{page}/"
            for page in FORMS
        },
        "document_lijst": f"{here}documenten/",
        "document_nieuw": f"{here}documenten/nieuw/",
        "document_wijzigen": f"/documenten/{DocumentFactory(klant=klant).pk}/wijzigen/",
        **pages_of_appointments(klant, here),
        "gesprek_nieuw": f"{here}gesprekken/nieuw/",
        "gesprek": f"/gesprekken/{gesprek.pk}/",
        "gesprek_verder": f"/gesprekken/{gesprek.pk}/verder/",
        "opbouw": f"/stappen/{stap.pk}/opbouw/",
        "gesprek_afspraken": f"/gesprekken/{gesprek.pk}/afspraken/",
        "concept_samen": f"{here}gesprekken/samen/",
        "kort_contact": f"{here}contact/kort/",
        "actie_lijst": f"{here}afgesproken/",
        "belemmering_wijzigen": f"/belemmeringen/{belemmering.pk}/wijzigen/",
        "poging_nieuw": f"{here}contactpogingen/nieuw/",
        "belemmering_nieuw": f"{here}belemmeringen/nieuw/",
        "traject_nieuw": f"{here}traject/nieuw/",
        "plaatsing_nieuw": f"{here}plaatsing/nieuw/",
        "gesprek_wijzigen": f"/gesprekken/{gesprek.pk}/wijzigen/",
        "belemmering_oplossen": f"/belemmeringen/{belemmering.pk}/oplossen/",
        "feit_vervallen": f"/feiten/gesprek/{gesprek.pk}/vervallen/",
        **pages_of_prevention(klant, here),
        **pages_of_profile(klant, here),
        "uitkering_soort": f"/uitkeringen/{Uitkering.objects.get(klant=klant).pk}/soort/",
        "klant_overslaan": f"{here}overslaan/",
        "terugbelbelofte_nieuw": f"{here}terugbellen/",
        "ontheffing_nieuw": f"{here}ontheffingen/nieuw/",
        "ontheffing_wijzigen": f"/ontheffingen/{OntheffingFactory(klant=klant).pk}/wijzigen/",
        "traject_evaluatie": f"/trajecten/{regie.traject_id}/evaluatie/",
        "traject_einde": f"/trajecten/{regie.traject_id}/einde/",
        **pages_of_plan(klant, regie.traject),
        "regisseur_toewijzen": f"/trajecten/{regie.traject_id}/regisseur/",
        "regisseur_overdragen": f"/trajecten/{regie.traject_id}/overdragen/",
        "regisseur_wijzigen": f"/regisseurs/{regie.pk}/",
        "stap_nieuw": f"/trajecten/{regie.traject_id}/stap/nieuw/",
        "stap_wijzigen": f"/stappen/{stap.pk}/",
        **pages_of_placement(Plaatsing.objects.get(klant=klant)),
    }  # fmt: skip


def pages_of_placement(plaatsing):
    here = f"/plaatsingen/{plaatsing.pk}/"
    return {
        "plaatsing_einde": f"{here}einde/",
        "plaatsing_wijzigen": f"{here}wijzigen/",
        "plaatsing": here,
        "nazorg_nieuw": f"{here}nazorg/week_1/",
        "plaatsing_terugval": f"{here}terugval/",
    }
