"""What an accountmanager does, without pages."""

import threading
from datetime import date, timedelta
from functools import partial

import pytest
from django.db import connections

from tests.accounts.factories import MedewerkerFactory
from tests.werkgevers.factories import (
    ContactmomentFactory,
    ContactpersoonFactory,
    VacatureFactory,
    WerkakkoordFactory,
    WerkgeverFactory,
)
from werkgevers import services
from werkgevers.models import Contactmoment, Vacature, Werkgever
from werkgevers.queries import find_werkgevers
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError, StaleError

DAY = date(2026, 3, 2)
MOMENT = {"datum": DAY, "soort": "telefoon", "verslag": "Gebeld"}
VACATURE = {"functie": "Kok", "aantal": 2, "open_van": DAY}


@pytest.fixture
def door(cast):
    return cast.accountmanager.pk


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["consulent", "manager", "werkgever"])
def test_only_somebody_with_the_role_becomes_accountmanager(cast, door, role):
    row, wrong = WerkgeverFactory(), getattr(cast, role).pk
    with pytest.raises(RefusalError, match="geen accountmanager"):
        services.assign_accountmanager(door=door, werkgever_id=row.pk, versie=1, medewerker_id=wrong)
    gone = MedewerkerFactory(rollen=["accountmanager"], is_active=False).pk
    with pytest.raises(RefusalError, match="geen accountmanager"):
        services.assign_accountmanager(door=door, werkgever_id=row.pk, versie=1, medewerker_id=gone)
    services.assign_accountmanager(door=door, werkgever_id=row.pk, versie=1, medewerker_id=door)
    row.refresh_from_db()
    assert row.accountmanager_id == door
    services.assign_accountmanager(door=door, werkgever_id=row.pk, versie=2, medewerker_id=None)
    row.refresh_from_db()
    assert row.accountmanager_id is None


@pytest.mark.django_db
def test_employer_is_archived_when_nothing_runs_and_takes_nothing_new(door):
    row = WerkgeverFactory(naam="Oude Zaak")
    agreement = WerkakkoordFactory(werkgever=row, ingangsdatum=date(2026, 1, 1), einddatum=DAY)
    vacancy = VacatureFactory(werkgever=row)
    call = {"door": door, "werkgever_id": row.pk, "versie": 1, "reden": "Gestopt"}
    with pytest.raises(RefusalError, match="loopt nog een werkakkoord"):
        services.archive_werkgever(**call, day=DAY)
    with pytest.raises(RefusalError, match="nog een open vacature"):
        services.archive_werkgever(**call, day=DAY + timedelta(days=1))
    Vacature.objects.filter(pk=vacancy.pk).update(gesloten_op=DAY, sluitreden="verlopen")
    with pytest.raises(RefusalError, match="Geef een reden"):
        services.archive_werkgever(**{**call, "reden": " "}, day=DAY + timedelta(days=1))
    assert find_werkgevers(text="oude") == [row]
    services.archive_werkgever(**call, day=DAY + timedelta(days=1))
    assert find_werkgevers(text="oude") == []
    for create, gegevens in (
        (partial(services.record_contactmoment, now=clock.now()), MOMENT),
        (services.create_vacature, VACATURE),
        (services.create_akkoord, {"sector": "zorg", "ingangsdatum": DAY, "banen": 1, "ontwikkelplekken": 0}),
    ):
        with pytest.raises(RefusalError, match="staat in het archief"):
            create(door=door, werkgever_id=row.pk, gegevens=gegevens)
    services.restore_werkgever(door=door, werkgever_id=row.pk, versie=2)
    services.record_contactmoment(door=door, werkgever_id=row.pk, gegevens=MOMENT, now=clock.now())
    row.refresh_from_db()
    assert (row.gearchiveerd_op, row.archief_reden) == (None, None)
    assert agreement.werkgever.geschiedenis.count() == 3


@pytest.mark.django_db
def test_contact_is_with_somebody_of_the_same_employer(door):
    row, other = WerkgeverFactory(), ContactpersoonFactory()
    with pytest.raises(RefusalError, match="andere werkgever"):
        services.record_contactmoment(
            door=door,
            werkgever_id=row.pk,
            gegevens={**MOMENT, "contactpersoon": other},
            now=clock.now(),
        )
    with pytest.raises(RefusalError, match="andere werkgever"):
        services.save_contactmoment(
            door=door,
            contactmoment_id=ContactmomentFactory(werkgever=row).pk,
            versie=1,
            gegevens={**MOMENT, "contactpersoon": other},
        )
    assert Contactmoment.objects.count() == 1


@pytest.mark.django_db
def test_appointment_is_done_once_and_again_when_it_is_moved(door):
    row = ContactmomentFactory(afspraak_op=DAY)
    call = {"door": door, "contactmoment_id": row.pk}
    with pytest.raises(RefusalError, match="heeft deze afspraak gewijzigd"):
        services.finish_afspraak(**call, versie=9, now=clock.now())
    services.finish_afspraak(**call, versie=1, now=clock.now())
    with pytest.raises(RefusalError, match="al gedaan"):
        services.finish_afspraak(**call, versie=1, now=clock.now())
    assert not Contactmoment.objects.due_on(DAY).exists()
    same = {**MOMENT, "afspraak_op": DAY, "verslag": "Aangevuld"}
    services.save_contactmoment(**call, versie=2, gegevens=same)
    assert not Contactmoment.objects.due_on(DAY).exists()
    services.save_contactmoment(**call, versie=3, gegevens={**same, "afspraak_op": DAY + timedelta(days=1)})
    assert Contactmoment.objects.due_on(DAY + timedelta(days=1)).get() == row
    services.withdraw_contactmoment(**call, versie=4, reden="Dubbel", now=clock.now())
    assert not Contactmoment.objects.due_on(DAY + timedelta(days=1)).exists()


@pytest.mark.django_db
def test_appointment_without_anything_agreed_cannot_be_done(door):
    row = ContactmomentFactory()
    with pytest.raises(RefusalError, match="geen afspraak die gedaan kan zijn"):
        services.finish_afspraak(door=door, contactmoment_id=row.pk, versie=1, now=clock.now())


@pytest.mark.django_db
def test_vacancy_is_of_an_agreement_of_the_same_employer_that_stands(door):
    agreement = WerkakkoordFactory()
    other = WerkgeverFactory()
    with pytest.raises(RefusalError, match="andere werkgever"):
        services.create_vacature(
            door=door, werkgever_id=other.pk, gegevens={**VACATURE, "werkakkoord": agreement}
        )
    own = {"door": door, "werkgever_id": agreement.werkgever_id}
    row = services.create_vacature(**own, gegevens={**VACATURE, "werkakkoord": agreement})
    withdraw = {"door": door, "akkoord_id": agreement.pk, "versie": 1, "reden": "Fout", "now": clock.now()}
    with pytest.raises(RefusalError, match="nog een open vacature bij dit akkoord"):
        services.withdraw_akkoord(**withdraw)
    close = {"door": door, "vacature_id": row.pk, "versie": 1, "sluitreden": "geen_antwoord"}
    with pytest.raises(RefusalError, match="dag die nog komt"):
        services.close_vacature(**close, gesloten_op=DAY + timedelta(days=1), today=DAY)
    services.close_vacature(**close, gesloten_op=DAY, today=DAY)
    with pytest.raises(RefusalError, match="er niet meer"):
        services.save_vacature(door=door, vacature_id=row.pk, versie=2, gegevens=VACATURE)
    services.withdraw_akkoord(**withdraw)
    with pytest.raises(RefusalError, match="akkoord is vervallen"):
        services.reopen_vacature(door=door, vacature_id=row.pk, versie=2)
    with pytest.raises(RefusalError, match="akkoord is vervallen"):
        services.create_vacature(**own, gegevens={**VACATURE, "werkakkoord": agreement})


@pytest.mark.django_db
def test_closed_vacancy_opens_again_without_its_reason(door):
    row = VacatureFactory(gesloten_op=DAY, sluitreden="vervuld")
    with pytest.raises(StaleError):
        services.reopen_vacature(door=door, vacature_id=row.pk, versie=9)
    services.reopen_vacature(door=door, vacature_id=row.pk, versie=1)
    row.refresh_from_db()
    assert (row.gesloten_op, row.sluitreden) == (None, None)


def test_archive_and_new_work_at_once_never_leave_an_archived_employer_with_an_open_vacancy(committed_db):
    """Whoever comes first: the other is refused."""
    door = MedewerkerFactory(rollen=["accountmanager"]).pk
    rows = [WerkgeverFactory().pk for _ in range(12)]
    refused = []
    for row in rows:
        gate = threading.Barrier(2)

        def archive(row=row, gate=gate):
            _try(
                gate,
                refused,
                lambda: services.archive_werkgever(
                    door=door, werkgever_id=row, versie=1, reden="Gestopt", day=DAY
                ),
            )

        def add(row=row, gate=gate):
            _try(
                gate,
                refused,
                lambda: services.create_vacature(door=door, werkgever_id=row, gegevens=VACATURE),
            )

        threads = [threading.Thread(target=work) for work in (archive, add)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(refused) == len(rows)
    assert not Werkgever.objects.filter(gearchiveerd_op__isnull=False, vacatures__gesloten_op=None).exclude(
        vacatures=None
    )


def _try(gate, refused, act):
    gate.wait()
    try:
        act()
    except RefusalError as refusal:
        refused.append(str(refusal))
    finally:
        connections.close_all()
