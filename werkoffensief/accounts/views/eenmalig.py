"""Single sign-on: to the provider and back, out again, and the beheerder's buttons."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from allauth.account import views as account_views
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.stages import AuthenticateStage
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.forms import KoppelingForm
from werkoffensief.accounts.models import Koppeling, Medewerker
from werkoffensief.accounts.permissions import THROUGH_PROVIDER, came_through_provider, requires
from werkoffensief.accounts.services import eenmalig
from werkoffensief.accounts.views import MemberRequest, aanbieder
from werkoffensief.accounts.views.beheer import medewerker_page
from werkoffensief.logboek.middleware import writes_on_get
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError, accepted

# A browser in which somebody came in through the provider: the next one there is asked anew. It outlives the longest
# session (settings.SESSION_COOKIE_AGE) by the two hours in which an idle laptop still stands open.
EERDER, REMEMBERED = "eenmalig_eerder", timedelta(hours=12)


def _failed(request: HttpRequest, reden: str, status: int) -> HttpResponse:
    return render(request, "accounts/eenmalig_mislukt.html", {"reden": reden}, status=status)


@never_cache
@require_POST
@login_not_required
def eenmalig_aanmelden(request: HttpRequest) -> HttpResponse:
    """Send the browser to the provider.

    By a page that refreshes at once: a redirect after a form would need every host on the way in the content
    security policy (`form-action`), also those to which the provider itself sends on.
    """
    if request.user.is_authenticated:
        return redirect("start")
    try:
        address = aanbieder.begin(
            request, next_url=get_next_redirect_url(request), anew=EERDER in request.COOKIES
        )
    except aanbieder.AanmeldError as error:
        return _failed(request, error.reden, error.status)
    return render(request, "accounts/eenmalig_verder.html", {"adres": address})


@writes_on_get  # the provider sends the browser back with a GET; `state` says that this browser asked for it
@never_cache
@require_safe
@login_not_required
def eenmalig_terug(request: HttpRequest) -> HttpResponse:
    """Where the provider sends the browser back to: log in, or say why not."""
    if request.user.is_authenticated:
        return redirect("start")
    try:
        aanmelding = aanbieder.finish(request)
        medewerker = eenmalig.whose(
            uitgever=aanmelding.uitgever, sub=aanmelding.sub, inlognaam=aanmelding.inlognaam, now=clock.now()
        )
    except aanbieder.AanmeldError as error:
        return _failed(request, error.reden, error.status)
    except RefusalError:
        return _failed(request, "geweigerd", 403)
    login = Login(user=medewerker, redirect_url=aanmelding.next_url)
    record_authentication(request, medewerker, THROUGH_PROVIDER)
    if aanmelding.tweede_factor:
        record_authentication(request, medewerker, "mfa", type=THROUGH_PROVIDER)
        login.state["stages"] = {AuthenticateStage.key: {"handled": True}}
    response = perform_login(request, login)
    response.set_cookie(
        EERDER,
        "ja",
        max_age=REMEMBERED,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite=settings.SESSION_COOKIE_SAMESITE,
    )
    return response


@never_cache
@login_not_required
def uitloggen(request: HttpRequest) -> HttpResponse:
    """Log out, and at the provider too for whoever came in through it: first here, whatever happens there.

    To the provider by a page that refreshes, see `eenmalig_aanmelden`. A session that idled has ended before its
    button is pressed; then the browser remembers how it began.
    """
    idled, user = EERDER in request.COOKIES, request.user
    through = came_through_provider(request, user) if user.is_authenticated else idled
    response = account_views.logout(request)
    if request.method != "POST" or not (settings.OIDC and through):
        return response
    try:
        address = aanbieder.way_out(request)
    except aanbieder.AanmeldError:
        address = None
    return render(request, "accounts/eenmalig_uit.html", {"adres": address})


@require_POST
@requires(Rol.BEHEERDER)
def koppeling_nieuw(request: MemberRequest, medewerker_id: UUID) -> HttpResponse:
    """Put single sign-on on for an account."""
    row = get_object_or_404(Medewerker.objects.select_related("team"), pk=medewerker_id)
    form = KoppelingForm(request.POST, prefix="koppeling")

    def put_on(data: dict[str, Any]) -> None:
        eenmalig.switch_on(
            door=request.user.pk, medewerker_id=row.pk, inlognaam=data["inlognaam"], now=clock.now()
        )

    if accepted(form, put_on):
        messages.success(request, "Eenmalig aanmelden staat aan.")
        return redirect("medewerker", row.pk)
    return medewerker_page(request, row, koppeling_form=form)


@require_POST
@requires(Rol.BEHEERDER)
def koppeling_intrekken(request: MemberRequest, koppeling_id: UUID) -> HttpResponse:
    """Withdraw it."""
    row = get_object_or_404(Koppeling, pk=koppeling_id)
    try:
        eenmalig.switch_off(door=request.user.pk, koppeling_id=row.pk, now=clock.now())
        messages.success(request, "Eenmalig aanmelden staat uit. De medewerker is overal uitgelogd.")
    except RefusalError as refusal:
        messages.error(request, str(refusal))
    return redirect("medewerker", row.medewerker_id)
