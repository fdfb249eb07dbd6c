"""The pages of employers and agreements."""

import re
from datetime import date

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from tests.dossier.gevallen import CANARY, ROLES
from tests.dossier.test_dossier import cost_of_an_empty_view
from tests.intake.factories import KlantFactory
from tests.trajecten.factories import PlaatsingFactory
from tests.werkgevers.factories import (
    ContactmomentFactory,
    ContactpersoonFactory,
    VacatureFactory,
    WerkakkoordFactory,
    WerkgeverFactory,
)
from werkgevers import services
from werkgevers.models import Contactmoment, Contactpersoon, Vacature, Werkakkoord, Werkgever
from werkgevers.queries import akkoorden_on, with_filled
from werkoffensief.web import clock
from werkoffensief.web.refusals import RefusalError

pytestmark = pytest.mark.django_db
AKKOORD = {
    "sector": "zorg", "ingangsdatum": "01-01-2019", "einddatum": "31-12-2020", "banen": "10", "ontwikkelplekken": "5",
}  # fmt: skip


@pytest.fixture
def akkoord(db):
    return WerkakkoordFactory(werkgever__naam="Zorggroep Duin")


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.accountmanager)


def writing_paths(akkoord):
    persoon = ContactpersoonFactory(werkgever=akkoord.werkgever, naam="P. Eters")
    moment = ContactmomentFactory(werkgever=akkoord.werkgever, afspraak_op=date(2026, 3, 3))
    vacature = VacatureFactory(werkgever=akkoord.werkgever, open_tot=date(2026, 2, 1))
    here = f"/werkgevers/{akkoord.werkgever_id}"
    return [
        "/werkgevers/nieuw/",
        f"{here}/wijzigen/",
        f"{here}/contactpersoon/nieuw/",
        f"{here}/akkoord/nieuw/",
        f"/contactpersonen/{persoon.pk}/",
        f"/akkoorden/{akkoord.pk}/",
        f"/akkoorden/{akkoord.pk}/vervallen/",
        f"{here}/accountmanager/",
        f"{here}/archiveren/",
        f"{here}/contact/nieuw/",
        f"{here}/vacature/nieuw/",
        f"/contactmomenten/{moment.pk}/",
        f"/contactmomenten/{moment.pk}/vervallen/",
        f"/vacatures/{vacature.pk}/",
        f"/vacatures/{vacature.pk}/sluiten/",
    ]


def state():
    models = (Werkgever, Contactpersoon, Werkakkoord, Contactmoment, Vacature)
    return [list(m.objects.order_by("pk").values()) for m in models]


@pytest.mark.parametrize("role", ROLES)
def test_who_may_read(cast, client_of, akkoord, role):
    browser = client_of(getattr(cast, role))
    wanted = {
        "consulent": 200, "regisseur": 200, "collega": 200, "vreemde": 200, "teamleider": 200, "accountmanager": 200,
        "manager": 403, "beheerder": 403, "privacy": 403, "werkgever": 403,
    }[role]  # fmt: skip
    paths = (
        "/werkgevers/",
        f"/werkgevers/{akkoord.werkgever_id}/",
        "/akkoorden/",
        "/akkoorden/lijst/",
        "/vacatures/",
    )
    assert {browser.get(path).status_code for path in paths} == {wanted}
    found = browser.post("/werkgevers/zoeken/", {"q": "duin"})
    assert found.status_code == (302 if wanted == 200 else 403)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("role", ROLES)
def test_only_the_accountmanager_writes(cast, client_of, akkoord, role, method):
    paths = writing_paths(akkoord)
    before = state()
    browser = client_of(getattr(cast, role))
    seen = {getattr(browser, method)(path).status_code for path in paths}
    assert seen == {200 if role == "accountmanager" else 403}
    assert state() == before


@pytest.mark.parametrize("role", ROLES)
def test_only_the_accountmanager_reads_contacts_and_fetches_lists(cast, client_of, akkoord, role):
    browser = client_of(getattr(cast, role))
    here = f"/werkgevers/{akkoord.werkgever_id}"
    paths = ["/werkgevers/start/", "/werkgevers/terugbellen/", f"{here}/contact/"]
    files = ("werkgevers", "akkoorden", "vacatures")
    paths += [f"/{name}/download/{kind}/" for name in files for kind in ("csv", "xlsx")]
    wanted = 200 if role == "accountmanager" else 403
    assert {browser.get(path).status_code for path in paths} == {wanted}


@pytest.mark.parametrize("role", ROLES)
def test_only_the_accountmanager_presses_buttons(cast, client_of, akkoord, role):
    moment = ContactmomentFactory(werkgever=akkoord.werkgever, afspraak_op=date(2026, 3, 3))
    vacature = VacatureFactory(
        werkgever=akkoord.werkgever, gesloten_op=date(2026, 3, 3), sluitreden="vervuld"
    )
    here = f"/werkgevers/{WerkgeverFactory(gearchiveerd_op=date(2026, 3, 3), archief_reden='Gestopt').pk}"
    paths = [
        f"/werkgevers/{akkoord.werkgever_id}/nemen/",
        f"{here}/terughalen/",
        f"/contactmomenten/{moment.pk}/gedaan/",
        f"/vacatures/{vacature.pk}/heropenen/",
    ]
    before, browser = state(), client_of(getattr(cast, role))
    assert {browser.get(path).status_code for path in paths} <= {403, 405}
    assert state() == before
    writer = role == "accountmanager"
    assert {browser.post(path, {"versie": 1}).status_code for path in paths} == {302 if writer else 403}
    assert (state() == before) is not writer


def test_contacts_are_on_the_page_of_an_employer_for_the_accountmanager_only(cast, client_of, akkoord):
    ContactmomentFactory(werkgever=akkoord.werkgever, verslag="Over de lonen gesproken.")
    for role, wanted in (("accountmanager", True), ("consulent", False), ("teamleider", False)):
        text = client_of(getattr(cast, role)).get(f"/werkgevers/{akkoord.werkgever_id}/").content.decode()
        assert ("Over de lonen gesproken." in text) is wanted


def test_links_to_write_are_only_for_the_accountmanager(cast, client_of, akkoord):
    for role, wanted in (("accountmanager", True), ("consulent", False), ("teamleider", False)):
        browser = client_of(getattr(cast, role))
        text = browser.get(f"/werkgevers/{akkoord.werkgever_id}/").content.decode()
        text += browser.get("/werkgevers/").content.decode()
        assert ("/nieuw/" in text) is wanted
        assert ("/wijzigen/" in text) is wanted


def test_employer_is_added_once(browser):
    data = {"kvk_nummer": "01234567", "naam": "Zorggroep Duin", "sector": "zorg", "plaats": ""}
    response = browser.post("/werkgevers/nieuw/", data, follow=True)
    row = Werkgever.objects.get()
    assert response.redirect_chain == [(f"/werkgevers/{row.pk}/", 302)]
    assert (row.kvk_nummer, row.plaats) == ("01234567", None)
    again = browser.post("/werkgevers/nieuw/", {**data, "naam": "Ander"}).content.decode()
    assert "Er is al een werkgever met dit KvK-nummer." in again
    for wrong in ("1234567", "12345678x", "١٢٣٤٥٦٧٨"):
        text = browser.post("/werkgevers/nieuw/", {**data, "kvk_nummer": wrong}).content.decode()
        assert "Een KvK-nummer heeft 8 cijfers." in text
    assert Werkgever.objects.count() == 1


def test_employer_and_contact_are_changed_and_an_old_page_is_refused(browser, akkoord):
    here = f"/werkgevers/{akkoord.werkgever_id}"
    data = {"naam": "Zorggroep Zee", "sector": "zorg", "plaats": "Den Haag", "versie": 1}
    assert browser.post(f"{here}/wijzigen/", data).status_code == 302
    text = browser.post(f"{here}/wijzigen/", {**data, "naam": "Te laat"}).content.decode()
    assert "Iemand anders heeft dit gewijzigd" in text
    assert "Te laat" in text
    assert Werkgever.objects.get().naam == "Zorggroep Zee"
    contact = {"naam": "P. Eters", "functie": "", "telefoon": "070 353 00 00", "email": "p@voorbeeld.nl"}
    assert browser.post(f"{here}/contactpersoon/nieuw/", contact).status_code == 302
    row = Contactpersoon.objects.get()
    wrong = browser.post(
        f"/contactpersonen/{row.pk}/", {**contact, "email": "geen", "versie": 1}
    ).content.decode()
    assert "Dit e-mailadres klopt niet" in wrong
    assert (
        browser.post(f"/contactpersonen/{row.pk}/", {**contact, "email": "", "versie": 1}).status_code == 302
    )
    row.refresh_from_db()
    assert (row.email, row.functie) == (None, None)
    assert "070 353 00 00" in browser.get(f"{here}/").content.decode()


def test_agreement_is_recorded_changed_and_withdrawn(browser):
    employer = WerkgeverFactory()
    here = f"/werkgevers/{employer.pk}/"
    assert browser.post(f"{here}akkoord/nieuw/", AKKOORD).status_code == 302
    row = Werkakkoord.objects.get()
    assert row.akkoordnummer.startswith("WO-")
    path = f"/akkoorden/{row.pk}/"
    for change, words in (
        ({"einddatum": "31-12-2018"}, "Het akkoord eindigt voordat het ingaat."),
        ({"banen": "-1"}, "of hoger"),
        ({"sector": "onzin"}, "niet (meer) mogelijk"),
        ({"versie": 99}, "Iemand anders heeft dit gewijzigd"),
    ):
        assert words in browser.post(path, {**AKKOORD, "versie": 1, **change}).content.decode()
    row.refresh_from_db()
    assert row.versie == 1
    assert browser.post(path, {**AKKOORD, "banen": "12", "einddatum": "", "versie": 1}).status_code == 302
    row.refresh_from_db()
    assert (row.banen, row.einddatum) == (12, None)
    gone = f"{path}vervallen/"
    assert "Vul “Waarom klopt dit akkoord niet?” in." in browser.post(gone, {"versie": 2}).content.decode()
    assert browser.post(gone, {"versie": 2, "reden": "Dubbel ingevoerd"}).status_code == 302
    text = browser.get(here).content.decode()
    assert f'href="{path}"' not in text
    assert f"{row.akkoordnummer}, vervallen op" in text
    assert browser.get(path).status_code == 404


@pytest.mark.parametrize(
    ("page", "model", "data", "change"),
    [
        ("akkoord", Werkakkoord, AKKOORD, {"banen": "12"}),
        ("contactpersoon", Contactpersoon, {"naam": "P. Eters"}, {"naam": "P. Anders"}),
    ],
)
def test_a_form_sent_twice_makes_one_row_and_something_else_is_kept(browser, page, model, data, change):
    employer = WerkgeverFactory()
    path, hidden = f"/werkgevers/{employer.pk}/{page}/nieuw/", r'<input[^>]*name="nieuw_id"[^>]*>'
    form = re.search(hidden, browser.get(path).content.decode())[0]
    data = {**data, "nieuw_id": re.search(r'value="([^"]+)"', form)[1]}
    for _ in range(2):
        assert browser.post(path, data).status_code == 302
    assert model.objects.count() == 1
    text = browser.post(path, {**data, **change}).content.decode()
    assert "Dit formulier is al een keer verstuurd, met iets anders erin." in text
    assert f'<a href="/werkgevers/{employer.pk}/">Bekijk wat er al is vastgelegd</a>' in text
    assert model.objects.count() == 1
    fresh = re.search(r'value="([^"]+)"', re.search(hidden, text)[0])[1]
    assert browser.post(path, {**data, **change, "nieuw_id": fresh}).status_code == 302
    assert model.objects.count() == 2


def test_agreement_keeps_covering_its_placements(browser, akkoord):
    PlaatsingFactory(werkakkoord=akkoord, werkgever=akkoord.werkgever, startdatum=date(2019, 6, 1))
    with connection.cursor() as cursor:  # as if the placement were committed before
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    path, before = f"/akkoorden/{akkoord.pk}/", state()
    sentence = "Er zijn plaatsingen op dit werkakkoord die dan buiten de looptijd beginnen."
    assert (
        sentence
        in browser.post(path, {**AKKOORD, "ingangsdatum": "02-06-2019", "versie": 1}).content.decode()
    )
    assert sentence in browser.post(f"{path}vervallen/", {"reden": "Fout", "versie": 1}).content.decode()
    assert state() == before


def test_promised_filled_and_open_are_counted_at_a_date(browser, akkoord):
    on_it = {"werkakkoord": akkoord, "werkgever": akkoord.werkgever}
    PlaatsingFactory(**on_it, startdatum=date(2019, 6, 1))
    PlaatsingFactory(
        **on_it, startdatum=date(2019, 7, 1), einddatum=date(2019, 8, 1), einde_reden_id="uitval"
    )
    PlaatsingFactory(**on_it, startdatum=date(2019, 7, 1), soort="opleiding")
    PlaatsingFactory(**on_it, startdatum=date(2019, 7, 1), vervallen_op=clock.now(), vervallen_reden="Fout")

    def counted(day):
        row = with_filled(Werkakkoord.objects.all(), day=day).get()
        return row.vervuld, row.open

    assert counted(date(2019, 5, 31)) == (0, 10)
    assert counted(date(2019, 6, 1)) == (1, 9)
    assert counted(date(2019, 12, 31)) == (2, 8)
    Werkakkoord.objects.update(banen=1)
    assert counted(date(2019, 12, 31)) == (2, 0)
    text = browser.get(f"/werkgevers/{akkoord.werkgever_id}/").content.decode()
    assert re.search(r'data-kop="Vervuld" class="getal">\s*2\s*<', text)


def test_agreements_on_a_day_are_those_whose_term_includes_it(akkoord):
    def on(day):
        return akkoorden_on(werkgever_id=akkoord.werkgever_id, day=day).count()

    days = [date(2018, 12, 31), date(2019, 1, 1), date(2020, 12, 31), date(2021, 1, 1)]
    assert [on(day) for day in days] == [0, 1, 1, 0]
    Werkakkoord.objects.update(vervallen_op=clock.now(), vervallen_reden="Fout")
    assert on(date(2019, 1, 1)) == 0


def test_nothing_is_open_after_the_end_of_an_agreement(browser, akkoord):
    path, cell = (
        f"/werkgevers/{akkoord.werkgever_id}/",
        r'data-kop="(Open|Niet vervuld)"\s+class="getal">([^<]*)<',
    )
    assert re.search(cell, browser.get(path).content.decode()).groups() == ("Niet vervuld", "10")
    Werkakkoord.objects.update(einddatum=clock.today())
    assert re.search(cell, browser.get(path).content.decode()).groups() == ("Open", "10")


def test_an_employer_without_contacts_says_so_in_a_sentence(browser, akkoord):
    text = browser.get(f"/werkgevers/{akkoord.werkgever_id}/").content.decode()
    assert "<p>Er is nog geen contactpersoon vastgelegd.</p>" in text
    assert "<dt>Niemand</dt>" not in text


def names(response):
    return re.findall(r'<th scope="row"><a href="/werkgevers/[^"]+">([^<]*)</a>', response.content.decode())


def searched(browser, text, query=""):
    return browser.post("/werkgevers/zoeken/" + query, {"q": text}, follow=True)


def test_list_finds_filters_and_sorts(browser):
    WerkgeverFactory(naam="Zorg Een", kvk_nummer="12345678")
    WerkgeverFactory(naam="Bouw Twee", sector="bouw_installatietechniek")
    WerkgeverFactory(naam="Afbouw Drie", sector="bouw_installatietechniek")
    assert names(browser.get("/werkgevers/")) == ["Afbouw Drie", "Bouw Twee", "Zorg Een"]
    assert names(browser.get("/werkgevers/?sorteer=-naam")) == ["Zorg Een", "Bouw Twee", "Afbouw Drie"]
    assert names(browser.get("/werkgevers/?sector=zorg")) == ["Zorg Een"]
    unknown = browser.get("/werkgevers/?sector=onzin&van=onzin")
    assert names(unknown) == []
    assert "Dit filter bestaat niet (meer)" in unknown.content.decode()
    assert names(searched(browser, "BOUW")) == ["Bouw Twee", "Afbouw Drie"]
    assert names(searched(browser, "12345678")) == ["Zorg Een"]
    assert names(searched(browser, "een", "?sector=zorg")) == ["Zorg Een"]
    assert names(searched(browser, "een", "?sector=overig")) == []
    assert names(searched(browser, "%")) == []
    assert searched(browser, "x" * 500).status_code == 200
    assert searched(browser, "\0").status_code == 200


@pytest.mark.parametrize("path", ["/werkgevers/"])
def test_list_asks_the_same_few_queries_for_1_25_and_100_employers(browser, path):
    counts, present = [], 0
    for number in (1, 25, 100):
        for _ in range(number - present):
            WerkakkoordFactory(einddatum=None)
        present = number
        with CaptureQueriesContext(connection) as queries:
            assert len(names(browser.get(path))) == min(number, 50)
        counts.append(len(queries))
    assert len(set(counts)) == 1
    assert counts[0] - cost_of_an_empty_view(browser) <= 12


def test_employer_page_asks_the_same_queries_for_few_and_many_agreements(browser, akkoord):
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            browser.get(f"/werkgevers/{akkoord.werkgever_id}/")
        counts.append(len(queries))
        for _ in range(25):
            extra = WerkakkoordFactory(werkgever=akkoord.werkgever)
            PlaatsingFactory(werkakkoord=extra, werkgever=extra.werkgever)
    assert counts[0] == counts[1]


def test_pages_of_employers_name_nobody_and_escape_everything(browser, akkoord):
    klant = KlantFactory(voornaam="Geheim", achternaam="Persoon")
    PlaatsingFactory(klant=klant, werkakkoord=akkoord, werkgever=akkoord.werkgever)
    Werkgever.objects.update(naam=CANARY, plaats=CANARY)
    paths = writing_paths(akkoord)
    Contactpersoon.objects.update(naam=CANARY, functie=CANARY, telefoon=CANARY, email=CANARY)
    Contactmoment.objects.update(verslag=CANARY, afspraak=CANARY)
    Vacature.objects.update(functie=CANARY, plaats=CANARY)
    for path in [
        "/werkgevers/",
        f"/werkgevers/{akkoord.werkgever_id}/",
        *paths,
        f"/werkgevers/{akkoord.werkgever_id}/contact/",
        "/werkgevers/start/?van=alle",
        "/werkgevers/terugbellen/",
        "/akkoorden/",
        "/akkoorden/lijst/",
        "/vacatures/",
    ]:
        text = browser.get(path).content.decode()
        assert "Persoon" not in text
        assert klant.klantnummer not in text
        assert "<script>alert" not in text
        assert "ONBEKENDE_VARIABELE" not in text


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"einddatum": date(2018, 1, 1)}, "werkakkoord_einde_na_ingang"),
        ({"sector": "onzin"}, "werkakkoord_bekende_sector"),
        ({"vervallen_op": clock.now()}, "werkakkoord_vervallen_met_reden"),
    ],
)
def test_database_refuses_a_wrong_agreement(akkoord, change, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        Werkakkoord.objects.filter(pk=akkoord.pk).update(**change)


def test_service_gives_the_sentence_of_the_rule(cast):
    with pytest.raises(RefusalError, match="Een KvK-nummer heeft 8 cijfers"):
        services.create_werkgever(
            door=cast.accountmanager.pk, kvk_nummer="1", gegevens={"naam": "X", "sector": "zorg"}
        )
    with pytest.raises(RefusalError, match="Geef een reden"):
        services.withdraw_akkoord(
            door=cast.accountmanager.pk,
            akkoord_id=WerkakkoordFactory().pk,
            versie=1,
            reden=" ",
            now=clock.now(),
        )


def test_capitals_do_not_matter_for_the_order_and_each_page_goes_on_where_the_last_ended(browser):
    for name in ("Zon", "ASVB", "abel", "Abbott", *(f"Bedrijf {n:03d}" for n in range(60))):
        WerkgeverFactory(naam=name)
    seen, path = [], "/werkgevers/?sorteer=naam"
    while path:
        body = browser.get(path).content.decode()
        seen += re.findall(r'<th scope="row">\s*<a[^>]*>([^<]+)</a>', body)
        following = re.search(r'<a[^>]*rel="next"[^>]*>', body)
        path = following and "/werkgevers/" + re.search(r'href="([^"]+)"', following.group()).group(
            1
        ).replace("&amp;", "&")
    assert seen[:3] == ["Abbott", "abel", "ASVB"]
    assert len(seen) == 64
    assert seen == sorted(seen, key=str.lower)
