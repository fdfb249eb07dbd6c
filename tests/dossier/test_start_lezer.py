"""The start page keeps its SQL for whoever looks, and not a day longer than they may."""

from datetime import timedelta

import pytest
from django.db.models.functions import Now

from tests.dossier.gevallen import give_stadsdeel, person_of
from tests.intake.factories import KlantFactory, ToegangFactory
from werkoffensief.accounts.models import Rolverlening
from werkoffensief.accounts.queries import Lezer
from werkoffensief.dossier.queries.start import blocks
from werkoffensief.dossier.queries.werk import STIL
from werkoffensief.web.clock import now, today

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


def test_the_files_that_one_opened_with_a_reason_are_ones_own_and_of_now(cast, client_of):
    give_stadsdeel(cast.centrum)
    past = now() - timedelta(hours=25)
    for reden, extra in (
        ("Aan de balie", {}), ("Gisteren gebeld", {"vanaf": past, "tot": past + timedelta(hours=24)}),
        ("Was afgeschermd", {"klant": KlantFactory(afgeschermd_op=past, afgeschermd_reden="Dreiging")}),
    ):  # fmt: skip
        ToegangFactory(**{"klant": KlantFactory(), "medewerker": cast.vreemde, "reden": reden, **extra})
    ToegangFactory(klant=KlantFactory(), medewerker=cast.collega, reden="Door een ander")
    text = client_of(cast.vreemde).get("/").content.decode()
    shown = [
        word
        for word in ("Aan de balie", "Gisteren gebeld", "Was afgeschermd", "Door een ander")
        if word in text
    ]
    assert shown == ["Aan de balie"]
    assert "Dossiers van een ander team" not in client_of(cast.regisseur).get("/").content.decode()
