"""Two files with an end of the WW become one, and two again."""

from datetime import timedelta

import pytest

from intake.models import Wwrecht
from tests.intake.factories import KlantFactory, UitkeringFactory, WwrechtFactory
from tests.intake.test_samenvoegen_dubbel import merged_and_back
from tests.intake.test_samenvoegen_terug import door  # noqa: F401
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
PAST, SOON, LATER = -40, 60, 120


def day(number):
    return clock.today() + timedelta(days=number)


def ends(klant, *numbers, **values):
    return [WwrechtFactory(klant=klant, ww_einde=day(number), **values) for number in numbers]


@pytest.mark.parametrize("who", ["kept", "merged"])
@pytest.mark.parametrize("result", ["open", "instroom_voorkomen", "ingestroomd"])
def test_two_of_one_day_are_one_and_a_result_stays(door, who, result):  # noqa: F811
    kept, merged = KlantFactory(), KlantFactory()
    with_result, other = (kept, merged) if who == "kept" else (merged, kept)
    said = {"resultaat": result, "resultaat_op": day(-1)} if result == "instroom_voorkomen" else {}
    ends(with_result, SOON, **said)
    ends(other, SOON)
    if result == "ingestroomd":
        UitkeringFactory(klant=with_result, start=day(-1))
    steps = merged_and_back(door, kept, merged)
    text = next(steps)
    assert Wwrecht.objects.live().get(klant=kept).resultaat == result
    assert ("hetzelfde" in text) == (result == "open")
    next(steps)


def test_both_flowed_in_by_a_benefit_of_their_own(door):  # noqa: F811
    kept, merged = KlantFactory(), KlantFactory()
    for klant, start, until in ((kept, -30, -20), (merged, -10, -5)):
        ends(klant, SOON)
        UitkeringFactory(klant=klant, start=day(start), einde=day(until), einde_reden_id="overig")
    steps = merged_and_back(door, kept, merged)
    next(steps)
    assert Wwrecht.objects.live().get(klant=kept).resultaat_op == day(-30)
    next(steps)


@pytest.mark.parametrize("mine", [True, False])
@pytest.mark.parametrize("early", [PAST, SOON])
def test_of_two_open_ends_the_later_stays_open(door, mine, early):  # noqa: F811
    kept, merged = KlantFactory(), KlantFactory()
    (first,), (last,) = ends(kept if mine else merged, early), ends(merged if mine else kept, LATER)
    steps = merged_and_back(door, kept, merged)
    text = next(steps)
    first.refresh_from_db()
    last.refresh_from_db()
    assert (last.klant, last.resultaat, last.vervallen_op) == (kept, "open", None)
    if early == PAST:
        assert (first.resultaat, first.resultaat_op, first.vervallen_op) == (
            "instroom_voorkomen", first.ww_einde, None,
        )  # fmt: skip
        assert "Het resultaat wordt: instroom voorkomen" in text
    else:
        assert first.vervallen_op is not None
        assert "dit vervalt, want er is een latere einddatum" in text
    assert "blijft open" in text
    next(steps)


def test_an_end_by_which_somebody_flowed_in_is_not_in_the_way(door):  # noqa: F811
    kept, merged = KlantFactory(), KlantFactory()
    ends(kept, -400)
    UitkeringFactory(klant=merged, start=day(-350), einde=day(-300), einde_reden_id="overig")
    ends(merged, LATER)
    steps = merged_and_back(door, kept, merged)
    assert next(steps) == ""
    assert list(Wwrecht.objects.live().order_by("ww_einde").values_list("resultaat", flat=True)) == [
        "ingestroomd",
        "open",
    ]
    next(steps)
