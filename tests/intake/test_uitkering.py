"""The kind of a benefit: shown, corrected, and kept by deliveries."""

from datetime import date

import pytest

from intake.models import Uitkering, Uitkeringsoort
from intake.services.uitkeringen import set_uitkeringsoort
from tests.dossier.gevallen import ROLES, expected, person_of, statuses
from tests.intake.factories import UitkeringFactory
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError, StaleError

pytestmark = pytest.mark.django_db


@pytest.fixture
def uitkering(cast):
    klant, _, _ = person_of(cast.regisseur)
    return UitkeringFactory(klant=klant)


def set_kind(uitkering, soort="ioaw", versie=None):
    return set_uitkeringsoort(
        door="systeem", uitkering_id=uitkering.pk, versie=versie or uitkering.versie, soort_id=soort
    )


@pytest.fixture(autouse=True)
def ioaw():
    return Uitkeringsoort.objects.get_or_create(pk="ioaw", defaults={"naam": "IOAW"})[0]


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_may_open_and_post_the_page(cast, client_of, uitkering, method):
    browsers = {role: client_of(getattr(cast, role)) for role in ROLES}
    path = f"/uitkeringen/{uitkering.pk}/soort/"
    assert statuses(browsers, [path], method) == expected(200, 404, 403)
    uitkering.refresh_from_db()
    assert uitkering.soort_id == "bijstand"


def test_kind_is_corrected_from_the_file(cast, client_of, uitkering, ioaw):
    browser, path = client_of(cast.regisseur), f"/uitkeringen/{uitkering.pk}/soort/"
    assert path in browser.get(f"/klanten/{uitkering.klant_id}/").content.decode()
    assert browser.post(path, {"soort": "ioaw", "versie": uitkering.versie}).status_code == 302
    assert ioaw.naam in browser.get(f"/klanten/{uitkering.klant_id}/").content.decode()
    event = uitkering.geschiedenis.latest("pgh_id")
    assert (event.soort_id, event.pgh_context["door"]) == ("ioaw", str(cast.regisseur.pk))


def test_page_says_where_the_person_stands(cast, client_of, uitkering):
    assert (
        "In traject" in client_of(cast.regisseur).get(f"/uitkeringen/{uitkering.pk}/soort/").content.decode()
    )


def test_old_version_withdrawn_row_and_unknown_kind_change_nothing(cast, client_of, uitkering):
    with pytest.raises(StaleError):
        set_kind(uitkering, versie=99)
    browser, path = client_of(cast.regisseur), f"/uitkeringen/{uitkering.pk}/soort/"
    assert browser.post(path, {"soort": "bestaat-niet", "versie": uitkering.versie}).status_code == 200
    Uitkering.objects.update(vervallen_op=clock.now(), vervallen_reden="Dubbel")
    uitkering.refresh_from_db()
    with pytest.raises(RefusalError, match="vervallen"):
        set_kind(uitkering)
    assert browser.get(path).status_code == 404
    uitkering.refresh_from_db()
    assert uitkering.soort_id == "bijstand"


def test_kind_that_may_no_longer_be_chosen_stays_for_who_has_it(cast, client_of, uitkering, ioaw):
    set_kind(uitkering)
    Uitkeringsoort.objects.filter(pk="ioaw").update(geldig_tot=date(2020, 1, 1))
    UitkeringFactory(
        klant=uitkering.klant, start=date(1990, 1, 1), einde=date(1990, 2, 1), einde_reden_id="werk"
    )
    other = Uitkering.objects.get(start=date(1990, 1, 1))
    browser = client_of(cast.regisseur)
    shown = [
        ioaw.naam in browser.get(f"/uitkeringen/{row.pk}/soort/").content.decode()
        for row in (uitkering, other)
    ]
    assert shown == [True, False]
