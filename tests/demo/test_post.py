"""The page of the demo that shows what would have been sent."""

import pytest
from django.core.mail import EmailMessage, get_connection
from django.http import Http404

from werkoffensief.demo.post import mails
from werkoffensief.demo.views import demo_mail

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings, tmp_path):
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    return settings.EMAIL_FILE_PATH


def send(folder, subject):
    backend = get_connection("django.core.mail.backends.filebased.EmailBackend", file_path=folder)
    message = EmailMessage(subject, "Tot morgen, café", to=["noor@voorbeeld.nl"], connection=backend)
    message.attach("afspraak.ics", "BEGIN:VCALENDAR", "text/calendar")
    message.send()


def test_what_would_have_been_sent_is_shown_with_its_attachments(folder, cast, client_of):
    browser = client_of(cast.consulent)
    assert "Er is nog geen mail." in browser.get("/demo/mail/").content.decode()
    send(folder, "Uw afspraak op 3 december")
    [mail] = mails(folder)
    assert (mail.aan, mail.onderwerp, mail.bijlagen) == (
        "noor@voorbeeld.nl", "Uw afspraak op 3 december", ["afspraak.ics"],
    )  # fmt: skip
    page = browser.get("/demo/mail/").content.decode()
    for text in ("Uw afspraak op 3 december", "Tot morgen, café", "afspraak.ics"):
        assert text in page


def test_in_productie_there_is_no_such_page(folder, rf, settings):
    send(folder, "Uw afspraak")
    settings.PRODUCTIE = True
    with pytest.raises(Http404):
        demo_mail(rf.get("/demo/mail/"))
