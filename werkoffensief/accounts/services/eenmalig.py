"""Single sign-on: for whom it is on, and whose an account of the municipality's identity provider is.

Nobody gets an account by it. A beheerder puts it on for an account that exists, with the name under which the provider
knows that person; the first log-in ties the account to the provider's `sub`, and from then on only that counts.
"""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from werkoffensief.accounts.enums import Rol, Verandering
from werkoffensief.accounts.models import Koppeling, Medewerker, Sessie
from werkoffensief.accounts.services import melding, vier_ogen
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.services import record_handeling
from werkoffensief.web.refusals import RefusalError, checked, locked

NO_ACCESS = "Dit account geeft geen toegang tot Werkoffensief."


def current(medewerker_id: UUID) -> Koppeling | None:
    """The Koppeling of this medewerker, if single sign-on is on."""
    return Koppeling.objects.filter(medewerker_id=medewerker_id, ingetrokken_op=None).first()


def is_tied(medewerker_id: UUID) -> bool:
    """Whether somebody logs in through the provider, and no longer with a password of ours."""
    rows = Koppeling.objects.filter(medewerker_id=medewerker_id, ingetrokken_op=None)
    return settings.OIDC and rows.exclude(sub=None).exists()


def normal(name: str) -> str:
    """One spelling of a name at the provider."""
    return name.strip().lower()


def switch_on(*, door: UUID, medewerker_id: UUID, inlognaam: str, now: datetime) -> Koppeling:
    """Let this medewerker in through the provider. That is an invitation too: no link is needed.

    Not for oneself: of the beheerders one always keeps a password. Not for an account outside the municipality.
    """
    if door == medewerker_id:
        raise RefusalError("U kunt dit niet voor uzelf aanzetten. Vraag dit aan een andere beheerder.")
    with handeling(door=door), checked():
        medewerker = locked(Medewerker.objects.all(), pk=medewerker_id)
        if not medewerker.is_active:
            raise RefusalError("Dit account is afgesloten. Open het eerst weer.")
        vier_ogen.refuse_way_in(door=door, medewerker_id=medewerker_id, now=now)
        rollen = set(medewerker.rolverleningen.current().values_list("rol", flat=True))
        if not rollen:
            raise RefusalError("Geef deze medewerker eerst een rol.")
        if Rol.WERKGEVER in rollen:
            raise RefusalError("Een werkgever logt niet in met een account van de gemeente.")
        medewerker.uitgenodigd_op = medewerker.uitgenodigd_op or now
        # Whose name at the provider this is, one beheerder says: another looks at who comes in.
        medewerker.te_bevestigen_sinds = now
        medewerker.save(update_fields=["uitgenodigd_op", "te_bevestigen_sinds"])
        row = Koppeling.objects.create(medewerker=medewerker, inlognaam=normal(inlognaam), aangezet_op=now)
        melding.record(door, medewerker_id, "eenmalig aanmelden: aangezet")
        melding.announce(medewerker_id, Verandering.EENMALIG_AAN)
    return row


def switch_off(*, door: UUID, koppeling_id: UUID, now: datetime) -> Koppeling:
    """Withdraw it: this person is logged out everywhere, and needs a password of ours or another Koppeling."""
    with handeling(door=door), checked():
        row = locked(Koppeling.objects.filter(ingetrokken_op=None), pk=koppeling_id)
        row.ingetrokken_op = now
        row.save(update_fields=["ingetrokken_op"])
        Sessie.objects.filter(medewerker_id=row.medewerker_id).delete()
        melding.record(door, row.medewerker_id, "eenmalig aanmelden: uitgezet")
        melding.announce(row.medewerker_id, Verandering.EENMALIG_UIT)
    return row


def whose(*, uitgever: str, sub: str, inlognaam: str, now: datetime) -> Medewerker:
    """The medewerker who may log in as this person of the provider; at the first time ties them.

    Raises RefusalError with one sentence, whatever the reason; the reason goes to the log.
    """
    row = Koppeling.objects.filter(uitgever=uitgever, sub=sub, ingetrokken_op=None).first()
    if row is None:
        row = _waiting(inlognaam)
    if row is None:
        raise _refused("onbekend", "geen koppeling")
    with handeling(door=row.medewerker_id), checked():
        medewerker = locked(Medewerker.objects.all(), pk=row.medewerker_id)
        row = locked(Koppeling.objects.all(), pk=row.pk)
        reason = _reason_against(row, medewerker, uitgever, sub)
        if reason is None and row.sub is None:
            row.uitgever, row.sub, row.gekoppeld_op = uitgever, sub, now
            row.save(update_fields=["uitgever", "sub", "gekoppeld_op"])
            melding.record(medewerker.pk, medewerker.pk, "eenmalig aanmelden: gekoppeld")
            melding.announce(medewerker.pk, Verandering.GEKOPPELD)
    if reason:
        raise _refused(str(medewerker.pk), reason)
    return medewerker


def _waiting(inlognaam: str) -> Koppeling | None:
    waits = Q(inlognaam=normal(inlognaam), sub=None, ingetrokken_op=None)
    return Koppeling.objects.filter(waits).first() if normal(inlognaam) else None


def _reason_against(row: Koppeling, medewerker: Medewerker, uitgever: str, sub: str) -> str | None:
    """Looked at once more with the rows locked: of two first log-ins at once the second finds another `sub`."""
    if row.ingetrokken_op or (row.sub is not None and (row.uitgever, row.sub) != (uitgever, sub)):
        return "koppeling is ingetrokken of van een ander"
    if not medewerker.may_log_in:
        return "account is afgesloten of niet uitgenodigd"
    of_employer = medewerker.rolverleningen.current().filter(rol=Rol.WERKGEVER).exists()
    return "rol werkgever" if of_employer else None


def _refused(door: str, reason: str) -> RefusalError:
    record_handeling(door=door, soort="eenmalig aanmelden: geweigerd", toelichting=reason)
    return RefusalError(NO_ACCESS)
