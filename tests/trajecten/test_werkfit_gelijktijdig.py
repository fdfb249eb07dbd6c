"""Two people fill in the same day at once, over and over: every mark is there, each of one of the two."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.db import connections

from intake.models import Klant
from tests.accounts.factories import make_cast
from tests.dossier.gevallen import person_of
from tests.trajecten.factories import AanbodFactory, StapFactory
from trajecten.models import Aanwezigheid
from trajecten.services.werkfit import Merk, everybody_came, fill_in
from werkoffensief.web import clock

TODAY = clock.today()
PEOPLE, DAYS = 8, 6


def test_of_two_who_fill_in_at_once_no_mark_is_lost(committed_db):
    cast = make_cast()
    aanbod = AanbodFactory(start=TODAY - timedelta(days=900), plaatsen=PEOPLE)
    steps = []
    for _ in range(PEOPLE):
        traject = person_of(cast.regisseur)[1].traject
        steps.append(
            StapFactory(
                traject=traject, start=traject.start, status="lopend", voorziening_id=aanbod.voorziening_id,
                aanbod=aanbod,
            )
        )  # fmt: skip
    of = {"aanbod_id": aanbod.pk, "klanten": Klant.objects.all(), "vandaag": TODAY}

    def writes(number):
        """One presses the button for everybody, one and two say who was not there; each day again."""
        said = []
        try:
            for back in range(DAYS):
                day, now = TODAY - timedelta(days=back), clock.now()
                if number == 0:
                    everybody_came(door=cast.teamleider.pk, dag=day, minuten=180, **of)
                    continue
                wat = ("afwezig", "afgezegd")[number - 1]
                merken = [Merk(step.pk, wat, None, 0) for step in steps[number - 1 :: 2]]
                done = fill_in(door=cast.regisseur.pk, dag=day, merken=merken, now=now, **of)
                said += [(step.pk, day, wat) for step in steps[number - 1 :: 2] if step.pk not in done.anders]
        finally:
            connections.close_all()
        return said

    with ThreadPoolExecutor(3) as pool:
        written = [row for rows in pool.map(writes, range(3)) for row in rows]
    marks = {
        (row.stap_id, row.dag): row.wat for row in Aanwezigheid.objects.filter(vervallen_op__isnull=True)
    }
    assert len(marks) == PEOPLE * DAYS
    assert all(marks[step, day] == wat for step, day, wat in written)
    others = set(marks) - {(step, day) for step, day, _wat in written}
    assert {marks[key] for key in others} <= {"aanwezig"}
