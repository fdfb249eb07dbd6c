from django.urls import path

from werkoffensief.dossier import views

urlpatterns = [
    path("", views.start, name="start"),
    path("klanten/", views.klant_lijst, name="klant_lijst"),
    path("klanten/zoeken/", views.klant_zoeken, name="klant_zoeken"),
    path("klanten/<uuid:klant_id>/", views.klant_dossier, name="klant_dossier"),
    path("verzoeken/wissen/", views.klant_wissen, name="klant_wissen"),
    path("gezond/", views.gezond, name="gezond"),
    path("gereed/", views.gereed, name="gereed"),
    path("werkers/", views.werkers, name="werkers"),
    path("toegankelijkheid/", views.toegankelijkheid, name="toegankelijkheid"),
    path("privacy/", views.privacy, name="privacy"),
]
