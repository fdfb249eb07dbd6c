"""Who died or moved away while the traject goes on: somebody is asked to end it."""

import pytest

from intake.models import Klant
from tests.dossier.test_start import DAY, get, inside, led
from tests.trajecten.factories import TrajectFactory
from trajecten.models import Regisseurschap, Traject
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
TITLE = "Overleden of verhuisd, traject loopt nog"


@pytest.mark.parametrize(
    ("gone", "expected"),
    [
        ({"overleden_op": 0}, True), ({"overleden_op": 30}, True), ({"verhuisd_op": 0}, True),
        ({"verhuisd_op": 30}, True), ({"verhuisd_op": -1}, False), ({}, False),
    ],
)  # fmt: skip
def test_a_traject_of_who_is_gone_waits_for_its_regisseur_until_it_ended(cast, gone, expected):
    today = clock.today()
    klant, traject = led(cast.regisseur, today, achternaam="Weg")
    Klant.objects.filter(pk=klant.pk).update(**{name: today - days * DAY for name, days in gone.items()})
    assert inside("vertrokken", klant, cast.regisseur, today) is expected
    assert not inside("vertrokken_zonder", klant, cast.teamleider, today)
    Traject.objects.filter(pk=traject.pk).update(einde=today - DAY, einde_reden_id="overig")
    assert not inside("vertrokken", klant, cast.regisseur, today)


def test_without_a_regisseur_it_waits_for_the_teamleider(cast):
    today = clock.today()
    klant = TrajectFactory(start=today - 9 * DAY).klant
    Klant.objects.filter(pk=klant.pk).update(overleden_op=today, team=cast.centrum)
    assert inside("vertrokken_zonder", klant, cast.teamleider, today)
    assert Regisseurschap.objects.filter(klant=klant).count() == 0


def test_the_start_page_names_them_and_the_file_begins_with_the_end_of_the_traject(cast, client_of):
    today = clock.today()
    klant, traject = led(cast.regisseur, today, achternaam="Weg")
    Klant.objects.filter(pk=klant.pk).update(overleden_op=today)
    browser = client_of(cast.regisseur)
    block = get(browser).split('<div class="blok" id="vertrokken">')[1].split("</table>")[0]
    assert f"<h2>{TITLE}</h2>" in block
    assert f'href="/klanten/{klant.pk}/"' in block
    assert ": beëindig het traject" in block
    assert "Noor Weg" in get(browser, "/klanten/?groep=mijn&werk=vertrokken")
    assert f'href="/trajecten/{traject.pk}/einde/">Traject beëindigen' in get(
        browser, f"/klanten/{klant.pk}/"
    )
