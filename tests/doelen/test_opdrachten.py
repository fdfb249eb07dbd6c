"""The triggers: each relevant change asks once per klant and transaction, others ask nothing."""

from datetime import date
from functools import partial

import pytest
from django.db import connection, transaction
from django.utils import timezone

from intake.models import Campagne, Contactpoging, Gesprek, Klant, Uitkering
from intake.services.samenvoegen import merge_klanten
from tests.accounts.factories import MedewerkerFactory
from tests.doelen.load import load
from tests.doelen.test_herbereken import FACTS
from tests.doelen.test_recount import municipality
from tests.intake.factories import (
    CampagneFactory,
    ContactpogingFactory,
    GesprekFactory,
    KlantFactory,
    UitkeringFactory,
)
from tests.trajecten.factories import PlaatsingFactory, StapFactory, TrajectFactory
from tests.werkgevers.factories import WerkakkoordFactory
from trajecten.models import Plaatsing, Stap, Traject
from werkgevers.models import Werkakkoord, Werkgever
from werkoffensief.berichten.models import Opdracht
from werkoffensief.doelen import controle, rollup, services
from werkoffensief.doelen.models import Cijferregel, Doelstelling

GONE = {"vervallen_op": timezone.now(), "vervallen_reden": "vergissing"}


@pytest.fixture
def facts(committed_db):
    return load(municipality(**FACTS)).klanten


def asked_by(act):
    """The keys that a committed act asked for."""
    Opdracht.objects.all().delete()
    with transaction.atomic():
        act()
    return sorted(Opdracht.objects.filter(soort="herberekenen").values_list("sleutel", flat=True))


def change(model, **values):
    return lambda: model.objects.update(**values)


BOTH, FIRST, SECOND = ("K1", "K2"), ("K1",), ("K2",)
OF_PEOPLE = [
    (change(Klant, stadsdeel="Laak"), BOTH),
    (change(Uitkering, start=date(2014, 1, 1)), BOTH),
    (lambda: Uitkering.objects.filter(einde__isnull=False).update(einde=date(2019, 2, 27)), FIRST),
    (change(Uitkering, **GONE), BOTH),
    (lambda: Uitkering.objects.all().delete(), BOTH),
    (change(Gesprek, datum=date(2019, 1, 6)), BOTH),
    (change(Gesprek, **GONE), BOTH),
    (change(Traject, einde=date(2019, 9, 1), einde_reden_id="werk"), SECOND),
    (change(Traject, **GONE), SECOND),
    (change(Stap, status="gestopt"), SECOND),
    (change(Stap, einde=date(2019, 8, 2)), SECOND),
    (change(Plaatsing, soort="opleiding"), FIRST),
    (change(Plaatsing, startdatum=date(2019, 3, 2)), FIRST),
    (change(Plaatsing, einddatum=date(2019, 5, 2), einde_reden_id="uitval"), FIRST),
    (change(Plaatsing, werkakkoord=None), FIRST),
    (change(Plaatsing, **GONE), FIRST),
    (change(Werkgever, sector="overig"), FIRST),
]


@pytest.mark.steekproef(3)
@pytest.mark.parametrize(("act", "whom"), OF_PEOPLE)
def test_a_change_asks_once_for_each_klant(facts, act, whom):
    assert asked_by(act) == sorted(f"klant:{facts[number]}" for number in whom)


@pytest.mark.parametrize(
    "act",
    [
        change(Werkakkoord, banen=11),
        change(Werkakkoord, ontwikkelplekken=11),
        change(Werkakkoord, ingangsdatum=date(2019, 1, 2)),
    ],
)
def test_a_changed_agreement_asks_for_itself(facts, act):
    assert asked_by(act) == [f"akkoord:{Werkakkoord.objects.get().pk}"]


@pytest.mark.parametrize(
    "act",
    [
        change(Campagne, startdatum=date(2019, 2, 1)),
        change(Campagne, einddatum=date(2020, 2, 1)),
        change(Campagne, minimaal_maanden_uitkering=1),
        CampagneFactory,
        change(Doelstelling, waarde=3),
    ],
)
def test_a_campaign_or_target_asks_for_everything(facts, act):
    assert asked_by(act) == ["alles"]


def test_new_facts_ask_and_several_in_one_transaction_ask_once(facts):
    klant = Klant.objects.get(klantnummer="K1")

    def act():
        UitkeringFactory(klant=klant, start=date(2020, 1, 1))
        GesprekFactory(klant=klant)
        PlaatsingFactory(klant=klant)
        StapFactory(traject=TrajectFactory(klant=klant))

    assert asked_by(act) == [f"klant:{klant.pk}"]
    assert asked_by(lambda: GesprekFactory(klant=klant)) == [f"klant:{klant.pk}"]


def test_a_new_agreement_asks(facts):
    assert asked_by(WerkakkoordFactory) == [
        f"akkoord:{Werkakkoord.objects.order_by('akkoordnummer').first().pk}"
    ]


def test_a_merge_that_moves_facts_asks_for_both(facts):
    kept, merged = Klant.objects.get(klantnummer="K1"), KlantFactory()
    PlaatsingFactory(klant=merged)
    merge = partial(
        merge_klanten,
        door=MedewerkerFactory().pk,
        kept_id=kept.pk,
        kept_versie=kept.versie,
        merged_id=merged.pk,
        merged_versie=merged.versie,
        now=timezone.now(),
    )
    assert asked_by(merge) == sorted(f"klant:{klant.pk}" for klant in (kept, merged))


@pytest.mark.steekproef(3)
@pytest.mark.parametrize(
    "act",
    [
        change(Klant, let_op="bel eerst"),
        change(Klant, stadsdeel=None),
        change(Gesprek, verslag="Anders"),
        change(Gesprek, datum=date(2019, 1, 5)),
        change(Plaatsing, uren_per_week=20),
        change(Plaatsing, startdatum=date(2019, 3, 1)),
        change(Werkgever, naam="Anders"),
        change(Campagne, naam="Anders", streefaantal=5),
        change(Traject, start=date(2019, 5, 1)),
        KlantFactory,
        ContactpogingFactory,
        change(Contactpoging, datum=date(2019, 1, 1)),
        change(Doelstelling, versie=1),
    ],
)
def test_what_moves_no_figure_asks_nothing(facts, act):
    Klant.objects.update(stadsdeel=None)
    Gesprek.objects.filter(datum__gt=date(2019, 1, 5)).update(datum=date(2019, 1, 5))
    assert asked_by(act) == []


def test_an_import_is_silent(facts):
    def act():
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('werkoffensief.import', 'aan', true)")
        for change_it, _ in OF_PEOPLE[:3]:
            change_it()

    assert asked_by(act) == []


def test_every_relevant_change_brings_the_rollup_to_what_is_counted(facts):
    rollup.recompute_all()
    for act, _ in OF_PEOPLE:
        keys = asked_by(act)
        services.recompute_for(keys)
        assert controle.differences([2019]) == []
        rows = list(Cijferregel.objects.order_by("pk").values_list())
        services.recompute_for(keys)
        assert list(Cijferregel.objects.order_by("pk").values_list()) == rows


def test_agreement_recomputed_alone_takes_its_filled_jobs_along(facts):
    rollup.recompute_all()
    Plaatsing.objects.update(startdatum=date(2020, 3, 1))
    keys = asked_by(change(Werkakkoord, ingangsdatum=date(2020, 1, 1)))
    assert keys == [f"akkoord:{Werkakkoord.objects.get().pk}"]
    services.recompute_for(keys)
    assert set(Cijferregel.objects.filter(werkakkoord__isnull=False).values_list("figuur", "jaar")) == {
        ("akkoorden", 2020),
        ("vervulde_banen", 2020),
    }


def test_a_recompute_waits_for_another_and_reads_what_is_there_then(facts, owner):
    """A held lock makes it wait; a fact committed meanwhile is in its result."""
    import threading

    from django.db import connections

    rollup.recompute_all()
    klant = facts["K1"]
    done = threading.Event()

    def run():
        rollup.recompute(klanten=[klant])
        connections.close_all()
        done.set()

    with owner.transaction():
        owner.execute("SELECT pg_advisory_xact_lock(hashtext('doelen.cijferregel'))")
        thread = threading.Thread(target=run)
        thread.start()
        assert not done.wait(0.5)
        owner.execute("UPDATE trajecten_plaatsing SET startdatum = '2019-02-02'")
    thread.join(10)
    assert done.is_set()
    assert Cijferregel.objects.get(figuur="geplaatst").van == date(2019, 2, 2)
