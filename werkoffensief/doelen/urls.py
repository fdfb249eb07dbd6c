from django.urls import path

from werkoffensief.doelen.views import campagne_wijzigen, campagnes, cijfers, teams, vragen

urlpatterns = [
    path("campagnes/", campagnes.campagne_lijst, name="campagne_lijst"),
    path("campagnes/nieuw/", campagne_wijzigen.campagne_nieuw, name="campagne_nieuw"),
    path("campagnes/<uuid:campagne_id>/", campagnes.campagne, name="campagne"),
    path(
        "campagnes/<uuid:campagne_id>/wijzigen/",
        campagne_wijzigen.campagne_wijzigen,
        name="campagne_wijzigen",
    ),
    path(
        "campagnes/<uuid:campagne_id>/capaciteit/", campagnes.campagne_capaciteit, name="campagne_capaciteit"
    ),
    path("doelen/", cijfers.dashboard, name="dashboard"),
    path("doelen/doelstellingen/", cijfers.doelstelling_lijst, name="doelstelling_lijst"),
    path(
        "doelen/doelstellingen/<uuid:doelstelling_id>/",
        cijfers.doelstelling_wijzigen,
        name="doelstelling_wijzigen",
    ),
    path("doelen/teams/<int:jaar>/", teams.teamdoel_lijst, name="teamdoel_lijst"),
    path("doelen/teams/<int:jaar>/<uuid:team_id>/", teams.teamdoel_wijzigen, name="teamdoel_wijzigen"),
    path("doelen/vragen/", vragen.vraag_lijst, name="vraag_lijst"),
    path("doelen/vragen/<uuid:vraag_id>/", vragen.vraag_beantwoorden, name="vraag_beantwoorden"),
    path("doelen/<int:jaar>/<str:figuur>/", cijfers.cijfer, name="cijfer"),
    path("doelen/<int:jaar>/<str:figuur>/vraag/<uuid:klant_id>/", vragen.vraag_stellen, name="vraag_stellen"),
]
