from django.urls import path

from intake.views import campagnes, contact, feiten, gesprekken, klanten, uitkeringen

KLANT = "klanten/<uuid:klant_id>"

urlpatterns = [
    path("klanten/nieuw/", klanten.klant_nieuw, name="klant_nieuw"),
    path(f"{KLANT}/gegevens/", klanten.klant_gegevens, name="klant_gegevens"),
    path(f"{KLANT}/identificatie/", klanten.klant_identificatie, name="klant_identificatie"),
    path(f"{KLANT}/afschermen/", klanten.klant_afschermen, name="klant_afschermen"),
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
    path(f"{KLANT}/gesprekken/concept-weg/", gesprekken.concept_weg, name="concept_weg"),
    path("gesprekken/<uuid:gesprek_id>/wijzigen/", gesprekken.gesprek_wijzigen, name="gesprek_wijzigen"),
    path(f"{KLANT}/contactpogingen/nieuw/", gesprekken.poging_nieuw, name="poging_nieuw"),
    path(f"{KLANT}/belemmeringen/nieuw/", gesprekken.belemmering_nieuw, name="belemmering_nieuw"),
    path(
        "belemmeringen/<uuid:belemmering_id>/oplossen/",
        gesprekken.belemmering_oplossen,
        name="belemmering_oplossen",
    ),
    path("uitkeringen/<uuid:uitkering_id>/soort/", uitkeringen.uitkering_soort, name="uitkering_soort"),
    path("feiten/<slug:soort>/<uuid:feit_id>/vervallen/", feiten.feit_vervallen, name="feit_vervallen"),
    path("campagnes/", campagnes.campagne_lijst, name="campagne_lijst"),
    path("campagnes/<uuid:campagne_id>/", campagnes.campagne, name="campagne"),
]
