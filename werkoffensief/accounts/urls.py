from django.urls import path

from werkoffensief.accounts import views

urlpatterns = [
    path("beheer/medewerkers/", views.medewerker_lijst, name="medewerker_lijst"),
    path("beheer/medewerkers/nieuw/", views.medewerker_nieuw, name="medewerker_nieuw"),
    path("beheer/medewerkers/<uuid:medewerker_id>/", views.medewerker, name="medewerker"),
    path("beheer/medewerkers/<uuid:medewerker_id>/rol/", views.rol_nieuw, name="rol_nieuw"),
    path(
        "beheer/medewerkers/<uuid:medewerker_id>/actief/", views.medewerker_actief, name="medewerker_actief"
    ),
    path(
        "beheer/medewerkers/<uuid:medewerker_id>/uitnodigen/",
        views.medewerker_uitnodigen,
        name="medewerker_uitnodigen",
    ),
    path("beheer/rollen/<uuid:verlening_id>/intrekken/", views.rol_intrekken, name="rol_intrekken"),
    path("beheer/teams/", views.team_lijst, name="team_lijst"),
    path("beheer/teams/nieuw/", views.team_nieuw, name="team_nieuw"),
    path("beheer/teams/<uuid:team_id>/", views.team, name="team"),
    path("beheer/codes/", views.code_lijst, name="codes"),
    path("beheer/codes/<slug:lijst>/", views.code_lijst, name="code_lijst"),
    path("beheer/codes/<slug:lijst>/nieuw/", views.code_nieuw, name="code_nieuw"),
    path("beheer/codes/<slug:lijst>/wijzigen/", views.code_wijzigen, name="code_wijzigen"),
    path(
        "wachtwoord/<uuid:medewerker_id>/<slug:token>/",
        views.wachtwoord_instellen,
        name="wachtwoord_instellen",
    ),
]
