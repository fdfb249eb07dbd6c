"""The groups that a start page asks about running trajecten at once, beside the lists that ask each by itself."""

from datetime import timedelta
from itertools import product

import pytest
from django.db.models import Exists, OuterRef

from intake.models import Gesprek, Klant
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import ContactpogingFactory, GesprekFactory, KlantFactory
from tests.trajecten.factories import PlaatsingFactory, RegisseurschapFactory, StapFactory, TrajectFactory
from trajecten.models import Nazorg
from werkoffensief.dossier.queries.lijst import people_in
from werkoffensief.dossier.queries.start import SHOWN, blocks
from werkoffensief.dossier.queries.werk import NAZORG_ZONDER, WERKLIJSTEN
from werkoffensief.dossier.views.start import OF_TEAMLEIDER
from werkoffensief.logboek.expressions import RowByRow
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
RUNNING = tuple(lijst for lijst in OF_TEAMLEIDER if lijst.lopend)
ASKED = (*RUNNING, NAZORG_ZONDER)  # and one of the people themselves
WITHDRAWN = {"vervallen_op": "2026-06-01T12:00Z", "vervallen_reden": "Fout"}


def one(cast, today, *, since, spoken=None, tried=None, of="regisseur", **traject):
    """Somebody in a traject of `since` days, led by this one of the cast; spoken to and tried so many days ago."""
    klant = KlantFactory()
    made = TrajectFactory(klant=klant, start=today - since * DAY, **traject)
    RegisseurschapFactory(traject=made, medewerker=getattr(cast, of), start=made.start)
    for factory, days in ((GesprekFactory, spoken), (ContactpogingFactory, tried)):
        if days is not None:
            factory(klant=klant, datum=today - days * DAY)
    return klant, made


def everybody(cast, today):
    """On either side of each bound of each rule."""
    give_stadsdeel(cast.centrum)
    for since, spoken, tried in product((89, 90, 200), (None, 89, 90, 150), (None, 89, 90)):
        one(cast, today, since=since, spoken=spoken, tried=tried)
    for days, since in ((-3, 30), (0, 60), (1, 30)):  # which began first is not whose evaluation comes first
        one(cast, today, since=since, evaluatie_op=today + days * DAY)
    one(cast, today, since=400, of="vreemde")
    one(cast, today, since=400, of="vreemde", evaluatie_op=today)
    klant, made = one(cast, today, since=200)
    StapFactory(traject=made, start=today)
    for start, extra in ((today + DAY, {"status": "gepland"}), (today, {"status": "wacht"})):
        StapFactory(traject=one(cast, today, since=200)[1], start=start, **extra)
    StapFactory(traject=one(cast, today, since=200)[1], start=today, **WITHDRAWN)
    GesprekFactory(klant=one(cast, today, since=200)[0], datum=today, **WITHDRAWN)
    for days in (89, 90):
        klant, _ = one(cast, today, since=300)
        placed = PlaatsingFactory(klant=klant, startdatum=today - 200 * DAY)
        Nazorg.objects.create(
            klant=klant, plaatsing=placed, moment="maand_3", uitkomst="goed", gedaan_op=today - days * DAY,
            medewerker=cast.regisseur,
        )  # fmt: skip
    for days in (-1, 0, 1):
        klant, _ = one(cast, today, since=200)
        Klant.objects.filter(pk=klant.pk).update(verhuisd_op=today + days * DAY)
    klant, _ = one(cast, today, since=200)
    Klant.objects.filter(pk=klant.pk).update(overleden_op=today)
    for since, gone in (
        (90, {"overleden_op": today}),
        (100, {"verhuisd_op": today}),
        (80, {"verhuisd_op": today + DAY}),
    ):
        klant = KlantFactory(**gone)  # nobody leads it, as of the next
        TrajectFactory(klant=klant, start=today - since * DAY)
    TrajectFactory(klant=KlantFactory(), start=today - 100 * DAY)
    for start, gone in ((10, {}), (9, {"verhuisd_op": today}), (8, {}), (2, {})):
        PlaatsingFactory(klant=KlantFactory(**gone), startdatum=today - start * DAY)
    TrajectFactory(klant=KlantFactory(), start=today + DAY)


def test_a_start_page_counts_and_orders_them_as_their_lists_do(cast):
    today = clock.today()
    everybody(cast, today)
    scope = people_in(cast.teamleider, "team")
    assert len(RUNNING) == 6
    for blok in blocks(cast.teamleider, "team", ASKED, today):
        lijst = WERKLIJSTEN[blok.lijst.sleutel]
        people = lijst.people(scope, cast.teamleider, today)
        listed = [row.pk for row in lijst.by_urgency(people, cast.teamleider, today)]
        assert [rij.klant.pk for rij in blok.rijen] == listed[:SHOWN], lijst.sleutel
        assert blok.aantal.split()[0] == str(len(listed)), lijst.sleutel
        assert listed, lijst.sleutel


def test_a_column_is_looked_up_for_each_row():
    """As a filter PostgreSQL would make a join of it, as a column of many rows read the whole table beforehand."""
    spoken = {"klant": OuterRef("pk"), "vervallen_op__isnull": True}
    plans = [
        Klant.objects.filter(kind(Gesprek.objects.filter(**spoken))).explain() for kind in (Exists, RowByRow)
    ]
    assert ["SubPlan" in plan for plan in plans] == [False, True], plans
    assert "hashed" not in plans[1]
