"""The start page keeps its SQL for whoever looks, and not a day longer than they may."""

import pytest
from django.db.models.functions import Now

from tests.dossier.gevallen import person_of
from werkoffensief.accounts.models import Rolverlening
from werkoffensief.accounts.queries import Lezer
from werkoffensief.dossier.queries.start import blocks
from werkoffensief.dossier.queries.werk import STIL
from werkoffensief.web.clock import today

pytestmark = pytest.mark.django_db


def test_start_page_follows_a_role_that_ends(cast):
    def seen():
        medewerker = type(cast.regisseur).objects.get(pk=cast.regisseur.pk)
        return [blok.aantal for blok in blocks(medewerker, "team", (STIL,), today())], Lezer.of(medewerker)

    person_of(cast.regisseur)
    before, lezer = seen()
    Rolverlening.objects.filter(medewerker=cast.regisseur).update(tot=Now())
    after, other = seen()
    assert (before, after) == (["1\xa0klant"], ["0\xa0klanten"])
    assert lezer != other
