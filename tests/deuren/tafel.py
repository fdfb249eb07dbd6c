"""What a conversation at the table brought, for each klant of the world."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from intake.models import Belemmering
from tests.intake.factories import (
    ActieFactory,
    KeuzeantwoordFactory,
    KlanttagFactory,
    OnderwerpantwoordFactory,
    ZrmscoreFactory,
)
from werkoffensief.accounts.models import Medewerker
from werkoffensief.web import clock

PLACE = {
    "soort": "geen_adres",
    **dict.fromkeys(("bereikbaar_via", "bereikbaar_wanneer", "bereikbaar_bij_wie"), "x"),
}
OBSTACLE = {"soort_id": "schulden", "actie": "x"}


def said() -> dict[str, Any]:
    """The texts of a conversation."""
    again = clock.today() + timedelta(days=30)
    return {
        "verslag": "x", "plaats": "x", "aanwezig": "x", "vervolg": "nu_niet", "vervolg_reden": "x",
        "opnieuw_op": again,
    }  # fmt: skip


def at_the_table(row: SimpleNamespace, writer: Medewerker, mark: Any, withdrawn: Any) -> None:
    """What the conversation brought; and the same of one that was withdrawn."""
    gone = {"vervallen_op": timezone.now(), "vervallen_reden": "x"}
    row.schrijver, row.gevoelig = writer, []
    days = {"vastgesteld_op": clock.today(), "opgelost_op": clock.today()}
    row.opgelost = Belemmering.objects.create(klant=row.klant, soort_id="huisvesting", actie="x", **days)
    for gesprek, state in ((withdrawn, gone), (row.gesprek, {})):
        row.antwoord = OnderwerpantwoordFactory(gesprek=gesprek, tekst="x", intern="x", **state)
        row.keuze = KeuzeantwoordFactory(gesprek=gesprek, **state)
        row.score = ZrmscoreFactory(gesprek=gesprek, **state)
        health = {"onderwerp_id": "belastbaarheid", "tekst": "x", "intern": "x", **state}
        row.gevoelig.append(OnderwerpantwoordFactory(gesprek=gesprek, **health))
        row.gevoelig.append(ZrmscoreFactory(gesprek=gesprek, domein="justitie", **state))
        row.klanttag = KlanttagFactory(klant=row.klant, gesprek=gesprek, tag_id=None, tekst="x", **state)
        row.actie = ActieFactory(
            actienummer=mark(), klant=row.klant, gesprek=gesprek, wie="ander", wie_anders="x", **state
        )
