"""A manager makes, prolongs and changes a campaign on screen; who speaks with people sees the own pace."""

import re
from datetime import date

import pytest

from intake.models import Campagne
from tests.dossier.gevallen import give_stadsdeel
from tests.intake.factories import CampagneFactory, GesprekFactory, UitkeringFactory
from werkoffensief.doelen.rollup import recompute_all

pytestmark = pytest.mark.django_db
NEW = {
    "naam": "Iedereen gesproken", "code": "iedereen", "startdatum": "01-01-2026", "einddatum": "",
    "minimaal_maanden_uitkering": "18", "streefaantal": "5",
}  # fmt: skip


def _hidden(text, name):
    return re.search(rf'name="{name}"[^>]*value="([^"]*)"', text)[1]


def test_the_population_is_counted_and_shown_before_a_campaign_is_saved(cast, client_of):
    for start in (date(2020, 1, 1), date(2021, 1, 1), date(2025, 12, 1)):
        UitkeringFactory(start=start)
    browser, path = client_of(cast.manager), "/campagnes/nieuw/"
    new = {**NEW, "nieuw_id": _hidden(browser.get(path).content.decode(), "nieuw_id")}
    text = browser.post(path, new).content.decode()
    assert "<strong>2 mensen</strong>" in text.replace("\u00a0", " ")
    assert "Het streefaantal is hoger dan dat." in text
    assert not Campagne.objects.exists()
    again = {**new, "geteld": _hidden(text, "geteld")}
    other = browser.post(path, {**again, "minimaal_maanden_uitkering": "0"}).content.decode()
    assert "<strong>3 mensen</strong>" in other.replace("\u00a0", " ")
    assert not Campagne.objects.exists()
    for _twice in range(2):
        assert browser.post(path, again).status_code == 302
    row = Campagne.objects.get()
    assert (row.code, row.streefaantal, row.einddatum) == ("iedereen", 5, None)


def test_a_campaign_is_prolonged_and_gets_another_target(cast, client_of):
    row = CampagneFactory(startdatum=date(2026, 1, 1), einddatum=date(2026, 6, 30))
    path = f"/campagnes/{row.pk}/wijzigen/"
    data = {
        "naam": row.naam, "startdatum": "01-01-2026", "einddatum": "31-12-2026", "streefaantal": "7",
        "minimaal_maanden_uitkering": row.minimaal_maanden_uitkering, "versie": row.versie,
        "geteld": f"2026-01-01|{row.minimaal_maanden_uitkering}",
    }  # fmt: skip
    browser = client_of(cast.manager)
    backwards = browser.post(path, {**data, "einddatum": "31-12-2025"}).content.decode()
    assert "De campagne eindigt voordat zij begint." in backwards
    browser.post(path, {**data, "code": "anders"})
    code, row = row.code, Campagne.objects.get()
    assert (row.code, row.einddatum, row.streefaantal) == (code, date(2026, 12, 31), 7)
    assert "Iemand anders heeft dit gewijzigd" in browser.post(path, data).content.decode()


def test_a_target_above_the_population_counts_as_the_whole_population(cast, client_of):
    UitkeringFactory(start=date(2020, 1, 1))
    row = CampagneFactory(startdatum=date(2026, 1, 1), einddatum=None, streefaantal=9)
    recompute_all()
    text = client_of(cast.manager).get(f"/campagnes/{row.pk}/").content.decode().replace("\u00a0", " ")
    assert "hoger dan de doelgroep (1)" in text
    assert "Nog te gaan: 1." in text


def test_a_consulent_sees_the_pace_of_the_team_and_the_own_one_only(cast, client_of):
    give_stadsdeel(cast.centrum)
    row = CampagneFactory(startdatum=date(2026, 1, 1), einddatum=None, streefaantal=9)
    for speaker in (cast.consulent, cast.collega):
        klant = UitkeringFactory(start=date(2020, 1, 1)).klant
        GesprekFactory(klant=klant, medewerker=speaker, datum=date(2026, 11, 18))
    recompute_all()
    path = f"/campagnes/{row.pk}/?op=2026-11-25"
    text = client_of(cast.consulent).get(path).content.decode()
    own = text[text.index("Uw eigen tempo") :]
    assert f'<th scope="row">{cast.consulent.naam}</th>' in own
    assert f'<th scope="row">{cast.collega.naam}</th>' not in text
    assert "Voor het eerst gesproken en niet verschenen, per week" in text
    leads = client_of(cast.teamleider).get(path).content.decode()
    assert f'<th scope="row">{cast.collega.naam}</th>' in leads
    assert client_of(cast.consulent).get("/campagnes/nieuw/").status_code == 403
