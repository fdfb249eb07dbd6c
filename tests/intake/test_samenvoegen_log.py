"""Merging and undoing it are in the log, without a name or number."""

from intake.models import Samenvoeging
from intake.services.samenvoegen import MERGED
from intake.services.samenvoegen_terug import UNDONE
from tests.accounts.factories import MedewerkerFactory
from tests.intake.factories import KlantFactory
from tests.intake.test_samenvoegen_terug import merge, undo
from werkoffensief.logboek.models import Handeling


def test_both_acts_are_in_the_log(committed_db):
    door = MedewerkerFactory().pk
    kept, merged = KlantFactory(), KlantFactory()
    merge(door, kept, merged)
    undo(door)
    assert Samenvoeging.objects.get().ongedaan_door_id == door
    acts = Handeling.objects.filter(object_id=str(kept.pk)).order_by("tijdstip")
    assert [(row.soort, row.toelichting) for row in acts] == [(MERGED, None), (UNDONE, None)]
