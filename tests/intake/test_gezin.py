"""The household, the interpreter and the agreement about safety: thin facts with rules."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from intake.models import Gezinslid, Klant
from tests.dossier.gevallen import ROLES
from tests.intake.factories import GezinslidFactory, KlantFactory
from tests.intake.pages import CANARY, post, refused, versie_of
from tests.intake.test_pages import gegevens
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
TEAM = {"consulent", "regisseur", "collega", "teamleider"}


def path_of(klant):
    return f"/klanten/{klant.pk}/gezin/"


def lid(klant, **kwargs):
    return GezinslidFactory(**{"klant": klant, "relatie": "kind", "bron": "klant", **kwargs})


@pytest.mark.parametrize("role", ROLES)
def test_who_ends_a_gezinslid(cast, client_of, klant, role):
    row = lid(klant)
    expected = 302 if role in TEAM else 404 if role == "vreemde" else 403
    browser = client_of(getattr(cast, role))
    assert browser.post(f"/gezinsleden/{row.pk}/einde/").status_code == expected
    row.refresh_from_db()
    assert (row.geldig_tot is not None) == (role in TEAM)
    assert browser.get(f"/gezinsleden/{row.pk}/einde/").status_code == 405
    if role in TEAM:
        assert browser.post(f"/gezinsleden/{uuid4()}/einde/").status_code == 404


def test_a_gezinslid_needs_a_relation_only_and_ends_without_being_lost(browser, klant):
    path = path_of(klant)
    post(browser, path, {"relatie": "kind", "bron": "klant", "versie": versie_of(browser, path)}, back=klant)
    data = {
        "relatie": "partner",
        "naam": CANARY,
        "geboortejaar": "1980",
        "inwonend": "on",
        "bron": "medewerker",
    }
    post(browser, path, {**data, "versie": versie_of(browser, path)}, back=klant)
    kind, partner = Gezinslid.objects.order_by("relatie")
    assert (kind.naam, kind.geboortejaar, kind.inwonend) == (None, None, False)
    assert sorted([kind.gezinslidnummer, partner.gezinslidnummer]) == [
        kind.gezinslidnummer,
        partner.gezinslidnummer,
    ]
    assert kind.gezinslidnummer.startswith("WO-")
    assert (partner.naam, partner.geboortejaar, partner.inwonend, partner.versie) == (CANARY, 1980, True, 1)
    text = browser.get(path).content.decode()
    assert "<script>alert" not in text
    post(browser, f"/gezinsleden/{partner.pk}/einde/", {})
    partner.refresh_from_db()
    assert (partner.geldig_tot is not None, partner.versie) == (True, 2)
    again = browser.post(f"/gezinsleden/{partner.pk}/einde/", follow=True).content.decode()
    assert "Dit gezinslid is al beëindigd." in again
    assert Gezinslid.geschiedenis.rel.related_model.objects.filter(pgh_obj_id=partner.pk).count() == 2


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"relatie": ""}, "Kies een antwoord"),
        ({"relatie": "buurman"}, "Deze keuze is niet (meer) mogelijk."),
        ({"geboortejaar": "85"}, "Vul een geboortejaar in van vier cijfers"),
        ({"geboortejaar": str(clock.today().year + 1)}, "Vul een geboortejaar in van vier cijfers"),
    ],
)
def test_a_gezinslid_that_cannot_be_is_refused(browser, klant, change, sentence):
    path = path_of(klant)
    data = {"relatie": "kind", "naam": "Sem", "bron": "klant", "versie": versie_of(browser, path), **change}
    assert 'value="Sem"' in refused(browser, path, data, sentence)
    assert not Gezinslid.objects.exists()


def test_two_people_add_a_gezinslid_the_second_looks_again(browser, klant):
    path = path_of(klant)
    versie = versie_of(browser, path)
    lid(klant)
    assert browser.post(path, {"relatie": "kind", "bron": "klant", "versie": versie}).status_code == 200
    assert Gezinslid.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"relatie": "buurman"}, "gezinslid_bekende_relatie"),
        ({"gezinslidnummer": " GL1"}, "gezinslid_nummer_zonder_randen"),
        ({"geboortejaar": 1899}, "gezinslid_geboortejaar"),
        ({"geboortejaar": 2101}, "gezinslid_geboortejaar"),
        ({"geldig_tot": clock.now() - timedelta(days=9)}, "gezinslid_periode"),
    ],
)
def test_database_refuses_a_gezinslid_that_cannot_be(values, constraint):
    row = {
        "gezinslidnummer": "GL1",
        "klant": KlantFactory(),
        "relatie": "kind",
        "bron": "klant",
        "geldig_van": clock.now(),
        **values,
    }
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Gezinslid.objects.bulk_create([Gezinslid(**row)])


def test_the_number_of_a_gezinslid_is_its_own_and_stays():
    row = GezinslidFactory()
    with pytest.raises(IntegrityError, match="gezinslidnummer"), transaction.atomic():
        GezinslidFactory(gezinslidnummer=row.gezinslidnummer)
    with pytest.raises(IntegrityError, match="Een nummer verandert niet"), transaction.atomic():
        Gezinslid.objects.filter(pk=row.pk).update(gezinslidnummer="GLX")


@pytest.mark.parametrize("values", [{"veiligheid": "Samen gaan."}, {"veiligheid_tot": clock.today()}])
def test_database_refuses_half_an_agreement_about_safety(values):
    klant = KlantFactory()
    with pytest.raises(IntegrityError, match="klant_veiligheid_met_einddatum"), transaction.atomic():
        Klant.objects.filter(pk=klant.pk).update(**values)


def day(days):
    return (clock.today() + timedelta(days=days)).strftime("%d-%m-%Y")


def test_interpreter_and_safety_are_set_on_the_page_with_gegevens(browser, klant):
    path = f"/klanten/{klant.pk}/gegevens/"
    change = {"tolk_taal": "Tigrinya", "veiligheid": "Ga met zijn tweeën.", "veiligheid_tot": day(366)}
    post(browser, path, gegevens(klant, **change), back=klant)
    klant.refresh_from_db()
    assert (klant.tolk_taal, klant.veiligheid) == ("Tigrinya", "Ga met zijn tweeën.")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"veiligheid": "Samen gaan."}, "Vul in tot en met welke dag deze afspraak geldt."),
        ({"veiligheid_tot": "01-01-2027"}, "Vul in wat er is afgesproken, of haal de datum weg."),
        ({"veiligheid": "Samen gaan.", "veiligheid_tot": day(367)}, "Kies een datum binnen een jaar."),
    ],
)
def test_an_agreement_about_safety_has_a_last_day_within_a_year(browser, klant, change, sentence):
    refused(browser, f"/klanten/{klant.pk}/gegevens/", gegevens(klant, **change), sentence)
    klant.refresh_from_db()
    assert klant.veiligheid is None
