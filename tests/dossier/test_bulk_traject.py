"""A traject with one regisseur for many klanten: the other kind of act, by the same pages."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from intake.models import Klant
from intake.services.feiten import withdraw_feit
from tests.accounts.factories import MedewerkerFactory
from tests.dossier.gevallen import give_stadsdeel, person_of
from tests.dossier.test_bulk import carry_out, filled, regisseurs, text_of
from tests.dossier.test_bulk_rechten import move, withdraw_role
from tests.intake.factories import KlantFactory, ToegangFactory
from tests.trajecten.factories import TrajectFactory
from trajecten.models import Planversie, Regisseurschap, Stap, Traject
from trajecten.services import add_stap, start_traject, transfer_regisseur
from trajecten.services.plan import add_doel, add_wachtpunt, save_plan
from werkoffensief.accounts.models import Medewerker
from werkoffensief.dossier.enums import Bulksoort, Bulkuitkomst
from werkoffensief.dossier.models import Bulkactie
from werkoffensief.dossier.queries.bulk import WORK_IN_TRAJECT, plans_of
from werkoffensief.dossier.services import bulk
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError, SentBeforeError

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
NEW, START = "/klanten/tegelijk/nieuw/", {"soort": "traject"}


@pytest.fixture
def people(cast):
    give_stadsdeel(cast.centrum)
    return [KlantFactory(achternaam="Een"), KlantFactory(achternaam="Twee")]


def chosen(door, klanten, naar, day=None):
    """An act of this kind that was looked at."""
    actie = bulk.choose_klanten(
        door=door.pk, klanten=[klant.pk for klant in klanten], soort=Bulksoort.TRAJECT
    )
    return bulk.look_at(
        door=door, actie_id=actie.pk, naar_id=naar.pk, dag=day or clock.today(), vandaag=clock.today()
    )


def started(cast, people, naar=None):
    return carry_out(cast.teamleider, chosen(cast.teamleider, people, naar or cast.regisseur), note="")


def running():
    return set(Traject.objects.on(clock.today()).values_list("klant__achternaam", flat=True))


# --- What happens to whom ------------------------------------------------------------


def test_plan_says_who_gets_a_traject_and_who_not_and_why(cast, people):
    today = clock.today()
    dead, ended = KlantFactory(achternaam="Dood"), KlantFactory(achternaam="Vandaag")
    Klant.objects.filter(pk=dead.pk).update(overleden_op=today)
    TrajectFactory(klant=ended, start=today - 9 * DAY, einde=today, einde_reden_id="werk")
    before = KlantFactory(achternaam="Gisteren")
    TrajectFactory(klant=before, start=today - 9 * DAY, einde=today - DAY, einde_reden_id="werk")
    soon = KlantFactory(achternaam="Straks")
    TrajectFactory(klant=soon, start=today + DAY)
    far, guest = (KlantFactory(achternaam=name, stadsdeel="Escamp") for name in ("Ver", "Gast"))
    give_stadsdeel(cast.vreemde.team, "Escamp")
    ToegangFactory(klant=guest, medewerker=cast.teamleider)
    nowhere = KlantFactory(achternaam="Nergens", stadsdeel="Elders")
    rows = [
        *people,
        dead,
        ended,
        before,
        soon,
        far,
        guest,
        nowhere,
        person_of(cast.collega, achternaam="Al")[0],
    ]
    actie = chosen(cast.teamleider, rows, cast.regisseur)
    found = {
        plan.regel.klant.achternaam: plan.uitkomst for plan in plans_of(actie, cast.teamleider, today=today)
    }
    assert found == {
        "Een": Bulkuitkomst.STARTEN, "Twee": Bulkuitkomst.STARTEN, "Gisteren": Bulkuitkomst.STARTEN,
        "Nergens": Bulkuitkomst.STARTEN, "Dood": Bulkuitkomst.OVERLEDEN, "Vandaag": Bulkuitkomst.EERDER_TRAJECT,
        "Straks": Bulkuitkomst.HEEFT_TRAJECT, "Al": Bulkuitkomst.HEEFT_TRAJECT,
        "Ver": Bulkuitkomst.NIET_ZICHTBAAR, "Gast": Bulkuitkomst.MAG_NIET,
    }  # fmt: skip
    assert not Traject.objects.filter(klant=people[0]).exists()


def test_shielded_file_is_out_of_it_for_whoever_may_not_open_it(cast, people):
    own = person_of(cast.collega, achternaam="Schild")[0]
    traject = own.trajecten.get()
    actie = chosen(cast.teamleider, [people[0], own], cast.regisseur)
    withdraw_feit(
        door=cast.collega.pk,
        soort="traject",
        feit_id=traject.pk,
        versie=traject.versie,
        reden="x",
        now=clock.now(),
    )
    Klant.objects.filter(pk=own.pk).update(
        afgeschermd_op=clock.now(), afgeschermd_reden="x", regisseur=cast.collega
    )
    with pytest.raises(bulk.ChangedError):
        carry_out(cast.teamleider, actie, note="")
    bulk.look_at(
        door=cast.teamleider,
        actie_id=actie.pk,
        naar_id=cast.regisseur.pk,
        dag=clock.today(),
        vandaag=clock.today(),
    )
    assert set(actie.regels.values_list("klant__achternaam", "uitkomst")) == {
        ("Een", "starten"),
        ("Schild", "niet_zichtbaar"),
    }
    carry_out(cast.teamleider, actie, note="")
    assert running() == {"Een"}


def test_whoever_is_no_teamleider_any_more_starts_nothing(cast, people):
    with pytest.raises(RefusalError, match="niemand voor wie dit kan"):
        carry_out(cast.regisseur, chosen(cast.regisseur, people, cast.regisseur), note="")
    assert running() == set()


def test_all_get_a_traject_with_its_regisseur_and_its_actor(cast, people):
    actie = started(cast, people)
    assert regisseurs() == {"Een": "regisseur", "Twee": "regisseur"}
    for regel in actie.regels.select_related("nieuwe__traject"):
        row, traject = regel.nieuwe, regel.nieuwe.traject
        assert (row.start, traject.start) == (clock.today(), clock.today())
        assert (regel.nieuwe_versie, regel.traject_versie) == (row.versie, traject.versie)
        for event in (*row.geschiedenis.all(), *traject.geschiedenis.all()):
            assert event.pgh_context["door"] == str(cast.teamleider.pk)
    carry_out(cast.teamleider, actie, note="")
    assert Traject.objects.count() == 2


@pytest.mark.parametrize("change", ["started", "died", "moved to another team", "other day"])
def test_nothing_happens_to_anybody_when_one_is_not_as_it_was_looked_at(cast, people, change):
    actie, asked, one = chosen(cast.teamleider, people, cast.regisseur), {}, people[1].pk
    if change == "started":
        start_traject(door=cast.collega.pk, klant_id=one, start=clock.today(), regisseur_id=cast.collega.pk)
    elif change == "died":
        Klant.objects.filter(pk=one).update(overleden_op=clock.today())
    elif change == "moved to another team":
        give_stadsdeel(cast.vreemde.team, "Escamp")
        Klant.objects.filter(pk=one).update(stadsdeel="Escamp")
    else:
        asked = {"dag": clock.today() + DAY}
    before = running()
    with pytest.raises(bulk.ChangedError):
        carry_out(cast.teamleider, actie, note="", **asked)
    assert running() == before


# --- Undoing ------------------------------------------------------------


def test_undo_takes_the_trajecten_back_and_keeps_what_happened(cast, people):
    actie = started(cast, people, cast.vreemde)
    assert regisseurs() == {"Een": "vreemde", "Twee": "vreemde"}
    for _ in range(2):
        bulk.undo(door=cast.teamleider, actie_id=actie.pk, now=clock.now())
    assert (regisseurs(), running()) == ({"Een": None, "Twee": None}, set())
    assert set(Traject.objects.values_list("vervallen_reden", flat=True)) == {bulk.UNDONE_TRAJECT}
    assert set(Klant.objects.values_list("team", flat=True)) == {cast.centrum.pk}


def test_all_that_is_tied_to_a_traject_counts_as_work():
    """A table that comes later is not forgotten: what stands in it would vanish with the traject."""
    tied = {relation.related_model for relation in Traject._meta.related_objects}
    known = {*WORK_IN_TRAJECT, Regisseurschap, Planversie, Traject, Traject.pgh_event_model}
    assert tied == known


@pytest.mark.parametrize("change", ["words", "goal", "waiting", "step", "handed over", "ended", "withdrawn"])
def test_undo_leaves_the_work_of_somebody_else_alone(cast, people, change):
    actie = started(cast, people)
    regel = actie.regels.get(klant=people[1])
    traject, door = regel.nieuwe.traject, cast.regisseur.pk
    if change == "words":
        save_plan(door=door, traject_id=traject.pk, versie=0, woorden={"waar_sta_ik": "Ik zoek werk."})
    elif change == "goal":
        once = {"traject_id": traject.pk, "vandaag": clock.today()}
        add_doel(door=door, doel_id=uuid4(), gegevens={"wat": "Werk in de zorg"}, **once)
    elif change == "waiting":
        once = {"traject_id": traject.pk, "vandaag": clock.today()}
        add_wachtpunt(door=door, wachtpunt_id=uuid4(), wat="Tolk", verwacht_op=None, **once)
    elif change == "step":
        add_stap(
            door=door,
            traject_id=traject.pk,
            voorziening_id="werkfit",
            start=clock.today(),
            status="gepland",
            einde=None,
        )
    elif change == "handed over":
        transfer_regisseur(
            door=door, regisseurschap_id=regel.nieuwe_id, versie=regel.nieuwe_versie,
            medewerker_id=cast.collega.pk, dag=clock.today() + DAY, overdrachtsnotitie="x",
        )  # fmt: skip
    elif change == "ended":
        traject.einde, traject.einde_reden_id = clock.today(), "werk"
        traject.save()
    else:
        withdraw_feit(
            door=door, soort="traject", feit_id=traject.pk, versie=traject.versie, reden="x", now=clock.now()
        )
    before = running()
    with pytest.raises(RefusalError, match="daarna iets gewijzigd"):
        bulk.undo(door=cast.teamleider, actie_id=actie.pk, now=clock.now())
    assert running() == before
    assert not Stap.objects.filter(vervallen_op__isnull=False).exists()


def test_undo_is_refused_after_a_day_and_behind_a_shield(cast, people):
    actie = started(cast, people)
    with pytest.raises(RefusalError, match="tot 24 uur"):
        bulk.undo(door=cast.teamleider, actie_id=actie.pk, now=actie.uitgevoerd_op + DAY)
    Klant.objects.filter(pk=people[0].pk).update(afgeschermd_op=clock.now(), afgeschermd_reden="x")
    with pytest.raises(RefusalError, match="horen niet meer bij uw werk"):
        bulk.undo(door=cast.teamleider, actie_id=actie.pk, now=clock.now())
    assert running() == {"Een", "Twee"}


def test_undo_ends_with_the_role_but_for_a_traject_of_ones_own(cast, people):
    leader = MedewerkerFactory(team=cast.centrum, rollen=["teamleider", "regisseur"])
    other, own = (
        carry_out(leader, chosen(leader, [klant], naar), note="")
        for klant, naar in zip(people, (cast.regisseur, leader), strict=True)
    )
    withdraw_role(leader, "teamleider")
    leader = Medewerker.objects.get(pk=leader.pk)
    with pytest.raises(RefusalError, match="niet meer de rol"):
        bulk.undo(door=leader, actie_id=other.pk, now=clock.now())
    bulk.undo(door=leader, actie_id=own.pk, now=clock.now())
    assert running() == {"Een"}
    other.refresh_from_db()
    withdraw_role(leader, "regisseur")
    with pytest.raises(RefusalError, match="niet meer de rol"):
        bulk.undo(door=Medewerker.objects.get(pk=leader.pk), actie_id=other.pk, now=clock.now())


def test_undo_of_trajecten_ends_with_the_team_from_which_it_was_done(cast, people):
    actie = started(cast, people, cast.vreemde)
    move(cast.teamleider, None)
    with pytest.raises(RefusalError, match="horen niet meer bij uw werk"):
        bulk.undo(door=Medewerker.objects.get(pk=cast.teamleider.pk), actie_id=actie.pk, now=clock.now())
    assert running() == {"Een", "Twee"}


# --- The pages, without JavaScript ------------------------------------------------------------


def test_only_a_teamleider_is_offered_it_and_may_press(cast, client_of, people):
    seen = {}
    for role in ("consulent", "regisseur", "teamleider", "vreemde", "manager", "privacy"):
        browser = client_of(getattr(cast, role))
        page = browser.get("/klanten/?groep=team").content.decode()
        status = browser.post(NEW, {"rij": [people[0].pk], **START}).status_code
        seen[role] = (status, "Traject starten en regisseur kiezen" in page)
    assert seen == {
        "consulent": (403, False), "regisseur": (403, False), "teamleider": (302, True),
        "vreemde": (403, False), "manager": (403, False), "privacy": (403, False),
    }  # fmt: skip
    assert [row.medewerker for row in Bulkactie.objects.all()] == [cast.teamleider]


def test_from_the_list_by_the_preview_to_the_end_and_back(cast, client_of, people):
    al = person_of(cast.collega, achternaam="Al")[0]
    browser = client_of(cast.teamleider)
    path = browser.post(NEW, {"rij": [row.pk for row in (*people, al)], **START}).url
    page = text_of(browser.get(path))
    assert "<h1>Traject starten en regisseur kiezen voor 3 klanten</h1>" in page
    assert "1 van de 3 klanten heeft al een traject." in page
    assert "Eerste dag van het traject" in page
    assert "Wat moet de nieuwe regisseur weten?" not in page
    looked = text_of(browser.post(path, filled(cast.regisseur), follow=True))
    assert "<strong>2 klanten</strong> krijgen een traject met Regisseur van Dienst als regisseur." in looked
    assert looked.count("Krijgt een traject met deze regisseur.") == 2
    assert "Er is al een traject." in looked
    assert running() == {"Al"}
    assert browser.post(path, filled(cast.regisseur, uitvoeren="ja")).url == path
    assert running() == {"Al", "Een", "Twee"}
    done = text_of(browser.get(path))
    assert "<h1>Traject met Regisseur van Dienst als regisseur voor 2 klanten</h1>" in done
    assert done.count("Traject gestart.") == 2
    assert "de trajecten vervallen, met de regisseur" in done
    assert "Traject starten en regisseur kiezen</td>" in text_of(browser.get("/klanten/tegelijk/"))
    assert browser.post(f"{path}ongedaan/").url == path
    assert running() == {"Al"}
    assert text_of(browser.get(path)).count("Traject gestart, en weer ongedaan gemaakt.") == 2


def test_who_has_no_traject_is_one_press_away_from_the_other_kind(cast, client_of, people):
    al = person_of(cast.collega, achternaam="Al")[0]
    rows = {"rij": [row.pk for row in (*people, al)]}
    browser = client_of(cast.teamleider)
    page = text_of(browser.get(browser.post(NEW, rows).url))
    assert "Traject starten en regisseur kiezen voor 2 klanten</button>" in page
    assert page.count('name="rij"') == 2
    other = client_of(cast.regisseur)
    assert "Traject starten en regisseur kiezen" not in text_of(other.get(other.post(NEW, rows).url))


def test_one_form_begins_no_act_of_each_kind(cast, people):
    once = {"door": cast.teamleider.pk, "klanten": [people[0].pk], "actie_id": people[0].pk}
    bulk.choose_klanten(**once)
    with pytest.raises(SentBeforeError):
        bulk.choose_klanten(**once, soort=Bulksoort.TRAJECT)


def test_preview_asks_the_same_queries_for_2_25_and_100_people(cast, client_of):
    """Half of them with a traject, each of a regisseur of its own."""
    give_stadsdeel(cast.centrum)
    browser, counts, rows = client_of(cast.teamleider), [], []
    for number in (2, 25, 100):
        for n in range(len(rows), number):
            colleague = MedewerkerFactory(team=cast.centrum, rollen=["regisseur"])
            rows.append(person_of(colleague)[0] if n % 2 else KlantFactory())
        actie = chosen(cast.teamleider, rows, cast.regisseur)
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(f"/klanten/tegelijk/{actie.pk}/").status_code == 200
        counts.append(len(queries))
    assert len(set(counts)) == 1


def test_page_of_what_was_done_asks_the_same_queries_for_1_and_25_people(cast, client_of):
    give_stadsdeel(cast.centrum)
    browser, counts = client_of(cast.teamleider), []
    for number in (1, 25):
        actie = started(cast, [KlantFactory() for _ in range(number)])
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(f"/klanten/tegelijk/{actie.pk}/").status_code == 200
        counts.append(len(queries))
    assert len(set(counts)) == 1


def test_database_knows_the_kinds_of_acts(cast):
    with pytest.raises(IntegrityError, match="bulkactie_bekende_soort"), transaction.atomic():
        Bulkactie.objects.bulk_create([Bulkactie(medewerker=cast.regisseur, soort="x")])
