"""What a klant is in arrears with, with figures by hand: another scheme of repayment begins anew."""

from datetime import date, timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.accounts.factories import MedewerkerFactory
from tests.intake.factories import KlantFactory
from tests.trajecten.test_fonds import TODAY, book
from tests.trajecten.test_lening import granted
from tests.trajecten.test_leningbrief import written
from trajecten.models import Lening
from trajecten.overzicht.fonds import stand_of, terms_until, with_ledger
from trajecten.services import fonds as services
from trajecten.services.lening import Regeling, reschedule_lening

YEAR = TODAY.year - 2
DECIDED, FIRST = date(YEAR, 1, 5), date(YEAR, 3, 1)
CHANGED, ANEW = date(YEAR, 12, 15), date(YEAR + 1, 1, 1)


@pytest.fixture
def chief():
    return MedewerkerFactory(rollen=["teamleider"])


@pytest.fixture
def lening(chief):
    """€ 1.000, decided in January and paid out, € 50 a month from March on, with its letter."""
    days = dict.fromkeys(("gevraagd_op", "geadviseerd_op", "besloten_op"), DECIDED)
    row = granted(KlantFactory(), MedewerkerFactory(), chief, **days, eerste_termijn=FIRST)
    written(row, chief, opgemaakt_op=DECIDED, eerste_termijn=FIRST)
    book(chief, "storting", 1_000_000, dag=DECIDED)
    book(chief, "uitbetaling", 100_000, row, dag=DECIDED)
    return row


def repaid(chief, lening, months):
    """€ 50 in each of the first months."""
    for month in range(3, 3 + months):
        book(chief, "aflossing", 5_000, lening, dag=date(YEAR, month, 1))


def reschedule(chief, lening, first=ANEW, cents=2_500, on=CHANGED):
    row = Lening.objects.get(pk=lening.pk)
    reschedule_lening(
        door=chief.pk, lening_id=row.pk, versie=row.versie, regeling=Regeling(first, cents, "Minder loon"),
        vandaag=on,
    )  # fmt: skip


def behind(lening, day):
    return stand_of(with_ledger(Lening.objects.filter(pk=lening.pk)).get(), day).achter


@pytest.mark.django_db
def test_who_repaid_well_and_then_repays_less_a_month_is_in_arrears_after_one_term(chief, lening):
    repaid(chief, lening, 10)  # March to December: € 500
    assert behind(lening, CHANGED) == 0
    reschedule(chief, lening)
    assert behind(lening, ANEW - timedelta(1)) == 0
    assert behind(lening, ANEW) == 2_500
    assert behind(lening, date(YEAR + 1, 4, 1)) == 10_000
    book(chief, "aflossing", 2_500, lening, dag=date(YEAR, 12, 20))  # after the letter, before the first term
    book(chief, "aflossing", 5_000, lening, dag=date(YEAR + 1, 3, 20))
    assert behind(lening, date(YEAR + 1, 4, 1)) == 2_500


@pytest.mark.django_db
def test_arrears_of_before_are_a_part_of_what_the_new_scheme_repays(chief, lening):
    repaid(chief, lening, 6)  # € 300 of the € 500 of ten terms
    assert behind(lening, date(YEAR, 12, 1)) == 20_000
    reschedule(chief, lening)
    assert behind(lening, CHANGED) == 0
    assert behind(lening, ANEW) == 2_500
    assert behind(lening, date(YEAR + 3, 3, 1)) == 67_500  # 27 terms
    assert behind(lening, date(YEAR + 3, 4, 1)) == 70_000  # 28: all that is outstanding
    assert behind(lening, date(YEAR + 9, 1, 1)) == 70_000


@pytest.mark.django_db
def test_a_repayment_that_was_mended_since_counts_for_the_scheme_of_its_own_day(chief, lening):
    repaid(chief, lening, 10)
    reschedule(chief, lening)
    wrong = lening.boekingen.get(dag=date(YEAR, 12, 1))
    services.mend_boeking(
        door=chief.pk, boeking_id=uuid4(), herstelt_id=wrong.pk, reden="bedrag", vandaag=TODAY
    )
    assert behind(lening, date(YEAR + 1, 4, 1)) == 10_000


@pytest.mark.django_db
def test_of_a_first_scheme_all_counts_and_one_that_began_earlier_counts_from_its_first_term(chief, lening):
    book(chief, "aflossing", 5_000, lening, dag=date(YEAR, 2, 1))  # before the first term
    assert behind(lening, FIRST) == 0
    repaid(chief, lening, 9)  # March to November: with that, ten terms
    assert behind(lening, date(YEAR, 12, 1)) == 0
    reschedule(
        chief, lening, first=date(YEAR, 10, 1), cents=6_000
    )  # October and November were € 100 of € 180
    assert behind(lening, date(YEAR, 12, 1)) == 8_000


@pytest.mark.django_db
def test_a_scheme_of_a_delivery_without_a_letter_begins_on_the_day_of_the_delivery(chief, lening):
    repaid(chief, lening, 10)
    Lening.objects.filter(pk=lening.pk).update(termijn_centen=2_500, eerste_termijn=TODAY)
    assert behind(lening, TODAY) == 2_500
    book(chief, "aflossing", 2_500, lening, dag=TODAY)
    assert behind(lening, TODAY) == 0
    lening.brieven.update(vervallen_op="2026-01-01T12:00Z", vervallen_reden="x")  # nor a letter of before
    assert behind(lening, TODAY) == 0


@given(
    paid=st.integers(1, 500_000), parts=st.tuples(*[st.floats(0, 1)] * 3), term=st.integers(1, 50_000),
    days=st.integers(-60, 4_000),
)  # fmt: skip
def test_arrears_are_never_more_than_the_terms_since_or_than_what_is_outstanding(paid, parts, term, days):
    remitted = int(paid * parts[0])
    before = int((paid - remitted) * parts[1])
    since = int((paid - remitted - before) * parts[2])
    day = ANEW + timedelta(days)
    paid_on = [{"dag": CHANGED.isoformat(), "centen": since}, {"dag": FIRST.isoformat(), "centen": before}]
    schemes = (DECIDED, "besluit", FIRST, 5_000), (CHANGED, "regeling", ANEW, term)
    told = [
        {"dag": dag.isoformat(), "soort": soort, "eerste_termijn": first.isoformat(), "termijn_centen": cents}
        for dag, soort, first, cents in schemes
    ]
    loan = SimpleNamespace(
        uitbetaald=paid, kwijtgescholden=remitted, afgelost=before + since, aflossingen=paid_on, verteld=told,
        geweest=[], eerste_termijn=ANEW, termijn_centen=term,
    )  # fmt: skip
    stand = stand_of(loan, day)
    owed, terms = paid - remitted - before, terms_until(ANEW, day) * term
    assert stand.achter == max(0, min(terms, owed) - since)
    assert stand.achter <= stand.openstaand
