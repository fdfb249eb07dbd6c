"""The order of the work list: facts about the work and nothing else."""

import re
from dataclasses import astuple, fields
from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.models import (
    Adres,
    Belemmering,
    Contactpoging,
    Klant,
    Klantnummer,
    Ontheffing,
    Uitkering,
    Vertegenwoordiger,
    Wwrecht,
)
from intake.queries import ww_until
from tests.accounts.factories import MedewerkerFactory
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import (
    ContactpogingFactory,
    GesprekFactory,
    GezinslidFactory,
    KlantFactory,
    OntheffingFactory,
    TerugbelbelofteFactory,
    UitkeringFactory,
    WwrechtFactory,
)
from tests.trajecten.factories import TrajectFactory
from trajecten.models import Traject
from werkoffensief.dossier.queries import werklijst
from werkoffensief.dossier.queries.werkfeiten import Gewichten, Werkfeiten, place, points, reason, rests
from werkoffensief.web import clock

DAY = date(2026, 11, 27)
NOTHING = Werkfeiten(False, None, None, None, None, DAY)
WEIGHTS = Gewichten()
NOT_NOW = {"vervolg": "nu_niet", "vervolg_reden": "Eerst verhuizen"}


def facts(**given_facts):
    return Werkfeiten(**{f.name: getattr(NOTHING, f.name) for f in fields(Werkfeiten)} | given_facts)


# --- The input ------------------------------------------------------------------------------------------------------


def test_the_input_is_six_facts_about_the_work():
    assert {f.name: f.type for f in fields(Werkfeiten)} == {
        "never_spoken": bool,
        "call_back_on": date | None,
        "ask_again_on": date | None,
        "evaluation_on": date | None,
        "ww_ends_on": date | None,
        "last_contact_on": date | None,
    }


READ = {
    "intake_gesprek": {"klant_id", "datum", "vervallen_op", "opnieuw_op", "vervolg"},
    "intake_contactpoging": {"klant_id", "datum", "vervallen_op"},
    "intake_terugbelbelofte": {"klant_id", "op", "medewerker_id", "gedaan_op", "vervallen_op"},
    "trajecten_traject": {"klant_id", "evaluatie_op", "vervallen_op", "start", "einde"},
    "intake_wwrecht": {"klant_id", "ww_einde", "resultaat", "vervallen_op"},
    # Who is on the list, not where they stand: see the next test.
    "intake_uitkering": {"klant_id", "vervallen_op", "start", "einde", "soort_id"},
    "intake_claim": {"klant_id", "id", "dag", "medewerker_id", "losgelaten_op", "verloopt_op"},
    "intake_overslag": {"klant_id", "beeindigd_op", "vanaf", "tot"},
}
TEXT = "\n".join(line for line in werklijst.SQL.splitlines() if not line.startswith("--"))


def _parts():
    """The parts of the query by name."""
    return dict(
        re.findall(r"^(\w+)(?: \(id\))? AS (?:MATERIALIZED )?\((.*?)^\)", TEXT, re.MULTILINE | re.DOTALL)
    )


def test_the_query_reads_no_other_table_and_no_other_column():
    tables = re.findall(r"(?:FROM|JOIN) ((?:intake|trajecten)_\w+) (\w)\b", TEXT)
    assert {table for table, _alias in tables} == set(READ)
    for part in _parts().values():
        for table, alias in re.findall(r"(?:FROM|JOIN) ((?:intake|trajecten)_\w+) (\w)\b", part):
            assert set(re.findall(rf"\b{alias}\.(\w+)", part)) <= READ[table], table


def test_points_are_made_of_the_six_facts():
    parts = _parts()
    names = {f.name for f in fields(Werkfeiten)}
    assert set(re.findall(r"\bf\.(\w+)", parts["gewogen"])) - {"id"} == names
    made = {"punten", "rust", "bellen", "vragen", "bekijken", "stoppen", "id"}
    assert set(re.findall(r"\bw\.(\w+)", parts["gewogen"])) - made <= names
    assert not re.findall(r"(?:intake|trajecten)_", parts["gewogen"])
    sources = set(re.findall(r"FROM (\w+)|JOIN (\w+)", parts["feiten"]))
    joined = {first or second for first, second in sources}
    assert joined == {"mensen", "contact", "belofte", "opnieuw", "evaluatie", "ww"}


# --- Why somebody stands where they do ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given_facts", "sentence"),
    [
        ({"never_spoken": True, "last_contact_on": None}, "Nog nooit gesproken."),
        (
            {"never_spoken": True, "last_contact_on": date(2026, 11, 3)},
            "Nog nooit gesproken; de laatste poging was op 3 november.",
        ),
        ({"call_back_on": DAY}, "U beloofde op 27 november terug te bellen."),
        ({"call_back_on": date(2025, 12, 3)}, "U beloofde op 3 december 2025 terug te bellen."),
        (
            {"never_spoken": True, "call_back_on": date(2026, 12, 3)},
            "U beloofde op 3 december terug te bellen; tot dan kan het wachten.",
        ),
        ({"ask_again_on": date(2026, 11, 1)}, "Op 1 november zouden wij het opnieuw vragen."),
        (
            {"ask_again_on": date(2026, 12, 1)},
            "Afgesproken is om het op 1 december opnieuw te vragen.",
        ),
        ({"evaluation_on": date(2026, 11, 1)}, "De evaluatie van het plan was op 1 november."),
        ({"evaluation_on": DAY}, "Vandaag is de evaluatie van het plan."),
        ({"ww_ends_on": date(2026, 12, 31)}, "De WW stopt op 31 december."),
        ({"ww_ends_on": date(2026, 11, 3)}, "De WW stopte op 3 november."),
        ({"ww_ends_on": date(2028, 1, 1)}, "Het laatste contact was op 27 november."),
        ({"last_contact_on": date(2026, 3, 4)}, "Het laatste contact was op 4 maart."),
    ],
)
def test_a_row_says_in_one_sentence_why_it_stands_there(given_facts, sentence):
    assert reason(facts(**given_facts), WEIGHTS, DAY) == sentence


def test_a_promise_of_somebody_else_is_theirs():
    assert (
        reason(facts(call_back_on=DAY), WEIGHTS, DAY, own_promise=False)
        == "Een collega beloofde op 27 november terug te bellen."
    )


def test_the_reason_is_what_weighs_most():
    both = facts(never_spoken=True, evaluation_on=DAY)
    assert reason(both, Gewichten(nooit_gesproken=1, evaluatie=9), DAY).startswith("Vandaag is de evaluatie")
    assert reason(both, Gewichten(nooit_gesproken=9, evaluatie=1), DAY).startswith("Nog nooit gesproken")


def test_without_any_weight_there_is_still_a_sentence():
    none = Gewichten(0, 0, 0, 0, 0, 0)
    assert reason(facts(never_spoken=True, last_contact_on=None), none, DAY) == "Nog nooit gesproken."


@pytest.mark.parametrize(
    ("given_facts", "waits"),
    [
        ({"call_back_on": DAY + timedelta(days=1)}, True),
        ({"ask_again_on": DAY + timedelta(days=1)}, True),
        ({"call_back_on": DAY}, False),
        ({"call_back_on": DAY + timedelta(days=1), "ask_again_on": DAY}, False),
        ({"call_back_on": DAY + timedelta(days=1), "evaluation_on": DAY}, False),
        ({"evaluation_on": DAY + timedelta(days=1)}, False),
    ],
)
def test_who_is_to_be_called_later_waits(given_facts, waits):
    assert rests(facts(**given_facts), DAY) is waits


# --- SQL and Python say the same ------------------------------------------------------------------------------------

days = st.one_of(st.none(), st.dates(DAY - timedelta(days=800), DAY + timedelta(days=400)))
past = st.one_of(st.none(), st.dates(DAY - timedelta(days=800), DAY))
weights = st.builds(Gewichten, *(st.integers(0, 10) for _ in range(6)))


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.tuples(days, days, days, days, past, past), min_size=1, max_size=8), gewichten=weights
)
def test_the_database_and_python_agree_about_every_order(db, rows, gewichten):
    with transaction.atomic():
        expected = {}
        for call, again, evaluation, ends, spoken, tried in rows:
            klant = UitkeringFactory(soort_id="ww" if ends else "bijstand").klant
            begun = date(2020, 1, 1)
            looked_at = evaluation and max(evaluation, begun)
            if looked_at:
                TrajectFactory(klant=klant, start=begun, evaluatie_op=looked_at)
            ask = again if spoken and again and again > spoken else None
            if spoken:
                GesprekFactory(klant=klant, datum=spoken, **(NOT_NOW | {"opnieuw_op": ask} if ask else {}))
            if ends:
                WwrechtFactory(klant=klant, ww_einde=ends)
            ww = ends if ends and ends <= ww_until(DAY) else None
            if tried:
                ContactpogingFactory(klant=klant, datum=tried)
            if call:
                TerugbelbelofteFactory(klant=klant, op=call)
            last = max((moment for moment in (spoken, tried) if moment), default=None)
            expected[klant.pk] = Werkfeiten(not spoken, call, ask, looked_at, ww, last)
        found = _ask(expected, gewichten)
        assert {row[3]: row[4:10] for row in found} == {pk: astuple(f) for pk, f in expected.items()}
        assert {row[3]: row[13] for row in found} == {
            pk: sum(points(f, gewichten, DAY).values()) for pk, f in expected.items()
        }
        keys = [place(expected[row[3]], gewichten, DAY) for row in found]
        assert keys == sorted(keys)
        transaction.set_rollback(True)


def _ask(expected, gewichten):
    ids = ", ".join(f"('{pk}'::uuid)" for pk in expected)
    sql = werklijst.statement(f"SELECT * FROM (VALUES {ids}) m")
    with connection.cursor() as cursor:
        cursor.execute(sql, [DAY, MedewerkerFactory().pk, *astuple(gewichten), ww_until(DAY), 1001, 100])
        return cursor.fetchall()


def test_a_newer_conversation_or_a_result_takes_the_day_away(db):
    """Not now, ask again in March: until somebody agrees how it goes on. The WW ends: until something came of it."""
    klant = UitkeringFactory(soort_id="ww").klant
    GesprekFactory(klant=klant, datum=DAY - timedelta(days=90), **NOT_NOW, opnieuw_op=DAY)
    right = WwrechtFactory(klant=klant, ww_einde=DAY + timedelta(days=30))
    assert _ask({klant.pk}, WEIGHTS)[0][6:9:2] == (DAY, DAY + timedelta(days=30))
    wrong = GesprekFactory(klant=klant, datum=DAY - timedelta(days=10), vervolg="plan")
    right.resultaat, right.resultaat_op = "instroom_voorkomen", DAY
    right.save()
    assert _ask({klant.pk}, WEIGHTS)[0][6:9:2] == (None, None)
    wrong.vervallen_op, wrong.vervallen_reden = timezone.now(), "fout"
    wrong.save()
    assert _ask({klant.pk}, WEIGHTS)[0][6] == DAY


@pytest.mark.parametrize(
    ("days", "vervolg", "asks"), [(-10, None, True), (-10, "plan", False), (0, None, False)]
)
def test_a_short_word_in_between_does_not_take_the_day_away(db, days, vervolg, asks):
    """Who gave a new address was not asked again; who spoke on that day or later was."""
    klant = UitkeringFactory().klant
    GesprekFactory(klant=klant, datum=DAY - timedelta(days=90), **NOT_NOW, opnieuw_op=DAY)
    GesprekFactory(klant=klant, datum=DAY + timedelta(days=days), vervolg=vervolg)
    assert _ask({klant.pk}, WEIGHTS)[0][6] == (DAY if asks else None)


@pytest.mark.parametrize(
    ("benefit", "counts"),
    [
        (None, True),
        ({"soort_id": "ww"}, True),
        ({}, False),
        ({"start": DAY}, False),
        ({"start": DAY + timedelta(days=500)}, True),
        ({"einde": DAY, "einde_reden_id": "overig"}, False),
        ({"einde": DAY - timedelta(days=1), "einde_reden_id": "overig"}, True),
    ],
)
def test_of_who_is_on_benefit_the_end_of_a_ww_is_no_reason(db, benefit, counts):
    """As the population of prevention: Wwrecht.ending says the same."""
    klant = KlantFactory()
    TerugbelbelofteFactory(klant=klant, op=DAY)  # so that the klant is on the list whatever else
    if benefit is not None:
        UitkeringFactory(klant=klant, **benefit)
    row = WwrechtFactory(klant=klant, ww_einde=DAY - timedelta(days=30))
    if benefit:  # as when the benefit was delivered first: it did not follow from the WW
        Wwrecht.objects.filter(pk=row.pk).update(resultaat="open", resultaat_op=None)
    assert _ask({klant.pk}, WEIGHTS)[0][8] == (row.ww_einde if counts else None)
    assert Wwrecht.objects.ending(DAY, until=ww_until(DAY)).exists() is counts


# --- What may not count, does not -----------------------------------------------------------------------------------


def _team(cast, number=24):
    """People of whom many stand equal, and others differ by facts of the work."""
    give_stadsdeel(cast.centrum)
    give_stadsdeel(cast.centrum, "Elders")
    people = []
    for n in range(number):
        klant = KlantFactory(geboortedatum=date(1970, 1, 1))
        UitkeringFactory(klant=klant)
        if n % 3 == 1:
            GesprekFactory(klant=klant, datum=date(2026, 1, 1) + timedelta(days=n // 6))
        if n % 4 == 2:
            ContactpogingFactory(klant=klant, datum=date(2026, 2, 1))
        if n % 6 == 5:
            TerugbelbelofteFactory(klant=klant, op=date(2026, 3, 1) if n % 12 == 5 else date(2199, 1, 1))
        if n % 8 == 7:
            TrajectFactory(klant=klant, start=date(2026, 1, 1), evaluatie_op=date(2026, 6, 1))
        people.append(klant)
    return people


def order_of(medewerker):
    found = werklijst.in_order(medewerker, WEIGHTS, clock.today(), length=1_000)
    assert found.aantal.number == len(found.lijst)
    return [row.klant_id for row in found.lijst]


def _update(model, **values):
    return lambda half: model.objects.filter(klant__in=half).update(**values)


def _klanten(**values):
    return lambda half: Klant.objects.filter(pk__in=[row.pk for row in half]).update(**values)


def _each(make):
    return lambda half: [make(klant) for klant in half]


def _renumber(klant, nummer):
    Klantnummer.objects.create(nummer=nummer, klant=klant)
    Klant.objects.filter(pk=klant.pk).update(klantnummer=nummer)


MOMENT = "2026-01-01T12:00Z"
FLIPS = {
    "name": _klanten(voornaam="Żofia", tussenvoegsel="van der", achternaam="Aardenburg"),
    "klantnummer": lambda half: [_renumber(klant, f"A{n}") for n, klant in enumerate(half)],
    "birth date": _klanten(geboortedatum=date(2005, 5, 5)),
    "no birth date": _klanten(geboortedatum=None),
    "language": _klanten(tolk_taal="Tigrinya"),
    "let op": _klanten(let_op="Belt terug na zes uur"),
    "safety": _klanten(veiligheid="Met twee", veiligheid_tot=date(2030, 1, 1)),
    "stadsdeel within the team": _klanten(stadsdeel="Elders"),
    "ground": _klanten(grondslag="ww_preventie"),
    "address": _each(
        lambda k: Adres.objects.create(
            klant=k, soort="woonadres", postcode="2500AA", huisnummer="1", woonplaats="Den Haag", bron="klant",
            geldig_van=MOMENT,
        )
    ),
    "household": _each(
        lambda k: GezinslidFactory(
            klant=k, relatie="kind", geboortejaar=2024, inwonend=True, bron="klant", geldig_van=MOMENT
        )
    ),
    "representative": _each(
        lambda k: Vertegenwoordiger.objects.create(
            klant=k, soort="bewindvoerder", naam="B", bron="klant", geldig_van=MOMENT
        )
    ),
    "health and debts": _each(
        lambda k: [
            Belemmering.objects.create(klant=k, soort_id=soort, vastgesteld_op=date(2020, 1, 1))
            for soort in ("psychische_gezondheid", "schulden", "taal")
        ]
    ),
    "benefit start": _update(Uitkering, start=date(1999, 1, 1)),
    "benefit kind": _update(Uitkering, soort_id="ioaw"),
    "exemption": _each(lambda k: OntheffingFactory(klant=k, soort_id="arbeidsongeschikt")),
    "rung and report": lambda half: [
        row.__class__.objects.filter(pk=row.pk).update(trede=1, verslag="Anders", vorm="huisbezoek")
        for klant in half
        for row in klant.gesprekken.all()
    ],
    "attempt not reached": _update(Contactpoging, uitkomst="niet_bereikt"),
    "attempt no-show": _update(Contactpoging, uitkomst="niet_verschenen"),
    "attempt cancelled": _update(Contactpoging, uitkomst="afgezegd"),
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("what", FLIPS)
def test_the_order_does_not_know(cast, what):
    people = _team(cast)
    before = order_of(cast.consulent)
    assert len(before) == len(people)
    FLIPS[what](people[::2])
    assert order_of(cast.consulent) == before


@pytest.mark.django_db
def test_the_kind_of_an_exemption_does_not_count(cast):
    people = _team(cast)
    for klant in people:
        OntheffingFactory(klant=klant)
    before = order_of(cast.consulent)
    Ontheffing.objects.filter(klant__in=people[::2]).update(soort="alleenstaande_ouder")
    assert order_of(cast.consulent) == before


@pytest.mark.django_db
def test_facts_about_the_work_do_change_the_order(cast):
    """Else the tests above could not fail."""
    people = _team(cast)
    before = order_of(cast.consulent)
    last = next(klant for klant in people if klant.pk == before[-1])
    ContactpogingFactory(klant=next(k for k in people if k.pk == before[0]), datum=clock.today())
    TerugbelbelofteFactory(klant=last, op=date(2026, 1, 1))
    Traject.objects.filter(klant__in=people[::2]).update(evaluatie_op=None)
    after = order_of(cast.consulent)
    assert after != before
    assert after.index(last.pk) < 4


@pytest.mark.django_db
def test_equal_people_do_not_stand_by_name_or_number(cast):
    give_stadsdeel(cast.centrum)
    people = [UitkeringFactory(klant__achternaam=f"{n:03d}").klant for n in range(30)]
    order = order_of(cast.consulent)
    assert set(order) == {klant.pk for klant in people}
    assert order not in (
        [klant.pk for klant in people],
        [klant.pk for klant in people][::-1],
        sorted(klant.pk for klant in people),
    )
    assert order == order_of(cast.consulent)
