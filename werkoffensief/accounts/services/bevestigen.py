"""A second person confirms an account to which a beheerder gave the first way in (docs/adr/0029).

Until then the account has no roles (`Medewerker.rollen`) and opens nothing. The page on which its owner begins shows a
code, which the owner tells to whoever confirms: so that one speaks with the person who really came in.
"""

from uuid import UUID

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from werkoffensief.accounts.enums import COMBINABLE, Rol
from werkoffensief.accounts.models import Medewerker
from werkoffensief.accounts.services import melding, tweede_factor, vier_ogen
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.enums import Via
from werkoffensief.logboek.queries import acts_of
from werkoffensief.web.refusals import RefusalError, checked, locked

DIGITS = 6
LIMIT = 5  # wrong codes in WINDOW_HOURS
WINDOW_HOURS = 1
REFUSED = "account niet bevestigd"
UNKNOWN = (
    "Deze gebruikersnaam en deze code horen niet bij elkaar, of dit account is al bevestigd. Vraag uw collega om de "
    "code die nu op het scherm staat."
)
TOO_OFTEN = "U vulde het afgelopen uur te vaak een verkeerde code in. Wacht een uur."
SAME = (
    "U maakte dit account zelf, of gaf het een link, een e-mailadres of eenmalig aanmelden. Laat daarom iemand anders "
    "het bevestigen: de teamleider, de privacy officer of een andere beheerder."
)
OTHER_TEAM = (
    "Deze collega werkt niet in uw team, of heeft een rol die u niet kunt bevestigen. Dat doet de eigen teamleider, de "
    "privacy officer of een beheerder."
)


def is_open(medewerker: Medewerker) -> bool:
    """Whether nothing but a link keeps others out: nobody came in yet, or without a second factor."""
    return medewerker.never_came_in or (
        settings.TWEEDE_FACTOR and not tweede_factor.has_factor(medewerker.pk)
    )


def code_of(medewerker: Medewerker) -> str:
    """What a session of this account shows while it waits: another one after another password or invitation."""
    since = medewerker.te_bevestigen_sinds.timestamp() if medewerker.te_bevestigen_sinds else 0
    made = salted_hmac(__name__, f"{medewerker.pk}:{since}:{medewerker.password}", algorithm="sha256")
    return str(int.from_bytes(made.digest()) % 10**DIGITS).zfill(DIGITS)


def confirm(*, door: UUID, gebruikersnaam: str, code: str) -> Medewerker:
    """From now on this account has its roles. Each wrong code is in the log."""
    with handeling(door=door), checked():
        actor = locked(Medewerker.objects.all(), pk=door)
        wrong = acts_of("medewerker", str(door), hours=WINDOW_HOURS).filter(soort=REFUSED)
        if wrong.count() >= LIMIT:
            raise RefusalError(TOO_OFTEN)
        waiting = Medewerker.objects.filter(te_bevestigen_sinds__isnull=False, is_active=True)
        row = waiting.filter(gebruikersnaam__iexact=gebruikersnaam.strip()).first()
        right = constant_time_compare(code_of(row or Medewerker()), "".join(code.split()))
        if row is None or not right:
            melding.record(door, door, "account niet bevestigd")
            raise RefusalError(UNKNOWN)
        _refuse_actor(actor, row)
        _confirm(door, row)
    return row


def confirm_by_command(*, medewerker_id: UUID) -> None:
    """Whoever has the server confirms anybody: the first colleagues of the only beheerder."""
    with handeling(door="systeem", via=Via.OPDRACHT), checked():
        row = locked(Medewerker.objects.all(), pk=medewerker_id)
        if row.te_bevestigen_sinds is None:
            raise RefusalError("Dit account wacht niet op een bevestiging.")
        _confirm("systeem", row)


def _confirm(door: UUID | str, row: Medewerker) -> None:
    row.te_bevestigen_sinds = None
    row.save(update_fields=["te_bevestigen_sinds"])
    melding.record(door, row.pk, "account bevestigd")


def _refuse_actor(actor: Medewerker, row: Medewerker) -> None:
    """Raises RefusalError for whoever made this account or let it in, and for a teamleider of another team."""
    if actor.pk in vier_ogen.gave_way_in(row.pk):
        raise RefusalError(SAME)
    if actor.has_role(Rol.BEHEERDER, Rol.PRIVACY):
        return
    rollen = set(row.rolverleningen.current().values_list("rol", flat=True))
    own_team = actor.team_id is not None and actor.team_id == row.team_id
    if not (actor.has_role(Rol.TEAMLEIDER) and own_team and rollen <= set(COMBINABLE)):
        raise RefusalError(OTHER_TEAM)
