"""What the logs say of a colleague who looks along."""

import pytest

from intake.services import kijkmee
from tests.accounts.factories import make_cast
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import KlantFactory
from tests.intake.test_kijkmee import ask
from werkoffensief.logboek.enums import Doel
from werkoffensief.logboek.models import Handeling, Inzage
from werkoffensief.web.refusals import RefusalError


def test_asking_and_ending_are_in_the_log(committed_db):
    cast = make_cast()
    give_stadsdeel(cast.centrum)
    klant = KlantFactory()
    [row] = ask(cast, klant)
    kijkmee.end_invitation(door=cast.regisseur.pk, toegang_id=row.pk)
    acts = Handeling.objects.filter(object_id=str(klant.pk)).order_by("tijdstip")
    assert [(act.soort, act.toelichting) for act in acts] == [(kijkmee.INVITED, None), (kijkmee.ENDED, None)]
    with pytest.raises(RefusalError, match="voorbij"):
        kijkmee.end_invitation(door=cast.regisseur.pk, toegang_id=row.pk)


def test_the_reading_log_says_which_invitation_opened_the_file(committed_db, client_of):
    cast = make_cast()
    give_stadsdeel(cast.centrum)
    klant = KlantFactory()
    [row] = ask(cast, klant)
    client_of(cast.vreemde).get(f"/klanten/{klant.pk}/")
    line = Inzage.objects.get(object_id=klant.pk)
    assert (line.verwerking_naam, line.verwerking_id) == (Doel.TOEGANG.value, str(row.pk))
