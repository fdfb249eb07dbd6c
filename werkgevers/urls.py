from django.urls import path

from werkgevers import views

urlpatterns = [
    path("werkgevers/", views.werkgever_lijst, name="werkgever_lijst"),
    path("werkgevers/nieuw/", views.werkgever_nieuw, name="werkgever_nieuw"),
    path("werkgevers/<uuid:werkgever_id>/", views.werkgever, name="werkgever"),
    path("werkgevers/<uuid:werkgever_id>/wijzigen/", views.werkgever_wijzigen, name="werkgever_wijzigen"),
    path(
        "werkgevers/<uuid:werkgever_id>/contactpersoon/nieuw/",
        views.contactpersoon_nieuw,
        name="contactpersoon_nieuw",
    ),
    path(
        "contactpersonen/<uuid:contactpersoon_id>/",
        views.contactpersoon_wijzigen,
        name="contactpersoon_wijzigen",
    ),
    path("werkgevers/<uuid:werkgever_id>/akkoord/nieuw/", views.akkoord_nieuw, name="akkoord_nieuw"),
    path("akkoorden/<uuid:akkoord_id>/", views.akkoord_wijzigen, name="akkoord_wijzigen"),
    path("akkoorden/<uuid:akkoord_id>/vervallen/", views.akkoord_vervallen, name="akkoord_vervallen"),
]
