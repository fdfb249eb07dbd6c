"""Undoing a merge with a choice of what was added since. Each act is a transaction of its own, as the moments count."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from intake.models import Gesprek, Onderwerpantwoord, Samenvoeging
from intake.services.samenvoegen_later import additions
from intake.services.samenvoegen_terug import going, undo_merge
from tests.accounts.factories import MedewerkerFactory, make_cast
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import GesprekFactory, KlantFactory, OnderwerpantwoordFactory
from tests.intake.test_samenvoegen_terug import merge
from tests.trajecten.factories import StapFactory, TrajectFactory
from trajecten.models import Stap
from werkoffensief.accounts.enums import Rol
from werkoffensief.web.refusals import RefusalError

DAY = date(2020, 1, 6)


def undo(who, **chosen):
    row = Samenvoeging.objects.get(ongedaan_op=None)
    return undo_merge(door=who, samenvoeging_id=row.pk, now=timezone.now(), **chosen)


@pytest.fixture
def door(committed_db):
    return MedewerkerFactory(rollen=[Rol.TEAMLEIDER]).pk


@pytest.fixture
def merged_pair(committed_db, door):
    kept, merged = KlantFactory(), KlantFactory()
    plan = TrajectFactory(klant=kept)
    merge(door, kept, merged)
    talk = GesprekFactory(klant=kept, datum=DAY, verslag="Over werk in de haven")
    said = OnderwerpantwoordFactory(gesprek=talk)
    other = GesprekFactory(klant=kept, datum=DAY, verslag="Een ander gesprek")
    step = StapFactory(traject=plan)
    return kept, merged, talk, said, other, step


def words(kept):
    row = Samenvoeging.objects.get()
    return {item.woorden: item.sleutel for item in additions(row, kept, going(row, kept))}


def test_only_what_stands_alone_is_a_choice(merged_pair):
    kept = merged_pair[0]
    assert set(words(kept)) == {
        "Gesprek van 06-01-2020: Over werk in de haven",
        "Gesprek van 06-01-2020: Een ander gesprek",
    }


@pytest.mark.parametrize("mee", ["one", "all", "none"])
def test_what_is_chosen_goes_along_with_what_hangs_on_it_and_the_rest_stays(door, merged_pair, mee):
    kept, merged, talk, said, other, step = merged_pair
    key = words(kept)["Gesprek van 06-01-2020: Over werk in de haven"]
    undo(door, mee={"one": [key], "all": None, "none": ()}[mee])
    home = kept if mee == "none" else merged
    assert Gesprek.objects.get(pk=talk.pk).klant == home
    assert Onderwerpantwoord.objects.get(pk=said.pk).klant == home
    assert Gesprek.objects.get(pk=other.pk).klant == (merged if mee == "all" else kept)
    assert Stap.objects.get(pk=step.pk).klant == kept


def test_what_is_no_choice_is_refused(door, merged_pair):
    _kept, _merged, _talk, said, _other, step = merged_pair
    for wrong in (
        f"intake.onderwerpantwoord:{said.pk}",
        f"trajecten.stap:{step.pk}",
        "accounts.medewerker:1",
    ):
        with pytest.raises(RefusalError):
            undo(door, mee=[wrong])
    assert Samenvoeging.objects.get().ongedaan_op is None


def test_the_page_offers_it_and_does_it(committed_db, client_of):
    cast = make_cast()
    give_stadsdeel(cast.centrum)
    kept, merged = KlantFactory(), KlantFactory()
    merge(cast.teamleider.pk, kept, merged)
    talk = GesprekFactory(klant=kept, datum=DAY, verslag="Over werk in de haven")
    row, browser = Samenvoeging.objects.get(), client_of(cast.teamleider)
    page = reverse("samenvoeging_ongedaan", args=[row.pk])
    text = browser.get(page).content.decode()
    assert "Over werk in de haven" in text
    assert browser.post(page, {"mee": [f"intake.gesprek:{talk.pk}"]}).status_code == 200  # not yet sure
    assert browser.post(page, {"mee": [f"intake.gesprek:{talk.pk}"], "zeker": "ja"}).status_code == 302
    talk.refresh_from_db()
    assert talk.klant == merged
