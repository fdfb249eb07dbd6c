"""A BSN is shown whole after a press on a button, once, and the log knows it first; whose it is, is told to nobody."""

from uuid import uuid4

import pytest
from django.utils import timezone

from intake import bsn
from intake.models import Identificatie, Klant
from tests.accounts.factories import make_cast
from tests.intake.factories import KlantFactory, ToegangFactory
from tests.intake.pages import make_regisseur, refused, versie_of
from werkoffensief.accounts.models import TeamStadsdeel
from werkoffensief.logboek.models import Handeling, Inzage

BSN = "999990019"


@pytest.fixture
def cast(committed_db):
    """The log's own connection commits; only what is committed is seen by the other."""
    return make_cast()


@pytest.fixture
def klant(cast):
    TeamStadsdeel.objects.create(stadsdeel="Centrum", team=cast.centrum)
    klant = KlantFactory()
    row = Identificatie(klant=klant, bsn_index=bsn.index_of(BSN))
    row.bsn_versleuteld, row.sleutel_id = bsn.encrypt(BSN, row_id=row.pk)
    row.save(force_insert=True)
    return klant


def path(klant):
    return f"/klanten/{klant.pk}/bsn/"


ROLES = {
    "consulent": 200, "regisseur": 200, "collega": 200, "vreemde": 404, "teamleider": 200, "accountmanager": 403,
    "manager": 403, "beheerder": 403, "privacy": 403, "werkgever": 403,
}  # fmt: skip


def test_whoever_sees_the_file_sees_the_number_and_nobody_else(cast, client_of, klant):
    found = {}
    for role, status in ROLES.items():
        answer = client_of(getattr(cast, role)).post(path(klant))
        found[role] = answer.status_code
        assert (BSN in answer.content.decode()) is (status == 200), role
    assert found == ROLES
    shown = Handeling.objects.filter(soort="BSN getoond", object_id=str(klant.pk))
    assert set(shown.values_list("door", flat=True)) == {
        str(getattr(cast, role).pk) for role, status in ROLES.items() if status == 200
    }
    ToegangFactory(klant=klant, medewerker=cast.vreemde)
    assert BSN in client_of(cast.vreemde).post(path(klant)).content.decode()


def test_answer_is_kept_nowhere_and_the_number_is_in_no_address_title_or_log(cast, client_of, klant):
    browser = client_of(cast.regisseur)
    assert browser.get(path(klant)).status_code == 405
    answer = browser.post(path(klant))
    text = answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    assert BSN not in str(answer.headers) + text.split("</title>")[0]
    assert text.count(BSN) == 1
    assert BSN not in browser.get(f"/klanten/{klant.pk}/").content.decode()
    line = Inzage.objects.get(gebruiker=str(cast.regisseur.pk), actie_naam="BSN tonen")
    assert (line.object_id, line.verwerkte_soorten_gegevens) == (klant.pk, ["bsn"])
    log = Handeling.objects.get()
    assert BSN not in f"{log.soort}{log.object_id}{log.toelichting}"


@pytest.mark.parametrize("table", ["logboek_handeling", "logboek_inzage"])
def test_without_the_log_nobody_sees_it(cast, client_of, klant, owner, table):
    owner.execute(f"REVOKE INSERT ON {table} FROM PUBLIC, werk_log")
    browser = client_of(cast.regisseur)
    browser.raise_request_exception = False
    answer = browser.post(path(klant))
    assert answer.status_code in {500, 503}
    assert BSN not in answer.content.decode()


def test_without_a_number_the_file_says_so(cast, client_of, klant):
    other, browser = KlantFactory(), client_of(cast.regisseur)
    answer = browser.post(path(other), follow=True)
    assert "geen burgerservicenummer" in answer.content.decode()
    assert "Toon het BSN" not in browser.get(f"/klanten/{other.pk}/").content.decode()
    assert "Toon het BSN" in browser.get(f"/klanten/{klant.pk}/").content.decode()


def test_of_a_shielded_file_only_its_people_see_it(cast, client_of, klant):
    make_regisseur(klant, cast.regisseur)
    Klant.objects.filter(pk=klant.pk).update(afgeschermd_op=timezone.now(), afgeschermd_reden="bedreigd")
    assert client_of(cast.collega).post(path(klant)).status_code == 404
    assert BSN in client_of(cast.regisseur).post(path(klant)).content.decode()


def test_asking_whose_bsn_is_known_is_logged_and_comes_to_an_end(cast, client_of, klant):
    """Registering a person, or giving one a BSN, says whether somebody has that BSN already: not for ever."""
    mine, browser = KlantFactory(stadsdeel="Centrum"), client_of(cast.consulent)
    Klant.objects.filter(pk=klant.pk).update(
        stadsdeel="Escamp"
    )  # not of the own work: that one would be shown
    here = f"/klanten/{mine.pk}/identificatie/"
    data = {"achternaam": "Derde", "grondslag": "bijstand", "bsn": BSN}
    for _ in range(3):
        refused(browser, "/klanten/nieuw/", {**data, "nieuw_id": uuid4()}, "al bij een andere klant. Zoek")
    for _ in range(2):
        refused(
            browser, here, {"bsn": BSN, "versie": versie_of(browser, here)}, "al bij een andere klant. Zoek"
        )
    lines = Handeling.objects.filter(soort="BSN was al bekend", door=str(cast.consulent.pk))
    assert lines.count() == 5
    assert not lines.filter(toelichting__isnull=False).exists()
    for digits in (BSN, "999990020"):  # whether it is known or not
        refused(browser, "/klanten/nieuw/", {**data, "nieuw_id": uuid4(), "bsn": digits}, "te vaak")


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Mijn nummer is 999990019.", True),
        ("9999 900 19", True),
        ("99 99 90 019", True),
        ("99.99.90.019", True),
        ("9999.90.019", True),
        ("Gezien op 18-03-2026, 999990019", True),
        ("Bel +31 6 12345671", False),
        ("Bel 0031 6 12345671", False),
        ("Afspraak 18-03-2026 9:30", False),
        ("Van 18.03.2026 9.30 tot 10.30", False),
        ("Factuur 9999/90019", False),
        ("06 12345678", False),
    ],
)
def test_a_bsn_in_a_text_is_seen_and_a_day_or_a_telephone_number_is_not_taken_for_one(text, holds):
    assert bsn.holds_bsn(text) is holds
