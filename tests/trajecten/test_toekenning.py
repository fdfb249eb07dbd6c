"""Decisions: a letter that nobody changes, a term that follows from sending, and money that always adds up."""

import html
import re
from collections import Counter
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from intake.services.feiten import withdraw_feit
from tests.accounts.factories import MedewerkerFactory
from tests.dossier.gevallen import person_of
from tests.trajecten import gelijktijdig
from tests.trajecten.factories import StapFactory, TrajectFactory
from tests.trajecten.test_lening import text_of
from trajecten.models import Budget, Regisseurschap, Stap, Toekenning, Uitgave, Voorziening
from trajecten.overzicht.besluiten import with_decision
from trajecten.overzicht.geld import money_of
from trajecten.services.toekenning import Beslissing, decide, mark_sent, pay, save_budget
from werkoffensief.web import clock
from werkoffensief.web.notation import long_date
from werkoffensief.web.refusals import RefusalError

TODAY = clock.today()
OF = "werkfit"


def day(days=0):
    return (TODAY + timedelta(days=days)).strftime("%d-%m-%Y")


def needs_decision(code=OF):
    Voorziening.objects.filter(pk=code).update(
        beschikking=True, brieftekst="Fijn dat u meedoet.", prijs_centen=1000
    )


def grant(door, centen=100, besluit="toegekend", traject=None, besloten_op=TODAY):
    traject = traject or TrajectFactory(start=date(2024, 1, 1))
    return decide(
        door=door.pk, traject_id=traject.pk, toekenning_id=uuid4(),
        beslissing=Beslissing(OF, besluit, besloten_op, "Het past", None, centen),
    )  # fmt: skip


def paid(door, row, centen):
    said = {"betaald_op": TODAY, "centen": centen, "omschrijving": None}
    return pay(door=door.pk, toekenning_id=row.pk, uitgave_id=uuid4(), gegevens=said)


def immediate(act):
    with transaction.atomic():
        act()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


@pytest.fixture
def door(db):
    needs_decision()
    return MedewerkerFactory(rollen=["regisseur"])


def test_a_decision_does_not_change_and_its_term_follows_from_sending(door):
    row = grant(door, 125_050)
    assert "ten hoogste €\xa01.250,50" in row.brief
    assert "Fijn dat u meedoet." in row.brief
    assert "binnen zes weken" in row.brief
    for change in ({"redenen": "Anders"}, {"brief": "Anders"}, {"centen": 1}, {"besluit": "afgewezen", "centen": 0},
                   {"besloten_op": TODAY - timedelta(1)}, {"vanaf": TODAY}):  # fmt: skip
        with pytest.raises(IntegrityError, match="Een besluit verandert niet"), transaction.atomic():
            Toekenning.objects.filter(pk=row.pk).update(**change)
    sent = mark_sent(door=door.pk, toekenning_id=row.pk, versie=row.versie, verzonden_op=TODAY)
    with pytest.raises(RefusalError, match="al verstuurd"):
        mark_sent(door=door.pk, toekenning_id=row.pk, versie=row.versie + 1, verzonden_op=TODAY)
    with pytest.raises(IntegrityError, match="Een besluit verandert niet"), transaction.atomic():
        Toekenning.objects.filter(pk=row.pk).update(verzonden_op=None)
    sent.refresh_from_db()
    weekend = {6: 2, 7: 1}.get(TODAY.isoweekday(), 0)
    assert sent.bezwaar_tot == TODAY + timedelta(days=42 + weekend)
    no = grant(door, 500, "afgewezen")
    assert (no.centen, no.tot) == (0, None)
    assert "krijgt Werkfit-programma niet" in no.brief


def test_a_ceiling_refuses_a_plain_budget_warns_and_no_more_is_paid_than_granted(door):
    def budget(versie, centen, *, plafond):
        return save_budget(
            door=door.pk, voorziening_id=OF, jaar=TODAY.year, versie=versie, centen=centen, plafond=plafond
        )

    grant(door, 300)  # without a budget nothing is refused
    known = budget(0, 100, plafond=False)
    assert money_of(TODAY.year)[0].over == -200
    with pytest.raises(RefusalError, match="al meer toegekend dan dit budget"):
        budget(known.versie, 100, plafond=True)
    known.refresh_from_db()
    budget(known.versie, 500, plafond=True)
    row = grant(door, 200)
    with pytest.raises(RefusalError, match="niet genoeg: er is € 0,01 te weinig"):
        grant(door, 1)
    grant(door, 1, besloten_op=date(TODAY.year - 1, 12, 31))  # another year has another budget
    with pytest.raises(IntegrityError, match="niet genoeg"):
        immediate(
            lambda: Toekenning.objects.bulk_create([copy_of(row, TrajectFactory(start=date(2024, 1, 1)))])
        )
    paid(door, row, 150)
    with pytest.raises(RefusalError, match="€ 0,01 meer betaald dan toegekend"):
        paid(door, row, 51)
    with pytest.raises(RefusalError, match="Op deze toekenning is al betaald"):
        withdraw_feit(
            door=door.pk, soort="toekenning", feit_id=row.pk, versie=row.versie, reden="Fout", now=clock.now()
        )
    with pytest.raises(IntegrityError, match="meer betaald"):
        immediate(lambda: Uitgave.objects.update(centen=201))
    with pytest.raises(IntegrityError, match="voor de dag van het besluit"):
        immediate(lambda: Uitgave.objects.update(betaald_op=TODAY - timedelta(1)))


def copy_of(row, traject=None):
    fresh = Toekenning.objects.get(pk=row.pk)
    if traject:
        fresh.traject, fresh.klant = traject, traject.klant
    fresh.pk, fresh.toekenningsnummer = uuid4(), str(uuid4())
    return fresh


def test_the_same_is_granted_once_on_a_day_and_again_when_it_is_over(door):
    def decides(besloten_op=TODAY, tot=None, besluit="toegekend"):
        return decide(
            door=door.pk, traject_id=plan.pk, toekenning_id=uuid4(),
            beslissing=Beslissing(OF, besluit, besloten_op, "x", tot, 0),
        )  # fmt: skip

    plan = TrajectFactory(start=date(2024, 1, 1))
    old = decides(TODAY - timedelta(30), TODAY - timedelta(5))
    assert decides(besluit="afgewezen").besluit == "afgewezen"  # refuses nothing that was granted
    with pytest.raises(
        RefusalError, match=f"al toegekend met het besluit van {long_date(old.besloten_op)}. Dat geldt"
    ):
        decides(TODAY - timedelta(5), TODAY)
    with pytest.raises(RefusalError, match="Laat dit besluit gelden vanaf de dag daarna"):
        decides(TODAY - timedelta(40), None)
    row = decides(TODAY - timedelta(4))
    with pytest.raises(RefusalError, match="heeft geen einddatum"):
        decides(TODAY, TODAY + timedelta(5))
    again, other = copy_of(row), copy_of(row)
    other.voorziening_id = "stage"
    immediate(lambda: other.save(force_insert=True))
    with pytest.raises(IntegrityError, match="toekenning_geen_overlap"):
        immediate(lambda: Toekenning.objects.bulk_create([again]))
    withdraw_feit(
        door=door.pk, soort="toekenning", feit_id=row.pk, versie=row.versie, reden="Fout", now=clock.now()
    )
    assert decides().tot is None


def test_an_award_holds_from_another_day_than_that_of_the_decision(door, client_of):
    """From the step that is planned; the letter says so, no day is granted twice, help is covered from then on."""
    plan, soon, later = TrajectFactory(start=date(2024, 1, 1)), TODAY + timedelta(20), TODAY + timedelta(50)
    Regisseurschap.objects.create(klant=plan.klant, traject=plan, medewerker=door, start=plan.start)
    Voorziening.objects.filter(pk=OF).update(geldig_maanden=6)
    step, browser = (
        StapFactory(traject=plan, voorziening_id=OF, status="gepland", start=soon),
        client_of(door),
    )
    url = f"/trajecten/{plan.pk}/besluit/nieuw/"
    form = text_of(browser, f"{url}?stap={step.pk}")
    assert f'value="{soon:%Y-%m-%d}"' in form or f'value="{day(20)}"' in form
    sent = {"voorziening": OF, "besluit": "toegekend", "redenen": "Past", "besloten_op": day(), "vanaf": day(20),
            "tot": day(50), "centen": "0", "nieuw_id": str(uuid4())}  # fmt: skip
    for wrong, words in (
        ({"tot": day(10)}, "eindigt voor haar eerste dag"),
        ({"vanaf": "31-12-2023"}, "ligt voor het begin van het traject"),
        ({"vanaf": day(400), "tot": day(401)}, "meer dan een jaar na het besluit"),
        ({"tot": day(20 + 200)}, "geldt hoogstens 6 maanden"),
        ({"besluit": "afgewezen", "tot": "", "centen": ""}, "Laat dit leeg bij een afwijzing."),
    ):
        assert words in html.unescape(browser.post(url, {**sent, **wrong}).content.decode()), wrong
    assert browser.post(url, sent).status_code == 302
    row = Toekenning.objects.get()
    assert (row.vanaf, row.begin, row.tot) == (soon, soon, later)
    assert f"Dit geldt vanaf {long_date(soon)} tot en met {long_date(later)}." in row.brief
    assert day(20) in text_of(browser, f"/besluiten/{row.pk}/").split("Geldt vanaf")[1][:80]
    assert f"geldt vanaf {day(20)}" in re.sub("<[^>]*>", "", text_of(browser, f"/trajecten/{plan.pk}/plan/"))
    found = with_decision(Stap.objects.filter(pk=step.pk), TODAY)
    assert not found.get().zonder_besluit
    Stap.objects.filter(pk=step.pk).update(start=soon - timedelta(1))
    assert found.all().get().zonder_besluit  # it begins before the award

    def again(first, last):
        said = Beslissing(OF, "toegekend", TODAY, "x", last, 0, first)
        return decide(door=door.pk, traject_id=plan.pk, toekenning_id=uuid4(), beslissing=said)

    with pytest.raises(RefusalError, match="Laat dit besluit gelden vanaf de dag daarna"):
        again(later, later + timedelta(9))
    assert again(later + timedelta(1), later + timedelta(9)).begin == later + timedelta(1)
    assert again(None, soon - timedelta(1)).vanaf is None  # before it, from today on


def test_the_days_of_an_award_are_the_rules_of_the_database_too(door):
    soon, later = TODAY + timedelta(20), TODAY + timedelta(50)
    plan = TrajectFactory(start=date(2024, 1, 1))
    said = Beslissing(OF, "toegekend", TODAY, "x", later, 0, soon)
    row = decide(door=door.pk, traject_id=plan.pk, toekenning_id=uuid4(), beslissing=said)
    for rule, change in (
        ("toekenning_geen_overlap", {}),
        ("toekenning_tot_na_vanaf", {"vanaf": later + timedelta(1)}),
        ("toekenning_besluit", {"besluit": "afgewezen", "tot": None}),
    ):
        other = copy_of(row)
        for name, value in change.items():
            setattr(other, name, value)
        with pytest.raises(IntegrityError, match=rule):
            immediate(lambda: Toekenning.objects.bulk_create([other]))  # noqa: B023


def test_of_many_who_grant_the_last_of_a_budget_at_once_one_wins(committed_db):
    door = MedewerkerFactory(rollen=["teamleider"])
    needs_decision()
    Budget.objects.create(voorziening_id=OF, jaar=TODAY.year, centen=150, plafond=True)
    plans = [TrajectFactory(start=date(2024, 1, 1)) for _ in range(6)]

    def take(plan, found):
        try:
            grant(door, 100, traject=plan)
            found["gelukt"] += 1
        except RefusalError as refusal:
            found[str(refusal).split(":")[0]] += 1

    why = f"Het budget van {TODAY.year} is niet genoeg"
    assert gelijktijdig.at_once(plans, take) == Counter({"gelukt": 1, why: 5})
    Budget.objects.update(centen=250)
    by_sql = gelijktijdig.write_at_once(
        committed_db.owner_url, [TrajectFactory(start=date(2024, 1, 1)) for _ in range(6)],
        "INSERT INTO trajecten_toekenning (toekenningsnummer, klant_id, traject_id, voorziening_id, besluit, "
        "besloten_op, medewerker_id, redenen, centen, brief) VALUES (gen_random_uuid(), %s, %s, 'werkfit', "
        "'toegekend', current_date, %s, 'x', 100, 'x')",
        lambda plan: [plan.klant_id, plan.pk, door.pk],
    )  # fmt: skip
    assert by_sql == Counter({"gelukt": 1, "budget_heeft_geld": 5})
    assert money_of(TODAY.year)[0].toegekend == 200


ACTS = st.lists(
    st.tuples(st.sampled_from(["grant", "refuse", "pay", "withdraw", "unpay"]), st.integers(1, 400)),
    max_size=12,
)


def one_of(rows, number):
    found = list(rows)
    return found[number % len(found)] if found else None


class TestMoneyAddsUp(TestCase):
    """Whatever is granted, refused, paid and taken back: the sums are those of the rows, and keep within bounds."""

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(acts=ACTS, ceiling=st.integers(0, 900))
    def test_committed_and_spent_are_the_sums_of_the_rows(self, acts, ceiling):
        needs_decision()
        door = MedewerkerFactory(rollen=["regisseur"])
        plans = [TrajectFactory(start=date(2024, 1, 1)) for _ in range(4)]
        Budget.objects.create(voorziening_id=OF, jaar=TODAY.year, centen=ceiling, plafond=True)
        for act, centen in acts:
            self.act(door, plans[centen % len(plans)], act, centen)
            [line] = money_of(TODAY.year, [OF])
            live = list(Toekenning.objects.filter(vervallen_op=None))
            spent = list(Uitgave.objects.filter(vervallen_op=None))
            assert line.toegekend == sum(row.centen for row in live) <= ceiling
            assert line.betaald == sum(row.centen for row in spent) <= line.toegekend
            assert line.over == ceiling - line.toegekend
            assert (line.aantal, line.afgewezen) == (
                sum(row.besluit == "toegekend" for row in live), sum(row.besluit == "afgewezen" for row in live),
            )  # fmt: skip

    def act(self, door, traject, act, centen):
        row = one_of(Toekenning.objects.filter(vervallen_op=None).order_by("toekenningsnummer"), centen)
        payment = one_of(Uitgave.objects.filter(vervallen_op=None).order_by("uitgavenummer"), centen)
        try:
            if act in {"grant", "refuse"}:
                besluit = "toegekend" if act == "grant" else "afgewezen"
                grant(door, centen, besluit, traject)
            elif act == "pay" and row:
                paid(door, row, centen)
            elif act in {"withdraw", "unpay"}:
                fact, soort = (row, "toekenning") if act == "withdraw" else (payment, "uitgave")
                if fact:
                    withdraw_feit(
                        door=door.pk, soort=soort, feit_id=fact.pk, versie=fact.versie, reden="x", now=clock.now()
                    )  # fmt: skip
        except RefusalError:
            return


@pytest.mark.django_db
def test_from_an_amount_on_a_teamleider_decides_and_what_was_typed_stays(cast, client_of):
    needs_decision()
    regie = person_of(cast.regisseur)[1]
    page = f"/trajecten/{regie.traject_id}/besluit/nieuw/"
    asked = {"code": OF}
    details = (
        client_of(cast.beheerder).get("/voorzieningen/voorziening/wijzigen/", asked).context["form"].initial
    )
    said = {**{name: value for name, value in details.items() if value is not None}, "prijs_centen": "10,00",
            "beschikking": "on", "teamleider_vanaf_centen": "500"}  # fmt: skip
    assert (
        client_of(cast.beheerder).post(f"/voorzieningen/voorziening/wijzigen/?code={OF}", said).status_code
        == 302
    )
    assert Voorziening.objects.get(pk=OF).teamleider_vanaf_centen == 500_00
    browser, chief = client_of(cast.regisseur), client_of(cast.teamleider)

    def decides(by, centen, besluit="toegekend"):
        sent = {"voorziening": OF, "besluit": besluit, "redenen": "Zelf getypt", "besloten_op": day(),
                "centen": centen, "nieuw_id": str(uuid4())}  # fmt: skip
        answer = by.post(page, sent)
        return " ".join(html.unescape(answer.content.decode()).split()) if answer.status_code == 200 else ""

    assert "per keer. Kost het niets? Vul dan 0 in." in decides(browser, "")
    refused = decides(browser, "500,00")
    assert "besluit een teamleider over Werkfit-programma. Vraag het uw teamleider." in refused
    assert "Zelf getypt</textarea>" in refused
    assert 'value="500,00"' in refused
    assert not Toekenning.objects.exists()
    assert decides(browser, "", "afgewezen") == ""  # a refusal costs nothing
    assert decides(browser, "499,99") == ""
    withdrawn = Toekenning.objects.get(besluit="toegekend")
    withdraw_feit(
        door=cast.regisseur.pk, soort="toekenning", feit_id=withdrawn.pk, versie=withdrawn.versie, reden="x",
        now=clock.now(),
    )  # fmt: skip
    assert decides(chief, "500,00") == ""
    assert Toekenning.objects.get(centen=500_00).medewerker == cast.teamleider
    seen = html.unescape(browser.get("/voorzieningen/voorziening/", asked).content.decode())
    assert "besluit een teamleider" in seen
    with pytest.raises(IntegrityError, match="voorziening_teamleider_vanaf"), transaction.atomic():
        Voorziening.objects.filter(pk=OF).update(teamleider_vanaf_centen=100_000_001)


@pytest.mark.django_db
def test_a_regisseur_decides_and_the_letter_is_printed_and_sent(cast, client_of):
    needs_decision()
    browser = client_of(cast.regisseur)
    klant, regie, _step = person_of(cast.regisseur)
    page = f"/trajecten/{regie.traject_id}/besluit/nieuw/"
    assert 'value="10,00"' in browser.get(f"{page}?code=werkfit").content.decode()
    said = {"voorziening": OF, "besluit": "afgewezen", "redenen": "Nog te vroeg", "besloten_op": day(),
            "centen": "5", "nieuw_id": str(uuid4())}  # fmt: skip
    assert "Laat dit leeg bij een afwijzing." in browser.post(page, said).content.decode()
    said |= {"besluit": "toegekend", "tot": day(60), "redenen": "Past\r\nbij u"}
    for _ in range(2):
        assert browser.post(page, said).status_code == 302
    row = Toekenning.objects.get()
    url = f"/besluiten/{row.pk}/"
    text = html.unescape(browser.get(url).content.decode())
    assert "Waarom besloten wij dit?" in text
    assert "Brief is verstuurd" in text
    assert browser.get(f"{url}pdf/").content[:4] == b"%PDF"
    assert browser.post(f"{url}verzonden/", {"verzonden_op": day(1), "versie": row.versie}).status_code == 200
    assert browser.post(f"{url}verzonden/", {"verzonden_op": day(), "versie": row.versie}).status_code == 302
    bill = {"centen": "3,00", "betaald_op": day(), "omschrijving": "Factuur", "nieuw_id": str(uuid4())}
    assert browser.post(f"{url}betaling/", bill).status_code == 302
    too_much = browser.post(f"{url}betaling/", {**bill, "nieuw_id": str(uuid4())}).content.decode()
    assert "€ 1,00 meer betaald dan toegekend" in html.unescape(too_much)
    assert "Bezwaar kan tot en met" in browser.get(url).content.decode()
    plan = html.unescape(browser.get(f"/trajecten/{regie.traject_id}/plan/").content.decode())
    assert "Toegekend: <a" in plan
    manager = client_of(cast.manager)
    sums = manager.get("/budgetten/").content.decode()
    assert "geen budget" in sums
    assert klant.achternaam not in sums
    set_to = f"/budgetten/wijzigen/?code=werkfit&jaar={TODAY.year}"
    assert manager.post(set_to, {"centen": "4", "plafond": "on"}).status_code == 200
    assert manager.post(set_to, {"centen": "4"}).status_code == 302
    assert "overschreden" in manager.get("/budgetten/").content.decode()
    assert client_of(cast.vreemde).get(url).status_code == 404
