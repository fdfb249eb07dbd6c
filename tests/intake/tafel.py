"""What the tests of the conversation at the table share: one that was held before, and what a page sends."""

from datetime import date
from uuid import uuid4

from intake.models import Belemmering, Gesprek
from intake.services.belemmeringen import Nieuw
from intake.services.gesprekken import record_gesprek
from intake.services.tafel import Afspraak, Antwoord, Tafel

BEFORE = date(2026, 3, 12)
INTERN = "KANARIE-INTERN"  # what nobody but a colleague reads


def held_before(klant, medewerker, *, datum=BEFORE) -> Gesprek:
    """A conversation with something of everything."""
    return record_gesprek(
        door=medewerker.pk,
        klant_id=klant.pk,
        gesprek_id=uuid4(),
        gegevens={
            "datum": datum, "vorm": "wijk", "plaats": "Buurthuis De Haven", "trede": 2, "haalbare_trede": 4,
            "verslag": "Een open gesprek.", "vervolg": "nieuw_gesprek",
        },
        aan_tafel=Tafel(
            antwoorden={
                "dagelijks_leven": Antwoord("besproken", "Staat om zeven uur op en brengt de kinderen.", INTERN),
                "werk_ervaring": Antwoord("besproken", "Werkte acht jaar in een keuken."),
                "geld": Antwoord("wil_niet_vertellen"),
            },
            zrm={"financien": 3, "geestelijke_gezondheid": 2},
            nieuwe=(Nieuw("schulden"), Nieuw("taal")),
            tags=(("talent", "koken", None), ("wens", None, "Eigen eetkraam")),
            afspraken=(
                Afspraak("Brief van de bank meenemen"),
                Afspraak("Taalschool bellen", "medewerker", None, datum),
            ),
        ),
    )  # fmt: skip


def page_data(**change):
    """What the page sends when nobody typed anything."""
    return {
        "datum": "01-09-2026", "tijd": "10:05", "vorm": "kantoor", "plaats": "Centrum", "verslag": "", "regels": "3",
        "nieuw_id": str(uuid4()), "versie": "0",
    } | change  # fmt: skip


def barrier(klant, soort="schulden") -> Belemmering:
    return Belemmering.objects.get(klant=klant, soort=soort)
