"""Charts on a page: `{% maandlijn grafiek %}` and `{% staven grafiek %}`, with what `charts.py` gives."""

from django import template

from werkoffensief.web.charts import BarChart, LineChart

register = template.Library()


@register.inclusion_tag("onderdelen/_maandlijn.html")
def maandlijn(chart: LineChart) -> dict[str, LineChart]:
    """A month line against its norm, with its conclusion and its table."""
    return {"grafiek": chart}


@register.inclusion_tag("onderdelen/_staven.html")
def staven(chart: BarChart) -> dict[str, BarChart]:
    """Horizontal bars, with their conclusion and their table."""
    return {"grafiek": chart}
