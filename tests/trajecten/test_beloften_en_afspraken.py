"""At a hand-over a promised call goes along with the work; an appointment stays, and is named until somebody acted."""

import html
from datetime import datetime, time, timedelta

import pytest

from intake.models import Afspraak, Klant, Terugbelbelofte
from tests.dossier.gevallen import give_stadsdeel, person_of
from tests.dossier.test_bulk import carry_out, chosen
from tests.intake.factories import AfspraakFactory, KlantFactory, TerugbelbelofteFactory
from tests.trajecten.test_vertrek import preview, sent, url
from tests.trajecten.test_wens import TODAY, text_of, transfer
from trajecten.models import Regisseurschap
from trajecten.services import take_back_regisseur, transfer_regisseur
from trajecten.services.openwerk import move_open_work_on
from trajecten.services.regisseur import withdraw_regisseurschap
from werkoffensief.accounts.models import Medewerker
from werkoffensief.dossier.queries.taken import shown
from werkoffensief.dossier.services import bulk
from werkoffensief.web import clock
from werkoffensief.web.clock import AMSTERDAM

pytestmark = pytest.mark.django_db
DAY = timedelta(1)


@pytest.fixture
def klant(cast):
    """A klant whom the regisseur promised to call today."""
    row = person_of(cast.regisseur)[0]
    TerugbelbelofteFactory(klant=row, medewerker=cast.regisseur, op=TODAY)
    return row


def asked(medewerker, soort, day=TODAY):
    return [row.klant_id for row in shown(medewerker, day) if row.soort == soort]


def left(medewerker):
    Medewerker.objects.filter(pk=medewerker.pk).update(is_active=False)


def at(day, hour=10):
    return datetime.combine(day, time(hour), AMSTERDAM)


def test_a_promised_call_goes_along_on_the_day_of_the_transfer_and_back_with_it(cast, client_of, klant):
    of_other = TerugbelbelofteFactory(klant=klant, medewerker=cast.consulent, op=TODAY)
    done = TerugbelbelofteFactory(klant=klant, medewerker=cast.regisseur, op=TODAY, gedaan_op=TODAY)
    later = TerugbelbelofteFactory(klant=klant, medewerker=cast.regisseur, op=TODAY + 9 * DAY)
    old = Regisseurschap.objects.get(klant=klant)
    transfer(client_of(cast.regisseur), klant, cast.vreemde)
    assert asked(cast.vreemde, "belofte") == [klant.pk]
    assert asked(cast.regisseur, "belofte") == []
    for row, who in ((of_other, cast.consulent), (done, cast.regisseur), (later, cast.vreemde)):
        row.refresh_from_db()
        assert row.medewerker == who
    new = Regisseurschap.objects.get(klant=klant, einde__isnull=True)
    old.refresh_from_db()
    take_back_regisseur(
        door=cast.teamleider.pk, regisseurschap_id=new.pk, versie=new.versie, vorige=(old.pk, old.versie, None),
        reden="Vergissing", now=clock.now(),
    )  # fmt: skip
    assert asked(cast.regisseur, "belofte") == [klant.pk]


def test_of_a_hand_over_on_a_later_day_the_call_waits_for_that_day(cast, klant):
    row = Regisseurschap.objects.get(klant=klant)
    transfer_regisseur(
        door=cast.regisseur.pk, regisseurschap_id=row.pk, versie=row.versie, medewerker_id=cast.collega.pk,
        dag=TODAY + DAY, overdrachtsnotitie="Let op",
    )  # fmt: skip
    move_open_work_on(TODAY)
    assert Terugbelbelofte.objects.get().medewerker == cast.regisseur
    move_open_work_on(TODAY + DAY)
    assert Terugbelbelofte.objects.get().medewerker == cast.collega


def test_a_bulk_act_moves_the_call_and_its_undo_gives_it_back(cast, klant):
    actie = chosen(cast.teamleider, [klant], cast.collega)
    carry_out(cast.teamleider, actie)
    assert asked(cast.collega, "belofte") == [klant.pk]
    bulk.undo(door=cast.teamleider, actie_id=actie.pk, now=clock.now())
    assert asked(cast.regisseur, "belofte") == [klant.pk]


def test_of_a_caseload_the_preview_counts_the_call_and_it_goes_along(cast, client_of, klant):
    cast.nieuw, browser = cast.collega, client_of(cast.teamleider)
    rows = preview(browser, cast)
    assert rows.open_werk == 1
    left(cast.regisseur)
    assert browser.post(url(cast), sent(cast, rows)).status_code == 302
    assert asked(cast.collega, "belofte") == [klant.pk]


def test_when_nobody_goes_on_the_team_is_asked_to_call(cast, klant):
    give_stadsdeel(cast.centrum)
    row = Regisseurschap.objects.get(klant=klant)
    assert asked(cast.collega, "belofte") == []
    withdraw_regisseurschap(
        door=cast.teamleider.pk, feit_id=row.pk, versie=row.versie, reden="Vergissing", now=clock.now()
    )
    assert Klant.objects.get(pk=klant.pk).regisseur is None
    assert asked(cast.collega, "belofte") == [klant.pk]
    assert asked(cast.vreemde, "belofte") == []


def test_what_somebody_who_left_promised_is_asked_of_the_regisseur_else_of_the_team(cast, klant):
    give_stadsdeel(cast.centrum)
    alone = KlantFactory()
    for row in (klant, alone):
        TerugbelbelofteFactory(klant=row, medewerker=cast.consulent, op=TODAY)
    assert asked(cast.collega, "belofte") == []
    left(cast.consulent)
    assert asked(cast.collega, "belofte") == [alone.pk]
    assert sorted(asked(cast.regisseur, "belofte")) == sorted([klant.pk, klant.pk, alone.pk])
    Medewerker.objects.filter(pk=cast.vreemde.pk).update(team=None)
    assert asked(Medewerker.objects.get(pk=cast.vreemde.pk), "belofte") == []


# --- Appointments ---------------------------------------------------------------------------------------------------


def test_an_appointment_stays_is_named_beforehand_and_asks_the_new_regisseur(cast, client_of, klant):
    day = TODAY + 3 * DAY
    row = AfspraakFactory(klant=klant, medewerker=cast.regisseur, begin=at(day))
    AfspraakFactory(klant=klant, medewerker=cast.consulent, begin=at(day, 14))
    browser, traject = client_of(cast.regisseur), Regisseurschap.objects.get(klant=klant).traject_id
    words = f"De klant heeft nog 1\u00a0afspraak met {cast.regisseur.naam}"
    before = html.unescape(browser.get(f"/trajecten/{traject}/overdragen/").content.decode())
    assert words in before
    assert f'href="/klanten/{klant.pk}/afspraken/"' in before
    assert asked(cast.collega, "afspraak_ander") == []
    answer = transfer(browser, klant, cast.collega)
    assert words in html.unescape(browser.get(answer.url).content.decode())
    assert b"De klant heeft nog" not in client_of(cast.consulent).get(f"{answer.url}pdf/").content
    assert Afspraak.objects.get(pk=row.pk).medewerker == cast.regisseur
    (line,) = [line for line in shown(cast.collega, TODAY) if line.soort == "afspraak_ander"]
    assert (line.ding, line.dag) == (row.pk, day)
    assert f"staat nog bij {cast.regisseur.naam}" in line.zin
    assert line.adres == f"/klanten/{klant.pk}/afspraken/"
    assert asked(cast.regisseur, "afspraak_ander") == []
    assert asked(cast.collega, "afspraak_ander", day + DAY) == []  # its outcome is asked of who had it
    Afspraak.objects.filter(pk=row.pk).update(medewerker=cast.collega)
    assert asked(cast.collega, "afspraak_ander") == []


def test_of_who_left_an_appointment_asks_until_its_outcome_is_known(cast, client_of, klant):
    give_stadsdeel(cast.centrum)
    alone = KlantFactory()
    old = AfspraakFactory(klant=klant, medewerker=cast.consulent, begin=at(TODAY - 3 * DAY))
    AfspraakFactory(klant=klant, medewerker=cast.consulent, begin=at(TODAY - 200 * DAY))
    AfspraakFactory(klant=alone, medewerker=cast.consulent, begin=at(TODAY + 3 * DAY))
    assert asked(cast.regisseur, "afspraak_ander") == []
    left(cast.consulent)
    assert asked(cast.regisseur, "afspraak_ander") == [klant.pk, alone.pk]
    assert asked(cast.collega, "afspraak_ander") == [alone.pk]
    assert asked(cast.vreemde, "afspraak_ander") == []
    Afspraak.objects.filter(pk=old.pk).update(status="afgezegd", afgehandeld_op=clock.now())
    assert asked(cast.regisseur, "afspraak_ander") == [alone.pk]


def test_the_previews_of_many_name_the_appointments_of_each_klant(cast, client_of, klant):
    person_of(cast.regisseur)
    for number in (2, 3):
        AfspraakFactory(klant=klant, medewerker=cast.regisseur, begin=at(TODAY + number * DAY))
    cast.nieuw, browser = cast.collega, client_of(cast.teamleider)
    rows = preview(browser, cast)
    assert rows.met_afspraken == 1
    day = TODAY.strftime("%d-%m-%Y")
    page = text_of(browser, f"{url(cast)}?naar={cast.collega.pk}&dag={day}")
    assert "1 klant heeft vanaf die dag nog afspraken" in page
    assert f'href="/klanten/{klant.pk}/afspraken/">2 afspraken' in page
    actie = chosen(cast.teamleider, [klant], cast.collega)
    page = text_of(browser, f"/klanten/tegelijk/{actie.pk}/?bekeken=ja")
    assert f'href="/klanten/{klant.pk}/afspraken/">2 afspraken met {cast.regisseur.naam}' in page
