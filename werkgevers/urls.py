from django.urls import path

from werkgevers.views import akkoorden, contact, start, vacatures, werkgevers

urlpatterns = [
    path("werkgevers/", werkgevers.werkgever_lijst, name="werkgever_lijst"),
    path("werkgevers/start/", start.werkgever_start, name="werkgever_start"),
    path("werkgevers/zoeken/", werkgevers.werkgever_zoeken, name="werkgever_zoeken"),
    path("werkgevers/terugbellen/", contact.terugbel_lijst, name="terugbel_lijst"),
    path("werkgevers/nieuw/", werkgevers.werkgever_nieuw, name="werkgever_nieuw"),
    path("werkgevers/download/<slug:soort>/", werkgevers.werkgever_download, name="werkgever_download"),
    path("werkgevers/<uuid:werkgever_id>/", werkgevers.werkgever, name="werkgever"),
    path(
        "werkgevers/<uuid:werkgever_id>/wijzigen/", werkgevers.werkgever_wijzigen, name="werkgever_wijzigen"
    ),
    path(
        "werkgevers/<uuid:werkgever_id>/accountmanager/",
        werkgevers.werkgever_accountmanager,
        name="werkgever_accountmanager",
    ),
    path("werkgevers/<uuid:werkgever_id>/nemen/", werkgevers.werkgever_nemen, name="werkgever_nemen"),
    path(
        "werkgevers/<uuid:werkgever_id>/archiveren/",
        werkgevers.werkgever_archiveren,
        name="werkgever_archiveren",
    ),
    path(
        "werkgevers/<uuid:werkgever_id>/terughalen/",
        werkgevers.werkgever_terughalen,
        name="werkgever_terughalen",
    ),
    path(
        "werkgevers/<uuid:werkgever_id>/contactpersoon/nieuw/",
        contact.contactpersoon_nieuw,
        name="contactpersoon_nieuw",
    ),
    path(
        "contactpersonen/<uuid:contactpersoon_id>/",
        contact.contactpersoon_wijzigen,
        name="contactpersoon_wijzigen",
    ),
    path("werkgevers/<uuid:werkgever_id>/contact/", contact.contactmoment_lijst, name="contactmoment_lijst"),
    path(
        "werkgevers/<uuid:werkgever_id>/contact/nieuw/",
        contact.contactmoment_nieuw,
        name="contactmoment_nieuw",
    ),
    path(
        "contactmomenten/<uuid:contactmoment_id>/",
        contact.contactmoment_wijzigen,
        name="contactmoment_wijzigen",
    ),
    path("contactmomenten/<uuid:contactmoment_id>/gedaan/", contact.afspraak_gedaan, name="afspraak_gedaan"),
    path(
        "contactmomenten/<uuid:contactmoment_id>/vervallen/",
        contact.contactmoment_vervallen,
        name="contactmoment_vervallen",
    ),
    path("akkoorden/", akkoorden.akkoord_overzicht, name="akkoord_overzicht"),
    path("akkoorden/lijst/", akkoorden.akkoord_lijst, name="akkoord_lijst"),
    path("akkoorden/download/<slug:soort>/", akkoorden.akkoord_download, name="akkoord_download"),
    path("werkgevers/<uuid:werkgever_id>/akkoord/nieuw/", akkoorden.akkoord_nieuw, name="akkoord_nieuw"),
    path("akkoorden/<uuid:akkoord_id>/", akkoorden.akkoord_wijzigen, name="akkoord_wijzigen"),
    path("akkoorden/<uuid:akkoord_id>/vervallen/", akkoorden.akkoord_vervallen, name="akkoord_vervallen"),
    path("vacatures/", vacatures.vacature_lijst, name="vacature_lijst"),
    path("vacatures/download/<slug:soort>/", vacatures.vacature_download, name="vacature_download"),
    path("werkgevers/<uuid:werkgever_id>/vacature/nieuw/", vacatures.vacature_nieuw, name="vacature_nieuw"),
    path("vacatures/<uuid:vacature_id>/", vacatures.vacature_wijzigen, name="vacature_wijzigen"),
    path("vacatures/<uuid:vacature_id>/sluiten/", vacatures.vacature_sluiten, name="vacature_sluiten"),
    path("vacatures/<uuid:vacature_id>/heropenen/", vacatures.vacature_heropenen, name="vacature_heropenen"),
]
