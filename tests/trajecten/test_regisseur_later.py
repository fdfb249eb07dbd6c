"""A hand-over on a later day: whose it is until then, and who may move it, take it back, or hand on."""

from datetime import timedelta

import pytest

from intake.models import Klant
from tests.dossier.gevallen import person_of
from tests.dossier.test_bulk import chosen
from tests.intake.factories import ToegangFactory
from trajecten import permissions
from trajecten.models import Regisseurschap
from trajecten.services import transfer_regisseur
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
