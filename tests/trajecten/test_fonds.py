"""The ledger of the opleidingsfonds: it adds up, whoever books at once, and nobody changes what was booked."""

from datetime import date, timedelta
from uuid import uuid4

import psycopg
import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import omgeving
from tests.accounts.factories import MedewerkerFactory
from tests.dossier.gevallen import person_of
from tests.intake.factories import KlantFactory
from tests.trajecten import grootboek
from tests.trajecten.test_lening import TODAY, day, granted, text_of
from trajecten.enums import Besluit, Boekingsoort
from trajecten.models import Boeking, Kwijtschelding, Lening, Leningbrief, Opleidingsfonds
from trajecten.nightly import FondsError, recount_fonds
from trajecten.overzicht.fonds import Leningstanden, recount, stand_of, terms_until, with_ledger
from trajecten.services import fonds as services
from trajecten.services.lening import retract_lening
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError, SentBeforeError

EARLIER = dict.fromkeys(("gevraagd_op", "geadviseerd_op", "besloten_op"), grootboek.BESLOTEN)
NO_CASH = "In het fonds zit niet genoeg geld voor deze boeking."


@pytest.fixture
def people():
    return MedewerkerFactory(rollen=["regisseur"]), MedewerkerFactory(rollen=["teamleider"])


def book(door, soort, centen, lening=None, pk=None, **more):
    number = lening.leningnummer if lening else None
    said = services.Opdracht(Boekingsoort(soort), centen, more.pop("dag", TODAY), number, **more)
    return services.book(door=door.pk, boeking_id=pk or uuid4(), opdracht=said)


acts = st.tuples(
    st.sampled_from(grootboek.ACTS),
    st.integers(0, 2),
    st.integers(1, 60_000),
    st.integers(0, 50),
    st.integers(0, grootboek.LONGEST),
)


@pytest.mark.django_db
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(life=st.lists(acts, min_size=5, max_size=30))
def test_whatever_is_booked_the_ledger_adds_up(people, life):
    """Each act that paper allows is done, each other one refused; then recount, balances and loans agree."""
    with transaction.atomic():
        leningen = [
            granted(KlantFactory(), *people, cents=cents, **EARLIER) for cents in (40_000, 100_000, 250)
        ]
        proef = grootboek.Proef(leningen, *people)
        proef.act("storting", 0, 50_000, 0, grootboek.LONGEST)
        for act in life:
            proef.act(*act)
        proef.check()
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_a_booking_of_a_past_day_is_refused_when_it_cannot_have_been(people):
    """Not before the decision, not before what it repays, and on no day more out of the cash than there was."""
    door, chief = people
    lening = granted(KlantFactory(), door, chief, cents=10_000, **EARLIER)

    def on(back, soort, centen, *more):
        return book(chief, soort, centen, *more, dag=TODAY - timedelta(days=back))

    def refused(sentence, *said):
        with pytest.raises(RefusalError, match=sentence):
            on(*said)

    on(15, "storting", 9_000)
    refused("Uitbetalen kan vanaf die dag", 21, "uitbetaling", 1_000, lening)
    refused("niet genoeg geld", 16, "uitbetaling", 1_000, lening)  # before the deposit
    on(10, "uitbetaling", 6_000, lening)
    refused("vanaf die dag", 11, "aflossing", 1_000, lening)
    on(5, "aflossing", 5_000, lening)
    on(0, "uitbetaling", 2_000, lening)
    refused(
        "stond op deze lening minder open", 7, "aflossing", 2_000, lening
    )  # today 3,000 is open, then 1,000
    refused("niet genoeg geld", 9, "onttrekking", 3_001)  # today there is 6,000, then 3,000
    on(9, "onttrekking", 3_000)
    refused("niet genoeg geld", 12, "onttrekking", 1)  # there was, but it was paid out since
    on(12, "storting", 1)
    assert recount() == []


def test_many_who_pay_out_at_once_never_take_more_than_there_is(committed_db):
    """Twelve loans at once, half past the application: the cash pays seven, and each loan no more than was granted."""
    door, chief = MedewerkerFactory(rollen=["regisseur"]), MedewerkerFactory(rollen=["teamleider"])
    leningen = [granted(KlantFactory(), door, chief, cents=20_000) for _ in range(12)]
    book(chief, "storting", 75_000)
    found = grootboek.pay_at_once(committed_db.owner_url, leningen, chief, centen=10_000, times=5)
    assert found.total() == 60
    assert found["betaald"] == 7
    assert set(found) <= {"betaald", NO_CASH, "Met dit bedrag is meer uitbetaald dan is toegekend."}
    fonds = Opleidingsfonds.objects.get()
    assert (fonds.kas_centen, fonds.laatste_nummer) == (5_000, 8)
    assert recount() == []


def test_nobody_changes_a_booking_and_the_recount_sees_who_does_past_every_rule(committed_db):
    """Not even the owner, as long as the triggers are there; the web role may only add."""
    door, chief = MedewerkerFactory(rollen=["regisseur"]), MedewerkerFactory(rollen=["teamleider"])
    lening = granted(KlantFactory(), door, chief, cents=5_000)
    book(chief, "storting", 6_000)
    book(chief, "uitbetaling", 1_000, lening)
    for sql in (
        "UPDATE trajecten_boeking SET centen = 1",
        "DELETE FROM trajecten_boeking",
        "TRUNCATE trajecten_boeking CASCADE",
        "UPDATE trajecten_opleidingsfonds SET kas_centen = 9",
        "DELETE FROM trajecten_opleidingsfonds",
    ):
        with (
            psycopg.connect(committed_db.owner_url) as owner,
            pytest.raises(psycopg.errors.CheckViolation) as no,
        ):
            owner.execute(sql)
        assert no.value.diag.constraint_name == "grootboek_blijft"
        with (
            psycopg.connect(committed_db.web_url) as web,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            web.execute(sql)
    assert recount() == []
    assert stand_of(with_ledger(Lening.objects.all()).get(), TODAY).openstaand == 1_000
    past = "UPDATE trajecten_boeking SET {} WHERE nummer = {}"
    fund = "UPDATE trajecten_opleidingsfonds SET kas_centen = {}"
    loans = "UPDATE trajecten_lening SET toegekend_centen = {}, termijn_centen = 1"
    for wrong, right, words in (
        (
            past.format("centen = 6001", 1),
            past.format("centen = 6000", 1),
            "de kas na een boeking is niet de som",
        ),
        (past.format("nummer = 3", 2), past.format("nummer = 2", 3), "lopen niet door"),
        (fund.format(1), fund.format(5_000), "de rij van het fonds zegt iets anders"),
        (loans.format(999), loans.format(5_000), "meer uitbetaald dan toegekend"),
    ):
        with psycopg.connect(omgeving.with_name(omgeving.SUPERUSER_URL, committed_db.name)) as nobody:
            nobody.execute("SET session_replication_role = replica")
            nobody.execute(wrong)
            nobody.commit()
            assert [found for found in recount() if words in found]
            with pytest.raises(FondsError, match=words):
                recount_fonds(TODAY)
            nobody.execute(right)
    assert recount() == []


@pytest.mark.django_db
def test_a_booking_is_made_once_and_mended_once(people):
    door, chief = people
    lening = granted(KlantFactory(), door, chief, cents=10_000)
    first = book(chief, "storting", 20_000, pk=(pk := uuid4()))
    assert book(chief, "storting", 20_000, pk=pk) == first
    with pytest.raises(SentBeforeError):
        book(chief, "storting", 20_001, pk=pk)
    other = granted(KlantFactory(), door, chief, cents=10_000)
    paid = book(chief, "uitbetaling", 10_000, lening, pk=(pk := uuid4()))
    with pytest.raises(SentBeforeError):
        book(chief, "uitbetaling", 10_000, other, pk=pk)
    mend = {"door": chief.pk, "reden": "lening", "vandaag": TODAY}
    services.mend_boeking(boeking_id=uuid4(), herstelt_id=paid.pk, **mend)
    with pytest.raises(RefusalError, match="al hersteld"):
        services.mend_boeking(boeking_id=uuid4(), herstelt_id=paid.pk, **mend)
    back = Boeking.objects.get(herstelt=paid)
    with pytest.raises(RefusalError, match="Herstellen is dezelfde boeking terug"):
        services.mend_boeking(boeking_id=uuid4(), herstelt_id=back.pk, **mend)
    for wrong in ({"centen": 9_999}, {"lening": other}, {"van": "kas", "naar": "lening"}):
        said = {"van": "lening", "naar": "kas", "centen": 10_000, "lening": lening, "dag": TODAY,
                "herstelt": first, "herstel_reden": "anders", "medewerker": chief}  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            Boeking.objects.create(**{**said, **wrong})
    assert [row.nummer for row in Boeking.objects.order_by("nummer")] == [1, 2, 3]
    assert recount() == []
    retract_lening(door=door.pk, lening_id=lening.pk, versie=lening.versie, reden="Toch niet", vandaag=TODAY)
    with pytest.raises(RefusalError, match="die is toegekend"):
        book(chief, "uitbetaling", 1, lening)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("boeking_bedrag", {"centen": 0}),
        ("boeking_rekeningen", {"van": "kapitaal", "naar": "lening"}),
        ("boeking_rekeningen", {"van": "lening", "naar": "kapitaal"}),
        ("boeking_noemt_lening", {"lening": None}),
        ("boeking_noemt_kwijtschelding", {"van": "lening", "naar": "verlies"}),
        ("boeking_geweest", {"dag": date(2999, 1, 1)}),
        ("boeking_herstel_met_reden", {"herstel_reden": "anders"}),
        ("boeking_kenmerk", {"kenmerk": "J. Jansen"}),
        ("boeking_kenmerk", {"kenmerk": "Jansen"}),
        ("boeking_kas_toereikend", {"centen": 5_001}),
        ("boeking_niet_meer_dan_toegekend", {"centen": 4_001}),
        ("boeking_niet_meer_dan_openstaat", {"van": "lening", "naar": "kas", "centen": 1_001}),
    ],
)
def test_the_database_refuses_what_can_never_be_booked(people, name, values):
    door, chief = people
    lening = granted(KlantFactory(), door, chief, cents=5_000)
    book(chief, "storting", 6_000)
    book(chief, "uitbetaling", 1_000, lening)
    said = {
        "van": "kas",
        "naar": "lening",
        "centen": 100,
        "lening": lening,
        "dag": TODAY,
        "medewerker": chief,
    }
    if name == "boeking_kas_toereikend":
        said |= {"naar": "kapitaal", "lening": None}
    with pytest.raises(IntegrityError) as no, transaction.atomic():
        Boeking.objects.create(**{**said, **values})
    assert no.value.__cause__.diag.constraint_name == name
    assert Opleidingsfonds.objects.get().laatste_nummer == 2
    for change in ({"ingetrokken_op": TODAY, "ingetrokken_reden": "x"},
                   {"vervallen_op": clock.now(), "vervallen_reden": "x"}):  # fmt: skip
        with pytest.raises(IntegrityError, match="Op deze lening is geboekt"), transaction.atomic():
            Lening.objects.filter(pk=lening.pk).update(**change)


@pytest.fixture
def paid(cast, client_of):
    """A loan of 500 euro that a manager, who sees no name, paid out of 1,000."""
    klant = person_of(cast.regisseur)[0]
    lening = granted(klant, cast.regisseur, cast.teamleider, cents=50_000)
    manager = client_of(cast.manager)
    for soort, cents, number in (("storting", "1000", ""), ("uitbetaling", "500", lening.leningnummer)):
        said = {
            "soort": soort,
            "centen": cents,
            "dag": day(),
            "leningnummer": number,
            "nieuw_id": str(uuid4()),
        }
        assert manager.post("/opleidingsfonds/boeken/", said).status_code == 302
    wrong = {**said, "nieuw_id": str(uuid4())}
    assert b"meer uitbetaald dan is toegekend" in manager.post("/opleidingsfonds/boeken/", wrong).content
    fund = text_of(manager, "/opleidingsfonds/")
    assert "€ 500,00</strong> in kas" in fund
    assert klant.achternaam not in fund
    assert klant.achternaam not in text_of(manager, "/opleidingsfonds/leningen/")
    return lening


@pytest.mark.django_db
def test_remission_is_decided_by_another_and_booked_with_it(cast, client_of, paid):
    chief, regisseur = client_of(cast.teamleider), client_of(cast.regisseur)
    here, ask = f"/leningen/{paid.pk}/", {"centen": "200", "reden": "Ziek", "nieuw_id": str(uuid4())}
    there = f"{here}kwijtschelding/"
    assert b"meer dan er nog openstaat" in regisseur.post(there, {**ask, "centen": "501"}).content
    assert regisseur.post(there, ask).status_code == 302
    assert b"wacht al een voorstel" in chief.post(there, {**ask, "nieuw_id": str(uuid4())}).content
    row = Kwijtschelding.objects.get()
    decide = {"besluit": "toegekend", "besluit_reden": "Goed", "versie": row.versie}
    assert regisseur.post(f"/kwijtscheldingen/{row.pk}/", decide).status_code == 403
    Kwijtschelding.objects.update(gevraagd_door=cast.regisseur)
    row.refresh_from_db()
    assert chief.post(f"/kwijtscheldingen/{row.pk}/", {**decide, "versie": row.versie}).status_code == 302
    assert "€ 300,00" in text_of(chief, here)
    letter = Leningbrief.objects.get(kwijtschelding=row)
    text = text_of(regisseur, f"/leningen/brieven/{letter.pk}/")
    assert "u hoeft € 200,00 van uw lening voor Heftruck niet terug te betalen" in text
    assert "U moet nog € 300,00 terugbetalen." in text
    assert "Niet eens met dit besluit?" in text
    assert recount() == []


@pytest.mark.django_db
def test_who_proposed_a_remission_does_not_decide(cast, client_of, paid):
    """Refused by the page, by the service, and by the database."""
    row = services.propose_kwijtschelding(
        door=cast.teamleider.pk, lening_id=paid.pk, kwijtschelding_id=uuid4(), centen=5, reden="x", vandaag=TODAY
    )  # fmt: skip
    decide = {"besluit": "toegekend", "besluit_reden": "Goed", "versie": row.versie}
    assert client_of(cast.teamleider).post(f"/kwijtscheldingen/{row.pk}/", decide).status_code == 403
    with pytest.raises(RefusalError, match="iemand anders"):
        services.decide_kwijtschelding(
            door=cast.teamleider.pk, kwijtschelding_id=row.pk, versie=row.versie,
            besluit=Besluit.TOEGEKEND, reden="x", vandaag=TODAY,
        )  # fmt: skip
    with pytest.raises(IntegrityError, match="kwijtschelding_besluit_van_ander"), transaction.atomic():
        Kwijtschelding.objects.update(
            besluit="toegekend", besloten_op=TODAY, besloten_door=cast.teamleider, besluit_reden="x"
        )


@pytest.mark.django_db
def test_what_is_due_follows_from_the_scheme():
    first = date(2026, 1, 31)
    for at, terms in ((date(2026, 1, 30), 0), (first, 1), (date(2026, 2, 27), 1), (date(2026, 2, 28), 2),
                      (date(2026, 3, 30), 2), (date(2027, 1, 31), 13)):  # fmt: skip
        assert terms_until(first, at) == terms, at
    assert Leningstanden(10_000, 1_000, 0, 3_000).achter == 2_000
    assert Leningstanden(10_000, 4_000, 0, 3_000).achter == 0
    assert Leningstanden(10_000, 1_000, 8_500, 1_500).achter == 500
