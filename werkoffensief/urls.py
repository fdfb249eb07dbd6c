"""Every address of the application. Each app has its own file; this one only composes them."""

from allauth.account import views as account_views
from django.urls import include, path

from werkoffensief.accounts.views import eenmalig

urlpatterns = [
    path("inloggen/", account_views.login, name="account_login"),
    path("uitloggen/", eenmalig.uitloggen, name="account_logout"),
]
APPS = (
    "werkoffensief.accounts.urls",
    "intake.urls",
    "werkgevers.urls",
    "trajecten.urls",
    "werkoffensief.doelen.urls",
    "werkoffensief.overdracht.urls",
    "werkoffensief.dossier.urls",
    "werkoffensief.demo.urls",  # one page, that is not there in productie
)

handler400 = "werkoffensief.web.views.bad_request"
handler403 = "werkoffensief.web.views.permission_denied"
handler404 = "werkoffensief.web.views.page_not_found"
handler500 = "werkoffensief.web.views.server_error"
urlpatterns += [path("", include(app)) for app in APPS]
