"""Queries that are put into SQL once: every key and day its own rows, and nothing kept that could change."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.db.models import Value
from django.db.models.functions import JSONObject
from django.test.utils import CaptureQueriesContext

from intake.models import Klant
from tests.intake.factories import KlantFactory
from werkoffensief.logboek.expressions import AmongIds
from werkoffensief.web.clock import today
from werkoffensief.web.eenmaal import (
    READER,
    Shared,
    Sleutels,
    ask_again,
    ask_among,
    ask_like,
    ask_of,
    objects_like,
    share,
)

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


@dataclass(frozen=True)
class Gezocht:
    begin: str
    dagen: tuple[date, ...] = ()
    sleutel: UUID | None = None


def in_shape(gezocht, descending):
    rows = Klant.objects.filter(achternaam__startswith=gezocht.begin)
    for dag in gezocht.dagen:
        rows = rows.filter(geboortedatum__gte=dag)
    if gezocht.sleutel:
        rows = rows.exclude(pk=gezocht.sleutel)
    return rows.order_by("-achternaam" if descending else "achternaam").values_list("achternaam")


def test_what_has_the_same_shape_is_built_once_and_finds_its_own():
    aal, aap = KlantFactory(achternaam="Aal"), KlantFactory(achternaam="Aap", geboortedatum=date(1990, 5, 1))
    KlantFactory(achternaam="Beer")
    built = []

    def build(gezocht, descending):
        built.append(gezocht)
        return in_shape(gezocht, descending)

    def found(gezocht, descending=False):
        return [name for (name,) in ask_like(build, gezocht, descending)]

    assert found(Gezocht("Aa")) == ["Aal", "Aap"]
    assert (found(Gezocht("B")), found(Gezocht(connection.ops.prep_for_like_query("%")))) == (["Beer"], [])
    assert len(built) == 1
    assert found(Gezocht("Aa"), True) == ["Aap", "Aal"]
    assert found(Gezocht("Aa", (date(1985, 1, 1), date(1989, 1, 1)))) == ["Aap"]
    assert found(Gezocht("Aa", (date(1985, 1, 1), date(1991, 1, 1)))) == []
    assert found(Gezocht("Aa", sleutel=aal.pk)) == ["Aap"]
    assert found(Gezocht("Aa", sleutel=aap.pk)) == ["Aal"]
    assert found(Gezocht("")) == ["Aal", "Aap", "Beer"]  # what is empty is another shape
    assert len(built) == 5


def test_ids_are_one_value_however_many():
    klanten = [KlantFactory() for _ in range(3)]
    built = []

    def build(ids, since):
        built.append(ids)
        return Klant.objects.filter(AmongIds("pk", list(ids)), gewist_op__isnull=True).exclude(
            gewist_op__gt=since
        )

    def found(*ids):
        rows = objects_like(build, Sleutels(ids), datetime(2019, 3, 4, 5, 6, 7, tzinfo=UTC))
        return {row.pk for row in rows}

    keys = [klant.pk for klant in klanten]
    assert found(*keys) == set(keys)
    assert found(keys[0]) == {keys[0]}
    assert found(keys[1], uuid4()) == {keys[1]}
    assert len(built) == 1


def test_instances_come_with_what_is_joined_and_annotated():
    klant = KlantFactory(achternaam="Aal", regisseur=None)

    def build(key, day):
        rows = Klant.objects.filter(pk=key).select_related("regisseur", "team")
        return rows.annotate(dag=Value(day), namen=JSONObject(naam="achternaam"))

    (first,) = objects_like(build, klant.pk, date(2019, 3, 4))
    assert (first, first.dag, first.namen) == (klant, date(2019, 3, 4), {"naam": "Aal"})
    assert first.geboortedatum == klant.geboortedatum
    with CaptureQueriesContext(connection) as asked:
        assert first.regisseur is None
        (again,) = objects_like(build, klant.pk, date(2020, 3, 4))
    assert again is not first
    assert (again.dag, len(asked)) == (date(2020, 3, 4), 1)
    assert objects_like(build, uuid4(), date(2020, 3, 4)) == []
    klant.refresh_from_db()
    assert not first._state.adding


def test_signs_like_those_of_a_stand_in_are_only_signs():
    KlantFactory(achternaam="\ue0000\ue001")
    for text in ("\ue0000\ue001", "\ue0001\ue001", "\ue000"):
        found = ask_like(in_shape, Gezocht(text), False)
        assert len(found) == (text != "\ue0001\ue001")


@pytest.mark.parametrize("other", [today, uuid4, lambda: datetime.now(UTC)])
def test_a_value_that_was_not_asked_is_refused(other):
    def build(gezocht):
        return Klant.objects.annotate(meer=Value(other())).filter(pk=gezocht.sleutel).values_list("meer")

    with pytest.raises(ImproperlyConfigured):
        ask_like(build, Gezocht("", sleutel=uuid4()))


def test_every_reader_has_its_own_rows():
    klant = KlantFactory()

    def build(key, _day, reader):
        return Klant.objects.filter(pk=key).exclude(pk=reader).values_list("pk")

    assert ask_of(build, klant.pk, READER, reader=klant.pk) == []
    assert ask_of(build, klant.pk, READER, reader=uuid4()) == [(klant.pk,)]


def test_what_branches_share_is_asked_once():
    old, young = KlantFactory(geboortedatum=date(1980, 5, 1)), KlantFactory(geboortedatum=date(1990, 5, 1))

    def build(before):
        share("mensen", Klant.objects.filter(geboortedatum__lt=before).values_list("id"))
        people = Shared("mensen", "id")
        one, other = (Klant.objects.filter(pk__in=people, pk=klant.pk) for klant in (old, young))
        return one.values_list("pk").union(other.values_list("pk"), all=True)

    with CaptureQueriesContext(connection) as asked:
        assert ask_again(build, date(1985, 1, 1)) == [(old.pk,)]
        assert set(ask_again(build, date(1995, 1, 1))) == {(old.pk,), (young.pk,)}
    assert [query["sql"].count('"geboortedatum"') for query in asked] == [1, 1]
