"""Charts as geometry: pure functions from numbers to positions, which a template draws as SVG.

Positions across are percentages of the width and heights are pixels: letters keep their size on a phone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import Any

from werkoffensief.web import notation

PLOT_TOP, PLOT_HEIGHT = 24.0, 220.0
LINE_HEIGHT = PLOT_TOP + PLOT_HEIGHT + 28
BAR_STEP, BAR_THICKNESS = 46.0, 16.0


@dataclass(frozen=True, slots=True)
class Segment:
    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True, slots=True)
class Label:
    x: str
    y: str
    text: str
    side: str = "midden"


@dataclass(frozen=True, slots=True)
class LineRow:
    """One row of the table beside the chart."""

    label: str
    value: float | None
    norm: float


@dataclass(frozen=True, slots=True)
class LineChart:
    """A cumulative line against its norm. `conclusion` is the sentence that the reader must take away."""

    ident: str
    title: str
    conclusion: str
    value_name: str
    norm_name: str
    height: int
    grid: list[Segment]
    grid_labels: list[Label]
    month_labels: list[Label]
    actual: list[Segment]
    norm: list[Segment]
    points: list[tuple[str, str]]
    legend: list[tuple[str, str]]
    rows: list[LineRow]
    goal: Segment | None = None
    goal_label: Label | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    value: float
    text: str
    width: str
    text_y: str
    y: str
    href: str = ""
    link_y: str = ""


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars, each with its name and number above it."""

    ident: str
    title: str
    conclusion: str
    label_name: str
    value_name: str
    height: int
    thickness: str
    bars: list[Bar]

    @property
    def linked(self) -> bool:
        """Whether a bar leads to its list."""
        return any(bar.href for bar in self.bars)


def line_chart(  # noqa: PLR0913 - a chart has this many words
    *,
    ident: str,
    title: str,
    conclusion: str,
    labels: Sequence[str],
    values: Sequence[float | None],
    norm: Sequence[float],
    value_name: str = "Werkelijk",
    norm_name: str = "Norm",
    goal: tuple[str, float] | None = None,
) -> LineChart:
    """Geometry of a month line. A month that is yet to come has no value (None); the line stops before it.

    `goal`: name and height of one more line, level across the chart.
    """
    if not labels or not len(labels) == len(values) == len(norm):
        raise ValueError("labels, values and norm must be equally long, and not empty")
    most = max([*norm, *(value for value in values if value is not None), goal[1] if goal else 0, 0])
    step = grid_step(most)
    lines = max(1, ceil(most / step))
    top = step * lines
    xs = [(i + 0.5) * 100 / len(labels) for i in range(len(labels))]
    known = [(x, _y(value, top)) for x, value in zip(xs, values, strict=True) if value is not None]
    normed = [(x, _y(value, top)) for x, value in zip(xs, norm, strict=True)]
    return LineChart(
        ident=ident,
        title=title,
        conclusion=conclusion,
        value_name=value_name,
        norm_name=norm_name,
        height=round(LINE_HEIGHT),
        grid=[
            Segment("0%", _px(_y(step * n, top)), "100%", _px(_y(step * n, top))) for n in range(lines + 1)
        ],
        grid_labels=[
            Label("0%", _px(_y(step * n, top) - 4), notation.number(step * n), "begin")
            for n in range(1, lines + 1)
        ],
        month_labels=[Label(_pct(x), _px(LINE_HEIGHT - 6), text) for x, text in zip(xs, labels, strict=True)],
        actual=_segments(known),
        norm=_segments(normed),
        points=[(_pct(x), _px(y)) for x, y in known],
        legend=_legend(labels, values, norm, (value_name, norm_name)),
        rows=[LineRow(*row) for row in zip(labels, values, norm, strict=True)],
        **_goal(goal, top),
    )


def _goal(goal: tuple[str, float] | None, top: float) -> dict[str, Any]:
    if goal is None:
        return {}
    name, value = goal
    y = _y(value, top)
    return {
        "goal": Segment("0%", _px(y), "100%", _px(y)),
        "goal_label": Label("50%", _px(y - 4), f"{name}: {notation.number(value)}"),
    }


def bar_chart(
    *,
    ident: str,
    title: str,
    conclusion: str,
    bars: Sequence[tuple[str, float]],
    label_name: str,
    value_name: str = "Aantal",
    links: Mapping[str, str] | None = None,
) -> BarChart:
    """Geometry of horizontal bars, in the order given. `links`: by label the list behind a bar."""
    links = links or {}
    most = max((value for _, value in bars), default=0) or 1
    return BarChart(
        ident=ident,
        title=title,
        conclusion=conclusion,
        label_name=label_name,
        value_name=value_name,
        height=round(BAR_STEP * len(bars)),
        thickness=_px(BAR_THICKNESS),
        bars=[
            Bar(
                label=label,
                value=value,
                text=notation.number(value),
                width=_pct(max(value, 0) * 100 / most),
                text_y=_px(i * BAR_STEP + 17),
                y=_px(i * BAR_STEP + 23),
                href=links.get(label, ""),
                link_y=_px(i * BAR_STEP),
            )
            for i, (label, value) in enumerate(bars)
        ],
    )


def grid_step(most: float) -> float:
    """A round step (1, 2, 2.5 or 5 times a power of ten, whole) of which at most five reach `most`."""
    size = 1.0
    while True:
        for factor in (1, 2, 2.5, 5):
            step = size * factor
            if step * 5 >= most and step == int(step):
                return step
        size *= 10


def _y(value: float, top: float) -> float:
    return PLOT_TOP + PLOT_HEIGHT * (1 - value / top)


def _segments(points: Sequence[tuple[float, float]]) -> list[Segment]:
    return [Segment(_pct(x1), _px(y1), _pct(x2), _px(y2)) for (x1, y1), (x2, y2) in pairwise(points)]


def _legend(
    labels: Sequence[str], values: Sequence[float | None], norm: Sequence[float], names: tuple[str, str]
) -> list[tuple[str, str]]:
    """For each line its class and what it ends at: `Geplaatst: 3.655 (okt)`."""
    ends = [("norm", names[1], norm[-1], labels[-1])]
    known = [(label, value) for label, value in zip(labels, values, strict=True) if value is not None]
    if known:
        ends.insert(0, ("werkelijk", names[0], known[-1][1], known[-1][0]))
    return [(kind, f"{name}: {notation.number(value)} ({label})") for kind, name, value, label in ends]


def _pct(value: float) -> str:
    return f"{value:.2f}%"


def _px(value: float) -> str:
    return f"{value:.1f}"
