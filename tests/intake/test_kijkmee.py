"""Look along: a colleague of any team opens one file for a while, because somebody who sees it asks."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from intake.models import Klant, Toegang
from intake.services import kijkmee
from intake.services.toegang import take_toegang
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import KlantFactory, ToegangFactory
from werkoffensief.web.refusals import RefusalError

pytestmark = pytest.mark.django_db
REASON = "Kijk eens naar dit plan"


@pytest.fixture
def klant(cast):
    give_stadsdeel(cast.centrum)
    return KlantFactory()


def ask(cast, klant, **change):
    sent = {"door": cast.regisseur.pk, "klant_id": klant.pk, "vraag_id": uuid4(), "namen": [cast.vreemde.pk],
            "reden": REASON, "dagen": 3} | change  # fmt: skip
    return kijkmee.invite(**sent)


def form(cast, **change):
    return {"reden": REASON, "dagen": "3", "zoek_medewerker": "Vreemde", "namen": [str(cast.vreemde.pk)],
            "nieuw_id": str(uuid4())} | change  # fmt: skip


def test_a_named_colleague_opens_the_file_and_it_stands_there_until_it_is_ended(cast, client_of, klant):
    here, browser = f"/klanten/{klant.pk}/", client_of(cast.vreemde)
    assert browser.get(here).status_code == 404
    asks = client_of(cast.consulent)
    assert asks.post(f"{here}kijk-mee/", form(cast)).status_code == 302
    row = Toegang.objects.get()
    assert row.tot - row.vanaf == timedelta(days=3)
    assert browser.get(here).status_code == 200
    assert REASON in browser.get("/").content.decode()
    assert "op verzoek van Consulent van Dienst" in asks.get(here).content.decode()
    assert browser.post(f"/kijk-mee/{row.pk}/einde/").status_code == 403
    assert client_of(cast.collega).post(f"/kijk-mee/{row.pk}/einde/").status_code == 302
    assert browser.get(here).status_code == 404


def test_who_looks_along_asks_nobody_else_and_decides_nothing(cast, client_of, klant):
    ask(cast, klant)
    browser = client_of(cast.vreemde)
    assert browser.get(f"/klanten/{klant.pk}/kijk-mee/").status_code == 403
    assert not Klant.objects.seen_by_task(cast.vreemde).exists()


def test_a_shielded_file_is_not_for_looking_along(cast, client_of, klant):
    Klant.objects.filter(pk=klant.pk).update(afgeschermd_op=timezone.now(), afgeschermd_reden="bedreigd")
    with pytest.raises(RefusalError, match="afgeschermd"):
        ask(cast, klant)
    assert not Toegang.objects.exists()


def test_shielding_later_closes_the_file_for_who_looks_along(cast, client_of, klant):
    ask(cast, klant)
    Klant.objects.filter(pk=klant.pk).update(afgeschermd_op=timezone.now(), afgeschermd_reden="bedreigd")
    assert client_of(cast.vreemde).get(f"/klanten/{klant.pk}/").status_code == 404


def test_sent_twice_it_is_once_and_who_sees_it_already_is_not_asked(cast, klant):
    key = uuid4()
    ask(cast, klant, vraag_id=key)
    ask(cast, klant, vraag_id=key)
    assert Toegang.objects.count() == 1
    with pytest.raises(RefusalError, match="al openen"):
        ask(cast, klant, namen=[cast.collega.pk])


@pytest.mark.parametrize(
    ("change", "sentence"), [({"reden": "kort"}, "tien tekens"), ({"namen": []}, "één collega")]
)
def test_a_question_without_reason_or_name_is_refused(cast, client_of, klant, change, sentence):
    answer = client_of(cast.regisseur).post(f"/klanten/{klant.pk}/kijk-mee/", form(cast, **change))
    assert sentence in answer.content.decode()
    assert not Toegang.objects.exists()


@pytest.mark.parametrize("days", [0, 7.01, 30])
def test_database_lets_nobody_look_along_longer_than_a_week(cast, klant, days):
    now = timezone.now()
    with pytest.raises(IntegrityError, match="toegang_een_etmaal"), transaction.atomic():
        ToegangFactory(
            klant=klant, vanaf=now, tot=now + timedelta(days=days), uitgenodigd_door=cast.regisseur
        )


def test_database_keeps_who_asked_and_nobody_asks_oneself(cast, klant):
    [row] = ask(cast, klant)
    with pytest.raises(IntegrityError), transaction.atomic():
        Toegang.objects.filter(pk=row.pk).update(uitgenodigd_door=cast.collega)
    with pytest.raises(IntegrityError, match="toegang_niet_van_uzelf"), transaction.atomic():
        ToegangFactory(klant=klant, medewerker=cast.collega, uitgenodigd_door=cast.collega)


def test_an_own_reason_still_lasts_a_day(cast, klant):
    Klant.objects.filter(pk=klant.pk).update(geboortedatum="1980-01-31")
    klant.refresh_from_db()
    _found, row = take_toegang(
        door=cast.vreemde.pk, toegang_id=uuid4(), nummer=klant.klantnummer, geboortedatum=klant.geboortedatum,
        reden=REASON,
    )  # fmt: skip
    row.refresh_from_db()
    assert row.tot - row.vanaf == timedelta(hours=24)
