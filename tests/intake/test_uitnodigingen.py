"""Letters, mails and reminders: what is said, to whom, and when nothing leaves."""

import re
import smtplib
from datetime import UTC, date, timedelta
from uuid import uuid4

import pytest
from django.core import mail
from icalendar import Calendar

from intake.models import Adres, Contactgegeven, Klant, Taak, Uitnodiging, Vertegenwoordiger
from intake.queries.brieven import address_lines
from intake.services import afspraken
from intake.services import herinneringen as reminders
from intake.services import uitnodigingen as services
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import (
    AfspraakFactory,
    BijeenkomstFactory,
    DeelnameFactory,
    KlantFactory,
    UitnodigingFactory,
)
from tests.intake.test_afspraken import at, plan, settle
from tests.web.test_pdf import _streams
from werkoffensief.berichten.models import Opdracht
from werkoffensief.berichten.services import work_off
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError

pytestmark = pytest.mark.django_db
NEVER_SAID = ("uitkering", "bijstand", "bsn", "benefit", "participatiewet")


@pytest.fixture
def klant(cast):
    give_stadsdeel(cast.centrum)
    row = KlantFactory(voornaam="Noor", achternaam="Visser")
    Contactgegeven.objects.create(klant=row, soort="email", waarde="noor@voorbeeld.nl", bron="klant")
    Adres.objects.create(klant=row, postcode="2511 CS", huisnummer="12", woonplaats="Den Haag", bron="klant")
    cast.consulent.telefoon = "070-3530000"
    cast.consulent.save(update_fields=["telefoon"])
    return row


def invite(row, door, manier="email", key=None):
    return services.invite(
        door=door.pk, uitnodiging_id=key or uuid4(), afspraak_id=row.pk, manier=manier, now=clock.now()
    )


def send(now=None):
    return work_off(now=now or clock.now())


def test_a_mail_says_when_where_and_whom_to_call_and_nothing_else(klant, cast):
    row = plan(klant, cast.consulent, at(9))
    invitation = invite(row, cast.consulent)
    assert not mail.outbox
    send()
    [sent] = mail.outbox
    day = at(9)
    assert sent.to == ["noor@voorbeeld.nl"]
    assert sent.subject.startswith(f"Uw afspraak op {day.day} ")
    for text in ("10:00 uur", "Balie 3", cast.consulent.naam, "070-3530000"):
        assert text in sent.body
    everything = f"{sent.subject} {sent.body}".lower()
    assert not [word for word in (*NEVER_SAID, "visser", klant.klantnummer.lower()) if word in everything]
    invitation.refresh_from_db()
    assert invitation.verstuurd_op is not None
    assert str(invitation.pk) in sent.extra_headers["Message-ID"]


@pytest.mark.parametrize(
    ("vorm", "how", "off"),
    [
        ("huisbezoek", "Hoe: wij komen bij u thuis", "Wij komen dan niet bij u langs."),
        ("telefoon", "Hoe: wij bellen u", "Wij bellen u dan niet."),
        ("kantoor", "Hoe: bij ons op kantoor\nWaar: Balie 3", "U hoeft niet te komen."),
    ],
)
def test_a_mail_says_who_comes_to_whom(klant, cast, vorm, how, off):
    row = AfspraakFactory(klant=klant, medewerker=cast.consulent, begin=at(9), vorm=vorm, plaats="Balie 3")
    told = UitnodigingFactory(afspraak=row, klant=klant, manier="email")
    assert how in services.mail_of(told, clock.now()).body
    told.soort = "afmelding"
    cancelled = services.mail_of(told, clock.now()).body
    assert off in cancelled
    assert how in cancelled
    assert "bij ons " not in cancelled.replace(how, "")


def test_a_home_visit_is_not_promised_at_the_home_of_who_gets_the_post(klant, cast):
    Vertegenwoordiger.objects.create(
        klant=klant, soort="bewindvoerder", naam="Bea Bewind", email="bea@voorbeeld.nl"
    )
    row = AfspraakFactory(klant=klant, medewerker=cast.consulent, begin=at(9), vorm="huisbezoek")
    body = services.mail_of(UitnodigingFactory(afspraak=row, klant=klant, manier="email"), clock.now()).body
    assert "thuis bij degene om wie het gaat" in body
    assert "bij u thuis" not in body


def test_the_mail_brings_a_calendar_entry_for_that_moment(klant, cast):
    row = plan(klant, cast.consulent, at(9))
    invite(row, cast.consulent)
    send()
    name, content, kind = mail.outbox[0].attachments[0]
    [event] = Calendar.from_ical(content).walk("VEVENT")
    assert (name, kind) == ("afspraak.ics", "text/calendar")
    assert event["DTSTART"].dt == at(9).astimezone(UTC)
    assert (event["DTEND"].dt - event["DTSTART"].dt) == timedelta(hours=1)
    assert (str(event["SUMMARY"]), str(event["LOCATION"])) == ("Afspraak", "Balie 3")
    assert str(event["UID"]).startswith(str(row.pk))


def test_the_outbox_holds_ids_only(klant, cast):
    invite(plan(klant, cast.consulent, at(9)), cast.consulent)
    for row in Opdracht.objects.filter(soort__in=(services.MAILEN, reminders.HERINNEREN)):
        text = f"{row.sleutel} {row.inhoud}"
        assert not [word for word in ("noor", "Visser", klant.klantnummer, "Balie") if word in text]


def test_two_rows_of_the_outbox_send_one_mail(klant, cast):
    invitation = invite(plan(klant, cast.consulent, at(9)), cast.consulent)
    for number in range(2):
        Opdracht.objects.create(
            soort=services.MAILEN, sleutel=f"again {number}", inhoud={"uitnodiging": str(invitation.pk)}
        )
    send()
    assert len(mail.outbox) == 1


class Refuses:
    """A mail server that says this, so many times."""

    def __init__(self, error, times=99):
        self.error, self.times = error, times

    def __call__(self, message, **more):
        self.times -= 1
        if self.times >= 0:
            raise self.error
        mail.outbox.append(message)


@pytest.mark.parametrize(
    "error",
    [smtplib.SMTPRecipientsRefused({"x": (550, b"no")}), smtplib.SMTPDataError(554, b"no")],
)
def test_a_final_refusal_is_seen_by_the_medewerker_and_not_tried_again(
    klant, cast, client_of, monkeypatch, error
):
    row = plan(klant, cast.consulent, at(9))
    invitation = invite(row, cast.consulent)
    monkeypatch.setattr("django.core.mail.EmailMessage.send", lambda self, **more: Refuses(error)(self))
    send()
    invitation.refresh_from_db()
    assert (invitation.verstuurd_op, invitation.reden) == (None, "niet_bezorgd")
    assert not Opdracht.objects.filter(soort=services.MAILEN, klaar_op__isnull=True).exists()
    page = client_of(cast.consulent).get(f"/klanten/{klant.pk}/afspraken/").content.decode()
    assert "kon niet worden bezorgd" in page


@pytest.mark.parametrize(
    "error",
    [
        smtplib.SMTPRecipientsRefused({"x": (451, b"later")}),
        smtplib.SMTPServerDisconnected("gone"),
        ConnectionRefusedError(),
    ],
)
def test_what_may_go_well_later_is_tried_again(klant, cast, monkeypatch, error):
    invitation = invite(plan(klant, cast.consulent, at(9)), cast.consulent)
    server = Refuses(error, times=1)
    monkeypatch.setattr("django.core.mail.EmailMessage.send", lambda self, **more: server(self))
    send()
    assert not mail.outbox
    send(clock.now() + timedelta(minutes=5))
    assert len(mail.outbox) == 1
    invitation.refresh_from_db()
    assert invitation.verstuurd_op is not None


def gone(klant, **values):
    Klant.objects.filter(pk=klant.pk).update(**values)


STOPS = {
    "died": lambda klant, row, cast: gone(klant, overleden_op=date(2026, 1, 1)),
    "moved away": lambda klant, row, cast: gone(klant, verhuisd_op=date(2026, 1, 1)),
    "called off": lambda klant, row, cast: settle(row, "afgezegd", cast.consulent),
    "withdrawn": lambda klant, row, cast: (
        type(row).objects.filter(pk=row.pk).update(vervallen_op=clock.now(), vervallen_reden="Fout")
    ),
    "no address": lambda klant, row, cast: klant.contactgegevens.update(geldig_tot=clock.now()),
    "no real address": lambda klant, row, cast: klant.contactgegevens.update(waarde="geen"),
}
ONLY_REMINDERS = {
    "shielded": lambda klant, row, cast: gone(klant, afgeschermd_op=clock.now(), afgeschermd_reden="Reden"),
    "stopped": lambda klant, row, cast: reminders.stop_reminders(
        door=cast.consulent.pk, klant_id=klant.pk, now=clock.now()
    ),
}


@pytest.mark.parametrize("what", STOPS)
def test_a_mail_that_waits_does_not_leave_when_it_should_not_any_more(klant, cast, what):
    row = plan(klant, cast.consulent, at(9))
    invitation = invite(row, cast.consulent)
    STOPS[what](klant, row, cast)
    send()
    assert not mail.outbox
    invitation.refresh_from_db()
    assert invitation.reden


def remind(row):
    """Let the worker come at the moment at which the reminder is due."""
    moment = row.begin - timedelta(days=2)
    Opdracht.objects.filter(soort=reminders.HERINNEREN, uitvoeren_na__lte=moment).update(
        uitvoeren_na=clock.now()
    )
    return send()


def test_a_reminder_leaves_two_days_before_and_once(klant, cast):
    row = plan(klant, cast.consulent, at(9))
    assert send(at(6)) >= 0
    assert not mail.outbox
    remind(row)
    [sent] = mail.outbox
    assert sent.subject.startswith("Herinnering: uw afspraak op ")
    assert "herinneren u aan" in sent.body
    Opdracht.objects.update(klaar_op=None, uitvoeren_na=clock.now())
    send()
    assert len(mail.outbox) == 1
    assert Uitnodiging.objects.get().soort == "herinnering"


@pytest.mark.parametrize("what", [*STOPS, *ONLY_REMINDERS])
def test_each_condition_stops_a_reminder(klant, cast, what):
    row = plan(klant, cast.consulent, at(9))
    {**STOPS, **ONLY_REMINDERS}[what](klant, row, cast)
    remind(row)
    assert not mail.outbox
    assert not Uitnodiging.objects.exists()


def test_a_moved_appointment_is_reminded_of_its_new_moment_only(klant, cast):
    row = plan(klant, cast.consulent, at(9))
    gegevens = {name: getattr(row, name) for name in afspraken.AFSPRAAK} | {"begin": at(12)}
    afspraken.change_afspraak(
        door=cast.consulent.pk, afspraak_id=row.pk, versie=1, gegevens=gegevens, now=clock.now()
    )
    remind(row)
    assert not mail.outbox
    row.refresh_from_db()
    remind(row)
    assert [f"op {at(12).day} " in sent.subject for sent in mail.outbox] == [True]


def test_reminders_that_began_again_leave(klant, cast):
    row = plan(klant, cast.consulent, at(9))
    ONLY_REMINDERS["stopped"](klant, row, cast)
    reminders.resume_reminders(door=cast.consulent.pk, klant_id=klant.pk, now=clock.now())
    remind(row)
    assert len(mail.outbox) == 1


def test_a_call_is_noted_and_what_cannot_be_said_is_refused(klant, cast, settings):
    row = plan(klant, cast.consulent, at(9))
    assert invite(row, cast.consulent, "bellen").verstuurd_op is not None
    settings.MAIL = False
    with pytest.raises(RefusalError, match="verstuurt geen mail"):
        invite(row, cast.consulent)
    klant.adressen.update(geldig_tot=clock.now())
    with pytest.raises(RefusalError, match="geen adres bekend"):
        invite(row, cast.consulent, "brief")


def test_a_letter_goes_to_who_gets_the_post(klant):
    assert address_lines(klant) == ["Noor Visser", "2511 CS 12", "DEN HAAG"]
    klant.adressen.update(straat="Lange Poten")
    assert address_lines(klant) == ["Noor Visser", "Lange Poten 12", "2511 CS DEN HAAG"]
    acting = Vertegenwoordiger.objects.create(
        klant=klant, soort="bewindvoerder", naam="T. de Boer", organisatie="Goed Beheer",
        adres="Postbus 12, 2500 AA Den Haag", bron="klant",
    )  # fmt: skip
    assert address_lines(klant) == ["Goed Beheer", "t.a.v. T. de Boer", "Postbus 12", "2500 AA Den Haag"]
    Vertegenwoordiger.objects.filter(pk=acting.pk).update(is_geadresseerde=False)
    assert address_lines(klant)[0] == "Noor Visser"


def test_a_letter_goes_care_of_the_place_where_somebody_without_an_address_is_reached(klant):
    klant.adressen.update(
        soort="geen_adres",
        bereikbaar_via="Inloophuis De Haven, Kade 1, 2511 CS Den Haag",
        postcode=None,
        huisnummer=None,
        woonplaats=None,
    )  # fmt: skip
    assert address_lines(klant) == [
        "Noor Visser",
        "p/a Inloophuis De Haven",
        "Kade 1",
        "2511 CS Den Haag",
    ]


def test_who_is_reached_through_a_place_without_a_postal_address_is_told_there(klant, cast, client_of):
    klant.adressen.update(
        soort="geen_adres",
        bereikbaar_via="Inloophuis, bij de kade",
        postcode=None,
        huisnummer=None,
        woonplaats=None,
    )
    assert address_lines(klant) == []
    row = plan(klant, cast.consulent, at(9))
    here = f"/afspraken/{row.pk}/uitnodigen/"
    browser = client_of(cast.consulent)
    refused = browser.post(here, {"manier": "brief", "nieuw_id": str(uuid4())})
    assert "geen adres bekend" in refused.content.decode()
    told = browser.post(here, {"manier": "mondeling", "nieuw_id": str(uuid4())}, follow=True)
    assert "Gezegd of via de plek laten weten" in told.content.decode()
    [message] = row.uitnodigingen.all()
    assert message.verstuurd_op is not None


def letters(cast, rows, reeks=None):
    reeks = reeks or uuid4()
    services.choose_letters(door=cast.consulent.pk, reeks=reeks, about=rows, now=clock.now())
    return reeks


def test_who_is_left_out_of_a_batch_is_named_with_the_reason(klant, cast, client_of):
    rows = {"klant": plan(klant, cast.consulent, at(9))}
    for number, name in enumerate(("dood", "weg", "zonder", "schild"), 1):
        other = KlantFactory(achternaam=f"Persoon{name}")
        rows[name] = plan(other, cast.consulent, at(9 + number))
        if name != "zonder":
            Adres.objects.create(klant=other, postcode="2511 CS", huisnummer="1", bron="klant")
    gone(rows["dood"].klant, overleden_op=date(2026, 1, 1))
    gone(rows["weg"].klant, verhuisd_op=date(2026, 1, 1))
    gone(
        rows["schild"].klant, afgeschermd_op=clock.now(), afgeschermd_reden="Reden", regisseur=cast.collega.pk
    )
    for row in rows.values():
        row.klant.refresh_from_db()
    reeks = letters(cast, rows.values())
    found = dict(Uitnodiging.objects.values_list("afspraak", "reden"))
    assert {name: found[row.pk] for name, row in rows.items()} == {
        "klant": None, "dood": "overleden", "weg": "verhuisd", "zonder": "geen_adres", "schild": "afgeschermd",
    }  # fmt: skip
    page = client_of(cast.consulent).get(f"/agenda/brieven/{reeks}/").content.decode()
    for text in (
        "Persoondood</a>: de klant is overleden",
        "er is geen adres bekend",
        "naar een andere gemeente",
    ):
        assert text in page
    assert "Persoonschild" not in page
    assert "1\xa0klant van wie u het dossier niet (meer) mag zien" in page


def test_a_batch_is_one_pdf_and_counts_as_printed(klant, cast, client_of):
    klant.adressen.update(geheim=True)
    other = KlantFactory()
    Adres.objects.create(klant=other, postcode="2511 CS", huisnummer="1", bron="klant")
    rows = [plan(klant, cast.consulent, at(9)), plan(other, cast.consulent, at(10))]
    reeks = letters(cast, rows)
    assert letters(cast, rows, reeks) == reeks
    assert Uitnodiging.objects.count() == 2
    answer = client_of(cast.consulent).post(f"/agenda/brieven/{reeks}/pdf/")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Cache-Control"] == "no-store"
    inside = b"".join(_streams(answer.content))
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", inside)) == len(rows), "a letter is one page"
    assert not Uitnodiging.objects.filter(verstuurd_op__isnull=True).exists()


def test_who_died_after_the_letters_were_chosen_gets_none(klant, cast, client_of):
    reeks = letters(cast, [plan(klant, cast.consulent, at(9))])
    gone(klant, overleden_op=date(2026, 1, 1))
    answer = client_of(cast.consulent).post(f"/agenda/brieven/{reeks}/pdf/", follow=True)
    assert "de klant is overleden" in answer.content.decode()
    row = Uitnodiging.objects.get()
    assert (row.reden, row.verstuurd_op) == ("overleden", None)


def test_a_letter_for_a_meeting_names_it(klant, cast):
    meeting = BijeenkomstFactory(begeleider=cast.consulent, begin=at(9))
    place = DeelnameFactory(klant=klant, bijeenkomst=meeting)
    invitation = services.invite(
        door=cast.consulent.pk, uitnodiging_id=uuid4(), deelname_id=place.pk, manier="email", now=clock.now()
    )
    send()
    assert mail.outbox[0].subject.startswith("Uw bijeenkomst op ")
    assert "Buurthuis, zaal 2" in mail.outbox[0].body
    assert invitation.gelegenheid == meeting


def test_no_letter_speaks_of_absences(klant, cast):
    for days in (9, 6):
        settle(
            AfspraakFactory(klant=klant, medewerker=cast.consulent, begin=at(-days)),
            "niet_verschenen",
            cast.consulent,
        )
    assert Taak.objects.open().exists()
    invite(plan(klant, cast.consulent, at(9)), cast.consulent)
    send()
    assert not [
        word for word in ("verschenen", "maatregel", "gevolg", "tweede") if word in mail.outbox[0].body
    ]
