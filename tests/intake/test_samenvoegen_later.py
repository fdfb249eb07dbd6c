"""Merging what both files say; a talent or wish that ends."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from intake.models import (
    Belemmering,
    Herinneringstop,
    Klanttag,
    Samenvoeging,
    Toestemming,
)
from intake.services.samenvoegen import try_merge
from intake.services.samenvoegen_terug import undo_merge
from intake.services.samenvoegplan import lapses
from intake.services.tafel import end_tag
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import (
    KlantFactory,
    KlanttagFactory,
    ToestemmingFactory,
    WaardescanFactory,
)
from tests.intake.test_samenvoegen_terug import content, door, merge  # noqa: F401
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError

pytestmark = pytest.mark.django_db
DAY = date(2020, 1, 6)


def undo(who, **chosen):
    row = Samenvoeging.objects.get(ongedaan_op=None)
    done = undo_merge(door=who, samenvoeging_id=row.pk, now=timezone.now(), **chosen)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    return done


def test_the_same_in_both_files_becomes_one_and_both_come_back(door):  # noqa: F811
    kept, merged = KlantFactory(), KlantFactory()
    for klant, ernst in ((kept, 1), (merged, 3)):
        Belemmering.objects.create(klant=klant, soort_id="schulden", vastgesteld_op=DAY, ernst=ernst)
        ToestemmingFactory(klant=klant)
        WaardescanFactory(klant=klant, datum=DAY)
        Herinneringstop.objects.create(klant=klant, door_id=door)
        KlanttagFactory(
            klant=klant, tag_id=None, tekst="Zingen", sinds=DAY, tot=DAY if klant == kept else None
        )
    before = content(kept), content(merged)
    said = " ".join(lapses(merge(door, kept, merged, act=try_merge)))
    assert "ernst: 'Een beetje'. Dit vervalt: ernst: 'Heel erg'." in said
    merge(door, kept, merged)
    assert Belemmering.objects.get(klant=kept, vervallen_op=None).ernst == 1
    assert Toestemming.objects.filter(klant=kept, vervallen_op=None).count() == 1
    assert Herinneringstop.objects.filter(klant=kept, tot=None).count() == 2
    assert Klanttag.objects.get(klant=kept, vervallen_op=None).tot is None
    undo(door)
    assert (content(kept), content(merged)) == before


def test_a_talent_ends_on_its_page_and_begins_again_when_it_is_said_again(cast, client_of):
    give_stadsdeel(cast.centrum)
    klant = KlantFactory()
    row = KlanttagFactory(klant=klant, tag_id=None, tekst="Zingen", sinds=clock.today() - timedelta(days=9))
    browser, page = client_of(cast.consulent), reverse("klanttag_lijst", args=[klant.pk])
    assert "Zingen" in browser.get(page).content.decode()
    assert browser.post(reverse("klanttag_einde", args=[row.pk])).status_code == 302
    row.refresh_from_db()
    assert row.tot == clock.today()
    text = browser.get(page).content.decode()
    assert "Gold eerder" in text
    assert "Er is nu geen talent of wens bekend" in text
    with pytest.raises(RefusalError, match="niet meer geldt"):
        end_tag(door=cast.consulent.pk, klanttag_id=row.pk, tot=clock.today())
    sent = {
        "datum": clock.today().strftime("%d-%m-%Y"),
        "vorm": "kantoor",
        "versie": 0,
        f"{row.soort}_tekst": "zingen",
    }
    browser.post(reverse("gesprek_nieuw", args=[klant.pk]), sent)
    assert Klanttag.objects.get().tot is None
    wrong = reverse("feit_vervallen", args=["klanttag", row.pk])
    row.refresh_from_db()
    assert browser.post(wrong, {"reden": "Verkeerd gehoord", "versie": row.versie}).status_code == 302
    assert "Zingen" not in browser.get(page).content.decode()
