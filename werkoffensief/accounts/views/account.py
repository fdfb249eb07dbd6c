"""One's own account: the invitation, the password, and where one is logged in."""

from typing import Any
from uuid import UUID

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import get_next_redirect_url
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from werkoffensief.accounts.forms import HuidigWachtwoordForm, WachtwoordForm, WachtwoordWijzigenForm
from werkoffensief.accounts.permissions import before_second_factor
from werkoffensief.accounts.services import beheer, eenmalig, eigen
from werkoffensief.accounts.views import MemberRequest, form_page
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError, accepted

WRONG_PASSWORD = "Dit wachtwoord klopt niet. Probeer het opnieuw."  # noqa: S105


@never_cache
@sensitive_post_parameters("wachtwoord", "nogmaals")
@login_not_required
def wachtwoord_instellen(request: HttpRequest, medewerker_id: UUID, token: str) -> HttpResponse:
    """Where the link of an invitation leads: choose a password, once."""
    try:
        row = beheer.invited(medewerker_id=medewerker_id, token=token)
    except RefusalError as refusal:
        return render(request, "accounts/link_verlopen.html", {"reden": str(refusal)}, status=410)
    form = WachtwoordForm(request.POST or None, medewerker=row)

    def save(data: dict[str, Any]) -> None:
        beheer.set_first_password(medewerker_id=row.pk, token=token, password=data["wachtwoord"])

    if accepted(form, save):
        messages.success(request, "Uw wachtwoord is ingesteld. U kunt nu inloggen.")
        return redirect("account_login")
    return form_page(
        request,
        form,
        titel="Wachtwoord kiezen",
        knop="Wachtwoord instellen",
        uitleg=f"U logt straks in met de gebruikersnaam {row.gebruikersnaam}.",
    )


def _check_password(request: MemberRequest, password: str) -> None:
    """A wrong one counts as a failed log-in, so that nobody can guess in a browser that was left open."""
    if not get_adapter().reauthenticate(request.user, password):
        raise RefusalError(WRONG_PASSWORD, field="huidig")


@never_cache
@sensitive_post_parameters("huidig")
@before_second_factor
def wachtwoord_bevestigen(request: MemberRequest) -> HttpResponse:
    """Ask the password again, then go on to `?next=`."""
    if eenmalig.is_tied(request.user.pk):
        return render(request, "accounts/geen_wachtwoord.html", {"bevestigen": True})
    form = HuidigWachtwoordForm(request.POST or None)
    if accepted(form, lambda data: _check_password(request, data["huidig"])):
        record_authentication(request, request.user, "password", reauthenticated=True)
        return redirect(get_next_redirect_url(request) or "tweede_factor")
    return form_page(
        request,
        form,
        titel="Wachtwoord bevestigen",
        knop="Verder",
        terug=reverse("tweede_factor"),
        uitleg="Wij vragen uw wachtwoord nog een keer, zodat niemand anders dit voor u kan doen.",
    )


@never_cache
@sensitive_post_parameters("huidig", "wachtwoord", "nogmaals")
def wachtwoord_wijzigen(request: MemberRequest) -> HttpResponse:
    """Another password for oneself; other sessions end."""
    if eenmalig.is_tied(request.user.pk):
        return render(request, "accounts/geen_wachtwoord.html", {"bevestigen": False})
    form = WachtwoordWijzigenForm(request.POST or None, medewerker=request.user)

    def change(data: dict[str, Any]) -> None:
        _check_password(request, data["huidig"])
        medewerker = eigen.change_password(
            medewerker_id=request.user.pk,
            password=data["wachtwoord"],
            session_key=request.session.session_key,
        )
        update_session_auth_hash(request, medewerker)

    if accepted(form, change):
        messages.success(request, "Uw wachtwoord is gewijzigd. Op andere plekken bent u nu uitgelogd.")
        return redirect("start")
    return form_page(
        request, form, titel="Wachtwoord wijzigen", knop="Wachtwoord wijzigen", terug=reverse("start")
    )


@never_cache
@require_safe
def sessie_lijst(request: MemberRequest) -> HttpResponse:
    """Where this person is logged in."""
    rows = eigen.open_sessions(medewerker_id=request.user.pk, now=clock.now())
    context = {"sessies": rows, "deze": request.session.session_key}
    return render(request, "accounts/sessie_lijst.html", context)


@require_POST
def sessie_beeindigen(request: MemberRequest, nummer: UUID) -> HttpResponse:
    """End one session of one's own."""
    get_object_or_404(request.user.sessies, nummer=nummer).delete()
    messages.success(request, "U bent daar uitgelogd.")
    return redirect("sessie_lijst")


@require_POST
def sessies_beeindigen(request: MemberRequest) -> HttpResponse:
    """End every session but this one."""
    eigen.end_other_sessions(medewerker_id=request.user.pk, session_key=request.session.session_key)
    messages.success(request, "U bent op alle andere plekken uitgelogd.")
    return redirect("sessie_lijst")
