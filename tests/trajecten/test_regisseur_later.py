"""A hand-over on a later day: whose it is until then, and who may move it, take it back, or hand on."""

import html
import re
from datetime import timedelta

import pytest

from intake.models import Klant, Taak
from tests.dossier.gevallen import give_stadsdeel, person_of
from tests.dossier.test_bulk import chosen
from tests.intake.factories import ActieFactory, TaakFactory, ToegangFactory
from tests.trajecten.factories import RegisseurschapFactory
from tests.trajecten.test_wens import text_of, transfer, wish
from trajecten import permissions
from trajecten.models import Regisseurschap, Traject
from trajecten.services import correct_regisseurschap, transfer_regisseur
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
TODAY = clock.today()
WHO = ("regisseur", "collega", "consulent", "teamleider", "reden", "vreemde")


def day(days=0):
    return TODAY + timedelta(days=days)


def said(days=0):
    return day(days).strftime("%d-%m-%Y")


def hand_over(row, naar, days):
    row.refresh_from_db()
    return transfer_regisseur(
        door=row.medewerker_id, regisseurschap_id=row.pk, versie=row.versie, medewerker_id=naar.pk, dag=day(days),
        overdrachtsnotitie="Let op",
    )  # fmt: skip


@pytest.fixture
def klant(cast):
    """Of the regisseur; `reden` has all roles elsewhere and looks in with a reason."""
    for rol in (Rol.CONSULENT, Rol.TEAMLEIDER):
        cast.vreemde.rolverleningen.model.objects.create(medewerker=cast.vreemde, rol=rol, bron="scherm")
    cast.reden = Medewerker.objects.get(pk=cast.vreemde.pk)
    found = person_of(cast.regisseur)[0]
    ToegangFactory(klant=found, medewerker=cast.vreemde)
    return found


@pytest.fixture
def present(klant):
    return Regisseurschap.objects.get(klant=klant)


def rows_of(klant):
    rows = Regisseurschap.objects.filter(klant=klant, vervallen_op__isnull=True).order_by("start")
    return [(row.medewerker.gebruikersnaam, row.start, row.einde) for row in rows]


def words(answer):
    text = re.sub(r'<span class="niet-breken">([^<]*)</span>', r"\1", answer.content.decode())
    return " ".join(html.unescape(text).split())


def state(klant):
    return list(Regisseurschap.objects.filter(klant=klant).order_by("pk").values())


def answers(cast, client_of, path, **posted):
    browsers = {who: client_of(getattr(cast, who)) for who in WHO[:5]}
    got = {who: browser.get(path).status_code for who, browser in browsers.items()}
    sent = {who: browser.post(path, posted).status_code for who, browser in browsers.items()}
    assert {who for who in got if got[who] != 403} == {who for who in sent if sent[who] != 403}
    return {who for who, status in got.items() if status == 200}


# --- who ------------------------------------------------------------


def test_who_becomes_it_later_moves_no_day_and_hands_nobody_on(cast, client_of, klant, present):
    later = hand_over(present, cast.collega, 12)
    before = state(klant)
    browser, page = client_of(cast.collega), f"/regisseurs/{later.pk}/"
    assert browser.get(page).status_code == 403
    assert browser.post(page, {"start": said(-27), "versie": later.versie}).status_code == 403
    on = {"medewerker": cast.vreemde.pk, "dag": said(20), "overdrachtsnotitie": "x", "versie": later.versie}
    assert browser.get(f"/trajecten/{later.traject_id}/overdragen/").status_code == 403
    assert browser.post(f"/trajecten/{later.traject_id}/overdragen/", on).status_code == 403
    back = {"reden": "Toch niet", "versie": later.versie}
    assert browser.post(f"/feiten/regisseurschap/{later.pk}/vervallen/", back).status_code == 403
    assert f'href="{page}"' not in browser.get(f"/klanten/{klant.pk}/").content.decode()
    assert state(klant) == before


def test_who_becomes_it_later_hands_nobody_on_with_many_at_once(cast, klant, present):
    hand_over(present, cast.collega, 12)
    naar, dag = cast.vreemde, day(20)
    outcomes = {
        who: chosen(getattr(cast, who), [klant], naar, dag).regels.get().uitkomst
        for who in ("regisseur", "collega", "teamleider")
    }
    assert outcomes == {"regisseur": "mag_niet", "collega": "mag_niet", "teamleider": "overdragen"}


@pytest.mark.parametrize(("days", "may"), [(12, {"regisseur", "teamleider"}), (-3, {"teamleider"})])
def test_a_first_day_with_somebody_before_is_of_that_regisseur_while_they_are_it(
    cast, client_of, klant, present, days, may
):
    """And of a teamleider: who took over on an earlier day does not move it over the other's days."""
    row = hand_over(present, cast.collega, days)
    before = state(klant)
    assert answers(cast, client_of, f"/regisseurs/{row.pk}/", start="x", versie=row.versie) == may
    assert answers(cast, client_of, f"/feiten/regisseurschap/{row.pk}/vervallen/", versie=row.versie) == may
    linked = {
        who
        for who in WHO[:5]
        if f'href="/regisseurs/{row.pk}/"'
        in client_of(getattr(cast, who)).get(f"/klanten/{klant.pk}/").content.decode()
    }
    assert linked == may
    assert state(klant) == before


def test_the_day_before_which_the_own_first_day_lies_is_not_the_next_ones(cast, client_of, klant, present):
    """Without anybody before them the first day is the own regisseur's, as long as they are it."""
    assert answers(cast, client_of, f"/regisseurs/{present.pk}/", start="x", versie=1) == {
        "regisseur",
        "teamleider",
    }
    hand_over(present, cast.collega, 0)
    assert answers(cast, client_of, f"/regisseurs/{present.pk}/", start="x", versie=1) == {"teamleider"}


@pytest.mark.parametrize(
    ("start", "einde", "own"),
    [(-9, None, True), (0, None, True), (-9, 1, True), (1, None, False), (-9, 0, False), (-9, -1, False)],
)
def test_the_own_is_of_today(cast, klant, present, start, einde, own):
    end = None if einde is None else day(einde)
    Regisseurschap.objects.filter(pk=present.pk).update(start=day(start), einde=end)
    present.refresh_from_db()
    assert permissions.may_transfer_now(cast.regisseur, present) is own
    assert permissions.may_transfer_now(cast.teamleider, present)
    assert not permissions.may_transfer_now(cast.collega, present)
    assert not permissions.may_transfer_now(cast.consulent, present)
    assert Klant.objects.get(pk=klant.pk).regisseur_id == (cast.regisseur.pk if own else None)
    on_day = Regisseurschap.objects.on(TODAY).filter(pk=present.pk)
    assert (present.covers(TODAY), on_day.exists()) == (own, own)


# --- taking it back, and correcting it ------------------------------------------------------------


def take_back(browser, row, **more):
    row.refresh_from_db()
    sent = {"reden": "Toch niet", "versie": row.versie, **more}
    return browser.post(f"/feiten/regisseurschap/{row.pk}/vervallen/", sent)


@pytest.mark.parametrize("who", ["regisseur", "teamleider"])
def test_a_planned_hand_over_is_taken_back_and_the_present_regisseur_goes_on(
    cast, client_of, klant, present, who
):
    later = hand_over(present, cast.collega, 12)
    kept = ActieFactory(klant=klant, wie="medewerker", medewerker=cast.collega)  # promised by who stands in
    browser, file = client_of(getattr(cast, who)), f"/klanten/{klant.pk}/"
    text = text_of(browser, file)
    assert "Overdracht terugnemen" in text
    assert f'href="/trajecten/{later.traject_id}/overdragen/"' not in text
    page = text_of(browser, f"/feiten/regisseurschap/{later.pk}/vervallen/")
    assert f"{cast.regisseur.naam} blijft dan de regisseur. {cast.collega.naam} wordt het niet op" in page
    assert take_back(browser, later, reden="").status_code == 200
    assert take_back(browser, later).status_code == 302
    assert rows_of(klant) == [("regisseur", present.start, None)]
    kept.refresh_from_db()
    assert kept.medewerker == cast.collega
    assert f'href="/trajecten/{later.traject_id}/overdragen/"' in text_of(browser, file)
    hand_over(present, cast.vreemde, 3)
    assert [row[0] for row in rows_of(klant)] == ["regisseur", "vreemde"]


def test_what_was_handed_over_today_goes_back_with_the_open_work_and_the_question(
    cast, client_of, klant, present
):
    TaakFactory(klant=klant, medewerker=cast.regisseur, team=cast.centrum)
    wens = wish(klant, cast.consulent)
    mine = client_of(cast.regisseur)
    assert transfer(mine, klant, cast.collega).status_code == 302
    new = Regisseurschap.objects.get(klant=klant, einde__isnull=True)
    assert Taak.objects.get().medewerker == cast.collega
    assert "Overdracht terugnemen" not in text_of(client_of(cast.collega), f"/klanten/{klant.pk}/")
    assert take_back(client_of(cast.collega), new).status_code == 403
    assert "Overdracht terugnemen" in text_of(mine, f"/klanten/{klant.pk}/")
    assert take_back(mine, new).status_code == 302
    assert rows_of(klant) == [("regisseur", present.start, None)]
    assert (Taak.objects.get().medewerker, Klant.objects.get(pk=klant.pk).regisseur) == (cast.regisseur,) * 2
    wens.refresh_from_db()
    assert (wens.beantwoord_op, wens.overdracht) == (None, None)


def test_who_did_not_hand_over_today_or_saw_it_change_takes_nothing_back(cast, client_of, klant, present):
    mine = client_of(cast.regisseur)
    transfer(client_of(cast.teamleider), klant, cast.collega)
    new = Regisseurschap.objects.get(klant=klant, einde__isnull=True)
    assert take_back(mine, new).status_code == 403
    assert take_back(client_of(cast.teamleider), new).status_code == 302
    transfer(mine, klant, cast.collega)
    new = Regisseurschap.objects.get(klant=klant, einde__isnull=True, vervallen_op__isnull=True)
    Regisseurschap.objects.filter(pk=new.pk).update(overdrachtsnotitie="Anders")
    assert take_back(mine, new).status_code == 403


def test_taken_back_from_between_two_the_first_goes_on_until_the_last(cast, client_of, klant, present):
    middle = hand_over(present, cast.collega, -20)
    hand_over(middle, cast.vreemde, 5)
    assert take_back(client_of(cast.teamleider), middle).status_code == 302
    assert rows_of(klant) == [("regisseur", present.start, day(5)), ("vreemde", day(5), None)]


def test_without_anybody_before_the_page_says_that_nobody_is_left(cast, client_of, klant, present):
    text = text_of(client_of(cast.teamleider), f"/feiten/regisseurschap/{present.pk}/vervallen/")
    assert "geen regisseur. Wijs zo nodig iemand anders toe." in text


def test_the_present_regisseur_moves_the_planned_day(cast, client_of, klant, present):
    later = hand_over(present, cast.collega, 12)
    sent = {"start": said(5), "versie": later.versie}
    assert client_of(cast.regisseur).post(f"/regisseurs/{later.pk}/", sent).status_code == 302
    assert rows_of(klant) == [("regisseur", present.start, day(5)), ("collega", day(5), None)]


# --- what the pages say ------------------------------------------------------------


def test_the_page_of_handing_over_says_who_is_it_now_and_who_from_which_day(cast, client_of, klant, present):
    mine, chief = client_of(cast.regisseur), client_of(cast.teamleider)
    page = f"/trajecten/{present.traject_id}/overdragen/"
    stale = {"medewerker": cast.vreemde.pk, "dag": said(3), "overdrachtsnotitie": "Belt graag",
             "versie": present.versie, "regisseurschap": str(present.pk)}  # fmt: skip
    later = hand_over(present, cast.collega, 12)
    answer = mine.get(page, follow=True)
    assert answer.request["PATH_INFO"] == f"/klanten/{klant.pk}/"
    assert f"U bent de regisseur tot {said(12)}. Vanaf die dag is het {cast.collega.naam}." in words(answer)
    again = words(mine.post(page, stale))
    assert f"Vanaf {said(12)} wordt {cast.collega.naam} de regisseur" in again
    assert f"Tot die dag is het {cast.regisseur.naam}." in again
    assert "Belt graag" in again
    text = text_of(chief, page)
    assert f"Nu is {cast.regisseur.naam} de regisseur. Vanaf {said(12)} is het {cast.collega.naam}." in text
    assert f'value="{said(13)}"' in text  # the first day that can be
    early = {**stale, "versie": later.versie, "regisseurschap": str(later.pk), "dag": said(12)}
    assert f"Kies {said(13)} of later." in words(chief.post(page, early))


def test_days_to_come_are_not_said_to_be_over(cast, client_of, klant, present):
    """Of a traject that begins tomorrow and is handed over the day after; nor is somebody else assigned over it."""
    Traject.objects.filter(pk=present.traject_id).update(start=day(1))
    Regisseurschap.objects.filter(pk=present.pk).update(start=day(1), einde=day(2))
    RegisseurschapFactory(traject=present.traject, medewerker=cast.collega, start=day(2))
    give_stadsdeel(cast.centrum)
    text = text_of(client_of(cast.teamleider), f"/klanten/{klant.pk}/")
    assert text.count(">Volgende regisseur<") == 2
    assert "Eerdere regisseur" not in text
    assert "Regisseur toewijzen" not in text


# --- open work ------------------------------------------------------------


def test_open_work_goes_along_with_a_corrected_day_and_back(cast, klant, present):
    TaakFactory(klant=klant, medewerker=cast.regisseur, team=cast.centrum)
    action = ActieFactory(klant=klant, wie="medewerker", medewerker=cast.regisseur)
    later = hand_over(present, cast.collega, 12)

    def moved_to(days):
        later.refresh_from_db()
        correct_regisseurschap(
            door=cast.teamleider.pk, regisseurschap_id=later.pk, versie=later.versie, start=day(days)
        )
        action.refresh_from_db()
        return {Taak.objects.get().medewerker.gebruikersnaam, action.medewerker.gebruikersnaam}

    assert moved_to(1) == {"regisseur"}
    assert moved_to(0) == {"collega"}
    assert moved_to(-5) == {"collega"}
    assert moved_to(4) == {"regisseur"}


def test_a_first_day_that_is_set_earlier_takes_no_work_of_who_was_it_before(cast, klant, present):
    """What the former regisseur promised since then is theirs."""
    later = hand_over(present, cast.collega, 0)
    action = ActieFactory(klant=klant, wie="medewerker", medewerker=cast.regisseur)
    later.refresh_from_db()
    correct_regisseurschap(
        door=cast.teamleider.pk, regisseurschap_id=later.pk, versie=later.versie, start=day(-3)
    )
    action.refresh_from_db()
    assert action.medewerker == cast.regisseur


def test_nobody_gets_a_klant_back_who_cannot_be_a_regisseur_any_more(cast, client_of, klant, present):
    later = hand_over(present, cast.collega, 0)
    cast.regisseur.rolverleningen.update(tot=clock.now())
    before, page = state(klant), f"/feiten/regisseurschap/{later.pk}/vervallen/"
    text = words(client_of(cast.teamleider).post(page, {"reden": "Vergissing", "versie": later.versie}))
    assert f"{cast.regisseur.naam} kan geen regisseur meer zijn" in text
    assert state(klant) == before


def test_who_is_to_begin_with_nobody_before_moves_the_own_day(cast, klant, present):
    give_stadsdeel(cast.centrum)
    Regisseurschap.objects.filter(pk=present.pk).update(start=day(5))
    present = Regisseurschap.objects.select_related("klant").get(pk=present.pk)
    assert permissions.can_move_start(cast.regisseur, present, None)
    assert not permissions.can_move_start(cast.collega, present, None)
    assert not permissions.can_move_start(cast.reden, present, None)


def test_what_was_to_be_done_waits_for_the_team_when_nobody_goes_on(cast, client_of, klant, present):
    give_stadsdeel(cast.centrum)
    TaakFactory(klant=klant, medewerker=cast.regisseur, team=cast.escamp)
    page = f"/feiten/regisseurschap/{present.pk}/vervallen/"
    client_of(cast.teamleider).post(page, {"reden": "Vergissing", "versie": present.versie})
    klant.refresh_from_db()
    assert rows_of(klant) == []
    assert Taak.objects.values_list("medewerker", "team").get() == (None, cast.centrum.pk)
