"""Questions with a fixed answer: asked beside their topic, the last one shown, and only what changed is written."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from intake.models import Gesprek, Keuzeantwoord, Keuzewaarde
from intake.services.gesprekken import record_gesprek
from intake.services.tafel import Tafel
from tests.intake.factories import GesprekFactory, KeuzeantwoordFactory
from tests.intake.tafel import BEFORE, page_data
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
BROKEN = {
    "a code of a question without a list": {"vraag": "uren", "keuze_id": "mbo_2"},
    "a number where there is a list": {"vraag": "taal", "getal": 2},
    "both": {"vraag": "taal", "keuze_id": "a1", "getal": 2},
    "a number out of bounds": {"vraag": "uren", "getal": 61},
    "no number": {"vraag": "reistijd", "getal": 0},
    "a code of what was not told": {"vraag": "taal", "stand": "weet_nog_niet", "keuze_id": "a1"},
    "a number of what was not told": {"vraag": "uren", "stand": "wil_niet_vertellen", "getal": 24},
    "told without a code": {"vraag": "taal"},
    "told without a number": {"vraag": "uren"},
    "an unknown question": {"vraag": "humeur", "getal": 24},
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses(name) -> None:
    gesprek = GesprekFactory()
    row = Keuzeantwoord(klant=gesprek.klant, gesprek=gesprek, **BROKEN[name])
    with pytest.raises(IntegrityError, match="keuzeantwoord_bekend"), transaction.atomic():
        Keuzeantwoord.objects.bulk_create([row])


def test_the_database_takes_each_answer_once_and_keeps_it_with_its_klant() -> None:
    for code in Keuzewaarde.objects.all():
        KeuzeantwoordFactory(vraag=code.vraag, keuze=code, getal=None)
    row = KeuzeantwoordFactory(vraag="uren", getal=60)
    with pytest.raises(IntegrityError, match="keuzeantwoord_een_per_vraag"), transaction.atomic():
        KeuzeantwoordFactory(gesprek=row.gesprek, getal=1)
    Keuzeantwoord.objects.filter(pk=row.pk).update(klant=GesprekFactory().klant)
    with pytest.raises(IntegrityError, match=r"keuzeantwoord_van_klant|hoort bij een andere klant"):
        connection.check_constraints()


def test_a_code_stays_with_its_question_whoever_writes() -> None:
    row = KeuzeantwoordFactory(vraag="taal", keuze_id="a2", getal=None)
    with transaction.atomic():
        Keuzeantwoord.objects.filter(pk=row.pk).update(keuze="mbo_2")
        with pytest.raises(IntegrityError, match="keuzeantwoord_keuze_van_vraag"):
            connection.check_constraints()
        transaction.set_rollback(True)
    with transaction.atomic():
        Keuzewaarde.objects.filter(pk="a2").update(vraag="vervoer")
        with pytest.raises(IntegrityError, match="keuzeantwoord_keuze_van_vraag"):
            connection.check_constraints()
        transaction.set_rollback(True)
    for code, vraag, rule in (("nieuw", "uren", "bekende_vraag"), ("weet_nog_niet", "taal", "is_geen_stand")):
        with pytest.raises(IntegrityError, match=f"keuzewaarde_{rule}"), transaction.atomic():
            Keuzewaarde.objects.bulk_create([Keuzewaarde(code=code, naam="Nieuw", vraag=vraag)])


def test_an_ended_answer_stays_with_who_chose_it_and_the_order_is_that_of_the_list(
    cast, browser, klant
) -> None:
    Keuzewaarde.objects.filter(pk="c").update(volgorde=5)
    Keuzewaarde.objects.filter(pk="a2").update(geldig_tot=clock.today() - timedelta(days=1), naam="A2 (oud)")
    gesprek = GesprekFactory(klant=klant, medewerker=cast.regisseur, datum=clock.today())
    KeuzeantwoordFactory(gesprek=gesprek, vraag="taal", keuze_id="a2", getal=None)
    new = browser.get(reverse("gesprek_nieuw", args=[klant.pk])).content.decode()
    assert "A2 (oud) (" in new  # what was said last time is read
    assert '<option value="a2"' not in new
    assert new.index('<option value="c"') < new.index('<option value="a0"')
    own = browser.get(reverse("gesprek_wijzigen", args=[gesprek.pk])).content.decode()
    assert '<option value="a2" selected>A2 (oud)</option>' in own
    browser.post(reverse("concept_bewaren", args=[klant.pk]), page_data(q_taal="a2"))
    draft = browser.get(reverse("gesprek_nieuw", args=[klant.pk])).content.decode()
    assert '<option value="a2" selected>A2 (oud)</option>' in draft
    data = page_data(q_taal="a2")
    assert browser.post(reverse("gesprek_nieuw", args=[klant.pk]), data).status_code == 302
    assert Keuzeantwoord.objects.get(gesprek=data["nieuw_id"]).keuze_id == "a2"


def test_a_page_asks_only_what_changed_and_a_correction_changes_its_own(cast, browser, klant) -> None:
    record_gesprek(
        door=cast.regisseur.pk, klant_id=klant.pk, gesprek_id=uuid4(),
        gegevens={"datum": BEFORE, "vorm": "kantoor"},
        aan_tafel=Tafel(keuzes={"taal": ("besproken", "a2"), "uren": ("weet_nog_niet", None)}),
    )  # fmt: skip
    path = reverse("gesprek_nieuw", args=[klant.pk])
    page = browser.get(path).content.decode()
    assert "A2, eenvoudige gesprekken (12-03-2026)" in page
    assert "Weet ik nog niet (12-03-2026)" in page
    data = page_data(q_uren="24", q_rijbewijs="wil_niet_vertellen", q_taal="")
    browser.post(path, data)
    row = Gesprek.objects.get(pk=data["nieuw_id"])
    said = set(row.keuzeantwoorden.values_list("vraag", "stand", "getal"))
    assert said == {("uren", "besproken", 24), ("rijbewijs", "wil_niet_vertellen", None)}
    assert browser.post(path, data).url == reverse("gesprek_verder", args=[row.pk])  # twice is once
    assert "al een keer verstuurd" in browser.post(path, {**data, "q_uren": "28"}).content.decode()
    for shown in (reverse("gesprek", args=[row.pk]), f"{reverse('gesprek', args=[row.pk])}?samen=ja"):
        assert "Uren werk per week" in browser.get(shown).content.decode()
    dossier = browser.get(reverse("klant_dossier", args=[klant.pk])).content.decode()
    assert "A2, eenvoudige gesprekken" in dossier
    assert "Wil niet vertellen" in dossier

    change = reverse("gesprek_wijzigen", args=[row.pk])
    corrected = page_data(
        gesprek_versie=row.versie, datum="01-09-2026", q_taal="b1", q_uren="", q_rijbewijs="geen_rijbewijs"
    )
    assert browser.post(change, corrected).status_code == 302
    live = Keuzeantwoord.objects.filter(gesprek=row, vervallen_op__isnull=True)
    assert set(live.values_list("vraag", "keuze")) == {("taal", "b1"), ("rijbewijs", "geen_rijbewijs")}
    assert Keuzeantwoord.objects.get(gesprek=row, vraag="uren").getal == 24  # withdrawn, not gone


def test_a_draft_keeps_the_choice_and_a_number_of_a_file_between_the_steps_can_be_corrected(
    cast, browser, klant
) -> None:
    keep = reverse("concept_bewaren", args=[klant.pk])
    assert browser.post(keep, page_data(q_vervoer="ov")).status_code == 200
    page = browser.get(reverse("gesprek_nieuw", args=[klant.pk])).content.decode()
    assert '<option value="ov" selected>' in page
    assert "Met bus, tram of trein" in browser.get(reverse("concept_samen", args=[klant.pk])).content.decode()
    gesprek = GesprekFactory(klant=klant, medewerker=cast.regisseur, datum=clock.today())
    KeuzeantwoordFactory(gesprek=gesprek, getal=18)
    page = browser.get(reverse("gesprek_wijzigen", args=[gesprek.pk])).content.decode()
    assert '<option value="18" selected>' in page
