"""The addresses of the application, a page with nothing on it, and Django's admin with the list of klanten."""

from typing import Any

from django.contrib.admin import AdminSite, ModelAdmin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from intake.models import Klant
from trajecten.queries import NEVER, with_last_spoken, with_stand
from werkoffensief.urls import urlpatterns as of_the_application
from werkoffensief.web import clock
from werkoffensief.web.pagination import PAGE_SIZE


class Site(AdminSite):
    """An admin for whoever is logged in: what it costs is measured, not whom it lets in."""

    def has_permission(self, request: HttpRequest) -> bool:
        return True

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list:
        return []


class KlantAdmin(ModelAdmin):
    """The columns of our list, as one would register them."""

    list_display = ("naam", "klantnummer", "stadsdeel", "stand", "laatst_gesproken", "regisseur")
    list_select_related = ("regisseur",)
    list_per_page = PAGE_SIZE
    list_filter = ("stadsdeel",)
    ordering = ("sorteernaam", "pk")
    actions = None

    def get_queryset(self, request: HttpRequest) -> Any:
        people = Klant.objects.visible_to(request.user).filter(team=request.user.team_id)  # type: ignore[arg-type]
        return with_last_spoken(with_stand(people, day=clock.today()))

    def stand(self, row: Any) -> str:
        return str(row.stand)

    def laatst_gesproken(self, row: Any) -> Any:
        return None if row.laatst_gesproken == NEVER else row.laatst_gesproken

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_module_permission(self, request: HttpRequest) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    has_delete_permission = has_change_permission


site = Site()
site.register(Klant, KlantAdmin)


def leeg(request: HttpRequest) -> HttpResponse:
    """What every page of somebody who is logged in costs."""
    return render(request, "basis.html")


urlpatterns = [*of_the_application, path("leeg/", leeg, name="leeg"), path("beheer-admin/", site.urls)]
