from django.conf import settings
from django.urls import path

from werkoffensief.accounts.views import account, beheer, eenmalig, lijsten, tweede_factor

urlpatterns = [
    path("beheer/medewerkers/", beheer.medewerker_lijst, name="medewerker_lijst"),
    path("beheer/medewerkers/zoeken/", beheer.medewerker_zoeken, name="medewerker_zoeken"),
    path("beheer/medewerkers/nieuw/", beheer.medewerker_nieuw, name="medewerker_nieuw"),
    path("beheer/medewerkers/<uuid:medewerker_id>/", beheer.medewerker, name="medewerker"),
    path("beheer/medewerkers/<uuid:medewerker_id>/rol/", beheer.rol_nieuw, name="rol_nieuw"),
    path(
        "beheer/medewerkers/<uuid:medewerker_id>/actief/", beheer.medewerker_actief, name="medewerker_actief"
    ),
    path(
        "beheer/medewerkers/<uuid:medewerker_id>/uitnodigen/",
        beheer.medewerker_uitnodigen,
        name="medewerker_uitnodigen",
    ),
    path(
        "beheer/medewerkers/<uuid:medewerker_id>/tweede-factor/",
        beheer.tweede_factor_resetten,
        name="tweede_factor_resetten",
    ),
    path("beheer/rollen/<uuid:verlening_id>/intrekken/", beheer.rol_intrekken, name="rol_intrekken"),
    path("beheer/teams/", beheer.team_lijst, name="team_lijst"),
    path("beheer/teams/nieuw/", beheer.team_nieuw, name="team_nieuw"),
    path("beheer/teams/<uuid:team_id>/", beheer.team, name="team"),
    path("beheer/codes/", beheer.code_lijst, name="codes"),
    path("beheer/codes/<slug:lijst>/", beheer.code_lijst, name="code_lijst"),
    path("beheer/codes/<slug:lijst>/nieuw/", beheer.code_nieuw, name="code_nieuw"),
    path("beheer/codes/<slug:lijst>/wijzigen/", beheer.code_wijzigen, name="code_wijzigen"),
    path("lijsten/<slug:lijst>/", lijsten.lijstfilter_lijst, name="lijstfilter_lijst"),
    path("lijsten/<slug:lijst>/bewaren/", lijsten.lijstfilter_nieuw, name="lijstfilter_nieuw"),
    path("lijsten/<slug:lijst>/begin/", lijsten.lijst_begin, name="lijst_begin"),
    path("lijsten/<slug:lijst>/kolommen/", lijsten.lijst_kolommen, name="lijst_kolommen"),
    path("lijstfilters/<uuid:filter_id>/", lijsten.lijstfilter_wijzigen, name="lijstfilter_wijzigen"),
    path(
        "lijstfilters/<uuid:filter_id>/verwijderen/",
        lijsten.lijstfilter_verwijderen,
        name="lijstfilter_verwijderen",
    ),
    path("account/collega-bevestigen/", beheer.collega_bevestigen, name="collega_bevestigen"),
    path("account/tweede-factor/", tweede_factor.tweede_factor, name="tweede_factor"),
    path("account/tweede-factor/app/", tweede_factor.app_instellen, name="app_instellen"),
    path("account/tweede-factor/passkey/", tweede_factor.passkey_toevoegen, name="passkey_toevoegen"),
    path("account/tweede-factor/herstelcodes/", tweede_factor.herstelcodes_nieuw, name="herstelcodes_nieuw"),
    path(
        "account/tweede-factor/<int:factor_id>/verwijderen/",
        tweede_factor.factor_verwijderen,
        name="factor_verwijderen",
    ),
    # allauth sends on to this name after the password.
    path("inloggen/tweede-factor/", tweede_factor.tweede_factor_geven, name="mfa_authenticate"),
    path("account/wachtwoord/", account.wachtwoord_wijzigen, name="wachtwoord_wijzigen"),
    path("account/wachtwoord-bevestigen/", account.wachtwoord_bevestigen, name="wachtwoord_bevestigen"),
    path("account/sessies/", account.sessie_lijst, name="sessie_lijst"),
    path("account/sessies/beeindigen/", account.sessies_beeindigen, name="sessies_beeindigen"),
    path("account/sessies/<uuid:nummer>/beeindigen/", account.sessie_beeindigen, name="sessie_beeindigen"),
    path(
        "wachtwoord/<uuid:medewerker_id>/<slug:token>/",
        account.wachtwoord_instellen,
        name="wachtwoord_instellen",
    ),
]
if settings.OIDC:
    urlpatterns += [
        path("inloggen/eenmalig/", eenmalig.eenmalig_aanmelden, name="eenmalig_aanmelden"),
        path("inloggen/eenmalig/terug/", eenmalig.eenmalig_terug, name="eenmalig_terug"),
        path(
            "beheer/medewerkers/<uuid:medewerker_id>/eenmalig/",
            eenmalig.koppeling_nieuw,
            name="koppeling_nieuw",
        ),
        path(
            "beheer/koppelingen/<uuid:koppeling_id>/intrekken/",
            eenmalig.koppeling_intrekken,
            name="koppeling_intrekken",
        ),
    ]
