"""The work list: who is on it, taking, leaving out, promises, exemptions, weights."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from intake.models import Claim, Klant, Ontheffing, Overslag, Terugbelbelofte, Uitkering, Weging
from intake.services import werklijst as services
from intake.services.samenvoegen import merge_klanten
from tests.accounts.factories import MedewerkerFactory
from tests.dossier.gevallen import ROLES, give_stadsdeel, page
from tests.dossier.test_dossier import cost_of_an_empty_view
from tests.intake.factories import (
    ContactpogingFactory,
    GesprekFactory,
    KlantFactory,
    OntheffingFactory,
    TerugbelbelofteFactory,
    UitkeringFactory,
)
from tests.trajecten.factories import TrajectFactory
from werkoffensief.dossier.queries.werklijst import people
from werkoffensief.web import clock
from werkoffensief.web.notation import long_date

pytestmark = pytest.mark.django_db
LIST = "/werklijst/"


def waiting_person(**kwargs):
    return UitkeringFactory(klant=KlantFactory(**kwargs)).klant


@pytest.fixture
def centrum(cast):
    give_stadsdeel(cast.centrum)
    return cast


def main(browser, path=LIST):
    response = browser.get(path)
    assert response.status_code == 200
    return response.content.decode().split("<main")[1]


def names(text):
    """Who is in the list below, without who was taken."""
    below = text[text.index("De werklijst van mijn team") :]
    return re.findall(r'<th scope="row"><a href="/klanten/[^"]+">([^<]*)</a>', below)


def taken(text):
    above = text[: text.index("De werklijst van mijn team")]
    return re.findall(r'<th scope="row"><a href="/klanten/[^"]+">([^<]*)</a>', above)


# --- Who is on it ---------------------------------------------------------------------------------------------------


def test_who_may_open_it(cast, client_of):
    seen = {role: client_of(getattr(cast, role)).get(LIST).status_code for role in ROLES}
    assert seen == {
        "consulent": 200, "regisseur": 200, "collega": 200, "vreemde": 200, "teamleider": 200,
        "accountmanager": 403, "manager": 403, "beheerder": 403, "privacy": 403, "werkgever": 403,
    }  # fmt: skip


def test_the_people_of_the_team_who_have_benefit_or_a_plan(centrum, client_of):
    waiting_person(achternaam="Uitkering")
    TrajectFactory(klant=KlantFactory(achternaam="Traject"), start=date(2026, 1, 1))
    TerugbelbelofteFactory(klant=KlantFactory(achternaam="Belofte"))
    KlantFactory(achternaam="Niets")
    UitkeringFactory(
        klant=KlantFactory(achternaam="Gestopt"), einde=date(2020, 1, 1), einde_reden_id="overig"
    )
    waiting_person(achternaam="Elders", stadsdeel="Nergens")
    assert sorted(names(main(client_of(centrum.consulent)))) == [
        "Noor Belofte",
        "Noor Traject",
        "Noor Uitkering",
    ]
    assert names(main(client_of(centrum.teamleider))) == names(main(client_of(centrum.consulent)))


@pytest.mark.parametrize(
    "gone",
    [
        {"afgeschermd_op": timezone.now(), "afgeschermd_reden": "x"},
        {"overleden_op": date(2020, 1, 1)},
        {"verhuisd_op": date(2020, 1, 1)},
        {"gewist_op": timezone.now()},
    ],
    ids=["shielded", "died", "moved", "erased"],
)
def test_who_is_gone_or_shielded_never_appears_taken_or_not(centrum, client_of, gone):
    klant = waiting_person(achternaam="Weg")
    browser = client_of(centrum.consulent)
    assert names(main(browser)) == ["Noor Weg"]
    Klant.objects.filter(pk=klant.pk).update(**gone)
    assert names(main(browser)) == []
    Klant.objects.filter(pk=klant.pk).update(**dict.fromkeys(gone))
    browser.post(f"/klanten/{klant.pk}/nemen/")
    assert taken(main(browser)) == ["Noor Weg"]
    Klant.objects.filter(pk=klant.pk).update(**gone)
    assert taken(main(browser)) == []
    assert browser.post(f"/klanten/{klant.pk}/nemen/").status_code == 404


def test_the_people_are_those_of_seen_by_task_in_the_own_team_with_an_open_file(centrum):
    give_stadsdeel(centrum.escamp, "Escamp")
    for values in ({}, {"stadsdeel": "Escamp"}, {"stadsdeel": "Nergens"}):
        for shielded in (False, True):
            klant = waiting_person(**values)
            if shielded:
                Klant.objects.filter(pk=klant.pk).update(afgeschermd_op=timezone.now(), afgeschermd_reden="x")
    for role in ROLES:
        medewerker = getattr(centrum, role)
        seen = Klant.objects.seen_by_task(medewerker).filter(afgeschermd_op__isnull=True)
        own = seen.filter(team=medewerker.team_id) if medewerker.team_id else seen.none()
        assert set(people(medewerker, clock.today())) == set(own), role
    assert people(centrum.consulent, clock.today()).count() == 1


def test_a_merged_person_never_appears(centrum, client_of):
    kept, merged = waiting_person(achternaam="Blijft"), waiting_person(achternaam="Op")
    services.take_klanten(
        door=centrum.consulent.pk, team_id=centrum.centrum.pk, klanten=[merged.pk], number=1, now=clock.now()
    )
    services.take_klanten(
        door=centrum.collega.pk, team_id=centrum.centrum.pk, klanten=[kept.pk], number=1, now=clock.now()
    )
    # the other file keeps no second benefit
    Uitkering.objects.filter(klant=merged).update(vervallen_op=timezone.now(), vervallen_reden="x")
    merge_klanten(
        door=centrum.teamleider.pk, kept_id=kept.pk, kept_versie=kept.versie, merged_id=merged.pk,
        merged_versie=merged.versie, now=clock.now(),
    )  # fmt: skip
    assert taken(main(client_of(centrum.collega))) == ["Noor Blijft"]
    assert taken(main(client_of(centrum.consulent)) + "De werklijst van mijn team") == []
    assert names(main(client_of(centrum.regisseur))) == []


def test_without_a_team_there_is_no_list(cast, client_of):
    loose = MedewerkerFactory(team=None, rollen=["consulent"])
    waiting_person()
    assert "U hoort nog bij geen team" in main(client_of(loose))


@pytest.mark.parametrize("number", [1, 25, 60])
def test_the_same_few_queries_whatever_the_people(centrum, client_of, number):
    browser = client_of(centrum.consulent)
    empty = cost_of_an_empty_view(browser)
    people = [waiting_person() for _ in range(number)]
    for klant in people[:10]:
        OntheffingFactory(klant=klant)
    services.take_klanten(
        door=centrum.consulent.pk,
        team_id=centrum.centrum.pk,
        klanten=[klant.pk for klant in people[: number // 2]],
        number=number,
        now=clock.now(),
    )
    with CaptureQueriesContext(connection) as asked:
        main(browser)
    assert len(asked) <= empty + 12


def test_pages_of_twenty_five(centrum, client_of):
    for _ in range(30):
        waiting_person()
    browser = client_of(centrum.consulent)
    text = main(browser)
    onward = LIST + re.search(r'href="(\?na=[^"]+)"', text)[1]
    later = main(browser, onward)
    first, second = names(text), names(later)
    assert (len(first), len(second), len({*first, *second})) == (25, 5, 30)
    assert "?na=" not in later
    assert names(main(browser, LIST + re.search(r'href="(\?voor=[^"]+)"', later)[1])) == first
    for nonsense in ("?na=9", "?voor=x", f"?na={centrum.consulent.pk}"):
        assert names(main(browser, LIST + nonsense)) == first


# --- What a person chooses to see -----------------------------------------------------------------------------------


def test_filters_stand_in_the_address_and_narrow(centrum, client_of):
    give_stadsdeel(centrum.centrum, "Laak")
    waiting_person(achternaam="Tolk", tolk_taal="Tigrinya")
    waiting_person(achternaam="Laak", stadsdeel="Laak")
    OntheffingFactory(klant=waiting_person(achternaam="Vrij"))
    OntheffingFactory(klant=waiting_person(achternaam="Voorbij"), tot=date(2020, 1, 1))
    browser = client_of(centrum.consulent)
    assert names(main(browser, f"{LIST}?tolk=ja")) == ["Noor Tolk"]
    assert "Noor Tolk" not in names(main(browser, f"{LIST}?tolk=nee"))
    assert names(main(browser, f"{LIST}?plek=Laak")) == ["Noor Laak"]
    assert sorted(names(main(browser, f"{LIST}?ontheffing=nee"))) == [
        "Noor Laak",
        "Noor Tolk",
        "Noor Voorbij",
    ]
    assert len(names(main(browser, f"{LIST}?plek=Bestaatniet&tolk=x"))) == 4


def test_an_exemption_is_shown_with_kind_and_end(centrum, client_of):
    OntheffingFactory(klant=waiting_person(), tot=date(2199, 3, 1))
    text = main(client_of(centrum.consulent))
    assert "Ontheffing: Mantelzorg tot en met" in text
    assert "01-03-2199" in text


# --- Taking ---------------------------------------------------------------------------------------------------------


def test_who_is_taken_stands_on_top_and_nobody_else_gets_them(centrum, client_of):
    waiting_person(achternaam="Een")
    me, other = client_of(centrum.consulent), client_of(centrum.collega)
    assert me.post("/werklijst/nemen/", {"aantal": "1"}).url == LIST
    assert taken(main(me)) == ["Noor Een"]
    assert names(main(me)) == names(main(other)) == []
    klant = Klant.objects.get()
    text = other.post(f"/klanten/{klant.pk}/nemen/", follow=True).content.decode()
    assert "Iemand anders heeft deze klant al genomen." in text


def test_ten_at_once_with_the_filters_of_the_page(centrum, client_of):
    for n in range(13):
        waiting_person(tolk_taal="Tigrinya" if n < 12 else None)
    browser = client_of(centrum.consulent)
    assert browser.post("/werklijst/nemen/?tolk=ja", {"aantal": "10"}).url == f"{LIST}?tolk=ja"
    assert Claim.objects.filter(klant__tolk_taal="Tigrinya").count() == Claim.objects.count() == 10


def test_nobody_holds_more_than_thirty(centrum, client_of):
    for _ in range(35):
        waiting_person()
    browser = client_of(centrum.consulent)
    for _ in range(4):
        text = browser.post("/werklijst/nemen/", {"aantal": "10"}, follow=True).content.decode()
    assert Claim.objects.count() == services.MOST
    assert "U heeft al 30 mensen genomen." in text


def test_given_back_somebody_else_may_have_them(centrum, client_of):
    klant = waiting_person(achternaam="Een")
    me, other = client_of(centrum.consulent), client_of(centrum.collega)
    me.post(f"/klanten/{klant.pk}/nemen/")
    claim = Claim.objects.get()
    assert other.post(f"/genomen/{claim.pk}/teruggeven/").status_code == 404
    me.post(f"/genomen/{claim.pk}/teruggeven/")
    assert names(main(other)) == ["Noor Een"]
    assert me.post(f"/genomen/{claim.pk}/teruggeven/").status_code == 404


def test_a_claim_runs_out_by_itself(centrum, client_of):
    klant = waiting_person(achternaam="Een")
    client_of(centrum.consulent).post(f"/klanten/{klant.pk}/nemen/")
    ago = timezone.now() - timedelta(days=3)
    Claim.objects.update(genomen_op=ago, verloopt_op=ago + timedelta(days=1))
    other = client_of(centrum.collega)
    assert names(main(other)) == ["Noor Een"]
    other.post(f"/klanten/{klant.pk}/nemen/")
    assert taken(main(other)) == ["Noor Een"]
    assert Claim.objects.filter(losgelaten_op__isnull=True).get().medewerker == centrum.collega


@pytest.mark.parametrize(
    ("now", "ends"),
    [("2026-11-26T09:00+01:00", "2026-11-28"), ("2026-11-27T23:30+01:00", "2026-12-01"),
     ("2026-11-28T09:00+01:00", "2026-12-01"), ("2026-11-26T23:30+00:00", "2026-12-01")],
)  # fmt: skip
def test_it_ends_with_the_next_working_day(now, ends):
    end = services.end_of_next_working_day(datetime.fromisoformat(now))
    assert end.astimezone(clock.AMSTERDAM).isoformat() == f"{ends}T00:00:00+01:00"


@pytest.mark.parametrize("factory", [GesprekFactory, ContactpogingFactory])
def test_a_contact_ends_it_and_an_older_one_does_not(centrum, factory):
    klant = waiting_person()
    services.take_klanten(
        door=centrum.consulent.pk, team_id=None, klanten=[klant.pk], number=1, now=clock.now()
    )
    factory(klant=klant, datum=clock.today() - timedelta(days=1))
    assert Claim.objects.current().exists()
    factory(klant=klant, datum=clock.today())
    assert not Claim.objects.current().exists()


def test_a_day_is_planned_and_holds_until_it_ends(centrum, client_of):
    klant = waiting_person(achternaam="Een")
    browser = client_of(centrum.consulent)
    browser.post(f"/klanten/{klant.pk}/nemen/")
    claim = Claim.objects.get()
    day = clock.today() + timedelta(days=9 if clock.today().isoweekday() != 5 else 10)  # no Sunday
    data = {"claims": [str(claim.pk)], "dag": day.strftime("%d-%m-%Y")}
    assert browser.post("/werklijst/dag/", data).url == LIST
    claim.refresh_from_db()
    assert (claim.dag, claim.verloopt_op.astimezone(clock.AMSTERDAM).date()) == (day, day + timedelta(days=1))
    assert str(day.day) in main(browser)
    far = {**data, "dag": (clock.today() + timedelta(days=20)).strftime("%d-%m-%Y")}
    assert "hoogstens twee weken" in browser.post("/werklijst/dag/", far).content.decode()
    stolen = client_of(centrum.collega).post("/werklijst/dag/", data)
    assert stolen.status_code == 200
    assert Claim.objects.get().medewerker == centrum.consulent


def test_a_sunday_is_asked_about_once(centrum, client_of):
    klant = waiting_person(achternaam="Een")
    browser = client_of(centrum.consulent)
    browser.post(f"/klanten/{klant.pk}/nemen/")
    claim, today = Claim.objects.get(), clock.today()
    sunday, other = (today + timedelta(days=7 * weeks - today.isoweekday()) for weeks in (1, 2))
    data = {"claims": [str(claim.pk)], "dag": f"{sunday:%d-%m-%Y}"}
    tick = 'type="checkbox" name="klopt"'
    assert tick not in browser.get("/werklijst/dag/").content.decode()
    for unsure in (data, {**data, "klopt": "on"}, {**data, "klopt": "on", "gevraagd": f"{other:%Y-%m-%d}"}):
        text = browser.post("/werklijst/dag/", unsure).content.decode()
        assert f"{long_date(sunday).capitalize()}. Klopt dat?" in text
        assert tick in text
        assert f'name="gevraagd" value="{sunday:%Y-%m-%d}"' in text
        assert not Claim.objects.filter(dag__isnull=False).exists()
    sure = {**data, "klopt": "on", "gevraagd": f"{sunday:%Y-%m-%d}"}
    assert browser.post("/werklijst/dag/", sure).url == LIST
    assert Claim.objects.get().dag == sunday


# --- Leaving out ----------------------------------------------------------------------------------------------------


def test_left_out_until_a_day_and_back_by_hand(centrum, client_of):
    klant = waiting_person(achternaam="Een")
    browser = client_of(centrum.consulent)
    until = clock.today() + timedelta(days=5)
    sent = browser.post(
        f"/klanten/{klant.pk}/overslaan/", {"tot": until.strftime("%d-%m-%Y"), "reden": "Op vakantie"}
    )
    assert sent.url == LIST
    assert names(main(browser)) == []
    listed = main(client_of(centrum.collega), "/overgeslagen/")
    assert "Op vakantie" in listed
    assert centrum.consulent.naam in listed
    row = Overslag.objects.get()
    stranger = client_of(centrum.vreemde)
    assert "Op vakantie" not in main(stranger, "/overgeslagen/")
    assert stranger.post(f"/overgeslagen/{row.pk}/terug/").status_code == 404
    client_of(centrum.collega).post(f"/overgeslagen/{row.pk}/terug/")
    assert names(main(browser)) == ["Noor Een"]


def test_who_is_left_out_comes_back_the_day_after(centrum, client_of):
    klant = waiting_person(achternaam="Een")
    Overslag.objects.create(
        klant=klant, medewerker=centrum.consulent, vanaf=date(2026, 1, 1), tot=clock.today(), reden="x"
    )
    browser = client_of(centrum.consulent)
    assert names(main(browser)) == []
    Overslag.objects.update(tot=clock.today() - timedelta(days=1))
    assert names(main(browser)) == ["Noor Een"]


def test_leaving_out_needs_a_reason_and_a_day_ahead(centrum, client_of):
    klant = waiting_person()
    browser = client_of(centrum.consulent)
    text = browser.post(
        f"/klanten/{klant.pk}/overslaan/", {"tot": "01-01-2020", "reden": " "}
    ).content.decode()
    assert "Deze dag is al voorbij" in text
    assert "Waarom slaat u deze klant over?" in text
    assert not Overslag.objects.exists()


# --- Promises -------------------------------------------------------------------------------------------------------


def test_a_promise_is_made_kept_by_a_contact_and_said_on_the_file(centrum, client_of):
    klant = waiting_person(achternaam="Een")
    browser = client_of(centrum.consulent)
    path = f"/klanten/{klant.pk}/terugbellen/"
    assert browser.post(f"{path}?van=werklijst", {"op": clock.today().strftime("%d-%m-%Y")}).url == LIST
    assert "U beloofde op" in main(browser)
    assert "Een collega beloofde op" in main(client_of(centrum.collega))
    assert "terugbellen" in page(browser, klant).lower()
    GesprekFactory(klant=klant, datum=clock.today() - timedelta(days=1))
    for outcome in ("niet_bereikt", "niet_verschenen", "afgezegd"):
        ContactpogingFactory(klant=klant, datum=clock.today(), uitkomst=outcome)
    assert Terugbelbelofte.objects.get().gedaan_op is None
    spoken = GesprekFactory(klant=klant, datum=clock.today())
    assert Terugbelbelofte.objects.get().gedaan_op == clock.today()
    assert "beloofde" not in main(browser)
    spoken.vervallen_op, spoken.vervallen_reden = timezone.now(), "Andere klant"
    spoken.save()
    assert Terugbelbelofte.objects.get().gedaan_op is None
    assert "U beloofde op" in main(browser)


def test_a_promise_is_done_by_hand_once(centrum, client_of):
    belofte = TerugbelbelofteFactory(klant=waiting_person())
    browser = client_of(centrum.consulent)
    path = f"/terugbelbeloften/{belofte.pk}/gedaan/"
    assert client_of(centrum.vreemde).post(path).status_code == 404
    browser.post(path, {"versie": "1"})
    belofte.refresh_from_db()
    assert belofte.gedaan_op == clock.today()
    assert "al gedaan" in browser.post(path, {"versie": "2"}, follow=True).content.decode()


# --- Exemptions -----------------------------------------------------------------------------------------------------


def test_an_exemption_is_recorded_changed_and_on_the_file(centrum, client_of):
    klant = waiting_person()
    browser = client_of(centrum.consulent)
    data = {"soort": "mantelzorg", "van": "01-01-2026", "tot": "", "herbeoordelen_op": "01-07-2026"}
    browser.post(f"/klanten/{klant.pk}/ontheffingen/nieuw/", data)
    row = Ontheffing.objects.get()
    assert row.ontheffingnummer.startswith("WO-")
    assert "Mantelzorg" in page(browser, klant)
    path = f"/ontheffingen/{row.pk}/wijzigen/"
    assert client_of(centrum.vreemde).get(path).status_code == 404
    early = browser.post(path, {**data, "tot": "01-01-2025", "versie": row.versie}).content.decode()
    assert "De ontheffing eindigt voordat zij begint." in early
    browser.post(path, {**data, "tot": "31-12-2026", "versie": row.versie})
    row.refresh_from_db()
    assert row.tot == date(2026, 12, 31)
    stale = browser.post(path, {**data, "tot": "30-12-2026", "versie": 1}).content.decode()
    assert "Iemand anders heeft dit gewijzigd" in stale


# --- Weights --------------------------------------------------------------------------------------------------------

WEIGHTS = {
    "nooit_gesproken": 1, "terugbellen": 10, "opnieuw_vragen": 2, "evaluatie": 3, "ww_einde": 4, "laatste_contact": 0,
}  # fmt: skip


def test_a_manager_sets_the_weights_with_a_reason_and_all_are_kept(centrum, client_of):
    browser = client_of(centrum.manager)
    assert (
        browser.post(
            "/werklijst/volgorde/", {**WEIGHTS, "reden": "Eerst de evaluaties", "versie": 0}
        ).status_code
        == 302
    )
    row = Weging.objects.get()
    assert {name: getattr(row, name) for name in WEIGHTS} == WEIGHTS
    stale = browser.post("/werklijst/volgorde/", {**WEIGHTS, "terugbellen": 4, "reden": "x", "versie": 0})
    assert "Iemand anders heeft dit gewijzigd" in stale.content.decode()
    assert "Eerst de evaluaties" in main(client_of(centrum.consulent), "/werklijst/volgorde/")
    assert client_of(centrum.teamleider).post("/werklijst/volgorde/", WEIGHTS).status_code == 403
    too_much = browser.post("/werklijst/volgorde/", {**WEIGHTS, "evaluatie": 11, "reden": "x", "versie": 1})
    assert "Vul een getal in van 10 of lager." in too_much.content.decode()


def test_the_weights_change_the_order(centrum, client_of):
    never = waiting_person(achternaam="Nooit")
    ContactpogingFactory(klant=never, datum=clock.today())
    spoken = GesprekFactory(klant=waiting_person(achternaam="Lang"), datum=date(2020, 1, 1)).klant
    browser = client_of(centrum.consulent)
    assert names(main(browser)) == [never.naam, spoken.naam]
    services.set_weging(
        door=centrum.manager.pk, nummer=0, gewichten={**WEIGHTS, "laatste_contact": 10}, reden="x"
    )
    assert names(main(browser)) == [spoken.naam, never.naam]


# --- What the database refuses --------------------------------------------------------------------------------------
