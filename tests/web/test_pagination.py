import re
from collections.abc import Sequence
from uuid import UUID

import pytest
from django.core.exceptions import FieldError
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from werkoffensief.accounts.models import Team
from werkoffensief.web.notation import NBSP
from werkoffensief.web.pagination import Count, capped_count, keyset_page, numbered_page
from werkoffensief.web.sorting import chosen_sorting
from werkoffensief.web.templatetags import lijst

pytestmark = pytest.mark.django_db
UP, DOWN = ("naam", "pk"), ("-naam", "-pk")


def make_teams(number: int) -> None:
    """Names in another order than the keys."""
    Team.objects.bulk_create([Team(naam=f"team {(i * 37) % 1009:04d}") for i in range(number)])


def names(order: Sequence[str] = UP) -> list[str]:
    return list(Team.objects.order_by(*order).values_list("naam", flat=True))


def test_count_is_exact_up_to_the_limit_and_then_says_more() -> None:
    make_teams(11)
    assert capped_count(Team.objects.all(), 11) == Count(11, False)
    assert capped_count(Team.objects.order_by("naam"), 10) == Count(10, True)


def test_count_in_words() -> None:
    assert Count(1, False).in_words("klant", "klanten") == f"1{NBSP}klant"
    assert Count(1000, True).in_words("klant", "klanten") == f"meer dan 1.000{NBSP}klanten"


@pytest.mark.parametrize(
    ("asked", "number"),
    [("1", 1), ("2", 2), ("3", 3), ("99", 3), ("0", 1), ("-1", 1), ("x", 1), ("²", 1), ("9" * 30, 1)],
)
def test_numbered_page_is_always_one_that_exists(asked: str, number: int) -> None:
    make_teams(25)
    page = numbered_page(Team.objects.order_by("naam"), {"pagina": asked}, size=10)
    assert page.number == number
    assert page.numbers == 3
    assert [row.naam for row in page.rows] == names()[(number - 1) * 10 : number * 10]


def test_empty_list_has_one_empty_page() -> None:
    page = numbered_page(Team.objects.order_by("naam"), {})
    assert not page
    assert (page.previous, page.following, page.numbers) == (None, None, 1)


@pytest.mark.parametrize("order", [UP, DOWN])
@pytest.mark.parametrize("number", [0, 1, 10, 11, 35])
def test_keyset_walks_the_whole_list_forth_and_back(order: tuple[str, str], number: int) -> None:
    make_teams(number)
    forth, page = [], keyset_page(Team.objects.all(), {}, order=order, size=10)
    assert page.previous is None
    forth.append([row.naam for row in page.rows])
    while page.following:
        page = keyset_page(Team.objects.all(), page.following, order=order, size=10)
        forth.append([row.naam for row in page.rows])
    assert [name for rows in forth for name in rows] == names(order)
    back = [[row.naam for row in page.rows]]
    while page.previous:
        page = keyset_page(Team.objects.all(), page.previous, order=order, size=10)
        back.insert(0, [row.naam for row in page.rows])
    assert back == forth


def test_keyset_goes_on_where_it_was_when_rows_come_in_between() -> None:
    make_teams(20)
    first = keyset_page(Team.objects.all(), {}, order=UP, size=10)
    Team.objects.create(naam="aaa is nieuw")
    second = keyset_page(Team.objects.all(), first.following or {}, order=UP, size=10)
    assert [row.naam for row in second.rows] == names()[11:]


@pytest.mark.parametrize("cursor", ["", "x", "\0", "7", "9" * 40, "00000000-0000-4000-8000-000000000000"])
def test_cursor_that_leads_nowhere_gives_the_first_page(cursor: str) -> None:
    make_teams(12)
    for parameter in ("na", "voor"):
        page = keyset_page(Team.objects.all(), {parameter: cursor}, order=UP, size=10)
        assert [row.naam for row in page.rows] == names()[:10]
        assert page.previous is None
        assert page.following is not None


def test_cursor_of_a_row_outside_the_list_gives_the_first_page() -> None:
    make_teams(12)
    hidden = Team.objects.create(naam="z verborgen")
    page = keyset_page(Team.objects.exclude(pk=hidden.pk), {"na": str(hidden.pk)}, order=UP, size=5)
    assert [row.naam for row in page.rows] == names()[:5]


def test_cursor_names_no_one() -> None:
    make_teams(12)
    page = keyset_page(Team.objects.all(), {}, order=UP, size=10)
    assert page.following == {"na": str(page.rows[-1].pk)}


@pytest.mark.parametrize("number", [1, 25, 100])
def test_page_asks_the_same_number_of_questions_for_any_length(
    number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_teams(number)
    with django_assert_num_queries(2):
        keyset_page(Team.objects.all(), {}, order=UP)
    with django_assert_num_queries(2):
        numbered_page(Team.objects.order_by("naam"), {})


def test_details_are_fetched_for_the_rows_of_the_page_only_and_keep_their_order() -> None:
    make_teams(30)
    asked: list[list[UUID]] = []

    def fetch(ids: list[UUID]) -> list[Team]:
        asked.append(ids)
        return list(Team.objects.filter(pk__in=ids).order_by("pk"))

    page = numbered_page(Team.objects.order_by("naam"), {"pagina": "2"}, fetch=fetch, size=10)
    assert [row.naam for row in page.rows] == names()[10:20]
    assert [len(ids) for ids in asked] == [10]


def test_mistake_in_the_order_is_not_taken_for_a_bad_cursor() -> None:
    with pytest.raises(FieldError):
        keyset_page(Team.objects.all(), {}, order=("bestaat_niet",))


def test_sorting_turns_around_and_ignores_what_is_unknown() -> None:
    columns = {"naam": ("naam", "pk"), "nummer": ("pk",)}
    up = chosen_sorting({}, columns, "naam")
    down = chosen_sorting({"sorteer": "-naam"}, columns, "naam")
    assert (up.order, up.direction("naam"), up.parameter("naam")) == (["naam", "pk"], "ascending", "-naam")
    assert (down.order, down.direction("naam"), down.parameter("naam")) == (
        ["-naam", "-pk"],
        "descending",
        "naam",
    )
    assert (up.direction("nummer"), up.parameter("nummer")) == ("", "nummer")
    assert chosen_sorting({"sorteer": "naam; drop"}, columns, "-nummer").order == ["-pk"]


@pytest.mark.parametrize(
    ("number", "numbers", "shown"),
    [
        (1, 1, []),
        (1, 3, [1, 2, 3]),
        (7, 20, [1, 0, 5, 6, 7, 8, 9, 0, 20]),
        (4, 20, [1, 2, 3, 4, 5, 6, 0, 20]),
        (20, 20, [1, 0, 18, 19, 20]),
    ],
)
def test_page_numbers_show_ends_and_neighbours(number: int, numbers: int, shown: list[UUID]) -> None:
    make_teams(numbers)
    page = numbered_page(Team.objects.order_by("naam"), {"pagina": str(number)}, size=1)
    assert lijst._numbers(page) == shown


def one_line(response: HttpResponse) -> str:
    return re.sub(r"[ \n]+", " ", response.content.decode())


def test_list_page_keeps_filters_says_its_order_and_starts_again_when_sorted(client: Client) -> None:
    make_teams(60)
    first = one_line(client.get("/teams/", {"team": "a&b", "sorteer": "-naam"}))
    assert f"60{NBSP}teams" in first
    assert 'aria-sort="descending"><a href="?team=a%26b&amp;sorteer=naam">' in first
    last_row = Team.objects.order_by("-naam")[49]
    assert f'rel="next" href="?team=a%26b&amp;sorteer=-naam&amp;na={last_row.pk}"' in first
    second = client.get("/teams/", {"team": "a&b", "na": str(last_row.pk)}).content.decode()
    assert f"na={last_row.pk}" not in second


def test_empty_list_says_the_next_step(client: Client) -> None:
    html = client.get("/teams/").content.decode()
    assert "Er zijn nog geen teams." in html
    assert '<a href="/">Maak er een</a>' in html
