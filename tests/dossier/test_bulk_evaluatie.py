"""One day to look at many plans: who gets it, all or nobody, and back."""

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from intake.models import Klant
from tests.dossier.gevallen import give_stadsdeel, person_of
from tests.intake.factories import KlantFactory
from trajecten.models import Traject
from trajecten.services import set_evaluatie
from werkoffensief.dossier.models import Bulkactie, Bulkregel
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
TODAY = clock.today()
DAY = timedelta(days=1)
WHEN = TODAY + 14 * DAY


def dutch(day):
    return day.strftime("%d-%m-%Y")


@pytest.fixture
def people(cast):
    """Without a day, due, planned already, without a traject, and of another team."""
    give_stadsdeel(cast.centrum)
    rows = {name: person_of(cast.regisseur, achternaam=name)[0] for name in ("Leeg", "Laat", "Gepland")}
    for name, day in (("Laat", TODAY - DAY), ("Gepland", TODAY)):
        Traject.objects.filter(klant=rows[name]).update(evaluatie_op=day)
    return rows | {
        "Kaal": KlantFactory(achternaam="Kaal"),
        "Ver": person_of(cast.vreemde, achternaam="Ver")[0],
    }


def begin(browser, people):
    said = {"rij": [row.pk for row in people.values()], "soort": "evaluatie"}
    return browser.post("/klanten/tegelijk/nieuw/", said).url


def text_of(answer):
    assert answer.status_code == 200
    return " ".join(re.sub("<[^>]*>", " ", answer.content.decode().replace("\u00a0", " ")).split())


def days():
    return dict(Traject.objects.values_list("klant__achternaam", "evaluatie_op"))


def test_the_page_says_for_whom_it_does_it_and_undoes_it(cast, client_of, people):
    browser, before = client_of(cast.regisseur), days()
    path = begin(browser, people)
    assert "Kies vandaag of een latere dag" in text_of(browser.post(path, {"dag": dutch(TODAY - DAY)}))
    shown = text_of(browser.post(path, {"dag": dutch(WHEN)}, follow=True))
    assert f"Bij 2 klanten komt de evaluatie op {dutch(WHEN)}" in shown
    for sentence in ("Heeft al een dag voor de evaluatie", "Er loopt geen traject", "was al aan de beurt"):
        assert sentence in shown
    assert "Ver " not in shown
    assert days() == before
    other = browser.post(path, {"dag": dutch(WHEN + DAY), "uitvoeren": "ja"})
    assert "U koos iets anders dan u bekeek" in text_of(other)
    assert days() == before
    browser.post(path, {"dag": dutch(WHEN)})
    assert browser.post(path, {"dag": dutch(WHEN), "uitvoeren": "ja"}).status_code == 302
    assert days() == before | {"Leeg": WHEN, "Laat": WHEN}
    done = text_of(browser.get(path))
    assert f"Evaluatie op {dutch(WHEN)} voor 2 klanten" in done
    assert dutch(WHEN) in text_of(browser.get("/klanten/tegelijk/"))
    browser.post(f"{path}ongedaan/")
    assert days() == before
    assert "Gepland, en weer ongedaan gemaakt." in text_of(browser.get(path))


def test_nothing_happens_when_one_plan_changed_and_no_undo_over_later_work(cast, client_of, people):
    browser = client_of(cast.teamleider)
    path = begin(browser, people)
    browser.post(path, {"dag": dutch(WHEN)})
    traject = Traject.objects.get(klant=people["Leeg"])

    def move(day):
        traject.refresh_from_db()
        set_evaluatie(
            door=cast.regisseur.pk, traject_id=traject.pk, versie=traject.versie, evaluatie_op=day, vandaag=TODAY
        )  # fmt: skip

    move(TODAY + DAY)
    refused = text_of(browser.post(path, {"dag": dutch(WHEN), "uitvoeren": "ja"}))
    assert "intussen iets gewijzigd" in refused
    assert days()["Laat"] == TODAY - DAY
    assert browser.post(path, {"dag": dutch(WHEN), "uitvoeren": "ja"}).status_code == 302
    assert (days()["Laat"], days()["Leeg"]) == (WHEN, TODAY + DAY)
    Traject.objects.filter(klant=people["Laat"]).update(evaluatie_op=WHEN + DAY)
    assert "Daarom kan dit niet meer in één keer ongedaan" in text_of(browser.get(path))
    browser.post(f"{path}ongedaan/")
    assert (days()["Laat"], Bulkactie.objects.get().ongedaan_op) == (WHEN + DAY, None)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("bulkactie_naar_met_dag", {"soort": "evaluatie", "naar": True, "dag": TODAY}),
        ("bulkactie_naar_met_dag", {"soort": "regisseur", "dag": TODAY}),
        ("bulkactie_uitgevoerd_met_keuze", {"soort": "evaluatie", "uitgevoerd_op": clock.now()}),
    ],
)
def test_the_database_refuses_a_choice_that_is_none(cast, name, values):
    if values.pop("naar", False):
        values["naar"] = cast.regisseur
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Bulkactie.objects.bulk_create([Bulkactie(medewerker=cast.regisseur, **values)])


def test_the_database_refuses_an_old_day_without_its_traject(cast, people):
    actie = Bulkactie.objects.create(medewerker=cast.regisseur, soort="evaluatie")
    with pytest.raises(IntegrityError, match="bulkregel_evaluatie_van_traject"), transaction.atomic():
        Bulkregel.objects.bulk_create([Bulkregel(bulkactie=actie, klant=people["Leeg"], evaluatie_was=TODAY)])
    assert Klant.objects.filter(bulkregels__isnull=False).count() == 0
