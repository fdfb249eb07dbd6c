"""Where a second factor is set up, and where it is given."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

import qrcode
from allauth.account.internal.decorators import login_stage_required
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.totp.internal.auth import clear_totp_secret, get_totp_secret
from allauth.mfa.webauthn.internal import auth as webauthn
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from werkoffensief.accounts.forms import (
    AppInstellenForm,
    CodeGevenForm,
    PasskeyGevenForm,
    PasskeyToevoegenForm,
)
from werkoffensief.accounts.models import Medewerker
from werkoffensief.accounts.permissions import (
    before_second_factor,
    came_through_provider,
    gave_password_recently,
    gave_second_factor,
)
from werkoffensief.accounts.services import bekende_browser, eenmalig
from werkoffensief.accounts.services import tweede_factor as services
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError, accepted

NO_PASSKEY = "Deze passkey klopt niet, of hoort niet bij uw account. Probeer het opnieuw."
# What allauth and fido2 raise for an answer that no browser gives.
MALFORMED = (ValidationError, ValueError, TypeError, KeyError, AttributeError)


def asks_password(view: Callable) -> Callable:
    """Decorator of a view: the password was typed in the last minutes, or is asked first."""

    @wraps(view)
    def guarded(request: MemberRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if gave_password_recently(request, now=clock.now()):
            return view(request, *args, **kwargs)
        back = request.path if request.method == "GET" else reverse("tweede_factor")
        return redirect(f"{reverse('wachtwoord_bevestigen')}?{urlencode({'next': back})}")

    return guarded


@never_cache
@require_safe
@before_second_factor
def tweede_factor(request: MemberRequest) -> HttpResponse:
    """Which second factors this person has, and how to add one."""
    context = {
        "factoren": services.factors(request.user.pk),
        "weinig": 3,
        "verplicht": settings.TWEEDE_FACTOR,
    }
    return render(request, "accounts/tweede_factor.html", context)


@never_cache
@sensitive_post_parameters("code")
@before_second_factor
@asks_password
def app_instellen(request: MemberRequest) -> HttpResponse:
    """A secret as picture and as text; the app's first code proves that the app has it."""
    form, secret = AppInstellenForm(request.POST or None), get_totp_secret()
    codes: list[str] = []

    def set_up(data: dict[str, Any]) -> None:
        codes[:] = services.set_up_app(
            medewerker_id=request.user.pk,
            secret=secret,
            code=data["code"],
            confirmed=gave_second_factor(request),
            now=clock.now(),
        )

    if accepted(form, set_up):
        clear_totp_secret(request)
        return _set_up(request, Authenticator.Type.TOTP, codes)
    groups = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
    context = {"form": form, "geheim": groups, "qr": _qr(get_adapter().build_totp_url(request.user, secret))}
    return render(request, "accounts/app_instellen.html", context)


def _qr(text: str) -> dict[str, Any]:
    """A QR code as one path of an SVG, in modules: no style, no image, nothing that is fetched."""
    code = qrcode.QRCode(border=4)
    code.add_data(text)
    rows = code.get_matrix()
    dark = [(x, y) for y, row in enumerate(rows) for x, module in enumerate(row) if module]
    return {"maat": len(rows), "pad": "".join(f"M{x} {y}h1v1h-1z" for x, y in dark)}


@never_cache
@before_second_factor
@asks_password
def passkey_toevoegen(request: MemberRequest) -> HttpResponse:
    """A passkey of this device, a telephone or a key; the browser makes it (static/js/passkey.js)."""
    form = PasskeyToevoegenForm(request.POST or None)
    codes: list[str] = []

    def add(data: dict[str, Any]) -> None:
        _verify_new(data["credential"])
        codes[:] = services.add_passkey(
            medewerker_id=request.user.pk,
            naam=data["naam"],
            credential=data["credential"],
            confirmed=gave_second_factor(request),
        )

    if accepted(form, add):
        return _set_up(request, Authenticator.Type.WEBAUTHN, codes)
    options = webauthn.begin_registration(request.user, False)
    return render(request, "accounts/passkey_toevoegen.html", {"form": form, "opties": json.dumps(options)})


def _verify_new(credential: Any) -> None:
    try:
        webauthn.parse_registration_response(credential)
        webauthn.complete_registration(credential)
    except MALFORMED:
        raise RefusalError(NO_PASSKEY) from None


def _set_up(request: MemberRequest, kind: str, codes: list[str]) -> HttpResponse:
    """Whoever proved to have it has given it; the session gets another key, as it may do more now."""
    record_authentication(request, request.user, "mfa", type=str(kind))
    request.session.cycle_key()
    messages.success(request, "Uw tweede factor is ingesteld.")
    return _show_codes(request, codes) if codes else redirect("tweede_factor")


def _show_codes(request: MemberRequest, codes: list[str]) -> HttpResponse:
    return render(request, "accounts/herstelcodes.html", {"codes": codes})


@require_POST
@never_cache
@asks_password
def herstelcodes_nieuw(request: MemberRequest) -> HttpResponse:
    """New recovery codes: the answer shows them, this once."""
    try:
        codes = services.new_recovery_codes(medewerker_id=request.user.pk)
    except RefusalError as refusal:
        messages.error(request, str(refusal))
        return redirect("tweede_factor")
    return _show_codes(request, codes)


@require_POST
@asks_password
def factor_verwijderen(request: MemberRequest, factor_id: int) -> HttpResponse:
    """Remove one's own app or passkey."""
    try:
        services.remove_factor(medewerker_id=request.user.pk, factor_id=factor_id)
        messages.success(request, "De tweede factor is verwijderd.")
    except RefusalError as refusal:
        messages.error(request, str(refusal))
    return redirect("tweede_factor")


@sensitive_post_parameters("code")
@login_stage_required(stage=AuthenticateStage.key, redirect_urlname="account_login")
def tweede_factor_geven(request: HttpRequest) -> HttpResponse:
    """The step of the log-in after the password: nobody is logged in yet."""
    stage = request._login_stage  # type: ignore[attr-defined]
    medewerker: Medewerker = stage.login.user
    factoren = services.factors(medewerker.pk)
    if "opnieuw" in request.POST or not (_may_go_on(request, medewerker) and factoren.main):
        return stage.abort()
    with_passkey = "credential" in request.POST
    form = PasskeyGevenForm(request.POST) if with_passkey else CodeGevenForm(request.POST or None)
    given: list[Authenticator] = []

    def give(data: dict[str, Any]) -> None:
        given.append(_given(request, medewerker, data))

    if accepted(form, give):
        post_authentication(request, given[0])
        _warn(request, given[0], factoren.herstelcodes - 1)
        return stage.exit()
    context = {
        "form": CodeGevenForm() if with_passkey else form,
        "passkey_form": form if with_passkey else PasskeyGevenForm(),
        "opties": json.dumps(webauthn.begin_authentication(medewerker)) if factoren.passkeys else "",
        "factoren": factoren,
    }
    return render(request, "accounts/tweede_factor_geven.html", context)


def _may_go_on(request: HttpRequest, medewerker: Medewerker) -> bool:
    """Minutes may lie between the two factors, in which an account is closed or a Koppeling withdrawn."""
    through_provider = came_through_provider(request, medewerker)
    return medewerker.may_log_in and through_provider == eenmalig.is_tied(medewerker.pk)


def _given(request: HttpRequest, medewerker: Medewerker, data: dict[str, Any]) -> Authenticator:
    if "code" in data:
        browser = bekende_browser.known_as(request.COOKIES, medewerker.gebruikersnaam)
        return services.give_code(
            medewerker_id=medewerker.pk, code=data["code"], now=clock.now(), browser=browser
        )
    try:
        webauthn.parse_authentication_response(data["credential"])
        return webauthn.complete_authentication(medewerker, data["credential"])
    except MALFORMED:
        raise RefusalError(NO_PASSKEY) from None


def _warn(request: HttpRequest, given: Authenticator, left: int) -> None:
    if given.type == Authenticator.Type.RECOVERY_CODES:
        text = f"U gebruikte een herstelcode. U hebt er nog {left}. Bent u uw telefoon kwijt? Stel een nieuwe app in."
        messages.warning(request, text)
