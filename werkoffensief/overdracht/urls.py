from django.urls import path

from werkoffensief.overdracht import views

urlpatterns = [
    path("beheer/leveringen/", views.levering_lijst, name="levering_lijst"),
    path("beheer/leveringen/nieuw/", views.levering_nieuw, name="levering_nieuw"),
    path("beheer/leveringen/verschillen/", views.afwijking_lijst, name="afwijking_lijst"),
    path(
        "beheer/leveringen/verschillen/<uuid:afwijking_id>/",
        views.afwijking_overnemen,
        name="afwijking_overnemen",
    ),
    path("beheer/leveringen/<uuid:levering_id>/", views.levering, name="levering"),
    path(
        "beheer/leveringen/<uuid:levering_id>/voortgang/", views.levering_voortgang, name="levering_voortgang"
    ),
    path(
        "beheer/leveringen/<uuid:levering_id>/fouten/<slug:tabel>/",
        views.levering_fouten,
        name="levering_fouten",
    ),
]
