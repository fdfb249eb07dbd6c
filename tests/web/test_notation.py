from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template
from pytest_django import Settings

from werkoffensief.web import clock, notation
from werkoffensief.web.house import house_value


def shown(source: str, **context: object) -> str:
    text = Template("{% load weergave %}" + source).render(Context(context))
    return text.replace(notation.NBSP, " ")


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0, 0, "0"),
        (999, 0, "999"),
        (4248, 0, "4.248"),
        (3_720_000, 0, "3.720.000"),
        (-1500, 0, "\u22121.500"),
        (2.5, 0, "3"),
        (0.05, 1, "0,1"),
        (94.35, 1, "94,4"),
        (Decimal("1234.5"), 2, "1.234,50"),
    ],
)
def test_number_is_written_the_dutch_way(value: notation.Number, decimals: int, text: str) -> None:
    assert notation.number(value, decimals) == text


def test_dates_are_written_in_words_and_in_digits() -> None:
    day = date(2026, 11, 2)
    assert notation.short_date(day) == "02-11-2026"
    assert notation.long_date(day) == "maandag 2 november 2026"
    assert notation.month_name(day) == "november 2026"


def test_moment_is_shown_on_the_dutch_calendar_and_clock() -> None:
    moment = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    assert notation.short_date(moment) == "01-01-2027"
    assert notation.clock_time(moment) == "00:30"


def test_tags_show_values_in_a_sentence() -> None:
    assert shown("{{ n|bedrag }}", n=3_720_000) == "€ 3.720.000"
    assert shown("{{ n|bedrag }}", n=Decimal("12.5")) == "€ 12,50"
    assert shown("{{ n|percentage }}", n=94.4) == "94,4 %"
    assert shown("{% aantal 1 'klant' 'klanten' %}, {% aantal 1280 'klant' 'klanten' %}") == (
        "1 klant, 1.280 klanten"
    )
    assert shown("{{ d|datum_lang }}", d=date(2026, 11, 22)) == "zondag 22 november 2026"


def test_absent_value_shows_as_nothing_so_that_a_default_can_follow() -> None:
    assert (
        shown("{{ d|datum|default:'nog niet' }}/{{ n|getal|default:'geen' }}", d=None, n=None)
        == "nog niet/geen"
    )
    assert shown("{{ n|getal }}", n=0) == "0"


def test_word_for_the_person_is_a_setting(settings: Settings) -> None:
    assert shown("{% klantwoord %} {% klantwoord meervoud=True hoofdletter=True %}") == "klant Klanten"
    settings.KLANTWOORD, settings.KLANTWOORD_MEERVOUD = "inwoner", "inwoners"
    assert shown("{% klantwoord hoofdletter=True %} {% klantwoord meervoud=True %}") == "Inwoner inwoners"


def test_unknown_setting_of_the_house_is_an_error() -> None:
    with pytest.raises(KeyError):
        house_value("SECRET_KEY_OF_ANOTHER")


def test_clock_gives_the_dutch_day(settings: Settings) -> None:
    settings.TIME_ZONE = "Pacific/Auckland"
    before = datetime.now(clock.AMSTERDAM)
    moment, today = clock.now(), clock.today()
    assert moment.utcoffset() == before.utcoffset()
    assert before <= moment <= datetime.now(clock.AMSTERDAM)
    assert today in {before.date(), datetime.now(clock.AMSTERDAM).date()}


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "1\xa0kB"),
        (1024, "1\xa0kB"),
        (1025, "2\xa0kB"),
        (1_000_000, "977\xa0kB"),
        (1024 * 1024, "1\xa0MB"),
        (2_500_000, "2,4\xa0MB"),
        (100 * 1024 * 1024, "100\xa0MB"),
        (2_000_000_000, "1.907\xa0MB"),
    ],
)
def test_size_of_a_file_is_written_in_round_numbers(count, text):
    assert notation.file_size(count) == text


@pytest.mark.parametrize(
    ("written", "dialled"),
    [
        ("06 1234 5678", "tel:0612345678"),
        ("070-353 00 00", "tel:0703530000"),
        ("+31 (0)70 353 00 00 toestel 12", "tel:+310703530000"),
        ("bel zus: 06-12", "tel:0612"),
        ("<script>", "tel:"),
    ],
)
def test_number_as_a_telephone_dials_it(written, dialled):
    assert notation.phone_link(written) == dialled


@pytest.mark.parametrize(
    "written",
    [
        "0612345678", "06 12345678", "06-12 34 56 78", "070 353 30 00", "(070) 3533000", "0900 1234", "0800-0432",
        "+31 6 12345678", "+31 (0)6 12345678", "0032 2 123 45 67", "+49 30 1234567", "06 12345678 (na 5 uur)", "14070",
        "070 \u2013 353 00 00", "06\u201112345678",
        "06 12345678 (2e nummer)", "06 12345678 (17.00-19.00)", "070 3530000 / 3530001", "070 3530000 - 12",
        "+ 31 6 12345678", "06 12345678 of 070 1234567", "06-12345678/070-1234567", "097012345678",
    ],
)  # fmt: skip
def test_a_number_that_can_be_dialled(written):
    assert notation.is_phone_number(written)


@pytest.mark.parametrize(
    "written",
    [
        "06",
        "06 1234567",
        "06 123456789",
        "1234567",
        "112 bellen",
        "x",
        "+31",
        "00",
        "+31 6 12",
        "12",
    ],
)
def test_a_number_that_is_not_whole(written):
    assert not notation.is_phone_number(written)


def test_a_postcode_is_whole():
    assert all(map(notation.is_postcode, ("2512 AB", "2512ab", " 2512 AB ")))
    assert not any(
        map(notation.is_postcode, ("99", "2512", "2512 A", "2512  AB", "0512 AB", "2512 AB Den Haag", "AB"))
    )
