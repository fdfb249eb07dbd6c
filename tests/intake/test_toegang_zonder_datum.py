"""The door to a file of another team, of somebody whose birth date is unknown: only the whole BSN opens it."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from intake.models import Toegang
from intake.services import toegang as services
from tests.accounts.factories import MedewerkerFactory, make_cast
from tests.intake.factories import KlantFactory
from tests.intake.test_toegang import (
    ASK,
    BORN,
    BSN,
    REDEN,
    _erased,
    _merged,
    _shape,
    _shielded,
    _without_birth_date,
    _without_input,
    asked,
    identify,
    wrong_attempts,
)
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


def test_whole_bsn_and_an_empty_date_open_the_file_of_who_has_no_birth_date(cast, browser, klant):
    identify(klant)
    _without_birth_date(klant)
    answer = browser.post(ASK, asked(nummer=BSN, geboortedatum=""))
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/klanten/{klant.pk}/")
    row = Toegang.objects.get()
    assert (row.klant, row.medewerker) == (klant, cast.vreemde)
    log = Handeling.objects.get(door=str(cast.vreemde.pk))
    assert (log.soort, log.object_id, log.toelichting) == (services.TAKEN, str(klant.pk), None)
    assert browser.get(f"/klanten/{klant.pk}/").status_code == 200


def _known_and_shielded(klant):
    _without_birth_date(klant)
    _shielded(klant)


def _known_and_merged(klant):
    _without_birth_date(klant)
    _merged(klant)


def _known_and_erased(klant):
    _without_birth_date(klant)
    _erased(klant)


WRONG_WITHOUT_DATE = {
    "has a birth date": (lambda klant: None, "999990019"),
    "absent": (_without_birth_date, "999990135"),
    "shielded": (_known_and_shielded, "999990032"),
    "merged": (_known_and_merged, "999990044"),
    "erased": (_known_and_erased, "999990056"),
    "a klantnummer like a BSN": (_without_birth_date, "999990068"),
}


def test_an_empty_date_tells_nobody_who_has_no_birth_date(cast, client_of):
    """The right BSN of somebody with a birth date, an absent one, a klantnummer: one answer after the same work."""
    texts, works = set(), set()
    for name, (make, digits) in WRONG_WITHOUT_DATE.items():
        somebody = MedewerkerFactory(team=cast.escamp, rollen=["regisseur"], naam="Iemand")
        numbered = {"klantnummer": digits} if name.startswith("a klantnummer") else {}
        subject = KlantFactory(geboortedatum=BORN, **numbered)
        if not numbered and name != "absent":
            identify(subject, digits)
        make(subject)
        browser = client_of(somebody)
        browser.get("/toegankelijkheid/")
        with CaptureQueriesContext(connection) as queries:
            answer = browser.post(ASK, asked(nummer=digits, geboortedatum="", nieuw_id="x"))
        assert answer.status_code == 200, name
        text = answer.content.decode()
        assert services.UNKNOWN.split(".")[0] in text, name
        texts.add(_without_input(text))
        works.add(tuple(_shape(query["sql"]) for query in queries))
        assert wrong_attempts(somebody).count() == 1, name
    assert len(texts) == len(works) == 1
    assert not Toegang.objects.exists()


@pytest.mark.parametrize("nummer", ["K990777", "99999001", "19", "999990010", "99999001é"])
def test_without_a_whole_bsn_the_date_is_asked_for_and_nothing_is_looked_up(cast, browser, klant, nummer):
    """Whatever stands in the file: the same sentence, from what was typed alone."""
    texts = set()
    for change in (lambda klant: None, _without_birth_date):
        change(klant)
        with CaptureQueriesContext(connection) as queries:
            text = browser.post(ASK, asked(nummer=nummer, geboortedatum="", nieuw_id="x")).content.decode()
        assert "Leeg laten kan alleen als u het hele BSN invult." in text
        assert not [query for query in queries if "intake_klant" in query["sql"]]
        texts.add(_without_input(text))
    assert len(texts) == 1
    assert not Toegang.objects.exists()
    assert not wrong_attempts(cast.vreemde).exists()


@pytest.mark.parametrize("nummer", ["K990777", "12", " 12 ", "0012", ""])
def test_the_rule_itself_takes_nothing_but_a_whole_bsn_without_a_date(cast, klant, nummer):
    """A caller without the form finds nobody either."""
    identify(klant, "000000012")
    _without_birth_date(klant)
    with pytest.raises(RefusalError, match="kunnen wij geen dossier openen"):
        services.take_toegang(
            door=cast.vreemde.pk, toegang_id=uuid4(), nummer=nummer, geboortedatum=None, reden=REDEN
        )
    assert wrong_attempts(cast.vreemde).count() == 1


def test_attempts_without_a_date_count_with_the_others(cast, browser, klant):
    identify(klant)
    for number in range(services.LIMIT):
        browser.post(ASK, asked(nummer="999990135", geboortedatum="" if number % 2 else "04-02-1980"))
    _without_birth_date(klant)
    assert "te vaak" in browser.post(ASK, asked(nummer=BSN, geboortedatum="")).content.decode()
    assert not Toegang.objects.exists()
