"""Appointments, meetings and who takes part: what a file may say, and what it may not."""

from datetime import UTC, datetime

import pytest

from intake.models import Afspraak, Bijeenkomst, Contactpoging, Deelname, Taak, Uitnodiging
from intake.services.afspraken import settle_afspraak
from intake.services.herinneringen import stop_reminders
from intake.services.uitnodigingen import send_reminders
from tests.intake.test_afspraken import at
from tests.overdracht.wereld import deliver, outcome, sentences
from werkoffensief.accounts.models import Medewerker
from werkoffensief.berichten.models import Opdracht
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def world(wereld):
    """The world is there."""


def appointment(number="F9", klant="K1", who="m1", begin="2019-05-01 10:00", duur=60, status="gepland"):
    return f"{number};{klant};{who};{begin};{duur};kantoor;;;{status}"


def refused(tabel, *rows):
    return sentences(deliver({tabel: list(rows)}))


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2019-05-01 10:00", datetime(2019, 5, 1, 8, tzinfo=UTC)),
        ("01-05-2019T10:00:00", datetime(2019, 5, 1, 8, tzinfo=UTC)),
        ("2019-01-01T10:00+01:00", datetime(2019, 1, 1, 9, tzinfo=UTC)),
        ("2019-10-27T02:30+02:00", datetime(2019, 10, 27, 0, 30, tzinfo=UTC)),
        ("2019-10-27T02:30+01:00", datetime(2019, 10, 27, 1, 30, tzinfo=UTC)),
        ("2019-01-01T10:00Z", datetime(2019, 1, 1, 10, tzinfo=UTC)),
    ],
)
def test_a_moment_is_read_on_a_dutch_clock_or_with_its_distance(typed, moment):
    assert refused("afspraken", appointment(begin=typed)) == []
    assert Afspraak.objects.get(afspraaknummer="F9").begin == moment


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("2019-05-01", "is geen datum met een tijd"),
        ("2019-05-01 10:00:30", "is geen datum met een tijd"),
        ("2019-05-01 25:00", "is geen bestaande tijd"),
        ("2019-02-30 10:00", "is geen bestaande datum"),
        ("2019-03-31 02:30", "is een tijd die er niet was"),
    ],
)
def test_what_is_no_moment_is_refused(typed, why):
    [sentence] = refused("afspraken", appointment(begin=typed))
    assert why in sentence


def test_the_same_moment_written_in_another_way_writes_nothing():
    result = deliver({"afspraken": ["F1;K1;m1;01-03-2019 10:00;60;kantoor;Balie 3;Kennismaken;geweest"]})
    assert (sentences(result), outcome(result, "afspraken").gewijzigd) == ([], 0)
    assert Afspraak.objects.get(afspraaknummer="F1").versie == 1


TAKEN = "heeft op dat moment al een afspraak: F2"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (appointment(who="m2", klant="K1", begin="2019-07-01 09:45"), f"de medewerker {TAKEN}"),
        (appointment(who="m1", klant="K2", begin="2019-07-01 09:45"), f"de klant {TAKEN}"),
        (appointment(begin="2090-01-01 10:00", status="geweest"), "moet nog komen"),
        (appointment(begin="2090-01-01 10:00", status="niet_verschenen"), "moet nog komen"),
        (appointment(number="F2", klant="K1"), "is van een andere klant"),
        (appointment(duur=4), "moet een getal van 5 tot en met 480 zijn"),
        (appointment(status="weg"), "weg"),
        (appointment(klant="K99"), "is geen bekend klantnummer"),
    ],
)
def test_what_no_agenda_can_hold_is_refused(row, why):
    assert any(why in sentence for sentence in refused("afspraken", row))
    assert not Afspraak.objects.filter(afspraaknummer="F9").exists()


def test_who_ends_when_the_next_begins_fits_and_what_is_called_off_takes_no_time():
    off = appointment("F8", "K2", "m2", "2019-07-01 09:30", status="afgezegd")
    assert refused("afspraken", appointment(who="m2", begin="2019-07-01 10:00"), off) == []


def test_two_rows_of_a_file_may_change_places():
    rows = [appointment("F8", begin="2019-05-01 10:00"), appointment("F9", begin="2019-05-01 11:00")]
    assert refused("afspraken", *rows) == []
    swapped = [appointment("F8", begin="2019-05-01 11:00"), appointment("F9", begin="2019-05-01 10:00")]
    assert refused("afspraken", *swapped) == []


def reminders():
    return Opdracht.objects.filter(soort="afspraak_herinneren")


def test_a_delivered_appointment_that_is_still_to_come_brings_a_reminder_and_others_bring_none():
    soon, later = at(1).isoformat(timespec="minutes"), at(9).isoformat(timespec="minutes")
    rows = [
        appointment("F3", begin="2019-05-03 10:00"),
        appointment("F4", begin=soon),
        appointment("F5", begin=later),
        appointment("F6", klant="K2", who="m2", begin=later, status="afgezegd"),
    ]
    assert refused("afspraken", *rows) == []
    assert [row.inhoud["afspraak"] for row in reminders()] == [
        str(Afspraak.objects.get(afspraaknummer="F5").pk)
    ]
    assert refused("afspraken", *rows) == []
    assert reminders().count() == 1
    moved = at(12).isoformat(timespec="minutes")
    assert refused("afspraken", appointment("F5", begin=moved)) == []
    assert reminders().count() == 2  # that of the old moment says nothing when its day comes


def test_a_delivered_reminder_leaves_to_an_address_and_not_to_who_wants_none(mailoutbox):
    rows = [appointment(f"F{n}", klant=klant, who=who, begin=at(9).isoformat(timespec="minutes"))
            for n, klant, who in ((3, "K1", "m1"), (4, "K2", "m2"))]  # fmt: skip
    assert refused("afspraken", *rows) == []
    send_reminders(list(reminders()))
    assert [mail.to for mail in mailoutbox] == [["a@x.example"]]  # who gets the post of K1; K2 has no address
    first = Afspraak.objects.get(afspraaknummer="F3")
    stop_reminders(door=first.medewerker_id, klant_id=first.klant_id, now=clock.now())
    later = appointment("F5", begin=at(11).isoformat(timespec="minutes"))
    assert refused("afspraken", later) == []
    assert reminders().count() == 3
    send_reminders(list(reminders()))
    assert len(mailoutbox) == 1


def test_a_delivered_appointment_tells_nobody_and_asks_nothing():
    rows = [appointment(f"F{n}", begin=f"2019-05-0{n} 10:00", status="niet_verschenen") for n in (3, 4, 5)]
    assert refused("afspraken", *rows) == []
    assert not Taak.objects.exists()
    assert not Uitnodiging.objects.exists()
    assert not reminders().exists()
    assert not Contactpoging.objects.filter(uitkomst="niet_verschenen").exists()


def test_an_outcome_on_screen_stays_and_overwriting_it_leaves_no_attempt_behind_it():
    row = Afspraak.objects.get(afspraaknummer="F2")
    settle_afspraak(
        door=Medewerker.objects.get(gebruikersnaam="m2").pk, afspraak_id=row.pk, versie=1, status="niet_verschenen",
        now=clock.now(),
    )  # fmt: skip
    changed = ["F2;K2;m2;2019-07-01T09:30+02:00;30;telefoon;;;geweest"]
    deliver({"afspraken": changed})
    row.refresh_from_db()
    assert row.status == "niet_verschenen"
    deliver({"afspraken": changed}, overschrijf=True)
    row.refresh_from_db()
    assert (row.status, row.poging) == ("geweest", None)


def test_a_meeting_is_never_overbooked_by_a_file():
    assert "past niet" in " ".join(refused("deelnames", "K2;B1;uitgenodigd", "K3;B1;uitgenodigd"))
    assert refused("deelnames", "K2;B1;uitgenodigd") == []
    less = "B1;Sollicitatietraining;2019-04-01T13:00+02:00;120;Buurthuis;1;m1"
    assert "is minder dan er al bezet zijn: 2" in " ".join(refused("bijeenkomsten", less))
    assert Bijeenkomst.objects.get().plekken == 2
    assert Deelname.objects.exclude(status="afgemeld").count() == 2


def test_a_place_in_a_meeting_that_is_not_there_is_refused():
    assert "is geen bekend bijeenkomstnummer" in refused("deelnames", "K1;B9;aanwezig")[0]


def test_who_called_off_comes_along_and_stays_when_a_file_leaves_it_out():
    row = appointment("F8", status="afgezegd")
    assert refused("afspraken", f"{row};wij;Ziek") == []
    for _ in range(2):
        found = Afspraak.objects.get(afspraaknummer="F8")
        assert (found.status, found.afzegger, found.afzegreden) == ("afgezegd", "wij", "Ziek")
        assert refused("afspraken", row) == []


@pytest.mark.parametrize(
    "row",
    [
        f"{appointment(status='gepland')};klant;",
        f"{appointment(status='afgezegd')};wij;",
        f"{appointment(status='afgezegd')};;Ziek",
    ],
)
def test_half_a_calling_off_is_refused(row):
    assert any("past niet" in sentence for sentence in refused("afspraken", row))
    assert not Afspraak.objects.filter(afspraaknummer="F9").exists()


def test_nobody_has_an_appointment_in_a_meeting_that_they_lead():
    [sentence] = refused("afspraken", appointment(begin="2019-04-01 14:00"))
    assert "heeft op dat moment een bijeenkomst: B1" in sentence
    assert refused("afspraken", appointment(begin="2019-04-01 15:00")) == []
    moved = "B1;Sollicitatietraining;2019-04-01T14:30+02:00;120;Buurthuis;2;m1"
    assert any("een afspraak: F9" in sentence for sentence in refused("bijeenkomsten", moved))
