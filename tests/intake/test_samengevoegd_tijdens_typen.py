"""A file is merged while somebody types in it: the old addresses lead on, for whoever may open the file that stays."""

from datetime import timedelta

import pytest

from intake.models import Concept, Gesprek, Klant
from intake.services.samenvoegen import merge_klanten
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import KlantFactory
from tests.intake.tafel import page_data
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
ABSENT = "00000000-0000-4000-8000-000000000000"
PAGES = ("gesprekken/nieuw/", "gesprekken/samen/", "contact/kort/", "afgesproken/")


@pytest.fixture
def both(cast, client_of):
    """The file that stays and the one that went into it, in which somebody had a draft."""
    give_stadsdeel(cast.centrum)
    kept, gone = KlantFactory(), KlantFactory()
    keep = f"/klanten/{gone.pk}/gesprekken/concept/"
    assert client_of(cast.consulent).post(keep, page_data(verslag="Half.")).status_code == 200
    merge_klanten(
        door=cast.teamleider.pk, kept_id=kept.pk, kept_versie=kept.versie, merged_id=gone.pk,
        merged_versie=gone.versie, now=clock.now() + timedelta(seconds=1),
    )  # fmt: skip
    return kept, gone


def test_every_page_of_the_conversation_leads_to_the_file_that_stays(cast, client_of, both):
    kept, gone = both
    for page in PAGES:
        answer = client_of(cast.consulent).get(f"/klanten/{gone.pk}/{page}?verder=ja")
        assert (answer.status_code, answer.headers.get("Location")) == (
            302,
            f"/klanten/{kept.pk}/{page}?verder=ja",
        )
        assert client_of(cast.vreemde).get(f"/klanten/{gone.pk}/{page}").status_code == 404
    page = client_of(cast.consulent).get(f"/klanten/{gone.pk}/gesprekken/nieuw/", follow=True)
    assert "Half.</textarea>" in page.content.decode()


def test_what_somebody_sends_is_not_sent_to_the_other_file(cast, client_of, both):
    kept, gone = both
    browser = client_of(cast.consulent)
    assert browser.post(f"/klanten/{gone.pk}/gesprekken/nieuw/", page_data(verslag="Zij")).status_code == 404
    assert not Gesprek.objects.exists()
    assert Concept.objects.get().klant == kept


def test_the_script_is_told_where_the_draft_went_and_a_stranger_is_not(cast, client_of, both):
    kept, gone = both
    path = f"/klanten/{gone.pk}/gesprekken/concept/"
    answer = client_of(cast.consulent).post(path, page_data(verslag="Half. En"))
    assert (answer.status_code, answer.json()) == (410, {"naar": f"/klanten/{kept.pk}/gesprekken/nieuw/"})
    assert client_of(cast.vreemde).post(path, page_data()).status_code == 404
    Klant.objects.filter(pk=kept.pk).update(afgeschermd_op=clock.now(), afgeschermd_reden="Dreiging")
    assert client_of(cast.consulent).post(path, page_data()).status_code == 404


def test_any_other_page_says_where_the_file_went(cast, client_of, both):
    kept, gone = both
    path = f"/klanten/{gone.pk}/contact/"
    answer = client_of(cast.consulent).get(path)
    assert answer.status_code == 404
    assert f'<a href="/klanten/{kept.pk}/">Open het dossier dat verdergaat.</a>' in answer.content.decode()
    for klant_id in (gone.pk, ABSENT):
        assert (
            "samengevoegd"
            not in client_of(cast.vreemde).get(f"/klanten/{klant_id}/contact/").content.decode()
        )


def test_a_file_that_was_merged_twice_leads_to_the_last(cast, client_of, both):
    kept, gone = both
    last = KlantFactory()
    kept.refresh_from_db()
    merge_klanten(
        door=cast.teamleider.pk, kept_id=last.pk, kept_versie=last.versie, merged_id=kept.pk,
        merged_versie=kept.versie, now=clock.now() + timedelta(seconds=2),
    )  # fmt: skip
    answer = client_of(cast.consulent).get(f"/klanten/{gone.pk}/gesprekken/nieuw/")
    assert answer.headers["Location"] == f"/klanten/{last.pk}/gesprekken/nieuw/"
