"""The second factor: an app (TOTP), passkeys (WebAuthn) and recovery codes, as rows of allauth.mfa.

Codes are checked here and not by allauth: it remembers used codes and counts wrong ones in the cache of one process,
we in the database. Each service locks the medewerker's row, so that two of them follow each other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hmac import compare_digest
from typing import Any
from uuid import UUID

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from allauth.mfa.webauthn.internal.auth import WebAuthn

from werkoffensief.accounts.enums import Verandering
from werkoffensief.accounts.models import Codepoging, Medewerker, Sessie
from werkoffensief.accounts.services import melding, vier_ogen
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.enums import Via
from werkoffensief.web.refusals import RefusalError, checked, locked

Type = Authenticator.Type
MAIN = (Type.TOTP, Type.WEBAUTHN)
ATTEMPTS = 5
PAUSE = timedelta(minutes=15)
MAX_PASSKEYS = 10
WRONG_CODE = "Deze code klopt niet, of is al gebruikt. Vul de nieuwste code in."
PAUSED = "Er is te vaak een verkeerde code ingevuld. Wacht een kwartier en probeer het dan opnieuw."
SET_UP_ELSEWHERE = "U hebt al een tweede factor ingesteld. Log uit, en log in met die tweede factor."
LAST_ONE = "Dit is uw enige tweede factor. Stel eerst een andere in; daarna kunt u deze verwijderen."
MANY = f"U hebt al {MAX_PASSKEYS} passkeys. Verwijder er eerst een."


@dataclass(frozen=True, slots=True)
class Factoren:
    """What somebody has: `herstelcodes` is the number of unused ones."""

    app: Authenticator | None
    passkeys: list[Authenticator]
    herstelcodes: int

    @property
    def main(self) -> bool:
        """Whether there is an app or a passkey."""
        return bool(self.app or self.passkeys)


def has_factor(medewerker_id: UUID) -> bool:
    """Whether a second factor was set up."""
    return Authenticator.objects.filter(user_id=medewerker_id, type__in=MAIN).exists()


def factors(medewerker_id: UUID) -> Factoren:
    """The second factors of one medewerker."""
    rows = list(Authenticator.objects.filter(user_id=medewerker_id).order_by("created_at", "pk"))
    codes = [row for row in rows if row.type == Type.RECOVERY_CODES]
    return Factoren(
        app=next((row for row in rows if row.type == Type.TOTP), None),
        passkeys=[row for row in rows if row.type == Type.WEBAUTHN],
        herstelcodes=len(codes[0].wrap().get_unused_codes()) if codes else 0,
    )


def set_up_app(*, medewerker_id: UUID, secret: str, code: str, confirmed: bool, now: datetime) -> list[str]:
    """The app that shows this `code` is a second factor from now on, instead of an earlier app.

    `confirmed`: this session gave a second factor; only the first one is set up without. Gives the new recovery
    codes, none when there were some.
    """
    with handeling(door=medewerker_id), checked():
        medewerker = locked(Medewerker.objects.all(), pk=medewerker_id)
        _refuse_unconfirmed(medewerker_id, confirmed)
        counter = _counter(secret, code, now)
        if counter is None:
            raise RefusalError(WRONG_CODE, field="code")
        Authenticator.objects.filter(user_id=medewerker_id, type=Type.TOTP).delete()
        row = TOTP.activate(medewerker, secret).instance
        row.data["teller"] = counter
        row.save(update_fields=["data"])
        codes = _first_codes(medewerker)
        melding.record(medewerker_id, medewerker_id, "tweede factor: app ingesteld")
    return codes


def add_passkey(
    *, medewerker_id: UUID, naam: str, credential: Mapping[str, Any], confirmed: bool
) -> list[str]:
    """Add a passkey that the browser has made and the view has verified. See `set_up_app`."""
    with handeling(door=medewerker_id), checked():
        medewerker = locked(Medewerker.objects.all(), pk=medewerker_id)
        _refuse_unconfirmed(medewerker_id, confirmed)
        if Authenticator.objects.filter(user_id=medewerker_id, type=Type.WEBAUTHN).count() >= MAX_PASSKEYS:
            raise RefusalError(MANY)
        WebAuthn.add(medewerker, naam, dict(credential))
        codes = _first_codes(medewerker)
        melding.record(medewerker_id, medewerker_id, "tweede factor: passkey toegevoegd")
    return codes


def remove_factor(*, medewerker_id: UUID, factor_id: int) -> None:
    """Remove one's own app or passkey, but never the last one."""
    with handeling(door=medewerker_id), checked():
        locked(Medewerker.objects.all(), pk=medewerker_id)
        mine = Authenticator.objects.filter(user_id=medewerker_id, type__in=MAIN)
        row = locked(mine, pk=factor_id)
        if not mine.exclude(pk=row.pk).exists():
            raise RefusalError(LAST_ONE)
        row.delete()
        melding.record(medewerker_id, medewerker_id, "tweede factor: verwijderd")


def new_recovery_codes(*, medewerker_id: UUID) -> list[str]:
    """Ten recovery codes instead of the earlier ones, to be shown this once."""
    with handeling(door=medewerker_id), checked():
        medewerker = locked(Medewerker.objects.all(), pk=medewerker_id)
        if not has_factor(medewerker_id):
            raise RefusalError("Stel eerst een tweede factor in.")
        Authenticator.objects.filter(user_id=medewerker_id, type=Type.RECOVERY_CODES).delete()
        codes = _first_codes(medewerker)
        melding.record(medewerker_id, medewerker_id, "tweede factor: nieuwe herstelcodes")
    return codes


def give_code(*, medewerker_id: UUID, code: str, now: datetime, browser: str | None = None) -> Authenticator:
    """The app or the recovery codes that this code belongs to; it is used up by that.

    Raises RefusalError for a wrong code, and after too many of them for every code. Those of a known `browser` are
    counted apart: somebody elsewhere who knows the password does not lock out the owner.
    """
    with handeling(door=medewerker_id):
        locked(Medewerker.objects.all(), pk=medewerker_id)
        attempts = Codepoging.objects.filter(medewerker_id=medewerker_id, browser=browser)
        if attempts.filter(tijdstip__gt=now - PAUSE).count() >= ATTEMPTS:
            raise RefusalError(PAUSED)
        found = _owner_of(medewerker_id, code, now)
        if found:
            attempts.delete()
        else:
            attempts.create(medewerker_id=medewerker_id, tijdstip=now, browser=browser)
    if found is None:
        raise RefusalError(WRONG_CODE, field="code")
    return found


def reset(*, door: UUID | str, medewerker_id: UUID, now: datetime, via: str = Via.SCHERM) -> None:
    """Take away every second factor of somebody who lost theirs, and end their sessions.

    At the next log-in they set one up again. Whoever gave the account a way in since it was last confirmed, however
    long ago, comes in with that: so a second person looks at who sets it up (docs/adr/0029).
    """
    if door == medewerker_id:
        raise RefusalError("U kunt uw eigen tweede factor niet resetten. Vraag dit aan een andere beheerder.")
    with handeling(door=door, via=via), checked():
        medewerker = locked(Medewerker.objects.all(), pk=medewerker_id)
        if not has_factor(medewerker_id):
            raise RefusalError("Deze medewerker heeft geen tweede factor.")
        vier_ogen.refuse_reset(door=door, medewerker_id=medewerker_id, now=now)
        Authenticator.objects.filter(user_id=medewerker_id).delete()
        Codepoging.objects.filter(medewerker_id=medewerker_id).delete()
        Sessie.objects.filter(medewerker_id=medewerker_id).delete()
        medewerker.tweede_factor_gereset_op = now
        if door in vier_ogen.gave_way_in_since_confirmed(medewerker_id):
            medewerker.te_bevestigen_sinds = now
        medewerker.save(update_fields=["tweede_factor_gereset_op", "te_bevestigen_sinds"])
        melding.record(door, medewerker_id, "tweede factor: gereset")
        melding.announce(medewerker_id, Verandering.TWEEDE_FACTOR_GERESET)


def _refuse_unconfirmed(medewerker_id: UUID, confirmed: bool) -> None:
    if not confirmed and has_factor(medewerker_id):
        raise RefusalError(SET_UP_ELSEWHERE)


def _first_codes(medewerker: Medewerker) -> list[str]:
    if Authenticator.objects.filter(user_id=medewerker.pk, type=Type.RECOVERY_CODES).exists():
        return []
    return RecoveryCodes.activate(medewerker).generate_codes()


def _owner_of(medewerker_id: UUID, code: str, now: datetime) -> Authenticator | None:
    rows = Authenticator.objects.filter(user_id=medewerker_id)
    app = rows.filter(type=Type.TOTP).first()
    counter = _counter(decrypt(app.data["secret"]), code, now) if app else None
    if app and counter is not None and counter > app.data.get("teller", -1):
        app.data["teller"] = counter
        app.save(update_fields=["data"])
        return app
    codes = rows.filter(type=Type.RECOVERY_CODES).first()
    return codes if codes and codes.wrap().validate_code(_bare(code)) else None


def _counter(secret: str, code: str, now: datetime) -> int | None:
    """The step of thirty seconds whose code this is (RFC 6238), among the present one and its neighbours."""
    present = int(now.timestamp()) // app_settings.TOTP_PERIOD
    for counter in range(present - app_settings.TOTP_TOLERANCE, present + app_settings.TOTP_TOLERANCE + 1):
        right = format_hotp_value(hotp_value(secret, counter))
        if compare_digest(right.encode(), _bare(code).encode()):
            return counter
    return None


def _bare(code: str) -> str:
    """People type 123 456."""
    return "".join(code.split()).replace("-", "")
