"""Requests of people about their own data: the one door of the privacy officer to a file."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from intake import bsn
from intake.models import Identificatie, Klant, Verzoek
from intake.services import verzoeken as services
from tests.accounts.factories import make_cast
from tests.dossier.gevallen import ROLES, full_file, statuses
from tests.intake.factories import KlantFactory, VerzoekFactory
from werkoffensief.logboek.enums import Doel
from werkoffensief.logboek.models import Handeling, Inzage

BORN, BSN = date(1980, 2, 3), "999990019"


@pytest.fixture
def cast(committed_db):
    """The log's own connection commits; only what is committed is seen by the other."""
    return make_cast()


@pytest.fixture
def klant(cast):
    klant = full_file(cast.regisseur)[0]
    Klant.objects.filter(pk=klant.pk).update(geboortedatum=BORN)
    klant.refresh_from_db()
    return klant


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.privacy)


def asked(klant, **changes):
    return {
        "nummer": klant.klantnummer, "geboortedatum": "03-02-1980", "soort": "inzage", "ontvangen_op": "31-01-2026",
        "nieuw_id": str(uuid4()), **changes,
    }  # fmt: skip


def identify(klant):
    row = Identificatie(klant=klant, bsn_index=bsn.index_of(BSN))
    row.bsn_versleuteld, row.sleutel_id = bsn.encrypt(BSN, row_id=row.pk)
    row.save(force_insert=True)


def not_found(medewerker):
    return Handeling.objects.filter(door=str(medewerker.pk), soort=services.NOT_FOUND)


def lines(medewerker, klant):
    return Inzage.objects.filter(gebruiker=str(medewerker.pk), object_id=klant.pk)


def test_only_the_privacy_officer_opens_these_pages(cast, client_of, klant):
    browsers = {role: client_of(getattr(cast, role)) for role in ROLES}
    row = VerzoekFactory(klant=klant, soort="verwijdering")
    here = f"/verzoeken/{row.pk}/"
    paths = ["/verzoeken/", "/verzoeken/nieuw/", here, f"{here}dossier/", f"{here}wissen/"]
    assert statuses(browsers, paths) == {role: {200 if role == "privacy" else 403} for role in ROLES}
    for role in set(ROLES) - {"privacy"}:
        for path in paths:
            assert browsers[role].post(path, asked(klant)).status_code in {403, 405}
    assert Verzoek.objects.count() == 1


def test_a_request_opens_that_one_file_and_closing_it_closes_the_file(cast, browser, klant):
    other = full_file(cast.collega)[0]
    assert browser.get(f"/klanten/{klant.pk}/").status_code == 403
    answer = browser.post("/verzoeken/nieuw/", asked(klant))
    row = Verzoek.objects.get()
    here = f"/verzoeken/{row.pk}/"
    assert answer.headers["Location"] == here
    assert (row.klant, row.door, row.uiterlijk) == (klant, cast.privacy, date(2026, 2, 28))
    text = browser.get(here).content.decode()
    assert klant.naam in text
    assert "28-02-2026" in text
    text = browser.get(f"{here}dossier/").content.decode()
    assert "Wil graag in de zorg werken." in text
    assert other.naam not in text
    assert browser.get(f"/klanten/{klant.pk}/").status_code == 403
    assert browser.post(here, {"uitkomst": "voldaan"}).headers["Location"] == "/verzoeken/"
    assert browser.get(f"{here}dossier/").status_code == 404
    text = browser.get(here).content.decode()
    assert klant.klantnummer in text
    assert klant.achternaam not in text
    row.refresh_from_db()
    assert (row.uitkomst, row.afgehandeld_door) == ("voldaan", cast.privacy)


def test_file_is_read_only(browser, klant):
    row = VerzoekFactory(klant=klant)
    identificatie = Identificatie(klant=klant, bsn_index=bsn.index_of("999990019"))
    identificatie.bsn_versleuteld, identificatie.sleutel_id = bsn.encrypt(
        "999990019", row_id=identificatie.pk
    )
    identificatie.save(force_insert=True)
    text = browser.get(f"/verzoeken/{row.pk}/dossier/").content.decode()
    body = text.split("<main")[1].split("</main>")[0]
    assert "<form" not in body
    assert "<button" not in body
    links = [part.split('"')[0] for part in body.split('href="')[1:]]
    assert [link for link in links if not link.startswith(("tel:", "#", "?", f"/verzoeken/{row.pk}/"))] == []
    assert "999990019" not in text
    assert browser.post(f"/verzoeken/{row.pk}/dossier/").status_code == 405


def test_shielded_file_is_read_for_a_request_too(browser, klant):
    Klant.objects.filter(pk=klant.pk).update(afgeschermd_op=timezone.now(), afgeschermd_reden="Bedreigd.")
    assert browser.post("/verzoeken/nieuw/", asked(klant)).status_code == 302
    assert browser.get(f"/verzoeken/{Verzoek.objects.get().pk}/dossier/").status_code == 200


def test_reading_log_says_that_it_was_for_a_request_and_which(cast, browser, klant):
    row = VerzoekFactory(klant=klant, soort="verwijdering")
    here = f"/verzoeken/{row.pk}/"
    for path in (here, f"{here}dossier/", f"{here}wissen/"):
        browser.get(path)
    told = lines(cast.privacy, klant).values_list("verwerking_naam", "verwerking_id")
    assert list(told) == [(Doel.VERZOEK.value, str(row.pk))] * 3
    browser.get("/verzoeken/")
    assert lines(cast.privacy, klant).count() == 4


@pytest.mark.parametrize(
    "changes",
    [
        {"nummer": "K-bestaat-niet"},
        {"geboortedatum": "04-02-1980"},
        {"geboortedatum": ""},
        {"soort": "klacht"},
        {"ontvangen_op": "31-01-2099"},
    ],
)
def test_a_wrong_digit_opens_nobody(browser, klant, changes):
    answer = browser.post("/verzoeken/nieuw/", asked(klant, **changes))
    assert answer.status_code == 200
    assert klant.achternaam not in answer.content.decode()
    assert not Verzoek.objects.exists()


def test_somebody_without_a_birth_date_may_ask_too(browser, cast):
    """With the whole BSN: a klantnummer, which stands in letters and lists, is no proof alone."""
    klant = KlantFactory(klantnummer="K990555", geboortedatum=None)
    identify(klant)
    for nummer in ("K990555", BSN[:-1]):
        text = browser.post(
            "/verzoeken/nieuw/", asked(klant, geboortedatum="", nummer=nummer)
        ).content.decode()
        assert "Leeg laten kan alleen als u het hele BSN invult." in text
    assert not Verzoek.objects.exists()
    assert browser.post("/verzoeken/nieuw/", asked(klant, geboortedatum="", nummer=BSN)).status_code == 302
    assert Verzoek.objects.get().klant == klant


def test_whole_bsn_alone_finds_nobody_whose_birth_date_is_known(cast, browser, klant):
    identify(klant)
    answer = browser.post("/verzoeken/nieuw/", asked(klant, geboortedatum="", nummer=BSN))
    assert services.NOBODY in answer.content.decode()
    assert not Verzoek.objects.exists()
    assert not_found(cast.privacy).count() == 1


def wrong_tries(klant):
    return {
        "/verzoeken/nieuw/": asked(klant, geboortedatum="04-02-1980"),
        "/inzage/": {"klantnummer": "K-bestaat-niet"},
    }


@pytest.mark.parametrize("path", ["/verzoeken/nieuw/", "/inzage/"])
def test_who_finds_nobody_is_in_the_log_and_after_ten_in_an_hour_both_pages_are_closed(
    cast, browser, klant, owner, path
):
    for _ in range(services.LIMIT):
        assert browser.post(path, wrong_tries(klant)[path]).status_code == 200
    lines = not_found(cast.privacy)
    told = {(line.object_soort, line.object_id, line.toelichting) for line in lines}
    assert (lines.count(), told) == (services.LIMIT, {("medewerker", str(cast.privacy.pk), None)})
    right = {"/verzoeken/nieuw/": asked(klant), "/inzage/": {"klantnummer": klant.klantnummer}}
    for page, data in right.items():
        assert services.TOO_OFTEN in browser.post(page, data).content.decode()
    assert not Verzoek.objects.exists()
    owner.execute("UPDATE logboek_handeling SET tijdstip = tijdstip - interval '61 minutes'")
    assert {browser.post(page, data).status_code for page, data in right.items()} == {302}
    assert not_found(cast.privacy).count() == services.LIMIT


def test_form_sent_twice_is_one_request(browser, klant):
    data = asked(klant)
    assert {browser.post("/verzoeken/nieuw/", data).headers["Location"] for _ in range(2)} == {
        f"/verzoeken/{data['nieuw_id']}/"
    }
    assert Verzoek.objects.count() == 1


@pytest.mark.parametrize("uitkomst", ["deels", "afgewezen"])
def test_a_refusal_says_why_and_a_closed_request_stays_closed(browser, klant, uitkomst):
    row = VerzoekFactory(klant=klant)
    here = f"/verzoeken/{row.pk}/"
    text = browser.post(here, {"uitkomst": uitkomst}).content.decode()
    assert "Vertel waarom" in text
    assert browser.post(here, {"uitkomst": uitkomst, "toelichting": "Niet van deze klant"}).status_code == 302
    assert browser.post(here, {"uitkomst": "voldaan"}).status_code == 200
    row.refresh_from_db()
    assert (row.uitkomst, row.toelichting) == (uitkomst, "Niet van deze klant")


def test_erasing_needs_an_open_request_for_it(browser, klant):
    for row in (
        VerzoekFactory(klant=klant, soort="inzage"),
        VerzoekFactory(
            klant=klant, soort="verwijdering", uitkomst="ingetrokken", afgehandeld_op=timezone.now(),
            afgehandeld_door=VerzoekFactory().door,
        ),
    ):  # fmt: skip
        answer = browser.post(f"/verzoeken/{row.pk}/wissen/", {"geboortedatum": "03-02-1980", "zeker": "on"})
        assert answer.status_code == 404
    klant.refresh_from_db()
    assert klant.gewist_op is None


def test_list_marks_what_is_late_and_keeps_what_was_answered(browser, klant):
    VerzoekFactory(klant=klant, ontvangen_op=date(2020, 1, 1))
    VerzoekFactory(klant=klant, ontvangen_op=timezone.now().date() - timedelta(days=1))
    VerzoekFactory(
        klant=klant,
        uitkomst="ingetrokken",
        afgehandeld_op=timezone.now(),
        afgehandeld_door=VerzoekFactory().door,
    )
    text = browser.get("/verzoeken/").content.decode()
    assert text.count("te laat") == 2  # the old one, and that of the VerzoekFactory above
    assert "Ingetrokken" not in text
    assert "Ingetrokken door de klant" in browser.get("/verzoeken/?groep=afgehandeld").content.decode()


@pytest.mark.parametrize("groep", ["open", "te_laat", "afgehandeld"])
def test_list_asks_the_same_few_queries_for_1_25_and_100_rows(cast, browser, groep):
    counts, made = [], 0
    closed = {"uitkomst": "voldaan", "afgehandeld_op": timezone.now(), "afgehandeld_door": cast.privacy}
    for number in (1, 25, 100):
        for _ in range(number - made):
            VerzoekFactory(**(closed if groep == "afgehandeld" else {}))
        made = number
        with CaptureQueriesContext(connection) as queries:
            text = browser.get(f"/verzoeken/?groep={groep}").content.decode()
        assert text.count('data-kop="Klantnummer"') == min(number, 50)
        counts.append(len(queries))
    assert len(set(counts)) == 1
    assert counts[0] <= 12
