"""What the plan does not do: appoint by a Toegang, keep a goal that was withdrawn, forget the next evaluation."""

from datetime import timedelta
from uuid import uuid4

import pytest

from intake.services.feiten import withdraw_feit
from tests.dossier.gevallen import give_stadsdeel, person_of
from tests.intake.factories import ActieFactory, ToegangFactory
from trajecten.models import Doel, Doelactie, Evaluatie, Traject
from trajecten.overzicht.plan import beeld_of
from trajecten.services import end_traject
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
TODAY = clock.today()


@pytest.fixture
def traject(cast):
    give_stadsdeel(cast.centrum)
    return person_of(cast.regisseur)[1].traject


def test_a_toegang_reopens_nothing(cast, client_of, traject):
    yesterday = TODAY - timedelta(days=1)
    end_traject(
        door=cast.regisseur.pk, traject_id=traject.pk, versie=traject.versie, einde=yesterday, einde_reden_id="overig",
        samenvatting="Klaar",
    )  # fmt: skip
    ToegangFactory(klant=traject.klant, medewerker=cast.vreemde)
    address = f"/trajecten/{traject.pk}/heropenen/"
    browser = client_of(cast.vreemde)
    assert "heropenen" not in browser.get(f"/trajecten/{traject.pk}/plan/").content.decode()
    sent = {"start": TODAY.strftime("%d-%m-%Y"), "nieuw_id": str(uuid4())}
    assert (browser.get(address).status_code, browser.post(address, sent).status_code) == (403, 403)
    assert Traject.objects.filter(klant=traject.klant).count() == 1
    assert client_of(cast.teamleider).post(address, sent).status_code == 302


@pytest.mark.parametrize("what", ["doel", "actie"])
def test_what_is_withdrawn_lets_the_other_go(cast, traject, what):
    of = {"klant": traject.klant}
    doel = Doel.objects.create(
        **of, traject=traject, doelnummer="D1", wat="Vast werk", gesteld_op=traject.start
    )
    actie = ActieFactory(**of)
    link = Doelactie.objects.create(**of, doel=doel, actie=actie)
    row = {"doel": doel, "actie": actie}[what]
    withdraw_feit(
        door=cast.regisseur.pk, soort=what, feit_id=row.pk, versie=row.versie, reden="fout", now=clock.now()
    )
    link.refresh_from_db()
    assert link.vervallen_op is not None
    assert [row.doel_wat for row in beeld_of(traject, TODAY).acties] == ([""] if what == "doel" else [])


def test_the_next_evaluation_stays_until_somebody_changes_it(cast, client_of, traject):
    ahead = TODAY + timedelta(days=60)
    Traject.objects.filter(pk=traject.pk).update(evaluatie_op=ahead)
    browser, address = client_of(cast.regisseur), f"/trajecten/{traject.pk}/evaluatie/nieuw/"
    form = browser.get(address).context["form"]
    assert form["evaluatie_op"].value() == ahead
    sent = {name: form[name].value() for name in form.fields} | {"uitkomst": "Gaat goed"}
    days = {name: sent[name].strftime("%d-%m-%Y") for name in ("gehouden_op", "evaluatie_op")}
    assert browser.post(address, sent | days).status_code == 302
    assert Evaluatie.objects.get().uitkomst == "Gaat goed"
    assert Traject.objects.get(pk=traject.pk).evaluatie_op == ahead
