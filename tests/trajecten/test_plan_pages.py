"""The plan on one page: what is added, finished, agreed, compared, evaluated, ended and reopened; nothing is lost."""

import html
import re
from datetime import date, timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
from django.template.loader import get_template

from intake.models import Actie, Klant
from tests.dossier.gevallen import give_stadsdeel, person_of
from trajecten.models import (
    Doel,
    Doelactie,
    Evaluatie,
    Plan,
    Planversie,
    Traject,
    Wachtpunt,
)
from werkoffensief.accounts.models import Rolverlening
from werkoffensief.web import clock
from werkoffensief.web.pdf import STYLESHEET

pytestmark = pytest.mark.django_db
TODAY = clock.today()


def day(days=0):
    return (TODAY + timedelta(days=days)).strftime("%d-%m-%Y")


@pytest.fixture
def traject(cast):
    give_stadsdeel(cast.centrum)  # where the file is when there is no regisseur
    return person_of(cast.regisseur, geboortedatum=date(1970, 1, 1))[1].traject


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.regisseur)


def plan_url(traject, rest=""):
    return f"/trajecten/{traject.pk}/plan/{rest}"


def text_of(browser, url):
    answer = browser.get(url)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def add(browser, traject, kind="acties", prefix="actie", **values):
    said = {f"{prefix}-nieuw_id": str(uuid4()), **{f"{prefix}-{name}": text for name, text in values.items()}}
    return browser.post(plan_url(traject, f"{kind}/"), said)


def write_words(browser, traject, **values):
    said = {"waar_sta_ik": "Thuis", "waar_wil_ik_heen": "Werk", "einddoel": "werk", "versie": 0}
    return browser.post(plan_url(traject, "woorden/"), {**said, **values})


def agree(browser, traject, **values):
    page = browser.get(plan_url(traject, "vaststellen/"))
    form = page.context["form"]
    said = {
        "afgesproken_op": day(), "akkoord": "on", "gezien": form["gezien"].value(), "nieuw_id": str(uuid4()),
    }  # fmt: skip
    return browser.post(plan_url(traject, "vaststellen/"), {**said, **values})


def filled(browser, traject):
    write_words(browser, traject)
    add(browser, traject, "doelen", "doel", wat="Vast werk", voor_op=day(60))
    add(browser, traject, wat="Cv maken", voor=day(7))


# --- one line at a time ------------------------------------------------------------


def test_one_line_adds_an_action_of_a_goal_and_one_press_finishes_it(cast, browser, traject):
    add(browser, traject, "doelen", "doel", wat="Vast werk", hoe_zien_wij_het="Contract", voor_op=day(60))
    doel = Doel.objects.get(traject=traject)
    answer = add(browser, traject, wat="Bel de baas", wie="ik", voor=day(3), doel=str(doel.pk))
    assert answer.headers["Location"] == plan_url(traject, "#id_actie-wat")
    actie = Actie.objects.get(klant=traject.klant)
    assert (actie.wat, actie.medewerker, actie.voor_op) == (
        "Bel de baas",
        cast.regisseur,
        TODAY + timedelta(3),
    )
    assert Doelactie.objects.get(actie=actie).doel == doel
    text = text_of(browser, plan_url(traject))
    assert "Bel de baas" in text
    assert "Bij: Vast werk" in text
    answer = browser.post(plan_url(traject, f"acties/{actie.pk}/gedaan/"))
    assert answer.headers["Location"] == plan_url(traject, "#acties")
    actie.refresh_from_db()
    assert actie.gedaan_op == TODAY
    assert "1\u00a0actie gedaan" in text_of(browser, plan_url(traject))


def test_one_line_adds_what_we_wait_for_and_one_press_ends_it(browser, traject):
    add(browser, traject, "wachten", "wacht", wat="Plek op school", verwacht_op=day(30))
    punt = Wachtpunt.objects.get(traject=traject)
    assert "Plek op school" in text_of(browser, plan_url(traject))
    browser.post(f"/wachtpunten/{punt.pk}/klaar/")
    punt.refresh_from_db()
    assert punt.klaar_op == TODAY


def test_a_line_is_said_differently_and_two_people_lose_no_text(cast, client_of, browser, traject):
    other = client_of(cast.collega)
    add(browser, traject, wat="Bel", wie="ik", voor=day(3))
    add(browser, traject, "wachten", "wacht", wat="Plek")
    actie, punt = Actie.objects.get(klant=traject.klant), Wachtpunt.objects.get(traject=traject)
    here, there = plan_url(traject, f"acties/{actie.pk}/"), f"/wachtpunten/{punt.pk}/"
    said = {"wat": "Bel maandag", "wie": str(cast.regisseur.pk), "voor_op": day(5), "versie": actie.versie}
    assert other.get(here).context["form"]["wie"].value() == str(
        cast.regisseur.pk
    )  # who promised it keeps it
    assert other.post(here, said).status_code == 302
    answer = browser.post(here, {**said, "wat": "Bel dinsdag", "wie": "ander", "wie_anders": "De buurvrouw"})
    text = html.unescape(answer.content.decode())
    assert all(words in text for words in ("Dit staat er nu", "Bel maandag", "Bel dinsdag", "De buurvrouw"))
    assert str(cast.regisseur.pk) not in str(answer.context["form"].botsing)  # a name, not a key
    joined = {"wat": "Bel dinsdag", "wie": "ander", "wie_anders": "De buurvrouw", "voor_op": ""}
    versie = answer.context["form"]["versie"].value()
    assert browser.post(here, {**joined, "versie": versie}).status_code == 302
    actie.refresh_from_db()
    assert (actie.wat, actie.wie, actie.medewerker, actie.wie_anders, actie.voor_op) == (
        "Bel dinsdag", "ander", None, "De buurvrouw", None)  # fmt: skip
    for wrong in (
        {"voor_op": "01-01-2001"}, {"wie": "ander"}, {"wat": ""}, {"wie": str(cast.vreemde.pk)},
        {"wie_anders": "De buurman"},
    ):  # fmt: skip
        fresh = {"wat": "Bel", "wie": "klant", "versie": actie.versie, **wrong}
        assert browser.post(here, fresh).status_code == 200
    later = {"wat": "Plek op school", "verwacht_op": day(9), "versie": punt.versie}
    assert other.post(there, later).status_code == 302
    answer = browser.post(there, {**later, "wat": "Plek bij de bakker"})
    text = html.unescape(answer.content.decode())
    assert all(words in text for words in ("Dit staat er nu", "Plek op school", "Plek bij de bakker"))
    punt.refresh_from_db()
    assert (punt.wat, punt.verwacht_op) == ("Plek op school", TODAY + timedelta(9))


def test_done_and_there_are_taken_back_by_one_press_while_the_plan_is_open(browser, traject):
    add(browser, traject, wat="Bel")
    add(browser, traject, "wachten", "wacht", wat="Plek")
    actie, punt = Actie.objects.get(klant=traject.klant), Wachtpunt.objects.get(traject=traject)
    presses = (plan_url(traject, f"acties/{actie.pk}/"), "gedaan/"), (f"/wachtpunten/{punt.pk}/", "klaar/")
    for url, press in presses:
        browser.post(url + press)
    text = text_of(browser, plan_url(traject))
    assert "Toch niet gedaan" in text
    assert "Toch nog niet" in text
    for url, _ in presses:
        assert browser.post(url + "terug/").status_code == 302
        assert browser.post(url + "terug/").status_code == 302  # somebody else was first
    actie.refresh_from_db()
    punt.refresh_from_db()
    assert (actie.gedaan_op, punt.klaar_op) == (None, None)
    for url, press in presses:
        browser.post(url + press)
    end(browser, traject, einde=day())
    for url, _ in presses:
        assert "Dit traject loopt niet meer." in browser.post(url + "terug/", follow=True).content.decode()
    actie.refresh_from_db()
    punt.refresh_from_db()
    assert None not in {actie.gedaan_op, punt.klaar_op}


@pytest.mark.parametrize(
    ("kind", "prefix", "values"),
    [
        ("acties", "actie", {"wie": "ik"}),
        ("doelen", "doel", {"hoe_zien_wij_het": "Er ligt een contract"}),
        ("wachten", "wacht", {"verwacht_op": day(9)}),
    ],
)
def test_a_line_that_is_typed_while_the_traject_ends_stays_on_the_page(
    browser, traject, kind, prefix, values
):
    end(browser, traject, einde=day())
    answer = add(browser, traject, kind, prefix, wat="Bel de gemeente", **values)
    text = html.unescape(answer.content.decode())
    assert answer.status_code == 200
    assert "Een collega heeft dit traject intussen beëindigd. Wat u typte, is niet opgeslagen" in text
    assert "Dit traject loopt niet meer." in text
    assert 'value="Bel de gemeente"' in text
    assert "contract" not in values.get("hoe_zien_wij_het", "") or values["hoe_zien_wij_het"] in text
    for model in (Actie, Doel, Wachtpunt):
        assert not model.objects.filter(wat="Bel de gemeente").exists()


def test_a_goal_is_changed_reached_and_opened_again(browser, traject):
    add(browser, traject, "doelen", "doel", wat="Vast werk")
    doel = Doel.objects.get(traject=traject)
    browser.post(f"/plandoelen/{doel.pk}/behaald/")
    browser.post(f"/plandoelen/{doel.pk}/behaald/")  # somebody else was first: it is reached all the same
    doel.refresh_from_db()
    assert (doel.status, doel.afgesloten_op) == ("behaald", TODAY)
    said = {"wat": "Werk", "waarom": "Voor mijn kinderen", "status": "open", "versie": doel.versie}
    assert browser.post(f"/plandoelen/{doel.pk}/", said).status_code == 302
    doel.refresh_from_db()
    assert (doel.wat, doel.waarom, doel.status, doel.afgesloten_op) == (
        "Werk",
        "Voor mijn kinderen",
        "open",
        None,
    )
    old = browser.post(f"/plandoelen/{doel.pk}/", said)
    assert old.status_code == 200
    assert "Iemand anders heeft dit gewijzigd" in old.content.decode()


@pytest.mark.parametrize(
    ("kind", "prefix", "values", "sentence"),
    [
        ("acties", "actie", {"wat": "", "voor": day(3)}, "Wat"),
        ("acties", "actie", {"wat": "Typt", "voor": day(-3)}, "Deze dag is al voorbij."),
        ("acties", "actie", {"wat": "Typt", "wie": "ander"}, "Vul in wie dit doet."),
        ("doelen", "doel", {"wat": "Typt", "voor_op": "32-13-2026"}, "datum"),
        ("wachten", "wacht", {"wat": "Typt", "verwacht_op": day(-1)}, "Deze dag is al voorbij."),
    ],
)
def test_a_line_that_is_refused_says_why_and_keeps_what_was_typed(
    browser, traject, kind, prefix, values, sentence
):
    answer = add(browser, traject, kind, prefix, **values)
    text = html.unescape(answer.content.decode())
    assert answer.status_code == 200
    assert sentence in text
    assert all(f'value="{value}"' in text or f'<option value="{value}" selected' in text
               for value in values.values() if value)  # fmt: skip
    assert not any(model.objects.filter(klant=traject.klant).exists() for model in (Actie, Doel, Wachtpunt))


def test_a_line_sent_twice_is_one(browser, traject):
    said = {"actie-wat": "Bel", "actie-nieuw_id": str(uuid4())}
    for _ in range(2):
        assert browser.post(plan_url(traject, "acties/"), said).status_code == 302
    assert Actie.objects.filter(klant=traject.klant).count() == 1


# --- two people and one plan -------------------------------------------------------


def test_two_people_who_write_one_plan_lose_no_text(cast, client_of, browser, traject):
    other = client_of(cast.collega)
    assert write_words(browser, traject, waar_sta_ik="Van de eerste").status_code == 302
    answer = write_words(other, traject, waar_sta_ik="Van de tweede")  # read before there was a plan
    text = html.unescape(answer.content.decode())
    assert answer.status_code == 200
    assert "Dit staat er nu" in text
    assert "Van de eerste" in text
    assert "Van de tweede" in text
    assert Plan.objects.get(traject=traject).waar_sta_ik == "Van de eerste"
    joined = write_words(
        other, traject, waar_sta_ik="Van beiden", versie=answer.context["form"]["versie"].value()
    )
    assert joined.status_code == 302
    assert Plan.objects.get(traject=traject).waar_sta_ik == "Van beiden"


def test_words_that_a_form_does_not_show_stay(browser, traject):
    Plan.objects.create(klant=traject.klant, traject=traject, plichten="Op tijd komen")
    page = browser.get(plan_url(traject, "woorden/"))
    assert "Waar houd ik mij aan?" in page.content.decode()  # what stands there is shown, whatever the age
    Klant.objects.filter(pk=traject.klant_id).update(geboortedatum=date(1960, 1, 1))
    write_words(browser, traject, versie=1, plichten="Op tijd komen")
    assert Plan.objects.get(traject=traject).plichten == "Op tijd komen"


# --- agreeing ----------------------------------------------------------------------


def test_klant_and_regisseur_agree_and_the_copy_stays_as_it_was(cast, browser, traject):
    filled(browser, traject)
    assert "Dit plan is nog niet samen afgesproken" in text_of(browser, plan_url(traject))
    answer = agree(browser, traject)
    versie = Planversie.objects.get(traject=traject)
    assert answer.headers["Location"] == f"/planversies/{versie.pk}/"
    assert (versie.nummer, versie.afgesproken_op, versie.medewerker) == (1, TODAY, cast.regisseur)
    write_words(browser, traject, waar_sta_ik="Nu anders", versie=1)
    text = text_of(browser, f"/planversies/{versie.pk}/")
    assert "Thuis" in text
    assert "Nu anders" not in text
    assert "Cv maken" in text
    assert cast.regisseur.naam in text


def test_a_plan_that_lacks_something_is_not_agreed_and_says_what(browser, traject):
    text = html.unescape(agree(browser, traject).content.decode())
    assert "Kies waar het plan naartoe gaat." in text
    assert "Zet ten minste één doel of één actie in het plan." in text
    assert not Planversie.objects.exists()


@pytest.mark.parametrize("left_out", ["ondersteuning", "plichten", "gevolgen", "evaluatie"])
def test_under_27_the_statutory_parts_and_the_evaluation_are_required(browser, traject, left_out):
    Klant.objects.filter(pk=traject.klant_id).update(geboortedatum=TODAY - timedelta(days=20 * 365))
    filled(browser, traject)
    parts = {name: "Ja" for name in ("ondersteuning", "plichten", "gevolgen") if name != left_out}
    assert write_words(browser, traject, versie=1, **parts).status_code == 302
    if left_out != "evaluatie":
        Traject.objects.filter(pk=traject.pk).update(evaluatie_op=TODAY + timedelta(days=90))
    answer = agree(browser, traject)
    assert answer.status_code == 200
    assert "Onder de 27 jaar" in answer.content.decode()
    Plan.objects.update(ondersteuning="Ja", plichten="Ja", gevolgen="Ja")
    Traject.objects.filter(pk=traject.pk).update(evaluatie_op=TODAY + timedelta(days=90))
    assert agree(browser, traject).status_code == 302


def test_the_27th_birthday_is_the_first_day_without_the_statutory_parts(browser, traject):
    filled(browser, traject)
    birthday = TODAY.replace(year=TODAY.year - 27)
    Klant.objects.filter(pk=traject.klant_id).update(geboortedatum=birthday + timedelta(days=1))
    assert agree(browser, traject).status_code == 200
    Klant.objects.filter(pk=traject.klant_id).update(geboortedatum=birthday)
    assert agree(browser, traject).status_code == 302


def test_what_changed_while_it_was_read_is_not_agreed_unseen(browser, traject):
    filled(browser, traject)
    seen = browser.get(plan_url(traject, "vaststellen/")).context["form"]["gezien"].value()
    add(browser, traject, wat="Tussendoor")
    answer = agree(browser, traject, gezien=seen)
    assert answer.status_code == 200
    assert "veranderd terwijl u het las" in answer.content.decode()
    assert "Tussendoor" in answer.content.decode()
    assert not Planversie.objects.exists()
    assert agree(browser, traject, gezien=answer.context["form"]["gezien"].value()).status_code == 302


@pytest.mark.parametrize(
    "wrong", [{"afgesproken_op": day(1)}, {"akkoord": ""}, {"afgesproken_op": "01-01-2001"}]
)
def test_a_day_to_come_or_no_agreement_is_refused(browser, traject, wrong):
    filled(browser, traject)
    assert agree(browser, traject, **wrong).status_code == 200
    assert not Planversie.objects.exists()


def test_agreed_twice_with_one_press_is_one_version_and_the_same_plan_is_not_agreed_again(browser, traject):
    filled(browser, traject)
    one = str(uuid4())
    assert agree(browser, traject, nieuw_id=one).status_code == 302
    assert agree(browser, traject, nieuw_id=one).status_code == 302
    assert "al zo afgesproken" in agree(browser, traject).content.decode()
    assert Planversie.objects.count() == 1


def test_versions_are_compared_in_words(browser, traject):
    filled(browser, traject)
    agree(browser, traject)
    Actie.objects.update(voor_op=TODAY + timedelta(days=21))
    Doel.objects.update(vervallen_op=clock.now(), vervallen_reden="Fout")
    add(browser, traject, "wachten", "wacht", wat="Plek op school")
    write_words(browser, traject, einddoel="opleiding", versie=1)
    page = browser.get(plan_url(traject)).content.decode()
    levels = [int(level) for level in re.findall("<h([1-6])", page)]
    assert ">Erbij gekomen</h" in page
    assert all(below - above <= 1 for above, below in pairwise(levels)), levels
    assert "veranderingen sinds dat gesprek" in text_of(browser, plan_url(traject))
    agree(browser, traject)
    new, old = Planversie.objects.order_by("-nummer")
    for url in (f"/planversies/{old.pk}/naast/{new.pk}/", f"/planversies/{new.pk}/naast/{old.pk}/"):
        text = text_of(browser, url)
        assert "Wat veranderde van versie 1 naar versie 2?" in text
        assert "Erbij gekomen" in text
        assert "Plek op school" in text
        assert "Weggelaten" in text
        assert "Vast werk" in text
        assert "Cv maken" in text
        assert day(7) in text
        assert day(21) in text
        assert "Opleiding" in text
    assert "Versie 2" in text_of(browser, plan_url(traject, "versies/"))


def test_an_agreed_plan_goes_on_paper_in_large_type(browser, traject):
    """That every PDF is tagged: tests/web/test_pdf.py."""
    filled(browser, traject)
    agree(browser, traject)
    answer = browser.get(f"/planversies/{Planversie.objects.get().pk}/pdf/")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF")
    assert traject.klant.achternaam not in answer.headers["Content-Disposition"]
    size = re.search(r"\.groot \{ font-size: (\d+)pt", STYLESHEET.read_text(encoding="utf-8"))
    assert 'class="groot"' in get_template("pdf/plan.html").template.source
    assert int(size[1]) >= 14


# --- evaluating, ending, going on --------------------------------------------------


def test_an_evaluation_sets_the_day_of_the_next(browser, traject):
    url = f"/trajecten/{traject.pk}/evaluatie/nieuw/"
    said = {"gehouden_op": day(), "uitkomst": "Gaat goed", "evaluatie_op": day(60), "versie": traject.versie,
            "nieuw_id": str(uuid4())}  # fmt: skip
    assert browser.post(url, said).status_code == 302
    assert browser.post(url, said).status_code == 302  # the same press
    traject.refresh_from_db()
    assert (Evaluatie.objects.get().uitkomst, traject.evaluatie_op) == (
        "Gaat goed",
        TODAY + timedelta(days=60),
    )
    for wrong in ({"gehouden_op": day(1)}, {"evaluatie_op": day()}, {"uitkomst": ""}, {"versie": 1}):
        fresh = {**said, "versie": traject.versie, "nieuw_id": str(uuid4()), **wrong}
        assert browser.post(url, fresh).status_code == 200
    assert Evaluatie.objects.count() == 1


def end(browser, traject, **values):
    traject.refresh_from_db()
    said = {"einde": day(-1), "einde_reden": "werk", "samenvatting": "Werkt nu", "versie": traject.versie}
    return browser.post(f"/trajecten/{traject.pk}/einde/", {**said, **values})


def test_a_traject_ends_with_a_reason_and_a_summary_and_its_plan_can_only_be_read(browser, traject):
    filled(browser, traject)
    assert end(browser, traject, samenvatting="").status_code == 200
    assert end(browser, traject).status_code == 302
    traject.refresh_from_db()
    assert traject.samenvatting == "Werkt nu"
    text = text_of(browser, plan_url(traject))
    assert "Werkt nu" in text
    assert "Traject heropenen" in text
    assert "planregel" not in text
    assert add(browser, traject, wat="Te laat").status_code == 200
    assert not Actie.objects.filter(wat="Te laat").exists()


def reopen(browser, traject):
    return browser.post(f"/trajecten/{traject.pk}/heropenen/", {"start": day(), "nieuw_id": str(uuid4())})


def test_after_a_fall_back_the_plan_goes_on_with_the_same_regisseur(cast, browser, traject):
    filled(browser, traject)
    doel = Doel.objects.get()
    add(browser, traject, wat="Nog te doen", doel=str(doel.pk))
    add(browser, traject, "doelen", "doel", wat="Klaar doel")
    browser.post(f"/plandoelen/{Doel.objects.get(wat='Klaar doel').pk}/behaald/")
    end(browser, traject)
    assert f"{cast.regisseur.naam} wordt weer de regisseur" in text_of(
        browser, f"/trajecten/{traject.pk}/heropenen/"
    )
    assert reopen(browser, traject).status_code == 302
    new = Traject.objects.get(vervolg_op=traject)
    assert (new.start, new.einde, new.klant) == (TODAY, None, traject.klant)
    assert Plan.objects.get(traject=new).waar_sta_ik == "Thuis"
    assert [row.wat for row in Doel.objects.filter(traject=new)] == ["Vast werk"]
    assert Doelactie.objects.get(vervallen_op__isnull=True).doel == Doel.objects.get(traject=new)
    assert Klant.objects.get(pk=new.klant_id).regisseur == cast.regisseur
    assert "Nog te doen" in text_of(browser, plan_url(new))
    assert "Traject heropenen" not in text_of(browser, plan_url(traject))
    assert reopen(browser, traject).status_code == 200


def test_whoever_cannot_be_regisseur_any_more_does_not_come_back(cast, client_of, browser, traject):
    filled(browser, traject)
    end(browser, traject)
    before = {"vanaf": clock.now() - timedelta(days=9), "tot": clock.now() - timedelta(days=1)}
    Rolverlening.objects.filter(medewerker=cast.regisseur).update(**before)
    chief = client_of(cast.teamleider)
    assert "wijst daarna een nieuwe regisseur toe" in text_of(chief, f"/trajecten/{traject.pk}/heropenen/")
    answer = reopen(chief, traject)
    assert answer.status_code == 302
    assert not Traject.objects.get(vervolg_op=traject).regisseurschappen.exists()


def test_a_traject_that_is_taken_back_takes_its_plan_along(cast, client_of, browser, traject):
    filled(browser, traject)
    add(browser, traject, "wachten", "wacht", wat="Plek")
    traject.refresh_from_db()
    chief = client_of(cast.teamleider)
    chief.post(f"/feiten/traject/{traject.pk}/vervallen/", {"reden": "Fout", "versie": traject.versie})
    assert not any(
        model.objects.filter(klant=traject.klant, vervallen_op__isnull=True).exists()
        for model in (Traject, Plan, Doel, Wachtpunt)
    )
    assert browser.get(plan_url(traject)).status_code == 404
