"""A second factor for tests: a session that gave one, an app, and a passkey in software."""

import json
import os
import re
import time
from hashlib import sha256
from html import unescape
from typing import Any

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from django.test import Client
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from werkoffensief.accounts.models import Medewerker

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PERIOD = 30


def code_at(moment: float | None = None, secret: str = SECRET) -> str:
    """What the app shows at this moment."""
    return format_hotp_value(hotp_value(secret, int(moment or time.time()) // PERIOD))


def wrong_code() -> str:
    """Six digits that no app and no paper shows now."""
    now = time.time()
    shown = {code_at(now + step * PERIOD) for step in (-2, -1, 0, 1, 2)}
    return next(
        code for code in ("000000", "111111", "222222", "333333", "444444", "555555") if code not in shown
    )


def give_app(medewerker: Medewerker) -> Authenticator:
    """An app as if it was set up long ago."""
    return TOTP.activate(medewerker, SECRET).instance


def give_recovery_codes(medewerker: Medewerker) -> list[str]:
    return RecoveryCodes.activate(medewerker).generate_codes()


def record(client: Client, medewerker: Medewerker, method: str, at: float | None = None) -> None:
    """Let the session of `client` say that this was given."""
    session = client.session
    records = session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [*records, {"method": method, "at": at or time.time()}]
    session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(medewerker.pk)
    session.save()


def options_of(page: str) -> dict[str, Any]:
    """What a page hands to the browser's passkeys."""
    return json.loads(unescape(re.search(r'data-opties="([^"]*)"', page)[1]))["publicKey"]


class Passkey:
    """A key as a browser with a device would use it, for one site."""

    def __init__(self, site: str = "testserver") -> None:
        self.site = site
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = os.urandom(32)

    def _data(self, kind: str, options: dict[str, Any]) -> tuple[bytes, CollectedClientData]:
        client = CollectedClientData.create(
            type=kind, challenge=websafe_decode(options["challenge"]), origin=f"https://{self.site}"
        )
        return sha256(self.site.encode()).digest(), client

    def _answer(self, **response: bytes) -> str:
        return json.dumps(
            {
                "id": websafe_encode(self.id),
                "rawId": websafe_encode(self.id),
                "type": "public-key",
                "clientExtensionResults": {},
                "response": {name: websafe_encode(value) for name, value in response.items()},
            }
        )

    def create(self, options: dict[str, Any]) -> str:
        """The answer of `navigator.credentials.create`."""
        site, client = self._data("webauthn.create", options)
        credential = AttestedCredentialData.create(
            b"\0" * 16, self.id, ES256.from_cryptography_key(self.key.public_key())
        )
        data = AuthenticatorData.create(
            site, AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT, 0, credential
        )
        return self._answer(
            clientDataJSON=bytes(client), attestationObject=bytes(AttestationObject.create("none", data, {}))
        )

    def get(self, options: dict[str, Any]) -> str:
        """The answer of `navigator.credentials.get`."""
        site, client = self._data("webauthn.get", options)
        data = AuthenticatorData.create(site, AuthenticatorData.FLAG.UP, 1)
        signature = self.key.sign(bytes(data) + client.hash, ec.ECDSA(SHA256()))
        return self._answer(clientDataJSON=bytes(client), authenticatorData=bytes(data), signature=signature)
