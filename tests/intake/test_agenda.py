"""The agenda as its owner, a calendar program and a stranger see it."""

import re
from datetime import UTC, timedelta

import pytest
from django.test import Client
from icalendar import Calendar

from intake.models import Afspraak, Agendafeed, Contactpoging
from intake.services import agendafeed
from tests.dossier.gevallen import give_stadsdeel
from tests.dossier.test_dossier import cost_of_an_empty_view
from tests.intake.factories import AfspraakFactory, BijeenkomstFactory, KlantFactory, TaakFactory
from tests.intake.pages import moment
from tests.intake.test_afspraken import at
from werkoffensief.accounts.services.beheer import grant_role, set_active, withdraw_role
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def klant(cast):
    give_stadsdeel(cast.centrum)
    return KlantFactory(voornaam="Noor", achternaam="Visser")


@pytest.fixture(autouse=True)
def invited(cast):
    """Somebody who may log in."""
    cast.consulent.uitgenodigd_op = clock.now()
    cast.consulent.save(update_fields=["uitgenodigd_op"])


def text(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def day_of(row):
    return row.begin.astimezone(clock.AMSTERDAM).date().isoformat()


def test_a_day_and_a_week_show_the_own_appointments_in_order(klant, cast, client_of):
    row = AfspraakFactory(klant=klant, medewerker=cast.consulent, begin=at(1, 11), plaats="Balie 3")
    AfspraakFactory(klant=KlantFactory(achternaam="Eerder"), medewerker=cast.consulent, begin=at(1, 9))
    AfspraakFactory(klant=KlantFactory(achternaam="Ander"), medewerker=cast.collega, begin=at(1, 10))
    BijeenkomstFactory(begeleider=cast.consulent, begin=at(1, 14), titel="Training")
    browser = client_of(cast.consulent)
    for question in ("", "&weergave=week"):
        page = text(browser.get(f"/agenda/?dag={day_of(row)}{question}"))
        assert page.index("Eerder") < page.index("Visser") < page.index("Training")
        assert "Balie 3" in page
        assert "Ander" not in page
    assert "geen afspraken op deze dag" in text(browser.get("/agenda/?dag=2001-01-01"))


@pytest.mark.parametrize(
    "question",
    ["?dag=geen", "?dag=0001-01-01", "?dag=9999-12-31&weergave=week", "?dag=2100-12-31&weergave=week"],
)
def test_a_day_that_is_none_is_today(cast, client_of, question):
    assert client_of(cast.consulent).get(f"/agenda/{question}").status_code == 200


def test_who_is_out_of_sight_has_no_name_in_the_agenda(cast, client_of):
    give_stadsdeel(cast.escamp, "Escamp")
    gone = KlantFactory(achternaam="Onzichtbaar", stadsdeel="Escamp")
    row = AfspraakFactory(klant=gone, medewerker=cast.consulent, begin=at(1), plaats="Geheime straat 1")
    page = client_of(cast.consulent).get(f"/agenda/?dag={day_of(row)}").content.decode()
    assert "Onzichtbaar" not in page
    assert "Geheime straat" not in page
    assert str(gone.pk) not in page


@pytest.mark.parametrize("number", [1, 25, 100])
def test_a_week_costs_the_same_whatever_stands_in_it(cast, client_of, django_assert_max_num_queries, number):
    give_stadsdeel(cast.centrum)
    first = at(0, 0)
    for place in range(number):
        klant = KlantFactory()
        AfspraakFactory(
            klant=klant, medewerker=cast.consulent, begin=first + timedelta(minutes=6 * place), duur=5
        )
        TaakFactory(klant=klant, medewerker=cast.consulent)
    browser = client_of(cast.consulent)
    empty = cost_of_an_empty_view(browser)
    with django_assert_max_num_queries(empty + 12):
        assert browser.get("/agenda/?weergave=week").status_code == 200


def test_one_click_says_that_somebody_did_not_come_and_leads_back_to_the_day(klant, cast, client_of):
    row = AfspraakFactory(klant=klant, medewerker=cast.consulent, begin=at(-1))
    browser = client_of(cast.consulent)
    page = browser.get(f"/agenda/?dag={day_of(row)}").content.decode()
    assert 'value="niet_verschenen"' in page
    sent = {"status": "niet_verschenen", "versie": row.versie, "naar": "agenda"}
    answer = browser.post(f"/afspraken/{row.pk}/status/", sent)
    assert answer.url == f"/agenda/?dag={day_of(row)}"
    assert Contactpoging.objects.get().uitkomst == "niet_verschenen"
    again = browser.post(f"/afspraken/{row.pk}/status/", sent, follow=True)
    assert Contactpoging.objects.count() == 1
    assert "Iemand anders heeft deze afspraak net gewijzigd" in text(again)


def test_planning_moves_on_to_the_invitation_and_a_taken_time_keeps_what_was_typed(klant, cast, client_of):
    browser = client_of(cast.consulent)
    sent = {
        **moment(at(3)), "tijd": "1000", "duur": "60", "vorm": "kantoor", "plaats": "Balie 3",
        "medewerker": str(cast.consulent.pk),
    }  # fmt: skip
    answer = browser.post(f"/klanten/{klant.pk}/afspraken/nieuw/", sent)
    row = Afspraak.objects.get()
    assert (row.begin, row.medewerker) == (at(3), cast.consulent)
    assert answer.url == f"/afspraken/{row.pk}/uitnodigen/"
    other = browser.post(f"/klanten/{KlantFactory().pk}/afspraken/nieuw/", {**sent, "plaats": "Balie 4"})
    page = other.content.decode()
    assert "De medewerker heeft op dat moment al een afspraak" in page
    assert "Balie 4" in page


def test_a_colleague_of_the_team_may_get_the_appointment_and_a_stranger_may_not(klant, cast, client_of):
    browser = client_of(cast.consulent)
    sent = {**moment(at(3)), "duur": "60", "vorm": "kantoor", "plaats": "Balie 3"}
    for who, status in ((cast.vreemde, 200), (cast.collega, 302)):
        given = {**sent, "zoek_medewerker": who.naam, "medewerker": str(who.pk)}
        assert browser.post(f"/klanten/{klant.pk}/afspraken/nieuw/", given).status_code == status
    assert Afspraak.objects.get().medewerker == cast.collega


@pytest.mark.parametrize(
    ("vorm", "status"), [("kantoor", 200), ("wijk", 200), ("telefoon", 302), ("huisbezoek", 302)]
)
def test_where_the_klant_has_to_be_is_asked_and_proposed(klant, cast, client_of, vorm, status):
    browser, page = client_of(cast.consulent), f"/klanten/{klant.pk}/afspraken/nieuw/"
    AfspraakFactory(
        klant=klant, medewerker=cast.consulent, begin=at(2), vorm="kantoor", plaats="Spui 70, balie 3"
    )
    assert 'name="plaats" value="Spui 70, balie 3"' in browser.get(page).content.decode()
    sent = {**moment(at(3)), "duur": "60", "vorm": vorm, "plaats": "", "medewerker": str(cast.consulent.pk)}
    if status == 302:  # what was proposed and left standing is no place of a call or a visit at home
        sent["plaats"] = "Spui 70, balie 3"
    answer = browser.post(page, sent)
    assert not Afspraak.objects.filter(begin=at(3)).exclude(plaats=None).exists()
    assert answer.status_code == status
    assert ("Vul in waar de klant moet zijn." in answer.content.decode()) == (status == 200)


def feed(medewerker):
    return f"/agenda/feed/{agendafeed.make_feed(medewerker_id=medewerker.pk, now=clock.now())}.ics"


def test_a_feed_says_when_and_in_which_form_and_nothing_about_anybody(klant, cast):
    row = AfspraakFactory(
        klant=klant,
        medewerker=cast.consulent,
        begin=at(1),
        plaats="Kade 12",
        onderwerp="Schulden",
        vorm="huisbezoek",
    )
    AfspraakFactory(klant=klant, medewerker=cast.consulent, begin=at(2), status="afgezegd")
    AfspraakFactory(klant=klant, medewerker=cast.collega, begin=at(3))
    BijeenkomstFactory(begeleider=cast.consulent, begin=at(4), titel="Uit de bijstand")
    answer = Client().get(feed(cast.consulent))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    content = answer.content.decode()
    for word in (
        "Noor",
        "Visser",
        klant.klantnummer,
        "Kade",
        "Schulden",
        "bijstand",
        "uitkering",
        cast.consulent.naam,
    ):
        assert word not in content
    first, meeting = Calendar.from_ical(content).walk("VEVENT")
    assert (str(first["SUMMARY"]), str(meeting["SUMMARY"])) == ("Afspraak (huisbezoek)", "Bijeenkomst")
    assert first["DTSTART"].dt == row.begin.astimezone(UTC)
    assert str(first["URL"]).endswith(f"/klanten/{klant.pk}/")
    assert Client().get(f"/klanten/{klant.pk}/").status_code == 302


def test_a_feed_is_dead_when_renewed_withdrawn_or_when_its_owner_may_not_log_in(cast, client_of):
    first = feed(cast.consulent)
    second = feed(cast.consulent)
    unknown = Client().get("/agenda/feed/bestaat-niet.ics")
    assert Client().get(second).status_code == 200
    client_of(cast.consulent).post("/agenda/adres/intrekken/")
    third = feed(cast.consulent)
    set_active(
        door=cast.beheerder.pk,
        medewerker_id=cast.consulent.pk,
        versie=_fresh(cast.consulent).versie,
        is_active=False,
    )
    for address in (first, second, third):
        answer = Client().get(address)
        assert (answer.status_code, answer.content) == (404, unknown.content)
        assert _apart_from_the_clock(answer) == _apart_from_the_clock(unknown)


def test_a_feed_is_dead_from_the_moment_that_its_owner_has_no_role_in_casework(cast):
    address = feed(cast.consulent)
    assert Client().get(address).status_code == 200
    grant = cast.consulent.rolverleningen.get()
    withdraw_role(door=cast.beheerder.pk, verlening_id=grant.pk)
    assert Client().get(address).status_code == 404
    grant_role(door=cast.beheerder.pk, medewerker_id=cast.consulent.pk, rol="manager")
    assert Client().get(address).status_code == 404


def _apart_from_the_clock(answer):
    return {name: value for name, value in answer.headers.items() if name != "Expires"}


def _fresh(row):
    row.refresh_from_db()
    return row


def test_of_a_key_only_a_hash_is_kept_and_its_page_shows_it_once(cast, client_of):
    browser = client_of(cast.consulent)
    page = browser.post("/agenda/adres/maken/").content.decode()
    key = re.search(r"/agenda/feed/([\w-]+)\.ics", page)[1]
    assert len(key) >= 43
    row = Agendafeed.objects.get()
    assert row.afdruk == agendafeed.digest(key)
    events = Agendafeed.geschiedenis.rel.related_model.objects.values()
    assert key not in f"{events}"
    assert row.afdruk not in f"{list(events)}"
    assert key not in browser.get("/agenda/adres/").content.decode()
    assert Client().get(f"/agenda/feed/{key}.ics").status_code == 200


def test_an_entry_for_the_own_calendar_names_nobody(klant, cast, client_of):
    row = AfspraakFactory(klant=klant, medewerker=cast.consulent, begin=at(1), plaats="Kade 12")
    answer = client_of(cast.consulent).get(f"/afspraken/{row.pk}/afspraak.ics")
    assert "Visser" not in answer.content.decode()
    assert answer["Content-Disposition"] == 'attachment; filename="afspraak.ics"'
    assert client_of(cast.vreemde).get(f"/afspraken/{row.pk}/afspraak.ics").status_code == 404


def test_a_task_is_on_the_agenda_done_and_postponed(klant, cast, client_of):
    row = TaakFactory(klant=klant, medewerker=cast.consulent, team=cast.centrum)
    browser = client_of(cast.consulent)
    assert "Praat over wat er aan de hand is" in text(browser.get("/agenda/"))
    later = {"uitgesteld_tot": at(5).strftime("%d-%m-%Y"), "uitgesteld_reden": "Op reis", "versie": 1}
    browser.post(f"/taken/{row.pk}/uitstellen/", later)
    assert "Praat over" not in text(browser.get("/agenda/"))
    assert "wacht tot" in text(browser.get(f"/klanten/{klant.pk}/afspraken/"))
    browser.post(f"/taken/{row.pk}/gedaan/")
    assert _fresh(row).gedaan_door == cast.consulent
    assert browser.post(f"/taken/{row.pk}/gedaan/").status_code == 404


def test_reminders_are_put_off_and_on(klant, cast, client_of):
    browser = client_of(cast.consulent)
    here = f"/klanten/{klant.pk}/afspraken/"
    browser.post(f"/klanten/{klant.pk}/herinneringen/", {"stop": "ja"})
    assert "krijgt geen herinneringen" in text(browser.get(here))
    browser.post(f"/klanten/{klant.pk}/herinneringen/", {"stop": "nee"})
    assert "krijgt geen herinneringen" not in text(browser.get(here))
