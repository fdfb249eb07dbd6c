"""Queries that are put into SQL once: every key and day its own rows, and nothing kept that could change."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.models import Value
from django.test.utils import CaptureQueriesContext

from intake.models import Klant
from tests.intake.factories import KlantFactory
from werkoffensief.logboek.expressions import AmongIds
from werkoffensief.web.clock import today
from werkoffensief.web.eenmaal import READER, Shared, ask_again, ask_among, ask_of

pytestmark = pytest.mark.django_db


def born_before(key, day, *_shape):
    return Klant.objects.filter(pk=key, geboortedatum__lt=day).values_list("pk")


def test_every_key_and_day_has_its_own_rows():
    first, second = KlantFactory(geboortedatum=date(1980, 5, 1)), KlantFactory(geboortedatum=date(1990, 5, 1))
    for klant in (first, second):
        assert ask_of(born_before, klant.pk, day=date(1995, 1, 1)) == [(klant.pk,)]
    assert ask_of(born_before, second.pk, day=date(1985, 1, 1)) == []
    assert ask_of(born_before, uuid4(), day=date(1995, 1, 1)) == []


@pytest.mark.parametrize(
    "build",
    [
        lambda key, day: Klant.objects.filter(geboortedatum__lt=day).values_list("pk"),
        lambda key, day: Klant.objects.filter(pk=key, geboortedatum__lt=day + timedelta(1)).values_list("pk"),
        lambda key, day: Klant.objects.filter(pk=key, geboortedatum__lt=today()).values_list("pk"),
        lambda key, day: Klant.objects.filter(pk__in=[key, *Klant.objects.values_list("pk")]).values_list(
            "pk"
        ),
    ],
    ids=["no key", "a day that follows", "the clock", "asks while it is built"],
)
def test_what_would_keep_an_answer_is_refused(build):
    with pytest.raises(ImproperlyConfigured):
        ask_of(build, uuid4(), day=date(2019, 1, 1))


def test_a_moment_of_the_clock_is_refused():
    moment = datetime(2019, 3, 4, 5, 6, 7, tzinfo=UTC)

    def build(_shape):
        return Klant.objects.annotate(nu=Value(moment)).values_list("nu")

    with pytest.raises(ImproperlyConfigured):
        ask_again(build, "x")


def test_several_at_once_however_many():
    old, young = KlantFactory(geboortedatum=date(1980, 5, 1)), KlantFactory(geboortedatum=date(1990, 5, 1))

    def build(keys, day):
        return Klant.objects.filter(AmongIds("pk", keys), geboortedatum__lt=day).values_list("pk")

    both = [old.pk, young.pk]
    assert ask_among(build, both, day=date(1985, 1, 1)) == [(old.pk,)]
    assert set(ask_among(build, [*both, uuid4()], day=date(1995, 1, 1))) == {(old.pk,), (young.pk,)}
    assert ask_among(build, [], day=date(1995, 1, 1)) == []


def test_every_reader_has_its_own_rows():
    klant = KlantFactory()

    def build(key, _day, reader):
        return Klant.objects.filter(pk=key).exclude(pk=reader).values_list("pk")

    assert ask_of(build, klant.pk, READER, reader=klant.pk) == []
    assert ask_of(build, klant.pk, READER, reader=uuid4()) == [(klant.pk,)]


def test_what_branches_share_is_asked_once():
    old, young = KlantFactory(geboortedatum=date(1980, 5, 1)), KlantFactory(geboortedatum=date(1990, 5, 1))

    def build(before):
        people = Shared("mensen", Klant.objects.filter(geboortedatum__lt=before).values("pk"))
        one, other = (Klant.objects.filter(pk__in=people, pk=klant.pk) for klant in (old, young))
        return one.values_list("pk").union(other.values_list("pk"), all=True)

    with CaptureQueriesContext(connection) as asked:
        assert ask_again(build, date(1985, 1, 1)) == [(old.pk,)]
        assert set(ask_again(build, date(1995, 1, 1))) == {(old.pk,), (young.pk,)}
    assert [query["sql"].count('"geboortedatum"') for query in asked] == [1, 1]
