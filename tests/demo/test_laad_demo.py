"""Loading the demo municipality: what it says of a database that is half filled."""

import pytest
from django.core.management import CommandError, call_command

from intake.models import Actie, Klanttag, Onderwerpantwoord, Zrmscore
from tests.intake.factories import KlantFactory
from werkoffensief.overdracht.models import Afwijking

pytestmark = pytest.mark.django_db


def test_the_caseload_has_conversations_at_the_table(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    call_command("laad_demo", gemeente="groningen-klein")
    recent = Onderwerpantwoord.objects.filter(gesprek__medewerker__gebruikersnaam="regisseur")
    assert recent.values("gesprek").distinct().count() > 10
    assert Actie.objects.open().exclude(medewerker=None).exists()
    assert Zrmscore.objects.exists()
    assert set(Klanttag.objects.values_list("soort", flat=True)) == {"talent", "wens"}
    assert not Afwijking.objects.exists()


def test_klanten_without_anybody_that_may_log_in_are_a_half_municipality():
    KlantFactory()
    with pytest.raises(CommandError, match="make demo-reset"):
        call_command("laad_demo", als_leeg=True)


def test_half_municipality_is_named_also_without_the_option():
    KlantFactory()
    with pytest.raises(CommandError, match="half geladen"):
        call_command("laad_demo")
