"""Who may open whose file (contract section 1). `KlantQuerySet.visible_to` is its list form."""

from typing import Any

from intake.models import Klant
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker
from werkoffensief.accounts.permissions import has_one_of

CASEWORK = (Rol.CONSULENT, Rol.REGISSEUR, Rol.TEAMLEIDER)
CAMPAIGN_READERS = (Rol.TEAMLEIDER, Rol.MANAGER)


def can_view_klant(medewerker: Medewerker, klant: Klant) -> bool:
    """The own klanten; the team's; for a teamleider those in no team.

    A shielded file: only its regisseur, and while there is none the teamleider, who must assign one.
    """
    if klant.samengevoegd_in_id is not None or not medewerker.has_role(*CASEWORK):
        return False
    if klant.regisseur_id == medewerker.pk:
        return True
    is_teamleider = medewerker.has_role(Rol.TEAMLEIDER)
    if klant.afgeschermd_op is not None and (klant.regisseur_id is not None or not is_teamleider):
        return False
    return is_teamleider if klant.team_id is None else klant.team_id == medewerker.team_id


def can_merge(medewerker: Medewerker, kept: Klant, merged: Klant) -> bool:
    """A teamleider who may open both files."""
    return (
        medewerker.has_role(Rol.TEAMLEIDER)
        and can_view_klant(medewerker, kept)
        and can_view_klant(medewerker, merged)
    )


def may_read_campaigns(user: Any) -> bool:
    """A manager: numbers of the city. A teamleider: the klanten that he may see, and how many."""
    return has_one_of(user, *CAMPAIGN_READERS)
