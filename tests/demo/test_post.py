"""The page of the demo that shows what would have been sent."""

from uuid import uuid4

import pytest
from django.core.mail import EmailMessage, get_connection
from django.http import Http404

from intake.models import Klant
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import AfspraakFactory, KlantFactory, UitnodigingFactory
from werkoffensief.accounts.models import Medewerker
from werkoffensief.demo.post import mails
from werkoffensief.demo.views import demo_mail
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
LINK = "https://demo.example/wachtwoord/1b4e/geheim-123/"


@pytest.fixture
def folder(settings, tmp_path):
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    return settings.EMAIL_FILE_PATH


def send(folder, subject, to="noor@voorbeeld.nl", key=None, text="Tot morgen, café"):
    backend = get_connection("django.core.mail.backends.filebased.EmailBackend", file_path=folder)
    headers = {"Message-ID": f"<{key or uuid4()}@demo.example>"}
    message = EmailMessage(subject, text, to=[to], connection=backend, headers=headers)
    message.attach("afspraak.ics", "BEGIN:VCALENDAR", "text/calendar")
    message.send()


def test_when_is_said_on_a_dutch_clock(folder):
    """Django writes a date of the world's clock as -0000, which Python reads as one without a zone."""
    backend = get_connection("django.core.mail.backends.filebased.EmailBackend", file_path=str(folder))
    for zone in ("-0000", "+0000"):
        headers = {"Date": f"Sat, 28 Nov 2026 18:30:00 {zone}"}
        EmailMessage(
            "Uw afspraak", "Tot morgen", to=["a@b.example"], connection=backend, headers=headers
        ).send()
    assert {row.wanneer for row in mails(folder)} == {"28-11-2026 om 19:30"}


def test_each_reads_what_they_sent_and_a_beheerder_all_without_addresses_and_links(folder, cast, client_of):
    give_stadsdeel(cast.centrum)
    klant = KlantFactory(regisseur=None)
    sent = UitnodigingFactory(klant=klant, afspraak=AfspraakFactory(klant=klant), door=cast.regisseur)
    send(folder, "Uw afspraak op 3 december", key=sent.pk)
    send(folder, "Herinnering aan een ander")
    send(folder, "Een link voor u", to=cast.collega.email, text=f"Kies een wachtwoord:\n{LINK}\n")
    assert len(mails(folder)) == 3

    def page_of(role):
        answer = client_of(getattr(cast, role)).get("/demo/mail/")
        return answer.content.decode() if answer.status_code == 200 else answer.status_code

    own = page_of("regisseur")
    for text in ("Uw afspraak op 3 december", "Tot morgen, café", "afspraak.ics", "Aan noor@voorbeeld.nl"):
        assert text in own
    assert not [text for text in ("Een link voor u", "Herinnering") if text in own]
    assert "Er is nog geen mail." in page_of("collega")
    all_of_them = page_of("beheerder")
    for text in (
        "Uw afspraak",
        "Herinnering",
        "Een link voor u",
        f"Aan {cast.collega.email}",
        "https://demo.example/…",
    ):
        assert text in all_of_them
    for text in ("noor@voorbeeld.nl", "geheim-123"):
        assert text not in all_of_them
    assert {page_of(role) for role in ("accountmanager", "manager", "privacy", "werkgever")} == {403}
    Klant.objects.filter(pk=klant.pk).update(afgeschermd_op=clock.now(), afgeschermd_reden="x")
    assert "Er is nog geen mail." in page_of("regisseur")


def test_in_productie_there_is_no_such_page(folder, rf, settings, cast):
    send(folder, "Uw afspraak")
    settings.PRODUCTIE = True
    request = rf.get("/demo/mail/")
    request.user = Medewerker.objects.get(pk=cast.beheerder.pk)
    with pytest.raises(Http404):
        demo_mail(request)
