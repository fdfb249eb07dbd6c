"""Nobody is expected in two places at once, whatever writes it; and what was attended does not move."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from intake.models import Afspraak, Bijeenkomst, Deelname
from intake.services import afspraken, bijeenkomsten
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import AfspraakFactory, BijeenkomstFactory, DeelnameFactory, KlantFactory
from tests.intake.test_afspraken import at
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError

pytestmark = pytest.mark.django_db
ELSEWHERE = "al ergens anders verwacht"


@pytest.fixture
def klant(cast):
    give_stadsdeel(cast.centrum)
    return KlantFactory()


def by_sql(act):
    """What the database says of it at the end of the transaction."""
    with pytest.raises(IntegrityError, match=ELSEWHERE), transaction.atomic():
        _and_look(act)


def _and_look(act):
    act()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def settle(row, status, door):
    row.refresh_from_db()
    return afspraken.settle_afspraak(
        door=door.pk, afspraak_id=row.pk, versie=row.versie, status=status, now=clock.now()
    )


def sign(row, status, door):
    row.refresh_from_db()
    return bijeenkomsten.settle_deelname(
        door=door.pk, deelname_id=row.pk, versie=row.versie, status=status, now=clock.now()
    )


def test_the_database_refuses_each_way_into_two_places(klant, cast):
    meeting = BijeenkomstFactory(begin=at(9), duur=60)
    other = BijeenkomstFactory(begin=at(9) + timedelta(minutes=30), duur=60)
    later = BijeenkomstFactory(begin=at(9, 13), duur=60)
    DeelnameFactory(klant=klant, bijeenkomst=meeting)
    by_sql(lambda: Deelname.objects.bulk_create([Deelname(klant=klant, bijeenkomst=other)]))
    by_sql(lambda: AfspraakFactory(klant=klant, medewerker=cast.collega, begin=at(9), duur=15))
    mine = AfspraakFactory(klant=klant, medewerker=cast.collega, begin=at(9, 9), duur=60)
    by_sql(lambda: Afspraak.objects.filter(pk=mine.pk).update(duur=90))
    DeelnameFactory(klant=klant, bijeenkomst=later)
    by_sql(lambda: Bijeenkomst.objects.filter(pk=later.pk).update(begin=at(9)))
    by_sql(lambda: Bijeenkomst.objects.filter(pk=meeting.pk).update(duur=240))
    signed_off = DeelnameFactory(klant=klant, bijeenkomst=other, status="afgemeld")
    by_sql(lambda: Deelname.objects.filter(pk=signed_off.pk).update(status="uitgenodigd"))
    Deelname.objects.filter(bijeenkomst=meeting).update(status="afgemeld")
    Deelname.objects.filter(pk=signed_off.pk).update(status="uitgenodigd")  # and one after the other may
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_undoing_does_not_lead_into_two_places(klant, cast):
    door = cast.consulent
    mine = AfspraakFactory(klant=klant, medewerker=cast.collega, begin=at(9), duur=30)
    settle(mine, "afgezegd", door)
    place = bijeenkomsten.add_deelname(
        door=door.pk, klant_id=klant.pk, now=clock.now(),
        bijeenkomst_id=BijeenkomstFactory(begin=at(9), duur=60).pk,
    )  # fmt: skip
    with pytest.raises(RefusalError, match=ELSEWHERE):
        settle(mine, "gepland", door)
    sign(place, "afgemeld", door)
    settle(mine, "gepland", door)
    with pytest.raises(RefusalError, match=ELSEWHERE):
        sign(place, "uitgenodigd", door)


def test_an_appointment_is_not_lengthened_over_a_meeting(klant, cast):
    mine = AfspraakFactory(klant=klant, medewerker=cast.collega, begin=at(9, 9), duur=30)
    DeelnameFactory(klant=klant, bijeenkomst=BijeenkomstFactory(begin=at(9)))
    gegevens = {name: getattr(mine, name) for name in afspraken.AFSPRAAK} | {"duur": 90}
    with pytest.raises(RefusalError, match="al een bijeenkomst") as refusal:
        afspraken.change_afspraak(
            door=cast.collega.pk, afspraak_id=mine.pk, versie=mine.versie, gegevens=gegevens, now=clock.now()
        )
    assert refusal.value.field == "tijd"


def test_a_meeting_of_which_it_stands_who_was_there_does_not_move_and_is_not_called_off(klant, cast):
    meeting = BijeenkomstFactory(begeleider=cast.consulent, begin=at(-1))
    there = DeelnameFactory(klant=klant, bijeenkomst=meeting)
    door = cast.consulent.pk
    gegevens = {name: getattr(meeting, name) for name in bijeenkomsten.BIJEENKOMST} | {"begin": at(9)}
    fact = {"door": door, "bijeenkomst_id": meeting.pk, "now": clock.now()}
    sign(there, "aanwezig", cast.consulent)
    with pytest.raises(RefusalError, match="al wie er was"):
        bijeenkomsten.change_bijeenkomst(versie=meeting.versie, gegevens=gegevens, **fact)
    with pytest.raises(RefusalError, match="al wie er was"):
        bijeenkomsten.call_off_bijeenkomst(versie=meeting.versie, reden="Ziek", **fact)
    sign(there, "uitgenodigd", cast.consulent)
    assert bijeenkomsten.change_bijeenkomst(versie=meeting.versie, gegevens=gegevens, **fact).begin == at(9)
