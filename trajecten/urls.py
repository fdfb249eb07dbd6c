from django.urls import path

from trajecten import views
from trajecten.views import (
    brief,
    nazorg,
    plan,
    planregels,
    planversie,
    profiel,
    sjablonen,
    vertrek,
    waarneming,
    wens,
)

urlpatterns = [
    path("klanten/<uuid:klant_id>/traject/nieuw/", views.traject_nieuw, name="traject_nieuw"),
    path("trajecten/<uuid:traject_id>/evaluatie/", views.traject_evaluatie, name="traject_evaluatie"),
    path("trajecten/<uuid:traject_id>/einde/", views.traject_einde, name="traject_einde"),
    path("trajecten/<uuid:traject_id>/regisseur/", views.regisseur_toewijzen, name="regisseur_toewijzen"),
    path("trajecten/<uuid:traject_id>/overdragen/", views.regisseur_overdragen, name="regisseur_overdragen"),
    path("trajecten/<uuid:traject_id>/stap/nieuw/", views.stap_nieuw, name="stap_nieuw"),
    path("regisseurs/<uuid:regisseurschap_id>/", views.regisseur_wijzigen, name="regisseur_wijzigen"),
    path("regisseurs/<uuid:regisseurschap_id>/brief/", brief.regisseur_brief, name="regisseur_brief"),
    path(
        "regisseurs/<uuid:regisseurschap_id>/brief/pdf/",
        brief.regisseur_brief_pdf,
        name="regisseur_brief_pdf",
    ),
    path(
        "regisseurs/van/<uuid:vertrekker_id>/overdragen/",
        vertrek.caseload_overdragen,
        name="caseload_overdragen",
    ),
    path("stappen/<uuid:stap_id>/", views.stap_wijzigen, name="stap_wijzigen"),
    path("klanten/<uuid:klant_id>/plaatsing/nieuw/", views.plaatsing_nieuw, name="plaatsing_nieuw"),
    path("trajecten/<uuid:traject_id>/plan/", plan.traject_plan, name="traject_plan"),
    path("trajecten/<uuid:traject_id>/plan/woorden/", plan.plan_woorden, name="plan_woorden"),
    path("trajecten/<uuid:traject_id>/plan/acties/", plan.plan_actie_nieuw, name="plan_actie_nieuw"),
    path(
        "trajecten/<uuid:traject_id>/plan/acties/<uuid:klantactie_id>/gedaan/",
        plan.plan_actie_gedaan,
        name="plan_actie_gedaan",
    ),
    path(
        "trajecten/<uuid:traject_id>/plan/acties/<uuid:klantactie_id>/",
        planregels.plan_actie_wijzigen,
        name="plan_actie_wijzigen",
    ),
    path(
        "trajecten/<uuid:traject_id>/plan/acties/<uuid:klantactie_id>/terug/",
        planregels.plan_actie_terug,
        name="plan_actie_terug",
    ),
    path("trajecten/<uuid:traject_id>/plan/doelen/", plan.plan_doel_nieuw, name="plan_doel_nieuw"),
    path("plandoelen/<uuid:doel_id>/", plan.doel_wijzigen, name="doel_wijzigen"),
    path("plandoelen/<uuid:doel_id>/behaald/", plan.doel_behaald, name="doel_behaald"),
    path("trajecten/<uuid:traject_id>/plan/wachten/", plan.plan_wachtpunt_nieuw, name="plan_wachtpunt_nieuw"),
    path("wachtpunten/<uuid:wachtpunt_id>/klaar/", plan.wachtpunt_klaar, name="wachtpunt_klaar"),
    path("wachtpunten/<uuid:wachtpunt_id>/", planregels.wachtpunt_wijzigen, name="wachtpunt_wijzigen"),
    path("wachtpunten/<uuid:wachtpunt_id>/terug/", planregels.wachtpunt_terug, name="wachtpunt_terug"),
    path("trajecten/<uuid:traject_id>/evaluatie/nieuw/", plan.evaluatie_nieuw, name="evaluatie_nieuw"),
    path(
        "trajecten/<uuid:traject_id>/plan/vaststellen/", planversie.plan_vaststellen, name="plan_vaststellen"
    ),
    path("trajecten/<uuid:traject_id>/plan/versies/", planversie.planversie_lijst, name="planversie_lijst"),
    path("planversies/<uuid:planversie_id>/", planversie.planversie, name="planversie"),
    path("planversies/<uuid:planversie_id>/pdf/", planversie.planversie_pdf, name="planversie_pdf"),
    path(
        "planversies/<uuid:planversie_id>/naast/<uuid:met_id>/",
        planversie.planversie_vergelijken,
        name="planversie_vergelijken",
    ),
    path("trajecten/<uuid:traject_id>/heropenen/", planversie.traject_heropenen, name="traject_heropenen"),
    path("trajecten/<uuid:traject_id>/plan/sjabloon/", sjablonen.plan_sjabloon, name="plan_sjabloon"),
    path("plansjablonen/", sjablonen.plansjabloon_lijst, name="plansjabloon_lijst"),
    path("plansjablonen/nieuw/", sjablonen.plansjabloon_nieuw, name="plansjabloon_nieuw"),
    path("plansjablonen/<uuid:sjabloon_id>/", sjablonen.plansjabloon, name="plansjabloon"),
    path("plansjablonen/<uuid:sjabloon_id>/naam/", sjablonen.plansjabloon_naam, name="plansjabloon_naam"),
    path(
        "plansjablonen/<uuid:sjabloon_id>/opbergen/",
        sjablonen.plansjabloon_opbergen,
        name="plansjabloon_opbergen",
    ),
    path("sjabloonregels/<uuid:regel_id>/weg/", sjablonen.sjabloonregel_weg, name="sjabloonregel_weg"),
    path("plaatsingen/<uuid:plaatsing_id>/", nazorg.plaatsing, name="plaatsing"),
    path("plaatsingen/<uuid:plaatsing_id>/nazorg/<slug:moment>/", nazorg.nazorg_nieuw, name="nazorg_nieuw"),
    path(
        "plaatsingen/<uuid:plaatsing_id>/nazorg/<slug:moment>/goed/", nazorg.nazorg_goed, name="nazorg_goed"
    ),
    path("plaatsingen/<uuid:plaatsing_id>/terugval/", nazorg.plaatsing_terugval, name="plaatsing_terugval"),
    path("klanten/<uuid:klant_id>/andere-regisseur/", wens.regisseurswens_nieuw, name="regisseurswens_nieuw"),
    path("regisseurswensen/<uuid:regisseurswens_id>/", wens.regisseurswens, name="regisseurswens"),
    path("klanten/<uuid:klant_id>/profiel/", profiel.profiel, name="profiel"),
    path("klanten/<uuid:klant_id>/profiel/overnemen/", profiel.profiel_overnemen, name="profiel_overnemen"),
    path("klanten/<uuid:klant_id>/profiel/deel/<slug:deel>/", profiel.profiel_deel, name="profiel_deel"),
    path(
        "klanten/<uuid:klant_id>/profiel/nieuw/<slug:regelsoort>/",
        profiel.profielregel_nieuw,
        name="profielregel_nieuw",
    ),
    path(
        "profielregels/<slug:regelsoort>/<uuid:profielregel_id>/", profiel.profielregel, name="profielregel"
    ),
    path(
        "profielregels/<slug:regelsoort>/<uuid:profielregel_id>/weg/",
        profiel.profielregel_weg,
        name="profielregel_weg",
    ),
    path(
        "profielregels/<slug:regelsoort>/<uuid:profielregel_id>/terug/",
        profiel.profielregel_terug,
        name="profielregel_terug",
    ),
    path("klanten/<uuid:klant_id>/cv/", profiel.cv, name="cv"),
    path("klanten/<uuid:klant_id>/cv/pdf/", profiel.cv_pdf, name="cv_pdf"),
    path("waarnemingen/", waarneming.waarneming_lijst, name="waarneming_lijst"),
    path("waarnemingen/nieuw/<uuid:regisseur_id>/", waarneming.waarneming_nieuw, name="waarneming_nieuw"),
    path("waarnemingen/<uuid:waarneming_id>/einde/", waarneming.waarneming_einde, name="waarneming_einde"),
    path("nazorg/", nazorg.nazorg_lijst, name="nazorg_lijst"),
    path("plaatsingen/<uuid:plaatsing_id>/einde/", views.plaatsing_einde, name="plaatsing_einde"),
]
