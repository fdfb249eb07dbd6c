"""How this application talks to the municipality's identity provider: allauth's openid_connect, made stricter.

allauth finds the addresses, keeps `state` and the PKCE verifier in the session and fetches the token. Added here: a
nonce, the signature of the ID token, `iss` (RFC 9207) and `azp`, one issuer only, asking anew, and the way out
(RP-Initiated Logout). What it would do next (find, make or connect an account by what the provider says, keep names
and tokens) is not used; see docs/adr/0016.
"""

import hmac
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import reverse
from requests import RequestException

from werkoffensief.web import clock

logger = logging.getLogger(__name__)
# Signatures with the provider's own key only: never `none`, never with a secret that both sides know.
ALGORITHMS = [kind + bits for kind in ("RS", "PS", "ES") for bits in ("256", "384", "512")]
LEEWAY = 60  # seconds that two clocks may differ
REQUIRED = ["iss", "aud", "exp", "iat", "sub", "nonce"]
# What an answer that is not as agreed leads to.
MALFORMED = (RequestException, OAuth2Error, jwt.PyJWTError, KeyError, TypeError, ValueError, AttributeError)


class AanmeldError(Exception):
    """Nobody was logged in; the page says why (templates/accounts/eenmalig_mislukt.html)."""

    reden, status = "storing", 503


class AfgebrokenError(AanmeldError):
    """The provider says that it stopped, or that this person may not."""

    reden, status = "afgebroken", 403


class VerlopenError(AanmeldError):
    """This browser did not begin this, or too long ago."""

    reden, status = "verlopen", 400


@dataclass(frozen=True, slots=True)
class Aanmelding:
    """What the provider said. `inlognaam` is empty when the claim is absent, or an e-mail that nobody verified."""

    uitgever: str
    sub: str
    inlognaam: str
    tweede_factor: bool
    next_url: str | None


class _Aanbieder(OpenIDConnectProvider):
    def get_pkce_params(self) -> dict:
        """PKCE, and a nonce that this browser's verifier leads to: both travel with the same state."""
        params = super().get_pkce_params()
        return {**params, "nonce": _nonce(params["code_verifier"])}

    def get_oauth2_adapter(self, request: HttpRequest) -> "_Adapter":
        return _Adapter(request, self)


class _Adapter(OpenIDConnectOAuth2Adapter):
    def __init__(self, request: HttpRequest, aanbieder: _Aanbieder) -> None:
        super().__init__(request, aanbieder.sub_id)
        self.aanbieder = aanbieder

    def get_provider(self) -> _Aanbieder:
        return self.aanbieder

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        return request.build_absolute_uri(reverse("eenmalig_terug"))

    @property
    def openid_config(self) -> dict[str, Any]:
        config = super().openid_config
        if config["issuer"] != settings.OIDC_ISSUER:
            raise ValueError("the provider calls itself by another name than OIDC_ISSUER")
        return config

    def claims_of(self, token: str, nonce: str) -> dict[str, Any]:
        """What the ID token says, once everything about it is right."""
        claims = jwt.decode(
            token,
            key=self._key_of(token),
            algorithms=ALGORITHMS,
            audience=settings.OIDC_CLIENT_ID,
            issuer=settings.OIDC_ISSUER,
            leeway=LEEWAY,
            options={"require": REQUIRED},
        )
        if not hmac.compare_digest(str(claims["nonce"]).encode(), nonce.encode()):
            raise ValueError("another nonce than was sent")
        several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
        if claims.get("azp", None if several else settings.OIDC_CLIENT_ID) != settings.OIDC_CLIENT_ID:
            raise ValueError("made for another application")
        return claims

    def _key_of(self, token: str) -> jwt.PyJWK:
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
        keys = [key for key in jwt.PyJWKSet.from_dict(answer.json()).keys if key.public_key_use != "enc"]
        named = jwt.get_unverified_header(token).get("kid")
        (key,) = [key for key in keys if key.key_id == named] if named else keys
        return key


def _aanbieder(request: HttpRequest) -> _Aanbieder:
    app = SocialApp(
        provider="openid_connect",
        provider_id="eenmalig",
        name=settings.OIDC_NAAM,
        client_id=settings.OIDC_CLIENT_ID,
        secret=settings.OIDC_CLIENT_SECRET,
        settings={"server_url": settings.OIDC_ISSUER.rstrip("/"), "oauth_pkce_enabled": True},
    )
    return _Aanbieder(request, app=app)


def _nonce(code_verifier: str) -> str:
    return sha256(b"nonce:" + code_verifier.encode()).hexdigest()


@contextmanager
def _distrusting() -> Iterator[None]:
    """The log says what was wrong with an answer, not what was in it."""
    try:
        yield
    except MALFORMED as error:
        reason = str(error) if type(error) is ValueError else type(error).__name__
        logger.warning("single sign-on: %s", reason)
        raise AanmeldError from error


def begin(request: HttpRequest, *, next_url: str | None, anew: bool) -> str:
    """Where to send the browser; the session remembers what must come back.

    `anew`: the provider must ask who this is, also when it still knows.
    """
    auth_params = {"acr_values": " ".join(settings.OIDC_ACR)} if settings.OIDC_ACR else {}
    if anew:
        auth_params |= {"prompt": "login", "max_age": "0"}
    since = clock.now().timestamp() if anew else None
    with _distrusting():
        return (
            _aanbieder(request).redirect(request, "login", next_url, auth_params=auth_params, since=since).url
        )


def way_out(request: HttpRequest) -> str:
    """Where to send the browser to log out at the provider too, and to come back from. Raises AanmeldError.

    By `client_id`: an `id_token_hint` holds a name, which would be kept here until then, and stand in an address.
    """
    with _distrusting():
        config = _aanbieder(request).get_oauth2_adapter(request).openid_config
        parts = urlsplit(config["end_session_endpoint"])
        if parts.scheme not in {"https", urlsplit(settings.OIDC_ISSUER).scheme}:
            raise ValueError("the address to log out at is no web page")
        back = request.build_absolute_uri(reverse("account_login"))
        asked = {"client_id": settings.OIDC_CLIENT_ID, "post_logout_redirect_uri": back}
        return parts._replace(query=urlencode([*parse_qsl(parts.query), *asked.items()])).geturl()


def finish(request: HttpRequest) -> Aanmelding:
    """What the provider says about whoever comes back from it. Raises AanmeldError."""
    aanbieder = _aanbieder(request)
    try:
        state = aanbieder.unstash_redirect_state(request, request.GET.get("state", ""))
    except PermissionDenied:
        raise VerlopenError from None
    if "error" in request.GET:
        stopped = request.GET["error"] in {"access_denied", "interaction_required", "login_required"}
        logger.warning("single sign-on: the provider answered with an error")
        raise AfgebrokenError if stopped else AanmeldError
    with _distrusting():
        claims = _claims(request, aanbieder, state["pkce_code_verifier"])
        _check_asked_anew(claims, state.get("since"))
        return Aanmelding(
            uitgever=claims["iss"],
            sub=claims["sub"],
            inlognaam=_inlognaam(claims),
            tweede_factor=_asked_second_factor(claims),
            next_url=state.get("next"),
        )


def _claims(request: HttpRequest, aanbieder: _Aanbieder, verifier: str) -> dict[str, Any]:
    adapter = aanbieder.get_oauth2_adapter(request)
    promised = adapter.openid_config.get("authorization_response_iss_parameter_supported")
    if request.GET.get("iss", None if promised else settings.OIDC_ISSUER) != settings.OIDC_ISSUER:
        raise ValueError("the answer names another issuer")
    client = adapter.get_client(request, aanbieder.app)
    answer = adapter.get_access_token_data(request, aanbieder.app, client, pkce_code_verifier=verifier)
    return adapter.claims_of(answer["id_token"], _nonce(verifier))


def _check_asked_anew(claims: dict[str, Any], since: float | None) -> None:
    """Whoever sits at the browser can take `prompt` out of the address, so what comes back must say it as well.

    Not every provider says when it asked; then only the address speaks.
    """
    if since is not None and claims.get("auth_time", since) < since - LEEWAY:
        raise ValueError("the provider did not ask anew")


def _inlognaam(claims: dict[str, Any]) -> str:
    """Somebody may type any e-mail at some providers: one that was not verified says nothing."""
    name = claims.get(settings.OIDC_CLAIM)
    trusted = settings.OIDC_CLAIM != "email" or claims.get("email_verified") is True
    return name if trusted and isinstance(name, str) else ""


def _asked_second_factor(claims: dict[str, Any]) -> bool:
    amr = claims.get("amr")
    given = amr if isinstance(amr, list) else [amr]
    return claims.get("acr") in settings.OIDC_ACR or any(value in settings.OIDC_AMR for value in given)
