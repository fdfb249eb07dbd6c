"""A shielded file: who is named, who sees it, and that it is nowhere for anybody else."""

import pytest
from django.db.models.functions import Now

from intake.models import Campagnedeelname, Klant, Vertrouweling
from tests.accounts.factories import MedewerkerFactory
from tests.intake.factories import CampagneFactory, VertrouwelingFactory
from tests.intake.pages import make_regisseur, post, refused
from werkoffensief.accounts.models import Medewerker

pytestmark = pytest.mark.django_db


@pytest.fixture
def leader(cast, client_of):
    return client_of(cast.teamleider)


@pytest.fixture
def shielded(cast, klant, leader):
    """Shielded by the teamleider, who named vreemde; its regisseur is regisseur."""
    make_regisseur(klant, cast.regisseur)
    data = {"reden": "Familie van een collega", "versie": klant.versie, "namen": [str(cast.vreemde.pk)]}
    leader.post(f"/klanten/{klant.pk}/afschermen/", data)
    klant.refresh_from_db()
    return klant


def names(klant):
    return set(Vertrouweling.objects.current().filter(klant=klant).values_list("medewerker", flat=True))


def test_teamleider_shields_and_names_at_the_same_time(cast, client_of, shielded):
    here = f"/klanten/{shielded.pk}/"
    assert names(shielded) == {cast.vreemde.pk}
    assert Vertrouweling.objects.get().toegevoegd_door == cast.teamleider
    seen = {role: client_of(getattr(cast, role)).get(here).status_code for role in (
        "consulent", "regisseur", "collega", "vreemde", "teamleider",
    )}  # fmt: skip
    assert seen == {"consulent": 404, "regisseur": 200, "collega": 404, "vreemde": 200, "teamleider": 404}
    assert (
        f"Wie het ziet: de regisseur, {cast.vreemde.naam}."
        in client_of(cast.vreemde).get(here).content.decode()
    )


def test_name_is_looked_up_and_what_was_ticked_stays(cast, klant, leader):
    make_regisseur(klant, cast.regisseur)
    sought = MedewerkerFactory(naam="Zoekmij de Vries", rollen=["consulent"])
    MedewerkerFactory(naam="Zoekmij Beheer", rollen=["beheerder"])
    path = f"/klanten/{klant.pk}/afschermen/"
    data = {
        "reden": "Bekende Hagenaar", "versie": klant.versie, "namen": [str(cast.collega.pk)],
        "zoek_medewerker": "zoekmij", "zoeken": "ja",
    }  # fmt: skip
    text = leader.post(path, data).content.decode()
    assert str(sought.pk) in text
    assert "Zoekmij Beheer" not in text
    assert f'value="{cast.collega.pk}"' in text
    assert text.count("checked") == 1
    assert "Bekende Hagenaar" in text
    assert not Vertrouweling.objects.exists()
    del data["zoeken"]
    post(leader, path, {**data, "namen": [str(cast.collega.pk), str(sought.pk)]})
    assert names(klant) == {cast.collega.pk, sought.pk}


def test_at_most_fifteen_are_offered(cast, klant, leader):
    for number in range(20):
        MedewerkerFactory(naam=f"Jansen {number}", rollen=["consulent"])
    make_regisseur(klant, cast.regisseur)
    path = f"/klanten/{klant.pk}/afschermen/"
    data = {"versie": klant.versie, "reden": "x", "zoek_medewerker": "jansen", "zoeken": "ja"}
    assert leader.post(path, data).content.decode().count('name="namen"') == 15


def test_without_regisseur_somebody_is_named_and_then_the_teamleider_sees_nothing(cast, klant, leader):
    path = f"/klanten/{klant.pk}/afschermen/"
    data = {"reden": "Bedreigd", "versie": klant.versie}
    refused(leader, path, data, "Kies wie dit dossier mag zien")
    post(leader, path, {**data, "namen": [str(cast.consulent.pk)]})
    assert leader.get(f"/klanten/{klant.pk}/").status_code == 404
    Vertrouweling.objects.update(tot="2999-01-01T00:00Z")
    assert leader.get(f"/klanten/{klant.pk}/").status_code == 404
    cast.consulent.is_active = False
    cast.consulent.save()
    assert leader.get(f"/klanten/{klant.pk}/").status_code == 200


def test_names_are_added_and_ended_by_who_has_the_file_in_hand(cast, client_of, shielded):
    path, regisseur = f"/klanten/{shielded.pk}/vertrouwelingen/", client_of(cast.regisseur)
    refused(regisseur, path, {"zoek_medewerker": ""}, "Kies ten minste één medewerker.")
    post(regisseur, path, {"namen": [str(cast.teamleider.pk)]})
    assert names(shielded) == {cast.vreemde.pk, cast.teamleider.pk}
    refused(regisseur, path, {"namen": [str(cast.teamleider.pk)]}, "mag dit dossier al openen")
    leader = client_of(cast.teamleider)
    row = Vertrouweling.objects.get(medewerker=cast.vreemde)
    assert leader.post(f"/vertrouwelingen/{row.pk}/einde/").headers["Location"] == path
    assert client_of(cast.vreemde).get(f"/klanten/{shielded.pk}/").status_code == 404
    row = Vertrouweling.objects.get(medewerker=cast.teamleider)
    assert leader.post(f"/vertrouwelingen/{row.pk}/einde/").headers["Location"] == "/"
    assert leader.get(path).status_code == 404


def test_whoever_gives_the_file_out_of_hand_goes_to_the_start_page(cast, client_of, klant, leader):
    """Shielded without regisseur, and the only name has left: the teamleider names another, and sees it no more."""
    gone = MedewerkerFactory(team=cast.centrum, rollen=["consulent"])
    Klant.objects.filter(pk=klant.pk).update(afgeschermd_op="2026-01-01T00:00Z", afgeschermd_reden="Bedreigd")
    VertrouwelingFactory(klant=klant, medewerker=gone)
    Medewerker.objects.filter(pk=gone.pk).update(is_active=False)
    path = f"/klanten/{klant.pk}/vertrouwelingen/"
    assert leader.get(path).status_code == 200
    assert leader.post(path, {"namen": [str(cast.consulent.pk)]}).headers["Location"] == "/"
    assert leader.get(path).status_code == 404


def test_consulent_who_leads_a_shielded_klant_is_offered_no_shielding(cast, client_of, shielded):
    """An import asks no role of a regisseur."""
    Klant.objects.filter(pk=shielded.pk).update(regisseur=cast.consulent)
    consulent, here = client_of(cast.consulent), f"/klanten/{shielded.pk}/"
    page = consulent.get(here)
    assert page.status_code == 200
    assert f"{here}afschermen/" not in page.content.decode()
    assert consulent.get(f"{here}afschermen/").status_code == 403


def test_whoever_is_only_named_reads_and_names_nobody(cast, client_of, shielded):
    vreemde, row = client_of(cast.vreemde), Vertrouweling.objects.get()
    assert vreemde.get(f"/klanten/{shielded.pk}/vertrouwelingen/").status_code == 403
    assert vreemde.post(f"/vertrouwelingen/{row.pk}/einde/").status_code == 403
    assert client_of(cast.collega).post(f"/vertrouwelingen/{row.pk}/einde/").status_code == 404
    assert client_of(cast.collega).get(f"/klanten/{shielded.pk}/vertrouwelingen/").status_code == 404
    assert client_of(cast.consulent).post(f"/vertrouwelingen/{row.pk}/einde/").status_code == 403
    row.refresh_from_db()
    assert row.tot is None


def test_somebody_without_klanten_cannot_be_named(cast, client_of, shielded):
    for medewerker in (cast.beheerder, cast.privacy, cast.manager):
        answer = client_of(cast.regisseur).post(
            f"/klanten/{shielded.pk}/vertrouwelingen/", {"namen": [str(medewerker.pk)]}
        )
        assert answer.status_code == 200
    assert names(shielded) == {cast.vreemde.pk}


def test_lifting_the_shield_ends_every_name(cast, client_of, shielded):
    regisseur = client_of(cast.regisseur)
    post(regisseur, f"/klanten/{shielded.pk}/afschermen/", {"versie": shielded.versie}, back=shielded)
    assert names(shielded) == set()
    assert client_of(cast.vreemde).get(f"/klanten/{shielded.pk}/").status_code == 404
    assert client_of(cast.collega).get(f"/klanten/{shielded.pk}/").status_code == 200
    assert client_of(cast.teamleider).get(f"/klanten/{shielded.pk}/vertrouwelingen/").status_code == 404


def test_shielded_file_is_in_no_list_search_or_count_of_others(cast, client_of, shielded):
    campagne = CampagneFactory()
    Campagnedeelname.objects.create(klant=shielded, campagne=campagne)
    visits = (
        ("get", "/klanten/?groep=team", {}),
        ("post", "/klanten/zoeken/", {"q": "Visser"}),
        ("post", "/klanten/zoeken/", {"q": shielded.klantnummer}),
        ("get", f"/campagnes/{campagne.pk}/", {}),
        ("get", "/campagnes/", {}),
    )
    for role in ("consulent", "collega", "teamleider", "manager"):
        browser = client_of(getattr(cast, role))
        for method, path, data in visits:
            answer = getattr(browser, method)(path, data, follow=True)
            text = answer.content.decode().replace(f'value="{data.get("q")}"', "")
            assert "Visser" not in text, (role, path)
            assert answer.status_code in {200, 403}, (role, path)
            assert str(shielded.pk) not in str(answer.redirect_chain), (role, path)
    count = client_of(cast.teamleider).get(f"/campagnes/{campagne.pk}/").content.decode()
    assert "Er zijn hier geen klanten van uw team." in count


def test_a_name_on_a_file_that_is_not_shielded_opens_nothing(cast, client_of, klant):
    VertrouwelingFactory(klant=klant, medewerker=cast.vreemde)
    assert client_of(cast.vreemde).get(f"/klanten/{klant.pk}/").status_code == 404
    assert not Klant.objects.visible_to(cast.vreemde).filter(pk=klant.pk).exists()


@pytest.mark.parametrize("gone", ["account", "role"])
def test_file_that_nobody_can_open_any_more_is_the_teamleiders(cast, client_of, shielded, gone):
    """Its regisseur and the named people have left: somebody must act."""
    here, leader = f"/klanten/{shielded.pk}/", client_of(cast.teamleider)
    people = (cast.regisseur, cast.vreemde)
    for person in people:
        assert leader.get(here).status_code == 404
        if gone == "account":
            Medewerker.objects.filter(pk=person.pk).update(is_active=False)
        else:
            person.rolverleningen.update(tot=Now())
    assert leader.get(here).status_code == 200
    assert set(Klant.objects.seen_by_task(cast.teamleider)) == {shielded}
    assert not Klant.objects.seen_by_task(cast.consulent).exists()
