from django.urls import path

from intake.views import (
    afschermen,
    contact,
    documenten,
    feiten,
    gesprekken,
    klanten,
    toegang,
    uitkeringen,
    werklijst,
)

KLANT = "klanten/<uuid:klant_id>"

urlpatterns = [
    path("klanten/nieuw/", klanten.klant_nieuw, name="klant_nieuw"),
    path(f"{KLANT}/gegevens/", klanten.klant_gegevens, name="klant_gegevens"),
    path(f"{KLANT}/identificatie/", klanten.klant_identificatie, name="klant_identificatie"),
    path(f"{KLANT}/afschermen/", afschermen.klant_afschermen, name="klant_afschermen"),
    path(f"{KLANT}/vertrouwelingen/", afschermen.vertrouwelingen, name="vertrouwelingen"),
    path(
        "vertrouwelingen/<uuid:vertrouweling_id>/einde/",
        afschermen.vertrouweling_einde,
        name="vertrouweling_einde",
    ),
    path(f"{KLANT}/bsn/", klanten.bsn_tonen, name="bsn_tonen"),
    path(f"{KLANT}/samenvoegen/", klanten.klant_samenvoegen, name="klant_samenvoegen"),
    path(f"{KLANT}/contact/", contact.klant_contact, name="klant_contact"),
    path(f"{KLANT}/adres/", contact.klant_adres, name="klant_adres"),
    path(f"{KLANT}/vertegenwoordiger/", contact.klant_vertegenwoordiger, name="klant_vertegenwoordiger"),
    path(
        "vertegenwoordigers/<uuid:vertegenwoordiger_id>/einde/",
        contact.vertegenwoordiger_einde,
        name="vertegenwoordiger_einde",
    ),
    path(f"{KLANT}/gezin/", contact.klant_gezin, name="klant_gezin"),
    path("gezinsleden/<uuid:gezinslid_id>/einde/", contact.gezinslid_einde, name="gezinslid_einde"),
    path(f"{KLANT}/gesprekken/nieuw/", gesprekken.gesprek_nieuw, name="gesprek_nieuw"),
    path(f"{KLANT}/gesprekken/concept/", gesprekken.concept_bewaren, name="concept_bewaren"),
    path(f"{KLANT}/gesprekken/concept-weg/", gesprekken.concept_weg, name="concept_weg"),
    path("gesprekken/<uuid:gesprek_id>/wijzigen/", gesprekken.gesprek_wijzigen, name="gesprek_wijzigen"),
    path(f"{KLANT}/contactpogingen/nieuw/", gesprekken.poging_nieuw, name="poging_nieuw"),
    path(f"{KLANT}/belemmeringen/nieuw/", gesprekken.belemmering_nieuw, name="belemmering_nieuw"),
    path(
        "belemmeringen/<uuid:belemmering_id>/oplossen/",
        gesprekken.belemmering_oplossen,
        name="belemmering_oplossen",
    ),
    path(f"{KLANT}/documenten/", documenten.document_lijst, name="document_lijst"),
    path(f"{KLANT}/documenten/nieuw/", documenten.document_nieuw, name="document_nieuw"),
    path("documenten/<uuid:document_id>/wijzigen/", documenten.document_wijzigen, name="document_wijzigen"),
    path("documenten/<uuid:document_id>/bestand/", documenten.document_bestand, name="document_bestand"),
    path("uitkeringen/<uuid:uitkering_id>/soort/", uitkeringen.uitkering_soort, name="uitkering_soort"),
    path("feiten/<slug:soort>/<uuid:feit_id>/vervallen/", feiten.feit_vervallen, name="feit_vervallen"),
    path("toegang/", toegang.toegang_lijst, name="toegang_lijst"),
    path("toegang/vragen/", toegang.toegang_vragen, name="toegang_vragen"),
    path("toegang/<uuid:toegang_id>/einde/", toegang.toegang_beeindigen, name="toegang_beeindigen"),
    path(f"{KLANT}/overslaan/", werklijst.klant_overslaan, name="klant_overslaan"),
    path("overgeslagen/<uuid:overslag_id>/terug/", werklijst.overslag_einde, name="overslag_einde"),
    path(f"{KLANT}/terugbellen/", werklijst.terugbelbelofte_nieuw, name="terugbelbelofte_nieuw"),
    path(
        "terugbelbeloften/<uuid:belofte_id>/gedaan/",
        werklijst.terugbelbelofte_gedaan,
        name="terugbelbelofte_gedaan",
    ),
    path(f"{KLANT}/ontheffingen/nieuw/", werklijst.ontheffing_nieuw, name="ontheffing_nieuw"),
    path(
        "ontheffingen/<uuid:ontheffing_id>/wijzigen/",
        werklijst.ontheffing_wijzigen,
        name="ontheffing_wijzigen",
    ),
]
