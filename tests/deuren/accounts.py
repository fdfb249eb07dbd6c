"""What everybody has of their own account: a password, second factors, and a session elsewhere."""

import json
import re
import time
from datetime import timedelta
from typing import Any

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.contrib.auth.hashers import make_password
from django.urls import reverse
from django.utils import timezone
from fido2.utils import websafe_encode

from tests.accounts.factories import SessieFactory
from tests.accounts.tweede_factor import Passkey, code_at, give_app, give_recovery_codes, options_of
from werkoffensief.accounts.models import Sessie
from werkoffensief.accounts.sessies import SessionStore

WACHTWOORD = "paard-batterij-nietje"
HASHED = make_password(WACHTWOORD, hasher="md5")
ANDERE_APP = "KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU"  # the secret that the page of a new app shows


def furnish(actor: Any, los: Any) -> None:
    """An app, a passkey, recovery codes, and a session in another browser."""
    app = give_app(actor.medewerker)
    give_recovery_codes(actor.medewerker)
    credential = Passkey().create({"challenge": websafe_encode(b"gevraagd")})
    WebAuthn.add(actor.medewerker, "Laptop", json.loads(credential))
    los.factoren[actor.naam] = app
    los.sessies[actor.naam] = SessieFactory(medewerker=actor.medewerker)


def confirm(actor: Any) -> None:
    """As if this person gave password and second factor just now, and is setting up another app."""
    if not actor.medewerker:
        return
    session = SessionStore(actor.cookies["sessionid"])
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [
        {"method": method, "at": time.time()} for method in ("password", "mfa")
    ]
    session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(actor.medewerker.pk)
    session[SECRET_SESSION_KEY] = ANDERE_APP
    session.save()
    keep_awake()


def keep_awake() -> None:
    """However long a walk takes: nobody is idle."""
    Sessie.objects.update(laatst_gebruikt_op=timezone.now() + timedelta(days=1))


def code() -> str:
    return code_at(secret=ANDERE_APP)


def passkey(actor: Any) -> dict[str, Any]:
    """What the browser posts for a new passkey: its answer to the question that the page asks."""
    page = actor.browser.get(reverse("passkey_toevoegen")).content.decode()
    options = options_of(page) if re.search("data-opties", page) else None
    return {"naam": "Nieuw", "credential": Passkey().create(options) if options else ""}
