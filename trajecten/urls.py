from django.urls import path

from trajecten import views

urlpatterns = [
    path("klanten/<uuid:klant_id>/traject/nieuw/", views.traject_nieuw, name="traject_nieuw"),
    path("trajecten/<uuid:traject_id>/evaluatie/", views.traject_evaluatie, name="traject_evaluatie"),
    path("trajecten/<uuid:traject_id>/einde/", views.traject_einde, name="traject_einde"),
    path("trajecten/<uuid:traject_id>/regisseur/", views.regisseur_toewijzen, name="regisseur_toewijzen"),
    path("trajecten/<uuid:traject_id>/overdragen/", views.regisseur_overdragen, name="regisseur_overdragen"),
    path("trajecten/<uuid:traject_id>/stap/nieuw/", views.stap_nieuw, name="stap_nieuw"),
    path("regisseurs/<uuid:regisseurschap_id>/", views.regisseur_wijzigen, name="regisseur_wijzigen"),
    path("stappen/<uuid:stap_id>/", views.stap_wijzigen, name="stap_wijzigen"),
    path("klanten/<uuid:klant_id>/plaatsing/nieuw/", views.plaatsing_nieuw, name="plaatsing_nieuw"),
    path("plaatsingen/<uuid:plaatsing_id>/einde/", views.plaatsing_einde, name="plaatsing_einde"),
]
