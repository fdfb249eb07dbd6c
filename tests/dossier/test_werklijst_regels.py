"""What the database refuses about claims, leaving out, promises, exemptions and weights."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from intake.models import Claim, Ontheffing, Overslag, Terugbelbelofte, Weging
from tests.accounts.factories import MedewerkerFactory
from tests.intake.factories import (
    KlantFactory,
)

pytestmark = pytest.mark.django_db
NOW = timezone.now()
DAY = date(2199, 1, 1)
WEIGHTS = {
    "nooit_gesproken": 1, "terugbellen": 10, "opnieuw_vragen": 2, "evaluatie": 3, "ww_einde": 4, "laatste_contact": 0,
}  # fmt: skip


def _claim(klant, medewerker, **values):
    return Claim(
        klant=klant,
        medewerker=medewerker,
        **{"genomen_op": NOW, "verloopt_op": NOW + timedelta(days=1)} | values,
    )


@pytest.mark.parametrize(
    ("rule", "make"),
    [
        ("claim_een_per_klant", lambda k, m: [_claim(k, m), _claim(k, m)]),
        ("claim_hoogstens_twee_weken", lambda k, m: [_claim(k, m, verloopt_op=NOW + timedelta(days=16))]),
        ("claim_hoogstens_twee_weken", lambda k, m: [_claim(k, m, verloopt_op=NOW)]),
        ("claim_losgelaten_na_genomen", lambda k, m: [_claim(k, m, losgelaten_op=NOW - timedelta(days=1))]),
        (
            "overslag_hoogstens_een_jaar",
            lambda k, m: [Overslag(klant=k, medewerker=m, vanaf=date(2026, 1, 2), tot=date(2026, 1, 1), reden="x")],
        ),
        (
            "overslag_hoogstens_een_jaar",
            lambda k, m: [Overslag(klant=k, medewerker=m, vanaf=date(2026, 1, 1), tot=date(2028, 1, 1), reden="x")],
        ),
        (
            "overslag_met_reden",
            lambda k, m: [Overslag(klant=k, medewerker=m, vanaf=date(2026, 1, 1), tot=date(2026, 1, 1), reden=" ")],
        ),
        ("weging_gewicht_tot_tien", lambda k, m: [Weging(nummer=1, **{**WEIGHTS, "evaluatie": 11}, reden="x", door=m)]),
        ("weging_met_reden", lambda k, m: [Weging(nummer=1, **WEIGHTS, reden=" ", door=m)]),
        (
            "terugbelbelofte_niet_in_toekomst_gedaan",
            lambda k, m: [
                Terugbelbelofte(beloftenummer="1", klant=k, medewerker=m, op=date(2026, 1, 1), gedaan_op=DAY)
            ],
        ),
        (
            "ontheffing_einde_na_start",
            lambda k, m: [
                Ontheffing(
                    ontheffingnummer="1", klant=k, soort_id="mantelzorg", van=date(2026, 1, 2), tot=date(2026, 1, 1),
                    herbeoordelen_op=date(2026, 1, 2),
                )
            ],
        ),
        (
            "ontheffing_herbeoordelen_na_start",
            lambda k, m: [
                Ontheffing(
                    ontheffingnummer="1", klant=k, soort_id="mantelzorg", van=date(2026, 1, 2),
                    herbeoordelen_op=date(2026, 1, 1),
                )
            ],
        ),
    ],
)  # fmt: skip
def test_the_database_refuses(rule, make):
    rows = make(KlantFactory(), MedewerkerFactory())
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        type(rows[0]).objects.bulk_create(rows)


def test_a_weighing_never_changes():
    row = Weging.objects.create(nummer=1, **WEIGHTS, reden="x", door=MedewerkerFactory())
    with pytest.raises(IntegrityError, match="weging verandert niet"), transaction.atomic():
        Weging.objects.filter(pk=row.pk).update(evaluatie=9)
