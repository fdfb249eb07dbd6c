"""Who called off, who is told, who takes over, and many people invited at once."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from icalendar import Calendar

from intake.models import Afspraak, Contactgegeven, Contactpoging, Deelname, Uitnodiging, Vertegenwoordiger
from intake.queries import agenda as read
from intake.queries.rooster import rooster, team_week
from intake.services import afspraken as services
from intake.services import bijeenkomsten, velen
from intake.services.feiten import withdraw_feit
from intake.services.uitnodigingen import invite
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import AfspraakFactory, BijeenkomstFactory, DeelnameFactory, KlantFactory
from tests.intake.test_afspraken import at, plan, settle
from tests.intake.test_uitnodigingen import remind, send
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError, checked

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def klant(cast):
    give_stadsdeel(cast.centrum)
    klant = KlantFactory(voornaam="Noor", achternaam="Visser", regisseur=None)
    Contactgegeven.objects.create(klant=klant, soort="email", waarde="noor@voorbeeld.nl", bron="klant")
    Contactgegeven.objects.create(klant=klant, soort="telefoon", waarde="0612345678", bron="klant")
    klant.adressen.create(postcode="2511 CS", huisnummer="12", woonplaats="Den Haag", bron="klant")
    return klant


def talk(klant, door, **more):
    from intake.services.gesprekken import record_gesprek

    gegevens = {"datum": clock.today(), "vorm": "kantoor", "trede": None, "verslag": None, **more}
    return record_gesprek(door=door.pk, klant_id=klant.pk, gesprek_id=uuid4(), gegevens=gegevens)


def test_a_call_in_the_morning_does_not_settle_the_visit_of_the_afternoon(klant, cast):
    later = AfspraakFactory(klant=klant, medewerker=cast.consulent, begin=at(0, 23, 50), duur=5)
    talk(klant, cast.consulent)
    later.refresh_from_db()
    assert later.status == "gepland"


def test_a_call_settles_a_call_only_unless_it_was_said_that_it_took_place(klant, cast):
    visit = AfspraakFactory(klant=klant, medewerker=cast.consulent, begin=at(0, 0, 5))
    talk(klant, cast.consulent, vorm="telefoon")
    visit.refresh_from_db()
    assert visit.status == "gepland"
    settle(visit, "geweest", cast.consulent)
    gesprek = talk(klant, cast.consulent, vorm="telefoon")
    visit.refresh_from_db()
    assert visit.gesprek == gesprek


def test_a_withdrawn_conversation_frees_its_appointment(klant, cast):
    row = AfspraakFactory(klant=klant, medewerker=cast.consulent, begin=at(0, 0, 5))
    gesprek = talk(klant, cast.consulent)
    with pytest.raises(RefusalError, match="Laat eerst dat gesprek vervallen"):
        settle(row, "gepland", cast.consulent)
    gesprek.refresh_from_db()
    withdraw_feit(
        door=cast.consulent.pk, soort="gesprek", feit_id=gesprek.pk, versie=gesprek.versie,
        reden="Verkeerde klant", now=clock.now(),
    )  # fmt: skip
    row.refresh_from_db()
    assert (row.status, row.gesprek) == ("geweest", None)
    assert settle(row, "gepland", cast.consulent).status == "gepland"


def call_off(row, door, afzegger, reden=None):
    row.refresh_from_db()
    return services.settle_afspraak(
        door=door.pk, afspraak_id=row.pk, versie=row.versie, status="afgezegd", afzegger=afzegger,
        afzegreden=reden, now=clock.now(),
    )  # fmt: skip


def test_what_we_call_off_is_no_attempt_of_the_klant_and_says_why(klant, cast):
    row = plan(klant, cast.consulent)
    with pytest.raises(RefusalError, match="waarom wij"):
        call_off(row, cast.consulent, "wij")
    call_off(row, cast.consulent, "wij", "Ziek")
    assert not Contactpoging.objects.exists()
    row.refresh_from_db()
    assert (row.afzegger, row.afzegreden) == ("wij", "Ziek")
    settle(row, "gepland", cast.consulent)
    row.refresh_from_db()
    assert (row.afzegger, row.afzegreden) == (None, None)
    call_off(row, cast.consulent, "klant")
    assert Contactpoging.objects.filter(vervallen_op__isnull=True, uitkomst="afgezegd").count() == 1


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"afzegger": "klant"}, "afspraak_afzegger_past"),
        ({"status": "afgezegd", "afzegger": "wie"}, "afspraak_afzegger_past"),
        ({"status": "afgezegd", "afzegreden": "Ziek"}, "afspraak_afzegger_past"),
        ({"status": "afgezegd", "afzegger": "wij"}, "afspraak_wij_zeggen_waarom"),
        ({"status": "afgezegd", "afzegger": "wij", "afzegreden": " "}, "afspraak_wij_zeggen_waarom"),
    ],
)
def test_the_database_refuses_half_a_calling_off(klant, cast, values, constraint):
    row = AfspraakFactory(klant=klant, medewerker=cast.consulent, begin=at(3))
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Afspraak.objects.filter(pk=row.pk).update(**values)


def test_the_klant_hears_that_it_is_off_and_the_calendar_takes_it_out(klant, cast, client_of):
    row = plan(klant, cast.consulent, at(9))
    client = client_of(cast.consulent)
    row.refresh_from_db()
    form = {"afzegger": "wij", "afzegreden": "Ziek", "versie": row.versie}
    answer = client.post(f"/afspraken/{row.pk}/afzeggen/", form)
    assert answer["Location"] == f"/afspraken/{row.pk}/uitnodigen/"
    page = client.get(answer["Location"]).content.decode()
    assert "gaat niet door" in page
    client.post(answer["Location"], {"manier": "email", "nieuw_id": str(uuid4())})
    send()
    [sent] = mail.outbox
    assert sent.subject.endswith("gaat niet door")
    assert "niet te komen" in sent.body
    assert "Ziek" not in sent.body
    calendar = Calendar.from_ical(sent.attachments[0][1])
    [event] = calendar.walk("VEVENT")
    assert (calendar["METHOD"], event["STATUS"]) == ("CANCEL", "CANCELLED")
    assert str(event["UID"]).startswith(str(row.pk))
    shown = client.get(f"/klanten/{klant.pk}/afspraken/").content.decode()
    assert "Afgezegd door ons: Ziek" in shown
    assert "Afmelding gemaild" in shown


def test_a_message_that_it_is_off_does_not_leave_when_it_stands_again(klant, cast):
    row = plan(klant, cast.consulent, at(9))
    call_off(row, cast.consulent, "wij", "Ziek")
    about = {"door": cast.consulent.pk, "afspraak_id": row.pk, "manier": "email", "now": clock.now()}
    message = invite(uitnodiging_id=uuid4(), **about)
    assert message.soort == "afmelding"
    settle(row, "gepland", cast.consulent)
    send()
    message.refresh_from_db()
    assert (mail.outbox, message.reden) == ([], "gaat_door")


def test_a_moved_appointment_is_to_be_told_again(klant, cast, client_of):
    row = plan(klant, cast.consulent, at(9))
    invite(
        door=cast.consulent.pk, uitnodiging_id=uuid4(), afspraak_id=row.pk, manier="bellen", now=clock.now()
    )
    assert read.to_invite(cast.consulent, clock.now()) == []
    gegevens = {name: getattr(row, name) for name in services.AFSPRAAK} | {"begin": at(10)}
    row.refresh_from_db()
    services.change_afspraak(
        door=cast.consulent.pk, afspraak_id=row.pk, versie=row.versie, gegevens=gegevens, now=clock.now()
    )
    assert read.to_invite(cast.consulent, clock.now()) == [row]
    page = client_of(cast.consulent).get(f"/klanten/{klant.pk}/afspraken/").content.decode()
    assert "Vertelt nog de oude tijd" in page


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"plaats": "Bibliotheek"}, "Vertelt nog de oude plaats"),
        ({"vorm": "telefoon"}, "Vertelt nog hoe het eerst zou gaan"),
        ({"medewerker": "collega"}, "Vertelt nog de vorige collega"),
        ({"onderwerp": "Iets anders"}, ""),
    ],
)
def test_what_else_changed_is_to_be_told_again_and_the_mail_says_so(klant, cast, client_of, change, words):
    row = plan(klant, cast.consulent, at(9))
    about = {"door": cast.consulent.pk, "afspraak_id": row.pk, "manier": "email", "now": clock.now()}
    invite(uitnodiging_id=uuid4(), **about)
    send()
    assert mail.outbox[0].subject.startswith("Uw afspraak op")
    row.refresh_from_db()
    whose = getattr(cast, change.pop("medewerker", "consulent"))
    gegevens = {name: getattr(row, name) for name in services.AFSPRAAK} | change | {"medewerker_id": whose.pk}
    services.change_afspraak(
        door=cast.consulent.pk, afspraak_id=row.pk, versie=row.versie, gegevens=gegevens, now=clock.now()
    )
    assert read.to_invite(whose, clock.now()) == ([row] if words else [])
    page = client_of(cast.consulent).get(f"/klanten/{klant.pk}/afspraken/").content.decode()
    assert (words in page, "Nodig opnieuw uit" in page) == (True, bool(words))
    invite(uitnodiging_id=uuid4(), **about)
    send()
    told = mail.outbox[1]
    assert told.subject.startswith("Gewijzigd: uw afspraak" if words else "Uw afspraak op")
    assert ("is gewijzigd" in told.body) == bool(words)
    first, again = (message.attachments[0][1] for message in mail.outbox)
    uid = re.search(r"UID:(\S+)", first)[1]
    assert uid in again  # the calendar of the klant changes what stands there
    assert int(re.search(r"SEQUENCE:(\d+)", again)[1]) > int(re.search(r"SEQUENCE:(\d+)", first)[1])
    assert read.to_invite(whose, clock.now()) == []


def test_who_takes_over_is_asked_at_once_how_the_klant_hears_of_it(klant, cast, client_of):
    row = plan(klant, cast.consulent, at(9))
    invite(
        door=cast.consulent.pk, uitnodiging_id=uuid4(), afspraak_id=row.pk, manier="bellen", now=clock.now()
    )
    row.refresh_from_db()
    answer = client_of(cast.teamleider).post(f"/afspraken/{row.pk}/overnemen/", {"versie": row.versie})
    assert answer.url == f"/afspraken/{row.pk}/uitnodigen/"
    assert read.to_invite(cast.teamleider, clock.now()) == [row]


def test_no_appointment_falls_on_top_of_ones_own_meeting(klant, cast):
    meeting = BijeenkomstFactory(begeleider=cast.consulent, begin=at(3, 10), duur=60)
    for begin, free in ((at(3, 9), True), (at(3, 10, 30), False), (at(3, 11), True)):
        if free:
            plan(klant, cast.consulent, begin)
        else:
            with pytest.raises(RefusalError, match="een bijeenkomst"):
                plan(klant, cast.consulent, begin)
    plan(KlantFactory(), cast.collega, at(3, 10))
    with pytest.raises(RefusalError, match="begeleider heeft op dat moment een afspraak"), checked():
        type(meeting).objects.filter(pk=meeting.pk).update(begin=at(3, 11, 30))
    with pytest.raises(RefusalError, match="een bijeenkomst"), checked():
        Afspraak.objects.filter(medewerker=cast.collega).update(medewerker=cast.consulent)


def test_who_was_to_come_is_found_and_told_when_a_meeting_does_not_go_on(klant, cast, client_of):
    meeting = BijeenkomstFactory(begeleider=cast.consulent, begin=at(9), titel="Sollicitatietraining")
    DeelnameFactory(klant=klant, bijeenkomst=meeting)
    client = client_of(cast.consulent)
    answer = client.post(f"/bijeenkomsten/{meeting.pk}/afzeggen/", {"reden": "Zaal dicht", "versie": 1})
    assert answer["Location"] == f"/bijeenkomsten/{meeting.pk}/"
    page = client.get(answer["Location"]).content.decode()
    for text in (
        "Gaat niet door",
        "Noor Visser",
        "0612345678",
        "Afmelding mailen",
        "Weet nog niet dat het niet",
    ):
        assert text in page
    assert "Gaat niet door" in client.get("/bijeenkomsten/").content.decode()
    assert "Gaat niet door: Zaal dicht" in client.get(f"/klanten/{klant.pk}/afspraken/").content.decode()
    for _again in range(2):
        client.post(f"/bijeenkomsten/{meeting.pk}/brieven/", {"nieuw_id": str(uuid4())})
    send()
    [sent] = mail.outbox
    assert sent.subject.endswith("gaat niet door")
    assert client.get(f"/bijeenkomsten/{meeting.pk}/wijzigen/").status_code == 404


def test_pressing_twice_tells_nobody_twice(klant, cast):
    meeting = BijeenkomstFactory(begeleider=cast.consulent, begin=at(9))
    other = KlantFactory()
    other.adressen.create(postcode="2511 CS", huisnummer="1", bron="klant")
    silent = KlantFactory()
    for who in (klant, other, silent):
        DeelnameFactory(klant=who, bijeenkomst=meeting)
    reeks = uuid4()
    told = {"door": cast.consulent.pk, "bijeenkomst_id": meeting.pk, "now": clock.now()}
    said = velen.tell_participants(reeks=reeks, **told)
    assert (said.mails, said.brieven, said.bellen) == (1, 1, 1)
    for key in (reeks, uuid4()):
        again = velen.tell_participants(reeks=key, **told)
        assert (again.mails, again.brieven, again.bellen) == (0, 0, 1)
    assert Uitnodiging.objects.count() == 2
    bijeenkomsten.change_bijeenkomst(
        door=cast.consulent.pk, bijeenkomst_id=meeting.pk, versie=1, now=clock.now(),
        gegevens={name: getattr(meeting, name) for name in bijeenkomsten.BIJEENKOMST} | {"begin": at(10)},
    )  # fmt: skip
    assert velen.tell_participants(reeks=uuid4(), **told).mails == 1


def test_people_who_were_ticked_get_a_place_and_a_message_and_who_gets_none_is_named(klant, cast, client_of):
    meeting = BijeenkomstFactory(begeleider=cast.consulent, begin=at(9), plekken=1)
    late = KlantFactory(voornaam="Zoe", achternaam="Zwart")
    page = client_of(cast.consulent).get(f"/bijeenkomsten/{meeting.pk}/uitnodigen/?wie=team").content.decode()
    assert "Noor Visser" in page
    answer = client_of(cast.consulent).post(
        f"/bijeenkomsten/{meeting.pk}/uitnodigen/",
        {"klanten": [str(klant.pk), str(late.pk)], "nieuw_id": str(uuid4())},
        follow=True,
    )
    assert list(Deelname.objects.values_list("klant", flat=True)) == [klant.pk]
    assert "Zoe Zwart: Deze bijeenkomst is vol" in answer.content.decode()
    send()
    assert [sent.to for sent in mail.outbox] == [["noor@voorbeeld.nl"]]
    page = client_of(cast.consulent).get(f"/bijeenkomsten/{meeting.pk}/uitnodigen/?wie=team").content.decode()
    assert "Noor Visser" not in page


def test_nobody_ticks_a_person_of_another_team(klant, cast, client_of):
    meeting = BijeenkomstFactory(begeleider=cast.vreemde, begin=at(9))
    answer = client_of(cast.vreemde).post(
        f"/bijeenkomsten/{meeting.pk}/uitnodigen/?wie=team",
        {"klanten": str(klant.pk), "nieuw_id": str(uuid4())},
    )
    assert answer.status_code == 200
    assert "Noor Visser" not in answer.content.decode()
    assert not Deelname.objects.exists()


def test_a_place_in_a_meeting_is_reminded_of_once_and_of_its_new_moment(klant, cast):
    meeting = BijeenkomstFactory(begeleider=cast.consulent, begin=at(9))
    bijeenkomsten.add_deelname(
        door=cast.consulent.pk, klant_id=klant.pk, bijeenkomst_id=meeting.pk, now=clock.now()
    )
    gegevens = {name: getattr(meeting, name) for name in bijeenkomsten.BIJEENKOMST} | {"begin": at(12)}
    bijeenkomsten.change_bijeenkomst(
        door=cast.consulent.pk, bijeenkomst_id=meeting.pk, versie=1, gegevens=gegevens, now=clock.now()
    )
    remind(meeting)
    assert not mail.outbox
    meeting.refresh_from_db()
    remind(meeting)
    [sent] = mail.outbox
    assert sent.subject.startswith(f"Herinnering: uw bijeenkomst op {at(12).day} ")


def test_post_and_mail_go_to_the_same_person(klant, cast, client_of):
    acting = Vertegenwoordiger.objects.create(
        klant=klant,
        soort="bewindvoerder",
        naam="T. de Boer",
        adres="Postbus 12, 2500 AA Den Haag",
        bron="klant",
    )
    row = plan(klant, cast.consulent, at(9))
    about = {"door": cast.consulent.pk, "afspraak_id": row.pk, "manier": "email", "now": clock.now()}
    with pytest.raises(RefusalError, match="wie de post krijgt is geen e-mailadres"):
        invite(uitnodiging_id=uuid4(), **about)
    Vertegenwoordiger.objects.filter(pk=acting.pk).update(email="boer@voorbeeld.nl")
    page = client_of(cast.consulent).get(f"/afspraken/{row.pk}/uitnodigen/").content.decode()
    assert "Brief en mail gaan naar T. de Boer, bewindvoerder" in page
    invite(uitnodiging_id=uuid4(), **about)
    send()
    [sent] = mail.outbox
    assert sent.to == ["boer@voorbeeld.nl"]
    assert "U krijgt de post voor iemand" in sent.body
    assert "Visser" not in sent.body


def test_a_teamleider_reads_the_day_of_the_team_and_takes_over(klant, cast, client_of):
    row = plan(klant, cast.consulent, at(2))
    elsewhere = plan(KlantFactory(), cast.vreemde, at(2))
    address = f"/agenda/team/?dag={at(2).date().isoformat()}"
    client = client_of(cast.teamleider)
    page = client.get(address).content.decode()
    assert "Noor Visser" in page
    assert f"/afspraken/{row.pk}/overnemen/" in page
    assert str(elsewhere.pk) not in page
    assert client_of(cast.collega).get(address).status_code == 403
    row.refresh_from_db()
    client.post(f"/afspraken/{row.pk}/overnemen/", {"versie": row.versie, "naar": "agenda_team"})
    row.refresh_from_db()
    assert row.medewerker == cast.teamleider
    assert client_of(cast.vreemde).post(f"/afspraken/{row.pk}/overnemen/", {"versie": 2}).status_code == 404


def test_nobody_takes_over_at_a_moment_at_which_they_meet_somebody_else(klant, cast):
    row = plan(klant, cast.consulent, at(2))
    plan(KlantFactory(), cast.teamleider, at(2))
    row.refresh_from_db()
    with pytest.raises(RefusalError, match="al een afspraak"):
        services.take_over(door=cast.teamleider.pk, afspraak_id=row.pk, versie=row.versie, now=clock.now())


def test_the_week_shows_what_is_taken_and_where_there_is_room(klant, cast):
    monday = at(7 - clock.today().weekday()).date()
    days = (monday - clock.today()).days
    taken = plan(klant, cast.consulent, at(days, 9), duur=90)
    settle(plan(klant, cast.consulent, at(days, 14)), "afgezegd", cast.consulent)
    table = rooster(read.agenda_of(cast.consulent, [cast.consulent], monday, 7))
    assert len(table.dagen) == 5
    rows = {rij.tijd: rij.vakken for rij in table.rijen}
    assert (rows["09:00"][0].afspraken, rows["09:00"][0].hoogte) == ([taken], 3)
    assert [len(rows[time]) for time in ("09:00", "09:30", "10:00", "10:30")] == [5, 4, 4, 5]
    assert rows["14:00"][0].afspraken == []
    week = read.agenda_of(cast.consulent, [cast.consulent, cast.collega], monday, 7)
    missed = next(row for row in week[0].afspraken if row.status == "afgezegd")
    missed.status = "niet_verschenen"  # that time was taken: nobody came
    assert {rij.tijd: rij.vakken for rij in rooster(week).rijen}["14:00"][0].afspraken == [missed]
    mine, other = team_week(week, [cast.consulent, cast.collega])
    assert mine.dagen[0] == (monday, [taken, missed])
    assert [rows for _day, rows in other.dagen] == [[]] * 5
    assert (table.rijen[0].tijd, table.rijen[-1].tijd) == ("08:00", "16:30")


def test_planning_folds_the_colleagues_away(klant, cast, client_of):
    page = client_of(cast.consulent).get(f"/klanten/{klant.pk}/afspraken/nieuw/").content.decode()
    before, fold = page.split("Een collega heeft de afspraak")
    assert 'name="duur"' in before
    assert 'name="medewerker"' not in before
    assert 'name="medewerker"' in fold
    assert '<details class="veld" open' not in page
    assert "Al in uw agenda" in page
