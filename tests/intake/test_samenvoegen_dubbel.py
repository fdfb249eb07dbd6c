"""What two files say otherwise, when they become one: nothing lapses unnamed, and undo gives all of it back."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from intake.models import Belemmering, Contactpoging, Deelname, Toestemming, Waardescan
from intake.services.samenvoegen import try_merge
from intake.services.samenvoegplan import lapses
from tests.intake.factories import (
    BijeenkomstFactory,
    ContactpogingFactory,
    DeelnameFactory,
    KlantFactory,
    ToestemmingFactory,
    UitvraagFactory,
    WaardescanFactory,
)
from tests.intake.test_samenvoegen_later import undo
from tests.intake.test_samenvoegen_terug import content, door, merge  # noqa: F401
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
DAY = date(2020, 1, 6)


@pytest.fixture
def pair(db):
    return KlantFactory(), KlantFactory()


def merged_and_back(door, kept, merged):  # noqa: F811
    """What the preview says; the merge stays. The second part undoes it and looks whether all is as it was."""
    before = content(kept), content(merged)
    said = " ".join(lapses(merge(door, kept, merged, act=try_merge)))
    assert (content(kept), content(merged)) == before
    merge(door, kept, merged)
    yield said
    undo(door)
    assert (content(kept), content(merged)) == before
    yield


def test_what_says_most_stays_and_the_preview_says_what_lapses(door, pair):  # noqa: F811
    kept, merged = pair
    past = BijeenkomstFactory(titel="Inloop", begin=timezone.now() - timedelta(days=3), plekken=2)
    DeelnameFactory(klant=kept, bijeenkomst=past)
    DeelnameFactory(klant=merged, bijeenkomst=past, status="aanwezig")
    missed = BijeenkomstFactory(begin=timezone.now() - timedelta(days=2))
    for klant in pair:
        poging = ContactpogingFactory(klant=klant, uitkomst="niet_verschenen", datum=missed.begin.date())
        DeelnameFactory(klant=klant, bijeenkomst=missed, status="afwezig", poging=poging)
    for klant, said in ((kept, {}), (merged, {"ernst": 3, "actie": "Bellen met de bank"})):
        Belemmering.objects.create(klant=klant, soort_id="schulden", vastgesteld_op=DAY, **said)
    WaardescanFactory(klant=kept, datum=DAY)
    WaardescanFactory(klant=merged, datum=DAY, kansen="Werk in de haven.")
    steps = merged_and_back(door, kept, merged)
    said = next(steps)
    assert Deelname.objects.get(bijeenkomst=past, vervallen_op=None).status == "aanwezig"
    assert Contactpoging.objects.get(klant=kept, vervallen_op=None).deelname.vervallen_op is None
    assert Belemmering.objects.get(klant=kept, vervallen_op=None).actie == "Bellen met de bank"
    assert Waardescan.objects.get(klant=kept, vervallen_op=None).kansen == "Werk in de zorg."
    assert "Groepsbijeenkomst 'Inloop'" in said
    assert "Dit blijft: status: 'Aanwezig'. Dit vervalt: status: 'Uitgenodigd'." in said
    assert "Dit blijft: ernst: 'Heel erg'; actie: 'Bellen met de bank'. Dit vervalt: ernst: niets;" in said
    assert "Dit vervalt: kansen: 'Werk in de haven.'" in said
    next(steps)


def test_another_agreement_stays_with_what_was_asked_under_it(door, pair):  # noqa: F811
    kept, merged = pair
    ToestemmingFactory(klant=kept)
    other = ToestemmingFactory(klant=merged, waarvoor="Of er een wachtlijst is")
    asked = UitvraagFactory(toestemming=other)
    steps = merged_and_back(door, kept, merged)
    said = next(steps)
    asked.refresh_from_db()
    assert asked.toestemming.vervallen_op is None
    assert asked.toestemming.waarvoor == "Of er een wachtlijst is"
    live = Toestemming.objects.live().filter(klant=kept).order_by("wie")
    assert [row.wie for row in live] == [
        "Schuldhulpverlening",
        f"Schuldhulpverlening (dossier {merged.klantnummer})",
    ]
    assert "Allebei blijven ze" in said
    assert "Of er een wachtlijst is" in said
    next(steps)


@pytest.mark.parametrize("withdrawn", ["neither", "other", "kept_before_it_was_asked"])
def test_the_same_agreement_is_one_and_withdrawn_is_withdrawn(door, pair, withdrawn):  # noqa: F811
    kept, merged = pair
    yesterday = clock.today() - timedelta(days=1)
    mine = ToestemmingFactory(
        klant=kept, ingetrokken_op=yesterday if withdrawn == "kept_before_it_was_asked" else None
    )
    other = ToestemmingFactory(klant=merged, ingetrokken_op=clock.today() if withdrawn == "other" else None)
    asked = UitvraagFactory(toestemming=other)
    steps = merged_and_back(door, kept, merged)
    said = next(steps)
    asked.refresh_from_db()
    mine.refresh_from_db()
    if withdrawn == "kept_before_it_was_asked":
        assert (asked.toestemming, Toestemming.objects.live().count()) == (other, 2)
        assert mine.ingetrokken_op == yesterday
    else:
        assert (asked.toestemming, Toestemming.objects.live().get()) == (mine, mine)
        assert mine.ingetrokken_op == other.ingetrokken_op
        assert ("ingetrokken op" in said) == (withdrawn == "other")
    next(steps)
