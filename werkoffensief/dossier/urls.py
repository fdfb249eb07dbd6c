from django.urls import path

from werkoffensief.dossier.views import (
    gezond,
    inzage,
    klant,
    lijst,
    rechten,
    sneltoetsen,
    start,
    verzoeken,
    zoeken,
)

urlpatterns = [
    path("", start.start, name="start"),
    path("klanten/", lijst.klant_lijst, name="klant_lijst"),
    path("klanten/zoeken/", zoeken.klant_zoeken, name="klant_zoeken"),
    path("klanten/<uuid:klant_id>/", klant.klant_dossier, name="klant_dossier"),
    path("verzoeken/", verzoeken.verzoek_lijst, name="verzoek_lijst"),
    path("verzoeken/nieuw/", verzoeken.verzoek_nieuw, name="verzoek_nieuw"),
    path("verzoeken/<uuid:verzoek_id>/", verzoeken.verzoek, name="verzoek"),
    path("verzoeken/<uuid:verzoek_id>/dossier/", verzoeken.verzoek_dossier, name="verzoek_dossier"),
    path("verzoeken/<uuid:verzoek_id>/documenten/", verzoeken.verzoek_documenten, name="verzoek_documenten"),
    path(
        "verzoeken/<uuid:verzoek_id>/documenten/<uuid:document_id>/",
        verzoeken.verzoek_document,
        name="verzoek_document",
    ),
    path("verzoeken/<uuid:verzoek_id>/wissen/", verzoeken.klant_wissen, name="klant_wissen"),
    path("inzage/", inzage.inzage, name="inzage"),
    path("inzage/klant/<uuid:klant_id>/", inzage.inzage_klant, name="inzage_klant"),
    path("inzage/medewerker/<uuid:medewerker_id>/", inzage.inzage_medewerker, name="inzage_medewerker"),
    path("rechten/", rechten.rechten, name="rechten"),
    path("gezond/", gezond.gezond, name="gezond"),
    path("gereed/", gezond.gereed, name="gereed"),
    path("werkers/", gezond.werkers, name="werkers"),
    path("sneltoetsen/", sneltoetsen.sneltoetsen, name="sneltoetsen"),
    path("toegankelijkheid/", start.toegankelijkheid, name="toegankelijkheid"),
    path("privacy/", start.privacy, name="privacy"),
]
