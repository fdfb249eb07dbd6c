"""What somebody promised stands on the start page on its day, whoever leads the klant; exemptions to look at again."""

from datetime import timedelta

import pytest

from intake.models import Claim
from tests.dossier.gevallen import give_stadsdeel
from tests.dossier.test_start import get, inside
from tests.dossier.test_werklijst import waiting_person
from tests.intake.factories import (
    ActieFactory,
    AfspraakFactory,
    GesprekFactory,
    KlantFactory,
    OntheffingFactory,
    TerugbelbelofteFactory,
    WwrechtFactory,
)
from werkoffensief.accounts.models import TeamStadsdeel
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def _own_agreement(klant, me, day):
    ActieFactory(klant=klant, wie="medewerker", medewerker=me, wat="Taalschool bellen", voor_op=day)


def _own_promise(klant, me, day):
    TerugbelbelofteFactory(klant=klant, medewerker=me, op=day)


def _planned(klant, me, day):
    ends = clock.now() + 3 * DAY
    Claim.objects.create(klant=klant, medewerker=me, genomen_op=clock.now(), verloopt_op=ends, dag=day)


def _running_out(klant, me, day):
    Claim.objects.create(
        klant=klant, medewerker=me, genomen_op=clock.now(), verloopt_op=clock.now() + DAY / 2
    )


def _no_outcome(klant, me, day):
    AfspraakFactory(klant=klant, medewerker=me, begin=clock.now() - 2 * DAY)


WORDS = {
    _own_agreement: "Taalschool bellen",
    _own_promise: "Er is beloofd op",
    _planned: "Gepland voor vandaag uit de werklijst",
    _running_out: "komt de klant terug in de werklijst",
    _no_outcome: "Wat werd van de afspraak van",
}


@pytest.mark.parametrize("make", WORDS)
@pytest.mark.parametrize("role", ["consulent", "regisseur"])
def test_what_one_promised_stands_on_the_start_page_on_its_day(cast, client_of, make, role):
    give_stadsdeel(cast.centrum)
    klant, me = KlantFactory(achternaam="Beloofd"), getattr(cast, role)
    make(klant, me, clock.today())
    text = get(client_of(me))
    assert "Dit zou u doen" in text
    assert WORDS[make] in text
    assert not inside("beloofd", klant, cast.collega, clock.today())
    assert "Dit zou u doen" not in get(client_of(cast.collega)).split("<details")[0]


@pytest.mark.parametrize("make", [_own_agreement, _own_promise])
def test_a_promise_for_tomorrow_waits(cast, make):
    give_stadsdeel(cast.centrum)
    klant = KlantFactory()
    make(klant, cast.consulent, clock.today() + DAY)
    assert not inside("beloofd", klant, cast.consulent, clock.today())
    assert inside("beloofd", klant, cast.consulent, clock.today() + DAY)


def test_people_one_took_for_a_day_stand_in_the_agenda_of_that_day(cast, client_of):
    give_stadsdeel(cast.centrum)
    klant = KlantFactory(achternaam="Genomen")
    _planned(klant, cast.consulent, clock.today())
    assert klant.naam in get(client_of(cast.consulent), "/agenda/")
    assert klant.naam not in get(client_of(cast.collega), "/agenda/")
    tomorrow = (clock.today() + DAY).isoformat()
    assert klant.naam not in get(client_of(cast.consulent), f"/agenda/?dag={tomorrow}")


def test_an_exemption_to_look_at_again_stands_on_the_start_page_of_the_team(cast, client_of):
    give_stadsdeel(cast.centrum)
    today, begun = clock.today(), clock.today() - 90 * DAY
    late, later, over = (KlantFactory() for _ in range(3))
    OntheffingFactory(klant=late, van=begun, herbeoordelen_op=today)
    OntheffingFactory(klant=later, van=begun, herbeoordelen_op=today + DAY)
    OntheffingFactory(klant=over, van=begun, tot=today - DAY, herbeoordelen_op=today - 2 * DAY)
    found = [inside("ontheffing", klant, cast.consulent, today) for klant in (late, later, over)]
    assert found == [True, False, False]
    for role in ("consulent", "teamleider"):
        block = get(client_of(getattr(cast, role))).split('id="ontheffing"')[1].split("</table>")[0]
        assert "opnieuw bekijken op" in block
        assert late.naam in block
        assert block.count("<tr>") == 2  # the head and one


# --- People whose WW ends --------------------------------------------------------------------------------------------


def test_a_team_may_list_people_of_the_ww_without_a_stadsdeel(cast, client_of):
    TeamStadsdeel.objects.create(stadsdeel="onbekend", team=cast.escamp)
    klant, other = (KlantFactory(achternaam=name, stadsdeel=None) for name in ("Wwend", "Anders"))
    WwrechtFactory(klant=klant, ww_einde=clock.today() + DAY)
    for row in (klant, other):
        row.refresh_from_db()
    assert {klant.team, other.team} == {cast.escamp}
    TeamStadsdeel.objects.create(stadsdeel="ww zonder stadsdeel", team=cast.centrum)
    for row in (klant, other):
        row.refresh_from_db()
    assert (klant.team, other.team) == (cast.centrum, cast.escamp)
    browser = client_of(cast.consulent)
    assert "Wwend" in get(browser, "/ww/")
    assert "Wwend" in get(browser, "/werklijst/")
    assert 'value="onbekend"' in get(browser, "/werklijst/")
    assert "ww zonder stadsdeel" not in get(browser, "/werklijst/")
    WwrechtFactory(klant=other, ww_einde=clock.today() + DAY)
    other.refresh_from_db()
    assert other.team == cast.centrum


def test_after_a_conversation_the_result_of_the_ww_is_one_press_away(cast, client_of):
    give_stadsdeel(cast.centrum)
    klant = waiting_person()
    gesprek = GesprekFactory(klant=klant, datum=clock.today())
    path, browser = f"/gesprekken/{gesprek.pk}/verder/", client_of(cast.consulent)
    assert "instroom voorkomen" not in get(browser, path)
    row = WwrechtFactory(klant=klant, ww_einde=clock.today() + DAY)
    assert f'href="/ww/{row.pk}/"' in get(browser, path)
