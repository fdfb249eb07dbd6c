"""One person known to two teams: the file of the other team comes along, with a reason that both teams see."""

from intake.models import Klant, Samenvoeging
from tests.accounts.factories import make_cast
from tests.intake.factories import KlantFactory
from tests.intake.test_toegang import ASK, BORN, REDEN, asked
from werkoffensief.accounts.models import TeamStadsdeel
from werkoffensief.logboek.enums import Doel
from werkoffensief.logboek.models import Handeling, Inzage


def test_a_file_of_another_team_is_merged_with_a_reason_and_both_teams_see_it(committed_db, client_of):
    cast = make_cast()
    for stadsdeel, team in (("Centrum", cast.centrum), ("Escamp", cast.escamp)):
        TeamStadsdeel.objects.create(stadsdeel=stadsdeel, team=team)
    kept = KlantFactory(stadsdeel="Centrum")
    other = KlantFactory(klantnummer="K990777", stadsdeel="Escamp", geboortedatum=BORN)
    leader, path = client_of(cast.teamleider), f"/klanten/{kept.pk}/samenvoegen/"
    assert ASK in leader.get(path).content.decode()
    text = leader.post(path, {"nummer": "K990777"}).content.decode()
    assert "Vraag dan eerst toegang" in text
    assert not Samenvoeging.objects.exists()
    leader.post(ASK, asked())
    text = leader.post(path, {"nummer": "K990777"}).content.decode()
    assert "Dit komt mee" in text
    looked = Inzage.objects.filter(gebruiker=str(cast.teamleider.pk)).order_by("-tijdstip")
    for klant, doel in ((other, Doel.TOEGANG), (kept, Doel.BEGELEIDING)):
        assert looked.filter(object_id=klant.pk)[0].verwerking_naam == doel.value
    kept.refresh_from_db()
    other.refresh_from_db()
    sent = {"nummer": "K990777", "versie": kept.versie, "andere_versie": other.versie}
    assert leader.post(path, sent).status_code == 302
    other.refresh_from_db()
    assert (other.samengevoegd_in, Klant.objects.get(pk=kept.pk).team) == (kept, cast.centrum)
    merged = Handeling.objects.filter(soort="dossiers samengevoegd", door=str(cast.teamleider.pk))
    assert set(merged.values_list("object_id", flat=True)) == {str(kept.pk), str(other.pk)}
    cast.vreemde.rolverleningen.model.objects.create(medewerker=cast.vreemde, rol="teamleider", bron="scherm")
    for who, groep in ((cast.vreemde, "gegeven"), (cast.teamleider, "genomen")):
        page = " ".join(client_of(who).get(f"/toegang/?groep={groep}").content.decode().split())
        assert REDEN in page
        assert f"met een dossier van team {cast.centrum.naam}" in page
    row = Samenvoeging.objects.get()
    assert leader.post(f"/samenvoegingen/{row.pk}/ongedaan/", {"zeker": "ja"}).status_code == 302
    other.refresh_from_db()
    assert (other.samengevoegd_in, other.team) == (None, cast.escamp)
