"""Loading the demo municipality: what it says of a database that is half filled."""

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count

from intake.models import (
    Actie,
    Afspraak,
    Campagne,
    Campagnedeelname,
    Gezinsband,
    Klanttag,
    Onderwerpantwoord,
    Uitvraag,
    Waardescan,
    Wwrecht,
    Zrmscore,
)
from intake.queries import ww_until
from tests.intake.factories import KlantFactory
from trajecten.models import Aanwezigheid, Regisseurschap, Regisseurswens, Werkfitbeoordeling
from werkoffensief.accounts.models import Waarneming
from werkoffensief.doelen.models import Teamdoel
from werkoffensief.overdracht.models import Afwijking
from werkoffensief.web import clock

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
    _runs_today()
    _changes_hands()


def _changes_hands():
    """Cover now and later, questions in each state, a caseload of somebody who left, a target for a team."""
    today = clock.today()
    assert [row.start <= today for row in Waarneming.objects.order_by("start")] == [True, False]
    found = Regisseurswens.objects.values_list("uitkomst", flat=True)
    assert set(found) == {None, "niet", "overgedragen"}
    gone = Regisseurschap.objects.filter(medewerker__gebruikersnaam="vertrokken")
    assert {row.einde for row in gone} == {today}
    assert set(gone.values_list("klant__regisseur__gebruikersnaam", flat=True)) == {"regisseur", "collega"}
    assert {row.wat for row in Aanwezigheid.objects.all()} >= {"aanwezig", "afgezegd"}
    assert Werkfitbeoordeling.objects.exists()
    assert Teamdoel.objects.filter(jaar=today.year).exists()


def _runs_today():
    """A campaign with people, the WW with each result, appointments, a scan, a household, a question."""
    today = clock.today()
    campaign = Campagne.objects.get(startdatum__lte=today, einddatum__gte=today, code="spreek_nu")
    assert Campagnedeelname.objects.filter(campagne=campaign).exists()
    found = dict(Wwrecht.objects.values_list("resultaat").annotate(n=Count("pk")))
    assert set(found) == {"open", "instroom_voorkomen", "ingestroomd"}
    assert Wwrecht.objects.ending(today, until=ww_until(today)).count() == 8
    assert Afspraak.objects.filter(begin__date=today).count() == 4
    assert Waardescan.objects.exists()
    assert Gezinsband.objects.on(today).exists()
    assert Uitvraag.objects.open().exists()


def test_klanten_without_anybody_that_may_log_in_are_a_half_municipality():
    KlantFactory()
    with pytest.raises(CommandError, match="make demo-reset"):
        call_command("laad_demo", als_leeg=True)


def test_half_municipality_is_named_also_without_the_option():
    KlantFactory()
    with pytest.raises(CommandError, match="half geladen"):
        call_command("laad_demo")
