"""A conversation says something: an untouched page is refused, and a correction does not empty one."""

from datetime import date

import pytest
from django.urls import reverse

from intake.models import Concept, Gesprek
from intake.services.gesprekken import save_gesprek
from tests.intake.factories import GesprekFactory, KeuzeantwoordFactory, ZrmscoreFactory
from tests.intake.pages import post, refused
from tests.intake.tafel import barrier, held_before, page_data
from werkoffensief.web import clock
from werkoffensief.web.zichtbaar import says_nothing

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 1)


def test_an_untouched_page_is_refused_whichever_button_and_the_least_is_enough(cast, browser, klant) -> None:
    before = held_before(klant, cast.regisseur)
    path = reverse("gesprek_nieuw", args=[klant.pk])
    browser.post(reverse("concept_bewaren", args=[klant.pk]), page_data(aanwezig="Zus"))
    today = GesprekFactory(klant=klant, medewerker=cast.regisseur, datum=clock.today())
    # What nobody can see says nothing either: a space without width or without break, a filler, a mark of direction.
    unseen = "\u200b\u00a0 \ufeff\u2060\u3164\u2800\u200e\n\ufe0f"
    assert not says_nothing("🙂\ufe0f") | says_nothing("é\u200b") | says_nothing("")
    there = (Gesprek.objects.count(), Concept.objects.values().get())
    for name in ("verslag", "o_geld_tekst", "o_geld_intern", "wens_tekst", "a1_wat"):
        refused(browser, path, page_data(versie="1", **{name: unseen}), "Er staat nog niets in dit gesprek.")
    untouched = page_data(aanwezig="Zus", bij_partner="on", versie="1", a1_wie="ik", tijd="11:00")
    for button in ({}, {"toevoegen": str(today.pk)}):
        text = refused(browser, path, untouched | button, "Er staat nog niets in dit gesprek.")
        assert "“Kort contact vastleggen”" in text
    assert (Gesprek.objects.count(), Concept.objects.values().get()) == there
    debt = barrier(klant)
    least = (
        *(
            {"o_geld_stand": "weet_nog_niet"},
            {"o_geld_intern": "Let op."},
            {"q_uren": "24"},
            {"z_financien": "3"},
        ),
        *(
            {"trede": "3"},
            {"haalbare_trede": "3"},
            {"t_leren": "on"},
            {"wens_tekst": "Rust"},
            {"n_mantelzorg": "on"},
        ),
        *(
            {"vervolg": "plan"},
            {"verslag": "Belde."},
            {"a2_wat": "Bellen"},
            {f"g_{before.acties.first().pk}": "on"},
        ),
        {f"b_{debt.pk}_ernst": "3", f"b_{debt.pk}_versie": debt.versie},
    )
    for said in least:
        draft = Concept.objects.filter(versie=1).first()  # the page sends the id of the draft that it shows
        same = {"nieuw_id": str(draft.pk)} if draft else {}
        post(browser, path, page_data(versie="1", **said, **same))
    assert Gesprek.objects.count() == there[0] + len(least)


def test_a_correction_that_leaves_nothing_is_refused(cast, browser, klant) -> None:
    told = GesprekFactory(klant=klant, medewerker=cast.regisseur, datum=DAY)
    KeuzeantwoordFactory(gesprek=told)
    bare = GesprekFactory(klant=klant, medewerker=cast.regisseur, datum=DAY)
    emptied = page_data(gesprek_versie=told.versie, tags="ja", plaats="Elders")
    refused(
        browser,
        reverse("gesprek_wijzigen", args=[told.pk]),
        emptied,
        "Zo blijft er niets van dit gesprek over.",
    )
    told.refresh_from_db()
    assert (told.plaats, told.keuzeantwoorden.get().vervallen_op) == (None, None)
    # One in which nothing stood may get another place: a short contact.
    post(browser, reverse("gesprek_wijzigen", args=[bare.pk]), emptied | {"gesprek_versie": bare.versie})
    # What few people see is something too.
    seen = GesprekFactory(klant=klant, medewerker=cast.regisseur, datum=DAY, verslag="Weg")
    ZrmscoreFactory(gesprek=seen, domein="justitie")
    save_gesprek(
        door=cast.collega.pk,
        gesprek_id=seen.pk,
        versie=seen.versie,
        gegevens={"verslag": None},
        now=clock.now(),
    )
