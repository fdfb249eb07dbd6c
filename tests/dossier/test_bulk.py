"""One regisseur for many klanten: what is looked at is what happens, to all or to nobody, and it can be undone."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from intake.models import Klant, Klantnummer
from tests.accounts.factories import MedewerkerFactory
from tests.dossier.gevallen import ROLES, give_stadsdeel, person_of
from tests.intake.factories import KlantFactory
from tests.trajecten.factories import RegisseurschapFactory, TrajectFactory
from trajecten.models import Regisseurschap
from trajecten.permissions import can_assign_regisseur, can_transfer, may_assign_now, may_transfer_now
from trajecten.services import assign_regisseur, transfer_regisseur
from werkoffensief.dossier.enums import Bulkuitkomst
from werkoffensief.dossier.models import Bulkactie, Bulkregel
from werkoffensief.dossier.nightly import remove_unfinished_acts
from werkoffensief.dossier.queries.bulk import plans_of
from werkoffensief.dossier.services import bulk
from werkoffensief.logboek.actor import handeling
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
NOTE = "Uit het werkoverleg."


def unassigned(**kwargs):
    """A klant of Centrum with an open traject and nobody for it."""
    klant = KlantFactory(**kwargs)
    TrajectFactory(klant=klant)
    return klant


@pytest.fixture
def people(cast):
    give_stadsdeel(cast.centrum)
    return [unassigned(achternaam="Nieuw"), person_of(cast.collega, achternaam="Over")[0]]


def chosen(door, klanten, naar, day=None):
    """An act that was looked at."""
    actie = bulk.choose_klanten(door=door.pk, klanten=[klant.pk for klant in klanten])
    return bulk.look_at(
        door=door, actie_id=actie.pk, naar_id=naar.pk, dag=day or clock.today(), vandaag=clock.today()
    )


def carry_out(door, actie, *, note=NOTE, **change):
    wanted = {"naar_id": actie.naar_id, "dag": actie.dag, "now": clock.now(), **change}
    return bulk.carry_out(door=door, actie_id=actie.pk, overdrachtsnotitie=note, **wanted)


def regisseurs():
    return dict(Klant.objects.values_list("achternaam", "regisseur__gebruikersnaam"))


# --- What happens to whom ------------------------------------------------------------


def test_plan_says_of_each_klant_what_will_happen_or_why_not(cast, people):
    today, mine = clock.today(), cast.regisseur
    dead = unassigned(achternaam="Dood")
    Klant.objects.filter(pk=dead.pk).update(overleden_op=today)
    later = unassigned(achternaam="Later")
    RegisseurschapFactory(traject=later.trajecten.get(), medewerker=cast.collega, start=today + DAY)
    early = KlantFactory(achternaam="Vroeg")
    TrajectFactory(klant=early, start=today + DAY)
    fresh = unassigned(achternaam="Net")
    RegisseurschapFactory(traject=fresh.trajecten.get(), medewerker=cast.collega, start=today)
    far = person_of(cast.vreemde, achternaam="Ver")[0]
    rows = [
        *people,
        dead,
        later,
        early,
        fresh,
        far,
        person_of(mine, achternaam="Al")[0],
        KlantFactory(achternaam="Kaal"),
    ]
    actie = chosen(cast.teamleider, rows, mine)
    found = {
        plan.regel.klant.achternaam: plan.uitkomst for plan in plans_of(actie, cast.teamleider, today=today)
    }
    assert found == {
        "Nieuw": Bulkuitkomst.TOEWIJZEN, "Over": Bulkuitkomst.OVERDRAGEN, "Dood": Bulkuitkomst.OVERLEDEN,
        "Later": Bulkuitkomst.LATERE, "Vroeg": Bulkuitkomst.TE_VROEG, "Net": Bulkuitkomst.BEGINT_NET,
        "Ver": Bulkuitkomst.NIET_ZICHTBAAR, "Al": Bulkuitkomst.AL_REGISSEUR, "Kaal": Bulkuitkomst.GEEN_TRAJECT,
    }  # fmt: skip
    assert not Regisseurschap.objects.filter(medewerker=mine, start=today).exists()


def test_regisseur_hands_over_own_klanten_and_takes_on_those_of_nobody(cast, people):
    own = person_of(cast.regisseur, achternaam="Mijn")[0]

    def outcomes(naar):
        actie = chosen(cast.regisseur, [*people, own], naar)
        return {regel.klant.achternaam: regel.uitkomst for regel in actie.regels.all()}

    assert outcomes(cast.collega) == {"Nieuw": "mag_niet", "Over": "al_regisseur", "Mijn": "overdragen"}
    assert outcomes(cast.regisseur) == {"Nieuw": "toewijzen", "Over": "mag_niet", "Mijn": "al_regisseur"}


def test_rule_for_many_is_the_rule_for_one(cast, people):
    own, regie, _ = person_of(cast.regisseur)
    other = Regisseurschap.objects.get(klant=people[1])
    for who in (cast.consulent, cast.regisseur, cast.collega, cast.teamleider, cast.manager):
        for row in (regie, other):
            work = Klant.objects.seen_by_task(who).filter(pk=row.klant_id).exists()
            assert can_transfer(who, row) == (may_transfer_now(who, row) and work)
        work = Klant.objects.seen_by_task(who).filter(pk=people[0].pk).exists()
        may = may_assign_now(who, who.pk) and work
        assert may == (can_assign_regisseur(who, people[0]) and work)
    assert not may_assign_now(cast.regisseur, cast.collega.pk)
    assert own.regisseur == cast.regisseur


def test_all_of_it_happens_at_once_with_its_note_and_its_actor(cast, people):
    actie = carry_out(cast.teamleider, chosen(cast.teamleider, people, cast.regisseur))
    assert regisseurs() == {"Nieuw": "regisseur", "Over": "regisseur"}
    rows = {row.klant.achternaam: row for row in Regisseurschap.objects.filter(medewerker=cast.regisseur)}
    assert (rows["Nieuw"].overdrachtsnotitie, rows["Over"].overdrachtsnotitie) == (None, NOTE)
    for event in (*rows["Over"].geschiedenis.all(), *actie.geschiedenis.all()):
        assert event.pgh_context["door"] == str(cast.teamleider.pk)


def test_second_press_finds_it_done(cast, people):
    actie = chosen(cast.teamleider, people, cast.regisseur)
    for _ in range(2):
        carry_out(cast.teamleider, actie)
    assert Regisseurschap.objects.filter(medewerker=cast.regisseur).count() == 2


def test_who_already_had_a_regisseur_needs_a_note(cast, people):
    actie = chosen(cast.teamleider, people, cast.regisseur)
    with pytest.raises(RefusalError, match="Schrijf wat") as refusal:
        carry_out(cast.teamleider, actie, note="  ")
    assert refusal.value.field == "overdrachtsnotitie"
    carry_out(cast.teamleider, chosen(cast.teamleider, people[:1], cast.regisseur), note="")


@pytest.mark.parametrize("change", ["taken", "handed over", "ended", "out of sight", "other choice"])
def test_nothing_happens_to_anybody_when_one_is_not_as_it_was_looked_at(cast, people, change):
    actie, asked = chosen(cast.teamleider, people, cast.regisseur), {}
    new, over = people
    traject = new.trajecten.get()
    if change == "taken":
        assign_regisseur(
            door=cast.collega.pk, traject_id=traject.pk, medewerker_id=cast.collega.pk, start=clock.today()
        )
    elif change == "handed over":
        row = Regisseurschap.objects.get(klant=over)
        third = MedewerkerFactory(team=cast.centrum, rollen=["regisseur"])
        transfer_regisseur(
            door=cast.collega.pk, regisseurschap_id=row.pk, versie=row.versie, medewerker_id=third.pk,
            dag=clock.today() - DAY, overdrachtsnotitie="x",
        )  # fmt: skip
    elif change == "ended":
        traject.einde, traject.einde_reden_id = clock.today(), "werk"
        traject.save()
    elif change == "out of sight":
        Klant.objects.filter(pk=over.pk).update(afgeschermd_op=clock.now(), afgeschermd_reden="x")
    else:
        asked = {"dag": clock.today() + DAY}
    before = regisseurs()
    with pytest.raises(bulk.ChangedError):
        carry_out(cast.teamleider, actie, **asked)
    assert regisseurs() == before
    actie.refresh_from_db()
    assert actie.uitgevoerd_op is None


def test_nobody_for_whom_it_can_be_done_is_refused(cast, people):
    with pytest.raises(RefusalError, match="niemand voor wie dit kan"):
        carry_out(cast.teamleider, chosen(cast.teamleider, [KlantFactory()], cast.regisseur))


def test_no_more_than_there_is_room_for_and_not_nobody(cast):
    with pytest.raises(RefusalError, match="een of meer"):
        bulk.choose_klanten(door=cast.teamleider.pk, klanten=[])
    ids = [row.pk for row in _many(bulk.MAX_KLANTEN + 1)]
    with pytest.raises(RefusalError, match="hoogstens 300"):
        bulk.choose_klanten(door=cast.teamleider.pk, klanten=ids)
    assert not Bulkactie.objects.exists()


def _many(number):
    """That many klanten, with their numbers."""
    rows = [Klant(klantnummer=f"M{n}", achternaam=f"Massa {n}", stadsdeel="Centrum") for n in range(number)]
    with transaction.atomic():
        Klant.objects.bulk_create(rows)
        Klantnummer.objects.bulk_create([Klantnummer(nummer=row.klantnummer, klant=row) for row in rows])
    return rows


# --- Undoing ------------------------------------------------------------


def test_undo_gives_everybody_the_regisseur_of_before_and_keeps_what_happened(cast, people):
    actie = carry_out(cast.teamleider, chosen(cast.teamleider, people, cast.vreemde))
    assert regisseurs() == {"Nieuw": "vreemde", "Over": "vreemde"}
    for _ in range(2):
        bulk.undo(door=cast.teamleider, actie_id=actie.pk, now=clock.now())
    assert regisseurs() == {"Nieuw": None, "Over": "collega"}
    rows = Regisseurschap.objects.filter(medewerker=cast.vreemde)
    assert {row.vervallen_reden for row in rows} == {bulk.UNDONE}
    assert Regisseurschap.objects.get(medewerker=cast.collega).einde is None
    actie.refresh_from_db()
    assert actie.ongedaan_door == cast.teamleider


def test_undo_is_refused_after_a_day_and_when_anything_changed(cast, people):
    actie = carry_out(cast.teamleider, chosen(cast.teamleider, people, cast.regisseur))
    undo = {"door": cast.teamleider, "actie_id": actie.pk}
    with pytest.raises(RefusalError, match="tot 24 uur"):
        bulk.undo(now=actie.uitgevoerd_op + DAY, **undo)
    with handeling(door=cast.regisseur.pk):
        row = Regisseurschap.objects.get(klant=people[1], medewerker=cast.regisseur)
        row.overdrachtsnotitie = "Aangevuld"
        row.save()
    with pytest.raises(RefusalError, match="daarna iets gewijzigd"):
        bulk.undo(now=clock.now(), **undo)
    assert regisseurs() == {"Nieuw": "regisseur", "Over": "regisseur"}
    with pytest.raises(RefusalError, match="tot 24 uur"):
        bulk.undo(
            door=cast.teamleider,
            actie_id=chosen(cast.teamleider, people, cast.collega).pk,
            now=clock.now(),
        )


def test_nobody_undoes_behind_a_shield_or_for_another_team(cast, people):
    """Whoever gave a klant to another team by mistake may; another teamleider of the old team may not."""
    actie = carry_out(cast.teamleider, chosen(cast.teamleider, people[:1], cast.vreemde), note="")
    second = MedewerkerFactory(team=cast.centrum, rollen=["teamleider"])
    with pytest.raises(RefusalError, match="horen niet meer bij uw werk"):
        bulk.undo(door=second, actie_id=actie.pk, now=clock.now())
    Klant.objects.filter(pk=people[0].pk).update(afgeschermd_op=clock.now(), afgeschermd_reden="Familie")
    with pytest.raises(RefusalError, match="horen niet meer bij uw werk"):
        bulk.undo(door=cast.teamleider, actie_id=actie.pk, now=clock.now())
    assert regisseurs()["Nieuw"] == "vreemde"
    Klant.objects.filter(pk=people[0].pk).update(afgeschermd_op=None, afgeschermd_reden=None)
    bulk.undo(door=cast.teamleider, actie_id=actie.pk, now=clock.now())
    assert regisseurs()["Nieuw"] is None


def test_ended_traject_is_a_change_too(cast, people):
    actie = carry_out(cast.teamleider, chosen(cast.teamleider, people[:1], cast.regisseur), note="")
    traject = people[0].trajecten.get()
    traject.einde, traject.einde_reden_id = clock.today(), "werk"
    traject.save()
    with pytest.raises(RefusalError, match="daarna iets gewijzigd"):
        bulk.undo(door=cast.teamleider, actie_id=actie.pk, now=clock.now())


# --- The pages, without JavaScript ------------------------------------------------------------


def text_of(response):
    assert response.status_code == 200
    return " ".join(unescape(response.content.decode()).replace("\u00a0", " ").split())


def filled(naar, **more):
    return {
        "zoek_regisseur": naar.naam, "medewerker": naar.pk, "dag": clock.today().strftime("%d-%m-%Y"),
        "overdrachtsnotitie": NOTE, **more,
    }  # fmt: skip


def test_who_sees_the_checkboxes_and_may_press(cast, client_of, people):
    seen = {}
    for role in ROLES:
        browser = client_of(getattr(cast, role))
        status = browser.post("/klanten/tegelijk/nieuw/", {"rij": [people[0].pk]}).status_code
        page = browser.get("/klanten/?groep=team")
        seen[role] = (status, page.status_code == 200 and 'name="rij"' in page.content.decode())
    assert seen == {
        "consulent": (403, False), "regisseur": (302, True), "collega": (302, True), "vreemde": (302, False),
        "teamleider": (302, True), "accountmanager": (403, False), "manager": (403, False),
        "beheerder": (403, False), "privacy": (403, False), "werkgever": (403, False),
    }  # fmt: skip
    assert not Bulkregel.objects.filter(bulkactie__medewerker=cast.vreemde).exists()


def test_from_the_list_by_the_preview_to_the_end_and_back(cast, client_of, people):
    browser = client_of(cast.teamleider)
    page = text_of(browser.get("/klanten/?groep=team&regisseur=geen"))
    assert "Alle 1 klant in deze lijst" in page
    answer = browser.post(
        "/klanten/tegelijk/nieuw/", {"rij": [row.pk for row in people], "lijst": "groep=team"}
    )
    path = answer.url
    assert re.fullmatch(r"/klanten/tegelijk/[0-9a-f-]{36}/", path)
    assert "Regisseur kiezen voor 2 klanten" in text_of(browser.get(path))
    answer = browser.post(path, filled(cast.regisseur))
    assert answer.url == f"{path}?bekeken=ja"
    looked = text_of(browser.get(answer.url))
    assert NOTE in looked
    assert "2 klanten krijgen" in looked.replace("<strong>", "").replace("</strong>", "")
    assert "Gaat over naar deze regisseur." in looked
    assert regisseurs() == {"Nieuw": None, "Over": "collega"}
    assert browser.post(path, filled(cast.regisseur, uitvoeren="ja")).url == path
    assert browser.post(path, filled(cast.collega, uitvoeren="ja")).status_code == 302
    assert regisseurs() == {"Nieuw": "regisseur", "Over": "regisseur"}
    assert "Ongedaan maken" in text_of(browser.get(path))
    assert path in text_of(browser.get("/klanten/tegelijk/"))
    assert browser.post(f"{path}ongedaan/").url == path
    assert regisseurs() == {"Nieuw": None, "Over": "collega"}
    after = text_of(browser.get(path))
    assert "<h1>Ongedaan gemaakt: Regisseur van Dienst als regisseur van 2 klanten</h1>" in after
    assert after.count("en weer ongedaan gemaakt.") == 2
    assert "Overgedragen. <" not in after


def test_who_has_no_traject_is_counted_before_the_form_with_what_can_be_done(cast, client_of, people):
    bare, dead = KlantFactory(achternaam="Kaal"), KlantFactory(achternaam="Dood")
    Klant.objects.filter(pk=dead.pk).update(overleden_op=clock.today())
    browser = client_of(cast.teamleider)

    def page(*rows):
        path = browser.post("/klanten/tegelijk/nieuw/", {"rij": [row.pk for row in rows]}).url
        return text_of(browser.get(path))

    start = f'href="/klanten/{bare.pk}/traject/nieuw/"'
    some = page(bare, *people)
    assert "Bij 1 van de 3 klanten loopt nog geen traject." in some
    assert some.index("loopt nog geen traject") < some.index('name="medewerker"')
    assert some.count("Traject starten<span") == 1
    assert start in some
    none = page(bare)
    assert "Bij deze klant loopt nog geen traject." in none
    assert start in none
    assert 'name="medewerker"' not in none
    assert "Bekijk wat er gebeurt" not in none
    assert "loopt nog geen traject" not in page(*people)
    assert "Traject starten" not in page(dead, *people)


def test_after_looking_the_keyboard_is_at_what_happens_and_with_an_error_at_the_error(
    cast, client_of, people
):
    browser = client_of(cast.teamleider)
    path = browser.post("/klanten/tegelijk/nieuw/", {"rij": [row.pk for row in people]}).url
    focus = '<h2 id="wat-kop" tabindex="-1" autofocus>Wat er gebeurt'
    assert "autofocus" not in text_of(browser.get(path))
    assert focus in text_of(browser.post(path, filled(cast.regisseur), follow=True))
    assert "autofocus" not in text_of(browser.get(path))
    wrong = text_of(browser.post(path, filled(cast.regisseur, overdrachtsnotitie="", uitvoeren="ja")))
    assert 'class="foutenlijst"' in wrong
    assert "autofocus" not in wrong


def test_pressing_without_looking_first_or_after_another_choice_looks_again(cast, client_of, people):
    browser = client_of(cast.teamleider)
    path = browser.post("/klanten/tegelijk/nieuw/", {"rij": [row.pk for row in people]}).url
    text = text_of(browser.post(path, filled(cast.regisseur, uitvoeren="ja")))
    assert "U koos iets anders dan u bekeek" in text
    assert "Uitvoeren voor 2 klanten" in text
    assert NOTE in text
    assert regisseurs() == {"Nieuw": None, "Over": "collega"}
    assert browser.post(path, filled(cast.regisseur, uitvoeren="ja")).status_code == 302


def test_whole_list_is_exactly_the_list_and_has_an_end(cast, client_of, people):
    browser = client_of(cast.teamleider)
    body = {"alles": "on", "lijst": "groep=team&regisseur=geen"}
    browser.post("/klanten/tegelijk/nieuw/", body)
    assert [row.klant for row in Bulkregel.objects.all()] == [people[0]]
    answer = browser.post(
        "/klanten/tegelijk/nieuw/", {"alles": "on", "lijst": "groep=team&stand=bestaat_niet"}
    )
    assert answer.url == "/klanten/?groep=team&stand=bestaat_niet"
    _many(bulk.MAX_KLANTEN)
    assert "kan het tot 300" in text_of(browser.get("/klanten/?groep=team"))
    answer = browser.post("/klanten/tegelijk/nieuw/", {"alles": "on", "lijst": "groep=team"}, follow=True)
    assert "Kies hoogstens 300 klanten" in text_of(answer)
    assert Bulkactie.objects.count() == 1


def test_second_press_on_the_list_begins_one_act(cast, client_of, people):
    browser, once = client_of(cast.teamleider), "00000000-0000-4000-8000-000000000002"
    paths = {
        browser.post("/klanten/tegelijk/nieuw/", {"rij": [people[0].pk], "nieuw_id": once}).url
        for _ in range(2)
    }
    assert (len(paths), Bulkactie.objects.count()) == (1, 1)


def test_who_went_to_another_team_is_counted_and_not_named(cast, client_of, people):
    actie = carry_out(cast.teamleider, chosen(cast.teamleider, people, cast.vreemde))
    text = text_of(client_of(cast.teamleider).get(f"/klanten/tegelijk/{actie.pk}/"))
    assert "2 klanten kunt u niet (meer) openen" in text
    assert "Over" not in re.findall(r"Noor (\w+)", text)


def test_others_do_not_find_it_but_the_teamleider_of_the_team_does(cast, client_of, people):
    own = person_of(cast.regisseur)[0]
    looked = chosen(cast.regisseur, [own], cast.collega)
    done = carry_out(cast.regisseur, chosen(cast.regisseur, [own], cast.collega))

    def opened(who):
        return [client_of(who).get(f"/klanten/tegelijk/{row.pk}/").status_code for row in (looked, done)]

    assert opened(cast.regisseur) == [200, 200]
    assert opened(cast.teamleider) == [404, 200]
    assert opened(cast.collega) == opened(cast.vreemde) == [404, 404]
    assert client_of(cast.teamleider).post(f"/klanten/tegelijk/{done.pk}/ongedaan/").status_code == 302
    assert Bulkactie.objects.get(pk=done.pk).ongedaan_door == cast.teamleider


def test_preview_asks_the_same_queries_for_1_25_and_100_people(cast, client_of):
    give_stadsdeel(cast.centrum)
    browser, counts, rows = client_of(cast.teamleider), [], []
    for number in (1, 25, 100):
        rows += [
            person_of(MedewerkerFactory(team=cast.centrum, rollen=["regisseur"]))[0]
            for _ in range(number - len(rows))
        ]
        actie = chosen(cast.teamleider, rows, cast.regisseur)
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(f"/klanten/tegelijk/{actie.pk}/").status_code == 200
        counts.append(len(queries))
    assert len(set(counts)) == 1


# --- What can never be false, and what goes ------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"dag": "2026-01-01"}, "bulkactie_naar_met_dag"),
        ({"uitgevoerd_op": "2026-01-01T12:00Z"}, "bulkactie_uitgevoerd_met_keuze"),
        ({"ongedaan_op": "2026-01-01T12:00Z"}, "bulkactie_ongedaan_na_uitgevoerd"),
    ],
)
def test_database_keeps_the_order_of_an_act(cast, change, rule):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Bulkactie.objects.bulk_create([Bulkactie(medewerker=cast.regisseur, **change)])


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"uitkomst": "x"}, "bulkregel_bekende_uitkomst"),
        ({"nieuwe_versie": 1}, "bulkregel_nieuwe_met_versie"),
    ],
)
def test_database_keeps_a_line_of_an_act(cast, people, change, rule):
    actie = Bulkactie.objects.create(medewerker=cast.regisseur)
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Bulkregel.objects.bulk_create([Bulkregel(bulkactie=actie, klant=people[0], **change)])


def test_acts_that_nobody_did_go_after_some_days(cast, people):
    today = clock.today()
    old, done = (
        chosen(cast.teamleider, people, cast.regisseur),
        chosen(cast.teamleider, people, cast.regisseur),
    )
    carry_out(cast.teamleider, done)
    Bulkactie.objects.update(gemaakt_op=clock.now() - 4 * DAY)
    new = chosen(cast.teamleider, people, cast.collega)
    remove_unfinished_acts(today)
    assert set(Bulkactie.objects.values_list("pk", flat=True)) == {done.pk, new.pk}
    assert not Bulkregel.objects.filter(bulkactie=old.pk).exists()
