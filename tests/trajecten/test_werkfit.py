"""A group's day and week, the build-up, and how somebody stands: nobody's marks are lost, and nothing is a sanction."""

import html
import re
from datetime import time, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from intake.models import Klant, Taak
from tests.dossier.gevallen import person_of
from tests.dossier.test_dossier import cost_of_an_empty_view
from tests.intake.factories import GesprekFactory
from tests.trajecten.factories import AanbodFactory, StapFactory
from tests.trajecten.test_regie_regels import put
from trajecten.models import Aanwezigheid, Groepsdagdeel, Opbouw, Traject, Werkfitbeoordeling
from trajecten.overzicht import werkfit
from trajecten.services.werkfit import Merk, fill_in
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
TODAY = clock.today()
DAY = timedelta(days=1)


def dutch(day):
    return day.strftime("%d-%m-%Y")


def member(medewerker, aanbod, **names):
    """A klant of this regisseur with a place in the group since a month."""
    klant, regie, _stap = person_of(medewerker, **names)
    traject = regie.traject
    step = StapFactory(
        traject=traject,
        start=traject.start,
        status="lopend",
        voorziening_id=aanbod.voorziening_id,
        aanbod=aanbod,
    )
    return klant, step


@pytest.fixture
def groep(cast):
    """A group that meets today from nine to twelve, with two klanten of one regisseur and one of another team."""
    aanbod = AanbodFactory(start=TODAY - 900 * DAY, plaatsen=200)
    Groepsdagdeel.objects.create(aanbod=aanbod, dag=TODAY.isoweekday(), begin=time(9), einde=time(12))
    cast.aanbod = aanbod
    cast.eerste, cast.stap = member(cast.regisseur, aanbod, achternaam="Aydin")
    cast.tweede, cast.andere_stap = member(cast.regisseur, aanbod, achternaam="Bos")
    cast.ver, cast.verre_stap = member(cast.vreemde, aanbod, achternaam="Verweg")
    return cast


def url(groep, part="dag", query=""):
    return f"/aanbod/{groep.aanbod.pk}/{part}/{query}"


def text_of(answer):
    assert answer.status_code == 200
    return " ".join(
        html.unescape(re.sub("<[^>]*>", " ", answer.content.decode())).replace("\u00a0", " ").split()
    )


def page(browser, groep, query=""):
    """What a browser holds of the form of this day."""
    body = browser.get(url(groep, query=query)).content.decode()
    seen = dict(re.findall(r'name="(g_[^"]*)" value="([^"]*)"', body))
    hours = dict(re.findall(r'name="(u_[^"]*)"[^>]*?value="([^"]*)"', body, re.DOTALL))
    picked = dict(re.findall(r'name="(w_[^"]*)"[^>]*?value="([^"]*)" checked', body, re.DOTALL))
    return {**seen, **hours, **picked}


def marks(**where):
    rows = Aanwezigheid.objects.filter(vervallen_op__isnull=True, **where)
    return {row.stap_id: (row.wat, row.minuten) for row in rows}


def test_a_page_that_is_full_says_so(groep, client_of, monkeypatch):
    """And never that the others are people whose file one may not see: that is not known."""
    monkeypatch.setattr(werkfit, "MOST", 1)
    browser = client_of(groep.regisseur)
    text = text_of(browser.get(url(groep)))
    assert "Op deze pagina passen 1 mensen, op achternaam. Er zijn er nog 2." in text
    assert "van wie u het dossier niet ziet" not in text
    assert "Op deze pagina passen 1 mensen" in text_of(browser.get(url(groep, "week")))


def test_everybody_in_one_press_then_the_exceptions(groep, client_of):
    browser = client_of(groep.regisseur)
    first = page(browser, groep)
    text = text_of(browser.get(url(groep)))
    assert "Aydin" in text
    assert "Verweg" not in text
    assert "En 1 klant van wie u het dossier niet ziet" in text
    assert browser.post(url(groep), {**first, "iedereen": "ja"}).status_code == 302
    assert marks() == dict.fromkeys((groep.stap.pk, groep.andere_stap.pk), ("aanwezig", 180))
    form = {**page(browser, groep), f"w_{groep.stap.pk}": "afgezegd", f"u_{groep.andere_stap.pk}": "2,5"}
    assert browser.post(url(groep), form).status_code == 302
    assert marks() == {groep.stap.pk: ("afgezegd", None), groep.andere_stap.pk: ("aanwezig", 150)}
    wrong = {**page(browser, groep), f"u_{groep.andere_stap.pk}": "veel", f"w_{groep.stap.pk}": "afwezig"}
    answer = browser.post(url(groep), wrong)
    assert "Vul uren in, bijvoorbeeld 3 of 2,5" in text_of(answer)
    assert 'value="veel"' in answer.content.decode()
    assert marks()[groep.stap.pk] == ("afgezegd", None)
    empty = {**page(browser, groep), f"w_{groep.stap.pk}": ""}
    browser.post(url(groep), empty)
    assert list(marks()) == [groep.andere_stap.pk]
    later = url(groep, query=f"?dag={TODAY + DAY}")
    assert "Deze dag is er nog niet" in text_of(browser.get(later))
    browser.post(later, {f"g_{groep.stap.pk}": "0||", f"w_{groep.stap.pk}": "afwezig"})
    assert not marks(dag=TODAY + DAY)


def test_of_two_who_fill_in_the_same_day_nobody_loses_a_mark(groep, client_of):
    browser, other = client_of(groep.regisseur), client_of(groep.collega)
    mine, theirs = page(browser, groep), page(other, groep)
    theirs[f"w_{groep.stap.pk}"] = "afgezegd"
    assert other.post(url(groep), theirs).status_code == 302
    mine |= {f"w_{groep.stap.pk}": "aanwezig", f"w_{groep.andere_stap.pk}": "afwezig"}
    answer = text_of(browser.post(url(groep), mine))
    assert "Iemand anders vulde intussen “afgezegd” in" in answer
    assert marks() == {groep.stap.pk: ("afgezegd", None), groep.andere_stap.pk: ("afwezig", None)}
    again = page(browser, groep) | {f"w_{groep.stap.pk}": "aanwezig"}
    assert browser.post(url(groep), again).status_code == 302
    assert marks()[groep.stap.pk] == ("aanwezig", 180)
    stale = theirs | {f"w_{groep.stap.pk}": "", "iedereen": "ja"}  # everybody came leaves what is there
    other.post(url(groep), stale)
    assert marks()[groep.andere_stap.pk] == ("afwezig", None)


def test_who_is_of_another_team_is_not_filled_in_by_guessing(groep, client_of):
    form = {f"g_{groep.verre_stap.pk}": "0||", f"w_{groep.verre_stap.pk}": "afwezig"}
    client_of(groep.regisseur).post(url(groep), form)
    assert marks() == {}
    with transaction.atomic():
        done = fill_in(
            door=groep.regisseur.pk, aanbod_id=groep.aanbod.pk, klanten=Klant.objects.visible_to(groep.regisseur),
            dag=TODAY, merken=[Merk(groep.stap.pk, "afwezig", None, 0), Merk(groep.verre_stap.pk, "afwezig", None, 0)],
            vandaag=TODAY, now=clock.now(),
        )  # fmt: skip
    assert (done.geschreven, set(marks())) == (1, {groep.stap.pk})


def test_twice_in_a_row_is_somebody_to_talk_with_and_nothing_else(groep, client_of):
    browser = client_of(groep.collega)

    def fill(day, wat):
        query = f"?dag={day}"
        form = page(browser, groep, query) | {f"w_{groep.stap.pk}": wat}
        assert browser.post(url(groep, query=query), form).status_code == 302

    fill(TODAY - 2 * DAY, "afwezig")
    assert not Taak.objects.open().exists()
    fill(TODAY - DAY, "afgezegd")
    taak = Taak.objects.open().get()
    assert (taak.klant, taak.medewerker, taak.soort) == (groep.eerste, groep.regisseur, "praten")
    assert "Aydin" in text_of(client_of(groep.regisseur).get("/klanten/?groep=mijn&werk=taken"))
    fill(TODAY - DAY, "aanwezig")  # it was a slip: the task is not needed
    assert not Taak.objects.open().exists()
    fill(TODAY, "afwezig")
    assert not Taak.objects.open().exists()  # there yesterday, absent today
    fill(TODAY - DAY, "afwezig")
    assert Taak.objects.open().count() == 1
    GesprekFactory(klant=groep.eerste, medewerker=groep.regisseur, datum=TODAY)
    fill(TODAY - 3 * DAY, "afwezig")
    assert not Taak.objects.open().exists()  # since the conversation nothing was missed


def test_the_week_says_hours_beside_what_was_agreed_and_the_plan_how_somebody_stands(groep, client_of):
    browser, traject = client_of(groep.regisseur), groep.stap.traject
    said = {"vanaf": dutch(TODAY), "dagen": "2", "uren": "6", "nieuw_id": str(uuid4())}
    assert browser.post(f"/stappen/{groep.stap.pk}/opbouw/", said).status_code == 302
    too_few = {**said, "uren": "1", "nieuw_id": str(uuid4())}
    assert "ten minste een uur" in text_of(browser.post(f"/stappen/{groep.stap.pk}/opbouw/", too_few))
    same_day = {**said, "uren": "8", "nieuw_id": str(uuid4())}
    assert "al iets afgesproken" in text_of(browser.post(f"/stappen/{groep.stap.pk}/opbouw/", same_day))
    browser.post(url(groep), {**page(browser, groep), "iedereen": "ja"})
    week = text_of(browser.get(url(groep, "week")))
    assert "3 uur" in week
    assert "6 uur, 2 dagen" in week
    assert "nog niets afgesproken" in week
    judged = {"uitkomst": "bijna", "waarom": "Komt elke dag", "dag": dutch(TODAY), "nieuw_id": str(uuid4())}
    here = f"/trajecten/{traject.pk}/"
    assert browser.post(f"{here}werkfit/", judged).status_code == 302
    assert browser.post(f"{here}werkfit/", judged).status_code == 302  # sent twice it is one
    assert "Komt elke dag" in text_of(browser.get(f"{here}werkfit/"))
    plan = text_of(browser.get(f"{here}plan/"))
    assert "Bijna werkfit volgens de beoordeling van" in plan
    assert "2 dagen, 6 uur in de week" in plan
    line = text_of(browser.get(f"/klanten/{groep.eerste.pk}/?soort=plan"))
    assert "Beoordeeld: Bijna werkfit" in line or "Bijna werkfit" in line
    tomorrow = {**judged, "dag": dutch(TODAY + DAY), "nieuw_id": str(uuid4())}
    assert "niet in de toekomst" in text_of(browser.post(f"{here}werkfit/", tomorrow))
    assert Werkfitbeoordeling.objects.count() == 1


def test_what_was_typed_while_a_colleague_ended_the_traject_stays_on_the_page(groep, client_of):
    browser, traject = client_of(groep.regisseur), groep.stap.traject
    said = {
        "dag": TODAY.strftime("%d-%m-%Y"),
        "uitkomst": "bijna",
        "waarom": "Komt op tijd",
        "nieuw_id": str(uuid4()),
    }
    build = {"vanaf": said["dag"], "dagen": "2", "uren": "13", "nieuw_id": str(uuid4())}
    Traject.objects.filter(pk=traject.pk).update(einde=TODAY, einde_reden_id="werk")
    for address, typed, kept in (
        (f"/trajecten/{traject.pk}/werkfit/", said, "Komt op tijd"),
        (f"/stappen/{groep.stap.pk}/opbouw/", build, 'value="13"'),
    ):
        assert kept not in browser.get(address).content.decode()
        answer = browser.post(address, typed)
        assert answer.status_code == 200
        assert "Dit traject loopt niet meer." in text_of(answer)
        assert kept in answer.content.decode()
    assert not Werkfitbeoordeling.objects.exists()
    assert not Opbouw.objects.exists()


BREAKS = {
    "opbouw_een_per_dag": lambda c: [opbouw(c), opbouw(c)],
    "opbouw_dagen_en_uren": lambda c: [opbouw(c, dagen=8, uren=20)],
    "opbouw_uur_per_dag": lambda c: [opbouw(c, dagen=3, uren=2)],
    "dag_in_stap": lambda c: [mark(c, dag=c.stap.start - DAY)],
    "aanwezigheid_een_per_dag": lambda c: [mark(c), mark(c, wat="afwezig", minuten=None)],
    "aanwezigheid_uren_bij_wie_er_was": lambda c: [mark(c, wat="afwezig")],
    "aanwezigheid_geweest": lambda c: [mark(c, dag=TODAY + DAY)],
    "werkfitbeoordeling_een_per_dag": lambda c: [judged(c), judged(c)],
    "werkfitbeoordeling_bekende_uitkomst": lambda c: [judged(c, uitkomst="ja")],
    "werkfitbeoordeling_geweest": lambda c: [judged(c, dag=TODAY + DAY)],
    "werkfitbeoordeling_zegt_waarom": lambda c: [judged(c, waarom=" ")],
    "werkfitbeoordeling_lengte": lambda c: [judged(c, waarom="x" * 4_001)],
    "werkfitbeoordeling_van_traject": lambda c: [judged(c, klant=c.tweede)],
}  # fmt: skip


@pytest.mark.parametrize("asked", ["9999-12-31", "0001-01-01", "morgen", ""])
def test_a_day_at_the_edge_of_the_calendar_is_today(groep, client_of, asked):
    browser = client_of(groep.regisseur)
    for part in ("dag", "week"):
        assert text_of(browser.get(url(groep, part, f"?{part}={asked}"))) == text_of(
            browser.get(url(groep, part))
        )


def opbouw(c, **values):
    return Opbouw(**{"klant": c.eerste, "stap": c.stap, "vanaf": TODAY, "dagen": 2, "uren": 6, **values})


def mark(c, **values):
    said = {"klant": c.eerste, "stap": c.stap, "dag": TODAY, "wat": "aanwezig", "minuten": 60}
    return Aanwezigheid(**{**said, **values})


def judged(c, **values):
    said = {
        "klant": c.eerste,
        "traject": c.stap.traject,
        "dag": TODAY,
        "medewerker": c.regisseur,
        "waarom": "x",
    }
    return Werkfitbeoordeling(**{**said, "uitkomst": "bijna", **values})


@pytest.mark.parametrize("name", BREAKS)
def test_the_database_refuses_what_can_never_be(groep, name):
    rows = BREAKS[name](groep)
    with pytest.raises(IntegrityError, match=name):
        put(rows)


def test_day_and_week_cost_the_same_for_many(groep, client_of):
    browser, counts = client_of(groep.regisseur), []
    empty = cost_of_an_empty_view(browser)
    for number in (0, 20):
        for _ in range(number):
            member(groep.regisseur, groep.aanbod)
        found = []
        for part in ("dag", "week"):
            with CaptureQueriesContext(connection) as queries:
                browser.get(url(groep, part))
            found.append(len(queries) - empty)
        counts.append(found)
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 12
