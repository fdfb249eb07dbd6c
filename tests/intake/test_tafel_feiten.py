"""What a conversation at the table brought: when the conversation is withdrawn, and when two files become one."""

from datetime import date

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from intake.models import Actie, Klanttag, Onderwerpantwoord, Zrmscore
from intake.services.feiten import withdraw_feit
from intake.services.samenvoegen import SAMENGEVOEGD, merge_klanten
from tests.accounts.factories import MedewerkerFactory
from tests.intake.factories import (
    ActieFactory,
    GesprekFactory,
    KlantFactory,
    KlanttagFactory,
    OnderwerpantwoordFactory,
    ZrmscoreFactory,
)

GONE = {"vervallen_op": timezone.now(), "vervallen_reden": "fout"}


def withdraw(gesprek) -> None:
    withdraw_feit(
        door=gesprek.medewerker.pk, soort="gesprek", feit_id=gesprek.pk, versie=1, reden="Verkeerde klant",
        now=timezone.now(),
    )  # fmt: skip


@pytest.mark.django_db
def test_with_a_conversation_its_answers_and_scores_are_withdrawn_and_what_was_agreed_stays() -> None:
    gesprek, other = GesprekFactory(), GesprekFactory()
    before = ZrmscoreFactory(gesprek=gesprek, domein="justitie", **{**GONE, "vervallen_reden": "Eerder"})
    for each in (gesprek, other):
        OnderwerpantwoordFactory(gesprek=each)
        ZrmscoreFactory(gesprek=each)
        ActieFactory(klant=each.klant, gesprek=each)
        KlanttagFactory(klant=each.klant)
    withdraw(gesprek)
    live = {"vervallen_op__isnull": True}
    for model in (Onderwerpantwoord, Zrmscore):
        assert [row.gesprek for row in model.objects.filter(**live)] == [other]
        assert model.objects.get(
            gesprek=gesprek, **{"domein": "financien"} if model is Zrmscore else {}
        ).vervallen_reden == ("Verkeerde klant")
    assert Actie.objects.filter(**live).count() == Klanttag.objects.filter(**live).count() == 2
    before.refresh_from_db()
    assert before.vervallen_reden == "Eerder"


def merged(door, kept, other):
    for klant in (kept, other):
        klant.refresh_from_db()
    return merge_klanten(
        door=door.pk, kept_id=kept.pk, kept_versie=kept.versie, merged_id=other.pk, merged_versie=other.versie,
        now=timezone.now(),
    )  # fmt: skip


def test_a_merge_moves_all_of_it_with_the_conversation(committed_db) -> None:
    kept, other = KlantFactory(), KlantFactory()
    gesprek = GesprekFactory(klant=other)
    OnderwerpantwoordFactory(gesprek=gesprek)
    ZrmscoreFactory(gesprek=gesprek)
    ActieFactory(klant=other, gesprek=gesprek)
    KlanttagFactory(klant=other)
    merged(MedewerkerFactory(), kept, other)  # committed: the deferred keys hold
    for model in (Onderwerpantwoord, Zrmscore, Actie, Klanttag):
        row = model.objects.get()
        assert (row.klant, row.vervallen_op) == (kept, None)
    gesprek.refresh_from_db()
    assert gesprek.klant == kept


TAGS = {
    "of the list": {"tag_id": "koken"},
    "in own words": {"tag_id": None, "tekst": "Iets met dieren", "soort": "wens"},
}


@pytest.mark.django_db
@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize(
    "since", [(date(2019, 3, 1), date(2018, 1, 1)), (date(2018, 1, 1), date(2019, 3, 1))]
)
def test_a_talent_or_wish_that_both_have_is_one_since_the_first_day(tag, since) -> None:
    kept, other = KlantFactory(), KlantFactory()
    for klant, sinds in zip((kept, other), since, strict=True):
        KlanttagFactory(klant=klant, sinds=sinds, **TAGS[tag])
    KlanttagFactory(klant=other, tag_id="techniek")
    merged(MedewerkerFactory(), kept, other)
    live = Klanttag.objects.filter(klant=kept, vervallen_op__isnull=True)
    assert set(live.values_list("tag", "tekst", "sinds")) == {
        (TAGS[tag]["tag_id"], TAGS[tag].get("tekst"), date(2018, 1, 1)),
        ("techniek", None, date(2019, 3, 1)),
    }
    assert Klanttag.objects.get(vervallen_op__isnull=False).vervallen_reden == SAMENGEVOEGD


@pytest.mark.django_db
def test_a_withdrawn_tag_of_either_stands_in_nobodys_way() -> None:
    kept, other = KlantFactory(), KlantFactory()
    KlanttagFactory(klant=kept, **GONE)
    row = KlanttagFactory(klant=other)
    merged(MedewerkerFactory(), kept, other)
    row.refresh_from_db()
    assert (row.klant, row.vervallen_op) == (kept, None)


@pytest.mark.django_db
@pytest.mark.parametrize("factory", [OnderwerpantwoordFactory, ZrmscoreFactory, ActieFactory])
def test_what_a_conversation_brought_is_of_the_conversations_klant(factory) -> None:
    factory(klant=KlantFactory(), gesprek=GesprekFactory())
    with pytest.raises(IntegrityError, match="_van_klant"), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
