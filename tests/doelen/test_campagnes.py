"""A campaign: who belongs to it, the pace that is needed and reached, capacity, and when it is done."""

import re
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from intake.models import Campagne, Campagnedeelname, Contactpoging, Klant
from tests.accounts.factories import MedewerkerFactory
from tests.dossier.gevallen import ROLES, give_stadsdeel
from tests.dossier.test_dossier import cost_of_an_empty_view
from tests.intake.factories import CampagneFactory, GesprekFactory, KlantFactory, UitkeringFactory
from werkoffensief.accounts.enums import Rol, Rolbron
from werkoffensief.accounts.models import Rolverlening
from werkoffensief.doelen import figures, rollup
from werkoffensief.doelen.figures import Peiling
from werkoffensief.doelen.queries import campagnes as queries
from werkoffensief.doelen.queries.campagnes import Groep, Looptijd, tempo_of
from werkoffensief.doelen.queries.eigen_tempo import own_pace
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
START, END, DAY = date(2026, 1, 5), date(2026, 12, 27), date(2026, 6, 28)  # Monday, Sunday, Sunday
MONDAYS = [date(2026, 6, 1), date(2026, 6, 8), date(2026, 6, 15), date(2026, 6, 22)]


def looptijd(begin=START, einde=END, day=DAY):
    return Looptijd.of(Campagne(startdatum=begin, einddatum=einde), day)


# --- The sums -------------------------------------------------------------------------------------------------------


def test_needed_is_what_is_left_by_the_weeks_that_are_left():
    groep = Groep("Samen", doel=1000)
    groep.weken.update({MONDAYS[0]: 30, MONDAYS[1]: 10, MONDAYS[2]: 20, MONDAYS[3]: 40})
    tempo = tempo_of(groep, looptijd())
    assert looptijd().weken_over == 26
    assert (tempo.nodig, tempo.weken, tempo.gesproken, tempo.gemiddeld) == (35, 4, 100, 25.0)
    assert tempo.sluit_op == DAY + timedelta(weeks=36)  # 900 left, 25 a week


@pytest.mark.parametrize(
    ("day", "weeks"),
    [
        (DAY, MONDAYS),  # a Sunday: the week is whole
        (DAY + timedelta(days=3), MONDAYS),
        (DAY - timedelta(days=1), [date(2026, 5, 25), *MONDAYS[:3]]),
        (START + timedelta(days=5), []),
        (START + timedelta(days=6), [START]),
        (date(2027, 3, 1), [date(2026, 11, 30), date(2026, 12, 7), date(2026, 12, 14), date(2026, 12, 21)]),
    ],
)
def test_this_pace_is_that_of_the_last_whole_weeks_of_the_campaign(day, weeks):
    assert looptijd(day=day).tempo_weken == weeks


@pytest.mark.parametrize(
    ("groep", "looptijd_", "found"),
    [
        (Groep("x", doel=10), looptijd(einde=None), (None, None)),  # no end: no needed pace; nobody: no date
        (Groep("x", doel=10), looptijd(day=date(2027, 1, 1)), (None, None)),  # over
        (Groep("x", doel=0), looptijd(), (0, None)),  # reached
        (Groep("x", doel=10), looptijd(day=START), (1, None)),  # no whole week yet
    ],
)
def test_where_there_is_nothing_to_divide_by_there_is_no_number(groep, looptijd_, found):
    tempo = tempo_of(groep, looptijd_)
    assert (tempo.nodig, tempo.sluit_op) == found


def test_a_date_beyond_a_century_is_none():
    groep = Groep("x", doel=10_000_000)
    groep.weken[MONDAYS[0]] = 1
    tempo = tempo_of(groep, looptijd())
    assert (tempo.sluit_op, tempo.eeuw) == (None, True)


# --- From the facts -------------------------------------------------------------------------------------------------


@pytest.fixture
def campagne(cast):
    give_stadsdeel(cast.centrum)
    give_stadsdeel(cast.escamp, "Escamp")
    return CampagneFactory(startdatum=START, einddatum=END, streefaantal=8)


def member(district="Centrum", **benefit):
    return UitkeringFactory(klant=KlantFactory(stadsdeel=district), **benefit).klant


def shield(klant, regisseur):
    """A file of which nobody else may know."""
    told = {"afgeschermd_op": clock.now(), "afgeschermd_reden": "x", "regisseur": regisseur}
    Klant.objects.filter(pk=klant.pk).update(**told)
    return klant


def test_the_numbers_are_those_of_the_contract(cast, campagne):
    people = [*(member() for _ in range(6)), *(member("Escamp") for _ in range(4))]
    member(start=date(2026, 1, 1))  # too short on benefit
    gone = member(einde=date(2026, 3, 1), einde_reden_id="overig")
    Klant.objects.filter(pk=people[5].pk).update(overleden_op=date(2026, 4, 1))
    GesprekFactory(klant=people[0], datum=date(2025, 12, 1))  # before it began
    for klant, day in (
        (people[1], MONDAYS[1]),
        (people[1], DAY),
        (people[2], MONDAYS[3]),
        (gone, START),
        (people[6], DAY),
    ):
        GesprekFactory(klant=klant, datum=day, medewerker=cast.consulent)
    rollup.recompute_all()
    gang = queries.progress(campagne, DAY, None, city=11)
    peiling = Peiling(2026, DAY, campagne)
    assert gang.samen.doelgroep == figures.target_group(peiling).count() == 11
    assert gang.samen.gesproken == figures.spoken_to(peiling).count() == 4
    assert gang.samen.vertrokken == 2
    assert gang.samen.weken == {MONDAYS[1]: 1, MONDAYS[3]: 2, START: 1}
    assert [(g.naam, g.doelgroep, g.gesproken, g.doel) for g, _tempo in gang.teams] == [
        (cast.centrum.naam, 7, 3, 6),  # 8 x 7 / 11, rounded up
        (cast.escamp.naam, 4, 1, 3),
    ]
    [mine] = [row for row in gang.consulenten if row.naam == cast.consulent.naam]
    assert sum(mine.weken[monday] for monday in MONDAYS) == 3


def test_a_teamleider_sees_the_own_people_with_lists_behind_the_numbers(cast, client_of, campagne):
    spoken, silent, gone = member(), member(), member(einde=date(2026, 3, 1), einde_reden_id="overig")
    stranger, shielded = member("Escamp"), shield(member(), cast.regisseur)
    GesprekFactory(klant=spoken, datum=MONDAYS[0])
    GesprekFactory(klant=stranger, datum=MONDAYS[0])
    GesprekFactory(klant=shielded, datum=MONDAYS[0])
    rollup.recompute_all()
    browser = client_of(cast.teamleider)

    def listed(query):
        text = browser.get(f"/campagnes/{campagne.pk}/?op={DAY}&stand={query}").content.decode()
        return {klant.pk for klant in (spoken, silent, gone, stranger, shielded) if str(klant.pk) in text}

    assert listed("") == {spoken.pk, silent.pk, gone.pk}
    assert listed("gesproken") == {spoken.pk}
    assert listed("nog_niet") == {silent.pk, gone.pk}
    assert listed("vertrokken") == {gone.pk}
    text = browser.get(f"/campagnes/{campagne.pk}/?op={DAY}").content.decode()
    assert "hun aandeel in het streefaantal is 3." in text  # of 4 people no more than 4 can be spoken to
    assert "Per team" not in text


def test_a_week_shows_who_did_not_come_and_opens_the_list_behind_each_number(cast, client_of, campagne):
    spoken, missed, other = member(), member(), member()
    GesprekFactory(klant=spoken, datum=MONDAYS[3])
    GesprekFactory(klant=other, datum=MONDAYS[1])
    for klant, day in ((missed, MONDAYS[3]), (missed, DAY), (other, MONDAYS[1]), (member("Escamp"), DAY)):
        Contactpoging.objects.create(
            klant=klant,
            datum=day,
            medewerker=cast.consulent,
            uitkomst="niet_verschenen",
            pogingnummer=f"{klant}{day}",
        )
    Contactpoging.objects.create(
        klant=spoken, datum=DAY, medewerker=cast.consulent, uitkomst="afgezegd", pogingnummer="P"
    )
    rollup.recompute_all()
    browser, path = client_of(cast.teamleider), f"/campagnes/{campagne.pk}/"
    text = browser.get(f"{path}?op={DAY}").content.decode()
    for kind, klant in (("gesproken", spoken), ("niet_verschenen", missed)):
        link = f"?stand={kind}&amp;week={MONDAYS[3]}#klanten-kop"
        assert f'<a href="{link}">1<' in text  # a person once a week
        listed = browser.get(f"{path}?op={DAY}&stand={kind}&week={MONDAYS[3]}").content.decode()
        assert [str(one.pk) in listed for one in (spoken, missed, other)] == [
            one == klant for one in (spoken, missed, other)
        ]
    for edge in ("9999-12-31", "0001-01-01"):
        for asked in (f"stand=gesproken&week={edge}", f"op={edge}"):
            assert browser.get(f"{path}?{asked}").status_code == 200
    assert (
        'data-kop="Niet verschenen" class="getal">2'
        in client_of(cast.manager)
        .get(  # no names, so no list
            f"{path}?op={DAY}"
        )
        .content.decode()
    )


def test_a_campaign_that_has_not_begun_says_so(cast, client_of, campagne):
    text = client_of(cast.teamleider).get(f"/campagnes/{campagne.pk}/?op=2026-01-02").content.decode()
    assert "Deze campagne begint op" in text
    assert "05-01-2026" in text
    assert "Per week" not in text


def test_the_start_page_says_the_own_pace_as_the_page_of_the_campaign_does(cast, client_of, campagne):
    today = clock.today()
    Campagne.objects.filter(pk=campagne.pk).update(einddatum=today + timedelta(days=7), streefaantal=5)
    people = [member() for _ in range(4)] + [member("Escamp")]
    for who in (cast.consulent, cast.collega):  # spoken to, but who reads this may not know of them any more
        GesprekFactory(klant=shield(member(), cast.regisseur), datum=today, medewerker=who)
    GesprekFactory(klant=people[0], datum=today, medewerker=cast.consulent)
    GesprekFactory(klant=people[1], datum=today, medewerker=cast.collega)
    rollup.recompute_all()
    browser = client_of(cast.consulent)
    text = browser.get("/").content.decode().replace("\u00a0", " ")
    assert "u sprak deze week <strong>1 mens</strong> voor het eerst. Gevraagd: 1 per week." in text
    assert f"/campagnes/{campagne.pk}/" in text
    row: object = Campagne.objects.get(pk=campagne.pk)
    seen = Klant.objects.seen_by_task(cast.consulent)
    [own] = [
        one for one in queries.progress(row, today, seen, city=7).consulenten if one.key == cast.consulent.pk
    ]
    [pace] = own_pace(cast.consulent, clock.now())["campagnes"]
    assert (pace.gesproken, pace.nodig) == (own.weken[queries.monday_of(today)], own.nodig) == (1, 1)
    assert own_pace(cast.vreemde, clock.now())["campagnes"][0].gesproken == 0
    Campagne.objects.update(startdatum=today + timedelta(days=1))
    assert "Uw tempo deze week" not in browser.get("/").content.decode()


def test_the_page_says_in_words_what_cannot_be_said_in_numbers(cast, client_of, campagne):
    member()
    rollup.recompute_all()
    browser = client_of(cast.manager)
    text = browser.get(f"/campagnes/{campagne.pk}/?op={DAY}").content.decode()
    assert "er is niets om door te delen" in text
    assert "Nodig: <strong>1\u00a0gesprek per week" in text
    early = browser.get(f"/campagnes/{campagne.pk}/?op={START}").content.decode()
    assert "Er is nog geen hele week voorbij." in early
    Campagne.objects.update(einddatum=None)
    assert "Deze campagne heeft geen einddatum." in browser.get(f"/campagnes/{campagne.pk}/").content.decode()
    for nonsense in ("x", "2026-13-01", "99999999", "0001-01-01", "9999-12-31"):
        assert browser.get(f"/campagnes/{campagne.pk}/?op={nonsense}").status_code == 200


def test_the_manager_finds_the_lists_of_the_figures(cast, client_of, campagne):
    member()
    rollup.recompute_all()
    text = client_of(cast.manager).get(f"/campagnes/{campagne.pk}/?op={DAY}").content.decode()
    links = re.findall(r'href="(/doelen/2026/(?:doelgroep|gesproken)/[^"]*)"', text)
    assert len(links) == 2
    assert client_of(cast.manager).get(links[0].replace("&amp;", "&")).status_code == 200


def test_a_manager_who_also_speaks_with_people_chooses_whose_numbers(cast, client_of, campagne):
    """Rights add up: the city, and the own people. With one role there is nothing to choose."""
    member()
    member("Escamp")
    rollup.recompute_all()
    page = f"/campagnes/{campagne.pk}/"
    assert "van=eigen" not in client_of(cast.manager).get(f"{page}?van=eigen").content.decode()
    Rolverlening.objects.create(medewerker=cast.regisseur, rol=Rol.MANAGER, bron=Rolbron.SCHERM)
    browser = client_of(cast.regisseur)
    city, own = (
        browser.get(page + asked).content.decode().replace("\u00a0", " ") for asked in ("", "?van=eigen")
    )
    assert "Bij deze campagne horen <strong>2 klanten</strong>" in city
    assert "horen bij deze campagne <strong>1 klant</strong>" in own
    assert "Capaciteit wijzigen" in city
    assert f'{page}?van=eigen">' in browser.get("/campagnes/?van=eigen").content.decode()


# --- Capacity -------------------------------------------------------------------------------------------------------


def test_capacity_is_a_product_that_a_manager_sets(cast, client_of, campagne):
    browser = client_of(cast.manager)
    path = f"/campagnes/{campagne.pk}/capaciteit/"
    assert {role: client_of(getattr(cast, role)).get(path).status_code for role in ROLES} == {
        role: 200 if role == "manager" else 403 for role in ROLES
    }
    half = browser.post(path, {"gesprekken_per_week": "12", "versie": campagne.versie}).content.decode()
    assert "Vul alle drie de getallen in, of geen." in half
    factors = {"gesprekken_per_week": "12", "mensen": "40", "weken": "104"}
    assert browser.post(path, {**factors, "versie": campagne.versie}).status_code == 302
    text = browser.get(f"/campagnes/{campagne.pk}/").content.decode()
    assert "12 gesprekken per week × 40 medewerkers × 104 weken = <strong>49.920 gesprekken</strong>" in text
    assert "49.912 meer dan het streefaantal" in text
    stale = browser.post(path, {**factors, "weken": "4", "versie": campagne.versie}).content.decode()
    assert "Iemand anders heeft dit gewijzigd" in stale


def test_the_database_keeps_the_three_numbers_together(campagne):
    with pytest.raises(IntegrityError, match="campagne_capaciteit_heel"), transaction.atomic():
        Campagne.objects.filter(pk=campagne.pk).update(mensen=4)


@pytest.mark.parametrize("role", ["manager", "teamleider"])
def test_the_same_few_queries_whatever_the_people(cast, client_of, campagne, role):
    browser = client_of(getattr(cast, role))
    empty, found = cost_of_an_empty_view(browser), []
    for number in (1, 24):
        for _ in range(number):
            GesprekFactory(
                klant=member(),
                datum=MONDAYS[0],
                medewerker=MedewerkerFactory(team=cast.centrum, rollen=["consulent"]),
            )
        rollup.recompute_all()
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(f"/campagnes/{campagne.pk}/?op={DAY}").status_code == 200
        found.append(len(asked))
    assert found[0] == found[1] <= empty + 12
    assert Campagnedeelname.objects.count() == 25
