"""A delivery of employers leaves alone what only people write, and what hangs on the employer."""

from datetime import date

import pytest

from tests.accounts.factories import MedewerkerFactory
from tests.overdracht.wereld import WERELD, deliver, outcome, sentences
from tests.werkgevers.factories import ContactmomentFactory, ContactpersoonFactory, VacatureFactory
from werkgevers.models import Werkgever

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def test_delivery_changes_its_own_columns_and_no_other(wereld):
    row = Werkgever.objects.get(kvk_nummer="00000018")
    ours = {
        "bezoekadres": "Kade 1",
        "telefoon": "070 300 00 00",
        "website": "https://zorg.example",
        "accountmanager_id": MedewerkerFactory(rollen=["accountmanager"]).pk,
        "gearchiveerd_op": DAY,
        "archief_reden": "Gestopt",
    }
    Werkgever.objects.filter(pk=row.pk).update(**ours)
    hangs_on = [
        factory(werkgever=row) for factory in (ContactpersoonFactory, ContactmomentFactory, VacatureFactory)
    ]
    row.refresh_from_db()
    version = row.versie
    assert outcome(deliver({"werkgevers": WERELD["werkgevers"]}), "werkgevers").ongewijzigd == 2
    row.refresh_from_db()
    assert row.versie == version
    result = deliver({"werkgevers": ["00000018;Zorg en Zo BV;overig;Delft"]})
    assert sentences(result) == []
    row.refresh_from_db()
    assert (row.naam, row.sector, row.plaats, row.versie) == ("Zorg en Zo BV", "overig", "Delft", version + 1)
    assert {name: getattr(row, name) for name in ours} == ours
    for other in hangs_on:
        other.refresh_from_db()
        assert other.versie == 1
