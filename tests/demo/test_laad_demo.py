"""Loading the demo municipality: what it says of a database that is half filled."""

import pytest
from django.core.management import CommandError, call_command

from tests.intake.factories import KlantFactory

pytestmark = pytest.mark.django_db


def test_klanten_without_anybody_that_may_log_in_are_a_half_municipality():
    KlantFactory()
    with pytest.raises(CommandError, match="make demo-reset"):
        call_command("laad_demo", als_leeg=True)


def test_half_municipality_is_named_also_without_the_option():
    KlantFactory()
    with pytest.raises(CommandError, match="half geladen"):
        call_command("laad_demo")
