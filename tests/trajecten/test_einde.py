"""An end of a traject that was written down wrongly: put right, or taken back; what closed with it, and what not."""

import html
from datetime import date, timedelta
from uuid import uuid4

import pytest

from intake.models import Klant
from tests.accounts.factories import make_cast
from tests.dossier.gevallen import give_stadsdeel, page, person_of
from tests.trajecten.factories import AanbodFactory, RegisseurschapFactory, StapFactory, TrajectFactory
from trajecten.models import Regisseurschap, Stap, Traject, Wachtplek
from trajecten.services import end_traject, save_stap, start_traject
from trajecten.services.einde import correct_end, undo_end
from trajecten.services.wachtplek import join_list
from werkoffensief.accounts.models import Rolverlening
from werkoffensief.dossier.queries.eigen_gegevens import ONDERDELEN, history_of
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError, StaleError

TODAY, DAY = clock.today(), timedelta(days=1)
WRONG = "Verkeerde klant aangeklikt"


@pytest.fixture
def cast(committed_db):
    """The history tells acts apart by their moment: each is to be a transaction of its own."""
    made = make_cast()
    give_stadsdeel(made.centrum)
    return made


def end(traject, einde, **said):
    traject.refresh_from_db()
    said = {"einde_reden_id": "werk", "samenvatting": "Werkt nu", **said}
    return end_traject(door="systeem", traject_id=traject.pk, versie=traject.versie, einde=einde, **said)


def undo(cast, traject, reden=WRONG):
    traject.refresh_from_db()
    return undo_end(door=cast.regisseur.pk, traject_id=traject.pk, versie=traject.versie, reden=reden)


def correct(cast, traject, einde, **said):
    traject.refresh_from_db()
    said = {"einde_reden_id": "zorg", "samenvatting": "Zorg", "reden": WRONG, **said}
    return correct_end(
        door=cast.regisseur.pk, traject_id=traject.pk, versie=traject.versie, einde=einde, **said
    )


def day(row):
    return f"{row:%d-%m-%Y}"


@pytest.fixture
def case(cast):
    """A traject with a running step, one that stopped on its own, a planned one, a place in an offer and one in a
    queue; and a regisseur who is to follow."""
    _klant, regie, stap = person_of(cast.regisseur)
    traject, start = regie.traject, TODAY - 40 * DAY
    aanbod = AanbodFactory(plaatsen=1, voorziening_id="taaltraining")
    made = {
        "loopt": stap,
        "gestopt": StapFactory(traject=traject, start=start, voorziening_id="stage"),
        "plek": StapFactory(traject=traject, start=start, voorziening_id="taaltraining", aanbod=aanbod),
        "gepland": StapFactory(
            traject=traject, start=TODAY + 9 * DAY, status="gepland", voorziening_id="buddy"
        ),
    }
    own = made["gestopt"]
    save_stap(
        door="systeem",
        stap_id=own.pk,
        versie=own.versie,
        start=start,
        status="gestopt",
        einde=TODAY - 2 * DAY,
    )
    AanbodFactory(voorziening_id="praktijkleren")
    join_list(
        door=cast.regisseur.pk, traject_id=traject.pk, wachtplek_id=uuid4(), voorziening_id="praktijkleren",
        aanbod_id=None, vandaag=TODAY,
    )  # fmt: skip
    Regisseurschap.objects.filter(pk=regie.pk).update(einde=TODAY + 5 * DAY)
    RegisseurschapFactory(traject=traject, medewerker=cast.collega, start=TODAY + 5 * DAY)
    return traject, made, aanbod


def stand(traject):
    """All of it, as it can be compared."""
    steps = (
        Stap.objects.filter(traject=traject)
        .order_by("pk")
        .values_list("pk", "status", "einde", "vervallen_op")
    )
    who = Regisseurschap.objects.filter(traject=traject).order_by("pk")
    waits = Wachtplek.objects.filter(traject=traject).values_list("uitkomst", "geeindigd_op", "reden")
    return [*steps, *who.values_list("pk", "einde", "vervallen_op", "vervallen_reden"), *waits]


def test_an_end_that_is_taken_back_leaves_the_traject_as_it_was(cast, client_of, case):
    traject, made, _ = case
    before = stand(traject)
    end(traject, TODAY - 2 * DAY)
    assert stand(traject) != before
    browser, url = client_of(cast.regisseur), f"/trajecten/{traject.pk}/einde/terug/"
    text = html.unescape(browser.get(url).content.decode())
    for words in (f"{cast.regisseur.naam} is weer de regisseur", f"{cast.collega.naam} is weer", "Taaltraining",
                  "Praktijkleren", "Werkt nu", "blijft gestopt"):  # fmt: skip
        assert words in text
    assert "Dit einde klopt niet" in browser.get(f"/trajecten/{traject.pk}/plan/").content.decode()
    traject.refresh_from_db()
    assert browser.post(url, {"reden": " ", "versie": traject.versie}).status_code == 200
    assert (
        browser.post(url, {"reden": WRONG, "versie": traject.versie - 1}).status_code == 200
    )  # changed since
    assert browser.post(url, {"reden": WRONG, "versie": traject.versie}).status_code == 302
    assert stand(traject) == before
    made["gestopt"].refresh_from_db()
    assert made["gestopt"].einde == TODAY - 2 * DAY  # on the day of the end, but not by it
    traject.refresh_from_db()
    assert (traject.einde, traject.einde_reden_id, traject.samenvatting) == (None, None, None)
    with pytest.raises(RefusalError, match="Dit traject loopt"):
        undo(cast, traject)
    klant = traject.klant
    text = html.unescape(page(browser, klant, "?tijdlijn=60"))
    assert "Traject toch niet beëindigd" in text
    assert WRONG in text
    part = next(row for row in ONDERDELEN if row.model is Traject)
    assert next(iter(history_of(part, [klant.pk])))["waarom"] == WRONG


def test_a_corrected_day_moves_what_the_end_closed_and_can_still_be_taken_back(cast, client_of, case):
    traject, made, _ = case
    before = stand(traject)
    end(traject, TODAY - 10 * DAY)
    browser, url = client_of(cast.regisseur), f"/trajecten/{traject.pk}/einde/wijzigen/"
    traject.refresh_from_db()
    said = {"einde": day(TODAY - 3 * DAY), "einde_reden": "zorg", "samenvatting": "Zorg", "reden": WRONG}
    for wrong in ({"einde": day(TODAY + DAY)}, {"reden": ""}, {"versie": 1}, {"einde": "01-01-2001"}):
        assert browser.post(url, {**said, "versie": traject.versie, **wrong}).status_code == 200
    assert "toch niet beëindigd" in browser.get(url).content.decode()
    assert browser.post(url, {**said, "versie": traject.versie}).status_code == 302
    traject.refresh_from_db()
    assert (traject.einde, traject.einde_reden_id, traject.samenvatting) == (TODAY - 3 * DAY, "zorg", "Zorg")
    ends = {name: Stap.objects.get(pk=row.pk).einde for name, row in made.items()}
    assert (ends["loopt"], ends["plek"], ends["gestopt"]) == (
        TODAY - 3 * DAY,
        TODAY - 3 * DAY,
        TODAY - 2 * DAY,
    )
    [regie] = Regisseurschap.objects.filter(traject=traject, vervallen_op__isnull=True)
    assert (regie.medewerker, regie.einde) == (cast.regisseur, TODAY - 2 * DAY)
    assert Wachtplek.objects.get(traject=traject).geeindigd_op == TODAY  # never before who registered
    correct(cast, traject, TODAY - 30 * DAY)  # before some began: and back again
    correct(cast, traject, TODAY)
    assert Stap.objects.get(pk=made["loopt"].pk).einde == TODAY
    assert undo(cast, traject) == []
    assert stand(traject) == before
    assert "Einde van het traject gewijzigd" in page(browser, traject.klant, "?soort=plan&tijdlijn=60")


def test_what_began_since_holds_the_end_where_it_is(cast, client_of, case):
    traject, _, _ = case
    end(traject, TODAY - 10 * DAY)
    start_traject(door="systeem", klant_id=traject.klant_id, start=TODAY - 5 * DAY)
    with pytest.raises(RefusalError, match="begon een ander traject"):
        undo(cast, traject)
    with pytest.raises(RefusalError, match="Kies een dag daarvoor"):
        correct(cast, traject, TODAY)
    correct(cast, traject, TODAY - 6 * DAY)
    browser, url = client_of(cast.regisseur), f"/trajecten/{traject.pk}/einde/terug/"
    for answer in (browser.get(url), browser.post(url, {"reden": WRONG, "versie": traject.versie})):
        text = html.unescape(answer.content.decode())
        assert "begon een ander traject" in text
        assert (WRONG in text) is (
            answer.request["REQUEST_METHOD"] == "POST"
        )  # what was typed is there to copy
        assert "Terug naar het plan" in text
        assert "Traject weer laten lopen" not in text
    Traject.objects.filter(start=TODAY - 5 * DAY).update(vervallen_op=clock.now(), vervallen_reden="x")
    Klant.objects.filter(pk=traject.klant_id).update(overleden_op=TODAY)
    text = html.unescape(browser.get(url).content.decode())
    assert "overleden. Daarom kan dit einde niet meer terug" in text
    assert "Traject weer laten lopen" not in text


def test_a_place_and_a_regisseur_who_are_gone_stay_gone_and_are_named(cast, case):
    traject, made, aanbod = case
    end(traject, TODAY - 10 * DAY)
    StapFactory(start=TODAY - 9 * DAY, voorziening_id="taaltraining", aanbod=aanbod)
    grants = Rolverlening.objects.filter(medewerker=cast.collega)
    grants.update(vanaf=clock.now() - 9 * DAY, tot=clock.now() - DAY)
    correct(cast, traject, TODAY - 8 * DAY)  # the step keeps its day: on a later one its place was taken
    assert Stap.objects.get(pk=made["plek"].pk).einde == TODAY - 10 * DAY
    said = " ".join(undo(cast, traject))
    assert f"{cast.collega.naam} kan geen regisseur meer zijn" in said
    assert "Taaltraining blijft gestopt" in said
    assert "bezet" in said
    assert Stap.objects.get(pk=made["plek"].pk).status == "gestopt"
    assert Stap.objects.get(pk=made["loopt"].pk).status == "lopend"


def test_a_delivered_end_gives_back_its_regisseur_and_no_step(cast):
    """Each file is a transaction of its own, so no act says that they belong together."""
    traject = TrajectFactory(start=date(2020, 1, 1))
    regie = RegisseurschapFactory(traject=traject, medewerker=cast.regisseur)
    stap = StapFactory(traject=traject)
    ended = {"einde": date(2020, 6, 1)}
    Stap.objects.filter(pk=stap.pk).update(status="gestopt", **ended)
    Traject.objects.filter(pk=traject.pk).update(einde_reden="werk", **ended)
    Regisseurschap.objects.filter(pk=regie.pk).update(einde=date(2020, 6, 2))
    correct(cast, traject, date(2020, 7, 1))
    regie.refresh_from_db()
    assert regie.einde == date(2020, 7, 2)
    assert undo(cast, traject) == []
    regie.refresh_from_db()
    stap.refresh_from_db()
    assert (regie.einde, stap.status) == (None, "gestopt")
    with pytest.raises(StaleError):
        undo_end(door=cast.regisseur.pk, traject_id=traject.pk, versie=1, reden=WRONG)
