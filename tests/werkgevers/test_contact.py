"""Contacts with employers, vacancies and the accountmanager's start page, as pages."""

import re
from datetime import timedelta

import pytest

from tests.accounts.factories import MedewerkerFactory
from tests.werkgevers.factories import (
    ContactmomentFactory,
    ContactpersoonFactory,
    VacatureFactory,
    WerkakkoordFactory,
    WerkgeverFactory,
)
from werkgevers.models import Contactmoment, Contactpersoon, Vacature, Werkgever
from werkoffensief.web import clock

pytestmark = pytest.mark.django_db
TODAY = clock.today()


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.accountmanager)


@pytest.fixture
def employer(db):
    return WerkgeverFactory(naam="Zorggroep Duin")


def written(day):
    return f"{day:%d-%m-%Y}"


def test_call_is_written_down_on_the_page_of_the_employer(browser, cast, employer):
    person = ContactpersoonFactory(werkgever=employer)
    here = f"/werkgevers/{employer.pk}/"
    form = browser.get(here).content.decode()
    assert f'action="{here}contact/nieuw/"' in form
    assert f'value="{written(TODAY)}"' in form
    data = {"soort": "telefoon", "datum": written(TODAY)}
    empty = browser.post(f"{here}contact/nieuw/", data).content.decode()
    assert "Schrijf kort wat er is besproken, of wat u gaat doen." in empty
    assert not Contactmoment.objects.exists()
    data["verslag"] = "Gebeld, geen gehoor."  # one line is enough
    assert browser.post(f"{here}contact/nieuw/", data).url == here
    row = Contactmoment.objects.get()
    assert (row.medewerker, row.werkgever, row.verslag, row.afspraak) == (
        cast.accountmanager,
        employer,
        "Gebeld, geen gehoor.",
        None,
    )
    later = {**data, "contactpersoon": person.pk, "verslag": "Gesproken over lonen.", "afspraak": "Nabellen"}
    later["afspraak_op"] = written(TODAY)
    assert browser.post(f"{here}contact/nieuw/", later).status_code == 302
    text = browser.get(here).content.decode()
    assert "Gesproken over lonen." in text
    assert text.index("Nabellen") < text.index("</ol>")


def chosen(text, name):
    """The values that a form begins with, of a select or of boxes."""
    select = re.search(rf'<select[^>]*name="{name}".*?</select>', text, re.DOTALL)
    if select:
        return re.findall(r'<option value="([^"]*)" selected', select[0])
    boxes = re.findall(rf'<input[^>]*name="{name}"[^>]*>', text)
    return [re.search('value="([^"]*)"', box)[1] for box in boxes if "checked" in box]


def test_form_begins_with_whom_one_probably_speaks(browser, employer):
    here = f"/werkgevers/{employer.pk}/"

    def with_whom():
        found = {
            tuple(chosen(browser.get(path).content.decode(), "contactpersoon"))
            for path in (here, f"{here}contact/nieuw/")
        }
        assert len(found) == 1
        return [key for key in found.pop() if key]

    assert with_whom() == []
    first = ContactpersoonFactory(werkgever=employer)
    ContactpersoonFactory(werkgever=employer, gestopt_op=TODAY)
    ContactpersoonFactory()
    assert with_whom() == [str(first.pk)]
    second, third = ContactpersoonFactory(werkgever=employer), ContactpersoonFactory(werkgever=employer)
    assert with_whom() == []
    ContactmomentFactory(werkgever=employer, contactpersoon=first, datum=TODAY - timedelta(days=9))
    ContactmomentFactory(werkgever=employer, contactpersoon=second, datum=TODAY - timedelta(days=3))
    withdrawn = {"vervallen_op": clock.now(), "vervallen_reden": "Fout"}
    ContactmomentFactory(werkgever=employer, contactpersoon=third, datum=TODAY, **withdrawn)
    assert with_whom() == [str(second.pk)]
    Contactpersoon.objects.filter(pk=second.pk).update(gestopt_op=TODAY)
    assert with_whom() == [str(first.pk)]
    data = {"soort": "telefoon", "datum": written(TODAY), "verslag": "Kort.", "contactpersoon": ""}
    browser.post(f"{here}contact/nieuw/", data)
    assert Contactmoment.objects.get(verslag="Kort.").contactpersoon is None


def test_calling_back_writes_the_contact_and_ticks_the_appointment_off_at_once(browser, cast, employer):
    person, other = ContactpersoonFactory(werkgever=employer), ContactpersoonFactory(werkgever=employer)
    row = ContactmomentFactory(
        werkgever=employer,
        contactpersoon=person,
        afspraak="Nabellen",
        afspraak_op=TODAY,
        medewerker=cast.accountmanager,
    )
    later = ContactmomentFactory(werkgever=employer, contactpersoon=other, datum=TODAY, afspraak_op=TODAY)
    start = browser.get("/werkgevers/start/").content.decode()
    address = f"/werkgevers/{employer.pk}/contact/nieuw/?afspraak={row.pk}"
    assert f'href="{address}"' in start
    form = browser.get(address).content.decode()
    assert chosen(form, "contactpersoon") == [str(person.pk)]
    assert chosen(form, "gedaan") == [str(row.pk)]
    assert f"{written(TODAY)}: Nabellen" in form
    key = re.search(r'name="nieuw_id" value="([^"]+)"', form).group(1)
    data = {
        "soort": "telefoon",
        "datum": written(TODAY),
        "verslag": "Gesproken.",
        "gedaan": row.pk,
        "nieuw_id": key,
    }
    for _ in range(2):  # pressed twice
        assert browser.post(address, data).url == f"/werkgevers/{employer.pk}/"
    row.refresh_from_db()
    later.refresh_from_db()
    assert (row.gedaan_op is not None, later.gedaan_op, row.versie) == (True, None, 2)
    assert Contactmoment.objects.filter(verslag="Gesproken.").count() == 1
    assert chosen(browser.get(address).content.decode(), "gedaan") == []


def test_appointment_of_another_employer_is_not_offered_and_not_ticked_off(browser, employer):
    row = ContactmomentFactory(afspraak="Van een ander", afspraak_op=TODAY)
    path = f"/werkgevers/{employer.pk}/contact/nieuw/"
    for asked in (row.pk, "onzin"):
        text = browser.get(f"{path}?afspraak={asked}").content.decode()
        assert "Welke afspraak is hiermee gedaan?" not in text
        assert "Van een ander" not in text
    mine = ContactmomentFactory(werkgever=employer, afspraak_op=TODAY)
    data = {"soort": "telefoon", "datum": written(TODAY), "verslag": "Kort."}
    refused = browser.post(path, {**data, "gedaan": [row.pk, mine.pk]}).content.decode()
    assert "niet (meer) mogelijk" in refused
    assert not Contactmoment.objects.filter(gedaan_op__isnull=False).exists()


def test_vacancy_begins_with_the_only_agreement_that_runs(browser, employer):
    path = f"/werkgevers/{employer.pk}/vacature/nieuw/"
    begin = lambda: [key for key in chosen(browser.get(path).content.decode(), "werkakkoord") if key]  # noqa: E731
    WerkakkoordFactory(werkgever=employer, einddatum=TODAY - timedelta(days=1))
    WerkakkoordFactory(werkgever=employer, einddatum=None, vervallen_op=clock.now(), vervallen_reden="Fout")
    assert begin() == []
    one = WerkakkoordFactory(werkgever=employer, einddatum=None)
    assert begin() == [str(one.pk)]
    WerkakkoordFactory(werkgever=employer, einddatum=None)
    assert begin() == []


def test_contact_with_mistakes_is_shown_again_with_what_was_typed(browser, employer):
    here = f"/werkgevers/{employer.pk}/contact/nieuw/"
    data = {"soort": "telefoon", "datum": written(TODAY), "verslag": "Dit mag niet weg."}
    for change, words in (
        ({"datum": written(TODAY + timedelta(days=1))}, "niet in de toekomst"),
        ({"afspraak": "Bellen"}, "Vul in op welke dag u de afspraak nakomt."),
        ({"afspraak_op": written(TODAY - timedelta(days=1))}, "voor de dag van het contact"),
        ({"soort": "duif"}, "niet (meer) mogelijk"),
        ({"contactpersoon": ContactpersoonFactory().pk}, "niet (meer) mogelijk"),
        (
            {"contactpersoon": ContactpersoonFactory(werkgever=employer, gestopt_op=TODAY).pk},
            "niet (meer) mogelijk",
        ),
    ):
        text = browser.post(here, {**data, **change}).content.decode()
        assert words in text
        assert "Dit mag niet weg." in text
    assert not Contactmoment.objects.exists()


def test_two_who_change_one_contact_both_keep_their_text(browser, employer):
    left = ContactpersoonFactory(werkgever=employer, gestopt_op=TODAY)
    row = ContactmomentFactory(werkgever=employer, verslag="Eerst", contactpersoon=left)
    path = f"/contactmomenten/{row.pk}/"
    data = {"soort": "bezoek", "datum": "02-03-2026", "contactpersoon": left.pk, "versie": 1}
    assert browser.post(path, {**data, "verslag": "De ene tekst"}).status_code == 302
    text = browser.post(path, {**data, "verslag": "De andere tekst"}).content.decode()
    assert "Iemand anders heeft dit gewijzigd" in text
    assert "De ene tekst" in text
    assert "De andere tekst" in text
    row.refresh_from_db()
    assert (row.verslag, row.versie, row.contactpersoon) == ("De ene tekst", 2, left)


def test_two_who_change_one_vacancy_both_keep_their_text(browser, employer):
    row = VacatureFactory(werkgever=employer)
    path = f"/vacatures/{row.pk}/"
    data = {"aantal": "2", "open_van": "01-01-2026", "versie": 1}
    assert browser.post(path, {**data, "functie": "Kok"}).status_code == 302
    text = browser.post(path, {**data, "functie": "Bakker"}).content.decode()
    assert "Iemand anders heeft dit gewijzigd" in text
    assert 'value="Bakker"' in text
    assert ">Kok<" in text
    assert browser.post(path, {**data, "functie": "Bakker", "versie": 2}).status_code == 302
    row.refresh_from_db()
    assert row.functie == "Bakker"


def test_contact_is_withdrawn_and_gone_from_the_page(browser, employer):
    row = ContactmomentFactory(werkgever=employer, verslag="Verkeerd gezet")
    path = f"/contactmomenten/{row.pk}/vervallen/"
    assert "Waarom klopt dit contact niet?” in." in browser.post(path, {"versie": 1}).content.decode()
    assert browser.post(path, {"versie": 1, "reden": "Andere werkgever"}).status_code == 302
    assert "Verkeerd gezet" not in browser.get(f"/werkgevers/{employer.pk}/").content.decode()
    assert browser.get(path).status_code == 404


def test_appointment_is_done_from_the_page_where_it_stands(browser, employer):
    row = ContactmomentFactory(werkgever=employer, afspraak="Nabellen", afspraak_op=TODAY)
    path = f"/contactmomenten/{row.pk}/gedaan/"
    assert browser.post(path, {"versie": 1, "terug": "/werkgevers/start/"}).url == "/werkgevers/start/"
    for elsewhere in (
        "https://kwaad.example/",
        "//kwaad.example/",
        "/\\kwaad.example",
        "javascript:alert(1)",
        "-1",
        "start",
        "",
    ):
        assert browser.post(path, {"versie": 2, "terug": elsewhere}).url == f"/werkgevers/{employer.pk}/"
    again = browser.post(path, {"versie": "x" * 20}, follow=True).content.decode()
    assert "Dit was al gedaan." in again
    assert "Gedaan op" in again


def test_contact_person_who_left_is_shown_apart_and_not_offered(browser, employer):
    row = ContactpersoonFactory(werkgever=employer, naam="P. Eters")
    data = {"naam": "P. Eters", "gestopt_op": written(TODAY), "versie": 1}
    assert browser.post(f"/contactpersonen/{row.pk}/", data).status_code == 302
    text = browser.get(f"/werkgevers/{employer.pk}/").content.decode()
    assert text.index("Werken hier niet meer") < text.index("P. Eters")
    assert f'<option value="{row.pk}"' not in text
    assert Contactpersoon.objects.get().gestopt_op == TODAY


def test_employer_keeps_what_is_known_and_no_dangerous_address(browser, employer):
    path = f"/werkgevers/{employer.pk}/wijzigen/"
    data = {"naam": "Zorggroep Duin", "sector": "zorg", "bezoekadres": "Kade 1", "telefoon": "070 300 00 00"}
    for wrong in ("javascript:alert(1)", "ftp://a.example/", "geen adres"):
        assert (
            "Dit adres klopt niet"
            in browser.post(path, {**data, "website": wrong, "versie": 1}).content.decode()
        )
    assert browser.post(path, {**data, "website": "www.duin.example", "versie": 1}).status_code == 302
    employer.refresh_from_db()
    assert (employer.website, employer.bezoekadres) == ("https://www.duin.example", "Kade 1")
    assert 'href="https://www.duin.example"' in browser.get(f"/werkgevers/{employer.pk}/").content.decode()


def test_employer_is_taken_with_one_press_and_given_to_another(browser, cast, employer):
    here = f"/werkgevers/{employer.pk}/"
    assert "Ik word accountmanager" in browser.get(here).content.decode()
    assert "net gewijzigd" in browser.post(f"{here}nemen/", {"versie": 7}, follow=True).content.decode()
    text = browser.post(f"{here}nemen/", {"versie": 1}, follow=True).content.decode()
    assert "U bent nu de accountmanager" in text
    assert "Ik word accountmanager" not in text
    other = MedewerkerFactory(rollen=["accountmanager"], naam="Zoe Zeven")
    data = {"medewerker": other.pk, "versie": 2}
    wrong = browser.post(f"{here}accountmanager/", {**data, "medewerker": cast.consulent.pk})
    assert "niet (meer) mogelijk" in wrong.content.decode()
    assert browser.post(f"{here}accountmanager/", data).status_code == 302
    assert Werkgever.objects.get().accountmanager == other


def test_of_many_accountmanagers_at_most_fifteen_are_offered_and_others_found(browser, employer):
    for n in range(20):
        MedewerkerFactory(rollen=["accountmanager"], naam=f"Anna {n:02d}")
    wanted = MedewerkerFactory(rollen=["accountmanager"], naam="Zoe Zeven")
    path = f"/werkgevers/{employer.pk}/accountmanager/"
    text = browser.get(path).content.decode()
    assert text.count('type="radio"') == 16  # and nobody
    assert "Zoe Zeven" not in text
    found = browser.post(path, {"zoek_naam": "zeven", "zoeken": "ja", "versie": 1}).content.decode()
    assert f'value="{wanted.pk}"' in found
    assert "foutenlijst" not in found
    assert browser.post(path, {"medewerker": wanted.pk, "versie": 1}).status_code == 302
    assert Werkgever.objects.get().accountmanager == wanted


def test_employer_goes_to_the_archive_and_comes_back(browser, employer):
    here = f"/werkgevers/{employer.pk}/"
    assert browser.post(f"{here}archiveren/", {"versie": 1, "reden": "Gestopt"}).status_code == 302
    text = browser.get(here).content.decode()
    assert "In het archief sinds" in text
    assert "Contact vastleggen" not in text
    assert browser.get(f"{here}archiveren/").status_code == 404
    refused = browser.post(
        f"{here}contact/nieuw/", {"soort": "bezoek", "datum": written(TODAY), "verslag": "x"}
    )
    assert "staat in het archief" in refused.content.decode()
    assert browser.post(f"{here}terughalen/", {"versie": 2}).status_code == 302
    assert "In het archief" not in browser.get(here).content.decode()


def test_vacancy_is_added_under_an_agreement_closed_and_opened_again(browser, employer):
    agreement = WerkakkoordFactory(werkgever=employer, einddatum=None)
    here = f"/werkgevers/{employer.pk}/"
    form = browser.get(f"{here}vacature/nieuw/?akkoord={agreement.pk}").content.decode()
    assert f'<option value="{agreement.pk}" selected>' in form
    assert browser.get(f"{here}vacature/nieuw/?akkoord=onzin").status_code == 200
    data = {"functie": "Kok", "aantal": "2", "open_van": written(TODAY), "werkakkoord": agreement.pk}
    for change, words in (
        ({"aantal": "0"}, "van 1 of hoger"),
        ({"uren_per_week": "61"}, "van 60 of lager"),
        ({"open_tot": written(TODAY - timedelta(days=1))}, "sluit voordat zij opengaat"),
        ({"werkakkoord": WerkakkoordFactory(einddatum=None).pk}, "niet (meer) mogelijk"),
    ):
        assert words in browser.post(f"{here}vacature/nieuw/", {**data, **change}).content.decode()
    assert browser.post(f"{here}vacature/nieuw/", data).status_code == 302
    row = Vacature.objects.get()
    path = f"/vacatures/{row.pk}/"
    assert "Kies een antwoord" in browser.post(f"{path}sluiten/", {"versie": 1}).content.decode()
    close = {"versie": 1, "sluitreden": "vervuld", "gesloten_op": written(TODAY)}
    future = {**close, "gesloten_op": written(TODAY + timedelta(days=1))}
    assert "dag die nog komt" in browser.post(f"{path}sluiten/", future).content.decode()
    assert browser.post(f"{path}sluiten/", close).status_code == 302
    assert browser.get(path).status_code == 404
    assert "Vervuld" in browser.get("/vacatures/?stand=gesloten").content.decode()
    assert browser.post(f"{path}heropenen/", {"versie": 2}).status_code == 302
    assert "Kok" in browser.get("/vacatures/").content.decode()


# --- The start page ------------------------------------------------------------


def full(manager):
    """An employer of this accountmanager with one of each that waits."""
    row = WerkgeverFactory(accountmanager=manager)
    ContactmomentFactory(werkgever=row, medewerker=manager, afspraak_op=TODAY)
    WerkakkoordFactory(werkgever=row, einddatum=TODAY + timedelta(days=90))
    VacatureFactory(werkgever=row, open_tot=TODAY - timedelta(days=1))
    return row


def numbers(text):
    return [int(n) for n in re.findall(r'<h2 id="\w+">[^<]*\((\d+)\)</h2>', text)]


def test_start_page_shows_what_waits_with_its_list_and_what_to_do(browser, cast):
    row = full(cast.accountmanager)
    full(MedewerkerFactory(rollen=["accountmanager"]))
    WerkgeverFactory()
    text = browser.get("/werkgevers/start/").content.decode()
    assert numbers(text) == [1, 1, 1, 1]
    assert ">1\xa0werkgever<" not in text
    assert "U bent accountmanager van" in text
    for link in re.findall(r'<p class="geen-print"><a href="([^"]+)">Alle', text):
        body = browser.get(link.replace("&amp;", "&")).content.decode()
        rows = re.findall(r'<th scope="row">.*?</tr>', body, re.DOTALL)
        assert len(rows) == 1
        assert f'<a href="/werkgevers/{row.pk}/' in rows[0]
    for action in ("gedaan/", "sluiten/", "vacature/nieuw/?akkoord=", "Verlengen of wijzigen"):
        assert action in text
    assert numbers(browser.get("/werkgevers/start/?van=alle").content.decode()) == [2, 2, 2, 2]


def test_start_page_of_somebody_new_says_that_nothing_waits(browser):
    text = browser.get("/werkgevers/start/").content.decode()
    assert numbers(text) == [0, 0, 0, 0]
    assert "U hoeft vandaag niemand terug te bellen." in text


def test_what_is_not_due_yet_or_done_does_not_wait(browser, cast):
    row = WerkgeverFactory(accountmanager=cast.accountmanager)
    mine = {"werkgever": row, "medewerker": cast.accountmanager}
    ContactmomentFactory(**mine, afspraak_op=TODAY + timedelta(days=1))
    ContactmomentFactory(**mine, afspraak_op=TODAY, gedaan_op=clock.now())
    ContactmomentFactory(**mine, afspraak_op=TODAY, vervallen_op=clock.now(), vervallen_reden="Fout")
    WerkakkoordFactory(werkgever=row, banen=0, einddatum=TODAY + timedelta(days=91))
    VacatureFactory(werkgever=row, open_tot=TODAY)
    assert numbers(browser.get("/werkgevers/start/").content.decode()) == [0, 0, 0, 0]
