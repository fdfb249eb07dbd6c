"""The recount itself: against the published figures where they are, and rule by rule on a few rows."""

import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.doelen import datarules, recount, strategies
from tests.omgeving import DEN_HAAG

with_shared = pytest.mark.skipif(
    not DEN_HAAG.exists(), reason=f"the shared municipality is not here ({DEN_HAAG})"
)
TODAY = date(2026, 1, 1)
QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


@with_shared
@pytest.mark.parametrize("name", ["verwacht-2019.json", "verwacht-2019-06-30.json"])
def test_published_figures_come_out_key_by_key(name):
    expected = json.loads((DEN_HAAG / name).read_text())
    found = recount.doelstand(DEN_HAAG, expected["jaar"], date.fromisoformat(expected["peildatum"]))
    assert list(found) == list(expected)
    for key, value in expected.items():
        assert found[key] == value, key


@with_shared
def test_given_municipality_obeys_the_data_rules():
    assert datarules.broken_rules(recount.read(DEN_HAAG), TODAY) == []


def municipality(**tables):
    """Rows as tuples in column order, `None` for an empty cell; one person K1, one target, one campaign."""
    rows = {
        "doelstellingen": [(2019, 1, 1, 100)],
        "campagnes": [("langdurig", "Lang", "2019-01-01", None, 18, 1)],
        "klanten": [("K1", *[None] * 3, "Jansen", *[None] * 7)],
        "medewerkers": [("c1", "Noor", "c1@gemeente.example", None, "regisseur")],
        "werkgevers": [("99000001", "Bakkerij", "zorg", None)],
    } | tables
    return {
        table: [
            {name: "" if cell is None else str(cell) for name, cell in zip(columns, row, strict=True)}
            for row in rows.get(table, [])
        ]
        for table in recount.KEYS
        for columns in [datarules.column_names(table)]
    }


def stand(tables, peildatum="2019-12-31"):
    assert datarules.broken_rules(tables, TODAY) == []
    return recount.doelstand(tables, 2019, date.fromisoformat(peildatum))


def work(number, start, end=None, kvk_nummer=None, soort="werk"):
    return (number, "K1", soort, start, end, "overig" if end else None, kvk_nummer, None, None)


def benefit(start, end=None):
    return ("K1", start, end, "werk" if end else None)


@pytest.mark.parametrize(
    ("start", "expected"),
    [("2019-08-31", "2020-02-29"), ("2018-08-31", "2019-02-28"), ("2020-02-29", "2020-08-29")],
)
def test_months_are_cut_to_the_length_of_the_month(start, expected):
    assert recount.months_after(date.fromisoformat(start), 6) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(1, 2000, 0.1), (1, 2001, 0.0), (5, 10, 50.0), (0, 0, None), (3, 2, 150.0)],
)
def test_percentage_has_one_decimal_and_half_goes_up(part, whole, expected):
    assert recount.percentage(part, whole) == expected


@pytest.mark.parametrize(
    ("start", "counted"),
    [("2019-03-01", 0), ("2019-03-02", 1), ("2019-04-01", 1), ("2019-04-02", 0)],
    ids=["first day of benefit", "second day", "day after the end", "two days after the end"],
)
def test_placement_counts_with_benefit_on_the_day_before(start, counted):
    tables = municipality(uitkeringen=[benefit("2019-03-01", "2019-03-31")], plaatsingen=[work("W1", start)])
    assert stand(tables)["geplaatst"]["totaal"] == counted


@pytest.mark.parametrize(("peildatum", "counted"), [("2019-05-31", 0), ("2019-06-01", 1)])
def test_placement_counts_from_its_first_day(peildatum, counted):
    tables = municipality(uitkeringen=[benefit("2015-01-01")], plaatsingen=[work("W1", "2019-06-01")])
    assert stand(tables, peildatum)["geplaatst"]["totaal"] == counted


def test_first_counting_placement_gives_the_kind_with_numbers_as_text():
    placements = [
        work("W9", "2019-06-01"),
        work("W10", "2019-06-01", soort="opleiding"),
        work("W1", "2019-07-01"),
    ]
    found = stand(municipality(uitkeringen=[benefit("2015-01-01")], plaatsingen=placements))["geplaatst"]
    assert (found["totaal"], found["werk"], found["opleiding"]) == (1, 0, 1)


@pytest.mark.parametrize(
    ("periods", "group"),
    [
        ([benefit("2017-07-01")], 1),
        ([benefit("2017-07-02")], 0),
        ([benefit("2017-07-01", "2019-01-01")], 1),
        ([benefit("2017-07-01", "2018-12-31")], 0),
        ([benefit("2017-07-01", "2018-05-01"), benefit("2018-05-02")], 1),
        ([benefit("2017-07-01", "2018-05-01"), benefit("2018-05-03")], 0),
    ],
    ids=["just long enough", "a day short", "ends on the first day", "ended", "adjacent", "a day between"],
)
def test_doelgroep_is_long_enough_on_benefit_on_the_first_day(periods, group):
    assert stand(municipality(uitkeringen=periods))["gesprekken"]["doelgroep"] == group


@pytest.mark.parametrize(
    ("datum", "last", "spoken"),
    [
        ("2018-12-31", None, 0),
        ("2019-01-01", None, 1),
        ("2019-12-31", None, 1),
        ("2020-01-01", None, 0),
        ("2019-06-30", "2019-06-30", 1),
        ("2019-07-01", "2019-06-30", 0),
    ],
)
def test_conversation_counts_from_the_first_day_to_p_or_the_last_day(datum, last, spoken):
    tables = municipality(
        campagnes=[("langdurig", "Lang", "2019-01-01", last, 18, 1)],
        uitkeringen=[benefit("2015-01-01")],
        gesprekken=[("G1", "oud", datum, "c1", "wijk", None, None)],
        aliassen=[("oud", "K1")],
    )
    assert stand(tables)["gesprekken"]["gesproken"] == spoken


@pytest.mark.parametrize(
    ("traject_end", "step", "participates"),
    [
        (None, ("2019-06-01", None, "lopend"), 1),
        (None, ("2019-06-01", None, "wacht"), 1),
        (None, ("2019-06-01", None, "gepland"), 0),
        (None, ("2020-01-01", None, "lopend"), 0),
        (None, ("2019-06-01", "2019-12-31", "afgerond"), 1),
        (None, ("2019-06-01", "2019-12-30", "gestopt"), 0),
        ("2019-12-30", ("2019-06-01", None, "lopend"), 0),
        ("2019-12-31", ("2019-06-01", "2020-05-01", "afgerond"), 1),
    ],
)
def test_step_is_participation_until_it_or_its_traject_ends(traject_end, step, participates):
    tables = municipality(
        uitkeringen=[benefit("2015-01-01")],
        gesprekken=[("G1", "K1", "2019-02-01", "c1", "wijk", None, None)],
        trajecten=[("T1", "K1", "2019-01-01", traject_end, "zorg" if traject_end else None)],
        stappen=[("S1", "T1", "buddy", *step)],
    )
    assert stand(tables)["participatie"]["participeert"] == participates


@pytest.mark.parametrize(
    ("end", "again", "lasting"),
    [
        ("2019-08-14", None, 0),
        ("2019-08-15", None, 1),
        (None, "2019-08-15", 0),
        (None, "2019-08-16", 1),
        (None, "2019-02-16", 0),
    ],
)
def test_placement_lasts_half_a_year_without_new_benefit(end, again, lasting):
    periods = [benefit("2015-01-01", "2019-02-14"), *([benefit(again)] if again else [])]
    tables = municipality(uitkeringen=periods, plaatsingen=[work("W1", "2019-02-15", end)])
    assert stand(tables, "2019-08-14")["duurzaam"] == {"beoordeelbaar": 0, "duurzaam": 0, "percentage": None}
    assert stand(tables, "2019-08-15")["duurzaam"]["duurzaam"] == lasting


def test_agreements_of_the_year_count_with_the_work_placed_on_them():
    on_agreement = [
        (f"W{i}", "K1", soort, start, start, "uitval", "99000001", akkoord, None)
        for i, (soort, start, akkoord) in enumerate(
            [
                ("werk", "2019-06-01", "A1"),
                ("werk", "2019-07-01", "A1"),
                ("opleiding", "2019-08-01", "A1"),
                ("werk", "2020-01-01", "A1"),
                ("werk", "2019-06-01", "A0"),
            ]
        )
    ]
    agreements = [
        ("A0", "99000001", "zorg", "2018-12-31", None, 9, 9),
        ("A1", "99000001", "zorg", "2019-01-01", None, 5, 7),
        ("A2", "99000001", "zorg", "2019-12-31", None, 1, 1),
    ]
    found = stand(municipality(werkakkoorden=agreements, plaatsingen=on_agreement))["werkakkoorden"]
    assert found == {"akkoorden": 2, "banen": 6, "ontwikkelplekken": 8, "vervulde_banen": 2}


@pytest.mark.parametrize(
    ("jaar", "peildatum", "campagne"),
    [(2018, "2019-01-01", "langdurig"), (2019, "2018-12-31", "langdurig"), (2019, "2019-01-01", "onbekend")],
)
def test_unknown_year_campaign_or_early_peildatum_is_refused(jaar, peildatum, campagne):
    with pytest.raises(ValueError, match=r"no|before"):
        recount.doelstand(municipality(), jaar, date.fromisoformat(peildatum), campagne)


@settings(max_examples=40, deadline=None, suppress_health_check=QUIET)
@given(data=st.data())
def test_drawn_municipality_is_valid_and_reads_back_the_same(data, tmp_path_factory):
    tables = data.draw(strategies.gemeenten())
    assert datarules.broken_rules(tables, TODAY) == []
    folder = tmp_path_factory.mktemp("gemeente")
    strategies.write_files(tables, folder, delimiter=data.draw(st.sampled_from(";,")))
    vraag = data.draw(strategies.peilingen(tables))
    assert recount.read(folder) == tables
    assert recount.doelstand(folder, *vraag) == recount.doelstand(tables, *vraag)


@pytest.mark.lang
def test_every_named_edge_is_drawn_in_a_long_run():
    @settings(max_examples=1500, deadline=None, suppress_health_check=QUIET, database=None)
    @given(data=st.data())
    def draw_one(data):
        tables = data.draw(strategies.gemeenten())
        assert datarules.broken_rules(tables, TODAY) == []
        data.draw(strategies.peilingen(tables))

    strategies.SEEN.clear()
    draw_one()
    assert strategies.never_drawn() == []


def test_data_rules_name_what_is_broken():
    tables = municipality(
        klanten=[("K1", "999000013", None, None, "Jansen", "2027-01-01", *[None] * 6)],
        uitkeringen=[benefit("2019-01-01", "2019-06-30"), benefit("2019-06-30")],
        trajecten=[
            ("T1", "K1", "2019-01-01", None, "zorg"),
            ("T2", "K9", "2019-01-01", "2018-01-01", "zorg"),
        ],
        plaatsingen=[work("W1", "2019-01-01", kvk_nummer="12345678"), work("W1", "2019-02-01")],
        stappen=[("S1", "T1", "onbekend", "2019-01-01", None, "afgerond")],
    )
    found = " / ".join(datarules.broken_rules(tables, TODAY))
    for words in (
        "bsn fails",
        "geboortedatum in the future",
        "periods of one klant overlap",
        "einde_reden without end",
        "unknown klantnummer K9",
        "ends before it starts",
        "unknown kvk_nummer 12345678",
        "key ('W1',) 2 times",
        "code onbekend",
        "afgerond and einde",
    ):
        assert words in found
