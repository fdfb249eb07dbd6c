"""The reading log of the texts of a whole caseload; the log's own connection commits, so these rows are committed."""

import pytest

from intake.models import Klant
from tests.accounts.factories import make_cast
from tests.dossier.gevallen import person_of
from tests.trajecten.test_wens import TODAY, transfer
from werkoffensief.logboek.models import Inzage


@pytest.fixture
def cast(committed_db):
    return make_cast()


def test_each_klant_of_whom_a_text_is_in_the_pdf_has_one_line(cast, client_of):
    people = [person_of(cast.regisseur)[0] for _ in range(3)]
    browser = client_of(cast.teamleider)
    for klant in people:
        transfer(browser, klant, cast.collega)
    Klant.objects.filter(pk=people[0].pk).update(overleden_op=TODAY)
    here = f"/regisseurs/van/{cast.regisseur.pk}/overgedragen/"
    for page, actie, shown in (
        ("", "Overgedragen klanten bekijken", people),
        ("pdf/", "Brief over de regisseur", people[1:]),
    ):
        assert browser.get(f"{here}{page}").status_code == 200
        lines = Inzage.objects.filter(actie_naam=actie, gebruiker=str(cast.teamleider.pk))
        assert sorted(lines.values_list("object_id", flat=True)) == sorted(row.pk for row in shown)
