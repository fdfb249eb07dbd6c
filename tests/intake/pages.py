"""What the tests of intake's pages share."""

import re
from datetime import date

from intake.models import Belemmering
from tests.trajecten.factories import RegisseurschapFactory, TrajectFactory

CANARY = "<script>alert('x')</script>\"'& =1+1; 🙂"


def belemmering_of(klant, **kwargs):
    """A belemmering of this klant."""
    known = {"soort_id": "schulden", "vastgesteld_op": date(2019, 2, 1)}
    return Belemmering.objects.create(klant=klant, **(known | kwargs))


def make_regisseur(klant, medewerker):
    """Today's regisseur of this klant."""
    RegisseurschapFactory(
        traject=TrajectFactory(klant=klant, start=date(2019, 1, 1)), klant=klant, medewerker=medewerker
    )
    klant.refresh_from_db()


def post(browser, path, data, *, back=None):
    response = browser.post(path, data)
    assert response.status_code == 302, response.content.decode()
    if back:
        assert response.url == f"/klanten/{back.pk}/"
    return response


def refused(browser, path, data, sentence):
    response = browser.post(path, data)
    text = response.content.decode()
    assert response.status_code == 200
    assert sentence in text
    return text


def versie_of(browser, path):
    """The state that the form on this page carries."""
    tag = re.search(r'<input[^>]*name="versie"[^>]*>', browser.get(path).content.decode())[0]
    value = re.search(r'value="([^"]*)"', tag)
    return value[1] if value else ""


def moment(begin):
    """A day and a time as a form of an appointment sends them, with the answer in case the hour is odd."""
    return {
        "datum": f"{begin:%d-%m-%Y}", "tijd": f"{begin:%H:%M}", "klopt": "on", "gevraagd": f"{begin:%Y-%m-%dT%H:%M}",
    }  # fmt: skip
