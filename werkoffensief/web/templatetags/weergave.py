"""How values look on a page: `{{ dag|datum }}`, `{{ n|getal }}`, `{% aantal n "klant" "klanten" %}`.

An absent value (None) shows as nothing, so that a template can say `{{ einde|datum|default:"nog niet" }}`.
"""

from collections.abc import Callable
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from werkoffensief.web import notation
from werkoffensief.web.house import house_value

register = template.Library()


def _or_nothing(write: Callable[[Any], str]) -> Callable[[Any], str]:
    return lambda value: "" if value is None or value == "" else write(value)


register.filter("datum", _or_nothing(notation.short_date))
register.filter("datum_lang", _or_nothing(notation.long_date))
register.filter("maand", _or_nothing(notation.month_name))
register.filter("tijd", _or_nothing(notation.clock_time))
register.filter("bedrag", _or_nothing(notation.amount))
register.filter("percentage", _or_nothing(notation.percentage))
register.filter("bestandsgrootte", _or_nothing(notation.file_size))


@register.filter
def getal(value: notation.Number | None, decimals: int = 0) -> str:
    """4.248; `{{ n|getal:1 }}` gives one decimal."""
    return "" if value is None or value == "" else notation.number(value, decimals)


@register.simple_tag
def aantal(count: int, singular: str, plural: str) -> str:
    """A count in words: 128 klanten."""
    return notation.quantity(count, singular, plural)


@register.simple_tag
def telefoon(nummer: str) -> SafeString:
    """A number to press, without spaces in what is dialled."""
    return format_html('<a class="niet-breken" href="{}">{}</a>', notation.phone_link(nummer), nummer)


@register.simple_tag
def klantwoord(meervoud: bool = False, hoofdletter: bool = False) -> str:
    """The word for the person: `{% klantwoord %}`, `{% klantwoord meervoud=True hoofdletter=True %}`."""
    word = house_value("KLANTWOORD_MEERVOUD" if meervoud else "KLANTWOORD")
    return word[:1].upper() + word[1:] if hoofdletter else word


@register.simple_tag
def huis(name: str) -> str:
    """A setting of the house: `{% huis "GEMEENTE_NAAM" %}`."""
    return house_value(name)
