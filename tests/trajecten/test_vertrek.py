"""A regisseur leaves: everybody goes in one act, or nobody; and what a klant reads about the new regisseur."""

import html

import pytest
from django.template.loader import render_to_string

from intake.models import Klant
from tests.accounts.factories import MedewerkerFactory
from tests.dossier.gevallen import person_of
from tests.trajecten.test_wens import TODAY, day, text_of, transfer, wish
from trajecten.models import Regisseurschap, Regisseurswens
from trajecten.services.vertrek import ChangedError, Overgang, hand_over_caseload
from werkoffensief.accounts.models import Medewerker
from werkoffensief.web.refusals import RefusalError

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(cast):
    """Five klanten of one regisseur; a colleague who has two, and one who has none."""
    cast.nieuw = MedewerkerFactory(naam="Nieuwe Collega", team=cast.centrum, rollen=["regisseur"])
    for _ in range(2):
        person_of(cast.collega)
    return [person_of(cast.regisseur)[0] for _ in range(5)]


def url(cast):
    return f"/regisseurs/van/{cast.regisseur.pk}/overdragen/"


def preview(browser, cast):
    answer = browser.get(url(cast), {"naar": [cast.collega.pk, cast.nieuw.pk], "dag": day()})
    assert answer.status_code == 200
    return answer.context["verdeling"]


def sent(cast, verdeling, **more):
    rows = {f"r_{row.pk}": str(row.naar) for row in verdeling.rijen}
    rows |= {f"v_{row.pk}": row.versie for row in verdeling.rijen}
    return {"naar": [cast.collega.pk, cast.nieuw.pk], "dag": day(), "overdrachtsnotitie": "Let op", "uitvoeren": "ja",
            **rows, **more}  # fmt: skip


def regisseurs_of(people):
    rows = Regisseurschap.objects.filter(klant__in=people, einde__isnull=True, vervallen_op__isnull=True)
    return sorted(rows.values_list("medewerker__naam", flat=True))


def test_a_caseload_is_spread_shown_changed_and_handed_over_in_one_act(cast, client_of, people):
    browser = client_of(cast.teamleider)
    wish(people[0], cast.regisseur)
    shown = preview(browser, cast)
    assert [(row.medewerker, row.nu, row.erbij, row.straks) for row in shown.collegas] == [
        (cast.collega, 2, 2, 4), (cast.nieuw, 0, 3, 3)]  # fmt: skip
    other = next(row for row in shown.rijen if row.naar == cast.nieuw.pk)
    changed = {f"r_{other.pk}": str(cast.collega.pk)}
    recount = sent(cast, shown, **changed)
    del recount["uitvoeren"]
    answer = browser.post(url(cast), {**recount, "bijwerken": "ja"})
    assert [row.erbij for row in answer.context["verdeling"].collegas] == [3, 2]
    assert "Let op" in answer.content.decode()  # what was typed stays
    assert regisseurs_of(people) == [cast.regisseur.naam] * 5
    assert browser.post(url(cast), sent(cast, shown, overdrachtsnotitie=" ")).status_code == 200
    answer = browser.post(url(cast), sent(cast, shown, **changed), follow=True)
    assert "5\u00a0klanten zijn overgedragen" in html.unescape(answer.content.decode())
    assert regisseurs_of(people) == [cast.collega.naam] * 3 + [cast.nieuw.naam] * 2
    ended = Regisseurschap.objects.filter(medewerker=cast.regisseur)
    assert set(ended.values_list("einde", flat=True)) == {TODAY}
    new = Regisseurschap.objects.filter(klant__in=people, einde__isnull=True)
    assert set(new.values_list("overdrachtsnotitie", flat=True)) == {"Let op"}
    assert Regisseurswens.objects.get().uitkomst == "overgedragen"


def test_who_came_on_the_day_itself_stays_and_the_page_names_them(cast, client_of, people):
    Regisseurschap.objects.filter(klant=people[0], einde__isnull=True).update(start=TODAY)
    verdeling = preview(client_of(cast.teamleider), cast)
    assert [row.klant for row in verdeling.blijven] == [people[0]]
    assert len(verdeling.rijen) == 4
    page = (
        client_of(cast.teamleider).get(url(cast), {"naar": [cast.collega.pk], "dag": day()}).content.decode()
    )
    assert "Deze klanten gaan niet mee" in page


def test_when_one_changed_meanwhile_nobody_goes_and_the_page_says_how_many(cast, client_of, people):
    browser = client_of(cast.teamleider)
    shown = preview(browser, cast)
    transfer(browser, people[0], cast.collega)
    person_of(cast.regisseur)  # and one came
    answer = browser.post(url(cast), sent(cast, shown))
    assert answer.status_code == 200
    assert "bij 2\u00a0klanten veranderde intussen iets" in html.unescape(answer.content.decode())
    assert "Let op" in answer.content.decode()
    assert regisseurs_of(people) == sorted([cast.collega.naam, *[cast.regisseur.naam] * 4])
    assert len(answer.context["verdeling"].rijen) == 5
    assert browser.post(url(cast), sent(cast, answer.context["verdeling"])).status_code == 302


def test_the_service_checks_again_what_the_page_saw(cast, people):
    rows = list(Regisseurschap.objects.filter(klant__in=people))
    said = {"door": cast.teamleider.pk, "van": cast.regisseur.pk, "dag": TODAY, "overdrachtsnotitie": "x"}
    going = [Overgang(row.pk, row.versie, cast.collega.pk) for row in rows]
    Regisseurschap.objects.filter(pk=rows[0].pk).update(start=TODAY.replace(year=TODAY.year - 1))
    with pytest.raises(ChangedError, match=r"bij 1.klant"):
        hand_over_caseload(**said, overgangen=going)
    rows[0].refresh_from_db()
    going[0] = Overgang(rows[0].pk, rows[0].versie, cast.consulent.pk)  # no regisseur: nobody goes
    with pytest.raises(RefusalError, match="rol van regisseur"):
        hand_over_caseload(**said, overgangen=going)
    assert regisseurs_of(people) == [cast.regisseur.naam] * 5


def test_a_page_of_an_earlier_regisseur_says_who_it_is_now_and_hands_nobody_over(cast, client_of, people):
    mine, chief = client_of(cast.regisseur), client_of(cast.teamleider)
    old = Regisseurschap.objects.get(klant=people[0])
    page = f"/trajecten/{old.traject_id}/overdragen/"
    said = {"medewerker": cast.nieuw.pk, "dag": day(1), "overdrachtsnotitie": "Belt graag", "versie": old.versie,
            "regisseurschap": str(old.pk)}  # fmt: skip
    assert f'value="{old.pk}"' in mine.get(page).content.decode()
    transfer(chief, people[0], cast.collega)
    for browser in (mine, mine, chief):  # pressed again it is the same
        answer = browser.post(page, said)
        assert answer.status_code == 200
        text = " ".join(html.unescape(answer.content.decode()).split())
        assert f"{cast.collega.naam} is intussen de regisseur van deze klant" in text
        assert "Belt graag" in text
    assert regisseurs_of(people) == sorted([cast.collega.naam, *[cast.regisseur.naam] * 4])
    assert client_of(cast.consulent).post(page, said).status_code == 403
    new = Regisseurschap.objects.get(klant=people[0], einde__isnull=True)
    assert f'value="{new.pk}"' in text  # a teamleider may go on from here
    assert chief.post(page, {**said, "versie": new.versie, "regisseurschap": str(new.pk)}).status_code == 302
    assert regisseurs_of(people).count(cast.nieuw.naam) == 1


def test_the_klant_reads_who_it_is_from_when_and_how_to_reach_them(cast, client_of, people):
    browser = client_of(cast.regisseur)
    Medewerker.objects.filter(pk=cast.collega.pk).update(telefoon="070 123 45 67")
    answer = transfer(browser, people[0], cast.collega)
    new = Regisseurschap.objects.get(klant=people[0], einde__isnull=True)
    assert answer.headers["Location"] == f"/regisseurs/{new.pk}/brief/"
    text = text_of(browser, f"/regisseurs/{new.pk}/brief/")
    for words in (
        f"is {cast.collega.naam} uw nieuwe regisseur",
        "070 123 45 67",
        f"helpt {cast.regisseur.naam} u nog",
        "Lees de tekst voor, of geef hem mee op papier.",
    ):
        assert words in text
    paper = browser.get(f"/regisseurs/{new.pk}/brief/pdf/")
    assert paper.content.startswith(b"%PDF")
    assert people[0].achternaam not in paper.headers["Content-Disposition"]
    assert "Tekst voor de klant" in text_of(browser, f"/klanten/{people[0].pk}/")
    assert client_of(cast.vreemde).get(f"/regisseurs/{new.pk}/brief/").status_code == 404


def test_after_a_caseload_the_texts_of_all_who_get_paper_are_one_pdf(cast, client_of, people):
    browser = client_of(cast.teamleider)
    answer = browser.post(url(cast), sent(cast, preview(browser, cast)))
    here = f"/regisseurs/van/{cast.regisseur.pk}/overgedragen/"
    assert answer.headers["Location"] == f"{here}?dag={TODAY.isoformat()}"
    Klant.objects.filter(pk=people[0].pk).update(overleden_op=TODAY)
    elsewhere = Regisseurschap.objects.get(klant=people[1], einde__isnull=True)
    Regisseurschap.objects.filter(pk=elsewhere.pk).update(medewerker=cast.vreemde)  # and out of this team
    page = text_of(browser, answer.headers["Location"])
    assert "Lees de tekst voor, of geef hem mee op papier." in page
    assert [row.naam in page for row in people] == [True, False, True, True, True]
    assert page.count("geen: overleden of verhuisd") == 1
    address = f"{here}pdf/?dag={TODAY.isoformat()}"
    assert f'href="{address}"' in page
    paper = browser.get(address)
    assert paper.content.startswith(b"%PDF")
    said = render_to_string("pdf/regisseurs.html", {"bladen": paper.context["bladen"], "gemeente": "x"})
    assert [row.achternaam in said for row in people] == [False, False, True, True, True]
    assert said.count("Een regisseur is uw vaste contactpersoon") == 3
    assert {row.achternaam for row in people}.isdisjoint(paper.headers["Content-Disposition"])
    for who, status in ((cast.vreemde, 403), (cast.regisseur, 403)):
        assert client_of(who).get(address).status_code == status
    assert browser.get(f"{here}?dag=2020-01-01").status_code == 404
    Klant.objects.update(overleden_op=TODAY)
    assert browser.get(address).status_code == 302
    assert "Alle teksten in" not in text_of(browser, answer.headers["Location"])
