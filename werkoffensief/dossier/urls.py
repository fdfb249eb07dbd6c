from django.urls import path

from werkoffensief.dossier.views import gezond, inzage, klant, lijst, rechten, start, verzoeken, zoeken

urlpatterns = [
    path("", start.start, name="start"),
    path("klanten/", lijst.klant_lijst, name="klant_lijst"),
    path("klanten/zoeken/", zoeken.klant_zoeken, name="klant_zoeken"),
    path("klanten/<uuid:klant_id>/", klant.klant_dossier, name="klant_dossier"),
    path("verzoeken/wissen/", verzoeken.klant_wissen, name="klant_wissen"),
    path("inzage/", inzage.inzage, name="inzage"),
    path("inzage/klant/<uuid:klant_id>/", inzage.inzage_klant, name="inzage_klant"),
    path("inzage/medewerker/<uuid:medewerker_id>/", inzage.inzage_medewerker, name="inzage_medewerker"),
    path("rechten/", rechten.rechten, name="rechten"),
    path("gezond/", gezond.gezond, name="gezond"),
    path("gereed/", gezond.gereed, name="gereed"),
    path("werkers/", gezond.werkers, name="werkers"),
    path("toegankelijkheid/", start.toegankelijkheid, name="toegankelijkheid"),
    path("privacy/", start.privacy, name="privacy"),
]
