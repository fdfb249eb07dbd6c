"""The answer to a request for access: everything about one person, nothing about another, and both logs know first."""

import csv
import io
import json
import tempfile
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from intake import bsn
from intake.models import (
    Adres,
    Belemmering,
    Campagnedeelname,
    Claim,
    Contactgegeven,
    Herinneringstop,
    Identificatie,
    Klant,
    Overslag,
    Vertegenwoordiger,
    Vertrouweling,
)
from intake.services.samenvoegen import merge_klanten
from intake.services.verzoeken import close_verzoek
from tests.accounts.factories import MedewerkerFactory, make_cast
from tests.dossier.gevallen import ROLES, asked_others, full_file, in_one_household
from tests.dossier.test_bulk_gelijktijdig import while_undecided
from tests.intake.bestanden import PDF
from tests.intake.factories import (
    ActieFactory,
    AfspraakFactory,
    CampagneFactory,
    DeelnameFactory,
    DocumentFactory,
    GesprekFactory,
    GezinslidFactory,
    KlantFactory,
    KlanttagFactory,
    OnderwerpantwoordFactory,
    OntheffingFactory,
    TaakFactory,
    TerugbelbelofteFactory,
    ToegangFactory,
    UitnodigingFactory,
    VerzoekFactory,
    WaardescanFactory,
    WwrechtFactory,
    ZrmscoreFactory,
)
from tests.trajecten.factories import write_plan
from werkoffensief.doelen.models import Vraag
from werkoffensief.dossier.models import Uitstel
from werkoffensief.dossier.queries import eigen_gegevens as queries
from werkoffensief.dossier.services import antwoord as services
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.enums import Doel, Via
from werkoffensief.logboek.models import Handeling, Inzage, Levering
from werkoffensief.overdracht.models import Afwijking
from werkoffensief.overdracht.uitvoer import tables_of_klant
from werkoffensief.web import clock, notation
from werkoffensief.web.refusals import RefusalError

pytestmark = pytest.mark.usefixtures("opslagruimte")
BSN, OTHER_BSN = "999990019", "999990020"


@pytest.fixture
def cast(committed_db):
    """The log's own connection commits; only what is committed is seen by the other."""
    return make_cast()


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.privacy)


def identify(klant, digits):
    row = Identificatie(klant=klant, bsn_index=bsn.index_of(digits))
    row.bsn_versleuteld, row.sleutel_id = bsn.encrypt(digits, row_id=row.pk)
    row.save(force_insert=True)


def everything_of(cast, word, digits):
    """Somebody with a row in every table, in which `word` stands wherever a text may stand."""
    klant = full_file(cast.regisseur)[0]
    Klant.objects.filter(pk=klant.pk).update(achternaam=f"Achter{word}", geboortedatum=date(1980, 2, 3))
    klant.refresh_from_db()
    identify(klant, digits)
    Contactgegeven.objects.create(klant=klant, soort="email", waarde=f"{word}@voorbeeld.nl", bron="klant")
    Adres.objects.create(klant=klant, postcode="2500 AA", woonplaats=f"Plaats{word}", bron="klant")
    Vertegenwoordiger.objects.create(klant=klant, soort="bewindvoerder", naam=f"Bewind{word}", bron="klant")
    GezinslidFactory(klant=klant, relatie="kind", naam=f"Kind{word}", bron="klant")
    Belemmering.objects.create(klant=klant, soort_id="schulden", vastgesteld_op=date(2020, 1, 6))
    Campagnedeelname.objects.create(klant=klant, campagne=CampagneFactory())
    _of_the_work_list(cast, klant, word)
    gesprek = GesprekFactory(klant=klant, medewerker=cast.regisseur, verslag=f"Eerst{word}")
    gesprek.verslag = f"Daarna{word}"
    gesprek.save()
    OnderwerpantwoordFactory(gesprek=gesprek, tekst=f"Verteld{word}", intern=f"Terzijde{word}")
    klant.keuzeantwoorden.create(gesprek=gesprek, vraag="uren", getal=24)
    ZrmscoreFactory(gesprek=gesprek, domein="justitie", versie_lijst=f"Matrix{word}")
    KlanttagFactory(klant=klant, tag_id=None, tekst=f"Kan{word}")
    ActieFactory(klant=klant, gesprek=gesprek, wat=f"Doet{word}")
    lapsed = {"vervallen_op": timezone.now(), "vervallen_reden": f"Fout{word}"}
    GesprekFactory(klant=klant, verslag=f"Ingetrokken{word}", **lapsed)
    DocumentFactory(klant=klant, titel=f"Titel{word}", toegevoegd_door=cast.regisseur)
    ToegangFactory(klant=klant, medewerker=cast.vreemde, reden=f"Belde over {word}")
    Vertrouweling.objects.create(klant=klant, medewerker=cast.collega, toegevoegd_door=cast.teamleider)
    Vraag.objects.create(
        klant=klant, figuur="geplaatst", peildatum=date(2019, 12, 31), tekst=f"Vraag{word}", gesteld_door=cast.manager
    )  # fmt: skip
    write_plan(klant.trajecten.get(), word, cast.regisseur)
    Afwijking.objects.create(
        klant=klant, soort="verschil", bron="x", tabel="klanten", sleutel=word, eenheid="achternaam",
        scherm={"achternaam": f"Scherm{word}"}, bestand={"achternaam": f"Bestand{word}"}, toelichting="Bijzaak",
    )  # fmt: skip
    return klant


def _of_the_work_list(cast, klant, word):
    by = {"klant": klant, "medewerker": cast.regisseur}
    for factory in (OntheffingFactory, WwrechtFactory, DeelnameFactory):
        factory(klant=klant)
    TerugbelbelofteFactory(**by)
    UitnodigingFactory(klant=klant, afspraak=AfspraakFactory(klant=klant))
    later = {"ding": TaakFactory(**by).pk, "tot": timezone.localdate() + timedelta(9), "soort": "taak"}
    Uitstel.objects.create(**by, **later, reden=f"Later{word}")
    Herinneringstop.objects.create(klant=klant, door=cast.regisseur)
    WaardescanFactory(**by)
    asked_others(klant, word)
    Claim.objects.create(**by, verloopt_op=timezone.now() + timedelta(days=1))
    Overslag.objects.create(**by, vanaf=date(2026, 1, 1), tot=date(2026, 1, 9), reden=f"Over{word}")


@pytest.fixture
def klant(cast):
    return everything_of(cast, "Zelf", BSN)


def fetch(browser, verzoek, **ticked):
    """The answer's files by name."""
    answer = browser.post(f"/verzoeken/{verzoek.pk}/antwoord/", ticked)
    assert answer.status_code == 200, answer.status_code
    with ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        return answer, {name: archive.read(name) for name in archive.namelist()}


def text_of(files):
    return "\n".join([*files, *(data.decode(errors="replace") for data in files.values())])


# --- What is in it ------------------------------------------------------------


def test_everything_of_this_person_is_in_it_and_nothing_of_another(cast, browser, klant):
    other = everything_of(cast, "Xander", OTHER_BSN)
    verzoek = VerzoekFactory(klant=klant)
    VerzoekFactory(klant=other)
    in_one_household(klant, other)
    _, files = fetch(browser, verzoek, met_afscherming="ja")
    assert files["json/gezinsbanden.json"].count(b"partner") == 1  # not the one who is shielded
    assert b"ouder" in files["json/gezinsbanden_ander.json"]
    for onderdeel in queries.ONDERDELEN:
        assert f"json/{onderdeel.naam}.json" in files, onderdeel.naam
    text, page = text_of(files), files["uw-gegevens.html"].decode()
    said = [
        "AchterZelf", "Zelf@voorbeeld.nl", "PlaatsZelf", "BewindZelf", "KindZelf", "DaarnaZelf", "IngetrokkenZelf",
        "OverZelf", "StaZelf", "DoelZelf", "WachtZelf", "GingZelf", "StondZelf", "NazorgZelf", "WensZelf", "LeenZelf",
        "KwijtZelf", "BuddyZelf", "KoffieZelf", "VerhaalZelf", "BeroepZelf", "FunctieZelf", "CursusZelf", "Fiets",
        "Afgemaakt", "FoutZelf", "TitelZelf", "Belde over Zelf", "VraagZelf", "SchermZelf", "BestandZelf", "KanZelf",
        klant.klantnummer, BSN, "VerteldZelf", "TerzijdeZelf", "MatrixZelf", "Justitie", "DoetZelf", "NavraagZelf",
        "TerugZelf",
    ]  # fmt: skip
    assert [word for word in said if word not in page] == []
    assert "EerstZelf" in files["json/eerder/gesprekken.json"].decode()
    strange = ("Xander", other.klantnummer, OTHER_BSN, str(other.pk), "Bijzaak")
    assert [word for word in strange if word in text] == []


def test_machine_readable_files_hold_the_same(browser, klant):
    _, files = fetch(browser, VerzoekFactory(klant=klant))
    gesprekken = json.loads(files["json/gesprekken.json"])
    assert {row["verslag"] for row in gesprekken} == {
        "Wil graag in de zorg werken.", "DaarnaZelf", "IngetrokkenZelf",
    }  # fmt: skip
    assert json.loads(files["json/identificaties.json"])[0]["bsn"] == BSN
    names = {name for name in files if name.startswith("csv/")}
    assert names == {f"csv/{tabel.name}.csv" for tabel in tables_of_klant()}
    rows = list(csv.DictReader(io.StringIO(files["csv/klanten.csv"].decode("utf-8-sig")), delimiter=";"))
    assert [(row["klantnummer"], row["bsn"], row["achternaam"]) for row in rows] == [
        (klant.klantnummer, BSN, "AchterZelf")
    ]
    for name in ("trajecten", "regisseurs", "stappen", "plaatsingen", "uitkeringen"):
        assert files[f"csv/{name}.csv"].count(b"\n") == 2, name


def test_documents_are_in_it_under_a_number(browser, klant):
    DocumentFactory(klant=klant, vervallen_op=timezone.now(), vervallen_reden="Verkeerd bestand")
    DocumentFactory(klant=klant, titel="Weg", opslagnaam=f"documenten/aa/{uuid4().hex}")
    _, files = fetch(browser, VerzoekFactory(klant=klant))
    papers = {name: data for name, data in files.items() if name.startswith("documenten/")}
    page = files["uw-gegevens.html"].decode()
    assert list(papers.values()) == [PDF]  # not the withdrawn one, and not the one that is gone
    assert f'href="{next(iter(papers))}"' in page
    assert "niet meer in de opslag" in page
    assert len(json.loads(files["json/documenten.json"])) == 3


def test_a_formula_is_only_text_in_a_spreadsheet(browser, klant):
    GesprekFactory(klant=klant, verslag="=1+1")
    _, files = fetch(browser, VerzoekFactory(klant=klant))
    assert b";'=1+1" in files["csv/gesprekken.csv"]


def test_what_somebody_typed_is_text_on_the_page(browser, klant):
    GesprekFactory(klant=klant, verslag="<script>alert(1)</script>")
    _, files = fetch(browser, VerzoekFactory(klant=klant))
    assert b"<script" not in files["uw-gegevens.html"]


def test_who_opened_the_file_is_in_it_with_the_reason_and_without_other_klanten(
    cast, client_of, browser, klant
):
    other = full_file(cast.regisseur)[0]
    toegang = klant.toegangen.get()
    vreemde = client_of(cast.vreemde)
    vreemde.get(f"/klanten/{klant.pk}/")
    client_of(cast.regisseur).get("/klanten/?groep=mijn")
    client_of(cast.regisseur).post(f"/klanten/{klant.pk}/bsn/")
    client_of(cast.regisseur).get(f"/klanten/{other.pk}/")
    _, files = fetch(browser, VerzoekFactory(klant=klant))
    lines = json.loads(files["json/inzage.json"])
    assert len(lines) == Inzage.objects.filter(object_id=klant.pk).count()
    seen = next(line for line in lines if line["wie"] == cast.vreemde.naam)
    assert (seen["wat"], seen["waarvoor"]) == ("Dossier bekijken", Doel.TOEGANG.value)
    assert seen["reden"] == f"Reden: {toegang.reden}"
    assert cast.vreemde.naam in files["uw-gegevens.html"].decode()
    acts = json.loads(files["json/handelingen.json"])
    assert [act["wat"] for act in acts] == [
        "Heel BSN getoond", "Alle gegevens van een klant opgehaald voor een verzoek", "Heel BSN getoond",
    ]  # fmt: skip
    text = text_of(files)
    assert [word for word in (other.naam, other.klantnummer, str(other.pk)) if word in text] == []


def test_each_row_says_where_it_came_from(cast, browser, klant):
    levering = Levering.objects.create(door="systeem", bron="levering", omschrijving="klanten.csv")
    GesprekFactory(klant=klant, verslag="Geleverd", levering=levering)
    with handeling(door=cast.collega.pk):
        GesprekFactory(klant=klant, verslag="Getypt")
    with handeling(door="systeem", via=Via.TAAK):
        GesprekFactory(klant=klant, verslag="Vanzelf")
    _, files = fetch(browser, VerzoekFactory(klant=klant))
    said = {row["verslag"]: row["herkomst"] for row in json.loads(files["json/gesprekken.json"])}
    told = f"Levering van {notation.short_date(levering.tijdstip)}"
    assert (said["Geleverd"], said["Getypt"], said["Vanzelf"]) == (
        told, f"Scherm, door {cast.collega.naam}", "Het systeem",
    )  # fmt: skip
    assert told in files["uw-gegevens.html"].decode()


def test_page_says_who_gets_the_data_how_long_it_stays_and_what_is_not_in_it(browser, klant):
    _, files = fetch(browser, VerzoekFactory(klant=klant))
    page = files["uw-gegevens.html"].decode()
    for said in (
        "Wie krijgt uw gegevens?",
        "Hoe lang blijft het bewaard?",
        "Waar komen de gegevens vandaan?",
    ):
        assert f"<h2>{said}</h2>" in page
    missing = page.split('id="niet-hier"')[1]
    for titel, why in queries.ELSEWHERE:
        assert f"<dt>{titel}</dt>" in missing
        assert why in missing
    assert "correctiebestand" in missing
    assert all(f"<dt>{titel} (" in missing for titel, _ in queries.LEFT_OUT.values())


# --- A shielded file ------------------------------------------------------------

WARNING = "Dit dossier is of was afgeschermd."


def shielded(cast, client_of, klant):
    """Shielded because of somebody, for somebody, who read it."""
    with handeling(door=cast.teamleider.pk):
        Klant.objects.filter(pk=klant.pk).update(
            afgeschermd_op=clock.now(), afgeschermd_reden="Ex-partner dreigt"
        )
        Klant.objects.filter(pk=klant.pk).update(afgeschermd_reden="Ex-partner zoekt haar")
        buddy = MedewerkerFactory(naam="Vera Vertrouwd", rollen=["consulent"], team=cast.collega.team)
        Vertrouweling.objects.create(klant=klant, medewerker=buddy, toegevoegd_door=cast.teamleider)
    assert client_of(buddy).get(f"/klanten/{klant.pk}/").status_code == 200
    assert client_of(buddy).post(f"/klanten/{klant.pk}/bsn/").status_code == 200
    return buddy


@pytest.mark.parametrize("lifted", [False, True])
def test_why_and_for_whom_a_file_is_shielded_stays_out_and_the_answer_says_so(
    cast, client_of, browser, klant, lifted
):
    buddy = shielded(cast, client_of, klant)
    if lifted:
        Klant.objects.filter(pk=klant.pk).update(afgeschermd_op=None, afgeschermd_reden=None)
    verzoek = VerzoekFactory(klant=klant)
    _, files = fetch(browser, verzoek)
    text, page = text_of(files), files["uw-gegevens.html"].decode()
    assert [word for word in ("Ex-partner", buddy.naam, "json/vertrouwelingen") if word in text] == []
    assert "Wie uw dossier mocht zien" not in page  # not under what is empty either
    titel, why = queries.SHIELDED
    assert f"<dt>{titel}</dt>" in page
    assert why in page
    assert queries.SOMEBODY in {line["wie"] for line in json.loads(files["json/inzage.json"])}
    assert queries.SOMEBODY in {line["wie"] for line in json.loads(files["json/handelingen.json"])}
    asked = browser.get(f"/verzoeken/{verzoek.pk}/").content.decode()
    assert WARNING in asked
    assert 'name="met_afscherming"' in asked
    assert "checked" not in asked


def test_with_the_tick_it_is_all_in_it(cast, client_of, browser, klant):
    buddy = shielded(cast, client_of, klant)
    _, files = fetch(browser, VerzoekFactory(klant=klant), met_afscherming="ja")
    page = files["uw-gegevens.html"].decode()
    assert "Ex-partner zoekt haar" in page
    assert "Ex-partner dreigt" in files["json/eerder/klanten.json"].decode()
    assert buddy.naam in files["json/vertrouwelingen.json"].decode()
    assert buddy.naam in files["json/inzage.json"].decode()
    assert queries.SHIELDED[0] not in page


def test_nothing_is_said_of_shielding_where_there_was_none(browser):
    verzoek = VerzoekFactory(klant=KlantFactory())
    asked = browser.get(f"/verzoeken/{verzoek.pk}/").content.decode()
    assert WARNING not in asked
    assert "met_afscherming" not in asked
    _, files = fetch(browser, verzoek)
    assert queries.SHIELDED[0] not in files["uw-gegevens.html"].decode()


def test_a_merged_file_is_part_of_the_answer(cast, browser, klant):
    old = KlantFactory(achternaam="Vroeger", stadsdeel=klant.stadsdeel)
    number = old.klantnummer
    GesprekFactory(klant=old, verslag="Van voor het samenvoegen")
    for row in (klant, old):
        row.refresh_from_db()
    merge_klanten(
        door=cast.teamleider.pk, kept_id=klant.pk, kept_versie=klant.versie, merged_id=old.pk,
        merged_versie=old.versie, now=clock.now(),
    )  # fmt: skip
    _, files = fetch(browser, VerzoekFactory(klant=klant))
    page = files["uw-gegevens.html"].decode()
    assert "Van voor het samenvoegen" in page
    assert number in page
    assert "Vroeger" in files["json/eerder/klanten.json"].decode()


def test_long_tables_are_whole_in_json_and_cut_on_the_page(browser, klant, monkeypatch):
    monkeypatch.setattr(services, "ON_PAGE", 2)
    monkeypatch.setattr(queries, "CHUNK", 2)
    for number in range(5):
        GesprekFactory(klant=klant, verslag=f"Verslag {number}")
    _, files = fetch(browser, VerzoekFactory(klant=klant))
    assert len(json.loads(files["json/gesprekken.json"])) == 8
    assert "de eerste 2 van 8 regels" in files["uw-gegevens.html"].decode().replace("\u00a0", " ")


def test_it_asks_the_same_few_queries_for_1_25_and_100_rows(cast, browser, klant):
    verzoek, counts, made = VerzoekFactory(klant=klant), [], 0
    fetch(browser, verzoek)
    for number in (1, 25, 100):
        for _ in range(number - made):
            GesprekFactory(klant=klant, medewerker=MedewerkerFactory())
        made = number
        with CaptureQueriesContext(connection) as found:
            fetch(browser, verzoek)
        counts.append(len(found))
    assert len(set(counts)) == 1, counts


# --- Who gets it, and what is logged ------------------------------------------------------------


def test_only_the_privacy_officer_and_only_while_a_request_for_access_is_open(
    cast, client_of, browser, klant
):
    verzoek = VerzoekFactory(klant=klant)
    here = f"/verzoeken/{verzoek.pk}/antwoord/"
    answers = {role: client_of(getattr(cast, role)).post(here) for role in ROLES}
    answers["privacy"].close()
    statuses = {role: answer.status_code for role, answer in answers.items()}
    assert statuses == {role: 200 if role == "privacy" else 403 for role in ROLES}
    assert browser.get(here).status_code == 405
    for soort in ("correctie", "verwijdering", "beperking", "overig"):
        row = VerzoekFactory(klant=klant, soort=soort)
        assert browser.post(f"/verzoeken/{row.pk}/antwoord/").status_code == 404
        assert "Alle gegevens ophalen" not in browser.get(f"/verzoeken/{row.pk}/").content.decode()
    assert "Alle gegevens ophalen" in browser.get(f"/verzoeken/{verzoek.pk}/").content.decode()
    browser.post(f"/verzoeken/{verzoek.pk}/", {"uitkomst": "voldaan"})
    assert browser.post(here).status_code == 404
    assert browser.post(f"/verzoeken/{uuid4()}/antwoord/").status_code == 404


def test_name_of_the_file_says_nothing_and_no_cache_keeps_it(browser, klant):
    answer, _ = fetch(browser, VerzoekFactory(klant=klant))
    assert answer["Content-Disposition"] == 'attachment; filename="antwoord-op-verzoek.zip"'
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Type"] == "application/zip"


def test_no_file_of_it_stays_anywhere(browser, klant, bewaard, tmp_path, monkeypatch, settings):
    """Also when it is too big for the memory: on the disk it has no name, and it is gone once it was sent."""
    temporary, data = tmp_path / "tijdelijk", tmp_path / "data"
    temporary.mkdir()
    data.mkdir()
    settings.DATA_DIR = data
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setattr(services, "IN_MEMORY", 64)
    kept = bewaard()
    answer = browser.post(f"/verzoeken/{VerzoekFactory(klant=klant).pk}/antwoord/")
    assert len(open_in(temporary)) == 1
    assert [*temporary.rglob("*"), *data.rglob("*")] == []
    assert len(b"".join(answer.streaming_content)) > 64
    answer.close()
    assert open_in(temporary) == []
    assert [*temporary.rglob("*"), *data.rglob("*")] == []
    assert bewaard() == kept


def open_in(folder):
    """The files in this folder that this process has open, with or without a name."""
    found = []
    for entry in Path("/proc/self/fd").iterdir():
        with suppress(OSError):
            found.append(str(entry.readlink()))
    return [name for name in found if name.startswith(f"{folder}/")]


def test_both_logs_know_before_the_bytes_go_out(cast, browser, klant):
    verzoek = VerzoekFactory(klant=klant)
    fetch(browser, verzoek)
    line = Inzage.objects.get(gebruiker=str(cast.privacy.pk), object_id=klant.pk)
    assert (line.verwerking_naam, line.verwerking_id) == (Doel.VERZOEK.value, str(verzoek.pk))
    assert {"bsn", "logboek", "gesprekken"} <= set(line.verwerkte_soorten_gegevens)
    acts = Handeling.objects.filter(door=str(cast.privacy.pk)).order_by("tijdstip")
    assert [(act.soort, act.object_id) for act in acts] == [
        ("alle gegevens opgehaald", str(klant.pk)), ("BSN getoond", str(klant.pk)),
    ]  # fmt: skip
    assert not [
        act for act in acts if BSN in (act.toelichting or "") or klant.achternaam in (act.toelichting or "")
    ]


@pytest.mark.parametrize("state", ["correctie", "closed"])
def test_service_itself_refuses_what_is_no_open_request_for_access_and_logs_nothing(cast, klant, state):
    row = VerzoekFactory(klant=klant, soort="correctie" if state == "correctie" else "inzage")
    if state == "closed":
        close_verzoek(
            door=cast.privacy.pk, verzoek_id=row.pk, uitkomst="voldaan", toelichting=None, now=clock.now()
        )
    with pytest.raises(RefusalError, match="open verzoek om inzage"):
        services.answer_verzoek(door=cast.privacy.pk, verzoek_id=row.pk, now=clock.now())
    assert not Inzage.objects.exists()
    assert not Handeling.objects.exists()


def test_request_that_is_closed_at_the_same_moment_gives_no_answer(cast, klant):
    row = VerzoekFactory(klant=klant)
    closing = {"uitkomst": "ingetrokken", "toelichting": None, "now": clock.now()}
    raised = while_undecided(
        lambda: close_verzoek(door=cast.privacy.pk, verzoek_id=row.pk, **closing),
        lambda: services.answer_verzoek(door=cast.privacy.pk, verzoek_id=row.pk, now=clock.now()),
    )
    assert [str(refusal) for refusal in raised] == [services.NOT_ASKED]
    assert not Handeling.objects.exists()


@pytest.mark.parametrize("table", ["logboek_inzage", "logboek_handeling"])
def test_without_a_log_there_is_no_answer(browser, klant, owner, table):
    verzoek = VerzoekFactory(klant=klant)
    owner.execute(f"REVOKE INSERT ON {table} FROM PUBLIC, werk_log")
    browser.raise_request_exception = False
    assert browser.post(f"/verzoeken/{verzoek.pk}/antwoord/").status_code in {500, 503}


def test_a_bsn_that_cannot_be_read_does_not_stop_the_answer(browser, klant):
    Identificatie.objects.filter(klant=klant).update(sleutel_id="weg")
    _, files = fetch(browser, VerzoekFactory(klant=klant))
    assert BSN not in text_of(files)
    assert json.loads(files["json/identificaties.json"])[0]["bsn"] is None
