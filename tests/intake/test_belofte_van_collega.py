"""Correcting a conversation of somebody else: what a colleague promised stands under their name and stays theirs."""

import pytest
from django.urls import reverse

from tests.intake.pages import post
from tests.intake.tafel import held_before
from tests.intake.test_tafel import corrected

pytestmark = pytest.mark.django_db


def test_a_promise_of_a_colleague_has_their_name_and_stays_theirs(cast, client_of, klant) -> None:
    gesprek = held_before(klant, cast.regisseur)
    path, row = reverse("gesprek_wijzigen", args=[gesprek.pk]), gesprek.acties.get(wie="medewerker")
    other = client_of(cast.collega)
    chosen = f'<option value="collega" selected>{cast.regisseur.naam}</option>'
    assert chosen in other.get(path).content.decode()
    own = client_of(cast.regisseur).get(path).content.decode()
    assert 'value="collega"' not in own
    assert '<option value="ik" selected>Ik</option>' in own
    for wie, wat, whose in (
        ("collega", "Taalschool mailen", cast.regisseur),
        ("ik", "Zelf mailen", cast.collega),
    ):
        gesprek.refresh_from_db()
        post(other, path, corrected(gesprek, **{f"a{row.pk}_wie": wie, f"a{row.pk}_wat": wat}))
        row.refresh_from_db()
        assert (row.wat, row.medewerker) == (wat, whose)
