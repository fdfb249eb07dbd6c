"""The door to a file of another team: what opens it, what it tells, how often one may be wrong."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, connections, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from intake import bsn
from intake.models import Campagnedeelname, Identificatie, Klant, Klantnummer, Toegang
from intake.services import toegang as services
from tests.accounts.factories import MedewerkerFactory, make_cast
from tests.dossier.gevallen import search
from tests.intake.factories import CampagneFactory, GesprekFactory, KlantFactory, ToegangFactory
from tests.intake.pages import make_regisseur
from werkoffensief.accounts.models import TeamStadsdeel
from werkoffensief.logboek.enums import Doel
from werkoffensief.logboek.models import Handeling, Inzage
from werkoffensief.web.refusals import RefusalError

BSN, BORN, ASK = "999990019", date(1980, 2, 3), "/toegang/vragen/"
REDEN = "Staat nu bij mij aan de balie"


@pytest.fixture
def cast(committed_db):
    """What the log's own connection commits, must be seen by the other."""
    return make_cast()


@pytest.fixture
def klant(cast):
    """A klant of team Centrum whom vreemde does not see."""
    TeamStadsdeel.objects.create(stadsdeel="Centrum", team=cast.centrum)
    return KlantFactory(klantnummer="K990777", achternaam="Visser", geboortedatum=BORN)


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.vreemde)


def asked(**changes):
    return {
        "nummer": "K990777",
        "geboortedatum": "03-02-1980",
        "reden": REDEN,
        "nieuw_id": uuid4(),
        **changes,
    }


def identify(klant, digits=BSN):
    row = Identificatie(klant=klant, bsn_index=bsn.index_of(digits))
    row.bsn_versleuteld, row.sleutel_id = bsn.encrypt(digits, row_id=row.pk)
    row.save(force_insert=True)


def wrong_attempts(medewerker):
    return Handeling.objects.filter(door=str(medewerker.pk), soort=services.REFUSED)


# --- What opens it ------------------------------------------------------------


@pytest.mark.parametrize("nummer", ["K990777", " K990777 ", BSN, "OUD-1"])
def test_number_birth_date_and_reason_turn_404_into_200_for_24_hours(cast, browser, klant, nummer):
    identify(klant)
    Klantnummer.objects.create(nummer="OUD-1", klant=klant)
    here = f"/klanten/{klant.pk}/"
    assert browser.get(here).status_code == 404
    answer = browser.post(ASK, asked(nummer=nummer))
    assert (answer.status_code, answer.headers["Location"]) == (302, here)
    text = browser.get(here).content.decode()
    assert "Dit dossier is van een ander team." in text
    assert REDEN in text
    row = Toegang.objects.get()
    assert (row.klant, row.medewerker, row.reden) == (klant, cast.vreemde, REDEN)
    assert row.tot - row.vanaf == timedelta(hours=24)
    log = Handeling.objects.get(door=str(cast.vreemde.pk))
    assert (log.soort, log.object_id, log.toelichting) == (services.TAKEN, str(klant.pk), None)


def test_after_24_hours_it_is_a_stranger_again(cast, browser, klant):
    past = timezone.now() - timedelta(hours=24, minutes=1)
    ToegangFactory(klant=klant, medewerker=cast.vreemde, vanaf=past, tot=past + timedelta(hours=24))
    assert browser.get(f"/klanten/{klant.pk}/").status_code == 404


def test_a_file_that_one_may_open_needs_no_toegang(cast, client_of, klant):
    answer = client_of(cast.consulent).post(ASK, asked())
    assert answer.headers["Location"] == f"/klanten/{klant.pk}/"
    assert not Toegang.objects.exists()


def test_form_sent_twice_is_one_toegang_and_nobody_takes_over_the_id_of_another(
    cast, client_of, browser, klant
):
    data = asked()
    for _ in range(2):
        assert browser.post(ASK, data).status_code == 302
    assert Toegang.objects.count() == 1
    other = MedewerkerFactory(rollen=["consulent"])
    assert client_of(other).post(ASK, {**data, "geboortedatum": "04-02-1980"}).status_code == 200
    assert not Klant.objects.visible_to(other).exists()


def test_form_sent_twice_with_other_data_is_an_attempt_like_any_other(cast, browser, klant):
    data = asked()
    browser.post(ASK, data)
    again = browser.post(ASK, {**data, "nummer": "XXXX", "geboortedatum": "01-01-1950"})
    assert again.status_code == 200
    assert wrong_attempts(cast.vreemde).count() == 1


def test_somebody_here_for_a_day_does_not_take_the_klant_along(cast, client_of, browser, klant):
    """The klant lives in the stranger's team: without regisseur the file would be theirs for good."""
    TeamStadsdeel.objects.create(stadsdeel="Escamp", team=cast.escamp)
    Klant.objects.filter(pk=klant.pk).update(stadsdeel="Escamp")
    make_regisseur(klant, cast.regisseur)
    traject = klant.trajecten.get()
    browser.post(ASK, asked())
    paths = (f"/trajecten/{traject.pk}/einde/", f"/feiten/traject/{traject.pk}/vervallen/")
    page = browser.get(f"/klanten/{klant.pk}/").content.decode()
    for path in paths:
        assert path not in page
        assert browser.get(path).status_code == 403
        assert (
            browser.post(path, {"einde": "01-03-2020", "einde_reden": "werk", "versie": 1}).status_code == 403
        )
    own = client_of(cast.regisseur)
    assert [own.get(path).status_code for path in paths] == [200, 200]
    colleague = client_of(cast.collega)
    assert [colleague.get(path).status_code for path in paths] == [200, 403]


def test_whoever_was_sent_away_stays_away_for_these_24_hours(cast, client_of, browser, klant):
    browser.post(ASK, asked())
    client_of(cast.teamleider).post(f"/toegang/{Toegang.objects.get().pk}/einde/")
    text = browser.post(ASK, asked()).content.decode()
    assert "in de afgelopen 24 uur beëindigd" in text
    assert browser.get(f"/klanten/{klant.pk}/").status_code == 404
    assert Toegang.objects.count() == 1


def test_team_of_then_goes_on_seeing_the_reason_and_no_name(cast, client_of, klant):
    row = ToegangFactory(klant=klant, medewerker=cast.vreemde, reden="Belde over werk")
    row.refresh_from_db()
    assert row.team == cast.centrum
    TeamStadsdeel.objects.create(stadsdeel="Escamp", team=cast.escamp)
    Klant.objects.filter(pk=klant.pk).update(stadsdeel="Escamp")
    leader = client_of(cast.teamleider)
    text = leader.get("/toegang/").content.decode()
    assert "Belde over werk" in text
    assert "niet meer bij uw team" in text
    assert klant.naam not in text
    assert str(klant.pk) not in text
    assert cast.vreemde.naam in leader.get("/").content.decode()
    assert not Inzage.objects.filter(gebruiker=str(cast.teamleider.pk), object_id=klant.pk).exists()
    with pytest.raises(IntegrityError, match="verandert niet meer"), transaction.atomic():
        Toegang.objects.update(team=cast.escamp)


def test_file_says_afterwards_who_was_there_and_why(cast, client_of, klant):
    long_ago = timezone.now() - timedelta(days=40)
    ToegangFactory(
        klant=klant, medewerker=cast.vreemde, reden="Kwam aan de balie", vanaf=long_ago,
        tot=long_ago + timedelta(hours=24),
    )  # fmt: skip
    text = client_of(cast.consulent).get(f"/klanten/{klant.pk}/?soort=toegang").content.decode()
    assert "Toegang met een reden genomen" in text
    assert "Kwam aan de balie" in text


def test_teamleider_here_for_a_day_is_offered_no_merging(cast, client_of, klant):
    leader = client_of(MedewerkerFactory(team=cast.escamp, rollen=["teamleider"]))
    leader.post(ASK, asked())
    assert leader.get(f"/klanten/{klant.pk}/").status_code == 200
    assert leader.get(f"/klanten/{klant.pk}/samenvoegen/").status_code == 403


def test_somebody_here_for_a_day_logs_a_conversation_but_takes_no_stadsdeel_along(cast, browser, klant):
    TeamStadsdeel.objects.create(stadsdeel="Escamp", team=cast.escamp)
    browser.post(ASK, asked())
    here = f"/klanten/{klant.pk}"
    data = {"datum": "01-03-2020", "vorm": "kantoor", "trede": "3", "nieuw_id": uuid4()}
    assert browser.post(f"{here}/gesprekken/nieuw/", data).status_code == 302
    assert klant.gesprekken.count() == 1
    klant.refresh_from_db()
    changed = {
        "achternaam": "Visser", "stadsdeel": "Escamp", "grondslag": "bijstand", "versie": klant.versie,
    }  # fmt: skip
    assert browser.post(f"{here}/gegevens/", changed).status_code == 302
    klant.refresh_from_db()
    assert (klant.stadsdeel, klant.team) == ("Centrum", cast.centrum)
    assert browser.get(f"{here}/afschermen/").status_code == 403
    assert browser.get(f"{here}/samenvoegen/").status_code == 403


# --- What it does not tell ------------------------------------------------------------


def _shielded(klant):
    Klant.objects.filter(pk=klant.pk).update(afgeschermd_op=timezone.now(), afgeschermd_reden="bedreigd")


def _merged(klant):
    other = KlantFactory(geboortedatum=BORN)
    Klant.objects.filter(pk=klant.pk).update(klantnummer=None, samengevoegd_in=other)


def _erased(klant):
    Klant.objects.filter(pk=klant.pk).update(gewist_op=timezone.now())


def _without_birth_date(klant):
    Klant.objects.filter(pk=klant.pk).update(geboortedatum=None)


WRONG = {
    "absent": (lambda klant: None, {"nummer": "K999999"}),
    "wrong birth date": (lambda klant: None, {"geboortedatum": "04-02-1980"}),
    "wrong BSN": (identify, {"nummer": "999990020"}),
    "part of the number": (lambda klant: None, {"nummer": "K99077"}),
    "shielded": (_shielded, {}),
    "merged": (_merged, {}),
    "erased": (_erased, {}),
    "no birth date": (_without_birth_date, {}),
}


def _shape(sql):
    """A statement without its values."""
    return re.sub(r"'[^']*'|\"s\d+_x\d+\"", "?", sql)


def test_wrong_absent_shielded_and_merged_get_the_same_answer_after_the_same_work(cast, client_of, klant):
    texts, works = set(), set()
    for make, changes in WRONG.values():
        somebody = MedewerkerFactory(team=cast.escamp, rollen=["regisseur"], naam="Iemand")
        subject = KlantFactory(geboortedatum=BORN)
        nummer = subject.klantnummer
        make(subject)
        data = {**asked(nummer=nummer, nieuw_id="x"), **changes}
        browser = client_of(somebody)
        browser.get("/toegankelijkheid/")
        with CaptureQueriesContext(connection) as queries:
            answer = browser.post(ASK, data)
        assert answer.status_code == 200
        text = answer.content.decode()
        assert services.UNKNOWN.split(".")[0] in text
        texts.add(_without_input(text))
        works.add(tuple(_shape(query["sql"]) for query in queries))
        assert wrong_attempts(somebody).count() == 1
    assert len(texts) == 1
    assert len(works) == 1
    assert not Toegang.objects.exists()


def _without_input(text):
    return re.sub(r'value="[^"]*"|nonce="[^"]*"|data-wie="[^"]*"|name="csrfmiddlewaretoken"', "", text)


def test_log_of_an_attempt_holds_no_name_and_no_number(cast, browser, klant):
    browser.post(ASK, asked(geboortedatum="04-02-1980"))
    row = wrong_attempts(cast.vreemde).get()
    assert (row.object_soort, row.object_id, row.toelichting) == ("medewerker", str(cast.vreemde.pk), None)


def test_without_the_log_there_is_no_toegang(cast, browser, klant, owner):
    owner.execute("REVOKE INSERT ON logboek_handeling FROM PUBLIC, werk_log")
    browser.raise_request_exception = False
    assert browser.post(ASK, asked()).status_code in {500, 503}
    assert not Toegang.objects.exists()


@pytest.mark.parametrize("reden", ["", "balie", "a b c d e", "x         "])
def test_a_reason_is_written_out(browser, klant, reden):
    answer = browser.post(ASK, asked(reden=reden))
    assert answer.status_code == 200
    assert not Toegang.objects.exists()


# --- How often one may be wrong ------------------------------------------------------------


def test_after_five_wrong_answers_in_an_hour_also_the_right_one_is_refused(
    cast, client_of, browser, klant, owner
):
    for _ in range(services.LIMIT):
        browser.post(ASK, asked(geboortedatum="04-02-1980"))
    answer = browser.post(ASK, asked())
    assert "te vaak" in answer.content.decode()
    assert not Toegang.objects.exists()
    assert wrong_attempts(cast.vreemde).count() == services.LIMIT
    colleague = MedewerkerFactory(team=cast.escamp, rollen=["regisseur"])
    assert client_of(colleague).post(ASK, asked()).status_code == 302
    owner.execute("UPDATE logboek_handeling SET tijdstip = tijdstip - interval '61 minutes'")
    assert browser.post(ASK, asked()).status_code == 302


def test_what_was_right_does_not_count(cast, browser, klant):
    for _ in range(services.LIMIT + 1):
        assert browser.post(ASK, asked()).status_code == 302
    assert not wrong_attempts(cast.vreemde).exists()


def test_many_at_once_do_not_outrun_the_limit(cast, klant, committed_db):
    def attempt(_number):
        try:
            services.take_toegang(
                door=cast.vreemde.pk, toegang_id=uuid4(), nummer="K0", geboortedatum=BORN, reden=REDEN
            )
        except RefusalError:
            pass
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(attempt, range(16)))
    assert wrong_attempts(cast.vreemde).count() == services.LIMIT


# --- Both teams see it ------------------------------------------------------------


def test_file_says_who_has_access_and_why_and_its_teamleider_ends_it(cast, client_of, browser, klant):
    browser.post(ASK, asked())
    here, row = f"/klanten/{klant.pk}/", Toegang.objects.get()
    colleague, leader = client_of(cast.consulent), client_of(cast.teamleider)
    end = f"/toegang/{row.pk}/einde/"
    for reader, button in ((colleague, False), (leader, True), (browser, False)):
        text = reader.get(here).content.decode()
        assert cast.vreemde.naam in text
        assert REDEN in text
        assert (end in text) is button
    refused = {who: client_of(getattr(cast, who)).post(end).status_code for who in ("consulent", "vreemde")}
    assert refused == {"consulent": 403, "vreemde": 403}
    assert leader.post(end, {"terug": "dossier"}).headers["Location"] == here
    assert browser.get(here).status_code == 404
    row.refresh_from_db()
    assert row.beeindigd_door == cast.teamleider
    leader.post(end)
    assert "al voorbij" in leader.get("/toegang/").content.decode()


def test_teamleider_of_another_team_ends_nothing(cast, client_of, klant):
    row = ToegangFactory(klant=klant, medewerker=cast.vreemde)
    other = MedewerkerFactory(team=cast.escamp, rollen=["teamleider"])
    assert client_of(other).post(f"/toegang/{row.pk}/einde/").status_code == 404
    ToegangFactory(klant=klant, medewerker=other)
    assert client_of(other).post(f"/toegang/{row.pk}/einde/").status_code == 404
    row.refresh_from_db()
    assert row.beeindigd_op is None


def test_list_shows_what_was_given_and_what_was_taken_and_no_name_of_another_team(cast, client_of, klant):
    ToegangFactory(klant=klant, medewerker=cast.vreemde, reden="Belde over werk")
    old = timezone.now() - timedelta(days=91)
    ToegangFactory(
        klant=klant,
        medewerker=cast.vreemde,
        reden="Heel lang geleden",
        vanaf=old,
        tot=old + timedelta(hours=24),
    )
    leader, other = client_of(cast.teamleider), MedewerkerFactory(team=cast.escamp, rollen=["teamleider"])
    text = leader.get("/toegang/").content.decode()
    assert klant.naam in text
    assert "Belde over werk" in text
    assert "Heel lang geleden" not in text
    assert Inzage.objects.filter(gebruiker=str(cast.teamleider.pk), object_id=klant.pk).count() == 1
    assert "Belde over werk" not in leader.get("/toegang/?groep=genomen").content.decode()
    text = client_of(other).get("/toegang/?groep=genomen").content.decode()
    assert "Belde over werk" in text
    assert "Centrum" in text
    assert klant.naam not in text
    assert klant.klantnummer not in text
    assert str(klant.pk) not in text
    assert "Belde over werk" not in client_of(other).get("/toegang/").content.decode()
    make_regisseur(klant, cast.regisseur)
    _shielded(klant)
    assert klant.naam not in leader.get("/toegang/").content.decode()


@pytest.mark.parametrize("groep", ["gegeven", "genomen"])
def test_list_asks_the_same_few_queries_for_1_25_and_100_rows(cast, client_of, klant, groep):
    browser, counts, made = client_of(cast.teamleider), [], 0
    for number in (1, 25, 100):
        for _ in range(number - made):
            mine = KlantFactory()
            make_regisseur(mine, MedewerkerFactory(team=cast.centrum, rollen=["regisseur"]))
            ToegangFactory(
                klant=mine,
                medewerker=MedewerkerFactory(team=cast.centrum if groep == "genomen" else cast.escamp),
            )
        made = number
        with CaptureQueriesContext(connection) as queries:
            text = browser.get(f"/toegang/?groep={groep}").content.decode()
        assert text.count('data-kop="Reden"') == min(number, 50)
        counts.append(len(queries))
    assert len(set(counts)) == 1
    assert counts[0] <= 12


# --- The reading log, lists and counts ------------------------------------------------------------


def test_reading_log_says_that_it_was_a_toegang_and_which(cast, browser, klant):
    browser.post(ASK, asked())
    row = Toegang.objects.get()
    gesprek = GesprekFactory(klant=klant)
    pages = (f"/klanten/{klant.pk}/", f"/klanten/{klant.pk}/contact/", f"/gesprekken/{gesprek.pk}/wijzigen/",
             f"/klanten/{klant.pk}/gegevens/")  # fmt: skip
    for path in pages:
        assert browser.get(path).status_code == 200
    search(browser, "Visser")
    lines = Inzage.objects.filter(gebruiker=str(cast.vreemde.pk), object_id=klant.pk)
    assert lines.count() == len(pages) + 1
    assert set(lines.values_list("verwerking_naam", "verwerking_id")) == {(Doel.TOEGANG.value, str(row.pk))}


def test_work_of_the_own_team_is_no_toegang_in_the_log(cast, client_of, klant):
    ToegangFactory(klant=klant, medewerker=cast.consulent)
    client_of(cast.consulent).get(f"/klanten/{klant.pk}/")
    line = Inzage.objects.get(gebruiker=str(cast.consulent.pk))
    assert (line.verwerking_naam, line.verwerking_id) == (Doel.BEGELEIDING.value, None)


ROLES = {
    "consulent": 200, "regisseur": 200, "collega": 200, "vreemde": 200, "teamleider": 200, "accountmanager": 403,
    "manager": 403, "beheerder": 403, "privacy": 403, "werkgever": 403,
}  # fmt: skip


def test_who_opens_these_pages(cast, client_of):
    browsers = {role: client_of(getattr(cast, role)) for role in ROLES}
    assert {role: browser.get(ASK).status_code for role, browser in browsers.items()} == ROLES
    assert {role: browser.post(ASK, asked()).status_code for role, browser in browsers.items()} == ROLES
    leader = {role: 200 if role == "teamleider" else 403 for role in ROLES}
    assert {role: browser.get("/toegang/").status_code for role, browser in browsers.items()} == leader


def test_a_campaign_counts_and_lists_by_task_only(cast, client_of, klant):
    other = MedewerkerFactory(team=cast.escamp, rollen=["teamleider"])
    campagne = CampagneFactory()
    Campagnedeelname.objects.create(klant=klant, campagne=campagne)
    ToegangFactory(klant=klant, medewerker=other)
    browser = client_of(other)
    assert browser.get(f"/klanten/{klant.pk}/").status_code == 200
    assert (
        "Er zijn hier geen klanten van uw team." in browser.get(f"/campagnes/{campagne.pk}/").content.decode()
    )
    assert klant.naam not in browser.get("/klanten/?groep=team").content.decode()


# --- The start page ------------------------------------------------------------


def test_start_page_of_the_teamleider_says_who_came_from_another_team_this_week(cast, client_of, klant):
    leader = client_of(cast.teamleider)
    nobody = "Niemand opende in de afgelopen 7 dagen met een reden een dossier van uw team."
    assert nobody in leader.get("/").content.decode()
    now = timezone.now()
    for days in (0, 6, 8):
        vanaf = now - timedelta(days=days, minutes=1)
        ToegangFactory(klant=klant, medewerker=cast.vreemde, vanaf=vanaf, tot=vanaf + timedelta(hours=24))
    ToegangFactory(klant=KlantFactory(stadsdeel="Escamp"), medewerker=cast.collega)
    TeamStadsdeel.objects.create(stadsdeel="Escamp", team=cast.escamp)
    text = leader.get("/").content.decode().replace("\u00a0", " ")
    block = text.split('id="toegang-kop"')[1].split("</section>")[0]
    assert '<a href="/toegang/?periode=week">2 keer</a>' in block
    assert block.count("<li>") == 1
    assert "Vreemde van Dienst (team Escamp)" in block
    assert "Visser" not in block
    assert "Collega" not in block
    rows = {
        path: leader.get(path).content.decode().count('data-kop="Reden"')
        for path in ("/toegang/?periode=week", "/toegang/")
    }
    assert rows == {"/toegang/?periode=week": 2, "/toegang/": 3}
    assert 'id="toegang-kop"' not in client_of(cast.regisseur).get("/").content.decode()


def test_draft_about_a_stranger_on_the_start_page_is_logged_as_toegang(cast, browser, klant):
    row = ToegangFactory(klant=klant, medewerker=cast.vreemde)
    klant.concepten.create(medewerker=cast.vreemde, soort="gesprek")
    assert "Visser" in browser.get("/").content.decode()
    line = Inzage.objects.get(gebruiker=str(cast.vreemde.pk), object_id=klant.pk)
    assert (line.verwerking_naam, line.verwerking_id) == (Doel.TOEGANG.value, str(row.pk))
