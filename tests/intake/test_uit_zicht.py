"""Work about somebody whose file went to another team since: it is not on the agenda, and no letter leaves."""

from datetime import timedelta

import pytest

from intake.models import Claim, Klant, Uitnodiging
from intake.queries import agenda
from intake.services.velen import tell_participants
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import (
    BijeenkomstFactory,
    DeelnameFactory,
    KlantFactory,
    TaakFactory,
)
from tests.intake.test_afspraken import at, plan
from tests.intake.test_uitnodigingen import klant, letters  # noqa: F401
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db


def leaves(row: Klant, team) -> None:
    give_stadsdeel(team, "Escamp")
    Klant.objects.filter(pk=row.pk).update(stadsdeel="Escamp")
    row.refresh_from_db()
    assert row.team_id == team.pk


def asked_of(medewerker):
    now = clock.now()
    return [
        len(agenda.taken_of(medewerker, now.date())),
        len(agenda.claims_of(medewerker, now.date(), 1)),
        len(agenda.to_invite(medewerker, now)),
    ]


def test_the_agenda_asks_nothing_about_them(klant, cast):  # noqa: F811
    TaakFactory(klant=klant, medewerker=cast.consulent, team=cast.centrum)
    plan(klant, cast.consulent, at(9))
    now = clock.now()
    Claim.objects.create(
        klant=klant, medewerker=cast.consulent, dag=now.date(), verloopt_op=now + timedelta(days=1)
    )
    assert asked_of(cast.consulent) == [1, 1, 1]
    leaves(klant, cast.escamp)
    assert asked_of(cast.consulent) == [0, 0, 0]


def test_a_letter_that_was_chosen_is_not_printed(klant, cast, client_of):  # noqa: F811
    reeks = letters(cast, [plan(klant, cast.consulent, at(9))])
    leaves(klant, cast.escamp)
    client_of(cast.consulent).post(f"/agenda/brieven/{reeks}/pdf/")
    row = Uitnodiging.objects.get()
    assert (row.reden, row.verstuurd_op) == ("afgeschermd", None)


def test_nobody_of_a_meeting_is_told_by_who_may_not_see_them(klant, cast):  # noqa: F811
    meeting = BijeenkomstFactory(begeleider=cast.consulent, begin=at(9))
    other = KlantFactory(stadsdeel="Centrum")
    for row in (klant, other):
        DeelnameFactory(klant=row, bijeenkomst=meeting)
    leaves(other, cast.escamp)
    said = tell_participants(
        door=cast.consulent.pk, reeks=meeting.pk, bijeenkomst_id=meeting.pk, now=clock.now()
    )
    assert (said.mails, said.brieven, said.bellen) == (1, 0, 0)
    assert list(Uitnodiging.objects.values_list("klant", flat=True)) == [klant.pk]
