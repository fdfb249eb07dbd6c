"""Single sign-on: to the provider and back, and the beheerder's buttons."""

from typing import Any
from uuid import UUID

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.stages import AuthenticateStage
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.forms import KoppelingForm
from werkoffensief.accounts.models import Koppeling, Medewerker
from werkoffensief.accounts.permissions import THROUGH_PROVIDER, requires
from werkoffensief.accounts.services import eenmalig
from werkoffensief.accounts.views import MemberRequest, aanbieder
from werkoffensief.accounts.views.beheer import medewerker_page
from werkoffensief.logboek.middleware import writes_on_get
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError, accepted


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
        address = aanbieder.begin(request, next_url=get_next_redirect_url(request))
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
    return perform_login(request, login)


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
