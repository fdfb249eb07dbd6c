"""Every address of the application. Each app has its own file; this one only composes them."""

from allauth.account import views as account_views
from django.urls import include, path

urlpatterns = [
    path("inloggen/", account_views.login, name="account_login"),
    path("uitloggen/", account_views.logout, name="account_logout"),
]
_APPS: list[str] = []
urlpatterns += [path("", include(app)) for app in _APPS]
