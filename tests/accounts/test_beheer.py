"""The beheerder's pages: accounts, roles, teams, codes."""

import html
import re
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from intake.models import Belemmeringsoort, Onderwerp, Tag
from tests.accounts.factories import MedewerkerFactory, TeamFactory
from tests.intake.factories import KlantFactory, KlanttagFactory
from werkoffensief.accounts.enums import Rol, Rolbron
from werkoffensief.accounts.models import Medewerker, Rolverlening, Team, TeamStadsdeel
from werkoffensief.accounts.services import beheer
from werkoffensief.web.refusals import RefusalError, StaleError

pytestmark = [pytest.mark.django_db]
CANARY = "<script>alert('x')</script>\"'&"
ROLES = [
    "consulent", "regisseur", "collega", "vreemde", "teamleider", "accountmanager", "manager", "beheerder", "privacy",
    "werkgever",
]  # fmt: skip


def pages(cast):
    team, person = cast.centrum.pk, cast.consulent.pk
    return [
        "/beheer/medewerkers/",
        "/beheer/medewerkers/nieuw/",
        f"/beheer/medewerkers/{person}/",
        "/beheer/teams/",
        "/beheer/teams/nieuw/",
        f"/beheer/teams/{team}/",
        "/beheer/codes/",
        "/beheer/codes/belemmeringsoort/",
        "/beheer/codes/belemmeringsoort/nieuw/",
        "/beheer/codes/belemmeringsoort/wijzigen/?code=schulden",
    ]


@pytest.mark.parametrize("role", ROLES)
def test_only_the_beheerder_opens_these_pages(cast, client_of, role):
    browser = client_of(getattr(cast, role))
    expected = 200 if role == "beheerder" else 403
    assert {path: browser.get(path).status_code for path in pages(cast)} == dict.fromkeys(
        pages(cast), expected
    )


@pytest.mark.parametrize("role", [role for role in ROLES if role != "beheerder"])
def test_nobody_else_can_post(cast, client_of, role):
    browser = client_of(getattr(cast, role))
    grant = cast.consulent.rolverleningen.get()
    paths = [
        *pages(cast),
        f"/beheer/medewerkers/{cast.consulent.pk}/rol/",
        f"/beheer/medewerkers/{cast.consulent.pk}/actief/",
        f"/beheer/medewerkers/{cast.consulent.pk}/uitnodigen/",
        f"/beheer/rollen/{grant.pk}/intrekken/",
    ]
    data = {"naam": "Ander", "gebruikersnaam": "ander", "rol-rol": "manager", "actief": "nee", "versie": "1"}
    answers = {path: browser.post(path, data).status_code for path in paths}
    assert set(answers.values()) == {403, 405}  # 405: a list, which nobody posts to
    lists = {"/beheer/medewerkers/", "/beheer/teams/", "/beheer/codes/", "/beheer/codes/belemmeringsoort/"}
    assert {path for path, status in answers.items() if status == 405} == lists
    cast.consulent.refresh_from_db()
    assert cast.consulent.is_active
    assert cast.consulent.uitgenodigd_op is None
    assert not Medewerker.objects.filter(gebruikersnaam="ander").exists()
    assert list(cast.consulent.rolverleningen.current().values_list("rol", flat=True)) == ["consulent"]


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.beheerder)


def test_a_new_account_is_made_given_a_role_invited_and_logs_in(cast, browser):
    data = {
        "gebruikersnaam": "nieuw",
        "naam": "Nieuwe Collega",
        "email": "",
        "telefoon": "",
        "team": cast.centrum.pk,
    }
    response = browser.post("/beheer/medewerkers/nieuw/", data)
    row = Medewerker.objects.get(gebruikersnaam="nieuw")
    here = f"/beheer/medewerkers/{row.pk}/"
    assert (response.status_code, response.url) == (302, here)
    assert (row.email, row.team, row.uitgenodigd_op) == (None, cast.centrum, None)
    assert (
        "Geef deze medewerker eerst een rol."
        in browser.post(here + "uitnodigen/", follow=True).content.decode()
    )
    browser.post(here + "rol/", {"rol-rol": "regisseur", "rol-tot_en_met": ""})
    grant = row.rolverleningen.get()
    assert (grant.rol, grant.tot, grant.verleend_door, grant.bron) == (
        "regisseur",
        None,
        cast.beheerder,
        "scherm",
    )
    text = browser.post(here + "uitnodigen/").content.decode()
    link = re.search(r"http://testserver(/wachtwoord/[^<]+)", text)[1]
    assert link not in browser.get(here).content.decode()
    visitor = Client()
    form = visitor.get(link).content.decode()
    assert "<h1>Wachtwoord kiezen</h1>" in form
    assert "nieuw" in form
    weak = visitor.post(link, {"wachtwoord": "kort", "nogmaals": "kort"})
    assert weak.status_code == 200
    unequal = visitor.post(
        link, {"wachtwoord": "een lang woord 12", "nogmaals": "iets anders"}
    ).content.decode()
    assert "niet gelijk" in unequal
    good = {"wachtwoord": "een lang woord 12", "nogmaals": "een lang woord 12"}
    assert visitor.post(link, good).url == "/inloggen/"
    assert visitor.get(link).status_code == 410
    assert visitor.post(link, good).status_code == 410
    assert visitor.post("/inloggen/", {"login": "nieuw", "password": "een lang woord 12"}).url == "/"


def test_a_link_of_a_closed_account_or_a_made_up_one_does_not_work(cast):
    token = beheer.invite(door=cast.beheerder.pk, medewerker_id=cast.consulent.pk, now=timezone.now())
    good = f"/wachtwoord/{cast.consulent.pk}/{token}/"
    assert Client().get(good).status_code == 200
    assert Client().get(good.replace(str(cast.consulent.pk), str(cast.regisseur.pk))).status_code == 410
    assert Client().get(f"/wachtwoord/{cast.consulent.pk}/abc-def/").status_code == 410
    Medewerker.objects.filter(pk=cast.consulent.pk).update(is_active=False)
    assert Client().get(good).status_code == 410


def test_a_taken_name_is_refused_in_any_spelling(cast, browser):
    response = browser.post("/beheer/medewerkers/nieuw/", {"gebruikersnaam": "REGISSEUR", "naam": "X"})
    assert "Deze gebruikersnaam bestaat al. Kies een andere." in response.content.decode()
    assert Medewerker.objects.filter(gebruikersnaam__iexact="regisseur").count() == 1


@pytest.mark.parametrize(
    ("naam", "sentence"),
    [("x" * 201, "hoogstens 200 tekens"), ("a\0b", "onzichtbaar teken"), ("", "Vul “Naam” in.")],
)
def test_names_that_cannot_be_kept_are_refused_and_nothing_is_written(cast, browser, naam, sentence):
    before = Medewerker.objects.count()
    response = browser.post("/beheer/medewerkers/nieuw/", {"gebruikersnaam": "nieuw", "naam": naam})
    assert response.status_code == 200
    assert sentence in response.content.decode()
    assert Medewerker.objects.count() == before


def test_canaries_come_back_escaped(cast, browser):
    browser.post("/beheer/medewerkers/nieuw/", {"gebruikersnaam": "nieuw", "naam": CANARY})
    browser.post("/beheer/teams/nieuw/", {"naam": CANARY, "stadsdelen": CANARY})
    browser.post("/beheer/codes/belemmeringsoort/nieuw/", {"code": "nieuw", "naam": CANARY})
    row = Medewerker.objects.get(gebruikersnaam="nieuw")
    assert row.naam == CANARY
    lists = [
        "/beheer/medewerkers/",
        f"/beheer/medewerkers/{row.pk}/",
        "/beheer/teams/",
        "/beheer/codes/belemmeringsoort/",
    ]
    for path in lists:
        text = browser.get(path).content.decode()
        assert "&lt;script&gt;alert" in text, path
        assert "<script>alert" not in text, path


def test_two_beheerders_change_one_account_the_second_sees_what_is_stored_now(cast, browser):
    here = f"/beheer/medewerkers/{cast.consulent.pk}/"
    cast.consulent.refresh_from_db()
    data = {"naam": "Eerste", "email": "", "telefoon": "", "team": "", "versie": cast.consulent.versie}
    assert browser.post(here, data).status_code == 302
    response = browser.post(here, {**data, "naam": "Tweede"})
    text = response.content.decode()
    assert "Iemand anders heeft dit gewijzigd" in text
    assert "Dit staat er nu" in text
    assert '<span class="verslag">Eerste</span>' in text
    assert 'value="Tweede"' in text
    cast.consulent.refresh_from_db()
    assert cast.consulent.naam == "Eerste"
    assert f'name="versie" value="{cast.consulent.versie}"' in text
    assert browser.post(here, {**data, "naam": "Tweede", "versie": cast.consulent.versie}).status_code == 302


def test_a_form_without_its_version_is_refused(cast, browser):
    response = browser.post(f"/beheer/medewerkers/{cast.consulent.pk}/", {"naam": "Zonder", "team": ""})
    assert response.status_code == 200
    cast.consulent.refresh_from_db()
    assert cast.consulent.naam != "Zonder"


def test_a_withdrawn_role_is_gone_at_the_next_request(cast, browser, client_of):
    other = MedewerkerFactory(rollen=[Rol.BEHEERDER])
    theirs = client_of(other)
    assert theirs.get("/beheer/teams/").status_code == 200
    browser.post(f"/beheer/rollen/{other.rolverleningen.get().pk}/intrekken/")
    assert theirs.get("/beheer/teams/").status_code == 403


def test_a_closed_account_is_out_at_the_next_request_and_can_come_back(cast, browser, client_of):
    other = MedewerkerFactory(rollen=[Rol.BEHEERDER])
    theirs = client_of(other)
    here = f"/beheer/medewerkers/{other.pk}/actief/"
    other.refresh_from_db()
    browser.post(here, {"actief": "nee", "versie": other.versie})
    assert theirs.get("/beheer/teams/").url.startswith("/inloggen/")
    other.refresh_from_db()
    assert not other.is_active
    browser.post(here, {"actief": "ja", "versie": other.versie})
    other.refresh_from_db()
    assert other.is_active


def test_nobody_closes_the_own_account_or_withdraws_the_own_role_of_beheerder(cast, browser):
    grant = cast.beheerder.rolverleningen.get()
    cast.beheerder.refresh_from_db()
    path = f"/beheer/medewerkers/{cast.beheerder.pk}/actief/"
    text = browser.post(
        path, {"actief": "nee", "versie": cast.beheerder.versie}, follow=True
    ).content.decode()
    assert "eigen account niet afsluiten" in text
    text = browser.post(f"/beheer/rollen/{grant.pk}/intrekken/", follow=True).content.decode()
    assert "eigen rol van beheerder niet intrekken" in text
    grant.refresh_from_db()
    assert grant.tot is None


@pytest.mark.parametrize(
    ("has", "gets", "sentence"),
    [
        (Rol.CONSULENT, "beheerder", "Beheerder, privacy officer en werkgever zijn rollen die alleen staan."),
        (Rol.PRIVACY, "manager", "Beheerder, privacy officer en werkgever zijn rollen die alleen staan."),
        (Rol.CONSULENT, "consulent", "Deze medewerker heeft deze rol al."),
    ],
)
def test_roles_that_do_not_go_together_are_refused(cast, browser, has, gets, sentence):
    row = MedewerkerFactory(rollen=[has])
    response = browser.post(f"/beheer/medewerkers/{row.pk}/rol/", {"rol-rol": gets, "rol-tot_en_met": ""})
    assert sentence in response.content.decode()
    assert list(row.rolverleningen.values_list("rol", flat=True)) == [has]


def test_a_role_for_a_period_ends_after_its_last_day(cast):
    yesterday, tomorrow = timezone.now() - timedelta(days=1), timezone.now() + timedelta(days=1)
    row = MedewerkerFactory()
    Rolverlening.objects.create(
        medewerker=row,
        rol=Rol.MANAGER,
        bron=Rolbron.SCHERM,
        vanaf=yesterday - timedelta(days=9),
        tot=yesterday,
    )
    beheer.grant_role(door=cast.beheerder.pk, medewerker_id=row.pk, rol=Rol.REGISSEUR, tot=tomorrow)
    assert row.rollen == {"regisseur"}


def test_a_stadsdeel_stands_in_one_team_only(cast, browser):
    browser.post("/beheer/teams/nieuw/", {"naam": "Noord", "stadsdelen": "Scheveningen\n\n  Haagse  Hout \n"})
    noord = Team.objects.get(naam="Noord")
    assert set(noord.stadsdelen.values_list("stadsdeel", flat=True)) == {"Scheveningen", "Haagse Hout"}
    response = browser.post("/beheer/teams/nieuw/", {"naam": "Zuid", "stadsdelen": "Scheveningen"})
    assert "Stadsdeel Scheveningen hoort al bij team Noord." in response.content.decode()
    assert not Team.objects.filter(naam="Zuid").exists()
    assert TeamStadsdeel.objects.get(stadsdeel="Scheveningen").team == noord


def test_moving_a_stadsdeel_moves_its_people_and_raises_the_version(cast, browser):
    team = TeamFactory(naam="Loosduinen")
    klant = KlantFactory(stadsdeel="Loosduinen")
    assert klant.team is None
    team.refresh_from_db()
    data = {"naam": "Loosduinen", "stadsdelen": "Loosduinen", "versie": team.versie}
    assert browser.post(f"/beheer/teams/{team.pk}/", data).status_code == 302
    klant.refresh_from_db()
    assert klant.team == team
    again = browser.post(f"/beheer/teams/{team.pk}/", {**data, "stadsdelen": ""})
    assert "Iemand anders heeft dit gewijzigd" in again.content.decode()
    assert team.stadsdelen.count() == 1


def test_a_team_with_a_taken_name_is_refused(cast, browser):
    response = browser.post("/beheer/teams/nieuw/", {"naam": "centrum", "stadsdelen": ""})
    assert "Er is al een team met deze naam." in response.content.decode()
    assert Team.objects.filter(naam__iexact="centrum").count() == 1


def test_topics_have_an_order_that_the_beheerder_sets(browser):
    lijst = "/beheer/codes/onderwerp/"
    text = browser.get(lijst).content.decode()
    assert text.index("Dagelijks leven") < text.index("Werk en ervaring") < text.index("Wat in de weg staat")
    data = {"code": "vervoer", "naam": "Vervoer", "volgorde": "15"}
    assert browser.post(f"{lijst}nieuw/", data).status_code == 302
    text = browser.get(lijst).content.decode()
    assert text.index("Dagelijks leven") < text.index("Vervoer") < text.index("Werk en ervaring")
    form = browser.get(f"{lijst}wijzigen/?code=vervoer").context["form"]
    assert form["volgorde"].value() == 15
    changed = {"naam": "Vervoer", "volgorde": "5", "versie": form["versie"].value()}
    assert browser.post(f"{lijst}wijzigen/?code=vervoer", changed).status_code == 302
    assert Onderwerp.objects.get(pk="vervoer").volgorde == 5
    again = browser.post(f"{lijst}wijzigen/?code=vervoer", {**changed, "volgorde": "7"})
    assert "Iemand anders heeft dit gewijzigd" in again.content.decode()
    for wrong in ("", "-1", "40000"):
        assert browser.post(f"{lijst}nieuw/", {**data, "code": "x", "volgorde": wrong}).status_code == 200


def test_a_tag_is_a_talent_or_a_wish_from_the_start_and_stays_so(browser):
    lijst = "/beheer/codes/tag/"
    data = {"code": "zingen", "naam": "Zingen", "soort": "talent"}
    assert browser.post(f"{lijst}nieuw/", {**data, "soort": ""}).status_code == 200
    assert browser.post(f"{lijst}nieuw/", data).status_code == 302
    form = browser.get(f"{lijst}wijzigen/?code=zingen").context["form"]
    assert "soort" not in form.fields
    versie = form["versie"].value()
    ended = {"naam": "Zingen", "geldig_tot": "01-01-2020", "versie": versie, "soort": "wens"}
    assert browser.post(f"{lijst}wijzigen/?code=zingen", ended).status_code == 302
    row = Tag.objects.get(pk="zingen")
    assert (row.soort, row.geldig_tot) == ("talent", date(2020, 1, 1))
    text = browser.get(f"{lijst}?pagina=2").content.decode() + browser.get(lijst).content.decode()
    assert "Talent" in text
    assert "geëindigd" in text
    assert str(KlanttagFactory(tag_id="zingen").tag) == "Zingen"


def test_every_code_list_of_every_app_has_a_tab(browser):
    text = browser.get("/beheer/codes/").content.decode()
    for name in (
        "belemmeringsoort",
        "voorziening",
        "redeneindeuitkering",
        "redeneindetraject",
        "redeneindeplaatsing",
    ):
        assert f'href="/beheer/codes/{name}/"' in text
    assert browser.get("/beheer/codes/medewerker/").status_code == 404


def test_a_code_is_added_renamed_and_ended_and_stays_readable(browser):
    path = "/beheer/codes/belemmeringsoort/"
    assert browser.post(path + "nieuw/", {"code": "vervoer", "naam": "Vervoer"}).status_code == 302
    assert (
        "Deze code bestaat al"
        in browser.post(path + "nieuw/", {"code": "vervoer", "naam": "X"}).content.decode()
    )
    was = re.search(
        r'name="versie" value="([^"]*)"', browser.get(path + "wijzigen/?code=vervoer").content.decode()
    )[1]
    change = {"naam": "Reizen", "geldig_van": "01-01-2019", "geldig_tot": "31-12-2019", "versie": was}
    assert browser.post(path + "wijzigen/?code=vervoer", change).status_code == 302
    row = Belemmeringsoort.objects.get(pk="vervoer")
    assert (row.naam, str(row.geldig_van), str(row.geldig_tot)) == ("Reizen", "2019-01-01", "2019-12-31")
    text = browser.get(path).content.decode()
    assert "Reizen" in text
    assert "geëindigd" in text
    assert (
        "Iemand anders heeft dit gewijzigd"
        in browser.post(path + "wijzigen/?code=vervoer", change).content.decode()
    )


@pytest.mark.parametrize("code", ["a/b", "..", "é", "a b", "%", "a&b", "a+b", "#", "wijzigen", "'\""])
def test_a_code_of_any_characters_is_listed_and_changed(browser, code):
    Belemmeringsoort.objects.create(pk=code, naam="Vreemd")
    text = browser.get("/beheer/codes/belemmeringsoort/").content.decode()
    here = html.unescape(re.search(r'<a href="([^"]*)">Vreemd</a>', text)[1])
    assert re.fullmatch(r"/beheer/codes/belemmeringsoort/wijzigen/\?code=[A-Za-z0-9%._~-]+", here)
    was = re.search(r'name="versie" value="([^"]*)"', browser.get(here).content.decode())[1]
    assert browser.post(here, {"naam": "Gewoon", "versie": html.unescape(was)}).status_code == 302
    assert Belemmeringsoort.objects.get(pk=code).naam == "Gewoon"


@pytest.mark.parametrize("asked", ["", "?code=", "?code=bestaat-niet", "?code=%00"])
def test_an_unknown_code_is_not_found(browser, asked):
    assert browser.get(f"/beheer/codes/belemmeringsoort/wijzigen/{asked}").status_code == 404


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"code": "Vervoer!", "naam": "X"}, "Gebruik alleen kleine letters"),
        (
            {"code": "v", "naam": "X", "geldig_van": "2-1-2020", "geldig_tot": "1-1-2020"},
            "ligt voor de eerste dag",
        ),
        ({"code": "v", "naam": "\0"}, "onzichtbaar teken"),
    ],
)
def test_codes_that_cannot_be_are_refused(browser, data, sentence):
    before = Belemmeringsoort.objects.count()
    assert sentence in browser.post("/beheer/codes/belemmeringsoort/nieuw/", data).content.decode()
    assert Belemmeringsoort.objects.count() == before


def test_the_first_beheerder_comes_from_a_command_and_logs_in(capsys, client):
    call_command("maak_beheerder", "baas", naam="De Baas")
    link = capsys.readouterr().out.splitlines()[-1]
    client.post(link, {"wachtwoord": "een lang woord 12", "nogmaals": "een lang woord 12"})
    assert client.post("/inloggen/", {"login": "baas", "password": "een lang woord 12"}).status_code == 302
    assert client.get("/beheer/medewerkers/").status_code == 200
    with pytest.raises(CommandError, match="bestaat al"):
        call_command("maak_beheerder", "baas")


def test_a_command_invites(cast, capsys, client):
    call_command("nodig_uit", "regisseur")
    assert client.get(capsys.readouterr().out.strip()).status_code == 200
    with pytest.raises(CommandError, match="geen medewerker"):
        call_command("nodig_uit", "bestaat-niet")


def test_history_names_the_beheerder(cast, browser):
    browser.post("/beheer/teams/nieuw/", {"naam": "Noord", "stadsdelen": ""})
    event = apps.get_model("accounts", "TeamGeschiedenis").objects.get(naam="Noord")
    assert event.pgh_context["door"] == str(cast.beheerder.pk)


def test_services_refuse_an_old_version(cast):
    with pytest.raises(StaleError):
        beheer.set_active(door=cast.beheerder.pk, medewerker_id=cast.consulent.pk, versie=99, is_active=False)
    with pytest.raises(RefusalError):
        beheer.withdraw_role(
            door=cast.beheerder.pk,
            verlening_id=beheer.withdraw_role(
                door=cast.beheerder.pk, verlening_id=cast.consulent.rolverleningen.get().pk
            ).pk,
        )


@pytest.mark.parametrize("path", ["/beheer/medewerkers/", "/beheer/teams/"])
def test_lists_cost_the_same_for_1_and_25_and_100_rows(cast, browser, path, django_assert_max_num_queries):
    counts = []
    for more in (1, 24, 75):
        for _ in range(more):
            team = TeamFactory()
            TeamStadsdeel.objects.create(stadsdeel=f"deel {team.pk}", team=team)
            MedewerkerFactory(team=team, rollen=[Rol.REGISSEUR])
        with django_assert_max_num_queries(14) as found:
            assert browser.get(path).status_code == 200
        counts.append(len(found.captured_queries))
    assert len(set(counts)) == 1
    assert connection.queries_limit


def test_capitals_do_not_matter_for_the_order_of_medewerkers(cast, browser):
    for name in ("ASVB-team", "Abbott"):
        MedewerkerFactory(naam=name)
    body = browser.get("/beheer/medewerkers/").content.decode()
    assert body.index("Abbott") < body.index("ASVB-team")
