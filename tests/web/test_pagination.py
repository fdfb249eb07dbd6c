from collections.abc import Sequence

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import FieldError
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from werkoffensief.web.notation import NBSP
from werkoffensief.web.pagination import Count, capped_count, keyset_page, numbered_page
from werkoffensief.web.sorting import chosen_sorting
from werkoffensief.web.templatetags import lijst

pytestmark = pytest.mark.django_db
UP, DOWN = ("name", "pk"), ("-name", "-pk")


def make_groups(number: int) -> None:
    """Names in another order than the keys."""
    Group.objects.bulk_create([Group(name=f"groep {(i * 37) % 1009:04d}") for i in range(number)])


def names(order: Sequence[str] = UP) -> list[str]:
    return list(Group.objects.order_by(*order).values_list("name", flat=True))


def test_count_is_exact_up_to_the_limit_and_then_says_more() -> None:
    make_groups(11)
    assert capped_count(Group.objects.all(), 11) == Count(11, False)
    assert capped_count(Group.objects.order_by("name"), 10) == Count(10, True)


def test_count_in_words() -> None:
    assert Count(1, False).in_words("klant", "klanten") == f"1{NBSP}klant"
    assert Count(1000, True).in_words("klant", "klanten") == f"meer dan 1.000{NBSP}klanten"


@pytest.mark.parametrize(
    ("asked", "number"),
    [("1", 1), ("2", 2), ("3", 3), ("99", 3), ("0", 1), ("-1", 1), ("x", 1), ("²", 1), ("9" * 30, 1)],
)
def test_numbered_page_is_always_one_that_exists(asked: str, number: int) -> None:
    make_groups(25)
    page = numbered_page(Group.objects.order_by("name"), {"pagina": asked}, size=10)
    assert page.number == number
    assert page.numbers == 3
    assert [row.name for row in page.rows] == names()[(number - 1) * 10 : number * 10]


def test_empty_list_has_one_empty_page() -> None:
    page = numbered_page(Group.objects.order_by("name"), {})
    assert not page
    assert (page.previous, page.following, page.numbers) == (None, None, 1)


@pytest.mark.parametrize("order", [UP, DOWN])
@pytest.mark.parametrize("number", [0, 1, 10, 11, 35])
def test_keyset_walks_the_whole_list_forth_and_back(order: tuple[str, str], number: int) -> None:
    make_groups(number)
    forth, page = [], keyset_page(Group.objects.all(), {}, order=order, size=10)
    assert page.previous is None
    forth.append([row.name for row in page.rows])
    while page.following:
        page = keyset_page(Group.objects.all(), page.following, order=order, size=10)
        forth.append([row.name for row in page.rows])
    assert [name for rows in forth for name in rows] == names(order)
    back = [[row.name for row in page.rows]]
    while page.previous:
        page = keyset_page(Group.objects.all(), page.previous, order=order, size=10)
        back.insert(0, [row.name for row in page.rows])
    assert back == forth


def test_keyset_goes_on_where_it_was_when_rows_come_in_between() -> None:
    make_groups(20)
    first = keyset_page(Group.objects.all(), {}, order=UP, size=10)
    Group.objects.create(name="aaa is nieuw")
    second = keyset_page(Group.objects.all(), first.following or {}, order=UP, size=10)
    assert [row.name for row in second.rows] == names()[11:]


@pytest.mark.parametrize("cursor", ["", "x", "\0", "999999", "1e3", "9" * 40, "-1"])
def test_cursor_that_leads_nowhere_gives_the_first_page(cursor: str) -> None:
    make_groups(12)
    for parameter in ("na", "voor"):
        page = keyset_page(Group.objects.all(), {parameter: cursor}, order=UP, size=10)
        assert [row.name for row in page.rows] == names()[:10]
        assert page.previous is None
        assert page.following is not None


def test_cursor_of_a_row_outside_the_list_gives_the_first_page() -> None:
    make_groups(12)
    hidden = Group.objects.create(name="m verborgen")
    page = keyset_page(Group.objects.exclude(pk=hidden.pk), {"na": str(hidden.pk)}, order=UP, size=5)
    assert [row.name for row in page.rows] == names()[:5]


def test_cursor_names_no_one() -> None:
    make_groups(12)
    page = keyset_page(Group.objects.all(), {}, order=UP, size=10)
    assert page.following == {"na": str(page.rows[-1].pk)}


@pytest.mark.parametrize("number", [1, 25, 100])
def test_page_asks_the_same_number_of_questions_for_any_length(
    number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_groups(number)
    with django_assert_num_queries(3):
        keyset_page(Group.objects.all(), {}, order=UP)
    with django_assert_num_queries(2):
        numbered_page(Group.objects.order_by("name"), {})


def test_details_are_fetched_for_the_rows_of_the_page_only_and_keep_their_order() -> None:
    make_groups(30)
    asked: list[list[int]] = []

    def fetch(ids: list[int]) -> list[Group]:
        asked.append(ids)
        return list(Group.objects.filter(pk__in=ids).order_by("pk"))

    page = numbered_page(Group.objects.order_by("name"), {"pagina": "2"}, fetch=fetch, size=10)
    assert [row.name for row in page.rows] == names()[10:20]
    assert [len(ids) for ids in asked] == [10]


def test_mistake_in_the_order_is_not_taken_for_a_bad_cursor() -> None:
    with pytest.raises(FieldError):
        keyset_page(Group.objects.all(), {}, order=("bestaat_niet",))


def test_sorting_turns_around_and_ignores_what_is_unknown() -> None:
    columns = {"naam": ("name", "pk"), "nummer": ("pk",)}
    up = chosen_sorting({}, columns, "naam")
    down = chosen_sorting({"sorteer": "-naam"}, columns, "naam")
    assert (up.order, up.direction("naam"), up.parameter("naam")) == (["name", "pk"], "ascending", "-naam")
    assert (down.order, down.direction("naam"), down.parameter("naam")) == (
        ["-name", "-pk"],
        "descending",
        "naam",
    )
    assert (up.direction("nummer"), up.parameter("nummer")) == ("", "nummer")
    assert chosen_sorting({"sorteer": "name; drop"}, columns, "-nummer").order == ["-pk"]


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
def test_page_numbers_show_ends_and_neighbours(number: int, numbers: int, shown: list[int]) -> None:
    make_groups(numbers)
    page = numbered_page(Group.objects.order_by("name"), {"pagina": str(number)}, size=1)
    assert lijst._numbers(page) == shown


def test_list_page_keeps_filters_says_its_order_and_starts_again_when_sorted(client: Client) -> None:
    make_groups(60)
    first = client.get("/groepen/", {"team": "a&b", "sorteer": "-naam"}).content.decode()
    assert f"60{NBSP}groepen" in first
    assert 'aria-sort="descending"><a href="?team=a%26b&amp;sorteer=naam">' in first
    last_row = Group.objects.order_by("-name")[49]
    assert f'rel="next" href="?team=a%26b&amp;sorteer=-naam&amp;na={last_row.pk}"' in first
    second = client.get("/groepen/", {"team": "a&b", "na": str(last_row.pk)}).content.decode()
    assert f"na={last_row.pk}" not in second


def test_empty_list_says_the_next_step(client: Client) -> None:
    html = client.get("/groepen/").content.decode()
    assert "Er zijn nog geen groepen." in html
    assert '<a href="/">Maak er een</a>' in html
