"""The figures from the facts and from the roll-up, against the published ones and against the plain recount."""

import json
import time
from datetime import date, timedelta
from functools import partial

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.doelen import recount, strategies
from tests.doelen.load import load
from tests.doelen.test_recount import DEN_HAAG, with_shared
from werkoffensief.doelen import doelstand, queries, rollup
from werkoffensief.doelen.enums import Figuur
from werkoffensief.doelen.models import Cijferregel

TODAY = date(2026, 1, 1)
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
def test_both_published_stands_come_out_of_facts_and_rollup(den_haag):
    for name in ("verwacht-2019.json", "verwacht-2019-06-30.json"):
        expected = json.loads((DEN_HAAG / name).read_text())
        peiling = asked(2019, date.fromisoformat(expected["peildatum"]))
        begin = time.perf_counter()
        found = doelstand.doelstand(peiling)
        took = time.perf_counter() - begin
        begin = time.perf_counter()
        assert from_rollup(peiling) == expected
        print("doelstand", took, "rollup", time.perf_counter() - begin)
        assert list(found) == list(expected)
        assert json.dumps(found) == json.dumps(expected)
        assert took < 3
    begin = time.perf_counter()
    assert rollup.recompute_all() == 0
    print("recompute_all", time.perf_counter() - begin, Cijferregel.objects.count())


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
        assert rollup.recompute_all() == 0
        transaction.set_rollback(True)


SHORT = settings(
    max_examples=40, deadline=None, suppress_health_check=[*QUIET, HealthCheck.function_scoped_fixture]
)
LONG = settings(SHORT, max_examples=1200)


@SHORT
@given(data=st.data())
def test_facts_rollup_and_recount_agree(db, data):
    check_three_ways(data, data.draw(strategies.gemeenten()))


@pytest.mark.lang
@LONG
@given(data=st.data())
def test_facts_rollup_and_recount_agree_on_many(db, data):
    check_three_ways(data, data.draw(strategies.gemeenten()))


@pytest.mark.lang
def test_every_named_edge_was_drawn():
    assert strategies.never_drawn() == []
