"""Who may open whose file (contract section 1). `KlantQuerySet.visible_to` is its list form."""

from collections.abc import Callable
from typing import Any

from intake.models import Klant, Samenvoeging, Toegang
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker
from werkoffensief.accounts.permissions import has_one_of

CASEWORK = (Rol.CONSULENT, Rol.REGISSEUR, Rol.TEAMLEIDER)
CAMPAIGN_READERS = (*CASEWORK, Rol.MANAGER)


def sees_by_task(medewerker: Medewerker, klant: Klant) -> bool:
    """Whose file is this medewerker's work: the own klanten, and those of whom one stands in for the regisseur; the
    team's; for a teamleider those in no team.

    A shielded file: its regisseur and the named people, and while none of them can open it the teamleider, who must
    act.
    """
    if klant.samengevoegd_in_id is not None or not medewerker.has_role(*CASEWORK):
        return False
    if klant.led_by(medewerker):
        return True
    if klant.afgeschermd_op is not None:
        return Klant.objects.seen_by_task(medewerker).filter(pk=klant.pk).exists()
    if klant.team_id is None:
        return medewerker.has_role(Rol.TEAMLEIDER)
    return klant.team_id == medewerker.team_id


def toegang_to(medewerker: Medewerker, klant: Klant) -> Toegang | None:
    """What opens this file for somebody of another team at this moment; it never opens a shielded or merged one."""
    if klant.samengevoegd_in_id is not None or klant.afgeschermd_op is not None:
        return None
    if not medewerker.has_role(*CASEWORK):
        return None
    rows = Toegang.objects.current().filter(medewerker=medewerker, klant=klant)
    return rows.order_by("-tot", "pk").first()


def can_view_klant(medewerker: Medewerker, klant: Klant) -> bool:
    """Whose file somebody may open: those of their work, and those to whom a Toegang leads."""
    return sees_by_task(medewerker, klant) or toegang_to(medewerker, klant) is not None


def can_identify(medewerker: Medewerker, klant: Klant) -> bool:
    """Whose work the klant is keeps the BSN. Not by a Toegang: a wrong number makes somebody else of a person."""
    return sees_by_task(medewerker, klant)


def can_shield(medewerker: Medewerker, klant: Klant) -> bool:
    """A teamleider shields. A shielded file is in the hands of whoever sees it: a teamleider or its regisseur."""
    if not sees_by_task(medewerker, klant):
        return False
    shielded_own = klant.afgeschermd_op is not None and klant.regisseur_id == medewerker.pk
    return medewerker.has_role(Rol.TEAMLEIDER) or (shielded_own and medewerker.has_role(Rol.REGISSEUR))


def can_end_toegang(medewerker: Medewerker, toegang: Toegang) -> bool:
    """A teamleider whose work the file is."""
    return medewerker.has_role(Rol.TEAMLEIDER) and sees_by_task(medewerker, toegang.klant)


def can_merge(medewerker: Medewerker, kept: Klant, merged: Klant) -> bool:
    """A teamleider whose work both files are. Not by a Toegang: merging takes the person along for good."""
    return (
        medewerker.has_role(Rol.TEAMLEIDER)
        and sees_by_task(medewerker, kept)
        and sees_by_task(medewerker, merged)
    )


def can_undo_merge(medewerker: Medewerker, samenvoeging: Samenvoeging) -> bool:
    """A teamleider whose work the kept file is."""
    return medewerker.has_role(Rol.TEAMLEIDER) and sees_by_task(medewerker, samenvoeging.klant)


def may_ask_toegang(user: Any) -> bool:
    """Whoever works with klanten."""
    return has_one_of(user, *CASEWORK)


def may_have_agenda(user: Any) -> bool:
    """Whoever works with klanten."""
    return has_one_of(user, *CASEWORK)


def may_read_toegangen(user: Any) -> bool:
    """A teamleider: what was given to the team's klanten and taken by the team's medewerkers."""
    return has_one_of(user, Rol.TEAMLEIDER)


# Kinds of fact that not everybody who sees the file may take back. A higher app registers in `AppConfig.ready()`.
_withdrawals: dict[str, Callable[[Medewerker, Any], bool]] = {}


def register_withdrawal(soort: str, may: Callable[[Medewerker, Any], bool]) -> None:
    """Ask `may` before a fact of this kind (the model's name) is taken back."""
    _withdrawals[soort] = may


def can_withdraw(medewerker: Medewerker, soort: str, feit: Any) -> bool:
    """Whoever may open the file takes back a wrong fact, unless its kind asks for more."""
    return can_view_klant(medewerker, feit.klant) and _withdrawals.get(soort, lambda *_: True)(
        medewerker, feit
    )


def may_read_campaigns(user: Any) -> bool:
    """A manager: numbers of the city. Who speaks with people: numbers of the klanten that they see, and the own
    pace; a teamleider also who they are."""
    return has_one_of(user, *CAMPAIGN_READERS)


WW_READERS = (*CASEWORK, Rol.MANAGER)


def may_read_ww(user: Any) -> bool:
    """Whoever works with klanten: their people. A manager: numbers of the city."""
    return has_one_of(user, *WW_READERS)
