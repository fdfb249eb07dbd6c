"""An amount that somebody types, in cents."""

import pytest
from django.core.exceptions import ValidationError

from werkoffensief.web.geld import BedragField


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("1250", 125_000),
        ("1.250", 125_000),
        ("1250,5", 125_050),
        ("€ 1.250,50", 125_050),
        ("12.50", 1_250),
        ("5,-", 500),
    ],
)
def test_an_amount_as_people_write_it(typed, cents):
    assert BedragField(most=1_000_000).clean(typed) == cents


@pytest.mark.parametrize("typed", ["1,555", "1,2,3", "12.5000", "tien", "-5"])
def test_what_is_no_amount_is_refused(typed):
    with pytest.raises(ValidationError, match="Dit bedrag klopt niet"):
        BedragField(most=1_000_000).clean(typed)


def test_nothing_and_too_much_are_refused_unless_nothing_is_an_amount():
    from_cent, from_nothing = BedragField(most=125_050), BedragField(least=0, most=125_050)
    for typed in ("0", "1250,51"):
        with pytest.raises(ValidationError) as refused:
            from_cent.clean(typed)
        assert refused.value.messages == ["Vul een bedrag in van €\xa00,01 tot en met €\xa01.250,50."]
    assert (from_nothing.clean("0"), from_cent.clean("1250,50")) == (0, 125_050)
    assert BedragField(most=1, required=False).clean("") is None
