"""What stands on the two people themselves at a merge: what keeps somebody safe comes along, and undo gives it back."""

import re
from datetime import date

import pytest
from django.utils import timezone

from intake.models import Klant, Samenvoeging
from intake.services.samenvoegen import merge_klanten
from intake.services.samenvoegen_terug import undo_merge
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import KlantFactory
from werkoffensief.web.refusals import RefusalError

pytestmark = pytest.mark.django_db
SAFE = {"veiligheid": "Ga met z'n tweeën.", "veiligheid_tot": date(2030, 1, 1)}


def merge(cast, kept, merged):
    return merge_klanten(
        door=cast.teamleider.pk, kept_id=kept.pk, kept_versie=kept.versie, merged_id=merged.pk,
        merged_versie=merged.versie, now=timezone.now(),
    )  # fmt: skip


def undo(cast):
    return undo_merge(
        door=cast.teamleider.pk, samenvoeging_id=Samenvoeging.objects.get().pk, now=timezone.now()
    )


def said_by(klant):
    names = ("geboortedatum", "overleden_op", "let_op", "tolk_taal", "veiligheid", "veiligheid_tot")
    return {name: getattr(Klant.objects.get(pk=klant.pk), name) for name in names}


def test_an_empty_file_takes_all_that_keeps_somebody_safe_and_gives_it_back(cast):
    merged = KlantFactory(
        let_op="Bel via bewindvoerder", tolk_taal="Tigrinya", geboortedatum=date(1980, 1, 1), **SAFE
    )
    kept = KlantFactory(geboortedatum=None)
    before, other = said_by(kept), said_by(merged)
    merge(cast, kept, merged)
    assert said_by(kept) == other
    undo(cast)
    assert (said_by(kept), said_by(merged)) == (before, other)


def test_two_texts_are_joined_and_the_longest_day_of_safety_holds(cast):
    kept = KlantFactory(let_op="Slechthorend", veiligheid="Bel vooraf", veiligheid_tot=date(2031, 1, 1))
    merged = KlantFactory(let_op="Bel via bewindvoerder", **SAFE)
    before = said_by(kept)
    merge(cast, kept, merged)
    joined = said_by(kept)
    assert joined["let_op"] == "Slechthorend; Bel via bewindvoerder"
    assert (joined["veiligheid"], joined["veiligheid_tot"]) == (
        "Bel vooraf; Ga met z'n tweeën.",
        date(2031, 1, 1),
    )
    undo(cast)
    assert said_by(kept) == before


def test_what_both_say_stands_there_once(cast):
    kept, merged = KlantFactory(let_op="Slechthorend, links"), KlantFactory(let_op="slechthorend")
    merge(cast, kept, merged)
    assert said_by(kept)["let_op"] == "Slechthorend, links"


def test_two_texts_that_do_not_fit_are_refused_with_what_to_do(cast):
    kept, merged = KlantFactory(let_op="a" * 150), KlantFactory(let_op="b" * 150)
    with pytest.raises(RefusalError, match="'Let op' zeggen, is samen langer dan 200"):
        merge(cast, kept, merged)
    assert not Samenvoeging.objects.exists()


def test_what_somebody_changed_since_stays_at_undo(cast):
    kept, merged = KlantFactory(), KlantFactory(let_op="Bel via bewindvoerder", **SAFE)
    merge(cast, kept, merged)
    Klant.objects.filter(pk=kept.pk).update(veiligheid="Niet meer nodig, zie gesprek")
    undo(cast)
    said = said_by(kept)
    assert said["let_op"] is None
    assert (said["veiligheid"], said["veiligheid_tot"]) == (
        "Niet meer nodig, zie gesprek",
        SAFE["veiligheid_tot"],
    )


def test_preview_says_what_comes_along(cast, client_of):
    give_stadsdeel(cast.centrum)
    kept, merged = KlantFactory(tolk_taal="Arabisch"), KlantFactory(tolk_taal="Tigrinya", **SAFE)
    page = client_of(cast.teamleider).post(f"/klanten/{kept.pk}/samenvoegen/", {"nummer": merged.klantnummer})
    text = " ".join(page.content.decode().split())
    rows = dict(re.findall(r'<th scope="row">(\w+)</th>.*?data-kop="Wat er gebeurt">([^<]*)<', text))
    assert (rows["Tolk"], rows["Veiligheid"]) == ("het andere komt erbij", "komt mee")


def test_an_empty_stadsdeel_takes_the_other_and_the_team_follows_there_and_back(cast):
    give_stadsdeel(cast.centrum)
    kept, merged = KlantFactory(stadsdeel=None), KlantFactory(verhuisd_op=date(2020, 1, 1))
    for klant in (kept, merged):
        klant.refresh_from_db()
    before = kept.stadsdeel, kept.team
    assert before == (None, None)
    other = merged.stadsdeel, merged.team
    assert other[1] == cast.centrum
    merge(cast, kept, merged)
    kept.refresh_from_db()
    assert (kept.stadsdeel, kept.team, kept.verhuisd_op) == (*other, None)
    undo(cast)
    for klant, was in ((kept, before), (merged, other)):
        klant.refresh_from_db()
        assert (klant.stadsdeel, klant.team) == was


@pytest.mark.parametrize(("mine", "since"), [("Scheveningen", "Scheveningen"), (None, "Escamp")])
def test_a_stadsdeel_that_is_known_stays_and_so_does_one_of_since(cast, mine, since):
    kept, merged = KlantFactory(stadsdeel=mine), KlantFactory(stadsdeel="Centrum")
    merge(cast, kept, merged)
    assert Klant.objects.get(pk=kept.pk).stadsdeel == (mine or "Centrum")
    Klant.objects.filter(pk=kept.pk).update(stadsdeel=since)
    undo(cast)
    assert Klant.objects.get(pk=kept.pk).stadsdeel == since
