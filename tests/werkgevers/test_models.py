"""Rules of employers that the database keeps, each broken by plain writes and not by a form."""

import re
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection

from tests.trajecten.test_models import check_deferred
from tests.werkgevers.factories import (
    ContactmomentFactory,
    ContactpersoonFactory,
    VacatureFactory,
    WerkakkoordFactory,
    WerkgeverFactory,
)
from werkgevers.models import Contactmoment, Contactpersoon, Vacature, Werkgever
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"website": "javascript:alert(1)"}, "werkgever_website_is_adres"),
        ({"website": "http://a.example b"}, "werkgever_website_is_adres"),
        ({"gearchiveerd_op": DAY}, "werkgever_archief_met_reden"),
        ({"archief_reden": "Gestopt"}, "werkgever_archief_met_reden"),
        ({"gearchiveerd_op": DAY, "archief_reden": " "}, "werkgever_archief_met_reden"),
    ],
)
def test_database_refuses_a_wrong_employer(change, constraint):
    row = WerkgeverFactory()
    with pytest.raises(IntegrityError, match=constraint):
        Werkgever.objects.filter(pk=row.pk).update(**change)


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"soort": "duif"}, "contactmoment_bekende_soort"),
        ({"datum": clock.today() + timedelta(days=2)}, "contactmoment_niet_in_toekomst"),
        ({"verslag": "x" * 20_001}, "contactmoment_verslag_lengte"),
        ({"afspraak": "Bellen"}, "contactmoment_afspraak_met_datum"),
        ({"afspraak_op": DAY - timedelta(days=1)}, "contactmoment_afspraak_na_contact"),
        ({"gedaan_op": clock.now()}, "contactmoment_gedaan_is_afspraak"),
        ({"vervallen_op": clock.now()}, "contactmoment_vervallen_met_reden"),
    ],
)
def test_database_refuses_a_wrong_contact(change, constraint):
    row = ContactmomentFactory(datum=DAY)
    with pytest.raises(IntegrityError, match=constraint):
        Contactmoment.objects.filter(pk=row.pk).update(**change)


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"functie": " "}, "vacature_met_functie"),
        ({"aantal": 0}, "vacature_minstens_een_plek"),
        ({"uren_per_week": 0}, "vacature_uren"),
        ({"uren_per_week": 61}, "vacature_uren"),
        ({"open_tot": date(2025, 12, 31)}, "vacature_einde_na_begin"),
        ({"gesloten_op": DAY}, "vacature_reden_bij_sluiten"),
        ({"sluitreden": "vervuld"}, "vacature_reden_bij_sluiten"),
        ({"gesloten_op": DAY, "sluitreden": "onzin"}, "vacature_bekende_reden"),
    ],
)
def test_database_refuses_a_wrong_vacancy(change, constraint):
    row = VacatureFactory(open_van=date(2026, 1, 1))
    with pytest.raises(IntegrityError, match=constraint):
        Vacature.objects.filter(pk=row.pk).update(**change)


def test_vacancy_on_an_agreement_of_another_employer_is_refused():
    VacatureFactory(werkakkoord=WerkakkoordFactory())
    with pytest.raises(IntegrityError, match="vacature_akkoord_van_werkgever"):
        check_deferred()


def test_contact_with_somebody_of_another_employer_is_refused():
    ContactmomentFactory(contactpersoon=ContactpersoonFactory())
    with pytest.raises(IntegrityError, match="contactmoment_contactpersoon_van_werkgever"):
        check_deferred()


@pytest.mark.parametrize(
    ("factory", "model"), [(ContactmomentFactory, Contactmoment), (VacatureFactory, Vacature)]
)
def test_each_change_raises_the_version_and_is_kept(factory, model):
    row = factory()
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {model._meta.db_table} SET id = id")
    row.refresh_from_db()
    assert (row.versie, row.geschiedenis.count()) == (1, 1)
    model.objects.filter(pk=row.pk).update(
        **{"plaats": "Delft"} if model is Vacature else {"soort": "bezoek"}
    )
    row.refresh_from_db()
    assert (row.versie, row.geschiedenis.count()) == (2, 2)


def test_contact_person_left_from_the_day_itself():
    row = ContactpersoonFactory(gestopt_op=DAY)
    on = Contactpersoon.objects.working_on
    assert [on(DAY - timedelta(days=1)).count(), on(DAY).count()] == [1, 0]
    row.gestopt_op = None
    row.save()
    assert on(DAY).count() == 1


def test_vacancy_is_open_from_its_first_day_to_its_last_or_until_it_is_closed():
    first, last = date(2026, 1, 1), date(2026, 1, 31)
    row = VacatureFactory(open_van=first, open_tot=last)

    def stand():
        days = [first - timedelta(days=1), first, last, last + timedelta(days=1)]
        return [(Vacature.objects.open_on(d).count(), Vacature.objects.overdue_on(d).count()) for d in days]

    assert stand() == [(0, 0), (1, 0), (1, 0), (0, 1)]
    Vacature.objects.filter(pk=row.pk).update(gesloten_op=last, sluitreden="vervuld")
    assert stand() == [(0, 0), (1, 0), (0, 0), (0, 0)]


@pytest.mark.parametrize("factory", [WerkgeverFactory, ContactpersoonFactory])
def test_version_looks_at_every_column_that_is_written_and_at_no_derived_one(factory):
    row = factory()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgname = %s",
            [f"{row._meta.db_table}_versie"],
        )
        (definition,) = cursor.fetchone()
    written = {f.column for f in row._meta.concrete_fields if not f.generated} - {"id", "versie"}
    assert set(re.findall(r"\bnew\.(\w+)", definition, re.IGNORECASE)) == written
    for naam, versie in ((row.naam, 1), ("Anders", 2), ("Anders", 2)):
        type(row).objects.filter(pk=row.pk).update(naam=naam)
        assert type(row).objects.get(pk=row.pk).versie == versie
