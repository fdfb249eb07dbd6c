"""The id that comes with the form of the door to a file of another team tells nothing about that file."""

from uuid import uuid4

import pytest

from intake.models import Toegang
from intake.services import toegang as services
from tests.accounts.factories import MedewerkerFactory, make_cast
from tests.intake.factories import KlantFactory, ToegangFactory
from tests.intake.test_toegang import ASK, BORN, REDEN, asked, wrong_attempts
from werkoffensief.accounts.models import TeamStadsdeel
from werkoffensief.logboek.models import Handeling
from werkoffensief.web.refusals import RefusalError


@pytest.fixture
def cast(committed_db):
    """What the log's own connection commits, must be seen by the other."""
    return make_cast()


@pytest.fixture
def klant(cast):
    """A klant of team Centrum whom vreemde does not see."""
    TeamStadsdeel.objects.create(stadsdeel="Centrum", team=cast.centrum)
    return KlantFactory(klantnummer="K990777", geboortedatum=BORN)


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.vreemde)


@pytest.mark.parametrize("whose", ["vreemde", "consulent"])
def test_id_of_an_earlier_toegang_makes_the_door_no_oracle(cast, browser, klant, whose):
    """The right pair opens the file, once; a wrong one is refused and counted, as with any other id."""
    used = ToegangFactory(klant=KlantFactory(), medewerker=getattr(cast, whose))
    data = asked(nieuw_id=used.pk)
    for _ in range(services.LIMIT):
        text = browser.post(ASK, {**data, "geboortedatum": "04-02-1980"}).content.decode()
        assert services.UNKNOWN.split(".")[0] in text
    assert wrong_attempts(cast.vreemde).count() == services.LIMIT
    assert "te vaak" in browser.post(ASK, data).content.decode()
    other = MedewerkerFactory(team=cast.escamp, rollen=["regisseur"])
    toegang = services.take_toegang(
        door=other.pk, toegang_id=used.pk, nummer="K990777", geboortedatum=BORN, reden=REDEN
    )[1]
    assert (toegang.klant, toegang.medewerker) == (klant, other)
    used.refresh_from_db()
    assert used.medewerker == getattr(cast, whose)


def test_right_pair_with_the_id_of_an_earlier_toegang_opens_the_file(cast, browser, klant):
    used = ToegangFactory(klant=KlantFactory(), medewerker=cast.vreemde)
    answer = browser.post(ASK, asked(nieuw_id=used.pk))
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/klanten/{klant.pk}/")
    assert Toegang.objects.filter(klant=klant, medewerker=cast.vreemde).count() == 1


def test_log_tells_of_no_toegang_that_the_database_refused(cast, klant):
    with pytest.raises(RefusalError, match="ten minste tien tekens"):
        services.take_toegang(
            door=cast.vreemde.pk, toegang_id=uuid4(), nummer="K990777", geboortedatum=BORN, reden="kort"
        )
    assert not Toegang.objects.exists()
    assert not Handeling.objects.filter(soort=services.TAKEN).exists()
