"""The start pages of beheerder and manager: what does not run, and how the year stands."""

from datetime import date, datetime, timedelta
from types import SimpleNamespace

import pytest

from tests.doelen.test_pages import text_of
from tests.dossier.gevallen import person_of
from tests.intake.factories import CampagneFactory
from werkoffensief.accounts.models import Programma
from werkoffensief.berichten import heartbeat, registry
from werkoffensief.berichten.models import Nachttaak, Opdracht
from werkoffensief.doelen import overzicht
from werkoffensief.doelen.models import Doelstelling
from werkoffensief.doelen.queries import Sommen
from werkoffensief.dossier.queries import beheer
from werkoffensief.overdracht.models import Afwijking, Importbestand, Importopdracht
from werkoffensief.web import clock
from werkoffensief.web.clock import AMSTERDAM

pytestmark = pytest.mark.django_db
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
NIGHT = datetime(2026, 11, 26, 5, 59, tzinfo=AMSTERDAM)


@pytest.fixture
def alive():
    """A worker and beat that left a heartbeat just now."""
    heartbeat.beat_once(heartbeat.WORKER, now=clock.now())
    heartbeat.beat_once(heartbeat.BEAT, now=clock.now())


@pytest.fixture
def nights_done(monkeypatch):
    """No nightly job is known, so none is missed."""
    monkeypatch.setattr(registry, "_nightly", {})


def start(browser):
    response = browser.get("/")
    assert response.status_code == 200
    return text_of(response)


# --- beheerder ------------------------------------------------------------


def test_everything_runs_is_said_in_one_line(cast, client_of, alive, nights_done):
    text = start(client_of(cast.beheerder))
    assert "Worker en beat draaien" in text
    assert "staat stil" not in text


@pytest.mark.parametrize(("age", "silent"), [(69 * SECOND, []), (70 * SECOND, ["beat"])])
def test_heartbeat_is_too_old_after_seventy_seconds(alive, age, silent):
    now = clock.now()
    heartbeat.beat_once(heartbeat.WORKER, now=now)
    heartbeat.beat_once(heartbeat.BEAT, now=now - age)
    assert heartbeat.silent_processes(now) == silent


def test_silent_process_is_an_alert_that_says_what_to_do(cast, client_of, nights_done, settings):
    heartbeat.beat_once(heartbeat.WORKER, now=clock.now())
    heartbeat.beat_once(heartbeat.BEAT, now=clock.now() - 71 * SECOND)
    text = start(client_of(cast.beheerder))
    assert "Van beat kwam langer dan 70 seconden geen teken. Start dit proces opnieuw." in text
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    assert "Van worker en beat kwam" in start(client_of(cast.beheerder))


def test_work_that_failed_or_waits_a_quarter_is_named_by_kind(cast, client_of, alive, nights_done):
    now = clock.now()
    waits = Opdracht.objects.create(soort="proef", sleutel="a", uitvoeren_na=now - timedelta(minutes=14))
    assert beheer.waiting_work(now) == []
    Opdracht.objects.filter(pk=waits.pk).update(uitvoeren_na=now - timedelta(minutes=15))
    Opdracht.objects.create(soort="proef", sleutel="b", uitvoeren_na=now + MINUTE, fout="ValueError")
    Opdracht.objects.create(soort="klaar", sleutel="c", uitvoeren_na=now - timedelta(days=1), klaar_op=now)
    (row,) = beheer.waiting_work(now)
    assert (row.soort, row.aantal, row.fout) == ("proef", 2, "ValueError")
    text = start(client_of(cast.beheerder))
    assert "Er blijft werk liggen." in text
    assert "proef 2" in text
    assert "ValueError" in text


def test_night_without_a_first_turn_is_no_alarm(monkeypatch, cast, client_of, alive):
    jobs = ("inzage_partitie", "klanten_toedelen")
    monkeypatch.setattr(registry, "_nightly", dict.fromkeys(jobs, lambda day: None))
    text = start(client_of(cast.beheerder))
    assert "nog niet aan de beurt is geweest" in text
    assert "ruimte maken in het inzagelogboek" in text
    assert "Het nachtwerk is niet af." not in text
    Nachttaak.objects.create(naam="klanten_toedelen", dag=date(2020, 1, 1), fout="DataError")
    text = start(client_of(cast.beheerder))
    assert "Niet gedaan: klanten bij hun team indelen." in text
    assert "ruimte maken in het inzagelogboek" in text.split("nog niet aan de beurt is geweest")[1]


def test_every_night_job_has_words_for_its_reader():
    assert set(beheer.NIGHT_WORDS) == set(registry.nightly_jobs())


def test_night_is_missed_at_six_and_that_of_yesterday_before_six(monkeypatch, db):
    monkeypatch.setattr(registry, "_nightly", {"opruimen": lambda day: None})
    today, yesterday = NIGHT.date(), NIGHT.date() - timedelta(days=1)
    Nachttaak.objects.create(naam="opruimen", dag=yesterday, klaar_op=NIGHT)
    assert beheer.missed_nights(NIGHT) == []
    assert beheer.missed_nights(NIGHT + MINUTE) == ["opruimen"]
    note = Nachttaak.objects.create(naam="opruimen", dag=today)
    assert beheer.missed_nights(NIGHT + MINUTE) == ["opruimen"]
    note.klaar_op = NIGHT
    note.save()
    assert beheer.missed_nights(NIGHT + MINUTE) == []


def delivery(door, **kwargs):
    return Importopdracht.objects.create(door=door, **kwargs)


def test_last_deliveries_with_refused_files_and_differences(cast, client_of, alive, nights_done):
    now = clock.now()
    for number in range(7):
        row = delivery(
            cast.beheerder, status="klaar", klaar_op=now, aangemaakt_op=now - timedelta(days=number)
        )
        for name, outcome in (("a.csv", "geweigerd"), ("b.csv", "overgenomen"), ("c.txt", "genegeerd")):
            Importbestand.objects.create(opdracht=row, naam=name, uitkomst=outcome)
    shown = beheer.deliveries(now)
    assert [(row.aantal, row.geweigerd) for row in shown["leveringen"]] == [(2, 1)] * 5
    klant, _, _ = person_of(cast.regisseur)
    for key in ("x", "y"):
        Afwijking.objects.create(
            soort="verschil", bron="b", tabel="klanten", sleutel=key, eenheid="e", klant=klant
        )
    text = start(client_of(cast.beheerder))
    assert "2 verschillen tussen een levering en het scherm wachten op uw besluit." in text
    assert klant.achternaam not in text
    listed = client_of(cast.beheerder).get("/beheer/leveringen/").content.decode()
    assert listed.count("<tr>") > 5


@pytest.mark.parametrize(("age", "alert"), [(timedelta(days=6, hours=23), True), (timedelta(days=7), False)])
def test_failed_delivery_is_an_alert_for_a_week(cast, age, alert):
    now = clock.now()
    delivery(cast.beheerder, status="mislukt", klaar_op=now, aangemaakt_op=now - age)
    assert bool(beheer.deliveries(now)["mislukt"]) is alert


def test_failed_delivery_leads_to_its_page(cast, client_of, alive, nights_done):
    now = clock.now()
    row = delivery(cast.beheerder, status="mislukt", klaar_op=now, melding="Kapot.")
    page = client_of(cast.beheerder).get("/").content.decode()
    assert "Een levering is mislukt." in page
    assert page.count(f"/beheer/leveringen/{row.pk}/") == 2


# --- manager ------------------------------------------------------------


def test_year_in_two_seconds_is_a_sentence_a_line_and_the_list(cast, client_of):
    programme = Programma.objects.create(naam="Werkoffensief")
    year = clock.today().year
    for maat, waarde in (("regulier", 4000), ("extra", 500), ("kosten_per_uitkering", 15000)):
        Doelstelling.objects.create(programma=programme, jaar=year, maat=maat, waarde=waarde)
    CampagneFactory()
    browser = client_of(cast.manager)
    text = start(browser)
    assert f"{year} ligt " in text
    assert text.count("Daarom ziet u") == 0
    assert "0 mensen zijn geplaatst, van de 4.500 die het doel zijn" in text
    assert "onder de norm van" in text
    assert f"/doelen/{year}/geplaatst/" in browser.get("/").content.decode()
    assert date(year, 1, 1) <= clock.today()


@pytest.mark.parametrize(
    ("placed", "day", "line"),
    [
        (4248, date(2019, 12, 31), "2019 is niet gehaald: 252 te kort"),
        (4500, date(2019, 12, 31), "2019 is gehaald"),
        (4512, date(2019, 12, 31), "2019 is gehaald: 12 meer dan het doel"),
        (2250, date(2019, 6, 30), "2019 ligt precies op de norm"),
        (2249, date(2019, 6, 30), "2019 ligt 1 achter op de norm"),
        (2300, date(2019, 6, 1), "2019 ligt 50 voor op de norm"),
    ],
)
def test_headline_says_how_the_year_goes(placed, day, line):
    sums, peiling = Sommen(), SimpleNamespace(jaar=2019, peildatum=day)
    sums.aantal["geplaatst"] = placed
    assert overzicht.headline(sums, {"regulier": 4000, "extra": 500}, peiling) == line


def test_another_year_says_why_it_is_shown():
    peiling = SimpleNamespace(jaar=2019)
    assert "Van 2026 is nog niemand geteld." in overzicht.why_year([2026, 2019], peiling, date(2026, 5, 1))
    assert "Van 2026 is er nog geen doelstelling." in overzicht.why_year([2019], peiling, date(2026, 5, 1))
    assert overzicht.why_year([2019], peiling, date(2019, 5, 1)) == ""


def test_manager_without_target_or_campaign_reads_what_is_missing(cast, client_of):
    browser = client_of(cast.manager)
    assert "Er is nog geen doelstelling of geen campagne" in start(browser)
    programme = Programma.objects.create(naam="Werkoffensief")
    Doelstelling.objects.create(programma=programme, jaar=2019, maat="regulier", waarde=1)
    assert "Er is nog geen doelstelling of geen campagne" in start(browser)
