"""What an import brings, and that the same content again writes nothing."""

import pytest
from django.db import connection

from intake import bsn
from intake.models import Belemmeringsoort, Identificatie, Klant, Klantnummer, Uitkering
from tests.accounts.factories import MedewerkerFactory
from tests.overdracht.wereld import (
    BSN_A,
    WERELD,
    deliver,
    deliver_world,
    outcome,
    scalar,
    sentences,
    snapshot,
)
from trajecten.models import Regisseurschap
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.models import Medewerker, Rolverlening, Team
from werkoffensief.logboek.actor import handeling
from werkoffensief.logboek.models import Levering
from werkoffensief.logboek.nummers import next_number
from werkoffensief.overdracht.models import Importgeheugen

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def test_everything_new_is_taken():
    resultaat = deliver_world()
    assert resultaat.accepted
    taken = {b.tabel: b.nieuw + b.gewijzigd for b in resultaat.bestanden}
    assert taken == {name: len(rows) for name, rows in WERELD.items()}
    # That a traject goes on from another is a column of that traject; and these are columns of a klant, and of a code.
    columns = {"vervolgtrajecten", "aandachtspunten", "verblijfplaatsen", "voorzieningen"}
    assert {b.tabel for b in resultaat.bestanden if b.gewijzigd} == columns


def test_a_klant_gets_number_encrypted_bsn_address_and_contact(wereld):
    klant = Klant.objects.get(klantnummer="K1")
    assert (klant.voornaam, klant.tussenvoegsel, klant.achternaam) == ("Anna", "van der", "Berg")
    row = Identificatie.objects.get(klant=klant)
    assert bsn.decrypt(row.bsn_versleuteld, row_id=row.pk, key_id=row.sleutel_id) == BSN_A
    assert bytes(row.bsn_index) == bsn.index_of(BSN_A)
    assert Identificatie.objects.get(klant__klantnummer="K3").reden_ontbreekt == "niet_geleverd"
    assert list(klant.adressen.values_list("postcode", "huisnummer", "woonplaats")) == [
        ("2511AA", "1", "Den Haag")
    ]
    assert dict(klant.contactgegevens.values_list("soort", "waarde")) == {
        "telefoon": "070-1",
        "email": "k1@x.example",
    }
    assert not klant.opgenomen.exists()
    assert not Klant.objects.get(klantnummer="K3").adressen.filter(soort="woonadres").exists()


def test_team_and_regisseur_follow_from_the_delivery(wereld):
    found = {k.klantnummer: (k.team.naam, k.regisseur and k.regisseur.naam) for k in Klant.objects.all()}
    assert found == {"K1": ("Escamp", "Mo Bakker"), "K2": ("Escamp", "Mo Bakker"), "K3": ("Centrum", None)}


def test_the_same_content_again_writes_nothing(wereld):
    before = snapshot()
    resultaat = deliver_world()
    assert snapshot() == before
    assert resultaat.levering is None
    assert {b.tabel: b.ongewijzigd for b in resultaat.bestanden} == {
        n: len(rows) for n, rows in WERELD.items()
    }


def test_the_same_content_written_otherwise_writes_nothing(wereld):
    before = snapshot()
    klanten = [
        f" K1 ; {BSN_A} ;Anna;van der;Berg;31-01-1980;2511AA;1;Den Haag;Centrum;070-1;k1@x.example",
        WERELD["klanten"][1].replace("ı", "ı"),
        WERELD["klanten"][2],
    ]
    medewerkers = [WERELD["medewerkers"][0], "m2;Mo Bakker;m2@x.example;Escamp;regisseur | consulent"]
    deliver_world(
        klanten=klanten, medewerkers=medewerkers, teams=["Centrum;onbekend|Centrum", "Escamp;Escamp"]
    )
    assert snapshot() == before


def test_a_changed_row_changes_one_row_and_its_history(wereld):
    changed = WERELD["gesprekken"][0].replace(";3;", ";4;")
    resultaat = deliver_world(gesprekken=[changed, WERELD["gesprekken"][1]])
    assert (outcome(resultaat, "gesprekken").gewijzigd, outcome(resultaat, "gesprekken").ongewijzigd) == (
        1,
        1,
    )
    assert scalar("SELECT trede FROM intake_gesprek WHERE gespreknummer = 'G1'") == 4
    labels = (
        "SELECT string_agg(pgh_label, ',' ORDER BY pgh_id) FROM intake_gesprekgeschiedenis "
        "WHERE gespreknummer = %s"
    )
    assert (scalar(labels, "G1"), scalar(labels, "G2")) == ("nieuw,gewijzigd", "nieuw")
    context = "SELECT pgh_context FROM intake_gesprekgeschiedenis WHERE pgh_label = 'gewijzigd'"
    assert scalar(context) == f'{{"via": "import", "door": "test", "levering": "{resultaat.levering}"}}'
    assert Levering.objects.count() == 2


def test_an_empty_cell_clears(wereld):
    deliver_world(klanten=["K1;;;;Berg;;;;;;;", *WERELD["klanten"][1:]])
    klant = Klant.objects.get(klantnummer="K1")
    assert (klant.voornaam, klant.geboortedatum, klant.stadsdeel) == (None, None, None)
    assert not klant.adressen.filter(geldig_tot__isnull=True).exists()
    assert not klant.contactgegevens.filter(geldig_tot__isnull=True).exists()
    assert Identificatie.objects.get(klant=klant).bsn_index is None


def test_rows_absent_from_a_file_stay(wereld):
    deliver_world(klanten=WERELD["klanten"][:1], gesprekken=[], werkgevers=[])
    assert Klant.objects.count() == 3
    assert scalar("SELECT count(*) FROM intake_gesprek") == 2


def test_benefit_rows_of_a_klant_are_replaced_and_those_of_another_stay(wereld):
    resultaat = deliver_world(
        uitkeringen=["K1;2014-06-01;2018-12-31;overig", "K1;2019-01-01;2019-09-30;werk"]
    )
    rows = Uitkering.objects.filter(klant__klantnummer="K1").order_by("start")
    assert [(str(r.start), r.einde and str(r.einde)) for r in rows] == [
        ("2014-06-01", "2018-12-31"),
        ("2019-01-01", "2019-09-30"),
    ]
    found = outcome(resultaat, "uitkeringen")
    assert (found.nieuw, found.gewijzigd, found.verwijderd) == (1, 1, 1)
    assert Uitkering.objects.filter(klant__klantnummer="K2").count() == 1


def test_roles_of_the_screen_stay_and_those_of_imports_are_replaced(wereld):
    m1 = Medewerker.objects.get(gebruikersnaam="m1")
    with handeling(door="systeem"):
        Rolverlening.objects.create(medewerker=m1, rol=Rol.MANAGER, bron="scherm")
    deliver_world(medewerkers=["m1;Merel de Wit;m1@x.example;Centrum;teamleider", WERELD["medewerkers"][1]])
    now = set(Rolverlening.objects.current().filter(medewerker=m1).values_list("rol", "bron"))
    assert now == {("manager", "scherm"), ("teamleider", "import")}
    assert Rolverlening.objects.filter(medewerker=m1, rol="regisseur", tot__isnull=False).count() == 1


@pytest.mark.parametrize("rol", [Rol.BEHEERDER, Rol.PRIVACY, Rol.WERKGEVER])
def test_accounts_of_beheer_are_never_touched(rol):
    account = MedewerkerFactory(gebruikersnaam="m1", naam="Eigen naam", rollen=[rol])
    before = scalar("SELECT xmin::text || ctid::text FROM accounts_medewerker WHERE id = %s", account.pk)
    resultaat = deliver_world()
    assert (
        scalar("SELECT xmin::text || ctid::text FROM accounts_medewerker WHERE id = %s", account.pk) == before
    )
    assert [g.rol for g in account.rolverleningen.all()] == [rol]
    assert outcome(resultaat, "medewerkers").overgeslagen == 1
    assert (
        "account van een beheerder, privacy officer of werkgever"
        in outcome(resultaat, "medewerkers").meldingen[0]
    )


def test_an_imported_account_cannot_log_in(wereld):
    account = Medewerker.objects.get(gebruikersnaam="m1")
    assert not account.has_usable_password()
    assert account.uitgenodigd_op is None


# Of other conversations than those of the world.
NOTHING_TOLD: dict[str, list[str]] = {
    "antwoorden": [],
    "keuzeantwoorden": [],
    "zrm": [],
    "klanttags": [],
    "acties": [],
    "doelacties": [],
}


def test_numbers_of_the_screen_go_on_above_delivered_ones():
    # Other tests took some: no sequence is rolled back.
    before = scalar("SELECT last_value FROM nummer_gesprek")
    deliver_world(
        gesprekken=[
            "WO-000041;K1;2019-03-01;m1;kantoor;;",
            "WO-99999999999999999999;K1;2019-03-01;m1;kantoor;;",
        ],
        **NOTHING_TOLD,
    )
    assert next_number("gesprek") == f"WO-{max(before, 41) + 1:06d}"


def test_a_dry_run_changes_nothing_and_leaves_the_counter():
    before = snapshot()
    last = scalar("SELECT last_value FROM nummer_gesprek")
    spoken = {"gesprekken": ["WO-900000;K1;2019-03-01;m1;kantoor;;"], **NOTHING_TOLD}
    resultaat = deliver({**WERELD, **spoken}, proef=True)
    assert resultaat.accepted
    assert outcome(resultaat, "plaatsingen").nieuw == 2
    assert snapshot() == before
    assert scalar("SELECT last_value FROM nummer_gesprek") == last


def test_old_numbers_mean_the_merged_klant_and_rows_under_them_are_skipped(wereld):
    deliver({"aliassen": ["OUD1;K1", "OUD0;OUD1"]})
    assert set(Klantnummer.objects.filter(klant__klantnummer="K1").values_list("nummer", flat=True)) == {
        "K1",
        "OUD1",
        "OUD0",
    }
    resultaat = deliver(
        {
            "klanten": ["OUD1;;;;Iemand anders;;;;;;;"],
            "gesprekken": ["G9;OUD0;2019-03-02;m1;kantoor;;"],
            "belemmeringen": ["OUD1;schulden;2019-03-01;", "K1;schulden;2019-03-01;"],
        }
    )
    assert sentences(resultaat) == []
    assert outcome(resultaat, "klanten").meldingen == [
        "klanten.csv, regel 2: OUD1 is een oud nummer van klant K1; de rij is overgeslagen."
    ]
    assert (
        scalar(
            "SELECT k.klantnummer FROM intake_gesprek g JOIN intake_klant k ON k.id = g.klant_id "
            "WHERE gespreknummer = 'G9'"
        )
        == "K1"
    )
    before = snapshot()
    deliver({"aliassen": ["OUD1;K1", "OUD0;OUD1"], "gesprekken": ["G9;K1;2019-03-02;m1;kantoor;;"]})
    assert snapshot() == before


def test_a_regisseur_whose_start_was_corrected_stays_known_under_the_delivered_key(wereld):
    row = Regisseurschap.objects.get(traject__trajectnummer="T3")
    with handeling(door="systeem"):
        Regisseurschap.objects.filter(pk=row.pk).update(start="2019-04-03")
    before = snapshot()
    deliver_world()
    assert snapshot() == before
    deliver_world(regisseurs=[*WERELD["regisseurs"][:2], "T3;m2;2019-04-01;2019-12-31"])
    row.refresh_from_db()
    assert (str(row.start), str(row.einde)) == ("2019-04-03", "2019-12-31")


def test_every_table_remembers_without_text(wereld):
    remembered = Importgeheugen.objects.filter(tabel="klanten").get(sleutel="K1")
    assert remembered.klant_id == remembered.rij_id == Klant.objects.get(klantnummer="K1").pk
    assert len(remembered.hashes) == 8 * 7
    everything = b"".join(bytes(row.hashes) for row in Importgeheugen.objects.all())
    assert b"Berg" not in everything
    assert BSN_A.encode() not in everything


def test_the_actor_and_the_import_mode_do_not_stay_behind():
    with handeling(door="wie-ik-ben"):
        deliver_world()
        Team.objects.filter(naam="Escamp").update(naam="Escamp Oost")
    assert (
        scalar("SELECT pgh_context->>'door' FROM accounts_teamgeschiedenis WHERE naam = 'Escamp Oost'")
        == "wie-ik-ben"
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('werkoffensief.import', true)")
        assert cursor.fetchone()[0] != "aan"


def test_one_order_to_count_again_per_file_that_changed_something():
    deliver_world()
    assert (
        scalar("SELECT count(*) FROM berichten_opdracht WHERE soort = 'herberekenen' AND sleutel <> 'alles'")
        == 0
    )
    assert (
        scalar("SELECT count(*) FROM berichten_opdracht WHERE soort = 'herberekenen' AND sleutel = 'alles'")
        == 1
    )


HOSTILE = [
    "=1+1", "@SUM(A1)", "-2", "'; DROP TABLE x; --", "<script>alert(1)</script>", "%s %(x)s {0}", "\\N", "\\.", "NULL",
    "a\tb", "één ﷽ 😀", "𝅘𝅥𝅮" * 30, "한" * 200, "\u202ertl", "WO-1", "|", "a|b", "\\|", "a\x1fb", "0", "  binnen  ruimte",
]  # fmt: skip


@pytest.mark.steekproef(4)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_ordinary_texts(text):
    quoted = '"' + text.replace('"', '""') + '"'
    deliver_world(
        klanten=[
            f"K1;;{quoted};{quoted};{quoted};;{quoted};{quoted};{quoted};{quoted};{quoted};{quoted}",
            *WERELD["klanten"][1:],
        ],
        gesprekken=[f"{quoted};K1;2019-03-01;m1;kantoor;;{quoted}"],
        antwoorden=[f"{quoted};geld;besproken;{quoted};{quoted}"],
        keuzeantwoorden=[f"{quoted};uren;besproken;24"],
        zrm=[f"{quoted};financien;2;2017"],
        acties=[f"C1;K1;{quoted};ander;;{quoted};{quoted};2019-03-01;;"],
        klanttags=[
            f"K1;talent;lijst;koken;2019-03-01;;{quoted}",
            f"K1;wens;eigen_woorden;{quoted};2019-03-01;;",
        ],
    )
    klant = Klant.objects.get(klantnummer="K1")
    assert {klant.voornaam, klant.tussenvoegsel, klant.achternaam, klant.stadsdeel} == {text.strip()}
    assert scalar("SELECT verslag FROM intake_gesprek WHERE gespreknummer = %s", text.strip()) == text.strip()
    before = snapshot()
    deliver({"gesprekken": [f"{quoted};K1;2019-03-01;m1;kantoor;;{quoted}"]})
    assert snapshot() == before


# --- Codes known from the start -----------------------------------------------------------------------------------


def test_first_delivery_renames_a_code_that_is_known_from_the_start(db):
    resultaat = deliver({"codes": ["belemmering;taal;Nederlandse taal;;2030-12-31"]})
    assert outcome(resultaat, "codes").gewijzigd == 1
    assert (sentences(resultaat), outcome(resultaat, "codes").verschillen) == ([], 0)
    assert scalar("SELECT naam FROM intake_belemmeringsoort WHERE code = 'taal'") == "Nederlandse taal"


def test_code_renamed_on_screen_stays_and_the_difference_is_reported(db):
    with handeling(door="systeem"):
        Belemmeringsoort.objects.filter(code="taal").update(naam="Scherm")
    resultaat = deliver({"codes": ["belemmering;taal;Nederlandse taal;;"]})
    assert (sentences(resultaat), outcome(resultaat, "codes").verschillen) == ([], 1)
    assert scalar("SELECT naam FROM intake_belemmeringsoort WHERE code = 'taal'") == "Scherm"


def test_kind_of_benefit_typed_on_screen_outlives_a_corrected_period(wereld):
    """No delivery names the kind: a row that replaces another on the same days has its kind."""
    first = WERELD["uitkeringen"][0].split(";")
    kind_of = Uitkering.objects.filter(klant__klantnummer=first[0])
    kind_of.filter(start=first[1]).update(soort_id="ioaw")
    deliver({"uitkeringen": [";".join([first[0], "2015-01-02", *first[2:]])]})
    assert [(str(row.start), row.soort_id) for row in kind_of] == [("2015-01-02", "ioaw")]
