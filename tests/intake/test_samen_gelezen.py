"""Two files on one page: the reading log says of each by what it was opened."""

from tests.accounts.factories import make_cast
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import KlantFactory, ToegangFactory
from tests.intake.test_uit_zicht import leaves
from werkoffensief.logboek.models import Inzage


def test_beside_the_own_file_the_log_says_by_which_ground_the_other_was_read(committed_db, client_of):
    """Asked for a merge: one file is the work, of the other, opened with a reason, the page says whose it is."""
    cast = make_cast()
    give_stadsdeel(cast.centrum)
    mine, other = KlantFactory(), KlantFactory()
    leaves(other, cast.escamp)
    grond = ToegangFactory(klant=other, medewerker=cast.teamleider)
    answer = client_of(cast.teamleider).post(
        f"/klanten/{mine.pk}/samenvoegen/", {"nummer": other.klantnummer}
    )
    assert other.klantnummer in answer.content.decode()
    assert f"Dit dossier is van team {cast.escamp.naam}" in answer.content.decode()
    rows = Inzage.objects.filter(gebruiker=str(cast.teamleider.pk))
    read = set(rows.values_list("object_id", "verwerking_id"))
    assert read == {(mine.pk, None), (other.pk, str(grond.pk))}
