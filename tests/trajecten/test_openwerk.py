"""What a regisseur still has to do for a klant goes along at a transfer, a leaver's hand-over and a bulk act."""

import html
from datetime import timedelta

import pytest

from intake.models import Actie, Taak
from tests.accounts.factories import MedewerkerFactory
from tests.dossier.gevallen import person_of
from tests.dossier.test_bulk import carry_out, chosen
from tests.intake.factories import ActieFactory, TaakFactory
from tests.trajecten.test_vertrek import preview, sent, url
from tests.trajecten.test_wens import TODAY, transfer
from trajecten.models import Regisseurschap
from trajecten.services import take_back_regisseur, transfer_regisseur
from trajecten.services.openwerk import move_open_work_on
from werkoffensief.dossier.queries.taken import shown
from werkoffensief.dossier.services import bulk
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
DONE = {"gedaan_op": TODAY}


def with_work(regisseur):
    """A klant, with a task and an action of the regisseur that are due."""
    klant = person_of(regisseur)[0]
    TaakFactory(klant=klant, medewerker=regisseur, team=regisseur.team)
    ActieFactory(klant=klant, wie="medewerker", medewerker=regisseur, voor_op=TODAY)
    return klant


def workers(klant):
    """Who does the open tasks and actions: tasks first, then the actions by their day, those without one last."""
    rows = [
        *Taak.objects.open().filter(klant=klant),
        *Actie.objects.open().filter(klant=klant).order_by("voor_op"),
    ]
    return [row.medewerker for row in rows if row.medewerker_id]


def test_open_work_goes_along_on_the_day_of_the_transfer_and_back_with_it(cast, client_of):
    klant, far = with_work(cast.regisseur), cast.vreemde
    ActieFactory(klant=klant, wie="klant", voor_op=TODAY)
    of_other = ActieFactory(klant=klant, wie="medewerker", medewerker=cast.consulent)
    done = ActieFactory(klant=klant, wie="medewerker", medewerker=cast.regisseur, **DONE)
    elsewhere = ActieFactory(klant=person_of(cast.regisseur)[0], wie="medewerker", medewerker=cast.regisseur)
    old = Regisseurschap.objects.get(klant=klant)
    assert transfer(client_of(cast.regisseur), klant, far).status_code == 302
    assert workers(klant) == [far, far, cast.consulent]
    assert Taak.objects.get().team == far.team
    assert [row.soort for row in shown(far, TODAY)] == ["taak", "actie"]
    for row, who in ((of_other, cast.consulent), (done, cast.regisseur), (elsewhere, cast.regisseur)):
        row.refresh_from_db()
        assert row.medewerker == who
    new = Regisseurschap.objects.get(klant=klant, einde__isnull=True)
    old.refresh_from_db()
    take_back_regisseur(
        door=cast.teamleider.pk, regisseurschap_id=new.pk, versie=new.versie, vorige=(old.pk, old.versie, None),
        reden="Vergissing", now=clock.now(),
    )  # fmt: skip
    assert workers(klant) == [cast.regisseur, cast.regisseur, cast.consulent]
    old.refresh_from_db()
    tomorrow = TODAY + timedelta(1)
    transfer_regisseur(
        door=cast.regisseur.pk, regisseurschap_id=old.pk, versie=old.versie, medewerker_id=far.pk, dag=tomorrow,
        overdrachtsnotitie="Let op",
    )  # fmt: skip
    move_open_work_on(TODAY)
    assert workers(klant) == [cast.regisseur, cast.regisseur, cast.consulent]  # still the regisseur today
    move_open_work_on(tomorrow)
    move_open_work_on(tomorrow)
    assert workers(klant) == [far, far, cast.consulent]


def test_of_a_caseload_the_preview_counts_it_and_each_colleague_gets_that_of_their_klanten(cast, client_of):
    cast.nieuw = MedewerkerFactory(naam="Nieuwe Collega", team=cast.centrum, rollen=["regisseur"])
    people = [with_work(cast.regisseur) for _ in range(3)]
    browser = client_of(cast.teamleider)
    rows = preview(browser, cast)
    assert [row.open_werk for row in rows.rijen] == [2, 2, 2]
    address = url(cast), {"naar": [cast.collega.pk, cast.nieuw.pk], "dag": TODAY.strftime("%d-%m-%Y")}
    page = html.unescape(browser.get(*address).content.decode())
    assert "Er gaan 6\u00a0open taken, acties en beloften om te bellen" in page
    assert browser.post(url(cast), sent(cast, rows)).status_code == 302
    for klant in people:
        klant.refresh_from_db()
        assert workers(klant) == [klant.regisseur, klant.regisseur] != [cast.regisseur] * 2


def test_a_bulk_act_moves_it_and_its_undo_gives_it_back(cast):
    klant = with_work(cast.collega)
    actie = chosen(cast.teamleider, [klant], cast.regisseur)
    carry_out(cast.teamleider, actie)
    assert workers(klant) == [cast.regisseur] * 2
    bulk.undo(door=cast.teamleider, actie_id=actie.pk, now=clock.now())
    assert workers(klant) == [cast.collega] * 2
