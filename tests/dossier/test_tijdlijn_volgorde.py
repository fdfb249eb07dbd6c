"""The order of the timeline within a day: what was recorded last comes first, act by act."""

from datetime import UTC, date, datetime
from itertools import permutations

from intake.models import Klant
from tests.accounts.factories import make_cast
from tests.dossier.gevallen import page, person_of
from tests.dossier.test_tijdlijn import lines
from tests.intake.factories import ContactpogingFactory, GesprekFactory
from tests.trajecten.factories import StapFactory

DAY = date(2026, 5, 4)


def in_order(text, words):
    places = [lines(text).index(word) for word in words]
    return places == sorted(places)


def test_within_a_day_what_was_recorded_last_comes_first(owner, client_of):
    regisseur = make_cast().regisseur
    klant, regie, _ = person_of(regisseur)
    facts = {
        "Gesprek": GesprekFactory(klant=klant, medewerker=regisseur, datum=DAY),
        "Contactpoging": ContactpogingFactory(klant=klant, medewerker=regisseur, datum=DAY),
        "Stap begonnen": StapFactory(traject=regie.traject, start=DAY, status="lopend"),
    }
    browser = client_of(regisseur)
    for titles in permutations(facts):
        for number, title in enumerate(titles):
            table = facts[title].geschiedenis.model._meta.db_table
            owner.execute(
                f"UPDATE {table} SET pgh_created_at = %s WHERE pgh_obj_id = %s",
                [datetime(2026, 5, 4, 15 - number, tzinfo=UTC), facts[title].pk],
            )
        assert in_order(page(browser, klant), [f">{title}</a>" for title in titles]), titles


def test_turns_of_one_day_stand_in_the_order_in_which_they_happened(owner, client_of):
    regisseur = make_cast().regisseur
    klant, _, _ = person_of(regisseur)
    # The second event has a digit more than the first.
    owner.execute("SELECT setval(pg_get_serial_sequence('intake_klantgeschiedenis', 'pgh_id'), 999998)")
    for change in ({"verhuisd_op": DAY}, {"overleden_op": DAY}, {"overleden_op": None}):
        Klant.objects.filter(pk=klant.pk).update(**change)
    said = page(client_of(regisseur), klant)
    assert in_order(said, ["Toch niet overleden", "Overleden op 04-05-2026", "Verhuisd op 04-05-2026"])
