"""The figures from the facts and from the roll-up, against the published ones and against the plain recount."""

import json
import time
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.models import Campagne, Gesprek, Uitkering
from tests.doelen import recount, strategies
from tests.doelen.load import load
from tests.doelen.test_herbereken import FACTS
from tests.doelen.test_recount import DEN_HAAG, benefit, municipality, with_shared, work
from tests.intake.factories import CampagneFactory
from trajecten.models import Plaatsing, Stap, Traject
from werkgevers.models import Werkakkoord
from werkoffensief.doelen import controle, doelstand, figures, queries, rollup
from werkoffensief.doelen.enums import Figuur
from werkoffensief.doelen.figures import FIGURES
from werkoffensief.doelen.models import Cijferregel

TODAY = date(2026, 1, 1)
LATER = (Figuur.BEOORDEELBAAR, Figuur.DUURZAAM)
QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def asked(jaar, peildatum, campagne="langdurig"):
    return doelstand.make_peiling(jaar, peildatum=peildatum, campagne=campagne, today=TODAY)


def from_rollup(peiling):
    """The sums of the dashboards in the shape of `doelstand`."""
    sums, doel = queries.sums(peiling), doelstand.targets(peiling.jaar)
    n, part = sums.aantal, doelstand.percentage
    total, placed = doel["regulier"] + doel["extra"], n[Figuur.GEPLAATST]
    above = max(0, placed - doel["regulier"])
    return {
        "jaar": peiling.jaar,
        "peildatum": peiling.peildatum.isoformat(),
        "doel": {"regulier": doel["regulier"], "extra": doel["extra"], "totaal": total},
        "geplaatst": {
            "totaal": placed,
            "werk": sums.per_soort["werk"],
            "opleiding": sums.per_soort["opleiding"],
            "extra": above,
            "percentage": part(placed, total),
            "per_maand": {f"{month:%Y-%m}": sums.per_maand[month] for month in sorted(sums.per_maand)},
            "per_sector": dict(sorted(sums.per_sector.items())),
            "per_stadsdeel": dict(sorted(sums.per_stadsdeel.items())),
        },
        "gesprekken": {
            "campagne": peiling.campagne.code,
            "doelgroep": n[Figuur.DOELGROEP],
            "gesproken": n[Figuur.GESPROKEN],
            "percentage": part(n[Figuur.GESPROKEN], n[Figuur.DOELGROEP]),
        },
        "participatie": {
            "gesproken": n[Figuur.GESPROKEN],
            "participeert": n[Figuur.PARTICIPEERT],
            "percentage": part(n[Figuur.PARTICIPEERT], n[Figuur.GESPROKEN]),
        },
        "werkakkoorden": {
            "akkoorden": n[Figuur.AKKOORDEN],
            "banen": sums.banen,
            "ontwikkelplekken": sums.ontwikkelplekken,
            "vervulde_banen": n[Figuur.VERVULDE_BANEN],
        },
        "duurzaam": {
            "beoordeelbaar": n[Figuur.BEOORDEELBAAR],
            "duurzaam": n[Figuur.DUURZAAM],
            "percentage": part(n[Figuur.DUURZAAM], n[Figuur.BEOORDEELBAAR]),
        },
        "besparing": {"per_jaar": above * doel["kosten_per_uitkering"]},
    }


@pytest.fixture
def den_haag(db):
    load(recount.read(DEN_HAAG))
    rollup.recompute_all()


@with_shared
@pytest.mark.lang
def test_both_published_stands_come_out_of_facts_and_rollup(den_haag):
    for name in ("verwacht-2019.json", "verwacht-2019-06-30.json"):
        expected = json.loads((DEN_HAAG / name).read_text())
        peiling = asked(2019, date.fromisoformat(expected["peildatum"]))
        begin = time.perf_counter()
        found = doelstand.doelstand(peiling)
        took = time.perf_counter() - begin
        assert from_rollup(peiling) == expected
        assert list(found) == list(expected)
        assert json.dumps(found) == json.dumps(expected)
        assert took < 3
    assert rollup.recompute_all() == 0
    assert controle.differences([2019]) == []


def doelstand_years(tables):
    return [int(row["jaar"]) for row in tables["doelstellingen"]]


def check_three_ways(data, tables):
    with transaction.atomic():
        load(tables)
        assert rollup.recompute_all() == Cijferregel.objects.count()
        for _ in range(4):
            jaar, peildatum, campagne = data.draw(strategies.peilingen(tables))
            expected = recount.doelstand(tables, jaar, peildatum, campagne)
            peiling = asked(jaar, peildatum, campagne)
            assert doelstand.doelstand(peiling) == expected
            assert from_rollup(peiling) == expected
        assert controle.differences(doelstand_years(tables)) == []
        assert rollup.recompute_all() == 0
        transaction.set_rollback(True)


SHORT = settings(
    max_examples=40, deadline=None, suppress_health_check=[*QUIET, HealthCheck.function_scoped_fixture]
)
LONG = settings(SHORT, max_examples=1200)


@pytest.mark.lang
@SHORT
@given(data=st.data())
def test_facts_rollup_and_recount_agree(db, data):
    check_three_ways(data, data.draw(strategies.gemeenten()))


@LONG
@given(data=st.data())
def check_many(data):
    check_three_ways(data, data.draw(strategies.gemeenten()))


@pytest.mark.lang
def test_facts_rollup_and_recount_agree_on_many_and_every_named_edge_was_drawn(db):
    check_many()
    assert strategies.never_drawn() == []


@pytest.mark.parametrize(("day", "half_year"), [("2019-08-31", "2020-02-29"), ("2018-08-31", "2019-02-28")])
def test_six_months_after_the_last_of_august_is_the_last_of_february(db, day, half_year):
    load(municipality(uitkeringen=[benefit("2015-01-01")], plaatsingen=[work("W1", day)]))
    rollup.recompute_all()
    row = Cijferregel.objects.get(figuur=Figuur.BEOORDEELBAAR)
    assert row.van == date.fromisoformat(half_year)
    for offset, counted in ((-1, 0), (0, 1)):
        peiling = asked(int(day[:4]), row.van + timedelta(days=offset))
        assert figures.assessable(peiling).count() == counted
        assert queries.sums(peiling).aantal[Figuur.BEOORDEELBAAR] == counted


# Per kind of fact, the figures in which somebody still counts when all of that kind are withdrawn.
LEFT = {
    Uitkering: {Figuur.AKKOORDEN, Figuur.VERVULDE_BANEN},
    Gesprek: {Figuur.GEPLAATST, Figuur.DOELGROEP, Figuur.AKKOORDEN, Figuur.VERVULDE_BANEN},
    Plaatsing: {Figuur.DOELGROEP, Figuur.GESPROKEN, Figuur.PARTICIPEERT, Figuur.AKKOORDEN},
    Stap: set(Figuur) - set(LATER),
    Traject: set(Figuur) - set(LATER),
    Werkakkoord: set(Figuur) - {*LATER, Figuur.AKKOORDEN, Figuur.VERVULDE_BANEN},
}


@pytest.mark.parametrize("model", LEFT)
def test_withdrawn_facts_count_in_no_figure(db, model):
    load(municipality(**FACTS))
    rollup.recompute_all()
    peiling = asked(2019, date(2019, 7, 1))
    before = dict(queries.sums(peiling).aantal)
    assert set(before) == set(Figuur) - set(LATER)
    if model is Werkakkoord:  # the database keeps an agreement on which somebody was placed
        Plaatsing.objects.update(werkakkoord=None)
    model.objects.update(vervallen_op=timezone.now(), vervallen_reden="vergissing")
    rollup.recompute_all()
    left = queries.sums(peiling).aantal
    assert set(left) == LEFT[model]
    assert left == {key: n for key, f in FIGURES.items() if (n := f.counted(peiling).count())}
    if model in (Stap, Traject):
        assert left[Figuur.PARTICIPEERT] < before[Figuur.PARTICIPEERT]


def test_absurd_number_of_months_counts_nobody_and_breaks_nothing(db):
    load(municipality(**FACTS))
    Campagne.objects.update(minimaal_maanden_uitkering=2_000_000_000)
    rollup.recompute_all()
    assert doelstand.doelstand(asked(2019, date(9999, 12, 31)))["gesprekken"]["doelgroep"] == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--jaar", "2018"], "Voor 2018 is geen doelstelling bekend."),
        (["--jaar", "2019", "--campagne", "x"], "De campagne x bestaat niet."),
        (["--jaar", "2019", "--peildatum", "2018-12-31"], "ligt voor het begin van 2019"),
        (["--jaar", "0"], "Het jaar 0 bestaat niet."),
    ],
)
def test_doelstand_refuses_with_a_sentence_and_exit_1(db, capsys, arguments, sentence):
    load(municipality(**FACTS))
    with pytest.raises(CommandError, match=sentence) as refused:
        call_command("doelstand", *arguments, "--json")
    assert refused.value.returncode == 1
    assert capsys.readouterr().out == ""


def test_doelstand_prints_only_json_with_the_defaults_of_a_past_year(db, capsys, django_assert_num_queries):
    tables = municipality(**FACTS)
    load(tables)
    with django_assert_num_queries(13):  # eight questions, and five statements of whole_tables
        call_command("doelstand", "--jaar", "2019", "--json")
    assert json.loads(capsys.readouterr().out) == recount.doelstand(tables, 2019, date(2019, 12, 31))


def test_default_campaign_is_langdurig_else_the_first_by_code(db):
    CampagneFactory(code="aaa")
    CampagneFactory(code="bbb")
    assert asked(2019, None, None).campagne.code == "aaa"
    CampagneFactory(code="langdurig")
    assert asked(2019, None, None).campagne.code == "langdurig"
