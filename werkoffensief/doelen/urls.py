from django.urls import path

from werkoffensief.doelen.views import cijfers, vragen

urlpatterns = [
    path("doelen/", cijfers.dashboard, name="dashboard"),
    path("doelen/doelstellingen/", cijfers.doelstelling_lijst, name="doelstelling_lijst"),
    path(
        "doelen/doelstellingen/<uuid:doelstelling_id>/",
        cijfers.doelstelling_wijzigen,
        name="doelstelling_wijzigen",
    ),
    path("doelen/vragen/", vragen.vraag_lijst, name="vraag_lijst"),
    path("doelen/vragen/<uuid:vraag_id>/", vragen.vraag_beantwoorden, name="vraag_beantwoorden"),
    path("doelen/<int:jaar>/<str:figuur>/", cijfers.cijfer, name="cijfer"),
    path("doelen/<int:jaar>/<str:figuur>/vraag/<uuid:klant_id>/", vragen.vraag_stellen, name="vraag_stellen"),
]
