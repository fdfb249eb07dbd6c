import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import NoReverseMatch

from werkoffensief.web import navigatie
from werkoffensief.web.navigatie import Menu, everyone


def never(user: object) -> bool:
    return False


def labels(menu: Menu = Menu.HOOFD, path: str = "/") -> list[tuple[str, str]]:
    return [(link.label, link.current) for link in navigatie.links(menu, AnonymousUser(), path)]


def test_links_stand_in_their_order_and_only_for_whom_they_are_allowed() -> None:
    navigatie.register("Zoek", "zoek", everyone, order=30)
    navigatie.register("Teams", "teams", everyone, order=20)
    navigatie.register("Start", "start", never, order=10)
    assert [label for label, _ in labels()] == ["Teams", "Zoek"]


def test_link_is_for_those_who_are_logged_in_unless_it_says_otherwise() -> None:
    navigatie.register("Teams", "teams")
    assert labels() == []


def test_nearest_link_is_the_current_one() -> None:
    navigatie.register("Start", "start", everyone, order=1)
    navigatie.register("Teams", "teams", everyone)
    assert labels(path="/") == [("Start", "page"), ("Teams", "")]
    assert labels(path="/teams/") == [("Start", ""), ("Teams", "page")]
    assert labels(path="/teams/7/") == [("Start", ""), ("Teams", "true")]


def test_registering_twice_replaces_and_menus_are_apart() -> None:
    navigatie.register("Oud", "zoek", everyone)
    navigatie.register("Nieuw", "zoek", everyone)
    navigatie.register("Privacy", "zoek", everyone, menu=Menu.VOET)
    assert labels() == [("Nieuw", "")]
    assert labels(Menu.VOET) == [("Privacy", "")]


def test_link_to_nowhere_is_found_out() -> None:
    navigatie.register("Weg", "bestaat-niet", everyone)
    with pytest.raises(NoReverseMatch):
        labels()


@pytest.mark.django_db
def test_page_shows_links_and_a_search_field_that_puts_no_name_in_the_address(client: Client) -> None:
    navigatie.register("Teams", "teams", everyone)
    navigatie.register("Privacy", "zoek", everyone, menu=Menu.VOET)
    navigatie.register_search("zoek", everyone)
    html = re.sub(r"[ \n]+", " ", client.get("/teams/").content.decode())
    assert '<a href="/teams/" aria-current="page">Teams</a>' in html
    assert '<form class="kop-zoek" role="search" method="post" action="/zoek/">' in html
    assert html.index("Privacy") > html.index("<footer")


@pytest.mark.django_db
def test_search_field_is_not_there_for_who_may_not_search(client: Client) -> None:
    navigatie.register_search("zoek", never)
    assert "kop-zoek" not in client.get("/teams/").content.decode()


@pytest.mark.django_db
def test_first_search_that_is_for_the_reader_is_shown(client: Client) -> None:
    navigatie.register_search("teams", everyone, hint="Werkgever", order=60)
    assert 'placeholder="Werkgever"' in client.get("/teams/").content.decode()
    navigatie.register_search("zoek", never)
    assert 'action="/teams/"' in client.get("/teams/").content.decode()
    navigatie.register_search("zoek", everyone)
    assert 'action="/zoek/"' in client.get("/teams/").content.decode()
