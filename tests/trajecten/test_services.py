"""What somebody does with a plan, and what the database refuses."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection

from intake.models import Klant
from intake.services.feiten import withdraw_feit
from tests.accounts.factories import MedewerkerFactory
from tests.intake.factories import KlantFactory
from tests.trajecten.factories import PlaatsingFactory, RegisseurschapFactory, StapFactory, TrajectFactory
from tests.werkgevers.factories import WerkakkoordFactory, WerkgeverFactory
from trajecten import services
from trajecten.enums import STAP_TRANSITIONS, StapStatus
from trajecten.models import Plaatsing, Regisseurschap, Stap, Traject
from werkoffensief.web.refusals import RefusalError, StaleError

pytestmark = pytest.mark.django_db
START, DAY, NOW = date(2026, 2, 1), date(2026, 6, 1), datetime(2026, 6, 1, 10, tzinfo=UTC)


@pytest.fixture
def plan(cast):
    """A traject of the regisseur with a running and a planned step."""
    regie = RegisseurschapFactory(traject=TrajectFactory(start=START), medewerker=cast.regisseur)
    StapFactory(traject=regie.traject, start=START)
    StapFactory(traject=regie.traject, start=date(2026, 9, 1), status="gepland")
    return regie


def end(cast, traject, einde=DAY, versie=None):
    return services.end_traject(
        door=cast.regisseur.pk,
        traject_id=traject.pk,
        versie=versie or traject.versie,
        einde=einde,
        einde_reden_id="werk",
    )


def hand_over(regie, to, dag=DAY, note="Belt graag in de ochtend.", versie=None):
    return services.transfer_regisseur(
        door=regie.medewerker_id, regisseurschap_id=regie.pk, versie=versie or regie.versie, medewerker_id=to.pk,
        dag=dag, overdrachtsnotitie=note,
    )  # fmt: skip


def state(*models):
    return [list(model.objects.order_by("pk").values()) for model in models]


# --- traject ------------------------------------------------------------


def test_started_traject_has_a_number_and_its_regisseur(cast):
    klant = KlantFactory()
    traject = services.start_traject(
        door=cast.regisseur.pk, klant_id=klant.pk, start=START, regisseur_id=cast.regisseur.pk
    )
    assert traject.trajectnummer.startswith("WO-")
    assert traject.regisseurschappen.get().medewerker == cast.regisseur
    klant.refresh_from_db()
    assert (klant.regisseur, klant.team) == (cast.regisseur, cast.centrum)
    event = traject.geschiedenis.get()
    assert event.pgh_context == {"door": str(cast.regisseur.pk), "via": "scherm"}


def test_second_open_traject_is_refused_for_klant(cast, plan):
    with pytest.raises(RefusalError, match=r"^Deze klant heeft al een lopend traject\.$"):
        services.start_traject(door="systeem", klant_id=plan.klant_id, start=DAY)
    assert Traject.objects.count() == 1


def test_overlapping_traject_is_refused(cast, plan):
    end(cast, plan.traject)
    with pytest.raises(RefusalError, match="overlapt"):
        services.start_traject(door="systeem", klant_id=plan.klant_id, start=DAY)
    services.start_traject(door="systeem", klant_id=plan.klant_id, start=DAY + timedelta(days=1))


@pytest.mark.parametrize("act", ["traject", "plaatsing"])
def test_nothing_new_starts_for_somebody_who_died(act):
    klant = KlantFactory(overleden_op=date(2026, 1, 1))
    acts = {
        "traject": lambda: services.start_traject(door="systeem", klant_id=klant.pk, start=START),
        "plaatsing": lambda: place(klant),
    }
    with pytest.raises(RefusalError, match="overleden"):
        acts[act]()


def test_end_of_traject_ends_regisseur_and_steps(cast, plan):
    end(cast, plan.traject)
    plan.refresh_from_db()
    assert plan.einde == DAY + timedelta(days=1)
    running, planned = Stap.objects.order_by("start")
    assert (running.status, running.einde, running.vervallen_op) == ("gestopt", DAY, None)
    assert planned.vervallen_reden == "Het traject eindigde eerder."
    traject = plan.traject
    traject.refresh_from_db()
    assert (traject.einde, traject.einde_reden_id) == (DAY, "werk")


def test_end_of_traject_takes_back_a_regisseur_who_would_have_come(cast, plan):
    later = hand_over(plan, cast.collega, dag=date(2026, 9, 1))
    plan.traject.refresh_from_db()
    end(cast, plan.traject)
    later.refresh_from_db()
    assert later.vervallen_op is not None
    plan.refresh_from_db()
    assert plan.einde == DAY + timedelta(days=1)


def test_traject_with_a_step_that_began_later_does_not_end_before_it(cast, plan):
    StapFactory(traject=plan.traject, start=date(2026, 8, 1), status="lopend")
    before = state(Traject, Regisseurschap, Stap)
    with pytest.raises(RefusalError, match="Een stap begint na deze dag"):
        end(cast, plan.traject)
    assert state(Traject, Regisseurschap, Stap) == before


def test_traject_does_not_end_before_it_starts_or_twice_or_at_an_old_version(cast, plan):
    with pytest.raises(StaleError):
        end(cast, plan.traject, versie=99)
    Stap.objects.update(vervallen_op=NOW, vervallen_reden="x")
    Regisseurschap.objects.update(vervallen_op=NOW, vervallen_reden="x")
    with pytest.raises(RefusalError, match="Het traject eindigt voordat het begint"):
        end(cast, plan.traject, einde=date(2026, 1, 1))
    traject = end(cast, plan.traject)
    traject.refresh_from_db()
    with pytest.raises(RefusalError, match="loopt niet meer"):
        end(cast, traject)


def test_withdrawn_traject_takes_its_regisseurs_and_steps_along(cast, plan):
    services.withdraw_traject(
        door=cast.regisseur.pk, traject_id=plan.traject_id, versie=plan.traject.versie,
        reden="Verkeerde persoon", now=NOW
    )  # fmt: skip
    for model in (Traject, Regisseurschap, Stap):
        assert set(model.objects.values_list("vervallen_op", "vervallen_reden")) == {
            (NOW, "Verkeerde persoon")
        }
    assert Klant.objects.get(pk=plan.klant_id).regisseur is None
    services.start_traject(door="systeem", klant_id=plan.klant_id, start=START)


def test_page_for_wrong_facts_withdraws_a_whole_traject(cast, plan):
    withdraw_feit(
        door=cast.regisseur.pk, soort="traject", feit_id=plan.traject_id, versie=plan.traject.versie,
        reden="Dubbel", now=NOW
    )  # fmt: skip
    for model in (Traject, Regisseurschap, Stap):
        assert set(model.objects.values_list("vervallen_reden", flat=True)) == {"Dubbel"}


# --- regisseur ------------------------------------------------------------


def correct(regie, start, versie=None):
    return services.correct_regisseurschap(
        door=regie.medewerker_id, regisseurschap_id=regie.pk, versie=versie or regie.versie, start=start
    )


def test_corrected_first_day_moves_the_end_of_the_one_before(cast, plan):
    later = hand_over(plan, cast.collega, dag=date(2026, 3, 1))
    for dag in (date(2026, 2, 20), date(2026, 3, 20)):
        later = correct(later, dag)
        later.refresh_from_db()
        plan.refresh_from_db()
        assert (later.start, plan.einde) == (dag, dag)


@pytest.mark.parametrize(
    ("dag", "sentence"),
    [
        (START - timedelta(days=1), "niet voordat het traject begint"),
        (START, "begon de vorige regisseur"),
    ],
)
def test_first_day_stays_within_the_traject_and_after_the_one_before(cast, plan, dag, sentence):
    later = hand_over(plan, cast.collega, dag=date(2026, 3, 1))
    before = state(Regisseurschap)
    with pytest.raises(RefusalError, match=sentence):
        correct(later, dag)
    assert state(Regisseurschap) == before


def test_first_day_is_not_after_the_last_nor_corrected_at_an_old_version(cast, plan):
    hand_over(plan, cast.collega, dag=date(2026, 3, 1))
    plan.refresh_from_db()
    before = state(Regisseurschap)
    with pytest.raises(RefusalError, match="ten minste één dag"):
        correct(plan, date(2026, 3, 1))
    with pytest.raises(StaleError):
        correct(plan, START, versie=99)
    assert state(Regisseurschap) == before


def test_transfer_is_half_open_and_moves_the_klant_to_the_other_team(cast, plan):
    today = date(2026, 6, 1)
    new = hand_over(plan, cast.vreemde, dag=today)
    plan.refresh_from_db()
    assert (plan.einde, new.start, new.einde) == (today, today, None)
    assert new.overdrachtsnotitie == "Belt graag in de ochtend."
    klant = Klant.objects.get(pk=plan.klant_id)
    assert (klant.regisseur, klant.team) == (cast.vreemde, cast.escamp)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"note": "  "}, "Schrijf wat de nieuwe regisseur moet weten"),
        ({"dag": START}, "Een regisseur is ten minste één dag de regisseur"),
        ({"versie": 99}, "Iemand anders heeft dit gewijzigd"),
    ],
)
def test_transfer_refused_leaves_everything(cast, plan, change, sentence):
    before = state(Regisseurschap)
    with pytest.raises(RefusalError, match=sentence):
        hand_over(plan, cast.collega, **change)
    assert state(Regisseurschap) == before


def test_nobody_hands_over_to_themself_or_to_somebody_without_the_role(cast, plan):
    gone = MedewerkerFactory(rollen=["regisseur"], is_active=False)
    for other, sentence in (
        (cast.regisseur, "al de regisseur"),
        (cast.consulent, "rol van regisseur niet"),
        (gone, "rol van regisseur niet"),
    ):
        with pytest.raises(RefusalError, match=sentence):
            hand_over(plan, other)
    assert Regisseurschap.objects.count() == 1


def test_second_regisseur_on_the_same_day_is_refused(cast, plan):
    with pytest.raises(RefusalError, match="heeft op deze dagen al een regisseur"):
        services.assign_regisseur(
            door=cast.collega.pk, traject_id=plan.traject_id, medewerker_id=cast.collega.pk, start=DAY
        )
    with pytest.raises(RefusalError, match="niet voordat het traject begint"):
        services.assign_regisseur(
            door=cast.collega.pk,
            traject_id=plan.traject_id,
            medewerker_id=cast.collega.pk,
            start=date(2020, 1, 1),
        )


# --- steps ------------------------------------------------------------


def save(stap, status, einde=None, start=START):
    return services.save_stap(
        door="systeem", stap_id=stap.pk, versie=stap.versie, start=start, status=status, einde=einde
    )


@pytest.mark.parametrize("was", StapStatus.values)
@pytest.mark.parametrize("wordt", StapStatus.values)
def test_step_follows_the_transition_table(plan, was, wordt):
    ended = ("afgerond", "gestopt")
    stap = StapFactory(traject=plan.traject, start=START, status=was, einde=DAY if was in ended else None)
    einde = DAY if wordt in ended else None
    if was == wordt or wordt in STAP_TRANSITIONS[was]:
        assert save(stap, wordt, einde).status == wordt
    else:
        with pytest.raises(RefusalError, match=r"Een stap die .* is, kan niet .* worden"):
            save(stap, wordt, einde)
        stap.refresh_from_db()
        assert stap.status == was


def test_step_has_an_end_exactly_when_it_ended(plan):
    stap = plan.traject.stappen.get(status="lopend")
    for status, einde, sentence in (
        ("afgerond", None, "Vul in wanneer"),
        ("wacht", DAY, "heeft geen einddatum"),
        ("gestopt", date(2020, 1, 1), "De stap eindigt voordat hij begint"),
    ):
        with pytest.raises(RefusalError, match=sentence):
            save(stap, status, einde)
    with pytest.raises(RefusalError, match="heeft geen einddatum"):
        services.add_stap(
            door="systeem", traject_id=plan.traject_id, voorziening_id="taaltraining", start=DAY,
            status="lopend", einde=DAY,
        )  # fmt: skip


def test_step_of_an_ended_traject_does_not_change(cast, plan):
    end(cast, plan.traject)
    stap = Stap.objects.get(status="gestopt")
    with pytest.raises(RefusalError, match="loopt niet meer"):
        save(stap, "lopend")
    with pytest.raises(RefusalError, match="loopt niet meer"):
        services.add_stap(
            door="systeem", traject_id=plan.traject_id, voorziening_id="taaltraining", start=DAY,
            status="lopend", einde=None,
        )  # fmt: skip


# --- placements ------------------------------------------------------------


def place(klant, **gegevens):
    return services.record_plaatsing(
        door="systeem",
        klant_id=klant.pk,
        gegevens={"soort": "werk", "startdatum": date(2019, 6, 1), **gegevens},
    )


def test_placement_on_an_agreement_of_that_employer_in_its_term(cast):
    akkoord, klant = WerkakkoordFactory(), KlantFactory()
    on_it = {"werkgever_id": akkoord.werkgever_id, "werkakkoord_id": akkoord.pk}
    plaatsing = place(klant, uren_per_week=24, **on_it)
    assert plaatsing.plaatsingnummer.startswith("WO-")
    assert (plaatsing.werkakkoord, plaatsing.uren_per_week) == (akkoord, 24)
    for wrong, sentence in (
        ({**on_it, "startdatum": date(2021, 1, 1)}, "niet in de looptijd van het werkakkoord"),
        ({**on_it, "werkgever_id": WerkgeverFactory().pk}, "past niet bij wat er al is vastgelegd"),
        ({**on_it, "werkgever_id": None}, "noemt de werkgever van het akkoord"),
        ({"uren_per_week": 61}, "tussen 1 en 60"),
    ):
        with pytest.raises(RefusalError, match=sentence):
            place(klant, **wrong)
    assert Plaatsing.objects.count() == 1


def test_placement_ends_once_with_a_reason_and_not_before_it_starts():
    plaatsing = PlaatsingFactory()
    act = {"door": "systeem", "plaatsing_id": plaatsing.pk, "einde_reden_id": "uitval"}
    with pytest.raises(RefusalError, match="eindigt voordat zij begint"):
        services.end_plaatsing(versie=1, einddatum=date(2018, 1, 1), **act)
    services.end_plaatsing(versie=1, einddatum=date(2019, 9, 1), **act)
    with pytest.raises(StaleError):
        services.end_plaatsing(versie=1, einddatum=date(2019, 9, 2), **act)
    plaatsing.refresh_from_db()
    with pytest.raises(RefusalError, match="al vastgelegd"):
        services.end_plaatsing(versie=plaatsing.versie, einddatum=date(2019, 9, 2), **act)
    assert (plaatsing.einddatum, plaatsing.einde_reden_id) == (date(2019, 9, 1), "uitval")


# --- the rules, without any service ------------------------------------------------------------


def refused(*rows):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(IntegrityError) as caught:
        type(rows[0]).objects.bulk_create(rows)
    return caught.value.__cause__.diag.constraint_name


def test_database_refuses_two_regisseurs_at_once(cast, plan):
    row = Regisseurschap(klant_id=plan.klant_id, traject=plan.traject, medewerker=cast.collega, start=DAY)
    assert refused(row) == "regisseurschap_geen_overlap"


def test_database_refuses_a_regisseur_after_the_traject(cast):
    traject = TrajectFactory(start=START, einde=DAY, einde_reden_id="werk")
    row = Regisseurschap(
        klant_id=traject.klant_id,
        traject=traject,
        medewerker=cast.collega,
        start=START,
        einde=DAY + timedelta(days=2),
    )
    assert refused(row) == "regisseurschap_in_traject"


def test_database_refuses_a_regisseur_who_begins_after_the_traject(cast):
    traject = TrajectFactory(start=START, einde=DAY, einde_reden_id="werk")
    rest = {"klant_id": traject.klant_id, "traject": traject, "medewerker": cast.collega}
    later = DAY + timedelta(days=1)
    assert refused(Regisseurschap(start=later, **rest)) == "regisseurschap_in_traject"


def test_database_accepts_a_regisseur_who_begins_on_the_last_day_or_is_withdrawn(cast):
    traject = TrajectFactory(start=START, einde=DAY, einde_reden_id="werk")
    rest = {"klant_id": traject.klant_id, "traject": traject, "medewerker": cast.collega}
    withdrawn = {"vervallen_op": NOW, "vervallen_reden": "x"}
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    Regisseurschap.objects.bulk_create(
        [
            Regisseurschap(start=DAY, **rest),
            Regisseurschap(start=DAY + timedelta(days=1), **withdrawn, **rest),
        ]
    )
    assert Regisseurschap.objects.count() == 2


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("trajecten_regisseurschap", "start = %s"),
        ("trajecten_traject", "einde = %s, einde_reden_id = 'werk'"),
    ],
)
def test_database_refuses_to_move_a_regisseur_and_the_end_of_the_traject_past_each_other(plan, table, change):
    if table == "trajecten_regisseurschap":
        Traject.objects.update(einde=DAY, einde_reden_id="werk")
    day = DAY + timedelta(days=1) if table == "trajecten_regisseurschap" else plan.start - timedelta(days=1)
    if table == "trajecten_traject":
        Traject.objects.update(start=day)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(IntegrityError, match="uiterlijk op de laatste dag"):
            cursor.execute(f"UPDATE {table} SET {change}", [day])


def test_corrected_first_day_is_at_the_latest_the_last_of_the_traject(plan):
    Traject.objects.update(einde=DAY, einde_reden_id="werk")
    with pytest.raises(RefusalError, match="uiterlijk op de laatste dag") as caught:
        correct(plan, DAY + timedelta(days=1))
    assert caught.value.field == "start"
    assert correct(plan, DAY).start == DAY


def test_database_refuses_a_step_of_somebody_elses_traject(plan):
    row = Stap(
        stapnummer="X",
        klant=KlantFactory(),
        traject=plan.traject,
        voorziening_id="werkfit",
        start=START,
        status="lopend",
    )
    assert refused(row) == "stap_van_klant"
