"""Setting and ending absence cover stand in the log."""

from datetime import timedelta
from uuid import uuid4

from tests.accounts.factories import make_cast
from trajecten.services.waarneming import end_waarneming, set_waarneming
from werkoffensief.logboek.models import Handeling
from werkoffensief.web import clock

TODAY = clock.today()


def test_both_acts_stand_in_the_log(committed_db):
    """The log's own connection commits."""
    cast = make_cast()
    said = {"medewerker_id": cast.regisseur.pk, "waarnemer_id": cast.collega.pk, "reden": "Vakantie"}
    row = set_waarneming(
        door=cast.teamleider.pk,
        waarneming_id=uuid4(),
        **said,
        start=TODAY,
        einde=TODAY + timedelta(7),
        vandaag=TODAY,
    )
    end_waarneming(door=cast.teamleider.pk, waarneming_id=row.pk, vandaag=TODAY, now=clock.now())
    acts = Handeling.objects.filter(object_id=str(cast.regisseur.pk), door=str(cast.teamleider.pk))
    assert sorted(acts.values_list("soort", flat=True)) == ["waarneming beëindigd", "waarneming ingesteld"]
