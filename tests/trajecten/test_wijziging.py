"""An award whose letter left is changed by a decision of its own; what was sent stays readable, the money follows."""

import html
import re
from collections import Counter
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from intake.services.feiten import withdraw_feit
from tests.accounts.factories import MedewerkerFactory
from tests.dossier.gevallen import person_of
from tests.trajecten import gelijktijdig
from tests.trajecten.factories import TrajectFactory
from tests.trajecten.test_toekenning import OF, TODAY, copy_of, day, grant, immediate, needs_decision, paid
from trajecten.enums import Wijziging
from trajecten.models import Budget, Toekenning, Uitgave, Voorziening
from trajecten.overzicht.geld import money_of
from trajecten.services.toekenning import Beslissing, decide, mark_sent
from trajecten.services.wijziging import Wijzigingsbesluit, change
from werkoffensief.web import clock
from werkoffensief.web.notation import long_date
from werkoffensief.web.refusals import RefusalError

EARLIER = TODAY - timedelta(20)


@pytest.fixture
def door(db):
    needs_decision()
    return MedewerkerFactory(rollen=["regisseur"])


def sent(door, centen=1000, traject=None, tot=TODAY + timedelta(100)):
    """An award of three weeks ago whose letter left that day."""
    traject = traject or TrajectFactory(start=date(2024, 1, 1))
    row = decide(
        door=door.pk, traject_id=traject.pk, toekenning_id=uuid4(),
        beslissing=Beslissing(OF, "toegekend", EARLIER, "Het past", tot, centen),
    )  # fmt: skip
    mark_sent(door=door.pk, toekenning_id=row.pk, versie=row.versie, verzonden_op=EARLIER)
    return fresh(row)


def fresh(row):
    return Toekenning.objects.get(pk=row.pk)


def changes(door, row, besluit="ingetrokken", centen=0, tot=None, besloten_op=TODAY, versie=None):
    return change(
        door=door.pk, toekenning_id=row.pk, wijziging_id=uuid4(), versie=versie or fresh(row).versie,
        besluit=Wijzigingsbesluit(besluit, besloten_op, "U stopte zelf", centen, tot),
    )  # fmt: skip


def lapse(door, row):
    row = fresh(row)
    withdraw_feit(
        door=door.pk, soort="toekenning", feit_id=row.pk, versie=row.versie, reden="Fout", now=clock.now()
    )


def words(answer):
    """The page on one line, without what keeps a date together."""
    found = re.sub('<span class="niet-breken">([^<]*)</span>', r"\1", answer.content.decode())
    return " ".join(html.unescape(found).split())


def line():
    return next(iter(money_of(EARLIER.year, [OF])))


def test_what_was_sent_does_not_lapse_and_is_withdrawn_with_a_letter_of_its_own(door):
    row = sent(door)
    with pytest.raises(RefusalError, match=r"al verstuurd\. Het kan niet meer vervallen"):
        lapse(door, row)
    with pytest.raises(IntegrityError, match="niet meer vervallen"), transaction.atomic():
        Toekenning.objects.update(vervallen_op=clock.now(), vervallen_reden="x")
    made = changes(door, row)
    assert f"Op {long_date(TODAY)} besloten wij: u krijgt Werkfit-programma niet meer." in made.brief
    assert f"Dit verandert ons besluit van {long_date(EARLIER)}." in made.brief
    assert row.toekenningsnummer in made.brief
    assert "ten hoogste €\xa00. Eerst was dat €\xa010." in made.brief
    assert "Waarom besloten wij dit?\nU stopte zelf" in made.brief
    assert "binnen zes weken" in made.brief
    mark_sent(door=door.pk, toekenning_id=made.pk, versie=fresh(made).versie, verzonden_op=TODAY)
    weekend = {6: 2, 7: 1}.get(TODAY.isoweekday(), 0)
    assert fresh(made).bezwaar_tot == TODAY + timedelta(days=42 + weekend)
    assert (fresh(row).brief, fresh(row).bezwaar_tot) == (row.brief, row.bezwaar_tot)
    assert fresh(row).ended
    with pytest.raises(RefusalError, match="al verstuurd"):
        lapse(door, made)
    with pytest.raises(RefusalError, match="al ingetrokken"):
        changes(door, row)
    again = grant(door, 500, traject=row.traject)  # on these days it was never granted
    assert again.centen == 500


def test_what_is_not_spent_is_free_again_under_a_ceiling(door):
    """1.000 granted of 1.500, 400 paid; ended with 400: 1.100 is left, and is granted."""
    Budget.objects.create(voorziening_id=OF, jaar=EARLIER.year, centen=1500, plafond=True)
    row = sent(door)
    paid(door, row, 400)
    assert (line().toegekend, line().betaald, line().over) == (1000, 400, 500)
    with pytest.raises(RefusalError, match="Er is al €\xa04 betaald"):
        changes(door, row, centen=399)
    made = changes(door, row, "beeindigd", 400, TODAY)
    assert (fresh(row).centen, fresh(row).centen_nu, fresh(row).tot_nu) == (1000, 400, TODAY)
    assert (line().toegekend, line().betaald, line().over, line().aantal) == (400, 400, 1100, 1)
    with pytest.raises(RefusalError, match="€ 0,01 meer betaald dan toegekend"):
        paid(door, row, 1)
    with pytest.raises(RefusalError, match="meer betaald dan toegekend"):
        paid(door, made, 1)  # nothing is paid on the decision that changes another
    if EARLIER.year != TODAY.year:
        return
    with pytest.raises(RefusalError, match="niet genoeg: er is € 0,01 te weinig"):
        grant(door, 1101)
    grant(door, 1100)
    with pytest.raises(RefusalError, match="Het budget"):
        lapse(door, made)  # then 1.000 is granted again, and it is gone


def test_a_change_that_was_not_sent_lapses_and_the_award_is_as_it_was(door):
    row = sent(door)
    made = changes(door, row, "verlaagd", 300)
    assert (fresh(row).centen_nu, fresh(row).tot_nu, made.tot) == (300, row.tot, row.tot)
    lapse(door, made)
    assert (fresh(row).centen_nu, fresh(row).tot_nu) == (1000, row.tot)
    assert line().toegekend == 1000
    changes(door, row, "beeindigd", 900, TODAY + timedelta(50), TODAY - timedelta(1))
    changes(door, row, "verlaagd", 800)  # of the last day that it has now
    assert (fresh(row).centen_nu, fresh(row).tot_nu) == (800, TODAY + timedelta(50))


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"besluit": "beeindigd", "tot": EARLIER - timedelta(1)}, "geldt vanaf"),
        ({"besluit": "beeindigd", "tot": TODAY + timedelta(100)}, "eindigt al op"),
        ({"besluit": "verlaagd", "centen": 1000}, "Vul een lager bedrag in"),
        ({"centen": 1001}, "Meer kan alleen met een nieuwe toekenning"),
        ({"besloten_op": EARLIER - timedelta(1)}, "voor de dag waarop de brief is verstuurd"),
        ({"besloten_op": TODAY + timedelta(1)}, "niet in de toekomst"),
    ],
)
def test_a_change_leaves_less_than_there_is(door, said, why):
    with pytest.raises(RefusalError, match=why):
        changes(door, sent(door), **said)


def test_what_was_not_sent_or_not_granted_is_not_changed(door):
    with pytest.raises(RefusalError, match="nog niet verstuurd"):
        changes(door, grant(door, 100))
    with pytest.raises(RefusalError):
        changes(door, grant(door, 0, "afgewezen"))
    row = sent(door)
    made = changes(door, row, "verlaagd", 500)
    with pytest.raises(RefusalError):
        changes(door, made)
    with pytest.raises(RefusalError, match="al gewijzigd op"):
        changes(door, row)  # on this day already


def test_the_rules_of_a_change_are_the_rules_of_the_database_too(door):
    row, other = sent(door), grant(door, 100)
    made = changes(door, row, "verlaagd", 500)

    def writes(rule, **said):
        new = copy_of(made)
        new.besloten_op = TODAY - timedelta(3)
        for name, value in said.items():
            setattr(new, name, value)
        with pytest.raises(IntegrityError, match=rule):
            immediate(lambda: Toekenning.objects.bulk_create([new]))

    writes("toekenning_een_wijziging_per_dag", besloten_op=TODAY)
    writes("Zo veel is er niet toegekend", centen=1001)
    writes("eindigt eerder", tot=None)
    writes("eindigt eerder", besluit="beeindigd", tot=row.tot + timedelta(1))
    writes("voor de eerste dag", besluit="beeindigd", tot=EARLIER - timedelta(1))
    writes("voor de dag waarop de brief", besloten_op=EARLIER - timedelta(1))
    writes("toekenning_wijziging", besluit="beeindigd", tot=None)
    writes("toekenning_wijziging", besluit="ingetrokken")
    writes("toekenning_besluit", wijzigt=None)
    writes("toekenning_besluit", besluit="toegekend")
    writes("toekenning_wijzigt_van_klant", wijzigt=other.toekenningsnummer)
    writes("toekenning_wijzigt_van_klant", voorziening_id="stage")
    elsewhere = {"klant": other.klant, "traject": other.traject, "wijzigt": other.toekenningsnummer}
    writes("nog niet verstuurd", **elsewhere, besloten_op=TODAY)
    writes("Alleen wat is toegekend", wijzigt=made.toekenningsnummer)
    with pytest.raises(IntegrityError, match="Een besluit verandert niet"), transaction.atomic():
        Toekenning.objects.filter(pk=made.pk).update(wijzigt=None, besluit="afgewezen")
    Toekenning.objects.update(centen_nu=7, tot_nu=None)  # nobody writes what holds now
    assert (fresh(row).centen_nu, fresh(row).tot_nu) == (500, row.tot)
    assert (fresh(made).centen_nu, fresh(made).tot_nu) == (0, None)


def test_what_a_teamleider_granted_by_its_amount_a_teamleider_changes(door):
    row = sent(door)
    Voorziening.objects.filter(pk=OF).update(teamleider_vanaf_centen=1000)
    with pytest.raises(RefusalError, match="besluit een teamleider over"):
        changes(door, row)
    assert changes(MedewerkerFactory(rollen=["teamleider"]), row).besluit == Wijziging.INGETROKKEN


def test_of_many_who_change_an_award_at_once_one_wins(committed_db):
    door = MedewerkerFactory(rollen=["regisseur"])
    needs_decision()
    row = sent(door)

    def take(centen, found):
        try:
            changes(door, row, "verlaagd", centen, versie=row.versie)
            found["gelukt"] += 1
        except RefusalError as refusal:
            found[str(refusal).split(" op ")[0]] += 1

    amounts = [100, 200, 300, 400, 500, 600]
    assert gelijktijdig.at_once(amounts, take) == Counter({"gelukt": 1, "Dit besluit is al gewijzigd": 5})
    by_sql = gelijktijdig.write_at_once(
        committed_db.owner_url, amounts,
        "INSERT INTO trajecten_toekenning (toekenningsnummer, klant_id, traject_id, voorziening_id, besluit, "
        "besloten_op, medewerker_id, redenen, centen, tot, brief, wijzigt) SELECT gen_random_uuid(), t.klant_id, "
        "t.traject_id, t.voorziening_id, 'verlaagd', t.besloten_op + 1, t.medewerker_id, 'x', %s, t.tot, 'x', "
        "t.toekenningsnummer FROM trajecten_toekenning t WHERE t.id = %s",
        lambda centen: [centen, row.pk],
    )  # fmt: skip
    assert by_sql == Counter({"gelukt": 1, "toekenning_een_wijziging_per_dag": 5})
    assert (
        line().toegekend == fresh(row).centen_nu in amounts
    )  # the newest holds, not the one of an earlier day


def test_who_pays_while_it_is_withdrawn_pays_first_or_not_at_all(committed_db):
    """Six pay 300 of 1.000 and one withdraws with 0: never is more paid than is left of the award."""
    door = MedewerkerFactory(rollen=["regisseur"])
    needs_decision()
    for _ in range(3):
        row = sent(door)

        def act(what, found):
            try:
                changes(door, row) if what == "trekt in" else paid(door, row, 300)  # noqa: B023
                found[what] += 1
            except RefusalError as refusal:
                found[str(refusal).split("€")[0]] += 1

        found = gelijktijdig.at_once(["betaalt", "betaalt", "trekt in", "betaalt", "betaalt", "betaalt"], act)
        spent = sum(each.centen for each in Uitgave.objects.filter(toekenning=row))
        assert spent == 300 * found["betaalt"] <= fresh(row).centen_nu
        assert fresh(row).centen_nu == (0 if found["trekt in"] else 1000)
        assert found["trekt in"] + found["betaalt"] >= 1


@pytest.mark.django_db
def test_a_regisseur_withdraws_what_was_sent_and_both_letters_stay_to_be_read(cast, client_of):
    needs_decision()
    browser, regie = client_of(cast.regisseur), person_of(cast.regisseur)[1]
    row = sent(cast.regisseur, traject=regie.traject)
    url, plan = f"/besluiten/{row.pk}/", f"/trajecten/{regie.traject_id}/plan/"

    def reads(path):
        return words(browser.get(path))

    page = reads(url)
    assert f"{url}wijzigen/" in page
    assert "/vervallen/" not in page
    assert browser.get(f"/feiten/toekenning/{row.pk}/vervallen/").status_code == 403
    assert "De klant heeft al een brief over dit besluit." in reads(f"{url}wijzigen/")
    paid(cast.regisseur, row, 250)
    said = {"besluit": "beeindigd", "tot": "", "centen": "2,49", "redenen": "Zelf getypt", "besloten_op": day(),
            "versie": row.versie, "nieuw_id": str(uuid4())}  # fmt: skip
    refused = words(browser.post(f"{url}wijzigen/", said))
    assert "Vul de laatste dag in." in refused
    said |= {"tot": day(-1)}
    refused = words(browser.post(f"{url}wijzigen/", said))
    assert "Er is al € 2,50 betaald. Vul ten minste dat bedrag in." in refused
    assert "Zelf getypt</textarea>" in refused
    said |= {"centen": "2,50"}
    for _ in range(2):
        made = browser.post(f"{url}wijzigen/", said)
        assert made.status_code == 302
    new = Toekenning.objects.get(wijzigt=row.toekenningsnummer)
    assert made.url == f"/besluiten/{new.pk}/"
    assert "Zelf getypt" in reads(made.url)
    assert f'Dit wijzigt <a href="{url}">' in reads(made.url)
    page = reads(url)
    assert f'Dit besluit is gewijzigd op {day()}: <a href="{made.url}">beëindigd</a>.' in page
    assert f"nu: {day(-1)}" in page
    assert "€ 10; nu: € 2,50, waarvan € 2,50 betaald" in page
    assert "Waarom besloten wij dit?" in page
    for each in (row, new):
        assert browser.get(f"/besluiten/{each.pk}/pdf/").content[:4] == b"%PDF"
    assert "Beëindigd: <a" in reads(plan)
    assert "Brief nog niet verstuurd" in reads(plan)
    assert (
        browser.post(
            f"{made.url}verzonden/", {"verzonden_op": day(), "versie": fresh(new).versie}
        ).status_code
        == 302
    )
    assert "Bezwaar kan tot en met" in reads(made.url)
    assert browser.get(f"{made.url}wijzigen/").status_code == 404
    for who, status in (("vreemde", 404), ("consulent", 403), ("manager", 403)):
        assert client_of(getattr(cast, who)).get(f"{url}wijzigen/").status_code == status, who


@pytest.mark.django_db
def test_a_decision_that_lapsed_stays_to_be_read_and_nothing_is_done_with_it(cast, client_of):
    needs_decision()
    browser, regie = client_of(cast.regisseur), person_of(cast.regisseur)[1]
    row = grant(cast.regisseur, 500, traject=regie.traject)
    url = f"/besluiten/{row.pk}/"
    assert f"/feiten/toekenning/{row.pk}/vervallen/" in browser.get(url).content.decode()
    lapse(cast.regisseur, row)
    page = words(browser.get(url))
    assert f"Dit besluit is vervallen op {day()}: Fout" in page
    assert "Waarom besloten wij dit?" in page
    assert browser.get(f"{url}pdf/").content[:4] == b"%PDF"
    for part in ("verzonden", "betaling", "wijzigen"):
        assert f"{url}{part}/" not in page
        assert browser.get(f"{url}{part}/").status_code == 404
    plan = html.unescape(browser.get(f"/trajecten/{regie.traject_id}/plan/").content.decode())
    assert f'href="{url}"' in plan
    assert "Vervallen" in plan
    assert client_of(cast.vreemde).get(url).status_code == 404
