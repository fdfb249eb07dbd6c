"""The pages about people whose WW ends, and the rules behind them."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from intake import queries
from intake.models import Wwrecht
from intake.services.ww import add_wwrecht, save_wwrecht
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import GesprekFactory, KlantFactory, UitkeringFactory, WwrechtFactory
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError, StaleError

pytestmark = pytest.mark.django_db
SOON = timedelta(days=60)


@pytest.fixture
def own(cast):
    give_stadsdeel(cast.centrum)
    return KlantFactory(achternaam="Waard")


@pytest.mark.parametrize(
    "values",
    [
        {"resultaat": "open", "resultaat_op": date(2020, 1, 1)},
        {"resultaat": "instroom_voorkomen", "resultaat_op": None},
        {"resultaat": "anders", "resultaat_op": date(2020, 1, 1)},
        {"resultaat": "instroom_voorkomen", "resultaat_op": date(2999, 1, 1)},
    ],
)
def test_database_ties_the_result_to_its_day(values):
    row = WwrechtFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Wwrecht.objects.filter(pk=row.pk).update(**values)


def test_a_klant_has_one_open_end_and_each_day_once(own, cast):
    add_wwrecht(
        door=cast.regisseur.pk,
        klant_id=own.pk,
        wwrecht_id=None,
        ww_einde=date(2026, 1, 31),
        today=clock.today(),
    )
    with pytest.raises(RefusalError, match="resultaat open"):
        add_wwrecht(
            door=cast.regisseur.pk,
            klant_id=own.pk,
            wwrecht_id=None,
            ww_einde=date(2026, 2, 28),
            today=clock.today(),
        )
    with pytest.raises(RefusalError, match="al vastgelegd"):
        add_wwrecht(
            door=cast.regisseur.pk,
            klant_id=own.pk,
            wwrecht_id=None,
            ww_einde=date(2026, 1, 31),
            today=clock.today(),
        )


def test_flowed_in_is_no_choice_and_an_old_page_is_refused(own, cast):
    row = WwrechtFactory(klant=own)
    UitkeringFactory(klant=own, start=row.ww_einde + timedelta(days=1))
    row.refresh_from_db()
    assert row.resultaat == "ingestroomd"
    day = {"ww_einde": row.ww_einde, "resultaat": "instroom_voorkomen", "resultaat_op": clock.today()}
    with pytest.raises(RefusalError, match="ingestroomd"):
        save_wwrecht(door=cast.regisseur.pk, wwrecht_id=row.pk, versie=row.versie, gegevens=day)
    with pytest.raises(StaleError):
        save_wwrecht(door=cast.regisseur.pk, wwrecht_id=row.pk, versie=row.versie - 1, gegevens=day)


def test_the_list_is_of_the_own_people_the_first_to_end_on_top(own, cast, client_of):
    later = KlantFactory(achternaam="Later")
    WwrechtFactory(klant=later, ww_einde=clock.today() + timedelta(days=90))
    WwrechtFactory(klant=own)
    WwrechtFactory(klant=KlantFactory(achternaam="Vreemd", stadsdeel="Escamp"))
    WwrechtFactory(klant=KlantFactory(achternaam="Ver"), ww_einde=clock.today() + timedelta(days=250))
    helped = KlantFactory(achternaam="Uitkering")
    UitkeringFactory(klant=helped, start=date(2020, 1, 1))
    WwrechtFactory(klant=helped)
    text = client_of(cast.consulent).get("/ww/").content.decode()
    assert text.index("Waard") < text.index("Later")
    assert not any(name in text for name in ("Vreemd", "Noor Ver<", "Uitkering<"))
    assert "2\xa0klanten" in text


def test_a_filter_shows_those_with_a_result(own, cast, client_of):
    WwrechtFactory(klant=own, resultaat="instroom_voorkomen", resultaat_op=clock.today())
    browser = client_of(cast.regisseur)
    assert "Waard" not in browser.get("/ww/").content.decode()
    assert "Waard" in browser.get("/ww/?resultaat=instroom_voorkomen").content.decode()


def test_a_manager_sees_numbers_and_no_names(own, cast, client_of):
    year = clock.today().year
    WwrechtFactory(
        klant=own, ww_einde=date(year, 12, 31), resultaat="instroom_voorkomen", resultaat_op=clock.today()
    )
    WwrechtFactory(klant=own, ww_einde=date(year, 1, 1))
    WwrechtFactory(ww_einde=date(year, 11, 30))
    assert queries.ww_numbers(year) == {"totaal": 2, "open": 1, "instroom_voorkomen": 1, "ingestroomd": 0}
    text = client_of(cast.manager).get("/ww/").content.decode()
    assert "2\xa0mensen" in text
    assert "Waard" not in text


def test_a_manager_sees_by_team_who_is_still_to_be_spoken_with(own, cast, client_of):
    """The same people as the teams see in their lists, also across the end of a year."""
    today = clock.today()
    near = queries.ww_until(today)
    WwrechtFactory(klant=own, ww_einde=near)
    other = KlantFactory()
    WwrechtFactory(klant=other, ww_einde=today - timedelta(days=3))
    GesprekFactory(klant=own, datum=today)
    for gone in ({"overleden_op": today}, {"verhuisd_op": today}):
        WwrechtFactory(klant=KlantFactory(**gone), ww_einde=near)
    WwrechtFactory(klant=KlantFactory(), ww_einde=near + timedelta(days=1))
    team = cast.regisseur.team.naam
    expected = {"team": team, "open": 2, "nog_niet": 1, "eerste": today - timedelta(days=3)}
    assert queries.ww_by_team(today) == [expected]
    assert queries.ww_rows(cast.regisseur, "", today).count() == 2
    text = client_of(cast.manager).get("/ww/").content.decode()
    assert f'<th scope="row">{team}</th>' in text
    assert "Nu te spreken" not in client_of(cast.regisseur).get("/ww/").content.decode()


@pytest.mark.parametrize(
    ("day", "until"),
    [
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2026, 6, 30), date(2026, 12, 30)),
        (date(2026, 7, 1), date(2027, 1, 1)),
    ],
)
def test_six_months_are_calendar_months(day, until):
    assert queries.ww_until(day) == until


def test_a_result_is_recorded_on_the_page(own, cast, client_of):
    browser = client_of(cast.consulent)
    day = (clock.today() + SOON).strftime("%d-%m-%Y")
    assert browser.post(f"/klanten/{own.pk}/ww/", {"ww_einde": day}).status_code == 302
    row = Wwrecht.objects.get(klant=own)
    page = f"/ww/{row.pk}/"
    sent = {"ww_einde": day, "resultaat": "instroom_voorkomen", "versie": row.versie}
    assert "Vul in sinds wanneer" in browser.post(page, sent).content.decode()
    sent["resultaat_op"] = "01-01-1950"
    assert "looptijd van de WW: vanaf" in browser.post(page, sent).content.decode()
    sent["resultaat_op"] = clock.today().strftime("%d-%m-%Y")
    assert browser.post(page, sent).status_code == 302
    row.refresh_from_db()
    assert (row.resultaat, row.resultaat_op) == ("instroom_voorkomen", clock.today())
    assert "instroom voorkomen" in browser.get(f"/klanten/{own.pk}/").content.decode()


def test_of_who_is_on_benefit_no_end_of_the_ww_is_recorded(own, cast, client_of):
    UitkeringFactory(klant=own, start=date(2008, 1, 1))
    day = (clock.today() + SOON).strftime("%d-%m-%Y")
    text = client_of(cast.consulent).post(f"/klanten/{own.pk}/ww/", {"ww_einde": day}).content.decode()
    assert "heeft al een uitkering" in text
    assert not Wwrecht.objects.exists()


def test_who_flowed_in_before_it_was_recorded_counts_as_flowed_in(own, cast, client_of):
    UitkeringFactory(klant=own, start=clock.today())
    day = (clock.today() - timedelta(days=9)).strftime("%d-%m-%Y")
    assert client_of(cast.consulent).post(f"/klanten/{own.pk}/ww/", {"ww_einde": day}).status_code == 302
    assert Wwrecht.objects.get(klant=own).resultaat == "ingestroomd"


@pytest.mark.parametrize("number", [1, 25])
def test_the_list_costs_the_same_for_one_and_for_many(cast, client_of, number, django_assert_max_num_queries):
    give_stadsdeel(cast.centrum)
    for _ in range(number):
        WwrechtFactory(klant=KlantFactory())
    browser = client_of(cast.teamleider)
    browser.get("/ww/")
    with django_assert_max_num_queries(20):
        browser.get("/ww/")
