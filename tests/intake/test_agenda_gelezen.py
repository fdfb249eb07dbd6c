"""The reading log of the agenda and its letters; the log's own connection commits, so these rows are committed."""

from uuid import uuid4

import pytest

from intake.models import Adres
from intake.services.uitnodigingen import choose_letters
from tests.accounts.factories import make_cast
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import AfspraakFactory, KlantFactory
from tests.intake.test_afspraken import at
from werkoffensief.logboek.models import Inzage
from werkoffensief.web import clock


@pytest.fixture
def cast(committed_db):
    return make_cast()


def test_each_klant_whose_name_is_shown_has_a_line_and_nobody_else(cast, client_of):
    give_stadsdeel(cast.centrum)
    give_stadsdeel(cast.escamp, "Escamp")
    seen, unseen = KlantFactory(), KlantFactory(stadsdeel="Escamp")
    for number, klant in enumerate((seen, unseen)):
        AfspraakFactory(klant=klant, medewerker=cast.consulent, begin=at(1, 9 + number))
    Adres.objects.create(klant=seen, postcode="2511 CS", huisnummer="1", bron="klant")
    browser, reeks = client_of(cast.consulent), uuid4()
    browser.get(f"/agenda/?dag={at(1).date().isoformat()}")
    browser.get("/agenda/brieven/")
    choose_letters(door=cast.consulent.pk, reeks=reeks, about=seen.afspraken.all(), now=clock.now())
    browser.get(f"/agenda/brieven/{reeks}/")
    browser.post(f"/agenda/brieven/{reeks}/pdf/")
    read = Inzage.objects.filter(object_id=seen.pk).order_by("tijdstip").values_list("actie_naam", flat=True)
    assert list(read) == [
        "Agenda bekijken", "Kiezen voor wie er een brief komt", "Brieven bekijken", "Brieven maken",
    ]  # fmt: skip
    assert not Inzage.objects.filter(object_id=unseen.pk).exists()
