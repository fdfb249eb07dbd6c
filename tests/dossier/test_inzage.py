"""The reading log: a line for each person on each page that shows somebody, or no page."""

import html
import re
from datetime import timedelta
from uuid import uuid4

import psycopg
import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from intake.models import Campagnedeelname, Klant
from tests.accounts.factories import make_cast
from tests.doelen.load import load
from tests.doelen.test_recount import benefit, municipality, work
from tests.dossier.bladzijden import pages
from tests.dossier.gevallen import ROLES, full_file, search, statuses
from tests.dossier.test_dossier import cost_of_an_empty_view
from tests.intake.factories import (
    CampagneFactory,
    KlantFactory,
    ToegangFactory,
    VerzoekFactory,
)
from werkoffensief.logboek.enums import Doel
from werkoffensief.logboek.models import Handeling, Inzage
from werkoffensief.logboek.services import record_reading
from werkoffensief.web import clock

# Addresses under a klant, or under a fact of a klant, that show nobody or are looked at elsewhere: each with why.
ELSEWHERE = {
    "concept_bewaren": "shows nothing but what its reader typed: tests/intake/test_concept.py",
    "concept_weg": "a button",
    "gesprek_concept_bewaren": "shows nothing but what its reader typed: tests/intake/test_tafel.py",
    "gesprek_concept_weg": "a button",
    "actie_gedaan": "a button",
    "actie_terug": "a button",
    "belemmering_terug": "a button",
    "vertegenwoordiger_einde": "a button",
    "vertrouweling_einde": "a button",
    "toegang_beeindigen": "a button",
    "bsn_tonen": "is posted to: tests/intake/test_bsn.py",
    "vertrouwelingen": "only of a shielded file: a test below",
    "verzoek": "for a request: tests/dossier/test_verzoeken.py",
    "verzoek_dossier": "for a request: tests/dossier/test_verzoeken.py",
    "verzoek_documenten": "for a request: tests/dossier/test_documenten.py",
    "verzoek_antwoord": "for a request: tests/dossier/test_antwoord.py",
    "verzoek_document": "for a request: tests/dossier/test_documenten.py",
    "document_bestand": "sends a file: tests/dossier/test_documenten.py",
    "klant_wissen": "for a request: tests/dossier/test_verzoeken.py",
    "gezinslid_einde": "a button",
    "klant_nemen": "a button",
    "claim_teruggeven": "a button",
    "overslag_einde": "a button",
    "terugbelbelofte_gedaan": "a button",
    "kijk_mee_einde": "a button",
    "toestemming_intrekken": "a button",
    "klanttag_einde": "a button",
    "samenvoeging_ongedaan": "before a merge is undone: tests/intake/test_samenvoegen_terug.py",
    "afwijking_overnemen": "a button",
    "vraag_stellen": "without a name, for a manager: tests/doelen/test_vragen_gelezen.py",
    "inzage_klant": "shows the log: a test below",
    "afspraak_status": "a button",
    "afspraak_overnemen": "a button",
    "herinneringen_aan_uit": "a button",
    "taak_gedaan": "a button",
    "deelname_status": "a button",
    "plan_actie_nieuw": "a line of the page of the plan: tests/trajecten/test_plan_pages.py",
    "plan_doel_nieuw": "a line of the page of the plan",
    "plan_wachtpunt_nieuw": "a line of the page of the plan",
    "plan_actie_gedaan": "a button",
    "doel_behaald": "a button",
    "wachtpunt_klaar": "a button",
    "plan_actie_terug": "a button",
    "wachtpunt_terug": "a button",
    "nazorg_goed": "a button",
    "taak_later": "of the reader's own list: tests/dossier/test_taken.py",
    "taak_nu": "a button",
    "profielregel_weg": "a button",
    "profielregel_terug": "a button",
    "profiel_overnemen": "a button",
}
OF_A_PERSON = {
    "klant_id", "gesprek_id", "belemmering_id", "vertegenwoordiger_id", "feit_id", "traject_id", "stap_id",
    "plaatsing_id", "regisseurschap_id", "uitkering_id", "gezinslid_id", "toegang_id", "vertrouweling_id", "verzoek_id",
    "document_id", "afspraak_id", "taak_id", "deelname_id",
    "ontheffing_id", "overslag_id", "belofte_id", "claim_id",
    "klantactie_id",
    "wwrecht_id", "samenvoeging_id", "kijkmee_id", "toestemming_id", "waardescan_id",
    "gezinsband_id", "uitvraag_id", "klanttag_id",
    "doel_id", "wachtpunt_id", "planversie_id", "regisseurswens_id",
    "wachtplek_id", "toekenning_id",
    "lening_id", "kwijtschelding_id", "leningbrief_id",
    "profielregel_id",
    "ding_id",
    "buddykoppeling_id",
}  # fmt: skip


@pytest.fixture
def cast(committed_db):
    """The log's own connection commits; only what is committed is seen by the other."""
    return make_cast()


@pytest.fixture
def person(cast):
    return full_file(cast.regisseur)


def lines(medewerker, klant):
    return Inzage.objects.filter(gebruiker=str(medewerker.pk), object_id=klant.pk)


def test_each_page_about_a_klant_leaves_one_line(cast, client_of, person):
    browser, klant = client_of(cast.teamleider), person[0]
    klant.concepten.create(medewerker=cast.teamleider, soort="gesprek", inhoud={"verslag": "half"})
    for name, path in pages(person).items():
        before = lines(cast.teamleider, klant).count()
        assert browser.get(path).status_code == 200, name
        assert lines(cast.teamleider, klant).count() == before + 1, name
    last = lines(cast.teamleider, klant).latest("tijdstip")
    assert (last.verwerking_naam, last.systeem) == (Doel.BEGELEIDING.value, "Werkoffensief")


def test_no_page_about_a_klant_is_forgotten_above(person):
    found = get_resolver().reverse_dict
    about = {
        name
        for name in found
        if isinstance(name, str) and any(set(args) & OF_A_PERSON for _, args in found.getlist(name)[0][0])
    }
    assert about == set(pages(person)) | (set(ELSEWHERE) & about)


def test_a_form_that_comes_back_with_errors_shows_the_person_again(cast, client_of, person):
    browser, klant = client_of(cast.regisseur), person[0]
    assert browser.post(f"/klanten/{klant.pk}/gegevens/", {"achternaam": ""}).status_code == 200
    assert lines(cast.regisseur, klant).count() == 1


def test_who_may_see_a_shielded_file_is_a_page_about_a_klant_too(cast, client_of, person):
    klant = person[0]
    Klant.objects.filter(pk=klant.pk).update(afgeschermd_op=clock.now(), afgeschermd_reden="Bedreigd.")
    assert client_of(cast.regisseur).get(f"/klanten/{klant.pk}/vertrouwelingen/").status_code == 200
    assert lines(cast.regisseur, klant).count() == 1


def test_lists_leave_a_line_for_each_person_shown(cast, client_of, person):
    browser = client_of(cast.teamleider)
    klant, other = person[0], full_file(cast.collega)[0]
    stranger = full_file(cast.vreemde)[0]
    campagne = CampagneFactory()
    for someone in (klant, other):
        Campagnedeelname.objects.create(klant=someone, campagne=campagne)
    klant.concepten.create(medewerker=cast.teamleider, soort="gesprek")  # stands on the start page
    visits = (
        lambda: browser.get("/"),
        lambda: browser.get("/klanten/?groep=team"),
        lambda: search(browser, klant.achternaam[:3]),
        lambda: browser.get(f"/campagnes/{campagne.pk}/"),
    )
    for visit in visits:
        before = [lines(cast.teamleider, someone).count() for someone in (klant, other, stranger)]
        text = visit().content.decode()
        shown = [str(someone.pk) in text for someone in (klant, other, stranger)]
        after = [lines(cast.teamleider, someone).count() for someone in (klant, other, stranger)]
        assert after == [was + seen for was, seen in zip(before, shown, strict=True)]
        assert (shown[0], shown[2]) == (True, False)


def test_numbers_behind_a_figure_are_logged_too(cast, client_of):
    load(municipality(uitkeringen=[benefit("2015-01-01")], plaatsingen=[work("W1", "2019-03-01")]))
    klant = Klant.objects.get(klantnummer="K1")
    answer = client_of(cast.manager).get("/doelen/2019/geplaatst/")
    assert klant.klantnummer in answer.content.decode()
    assert lines(cast.manager, klant).get().verwerking_naam == Doel.STURING.value


def test_refused_pages_leave_no_line(cast, client_of, person):
    for medewerker in (cast.vreemde, cast.accountmanager, cast.manager, cast.beheerder, cast.privacy):
        assert client_of(medewerker).get(f"/klanten/{person[0].pk}/").status_code in {403, 404}
        assert lines(medewerker, person[0]).count() == 0


def test_without_the_log_there_is_no_page(cast, committed_db, client_of):
    klant = full_file(cast.regisseur)[0]
    browser = client_of(cast.regisseur)
    browser.raise_request_exception = False
    with psycopg.connect(committed_db.owner_url, autocommit=True) as owner:
        owner.execute("REVOKE INSERT ON logboek_inzage FROM PUBLIC, werk_log")
    for path in (f"/klanten/{klant.pk}/", f"/klanten/{klant.pk}/gegevens/", "/klanten/"):
        answer = browser.get(path)
        assert answer.status_code == 503, path
        assert klant.achternaam not in answer.content.decode()
    with pytest.raises(OperationalError):
        record_reading(
            gebruiker=cast.regisseur.pk, klanten=[klant.pk], actie="x", doel=Doel.BEGELEIDING, now=clock.now()
        )


# --- Who reads the log ------------------------------------------------------------------------------------------------


def test_only_the_privacy_officer_reads_the_log(cast, client_of, person):
    browsers = {role: client_of(getattr(cast, role)) for role in ROLES}
    paths = ["/inzage/", f"/inzage/klant/{person[0].pk}/", f"/inzage/medewerker/{cast.regisseur.pk}/"]
    assert statuses(browsers, paths) == {role: {200 if role == "privacy" else 403} for role in ROLES}


def test_log_of_a_klant_and_of_a_medewerker_names_no_klant(cast, client_of, person):
    klant, browser = person[0], client_of(cast.privacy)
    client_of(cast.collega).get(f"/klanten/{klant.pk}/")
    asked = {"klantnummer": klant.klantnummer}, {"gebruikersnaam": cast.collega.gebruikersnaam}
    for data, seen in zip(asked, (cast.collega.naam, klant.klantnummer), strict=True):
        answer = browser.post("/inzage/", data)
        assert answer.status_code == 302
        assert klant.klantnummer not in answer.headers["Location"]
        text = browser.get(answer.headers["Location"]).content.decode()
        assert seen in text
        assert "Dossier bekijken" in text
        assert klant.achternaam not in text
    read = Handeling.objects.filter(door=str(cast.privacy.pk), soort="inzagelogboek bekeken")
    assert set(read.values_list("object_soort", "object_id")) == {
        ("klant", str(klant.pk)), ("medewerker", str(cast.collega.pk)),
    }  # fmt: skip


def test_reading_the_log_leaves_a_line_for_each_klant_whose_number_it_shows(cast, client_of):
    """Also in the log itself stands who saw whom, and the same few queries ask for 1, 25 or 100 klanten."""
    browser, counts, seen = client_of(cast.privacy), [], []
    empty = cost_of_an_empty_view(browser)
    stranger = KlantFactory()
    for more in (1, 24, 75):
        new = [KlantFactory().pk for _ in range(more)]
        seen = [*new, *seen]
        record_reading(
            gebruiker=cast.regisseur.pk, klanten=new, actie="proef", doel=Doel.BEGELEIDING, now=clock.now()
        )
        before = lines_of(cast.privacy)
        with CaptureQueriesContext(connection) as queries:
            page = browser.get(f"/inzage/medewerker/{cast.regisseur.pk}/").content.decode()
        counts.append(len(queries))
        shown = set(
            Klant.objects.filter(klantnummer__in=re.findall(r"K\d+", page)).values_list("pk", flat=True)
        )
        told = lines_of(cast.privacy)[len(before) :]
        assert len(shown) == min(len(seen), 50)
        assert sorted(line.object_id for line in told) == sorted(shown)
    assert len(set(counts)) == 1
    assert counts[0] - empty <= 12
    browser.get(f"/inzage/klant/{stranger.pk}/")  # nobody saw this klant, and the page says the number
    line = lines(cast.privacy, stranger).get()
    assert (line.verwerking_naam, line.verwerkte_soorten_gegevens) == (
        Doel.VERZOEK.value, ["klantnummer", "logboek"],
    )  # fmt: skip


def lines_of(medewerker):
    return list(Inzage.objects.filter(gebruiker=str(medewerker.pk)).order_by("tijdstip"))


def test_the_log_says_why_a_file_was_open_in_one_query_for_all(cast, client_of):
    klant, browser, counts = KlantFactory(), client_of(cast.privacy), []
    here = f"/inzage/klant/{klant.pk}/"
    for number in (1, 25):
        for _ in range(number):
            toegang = ToegangFactory(klant=klant, medewerker=cast.vreemde, reden=f"Stond aan balie {number}")
            verzoek = VerzoekFactory(klant=klant, soort="correctie")
            for doel, grond in ((Doel.TOEGANG, toegang), (Doel.VERZOEK, verzoek)):
                record_reading(
                    gebruiker=cast.vreemde.pk, klanten=[klant.pk], actie="Dossier bekijken", doel=doel,
                    grond=grond.pk, now=clock.now(),
                )  # fmt: skip
        with CaptureQueriesContext(connection) as queries:
            page = browser.get(here).content.decode()
        counts.append(len(queries))
    assert page.count("Stond aan balie 25") == 25
    assert page.count("Verzoek van de klant: correctie") == 25
    assert counts[0] == counts[1]
    record_reading(
        gebruiker=cast.vreemde.pk, klanten=[klant.pk], actie="Dossier bekijken", doel=Doel.TOEGANG, grond=uuid4(),
        now=clock.now(),
    )  # fmt: skip
    assert browser.get(here).status_code == 200  # the ground is gone; the line stays
    there = browser.get(f"/inzage/medewerker/{cast.vreemde.pk}/").content.decode()
    assert "Stond aan balie 25" in there


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"klantnummer": "bestaat-niet"},
        {"gebruikersnaam": "niemand"},
        {"klantnummer": "1", "gebruikersnaam": "x"},
    ],
)
def test_a_question_without_answer_says_so(cast, client_of, data):
    answer = client_of(cast.privacy).post("/inzage/", data)
    assert answer.status_code == 200
    sentences = ("Vul een klantnummer in of", "Er is geen klant", "Er is geen medewerker")
    assert any(sentence in answer.content.decode() for sentence in sentences)


def test_pages_of_fifty_show_each_line_once(cast, client_of):
    klant, browser = KlantFactory(), client_of(cast.privacy)
    now = clock.now()
    for number in range(120):
        record_reading(
            gebruiker=cast.regisseur.pk, klanten=[klant.pk], actie=f"proef {number:03}",
            doel=Doel.BEGELEIDING, now=now - timedelta(minutes=number // 3),
        )  # fmt: skip
    here, seen, page = f"/inzage/klant/{klant.pk}/", [], "?"
    while page:
        text = browser.get(here + page).content.decode()
        seen += [part[:3] for part in text.split("proef ")[1:]]
        page = html.unescape(next(iter(re.findall(r'href="(\?voor[^"]*)"', text)), ""))
    assert sorted(seen) == [f"{number:03}" for number in range(120)]


@pytest.mark.parametrize("voor", ["x", "2026-01-01|a|b", "2026-01-01T00:00:00|a"])
def test_nonsense_in_the_address_gives_the_first_page(cast, client_of, voor):
    klant = KlantFactory()
    assert client_of(cast.privacy).get(f"/inzage/klant/{klant.pk}/", {"voor": voor}).status_code == 200
