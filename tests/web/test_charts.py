import re

import pytest
from django.template.loader import render_to_string

from tests.web.style_page import ACTUAL, MONTHS, NORM
from werkoffensief.web.charts import BarChart, LineChart, bar_chart, grid_step, line_chart


def line(values: list[float | None], norm: list[float], labels: list[str] | None = None) -> LineChart:
    labels = labels or MONTHS[: len(values)]
    return line_chart(ident="x", title="T", conclusion="C", labels=labels, values=values, norm=norm)


def bars(values: list[tuple[str, float]]) -> BarChart:
    return bar_chart(ident="x", title="T", conclusion="C", bars=values, label_name="Sector")


def drawn(part: str, chart: LineChart | BarChart) -> str:
    return re.sub(r"\s+", " ", render_to_string(f"onderdelen/{part}.html", {"grafiek": chart}))


def height(text: str) -> float:
    return float(text)


def test_line_stops_before_the_first_month_that_is_yet_to_come() -> None:
    chart = line(ACTUAL, NORM)
    assert len(chart.points) == 10
    assert len(chart.actual) == 9
    assert len(chart.norm) == 11
    assert chart.legend == [("werkelijk", "Werkelijk: 3.655 (okt)"), ("norm", "Norm: 4.500 (dec)")]


def test_higher_value_stands_higher_and_equal_values_meet() -> None:
    chart = line([100, 300, 250], [100, 200, 300])
    ys = [height(y) for _, y in chart.points]
    assert ys[1] < ys[2] < ys[0]
    assert chart.norm[0].y1 == chart.actual[0].y1
    assert chart.norm[1].y2 == chart.points[1][1]


@pytest.mark.parametrize("most", [0, 1, 4, 5, 6, 26, 500, 4500, 4501, 27_000])
def test_grid_has_at_most_five_whole_steps_that_reach_the_top(most: int) -> None:
    step = grid_step(most)
    assert step == int(step)
    assert step * 5 >= most
    chart = line([most], [0])
    assert all(0 < height(y) <= chart.height for _, y in chart.points)


def test_year_without_any_value_still_shows_its_norm() -> None:
    chart = line([None, None], [10, 20])
    assert chart.actual == []
    assert chart.legend == [("norm", "Norm: 20 (feb)")]


def test_line_refuses_series_of_different_length() -> None:
    with pytest.raises(ValueError, match="equally long"):
        line([1, 2], [1])


def test_longest_bar_takes_the_whole_width_and_the_others_their_share() -> None:
    assert [bar.width for bar in bars([("Zorg", 200), ("Bouw", 50), ("Geen", 0)]).bars] == [
        "100.00%",
        "25.00%",
        "0.00%",
    ]


def test_bars_without_values_divide_by_nothing() -> None:
    assert bars([]).height == 0
    assert bars([("Zorg", 0)]).bars[0].width == "0.00%"


def test_chart_is_named_says_its_conclusion_and_shows_the_same_numbers_in_a_table() -> None:
    html = drawn("_maandlijn", line([1234, None], [2000, 4000]))
    assert '<figcaption id="x-conclusie">C</figcaption>' in html
    assert 'role="img" aria-labelledby="x-titel" aria-describedby="x-conclusie"' in html
    assert '<th scope="row">jan</th><td class="getal">1.234</td><td class="getal">2.000</td>' in html
    assert "nog niet bekend" in html
    assert "style=" not in html


def test_bar_names_are_escaped() -> None:
    html = drawn("_staven", bars([("<b>Zorg", 1)]))
    assert "<b>" not in html
    assert html.count("&lt;b&gt;Zorg") == 2
