"""What the people of the world promised, took from the work list, left out of it, and how the order was set."""

from datetime import date, timedelta
from typing import Any

from intake.models import Claim, Overslag, Weging
from intake.models.werklijst import GEWICHTEN
from tests.deuren.lijsten import CASEWORK
from tests.intake.factories import OntheffingFactory, TerugbelbelofteFactory
from werkoffensief.web import clock

PAST = date(2026, 1, 1)


def keep_work_list(world: Any) -> None:
    """Everybody was left out once; who has no plan is so now. Each who works with klanten took one of the own."""
    los, today, now = world.los, clock.today(), clock.now()
    for row in (row for row in world.bundels if not row.kaal):
        vanaf, tot = (today, today + timedelta(days=9)) if row.leeg else (PAST, PAST)
        writer = row.regisseur or los.derde
        mark, gone = world.kanaries.next, {"klant": row.klant, "vervallen_op": now, "vervallen_reden": "x"}
        OntheffingFactory(ontheffingnummer=mark(), **gone)
        TerugbelbelofteFactory(beloftenummer=mark(), medewerker=writer, **gone)
        row.ontheffing = OntheffingFactory(ontheffingnummer=mark(), klant=row.klant)
        row.belofte = TerugbelbelofteFactory(beloftenummer=mark(), klant=row.klant, medewerker=writer)
        row.overslag = Overslag.objects.create(
            klant=row.klant, medewerker=writer, vanaf=vanaf, tot=tot, reden="x"
        )
    los.claims, now_too = {}, {"vanaf": today, "tot": today + timedelta(days=9)}
    for name in CASEWORK:
        actor = world.actors[name]
        row = next(row for row in world.bundels if world.relatie(actor, row) == "eigen")
        Overslag.objects.filter(pk=row.overslag.pk).update(**now_too)
        los.claims[name] = Claim.objects.create(
            klant=row.klant,
            medewerker=actor.medewerker,
            genomen_op=now,
            verloopt_op=now + timedelta(days=14),
            dag=today,
        )
    Weging.objects.create(
        nummer=1,
        **dict.fromkeys(GEWICHTEN, 5),
        reden=world.kanaries.reason(),
        door=world.actors["manager"].medewerker,
    )
