"""Differences between a delivery and the screen: what the page shows, and what a decision does."""

import io
import re

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from intake import bsn
from intake.models import Contactgegeven, Identificatie, Klant
from tests.overdracht.leveren import klanten_csv
from trajecten.models import Traject
from werkgevers.models import Werkgever
from werkoffensief.logboek.actor import handeling
from werkoffensief.overdracht.models import Afwijking, Importgeheugen
from werkoffensief.overdracht.services import import_folder
from werkoffensief.web import clock

pytestmark = [pytest.mark.django_db(databases=["default", "log"])]
LIJST = "/beheer/leveringen/verschillen/"
CANARY = "<img src=x onerror=alert(1)>"
BSN = "999990019"


@pytest.fixture
def browser(cast, client_of, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return client_of(cast.beheerder)


def deliver(**files):
    opened = [
        (f"{name}.csv", io.BytesIO(content if isinstance(content, bytes) else content.encode()))
        for name, content in files.items()
    ]
    result = import_folder(opened, door="systeem", now=clock.now())
    assert result.accepted, [fout.zin() for row in result.bestanden for fout in row.fouten]
    return result


def klant_differs(screen="Scherm", file="Bestand"):
    """K1 was delivered, changed on screen, and delivered again with a third value."""
    deliver(klanten=klanten_csv(f"K1;{BSN};Eerst;070 1"))
    with handeling(door="systeem"):
        Klant.objects.filter(klantnummer="K1").update(achternaam=screen)
    deliver(klanten=klanten_csv(f"K1;{BSN};{file};070 1"))
    return Afwijking.objects.get()


def versie(browser, query=""):
    return re.search(r'name="versie" value="([0-9a-f]{64})"', browser.get(LIJST + query).content.decode())[1]


def decide(browser, row, besluit, versie):
    return browser.post(
        f"{LIJST}{row.pk}/", {"besluit": besluit, "versie": versie}, follow=True
    ).content.decode()


def test_a_difference_shows_both_sides_and_no_markup_of_theirs(browser):
    klant_differs(screen=f"{CANARY}S", file=f"{CANARY}B")
    page = browser.get(LIJST).content.decode()
    assert page.count("achternaam: &lt;img src=x onerror=alert(1)&gt;") == 2
    assert "<img" not in page
    assert "1\xa0verschil" in page


def test_the_value_of_the_file_is_taken(browser, cast):
    row = klant_differs()
    memory = bytes(Importgeheugen.objects.get(tabel="klanten").hashes)
    page = decide(browser, row, "overnemen", versie(browser))
    assert "De waarde uit het bestand is overgenomen." in page
    klant = Klant.objects.get(klantnummer="K1")
    assert klant.achternaam == "Bestand"
    assert Identificatie.objects.get(klant=klant).bsn_index is not None
    assert Contactgegeven.objects.get(klant=klant, soort="telefoon", geldig_tot=None).waarde == "070 1"
    row.refresh_from_db()
    assert (row.status, row.afgehandeld_door) == ("overgenomen", str(cast.beheerder.pk))
    assert bytes(Importgeheugen.objects.get(tabel="klanten").hashes) == memory
    event = apps.get_model("intake", "KlantGeschiedenis").objects.filter(pgh_obj_id=klant.pk).latest("pgh_id")
    assert (event.pgh_context["door"], event.pgh_context["via"]) == (str(cast.beheerder.pk), "scherm")
    deliver(klanten=klanten_csv(f"K1;{BSN};Vierde;070 1"))
    assert Klant.objects.get(klantnummer="K1").achternaam == "Vierde", "it is the delivery's again"


def test_the_value_of_the_screen_is_kept(browser):
    row = klant_differs()
    page = decide(browser, row, "behouden", versie(browser))
    assert "De waarde op het scherm blijft staan." in page
    assert Klant.objects.get(klantnummer="K1").achternaam == "Scherm"
    deliver(klanten=klanten_csv(f"K1;{BSN};Bestand;070 1"))
    assert Klant.objects.get(klantnummer="K1").achternaam == "Scherm"
    assert not Afwijking.objects.filter(status="open").exists()


def test_other_differences_of_the_same_row_stay_open(browser):
    deliver(klanten=klanten_csv("K1;;Eerst;070 1"))
    with handeling(door="systeem"):
        Klant.objects.update(achternaam="Scherm")
        Contactgegeven.objects.update(waarde="070 2")
    deliver(klanten=klanten_csv("K1;;Bestand;070 3"))
    name = next(row for row in Afwijking.objects.all() if "achternaam" in row.bestand)
    page = browser.get(LIJST).content.decode()
    form = page[page.index(f'action="{LIJST}{name.pk}/') :]
    decide(browser, name, "overnemen", re.search(r'value="([0-9a-f]{64})"', form)[1])
    assert Klant.objects.get().achternaam == "Bestand"
    assert Contactgegeven.objects.get(soort="telefoon", geldig_tot=None).waarde == "070 2"
    assert [list(row.bestand) for row in Afwijking.objects.filter(status="open")] == [["telefoon"]]


@pytest.mark.parametrize("besluit", ["overnemen", "behouden"])
def test_a_decision_about_values_that_changed_since_is_refused(browser, besluit):
    row = klant_differs()
    seen = versie(browser)
    with handeling(door="systeem"):
        Klant.objects.update(achternaam="Nieuwer")
    page = decide(browser, row, besluit, seen)
    assert "Dit verschil is veranderd nadat u deze bladzijde opende." in page
    assert "achternaam: Nieuwer" in page
    assert Klant.objects.get().achternaam == "Nieuwer"
    row.refresh_from_db()
    assert row.status == "open"


def test_a_newer_delivery_makes_the_page_stale(browser):
    row = klant_differs()
    seen = versie(browser)
    deliver(klanten=klanten_csv(f"K1;{BSN};Derde;070 1"))
    assert "Dit verschil is veranderd" in decide(browser, row, "overnemen", seen)
    assert Klant.objects.get().achternaam == "Scherm"


def test_a_decision_is_taken_once(browser):
    row = klant_differs()
    seen = versie(browser)
    decide(browser, row, "behouden", seen)
    assert "Over dit verschil is al beslist." in decide(browser, row, "overnemen", seen)
    assert Klant.objects.get().achternaam == "Scherm"


def test_nonsense_decides_nothing(browser):
    row = klant_differs()
    assert "Kies of u de waarde" in decide(browser, row, "weggooien", "x")
    assert "Kies of u de waarde" in decide(browser, row, "", versie(browser))
    row.refresh_from_db()
    assert row.status == "open"


def bsn_differs(file="999990160"):
    """K1's BSN was delivered, changed on screen, and delivered again with a third number."""
    deliver(klanten=klanten_csv(f"K1;{BSN};Eerst;"))
    with handeling(door="systeem"):
        on_screen("K1", "999990032")
    deliver(klanten=klanten_csv(f"K1;{file};Eerst;"))
    return Afwijking.objects.get()


def on_screen(nummer, value):
    row = Identificatie.objects.get(klant__klantnummer=nummer)
    row.bsn_versleuteld, row.sleutel_id = bsn.encrypt(value, row_id=row.pk)
    row.bsn_index, row.reden_ontbreekt = bsn.index_of(value), None
    row.save()


def bsn_of(nummer):
    row = Identificatie.objects.get(klant__klantnummer=nummer)
    return bsn.decrypt(row.bsn_versleuteld, row_id=row.pk, key_id=row.sleutel_id)


def test_a_bsn_is_masked_and_can_be_taken(browser):
    row = bsn_differs()
    page = browser.get(LIJST).content.decode()
    assert "*****0032" in page
    assert "*****0160" in page
    assert "999990160" not in page
    assert "999990032" not in page
    assert "999990160" not in str(list(Afwijking.objects.values()))
    page = decide(browser, row, "overnemen", versie(browser))
    assert "De waarde uit het bestand is overgenomen." in page
    assert "999990160" not in page
    assert bsn_of("K1") == "999990160"
    row.refresh_from_db()
    assert (row.status, row.bsn_versleuteld, row.sleutel_id) == ("overgenomen", None, None)


def test_a_bsn_with_the_same_last_digits_makes_the_page_stale(browser):
    row = bsn_differs("999990160")
    seen = versie(browser)
    deliver(klanten=klanten_csv("K1;999880160;Eerst;"))
    row.refresh_from_db()
    assert row.bestand == {"bsn": "*****0160"}
    assert "Dit verschil is veranderd" in decide(browser, row, "overnemen", seen)
    assert bsn_of("K1") == "999990032"


def bsn_clashes():
    """K1 gets a BSN that somebody typed at K2."""
    deliver(klanten=klanten_csv(f"K1;{BSN};Eerst;", "K2;;Tweede;"))
    with handeling(door="systeem"):
        on_screen("K2", "999990032")
    deliver(klanten=klanten_csv("K1;999990032;Eerst;"))
    return Afwijking.objects.get()


def test_a_clash_is_taken_when_it_is_gone_and_not_before(browser):
    row = bsn_clashes()
    assert "past niet meer bij wat er nu staat" in decide(browser, row, "overnemen", versie(browser))
    assert bsn_of("K1") == BSN
    with handeling(door="systeem"):
        on_screen("K2", "999990044")
    assert "is overgenomen" in decide(browser, row, "overnemen", versie(browser))
    assert bsn_of("K1") == "999990032"
    before = Importgeheugen.objects.get(tabel="klanten", sleutel="K1")
    assert before.gemeld is None


def test_a_clash_about_which_the_screen_was_kept_does_not_come_in_later(browser):
    row = bsn_clashes()
    assert "De waarde op het scherm blijft staan." in decide(browser, row, "behouden", versie(browser))
    with handeling(door="systeem"):
        on_screen("K2", "999990044")
    deliver(klanten=klanten_csv("K1;999990032;Eerst;"))
    assert bsn_of("K1") == BSN
    assert not Afwijking.objects.filter(status="open").exists()


def test_database_keeps_no_bsn_of_a_settled_difference(browser):
    row = bsn_differs()
    with pytest.raises(IntegrityError, match="afwijking_bsn_alleen_zolang_open"), transaction.atomic():
        Afwijking.objects.filter(pk=row.pk).update(status="behouden", afgehandeld_op=clock.now())


def test_rules_still_hold_when_a_value_is_taken(browser):
    klanten, trajecten = klanten_csv("K1;;A;"), "trajectnummer;klantnummer;start;einde;einde_reden\n"
    deliver(klanten=klanten, trajecten=trajecten + "T1;K1;2019-01-01;;\n")
    with handeling(door="systeem"):
        Traject.objects.update(start="2019-02-01")
    deliver(trajecten=trajecten + "T1;K1;2019-03-01;;\n")
    row = Afwijking.objects.get()
    seen = versie(browser)
    with handeling(door="systeem"):
        Traject.objects.update(vervallen_op=clock.now(), vervallen_reden="fout")
    decide(browser, row, "overnemen", seen)
    assert str(Traject.objects.get().start) == "2019-02-01"


def test_codes_and_targets_can_be_taken_too(browser):
    codes, doelen = "lijst;code;naam;geldig_van;geldig_tot\n", "jaar;regulier;extra;kosten_per_uitkering\n"
    deliver(codes=codes + "belemmering;nieuw;Eerst;;\n", doelstellingen=doelen + "2019;1;2;3\n")
    from intake.models import Belemmeringsoort
    from werkoffensief.doelen.models import Doelstelling

    with handeling(door="systeem"):
        Belemmeringsoort.objects.filter(code="nieuw").update(naam="Scherm")
        Doelstelling.objects.filter(maat="extra").update(waarde=20)
    deliver(codes=codes + "belemmering;nieuw;Bestand;;\n", doelstellingen=doelen + "2019;1;200;3\n")
    for row in Afwijking.objects.order_by("tabel"):
        decide(browser, row, "overnemen", versie(browser, f"?tabel={row.tabel}"))
    assert Belemmeringsoort.objects.get(code="nieuw").naam == "Bestand"
    assert set(Doelstelling.objects.values_list("maat", "waarde")) == {
        ("regulier", 1),
        ("extra", 200),
        ("kosten_per_uitkering", 3),
    }
    assert not Afwijking.objects.filter(status="open").exists()


def test_filters_stand_in_the_url_and_nonsense_is_no_filter(browser):
    row = klant_differs()
    assert "achternaam" in browser.get(f"{LIJST}?levering={row.levering_id}&tabel=klanten").content.decode()
    assert "Er zijn geen verschillen" in browser.get(f"{LIJST}?tabel=teams").content.decode()
    assert "achternaam" in browser.get(f"{LIJST}?levering=x&tabel='&stand=%00&pagina=-1").content.decode()
    answer = browser.post(f"{LIJST}{row.pk}/?tabel=teams&next=//evil.example", {})
    assert answer.url == f"{LIJST}?tabel=teams"


@pytest.mark.parametrize("number", [1, 25, 100])
def test_the_list_asks_the_same_number_of_questions(browser, number):
    kop = "kvk_nummer;naam;sector;plaats\n"
    deliver(werkgevers=kop + "".join(f"{10000000 + n};Eerst;zorg;\n" for n in range(number)))
    with handeling(door="systeem"):
        Werkgever.objects.update(naam="Scherm")
    deliver(werkgevers=kop + "".join(f"{10000000 + n};Vierde;zorg;\n" for n in range(number)))
    assert Afwijking.objects.filter(status="open").count() == number
    with CaptureQueriesContext(connection) as queries:
        page = browser.get(LIJST).content.decode()
    assert page.count('value="overnemen"') == min(number, 50)
    assert len([q for q in queries if "overdracht_" in q["sql"] or "werkgevers_" in q["sql"]]) == 4
