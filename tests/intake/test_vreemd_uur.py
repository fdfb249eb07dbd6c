"""An appointment at an odd hour is asked about once, and the answer is about that moment alone."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from intake.models import Afspraak, Bijeenkomst
from tests.intake.pages import moment
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db


def on(weekday: int, hour: int, minute: int = 0) -> datetime:
    """The next such day but one week (1 is Monday), on a Dutch clock."""
    day = clock.today() + timedelta(days=7 + (weekday - clock.today().isoweekday()) % 7)
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=clock.AMSTERDAM)


ODD = {"in the night": on(1, 6, 59), "late": on(1, 21, 1), "on a Sunday": on(7, 10)}


def typed(begin: datetime) -> dict[str, str]:
    return {name: text for name, text in moment(begin).items() if name in {"datum", "tijd"}}


@pytest.fixture
def pages(klant, cast):
    """The form of an appointment and that of a meeting: what each sends, and what it makes."""
    own = {"duur": "60", "vorm": "kantoor", "plaats": "Balie 3", "medewerker": str(cast.collega.pk)}
    group = {"duur": "60", "titel": "Training", "plaats": "Zaal 1", "plekken": "8"}
    return {
        reverse("afspraak_nieuw", args=[klant.pk]): (own, Afspraak),
        reverse("bijeenkomst_nieuw"): (group, Bijeenkomst),
    }


@pytest.mark.parametrize("name", ODD)
def test_an_odd_hour_is_asked_about_once(browser, pages, name) -> None:
    begin, other = ODD[name], on(7, 5)
    for path, (sent, model) in pages.items():
        assert 'type="checkbox" name="klopt"' not in browser.get(path).content.decode()
        for unsure in (typed(begin), {**typed(begin), "klopt": "on"}, {**moment(other), **typed(begin)}):
            page = browser.post(path, {**sent, **unsure})
            assert page.context["form"]["gevraagd"].value() == moment(begin)["gevraagd"]
            text = page.content.decode()
            assert "Klopt dat?" in text
            assert 'type="checkbox" name="klopt"' in text
            assert "checked" not in text.partition('name="klopt"')[2][:120]
            assert not model.objects.exists()
        assert browser.post(path, {**sent, **moment(begin)}).status_code == 302
        assert model.objects.get().begin == begin


def test_an_ordinary_hour_is_not_asked_about_nor_what_stood_there_already(browser, pages, klant) -> None:
    path, (sent, _model) = next(iter(pages.items()))
    for begin in (on(1, 7), on(2, 21), on(6, 10)):
        assert browser.post(path, {**sent, **typed(begin)}).status_code == 302
    browser.post(path, {**sent, **moment(ODD["on a Sunday"])})
    row = Afspraak.objects.get(begin=ODD["on a Sunday"])
    change = reverse("afspraak_wijzigen", args=[row.pk])
    answer = browser.post(
        change, {**sent, **typed(ODD["on a Sunday"]), "plaats": "Elders", "versie": row.versie}
    )
    assert answer.status_code == 302, answer.context["form"].errors
