from django.urls import path

from werkoffensief.doelen import views

urlpatterns = [
    path("doelen/", views.dashboard, name="dashboard"),
    path("doelen/doelstellingen/", views.doelstelling_lijst, name="doelstelling_lijst"),
    path(
        "doelen/doelstellingen/<uuid:doelstelling_id>/",
        views.doelstelling_wijzigen,
        name="doelstelling_wijzigen",
    ),
    path("doelen/<int:jaar>/<str:figuur>/", views.cijfer, name="cijfer"),
]
