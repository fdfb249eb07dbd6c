"""Where each role begins, and the pages for everybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.dossier.permissions import WITH_FILES

# Where each role begins; the first that somebody has, counts.
HOMES = (
    (WITH_FILES, "klant_lijst"),
    ((Rol.ACCOUNTMANAGER,), "werkgever_lijst"),
    ((Rol.MANAGER,), "dashboard"),
    ((Rol.BEHEERDER,), "levering_lijst"),
)


@require_safe
def start(request: MemberRequest) -> HttpResponse:
    """Each role's own first page; who has none yet reads what there is."""
    for rollen, name in HOMES:
        if request.user.has_role(*rollen):
            try:
                return redirect(reverse(name))
            except NoReverseMatch:
                break
    roles = {rol: request.user.has_role(rol) for rol in (Rol.PRIVACY, Rol.WERKGEVER)}
    return render(
        request,
        "dossier/start.html",
        {"is_privacy": roles[Rol.PRIVACY], "is_werkgever": roles[Rol.WERKGEVER]},
    )


@require_safe
@login_not_required
def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    """The accessibility statement (Besluit digitale toegankelijkheid overheid)."""
    return render(request, "dossier/toegankelijkheid.html")


@require_safe
@login_not_required
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about people, and their rights."""
    return render(request, "dossier/privacy.html")
