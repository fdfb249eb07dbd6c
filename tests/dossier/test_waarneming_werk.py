"""Absence cover: who stands in has the day of the absent regisseur, about the people for whom one stands in."""

import html
from datetime import datetime, time, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from intake.models import Actie, Afspraak, Klant, Taak, Terugbelbelofte
from tests.dossier.gevallen import person_of
from tests.intake.factories import ActieFactory, AfspraakFactory, TaakFactory, TerugbelbelofteFactory
from tests.trajecten.test_waarneming import cover, fresh
from trajecten.models import Traject
from werkoffensief.accounts.models import Medewerker, Waarneming
from werkoffensief.dossier.models import Uitstel
from werkoffensief.dossier.queries import taken
from werkoffensief.dossier.services import dagmail
from werkoffensief.web import clock
from werkoffensief.web.clock import AMSTERDAM

pytestmark = pytest.mark.django_db
TODAY = clock.today()
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
NOON = datetime.combine(TODAY, time(12), AMSTERDAM)
ALL = {"taak": 1, "actie": 1, "belofte": 1, "afspraak": 2}
GROUPS = ("vandaag_voor", "beloofd_voor", "taken_voor")


def person(regisseur):
    klant = person_of(regisseur)[0]
    Traject.objects.filter(klant=klant).update(evaluatie_op=TODAY + 40 * DAY)
    return Klant.objects.get(pk=klant.pk)


def day_of(regisseur, klant, later=0):
    """What asks this regisseur something about this klant today: one of each kind, and an appointment of before."""
    of = {"klant": klant, "medewerker": regisseur}
    TaakFactory(**of, op=TODAY - DAY)
    ActieFactory(**of, wie="medewerker", afgesproken_op=TODAY - DAY, voor_op=TODAY, wat="Brief schrijven")
    TerugbelbelofteFactory(**of, op=TODAY)
    AfspraakFactory(**of, begin=NOON + later * MINUTE, duur=5)
    AfspraakFactory(**of, begin=NOON - 3 * DAY + later * MINUTE, duur=5)


def text_of(browser, url):
    answer = browser.get(url)
    assert answer.status_code == 200
    return " ".join(html.unescape(answer.content.decode()).split())


def numbers(medewerker):
    return taken.numbers(fresh(medewerker), TODAY)


def start_of(browser):
    """What stands in the groups of the page of absence cover, before the rules."""
    return text_of(browser, "/?deel=waarneming").split("Wie staat waar")[0]


@pytest.fixture
def klant(cast):
    return person(cast.regisseur)


def test_who_stands_in_sees_the_day_of_the_absent_one_who_keeps_it(cast, client_of, klant):
    day_of(cast.regisseur, klant)
    kept = numbers(cast.regisseur)
    assert numbers(cast.vreemde) == {}
    cover(cast.regisseur, cast.vreemde)
    assert numbers(cast.vreemde) == ALL
    assert numbers(cast.regisseur) == kept == {**ALL, "afspraak": 1}  # today's own stands in the agenda
    browser = client_of(cast.vreemde)
    page = text_of(browser, "/taken/")
    assert page.count(f"voor {cast.regisseur.naam}") == sum(ALL.values())
    assert "Zou uiterlijk" in page
    assert "U zou" not in page
    start = start_of(browser)
    for group in GROUPS:
        assert f'id="{group}"' in start, group
        listed = text_of(browser, f"/klanten/?groep=waarneming&werk={group}")
        assert "1 klant" in listed.replace("\u00a0", " ")
        assert klant.achternaam in listed
    assert f"voor {cast.regisseur.naam}" in start
    assert "Heeft een afspraak" in start


def test_who_stands_in_can_finish_each_line(cast, client_of, klant):
    day_of(cast.regisseur, klant)
    cover(cast.regisseur, cast.vreemde)
    browser = client_of(cast.vreemde)
    for row in taken.shown(fresh(cast.vreemde), TODAY):
        assert browser.get(row.adres).status_code == 200, row.soort
    browser.post(f"/afgesproken/{Actie.objects.get().pk}/gedaan/")
    assert Actie.objects.get().gedaan_op == TODAY
    browser.post(f"/taken/{Taak.objects.get().pk}/gedaan/")
    assert Taak.objects.get().gedaan_door_id == cast.vreemde.pk
    assert numbers(cast.vreemde) == {"belofte": 1, "afspraak": 2}
    assert numbers(cast.regisseur) == {"belofte": 1, "afspraak": 1}
    promise = Terugbelbelofte.objects.get()
    browser.post(f"/terugbelbeloften/{promise.pk}/gedaan/", {"versie": promise.versie})
    assert Terugbelbelofte.objects.get().gedaan_op == TODAY
    Afspraak.objects.update(vervallen_op=clock.now(), vervallen_reden="x")
    assert numbers(cast.vreemde) == {}


def test_a_line_put_off_waits_for_who_stands_in_alone(cast, client_of, klant):
    day_of(cast.regisseur, klant)
    cover(cast.regisseur, cast.vreemde)
    row, tot = Actie.objects.get(), (TODAY + 3 * DAY).strftime("%d-%m-%Y")
    answer = client_of(cast.vreemde).post(f"/taken/actie/{row.pk}/later/", {"tot": tot, "reden": "Morgen"})
    assert answer.status_code == 302
    assert Uitstel.objects.get().medewerker_id == cast.vreemde.pk
    assert "actie" not in numbers(cast.vreemde)
    assert "actie" in numbers(cast.regisseur)


def nothing_of_it(cast, client_of):
    start = start_of(client_of(cast.vreemde))
    return numbers(cast.vreemde) == {} and not any(f'id="{group}"' in start for group in GROUPS)


@pytest.mark.parametrize("why", ["ended", "withdrawn", "later", "shielded", "of another", "died"])
def test_nothing_is_shown_where_the_cover_does_not_reach(cast, client_of, klant, why):
    """Ended, withdrawn or yet to begin; a shielded file; a klant of whom the absent one is no regisseur."""
    of = person(cast.collega) if why == "of another" else klant
    day_of(cast.regisseur, of)
    row = cover(cast.regisseur, cast.vreemde)
    if why == "ended":
        Waarneming.objects.filter(pk=row.pk).update(start=TODAY - 5 * DAY, einde=TODAY)
    if why == "withdrawn":
        Waarneming.objects.update(vervallen_op=clock.now(), vervallen_reden="Fout")
    if why == "later":
        Waarneming.objects.update(start=TODAY + DAY)
    if why == "shielded":
        Klant.objects.filter(pk=of.pk).update(afgeschermd_op=clock.now(), afgeschermd_reden="Bedreigd")
    if why == "of another":
        # Also when the file itself is open to who stands in, as a colleague of the klant's own regisseur.
        Medewerker.objects.filter(pk=cast.vreemde.pk).update(team=cast.centrum)
        assert Klant.objects.visible_to(fresh(cast.vreemde)).filter(pk=of.pk).exists()
    if why == "died":
        Klant.objects.filter(pk=of.pk).update(overleden_op=TODAY)
    if why in {"ended", "withdrawn", "later"}:
        assert numbers(cast.vreemde) == {}
        assert "Waarneming voor" not in text_of(client_of(cast.vreemde), "/")
    else:
        assert nothing_of_it(cast, client_of)


def test_ones_own_line_about_such_a_klant_is_not_for_the_colleague(cast, client_of, klant):
    cover(cast.regisseur, cast.vreemde)
    TerugbelbelofteFactory(klant=klant, medewerker=cast.vreemde, op=TODAY)
    page = text_of(client_of(cast.vreemde), "/taken/")
    assert "Er is beloofd op" in page
    assert f"voor {cast.regisseur.naam}" not in page


def test_a_plan_to_evaluate_says_for_whom(cast, client_of, klant):
    cover(cast.regisseur, cast.vreemde)
    Traject.objects.filter(klant=klant).update(evaluatie_op=TODAY)
    page = text_of(client_of(cast.vreemde), "/taken/")
    assert f"voor {cast.regisseur.naam}" in page
    assert f"voor {cast.regisseur.naam}" not in text_of(client_of(cast.regisseur), "/taken/")


def test_the_mail_of_the_day_counts_them(cast, klant, settings):
    settings.MAIL = True
    Medewerker.objects.update(email="x@voorbeeld.nl", uitgenodigd_op=clock.now())
    day_of(cast.regisseur, klant)
    row = cover(cast.regisseur, cast.vreemde)
    mail.outbox.clear()
    dagmail._send(cast.vreemde.pk, TODAY)
    assert "Beloofd te bellen: 1" in mail.outbox[0].body
    assert klant.achternaam not in mail.outbox[0].body
    Waarneming.objects.filter(pk=row.pk).update(vervallen_op=clock.now(), vervallen_reden="Fout")
    dagmail._send(cast.vreemde.pk, TODAY)
    assert len(mail.outbox) == 1


def test_the_pages_ask_as_much_for_many_as_for_one(cast, client_of, klant):
    cover(cast.regisseur, cast.vreemde)
    browser, counts = client_of(cast.vreemde), []
    day_of(cast.regisseur, klant)
    for number in (0, 24):
        for place in range(number):
            day_of(cast.regisseur, person(cast.regisseur), later=10 * (place + 1))
        for url in ("/taken/", "/?deel=waarneming"):
            with CaptureQueriesContext(connection) as asked:
                text_of(browser, url)
            counts.append(sum(q["sql"].lstrip("(").startswith("SELECT") for q in asked.captured_queries))
    assert counts[:2] == counts[2:]
    assert max(counts) <= 12
