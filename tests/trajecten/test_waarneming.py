"""Absence cover: a colleague sees and does for a while what the regisseur may, and nobody becomes regisseur by it."""

import html
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from intake.enums import GEVOELIGE_ONDERWERPEN
from intake.models import Klant, Onderwerpantwoord
from intake.permissions import can_shield, sees_by_task
from tests.dossier.gevallen import person_of
from tests.dossier.test_dossier import cost_of_an_empty_view
from tests.intake.factories import GesprekFactory, KlantFactory
from tests.trajecten.factories import RegisseurschapFactory, TrajectFactory
from trajecten.models import Regisseurschap
from trajecten.permissions import can_transfer
from werkoffensief.accounts.models import Medewerker, Waarneming
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
TODAY = clock.today()


def day(days=0):
    return (TODAY + timedelta(days=days)).strftime("%d-%m-%Y")


def cover(regisseur, waarnemer, start=0, einde=7, **more):
    """`waarnemer` stands in, from so many days from today until so many."""
    return Waarneming.objects.create(
        waarnemingnummer=str(uuid4()), medewerker=regisseur, waarnemer=waarnemer, reden="Vakantie",
        start=TODAY + timedelta(days=start), einde=TODAY + timedelta(days=einde), **more,
    )  # fmt: skip


def post(browser, regisseur, waarnemer, **values):
    said = {
        "medewerker": waarnemer.pk, "start": day(), "einde": day(7), "reden": "Vakantie", "nieuw_id": str(uuid4()),
    }  # fmt: skip
    return browser.post(f"/waarnemingen/nieuw/{regisseur.pk}/", {**said, **values})


def fresh(medewerker):
    """As the next request reads who this is."""
    return Medewerker.objects.get(pk=medewerker.pk)


def text_of(browser, url):
    answer = browser.get(url)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


@pytest.fixture
def klant(cast):
    """Of a regisseur of another team than the one who stands in."""
    return person_of(cast.regisseur)[0]


def sees(medewerker, klant):
    """The list and the question about one say the same."""
    listed = Klant.objects.visible_to(medewerker).filter(pk=klant.pk).exists()
    assert listed == sees_by_task(medewerker, klant)
    return listed


def test_it_opens_the_files_for_as_long_as_it_lasts_and_makes_nobody_regisseur(cast, client_of, klant):
    browser, chief = client_of(cast.vreemde), client_of(cast.teamleider)
    periods = list(Regisseurschap.objects.values_list("pk", "medewerker", "start", "einde", "versie"))
    assert browser.get(f"/klanten/{klant.pk}/").status_code == 404
    assert post(chief, cast.regisseur, cast.vreemde).status_code == 302
    bar = text_of(browser, f"/klanten/{klant.pk}/").split("Waargenomen door")[1].split("</dl>")[0]
    assert cast.vreemde.naam in bar
    assert f"tot {day(7)}" in re.sub("<[^>]*>", "", bar)
    start = text_of(browser, "/?deel=waarneming")
    assert f"Waarneming voor {cast.regisseur.naam}" in start
    assert "1\u00a0klant" in start
    assert klant.achternaam in text_of(browser, f"/klanten/?groep=waarneming&regisseur={cast.regisseur.pk}")
    assert klant.achternaam not in text_of(browser, "/klanten/?groep=mijn")
    assert list(Regisseurschap.objects.values_list("pk", "medewerker", "start", "einde", "versie")) == periods
    klant.refresh_from_db()
    assert (klant.regisseur, klant.team) == (cast.regisseur, cast.centrum)
    row = Waarneming.objects.get()
    assert chief.post(f"/waarnemingen/{row.pk}/einde/").status_code == 302
    assert browser.get(f"/klanten/{klant.pk}/").status_code == 404
    assert "Waarneming voor" not in text_of(browser, "/")


def test_a_teamleider_who_stands_in_still_begins_with_the_team(cast, client_of, klant):
    cover(cast.regisseur, cast.teamleider)
    start = text_of(client_of(cast.teamleider), "/")
    assert "Wat moet mijn team nu oplossen?" in start
    assert f"Waarneming voor {cast.regisseur.naam}" in start


def test_rights_begin_and_end_by_the_day(cast, klant):
    for start, einde, seen in ((1, 5, False), (-5, 0, False), (-5, 1, True), (0, 1, True)):
        row = cover(cast.regisseur, cast.vreemde, start, einde)
        assert sees(fresh(cast.vreemde), klant) is seen
        Waarneming.objects.filter(pk=row.pk).update(vervallen_op=clock.now(), vervallen_reden="Fout")
    assert not sees(fresh(cast.vreemde), klant)


def test_who_stands_in_reads_what_is_sensitive_and_neither_hands_over_nor_opens_a_shielded_file(cast, klant):
    gesprek = GesprekFactory(klant=klant, medewerker=cast.regisseur)
    Onderwerpantwoord.objects.create(
        klant=klant, gesprek=gesprek, onderwerp_id=GEVOELIGE_ONDERWERPEN[0], stand="besproken", tekst="Rug"
    )
    told = Onderwerpantwoord.objects.filter(klant=klant)
    assert not told.visible_to(fresh(cast.vreemde)).exists()
    cover(cast.regisseur, cast.vreemde)
    assert told.visible_to(fresh(cast.vreemde)).exists()
    assert Onderwerpantwoord.objects.visible_in(klant, fresh(cast.vreemde)).exists()
    assert not can_transfer(fresh(cast.vreemde), Regisseurschap.objects.get(klant=klant))
    Klant.objects.filter(pk=klant.pk).update(afgeschermd_op=clock.now(), afgeschermd_reden="Bedreigd")
    klant.refresh_from_db()
    assert not sees(fresh(cast.vreemde), klant)
    assert not can_shield(fresh(cast.vreemde), klant)


def test_a_regisseur_arranges_it_for_themself_a_teamleider_for_the_team_and_nobody_for_others(
    cast, client_of
):
    own, chief = client_of(cast.regisseur), client_of(cast.teamleider)
    assert post(own, cast.regisseur, cast.collega).status_code == 302
    assert post(own, cast.collega, cast.regisseur).status_code == 404
    assert post(chief, cast.vreemde, cast.collega).status_code == 404
    row = Waarneming.objects.get()
    assert client_of(cast.vreemde).post(f"/waarnemingen/{row.pk}/einde/").status_code == 404
    page = text_of(own, "/waarnemingen/")
    assert cast.collega.naam in page
    assert f"Waarneming instellen voor {cast.collega.naam}" not in " ".join(
        page.replace("<span", " <span").split()
    )
    for wrong, sentence in (
        ({"start": day(6), "einde": day(9)}, "neemt al iemand waar"),
        ({"start": day(-1)}, "begint vandaag of later"),
        ({"start": day(9), "einde": day(9)}, "pas na de eerste dag"),
        ({"start": day(9), "einde": day(900)}, "hoogstens een jaar"),
        ({"medewerker": cast.consulent.pk, "start": day(9), "einde": day(10)}, "Kies"),
        ({"reden": "", "start": day(9), "einde": day(10)}, "Waarom"),
    ):
        answer = post(chief, cast.regisseur, cast.collega, **wrong)
        assert answer.status_code == 200
        assert sentence in html.unescape(answer.content.decode())
    assert Waarneming.objects.count() == 1
    next_one = post(chief, cast.regisseur, cast.vreemde, start=day(7), einde=day(9))  # from the day after
    assert next_one.status_code == 302


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("waarneming_een_tegelijk", lambda c: [cover(c.regisseur, c.collega), cover(c.regisseur, c.vreemde, 6, 9)]),
        ("waarneming_door_een_ander", lambda c: cover(c.regisseur, c.regisseur)),
        ("waarneming_periode", lambda c: cover(c.regisseur, c.collega, 3, 3)),
        ("waarneming_periode", lambda c: cover(c.regisseur, c.collega, 0, 400)),
        ("waarneming_met_reden", lambda c: Waarneming.objects.filter(
            pk=cover(c.regisseur, c.collega).pk).update(reden=" ")),
    ],
)  # fmt: skip
def test_the_database_refuses_what_can_never_be(cast, name, make):
    with pytest.raises(IntegrityError, match=name):
        _at_once(lambda: make(cast))


def _at_once(act):
    with transaction.atomic():
        act()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_the_start_page_and_the_list_cost_the_same_for_much(cast, client_of, django_assert_max_num_queries):
    browser = client_of(cast.vreemde)
    base = cost_of_an_empty_view(browser)
    cover(cast.regisseur, cast.vreemde)
    for number in (1, 12):
        for _ in range(number):
            RegisseurschapFactory(traject=TrajectFactory(klant=KlantFactory()), medewerker=cast.regisseur)
        for url in ("/?deel=waarneming", "/klanten/?groep=waarneming", "/waarnemingen/"):
            with django_assert_max_num_queries(base + 12):
                assert browser.get(url).status_code == 200
