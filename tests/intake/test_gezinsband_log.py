"""Whose name stands in the household of somebody else, stands in the reading log too."""

from django.urls import reverse

from tests.accounts.factories import make_cast
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import GezinsbandFactory, KlantFactory
from werkoffensief.logboek.models import Inzage


def test_a_name_in_the_household_stands_in_the_reading_log_and_a_relation_alone_does_not(
    committed_db, client_of
):
    cast = make_cast()
    give_stadsdeel(cast.centrum)
    first, second, hidden = (
        KlantFactory(),
        KlantFactory(achternaam="Zwartjes"),
        KlantFactory(stadsdeel="Elders"),
    )
    for other in (second, hidden):
        GezinsbandFactory(klant=first, ander=other)
    for page in ("klant_dossier", "klant_gezin"):
        assert "Zwartjes" in client_of(cast.consulent).get(reverse(page, args=[first.pk])).content.decode()
    lines = Inzage.objects.filter(object_id=second.pk)
    assert {line.actie_naam for line in lines} == {"Naam in het huishouden bekijken"}
    assert len(lines) == 2
    assert not Inzage.objects.filter(object_id=hidden.pk).exists()
