"""herbereken: what is pending is no difference; what raw SQL changed in the roll-up is named and mended."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from tests.doelen.load import load
from tests.doelen.test_recount import benefit, municipality
from werkoffensief.berichten.models import Opdracht
from werkoffensief.doelen import rollup
from werkoffensief.doelen.models import Cijferregel

FACTS = {
    "klanten": [(f"K{n}", *[None] * 3, "Jansen", *[None] * 7) for n in (1, 2)],
    "uitkeringen": [benefit("2015-01-01", "2019-02-28"), ("K2", "2015-01-01", None, None)],
    "gesprekken": [
        ("G1", "K1", "2019-01-05", "c1", "wijk", None, None),
        ("G2", "K2", "2019-06-05", "c1", "wijk", None, None),
    ],
    "werkakkoorden": [("A1", "99000001", "zorg", "2019-01-01", None, 10, 5)],
    "plaatsingen": [("W1", "K1", "werk", "2019-03-01", None, None, "99000001", "A1", None)],
    "trajecten": [("T1", "K2", "2019-06-01", None, None)],
    "stappen": [("S1", "T1", "buddy", "2019-06-10", "2019-08-01", "afgerond")],
}


@pytest.fixture
def counted(committed_db):
    load(municipality(**FACTS))
    rollup.recompute_all()


def herbereken(*arguments):
    """Exit code and output."""
    out = StringIO()
    try:
        call_command("herbereken", *arguments, stdout=out)
    except SystemExit as stop:
        return stop.code, out.getvalue()
    return 0, out.getvalue()


def test_nothing_wrong_is_exit_0(counted):
    assert Cijferregel.objects.count() == 11
    assert herbereken() == (0, "Nageteld: 2019. Verschillen: 0.\n")


TAMPERINGS = [
    (
        "UPDATE doelen_cijferregel SET van = '2019-03-02' WHERE figuur = 'geplaatst'",
        "geplaatst (2019), klant K1",
    ),
    ("UPDATE doelen_cijferregel SET stadsdeel = 'Laak' WHERE figuur = 'geplaatst'", "stadsdeel=Laak"),
    ("UPDATE doelen_cijferregel SET sector = NULL WHERE figuur = 'geplaatst'", "geplaatst (2019), klant K1"),
    ("UPDATE doelen_cijferregel SET banen = 11 WHERE figuur = 'akkoorden'", "akkoorden (2019), akkoord A1"),
    (
        "UPDATE doelen_cijferregel SET tot = '2019-08-02' WHERE tot IS NOT NULL",
        "participeert (langdurig), klant K2",
    ),
    ("UPDATE doelen_cijferregel SET jaar = 2018 WHERE figuur = 'duurzaam'", "duurzaam (2019), klant K1"),
    ("DELETE FROM doelen_cijferregel WHERE figuur = 'beoordeelbaar'", "beoordeelbaar (2019), klant K1"),
    ("DELETE FROM doelen_cijferregel WHERE figuur = 'doelgroep'", "doelgroep (langdurig), klant K2"),
    ("DELETE FROM doelen_cijferregel WHERE figuur = 'gesproken'", "gesproken (langdurig), klant K2"),
    (
        "DELETE FROM doelen_cijferregel WHERE figuur = 'vervulde_banen'",
        "vervulde_banen (2019), klant K1, akkoord A1",
    ),
    (
        "INSERT INTO doelen_cijferregel (figuur, jaar, klant_id, van) SELECT 'geplaatst', 2019, id, '2019-05-01'"
        " FROM intake_klant WHERE klantnummer = 'K2'",
        "geplaatst (2019), klant K2: bijgehouden van=2019-05-01; nageteld niets",
    ),
]


@pytest.mark.parametrize(("statement", "named"), TAMPERINGS)
def test_a_row_changed_added_or_deleted_by_sql_is_named_and_mended(counted, owner, statement, named):
    assert owner.execute(statement).rowcount
    code, out = herbereken("--jaar", "2019")
    assert code == 1
    assert named in out
    assert herbereken()[0] == 0


def test_a_fact_changed_by_sql_is_pending_and_no_difference(counted, owner):
    owner.execute("UPDATE trajecten_plaatsing SET startdatum = '2019-02-01'")
    assert Opdracht.objects.filter(soort="herberekenen", klaar_op__isnull=True).count() == 1
    assert herbereken()[0] == 0
    assert not Opdracht.objects.filter(klaar_op__isnull=True).exists()
    assert Cijferregel.objects.get(figuur="geplaatst").van == date(2019, 2, 1)


def test_what_failed_before_is_pending_too(counted, owner):
    owner.execute("UPDATE trajecten_plaatsing SET startdatum = '2019-02-01'")
    later = timezone.now() + timedelta(hours=1)
    Opdracht.objects.update(uitvoeren_na=later, pogingen=3)
    assert herbereken()[0] == 0
    assert not Opdracht.objects.filter(klaar_op__isnull=True).exists()


def test_a_fact_changed_behind_the_triggers_is_a_difference(counted, owner):
    with owner.transaction():
        owner.execute("SELECT set_config('werkoffensief.import', 'aan', true)")
        owner.execute("UPDATE trajecten_plaatsing SET startdatum = '2019-02-01'")
    code, out = herbereken()
    assert code == 1
    assert "geplaatst (2019), klant K1: bijgehouden van=2019-03-01" in out
    assert "nageteld van=2019-02-01" in out


@pytest.mark.parametrize("year", ["2018", "2999"])
def test_a_year_without_target_or_a_future_one_is_skipped(counted, owner, year):
    owner.execute("DELETE FROM doelen_cijferregel")
    owner.execute("UPDATE doelen_doelstelling SET jaar = 2999 WHERE %s = '2999'", [year])
    code, out = herbereken("--jaar", year)
    assert (code, out) == (0, f"{year} overgeslagen: geen doelstelling, of nog niet begonnen.\n")


def test_population_of_the_campaign_is_kept_and_who_left_stays_known(counted, owner):
    from intake.models import Campagnedeelname

    assert Campagnedeelname.objects.filter(vervallen_op__isnull=True).count() == 2
    owner.execute("UPDATE intake_campagne SET minimaal_maanden_uitkering = 600")
    herbereken()
    assert Campagnedeelname.objects.filter(vervallen_op__isnull=False).count() == 2
    owner.execute("UPDATE intake_campagne SET minimaal_maanden_uitkering = 1")
    herbereken()
    assert Campagnedeelname.objects.filter(vervallen_op__isnull=True).count() == 2


def test_a_withdrawn_placement_counts_nowhere(counted, owner):
    owner.execute(
        "UPDATE trajecten_plaatsing SET vervallen_op = now(), vervallen_reden = 'fout'",
    )
    assert herbereken()[0] == 0
    assert not Cijferregel.objects.filter(figuur__in=["geplaatst", "duurzaam", "vervulde_banen"]).exists()
