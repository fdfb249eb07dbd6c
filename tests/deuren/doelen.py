"""The targets of the world: of the programme and of a team."""

from typing import Any

from werkoffensief.doelen.models import Doelstelling, Teamdoel


def set_targets(los: Any) -> None:
    """Those of 2019."""
    for maat, waarde in (("extra", 500), ("kosten_per_uitkering", 500), ("regulier", 4000)):
        los.doelstelling = Doelstelling.objects.create(
            programma=los.programma, maat=maat, jaar=2019, waarde=waarde
        )
    los.teamdoel = Teamdoel.objects.create(team=los.centrum, jaar=2019, geplaatst=120)
