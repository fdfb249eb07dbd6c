"""What came of a voorziening: each person once, by the last use; what is small, or could be subtracted, is hidden."""

from datetime import date, timedelta

import pytest

from tests.intake.factories import KlantFactory
from tests.trajecten.factories import PlaatsingFactory, StapFactory, TrajectFactory
from trajecten.overzicht.effect import Effect, effect_of, shown

DAY = date(2026, 6, 30)


def used(einde, *, placed=(), again=None, running=False):
    klant = KlantFactory()
    traject = TrajectFactory(klant=klant, start=date(2019, 1, 1))
    for last in filter(None, (einde, again)):
        StapFactory(
            traject=traject, voorziening_id="stage", start=date(2019, 1, 1), einde=last, status="afgerond"
        )
    if running:
        StapFactory(traject=traject, voorziening_id="stage", start=date(2019, 1, 1))
    for start, until in placed:
        PlaatsingFactory(klant=klant, startdatum=start, einddatum=until, einde_reden_id=until and "overig")


@pytest.mark.django_db
def test_a_person_counts_once_on_the_day_six_or_twelve_months_after_the_last_use():
    half, year = date(2025, 12, 31), date(2025, 6, 30)  # 31 December + 6 months = 30 June
    for _ in range(12):
        used(half, placed=[(DAY, None)])
        used(year, again=date(2020, 1, 1), placed=[(date(2025, 12, 30), date(2025, 12, 30))])
    for _ in range(10):
        used(half)
        used(half + timedelta(1), placed=[(DAY, None)])  # not six months ago
        used(half, running=True, placed=[(DAY, None)])  # uses it now
        used(
            year, placed=[(date(2025, 12, 31), date(2026, 6, 29))]
        )  # neither on the one day nor on the other
    six, twelve = effect_of("stage", DAY)
    assert six == Effect(6, 44, 24)
    assert twelve == Effect(12, 22, minder=True)
    assert effect_of("buddy", DAY) == [Effect(6, None), Effect(12, None)]


@pytest.mark.django_db
def test_what_could_be_found_by_subtracting_is_hidden():
    for _ in range(20):
        used(date(2025, 1, 1))
    used(date(2025, 12, 31))
    assert effect_of("stage", DAY) == [Effect(6, 21, minder=True), Effect(12, None)]


@pytest.mark.parametrize(
    ("people", "placed", "line"),
    [
        (9, 9, Effect(6, None)),
        (10, 0, Effect(6, 10, minder=True)),
        (19, 10, Effect(6, 19, meer=True)),
        (20, 10, Effect(6, 20, 10)),
        (30, 9, Effect(6, 30, minder=True)),
    ],
)
def test_a_number_below_ten_is_never_shown(people, placed, line):
    assert shown(6, people, placed) == line
