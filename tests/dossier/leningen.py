"""The pages about the loans of a klant, for what looks at every page about a person."""

from datetime import date

from tests.accounts.factories import MedewerkerFactory
from trajecten.models import Boeking, Buddy, Buddykoppeling, Kwijtschelding, Lening, Leningbrief


def pages_of_loan(klant):
    """A loan that waits for a decision, and one that was granted."""
    day, by = date(2026, 3, 1), MedewerkerFactory()
    said = {"klant": klant, "gevraagd_op": day, "gevraagd_door": by, "opleiding": "x", "waarom": "x",
            "gevraagd_centen": 100, "advies": "positief", "geadviseerd_op": day, "geadviseerd_door": by,
            "advies_reden": "x"}  # fmt: skip
    decided = {"besluit": "afgewezen", "besloten_op": day, "besloten_door": MedewerkerFactory(),
               "besluit_reden": "x"}  # fmt: skip
    granted = {**decided, "besluit": "toegekend", "toegekend_centen": 100, "eerste_termijn": day,
               "termijn_centen": 1}  # fmt: skip
    made = Lening.objects.get_or_create
    here = f"/leningen/{made(leningnummer='L1', defaults=said)[0].pk}/"
    paid = made(leningnummer="L2", defaults=said | granted)[0]
    there = f"/leningen/{paid.pk}/"
    asked = {
        "klant": klant,
        "lening": paid,
        "gevraagd_op": day,
        "gevraagd_door": by,
        "centen": 1,
        "reden": "x",
    }
    written = {"klant": klant, "lening": paid, "soort": "besluit", "opgemaakt_op": day, "medewerker": by, "brief": "x",
               "eerste_termijn": day, "termijn_centen": 1}  # fmt: skip
    row = Leningbrief.objects.get_or_create(leningbriefnummer="B1", defaults=written)[0]
    letter = f"/leningen/brieven/{row.pk}/"
    remission, new = Kwijtschelding.objects.get_or_create(kwijtscheldingsnummer="S1", defaults=asked)
    if new:
        ways = ({"van": "kapitaal", "naar": "kas"}, {"van": "kas", "naar": "lening", "lening": paid})
        for way in ways:
            Boeking.objects.create(dag=day, centen=100, medewerker=by, **way)
    return {
        **_pages_of_buddy(klant, day, by),
        "klant_leningen": f"/klanten/{klant.pk}/leningen/",
        "lening_nieuw": f"/klanten/{klant.pk}/leningen/nieuw/",
        "lening": here,
        "lening_advies": f"{here}advies/",
        "lening_besluit": f"{here}besluit/",
        "lening_intrekken": f"{here}intrekken/",
        "lening_regeling": f"{there}regeling/",
        "kwijtschelding_nieuw": f"{there}kwijtschelding/",
        "kwijtschelding": f"/kwijtscheldingen/{remission.pk}/",
        "leningbrief": letter,
        "leningbrief_pdf": f"{letter}pdf/",
        "leningbrief_verzonden": f"{letter}verzonden/",
    }


def _pages_of_buddy(klant, day, by):
    buddy = Buddy.objects.get_or_create(buddynummer="V1", defaults={"naam": "x", "vog_op": day, "van": day})[
        0
    ]
    pair = {"klant": klant, "buddy": buddy, "start": day, "medewerker": by, "waarom": "x"}
    with_buddy = (
        f"/buddykoppelingen/{Buddykoppeling.objects.get_or_create(koppelnummer='P1', defaults=pair)[0].pk}/"
    )
    return {
        "klant_buddy": f"/klanten/{klant.pk}/buddy/",
        "buddykoppeling_nieuw": f"/klanten/{klant.pk}/buddy/nieuw/",
        "buddykoppeling_einde": f"{with_buddy}einde/",
        "buddycontact_nieuw": f"{with_buddy}contact/",
        "buddy_brief": f"{with_buddy}brief/",
        "buddy_brief_pdf": f"{with_buddy}brief/pdf/",
    }
