"""People with two roles. Rights add up (contract section 1): at each door the most that one of the two may."""

from dataclasses import replace

from tests.deuren.inhoud import content
from tests.deuren.world import Wereld
from werkoffensief.accounts.enums import Rolbron
from werkoffensief.accounts.models import Rolverlening
from werkoffensief.logboek.actor import handeling

# The second role of each; who they are and whose klanten they have stays as it was.
OOK = {
    "consulent": "teamleider",
    "regisseur": "manager",
    "collega": "accountmanager",
    "vreemde": "teamleider",
    "teamleider": "manager",
    "manager": "accountmanager",
}
# Where more than the table decides.
NOT_WALKED = {
    ("consulent", "bulkactie"): "the world has no act on many klanten of a consulent",
    ("consulent", "bulkactie_ongedaan"): "the same",
    ("consulent", "bulkactie_lijst"): "the same",
    ("manager", "start"): "begins at the employers: the page of the first role, the others in tabs",
}


def grow(world: Wereld) -> Wereld:
    """The same world in the database in use, a copy of its own, with a second role for some."""
    both = replace(world, actors=dict(world.actors))
    with handeling(door="systeem"):
        for name, rol in OOK.items():
            actor = world.actors[name]
            both.actors[name] = replace(actor, ook=(rol,))
            Rolverlening.objects.create(medewerker=actor.medewerker, rol=rol, bron=Rolbron.SCHERM)
    both.inhoud = content()
    return both
