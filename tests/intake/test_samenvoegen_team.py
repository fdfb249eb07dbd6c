"""One person known to two teams: the file of the other team comes along when that team let it go, never by a visit."""

import pytest

from intake.models import Klant, Samenvoeging
from tests.accounts.factories import make_cast
from tests.intake.factories import KlantFactory
from tests.intake.pages import make_regisseur
from tests.intake.test_toegang import ASK, BORN, asked
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Rolverlening, TeamStadsdeel
from werkoffensief.logboek.models import Handeling
from werkoffensief.web import clock


@pytest.fixture
def cast(committed_db):
    """`vreemde` is the teamleider of Escamp here."""
    found = make_cast()
    for stadsdeel, team in (("Centrum", found.centrum), ("Escamp", found.escamp)):
        TeamStadsdeel.objects.create(stadsdeel=stadsdeel, team=team)
    Rolverlening.objects.create(medewerker=found.vreemde, rol=Rol.TEAMLEIDER, bron="scherm")
    return found


@pytest.fixture
def pair(cast):
    """The file of Centrum that stays, and the one of Escamp."""
    kept = KlantFactory(stadsdeel="Centrum")
    return kept, KlantFactory(klantnummer="K990777", stadsdeel="Escamp", geboortedatum=BORN)


def offered(browser, kept):
    return " ".join(
        browser.post(f"/klanten/{kept.pk}/samenvoegen/", {"nummer": "K990777"}).content.decode().split()
    )


def forced(browser, kept, other):
    """The merge itself, without the page before it."""
    for row in (kept, other):
        row.refresh_from_db()
    sent = {"nummer": "K990777", "versie": kept.versie, "andere_versie": other.versie}
    return browser.post(f"/klanten/{kept.pk}/samenvoegen/", sent)


def test_a_visitor_takes_nobody_along_by_merging_and_reads_whom_to_ask(cast, client_of, pair):
    kept, other = pair
    leader = client_of(cast.teamleider)
    text = offered(leader, kept)
    assert "U ziet geen klant met dit klantnummer" in text
    assert cast.escamp.naam not in text
    leader.post(ASK, asked())
    text = offered(leader, kept)
    assert f"Dit dossier is van team {cast.escamp.naam}. Vraag de teamleider daar" in text
    assert "een stadsdeel van uw team, bij Gegevens" in text
    assert "Dit komt mee" not in text
    assert forced(leader, kept, other).status_code == 200
    assert not Samenvoeging.objects.exists()
    other.refresh_from_db()
    assert (other.samengevoegd_in, other.team) == (None, cast.escamp)
    assert client_of(cast.vreemde).get(f"/klanten/{other.pk}/").status_code == 200


def test_when_the_other_team_lets_the_person_go_the_files_are_merged(cast, client_of, pair):
    kept, other = pair
    leader = client_of(cast.teamleider)
    sent = {
        "achternaam": other.achternaam, "geboortedatum": "03-02-1980", "stadsdeel": "Centrum",
        "grondslag": other.grondslag, "versie": other.versie,
    }  # fmt: skip
    client_of(cast.vreemde).post(f"/klanten/{other.pk}/gegevens/", sent)
    other.refresh_from_db()
    assert other.team == cast.centrum
    assert "Dit komt mee" in offered(leader, kept)
    assert forced(leader, kept, other).status_code == 302
    other.refresh_from_db()
    assert (other.samengevoegd_in, Klant.objects.get(pk=kept.pk).team) == (kept, cast.centrum)
    merged = Handeling.objects.filter(soort="dossiers samengevoegd", door=str(cast.teamleider.pk))
    assert set(merged.values_list("object_id", flat=True)) == {str(kept.pk), str(other.pk)}
    row = Samenvoeging.objects.get()
    assert (
        client_of(cast.vreemde).post(f"/samenvoegingen/{row.pk}/ongedaan/", {"zeker": "ja"}).status_code
        == 404
    )
    assert leader.post(f"/samenvoegingen/{row.pk}/ongedaan/", {"zeker": "ja"}).status_code == 302
    other.refresh_from_db()
    assert (other.samengevoegd_in, other.team) == (None, cast.centrum)


def test_whoever_has_a_regisseur_there_is_handed_over_first(cast, client_of, pair):
    kept, other = pair
    make_regisseur(other, cast.vreemde)
    leader = client_of(cast.teamleider)
    leader.post(ASK, asked())
    assert "met Klant overdragen, aan een regisseur van uw team" in offered(leader, kept)
    given = {
        "medewerker": cast.regisseur.pk, "dag": f"{clock.today():%d-%m-%Y}", "overdrachtsnotitie": "Naar Centrum.",
        "versie": 1, "zoek_regisseur": "Regisseur",
    }  # fmt: skip
    path = f"/trajecten/{other.trajecten.get().pk}/overdragen/"
    assert client_of(cast.vreemde).post(path, given).status_code == 302
    other.refresh_from_db()
    assert other.team == cast.centrum
    assert forced(leader, kept, other).status_code == 302
