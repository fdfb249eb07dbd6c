"""What was said to be solved by mistake stands in the way again."""

from datetime import date

import pytest
from django.contrib.messages import get_messages

from intake.models import Belemmering
from tests.intake.tafel import barrier, page_data

pytestmark = pytest.mark.django_db
HISTORY = Belemmering.geschiedenis.rel.related_model
CHANGED = (
    "Iemand anders heeft deze belemmering net gewijzigd. Kijk wat er nu staat, en druk zo nodig opnieuw."
)


@pytest.fixture
def solved(klant):
    return Belemmering.objects.create(
        klant=klant, soort_id="schulden", vastgesteld_op=date(2026, 3, 1), opgelost_op=date(2026, 9, 1),
        ernst=2, actie="Schuldhulp", beheersbaar_op=date(2026, 4, 1),
    )  # fmt: skip


def press(browser, row, versie):
    answer = browser.post(f"/belemmeringen/{row.pk}/toch-niet/", {"versie": versie})
    assert answer.url == f"/klanten/{row.klant_id}/"
    return [str(message) for message in get_messages(answer.wsgi_request)][-1]


def test_a_tick_by_mistake_at_the_table_is_undone_in_the_file(browser, klant):
    row = Belemmering.objects.create(klant=klant, soort_id="schulden", vastgesteld_op=date(2026, 3, 1))
    tick = {f"b_{row.pk}_opgelost": "on", f"b_{row.pk}_versie": row.versie}
    assert browser.post(f"/klanten/{klant.pk}/gesprekken/nieuw/", page_data(**tick)).status_code == 302
    row.refresh_from_db()
    assert row.opgelost_op is not None
    page = browser.get(f"/klanten/{klant.pk}/").content.decode()
    part = page[page.index(f'action="/belemmeringen/{row.pk}/toch-niet/"') :]
    assert f'name="versie" value="{row.versie}"' in part.split("</form>")[0]
    assert 'Toch niet opgelost<span class="visually-hidden">: Schulden</span>' in part.split("</form>")[0]
    assert "Belemmering opgelost" in page
    press(browser, row, row.versie)
    page = browser.get(f"/klanten/{klant.pk}/").content.decode()
    assert "/toch-niet/" not in page
    assert "Belemmering opgelost" not in page
    assert f"/belemmeringen/{row.pk}/oplossen/" in page
    table = browser.get(f"/klanten/{klant.pk}/gesprekken/nieuw/").content.decode()
    assert f'name="b_{row.pk}_actie"' in table


def test_it_stands_as_it_was_and_history_says_who_did_it(cast, browser, klant, solved):
    assert press(browser, solved, solved.versie) == "De belemmering staat weer open."
    row = barrier(klant)
    assert (row.opgelost_op, row.ernst, row.actie, row.beheersbaar_op) == (
        None, 2, "Schuldhulp", date(2026, 4, 1),
    )  # fmt: skip
    last = HISTORY.objects.filter(pgh_obj=row).order_by("pgh_id").last()
    assert last.opgelost_op is None
    assert str(cast.regisseur.pk) in str(last.pgh_context)


def test_who_did_not_see_the_last_change_is_told(browser, klant, solved):
    old = solved.versie
    Belemmering.objects.filter(pk=solved.pk).update(actie="Wijkteam")
    for versie in (old, "", "x", "9" * 30):
        assert press(browser, solved, versie) == CHANGED
    assert barrier(klant).opgelost_op == date(2026, 9, 1)


def test_only_who_may_solve_it_and_only_by_pressing(cast, client_of, browser, solved):
    path = f"/belemmeringen/{solved.pk}/toch-niet/"
    assert browser.get(path).status_code == 405
    assert client_of(cast.vreemde).post(path, {"versie": solved.versie}).status_code == 404
    Belemmering.objects.filter(pk=solved.pk).update(
        vervallen_op="2026-09-02T10:00Z", vervallen_reden="Dubbel"
    )
    assert browser.post(path, {"versie": solved.versie + 1}).status_code == 404
    solved.refresh_from_db()
    assert solved.opgelost_op == date(2026, 9, 1)
